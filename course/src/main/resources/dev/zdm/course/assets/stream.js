// The page's one stream of events. A hidden page holds none, because browsers allow six connections to a site in all.
import { base } from "./requests.js";

const process = document.querySelector('meta[name="course-process"]').content;
let source = null;
let lastEntry = 0;
let held = false;

export function openStream() {
  document.addEventListener("visibilitychange", connect);
  document.addEventListener("parts-changed", reconnect);
  document.addEventListener("stream-hold", (event) => {
    held = event.detail;
    connect();
  });
  connect();
}

function reconnect() {
  close();
  connect();
}

function close() {
  source?.close();
  source = null;
}

function connect() {
  if (document.hidden || held) {
    close();
    return;
  }
  if (source) {
    return;
  }
  const parts = [...document.querySelectorAll("[data-part]")]
    .filter((element) => !element.closest("[hidden][data-lazy]"))
    .map((element) => element.dataset.part);
  source = new EventSource(`${base}/events?parts=${parts.join(",")}&after=${lastEntry}`);
  source.addEventListener("hello", (event) => {
    document.documentElement.classList.remove("offline");
    if (event.data !== process) {
      location.reload();
    }
  });
  source.addEventListener("patch", (event) => patch(event.data));
  source.addEventListener("entry", (event) => {
    lastEntry = Math.max(lastEntry, Number(event.lastEventId));
    document.dispatchEvent(new CustomEvent("entry", { detail: event.data }));
  });
  source.addEventListener("dashboard", (event) => document.dispatchEvent(new CustomEvent("feed", { detail: event.data })));
  source.addEventListener("java", (event) => document.dispatchEvent(new CustomEvent("java", { detail: event.data })));
  source.addEventListener("error", () => document.documentElement.classList.add("offline"));
}

function patch(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  for (const part of holder.content.querySelectorAll("template[data-part]")) {
    const target = document.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    // A part may take its next picture in by itself.
    if (target && target.dispatchEvent(new CustomEvent("patching", { cancelable: true, detail: part.content }))) {
      replace(target, part.content);
      target.dispatchEvent(new CustomEvent("patched", { bubbles: true }));
    }
  }
}

// What the reader has unfolded, chosen or focused inside a part survives its next picture.
function replace(target, content) {
  const focused = target.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const folds = [...target.querySelectorAll("details")].map((fold) => fold.open);
  const choices = [...target.querySelectorAll("select")].map((select) => select.value);
  target.replaceChildren(content);
  const newFolds = target.querySelectorAll("details");
  if (newFolds.length === folds.length) {
    newFolds.forEach((fold, index) => { fold.open = folds[index]; });
  }
  const newChoices = target.querySelectorAll("select");
  if (newChoices.length === choices.length) {
    newChoices.forEach((select, index) => { select.value = choices[index]; });
  }
  if (focused) {
    const same = [...target.querySelectorAll("button, a, select, summary")].find((element) => keyOf(element) === focused);
    if (same) {
      same.focus();
    } else {
      // What had the focus is gone, as a button that has done its work: go on from where it was.
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }
}

function keyOf(element) {
  return element.id || element.dataset.post || element.textContent;
}
