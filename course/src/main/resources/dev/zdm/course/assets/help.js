// A lab's help: where the reader is taken when a hint opens, and the list of attempts.
import { fragment } from "./requests.js";

export function wireHelp() {
  const lab = document.querySelector("[data-lab]");
  if (!lab) {
    return;
  }
  document.addEventListener("posted", (event) => {
    const hint = event.detail.match(/\/hints\/(\d+)$/);
    if (hint) {
      document.getElementById("tab-hints").click();
      readHint(lab, hint[1]);
    } else if (event.detail.endsWith("/offer/decline")) {
      lab.querySelector('[role="tab"][aria-selected="true"]').focus();
    }
  });
  wireAttempts(lab);
}

// The hint comes over the stream, before the answer to the request or after it; then it is read from its beginning.
function readHint(lab, number) {
  const find = () => {
    const hint = lab.querySelector(`.hints > li[value="${number}"]`);
    if (hint) {
      hint.tabIndex = -1;
      hint.focus();
      document.removeEventListener("patched", find);
    }
    return hint;
  };
  if (!find()) {
    document.addEventListener("patched", find);
  }
}

function wireAttempts(lab) {
  const list = lab.querySelector("[data-attempts]");
  const panel = list.closest('[role="tabpanel"]');
  let asked = 0;
  const load = async () => {
    if (panel.hidden) {
      return;
    }
    const mine = ++asked;
    const html = await fragment(list.dataset.attempts);
    if (html !== null && mine === asked) {
      list.innerHTML = html;
    }
  };
  document.addEventListener("parts-changed", load);
  lab.querySelector(".attempt").addEventListener("patched", (event) => {
    if (!event.target.querySelector(".work")) {
      load();
    }
  });
  load();
}
