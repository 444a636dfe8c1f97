// Which attrlint is started: the one of the settings, of the folder's environment, or of the PATH.

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";

const ENVIRONMENTS = [".venv", "venv", "env"];

/** What the choice depends on. `platform` is that of Node; only a trusted folder may name or bring programs. */
export interface Surroundings {
  setting: string;
  folder: string | undefined;
  trusted: boolean;
  environment: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

/** The full path of the command, or the reason why there is none. */
export function findCommand(where: Surroundings): { command: string } | { reason: string } {
  const { setting, folder, trusted, environment } = where;
  if (setting) {
    const asked = path.normalize(expanded(setting, folder));
    const command = path.isAbsolute(asked) || !folder ? asked : path.join(folder, asked);
    return isProgram(command) ? { command } : { reason: `“attrlint.path” is not a program: ${command}` };
  }
  const windows = where.platform === "win32";
  const inside = windows ? ["Scripts", "attrlint.exe"] : ["bin", "attrlint"];
  const places: string[] = [];
  if (folder && trusted) places.push(...ENVIRONMENTS.map((name) => path.join(folder, name, ...inside)));
  if (environment.VIRTUAL_ENV) places.push(path.join(environment.VIRTUAL_ENV, ...inside));
  const search = environment.PATH ?? environment.Path ?? "";
  for (const entry of search.split(path.delimiter)) {
    if (path.isAbsolute(entry)) places.push(path.join(entry, windows ? "attrlint.exe" : "attrlint"));
  }
  const command = places.find(isProgram);
  return command ? { command } : { reason: "attrlint was not found in this folder's environment or on your PATH" };
}

function expanded(setting: string, folder: string | undefined): string {
  const whole = setting.replaceAll("${workspaceFolder}", folder ?? "");
  return whole.startsWith("~/") || whole.startsWith("~\\") ? path.join(homedir(), whole.slice(2)) : whole;
}

function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK);
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
