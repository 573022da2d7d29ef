/* The privacy chat of a company: <script src="https://…/widget.js" data-company="ventum" async></script>
   One custom element with its own style; no library, no cookie, nothing stored before the first message.
   Set `data-open` to begin open, `data-theme` to light or dark, `data-mail` to the address that is named where the
   service cannot be reached; looks by CSS custom properties of the page:
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
.main, .launch { background: var(--accent); color: var(--on); border-color: transparent; } .launch { display: flex; margin-left: auto; align-items: center; gap: 0.55rem; min-height: 3.25rem; padding: 0 1.25rem; box-shadow: 0 6px 24px rgb(0 0 0 / 24%); font-weight: 620; } .launch svg { width: 1.4rem; height: 1.4rem; }
.panel { width: min(25rem, calc(100vw - 2rem)); height: min(41rem, calc(100dvh - 2rem)); display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--thin); border-radius: var(--privacy-chat-radius, 18px); overflow: hidden; box-shadow: 0 16px 56px rgb(0 0 0 / 30%); }
header { background: var(--accent); color: var(--on); padding: 0.75rem 0.6rem 0.75rem 1.1rem; display: flex; gap: 0.5rem; align-items: center; } header div { flex: 1; min-width: 0; } h2 { font-size: 1.05rem; line-height: 1.3; margin: 0; } header p { margin: 0; font-size: 0.85rem; } header button { background: none; border: 0; color: inherit; min-width: 2.75rem; min-height: 2.75rem; padding: 0; display: grid; place-items: center; border-radius: 10px; } header :focus-visible { outline-color: currentColor; } header svg { width: 1.35rem; height: 1.35rem; stroke-width: 2.6; }
.scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; } .log { display: grid; gap: 0.8rem; align-content: start; } .log + .notice { margin: 0.8rem 0 0; }
.notice, .warn { background: var(--card); border-left: 4px solid var(--accent); border-radius: 8px; padding: 0.7rem 0.9rem; font-size: 0.9rem; color: var(--soft); margin: 0 0 0.9rem; } .warn { border-color: var(--bad); color: var(--ink); margin: 0; } .warn p { margin: 0; }
.bubble { max-width: 90%; justify-self: start; background: var(--card); border: 1px solid var(--thin); border-radius: 4px 16px 16px 16px; padding: 0.65rem 0.9rem; overflow-wrap: anywhere; } .customer { justify-self: end; background: var(--accent); color: var(--on); border-color: transparent; border-radius: 16px 4px 16px 16px; } .staff { border: 2px solid var(--accent); }
.bubble p { margin: 0 0 0.45rem; white-space: pre-wrap; } .bubble ul { margin: 0 0 0.45rem; padding-left: 1.2rem; } .bubble a { color: inherit; text-underline-offset: 0.18em; } strong { white-space: nowrap; } .bubble > :last-child, .bubble > div > :last-child { margin-bottom: 0; } .bubble .by { font-size: 0.8rem; color: var(--soft); margin-bottom: 0.15rem; } .customer .by { color: inherit; } .bubble .source { font-size: 0.83rem; color: var(--soft); } .state { font-size: 0.8rem; justify-self: end; color: var(--soft); margin: -0.55rem 0 0; display: flex; gap: 0.6rem; align-items: center; } .state.bad { color: var(--bad); } .state:empty { display: none; }
dl { margin: 0 0 0.45rem; border: 2px solid var(--accent); border-radius: 10px; padding: 0.55rem 0.75rem; } dt { font-size: 0.83rem; color: var(--soft); } dd { margin: 0; font-weight: 620; } dd + dt { margin-top: 0.3rem; } .noted dd { font-weight: 450; white-space: pre-wrap; }
.choices { display: flex; flex-wrap: wrap; gap: 0.45rem; margin-top: 0.4rem; } .choices p { width: 100%; margin: 0; font-size: 0.85rem; color: var(--soft); } .link { border: 0; background: none; text-decoration: underline; text-underline-offset: 0.18em; padding: 0.1rem 0; min-height: 1.75rem; border-radius: 4px; font-weight: 450; }
form { border-top: 1px solid var(--thin); padding: 0.75rem; background: var(--card); display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; } label { font-size: 0.85rem; font-weight: 600; } .write { display: flex; gap: 0.5rem; align-items: end; } textarea::placeholder { color: var(--soft); opacity: 1; } h2:focus { outline: none; } textarea { flex: 1; min-width: 0; border: 1px solid var(--line); border-radius: 12px; padding: 0.55rem 0.75rem; background: var(--paper); resize: none; min-height: 2.75rem; max-height: 9rem; line-height: 1.45; } .write button { min-height: 2.75rem; } form .notice { margin: 0; background: var(--paper); }
.foot { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: center; justify-content: space-between; } .foot p { margin: 0; font-size: 0.83rem; color: var(--soft); } .menu { border-top: 1px solid var(--thin); padding: 0.6rem 0.75rem; background: var(--card); display: grid; gap: 0.4rem; justify-items: start; }
.sorry { max-width: 22rem; margin-bottom: 0.8rem; padding: 0.8rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; box-shadow: 0 6px 24px rgb(0 0 0 / 24%); } .sorry p { margin: 0 0 0.4rem; } .sorry p:last-child { margin: 0; } .sorry a { color: inherit; } [aria-busy] { opacity: 0.7; }
.hide { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) { :host([open]) { inset: 0; } .panel { width: 100%; height: 100dvh; border: 0; border-radius: 0; } }
@media (max-height: 26rem) { .panel { overflow-y: auto; } .scroll { flex: 1 0 auto; overflow: visible; } }
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise 0.16s ease-out; } @keyframes rise { from { opacity: 0; transform: translateY(10px); } } }
`;

  /* what is said before the service was reached, in the language of the page */
  const AWAY = {
    nl: ["Vragen over je gegevens", "De chat is nu niet bereikbaar. Probeer het over een paar minuten nog eens.", "Hetzelfde gesprek op een eenvoudige pagina", "Of mail naar"],
    da: ["Spørgsmål om dine oplysninger", "Chatten kan ikke nås lige nu. Prøv igen om et par minutter.", "Den samme samtale på en enkel side", "Eller skriv til"],
    en: ["Questions about your data", "The chat cannot be reached right now. Try again in a few minutes.", "The same conversation on a plain page", "Or write to"],
  };
  const away = AWAY[document.documentElement.lang.slice(0, 2)] || AWAY.en;

  /* what the browser keeps; in a private window that keeps nothing, this tab remembers */
  const disk = {
    get(name) { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } },
    set(name, value) { try { localStorage.setItem(name, JSON.stringify(value)); return true; } catch { return false; } },
    drop(name) { try { localStorage.removeItem(name); } catch { /* nothing kept */ } },
    names(start) { try { return Object.keys(localStorage).filter((name) => name.startsWith(start)); } catch { return []; } },
  };
  const LATE = 8000, LOST = 40000, FRESH = 300000, DAY = 86400000; // milliseconds

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

  /* What was said, as paragraphs, lists and web addresses; *strong* stands out. Words are only ever text. */
  const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
  const stressed = (line, strong) => {
    const at = strong.map((word) => [line.indexOf(word), word]).filter(([where]) => where >= 0).sort((a, b) => a[0] - b[0])[0];
    return at ? [line.slice(0, at[0]), h("strong", {}, at[1]), ...stressed(line.slice(at[0] + at[1].length), strong)] : [line];
  };
  const inline = (line, strong) => {
    let last = 0;
    const parts = [...line.matchAll(LINK)].flatMap((m) => { const before = stressed(line.slice(last, m.index), strong); last = m.index + m[0].length; return [...before, h("a", { href: m[0], target: "_blank", rel: "noopener noreferrer" }, m[0])]; });
    return [...parts, ...stressed(line.slice(last), strong)];
  };
  const words = (text, strong = []) => {
    const nodes = []; let list = null, lines = [];
    const close = () => { if (lines.length) nodes.push(h("p", {}, ...inline(lines.join("\n"), strong))); lines = []; };
    for (const line of text.split("\n")) {
      if (line.startsWith("- ")) { close(); if (!list) nodes.push(list = h("ul")); list.append(h("li", {}, ...inline(line.slice(2), strong))); }
      else if (line.trim()) { list = null; lines.push(line); } else close();
    }
    close();
    return nodes;
  };

  /* Numbers that nobody needs to type here, told as the server tells them (privacy.py), so that they do not leave at all. */
  const GAP = "[ \\u00a0\\u202f.\\-\\u2010\\u2011\\u2013]", DASH = "[ \\u00a0\\u202f]?[-\\u2010\\u2011\\u2013][ \\u00a0\\u202f]?";
  const FREE = "(?:(?<![0-9A-Za-z])|(?<=cpr)|(?<=bsn)|(?<=nr))", END = "(?![0-9A-Za-z])";
  const IBAN = new RegExp(`(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:${GAP}?[A-Za-z0-9]){11,30}`, "g");
  const CARD = new RegExp(`${FREE}(?:[0-9]{13,19}|[0-9]{4}(?:${GAP}[0-9]{4}){2}${GAP}[0-9]{1,4}(?:${GAP}[0-9]{1,3})?|[0-9]{4}${GAP}[0-9]{6}${GAP}[0-9]{4,5}|[0-9]{8}${GAP}[0-9]{8})${END}`, "gi");
  const CPR = new RegExp(`${FREE}([0-9]{2})([.\\-/]?)([0-9]{2})\\2([0-9]{2})(${DASH}|[ \\u00a0\\u202f]?)([0-9]{4})${END}`, "gi");
  const BSN = new RegExp(`${FREE}(?:[0-9]{9}|[0-9]{3}${GAP}[0-9]{3}${GAP}[0-9]{3}|[0-9]{4}${GAP}[0-9]{2}${GAP}[0-9]{3})${END}`, "gi");
  const LABELS = /(?<bsn>\bbsn\b|\bbsn-?n(?:umme)?r|burger\s?service\s?-?n(?:umme)?r|\bsofi(?:\b|-?n)|persoonsnummer|citizen service number)|(?<cpr>\bcpr\b|\bcpr-?n(?:umme)?r|person-?n(?:umme)?r|fødselsnummer)|(?<card>credit\s?-?card|kaartn(?:umme)?r|betaalkaart|betalingskort|kortn(?:umme)?r|\bdankort|\bvisa\b|master\s?card|\bmaestro\b|american express|card number)|(?<other>(?:klant|klanten|relatie|debiteur(?:en)?|kunde|customer|order|ordre|bestel\w*|factuur|faktura|contract|kontrakt|aftale|dossier|zaak|sags?|meter|måler|maaler|målepunkts?|aftage|installations?|serie)[\s-]?(?:nummer|nr|no|number|id)|\bean\b|\bean-?\w+|\bkvk\b|\bcvr\b|\btel\b|telefoon\w*|\btelefon\w*|\btlf\b|mobiel\w*|\bmobil\w*|\bphone\b|\bbel(?:len)?\b|\bring(?:e|es)?\b|\bsms\b|\bgsm\b|kenmerk|reference|referentie|\bkonto\w*|rekeningn\w*|\bmeter\b|\bmåler\b)/gi;
  const digits = (text) => text.replace(/\D/g, "");
  const luhn = (n) => [...n].reverse().reduce((sum, d, i) => { const v = i % 2 ? d * 2 : +d; return sum + (v > 9 ? v - 9 : v); }, 0) % 10 === 0;
  const eleven = (n) => +n > 0 && [...n].reduce((sum, d, i) => sum + d * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;
  const iban = (t) => { const s = t.replace(/[^A-Za-z0-9]/g, "").toUpperCase(); let rest = 0; for (const c of s.slice(4) + s.slice(0, 4)) rest = +(rest + parseInt(c, 36).toString()) % 97; return rest === 1; };
  const ibanEnd = (t) => { for (let end = t.length; end > 14; end--) if (/[A-Za-z0-9]/.test(t[end - 1]) && !/[A-Za-z0-9]/.test(t[end] || "") && iban(t.slice(0, end))) return end; return 0; };
  const called = (text, from, to) => {
    const name = (part, first) => { const hits = [...part.matchAll(LABELS)], hit = first ? hits[0] : hits.pop(); return hit ? Object.keys(hit.groups).find((key) => hit.groups[key]) : ""; };
    return name(text.slice(Math.max(0, from - 45), from)) || name(text.slice(to, to + 22), true);
  };
  const born = (d, m, y, serial, replaced) => {
    const first = +serial[0], late = (/[49]/.test(first) && y <= 36) || (first > 4 && first < 9), days = replaced && d > 60 ? d - 60 : +d;
    if (first > 4 && first < 9 && y >= 58) return false;
    const date = new Date((late ? 2000 : 1900) + +y, m - 1, days);
    return days > 0 && date.getDate() === days && date.getMonth() === m - 1;
  };
  const isCpr = (hit, label, language) => {
    const [, d, dots, m, y, dash, serial] = hit;
    if (!born(d, m, y, serial, label === "cpr")) return false;
    if (label === "cpr" || (dash.trim() && dots !== "/")) return true;
    return !label && !dots && language !== "nl" && (language === "da" || !/^06[1-9]/.test(digits(hit[0])));
  };
  const KINDS = [
    ["iban", IBAN, (hit) => ibanEnd(hit[0])],
    ["card", CARD, (hit, label) => { const n = digits(hit[0]); return luhn(n) && (label === "card" || (label !== "other" && /^[2-6]/.test(n) && n.length !== 18)); }],
    ["cpr", CPR, isCpr],
    ["bsn", BSN, (hit, label) => label === "bsn" && eleven(digits(hit[0]))],
  ];
  function numbers(text, language) {
    const found = [];
    for (const [kind, pattern, test] of KINDS) for (const hit of text.matchAll(pattern)) {
      const start = hit.index, good = test(hit, called(text, start, start + hit[0].length), language);
      const end = start + (good === true ? hit[0].length : good);
      if (good && found.every((one) => one.end <= start || one.start >= end)) found.push({ kind, start, end });
    }
    return found.sort((one, other) => one.start - other.start);
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

    static numbers(text, language) { return numbers(text, language); }

    get company() { return this.getAttribute("company"); }
    get store() { return `privacy-chat:${this.company}`; }

    connectedCallback() {
      this.launch = h("button", { class: "launch", type: "button", "aria-expanded": "false", onclick: () => this.open() }, icon(SHIELD), h("span", {}, this.getAttribute("label") || away[0]));
      this.aside = h("p", { class: "hide", "aria-live": "polite" });
      this.root.append(this.launch, this.aside);
      addEventListener("online", () => this.flush());
      addEventListener("storage", (event) => { if (this.panel && (!event.key || event.key.startsWith(this.store))) this.recall(); });
      document.addEventListener("visibilitychange", () => { if (document.hidden || !this.panel) return; this.listen(); this.freshen(); });
      if (this.hasAttribute("start-open")) this.open(); else this.wake().catch(() => {});
    }

    /* closed, it hears what is said in a conversation of today, and sends what waits */
    async wake() {
      await this.load();
      const kept = disk.get(this.store);
      if (!kept || (!this.waiting().length && Date.now() - (kept.at || 0) > DAY)) return;
      if (!this.panel) this.draw();
      this.recall();
    }

    /* what it says, and how it looks */
    load() {
      this.loading = this.loading || this.ask().catch((error) => { this.loading = null; throw error; });
      return this.loading;
    }

    async ask() {
      const answer = await fetch(`${base}/api/chat/${this.company}`, { credentials: "omit", signal: AbortSignal.timeout(LOST) });
      if (!answer.ok) throw new Error("info");
      this.info = await answer.json();
      this.asked = Date.now();
      const c = this.info.colours;
      this.colours.replaceSync(`:host { --c-accent: ${c.accent}; --c-on: ${c.on_accent}; --c-accent-dark: ${c.accent_dark}; --c-on-dark: ${c.on_accent_dark}; }`);
      this.name(this.info.labels.title);
    }

    name(text) { this.launch.lastChild.textContent = this.getAttribute("label") || text; this.aside.textContent = ""; }

    /* whether somebody is there changes while the page stands open */
    async freshen() {
      if (Date.now() - this.asked > FRESH) try { await this.ask(); } catch { /* what was known stays */ }
      this.hours.textContent = this.begin.hidden ? this.info.there : this.info.hours;
    }

    async open() {
      this.launch.setAttribute("aria-busy", "true");
      try { await this.load(); } catch { this.unreachable(); return; } finally { this.launch.removeAttribute("aria-busy"); }
      if (this.sorry) this.sorry.remove();
      if (!this.panel) this.draw();
      this.launch.hidden = true; this.panel.hidden = false; this.setAttribute("open", "");
      this.launch.setAttribute("aria-expanded", "true");
      this.name(this.info.labels.title);
      if (this.begin.hidden) this.bottom();
      this.focusText();
      this.freshen();
      this.recall();
    }

    unreachable() {
      const mail = this.getAttribute("mail");
      if (this.sorry) this.sorry.remove();
      this.sorry = h("div", { class: "sorry", role: "alert" }, h("p", {}, away[1]), h("p", {}, h("a", { href: `${base}/chat/${this.company}` }, away[2])), mail && h("p", {}, `${away[3]} `, h("a", { href: `mailto:${mail}` }, mail)));
      this.root.prepend(this.sorry);
    }

    /* ready to type; on a phone the keyboard would hide what is to be read */
    focusText() { if (matchMedia("(pointer: coarse)").matches) this.heading.focus(); else this.text.focus(); }

    close() {
      this.panel.hidden = true; this.launch.hidden = false; this.removeAttribute("open");
      this.launch.setAttribute("aria-expanded", "false");
      this.moveOn();
      this.launch.focus();
    }

    draw() {
      const l = this.info.labels;
      this.log = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": l.log });
      this.begin = h("div", { class: "choices" }, h("p", {}, l.begin), ...this.info.suggestions.map((s) => h("button", { type: "button", onclick: () => this.press(s) }, s.label)));
      this.status = h("p", { class: "hide", role: "status" });
      this.typing = h("p", { class: "notice", hidden: true }, l.typing);
      this.warning = h("div", { hidden: true });
      this.text = h("textarea", { id: "t", rows: "1", placeholder: l.write, maxlength: this.info.longest, onkeydown: (e) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); this.submit(); } }, oninput: () => { this.grow(); this.types(); this.moveOn(); } });
      this.menu = h("div", { class: "menu", hidden: true, id: "menu" });
      this.scroll = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": l.log }, h("p", { class: "notice" }, this.info.notice), this.log, this.typing, this.begin);
      this.more = h("button", { type: "button", "aria-label": l.menu, title: l.menu, "aria-expanded": "false", "aria-controls": "menu", onclick: () => this.toggleMenu() }, icon(DOTS));
      this.heading = h("h2", { tabindex: "-1" }, l.title);
      this.hours = h("p", {}, this.info.hours);
      this.panel = h("section", { class: "panel", role: "dialog", hidden: true, lang: this.info.language, "aria-label": `${l.title}, ${this.info.company}`, onkeydown: (e) => { if (e.key === "Escape") { if (this.menu.hidden) this.close(); else { this.toggleMenu(); this.more.focus(); } } } },
        h("header", {}, h("div", {}, this.heading, h("p", {}, this.info.company)), this.more, h("button", { type: "button", "aria-label": l.close, title: l.close, onclick: () => this.close() }, icon(CROSS))),
        this.menu, this.scroll,
        h("form", { onsubmit: (e) => { e.preventDefault(); this.submit(); } }, this.warning, h("label", { for: "t", class: "hide" }, l.write), h("div", { class: "write" }, this.text, h("button", { class: "main" }, l.send)),
          this.status, h("div", { class: "foot" }, h("button", { type: "button", class: "link", onclick: () => this.say(l.person, "request.human") }, l.person), this.hours)));
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
      const found = numbers(text, this.info.language);
      if (found.length) return this.warn(found[0].kind, found.reduceRight((rest, one) => rest.slice(0, one.start) + l.masked + rest.slice(one.end), text));
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
      this.note("");
      const next = { client_id: `m-${random(16)}`, text, choice: choice || "", at: Date.now() };
      this.key = this.key || disk.get(this.store) || { session: random(16), secret: random(24), fresh: true };
      this.key.at = next.at;
      this.keep();
      this.kept = disk.set(`${this.store}:${next.client_id}`, next);
      this.hold(next);
      this.flush();
    }

    /* a message of ours that is not sent yet */
    hold(next) {
      this.queue.push(next);
      this.show({ by: "customer", ...next, asks: "", citations: [], tickets: [], choices: [] });
      this.mark(next.client_id, "sending");
    }

    /* a button was pressed: it goes, so the focus goes where the answer to it is typed */
    press(choice) { this.say(choice.label, choice.value); this.focusText(); }

    /* what the last message asks for: the browser may fill it in, and a phone shows the right keys */
    expect(field) {
      const [fill, keys] = { name: ["name", "text"], mail: ["email", "email"], phone: ["tel", "tel"], code: ["one-time-code", "numeric"] }[field] || ["off", "text"];
      this.text.setAttribute("autocomplete", fill); this.text.setAttribute("inputmode", keys);
    }

    /* one tab sends at a time, so that what waits in two of them goes in its order and once */
    async flush() {
      if (this.flushing || !this.queue.length) return;
      this.flushing = true;
      clearTimeout(this.later);
      try {
        await (navigator.locks ? navigator.locks.request(this.store, () => this.send()) : this.send());
        this.wait = 1000; this.note("");
        this.listen();
      } catch (error) { this.failed(error, this.info.labels); } finally { this.flushing = false; this.typing.hidden = true; }
    }

    async send() {
      const l = this.info.labels;
      for (this.share(); this.queue.length; this.share()) {
        const { at, ...next } = this.queue[0];
        this.typing.textContent = l.typing; this.typing.hidden = this.staffed; this.bottom();
        const late = setTimeout(() => { this.typing.textContent = l.slow; this.typing.hidden = false; }, LATE);
        const { session, secret, fresh } = this.key;
        let answer;
        try { answer = fresh ? await this.call("POST", "/sessions", { session, secret, first: next }, true) : await this.call("POST", "/messages", next); } finally { clearTimeout(late); }
        if (!this.key || this.key.session !== session) return; // deleted meanwhile
        delete this.key.fresh;
        this.keep();
        this.done("sent");
        this.take(answer.messages);
      }
    }

    /* the first of the queue is dealt with */
    done(what) {
      const next = this.queue.shift();
      disk.drop(`${this.store}:${next.client_id}`);
      this.mark(next.client_id, what, next);
      return next;
    }

    /* what waits, of any tab */
    waiting() { return disk.names(`${this.store}:`).map((name) => disk.get(name)).filter(Boolean).sort((a, b) => a.at - b.at); }

    /* the queue is that of all tabs: another's waits here too, and what another sent is sent */
    share() {
      if (!this.kept) return;
      const all = this.waiting(), there = new Set(all.map((one) => one.client_id));
      for (const one of this.queue.filter((one) => !there.has(one.client_id))) this.mark(one.client_id, "sent");
      this.queue = this.queue.filter((one) => there.has(one.client_id));
      for (const one of all) if (!this.states.has(one.client_id)) this.hold(one);
    }

    failed(error, l) {
      if (!this.key) return;
      if (error.status === 404) {
        const next = this.queue[0];
        this.forget();
        if (next && !next.choice && !this.text.value) this.text.value = next.text;
        this.note(l.gone);
        return;
      }
      if (error.status && error.status !== 429 && error.status < 500) {
        if (this.queue.length) this.done("failed");
        this.note(error.line || l.failed);
        if (this.queue.length) this.later = setTimeout(() => this.flush(), 0);
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
      const answer = await fetch(url, { method, headers, body: body ? JSON.stringify(body) : undefined, credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(LOST) });
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
      socket.onclose = () => { if (this.key && this.socket === socket) this.again = setTimeout(() => this.poll(worked), worked ? 2000 : 500); };
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
      try { this.take((await this.call("GET", `/messages?since=${this.seen}&wait=${socketWorks ? 0 : 25}`)).messages); } catch (error) { if (error.status === 404) { this.forget(); this.note(this.info.labels.gone); return; } pause = 5000; }
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
      if (first && this.panel.hidden && this.known) this.launch.lastChild.textContent = this.aside.textContent = this.info.labels.news;
    }

    show(m) {
      const held = this.root.activeElement && this.root.activeElement.closest(".log .choices");
      this.log.querySelectorAll(".choices").forEach((old) => old.remove());
      if (held) this.focusText();
      this.expect(m.asks);
      if (m.by !== "customer") { this.staffed = m.by === "staff"; this.typing.hidden = true; }
      const l = this.info.labels;
      const who = m.by === "customer" ? l.you : m.by === "staff" ? l.staff : l.assistant;
      const told = m.tickets.filter((t) => m.text.includes(t.reference) && (!t.due || m.text.includes(this.date(t.due)))), strong = told.flatMap((t) => [t.reference, t.due && this.date(t.due)]).filter(Boolean);
      const bubble = h("article", { class: `bubble ${m.by}` }, h("p", { class: "by" }, who), ...(m.by === "customer" ? [h("p", {}, m.text)] : words(m.text, strong)));
      if (m.more) {
        const rest = h("div", { hidden: true }, ...words(m.more));
        const button = h("button", { type: "button", class: "link", "aria-expanded": "false", onclick: () => { rest.hidden = !rest.hidden; button.textContent = rest.hidden ? l.more : l.less; button.setAttribute("aria-expanded", String(!rest.hidden)); } }, l.more);
        bubble.append(rest, button);
      }
      const cards = m.tickets.filter((t) => !told.includes(t));
      for (const t of cards) bubble.append(h("dl", {}, ...(cards.length > 1 ? [h("dt", {}, l.request), h("dd", {}, this.info.kinds[t.type])] : []), h("dt", {}, l.reference), h("dd", {}, t.reference), t.due && h("dt", {}, l.due), t.due && h("dd", {}, this.date(t.due))));
      if (m.summary && m.summary.length) bubble.append(h("dl", { class: "noted" }, ...m.summary.flatMap((row) => [h("dt", {}, row.label), h("dd", {}, row.value)])));
      if (m.citations.length) bubble.append(h("p", { class: "source" }, `${l.source} ${m.citations.map((c) => `${l[c.source] || c.source}${c.section ? `, ${/^\d/.test(c.section) ? `${l.section} ` : ""}${c.section}` : ""}${c.title ? ` (${c.title})` : ""}`).join("; ")}`));
      if (m.choices.length) bubble.append(h("div", { class: "choices" }, ...m.choices.map((c) => h("button", { type: "button", class: c.value === "form.confirm" ? "main" : "", onclick: () => this.press(c) }, c.label))));
      this.log.append(bubble);
      if (m.client_id && m.by === "customer") { const state = h("p", { class: "state" }); this.states.set(m.client_id, state); this.log.append(state); }
      this.begin.hidden = true; this.hours.textContent = this.info.there;
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
      if (what === "failed") state.append(h("button", { type: "button", class: "link", onclick: () => { disk.set(`${this.store}:${id}`, message); this.queue.push(message); this.mark(id, "sending"); this.note(""); this.flush(); } }, l.again));
    }

    /* what stands below the input until something else is so; empty takes it away */
    note(text) { this.status.textContent = text; this.status.className = text ? "notice" : "hide"; }

    /* what was said once was read by who goes on; what still waits is said on */
    moveOn() { if (!this.queue.length) this.note(""); }

    /* the newest words in sight: the whole end, or the beginning of what was answered */
    bottom(answer) {
      const pane = this.scroll.scrollHeight > this.scroll.clientHeight ? this.scroll : this.panel; // the whole, where a window is low
      pane.scrollTop = answer ? Math.min(pane.scrollHeight, answer.offsetTop - pane.offsetTop - 40) : pane.scrollHeight;
    }

    /* one conversation over tabs and reloads; kept only once something was said */
    keep() { this.kept = disk.set(this.store, this.key); }

    /* one look at a time: what was said comes before what waits */
    recall() { this.looking = (this.looking || Promise.resolve()).then(() => this.look()).catch(() => {}); }

    async look() {
      const kept = disk.get(this.store);
      if (!kept || !kept.session) { if (this.kept) this.clear(); this.known = true; return; }
      if (!this.key || this.key.session !== kept.session) {
        this.clear();
        this.key = kept; this.kept = true; this.known = false;
        if (!kept.fresh) try { this.take((await this.call("GET", "/messages?since=0")).messages); this.bottom(); } catch (error) { if (error.status === 404) { this.forget(); return; } }
        this.known = true;
      } else if (!kept.fresh) delete this.key.fresh;
      this.share();
      this.flush();
      this.listen();
    }

    clear() {
      this.key = null; this.kept = false; this.seen = 0; this.queue = []; this.staffed = false; this.nodes.clear(); this.states.clear();
      clearTimeout(this.again); clearTimeout(this.later); if (this.socket) this.socket.close();
      this.log.replaceChildren(); this.begin.hidden = false; this.typing.hidden = true; this.hours.textContent = this.info.hours; this.scroll.scrollTop = 0;
      this.expect("");
    }

    forget() { for (const name of [this.store, ...disk.names(`${this.store}:`)]) disk.drop(name); this.clear(); }

    async save() {
      let text;
      try { text = await this.call("GET", "/transcript"); } catch { this.note(this.info.labels.unreached); return; }
      const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: `${this.company}.txt` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    async erase() {
      try { await this.call("DELETE", ""); } catch (error) { if (error.status !== 404) { this.note(this.info.labels.unreached); return; } }
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
    if (script.dataset.mail) chat.setAttribute("mail", script.dataset.mail);
    if (script.dataset.theme) chat.setAttribute("theme", script.dataset.theme);
    if ("open" in script.dataset) chat.setAttribute("start-open", "");
    document.body.append(chat);
  };
  if (document.body) place(); else addEventListener("DOMContentLoaded", place);
})();
