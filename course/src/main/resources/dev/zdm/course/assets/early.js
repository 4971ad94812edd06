// Before anything is painted: the colours and widths that were chosen. No module, because modules run too late for that.
(() => {
  let settings = {};
  try {
    settings = JSON.parse(localStorage.getItem("settings")) ?? {};
  } catch {
    // Nothing can be kept here, or it was spoilt: then all is as usual.
  }
  const root = document.documentElement;
  if (settings.theme) {
    root.dataset.theme = settings.theme;
  }
  for (const pane of ["contents", "bench"]) {
    if (Number.isFinite(settings[`${pane}-share`])) {
      root.style.setProperty(`--${pane}-share`, settings[`${pane}-share`]);
    }
    if (settings[`${pane}-shut`]) {
      root.dataset[pane] = "shut";
    }
  }
})();
