// Does the WebAssembly answer as the native library does, byte for byte?
//
//   node same.mjs PACKAGE ENTRY NATIVE CASES
//
// PACKAGE is the folder of the package, ENTRY `index` or `analysis`, NATIVE the example `native` of
// this crate, CASES the folder of the conformance cases.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, entry, native, caseFolder] = process.argv.slice(2);
const door = await import(pathToFileURL(resolve(folder, `${entry}.js`)));

const files = readdirSync(caseFolder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => join(caseFolder, name));
assert.ok(100 <= files.length, `only ${files.length} cases were found`);
const cases = JSON.parse(
  execFileSync(native, files, { encoding: "utf8", maxBuffer: 2 ** 30 }),
);
assert.equal(cases.length, files.length);

const counts = { text: 0, error: 0 };
/** Makes a call and compares; errors of the language itself are faults. */
function compare(file, object, call) {
  const found = {};
  try {
    found.text = object[call.function](...call.arguments);
  } catch (error) {
    assert.ok(error instanceof door.CpiError, `${file}: ${call.function} fell: ${error}`);
    found.error = { message: error.message, problems: error.problems };
  }
  const expected = "text" in call ? { text: call.text } : { error: call.error };
  assert.deepEqual(found, expected, `${file}: ${call.function}`);
  counts["text" in call ? "text" : "error"] += 1;
}

let sessions = 0;
for (const { case: file, calls, session } of cases) {
  // The texts are those of the case, not something else that both sides agree on.
  const stated = JSON.parse(readFileSync(file, "utf8"));
  const given = calls.find((call) => call.function === "score").arguments;
  assert.deepEqual(JSON.parse(given[0]), stated.framework, file);
  assert.deepEqual(JSON.parse(given[1]), stated.assessments, file);

  for (const call of calls) compare(file, door, call);

  // A session is an object that keeps its state between the calls.
  const open = () => new door.Session(JSON.stringify(stated.framework), session.assessments);
  if ("error" in session) {
    assert.throws(open, { name: "CpiError", ...session.error }, file);
    continue;
  }
  const object = open();
  for (const call of session.calls) compare(file, object, call);
  object.free();
  sessions += 1;
}
assert.ok(100 <= sessions, `only ${sessions} sessions were opened`);
assert.ok(files.length < counts.text && files.length < counts.error);

// One error in full, so that a message is known to reach JavaScript as it is.
assert.throws(() => door.score("", "[]"), {
  name: "CpiError",
  message: /^framework\.json:1:1: error\[empty\]: the file is empty\n {2}hint: /,
  problems: [{
    kind: "empty",
    severity: "error",
    path: "",
    place: { file: "framework.json", line: 1, column: 1 },
    message: "the file is empty",
    hint: "write the document, or name another file",
  }],
});

// Objects, texts, and lists of either give the same, and so do results as objects.
{
  const stated = JSON.parse(readFileSync(files[0], "utf8"));
  const texts = stated.assessments.map((each) => JSON.stringify(each));
  const asText = door.score(stated.framework, stated.assessments, { text: true });
  assert.equal(door.score(JSON.stringify(stated.framework), texts, { text: true }), asText);
  assert.equal(door.score(stated.framework, `[${texts.join(",")}]`, { text: true }), asText);
  assert.equal(door.score(stated.framework, [texts[0], ...stated.assessments.slice(1)], { text: true }), asText);
  assert.deepEqual(door.score(stated.framework, texts), JSON.parse(asText));
}

// Deep nesting is refused or answered, and the module still works afterwards.
const deep = "[".repeat(100_000);
assert.match(door.check(deep, { text: true }), /"kind": "syntax"/);
assert.match(door.check(`{"schema_version":${deep}`, { text: true }), /"kind": "syntax"/);
assert.throws(() => door.score(deep, deep), { name: "CpiError" });
const { function: name, arguments: last, text } = cases[0].calls[0];
assert.equal(door[name](...last), text);

console.log(
  `same: ${cases.length} cases, ${counts.text} documents and ${counts.error} refusals, ${sessions} sessions by ${entry}`,
);
