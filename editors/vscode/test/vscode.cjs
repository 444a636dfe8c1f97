// A stand-in for the module `vscode`: what the extension and vscode-languageclient use, kept in memory.
// Every other name is a class that does nothing, and every other function of an object registers nothing.

"use strict";

const { readFileSync, existsSync, writeFileSync } = require("node:fs");
const { fileURLToPath, pathToFileURL } = require("node:url");

class Disposable {
  constructor(run) {
    this.run = run;
  }
  dispose() {
    this.run?.();
  }
  static from(...all) {
    return new Disposable(() => all.forEach((each) => each.dispose()));
  }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self) => {
      const bound = self ? listener.bind(self) : listener;
      this.listeners.add(bound);
      return new Disposable(() => this.listeners.delete(bound));
    };
  }
  fire(value) {
    for (const each of [...this.listeners]) each(value);
  }
  dispose() {
    this.listeners.clear();
  }
}

class Position {
  constructor(line, character) {
    this.line = line;
    this.character = character;
  }
  isBefore(other) {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

class Range {
  constructor(start, end, endLine, endCharacter) {
    if (typeof start === "number") [start, end] = [new Position(start, end), new Position(endLine, endCharacter)];
    this.start = start;
    this.end = end;
  }
  get isEmpty() {
    return !this.start.isBefore(this.end);
  }
  contains(at) {
    return !at.isBefore(this.start) && !this.end.isBefore(at);
  }
}

class Selection extends Range {
  get active() {
    return this.end;
  }
}

class Uri {
  constructor(text) {
    const url = new URL(text);
    this.text = text;
    this.scheme = url.protocol.slice(0, -1);
    this.path = decodeURIComponent(url.pathname);
    this.fsPath = this.scheme === "file" ? fileURLToPath(url) : this.path;
  }
  static parse(text) {
    return new Uri(text);
  }
  static file(path) {
    return new Uri(pathToFileURL(path).href);
  }
  toString() {
    return this.text;
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class TextEdit {
  constructor(range, newText) {
    Object.assign(this, { range, newText });
  }
}

class WorkspaceEdit {
  constructor() {
    this.steps = [];
  }
  set(uri, edits) {
    this.steps.push({ uri, edits: edits.map((each) => (Array.isArray(each) ? each[0] : each)) });
  }
  replace(uri, range, text) {
    this.steps.push({ uri, edits: [new TextEdit(range, text)] });
  }
  createFile(uri) {
    this.steps.push({ uri, creates: true });
  }
}

class CancellationTokenSource {
  constructor() {
    this.token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
  }
  cancel() {}
  dispose() {}
}

const documents = new Map();
const events = {};
const event = (name) => (events[name] ??= new EventEmitter()).event;
const fire = (name, value) => (events[name] ??= new EventEmitter()).fire(value);

class TextDocument {
  constructor(uri, languageId, text) {
    Object.assign(this, { uri, languageId, text, version: 1, isUntitled: uri.scheme === "untitled", isClosed: false, saved: 0 });
    this.fileName = uri.fsPath;
  }
  getText(range) {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }
  get lines() {
    return this.text.split(/\r\n|\r|\n/);
  }
  get lineCount() {
    return this.lines.length;
  }
  lineAt(line) {
    return { text: this.lines[line] };
  }
  offsetAt(at) {
    const starts = [0, ...[...this.text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
    return at.line < starts.length ? starts[at.line] + at.character : this.text.length;
  }
  getWordRangeAtPosition() {
    return undefined;
  }
  async save() {
    this.saved += 1;
    const isNew = !existsSync(this.uri.fsPath);
    writeFileSync(this.uri.fsPath, this.text);
    fire("didSave", this);
    fire(isNew ? "created" : "changed", this.uri);
    return true;
  }
}

function open(uri, languageId = "markdown", text = undefined) {
  const known = documents.get(uri.toString());
  if (known) return known;
  const made = new TextDocument(uri, languageId, text ?? (existsSync(uri.fsPath) ? readFileSync(uri.fsPath, "utf8") : ""));
  documents.set(uri.toString(), made);
  fire("didOpen", made);
  return made;
}

function change(document, edits) {
  const sorted = edits.map((edit) => ({
    start: document.offsetAt(edit.range.start),
    end: document.offsetAt(edit.range.end),
    text: edit.newText,
    range: edit.range,
  }));
  const whole = sorted.toSorted((a, b) => b.start - a.start).reduce((text, each) => text.slice(0, each.start) + each.text + text.slice(each.end), document.text);
  const contentChanges = sorted.map((each) => ({ range: each.range, rangeOffset: each.start, rangeLength: each.end - each.start, text: each.text }));
  document.text = whole;
  document.version += 1;
  fire("didChange", { document, contentChanges, reason: undefined });
}

// What a test looks at, and what it answers in the name of the user.
const seen = { commands: new Map(), contexts: {}, errors: [], infos: [], opened: [], panels: [], statuses: [], providers: {}, shown: [], log: [] };
const answers = { settings: {}, quickPick: undefined, inputBox: undefined };

const collections = [];
function collection() {
  const held = new Map();
  const made = {
    set(uri, found) {
      if (Array.isArray(uri)) return uri.forEach(([one, list]) => made.set(one, list));
      held.set(uri.toString(), found ?? []);
      fire("diagnostics", { uris: [uri] });
    },
    delete: (uri) => made.set(uri, []),
    clear: () => held.clear(),
    get: (uri) => held.get(uri.toString()) ?? [],
    has: (uri) => held.has(uri.toString()),
    dispose: () => held.clear(),
    forEach: (each) => held.forEach((list, uri) => each(Uri.parse(uri), list)),
  };
  collections.push(made);
  return made;
}

const nothing = () => new Disposable();
const channel = () => {
  const write = (...words) => seen.log.push(words.join(" "));
  const made = { name: "attrlint", append: write, appendLine: write, show: () => seen.shown.push("log"), dispose() {}, clear() {}, hide() {}, logLevel: 3 };
  for (const level of ["trace", "debug", "info", "warn", "error"]) made[level] = write;
  made.onDidChangeLogLevel = event("logLevel");
  return made;
};

const filled = (known, spare) => new Proxy(known, { get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : spare(name)) });
const registers = (name) => (String(name).startsWith("on") ? event(String(name)) : (...given) => ((seen.providers[name] ??= []).push(given), nothing()));

function configuration(section) {
  const table = section?.split(".").reduce((held, name) => held?.[name], answers.settings) ?? {};
  return { ...table, get: (name, spare) => name.split(".").reduce((held, each) => held?.[each], table) ?? spare, inspect: () => undefined, has: () => true, update: async () => undefined };
}

async function applyEdit(edit) {
  for (const step of edit.steps) {
    const document = open(step.uri, step.uri.path.endsWith(".md") ? "markdown" : "other");
    if (!step.creates) change(document, step.edits);
  }
  return true;
}

const known = {
  version: "1.91.0",
  Disposable, EventEmitter, Position, Range, Selection, Uri, Diagnostic, TextEdit, WorkspaceEdit, CancellationTokenSource,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  StatusBarAlignment: { Left: 1, Right: 2 },
  ViewColumn: { One: 1, Beside: -2 },
  TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
  TextDocumentChangeReason: { Undo: 1, Redo: 2 },
  FileType: { File: 1, Directory: 2 },
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  env: filled({ language: "en", appName: "test", openExternal: async (uri) => (seen.opened.push(uri), true), onDidChangeLogLevel: event("logLevel"), logLevel: 3 }, registers),
  commands: {
    registerCommand: (name, run) => (seen.commands.set(name, run), new Disposable(() => seen.commands.delete(name))),
    executeCommand: async (name, ...given) => (name === "setContext" ? (seen.contexts[given[0]] = given[1]) : seen.commands.get(name)?.(...given)),
  },
  window: filled(
    {
      activeTextEditor: undefined,
      visibleTextEditors: [],
      tabGroups: { all: [], onDidChangeTabs: event("tabs"), onDidChangeTabGroups: event("tabGroups") },
      createOutputChannel: channel,
      createStatusBarItem: () => {
        const item = { show: () => (item.shown = true), hide: () => (item.shown = false), dispose() {} };
        seen.statuses.push(item);
        return item;
      },
      createWebviewPanel: (type, title) => {
        const messages = new EventEmitter();
        const closed = new EventEmitter();
        const panel = { type, title, webview: { html: "", onDidReceiveMessage: messages.event }, onDidDispose: closed.event, reveal() {}, dispose: () => closed.fire(), send: (message) => messages.fire(message) };
        seen.panels.push(panel);
        return panel;
      },
      showErrorMessage: async (message) => void seen.errors.push(message),
      showWarningMessage: async (message) => void seen.errors.push(message),
      showInformationMessage: async (message) => void seen.infos.push(message),
      showQuickPick: async (items) => answers.quickPick?.(items) ?? items[0],
      showInputBox: async ({ value }) => answers.inputBox ?? value,
      showTextDocument: async (document, options) => (seen.shown.push({ document, options }), undefined),
      withProgress: async (_, run) => run({ report() {} }, new CancellationTokenSource().token),
    },
    registers,
  ),
  workspace: filled(
    {
      isTrusted: true,
      workspaceFolders: undefined,
      notebookDocuments: [],
      get textDocuments() {
        return [...documents.values()];
      },
      getConfiguration: configuration,
      getWorkspaceFolder: () => known.workspace.workspaceFolders?.[0],
      openTextDocument: async (uri) => open(uri, "other"),
      onDidOpenTextDocument: event("didOpen"),
      onDidChangeTextDocument: event("didChange"),
      onDidSaveTextDocument: event("didSave"),
      onDidCloseTextDocument: event("didClose"),
      createFileSystemWatcher: () => ({ onDidCreate: event("created"), onDidChange: event("changed"), onDidDelete: event("deleted"), dispose() {} }),
      applyEdit,
      fs: { stat: async () => ({ type: 1 }) },
    },
    registers,
  ),
  languages: filled(
    {
      createDiagnosticCollection: collection,
      getDiagnostics: (uri) => collections.flatMap((each) => each.get(uri)),
      onDidChangeDiagnostics: event("diagnostics"),
      match: (selector, document) => {
        const fits = (filter) => (typeof filter === "string" ? filter === document.languageId : (!filter.language || filter.language === document.languageId) && (!filter.scheme || filter.scheme === document.uri.scheme));
        return (Array.isArray(selector) ? selector : [selector]).some(fits) ? 10 : 0;
      },
    },
    registers,
  ),
  notebooks: filled({}, registers),
  l10n: { t: (text) => text },
};

const CLASSES =
  "CallHierarchyIncomingCall CallHierarchyItem CallHierarchyOutgoingCall CancellationError CodeAction CodeActionKind CodeActionTriggerKind CodeLens " +
  "Color ColorInformation ColorPresentation CompletionItem CompletionItemKind CompletionItemTag CompletionList CompletionTriggerKind " +
  "DiagnosticRelatedInformation DocumentHighlight DocumentHighlightKind DocumentLink DocumentSymbol FoldingRange FoldingRangeKind Hover InlayHint " +
  "InlayHintLabelPart InlineCompletionItem InlineCompletionList InlineCompletionTriggerKind InlineValueEvaluatableExpression InlineValueText " +
  "InlineValueVariableLookup LinkedEditingRanges Location MarkdownString NotebookCellKind ParameterInformation ProgressLocation RelativePattern " +
  "SelectionRange SemanticTokens SemanticTokensEdit SemanticTokensEdits SignatureHelp SignatureHelpTriggerKind SignatureInformation SnippetString " +
  "SnippetTextEdit SymbolInformation SymbolKind SymbolTag TabInputCustom TabInputNotebook TabInputText TabInputTextDiff ThemeColor TypeHierarchyItem";
for (const name of CLASSES.split(" ")) known[name] ??= { [name]: class {} }[name];
for (const name of ["CodeActionKind", "FoldingRangeKind"]) {
  const kind = (value) => ({ value, append: (part) => kind(value ? `${value}.${part}` : part), contains: () => true });
  known[name] = filled({ Empty: kind("") }, (part) => kind(String(part).toLowerCase()));
}
module.exports = { vscode: known, seen, answers, open, change, fire };
