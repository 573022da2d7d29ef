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
      n: () => { const next = document.body.dataset.next; if (next) location.assign(next); },
      q: () => location.assign("/console"),
      "/": () => { const search = $("#q"); if (search) { search.focus(); search.select(); } else location.assign("/console"); },
      g: () => location.assign("/console/board"),
      w: () => location.assign("/console/knowledge"),
      "?": () => { const dialog = $("#keys"); if (dialog) dialog.showModal(); },
    };
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  /* a draft: one press, one post; leaving with unsaved words is asked about */
  const draft = $("[data-draft]");
  let unsaved = () => false;
  if (draft) {
    const before = new URLSearchParams(new FormData(draft)).toString();
    const changed = () => new URLSearchParams(new FormData(draft)).toString() !== before;
    unsaved = changed;
    let leaving = false;
    draft.addEventListener("submit", (event) => {
      if (leaving) { event.preventDefault(); return; }
      leaving = true;
    });
    addEventListener("pageshow", () => { leaving = false; });
    addEventListener("beforeunload", (event) => { if (changed() && !leaving) event.preventDefault(); });
    const text = $("#text", draft);
    const grow = () => { text.style.height = "auto"; text.style.height = `${Math.min(text.scrollHeight + 4, 900)}px`; };
    text.addEventListener("input", grow);
    grow();
  }

  /* taking back: the button goes when the mail has gone */
  $$("[data-undo]").forEach((form) => {
    const left = new Date(form.dataset.undo) - Date.now();
    setTimeout(() => { form.hidden = true; }, Math.max(0, left));
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
    const where = ticket ? `${location.pathname}/pulse${draft && unsaved() ? "?writing=1" : ""}` : "/console/pulse";
    try {
      const answer = await fetch(where, { headers: { accept: "application/json" } });
      if (answer.redirected || answer.status === 401) { location.reload(); return; }
      if (!answer.ok) return;
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
      if (String(news.revision) !== document.body.dataset.revision) toast(news.wrote, news.label);
      else if (news.drafts !== document.body.dataset.drafts) toast(news.changed, news.label);
    } catch { /* the next round tries again */ }
  }
  if (page) setInterval(listen, 10000);
})();
