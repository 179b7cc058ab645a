// Checks the stories given with the plugins of retext that plugins.json names, and prints what they find.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { retext } from "retext";

const here = path.dirname(fileURLToPath(import.meta.url));
const names = JSON.parse(fs.readFileSync(path.join(here, "plugins.json"), "utf8"));
let processor = retext();
for (const name of names) {
  processor = processor.use((await import(`retext-${name}`)).default);
}
processor = processor.freeze();
for (const story of process.argv.slice(2)) {
  const file = await processor.process(fs.readFileSync(story, "utf8"));
  for (const message of file.messages) {
    console.log(`${story}:${message.line}:${message.column}: ${message.reason}`);
  }
}
