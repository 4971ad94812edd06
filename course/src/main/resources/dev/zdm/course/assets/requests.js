// Requests to this site. A problem comes back as plain text: what happened, and what to do.
const token = document.querySelector('meta[name="course-token"]').content;

/** What stands before each path while somebody else's pages are looked at; empty on one's own. */
export const base = document.querySelector('meta[name="course-base"]')?.content ?? "";

/** As fetch, with what a page of this site has to show; a body makes it a POST. */
export function ask(path, body, more = {}) {
  const sends = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Course-Token": token },
    body: JSON.stringify(body),
  };
  return fetch(base + path, { ...sends, ...more });
}

export async function post(path, body = {}) {
  return (await send(path, body)) !== null;
}

/** The answer, or null when there is none or a problem, which was told. */
export async function send(path, body) {
  try {
    const answer = await ask(path, body);
    if (answer.ok) {
      return answer;
    }
    tell(await answer.text());
  } catch {
    tell("The course does not answer.\nIs bin/course still running?");
  }
  return null;
}

export async function fragment(path) {
  const answer = await ask(path);
  const text = await answer.text();
  if (answer.ok) {
    return text;
  }
  tell(text);
  return null;
}

/** Shows a message at the page's edge until it is closed: nobody has to read against the clock. */
export function tell(text) {
  const [what, ...todo] = text.trim().split("\n");
  const toast = document.createElement("div");
  toast.className = "toast";
  const first = document.createElement("p");
  first.textContent = what;
  const second = document.createElement("p");
  second.textContent = todo.join(" ");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet";
  close.textContent = "Close";
  close.addEventListener("click", () => {
    toast.remove();
    document.getElementById("main").focus({ preventScroll: true });
  });
  toast.append(first, second, close);
  document.querySelector(".toasts").append(toast);
}
