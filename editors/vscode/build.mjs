// Bundles the extension into dist/extension.js, with the licenses of what is in it: node build.mjs

import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const made = await build({
  absWorkingDir: here,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: true,
  legalComments: "none",
  metafile: true,
});

const packages = new Set();
for (const file of Object.keys(made.metafile.inputs)) {
  const found = /^(?:.*\/)?(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  if (found) packages.add(file.slice(0, file.lastIndexOf(found[1]) + found[1].length));
}
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(join(here, folder)).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no license file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(here, folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(here, "dist", "ThirdPartyNotices.txt"), notices.join("\n----\n\n"));
const license = join(here, "..", "..", "LICENSE");
if (existsSync(license)) copyFileSync(license, join(here, "LICENSE"));
