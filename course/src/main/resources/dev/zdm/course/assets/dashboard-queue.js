// The lock graph in motion: who moves up slides to the new place, who joins fades in, in queue order. Without the
// learner's wish for rest, that is: then places are just taken.
const SLIDE = 350;
const STAGGER = 25;
const PICTURE_EVERY = 250;
/** When places changed so short a time ago nobody could follow the slides. */
const HURRIED = 700;
const still = matchMedia("(prefers-reduced-motion: reduce)");
let changedAt = -Infinity;
let hurried = false;

export function moveQueue(part) {
  let latest = null;
  let waiting = 0;
  const show = () => {
    waiting = 0;
    if (part.closest(".paused")) {
      return;
    }
    const before = part.querySelector("svg");
    if (before) {
      change(before, latest);
    } else {
      part.replaceChildren(latest);
      latest.querySelectorAll("g[data-pid]").forEach(join);
    }
  };
  part.addEventListener("patching", (event) => {
    latest = event.detail.querySelector("svg");
    if (latest) {
      event.preventDefault();
      waiting ||= setTimeout(show, part.firstElementChild ? PICTURE_EVERY : 0);
    } else {
      clearTimeout(waiting);
      waiting = 0;
    }
  });
}

// Whoever stays keeps the element, untouched in its place among the others, so that a slide that is under way goes on.
function change(before, after) {
  before.setAttribute("viewBox", after.getAttribute("viewBox"));
  before.setAttribute("aria-label", after.getAttribute("aria-label"));
  const pids = (svg) => [...svg.querySelectorAll("g[data-pid]")].map((node) => node.dataset.pid).join();
  if (pids(before) !== pids(after)) {
    hurried = performance.now() - changedAt < HURRIED;
    changedAt = performance.now();
  }
  const known = new Map([...before.querySelectorAll("g[data-pid]")].map((node) => [node.dataset.pid, node]));
  const isNode = (child) => child.dataset.pid !== undefined;
  [...before.children].filter((child) => !isNode(child)).forEach((line) => line.remove());
  before.prepend(...[...after.children].filter((child) => !isNode(child)));
  const joined = [];
  for (const fresh of [...after.children]) {
    const old = known.get(fresh.dataset.pid);
    if (old) {
      known.delete(fresh.dataset.pid);
      const from = top(old);
      old.setAttribute("class", fresh.getAttribute("class"));
      old.replaceChildren(...fresh.childNodes);
      slide(old, from - top(old));
    } else {
      joined.push(fresh);
    }
  }
  known.forEach((gone) => gone.remove());
  before.append(...joined);
  joined.forEach(join);
}

function top(node) {
  return Number(node.querySelector("rect").getAttribute("y"));
}

function slide(node, from) {
  if (from !== 0 && !hurried && !still.matches) {
    node.animate([{ transform: `translateY(${from}px)` }, { transform: "none" }], { duration: SLIDE, easing: "ease-out", composite: "add" });
  }
}

// Faint at first rather than hidden: a browser that has no time for motion shows everyone all the same.
function join(node, place) {
  if (!hurried && !still.matches) {
    node.animate([{ opacity: 0.35, transform: "translateX(24px)" }, { opacity: 1, transform: "none" }], {
      duration: SLIDE,
      delay: place * STAGGER,
      easing: "ease-out",
      fill: "backwards",
    });
  }
}
