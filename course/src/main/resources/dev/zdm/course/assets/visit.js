// Somebody else's lab: what its page links to of its own is theirs, too.
import { base } from "./requests.js";

export function wireVisit() {
  if (!base) {
    return;
  }
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest('a[href^="/labs/"], a[href^="/answers/"]');
      if (link) {
        link.setAttribute("href", base + link.getAttribute("href"));
      }
    }, { capture: true });
  }
}
