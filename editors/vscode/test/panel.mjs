// Writes the page of the source-list panel for a list in JSON, in the colors of VS Code's light theme.
// usage: node panel.mjs NAME < LIST > PAGE

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const built = buildSync({
  entryPoints: [join(here, "..", "src", "sources.ts")],
  bundle: true,
  platform: "node",
  format: "cjs",
  external: ["vscode"],
  write: false,
});
const module = { exports: {} };
const require = createRequire(import.meta.url);
const load = (name) => (name === "vscode" ? {} : require(name));
new Function("module", "exports", "require", built.outputFiles[0].text)(module, module.exports, load);
const [list] = JSON.parse(readFileSync(0, "utf8"));
const colors =
  "body { --vscode-font-family: 'Segoe UI', 'DejaVu Sans', sans-serif; font-size: 13px; color: #3b3b3b; background: #ffffff; " +
  "--vscode-textLink-foreground: #005fb8; --vscode-widget-border: #e5e5e5; }";
process.stdout.write(module.exports.page(process.argv[2], list, "0").replace("body {", `${colors}\nbody {`));
