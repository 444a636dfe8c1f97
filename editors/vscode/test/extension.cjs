// Loads a built extension with a stand-in for `vscode`, starts a real server, and tries every command.
// usage: node extension.cjs EXTENSION ATTRLINT FOLDER     the unpacked extension, the command, an empty folder
// Prints one line of JSON with what was measured; exits with 1, and says why, where something is wrong.

"use strict";

const assert = require("node:assert/strict");
const { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { performance } = require("node:perf_hooks");
const { vscode, seen, answers, open, change, fire } = require("./vscode.cjs");

const PATIENCE = 60_000;
const [extension, command, folder] = process.argv.slice(2);
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

const TEXT = `# The ferry

The mayor of Brynask spoke, critics say. A train reached Bryansk at noon.

“We 🚩 wait for the ice to go,” said Ilze Kaleja, a pilot. 🚩 The bridge was targetted. <b>It is shut.</b>
`;

async function until(what, condition) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}\n${seen.log.join("\n")}\n${seen.errors.join("\n")}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

const codes = (document) => vscode.languages.getDiagnostics(document.uri).map((one) => String(one.code?.value ?? one.code)).sort();
const shows = (document, wanted) => until(wanted.join(), () => codes(document).join() === wanted.join());
const run = (name) => vscode.commands.executeCommand(name);

function show(document, word = "") {
  const at = document.text.indexOf(word);
  const before = document.text.slice(0, at).split("\n");
  const place = new vscode.Position(before.length - 1, before.at(-1).length);
  const editor = { document, selection: new vscode.Selection(place, place), viewColumn: 1 };
  vscode.window.activeTextEditor = editor;
  vscode.window.visibleTextEditors = [editor];
  vscode.window.tabGroups.all = [{ isActive: true, tabs: [{ isActive: true, input: new vscode.TabInputText(document.uri) }] }];
  vscode.window.tabGroups.all[0].tabs[0].input.uri = document.uri;
  vscode.window.tabGroups.activeTabGroup = vscode.window.tabGroups.all[0];
  fire("onDidChangeActiveTextEditor", editor);
  fire("onDidChangeVisibleTextEditors", [editor]);
}

