// Checks the stories given with Harper's default rules, and prints what they find.
import fs from "node:fs";
import { LocalLinter } from "harper.js";
import { binaryInlined } from "harper.js/binaryInlined";

const linter = new LocalLinter({ binary: binaryInlined });
await linter.setup();
for (const story of process.argv.slice(2)) {
  for (const lint of await linter.lint(fs.readFileSync(story, "utf8"), { language: "markdown" })) {
    console.log(`${story}:${lint.span().start}: ${lint.message()}`);
  }
}
