// Does the package analyse as the command does, byte for byte?
//
//   node analysis.mjs PACKAGE CPI FIXTURES
//
// PACKAGE is the folder of the package, CPI the command, FIXTURES the folder of indices and plans.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, cpi, fixtures] = process.argv.slice(2);
const door = await import(pathToFileURL(resolve(folder, "analysis.js")));
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
  compared(kind, found, document(...args), args);
}
/** The same of a function that is not given the rounds, in which the lists of units are. */
function sameButUnits(kind, found, ...args) {
  assert.ok(!found.includes('"units"'), args.join(" "));
  compared(kind, found, document(...args).replace(/,\n( +)"units": \{[\s\S]*?\n\1\}/g, ""), args);
}
function compared(kind, found, expected, args) {
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
    const found = door.robustness(framework, assessments, { round, plan: text(file), seed, draws, text: true });
    const asked = ["--plan", file, "--seed", seed, "--draws", String(draws)];
    sameButUnits("robustness", found, "robustness", index, ...asked, ...(round ? ["--round", round] : []));
  }
}

// So many draws that they are made twice.
{
  const { framework, assessments } = given(wbl, "2020");
  const file = join(fixtures, "robustness", "wbl-weights.toml");
  const stages = new Set();
  const found = door.robustness(framework, assessments, {
    round: "2020", plan: text(file), seed: 3, draws: 23_000, watch: (stage) => { stages.add(stage); }, text: true,
  });
  assert.deepEqual([...stages], ["drawing", "drawing-again"]);
  same("robustness", found, "robustness", wbl, "--plan", file, "--seed", "3", "--draws", "23000", "--round", "2020");
}

// Progress is heard; whoever answers false has what there is, and what is thrown comes out again.
{
  const { framework, assessments } = given(template);
  const plan = text(join(fixtures, "robustness", "template.toml"));
  const heard = new Set();
  const draw = (draws, watch) => door.robustness(framework, assessments, { plan, seed: 7n, draws, watch });
  draw(20_000, (stage, done, all) => {
    assert.ok(done <= all);
    heard.add(stage);
  });
  assert.deepEqual([...heard], ["drawing", "leaving-out", "sensitivity"]);
  const stopped = draw(20_000, () => false).robustness;
  assert.ok(stopped.run.draws < 20_000);
  assert.equal(stopped.run.interrupted_before, 20_000);
  const whole = draw(stopped.run.draws).robustness;
  assert.deepEqual(stopped.nodes, whole.nodes);
  const error = new Error("enough");
  assert.throws(() => draw(20_000, () => { throw error; }), error);
  for (const [seed, draws, message] of [
    ["-1", 10, /the seed is `-1`; allowed are whole numbers/],
    ["1", 0, /0 draws say nothing/],
    ["1", 1.5, /`draws` is the number 1\.5; allowed is a whole number/],
    ["1", NaN, /`draws` is the number NaN; allowed is a whole number/],
    ["1", 2 ** 40, /`draws` is the number 1099511627776; allowed is a whole number up to/],
  ]) {
    assert.throws(() => door.robustness(framework, assessments, { plan, seed, draws }), { name: "CpiError", message });
  }
}

// How coherent.
for (const [index, round] of [[asem, "2018"], [godi, "2015"], [demonstration, "2026"], [wbl, "2020"]]) {
  const { framework, assessments } = given(index, round);
  for (const cases of ["complete", "pairwise"]) {
    const found = door.coherence(framework, assessments, { round, cases, pairs: cases === "pairwise", text: true });
    const pairs = cases === "pairwise" ? ["--pairs"] : [];
    sameButUnits("coherence", found, "coherence", index, "--round", round, "--cases", cases, ...pairs);
  }
}

// What moved: within one framework, through crosswalks, and with revisions.
{
  const list = (indices) => `[${indices.map(edition).join(",")}]`;
  same("trend", door.trend(list([wbl]), { text: true }), "trend", wbl);
  const crosswalks = editions.slice(1).map((newer, i) => {
    const file = join(scratch, `${i}.json`);
    writeFileSync(file, run("convert", newer, "--to", "crosswalk-json"));
    return file;
  });
  const texts = `[${crosswalks.map(text).join(",")}]`;
  const through = crosswalks.flatMap((file) => ["--crosswalk", file]);
  same("trend", door.trend(list(editions), { crosswalks: texts, text: true }), "trend", ...editions, ...through);
  const strict = door.trend(list(editions), { crosswalks: texts, strict: true, country: "XAA", text: true });
  same("trend", strict, "trend", ...editions, ...through, "--strict", "--country", "XAA");
  const [first] = editions;
  const revised = door.trend(list([first]), { revisedFrom: list([first]), text: true });
  same("trend", revised, "trend", first, "--revised-from", first);
  assert.throws(() => door.trend(list(editions)), { name: "CpiError", message: /^there is no crosswalk from / });
  // Editions may be objects, whose parts may be texts.
  const objects = editions.map((index) => given(index));
  const lists = { crosswalks: crosswalks.map(text), text: true };
  assert.equal(door.trend(objects, lists), door.trend(list(editions), lists));
}

