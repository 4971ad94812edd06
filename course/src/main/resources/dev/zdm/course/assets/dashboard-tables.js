// The charts as tables: the time shown, cut into stretches, the newest first.
import { clock, count, millis, size } from "./dashboard-format.js";
import { Series } from "./dashboard-series.js";

const LENGTHS = [[60_000, 5_000], [180_000, 10_000], [Infinity, 30_000]];

export function fillTable(table, series, span) {
  const length = LENGTHS.find(([upTo]) => span <= upTo)[1];
  const { head, rows } = KINDS[table.dataset.table](series, span, length);
  const body = document.createElement("tbody");
  for (const [first, ...rest] of rows) {
    const row = body.insertRow();
    row.append(cell("th", first, "row"));
    rest.forEach((text) => row.append(cell("td", text)));
  }
  const top = document.createElement("thead");
  const row = top.insertRow();
  head.forEach((text) => row.append(cell("th", text, "col")));
  table.replaceChildren(top, body);
}

export function fillJobs(table, jobs) {
  table.hidden = jobs.length === 0;
  table.querySelector("tbody").replaceChildren(...jobs.map((job) => {
    const row = document.createElement("tr");
    const done = document.createElement("td");
    if (job.percent >= 0) {
      const meter = document.createElement("progress");
      meter.max = 100;
      meter.value = job.percent;
      meter.setAttribute("aria-label", `${job.command} ${job.object}: ${job.phase}`);
      done.append(meter, ` ${job.percent} % of ${count(job.total)} ${job.unit}`);
    }
    const waits = cell("td", job.waits);
    if (job.statement) {
      const code = document.createElement("code");
      code.textContent = job.statement;
      waits.append(": ", code);
    }
    row.append(cell("th", `${job.command} ${job.object}, ${job.who}, process ${job.pid}`, "row"), cell("td", job.phase), done, waits);
    return row;
  }));
}

const KINDS = {
  latency: (series, span, length) => ({
    head: ["From", "p50", "p95", "p99", "Failed", "What happened"],
    rows: stretches(series, series.seconds, span, length).map(({ at, items, marks }) => [
      clock(at),
      ...["p50", "p95", "p99"].map((name) => millis(worst(items, (item) => item[name]))),
      count(sum(items, failed)),
      marks,
    ]),
  }),
  failures: (series, span, length) => byApp(series, span, length, 1, (items, name) => count(sum(items, (item) => item.apps[name]?.[1] ?? 0))),
  rates: (series, span, length) => byApp(series, span, length, 0, (items, name) =>
    count(Math.round(sum(items, (item) => item.apps[name]?.[0] ?? 0) / items.length))),
  wal: (series, span, length) => ({
    head: ["From", "Written a second, at most", "What happened"],
    rows: stretches(series, series.disks, span, length).map(({ at, items, marks }) => [clock(at), size(worst(items, (item) => item.wal)), marks]),
  }),
  lag: (series, span, length) => ({
    head: ["From", "Behind, at most", "In bytes", "What happened"],
    rows: stretches(series, series.disks, span, length).map(({ at, items, marks }) => [
      clock(at),
      millis(worst(items, (item) => item.lag ?? 0)),
      size(worst(items, (item) => item.lagBytes ?? 0)),
      marks,
    ]),
  }),
  dead: (series) => ({
    head: ["Table", "Its file", "Out of line", "Live rows", "Dead rows", "Dead at first"],
    rows: (series.disks.at(-1)?.tables ?? []).map((table) => [
      table.name,
      size(table.bytes),
      size(table.toast),
      count(table.live),
      count(table.dead),
      count(series.disks[0].tables.find((old) => old.name === table.name)?.dead ?? 0),
    ]),
  }),
};

function byApp(series, span, length, which, told) {
  const apps = Series.apps(series.within(series.seconds, span));
  return {
    head: ["From", ...apps, "What happened"],
    rows: stretches(series, series.seconds, span, length).map(({ at, items, marks }) => [
      clock(at),
      ...apps.map((name) => told(items, name)),
      marks,
    ]),
  };
}

function stretches(series, list, span, length) {
  const by = new Map();
  const of = (at) => Math.floor(at / length) * length;
  for (const item of series.within(list, span)) {
    by.set(of(item.at), [...(by.get(of(item.at)) ?? []), item]);
  }
  return [...by].reverse().map(([at, items]) => ({
    at,
    items,
    marks: series.marks.filter((mark) => of(mark.at) === at).map((mark) => mark.text).join("; "),
  }));
}

function failed(second) {
  return Object.values(second.apps).reduce((all, [, bad]) => all + bad, 0);
}

function sum(items, value) {
  return items.reduce((all, item) => all + value(item), 0);
}

function worst(items, value) {
  return Math.max(...items.map(value));
}

function cell(kind, text, scope) {
  const made = document.createElement(kind);
  made.textContent = text;
  if (scope) {
    made.scope = scope;
  }
  return made;
}
