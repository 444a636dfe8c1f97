// The extension: starts `attrlint lsp`, and gives its commands a place in the editor.

import * as path from "node:path";
import * as vscode from "vscode";
import { type ConfigurationParams, LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import { findCommand } from "./command";
import { writePage } from "./page";
import { type SourceList, SourcesPanel } from "./sources";
import { DRAFTS, Status } from "./status";

const ADD_NAME = "attrlint.addName"; // the server's command
const OWN = ["path", "trace"]; // settings that are not the server's
const SORTS = [
  { label: "Place", sort: "places" },
  { label: "Person", sort: "people" },
  { label: "Outlet", sort: "outlets" },
];

interface Action {
  title: string;
  edit?: Parameters<LanguageClient["protocol2CodeConverter"]["asWorkspaceEdit"]>[0];
}

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  session = new Session(context);
  context.subscriptions.push(session);
  await session.start();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
  session = undefined;
}

/** The server of a window with everything that depends on it. */
class Session implements vscode.Disposable {
  private readonly log = vscode.window.createOutputChannel("attrlint", { log: true });
  private readonly status = new Status();
  private readonly panel = new SourcesPanel((uri) => this.sources(uri));
  private readonly held: vscode.Disposable[] = [];
  private client: LanguageClient | undefined;
  private command = "";

  constructor(private readonly context: vscode.ExtensionContext) {
    const commands: Record<string, (editor: vscode.TextEditor) => Promise<unknown>> = {
      "attrlint.showSources": (editor) => this.panel.show(editor.document.uri),
      "attrlint.showPage": (editor) => this.showPage(editor.document),
      "attrlint.fixDraft": (editor) => this.fixDraft(editor.document.uri),
      "attrlint.ignoreHere": (editor) => this.ignoreHere(editor),
      "attrlint.addHouseName": (editor) => this.addHouseName(editor),
    };
    for (const [name, run] of Object.entries(commands)) {
      this.held.push(vscode.commands.registerCommand(name, () => this.withDraft(run)));
    }
    this.held.push(
      vscode.commands.registerCommand("attrlint.restart", () => this.restart()),
      vscode.commands.registerCommand("attrlint.showLog", () => this.log.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.status.update()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        this.status.update();
        for (const uri of uris) void this.panel.refresh(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("attrlint.path")) void this.restart();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
      this.log,
      this.status,
      this.panel,
    );
  }

  /** Starts the server; what keeps it from starting is in the status bar, and shown once. */
  async start(): Promise<void> {
    this.status.set("starting");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const found = findCommand({
      setting: vscode.workspace.getConfiguration("attrlint").get("path", ""),
      folder,
      trusted: vscode.workspace.isTrusted,
      environment: process.env,
      platform: process.platform,
    });
    if ("reason" in found) return this.fail(found.reason);
    this.command = found.command;
    this.log.info(`starting ${found.command} lsp`);
    const client = new LanguageClient(
      "attrlint",
      "attrlint",
      { command: found.command, args: ["lsp"], options: { cwd: folder } },
      {
        documentSelector: DRAFTS,
        outputChannel: this.log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions: settings(),
        middleware: {
          executeCommand: async (command, given, next) => {
            const result: unknown = await next(command, given);
            if (command === ADD_NAME) await saved(result);
            return result;
          },
          workspace: {
            configuration: async (params: ConfigurationParams, token, next) => {
              const answer = await next(params, token);
              return Array.isArray(answer) ? answer.map((one) => (one ? without(one, OWN) : one)) : answer;
            },
          },
        },
      },
    );
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.status.set("running");
      if (newState === State.Stopped && this.client === client) this.status.set("failed", "The server has stopped");
    });
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.fail(`${found.command} lsp does not start. Is the extra attrlint[lsp] installed? (${said(error)})`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) await client.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  dispose(): void {
    for (const each of this.held) each.dispose();
  }

  private fail(reason: string): void {
    this.log.error(reason);
    this.status.set("failed", reason);
    void vscode.window.showErrorMessage(`attrlint: ${reason}`);
  }

