// Enhancements only: every page works without them.
(function () {
  "use strict";
  // On a phone the menu and the filters start closed: what was asked for comes first.
  if (window.matchMedia("(max-width: 760px)").matches) {
    document.querySelectorAll("[data-phone-closed]").forEach((part) => part.removeAttribute("open"));
  }
  // "/" jumps to the search box, as the placeholder says.
  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("buscar");
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && search && !typing) {
      event.preventDefault();
      search.focus();
    }
  });
  // A destructive action asks first, in the words of its button's data-confirm.
  document.addEventListener("submit", (event) => {
    const question = event.submitter && event.submitter.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });
  // Printing needs script, so its buttons appear with it.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}());
