// Does any argument of any type make the WebAssembly fall?
//
//   node hostile.mjs PACKAGE
//
// PACKAGE is the folder of the package. Every function of both entries is called with every value
// below in every place: it answers, or throws an error in plain words, and what was scored before
// is scored again as before.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const door = await import(pathToFileURL(resolve(folder, "analysis.js")));
const scores = await import(pathToFileURL(resolve(folder, "index.js")));
const stated = JSON.parse(readFileSync("fixtures/conformance/cases/001-example-1-2-thirds.json", "utf8"));
const { framework, assessments } = stated;
const edition = {
  framework,
  rounds: [{
    schema_version: 1,
    framework: { id: framework.id, version: framework.version },
    rounds: [{ id: "2020", reference_date: "2020-12-31" }],
    countries: assessments.map(({ country }) => country),
  }],
  assessments,
};
const plan = {
  schema_version: 1,
  framework: { id: framework.id, version: framework.version },
  interval: "0.9",
  weights: [{ of: "indicators", draw: "spread", spread: "0.2" }],
};
const country = assessments[0].country;
const code = framework.indicators[0].code;

const cyclic = {};
cyclic.self = cyclic;
const revoked = Proxy.revocable({}, {});
revoked.revoke();
let deep = {};
for (let i = 0; i < 200_000; i++) deep = { deep };
const throwing = (thrown) => ({ get framework() { throw thrown; }, toJSON() { throw thrown; } });

/** Values that take their time; each is given for every document, and for no option. */
const large = {
  "a long text": () => "x".repeat(50 * 2 ** 20),
  "a long JSON text": () => `"${"x".repeat(50 * 2 ** 20)}"`,
  "a long list": () => `[${"0,".repeat(2 ** 20)}0]`,
  "brackets": () => "[".repeat(10_000_000),
  "an unclosed list": () => `[${"[],".repeat(2 ** 20)}`,
};
/** Values of every kind, each made anew. */
const hostile = {
  "undefined": () => undefined,
  "null": () => null,
  "NaN": () => NaN,
  "infinity": () => -Infinity,
  "zero": () => 0,
  "negative": () => -1,
  "a fraction": () => 1.5,
  "a large number": () => 2 ** 53,
  "a bigint": () => 2n ** 70n,
  "true": () => true,
  "a symbol": () => Symbol("s"),
  "a function": () => () => { throw new Error("called"); },
  "a class": () => class {},
  "an empty text": () => "",
  "a text": () => "yes",
  "half a character": () => "a\uD83D",
  "the other half": () => ({ title: { en: "\uDE00a" } }),
  "a null character": () => "\0",
  "an empty list": () => [],
  "a sparse list": () => new Array(3),
  "a list of everything": () => [undefined, null, NaN, 1, "x", {}, [], () => 1],
  "a list of lists": () => [[[[]]]],
  "an empty object": () => ({}),
  "a deep object": () => deep,
  "a cyclic object": () => cyclic,
  "a cyclic list": () => { const list = []; list.push(list); return list; },
  "an object without prototype": () => Object.create(null),
  "a map": () => new Map([["a", 1]]),
  "bytes": () => new Uint8Array(8),
  "a date": () => new Date(NaN),
  "an error": () => new Error("e"),
  "a promise": () => Promise.resolve(1),
  "a getter that throws": () => throwing(new Error("thrown")),
  "a getter that throws null": () => throwing(null),
  "a getter that throws a symbol": () => throwing(Symbol("thrown")),
  "a getter that throws a text": () => throwing("{"),
  "a bigint within": () => ({ schema_version: 1n }),
  "a toJSON that gives nothing": () => ({ toJSON: () => undefined }),
  "a toJSON that gives a number": () => ({ toJSON: () => 1 }),
  "a proxy that throws": () => new Proxy({}, { ownKeys() { throw new Error("trap"); }, get() { throw new Error("trap"); } }),
  "a revoked proxy": () => revoked.proxy,
  "a text like an object": () => new String("{}"),
  "an object like a text": () => ({ length: 2 ** 31, charCodeAt: () => 65, slice: () => "x" }),
  "an unknown option": () => ({ trial: true }),
  "an option of a symbol": () => ({ [Symbol("o")]: 1 }),
  "options of the prototype": () => ({ __proto__: { trail: true }, constructor: 1 }),
};

const options = {
  check: [framework],
  checkAssessments: [framework, assessments],
  score: [framework, assessments],
  compare: [framework, assessments],
  explain: [framework, assessments, { country }],
  robustness: [framework, assessments, { plan, seed: 1, draws: 5 }],
  coherence: [framework, assessments],
  trend: [[edition]],
  plan: [framework, assessments, { country }],
  whatIf: [framework, assessments, { country, answers: { [code]: "no" } }],
  peers: [framework, assessments, { rounds: edition.rounds }],
};
/** Every option that a function has. */
const known = {
  check: ["text"],
  checkAssessments: ["text"],
  score: ["round", "country", "trail", "text"],
  compare: ["round", "text"],
  explain: ["country", "round", "node", "language", "text"],
  robustness: ["round", "plan", "seed", "draws", "watch", "text"],
  coherence: ["round", "cases", "pairs", "text"],
  trend: ["crosswalks", "strict", "country", "revisedFrom", "text"],
  plan: ["country", "round", "targets", "text"],
  whatIf: ["country", "round", "answers", "activated", "text"],
  peers: ["rounds", "round", "countries", "settings", "text"],
};
for (const entry of [door, scores]) {
  const functions = Object.keys(entry).filter((name) => !["CpiError", "Index", "Session", "load", "default", "module.exports"].includes(name));
  for (const name of functions) assert.ok(name in options && name in known, `${name} is not tried here`);
}

