// The causal graph is drawn: boxes are dragged, joined, added, removed. The outline below the picture does the same without it.
(function () {
  "use strict";
  const figure = document.querySelector("[data-graph]");
  if (!figure) {
    return;
  }
  const page = figure.dataset.graph;
  const tools = document.querySelector("[data-graph-tools]");
  const hint = tools.querySelector("[data-hint]");
  const snap = (place) => Math.max(0, Math.round(place / 10) * 10);
  let chosen = null;
  let joining = null;

  const svg = () => figure.querySelector("svg");
  const boxOf = (target) => target.closest && target.closest("[data-cause-id]");
  const choose = (box) => {
    figure.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    chosen = box ? (box.dataset.causeId ? { part: "CAUSE", id: Number(box.dataset.causeId) } : { part: "EDGE", id: Number(box.dataset.edge) }) : null;
    if (box) {
      box.classList.add("chosen");
    }
    tools.querySelector("[data-remove]").disabled = !chosen;
    tools.querySelector("[data-open]").disabled = !chosen;
  };
  const reload = () => fetch(window.location.href).then((answer) => answer.text()).then((html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    svg().replaceWith(fresh.querySelector("[data-graph] svg"));
    document.querySelector("[data-outline]").replaceWith(fresh.querySelector("[data-outline]"));
    choose(null);
  });
  const desk = window.siafDesk(page, Number(figure.dataset.head), {
    others: reload,
    taken: () => undefined,
    reload: reload,
    typing: (target) => target.matches("input, textarea"),
    unsaved: () => false,
  });
  const edit = (edits) => desk.edit(edits).then((answer) => {
    if (!answer.ok) {
      desk.refused(answer);
    }
    return reload().then(() => answer);
  });
  const point = (event) => {
    const at = svg().createSVGPoint();
    at.x = event.clientX;
    at.y = event.clientY;
    return at.matrixTransform(svg().getScreenCTM().inverse());
  };
  const redraw = (box, x, y) => {
    const id = box.dataset.causeId;
    box.setAttribute("transform", "translate(" + x + " " + y + ")");
    figure.querySelectorAll("[data-edge]").forEach((arrow) => {
      if (arrow.dataset.cause === id || arrow.dataset.effect === id) {
        arrow.classList.add("moving");
      }
    });
  };

  figure.addEventListener("pointerdown", (event) => {
    const box = boxOf(event.target);
    if (!box || joining !== null) {
      return;
    }
    event.preventDefault();
    const start = point(event);
    const from = { x: Number(box.dataset.x), y: Number(box.dataset.y) };
    let to = from;
    const move = (moved) => {
      const now = point(moved);
      to = { x: snap(from.x + now.x - start.x), y: snap(from.y + now.y - start.y) };
      redraw(box, to.x, to.y);
    };
    const drop = () => {
      window.removeEventListener("pointermove", move);
      choose(box);
      if (to.x === from.x && to.y === from.y) {
        return;
      }
      // all boxes get a place, so that the one that was moved doesn't push the others
      const edits = [];
      figure.querySelectorAll("[data-cause-id]").forEach((one) => {
        const place = one === box ? to : { x: Number(one.dataset.x), y: Number(one.dataset.y) };
        ["x", "y"].forEach((axis) => edits.push({ action: "SET", part: "CAUSE", id: Number(one.dataset.causeId), field: axis, before: one.dataset["stored" + axis.toUpperCase()] || "", after: String(place[axis]) }));
      });
      edit(edits);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop, { once: true });
  });
  figure.addEventListener("click", (event) => {
    const box = boxOf(event.target);
    if (joining !== null && box) {
      if (joining === "") {
        joining = box.dataset.causeId;
        box.classList.add("chosen");
        hint.textContent = hint.dataset.effect;
      } else {
        const edge = { cause_id: joining, effect_id: box.dataset.causeId };
        joining = null;
        hint.textContent = "";
        edit([{ action: "ADD", part: "EDGE", values: edge }]);
      }
    } else if (!box) {
      choose(event.target.closest("[data-edge]"));
    }
  });
  figure.addEventListener("dblclick", (event) => {
    const box = boxOf(event.target);
    if (box) {
      window.location.assign(page + "/partes/cause/" + box.dataset.causeId);
    }
  });
  tools.hidden = false;
  tools.querySelector("[data-join]").addEventListener("click", () => {
    joining = "";
    choose(null);
    hint.textContent = hint.dataset.cause;
  });
  tools.querySelector("[data-remove]").addEventListener("click", () => {
    if (chosen) {
      edit([{ action: "REMOVE", part: chosen.part, id: chosen.id }]);
    }
  });
  tools.querySelector("[data-open]").addEventListener("click", () => {
    if (chosen) {
      window.location.assign(page + "/partes/" + chosen.part.toLowerCase() + "/" + chosen.id);
    }
  });
  tools.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = tools.querySelector("[name=name]");
    const text = name.value.trim();
    if (text === "") {
      name.focus();
      return;
    }
    const codes = Array.from(figure.querySelectorAll(".box .code")).map((code) => Number(code.textContent.replace(/\D/g, "")) || 0);
    const first = codes.length === 0;
    const code = first ? "C0" : "C" + (Math.max(...codes) + 1);
    edit([{ action: "ADD", part: "CAUSE", values: { code: code, kind: first ? "CONDITION" : "FACTOR", name: text } }]).then((answer) => {
      if (answer.ok) {
        name.value = "";
        name.focus();
      }
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      joining = null;
      hint.textContent = "";
      choose(null);
    }
  });
}());
