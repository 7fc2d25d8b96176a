"use strict";
// Keys, and reviews without loading the page anew. Everything works without this file too.

const items = () => [...document.querySelectorAll("[data-item]")];
const current = () => document.querySelector("[data-item].at");

function moveTo(item) {
  if (!item) return;
  current()?.classList.remove("at");
  item.classList.add("at");
  item.scrollIntoView({ block: "nearest" });
  // The focus follows, so that Tab and a screen reader go on from here.
  (item.matches("[tabindex]") ? item : item.querySelector("a, button"))?.focus({ preventScroll: true });
}

function step(by) {
  const all = items();
  const at = all.indexOf(current());
  moveTo(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

function press(selector) {
  const item = current() ?? (items().length === 1 ? items()[0] : null);
  item?.querySelector(selector)?.click();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  o: () => press("[data-open]"),
  a: () => press("button[value=accept]"),
  r: () => press("button[value=reject]"),
  c: () => press(".review summary"),
  "/": () => document.getElementById("search")?.focus(),
  "?": () => document.getElementById("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) keys["?"]();
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form.review");
  if (!form) return;
  event.preventDefault();
  const status = document.getElementById("status");
  const box = form.closest("[data-signal]");
  const answers = new URLSearchParams(new FormData(form, event.submitter));
  answers.set("part", "1");
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  try {
    const response = await fetch(form.action, { method: "POST", body: answers });
    if (!response.ok) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = document.adoptNode(page.querySelector("[data-signal]"));
    box.replaceWith(fresh);
    moveTo(fresh);
    status.textContent = status.dataset.saved.replace("{}", fresh.querySelector(".verdict").textContent);
  } catch (error) {
    // What went wrong is in the console; the reader is told that nothing was saved for certain.
    console.error(error);
    buttons.forEach((button) => { button.disabled = false; });
    status.textContent = status.dataset.failed;
  }
});
