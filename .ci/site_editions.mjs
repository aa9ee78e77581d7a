// Editions beside each other, a correction, the files of charts, countries compared, and what reaches a
// score, in Chromium: each page of a superseded edition leads to the same page of the later one and is
// otherwise as it was signed; every figure that a script shows is one of `cpi`.
//
//   node .ci/site_editions.mjs CPI FOLDER     FOLDER has node_modules with axe-core, puppeteer-core, vnu-jar
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, shown, tools, tried } from "./browser.mjs";

const [cpi, folder] = process.argv.slice(2).map((path) => resolve(path));
const { chromium, inaccessible, invalid } = await tools(folder);
const run = (...args) => execFileSync(cpi, args, { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] });
// Two editions and a correction of the second.
const work = join(folder, "editions");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const index = join(work, "index");
cpSync("fixtures/demonstration", index, { recursive: true });
const declare = (round, by, on) => {
  const file = join(index, "rounds", round, "round.toml");
  const text = readFileSync(file, "utf8").replace(/^final = .*\n/m, "");
  writeFileSync(file, text.replace("[[rounds]]\n", `[[rounds]]\nfinal = { by = "${by}", on = "${on}" }\n`));
};
const [first, second, corrected] = ["2024", "2026", "2026-1"].map((name) => join(work, "public", name));
declare("2024", "The coalition", "2025-06-15");
run("site", index, "--round", "2024", "--into", first, "--languages", "en,ro");
declare("2026", "The coalition", "2027-06-15");
run("site", index, "--into", second, "--languages", "en", "--supersedes", first);
const wrong = join(index, "rounds/2026/XAB.json");
const assessment = JSON.parse(readFileSync(wrong, "utf8"));
const answer = assessment.answers.find((each) => each.answer === "yes");
answer.answer = "no";
writeFileSync(wrong, JSON.stringify(assessment));
declare("2026", "The secretariat", "2027-09-01");
mkdirSync(join(index, "reports/2026"), { recursive: true });
writeFileSync(join(index, "reports/2026/erratum.en.md"), "A law was read wrongly.\n");
run("site", index, "--into", corrected, "--languages", "en,ro", "--supersedes", second);

const pagesOf = (site) => readdirSync(site, { recursive: true }).map(String).filter((name) => name.endsWith(".html")).sort();
const browser = await chromium();
const open = async (site, path, { script = true } = {}) => {
  const page = await browser.newPage();
  page.faults = [];
  page.on("console", (message) => { if (["error", "warn"].includes(message.type())) page.faults.push(message.text()); });
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("request", (request) => { if (!/^(file|blob|data):/.test(request.url())) page.faults.push(`asks for ${request.url()}`); });
  await page.setJavaScriptEnabled(script);
  await page.goto(pathToFileURL(join(site, path.split("#")[0])).href + (path.includes("#") ? `#${path.split("#")[1]}` : ""), { waitUntil: "load" });
  return page;
};
const marks = (page) => page.evaluate(() => [...document.querySelectorAll(".superseded")].filter((each) => each.checkVisibility())
  .map((each) => [each.className, each.querySelector("a")?.href ?? ""]));

await tried("each page of a superseded edition leads to the same page of the later one", async () => {
  const kinds = ["index.html", "en/index.html", "en/country/XAA.html", "en/article/A20.html", "en/what-if.html", "en/editions.html"];
  for (const [site, later, kind] of [[first, second, "edition"], [second, corrected, "correction"]]) {
    for (const path of kinds) {
      const page = await open(site, path);
      assert.deepEqual(await marks(page), [[`superseded superseded-${kind}`, pathToFileURL(join(later, path)).href]], path);
      assert.deepEqual(page.faults, []);
      await page.close();
    }
  }
  // A language that the later edition lacks leads to its home page; an anchor is kept.
  const romanian = await open(first, "ro/country/XAA.html");
  assert.equal((await marks(romanian))[0][1], pathToFileURL(join(second, "index.html")).href);
  const anchor = await open(first, "en/country/XAA.html#change");
  assert.equal((await marks(anchor))[0][1], `${pathToFileURL(join(second, "en/country/XAA.html")).href}#change`);
  // Without scripts, it is written out; the latest edition has no mark.
  const plain = await open(first, "en/index.html", { script: false });
  assert.equal((await marks(plain)).length, 1);
  assert.deepEqual(await marks(await open(corrected, "en/index.html")), []);
});

