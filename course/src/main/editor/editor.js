// CodeMirror as this course uses it. The build makes one file of this and of what it imports: assets/codemirror.js, whose only export is
// edit. The text area that it stands in for stays the place where the text is: whoever reads or sets its value, its selection or the focus
// need not know which of the two is there.
import { acceptCompletion, autocompletion, completionKeymap, ifNotIn } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { java, javaLanguage } from "@codemirror/lang-java";
import { PostgreSQL, schemaCompletionSource, sql } from "@codemirror/lang-sql";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, placeholder, showPanel } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { StyleModule } from "style-mod";

// The site's policy allows no style element; a constructed sheet is none.
const adopted = new Set();
StyleModule.mount = (root, modules) => {
  for (const module of [modules].flat().filter((one) => !adopted.has(one))) {
    adopted.add(module);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(module.getRules());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
};

const ink = syntaxHighlighting(HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.definitionKeyword], color: "var(--ink-keyword)", fontWeight: "600" },
  { tag: [tags.typeName, tags.standard(tags.name), tags.propertyName, tags.annotation], color: "var(--ink-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: "var(--ink-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--ink-number)" },
  { tag: tags.comment, color: "var(--soft-ink)", fontStyle: "italic" },
]));

const box = { border: "1px solid var(--strong-line)", borderRadius: "6px", font: "inherit", color: "var(--ink)", background: "var(--paper)" };

const look = EditorView.theme({
  "&": {
    color: "var(--ink)", backgroundColor: "var(--ground)", border: "1px solid var(--strong-line)", borderRadius: "7px",
    fontSize: "0.8438rem", minWidth: "0", minHeight: "7rem", maxHeight: "min(45vh, 26rem)", resize: "vertical", overflow: "hidden",
  },
  "&.long": { minHeight: "20rem", maxHeight: "70vh" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", flex: "1 1 auto" },
  ".cm-content": { padding: "0.5rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.75rem" },
  ".cm-gutters": { color: "var(--soft-ink)", backgroundColor: "var(--sunk)", borderRight: "1px solid var(--line)" },
  ".cm-placeholder": { color: "var(--soft-ink)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-ground)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-ground)", outline: "1px solid var(--bad)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-ground)", outline: "1px solid var(--warn)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-ground)", outline: "2px solid var(--accent)" },
  ".cm-error-place": { backgroundColor: "var(--bad-ground)", textDecoration: "underline wavy var(--bad)", textDecorationSkipInk: "none" },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--sunk)", fontFamily: "var(--sans)" },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-keys": { color: "var(--soft-ink)", fontSize: "0.75rem", lineHeight: "1.4", padding: "0.15rem 0.75rem" },
  ".cm-panel.cm-search": { fontSize: "0.8125rem", padding: "0.5rem 2rem 0.4rem 0.75rem" },
  ".cm-panel.cm-search label": { fontSize: "0.8125rem", display: "inline-flex", alignItems: "center", gap: "0.3rem", minHeight: "1.6rem" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)", minWidth: "1.6rem", minHeight: "1.6rem", top: "0.3rem", right: "0.3rem" },
  ".cm-textfield": { ...box, padding: "0.25rem 0.5rem" },
  ".cm-textfield::placeholder": { color: "var(--soft-ink)", opacity: "1" },
  ".cm-button": { ...box, backgroundImage: "none", padding: "0.25rem 0.6rem", minHeight: "1.6rem" },
  ".cm-button:active": { backgroundImage: "none", backgroundColor: "var(--sunk)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--strong-line)", borderRadius: "6px" },
  // It shows ten at a time and need not scroll, since a list that scrolls has to take the focus.
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "none", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.6rem", minHeight: "1.6rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--on-accent)", backgroundColor: "var(--accent)" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "min(34rem, 80vw)", padding: "0.4rem 0.6rem" },
  ".cm-about": { fontFamily: "var(--mono)", fontSize: "0.75rem", whiteSpace: "pre-wrap", maxHeight: "14rem", overflow: "hidden" },
  ".cm-completionDetail": { color: "var(--soft-ink)" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
});

// ---- the mark where the server found an error

