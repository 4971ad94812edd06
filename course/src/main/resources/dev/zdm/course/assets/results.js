// Copies a result to the clipboard as a table that a spreadsheet understands.
import { fragment, tell } from "./requests.js";

export function wireResults() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      copy(button);
    }
  });
}

async function copy(button) {
  const table = await fragment(button.dataset.copy);
  if (table === null) {
    return;
  }
  if (await toClipboard(table)) {
    const word = button.textContent;
    button.textContent = "Copied";
    say(`Copied ${button.closest(".tail").querySelector(".count").textContent}`);
    setTimeout(() => { button.textContent = word; }, 2000);
  } else {
    tell("The browser does not let the page copy.\nTake the CSV file instead.");
  }
}

// A page that did not come over https or from this machine may use the old way only.
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const holder = document.createElement("textarea");
    holder.value = text;
    document.body.append(holder);
    holder.select();
    const done = document.execCommand("copy");
    holder.remove();
    return done;
  }
}

function say(text) {
  document.querySelector(".copied").textContent = text;
}
