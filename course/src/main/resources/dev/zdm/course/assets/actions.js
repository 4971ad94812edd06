// Buttons that ask the course for something: data-post says where, data-confirm asks first, data-go where to go when it is done.
import { post } from "./requests.js";

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
    if (done && button.dataset.go) {
      location.assign(button.dataset.go);
    } else if (done) {
      document.dispatchEvent(new CustomEvent("posted", { detail: button.dataset.post }));
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