async function starts() {
  const bin = path.join(folder, ".venv", "bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(command, path.join(bin, "attrlint"));
  vscode.workspace.workspaceFolders = [{ uri: vscode.Uri.file(folder), name: "drafts", index: 0 }];
  answers.settings = { attrlint: { path: "", trace: { server: "off" }, select: ["PLC001", "VAG001", "STY001"], inlayHints: true } };
  const context = { subscriptions: [], globalStorageUri: vscode.Uri.file(path.join(folder, "storage")) };
  const main = require(path.join(extension, "dist", "extension.js"));
  process.env.PATH = "/usr/bin:/bin";
  await main.activate(context);
  assert.ok(seen.log.some((line) => line.includes(`starting ${path.join(bin, "attrlint")} lsp`)), "the environment of the folder");
  assert.deepEqual(seen.errors, []);
  return main;
}

async function diagnostics(document) {
  await shows(document, ["PLC001", "STY001", "VAG001"]);
  const found = vscode.languages.getDiagnostics(document.uri);
  for (const [code, word] of Object.entries({ PLC001: "Brynask", STY001: "targetted" })) {
    const one = found.find((each) => String(each.code?.value ?? each.code) === code);
    assert.equal(document.getText(one.range), word); // after an emoji too
    assert.equal(one.source, "attrlint");
  }
  const [status] = seen.statuses;
  await until("the status bar", () => status.text === "$(quote) 3");
  assert.equal(status.command, "workbench.actions.view.problems");
  assert.equal(seen.contexts["attrlint.isDraft"], true);
}

async function sourceList(document) {
  await run("attrlint.showSources");
  const [panel] = seen.panels;
  assert.match(panel.webview.html, /<h2>Ilze Kaleja<\/h2>/);
  assert.match(panel.webview.html, /“We 🚩 wait for the ice to go,”/);
  assert.ok(!panel.webview.html.includes("<b>It is"), "words of the draft are escaped");
  const button = /<button data-line="(\d+)" data-column="(\d+)">“We/.exec(panel.webview.html);
  panel.send({ line: Number(button[1]), column: Number(button[2]) });
  const shown = await until("the words", () => seen.shown.find((each) => each.document === document));
  assert.equal(document.offsetAt(shown.options.selection.start), document.text.indexOf("“We"));
  for (const odd of [null, {}, { line: "1" }, { line: 1e9, column: 1e9 }, { line: -1, column: -1 }]) panel.send(odd);
  writeFileSync(path.join(folder, "panel.html"), panel.webview.html);
}

async function page() {
  await run("attrlint.showPage");
  const [uri] = seen.opened;
  const text = readFileSync(uri.fsPath, "utf8");
  assert.match(text, /<!doctype html>/i);
  assert.ok(text.includes("targetted") && text.includes("STY001"));
}

async function ignore(document) {
  show(document, "critics");
  await run("attrlint.ignoreHere");
  assert.match(document.text, /attrlint: ignore\[VAG001\]/);
  await shows(document, ["PLC001", "STY001"]);
  show(document, "at noon");
  await run("attrlint.ignoreHere");
  assert.match(seen.infos.at(-1), /no finding here/);
}

async function houseName(document) {
  show(document, "Brynask");
  answers.quickPick = (items) => items[0];
  await run("attrlint.addHouseName");
  assert.deepEqual(seen.errors, []);
  assert.equal(readFileSync(path.join(folder, "house-names.yaml"), "utf8"), "places:\n  - Brynask\n");
  assert.equal(readFileSync(path.join(folder, "attrlint.toml"), "utf8"), 'names = ["house-names.yaml"]\n');
  await shows(document, ["STY001"]);
  // As a code action runs it.
  await vscode.commands.executeCommand("attrlint.addName", document.uri.toString(), "Ann Roe", "people");
  assert.equal(readFileSync(path.join(folder, "house-names.yaml"), "utf8"), "places:\n  - Brynask\npeople:\n  - Ann Roe\n");
}

async function fixes(document) {
  const before = document.text;
  await run("attrlint.fixDraft");
  assert.equal(document.text, before.replace("targetted", "targeted"));
  await shows(document, []);
  await run("attrlint.fixDraft");
  assert.match(seen.infos.at(-1), /no safe fixes/);
  await until("the status bar", () => seen.statuses[0].text === "$(quote) attrlint");
}

async function restarts(main, document) {
  const started = seen.log.filter((line) => line.startsWith("starting ")).length;
  await run("attrlint.restart");
  assert.equal(seen.log.filter((line) => line.startsWith("starting ")).length, started + 1);
  await run("attrlint.showLog");
  assert.ok(seen.shown.includes("log"));
  change(document, [new vscode.TextEdit(new vscode.Range(0, 0, 0, 0), "It was targetted.\n\n")]);
  await shows(document, ["STY001"]);
}

/** How long an edit takes until the editor has its findings, in a draft of 5,000 words: medians in milliseconds. */
async function speed() {
  const words = "The harbor board said on Monday that the ferry would leave at noon because the ice was thin and the wind had turned north again. ";
  const paragraphs = Array.from({ length: 50 }, (_, i) => words.replace("board", `board of pier ${i + 1}`).repeat(4));
  const document = open(vscode.Uri.file(path.join(folder, "long.md")), "markdown", paragraphs.join("\n\n") + "\n");
  show(document);
  change(document, [new vscode.TextEdit(new vscode.Range(0, 0, 0, 0), "It was targetted. ")]);
  await shows(document, ["STY001"]);
  const times = [];
  for (let i = 0; i < 8; i += 1) {
    await new Promise((done) => setTimeout(done, 500)); // a pause, after which an edit is linted at once
    const wrong = i % 2 === 1;
    const at = [new vscode.Range(40, 0, 40, 0), new vscode.Range(40, 0, 40, 10)];
    const begun = performance.now();
    change(document, [wrong ? new vscode.TextEdit(at[1], "") : new vscode.TextEdit(at[0], "targetted ")]);
    await until("the findings", () => codes(document).length === (wrong ? 1 : 2));
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return { words: document.text.split(/\s+/).length, least: Math.round(times[0]), median: Math.round(times[4]) };
}

async function without(main) {
  await main.deactivate();
  seen.errors.length = 0;
  answers.settings.attrlint.path = "nowhere/attrlint";
  const context = { subscriptions: [], globalStorageUri: vscode.Uri.file(path.join(folder, "storage")) };
  await main.activate(context);
  assert.match(seen.errors[0], /“attrlint.path” is not a program/);
  assert.equal(seen.statuses.at(-1).text, "$(error) attrlint");
  await run("attrlint.showSources");
  await run("attrlint.fixDraft");
  assert.match(seen.errors.at(-1), /the server is not running/);
  answers.settings.attrlint.path = "";
  vscode.workspace.isTrusted = false; // the folder's environment is not used now
  seen.errors.length = 0;
  await run("attrlint.restart");
  assert.match(seen.errors[0], /was not found/);
  process.env.PATH = `/nowhere:${path.dirname(command)}:${process.env.PATH}`;
  await run("attrlint.restart");
  assert.ok(seen.log.some((line) => line.includes(`starting ${command} lsp`)));
  await main.deactivate();
}

async function main() {
  const main = await starts();
  const document = open(vscode.Uri.file(path.join(folder, "a.md")), "markdown", TEXT);
  show(document);
  const declared = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8")).contributes.commands.map((one) => one.command);
  for (const name of declared) assert.ok(seen.commands.has(name), name);
  await diagnostics(document);
  await sourceList(document);
  await page();
  await ignore(document);
  await houseName(document);
  await fixes(document);
  await restarts(main, document);
  const measured = await speed();
  await without(main);
  assert.ok(!existsSync(path.join(folder, "a.md")), "no draft is written");
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