await tried("a superseded edition is as it was signed, but for the file that says so", async () => {
  assert.match(run("verify", first), /superseded by the edition 2026 in `\.\.\/2026`[\s\S]*results: same\n$/);
  assert.match(run("verify", second), /corrected by the edition 2026 in `\.\.\/2026-1`[\s\S]*results: same\n$/);
  const chosen = async () => {
    const page = await open(second, "en/check.html");
    await page.waitForSelector("#app-scores[data-result]", { timeout: 120_000 });
    await (await page.$("#app-folder")).uploadFile(second);
    await page.waitForSelector("#app-files[data-result]", { timeout: 120_000 });
    const found = await page.evaluate(() => [document.getElementById("app-files").dataset.result, [...document.querySelectorAll("#app-files [data-path]")].map((item) => item.dataset.path)]);
    await page.close();
    return found;
  };
  assert.deepEqual(await chosen(), ["same", []]);
  const mark = join(second, "superseded.css");
  const text = readFileSync(mark, "utf8");
  writeFileSync(mark, `${text}body { display: none; }\n`);
  assert.deepEqual(await chosen(), ["differ", ["superseded.css"]]);
  writeFileSync(mark, text);
});

await tried("the erratum has the figures of both editions", async () => {
  const erratum = JSON.parse(readFileSync(join(corrected, "data/erratum.json"), "utf8"));
  assert.deepEqual(erratum.answers.map(({ country, indicator, from, to }) => [country, indicator, from, to]), [["XAB", answer.indicator, "yes", "no"]]);
  const cards = (site) => JSON.parse(readFileSync(join(site, "data/2026/scores.json"), "utf8")).scorecards;
  const scores = (site) => new Map(cards(site).flatMap((card) => card.nodes.map((node) => [`${card.country} ${node.code}`, node.score])));
  const [before, after] = [scores(second), scores(corrected)];
  const differing = [...after.keys()].filter((key) => before.get(key) !== after.get(key)).sort();
  const listed = erratum.figures.filter((each) => each.figure === "score" && each.from !== each.to);
  assert.deepEqual(listed.map((each) => `${each.country} ${each.node}`).sort(), differing);
  for (const { country, node, from, to } of listed) assert.deepEqual([from, to], [before.get(`${country} ${node}`), after.get(`${country} ${node}`)]);
  for (const language of ["en", "ro"]) {
    const page = await open(corrected, `${language}/editions.html`);
    assert.match(await page.$eval("main", (main) => main.textContent), /A law was read wrongly\./);
    assert.deepEqual(await inaccessible(page), []);
    await page.close();
  }
  assert.equal(invalid(["en/editions.html", "en/compare.html"].map((path) => join(corrected, path)).concat(join(first, "en/country/XAA.html"))), "");
});

