// The three panes: their widths, folding them away, and the contents as a drawer where there is no room for three.
import { get, set } from "./settings.js";

const STEP = 2;
const root = document.documentElement;
const three = window.matchMedia("(min-width: 80rem)");
const two = window.matchMedia("(min-width: 56rem)");

export function wirePanes() {
  document.querySelectorAll(".divider").forEach(wireDivider);
  document.querySelector(".contents-switch").addEventListener("click", toggleContents);
  document.querySelector(".bench-switch")?.addEventListener("click", toggleBench);
  document.addEventListener("bench-wanted", showBench);
  document.querySelector("[data-close-contents]").addEventListener("click", () => drawer(false));
  // Whoever tabs out of the drawer is done with it, and must not be behind it.
  document.getElementById("contents").addEventListener("focusout", (event) => {
    if (drawerIsOpen() && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) {
      drawer(false, event.relatedTarget);
    }
  });
  document.addEventListener("click", (event) => {
    if (drawerIsOpen() && !event.target.closest(".contents, .contents-switch")) {
      drawer(false);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawerIsOpen()) {
      drawer(false);
    }
  });
  three.addEventListener("change", () => drawer(false));
  tell();
  const contents = document.getElementById("contents");
  const here = contents.querySelector('[aria-current="page"]');
  if (here) {
    // Not scrollIntoView: from there on Tab would go on from here, past the links that skip to the text.
    contents.scrollTop = here.getBoundingClientRect().top - contents.getBoundingClientRect().top - contents.clientHeight / 3;
  }
}

export function toggleContents() {
  if (three.matches) {
    fold("contents", !isShut("contents"));
  } else {
    drawer(!drawerIsOpen());
  }
}

/** Folds the workbench away or back; below the text, where it always is on a small screen, it is gone to. */
export function toggleBench() {
  if (two.matches) {
    fold("bench", !isShut("bench"));
  } else {
    const bench = document.getElementById("bench");
    bench?.scrollIntoView();
    bench?.focus({ preventScroll: true });
  }
}

function showBench() {
  if (isShut("bench")) {
    fold("bench", false);
  }
}

function isShut(pane) {
  return root.dataset[pane] === "shut";
}

function fold(pane, shut) {
  const held = document.activeElement;
  const switches = document.querySelector(`.${pane}-switch`);
  if (shut) {
    root.dataset[pane] = "shut";
  } else {
    delete root.dataset[pane];
  }
  set(`${pane}-shut`, shut || undefined);
  tell();
  if (shut && (document.getElementById(pane).contains(held) || held.dataset.pane === pane)) {
    switches.focus();
  }
}

function drawerIsOpen() {
  return document.getElementById("contents").classList.contains("open");
}

function drawer(open, focused = document.querySelector(".contents-switch")) {
  const contents = document.getElementById("contents");
  const was = drawerIsOpen();
  contents.classList.toggle("open", open);
  tell();
  if (open) {
    (contents.querySelector('[aria-current="page"]') ?? contents.querySelector("a")).focus();
  } else if (was && !three.matches) {
    focused.focus();
  }
}

function tell() {
  const contents = three.matches ? !isShut("contents") : drawerIsOpen();
  document.querySelector(".contents-switch").setAttribute("aria-expanded", String(contents));
  document.querySelector(".bench-switch")?.setAttribute("aria-expanded", String(!isShut("bench")));
  document.querySelectorAll(".divider").forEach(measure);
}

function wireDivider(divider) {
  const { pane } = divider.dataset;
  const least = Number(divider.ariaValueMin);
  const most = Number(divider.ariaValueMax);
  const width = (share) => {
    root.style.setProperty(`--${pane}-share`, Math.min(most, Math.max(least, share)));
    measure(divider);
    set(`${pane}-share`, Number(divider.ariaValueNow));
  };
  const shareAt = (x) => (100 * (pane === "bench" ? window.innerWidth - x : x)) / window.innerWidth;
  divider.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      divider.setPointerCapture(event.pointerId);
    }
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) {
      width(Math.round(10 * shareAt(event.clientX)) / 10);
    }
  });
  divider.addEventListener("dblclick", () => {
    root.style.removeProperty(`--${pane}-share`);
    set(`${pane}-share`, undefined);
    measure(divider);
  });
  divider.addEventListener("keydown", (event) => {
    const now = Number(divider.ariaValueNow);
    const wider = pane === "bench" ? -STEP : STEP;
    const to = { ArrowRight: now + wider, ArrowLeft: now - wider, Home: least, End: most }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      width(to);
    } else if (event.key === "Enter") {
      event.preventDefault();
      fold(pane, true);
    }
  });
  window.addEventListener("resize", () => measure(divider));
}

// What is told is what is there: the style sheet leaves each pane room enough to be used, whatever was asked for.
function measure(divider) {
  const pane = document.getElementById(divider.dataset.pane);
  const share = (100 * pane.offsetWidth) / window.innerWidth;
  divider.ariaValueNow = String(Math.round(Math.min(divider.ariaValueMax, Math.max(divider.ariaValueMin, share))));
  divider.ariaValueText = `${divider.ariaValueNow} % of the window`;
}
