// The source list as a panel next to the draft: who says what, with links to the words.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";

interface Mention {
  id: string;
  name: string;
}

interface Said {
  line: number;
  column: number;
  text: string;
  source: Mention | null;
}

/** What the server says of a draft: the JSON of `attrlint sources`, as far as it is shown. */
export interface SourceList {
  quotations: Said[];
  statements: Said[];
  sources: { id: string; name: string; sort: string; quotations: number; statements: number; words_quoted: number }[];
}

const TYPES: Record<string, string> = { body: "organization", generic: "unspecified" };
const LONGEST = 240;

/** Shows source lists, one panel for all drafts; `fetch` gives the list of a draft, undefined if there is none. */
export class SourcesPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private uri: vscode.Uri | undefined;

  constructor(private readonly fetch: (uri: vscode.Uri) => Promise<SourceList | undefined>) {}

  /** Opens the panel for a draft, or shows the draft in the open one. */
  async show(uri: vscode.Uri): Promise<void> {
    if (!this.panel) {
      const options = { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: false };
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("attrlint.sources", "Source List", column, options);
      this.panel.onDidDispose(() => (this.panel = undefined));
      this.panel.webview.onDidReceiveMessage((message: unknown) => this.reveal(message));
    }
    this.uri = uri;
    this.panel.reveal(undefined, true);
    await this.refresh(uri);
  }

  /** Reads the list again if the panel shows this draft. */
  async refresh(uri: vscode.Uri): Promise<void> {
    if (!this.panel || this.uri?.toString() !== uri.toString()) return;
    const found = await this.fetch(uri);
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    this.panel.title = `Sources: ${name}`;
    this.panel.webview.html = page(name, found, randomBytes(16).toString("hex"));
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private async reveal(message: unknown): Promise<void> {
    const place = message as { line?: unknown; column?: unknown } | null;
    if (!this.uri || !place || !Number.isInteger(place.line) || !Number.isInteger(place.column)) return;
    const document = await vscode.workspace.openTextDocument(this.uri);
    const line = Math.min(Math.max(Number(place.line) - 1, 0), document.lineCount - 1);
    const before = [...document.lineAt(line).text].slice(0, Math.max(Number(place.column) - 1, 0)).join("");
    const at = new vscode.Position(line, before.length);
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(at, at),
    });
  }
}

/** The page of a source list. All words of the draft are escaped, and only the script with the nonce may run. */
export function page(name: string, list: SourceList | undefined, nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const body = list ? content(list) : "<p>This draft cannot be read.</p>";
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Source list</title><style nonce="${nonce}">
body { font-family: var(--vscode-font-family, sans-serif); padding: 0 1.2em 2em; line-height: 1.5; max-width: 60em; }
h1 { font-size: 1.3em; } h2 { font-size: 1.05em; margin: 1.6em 0 0.3em; }
table { border-collapse: collapse; } td, th { padding: 0.2em 1.2em 0.2em 0; text-align: left; }
td.number, th.number { text-align: right; } tr { border-bottom: 1px solid var(--vscode-widget-border, #8884); }
ul { margin: 0; padding-left: 1.2em; } li { margin: 0.25em 0; } .facts { opacity: 0.75; }
button { all: unset; cursor: pointer; color: var(--vscode-textLink-foreground, #0366d6); }
button:focus-visible { outline: 2px solid var(--vscode-focusBorder, #0366d6); } button:hover { text-decoration: underline; }
</style></head><body><h1>Who says what in ${escaped(name)}</h1>
${body}
<script nonce="${nonce}">
const code = acquireVsCodeApi();
for (const each of document.querySelectorAll("button")) {
  each.addEventListener("click", () => code.postMessage({ line: Number(each.dataset.line), column: Number(each.dataset.column) }));
}
</script></body></html>`;
}

function content(list: SourceList): string {
  if (!list.sources.length && !list.quotations.length) return "<p>No quotes or attributed statements in this draft.</p>";
  const rows = list.sources.map(
    (one) =>
      `<tr><td>${escaped(one.name)}</td><td>${escaped(TYPES[one.sort] ?? one.sort)}</td>` +
      [one.quotations, one.statements, one.words_quoted].map((count) => `<td class="number">${count}</td>`).join("") +
      "</tr>",
  );
  const heads = ["Quotes", "Statements", "Words"].map((head) => `<th class="number" scope="col">${head}</th>`).join("");
  const table = `<table><tr><th scope="col">Source</th><th scope="col">Type</th>${heads}</tr>\n${rows.join("\n")}</table>`;
  const groups = list.sources.map((one) => group(one.name, (said) => said.source?.id === one.id, list));
  groups.push(group("Not attributed", (said) => !said.source, { ...list, statements: [] }));
  return table + groups.join("");
}

function group(name: string, belongs: (said: Said) => boolean, list: SourceList): string {
  const items = [
    ...list.quotations.filter(belongs).map((said) => ({ said, reported: "" })),
    ...list.statements.filter(belongs).map((said) => ({ said, reported: '<span class="facts">reported:</span> ' })),
  ].sort((a, b) => a.said.line - b.said.line || a.said.column - b.said.column);
  if (!items.length) return "";
  const lines = items.map(({ said, reported }) => {
    const words = [...said.text.replace(/\s+/g, " ")];
    const shown = words.length > LONGEST ? `${words.slice(0, LONGEST).join("")}…` : words.join("");
    return `<li>${reported}<button data-line="${said.line}" data-column="${said.column}">${escaped(shown)}</button></li>`;
  });
  return `<h2>${escaped(name)}</h2>\n<ul>${lines.join("\n")}</ul>\n`;
}

function escaped(text: string): string {
  const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (mark) => marks[mark]);
}
