// The files of a lab: one is open at a time. Its unsaved text is remembered; it is saved before another is opened or a tool is used.
import { follow, keep } from "./memory.js";
import { ask, post, send, tell } from "./requests.js";

export function wireWorkshop() {
  const workshop = document.querySelector("[data-work]");
  if (workshop) {
    new Workshop(workshop).wire();
  }
}

class Workshop {
  constructor(element) {
    this.element = element;
    this.path = `/labs/${element.dataset.work}/files`;
    this.key = `file/${element.dataset.work}`;
    this.name = element.querySelector("#file-name");
    this.text = element.querySelector("#file-text");
    this.state = element.querySelector(".file-state");
    this.opened = { name: "", text: "", checksum: "" };
  }

  wire() {
    this.element.addEventListener("click", (event) => {
      const file = event.target.closest("[data-file]");
      const tool = event.target.closest("[data-tool]");
      if (file) {
        this.leaveFor(() => this.open(file.dataset.file));
      } else if (tool) {
        this.leaveFor(() => this.use(tool.dataset.tool));
      }
    });
    this.on(".new-file", () => this.leaveFor(() => this.show("", "", "")));
    this.on(".save-file", () => this.save());
    this.on(".reopen-file", () => this.reopen());
    this.on(".delete-file", () => this.remove());
    for (const input of [this.name, this.text]) {
      input.addEventListener("input", () => this.remember());
    }
    this.element.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.save();
      }
    });
    this.element.addEventListener("patched", () => this.mark());
    // What is rolled out, and where it does not compile, is told above the tabs.
    document.addEventListener("click", (event) => {
      const deployed = event.target.closest("[data-deploy-file]");
      const fault = event.target.closest("[data-fault-line]");
      if (deployed) {
        this.leaveFor(() => post(`/attempt/deploy/${encodeURIComponent(deployed.dataset.deployFile)}`));
      } else if (fault) {
        this.showFault(fault.dataset.faultFile, Number(fault.dataset.faultLine));
      }
    });
    follow(this.key, ({ opened, name, text }) => {
      this.opened = opened;
      this.name.value = name;
      this.text.value = text;
      this.mark();
    });
    this.mark();
  }

  on(selector, act) {
    this.element.querySelector(selector).addEventListener("click", act);
  }

  isChanged() {
    return this.text.value !== this.opened.text || this.name.value !== this.opened.name;
  }

  remember() {
    keep(this.key, { opened: this.opened, name: this.name.value, text: this.text.value });
    this.mark();
  }

  show(name, text, checksum) {
    // A text area knows no carriage returns; what it was given is what it gives back.
    this.name.value = name;
    this.text.value = text;
    this.opened = { name, text: this.text.value, checksum };
    this.remember();
    (name ? this.text : this.name).focus();
  }

  mark() {
    for (const file of this.element.querySelectorAll("[data-file]")) {
      if (file.dataset.file === this.opened.name) {
        file.setAttribute("aria-current", "true");
      } else {
        file.removeAttribute("aria-current");
      }
    }
    this.state.textContent = this.isChanged() ? "not saved" : this.opened.name ? "saved" : "";
  }

  async leaveFor(next) {
    if (!this.isChanged() || (await this.save())) {
      await next();
    }
  }

  async open(name) {
    const answer = await ask(`${this.path}?name=${encodeURIComponent(name)}`);
    const text = await answer.text();
    if (answer.ok) {
      this.show(name, text, answer.headers.get("X-Checksum"));
    } else {
      tell(text);
    }
  }

  async showFault(file, line) {
    document.getElementById("tab-files").click();
    if (this.opened.name !== file) {
      await this.leaveFor(() => this.open(file));
    }
    this.text.focus();
    this.text.dispatchEvent(new CustomEvent("fault", { detail: line }));
  }

  async save() {
    const name = this.name.value.trim();
    if (!name) {
      tell("The file has no name.\nGive it one, such as migrations/V001__first_step.sql.");
      return false;
    }
    const same = name === this.opened.name;
    const answer = await send(this.path, { name, text: this.text.value, was: same ? this.opened.checksum : "" });
    if (answer) {
      this.opened = { name, text: this.text.value, checksum: answer.headers.get("X-Checksum") };
      this.name.value = name;
      this.remember();
    }
    return answer !== null;
  }

  async reopen() {
    if (this.opened.name && (!this.isChanged() || window.confirm(`Forget what you have not saved in ${this.opened.name}?`))) {
      await this.open(this.opened.name);
    }
  }

  async remove() {
    const { name, checksum } = this.opened;
    if (name && window.confirm(`Delete ${name}?`) && (await send(`${this.path}/delete`, { name, was: checksum }))) {
      this.show("", "", "");
    }
  }

  async use(tool) {
    const options = this.element.querySelector("#tool-arguments");
    if (await send(`/attempt/tools/use/${tool}`, { arguments: options.value })) {
      this.element.querySelector(".told").scrollIntoView({ block: "nearest" });
    }
  }
}
