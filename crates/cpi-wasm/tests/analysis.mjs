// Does the larger package analyse as the command does, byte for byte?
//
//   node analysis.mjs PACKAGE CPI FIXTURES
//
// PACKAGE is the folder of the larger package for Node, CPI the command, FIXTURES the folder of
// indices and plans.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [folder, cpi, fixtures] = process.argv.slice(2);
const door = createRequire(import.meta.url)(resolve(folder));
const scratch = mkdtempSync(join(tmpdir(), "cpi-analysis-"));

const run = (...args) =>
  execFileSync(cpi, args, { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] });
const document = (...args) => run(...args, "--format", "json");
const text = (file) => readFileSync(file, "utf8");

/** What the door takes of an index, of one round or of all. */
const given = (index, round) => {
  const ofRound = round ? ["--round", round] : [];
  return {
    framework: run("convert", index, "--to", "framework-json"),
    rounds: run("convert", index, "--to", "rounds-json", ...ofRound),
    assessments: run("convert", index, "--to", "assessments-json", ...ofRound),
  };
};
const edition = (index) => {
  const { framework, rounds, assessments } = given(index);
  return `{"framework": ${framework}, "rounds": ${rounds}, "assessments": ${assessments}}`;
};

const counts = {};
/** Compares a document of the door with that of the command. */
function same(kind, found, ...args) {
  const expected = document(...args);
  assert.equal(JSON.parse(expected).kind, kind);
  assert.ok(found === expected, `${args.join(" ")}: ${firstDifference(found, expected)}`);
  counts[kind] = (counts[kind] ?? 0) + 1;
}
function firstDifference(one, other) {
  const [ones, others] = [one.split("\n"), other.split("\n")];
  const line = ones.findIndex((each, i) => each !== others[i]);
  return `line ${line + 1}: ${ones[line]} here, ${others[line]} there`;
}

const template = "crates/cpi-cli/template";
const demonstration = join(fixtures, "demonstration");
const wbl = join(fixtures, "indices/wbl");
const asem = join(fixtures, "indices/asem");
const godi = join(fixtures, "indices/godi-2015");
const editions = ["first", "second", "third"].map((name) => join(fixtures, "editions", name));

// How sure: every kind of source, ties of many countries, coders' odds, and Sobol indices.
for (const [index, round, plan, draws] of [
  [template, undefined, "template", 2000],
  [demonstration, "2026", "demonstration", 400],
  [godi, "2015", "godi", 500],
  [wbl, "2020", "wbl", 300],
  [wbl, "2020", "wbl-weights", 300],
]) {
  const { framework, assessments } = given(index, round);
  const file = join(fixtures, "robustness", `${plan}.toml`);
  for (const seed of ["1", "18446744073709551615"]) {
    const found = door.robustness(framework, assessments, text(file), seed, draws);
    const asked = ["--plan", file, "--seed", seed, "--draws", String(draws)];
    same("robustness", found, "robustness", index, ...asked, ...(round ? ["--round", round] : []));
  }
}

// So many draws that they are made twice.
{
  const { framework, assessments } = given(wbl, "2020");
  const file = join(fixtures, "robustness", "wbl-weights.toml");
  const stages = new Set();
  const found = door.robustness(framework, assessments, text(file), "3", 23_000, (stage) => { stages.add(stage); });
  assert.deepEqual([...stages], ["drawing", "drawing-again"]);
  same("robustness", found, "robustness", wbl, "--plan", file, "--seed", "3", "--draws", "23000", "--round", "2020");
}

// Progress is heard; whoever answers false has what there is, and what is thrown comes out again.
{
  const { framework, assessments } = given(template);
  const plan = text(join(fixtures, "robustness", "template.toml"));
  const heard = new Set();
  const draw = (draws, watch) => door.robustness(framework, assessments, plan, "7", draws, watch);
  draw(20_000, (stage, done, all) => {
    assert.ok(done <= all);
    heard.add(stage);
  });
  assert.deepEqual([...heard], ["drawing", "leaving-out", "sensitivity"]);
  const stopped = JSON.parse(draw(20_000, () => false)).robustness;
  assert.ok(stopped.run.draws < 20_000);
  assert.equal(stopped.run.interrupted_before, 20_000);
  const whole = JSON.parse(draw(stopped.run.draws)).robustness;
  assert.deepEqual(stopped.nodes, whole.nodes);
  const error = new Error("enough");
  assert.throws(() => draw(20_000, () => { throw error; }), error);
  for (const [seed, draws, message] of [
    ["-1", 10, /^the seed is `-1`; allowed are whole numbers/],
    ["1", 0, /^0 draws say nothing/],
    ["1", 1.5, /^the draws are 1\.5; allowed are whole numbers/],
    ["1", NaN, /^the draws are NaN; allowed are whole numbers/],
  ]) {
    assert.throws(() => door.robustness(framework, assessments, plan, seed, draws), { name: "Error", message });
  }
}