const setPlace = StateEffect.define({ map: ({ from, to, place }, changes) => ({ from: changes.mapPos(from), to: changes.mapPos(to), place }) });
const wrong = Decoration.mark({ class: "cm-error-place" });
const places = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const { value } of transaction.effects.filter((effect) => effect.is(setPlace))) {
      const add = value.place ? [wrong.range(value.place.from, value.place.to)] : [];
      now = now.update({ filterFrom: value.from, filterTo: value.to, filter: () => false, add });
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Marks the place in the first copy of the statement, a word or all to the end of its line; without a position the mark is taken away.
 * Positions count characters from 1.
 */
function markError(view, statement, position, wholeLine) {
  const from = view.state.doc.toString().indexOf(statement);
  if (from < 0) {
    return;
  }
  const to = from + statement.length;
  let place = null;
  if (position > 0) {
    const begin = from + Math.min([...statement].slice(0, position - 1).join("").length, statement.length - 1);
    const rest = view.state.sliceDoc(begin, to);
    const word = rest.match(wholeLine ? /^[^\n]+/u : /^[\w$]+|^"[^"]*"|^[^]/u)?.[0] ?? rest;
    place = { from: begin, to: begin + word.length };
  }
  view.dispatch({ effects: setPlace.of({ from, to, place }) });
}

// ---- completion of the shop's names

const NOT_CODE = ["String", "QuotedIdentifier", "LineComment", "BlockComment"];

function completionOf(names) {
  let text = "";
  let source = () => null;
  const qualified = async (context) => {
    const tables = await names();
    if (JSON.stringify(tables) !== text) {
      text = JSON.stringify(tables);
      const schema = Object.fromEntries(tables.map(({ name, columns }) => [name, { self: asOption({ name }), children: columns.map(asOption) }]));
      source = schemaCompletionSource({ dialect: PostgreSQL, schema });
    }
    return source(context);
  };
  return [qualified, ifNotIn([...NOT_CODE, "."], async (context) => columns(context, await names()))]
    .map((autocomplete) => PostgreSQL.language.data.of({ autocomplete }));
}

// What the shop has comes before the keywords that look like it.
function asOption({ name, type }) {
  return { label: name, detail: type, boost: 5 };
}

// Columns of the tables that the statement names; as long as it names none, of all.
function columns(context, tables) {
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) {
    return null;
  }
  const from = word ? word.from : context.pos;
  if (context.state.sliceDoc(from - 1, from) === ".") {
    return null;
  }
  const all = context.state.doc.toString();
  const statement = all.slice(all.lastIndexOf(";", from - 1) + 1).split(";", 1)[0];
  const words = new Set(statement.toLowerCase().match(/\w+/g));
  const named = tables.filter((table) => words.has(table.name));
  const found = new Map();
  for (const table of named.length > 0 ? named : tables) {
    for (const column of table.columns) {
      const known = found.get(column.name);
      found.set(column.name, asOption({ name: column.name, type: known ? `${known.detail}, ${table.name}` : table.name }));
    }
  }
  return { from, options: [...found.values()], validFor: /^\w*$/ };
}

// ---- completion of Java, which the console behind the page proposes

const MOST_PROPOSALS = 200;

function completionOfJava(proposals, help) {
  const source = async (context) => {
    const word = context.matchBefore(/[\w$]+/);
    if (!context.explicit && !word && !context.matchBefore(/[\w$)\]]\./)) {
      return null;
    }
    const before = context.state.doc.toString();
    const { anchor, help: about, continuations } = await proposals(before, context.pos);
    if (context.aborted) {
      return null;
    }
    help(about);
    const options = continuations.map((label) => ({ label, info: () => aboutProposal(proposals, before, anchor, context.pos, label) }));
    // A list that is not whole is asked for anew with each letter.
    return { from: anchor, options, validFor: options.length < MOST_PROPOSALS ? /^[\w$]*$/ : undefined };
  };
  return javaLanguage.data.of({ autocomplete: ifNotIn(["StringLiteral", "CharacterLiteral", "LineComment", "BlockComment"], source) });
}

// What the Javadoc says of a proposal, as it would once it was taken.
async function aboutProposal(proposals, before, anchor, cursor, label) {
  const { help } = await proposals(before.slice(0, anchor) + label + before.slice(cursor), anchor + label.length);
  if (!help) {
    return null;
  }
  const dom = document.createElement("div");
  dom.className = "cm-about";
  dom.textContent = help;
  return { dom };
}

// ---- keys

