// The SQL console: three sessions, what is typed there survives a reload, answers arrive one by one.
import { follow, keep } from "./memory.js";
import { fragment, post } from "./requests.js";
import { wireTabs } from "./tabs.js";

let choose = () => {};

export function wireConsole() {
  const console = document.querySelector(".console");
  if (!console) {
    return;
  }
  const list = console.querySelector('[role="tablist"]');
  choose = wireTabs(list, (tab) => {
    keep("console/session", tab.dataset.session);
    tab.classList.remove("news");
  });
  follow("console/session", (session) => {
    const last = list.querySelector(`[data-session="${CSS.escape(session)}"]`);
    if (last) {
      choose(last, false);
    }
  });
  for (const desk of console.querySelectorAll(".desk[data-session]")) {
    wireDesk(desk);
  }
  document.addEventListener("entry", (event) => append(event.detail));
  document.addEventListener("patched", (event) => lamp(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.altKey && ["1", "2", "3", "4"].includes(event.key)) {
      event.preventDefault();
      document.dispatchEvent(new Event("bench-wanted"));
      const tab = list.querySelectorAll('[role="tab"]')[Number(event.key) - 1];
      choose(tab, false);
      document.getElementById(tab.getAttribute("aria-controls")).querySelector("textarea").focus();
    }
  });
}

/** Sends a block to a session and shows that session. With stop, nothing is sent after an error. */
export function run(session, sql, role, stop) {
  document.dispatchEvent(new Event("bench-wanted"));
  choose(document.getElementById(`tab-${session}`), false);
  return post(`/sessions/${session}/run`, { sql, as: role, stop });
}

/** Runs a block on the Java console and shows it. */
export function runJava(java) {
  document.dispatchEvent(new Event("bench-wanted"));
  choose(document.getElementById("tab-java"), false);
  return post("/java/run", { java });
}

function deskOf(session) {
  return document.getElementById(`desk-${session}`);
}

function wireDesk(desk) {
  const editor = desk.querySelector("textarea");
  const key = `sql/${desk.dataset.session}`;
  follow(key, (sql) => { editor.value = sql; });
  editor.addEventListener("input", () => keep(key, editor.value));
  const runTyped = () => {
    const marked = editor.value.slice(editor.selectionStart, editor.selectionEnd);
    run(desk.dataset.session, marked.trim() ? marked : editor.value, roleOf(desk), false);
  };
  desk.querySelector(".run-typed").addEventListener("click", runTyped);
  desk.querySelector(".clear").addEventListener("click", () => desk.querySelector(".answers").replaceChildren());
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      runTyped();
    }
  });
  desk.addEventListener("click", async (event) => {
    const more = event.target.closest("[data-rows]");
    if (more) {
      const rows = await fragment(more.dataset.rows);
      if (rows !== null) {
        const holder = document.createElement("template");
        holder.innerHTML = `<table><tbody>${rows}</tbody></table>`;
        more.closest("tr").replaceWith(...holder.content.querySelectorAll("tr"));
      }
    }
  });
}

// What is typed goes on as whoever the session is logged in as; only a lesson's block asks for another role.
function roleOf(desk) {
  return desk.querySelector("[data-role]")?.dataset.role ?? "learner";
}

function append(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const answer = holder.content.firstElementChild;
  const desk = deskOf(answer.dataset.session);
  const answers = desk.querySelector(".answers");
  if (answers.querySelector(`[data-number="${answer.dataset.number}"]`)) {
    return;
  }
  answers.append(answer);
  answers.scrollTop = answers.scrollHeight;
  if (desk.hidden) {
    document.getElementById(`tab-${answer.dataset.session}`).classList.add("news");
  }
}

function lamp(part) {
  const session = part.dataset.part.match(/^session-(.)$/)?.[1];
  if (session) {
    const state = part.querySelector(".state")?.dataset.state ?? "";
    document.getElementById(`tab-${session}`).dataset.state = state;
    deskOf(session).dataset.state = state;
  }
}
