// Blocks that run, predictions, and checklists of a lesson or a lab's task.
import { run } from "./console.js";

export function wireLesson() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-run]");
    if (button) {
      const code = button.closest("figure").querySelector("code").textContent;
      run(button.dataset.session, code, button.dataset.as, true);
    }
  });
  document.querySelectorAll("form.predict").forEach(wirePrediction);
  document.querySelectorAll(".task input").forEach(wireTick);
  document.querySelectorAll(".text table").forEach(letScroll);
}

// A table that is wider than the text can be scrolled by keyboard too.
function letScroll(table) {
  if (table.scrollWidth > table.clientWidth) {
    table.tabIndex = 0;
  }
}

function keyOf(element) {
  return `${location.pathname}#${element.id}`;
}

function wirePrediction(form) {
  const remembered = localStorage.getItem(keyOf(form));
  if (remembered) {
    form.elements.guess.value = remembered;
    reveal(form, remembered);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const guess = form.elements.guess.value;
    localStorage.setItem(keyOf(form), guess);
    reveal(form, guess);
    form.querySelector(".truth").focus();
  });
}

function reveal(form, guess) {
  const answer = form.dataset.answer;
  form.classList.add("answered");
  form.querySelectorAll("label").forEach((label) => {
    const value = label.querySelector("input").value;
    label.classList.toggle("right", value === answer);
    label.classList.toggle("guessed", value === guess);
  });
  form.querySelectorAll("input").forEach((input) => { input.disabled = true; });
  form.querySelector("button").hidden = true;
  form.querySelector(".verdict").textContent = guess === answer ? "As you predicted." : "It turns out otherwise.";
  form.querySelector(".truth").hidden = false;
}

function wireTick(box) {
  box.checked = localStorage.getItem(keyOf(box)) === "done" || box.checked;
  box.addEventListener("change", () => localStorage.setItem(keyOf(box), box.checked ? "done" : ""));
}
