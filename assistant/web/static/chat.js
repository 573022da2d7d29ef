// The plain chat page with script: sends without a reload and looks for new messages. Nothing is stored here.
"use strict";
(() => {
  const log = document.getElementById("log");
  const state = document.getElementById("state");
  const last = () => log.querySelectorAll(".bubble").length;

  async function swap(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("log");
    if (!fresh) return;
    const known = last();
    const bubbles = fresh.querySelectorAll(".bubble");
    const old = log.querySelectorAll(".bubble .choices");
    if (bubbles.length !== known) old.forEach((form) => form.remove());
    bubbles.forEach((bubble, i) => { if (i >= known) log.insertBefore(bubble, document.getElementById("now")); });
    document.querySelectorAll("main > .choices, main > .about.bad, main > .about.good").forEach((old_) => old_.remove());
    const footer = page.querySelector("footer");
    if (footer && last()) document.querySelector("footer").replaceWith(footer);
    const problem = page.querySelector("main > .about.bad");
    const write = document.getElementById("write");
    const hidden = page.getElementById("write");
    if (problem) { write.before(problem); write.elements.text.value = hidden.elements.text.value; }
    for (const name of ["csrf", "client_id"]) write.elements[name].value = hidden.elements[name].value;
    if (last() > known) log.lastElementChild.previousElementSibling.scrollIntoView({ block: "nearest" });
    return !problem;
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.getAttribute("action").endsWith("/delete")) return;
    event.preventDefault();
    const data = new URLSearchParams(new FormData(form, event.submitter));
    state.textContent = state.dataset.sending || "…";
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      if (await swap(answer) && form.id === "write") form.elements.text.value = "";
      document.getElementById("text").focus();
    } catch {
      HTMLFormElement.prototype.submit.call(form);
    } finally { state.textContent = ""; }
  });

  document.getElementById("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
  });

  setInterval(async () => {
    if (document.hidden || !last()) return;
    try { await swap(await fetch(location.pathname)); } catch { /* the next round tries again */ }
  }, 8000);
})();
