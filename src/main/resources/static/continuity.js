// The page of continuity: asks who is signed in, prepares the browser, keeps the queue and sends it. Without contact it works from
// what the browser keeps; after signing out it shows nothing of it until the same person is back.
(function () {
  "use strict";
  const store = window.siafContinuity;
  const entryForm = window.siafContinuityForm;
  const word = entryForm.word;
  const find = (css) => document.querySelector(css);
  const show = (css, shown) => {
    find(css).hidden = !shown;
  };
  const say = (text, tone) => {
    const place = find("[data-message]");
    place.className = "notice " + (tone || "ok");
    place.textContent = text;
    place.hidden = text === "";
  };
  if (!store.able) {
    show("[data-unable]", true);
    find("[data-connection]").hidden = true;
    return;
  }
  let state = null;
  let mine = null;
  let connection = "asking";
  // as every page prints it: the country's time, wherever the computer thinks it is
  const CLOCK = new Intl.DateTimeFormat("es-PE", { timeZone: "America/Lima", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit",
    minute: "2-digit", hourCycle: "h23" });
  const time = (text) => (text ? CLOCK.format(new Date(text)).replace(",", "") : "–");
  // a proxy or a sign-in page of the network may answer in the centre's place
  const read = (answer) => answer.json().catch(() => null);
  // what the centre answers: its JSON, or why there is none
  const ask = async (path, body) => {
    const headers = { Accept: "application/json" };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      headers[state.header] = state.token;
    }
    if (body && body.key) {
      headers["Idempotency-Key"] = body.key;
    }
    try {
      const answer = await fetch(path, { method: body === undefined ? "GET" : "POST", redirect: "manual", cache: "no-store", headers: headers,
        body: body === undefined ? undefined : JSON.stringify(body, (name, value) => (name === "key" ? undefined : value)) });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        return { why: "signedOut" };
      }
      if (answer.status === 403) {
        return { why: body === undefined ? "forbidden" : "signedOut" };
      }
      if (answer.status !== 422 && !answer.ok) {
        return { why: answer.status >= 502 ? "offline" : "failed" };
      }
      const said = await read(answer);
      if (said === null) {
        return { why: "stranger" };
      }
      return answer.ok ? { json: said } : { why: "refused", code: said.code, text: said.detail };
    } catch (unreachable) {
      return { why: "offline" };
    }
  };
  const away = () => connection === "offline" || connection === "stranger";
  const ownerOf = (who) => who.username + "/" + who.profile;
  const contact = async () => {
    const known = store.note().owner && await store.owner(store.note().owner);
    let answer = await ask("/continuidad/estado");
    if (answer.json) {
      state = answer.json;
      const name = ownerOf(state);
      mine = await store.owner(name) || null;
      if (mine) {
        answer = await ask("/continuidad/estado?navegador=" + mine.device);
        if (answer.json) {
          state = answer.json;
          await store.keepOwner(Object.assign(mine, { contact: new Date().toISOString(), expiresAt: state.browser.expiresAt, signs: state.browser.state }));
          const head = state.browser;
          if (head.lastSequence > mine.lastSequence || (head.lastSequence === mine.lastSequence && head.lastHash !== mine.lastHash)) {
            // kept elsewhere and brought back, or written by somebody else: nothing more may be signed here
            mine.signs = "otherHead";
          }
          await settle(state.entries);
        } else if (answer.why === "refused") {
          mine.signs = "revoked";
          say(answer.text + " " + answer.code, "bad");
        }
      }
      store.remember({ owner: name, person: state.username, locked: false, waiting: mine ? store.waiting(await store.entries(name)) : 0 });
      connection = "online";
      return;
    }
    state = null;
    connection = answer.why === "failed" ? "offline" : answer.why;
    mine = away() && known && !store.note().locked ? known : null;
  };
  // what became of entries that the centre knows
  const settle = async (told) => {
    const kept = await store.entries(mine.owner);
    for (const one of told) {
      const entry = kept.find((held) => held.sequence === one.sequence);
      if (entry) {
        await store.keepEntry(Object.assign(entry, { state: one.result, told: one }));
      }
    }
  };
  const row = (entry) => {
    const said = JSON.parse(entry.content);
    const told = entry.told || {};
    const drawn = document.getElementById("fila").content.firstElementChild.cloneNode(true);
    const part = (css) => drawn.querySelector(css);
    const open = !store.settled(entry);
    const online = connection === "online";
    drawn.dataset.sequence = entry.sequence;
    drawn.cells[0].textContent = entry.sequence;
    drawn.cells[1].textContent = [word("stage." + said.stage), said.fields.documentNumber, said.document || (said.entry ? word("entry") + " " + said.entry : "")]
      .filter(Boolean).join(" · ");
    drawn.cells[2].textContent = time(entry.at);
    drawn.cells[3].textContent = entryForm.print(said.lines.reduce((total, line) => total + entryForm.cents(line.amount), 0n));
    part(".chip").textContent = word("result." + (entry.state === "QUEUED" && entry.dropped ? "DROPPED" : entry.state));
    part(".chip").classList.add({ TAKEN: "ok", MENDED: "ok", REFUSED: "bad", WAITING: "warn" }[entry.state] || "plain");
    part("[data-said]").textContent = told.message || (told.document || "") || entry.dropped || "";
    part(".code").textContent = told.code || "";
    part("[data-page]").hidden = !told.page || !online;
    part("[data-page]").href = told.page || "#";
    part("[data-mend]").hidden = !told.form || !open || !online;
    part("[data-mend]").href = told.form || "#";
    part("[data-retry]").hidden = !open || !online || entry.state === "QUEUED";
    part("[data-discard]").hidden = !open || entry.dropped !== undefined || (!online && entry.state !== "QUEUED");
    return drawn;
  };
  const draw = async () => {
    const entries = mine ? await store.entries(mine.owner) : [];
    const online = connection === "online";
    const chip = find("[data-connection]");
    chip.textContent = word("connection." + connection);
    chip.className = "chip " + (online ? "ok" : "warn");
    show("[data-locked]", !online && store.note().locked === true);
    show("[data-again]", away());
    show("[data-prepare]", online);
    show("[data-send]", online && entries.some((entry) => entry.state === "QUEUED"));
    show("[data-mine]", mine !== null);
    show("[data-queue]", mine !== null);
    find("[data-person]").textContent = mine ? mine.person : (state ? state.person : "");
    const signs = mine && mine.facts && mine.facts.keptHere && mine.signs === "signs" && new Date(mine.expiresAt) > new Date();
    entryForm.form.hidden = !signs;
    show("[data-warning]", mine !== null && !signs);
    if (!mine) {
      return;
    }
    const facts = { person: mine.person, profile: word("role." + mine.role) + " · " + mine.unit, contact: time(mine.contact),
      asOf: time(mine.facts && mine.facts.asOf), expires: time(mine.expiresAt), waiting: store.waiting(entries) };
    document.querySelectorAll("[data-fact]").forEach((place) => {
      place.textContent = facts[place.dataset.fact];
    });
    find("[data-queue] tbody").replaceChildren(...entries.slice().reverse().map(row));
    show("[data-none]", entries.length === 0);
    show("[data-some]", entries.length > 0);
    if (signs) {
      find("[data-as-of]").textContent = word("asOfForm") + " " + time(mine.facts.asOf);
      entryForm.draw(mine.facts, entries);
    } else {
      const why = ["revoked", "left", "otherHead"].find((one) => one === mine.signs);
      find("[data-warning]").textContent = word(why || (new Date(mine.expiresAt) > new Date() ? "notKept" : "expired"));
    }
  };
  const refused = (answer) => say({ refused: answer.text + " " + answer.code, offline: word("lost"), stranger: word("stranger"), signedOut: word("signIn"),
    forbidden: word("connection.forbidden") }[answer.why] || word("failed"), "bad");
  const prepare = async () => {
    const name = ownerOf(state);
    // a browser that may sign no longer gets a new key; its queue stays with the old one until it is cleared
    const fresh = !mine || ["revoked", "left", "otherHead"].includes(mine.signs);
    if (mine && fresh && store.waiting(await store.entries(name)) > 0) {
      say(word("stopped"), "bad");
      return;
    }
    const keys = fresh ? await store.newKeys() : mine.keys;
    const enrolled = await ask("/continuidad/navegadores", { publicKey: keys.publicKey });
    const facts = enrolled.json ? await ask("/continuidad/preparacion") : enrolled;
    if (!facts.json) {
      refused(facts);
      return;
    }
    if (fresh) {
      await store.clear(name);
    }
    const head = fresh ? { lastSequence: 0, lastHash: enrolled.json.lastHash } : { lastSequence: mine.lastSequence, lastHash: mine.lastHash };
    mine = Object.assign({ owner: name, username: state.username, person: state.person, role: state.role, unit: state.unit, keys: keys,
      device: enrolled.json.id, expiresAt: enrolled.json.expiresAt, signs: enrolled.json.state, contact: new Date().toISOString(), facts: facts.json }, head);
    await store.keepOwner(mine);
    await store.forgetSettled(name);
    await store.keepPage(document.body.dataset.worker);
    store.remember({ owner: name, person: state.username, locked: false });
    say(word("prepared"), "ok");
  };
  // in order, and none past one that the centre couldn't believe
  const send = async () => {
    let sent = 0;
    let open = 0;
    for (const entry of (await store.entries(mine.owner)).filter((one) => one.state === "QUEUED")) {
      const answer = await ask("/continuidad/entradas", { content: entry.content, signature: entry.signature, dropped: entry.dropped,
        key: JSON.parse(entry.content).key });
      if (!answer.json) {
        refused(answer);
        connection = ["offline", "stranger"].includes(answer.why) ? answer.why : connection;
        return;
      }
      await store.keepEntry(Object.assign(entry, { state: answer.json.result, told: answer.json }));
      sent += 1;
      open += store.settled(entry) ? 0 : 1;
    }
    say(word("sent") + " " + sent + (open > 0 ? ". " + word("toSettle") + " " + open : ""), open > 0 ? "warn" : "ok");
  };
  const act = (work) => async (event) => {
    event.preventDefault();
    say("");
    const pressed = event.submitter || event.currentTarget;
    pressed.disabled = true;
    try {
      await work(event);
    } catch (failure) {
      say(word("failed"), "bad");
      throw failure;
    } finally {
      pressed.disabled = false;
      await draw();
    }
  };
  const clear = async () => {
    const open = store.waiting(await store.entries(mine.owner));
    if (!window.confirm(open > 0 ? word("clearOpen") + " " + open : word("clear"))) {
      return;
    }
    if (connection === "online") {
      const form = new URLSearchParams();
      await fetch("/perfil/sesiones/navegadores/" + mine.device + "/retiro", { method: "POST", redirect: "manual", body: form,
        headers: { [state.header]: state.token } });
    }
    await store.clear(mine.owner);
    mine = null;
    say(word("cleared"), "ok");
  };
  find("[data-prepare]").addEventListener("click", act(prepare));
  // contact is asked for anew, nothing is sent by itself
  find("[data-again]").addEventListener("click", act(contact));
  find("[data-send]").addEventListener("click", act(() => store.alone(send)));
  find("[data-clear]").addEventListener("click", act(clear));
  entryForm.form.addEventListener("submit", act(async () => {
    const draft = entryForm.take((key) => say(word(key), "bad"));
    if (draft) {
      const entry = await store.append(mine.owner, draft);
      mine = await store.owner(mine.owner);
      entryForm.empty();
      say(word("registered") + " " + entry.sequence, "ok");
      find("[data-message]").scrollIntoView({ block: "center" });
    }
  }));
  const about = async (event) => {
    const sequence = Number(event.target.closest("tr").dataset.sequence);
    return (await store.entries(mine.owner)).find((one) => one.sequence === sequence);
  };
  const tell = async (entry, answer) => {
    if (answer.json) {
      await store.keepEntry(Object.assign(entry, { state: answer.json.result, told: answer.json }));
    } else {
      refused(answer);
    }
  };
  find("[data-queue] tbody").addEventListener("click", (event) => {
    if (event.target.closest("[data-retry]")) {
      act(async () => {
        const entry = await about(event);
        await tell(entry, await ask("/continuidad/entradas/" + entry.told.id + "/reintento", {}));
      })(event);
    }
  });
  find("[data-queue] tbody").addEventListener("submit", act(async (event) => {
    const entry = await about(event);
    const reason = event.target.elements.namedItem("reason").value.trim();
    if (reason === "") {
      say(word("reasonMissing"), "bad");
    } else if (entry.state === "QUEUED") {
      // the chain keeps it: it is sent with the rest, and discarded there
      await store.keepEntry(Object.assign(entry, { dropped: reason }));
    } else {
      await tell(entry, await ask("/continuidad/entradas/" + entry.told.id + "/descarte", { reason: reason }));
    }
  }));
  const look = async () => {
    await contact();
    await draw();
  };
  window.addEventListener("online", look);
  window.addEventListener("offline", look);
  look();
}());
