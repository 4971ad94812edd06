// How far a lesson was read: it opens where one left, counts as read at its end, and says so in the contents.
import { fragment } from "./requests.js";
import { askedTheServer, follow, keep, recall } from "./memory.js";

const A_MOMENT = 300;
const AT_THE_END = 2_000;

export function wireReading() {
  document.addEventListener("remembered", (event) => {
    const isBegun = document.querySelector('.contents [aria-current="page"] .mark.new') && event.detail.some((key) => key.startsWith("place/"));
    if (isBegun || event.detail.some((key) => key.startsWith("read/"))) {
      freshenContents();
    }
  });
  const text = document.querySelector("article[data-lesson]");
  if (text) {
    wirePlace(text);
    wireEnd(text);
  }
}

async function wirePlace(text) {
  const key = `place/${text.dataset.lesson}`;
  let moved = false;
  const goBack = () => moved || location.hash || goTo(text, recall(key));
  let timer = 0;
  const write = () => {
    timer = 0;
    const place = placeIn(text);
    if (place) {
      keep(key, place);
    }
  };
  // Whoever scrolls, turns a wheel or presses a key has begun to read here, and is not taken elsewhere any more.
  for (const own of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    window.addEventListener(own, () => { moved = true; }, { passive: true, once: true });
  }
  document.addEventListener("scroll", (event) => {
    if (event.target === document || event.target.contains(text)) {
      timer ||= setTimeout(write, A_MOMENT);
    }
  }, { capture: true, passive: true });
  goBack();
  // Not before the server was asked: an opened page is no reason to forget how far one was.
  if (await askedTheServer()) {
    goBack();
    keep(key, placeIn(text) ?? recall(key) ?? { heading: "", past: 0 }, true);
  }
}

function top() {
  return Math.max(0, document.querySelector(".top").getBoundingClientRect().bottom);
}

/**
 * The first block in view, told by the heading above it and how many blocks stand between. None while the text is out of view: on a small
 * screen the contents stand above it and the console below.
 */
function placeIn(text) {
  const blocks = [...text.children];
  const edge = top() + 8;
  const seen = blocks.findIndex((block) => block.getBoundingClientRect().bottom > edge);
  if (seen < 0 || text.getBoundingClientRect().top > window.innerHeight / 2) {
    return null;
  }
  for (let at = seen; at >= 0; at--) {
    if (isHeading(blocks[at])) {
      return { heading: blocks[at].id, past: seen - at };
    }
  }
  return { heading: "", past: seen };
}

function isHeading(block) {
  return block.tagName === "H2" && block.id;
}

function goTo(text, place) {
  const last = [...text.children].filter(isHeading).at(-1)?.id;
  const isOver = recall(`read/${text.dataset.lesson}`) && place?.heading === last;
  if (!place || isOver || (!place.heading && !place.past)) {
    return;
  }
  let block = place.heading ? document.getElementById(place.heading) : text.firstElementChild;
  for (let past = place.past; block && past > 0 && block.nextElementSibling && !isHeading(block.nextElementSibling); past--) {
    block = block.nextElementSibling;
  }
  block?.scrollIntoView({ block: "start", behavior: "instant" });
  // On a small screen the strip lies over the text, as high as it happens to be.
  for (const scroller of [document.getElementById("main"), document.documentElement]) {
    scroller.scrollBy({ top: (block?.getBoundingClientRect().top ?? 0) - top(), behavior: "instant" });
  }
}

function wireEnd(text) {
  const key = `read/${text.dataset.lesson}`;
  const end = text.querySelector(".reading");
  let isOwnWord = false;
  const show = (isRead) => {
    if (String(isRead) !== end.dataset.read) {
      end.dataset.read = isRead;
      end.querySelector("p").textContent = isRead ? "You have read this lesson." : "This lesson does not count as read.";
      end.querySelector("button").textContent = isRead ? "Mark as not read" : "Mark as read";
    }
  };
  const mark = (isRead) => {
    keep(key, isRead);
    show(isRead);
  };
  end.querySelector("button").addEventListener("click", () => {
    isOwnWord = true;
    mark(end.dataset.read !== "true");
  });
  follow(key, show);
  let timer = 0;
  new IntersectionObserver(([{ isIntersecting }]) => {
    clearTimeout(timer);
    if (isIntersecting && !isOwnWord && end.dataset.read !== "true") {
      timer = setTimeout(() => isOwnWord || mark(true), AT_THE_END);
    }
  }).observe(end);
}

async function freshenContents() {
  const contents = document.getElementById("contents");
  const list = await fragment(`/contents?path=${encodeURIComponent(location.pathname)}`);
  if (list !== null) {
    const focused = contents.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    contents.innerHTML = list;
    if (focused) {
      contents.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
    }
  }
}
