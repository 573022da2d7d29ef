/* The privacy chat of a company: <script src="https://…/widget.js" data-company="ventum" async></script>
   One custom element with its own style; no library, no cookie, nothing stored before the first message.
   Set `data-open` to begin open, `data-theme` to light or dark; looks by CSS custom properties of the page:
   --privacy-chat-accent, -on-accent, -card, -paper, -ink, -soft, -radius, -font, -bottom, -right. */
"use strict";
(() => {
  const script = document.currentScript;
  if (!script || customElements.get("privacy-chat")) return;
  const base = new URL(script.src).origin;

  const css = `
:host { --accent: var(--privacy-chat-accent, var(--c-accent, #2f4a7d)); --on: var(--privacy-chat-on-accent, var(--c-on, #fff)); --card: var(--privacy-chat-card, #fff); --paper: var(--privacy-chat-paper, #f7f6f3); --ink: var(--privacy-chat-ink, #1c2026); --soft: var(--privacy-chat-soft, #545b67); --line: #8b8f98; --thin: #dddad3; --bad: #9c1c2c; --focus: #1f5fd0; color-scheme: light; position: fixed; right: max(var(--privacy-chat-right, 1rem), env(safe-area-inset-right)); bottom: max(var(--privacy-chat-bottom, 1rem), env(safe-area-inset-bottom)); z-index: 2147483000; font: 16px/1.5 var(--privacy-chat-font, system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif); color: var(--ink); text-align: left; }
:host([theme="dark"]) { --accent: var(--privacy-chat-accent, var(--c-accent-dark, #9db8ec)); --on: var(--privacy-chat-on-accent, var(--c-on-dark, #10151f)); --card: var(--privacy-chat-card, #1f232a); --paper: var(--privacy-chat-paper, #14161a); --ink: var(--privacy-chat-ink, #e9e7e2); --soft: var(--privacy-chat-soft, #aeb3bd); --line: #7d8491; --thin: #343943; --bad: #ff9aa4; --focus: #8fb4ff; color-scheme: dark; }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) { --accent: var(--privacy-chat-accent, var(--c-accent-dark, #9db8ec)); --on: var(--privacy-chat-on-accent, var(--c-on-dark, #10151f)); --card: var(--privacy-chat-card, #1f232a); --paper: var(--privacy-chat-paper, #14161a); --ink: var(--privacy-chat-ink, #e9e7e2); --soft: var(--privacy-chat-soft, #aeb3bd); --line: #7d8491; --thin: #343943; --bad: #ff9aa4; --focus: #8fb4ff; color-scheme: dark; } }
*, *::before { box-sizing: border-box; } [hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; } button { cursor: pointer; min-height: 2.5rem; border-radius: 99px; border: 1px solid var(--line); background: var(--card); padding: 0.35rem 0.95rem; text-align: left; font-weight: 550; }
button:hover { border-color: var(--ink); } :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.main, .launch { background: var(--accent); color: var(--on); border-color: transparent; } .launch { display: flex; align-items: center; gap: 0.55rem; min-height: 3.25rem; padding: 0 1.25rem; box-shadow: 0 6px 24px rgb(0 0 0 / 24%); font-weight: 620; } .launch svg { width: 1.4rem; height: 1.4rem; }
.panel { width: min(25rem, calc(100vw - 2rem)); height: min(41rem, calc(100dvh - 2rem)); display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--thin); border-radius: var(--privacy-chat-radius, 18px); overflow: hidden; box-shadow: 0 16px 56px rgb(0 0 0 / 30%); }
header { background: var(--accent); color: var(--on); padding: 0.75rem 0.6rem 0.75rem 1.1rem; display: flex; gap: 0.5rem; align-items: center; } header div { flex: 1; min-width: 0; } h2 { font-size: 1.05rem; line-height: 1.3; margin: 0; } header p { margin: 0; font-size: 0.85rem; } header button { background: none; border: 0; color: inherit; min-width: 2.75rem; min-height: 2.75rem; padding: 0; display: grid; place-items: center; border-radius: 10px; } header :focus-visible { outline-color: currentColor; } header svg { width: 1.35rem; height: 1.35rem; stroke-width: 2.6; }
.scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; } .log { display: grid; gap: 0.8rem; align-content: start; } .log + .notice { margin: 0.8rem 0 0; }
.notice, .warn { background: var(--card); border-left: 4px solid var(--accent); border-radius: 8px; padding: 0.7rem 0.9rem; font-size: 0.9rem; color: var(--soft); margin: 0 0 0.9rem; } .warn { border-color: var(--bad); color: var(--ink); margin: 0; }
.bubble { max-width: 90%; justify-self: start; background: var(--card); border: 1px solid var(--thin); border-radius: 4px 16px 16px 16px; padding: 0.65rem 0.9rem; overflow-wrap: anywhere; } .customer { justify-self: end; background: var(--accent); color: var(--on); border-color: transparent; border-radius: 16px 4px 16px 16px; } .staff { border: 2px solid var(--accent); }
.bubble p { margin: 0 0 0.45rem; white-space: pre-wrap; } .bubble > :last-child { margin-bottom: 0; } .bubble .by { font-size: 0.8rem; color: var(--soft); margin-bottom: 0.15rem; } .customer .by { color: inherit; } .bubble .source { font-size: 0.83rem; color: var(--soft); } .state { font-size: 0.8rem; justify-self: end; color: var(--soft); margin-top: -0.55rem; display: flex; gap: 0.6rem; align-items: center; } .state.bad { color: var(--bad); } .state:empty { display: none; }
dl { margin: 0 0 0.45rem; border: 2px solid var(--accent); border-radius: 10px; padding: 0.55rem 0.75rem; } dt { font-size: 0.83rem; color: var(--soft); } dd { margin: 0; font-weight: 620; } dd + dt { margin-top: 0.3rem; } .noted dd { font-weight: 450; white-space: pre-wrap; }
.choices { display: flex; flex-wrap: wrap; gap: 0.45rem; margin-top: 0.4rem; } .choices p { width: 100%; margin: 0; font-size: 0.85rem; color: var(--soft); } .link { border: 0; background: none; text-decoration: underline; text-underline-offset: 0.18em; padding: 0.1rem 0; min-height: 1.75rem; border-radius: 4px; font-weight: 450; }
form { border-top: 1px solid var(--thin); padding: 0.75rem; background: var(--card); display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; } label { font-size: 0.85rem; font-weight: 600; } .write { display: flex; gap: 0.5rem; align-items: end; } textarea::placeholder { color: var(--soft); opacity: 1; } h2:focus { outline: none; } textarea { flex: 1; min-width: 0; border: 1px solid var(--line); border-radius: 12px; padding: 0.55rem 0.75rem; background: var(--paper); resize: none; min-height: 2.75rem; max-height: 9rem; line-height: 1.45; } .write button { min-height: 2.75rem; }
.foot { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; justify-content: space-between; } .foot p { margin: 0; font-size: 0.83rem; color: var(--soft); } .menu { border-top: 1px solid var(--thin); padding: 0.6rem 0.75rem; background: var(--card); display: grid; gap: 0.4rem; justify-items: start; }
.hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { :host([open]) { inset: 0; } .panel { width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
@media (max-height: 26rem) { .panel { overflow-y: auto; } .scroll { flex: 1 0 auto; overflow: visible; } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise 0.16s ease-out; } @keyframes rise { from { opacity: 0; transform: translateY(10px); } } }
`;

  const h = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value != null) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child != null && child !== false));
    return node;
  };
  const random = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, "0")).join("");
  const icon = (path) => {
    const ns = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ns, "svg");
    for (const [k, v] of Object.entries({ viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" })) svg.setAttribute(k, v);
    const line = document.createElementNS(ns, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };
  const SHIELD = "M12 3l8 3v6c0 4.500-3.200 7.800-8 9-4.800-1.200-8-4.500-8-9V6z M8.500 12l2.500 2.500 4.500-5";
  const CROSS = "M6 6l12 12M18 6L6 18", DOTS = "M12 5v.01M12 12v.01M12 19v.01";

  /* Numbers that nobody needs to type here. The server masks them too; this keeps them from leaving at all. */
  const digits = (text) => text.replace(/\D/g, "");
  const luhn = (n) => [...n].reverse().reduce((sum, d, i) => { const v = i % 2 ? d * 2 : +d; return sum + (v > 9 ? v - 9 : v); }, 0) % 10 === 0;
  const bsn = (n) => [...n].reduce((sum, d, i) => sum + d * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;
  const day = (n) => { const d = +n.slice(0, 2), m = +n.slice(2, 4); return d > 0 && d < 32 && m > 0 && m < 13; };
  const iban = (t) => { const s = t.replace(/\W/g, "").toUpperCase(); const moved = s.slice(4) + s.slice(0, 4); let rest = 0; for (const c of moved) rest = +(rest + parseInt(c, 36).toString()) % 97; return rest === 1; };
  const ibanEnd = (t) => { for (let end = t.length; end > 14; end--) if (/\w/.test(t[end - 1]) && !/\w/.test(t[end] || "") && iban(t.slice(0, end))) return end; return 0; };
  const KINDS = [
    ["iban", /\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,30}/gi, ibanEnd],
    ["card", /\b\d(?:[ -]?\d){12,18}\b/g, (t) => /^[2-6]/.test(t) && digits(t).length !== 18 && luhn(digits(t))],
    ["cpr", /\b\d{2}[.\/ ]?\d{2}[.\/ ]?\d{2} ?[-–] ?\d{4}\b/g, (t) => day(digits(t))],
    ["cpr", /\b\d{10}\b/g, (t, all) => /cpr|person-?n/i.test(all) && day(t)],
    ["bsn", /\b\d{3}[ .]?\d{3}[ .]?\d{3}\b|\b\d{4}[ .]\d{2}[ .]\d{3}\b/g, (t, all) => /bsn|burger|sofi/i.test(all) && bsn(digits(t))],
  ];
  function sensitive(text, replacement) {
    let kind = "", clean = text;
    for (const [name, pattern, test] of KINDS) {
      clean = clean.replace(pattern, (hit) => { const end = test(hit, text); if (!end) return hit; kind = kind || name; return replacement + (end === true ? "" : hit.slice(end)); });
    }
    return { kind, clean };
  }

  class PrivacyChat extends HTMLElement {
    constructor() {
      super();
      this.root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.colours = new CSSStyleSheet();
      this.root.adoptedStyleSheets = [sheet, this.colours];
      this.seen = 0; this.queue = []; this.nodes = new Map(); this.states = new Map(); this.wait = 1000; this.staffed = false;
    }

    get company() { return this.getAttribute("company"); }
    get store() { return `privacy-chat:${this.company}`; }

    async connectedCallback() {
      this.launch = h("button", { class: "launch", type: "button", "aria-expanded": "false", onclick: () => this.open() }, icon(SHIELD), h("span", {}, this.getAttribute("label") || "Privacy"));
      this.root.append(this.launch);
      addEventListener("online", () => this.flush());
      addEventListener("storage", (event) => { if (event.key === this.store) this.recall(); });
      document.addEventListener("visibilitychange", () => { if (!document.hidden && this.key) this.listen(); });
      if (this.hasAttribute("start-open")) this.open();
      else this.load().catch(() => {});
    }

    /* what it says, and how it looks */
    async load() {
      if (this.info) return;
      const answer = await fetch(`${base}/api/chat/${this.company}`, { credentials: "omit" });
      if (!answer.ok) throw new Error("info");
      this.info = await answer.json();
      const c = this.info.colours;
      this.colours.replaceSync(`:host { --c-accent: ${c.accent}; --c-on: ${c.on_accent}; --c-accent-dark: ${c.accent_dark}; --c-on-dark: ${c.on_accent_dark}; }`);
      this.lang = this.info.language;
      if (!this.getAttribute("label")) this.launch.lastChild.textContent = this.info.labels.title;
    }

    async open() {
      try { await this.load(); } catch { this.launch.disabled = false; return; }
      if (!this.panel) this.draw();
      this.launch.hidden = true; this.panel.hidden = false; this.setAttribute("open", "");
      this.launch.setAttribute("aria-expanded", "true");
      this.focusText();
      this.recall();
    }

    /* ready to type; on a phone the keyboard would hide what is to be read */
    focusText() { if (matchMedia("(pointer: coarse)").matches) this.heading.focus(); else this.text.focus(); }

    close() {
      this.panel.hidden = true; this.launch.hidden = false; this.removeAttribute("open");
      this.launch.setAttribute("aria-expanded", "false");
      this.launch.focus();
    }

    draw() {
      const l = this.info.labels;
      this.log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": l.log });
      this.begin = h("div", { class: "choices" }, h("p", {}, l.begin), ...this.info.suggestions.map((s) => h("button", { type: "button", onclick: () => this.say(s.label, s.value) }, s.label)));
      this.status = h("p", { class: "hide", role: "status" });
      this.typing = h("p", { class: "notice", hidden: true }, l.typing);
      this.warning = h("div", { hidden: true });
      this.text = h("textarea", { id: "t", rows: "1", placeholder: l.write, maxlength: this.info.longest, onkeydown: (e) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); this.submit(); } }, oninput: () => { this.grow(); this.types(); } });
      this.menu = h("div", { class: "menu", hidden: true, id: "menu" });
      this.scroll = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": l.log }, h("p", { class: "notice" }, this.info.notice), this.log, this.typing, this.begin);
      this.more = h("button", { type: "button", "aria-label": l.menu, title: l.menu, "aria-expanded": "false", "aria-controls": "menu", onclick: () => this.toggleMenu() }, icon(DOTS));
      this.heading = h("h2", { tabindex: "-1" }, l.title);
      this.hours = h("p", {}, this.info.hours);
      this.panel = h("section", { class: "panel", role: "dialog", "aria-label": `${l.title}, ${this.info.company}`, onkeydown: (e) => { if (e.key === "Escape") this.close(); } },
        h("header", {}, h("div", {}, this.heading, h("p", {}, this.info.company)), this.more, h("button", { type: "button", "aria-label": l.close, title: l.close, onclick: () => this.close() }, icon(CROSS))),
        this.menu, this.scroll,
        h("form", { onsubmit: (e) => { e.preventDefault(); this.submit(); } }, this.warning, h("label", { for: "t", class: "hide" }, l.write), h("div", { class: "write" }, this.text, h("button", { class: "main" }, l.send)),
          h("div", { class: "foot" }, h("button", { type: "button", class: "link", onclick: () => this.say(l.person, "request.human") }, l.person), this.hours), this.status));
      this.root.append(this.panel);
    }

    grow() { this.text.style.height = "auto"; this.text.style.height = `${this.text.scrollHeight + 2}px`; }

    toggleMenu() {
      const l = this.info.labels, shown = this.menu.hidden;
      this.menu.hidden = !shown; this.more.setAttribute("aria-expanded", String(shown));
      if (!shown) return;
      this.menu.replaceChildren(
        h("button", { type: "button", class: "link", disabled: !this.key, onclick: () => this.save() }, l.transcript),
        h("button", { type: "button", class: "link", disabled: !this.key, onclick: () => this.askDelete() }, l.delete));
      this.menu.firstChild.focus();
    }

    askDelete() {
      const l = this.info.labels;
      this.menu.replaceChildren(h("p", { class: "warn" }, l.delete_sure), h("button", { type: "button", onclick: () => this.erase() }, l.yes), h("button", { type: "button", onclick: () => { this.toggleMenu(); this.more.focus(); } }, l.no));
      this.menu.querySelector("button").focus();
    }

    /* talking */
    submit() {
      const text = this.text.value.trim(), l = this.info.labels;
      if (!text) return;
      const { kind, clean } = sensitive(text, l.masked);
      if (kind) return this.warn(kind, clean);
      this.text.value = ""; this.grow(); this.warning.hidden = true;
      this.say(text);
    }

    warn(kind, clean) {
      const l = this.info.labels;
      this.warning.hidden = false;
      this.warning.replaceChildren(h("div", { class: "warn", role: "alert" }, h("p", {}, `${l["found_" + kind]} ${l.found}`), h("div", { class: "choices" },
        h("button", { type: "button", onclick: () => { this.text.value = clean; this.submit(); this.text.focus(); } }, l.without),
        h("button", { type: "button", onclick: () => { this.warning.hidden = true; this.text.focus(); } }, l.change))));
    }

    say(text, choice) {
      const id = `m-${random(16)}`;
      this.queue.push({ client_id: id, text, choice: choice || "" });
      this.show({ by: "customer", text, client_id: id, citations: [], tickets: [], choices: [] });
      this.mark(id, "sending");
      this.flush();
    }

    /* a button was pressed: it goes, so the focus goes where the answer to it is typed */
    press(choice) { this.say(choice.label, choice.value); this.focusText(); }

    /* what the last message asks for: the browser may fill it in, and a phone shows the right keys */
    expect(field) {
      const [fill, keys] = { name: ["name", "text"], mail: ["email", "email"], phone: ["tel", "tel"], code: ["one-time-code", "numeric"] }[field] || ["off", "text"];
      this.text.setAttribute("autocomplete", fill); this.text.setAttribute("inputmode", keys);
    }

    async flush() {
      if (this.flushing || !this.queue.length) return;
      this.flushing = true;
      clearTimeout(this.later);
      const l = this.info.labels;
      try {
        this.key = this.key || { session: random(16), secret: random(24), fresh: true };
        this.keep();
        while (this.queue.length) {
          const next = this.queue[0];
          this.typing.textContent = l.typing; this.typing.hidden = this.staffed; this.bottom();
          const { session, secret, fresh } = this.key;
          const answer = fresh ? await this.call("POST", "/sessions", { session, secret, first: next }, true) : await this.call("POST", "/messages", next);
          delete this.key.fresh;
          this.queue.shift();
          this.keep();
          this.mark(next.client_id, "sent");
          this.take(answer.messages);
        }
        this.wait = 1000; this.status.textContent = "";
        this.listen();
      } catch (error) { this.failed(error, l); } finally { this.flushing = false; this.typing.hidden = true; }
    }

    failed(error, l) {
      const next = this.queue[0];
      if (error.status === 404) { this.forget(); this.note(l.gone); return; }
      if (error.status && error.status !== 429 && error.status < 500) {
        this.queue.shift(); this.keep();
        if (next) this.mark(next.client_id, "failed", next);
        this.note(error.line || l.failed);
        return;
      }
      this.note(error.status === 429 ? l.too_fast : l.offline);
      this.later = setTimeout(() => this.flush(), this.wait);
      this.wait = Math.min(this.wait * 2, 30000);
    }

    async call(method, path, body, free) {
      const headers = free ? {} : { authorization: `Bearer ${this.key.secret}` };
      if (body) headers["content-type"] = "application/json";
      const url = `${base}/api/chat/${this.company}${free ? "" : `/sessions/${this.key.session}`}${path}`;
      const answer = await fetch(url, { method, headers, body: body ? JSON.stringify(body) : undefined, credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok) { const error = new Error("call"); error.status = answer.status; try { error.line = (await answer.json()).error; } catch { /* no words */ } throw error; }
      return answer.status === 204 ? null : (answer.headers.get("content-type") || "").includes("json") ? answer.json() : answer.text();
    }

    /* hearing: a socket where it works, asking again where it does not */
    listen() {
      if (!this.key || this.key.fresh || document.hidden || (this.socket && this.socket.readyState < 2)) return;
      const socket = new WebSocket(`${base.replace(/^http/, "ws")}/api/chat/${this.company}/sessions/${this.key.session}/socket`);
      this.socket = socket;
      let worked = false;
      socket.onopen = () => socket.send(JSON.stringify({ secret: this.key.secret, since: this.seen }));
      socket.onmessage = (event) => { worked = true; const data = JSON.parse(event.data); if (data.messages) this.take(data.messages); if (data.typing) this.staffTypes(); };
      socket.onclose = () => { if (this.key) this.again = setTimeout(() => this.poll(worked), worked ? 2000 : 500); };
    }

    /* who writes to whom, said while it lasts: the words themselves stay here until they are sent */
    types() {
      if (!this.text.value || !this.socket || this.socket.readyState !== 1 || Date.now() - (this.typedAt || 0) < 3000) return;
      this.typedAt = Date.now();
      this.socket.send('{"typing":true}');
    }

    staffTypes() {
      const atEnd = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 60;
      this.typing.textContent = this.info.labels.staff_typing; this.typing.hidden = false;
      if (atEnd) this.bottom();
      clearTimeout(this.typed);
      this.typed = setTimeout(() => { this.typing.hidden = true; }, 7000);
    }

    async poll(socketWorks) {
      clearTimeout(this.again);
      if (!this.key || document.hidden) return;
      let pause = 50;
      try { this.take((await this.call("GET", `/messages?since=${this.seen}&wait=${socketWorks ? 0 : 25}`)).messages); } catch (error) { if (error.status === 404) { this.forget(); return; } pause = 5000; }
      if (socketWorks && pause < 5000) this.listen(); else this.again = setTimeout(() => this.poll(socketWorks), pause);
    }

    take(messages) {
      let first = null;
      for (const message of messages) {
        if (message.seq <= this.seen && this.nodes.has(message.seq)) continue;
        this.seen = Math.max(this.seen, message.seq);
        if (message.client_id && this.states.has(message.client_id)) { this.nodes.set(message.seq, true); this.mark(message.client_id, "sent"); continue; }
        const bubble = this.show(message);
        if (message.by !== "customer") first = first || bubble;
        this.nodes.set(message.seq, true);
      }
      if (first) this.bottom(first);
    }

    show(m) {
      this.log.querySelectorAll(".choices").forEach((old) => old.remove());
      this.expect(m.asks);
      if (m.by !== "customer") { this.staffed = m.by === "staff"; this.typing.hidden = true; }
      const l = this.info.labels;
      const who = m.by === "customer" ? l.you : m.by === "staff" ? l.staff : l.assistant;
      const bubble = h("article", { class: `bubble ${m.by}` }, h("p", { class: "by" }, who), h("p", {}, m.text));
      if (m.more) {
        const rest = h("p", { hidden: true }, m.more);
        const button = h("button", { type: "button", class: "link", "aria-expanded": "false", onclick: () => { rest.hidden = !rest.hidden; button.textContent = rest.hidden ? l.more : l.less; button.setAttribute("aria-expanded", String(!rest.hidden)); } }, l.more);
        bubble.append(rest, button);
      }
      for (const t of m.tickets) bubble.append(h("dl", {}, h("dt", {}, l.reference), h("dd", {}, t.reference), t.due && h("dt", {}, l.due), t.due && h("dd", {}, this.date(t.due))));
      if (m.summary && m.summary.length) bubble.append(h("dl", { class: "noted" }, ...m.summary.flatMap((row) => [h("dt", {}, row.label), h("dd", {}, row.value)])));
      if (m.citations.length) bubble.append(h("p", { class: "source" }, `${l.source} ${m.citations.map((c) => `${l[c.source] || c.source}${c.section ? `, ${/^\d/.test(c.section) ? `${l.section} ` : ""}${c.section}` : ""}${c.title ? ` (${c.title})` : ""}`).join("; ")}`));
      if (m.choices.length) bubble.append(h("div", { class: "choices" }, ...m.choices.map((c) => h("button", { type: "button", class: c.value === "form.confirm" ? "main" : "", onclick: () => this.press(c) }, c.label))));
      this.log.append(bubble);
      if (m.client_id && m.by === "customer") { const state = h("p", { class: "state" }); this.states.set(m.client_id, state); this.log.append(state); }
      this.begin.hidden = this.hours.hidden = true;
      this.bottom();
      return bubble;
    }

    date(text) {
      const value = new Date(text.length === 10 ? `${text}T12:00:00` : text);
      return new Intl.DateTimeFormat(this.info.language, text.length === 10 ? { dateStyle: "long" } : { dateStyle: "long", timeStyle: "short" }).format(value);
    }

    mark(id, what, message) {
      const state = this.states.get(id), l = this.info.labels;
      if (!state) return;
      state.className = what === "failed" ? "state bad" : "state";
      if (what === "sent") { if (this.told && this.told !== state) this.told.replaceChildren(); this.told = state; }
      state.replaceChildren(l[what]);
      if (what === "failed") state.append(h("button", { type: "button", class: "link", onclick: () => { this.queue.push(message); this.mark(id, "sending"); this.flush(); } }, l.again));
    }

    note(text) { this.status.textContent = text; this.status.className = "notice"; }
    /* the newest words in sight: the whole end, or the beginning of what was answered */
    bottom(answer) {
      const pane = this.scroll.scrollHeight > this.scroll.clientHeight ? this.scroll : this.panel; // the whole, where a window is low
      pane.scrollTop = answer ? Math.min(pane.scrollHeight, answer.offsetTop - pane.offsetTop - 40) : pane.scrollHeight;
    }

    /* one conversation over tabs and reloads; kept only once something was said */
    keep() { try { localStorage.setItem(this.store, JSON.stringify({ ...this.key, queue: this.queue })); } catch { /* private window: this tab only */ } }

    async recall() {
      let kept = null;
      try { kept = JSON.parse(localStorage.getItem(this.store)); } catch { /* nothing kept */ }
      if (!kept || !kept.session) { if (this.key && !this.queue.length) this.clear(); return; }
      if (!this.key || this.key.session !== kept.session) {
        this.clear();
        this.key = { session: kept.session, secret: kept.secret, fresh: kept.fresh };
        if (!kept.fresh) try { this.take((await this.call("GET", "/messages?since=0")).messages); } catch (error) { if (error.status === 404) { this.forget(); return; } }
        for (const waiting of kept.queue || []) {
          if (this.states.has(waiting.client_id)) continue;
          this.queue.push(waiting);
          this.show({ by: "customer", ...waiting, asks: "", citations: [], tickets: [], choices: [] });
          this.mark(waiting.client_id, "sending");
        }
        this.flush();
      }
      this.listen();
    }

    clear() {
      this.key = null; this.seen = 0; this.queue = []; this.nodes.clear(); this.states.clear();
      clearTimeout(this.again); if (this.socket) this.socket.close();
      if (this.log) { this.log.replaceChildren(); this.begin.hidden = this.hours.hidden = false; }
    }

    forget() { try { localStorage.removeItem(this.store); } catch { /* nothing kept */ } this.clear(); }

    async save() {
      const text = await this.call("GET", "/transcript");
      const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: `${this.company}.txt` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    async erase() {
      try { await this.call("DELETE", ""); } catch (error) { if (error.status !== 404) { this.note(this.info.labels.offline); return; } }
      this.forget();
      this.menu.hidden = true; this.more.setAttribute("aria-expanded", "false");
      this.note(this.info.labels.deleted);
      this.text.focus();
    }
  }

  customElements.define("privacy-chat", PrivacyChat);
  const place = () => {
    if (!script.dataset.company) return;
    const chat = document.createElement("privacy-chat");
    chat.setAttribute("company", script.dataset.company);
    if (script.dataset.label) chat.setAttribute("label", script.dataset.label);
    if (script.dataset.theme) chat.setAttribute("theme", script.dataset.theme);
    if ("open" in script.dataset) chat.setAttribute("start-open", "");
    document.body.append(chat);
  };
  if (document.body) place(); else addEventListener("DOMContentLoaded", place);
})();
