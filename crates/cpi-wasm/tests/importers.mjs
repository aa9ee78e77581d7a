// Do those who import the package find what its README says, and its types?
//
//   node importers.mjs PACKAGE TOOLS
//
// PACKAGE is the folder of the package, TOOLS that of the compiler of TypeScript. A project in a
// folder of its own imports the package by its name, as a module and by `require`; the examples of
// the README run in it, and a program with types is compiled.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [folder, tools] = process.argv.slice(2);
const project = mkdtempSync(join(tmpdir(), "cpi-importers-"));
cpSync(folder, join(project, "node_modules/cpi-wasm"), { recursive: true });
const stated = JSON.parse(readFileSync("fixtures/conformance/cases/001-example-1-2-thirds.json", "utf8"));
writeFileSync(join(project, "framework.json"), JSON.stringify(stated.framework));
for (const each of stated.assessments) writeFileSync(join(project, `${each.country}.json`), JSON.stringify(each));
writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');

const node = (file) =>
  execFileSync(process.execPath, [file], { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

// The examples of the README for Node, by what they print.
const readme = readFileSync(resolve(folder, "README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n(\/\/ node: prints .*\n[^]*?)```/g)].map(([, code]) => code);
assert.equal(examples.length, 2);
for (const [i, code] of examples.entries()) {
  const [, prints] = /^\/\/ node: prints (.*)\n/.exec(code);
  writeFileSync(join(project, `example-${i}.js`), code);
  assert.equal(node(`example-${i}.js`).trim(), prints, `example ${i + 1} of the README`);
}

// By `require`, which gives the same functions and the same errors.
writeFileSync(join(project, "required.cjs"), `
const scores = require("cpi-wasm");
const analysis = require("cpi-wasm/analysis");
import("cpi-wasm").then((imported) => {
  console.log(scores.score === imported.score && scores.CpiError === analysis.CpiError, typeof analysis.robustness);
});
`);
assert.equal(node("required.cjs").trim(), "true function");

// Types, for those who import and those who require, by each way of finding them.
const program = (load) => `${load}
const framework: Framework = JSON.parse("{}");
const problems: Problem[] = check(framework);
const text: string = score(framework, ["{}"], { text: true });
const card = score(framework, [], { trail: true }).scorecards[0];
const shown: string | null | undefined = card?.nodes[0]?.display;
const session = new Session("", "", { activated: "as-answered" });
const touched: number = session.set("XAA", { "1.1": "yes" }).nodes.length;
try { compare("{}", "[]"); } catch (error) {
  if (error instanceof CpiError) { const kind: string | undefined = error.problems[0]?.kind; void kind; }
}
const run = robustness(framework, [], { plan: "", seed: 1n, draws: 10, watch: (stage, done, all) => stage === "drawing" || done < all });
void [problems, text, shown, touched, run.robustness.run.draws];
const index = new Index(framework, []);
const rank: string | null | undefined = index.run({ kind: "comparison", round: "2026" }).comparisons[0]?.nodes[0]?.places[0]?.rank;
const listed: string = new Analysed(framework, [], { rounds: [] }).run({ kind: "coherence" }, { text: true, watch: () => true });
void [rank, listed];
// @ts-expect-error A query that is not known.
index.run({ kind: "coherences" });
// @ts-expect-error An option that is not known.
score(framework, [], { trial: true });
// @ts-expect-error A country is needed.
explain(framework, [], {});
`;
const imported = `import { CpiError, Index, Session, check, compare, explain, score, type Framework, type Problem } from "cpi-wasm";
import { Index as Analysed, robustness } from "cpi-wasm/analysis";`;
mkdirSync(join(project, "typed"));
writeFileSync(join(project, "typed/program.mts"), program(imported));
writeFileSync(join(project, "typed/program.cts"), program(imported));
for (const [module, resolution, files] of [
  ["nodenext", "nodenext", ["program.mts", "program.cts"]],
  ["node16", "node16", ["program.mts", "program.cts"]],
  ["esnext", "bundler", ["program.mts"]],
]) {
  writeFileSync(join(project, "typed/tsconfig.json"), JSON.stringify({
    compilerOptions: { strict: true, noEmit: true, target: "es2022", lib: ["es2022", "dom"], types: [], module, moduleResolution: resolution },
    files,
  }));
  try {
    execFileSync(process.execPath, [join(resolve(tools), "node_modules/typescript/bin/tsc"), "-p", "typed"], { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    assert.fail(`types by ${resolution}:\n${error.stdout}`);
  }
}
rmSync(project, { recursive: true });
console.log("importers: the examples of the README run, and types are found by import and require");
