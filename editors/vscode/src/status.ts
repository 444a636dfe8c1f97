// What the status bar says: whether the server runs, and how many findings the current draft has.

import * as vscode from "vscode";

export type State = "starting" | "running" | "failed";

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("attrlint.status", vscode.StatusBarAlignment.Right, 90);
  private state: State = "starting";
  private reason = "";

  constructor() {
    this.item.name = "attrlint";
  }

  set(state: State, reason = ""): void {
    this.state = state;
    this.reason = reason;
    this.update();
  }

  /** Shows the state for the current editor; hidden where there is no draft. */
  update(): void {
    const editor = vscode.window.activeTextEditor;
    const isDraft = editor !== undefined && vscode.languages.match(DRAFTS, editor.document) > 0;
    void vscode.commands.executeCommand("setContext", "attrlint.isDraft", isDraft);
    if (!isDraft) return this.item.hide();
    this.item.backgroundColor = undefined;
    if (this.state === "failed") {
      this.item.text = "$(error) attrlint";
      this.item.tooltip = this.reason;
      this.item.command = "attrlint.showLog";
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
    } else if (this.state === "starting") {
      this.item.text = "$(loading~spin) attrlint";
      this.item.tooltip = "attrlint is starting";
      this.item.command = "attrlint.showLog";
    } else {
      const found = vscode.languages.getDiagnostics(editor.document.uri).filter((one) => one.source === "attrlint");
      this.item.text = found.length ? `$(quote) ${found.length}` : "$(quote) attrlint";
      const count = found.length === 1 ? "1 finding" : `${found.length || "no"} findings`;
      this.item.tooltip = `attrlint: ${count} in this draft`;
      this.item.command = "workbench.actions.view.problems";
    }
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}

export const DRAFTS: { language: string; scheme: string }[] = ["markdown", "plaintext", "html", "mdx"].flatMap((language) => [
  { language, scheme: "file" },
  { language, scheme: "untitled" },
]);
