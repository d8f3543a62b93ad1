// What every page of the design desk that is written in place shares: it saves in order, says so, takes back, looks for others.
window.siafDesk = function (page, firstHead, hooks) {
  "use strict";
  const csrf = document.querySelector("input[name=_csrf]");
  const saved = document.querySelector("[data-saved]");
  const refusal = document.querySelector("[data-refusal]");
  const undoButton = document.querySelector("[data-undo]");
  const redoButton = document.querySelector("[data-redo]");
  const LOOK = 5000;
  const desk = { head: firstHead, waiting: 0 };
  const done = [];
  const undone = [];
  let sending = Promise.resolve();
  const time = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  desk.time = time;
  const say = (kind, more) => {
    saved.textContent = saved.dataset[kind] + (more || "");
    saved.classList.toggle("bad", kind === "offline" || kind === "refused");
  };
  desk.why = (answer) => (answer.body ? answer.body.detail + " " + (answer.body.code || "") : saved.dataset.refused);
  // stays in sight until something is saved
  desk.refused = (answer) => {
    refusal.hidden = false;
    refusal.textContent = desk.why(answer);
  };
  const buttons = () => {
    undoButton.disabled = done.length === 0;
    redoButton.disabled = undone.length === 0;
  };
  const call = async (edits) => {
    const answer = await fetch(page + "/cambios", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": csrf.value },
      body: JSON.stringify({ edits: edits, seen: desk.head }),
    });
    const signedOut = answer.redirected || answer.status === 403;
    const body = signedOut ? null : await answer.json();
    return { ok: answer.ok && !answer.redirected, status: answer.status, body: body };
  };
  const sleep = (pause) => new Promise((then) => window.setTimeout(then, pause));
  const foreign = (others) => others.filter((one) => !done.includes(one.id) && !undone.includes(one.id));
  // one request after the other; what the network loses is sent again, what the server refuses is not
  desk.send = (edits) => {
    desk.waiting += 1;
    say("saving");
    const result = sending.then(async () => {
      for (let pause = 1000; ; pause = Math.min(pause * 2, 15000)) {
        try {
          return await call(edits);
        } catch (lost) {
          say("offline");
          await sleep(pause);
        }
      }
    }).then((answer) => {
      desk.waiting -= 1;
      if (answer.ok) {
        desk.head = answer.body.head;
        refusal.hidden = true;
        answer.body.done.filter((one) => one.change).forEach((one) => done.push(one.change));
        buttons();
        const others = foreign(answer.body.others);
        if (others.length > 0) {
          hooks.others(others);
        }
        if (desk.waiting === 0) {
          say("done", " " + time());
        }
        hooks.taken();
      } else {
        say("refused");
      }
      return answer;
    });
    sending = result.catch(() => undefined);
    return result;
  };
  // an edit of its own: what was taken back can't come again
  desk.edit = (edits) => {
    undone.length = 0;
    return desk.send(edits);
  };
  const takeBack = (from, to) => {
    if (from.length === 0) {
      return;
    }
    const change = from.pop();
    const keep = done.length;
    desk.send([{ action: "UNDO", id: change }]).then((answer) => {
      if (answer.ok) {
        if (to !== done) {
          done.splice(keep);
          answer.body.done.filter((one) => one.change).forEach((one) => to.push(one.change));
        }
        buttons();
        hooks.reload();
      } else {
        desk.refused(answer);
      }
    });
  };
  const look = () => {
    if (document.hidden || desk.waiting > 0) {
      return;
    }
    fetch(page + "/cambios.json?after=" + desk.head).then((answer) => (answer.ok && !answer.redirected ? answer.json() : null)).then((body) => {
      if (body && body.head > desk.head) {
        desk.head = body.head;
        const others = foreign(body.others);
        if (others.length > 0) {
          hooks.others(others);
        }
      }
    }).catch(() => undefined);
  };
  window.setInterval(look, LOOK);
  document.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || event.altKey || hooks.typing(event.target)) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) {
      event.preventDefault();
      takeBack(done, undone);
    } else if (key === "y" || (key === "z" && event.shiftKey)) {
      event.preventDefault();
      takeBack(undone, done);
    }
  });
  undoButton.hidden = false;
  redoButton.hidden = false;
  undoButton.addEventListener("click", () => takeBack(done, undone));
  redoButton.addEventListener("click", () => takeBack(undone, done));
  window.addEventListener("beforeunload", (event) => {
    if (desk.waiting > 0 || hooks.unsaved()) {
      event.preventDefault();
    }
  });
  return desk;
};
