// Tables of figures that people fill: arrows and Enter move, a copied table is pasted, Ctrl+D fills down, Ctrl+Z takes back; what was
// written is saved together, all or none. The server decides.
(function () {
  "use strict";
  const table = document.querySelector("table[data-cells]");
  if (!table) {
    return;
  }
  const csrf = document.querySelector("input[name=_csrf]");
  const saved = document.querySelector("[data-saved]");
  const told = document.querySelector("[data-told]");
  const again = document.querySelector("[data-send-again]");
  const QUIET = 700;
  const PAUSE = 5000;
  const cells = Array.from(table.querySelectorAll("input[data-row]"));
  const rows = Array.from(table.tBodies[0].rows).map((row) => Array.from(row.querySelectorAll("input[data-row]")));
  const place = (cell) => cell.dataset.row + " " + cell.dataset.column;
  const at = new Map(cells.map((cell) => [place(cell), cell]));
  const plain = (text) => text.trim().replace(/,/g, "");
  const group = (text) => {
    const parts = plain(text).split(".");
    return /^\d+$/.test(parts[0]) ? parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (parts[1] ? "." + parts[1] : "") : text.trim();
  };
  const history = [];
  let timer = 0;
  let sending = false;
  cells.forEach((cell) => (cell.dataset.known = plain(cell.value)));

  const say = (kind) => {
    saved.textContent = saved.dataset[kind] + (kind === "done" ? " " + new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }) : "");
    saved.classList.toggle("bad", kind === "offline" || kind === "refused");
  };
  const dirty = () => cells.filter((cell) => plain(cell.value) !== cell.dataset.known);
  const mark = (cell) => {
    const unsaved = cell.classList.toggle("unsaved", plain(cell.value) !== cell.dataset.known);
    if (!unsaved && cell.hasAttribute("aria-invalid")) {
      clear(cell);
      if (dirty().length === 0) {
        say("done");
        again.hidden = true;
      }
    }
  };

  // sums of what is on this leaf; figures have at most four decimals
  const scaled = (text) => {
    const match = /^(\d+)(?:\.(\d{1,4}))?$/.exec(plain(text));
    return match ? BigInt(match[1]) * 10000n + BigInt((match[2] || "").padEnd(4, "0")) : 0n;
  };
  const print = (total) => group((total / 10000n).toString()) + (total % 10000n ? "." + (total % 10000n).toString().padStart(4, "0").replace(/0+$/, "") : "");
  const total = (figures, how) => {
    const given = figures.filter((text) => plain(text) !== "").map(scaled);
    if (given.length === 0) {
      return null;
    }
    switch (how) {
      case "MAX": return given.reduce((one, other) => (one > other ? one : other));
      case "LAST": return given[given.length - 1];
      case "AVG": return (given.reduce((one, other) => one + other, 0n) * 2n + BigInt(given.length)) / (2n * BigInt(given.length));
      default: return given.reduce((one, other) => one + other, 0n);
    }
  };
  const refresh = () => {
    table.querySelectorAll("[data-sum]").forEach((cell) => {
      const figures = cells.filter((one) => one.dataset.column === cell.dataset.sum).map((one) => one.value);
      cell.textContent = print((total(figures, "SUM") || 0n) + scaled(cell.dataset.besides || "0"));
    });
    table.querySelectorAll("tr[data-accumulation]").forEach((row) => {
      const box = row.querySelector("[data-total]");
      const months = total(Array.from(row.querySelectorAll("input[data-row]")).map((one) => one.value), row.dataset.accumulation);
      box.textContent = months === null ? "–" : print(months);
      const off = row.querySelector("[data-off]");
      off.hidden = months === null || months === scaled(row.dataset.year);
    });
  };

  function clear(cell) {
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
    const note = told.querySelector('[data-of="' + place(cell) + '"]');
    if (note) {
      note.remove();
    }
    told.hidden = told.querySelector("li") === null;
  }
  const tell = (cell, problem) => {
    const item = document.createElement("li");
    item.id = "why-" + place(cell).replace(/[^\w]/g, "-");
    item.dataset.of = place(cell);
    const link = document.createElement("a");
    link.href = "#" + cell.id;
    link.textContent = cell.getAttribute("aria-label");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      cell.focus();
    });
    item.append(link, ": " + problem.text + " ");
    if (problem.current !== null && problem.current !== undefined) {
      const theirs = document.createElement("button");
      theirs.type = "button";
      theirs.className = "btn";
      theirs.textContent = told.dataset.theirs + " " + (group(problem.current) || "–");
      theirs.addEventListener("click", () => {
        cell.value = group(problem.current);
        cell.dataset.known = plain(problem.current);
        mark(cell);
        clear(cell);
        refresh();
        send();
      });
      const mine = document.createElement("button");
      mine.type = "button";
      mine.className = "btn";
      mine.textContent = told.dataset.mine + " " + (cell.value || "–");
      mine.addEventListener("click", () => {
        cell.dataset.known = plain(problem.current);
        clear(cell);
        send();
      });
      item.append(theirs, " ", mine);
    }
    told.querySelector("ul").append(item);
    told.hidden = false;
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", item.id);
  };

  const send = async () => {
    window.clearTimeout(timer);
    const written = dirty();
    if (sending || written.length === 0) {
      return;
    }
    sending = true;
    say("saving");
    const edits = written.map((cell) => ({ row: cell.dataset.row, column: cell.dataset.column, before: cell.dataset.known, after: plain(cell.value) }));
    let answer = null;
    try {
      answer = await fetch(table.dataset.cells, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": csrf.value },
        body: JSON.stringify({ cells: edits }),
      });
    } catch (lost) {
      say("offline");
      sending = false;
      timer = window.setTimeout(send, PAUSE);
      return;
    }
    sending = false;
    if (answer.ok && !answer.redirected) {
      written.forEach((cell, index) => {
        cell.dataset.known = edits[index].after;
        mark(cell);
        clear(cell);
      });
      if (dirty().length > 0) {
        send();
      } else {
        say("done");
        again.hidden = true;
      }
      return;
    }
    say("refused");
    again.hidden = false;
    if (answer.redirected || answer.status === 403) {
      return;
    }
    const problem = await answer.json();
    written.forEach(clear);
    if (problem.cells && problem.cells.length > 0) {
      problem.cells.forEach((one) => at.has(one.row + " " + one.column) && tell(at.get(one.row + " " + one.column), one));
    } else {
      tell(written[0], { text: problem.detail + " " + problem.code });
    }
  };

  const write = (changes) => {
    const step = changes.filter((one) => !one.cell.readOnly && one.cell.value !== one.text).map((one) => ({ cell: one.cell, before: one.cell.value, text: one.text }));
    if (step.length === 0) {
      return;
    }
    history.push(step);
    step.forEach((one) => {
      one.cell.value = one.text;
      mark(one.cell);
    });
    refresh();
    window.clearTimeout(timer);
    timer = window.setTimeout(send, QUIET);
  };
  const takeBack = () => {
    const step = history.pop();
    if (!step) {
      return;
    }
    step.forEach((one) => {
      one.cell.value = one.before;
      mark(one.cell);
    });
    step[0].cell.focus();
    refresh();
    window.clearTimeout(timer);
    timer = window.setTimeout(send, QUIET);
  };
  const spot = (cell) => {
    const line = rows.findIndex((row) => row.includes(cell));
    return { line: line, at: rows[line].indexOf(cell) };
  };
  const move = (cell, down, right) => {
    const from = spot(cell);
    const row = rows[from.line + down];
    const next = row && row[from.at + right];
    if (next) {
      next.focus();
      next.select();
    }
  };

  cells.forEach((cell) => {
    let before = cell.value;
    cell.addEventListener("focus", () => {
      before = cell.value;
      cell.select();
    });
    cell.addEventListener("input", () => {
      mark(cell);
      refresh();
      window.clearTimeout(timer);
    });
    cell.addEventListener("change", () => {
      const text = group(cell.value);
      cell.value = before;
      write([{ cell: cell, text: text }]);
      before = cell.value;
    });
    cell.addEventListener("keydown", (event) => {
      const ctrl = event.ctrlKey || event.metaKey;
      if (event.key === "Escape") {
        cell.value = before;
        mark(cell);
        refresh();
      } else if (ctrl && event.key === "z") {
        if (cell.value === before) {
          event.preventDefault();
          takeBack();
          before = cell.value;
        }
      } else if (ctrl && event.key === "d") {
        event.preventDefault();
        const from = spot(cell);
        const above = rows[from.line - 1];
        if (above && above[from.at]) {
          write([{ cell: cell, text: above[from.at].value }]);
          before = cell.value;
        }
      } else if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        cell.dispatchEvent(new Event("change"));
        move(cell, event.key === "ArrowUp" || event.shiftKey ? -1 : 1, 0);
      } else if ((event.key === "ArrowLeft" && cell.selectionEnd === 0) || (event.key === "ArrowRight" && cell.selectionStart === cell.value.length)) {
        event.preventDefault();
        cell.dispatchEvent(new Event("change"));
        move(cell, 0, event.key === "ArrowLeft" ? -1 : 1);
      }
    });
    cell.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
      if (!/[\t\n]/.test(text)) {
        return;
      }
      event.preventDefault();
      const from = spot(cell);
      const changes = [];
      text.split("\n").forEach((line, down) => line.split("\t").forEach((figure, right) => {
        const target = rows[from.line + down] && rows[from.line + down][from.at + right];
        if (target) {
          changes.push({ cell: target, text: group(figure) });
        }
      }));
      write(changes);
      before = cell.value;
    });
  });
  document.querySelector("[data-undo-cells]").addEventListener("click", takeBack);
  again.addEventListener("click", send);
  window.addEventListener("beforeunload", (event) => {
    if (dirty().length > 0) {
      event.preventDefault();
    }
  });
  refresh();
})();
