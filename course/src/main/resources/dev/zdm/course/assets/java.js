// The Java console: one run at a time, whose pieces arrive as they come. What is typed survives a reload.
import { follow, keep } from "./memory.js";
import { fragment, post } from "./requests.js";

const KEY = "java/console";

export function wireJava() {
  const desk = document.getElementById("desk-java");
  if (desk) {
    new JavaDesk(desk).wire();
  }
}

class JavaDesk {
  constructor(desk) {
    this.desk = desk;
    this.tab = document.getElementById("tab-java");
    this.editor = desk.querySelector("textarea");
    this.log = desk.querySelector(".answers");
    this.last = 0;
    this.follows = true;
  }

  wire() {
    follow(KEY, (java) => { this.editor.value = java; });
    this.editor.addEventListener("input", () => keep(KEY, this.editor.value));
    this.editor.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey && !event.shiftKey) {
        event.preventDefault();
        this.run();
      }
    });
    this.desk.querySelector(".run-typed").addEventListener("click", () => this.run());
    this.desk.querySelector(".clear").addEventListener("click", () => this.log.replaceChildren());
    this.desk.querySelector(".java-earlier").addEventListener("toggle", (event) => this.showEarlier(event.target));
    this.desk.addEventListener("click", (event) => this.takeAgain(event.target.closest("[data-again]")));
    this.desk.addEventListener("patched", () => this.mark());
    // The end of the log stays in view, also when it was hidden or has less room now, unless somebody has scrolled away from it.
    this.log.addEventListener("scroll", () => { this.follows = this.log.scrollTop + this.log.clientHeight >= this.log.scrollHeight - 40; });
    new ResizeObserver(() => this.showEnd()).observe(this.log);
    document.addEventListener("java", (event) => this.hear(JSON.parse(event.detail).pieces));
  }

  run() {
    const { value, selectionStart, selectionEnd } = this.editor;
    const marked = value.slice(selectionStart, selectionEnd);
    this.follows = true;
    return post("/java/run", { java: marked.trim() ? marked : value });
  }

  async showEarlier(fold) {
    const runs = fold.open ? await fragment("/java/earlier") : null;
    if (runs !== null) {
      fold.querySelector("div").innerHTML = runs;
    }
  }

  takeAgain(button) {
    if (button) {
      this.editor.value = button.closest("li").querySelector("code").textContent;
      keep(KEY, this.editor.value);
      this.editor.focus();
    }
  }

  mark() {
    const state = this.desk.querySelector(".state")?.dataset.state ?? "";
    this.desk.dataset.state = state;
    this.tab.dataset.state = state === "unfit" ? "failed" : state;
  }

  hear(pieces) {
    for (const html of pieces) {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const piece = holder.content.firstElementChild;
      // A stream that is opened anew begins from the beginning.
      if (Number(piece.dataset.number) > this.last) {
        this.last = Number(piece.dataset.number);
        this.add(piece);
      }
    }
    this.showEnd();
    if (this.desk.hidden) {
      this.tab.classList.add("news");
    }
  }

  showEnd() {
    if (this.follows) {
      this.log.scrollTop = this.log.scrollHeight;
    }
  }

  add(piece) {
    if (piece.matches("article")) {
      this.log.append(piece);
      return;
    }
    const run = this.log.querySelector(`article[data-run="${piece.dataset.run}"]`);
    if (!run) {
      return; // It was cleared away.
    }
    const said = run.querySelector(".said");
    if (piece.matches(".tail")) {
      run.querySelector(".tail").replaceWith(piece);
    } else if (piece.matches(".printed") && said.lastElementChild?.matches(".printed")) {
      said.lastElementChild.firstElementChild.append(piece.textContent);
    } else {
      said.append(piece);
    }
  }
}
