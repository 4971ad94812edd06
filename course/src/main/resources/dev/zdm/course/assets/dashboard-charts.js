// The charts: lines over time, told apart by dash and marker as well as by colour, with marks for phases and deploys.
import { clock, size } from "./dashboard-format.js";
import { Series } from "./dashboard-series.js";

const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const MARKERS = ["circle", "rect", "triangle", "rectRot"];
const MARKERS_ACROSS = 8;
const TICK_WIDTH = 85;
/** After such a break a line is not drawn through. */
const BREAK = 3_500;

export class Charts {
  constructor(element, series) {
    this.element = element;
    this.series = series;
    this.drawn = "";
    this.colours = readColours();
    const pick = (key) => (list) => list.map((item) => ({ x: item.at, y: item[key] || null }));
    this.charts = [
      this.chart("latency", { type: "logarithmic", ticks: { callback: decades } }, (span) => {
        const seconds = series.within(series.seconds, span);
        return ["p50", "p95", "p99"].map((name) => ({ name, points: pick(name)(seconds) }));
      }),
      this.chart("failures", whole(), (span) => byApp(series.within(series.seconds, span), 1, { stepped: "before" })),
      this.chart("rates", whole(), (span) => byApp(series.within(series.seconds, span), 0, {})),
      this.chart("wal", { beginAtZero: true, ticks: { callback: (bytes) => size(bytes) } }, (span) => [
        { name: "all of the server", fill: "origin", points: series.within(series.disks, span).map((disk) => ({ x: disk.at, y: disk.wal })) },
      ]),
      this.chart("lag", { beginAtZero: true, ticks: { callback: (seconds) => `${seconds} s` } }, (span) => [
        { name: "standby", points: lagging(series.within(series.disks, span)) },
      ]),
      this.chart("dead", whole(), (span) => {
        const disks = series.within(series.disks, span);
        return Series.tables(disks).slice(0, DASHES.length).map((name) => ({
          name,
          points: disks.map((disk) => ({ x: disk.at, y: disk.tables.find((table) => table.name === name)?.dead ?? null })),
        }));
      }),
    ];
  }

  chart(id, y, sources) {
    const canvas = this.element.querySelector(`[data-chart="${id}"]`);
    const chart = new window.Chart(canvas, {
      type: "line",
      data: { datasets: [] },
      options: options(y, this.series),
      plugins: [markers, marks(this.series, this)],
    });
    return { id, chart, sources, panel: canvas.closest(".panel") };
  }

  recolour() {
    this.colours = readColours();
    this.drawn = "";
  }

  draw(span) {
    const state = `${this.series.version} ${span}`;
    if (state === this.drawn) {
      return;
    }
    this.drawn = state;
    for (const { id, chart, sources, panel } of this.charts) {
      const lines = sources(span);
      if (id === "lag") {
        panel.hidden = lines[0].points.length === 0;
      }
      if (!panel.hidden) {
        show(chart, lines, this.colours);
        Object.assign(chart.options.scales.x, { min: this.series.now - span, max: this.series.now });
        chart.update("none");
      }
    }
  }
}

function whole() {
  return { beginAtZero: true, stacked: false, suggestedMax: 5, ticks: { precision: 0, maxTicksLimit: 6, callback: (value) => value.toLocaleString("en") } };
}

function byApp(seconds, which, look) {
  return Series.apps(seconds).map((name, index) => ({
    name,
    stack: true,
    fill: index === 0 ? "origin" : "-1",
    points: seconds.map((second) => ({ x: second.at, y: second.apps[name]?.[which] ?? 0 })),
    ...look,
  }));
}

function lagging(disks) {
  return disks.filter((disk) => disk.lagBytes !== null).map((disk) => ({ x: disk.at, y: (disk.lag ?? 0) / 1_000 }));
}

function decades(value) {
  const isDecade = Math.abs(Math.log10(value) % 1) < 1e-9;
  return !isDecade ? null : value >= 1_000 ? `${value / 1_000} s` : `${value} ms`;
}

// The chart's own objects are kept, so that only what changed is made anew.
function show(chart, lines, colours) {
  const sets = chart.data.datasets;
  sets.length = Math.min(sets.length, lines.length);
  lines.forEach((line, index) => {
    sets[index] ??= {};
    const colour = colours.series[index % colours.series.length];
    Object.assign(sets[index], {
      label: line.name,
      data: line.points,
      borderColor: colour,
      backgroundColor: line.fill ? faint(colour) : colour,
      borderDash: DASHES[index % DASHES.length],
      marker: MARKERS[index % MARKERS.length],
      fill: line.fill ?? false,
      stepped: line.stepped ?? false,
    });
  });
  const { scales, plugins } = chart.options;
  scales.y.stacked = lines.some((line) => line.stack);
  for (const scale of [scales.x, scales.y]) {
    Object.assign(scale.ticks, { color: colours.ink });
    Object.assign(scale.grid, { color: colours.line });
  }
  plugins.legend.labels.color = colours.ink;
}

