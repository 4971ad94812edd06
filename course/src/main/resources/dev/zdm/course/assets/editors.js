// A real editor in place of the text areas for SQL and files, loaded when the first of them comes into view. When that fails, the text areas
// stay, and everything works in them.

export function wireEditors() {
  whenSeen(document.querySelector(".console"), (edit, console) => console.querySelectorAll(".desk").forEach((desk) => editDesk(edit, desk)));
  whenSeen(document.getElementById("file-text"), editFile);
}

function whenSeen(element, put) {
  if (element) {
    new IntersectionObserver(async (entries, observer) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        const bundle = await import("./codemirror.js").catch(() => null);
        if (bundle) {
          put(bundle.edit, element);
        }
      }
    }).observe(element);
  }
}

function editDesk(edit, desk) {
  const editor = edit(desk.querySelector("textarea"), { language: () => "sql", names });
  const mark = (answer) => {
    const statement = answer.querySelector?.(".statement")?.textContent;
    if (statement) {
      editor.markError(statement, Number(answer.dataset.position ?? 0));
    }
  };
  const answers = desk.querySelector(".answers");
  [...answers.children].forEach(mark);
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(mark))).observe(answers, { childList: true });
}

function editFile(edit, text) {
  const name = document.getElementById("file-name");
  const language = () => name.value.trim().toLowerCase().split(".").pop();
  const editor = edit(text, { language, names, long: true });
  name.addEventListener("change", editor.show);
  text.addEventListener("fault", ({ detail: line }) => {
    const before = text.value.split("\n").slice(0, line - 1).join("\n");
    const begin = before.length + (line > 1 ? 1 : 0);
    const place = begin + Math.max(0, text.value.slice(begin).search(/\S/));
    editor.markError(text.value, place + 1);
    editor.goTo(place);
  });
}

let asked = 0;
let tables = Promise.resolve([]);

// The shop's tables and columns; one that was just made is known a second later.
function names() {
  if (Date.now() - asked > 1000) {
    asked = Date.now();
    tables = fetch("/schema").then((answer) => answer.json()).then((schema) => schema.tables).catch(() => []);
  }
  return tables;
}
