// Does the package load in a browser, and score and analyse there as the command does?
//
//   node browser.mjs PACKAGE CPI INDEX ROUND [PLAN]
//
// PACKAGE is the folder of the package, CPI the command, INDEX a folder and ROUND one of its
// rounds; PLAN says what is uncertain, and with it the entry that analyses is loaded. The page is
// served from here, calls the package, and sends back what it got. The variable BROWSER may name
// a Chromium that runs without a screen.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, readdirSync, rmSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";

const [folder, cpi, index, round, plan] = process.argv.slice(2);
const browser = process.env.BROWSER ?? "chromium-headless-shell";
const LONGEST = 120_000;

const run = (...args) => execFileSync(cpi, args, { encoding: "utf8", maxBuffer: 2 ** 30 });
const framework = run("convert", index, "--to", "framework-json");
const assessments = run("convert", index, "--to", "assessments-json", "--round", round);
const countries = JSON.parse(assessments).length;
assert.ok(0 < countries);
const asked = ["--plan", plan, "--seed", "1", "--draws", "500"];
const expected = {
  score: run("score", index, "--round", round, "--format", "json"),
  compare: run("compare", index, "--round", round, "--format", "json"),
  robustness: plan ? run("robustness", index, "--round", round, ...asked, "--format", "json") : undefined,
};

const page = `<!doctype html><meta charset="utf-8"><title>cpi-wasm</title><script type="module">
const answer = async (body) => fetch("/answer", { method: "POST", body: JSON.stringify(body) });
try {
  const door = await import("/package/${plan ? "analysis" : "index"}.browser.js");
  const found = {};
  try { door.check({}); } catch (error) { found.early = error.message; }
  await door.load();
  const text = async (path) => (await fetch(path)).text();
  const [framework, assessments] = [await text("/framework.json"), await text("/assessments.json")];
  const plan = await text("/plan.toml");
  found.check = door.check(framework);
  found.score = door.score(framework, JSON.parse(assessments), { text: true });
  found.compare = door.compare(framework, assessments, { text: true });
  found.robustness = door.robustness?.(framework, assessments, { plan, seed: 1, draws: 500, text: true });
  try { door.score("", "[]"); } catch (error) { found.refused = [error.name, error.message, error.problems.length]; }
  await answer(found);
} catch (error) {
  await answer({ error: String(error) });
}
</script>`;

const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };
const files = new Map([
  ["/", ["text/html", page]],
  ["/framework.json", [types[".json"], framework]],
  ["/assessments.json", [types[".json"], assessments]],
  ["/plan.toml", ["text/plain", plan ? readFileSync(plan) : ""]],
]);
for (const name of readdirSync(folder, { recursive: true })) {
  const type = types[extname(name)];
  if (type) files.set(`/package/${name}`, [type, readFileSync(resolve(folder, name))]);
}

const profile = mkdtempSync(join(tmpdir(), "cpi-browser-"));
let child;
const found = await new Promise((done, failed) => {
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => {
        response.end();
        server.close();
        done(JSON.parse(Buffer.concat(parts).toString("utf8")));
      });
      return;
    }
    const file = files.get(request.url);
    response.writeHead(file ? 200 : 404, { "content-type": file?.[0] ?? "text/plain" });
    response.end(file?.[1]);
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    // A port for debugging keeps it running after the page has loaded.
    const flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0"];
    child = spawn(browser, [...flags, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`], {
      stdio: "ignore",
    });
    child.on("error", failed);
  });
  setTimeout(() => failed(new Error(`no answer within ${LONGEST / 1000} seconds`)), LONGEST).unref();
}).finally(() => {
  child?.kill("SIGKILL");
});
// It may still be writing there.
await new Promise((after) => setTimeout(after, 500));
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });

assert.equal(found.error, undefined);
assert.match(found.early, /^the WebAssembly is not loaded; call `await load\(\)` first/);
assert.deepEqual(found.check, []);
// The command was asked for one round of the index, the package was given that round alone: the
// queries differ, as do the lists of units, which the file of the round has; nothing else does.
const result = (text) => text?.replace(/^  "query": \{[\s\S]*?^  \},\n/m, "");
const withoutUnits = (text) => text?.replace(/,\n( +)"units": \{[\s\S]*?\n\1\}/g, "");
for (const name of Object.keys(expected)) {
  assert.equal(result(found[name]), withoutUnits(result(expected[name])), name);
  assert.equal(JSON.parse(found[name] ?? "{}").query?.kind, JSON.parse(expected[name] ?? "{}").query?.kind);
}
assert.deepEqual([found.refused[0], found.refused[2]], ["CpiError", 1]);
assert.match(found.refused[1], /^framework\.json:1:1: error\[empty\]/);
const does = plan ? "scores and analyses" : "scores";
console.log(`a browser ${does} ${countries} countries of ${index} as the command does, byte for byte`);
process.exit(0);