function options(y, series) {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: [],
    borderWidth: 2,
    elements: { point: { radius: 0 } },
    spanGaps: BREAK,
    font: { family: getComputedStyle(document.body).fontFamily, size: 12 },
    layout: { padding: { top: 4 } },
    scales: {
      x: {
        type: "linear",
        grid: {},
        afterBuildTicks: (axis) => { axis.ticks = times(axis.min, axis.max, axis.chart.width / TICK_WIDTH); },
        ticks: { autoSkip: true, maxRotation: 0, callback: (value) => clock(value) },
      },
      y: { grid: {}, ...y },
    },
    plugins: {
      legend: { align: "start", onClick: null, labels: { usePointStyle: true, pointStyleWidth: 34, boxHeight: 8, generateLabels } },
      tooltip: { enabled: false },
    },
  };
}

// A stretch of the line with its marker in the middle, as it looks in the chart.
function generateLabels(chart) {
  const { color } = chart.options.plugins.legend.labels;
  return chart.data.datasets.map((set, index) => ({
    text: set.label,
    fontColor: color,
    strokeStyle: set.borderColor,
    fillStyle: set.borderColor,
    lineWidth: 2,
    lineDash: set.borderDash,
    pointStyle: sample(set),
    datasetIndex: index,
  }));
}

const samples = new Map();

function sample(set) {
  const key = `${set.borderColor} ${set.marker} ${set.borderDash}`;
  if (!samples.has(key)) {
    const canvas = document.createElement("canvas");
    canvas.width = 34;
    canvas.height = 12;
    const pen = canvas.getContext("2d");
    pen.strokeStyle = set.borderColor;
    pen.fillStyle = set.borderColor;
    pen.lineWidth = 2;
    pen.setLineDash(set.borderDash);
    pen.beginPath();
    pen.moveTo(0, 6);
    pen.lineTo(34, 6);
    pen.stroke();
    pen.setLineDash([]);
    mark(pen, set, 17, 6);
    samples.set(key, canvas);
  }
  return samples.get(key);
}

function times(from, to, most) {
  const steps = [5, 10, 15, 30, 60, 120, 300];
  const step = (steps.find((seconds) => (to - from) / 1_000 / seconds <= most) ?? steps.at(-1)) * 1_000;
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    ticks.push({ value: at });
  }
  return ticks;
}

// A few markers on each line. Chart.js would have them too, at the price of asking every point for its looks.
const markers = {
  id: "markers",
  afterDatasetsDraw(chart) {
    chart.data.datasets.forEach((set, index) => {
      const points = chart.getDatasetMeta(index).data;
      const every = Math.max(1, Math.ceil(points.length / MARKERS_ACROSS));
      for (let at = every - 1; at < points.length; at += every) {
        const { x, y, skip } = points[at];
        if (!skip && Number.isFinite(y)) {
          mark(chart.ctx, set, x, y);
        }
      }
    });
  },
};

function mark(pen, set, x, y) {
  pen.fillStyle = set.borderColor;
  pen.strokeStyle = set.borderColor;
  window.Chart.helpers.drawPoint(pen, { pointStyle: set.marker, radius: 4, borderWidth: 1, rotation: 0 }, x, y);
}

// Where a phase began, a version came or went: a line through the chart, with its name on top.
function marks(series, charts) {
  return {
    id: "marks",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea: area, scales: { x } } = chart;
      let free = [-Infinity, -Infinity];
      ctx.save();
      ctx.font = `600 11px ${chart.options.font.family}`;
      ctx.strokeStyle = charts.colours.ink;
      ctx.setLineDash([1, 3]);
      for (const { at, label } of series.marks.filter((mark) => mark.at >= x.min && mark.at <= x.max)) {
        const left = x.getPixelForValue(at);
        ctx.beginPath();
        ctx.moveTo(left, area.top);
        ctx.lineTo(left, area.bottom);
        ctx.stroke();
        const width = ctx.measureText(label).width;
        const row = free.findIndex((end) => left + 4 > end);
        if (row >= 0) {
          const from = Math.min(left + 4, area.right - width - 2);
          ctx.fillStyle = charts.colours.paper;
          ctx.fillRect(from - 2, area.top + row * 15, width + 4, 14);
          ctx.fillStyle = charts.colours.ink;
          ctx.fillText(label, from, area.top + row * 15 + 11);
          free[row] = from + width + 6;
        }
      }
      ctx.restore();
    },
  };
}

// A colour's variable may hold an expression, such as light-dark(…); what an element makes of it is a colour.
function readColours() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const of = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    series: ["--accent", "--warn", "--bad", "--good"].map(of),
    ink: of("--soft-ink"),
    line: of("--line"),
    paper: of("--paper"),
  };
  probe.remove();
  return colours;
}

/** @param colour {@code rgb(1, 2, 3)} */
function faint(colour) {
  return colour.replace("rgb(", "rgba(").replace(")", ", 0.22)");
}
