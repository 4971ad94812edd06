// The search dialog: results as one types, in the combobox pattern. Without it the button leads to the search page.
const PAUSE_MS = 120;
const MOST_HITS = 20;

let dialog;
let input;
let list;
let status;
let timer = 0;
let asked = null;

export function wireSearch() {
  dialog = document.getElementById("search-dialog");
  input = dialog.querySelector("input");
  list = dialog.querySelector("[role=listbox]");
  status = dialog.querySelector("[role=status]");
  document.addEventListener("search-wanted", open);
  document.querySelector(".search-open").addEventListener("click", (event) => {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open();
    }
  });
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest(".hit")) {
      dialog.close();
    }
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    if (!input.value.trim()) {
      event.preventDefault();
    }
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  input.addEventListener("keydown", onKey);
}

function open() {
  if (!dialog.open) {
    dialog.showModal();
    // Without words: the site makes its index while they are typed.
    fetch("/search/hits?q=").catch(() => {});
  }
  input.focus();
  input.select();
}

async function look() {
  asked?.abort();
  asked = new AbortController();
  const words = input.value.trim();
  if (!words) {
    show("", "");
    return;
  }
  try {
    const answer = await fetch(`/search/hits?q=${encodeURIComponent(input.value)}`, { signal: asked.signal });
    const text = await answer.text();
    if (answer.ok) {
      show(text, null);
    } else {
      show("", text);
    }
  } catch (problem) {
    if (problem.name !== "AbortError") {
      show("", "The course does not answer. Is bin/course still running?");
    }
  }
}

function show(html, message) {
  list.innerHTML = html;
  list.scrollTop = 0;
  const count = options().length;
  list.hidden = count === 0;
  input.setAttribute("aria-expanded", String(count > 0));
  input.removeAttribute("aria-activedescendant");
  status.textContent = message ?? inWords(count);
}

function inWords(count) {
  if (count === 0) {
    return "Nothing is found. Try fewer words, or another word for it.";
  }
  return count === 1 ? "1 result" : `${count === MOST_HITS ? `The best ${count}` : count} results`;
}

function options() {
  return [...list.querySelectorAll("[role=option]")];
}

function chosen() {
  return list.querySelector('[aria-selected="true"]');
}

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  if (option) {
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

// Past the last one is the field again, and after it the first.
function onKey(event) {
  const all = options();
  const place = all.indexOf(chosen());
  if (event.key === "ArrowDown" && all.length > 0) {
    event.preventDefault();
    choose(all[place + 1]);
  } else if (event.key === "ArrowUp" && all.length > 0) {
    event.preventDefault();
    choose(all[place < 0 ? all.length - 1 : place - 1]);
  } else if (event.key === "Enter" && place >= 0) {
    event.preventDefault();
    all[place].click();
  }
}
