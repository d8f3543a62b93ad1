// The matrix as a grid: saves while people type, takes back, tells what others change meanwhile.
// The server decides; without this script each row is written on its own page.
(function () {
  "use strict";
  const table = document.querySelector("table[data-grid]");
  if (!table) {
    return;
  }
  const page = table.dataset.grid;
  const othersBox = document.querySelector("[data-others]");
  const QUIET = 600;
  const fields = "textarea[data-field], input[data-field]";

  const value = (field) => (field.type === "checkbox" ? String(field.checked) : field.value);
  const grow = (field) => {
    // browsers without field-sizing
    if (field.tagName === "TEXTAREA" && !CSS.supports("field-sizing", "content")) {
      field.style.height = "auto";
      field.style.height = field.scrollHeight + 2 + "px";
    }
  };
  const prepare = (root) => root.querySelectorAll(fields).forEach((field) => {
    field.dataset.known = value(field);
    grow(field);
  });

  let reviewing = 0;
  const review = () => {
    const mine = (reviewing += 1);
    fetch(page + "/hallazgos").then((answer) => answer.text()).then((html) => {
      const panel = document.querySelector("aside[data-review]");
      if (mine === reviewing && panel) {
        const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("aside");
        if (fresh) {
          fresh.querySelectorAll("details").forEach((details, at) => {
            const code = details.querySelector(".chip").textContent;
            const old = Array.from(panel.querySelectorAll("details")).find((one) => one.querySelector(".chip").textContent === code);
            if (old) {
              details.open = old.open;
            }
          });
          const scroll = panel.scrollTop;
          panel.replaceWith(fresh);
          fresh.scrollTop = scroll;
        }
      }
    }).catch(() => undefined);
  };

  const refuse = (field, answer) => {
    clearRefusal(field);
    const note = document.createElement("p");
    note.className = "refusal";
    note.setAttribute("role", "alert");
    note.textContent = desk.why(answer);
    field.after(note);
  };
  const clearRefusal = (field) => {
    const next = field.nextElementSibling;
    if (next && (next.classList.contains("refusal") || next.classList.contains("conflict"))) {
      next.remove();
    }
  };
  const disagree = (field, answer) => {
    clearRefusal(field);
    const box = document.querySelector("template[data-conflict]").content.firstElementChild.cloneNode(true);
    box.querySelector("[data-says]").textContent = answer.body.detail;
    box.querySelector("[data-current]").textContent = answer.body.current;
    box.querySelector("[data-theirs]").addEventListener("click", () => {
      field.value = answer.body.current;
      field.dataset.known = answer.body.current;
      field.classList.remove("unsaved");
      box.remove();
      field.focus();
    });
    box.querySelector("[data-mine]").addEventListener("click", () => {
      field.dataset.known = answer.body.current;
      box.remove();
      save(field);
      field.focus();
    });
    field.after(box);
  };

  const timers = new WeakMap();
  const save = (field) => {
    window.clearTimeout(timers.get(field));
    const text = value(field);
    if (field.nextElementSibling?.classList.contains("conflict")) {
      return Promise.resolve();
    }
    if (text === field.dataset.known) {
      field.classList.remove("unsaved");
      return Promise.resolve();
    }
    const holder = field.closest("[data-part]");
    const line = field.closest("li[data-part]");
    const before = field.dataset.known;
    field.dataset.known = text;
    if (line && text.trim() === "") {
      return desk.edit([{ action: "REMOVE", part: line.dataset.part, id: Number(line.dataset.id) }]).then((answer) => {
        if (answer.ok) {
          const row = line.closest("tr");
          line.remove();
          refresh(row.dataset.id);
        }
      });
    }
    return desk.edit([{ action: "SET", part: holder.dataset.part, id: Number(holder.dataset.id), field: field.dataset.field, before: before, after: text }])
      .then((answer) => {
        if (answer.ok) {
          clearRefusal(field);
          field.classList.toggle("unsaved", value(field) !== field.dataset.known);
          field.closest(".by-other")?.classList.remove("by-other");
        } else {
          field.dataset.known = before;
          field.classList.add("unsaved");
          if (answer.status === 409) {
            disagree(field, answer);
          } else {
            refuse(field, answer);
          }
        }
      });
  };

  // a new line of a cell
  const add = (field) => {
    const text = field.value.trim();
    if (text === "" || field.dataset.sent === text) {
      return;
    }
    field.dataset.sent = text;
    const row = field.closest("tr");
    const kind = field.closest("td").dataset.kind;
    desk.edit([{ action: "ADD", part: kind, parent: Number(row.dataset.id), values: { [field.dataset.add]: text } }]).then((answer) => {
      delete field.dataset.sent;
      if (answer.ok) {
        const here = document.activeElement === field;
        field.value = "";
        refresh(row.dataset.id).then(() => here && byId(row.dataset.id)?.querySelector('td[data-kind="' + kind + '"] .add')?.focus());
      } else {
        refuse(field, answer);
      }
    });
  };

  const byId = (id) => document.getElementById("fila-" + id);
  const rowsNow = () => fetch(page + "/matriz?fragmento=filas").then((answer) => answer.text())
    .then((html) => new DOMParser().parseFromString("<table>" + html + "</table>", "text/html").querySelector("tbody"));
  const busy = (row) => Array.from(row.querySelectorAll(fields + ", .add")).some(
    (field) => (field.dataset.field ? value(field) !== field.dataset.known : field.value.trim() !== "") || field === document.activeElement);
  // a row as the server has it now; what is being typed stays
  const refresh = (id) => rowsNow().then((fresh) => {
    const now = fresh.querySelector("#fila-" + id);
    const old = byId(id);
    if (now && old) {
      const typing = old.contains(document.activeElement) && document.activeElement.closest("td, th");
      Array.from(now.children).forEach((cell, at) => {
        if (old.children[at] !== typing || typing.matches("[data-kind]")) {
          const add = old.children[at].querySelector(".add");
          const text = add ? add.value : "";
          old.children[at].replaceWith(cell);
          if (text && cell.querySelector(".add")) {
            cell.querySelector(".add").value = text;
          }
        }
      });
      prepare(old);
    }
  });
  const reload = (focus) => rowsNow().then((fresh) => {
    const body = table.tBodies[0];
    Array.from(body.rows).filter(busy).forEach((row) => {
      const same = fresh.querySelector("#" + row.id);
      if (same) {
        same.replaceWith(row);
      }
    });
    body.replaceWith(fresh);
    prepare(fresh);
    const row = focus && byId(focus);
    if (row) {
      row.querySelector("textarea").focus();
    }
  });

  const tellOthers = (foreign) => {
    const last = foreign[foreign.length - 1];
    othersBox.hidden = false;
    othersBox.textContent = last.person + " · " + desk.time() + " · " + foreign.length + " ✎";
    const structural = foreign.some((one) => one.part !== "NODE" || one.action !== "SET");
    const mark = () => foreign.forEach((one) => {
      const place = document.querySelector('[data-part="' + one.part + '"][data-id="' + one.row + '"]');
      const field = place && place.querySelector('[data-field="' + one.field + '"]');
      if (field && value(field) === field.dataset.known && field !== document.activeElement) {
        if (field.type === "checkbox") {
          field.checked = one.value === "true";
        } else {
          field.value = one.value;
        }
        field.dataset.known = value(field);
        grow(field);
      }
      if (place) {
        (place.matches("tr") ? place.cells[0] : place).classList.add("by-other");
        place.title = one.person;
      }
    });
    if (structural) {
      reload().then(mark);
    } else {
      mark();
    }
    review();
  };
  // structure
  const siblings = (row) => Array.from(table.tBodies[0].rows).filter(
    (one) => one.dataset.level === row.dataset.level && one.dataset.parent === row.dataset.parent);
  const structural = (edit, focus) => {
    return desk.edit([edit]).then((answer) => {
      if (answer.ok) {
        return reload(focus || answer.body.done[0].id);
      }
      desk.refused(answer);
      return reload();
    });
  };
  const acts = {
    add: (row, button) => structural({ action: "ADD", part: "NODE", parent: Number(row.dataset.id), values: { level: button.dataset.level } }),
    up: (row) => shift(row, -1),
    down: (row) => shift(row, 1),
    move: (row, button) => {
      const choice = document.createElement("select");
      choice.setAttribute("aria-label", button.getAttribute("aria-label"));
      choice.add(new Option(button.dataset.ask, ""));
      table.querySelectorAll('tr[data-level="P"]').forEach((one) => {
        if (one.dataset.id !== row.dataset.parent) {
          choice.add(new Option(one.querySelector("[data-field=code]").value + " " + one.querySelector("textarea").value.slice(0, 60), one.dataset.id));
        }
      });
      choice.addEventListener("change", () => structural({ action: "MOVE", part: "NODE", id: Number(row.dataset.id), parent: Number(choice.value), at: 100000 }, row.dataset.id));
      choice.addEventListener("blur", () => choice.replaceWith(button));
      button.replaceWith(choice);
      choice.focus();
    },
    remove: (row, button) => {
      const line = button.closest("li[data-part]");
      const edit = line ? { action: "REMOVE", part: line.dataset.part, id: Number(line.dataset.id) } : { action: "REMOVE", part: "NODE", id: Number(row.dataset.id) };
      const next = line ? row : row.previousElementSibling || row.nextElementSibling;
      structural(edit, next && next.dataset.id);
    },
  };
  const shift = (row, step) => {
    const line = siblings(row);
    const at = line.indexOf(row) + step;
    if (at >= 0 && at < line.length) {
      structural({ action: "MOVE", part: "NODE", id: Number(row.dataset.id), at: at }, row.dataset.id);
    }
  };
  // a table copied from a spreadsheet: objective, indicators, verification, assumptions; a row of the matrix for each of its rows
  const paste = (event) => {
    const text = (event.clipboardData || window.clipboardData).getData("text");
    if (!event.target.matches("[data-paste]") || !/[\t]|\n./.test(text.trim())) {
      return;
    }
    event.preventDefault();
    const row = event.target.closest("tr");
    const cells = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t").map((cell) => cell.trim().replace(/^"([\s\S]*)"$/, "$1").replace(/""/g, '"')));
    pasteRows(row, cells);
  };
  const kinds = ["INDICATOR", "VERIFICATION", "ASSUMPTION"];
  const lines = (id, cells) => kinds.flatMap((kind, at) => (cells[at + 1] || "").split(/\s*;\s*|\n/).filter(Boolean).map(
    (text) => ({ action: "ADD", part: kind, parent: id, values: { [kind === "INDICATOR" ? "indicator" : "text"]: text } })));
  const pasteRows = async (row, cells) => {
    const field = row.querySelector("[data-field=text]");
    const first = [{ action: "SET", part: "NODE", id: Number(row.dataset.id), field: "text", before: field.dataset.known, after: cells[0][0] }]
      .concat(lines(Number(row.dataset.id), cells[0]));
    const parent = row.dataset.parent ? Number(row.dataset.parent) : null;
    let answer = await desk.edit(first);
    const at = siblings(row).indexOf(row);
    const rest = row.dataset.level === "SR" ? [] : cells.slice(1).filter((line) => line.some(Boolean));
    for (let next = 0; answer.ok && next < rest.length; next += 1) {
      answer = await desk.edit([{ action: "ADD", part: "NODE", parent: parent, at: at + next + 1, values: { level: row.dataset.level, text: rest[next][0] } }]);
      const more = answer.ok ? lines(answer.body.done[0].id, rest[next]) : [];
      if (more.length > 0) {
        answer = await desk.edit(more);
      }
    }
    if (!answer.ok) {
      desk.refused(answer);
    }
    reload(row.dataset.id);
  };

  table.addEventListener("input", (event) => {
    const field = event.target;
    grow(field);
    if (field.dataset.field) {
      field.classList.add("unsaved");
      window.clearTimeout(timers.get(field));
      timers.set(field, window.setTimeout(() => save(field), field.type === "checkbox" ? 0 : QUIET));
    }
  });
  table.addEventListener("focusout", (event) => {
    if (event.target.dataset.field) {
      save(event.target);
    } else if (event.target.dataset.add) {
      add(event.target);
    }
  });
  table.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) {
      acts[button.dataset.do](button.closest("tr"), button);
    }
  });
  table.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr[data-id]");
    if (!row) {
      return;
    }
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      save(event.target.dataset.field ? event.target : row.querySelector(fields)).then(() => shift(row, event.key === "ArrowUp" ? -1 : 1));
    } else if (event.key === "Enter" && event.target.dataset.add) {
      event.preventDefault();
      add(event.target);
    } else if (event.key === "Enter" && event.ctrlKey) {
      event.preventDefault();
      const level = row.dataset.level;
      const parent = row.dataset.parent ? Number(row.dataset.parent) : null;
      if (level !== "SR") {
        structural({ action: "ADD", part: "NODE", parent: parent, at: siblings(row).indexOf(row) + 1, values: { level: level } });
      }
    } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
      event.preventDefault();
      save(event.target);
    }
  });
  table.addEventListener("paste", paste);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-goto]");
    const row = link && byId(link.dataset.goto);
    if (row) {
      event.preventDefault();
      document.querySelectorAll(".pointed").forEach((one) => one.classList.remove("pointed"));
      row.classList.add("pointed");
      row.scrollIntoView({ block: "center" });
      row.querySelector("textarea").focus();
    }
  });
  const typed = (field) => (field.dataset.field ? value(field) !== field.dataset.known : field.value !== "");
  const desk = window.siafDesk(page, Number(table.dataset.head), {
    others: tellOthers,
    taken: review,
    reload: () => reload(document.activeElement.closest("tr")?.dataset.id),
    typing: (target) => target.matches("input, textarea") && typed(target),
    unsaved: () => Array.from(table.querySelectorAll(fields)).some(typed),
  });
  prepare(table);
}());
