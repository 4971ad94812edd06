// Light, dark, or as the system has it. early.js sets what was chosen before the page is painted.
import { get, set } from "./settings.js";

export function wireTheme() {
  const choices = document.querySelectorAll('#theme input[name="theme"]');
  choices.forEach((choice) => {
    choice.checked = choice.value === (get("theme") ?? "");
    choice.addEventListener("change", () => choose(choice.value));
  });
  // Another page of the course may have changed it.
  window.addEventListener("storage", () => {
    show(get("theme") ?? "");
    choices.forEach((choice) => { choice.checked = choice.value === (get("theme") ?? ""); });
  });
}

function choose(theme) {
  set("theme", theme || undefined);
  show(theme);
}

function show(theme) {
  if (theme) {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
  document.dispatchEvent(new Event("theme-changed"));
}
