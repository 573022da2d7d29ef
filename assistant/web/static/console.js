// The console with script: keys, drafts that are not lost, live news. Every page works without it.
"use strict";
(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const page = document.body.dataset.page || "";

  /* choices that apply at once */
  $$("[data-autosubmit]").forEach((field) => field.addEventListener("change", () => field.form.requestSubmit()));
  $$("[data-autosubmitted]").forEach((button) => { button.hidden = true; });

  /* what can be done with chosen lines, once some are chosen */
  const bulk = $("[data-bulk]");
  if (bulk) {
    const picked = () => { bulk.hidden = !$$("[name=pick]:checked").length; };
    document.addEventListener("change", picked);
    picked();
  }

  /* mail in its frame: loaded when somebody looks */
  $$("[data-mail]").forEach((box) => box.addEventListener("toggle", () => {
    const frame = $("iframe", box);
    if (box.open && !frame.src) frame.src = frame.dataset.src;
  }));

  /* keys */
  const rows = () => $$("[data-row]");
  let at = -1;
  function go(step) {
    const all = rows();
    if (!all.length) return;
    all.forEach((row) => row.classList.remove("here"));
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add("here");
    const link = $("a", all[at]);
    if (link) link.focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) { rows().forEach((other) => other.classList.toggle("here", other === row)); at = rows().indexOf(row); }
  });
  const typing = (node) => node.matches("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const keys = {
      j: () => go(1),
      k: () => go(-1),
      e: () => { const text = $("#text"); if (text) { text.focus(); text.setSelectionRange(0, 0); } },
      a: () => { const button = $("[data-approve]"); if (button && !button.disabled) button.click(); },
      x: () => { const box = at >= 0 && $("[name=pick]", rows()[at]); if (box) box.click(); },
      s: () => { const button = $("[data-save]"); if (button) button.click(); },
      u: () => { const button = $("[data-undo]:not([hidden]) button"); if (button) button.click(); },
      n: () => { const next = document.body.dataset.next; if (next) location.assign(next); },
      q: () => location.assign("/console"),
      "/": () => { const search = $("#q"); if (search) { search.focus(); search.select(); } else location.assign("/console"); },
      g: () => location.assign("/console/board"),
      w: () => location.assign("/console/knowledge"),
      "?": () => { const dialog = $("#keys"); if (dialog) dialog.showModal(); },
    };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  /* what stands between this page and the desk: a line that is down, a sign-in that has ended */
  const line = $("#line");
  function tell(what) {
    if (!line || line.dataset.now === what) return;
    line.dataset.now = what;
    line.hidden = !what;
    line.replaceChildren();
    if (!what) return;
    line.append(Object.assign(document.createElement("span"), { textContent: line.dataset[what] }));
    if (what === "out") line.append(Object.assign(document.createElement("a"), { href: "/console/sign-in", target: "_blank", rel: "noopener", textContent: line.dataset.door }));
  }
  async function alive() {
    try {
      const answer = await fetch("/console/account/pulse", { headers: { accept: "application/json" } });
      if (answer.status === 401) return "out";
      if (!answer.ok) return "lost";
      const { csrf } = await answer.json(); // another one, where somebody signed in again in another tab
      $$("[name=csrf]").forEach((field) => { field.value = csrf; });
      return "";
    } catch { return "lost"; }
  }

  /* words somebody typed: one press, one post, and only when the desk can take them; leaving is asked about */
  const draft = $("[data-draft]");
  const words = (form) => { const data = new FormData(form); data.delete("csrf"); return new URLSearchParams(data).toString(); };
  const acts = 'form[method=post]:not([data-draft], [data-say], [enctype])';
  const inPlace = `${acts}[action^="/console/tickets/"], ${acts}[action^="/console/drafts/"]`;
  const kept = $$(`[data-draft], [data-keep], ${inPlace}`).map((form) => ({ form, before: words(form), leaving: false }));
  const unsaved = () => kept.some(({ form, before, leaving }) => !leaving && words(form) !== before);
  kept.forEach((one) => one.form.addEventListener("submit", async (event) => {
    if (one.ready) { one.ready = false; one.leaving = true; return; }
    event.preventDefault();
    if (one.leaving || one.asking) return;
    const old = $("#notice");
    if (old && !$("form", old)) old.remove(); // what the last act said is no answer to this one
    one.asking = true;
    const trouble = await alive();
    one.asking = false;
    tell(trouble);
    if (trouble) return;
    if (one.form.matches(inPlace)) { await attempt(one, event.submitter); return; }
    one.ready = true;
    one.form.requestSubmit(event.submitter);
    one.ready = false;
  }));
  /* one act of the desk: refused, it says why beside what was typed, which stays; done, the page is drawn anew */
  async function attempt(one, submitter) {
    one.asking = true;
    try {
      const body = new URLSearchParams(new FormData(one.form, submitter));
      const answer = await fetch(one.form.action, { method: "POST", body, headers: { accept: "application/json" } });
      if (!(answer.headers.get("content-type") || "").startsWith("application/json")) { tell("lost"); return; }
      const { to, refused } = await answer.json();
      if (refused) { why(one.form, refused); return; }
      one.leaving = true;
      const next = new URL(to, location);
      if (next.pathname + next.search !== location.pathname + location.search) { location.assign(next); return; }
      one.form.reset();
      history.scrollRestoration = "manual";
      history.replaceState(null, "", next);
      location.reload();
    } catch { tell("lost"); } finally { one.asking = false; }
  }
  function why(form, text) {
    $$("[data-why]").forEach((old) => old.remove());
    const box = Object.assign(document.createElement("p"), { className: "notice bad", textContent: text });
    box.dataset.why = "";
    box.setAttribute("role", "alert");
    form.append(box);
    box.scrollIntoView({ block: "nearest" });
  }
  addEventListener("pageshow", () => kept.forEach((one) => { one.leaving = false; }));
  addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  addEventListener("beforeprint", () => $$("[data-print]").forEach((copy) => { copy.textContent = $(`#${copy.dataset.print}`).value; }));
  if (draft) {
    const text = $("#text", draft);
    const grow = () => { text.style.height = "auto"; text.style.height = `${Math.min(text.scrollHeight + 4, innerWidth < 900 ? 6000 : 900)}px`; };
    text.addEventListener("input", grow);
    grow();
  }

  /* taking back: the button goes when the mail has gone */
  $$("[data-undo]").forEach((form) => {
    setTimeout(() => { form.hidden = true; }, Math.max(0, form.dataset.undo * 1000));
  });

  /* news: a line that says so, never a page that moves under the hands */
  const notice = $("#notice");
  if (notice) notice.focus({ preventScroll: true });
  function toast(text, label) {
    if ($(".toast")) return;
    const box = document.createElement("div");
    box.className = "toast";
    box.setAttribute("role", "status");
    const words = document.createElement("span");
    words.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => location.reload());
    box.append(words, button);
    document.body.append(box);
  }
  const busy = () => document.activeElement && document.activeElement !== document.body && !document.activeElement.matches("a, main");
  async function listen() {
    if (document.hidden) return;
    const ticket = page === "ticket";
    const where = ticket ? `${location.pathname}/pulse?${unsaved() ? "writing=1" : ""}${saying() ? "&say=1" : ""}` : "/console/pulse";
    try {
      const answer = await fetch(where, { headers: { accept: "application/json" } });
      if (answer.status === 401) { if (unsaved()) tell("out"); else location.reload(); return; }
      if (!answer.ok) return;
      if (line && line.dataset.now) tell(await alive());
      const news = await answer.json();
      if (!ticket) {
        if (news.pulse === document.body.dataset.pulse) return;
        if (!busy() && !$$("[name=pick]:checked").length) location.reload(); else toast(news.text, news.label);
        return;
      }
      const others = $("#others");
      if (others && others.textContent.trim() !== news.others) {
        others.replaceChildren();
        if (news.others) others.append(Object.assign(document.createElement("p"), { textContent: news.others }));
      }
      const typing = $("#typing");
      if (typing && typing.textContent !== news.typing) typing.textContent = news.typing;
      if (say && String(news.revision) !== document.body.dataset.revision) await follow();
      else if (String(news.revision) !== document.body.dataset.revision) toast(news.wrote, news.label);
      else if (news.drafts !== document.body.dataset.drafts) toast(news.changed, news.label);
    } catch { tell("lost"); }
  }
  /* a chat that somebody took over: what is said comes in while they write, and they go on writing */
  const say = $("[data-say]");
  let typedAt = 0;
  const saying = () => Date.now() - typedAt < 5000;
  async function follow() {
    const answer = await fetch(location.pathname, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const log = $("#log");
    const known = new Set($$(".message", log).map((node) => node.id));
    $$("#log .message", fresh).forEach((node) => { if (!known.has(node.id)) log.append(document.adoptNode(node)); });
    document.body.dataset.revision = fresh.body.dataset.revision;
    document.body.dataset.drafts = fresh.body.dataset.drafts;
  }
  if (say) {
    const box = $("textarea", say);
    box.addEventListener("input", () => { if (!saying()) { typedAt = Date.now(); listen(); } else typedAt = Date.now(); });
    box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) say.requestSubmit(); });
    say.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (say.dataset.busy || !box.value.trim()) return;
      say.dataset.busy = "1";
      try {
        const answer = await fetch(say.action, { method: "POST", body: new URLSearchParams(new FormData(say)) });
        if (!answer.ok || new URL(answer.url).pathname === "/console/sign-in") { tell(await alive() || "lost"); return; }
        const page_ = new DOMParser().parseFromString(await answer.text(), "text/html");
        const bad = $(".notice.bad#notice", page_);
        if (bad) { why(say, bad.textContent.trim()); return; }
        box.value = ""; typedAt = 0;
        await follow();
      } catch { tell("lost"); } finally { delete say.dataset.busy; box.focus(); }
    });
  }

  if (page) {
    setInterval(listen, say ? 3000 : 10000);
    addEventListener("online", listen);
    addEventListener("offline", () => tell("lost"));
  }
})();
