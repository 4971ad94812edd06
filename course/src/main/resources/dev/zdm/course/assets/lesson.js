// Blocks that run, predictions, questions, and checklists of a lesson or a lab's task.
import { run, runJava } from "./console.js";
import { follow, keep } from "./memory.js";

export function wireLesson() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-run], [data-run-java]");
    const code = button?.closest("figure").querySelector("code").textContent;
    if (button?.matches("[data-run-java]")) {
      runJava(code);
    } else if (button) {
      run(button.dataset.session, code, button.dataset.as, true);
    }
  });
  wireText(document);
  document.addEventListener("text-changed", (event) => wireText(event.target));
}

// Of the page, or of a block that came anew.
function wireText(root) {
  const all = (selector) => [root, ...root.querySelectorAll("*")].filter((element) => element.matches?.(selector));
  all("form.predict").forEach(wirePrediction);
  all(".task input").forEach(wireTick);
  all("details.recall").forEach(wireQuestion);
  all(".text table").forEach(letScroll);
}

// A table that is wider than the text can be scrolled by keyboard too.
function letScroll(table) {
  if (table.scrollWidth > table.clientWidth) {
    table.tabIndex = 0;
  }
}

function keyOf(kind, element) {
  return `${kind}${location.pathname}/${element.id}`;
}

function wirePrediction(form) {
  const key = keyOf("guess", form);
  follow(key, (guess) => {
    form.elements.guess.value = String(guess);
    reveal(form, String(guess));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const guess = form.elements.guess.value;
    keep(key, Number(guess));
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
  const key = keyOf("tick", box);
  if (box.checked !== box.defaultChecked) { // a hand was quicker than this script
    keep(key, box.checked);
  }
  follow(key, (done) => { box.checked = done; });
  box.addEventListener("change", () => keep(key, box.checked));
}

// A question that was unfolded stays so, and the page knows that its answer was seen.
function wireQuestion(question) {
  const key = keyOf("recall", question);
  follow(key, (open) => { question.open = open; });
  question.addEventListener("toggle", () => keep(key, question.open));
}
