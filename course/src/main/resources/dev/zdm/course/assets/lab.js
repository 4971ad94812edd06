// A lab's page and its tabs.
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
}