await tried("every chart has its table, CSV, SVG, PNG and a code that shows it elsewhere", async () => {
  let charts = 0;
  for (const path of pagesOf(corrected)) {
    const text = readFileSync(join(corrected, path), "utf8");
    const figures = text.split("<figure>").slice(1).map((each) => each.split("</figure>")[0]);
    for (const figure of figures) {
      charts++;
      for (const end of ["csv", "svg"]) {
        const [, link] = new RegExp(`href="([^"]+\\.${end})" download`).exec(figure) ?? [];
        assert.ok(link && existsSync(join(corrected, dirname(path), link)), `${path}: no ${end}`);
      }
      assert.ok(figure.includes("<table") && figure.includes("data-png=") && figure.includes("&lt;img src="), path);
    }
  }
  assert.ok(50 < charts, `only ${charts} charts`);
  const page = await open(corrected, "ro/country/XAA.html");
  const pictures = await page.evaluate(async () => {
    const found = [];
    const kept = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const address = make.call(URL, blob); kept.set(address, blob); return address; };
    HTMLAnchorElement.prototype.click = function () { if (this.download) found.push([this.download, kept.get(this.href)]); };
    for (const button of document.querySelectorAll("[data-png]")) button.click();
    while (found.length < document.querySelectorAll("[data-png]").length) await new Promise((done) => setTimeout(done, 20));
    return Promise.all(found.map(async ([name, blob]) => [name, [...new Uint8Array(await blob.arrayBuffer()).slice(0, 4)], blob.size]));
  });
  assert.ok(2 <= pictures.length);
  for (const [name, begin, size] of pictures) {
    assert.match(name, /^country-XAA-\d+\.png$/);
    assert.deepEqual(begin, [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(5000 < size, `${name}: ${size} bytes`);
  }
  assert.deepEqual(page.faults, []);
  await page.close();
});

await tried("countries compared by a script have the scores and differences of `cpi compare`", async () => {
  const page = await open(corrected, "en/compare.html#XAB,XAA");
  const rows = new Map(await page.$$eval("#_compare tbody tr", (lines) => lines.map((line) => [line.dataset.code, [...line.querySelectorAll("td:not([aria-hidden])")].map((cell) => cell.querySelector("data")?.value ?? cell.textContent)])));
  const { display } = JSON.parse(readFileSync(join(corrected, "data/2026/framework.json"), "utf8"));
  const { nodes } = JSON.parse(run("compare", index, "--round", "2026", "--between", "XAB", "XAA", "--format", "json")).difference;
  let compared = 0;
  for (const { code: node, score, other, difference } of nodes) {
    const row = rows.get(node);
    if (!row || difference === undefined) continue;
    assert.deepEqual(row.slice(0, 2), [score, other], node);
    const digits = /[1-9]/.test(shown(difference, display)) ? display.digits : display.digits + 2;
    const wanted = shown(difference, { ...display, digits });
    assert.equal(row[2].replace("\u2212", "-").replace("+", ""), wanted, node);
    compared++;
  }
  assert.ok(20 < compared, `only ${compared} parts`);
  const told = await page.$eval("#_compare [role=status]", (part) => part.textContent);
  assert.match(told, /is ahead of .* by 0\.\d+\. Missing answers could (not )?reverse this order\./);
  // A third country by keyboard; the address keeps the choice, in the other language, too.
  await page.focus("#_country-3");
  await page.keyboard.press("ArrowDown");
  const hash = await page.evaluate(() => location.hash);
  assert.match(hash, /^#XAB,XAA,XA\w$/);
  assert.equal(await page.$eval('nav.languages a[hreflang="ro"]', (link) => link.hash), hash);
  assert.equal((await page.$$("#_compare thead th.n")).length, 3);
  assert.deepEqual(page.faults, []);
  await page.close();
  const plain = await open(corrected, "en/compare.html", { script: false });
  assert.ok(await plain.$eval("main table", (table) => 20 < table.rows.length));
  await plain.close();
});

await tried("what reaches a score is what `cpi plan --set` gives", async () => {
  const page = await open(corrected, "en/what-if.html#country=XAA");
  await page.waitForSelector("#app-reach", { timeout: 120_000 });
  await page.type("#app-reach", "0.5");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => /better answers together lift/.test(document.querySelector(".app-reach").textContent), { timeout: 120_000 });
  await page.waitForFunction(() => document.querySelectorAll("[data-changed]").length, { timeout: 120_000 });
  const set = await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).getAll("answer"));
  const score = (steps) => Number(JSON.parse(run("plan", index, "--round", "2026", "--country", "XAA", "--format", "json", "--set", ...steps)).what_if.nodes.find((node) => node.code === "index").after.score);
  assert.ok(0.5 <= score(set), `${score(set)} with ${set.length}`);
  assert.ok(score(set.slice(0, -1)) < 0.5, "one answer less is enough");
  await page.waitForFunction(() => 0.5 <= Number(document.querySelector('[data-node="index"] [data-of="now"]').dataset.score), { timeout: 120_000 });
  assert.deepEqual(page.faults, []);
  await page.close();
});

await browser.close();
end(`${pagesOf(corrected).length} pages of a corrected edition`);
