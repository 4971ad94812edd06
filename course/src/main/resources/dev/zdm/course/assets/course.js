// One module per concern; each finds its own elements and does nothing on pages that lack them.
import { openStream } from "./stream.js";
import { wireActions } from "./actions.js";
import { wireConsole } from "./console.js";
import { wireJava } from "./java.js";
import { wireEditors } from "./editors.js";
import { wireLab } from "./lab.js";
import { wireLesson } from "./lesson.js";
import { wireHelp } from "./help.js";
import { wireReading } from "./reading.js";
import { wireAnnouncements } from "./announce.js";
import { wireKeys } from "./keys.js";
import { wirePanes } from "./panes.js";
import { wirePrint } from "./print.js";
import { wireTheme } from "./theme.js";
import { wireResults } from "./results.js";
import { wireSearch } from "./search.js";
import { wireWorkshop } from "./workshop.js";
import { wireDrafts } from "./drafts.js";
import { wireVisit } from "./visit.js";

wirePanes();
wireKeys();
wireTheme();
wirePrint();
wireAnnouncements();
wireActions();
wireConsole();
wireJava();
wireLesson();
wireReading();
wireLab();
wireHelp();
wireWorkshop();
wireDrafts();
wireVisit();
wireEditors();
wireSearch();
wireResults();
const dashboard = document.querySelector("[data-dashboard]");
if (dashboard) {
  await (await import("./dashboard.js")).wireDashboard(dashboard);
}
openStream();
// From here on whatever is pressed is heard.
performance.mark("usable");
document.documentElement.dataset.usable = "";