const expected = door.score(framework, assessments, { trail: true, text: true });
let calls = 0;
let refusals = 0;
/** Makes a call that may be refused, in plain words, and nothing else. */
function tried(what, call) {
  calls += 1;
  try {
    call();
  } catch (error) {
    refusals += 1;
    assert.ok(error instanceof door.CpiError, `${what}: ${String(error?.stack ?? typeof error)}`);
    assert.ok(Array.isArray(error.problems), what);
    assert.ok(0 < error.message.length, what);
    assert.doesNotMatch(error.message, /unreachable|panicked|undefined is not|calculation failed/, what);
  }
}
const alive = (what) => assert.equal(door.score(framework, assessments, { trail: true, text: true }), expected, what);

for (const [name, usual] of Object.entries(options)) {
  assert.doesNotThrow(() => door[name](...usual), name);
  for (const [what, made] of Object.entries(hostile)) {
    for (let at = 0; at <= usual.length; at++) {
      tried(`${name}, place ${at}: ${what}`, () => door[name](...usual.slice(0, at), made(), ...usual.slice(at + 1)));
    }
    for (const option of known[name]) {
      const last = typeof usual.at(-1) === "object" && !Array.isArray(usual.at(-1)) && 1 < usual.length ? usual.at(-1) : {};
      const before = last === usual.at(-1) ? usual.slice(0, -1) : usual;
      // What a callback does is its own affair; it is tried below.
      if (option === "watch" && typeof made() === "function") continue;
      tried(`${name}, ${option}: ${what}`, () => door[name](...before, { ...last, [option]: made() }));
    }
  }
  for (const [what, made] of Object.entries(large)) {
    const documents = usual.filter((each) => Array.isArray(each) || each === framework).length;
    for (let at = 0; at < documents; at++) {
      tried(`${name}, place ${at}: ${what}`, () => door[name](...usual.slice(0, at), made(), ...usual.slice(at + 1)));
    }
  }
  tried(`${name} of nothing`, () => door[name]());
  alive(name);
}

// Counts that are none.
for (const draws of [-1, 0, 0.5, 2 ** 32, 2 ** 53, Infinity, "5", 5n, [5], null]) {
  assert.throws(() => door.robustness(framework, assessments, { plan, seed: 1, draws }), door.CpiError);
}
for (const seed of [-1, -1n, 0.1, 2n ** 64n, "", " 1", "1e3", NaN, [], Symbol("1")]) {
  assert.throws(() => door.robustness(framework, assessments, { plan, seed, draws: 5 }), door.CpiError);
}

// An index: every argument of its constructors and of its queries, and after it was freed.
for (const entry of [door, scores]) {
  for (const [what, made] of Object.entries({ ...hostile, ...large })) {
    tried(`Index: ${what}`, () => new entry.Index(made(), assessments));
    tried(`Index: ${what}`, () => new entry.Index(framework, made()));
    tried(`Index: ${what}`, () => new entry.Index(framework, assessments, made()));
    tried(`Index: ${what}`, () => new entry.Index(framework, assessments, { rounds: made() }));
    if (!entry.Index.ofEditions) continue;
    tried(`ofEditions: ${what}`, () => entry.Index.ofEditions(made()));
    for (const option of ["crosswalks", "revisedFrom"]) {
      tried(`ofEditions, ${option}: ${what}`, () => entry.Index.ofEditions([edition], { [option]: made() }));
    }
  }
  const index = new entry.Index(framework, assessments, entry === door ? { rounds: edition.rounds } : {});
  for (const [what, made] of Object.entries(hostile)) {
    tried(`run: ${what}`, () => index.run(made()));
    tried(`run, options: ${what}`, () => index.run({ kind: "scores" }, made()));
    tried(`session: ${what}`, () => index.session(made()).free());
    for (const [kind, keys] of [
      ["scores", ["kind", "round", "country", "trail"]], ["explanation", ["country", "node", "depth"]],
      ["robustness", ["plan", "seed", "draws", "interrupted"]], ["plan", ["country", "targets"]],
      ["what-if", ["answers", "activated"]], ["peers", ["countries", "settings"]], ["trend", ["published", "strict"]],
      ["status", ["by"]], ["agreement", ["round"]],
    ]) {
      for (const key of keys) {
        const usual = { kind, country, ...(kind === "robustness" ? { country: undefined, plan, seed: "1", draws: 5 } : {}) };
        tried(`run, ${kind}.${key}: ${what}`, () => index.run({ ...usual, [key]: made() }));
      }
    }
  }
  const session = index.session({ activated: "as-answered" });
  index.free();
  assert.throws(() => index.run({ kind: "scores" }), { message: /^the index was freed/ });
  assert.throws(() => index.session(), { message: /^the index was freed/ });
  // A session keeps what it needs.
  session.set(country, { [code]: "no" });
  session.free();
  alive("indices");
}

