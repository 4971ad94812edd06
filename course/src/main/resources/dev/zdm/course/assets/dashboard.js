// The dashboard: takes in what the stream brings, and draws it when the browser has time. Drawing takes about a
// twentieth of that time: after a picture that took d, its way to the screen included, it rests for twenty times d, two
// seconds at most.
import { Charts } from "./dashboard-charts.js";
import { moveQueue } from "./dashboard-queue.js";
import { Series } from "./dashboard-series.js";
import { fillJobs, fillTable } from "./dashboard-tables.js";

const REST = 20;
const LEAST_REST = 120;
const MOST_REST = 2_000;
const TABLES_EVERY = 1_000;
const SPEAK_EVERY = 10_000;

export async function wireDashboard(element) {
  await import(element.dataset.dashboard);
  new Dashboard(element).wire();
}

class Dashboard {
  constructor(element) {
    this.element = element;
    this.series = new Series();
    this.charts = new Charts(element, this.series);
    this.span = element.querySelector("#span");
    this.button = element.querySelector(".pause");
    this.spoken = new Map();
    this.words = new Map();
    this.spokeAt = -SPEAK_EVERY;
    this.tablesAt = -TABLES_EVERY;
    this.asked = false;
    this.more = false;
    this.rest = 0;
    this.paused = false;
  }

  wire() {
    this.span.value = sessionStorage.getItem("dashboard-span") ?? this.span.value;
    this.span.addEventListener("change", () => {
      sessionStorage.setItem("dashboard-span", this.span.value);
      this.draw();
    });
    this.button.addEventListener("click", () => this.pause(!this.paused));
    for (const fold of this.element.querySelectorAll("details")) {
      fold.addEventListener("toggle", () => this.fold(fold));
    }
    document.addEventListener("feed", (event) => this.take(JSON.parse(event.detail)));
    moveQueue(this.element.querySelector('[data-part="queue-graph"]'));
    // Dark or light, whoever asked for it: the colours are read anew.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
    document.addEventListener("theme-changed", () => this.recolour());
  }

  // A table that nobody looks at is neither filled nor sent.
  fold(fold) {
    const lazy = fold.querySelector("[data-lazy]");
    if (lazy && lazy.hidden === fold.open) {
      lazy.hidden = !fold.open;
      document.dispatchEvent(new Event("parts-changed"));
    }
    this.fillTables();
  }

  recolour() {
    this.charts.recolour();
    this.draw();
  }

  pause(paused) {
    this.paused = paused;
    if (paused) {
      this.draw(); // all of the page is of one moment
    }
    this.button.textContent = paused ? "Go on" : "Pause";
    this.button.setAttribute("aria-pressed", String(paused));
    this.element.classList.toggle("paused", paused);
    this.element.querySelector(".pause-state").textContent = paused
      ? `Paused at ${new Date(this.series.now).toLocaleTimeString([], { hourCycle: "h23" })}. Nothing on this page moves until you go on.`
      : "";
    document.dispatchEvent(new CustomEvent("stream-hold", { detail: paused }));
  }

  take(news) {
    if (this.paused) {
      return;
    }
    this.series.take(news);
    for (const [topic, said] of Object.entries(news.words)) {
      this.words.set(topic, said);
    }
    if (news.jobs) {
      this.jobs = news.jobs;
    }
    this.ask();
  }

  // One picture at a time is asked for; what comes meanwhile is in it.
  ask() {
    if (this.asked) {
      this.more = true;
      return;
    }
    this.asked = true;
    setTimeout(() => requestAnimationFrame(() => this.drawUnlessPaused()), this.rest);
  }

  drawUnlessPaused() {
    if (this.paused) {
      this.asked = false;
    } else {
      this.draw();
    }
  }

  draw() {
    const began = performance.now();
    this.more = false;
    this.charts.draw(Number(this.span.value) * 60_000);
    for (const [topic, [text]] of this.words) {
      const place = this.element.querySelector(`[data-words="${topic}"]`);
      if (place.textContent !== text) {
        place.textContent = text;
      }
    }
    if (this.jobs) {
      fillJobs(this.element.querySelector(".jobs"), this.jobs);
      this.jobs = null;
    }
    if (began - this.tablesAt >= TABLES_EVERY) {
      this.fillTables();
    }
    this.speak(began);
    setTimeout(() => {
      this.rest = Math.min(MOST_REST, Math.max(LEAST_REST, REST * (performance.now() - began)));
      this.asked = false;
      if (this.more) {
        this.ask();
      }
    });
  }

  fillTables() {
    this.tablesAt = performance.now();
    for (const table of this.element.querySelectorAll("details[open] table[data-table]")) {
      fillTable(table, this.series, Number(this.span.value) * 60_000);
    }
  }

  // A screen reader hears what is new in substance, at most every ten seconds.
  speak(now) {
    if (now - this.spokeAt < SPEAK_EVERY) {
      return;
    }
    const fresh = [...this.words].filter(([topic, [, gist]]) => this.spoken.get(topic) !== gist);
    if (fresh.length > 0) {
      this.element.querySelector(".spoken").textContent = fresh.map(([, [text]]) => text).join(" ");
      fresh.forEach(([topic, [, gist]]) => this.spoken.set(topic, gist));
      this.spokeAt = now;
    }
  }
}
