// How numbers and times are written on the dashboard.
export function clock(at) {
  return new Date(at).toLocaleTimeString("en", { hourCycle: "h23" });
}

export function millis(value) {
  return value === null || value === undefined ? "–" : value >= 1_000 ? `${(value / 1_000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** Bytes, in units of 1000. */
export function size(bytes) {
  let value = bytes;
  for (const unit of ["bytes", "kB", "MB"]) {
    if (value < 1_000) {
      return `${value < 10 && unit !== "bytes" ? value.toFixed(1) : Math.round(value)} ${unit}`;
    }
    value /= 1_000;
  }
  return `${value.toFixed(1)} GB`;
}

export function count(value) {
  return value.toLocaleString("en");
}
