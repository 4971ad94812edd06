// A real editor in place of the text areas for SQL and files, loaded when the first of them comes into view. When that fails, the text areas
// stay, and everything works in them.
import { ask } from "./requests.js";

export function wireEditors() {
  whenSeen(document.querySelector(".console"), (edit, console) => console.querySelectorAll(".desk[data-session]").forEach((desk) => editDesk(edit, desk)));
  whenSeen(document.querySelector(".console"), (edit) => editJava(edit, document.getElementById("desk-java")));
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

function editJava(edit, desk) {
  const help = desk.querySelector(".java-help");
  const show = (text) => {
    help.hidden = !text;
    help.querySelector("pre").textContent = text;
  };
  const editor = edit(desk.querySelector("textarea"), { language: () => "java", names, proposals, help: show });
  const mark = (piece) => {
    const run = piece.closest?.("article");
    const java = run?.querySelector(".statement").textContent;
    if (java && piece.dataset.place && piece === run.querySelector(".java-error, .java-exception")) {
      editor.markError(java, Number(piece.dataset.place), "wholeLine" in piece.dataset);
    } else if (java && piece.matches(".tail") && !piece.querySelector(".bad")) {
      editor.markError(java, 0);
    }
  };
  const log = desk.querySelector(".answers");
  log.querySelectorAll("article:last-child :is(.java-error, .java-exception)").forEach(mark);
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(mark))).observe(log, { childList: true, subtree: true });
}

const NO_PROPOSALS = { anchor: 0, help: "", continuations: [] };

// How the Java may go on at the cursor. Nobody is told when there is no answer: it comes with the next key.
async function proposals(java, cursor) {
  try {
    const answer = await ask("/java/complete", { java, cursor });
    return answer.ok ? await answer.json() : NO_PROPOSALS;
  } catch {
    return NO_PROPOSALS;
  }
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
    tables = ask("/schema").then((answer) => answer.json()).then((schema) => schema.tables).catch(() => []);
  }
  return tables;
}
