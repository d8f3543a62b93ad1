// Enhancements of the forms of execution: the sum, a warning above what is available, a filter of lines, Enter to the next line.
// The server decides; without this script the forms work the same.
(function () {
  "use strict";
  const form = document.querySelector("form[data-lines]");
  if (!form) {
    return;
  }
  const rows = Array.from(form.querySelectorAll("table.lines tbody tr"));
  const inputs = rows.map((row) => row.querySelector("input.amount")).filter(Boolean);
  const sum = form.querySelector("[data-sum]");
  // cents as whole numbers: no fraction is ever rounded
  const cents = (text) => {
    const plain = text.trim().replace(/,/g, "");
    const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(plain);
    return match ? BigInt(match[1]) * 100n + BigInt((match[2] || "").padEnd(2, "0") || "0") : null;
  };
  const print = (total) => {
    const digits = (total / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return digits + "." + (total % 100n).toString().padStart(2, "0");
  };
  const refresh = () => {
    let total = 0n;
    rows.forEach((row) => {
      const input = row.querySelector("input.amount");
      const over = row.querySelector("[data-over]");
      if (!input) {
        return;
      }
      const typed = cents(input.value);
      if (typed !== null) {
        total += typed;
      }
      if (over && row.dataset.available) {
        const available = row.dataset.available.startsWith("-") ? 0n : cents(row.dataset.available);
        over.hidden = row.querySelector(".error") !== null || typed === null || available === null || typed <= available;
      }
    });
    if (sum) {
      sum.textContent = print(total);
    }
  };
  const bar = form.querySelector("[data-line-filter]");
  const words = form.querySelector("#filtro-lineas");
  const onlyUsed = form.querySelector("[data-only-used]");
  const add = form.querySelector("[data-add-line]");
  const more = form.querySelector("[data-more]");
  // a phone shows the lines in use, those asked for, and a few that match the words; a wide screen shows them all
  const phone = window.matchMedia("(max-width: 760px)").matches;
  const FEW = 6;
  const asked = new Set();
  const used = (row) => row.querySelector("input.amount").value.trim() !== "" || row.querySelector(".error") !== null;
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row) => {
      const text = row.textContent.toLowerCase();
      const matches = wanted.every((word) => text.includes(word));
      if (phone) {
        const mine = used(row) || asked.has(row);
        found += wanted.length > 0 && matches && !mine ? 1 : 0;
        row.hidden = !mine && !(wanted.length > 0 && matches && found <= FEW);
      } else {
        row.hidden = !(matches && (!onlyUsed.checked || used(row)));
      }
    });
    more.hidden = !phone || found <= FEW;
  };
  const addLine = () => {
    const next = rows.find((row) => row.hidden && !/^-|^0+(\.0+)?$/.test(row.dataset.available));
    if (next) {
      asked.add(next);
      filter();
    }
    return next;
  };
  if (bar && rows.length > 8) {
    bar.hidden = false;
    words.addEventListener("input", filter);
    onlyUsed.addEventListener("change", filter);
    form.querySelector("[data-wide-only]").hidden = phone;
    add.hidden = !phone;
    add.addEventListener("click", () => {
      const added = addLine();
      if (added) {
        added.querySelector("input.amount").focus();
      }
    });
    // hundreds of lines hide the few with an amount: these come alone, the others a click away
    onlyUsed.checked = rows.some(used);
    filter();
    if (phone && !rows.some(used)) {
      addLine();
    }
  }
  form.addEventListener("input", refresh);
  form.addEventListener("keydown", (event) => {
    const place = inputs.indexOf(event.target);
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (place >= 0 && step && !event.ctrlKey) {
      event.preventDefault();
      const following = inputs.filter((input) => !input.closest("tr").hidden);
      const next = following[following.indexOf(event.target) + step];
      if (next) {
        next.focus();
        next.select();
      }
    } else if (event.target === words && event.key === "Enter") {
      event.preventDefault();
    }
  });
  refresh();
}());
