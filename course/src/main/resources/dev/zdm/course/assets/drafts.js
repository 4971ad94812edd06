// For authors (bin/course --dev): an open page takes the new text when a file of it was saved. What did not change stays as it is, with
// what the reader has ticked, guessed and typed, and with the place to which they have scrolled.
let edition = null;
let before = null;

export function wireDrafts() {
  const part = document.querySelector('[data-part="drafts"]');
  if (!part) {
    return;
  }
  part.addEventListener("patched", () => {
    const now = part.querySelector(`[data-path="${CSS.escape(location.pathname)}"]`)?.value ?? null;
    if (now !== edition) {
      const first = edition === null;
      edition = now;
      renew(first);
    }
  });
}

async function renew(first) {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (answer.ok && !first && before) {
    staying(() => take(page));
  }
  if (answer.ok) {
    before = page;
  }
  await tell(answer.ok ? null : page);
  document.documentElement.dataset.drafts = "following";
}

// What the page says when the course cannot make it is the first problem; the route has all that it knows of.
async function tell(failed) {
  const box = document.querySelector(".draft-problems");
  const answer = await fetch(`/drafts/problems?path=${encodeURIComponent(location.pathname)}`);
  box.innerHTML = answer.ok ? (await answer.text()).trim() : "";
  if (failed && !box.innerHTML) {
    for (const selector of ["h1", ".lead"]) {
      const line = document.createElement("p");
      line.textContent = failed.querySelector(selector)?.textContent ?? "";
      box.append(line);
    }
  }
  box.hidden = !box.innerHTML;
}

function take(page) {
  const changed = [];
  for (const selector of ["#main", "#contents"]) {
    update(document.querySelector(selector), before.querySelector(selector), page.querySelector(selector), changed);
  }
  if (changed.some((element) => element.closest("#hints"))) {
    location.reload();
    return;
  }
  for (const element of changed) {
    element.dispatchEvent(new CustomEvent("text-changed", { bubbles: true }));
  }
  if (changed.some((element) => element.matches("[data-part]") || element.querySelector("[data-part]"))) {
    document.dispatchEvent(new Event("parts-changed"));
  }
  renewHints();
}

async function renewHints() {
  const hints = document.querySelectorAll(".hints > li");
  for (const [index, item] of hints.entries()) {
    const answer = await fetch(`${location.pathname}/hints/${index + 1}`);
    const text = await answer.text();
    if (answer.ok && text !== item.innerHTML) {
      item.innerHTML = text;
    }
  }
}

// Three-way: where the course's text differs from its text before, the page gets the new one; all else is left alone.
function update(live, old, now, changed) {
  if (old.isEqualNode(now) || live.matches("[data-part]")) {
    return;
  }
  const lives = [...live.children];
  const olds = [...old.children];
  const nows = [...now.children];
  if (shell(old) !== shell(now) || hasText(old) || hasText(now) || lives.length !== olds.length) {
    const fresh = document.importNode(now, true);
    live.replaceWith(fresh);
    changed.push(fresh);
    return;
  }
  let head = 0;
  while (head < olds.length && head < nows.length && olds[head].isEqualNode(nows[head])) {
    head++;
  }
  let tail = 0;
  while (tail < olds.length - head && tail < nows.length - head && olds.at(-1 - tail).isEqualNode(nows.at(-1 - tail))) {
    tail++;
  }
  const gone = lives.slice(head, lives.length - tail);
  const come = nows.slice(head, nows.length - tail);
  if (gone.length === come.length) {
    gone.forEach((element, index) => update(element, olds[head + index], come[index], changed));
    return;
  }
  const place = lives[lives.length - tail] ?? null;
  gone.forEach((element) => element.remove());
  for (const element of come) {
    const fresh = document.importNode(element, true);
    live.insertBefore(fresh, place);
    changed.push(fresh);
  }
}

function shell(element) {
  return element.cloneNode(false).outerHTML;
}

function hasText(element) {
  return [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
}

// The first block in sight that outlives the change stays where it is on the screen.
function staying(change) {
  const main = document.querySelector("#main");
  const scroller = main.scrollHeight > main.clientHeight + 1 ? main : document.scrollingElement;
  const inSight = [...main.querySelectorAll(".text > *, #task > *")]
    .filter((element) => element.getBoundingClientRect().bottom > 60)
    .map((element) => [element, element.getBoundingClientRect().top]);
  const top = scroller.scrollTop;
  scroller.style.overflowAnchor = "none";
  change();
  scroller.scrollTop = top;
  const anchor = inSight.find(([element]) => element.isConnected);
  if (anchor) {
    scroller.scrollTop = top + anchor[0].getBoundingClientRect().top - anchor[1];
  }
  requestAnimationFrame(() => { scroller.style.overflowAnchor = ""; });
}
