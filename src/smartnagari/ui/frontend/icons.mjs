// Collects the icons named in icons.txt into ../icons.json, so that the running server needs no node_modules.
// With --check it only compares and fails when the committed file is not what the list asks for.
import { readFileSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const source = new URL("../../../../node_modules/@phosphor-icons/core/assets/regular/", here);
const target = new URL("../icons.json", here);

const names = readFileSync(new URL("icons.txt", here), "utf8").split("\n").filter(Boolean).sort();
const entries = names.map((name) => {
  const svg = readFileSync(new URL(`${name}.svg`, source), "utf8");
  const paths = [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1]);
  if (paths.length !== 1) throw new Error(`${name} is not drawn with one path`);
  return [name, paths[0]];
});
const json = `${JSON.stringify(Object.fromEntries(entries), null, 1)}\n`;

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== json) {
    console.error("icons.json is not what icons.txt asks for; run: npm run icons");
    process.exit(1);
  }
} else {
  writeFileSync(target, json);
  console.log(`${names.length} icons, ${json.length} bytes`);
}
