// A lab's page: task, hints one at a time, check.
import { fragment } from "./requests.js";
import { wireTabs } from "./tabs.js";

export function wireLab() {
  const lab = document.querySelector("[data-lab]");
  if (!lab) {
    return;
  }
  const choose = wireTabs(lab.querySelector('[role="tablist"]'), () => document.dispatchEvent(new Event("parts-changed")));
  const follow = () => {
    const tab = lab.querySelector(`[role="tab"][aria-controls="${CSS.escape(location.hash.slice(1))}"]`);
    if (tab) {
      choose(tab, false);
    }
  };
  window.addEventListener("hashchange", follow);
  follow();
  wireHints(lab);
}

async function wireHints(lab) {
  const button = lab.querySelector(".more-hints");
  const list = lab.querySelector(".hints");
  if (!button) {
    return;
  }
  const key = `hints-${lab.dataset.lab}`;
  const all = Number(list.dataset.hints);
  const show = async () => {
    const number = list.children.length + 1;
    const html = await fragment(`/labs/${lab.dataset.lab}/hints/${number}`);
    if (html !== null) {
      const item = document.createElement("li");
      item.innerHTML = html;
      list.append(item);
      localStorage.setItem(key, String(Math.max(number, Number(localStorage.getItem(key) ?? 0))));
    }
    button.hidden = list.children.length >= all;
    button.textContent = `Show hint ${list.children.length + 1} of ${all}`;
  };
  button.addEventListener("click", show);
  for (let seen = Math.min(all, Number(localStorage.getItem(key) ?? 0)); seen > 0; seen--) {
    await show();
  }
}