// Tab belongs to the text until Esc was pressed; then it moves the focus, until somebody types or comes back.
const leave = { key: "Escape", run: (view) => { view.setTabFocusMode(true); return true; } };
const stay = [
  EditorView.updateListener.of((update) => {
    if (update.docChanged) {
      update.view.setTabFocusMode(false);
    }
  }),
  // The update that tells of the focus comes some milliseconds after it, and so after a quick Tab.
  EditorView.domEventHandlers({ focus: (_, view) => { view.setTabFocusMode(false); } }),
];
const KEYS = "Tab indents; Esc, then Tab, leaves. Ctrl+Space completes, Ctrl+F searches.";

function keysOf(textarea) {
  // What the page does with Ctrl+Enter in the text area, it does in the editor.
  const forward = () => !textarea.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  return [
    Prec.highest(keymap.of([{ key: "Ctrl-Enter", run: forward }, { key: "Mod-Enter", run: forward }])),
    keymap.of([
      ...completionKeymap, { key: "Tab", run: acceptCompletion }, ...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab, leave,
    ]),
    stay,
    showPanel.of(() => {
      const dom = document.createElement("div");
      dom.className = "cm-keys";
      dom.id = `${textarea.id}-keys`;
      dom.textContent = KEYS;
      return { dom };
    }),
  ];
}

// ---- the editor in the text area's place

const LANGUAGES = {
  sql: () => [sql({ dialect: PostgreSQL, upperCaseKeywords: true }), indentUnit.of("  ")],
  java: () => [java(), indentUnit.of("    ")],
  yml: () => [yaml(), indentUnit.of("  ")],
};
LANGUAGES.yaml = LANGUAGES.yml;

/**
 * Puts an editor into a text area's place.
 *
 * language: tells "sql", "java", "yml" or anything else for plain text; asked whenever another text is shown
 * names: promises the tables, [{name, columns: [{name, type}]}]
 * proposals: promises how Java may go on, {anchor, help, continuations}, for a text and a cursor in it
 * help: is given what is known of the place of the cursor in Java, or nothing
 * long: whether it is for files, with line numbers, rather than for a few statements
 */
function edit(textarea, { language, names, proposals, help, long }) {
  const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
  const label = textarea.labels[0]?.textContent ?? textarea.getAttribute("aria-label");
  const copy = EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
    if (docChanged) {
      native.set.call(textarea, state.doc.toString());
    }
    if (docChanged || selectionSet) {
      textarea.setSelectionRange(state.selection.main.from, state.selection.main.to);
    }
    if (docChanged) {
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  const extensions = [
    long ? [lineNumbers(), EditorView.editorAttributes.of({ class: "long" })] : [],
    history(), bracketMatching(), indentOnInput(), search(), autocompletion({ icons: false, maxRenderedOptions: 10 }), completionOf(names), proposals ? completionOfJava(proposals, help) : [], places, ink, look,
    EditorView.lineWrapping, EditorState.tabSize.of(4), placeholder(textarea.placeholder), keysOf(textarea), copy,
    EditorView.contentAttributes.of({
      "aria-label": label, "aria-describedby": `${textarea.id}-keys`, tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off",
    }),
  ];
  let shown = language();
  const stateOf = (doc, selection) => EditorState.create({ doc, selection, extensions: [LANGUAGES[shown]?.() ?? [], extensions] });
  const had = document.activeElement === textarea;
  const view = new EditorView({ state: stateOf(textarea.value, { anchor: textarea.selectionStart, head: textarea.selectionEnd }) });

  // Another text, or the same in another language, begins anew: nothing of the one before can be undone into it.
  const show = () => {
    const text = native.get.call(textarea);
    if (text !== view.state.doc.toString() || language() !== shown) {
      shown = language();
      view.setState(stateOf(text));
    }
  };
  Object.defineProperty(textarea, "value", {
    configurable: true,
    get: () => native.get.call(textarea),
    set: (text) => {
      native.set.call(textarea, text);
      show();
    },
  });
  textarea.focus = () => view.focus();
  textarea.hidden = true;
  textarea.after(view.dom);
  if (had) {
    view.focus();
  }
  const goTo = (position) => view.dispatch({ selection: { anchor: position }, scrollIntoView: true });
  return { show, goTo, markError: (statement, position, wholeLine) => markError(view, statement, position, wholeLine) };
}

// The wrapper that the build puts around all of this declares it.
bundle.edit = edit;
