// Says what has come of a lab's buttons, for who does not see it: the step that is taken, the phase, the verdict.
const SAYS = {
  attempt: ".work p, .trouble p, .phases .now",
  verdict: ".headline",
};
const known = new Map();

export function wireAnnouncements() {
  document.addEventListener("patched", ({ target }) => {
    const part = target.dataset.part;
    const says = SAYS[part.split("-")[0]];
    if (says) {
      const text = [...target.querySelectorAll(says)].map((element) => element.textContent.trim()).join(" ");
      if (known.has(part) && known.get(part) !== text) {
        document.getElementById("said").textContent = text;
      }
      known.set(part, text);
    }
  });
}
