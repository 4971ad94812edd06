// One module per concern; each finds its own elements and does nothing on pages that lack them.
import { openStream } from "./stream.js";
import { wireActions } from "./actions.js";
import { wireConsole } from "./console.js";
import { wireEditors } from "./editors.js";
import { wireLab } from "./lab.js";
import { wireLesson } from "./lesson.js";
import { wireContents } from "./contents.js";
import { wireHelp } from "./help.js";
import { wireReading } from "./reading.js";
import { wireWorkshop } from "./workshop.js";

wireContents();
wireActions();
wireConsole();
wireLesson();
wireReading();
wireLab();
wireHelp();
wireWorkshop();
wireEditors();
openStream();