// A session: every method with every value, callbacks into itself, and after it was freed.
for (const Session of [door.Session, scores.Session]) {
  const CpiError = Session === door.Session ? door.CpiError : scores.CpiError;
  for (const [what, made] of Object.entries(hostile)) {
    tried(`Session: ${what}`, () => new Session(made(), assessments));
    tried(`Session: ${what}`, () => new Session(framework, made()));
    tried(`Session: ${what}`, () => new Session(framework, assessments, made()));
    tried(`Session: ${what}`, () => new Session(framework, assessments, { activated: made() }));
  }
  for (const [what, made] of Object.entries(large)) {
    tried(`Session: ${what}`, () => new Session(made(), assessments));
    tried(`Session: ${what}`, () => new Session(framework, made()));
  }
  assert.throws(() => Session(framework, assessments), TypeError);
  const session = new Session(framework, assessments);
  const before = session.scorecard(country, { text: true });
  for (const [what, made] of Object.entries(hostile)) {
    for (const [method, usual] of [["set", [country, { [code]: "no" }]], ["whatIf", [country, { [code]: "no" }]], ["reset", [country]], ["scorecard", [country]], ["standing", [country]]]) {
      for (let at = 0; at <= usual.length; at++) {
        tried(`${method}, place ${at}: ${what}`, () => session[method](...usual.slice(0, at), made(), ...usual.slice(at + 1)));
      }
      tried(`${method}, answer: ${what}`, () => session.set(country, { [code]: made() }));
      assert.throws(() => session[method].call(made(), ...usual), Error);
    }
  }
  session.reset(country);
  assert.equal(session.scorecard(country, { text: true }), before);

  // Answers that call back into the session while they are read.
  const calling = { get [code]() { session.set(country, { [code]: "no" }); return "yes"; } };
  session.set(country, calling);
  session.reset(country);
  assert.equal(session.scorecard(country, { text: true }), before);
  const freeing = { toJSON() { session.free(); return { [code]: "yes" }; } };
  assert.throws(() => session.set(country, freeing), CpiError);
  for (const method of ["set", "whatIf", "reset", "scorecard", "standing"]) {
    assert.throws(() => session[method](country, {}), { name: "CpiError", message: /^the session was freed/ });
  }
  session.free();
  alive("sessions");
}

// A callback that calls back: other functions, the same one, a session; and one that throws.
{
  const session = new door.Session(framework, assessments);
  let depth = 0;
  const draw = (watch) => door.robustness(framework, assessments, { plan, seed: 1, draws: 2_000, watch });
  const whole = draw();
  const again = draw(() => {
    session.set(country, { [code]: "no" });
    session.reset(country);
    alive("a callback");
    depth += 1;
    if (depth < 5) draw(() => { session.scorecard(country); });
  });
  assert.ok(0 < depth);
  assert.deepEqual(again, whole);
  draw(() => { session.free(); });
  for (const thrown of [new Error("enough"), null, undefined, "text", Symbol("s"), { message: "no error" }]) {
    let caught = "nothing";
    try { draw(() => { throw thrown; }); } catch (error) { caught = error; }
    assert.equal(caught, thrown);
  }
  // Without an end: whoever calls itself for ever is stopped, and the WebAssembly starts anew.
  const forever = () => draw(forever);
  assert.throws(forever, Error);
  alive("callbacks");
}

// Frameworks that are deep, and frameworks that are large.
for (const count of [1_000, 50_000]) {
  const nodes = Array.from({ length: count }, (_, i) => ({ code: `n${i}`, ...(i ? { parent: `n${i - 1}` } : {}) }));
  const indicators = framework.indicators.map((each) => ({ ...each, node: `n${count - 1}` }));
  const chain = { ...framework, nodes, indicators };
  for (const name of ["check", "score", "compare", "coherence", "explain"]) {
    tried(`${name} of ${count} nodes in a chain`, () => door[name](chain, assessments, ...(name === "explain" ? [{ country }] : [])));
  }
  tried(`a session of ${count} nodes in a chain`, () => new door.Session(chain, assessments).set(country, { [code]: "no" }));
}
alive("large frameworks");

// What the memory cannot hold is an error, and the WebAssembly starts anew.
{
  const session = new door.Session(framework, assessments);
  const texts = Array.from({ length: 12 }, () => "x".repeat(50 * 2 ** 20));
  let message = "";
  try { door.score(framework, texts); } catch (error) { message = error.message; }
  assert.match(message, /at most|cannot be written as JSON|calculation failed/);
  alive("too much");
  session.free();
}

console.log(`hostile: ${calls} calls of any type, ${refusals} refused in words, none fell`);
