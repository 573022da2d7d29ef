// Covers what a copy of an ID need not show, on the customer's own device. Only the covered picture is
// sent: it is drawn anew on a canvas, without the file's own data (place, camera).
"use strict";

(() => {
  const LONGEST = 2000; // pixels of a side: enough to read a name
  const STEP = 0.02; // of the picture's side, for each press of a key
  const byId = (id) => document.getElementById(id);
  const tool = byId("tool");
  if (!tool) return;
  const [file, work, stage, canvas, state] = ["file", "work", "stage", "picture", "state"].map(byId);
  const pen = canvas.getContext("2d");
  let picture = null;
  let turned = 0;
  let masks = []; // {x, y, w, h} in parts of the picture, and the button that stands for it

  const say = (text) => { state.textContent = text; };
  const within = (value, low, high) => Math.min(Math.max(value, low), high);

  function paint() {
    const sideways = turned % 2 === 1;
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const [w, h] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.width = sideways ? h : w;
    canvas.height = sideways ? w : h;
    pen.save();
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate((turned * Math.PI) / 2);
    pen.drawImage(picture, -w / 2, -h / 2, w, h);
    pen.restore();
    writeOn();
  }

  function writeOn() {
    const size = Math.max(14, Math.round(canvas.width / 28));
    pen.save();
    pen.font = `bold ${size}px sans-serif`;
    pen.textAlign = "center";
    pen.lineWidth = size / 6;
    pen.strokeStyle = "rgba(255,255,255,0.85)";
    pen.fillStyle = "rgba(170,0,0,0.85)";
    for (const part of [0.2, 0.5, 0.8]) {
      pen.strokeText(tool.dataset.mark, canvas.width / 2, canvas.height * part, canvas.width * 0.95);
      pen.fillText(tool.dataset.mark, canvas.width / 2, canvas.height * part, canvas.width * 0.95);
    }
    pen.restore();
  }

  function place(mask) {
    mask.w = within(mask.w, STEP, 1);
    mask.h = within(mask.h, STEP, 1);
    mask.x = within(mask.x, 0, 1 - mask.w);
    mask.y = within(mask.y, 0, 1 - mask.h);
    const style = mask.button.style;
    style.left = `${mask.x * 100}%`;
    style.top = `${mask.y * 100}%`;
    style.width = `${mask.w * 100}%`;
    style.height = `${mask.h * 100}%`;
  }

  function add(x, y, w, h) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mask";
    const mask = { x, y, w, h, button };
    masks.push(mask);
    button.setAttribute("aria-label", `${tool.dataset.block} ${masks.length}`);
    button.setAttribute("aria-describedby", "how");
    button.addEventListener("keydown", (event) => keys(event, mask));
    button.addEventListener("pointerdown", (event) => move(event, mask));
    stage.append(button);
    place(mask);
    return mask;
  }

  function remove(mask) {
    mask.button.remove();
    masks = masks.filter((each) => each !== mask);
    say(tool.dataset.removed);
  }

  function keys(event, mask) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) {
      event.preventDefault();
      if (event.shiftKey) {
        mask.w += way[0] * STEP;
        mask.h += way[1] * STEP;
      } else {
        mask.x += way[0] * STEP;
        mask.y += way[1] * STEP;
      }
      place(mask);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      remove(mask);
      byId("add").focus();
    }
  }

  function at(event) {
    const box = stage.getBoundingClientRect();
    return [within((event.clientX - box.left) / box.width, 0, 1), within((event.clientY - box.top) / box.height, 0, 1)];
  }

  function follow(event, moved) {
    const target = event.currentTarget;
    target.setPointerCapture(event.pointerId);
    const stop = () => {
      target.removeEventListener("pointermove", moved);
      target.removeEventListener("pointerup", stop);
      target.removeEventListener("pointercancel", stop);
    };
    target.addEventListener("pointermove", moved);
    target.addEventListener("pointerup", stop);
    target.addEventListener("pointercancel", stop);
  }

  function move(event, mask) {
    event.stopPropagation();
    const [x, y] = at(event);
    const [dx, dy] = [x - mask.x, y - mask.y];
    follow(event, (later) => {
      const [nx, ny] = at(later);
      mask.x = nx - dx;
      mask.y = ny - dy;
      place(mask);
    });
  }

  stage.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const [x, y] = at(event);
    const mask = add(x, y, STEP, STEP);
    follow(event, (later) => {
      const [nx, ny] = at(later);
      Object.assign(mask, { x: Math.min(x, nx), y: Math.min(y, ny), w: Math.abs(nx - x), h: Math.abs(ny - y) });
      place(mask);
    });
  });

  byId("add").addEventListener("click", () => {
    add(0.35, 0.4, 0.3, 0.2).button.focus();
    say(tool.dataset.added);
  });

  byId("undo").addEventListener("click", () => {
    if (masks.length) remove(masks[masks.length - 1]);
  });

  byId("turn").addEventListener("click", () => {
    turned = (turned + 1) % 4;
    paint();
    for (const mask of masks) {
      Object.assign(mask, { x: 1 - mask.y - mask.h, y: mask.x, w: mask.h, h: mask.w });
      place(mask);
    }
  });

  file.addEventListener("change", async () => {
    const chosen = file.files[0];
    if (!chosen) return;
    try {
      picture = await createImageBitmap(chosen);
    } catch {
      work.hidden = true;
      say(tool.dataset.unreadable);
      return;
    }
    for (const mask of [...masks]) remove(mask);
    turned = 0;
    say("");
    work.hidden = false;
    paint();
  });

  function covered() {
    paint();
    pen.fillStyle = "#000";
    for (const { x, y, w, h } of masks) {
      pen.fillRect(Math.floor(x * canvas.width), Math.floor(y * canvas.height), Math.ceil(w * canvas.width) + 1, Math.ceil(h * canvas.height) + 1);
    }
    return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  }

  tool.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!picture) return;
    const send = tool.querySelector("button.main");
    send.disabled = true;
    say(tool.dataset.sending);
    const form = new FormData();
    form.append("csrf", tool.dataset.csrf);
    form.append("masked", "1");
    form.append("file", await covered(), "copy.jpg");
    try {
      const answer = await fetch(location.href, { method: "POST", body: form, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      byId("ask").remove();
      byId("sent").hidden = false;
      byId("thanks").focus();
    } catch {
      paint();
      say(tool.dataset.failed);
      send.disabled = false;
    }
  });

  tool.hidden = false;
})();
