// Keys that work everywhere on a page, and the sheet that lists them. Keys of one place are wired where that place is.
import { toggleBench, toggleContents } from "./panes.js";
import { get, set } from "./settings.js";

const TYPED_INTO = "input, select, textarea, [contenteditable]";
const SCROLLS = ["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End", " "];

const letters = {
  "?": () => open("sheet"),
  "/": () => document.dispatchEvent(new Event("search-wanted")),
  n: () => document.querySelector('main a[rel="next"]')?.click(),
  p: () => document.querySelector('main a[rel="prev"]')?.click(),
  c: toggleContents,
  w: toggleBench,
};

export function wireKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    if (!event.ctrlKey && !event.altKey && !event.metaKey) {
      letter(event);
    }
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) {
      open(opener.dataset.open);
    }
    if (event.target.closest("[data-close]") || event.target.matches("dialog.sheet")) {
      event.target.closest("dialog").close();
    }
  });
  const box = document.getElementById("letters");
  box.checked = get("letters") !== false;
  box.addEventListener("change", () => set("letters", box.checked));
}

function letter(event) {
  const act = letters[event.key];
  if (event.target === document.body && SCROLLS.includes(event.key)) {
    // The text scrolls, not the page; whoever has just come wants to scroll the text.
    document.getElementById("main").focus({ preventScroll: true });
  } else if (act && get("letters") !== false && !document.querySelector("dialog[open]") && !event.target.closest(TYPED_INTO)) {
    event.preventDefault();
    act();
  }
}

function open(id) {
  document.getElementById(id).showModal();
}