// What next, and who can help.
{
  const { framework, rounds, assessments } = given(template);
  same("explanation", door.explain(framework, assessments, { country: "XAB", text: true }), "explain", template, "--country", "XAB");
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
  same("plan", door.plan(framework, assessments, { country: "XAB", text: true }), "plan", template, "--country", "XAB");
  const planned = door.plan(framework, assessments, { country: "XAB", targets: declared, text: true });
  same("plan", planned, "plan", template, "--country", "XAB", "--targets", targets);
  const changed = door.whatIf(framework, assessments, { country: "XAB", answers: { "19.1": "yes" }, text: true });
  same("what-if", changed, "plan", template, "--country", "XAB", "--set", "19.1=yes");
  same("peers", door.peers(framework, assessments, { rounds, text: true }), "peers", template);
}
{
  const { framework, rounds, assessments } = given(demonstration);
  const settings = join(scratch, "peers.json");
  const declared = JSON.stringify({
    schema_version: 1,
    framework: { id: "cpi-reference", version: "2.0" },
    middle: "mean",
    threshold: "0.1",
    likeness: { groups: 2 },
  });
  writeFileSync(settings, declared);
  const alike = door.peers(framework, assessments, { rounds, round: "2026", settings: declared, text: true });
  assert.equal(door.peers(framework, assessments, { rounds, round: "2026", settings: JSON.parse(declared), text: true }), alike);
  same("peers", alike, "peers", demonstration, "--round", "2026", "--settings", settings);
  same("peers", door.peers(framework, assessments, { rounds, text: true }), "peers", demonstration);
  const one = door.peers(framework, assessments, { rounds, round: "2024", countries: ["XAB"], text: true });
  same("peers", one, "peers", demonstration, "--round", "2024", "--country", "XAB");
  const latest = given(demonstration, "2026");
  const planned = door.plan(latest.framework, latest.assessments, { country: "XAB", round: "2026", text: true });
  sameButUnits("plan", planned, "plan", demonstration, "--round", "2026", "--country", "XAB");
}
// One index answers every query, with or without a listener, and again.
{
  const { framework, rounds, assessments } = given(demonstration);
  const index = new door.Index(framework, assessments, { rounds });
  const asText = { text: true };
  same("scores", index.run({ kind: "scores", round: "2026" }, asText), "score", demonstration, "--round", "2026");
  same("comparison", index.run({ kind: "comparison" }, asText), "compare", demonstration);
  same("coherence", index.run({ kind: "coherence", round: "2024" }, { text: true, watch: () => true }), "coherence", demonstration, "--round", "2024");
  // What a round needs on the way is not in the package.
  assert.throws(() => index.run({ kind: "status" }), { name: "CpiError", message: /unknown variant `status`/ });
  same("trend", index.run({ kind: "trend" }, asText), "trend", demonstration);
  assert.equal(index.run({ kind: "scores" }).scorecards.length, index.run('{ "kind": "scores" }').scorecards.length);
  assert.throws(() => index.run({ kind: "scores", trial: true }), { name: "CpiError", message: /unknown field `trial`/ });
  index.free();
  assert.throws(() => index.run({ kind: "scores" }), { name: "CpiError", message: /^the index was freed/ });
  // Of several editions the newest is asked, and a trend goes through all.
  const crosswalks = editions.slice(1).map((newer) => run("convert", newer, "--to", "crosswalk-json"));
  const several = door.Index.ofEditions(editions.map((each) => given(each)), { crosswalks });
  assert.equal(several.run({ kind: "trend" }, asText), door.trend(editions.map((each) => given(each)), { crosswalks, text: true }));
  same("scores", several.run({ kind: "scores" }, asText), "score", editions.at(-1));
  several.free();
}
rmSync(scratch, { recursive: true });

const said = Object.entries(counts).map(([kind, count]) => `${count} of ${kind}`);
console.log(`analysis: documents as those of the command, byte for byte: ${said.join(", ")}`);
