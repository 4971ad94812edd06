// What the page remembers: each key has a value, and since when. It is written down in this browser at once, and on the server soon after, so
// that it is there in another browser too. While the server cannot be reached it waits here. Of two values the later one stays.
import { ask, base } from "./requests.js";

// Whoever looks at somebody else's pages leaves nothing of their own there, and takes nothing away.
const visiting = base !== "";

const PREFIX = "memory:";
const SOON = 500;
const AGAIN = 5_000;
const MOST_AT_ONCE = 50;
const LONGEST_BATCH = 40_000;

const notes = new Map();
const followers = new Map();
let work = Promise.resolve();
let timer = 0;
let heard = null;

/** The value under a key; undefined when there is none. */
export function recall(key) {
  return notes.get(key)?.value;
}

/** Remembers a value: text, number, true or false, or a small object of these. The same value again is no news, unless it is said anew. */
export function keep(key, value, anew = false) {
  if (visiting) {
    return;
  }
  const known = notes.get(key);
  if (!anew && known && JSON.stringify(known.value) === JSON.stringify(value)) {
    return;
  }
  // Whoever has seen a value may replace it, whatever the two clocks say.
  const at = Math.max(Date.now(), (known?.at ?? 0) + 1);
  note(key, { value, at, unsent: true });
  sendSoon(SOON);
}

/** Has show called with the value under a key: now if there is one, and whenever another one comes from elsewhere. */
export function follow(key, show) {
  followers.set(key, show);
  if (notes.has(key)) {
    show(recall(key));
  }
}

/** Settles when the server has said what it knows, with true; with false when it cannot be reached now. */
export function askedTheServer() {
  if (visiting) {
    return Promise.resolve(false);
  }
  heard ??= inTurn(hear);
  return heard;
}

function note(key, what) {
  notes.set(key, what);
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(what));
  } catch {
    // No room, or not allowed: then the server alone remembers.
  }
  tellHowItIs();
}

// For whoever looks at the page: whether everything is on the server.
function tellHowItIs() {
  document.documentElement.dataset.memory = unsent().length ? "unsent" : "kept";
}

function unsent() {
  return [...notes].filter(([, what]) => what.unsent && !what.refused);
}

function readDown() {
  for (let i = 0; i < localStorage.length; i++) {
    const key = localStorage.key(i);
    if (key.startsWith(PREFIX)) {
      take(key.slice(PREFIX.length), localStorage.getItem(key));
    }
  }
}

function take(key, text) {
  try {
    notes.set(key, JSON.parse(text));
  } catch {
    localStorage.removeItem(PREFIX + key);
  }
}

// One conversation with the server at a time: an answer is never older than what was heard after it.
function inTurn(talk) {
  const turn = work.then(talk, talk);
  work = turn.catch(() => {});
  return turn;
}

function sendSoon(delay) {
  if (!timer) {
    timer = setTimeout(() => {
      timer = 0;
      inTurn(send);
    }, delay);
  }
}

async function hear() {
  const answer = await asked("/memory");
  if (!answer?.ok) {
    setTimeout(() => inTurn(hear), AGAIN);
    return false;
  }
  const theirs = new Map((await answer.json()).notes.map(({ key, value, at }) => [key, { value, at }]));
  for (const [key, what] of theirs) {
    const mine = notes.get(key);
    if (!mine || mine.at < what.at) {
      note(key, what);
      show(key, mine);
    }
  }
  for (const [key, what] of notes) {
    // What was kept and is not there any more was kept by another server.
    what.unsent ||= !theirs.has(key);
  }
  tellHowItIs();
  if (unsent().length) {
    sendSoon(SOON);
  }
  return true;
}

function show(key, before) {
  const value = recall(key);
  if (JSON.stringify(before?.value) !== JSON.stringify(value)) {
    followers.get(key)?.(value);
  }
}

async function send() {
  const batch = nextBatch();
  if (batch.length && (await handIn(batch)) && unsent().length) {
    sendSoon(SOON);
  }
}

function nextBatch() {
  const batch = [];
  let length = 0;
  for (const entry of unsent()) {
    length += JSON.stringify(entry).length;
    if (batch.length && (batch.length >= MOST_AT_ONCE || length > LONGEST_BATCH)) {
      break;
    }
    batch.push(entry);
  }
  return batch;
}

/** Whether the server has taken it, or will never. */
async function handIn(batch) {
  const sent = { notes: batch.map(([key, { value, at }]) => ({ key, value, at })) };
  const answer = await asked("/memory", sent);
  if (answer?.ok) {
    await settle(batch, await answer.json());
    return true;
  }
  const never = [400, 409, 413].includes(answer?.status);
  if (!never) {
    sendSoon(AGAIN);
    return false;
  }
  if (batch.length === 1) {
    batch[0][1].refused = true;
    tellHowItIs();
    return true;
  }
  for (const entry of batch) {
    if (!(await handIn([entry]))) {
      return false;
    }
  }
  return true;
}

async function settle(batch, { kept, late }) {
  const since = new Map(kept.map(({ key, at }) => [key, at]));
  for (const [key, what] of batch) {
    if (notes.get(key) === what && since.has(key)) {
      note(key, { value: what.value, at: since.get(key) });
    }
  }
  document.dispatchEvent(new CustomEvent("remembered", { detail: [...since.keys()] }));
  if (late.length) {
    for (const [key, what] of batch) {
      if (late.includes(key)) {
        what.unsent = false;
      }
    }
    await hear();
  }
}

async function asked(path, body) {
  try {
    return await ask(path, body, { keepalive: document.hidden });
  } catch {
    return null;
  }
}

if (!visiting) {
  readDown();
  askedTheServer();
  listen();
}
tellHowItIs();

function listen() {
  window.addEventListener("storage", (event) => {
    if (event.key?.startsWith(PREFIX) && event.newValue) {
      const key = event.key.slice(PREFIX.length);
      const before = notes.get(key);
      take(key, event.newValue);
      show(key, before);
      tellHowItIs();
    }
  });
  document.addEventListener("visibilitychange", () => inTurn(document.hidden ? send : hear));
  window.addEventListener("online", () => inTurn(hear));
}
