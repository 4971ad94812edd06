// How this browser shows the pages: colours, widths, keys. It belongs to the browser, not to the learner. early.js reads it too.
const PLACE = "settings";

function all() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? {};
  } catch {
    return {};
  }
}

export function get(key) {
  return all()[key];
}

/** Keeps a value; undefined forgets it. */
export function set(key, value) {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...all(), [key]: value }));
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
}
