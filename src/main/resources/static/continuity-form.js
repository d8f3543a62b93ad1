// The form of the page of continuity: filled from what was prepared, checked as far as a browser can.
window.siafContinuityForm = (function () {
  "use strict";
  const form = document.querySelector("form[data-entry]");
  const word = (key) => document.querySelector("[data-word='" + key + "']").textContent;
  const BEFORE = { ANNUAL_COMMITMENT: "CERTIFICATION", MONTHLY_COMMITMENT: "ANNUAL_COMMITMENT", ACCRUAL: "MONTHLY_COMMITMENT" };
  // cents as whole numbers: no fraction is ever rounded; a comma stands between thousands or makes it unreadable (R0.7)
  const cents = (text) => {
    const match = /^(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(\d{1,2}))?$/.exec(text.trim());
    return match ? BigInt(match[1].replace(/,/g, "")) * 100n + BigInt((match[2] || "").padEnd(2, "0")) : null;
  };
  const signed = (text) => (text.startsWith("-") ? -cents(text.slice(1)) : cents(text));
  const plain = (total) => (total / 100n).toString() + "." + (total % 100n).toString().padStart(2, "0");
  const print = (total) => {
    const text = plain(total < 0n ? -total : total).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    return total < 0n ? "(" + text + ")" : text;
  };
  const key = (line) => [line.secFunc, line.rubro, line.resourceType, line.item].join("-");
  const rucHolds = (ruc) => {
    if (!/^(10|15|16|17|20)\d{9}$/.test(ruc)) {
      return false;
    }
    const sum = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(ruc[at]), 0);
    const rest = 11 - (sum % 11);
    return (rest >= 10 ? rest - 10 : rest) === Number(ruc[10]);
  };
  // a phone shows the lines in use and a few of the others: the words find the rest
  const PHONE = window.matchMedia("(max-width: 760px)");
  const FEW = 6;
  let facts = null;
  let queue = [];
  const field = (name) => form.elements.namedItem(name);
  const options = (select, choices) => {
    const chosen = select.value;
    select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)));
    if (choices.some(([value]) => value === chosen)) {
      select.value = chosen;
    }
  };
  // the entries of this queue that another may draw on, as records of the centre are
  const drafts = (stage) => queue.filter((entry) => entry.state !== "DISCARDED" && !entry.dropped)
    .map((entry) => Object.assign({ sequence: entry.sequence }, JSON.parse(entry.content))).filter((entry) => entry.stage === stage);
  const operation = (entry) => {
    const before = entry.entry && queue.find((one) => one.sequence === entry.entry);
    const open = entry.document && facts.open.find((one) => one.stage === BEFORE[entry.stage] && one.document === entry.document);
    return before ? operation(JSON.parse(before.content)) : (open ? open.operationType : (entry.fields.operationType || "N"));
  };
  const named = (line) => (facts.lines.find((one) => key(one) === key(line)) || { itemName: "" }).itemName;
  const source = () => {
    const stage = field("stage").value;
    const chosen = field("predecessor").value;
    if (stage === "CERTIFICATION") {
      return { lines: facts.lines, operationType: field("operationType").value };
    }
    const open = facts.open.find((one) => one.stage === BEFORE[stage] && "d" + one.document === chosen);
    if (open) {
      return { lines: open.lines, operationType: open.operationType, document: open.document, justification: open.justification };
    }
    const draft = drafts(BEFORE[stage]).find((one) => "e" + one.sequence === chosen);
    return draft ? { entry: draft.sequence, operationType: operation(draft), justification: draft.fields.justification,
      lines: draft.lines.map((line) => Object.assign({ available: line.amount, itemName: named(line) }, line)) } : { lines: [], operationType: "N" };
  };
  // what this queue already asks for of the same lines of the same source
  const held = (from) => {
    const sums = {};
    queue.filter((entry) => !entry.dropped && !["DISCARDED", "TAKEN", "MENDED"].includes(entry.state)).map((entry) => JSON.parse(entry.content))
      .filter((entry) => entry.stage === field("stage").value && (entry.document || "") === (from.document || "") && (entry.entry || 0) === (from.entry || 0))
      .forEach((entry) => entry.lines.forEach((line) => {
        sums[key(line)] = (sums[key(line)] || 0n) + cents(line.amount);
      }));
    return sums;
  };
  const body = form.querySelector("table.lines tbody");
  const sum = () => {
    let total = 0n;
    Array.from(body.rows).forEach((row) => {
      const input = row.querySelector("input");
      const typed = cents(input.value);
      row.querySelector("[data-unreadable]").hidden = input.value.trim() === "" || typed !== null;
      row.querySelector("[data-over]").hidden = typed === null || typed <= BigInt(row.dataset.left);
      total += typed || 0n;
    });
    form.querySelector("[data-sum]").textContent = print(total);
  };
  const filter = () => {
    const words = document.getElementById("filtro-lineas").value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    Array.from(body.rows).forEach((row) => {
      const text = row.textContent.toLowerCase();
      const used = row.querySelector("input").value.trim() !== "";
      const matches = words.every((one) => text.includes(one));
      found += matches && !used ? 1 : 0;
      row.hidden = !used && !(matches && found <= (PHONE.matches ? FEW : Infinity));
    });
    form.querySelector("[data-more]").hidden = !PHONE.matches || found <= FEW;
  };
  const drawLines = () => {
    const from = source();
    const used = held(from);
    const pattern = document.getElementById("linea").content.firstElementChild;
    body.replaceChildren(...from.lines.map((line) => {
      const row = pattern.cloneNode(true);
      const left = signed(line.available) - (used[key(line)] || 0n);
      row.dataset.key = key(line);
      row.dataset.left = left.toString();
      row.cells[0].textContent = key(line);
      row.cells[1].textContent = (line.target ? line.secFunc + ". " + line.target + " · " : "") + line.itemName;
      row.cells[2].textContent = print(left);
      row.querySelector("input").setAttribute("aria-label", form.querySelector("thead th:last-child").textContent + " " + key(line));
      return row;
    }));
    form.querySelector("[data-no-lines]").hidden = from.lines.length > 0;
    const codes = (facts.allowed[field("stage").value] || {})[from.operationType] || [];
    options(field("documentType"), codes.map((code) => [code, facts.documentTypes[code]]));
    if (from.justification && field("justification").value.trim() === "") {
      field("justification").value = from.justification;
    }
    filter();
    sum();
  };
  const drawStage = () => {
    const stage = field("stage").value;
    form.querySelectorAll("[data-for]").forEach((part) => {
      part.hidden = !part.dataset.for.split(" ").includes(stage);
    });
    const before = BEFORE[stage];
    options(field("predecessor"), before ? facts.open.filter((one) => one.stage === before)
      .map((one) => ["d" + one.document, [one.document, one.supplier, one.justification].filter(Boolean).join(" · ")])
      .concat(drafts(before).map((one) => ["e" + one.sequence, word("entry") + " " + one.sequence + " · " + one.fields.documentNumber])) : []);
    drawLines();
  };
  const errors = () => form.querySelectorAll("p.error").forEach((shown) => shown.remove());
  const refuse = (input, key) => {
    const told = document.getElementById("errado").content.firstElementChild.cloneNode(true);
    told.textContent = word(key);
    told.id = input.id + "-error";
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", told.id);
    input.closest(".field").append(told);
    return input;
  };
  // the draft, or nothing where something is missing: the first of it gets the focus
  const take = (tell) => {
    errors();
    form.querySelectorAll("[aria-invalid]").forEach((input) => {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    });
    const stage = field("stage").value;
    const from = source();
    const wrong = Array.from(form.querySelectorAll("[data-must]")).filter((input) => !input.closest("[hidden]") && input.value.trim() === "")
      .map((input) => refuse(input, "required"));
    // what the centre couldn't read isn't signed: a picker takes years of six digits
    Array.from(form.querySelectorAll("input[type=date]")).filter((input) => !input.closest("[hidden]")
      && (input.validity.badInput || !/^(20\d\d-\d\d-\d\d)?$/.test(input.value)) && !wrong.includes(input))
      .forEach((input) => wrong.push(refuse(input, "date")));
    const ruc = field("ruc").value.trim();
    if (stage === "ANNUAL_COMMITMENT" && ruc !== "" && !rucHolds(ruc)) {
      wrong.push(refuse(field("ruc"), "ruc"));
    }
    if (stage !== "CERTIFICATION" && !from.document && !from.entry) {
      wrong.push(refuse(field("predecessor"), "noPredecessor"));
    }
    const rows = Array.from(body.rows).filter((row) => row.querySelector("input").value.trim() !== "");
    const amounts = rows.map((row) => cents(row.querySelector("input").value));
    if (wrong.length === 0 && (rows.length === 0 || amounts.some((amount) => amount === null || amount === 0n))) {
      tell("noAmount");
      return null;
    }
    if (wrong.length > 0) {
      wrong[0].focus();
      return null;
    }
    const fields = {};
    form.querySelectorAll("select[name], input[name], textarea[name]").forEach((input) => {
      // no control character travels: the centre couldn't keep it
      const value = input.value.replace(/[\u0000-\u0009\u000b-\u001f]/g, " ").trim();
      if (!["stage", "predecessor"].includes(input.name) && !input.closest("[hidden]") && value !== "") {
        fields[input.name] = input.name === "month" ? Number(value) : value;
      }
    });
    return { stage: stage, year: facts.fiscalYear, document: from.document, entry: from.entry, fields: fields,
      lines: rows.map((row, at) => {
        const line = from.lines.find((one) => key(one) === row.dataset.key);
        return { secFunc: line.secFunc, rubro: line.rubro, resourceType: line.resourceType, item: line.item, amount: plain(amounts[at]) };
      }) };
  };
  let drawn = "";
  const draw = (prepared, entries) => {
    // contact that comes and goes takes nothing away of what is being typed
    const shown = JSON.stringify([prepared.asOf, entries.map((entry) => [entry.sequence, entry.state, entry.dropped])]);
    if (shown === drawn) {
      return;
    }
    drawn = shown;
    facts = prepared;
    queue = entries;
    options(field("stage"), facts.stages.map((stage) => [stage, word("stage." + stage)]));
    options(field("operationType"), Object.entries(facts.operationTypes).sort(([one], [two]) => (two === "N") - (one === "N") || one.localeCompare(two)));
    options(field("month"), [["", field("month").options[0].text]].concat(Object.entries(facts.months)));
    drawStage();
  };
  const empty = () => {
    ["documentNumber", "documentDate", "ruc", "supplierName", "contract", "voucherNumber", "voucherDate", "conformityDate",
      "conformityUnit", "justification"].forEach((name) => {
        field(name).value = "";
      });
  };
  field("stage").addEventListener("change", drawStage);
  field("predecessor").addEventListener("change", drawLines);
  field("operationType").addEventListener("change", drawLines);
  document.getElementById("filtro-lineas").addEventListener("input", filter);
  body.addEventListener("input", sum);
  return { form, word, print, cents, draw, take, empty };
}());
