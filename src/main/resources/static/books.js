// What the debits and the credits of an entry add up to, while they are typed. The server decides; without this script the form works
// the same.
(function () {
  "use strict";
  const form = document.querySelector("form[data-entry]");
  const sums = form && form.querySelector("[data-sums]");
  if (!sums) {
    return;
  }
  // cents as whole numbers: no fraction is ever rounded
  const cents = (text) => {
    const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/,/g, ""));
    return match ? BigInt(match[1]) * 100n + BigInt((match[2] || "").padEnd(2, "0")) : 0n;
  };
  const print = (total) => (total / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",") + "." + (total % 100n).toString().padStart(2, "0");
  const pasted = (column) => form.elements.pegado.value.split("\n").map((row) => cents(row.split(/[\t;]/)[column] || ""));
  const side = (name, column) => Array.from(form.querySelectorAll("input[name=" + name + "]"), (input) => cents(input.value))
    .concat(pasted(column)).reduce((one, other) => one + other, 0n);
  const refresh = () => {
    const debit = side("debe", 1);
    const credit = side("haber", 2);
    const apart = debit > credit ? debit - credit : credit - debit;
    sums.querySelector("[data-debit]").textContent = print(debit);
    sums.querySelector("[data-credit]").textContent = print(credit);
    sums.querySelector("[data-difference]").textContent = print(apart);
    sums.querySelector("[data-apart]").className = apart === 0n ? "chip ok" : "chip warn";
  };
  sums.hidden = false;
  form.addEventListener("input", refresh);
  refresh();
})();
