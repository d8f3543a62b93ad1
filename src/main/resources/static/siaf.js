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
    } else if (event.submitter && event.submitter.hasAttribute("data-sign-out")) {
      lockContinuity();
    }
  });
  // What was registered offline in this browser: signing out asks first while some of it waits, and shows it to nobody until its owner is back.
  const CONTINUITY = "siaf.continuity";
  const continuity = () => {
    try {
      return JSON.parse(window.localStorage.getItem(CONTINUITY)) || {};
    } catch (unreadable) {
      return {};
    }
  };
  const lockContinuity = () => {
    if (continuity().owner) {
      window.localStorage.setItem(CONTINUITY, JSON.stringify(Object.assign(continuity(), { locked: true })));
    }
  };
  const signOut = document.querySelector("[data-sign-out]");
  if (signOut && continuity().person === document.body.dataset.user && continuity().waiting > 0) {
    signOut.dataset.confirm = signOut.dataset.waiting;
  }
  // Each error of a form's summary says whose it is; they stand in the order of the fields.
  document.querySelectorAll("[data-errors]").forEach((list) => {
    const fieldOf = (item) => {
      const link = item.querySelector("a");
      return link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    };
    Array.from(list.children)
      .map((item) => ({ item, field: fieldOf(item) }))
      .filter((error) => error.field)
      .sort((one, other) => (one.field.compareDocumentPosition(other.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
      .forEach((error) => {
        const label = error.field.labels && error.field.labels[0];
        const name = label && (label.querySelector("span") || label).textContent.trim();
        if (name && !error.item.textContent.includes(`: ${name}.`)) {
          error.item.prepend(name + ": ");
        }
        list.append(error.item);
      });
  });
  // Printing needs script, so its buttons appear with it.
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // What is typed in a long form outlives the session: it waits in this tab, for its owner only, until the server has taken it.
  // It is put back into the form and never sent by itself.
  const kept = {
    key: "siaf.form",
    read: () => {
      try {
        return JSON.parse(window.sessionStorage.getItem(kept.key));
      } catch (unreadable) {
        return null;
      }
    },
    write: (form) => {
      try {
        window.sessionStorage.setItem(kept.key, JSON.stringify(form));
      } catch (full) {
        // without room the form works as ever
      }
    },
    forget: () => window.sessionStorage.removeItem(kept.key),
  };
  const person = document.body.dataset.user;
  const form = document.querySelector("form[data-keep]");
  const waiting = kept.read();
  const here = window.location.pathname + window.location.search;
  if (waiting && document.body.hasAttribute("data-sign-in")) {
    if (window.location.search.includes("salida")) {
      kept.forget();
    } else {
      kept.write(Object.assign(waiting, { interrupted: true }));
    }
  } else if (waiting && person && person !== waiting.person) {
    kept.forget();
  } else if (waiting && waiting.interrupted && here !== waiting.page) {
    // once: a page that leads elsewhere isn't asked again
    kept.write(Object.assign(waiting, { interrupted: false, resumed: true }));
    window.location.replace(waiting.page);
  } else if (waiting && (waiting.interrupted || waiting.resumed) && here === waiting.page && form) {
    waiting.fields.forEach(([name, value]) => {
      Array.from(form.elements).filter((field) => field.name === name).forEach((field) => {
        if (field.type === "checkbox" || field.type === "radio") {
          field.checked = field.value === value;
        } else {
          field.value = value;
        }
      });
    });
    kept.write(Object.assign(waiting, { interrupted: false, resumed: false }));
    const restored = document.querySelector("[data-restored]");
    restored.hidden = false;
    restored.setAttribute("tabindex", "-1");
    restored.focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (waiting && person) {
    kept.forget();
  }
  // What was refused is put back into the form it was typed in, so that it is mended and not typed again; passwords and codes
  // of an authenticator never are: a code that was taken isn't asked for again, so its field is gone.
  const tried = "siaf.tried";
  const posts = () => Array.from(document.querySelectorAll("main form[method=post]"));
  const typed = (one) => Array.from(one.elements).filter((field) => field.name && !field.name.startsWith("_")
      && field.autocomplete !== "one-time-code" && !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const isMark = (field) => field.type === "checkbox" || field.type === "radio";
  const alike = (action) => posts().filter((one) => one.getAttribute("action") === action);
  const attempt = JSON.parse(window.sessionStorage.getItem(tried) || "null");
  window.sessionStorage.removeItem(tried);
  if (attempt && attempt.person === person && document.querySelector(".flash [role=alert]")) {
    const again = alike(attempt.action)[attempt.at];
    const fields = again ? typed(again) : [];
    if (fields.length === attempt.values.length && fields.every((field, at) => field.name === attempt.values[at][0])) {
      fields.forEach((field, at) => {
        field[isMark(field) ? "checked" : "value"] = attempt.values[at][1];
      });
      if (again.closest("details")) {
        again.closest("details").open = true;
      }
      again.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  document.addEventListener("submit", (event) => {
    const sent = event.target;
    if (person && posts().includes(sent)) {
      const action = sent.getAttribute("action");
      const values = typed(sent).map((field) => [field.name, isMark(field) ? field.checked : field.value]);
      try {
        window.sessionStorage.setItem(tried, JSON.stringify({ person, action, at: alike(action).indexOf(sent), values }));
      } catch (full) {
        // without room a refused form is typed again
      }
    }
  });
  if (form && person) {
    form.addEventListener("submit", () => {
      const fields = Array.from(new FormData(form).entries()).filter(
        ([name, value]) => typeof value === "string" && !name.startsWith("_"));
      kept.write({ person: person, page: here, fields: fields, interrupted: false });
    });
  }
}());