// How coherent.
for (const [index, round] of [[asem, "2018"], [godi, "2015"], [demonstration, "2026"], [wbl, "2020"]]) {
  const { framework, assessments } = given(index, round);
  for (const cases of ["complete", "pairwise"]) {
    const found = door.coherence(framework, assessments, cases, cases === "pairwise");
    const pairs = cases === "pairwise" ? ["--pairs"] : [];
    same("coherence", found, "coherence", index, "--round", round, "--cases", cases, ...pairs);
  }
}

// What moved: within one framework, through crosswalks, and with revisions.
{
  const list = (indices) => `[${indices.map(edition).join(",")}]`;
  same("trend", door.trend(list([wbl])), "trend", wbl);
  const crosswalks = editions.slice(1).map((newer, i) => {
    const file = join(scratch, `${i}.json`);
    writeFileSync(file, run("convert", newer, "--to", "crosswalk-json"));
    return file;
  });
  const texts = `[${crosswalks.map(text).join(",")}]`;
  const through = crosswalks.flatMap((file) => ["--crosswalk", file]);
  same("trend", door.trend(list(editions), texts), "trend", ...editions, ...through);
  const strict = door.trend(list(editions), texts, true, "XAA");
  same("trend", strict, "trend", ...editions, ...through, "--strict", "--country", "XAA");
  const [first] = editions;
  const revised = door.trend(list([first]), undefined, false, undefined, list([first]));
  same("trend", revised, "trend", first, "--revised-from", first);
  assert.throws(() => door.trend(list(editions)), { name: "Error", message: /^there is no crosswalk from / });
}

// What next, and who can help.
{
  const { framework, rounds, assessments } = given(template);
  const targets = join(scratch, "targets.toml");
  const declared = `schema_version = 1
framework = { id = "my-index", version = "0.1" }
activated = "lowest"
cost_per = "step"
cost = "1"
costs = [{ cost = "3", nodes = ["art20"] }]
targets = [{ node = "index", score = "0.6" }, { node = "art19", score = "1" }]
`;
  writeFileSync(targets, declared);
  same("plan", door.plan(framework, assessments, "XAB"), "plan", template, "--country", "XAB");
  const planned = door.plan(framework, assessments, "XAB", declared);
  same("plan", planned, "plan", template, "--country", "XAB", "--targets", targets);
  const changed = door.whatIf(framework, assessments, "XAB", '{"19.1": "yes"}');
  same("what-if", changed, "plan", template, "--country", "XAB", "--set", "19.1=yes");
  same("peers", door.peers(framework, rounds, assessments), "peers", template);
}
{
  const { framework, rounds, assessments } = given(demonstration);
  const settings = join(scratch, "peers.json");
  const declared = JSON.stringify({
    schema_version: 1,
    framework: { id: "cpi-reference", version: "1.0" },
    middle: "mean",
    threshold: "0.1",
    likeness: { groups: 2 },
  });
  writeFileSync(settings, declared);
  const alike = door.peers(framework, rounds, assessments, "2026", undefined, declared);
  same("peers", alike, "peers", demonstration, "--round", "2026", "--settings", settings);
  same("peers", door.peers(framework, rounds, assessments), "peers", demonstration);
  const one = door.peers(framework, rounds, assessments, "2024", "XAB");
  same("peers", one, "peers", demonstration, "--round", "2024", "--country", "XAB");
  const latest = given(demonstration, "2026");
  const planned = door.plan(latest.framework, latest.assessments, "XAB");
  same("plan", planned, "plan", demonstration, "--round", "2026", "--country", "XAB");
}
rmSync(scratch, { recursive: true });

const said = Object.entries(counts).map(([kind, count]) => `${count} of ${kind}`);
console.log(`analysis: documents as those of the command, byte for byte: ${said.join(", ")}`);
