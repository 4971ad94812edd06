// Buttons that ask the course for something: data-post says where, data-confirm asks first, data-then where to go when it is done. Forms alike:
// data-form says where, data-save a file that the answer is kept in.
import { post, send } from "./requests.js";

export function wireActions() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-post]");
    if (!button || button.ariaDisabled || (button.dataset.confirm && !window.confirm(button.dataset.confirm))) {
      return;
    }
    const rows = button.dataset.rowsFrom && document.getElementById(button.dataset.rowsFrom).value;
    // Not disabled: that would take the focus from whoever pressed it.
    button.ariaDisabled = "true";
    const done = await post(button.dataset.post, rows ? { rows: Number(rows) } : {});
    button.ariaDisabled = null;
    if (done && button.dataset.then) {
      location.assign(button.dataset.then);
    } else if (done) {
      document.dispatchEvent(new CustomEvent("posted", { detail: button.dataset.post }));
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-form]");
    if (form) {
      event.preventDefault();
      sendForm(form);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && event.shiftKey) {
      const check = document.querySelector(".check-now");
      if (check) {
        event.preventDefault();
        document.getElementById("tab-check").click();
        check.click();
      }
    }
  });
}

async function sendForm(form) {
  const answer = await send(form.dataset.form, Object.fromEntries(new FormData(form)));
  if (!answer) {
    return;
  }
  if (form.dataset.save) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = form.dataset.save;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  form.reset();
  if (form.dataset.then) {
    location.assign(form.dataset.then);
  }
}