  private async withDraft(run: (editor: vscode.TextEditor) => Promise<unknown>): Promise<unknown> {
    const editor = vscode.window.activeTextEditor;
    if (!editor || vscode.languages.match(DRAFTS, editor.document) === 0) {
      return void vscode.window.showInformationMessage("attrlint: open a draft first");
    }
    try {
      return await run(editor);
    } catch (error) {
      this.log.error(said(error));
      return void vscode.window.showErrorMessage(`attrlint: ${said(error)}`);
    }
  }

  private running(): LanguageClient {
    if (!this.client?.isRunning()) throw new Error("the server is not running; see “attrlint: Show the Log”");
    return this.client;
  }

  private execute<T>(command: string, ...given: string[]): Promise<T> {
    return this.running().sendRequest("workspace/executeCommand", { command, arguments: given });
  }

  private async sources(uri: vscode.Uri): Promise<SourceList | undefined> {
    if (!this.client?.isRunning()) return undefined;
    return (await this.execute<SourceList | null>("attrlint.sources", uri.toString())) ?? undefined;
  }

  private async showPage(document: vscode.TextDocument): Promise<void> {
    if (!this.command) throw new Error("the server is not running; see “attrlint: Show the Log”");
    const untitled = document.uri.scheme === "untitled";
    const name = untitled ? `untitled.${document.languageId === "html" ? "html" : "md"}` : document.uri.fsPath;
    const cwd = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? (untitled ? "" : path.dirname(name));
    const storage = this.context.globalStorageUri.fsPath;
    const file = await writePage(this.command, document.getText(), name, cwd || storage, storage);
    await vscode.env.openExternal(vscode.Uri.file(file));
  }

  private async fixDraft(uri: vscode.Uri): Promise<boolean> {
    const done = await this.execute<boolean>("attrlint.fixAll", uri.toString());
    if (!done) void vscode.window.showInformationMessage("attrlint: no safe fixes in this draft");
    return done;
  }

  private async ignoreHere(editor: vscode.TextEditor): Promise<void> {
    const client = this.running();
    const document = client.code2ProtocolConverter.asTextDocumentIdentifier(editor.document);
    const range = client.code2ProtocolConverter.asRange(editor.selection);
    const context = { diagnostics: [], only: ["quickfix"] };
    const offered = await client.sendRequest<Action[] | null>("textDocument/codeAction", {
      textDocument: document,
      range,
      context,
    });
    const actions = (offered ?? []).filter((one) => one.title.startsWith("Ignore ") && one.edit);
    if (!actions.length) return void vscode.window.showInformationMessage("attrlint: no finding here that a comment can ignore");
    const titles = actions.map((one) => one.title);
    const title = titles.length > 1 ? await vscode.window.showQuickPick(titles, { placeHolder: "Which finding?" }) : titles[0];
    const edit = actions.find((one) => one.title === title)?.edit;
    const made = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    if (made) await vscode.workspace.applyEdit(made);
  }

  private async addHouseName(editor: vscode.TextEditor): Promise<void> {
    const { document, selection } = editor;
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .find((one) => one.source === "attrlint" && selection.isEmpty && one.range.contains(selection.active));
    const range = selection.isEmpty ? (found?.range ?? document.getWordRangeAtPosition(selection.active)) : selection;
    const proposed = range ? document.getText(range).replace(/\s+/g, " ").trim() : "";
    const name = await vscode.window.showInputBox({ value: proposed, prompt: "A name that is spelled correctly" });
    if (!name?.trim()) return;
    const kind = await vscode.window.showQuickPick(SORTS, { placeHolder: `What is “${name.trim()}”?` });
    if (!kind) return;
    const changed = await this.execute<string[] | null>(ADD_NAME, document.uri.toString(), name.trim(), kind.sort);
    if (!changed) throw new Error("the name was not added");
    await saved(changed);
  }
}

/** Saves files by their URIs: the server reads house names and settings from disk. */
async function saved(uris: unknown): Promise<void> {
  for (const each of Array.isArray(uris) ? uris : []) {
    await (await vscode.workspace.openTextDocument(vscode.Uri.parse(String(each)))).save();
  }
}

function settings(): Record<string, unknown> {
  return without(vscode.workspace.getConfiguration("attrlint"), OWN);
}

/** The plain settings of a table, without some of them and without the methods of a configuration. */
function without(table: object, names: string[]): Record<string, unknown> {
  const plain = JSON.parse(JSON.stringify(table)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(plain).filter(([name]) => !names.includes(name)));
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

