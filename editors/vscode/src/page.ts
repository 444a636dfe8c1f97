// The draft as an HTML page, made by the command line from the text in the editor, saved or not.

import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import * as path from "node:path";

const PATIENCE = 60_000;

/** Writes the page of a text to a file of `folder` and gives its path. Rejects with what the command said. */
export function writePage(command: string, text: string, name: string, cwd: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "draft.html");
  const options = ["check", "--exit-zero", "--quiet", "--output-format", "html", "--output-file", file];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...options, "--stdin-filename", name, "-"], { cwd, timeout: PATIENCE });
    let said = "";
    child.stderr.on("data", (piece) => (said += piece));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(file) : reject(new Error(said.trim() || `exit code ${code}`))));
    child.stdin.on("error", () => undefined); // it ended before it had read everything, and says why
    child.stdin.end(text);
  });
}
