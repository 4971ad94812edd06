// What the stream brought, the last ten minutes of it. Times are milliseconds of the stand's clock.
const KEPT = 600_000;

export class Series {
  constructor() {
    this.clear();
  }

  clear() {
    this.now = 0;
    this.seconds = [];
    this.disks = [];
    this.marks = [];
    this.version = 0;
  }

  take(news) {
    if (news.all) {
      this.clear();
    }
    this.now = news.now;
    for (const [at, p50, p95, p99, apps] of news.seconds) {
      this.seconds.push({ at, p50, p95, p99, apps });
    }
    for (const [at, wal, lagBytes, lag, tables] of news.disks) {
      this.disks.push({ at, wal, lagBytes, lag, tables: tables ? tables.map(named) : this.disks.at(-1).tables });
    }
    for (const [at, label, text] of news.marks) {
      this.marks.push({ at, label, text });
    }
    if (news.seconds.length + news.disks.length + news.marks.length > 0) {
      this.version++;
    }
    for (const list of [this.seconds, this.disks, this.marks]) {
      const old = list.findIndex((item) => item.at >= this.now - KEPT);
      list.splice(0, old < 0 ? list.length : old);
    }
  }

  /** The items of a list that lie in the last so many milliseconds. */
  within(list, span) {
    const from = this.now - span;
    const first = list.findIndex((item) => item.at >= from);
    return first < 0 ? [] : list.slice(first);
  }

  /** The app versions in these seconds, in order. */
  static apps(seconds) {
    const names = new Set(seconds.flatMap((second) => Object.keys(second.apps)));
    return [...names].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
  }

  static tables(disks) {
    return [...new Set(disks.flatMap((disk) => disk.tables.map((table) => table.name)))].sort();
  }
}

function named([name, bytes, toast, live, dead]) {
  return { name, bytes, toast, live, dead };
}
