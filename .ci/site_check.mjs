// The page "check it yourself" of a site: it finds the scores of `cpi score`, and sees a changed byte in any kind
// of file, a changed answer and a changed score.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { tried as triedAlone } from "./browser.mjs";

/** What the page says once every file was read. */
const filesOf = async (page) => {
  await page.evaluate(() => {
    // What an earlier check said is no answer.
    delete document.getElementById("app-files").dataset.result;
    document.querySelector("#app button").click();
  });
  return said(page);
};
const said = async (page) => {
  await page.waitForSelector("#app-files[data-result]");
  return page.evaluate(() => ({
    files: document.getElementById("app-files").dataset.result,
    scores: document.getElementById("app-file-scores")?.dataset.result,
    paths: [...document.querySelectorAll("#app-files [data-path]")].map((item) => item.dataset.path),
  }));
};

/** Turns one bit of a file. */
const turned = (at) => (bytes) => {
  const other = Buffer.from(bytes);
  assert.ok(0 < other.length, "an empty file has no byte to change");
  other[at(other.length)] ^= 1;
  return other;
};

/** Changes one answer of an assessment so that it scores otherwise. */
const otherAnswer = (framework, assessment) => {
  const indicators = new Map(framework.indicators.map((each) => [each.code, each]));
  for (const each of assessment.answers) {
    const { kind, scale, points: own, goalposts, applies_if: condition } = indicators.get(each.indicator);
    if (each.points !== undefined || condition || ["missing", "not-applicable"].includes(each.answer)) continue;
    if (kind === "quantity") {
      each.answer = goalposts ? String((Number(goalposts.low) + Number(goalposts.high)) / 2) : `${Number(each.answer) * 0.9}`;
      return;
    }
    const { options } = framework.scales[scale];
    const worth = (code) => own?.[code] ?? options.find((option) => option.code === code)?.points;
    const other = options.find((option) => !option.not_applicable && Number(worth(option.code)) !== Number(worth(each.answer)));
    if (worth(each.answer) !== undefined && other) {
      each.answer = other.code;
      return;
    }
  }
  throw new Error(`no answer of ${assessment.country} can be changed`);
};

/** The page with the files of a site, in a browser. */
export const check = async (name, browser, site) => {
  const language = site.languages[0];
  const { changed, files, folder, local, open, origin, round, run } = site;
  const path = `${language}/check.html`;
  // What one test has changed must not reach the next, also where it ended with a fault.
  const tried = (what, test) => triedAlone(what, () => test().finally(() => changed.clear()));

  await tried(`${name}: the page computes the scores of \`cpi score\``, async () => {
    const page = await open(browser, local + path);
    assert.equal(await page.$eval("#app-scores", (part) => part.dataset.result), "same");
    const published = JSON.parse(run("score", site.index, "--round", round, "--format", "json")).scorecards;
    const count = (card) => card.nodes.length + (card.views ?? []).reduce((all, view) => all + (view.groups?.length ?? 0) + (view.cells?.length ?? 0), 0) + (card.gaps?.length ?? 0);
    const shown = await page.$$eval("#app-scores [data-country]", (rows) => Object.fromEntries(rows.map((row) => [row.dataset.country, [...row.querySelectorAll("td")].map((cell) => cell.textContent)])));
    assert.deepEqual(shown, Object.fromEntries(published.map((card) => [card.country, [String(count(card)), "0"]])));
    const figures = await page.evaluate(() => globalThis.cpiData.scores.scorecards.map((card) => card.nodes.map((node) => node.score ?? null)));
    assert.deepEqual(figures, published.map((card) => card.nodes.map((node) => node.score ?? null)));
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  await tried(`${name}: every file is that of the manifest, and a changed byte of every file is seen`, async () => {
    const page = await open(browser, origin + path);
    const clean = await filesOf(page);
    assert.deepEqual(clean, { files: "same", scores: "same", paths: [] });

    // All at once, at the first byte, in the middle or at the last: the page must name each of them, and no other.
    const listed = site.text("SHA256SUMS").trimEnd().split("\n").map((line) => line.slice(66));
    const places = [() => 0, (size) => size >> 1, (size) => size - 1];
    listed.forEach((file, nth) => changed.set(file, turned(places[nth % 3])));
    const many = await filesOf(page);
    assert.equal(many.files, "differ");
    assert.deepEqual(many.paths, [...listed].sort());

    // The manifest itself: a digit, a space, the name of a file, the end of a line; a line left out, lines in another order.
    const lines = (change) => (bytes) => Buffer.from(change(bytes.toString().split("\n")).join("\n"));
    const changes = [
      ...[0, 63, 64, 65, 67, 70].map((at) => turned(() => at)), turned((size) => size - 1),
      lines(([, ...rest]) => rest), lines((all) => all.filter((line) => !line.endsWith("  data/manifest.json"))),
      lines(([first, second, ...rest]) => [second, first, ...rest]), lines(([first, ...rest]) => [first, first, ...rest]),
    ];
    for (const change of changes) {
      changed.clear();
      changed.set("SHA256SUMS", change);
      const { files } = await filesOf(page);
      assert.ok(["differ", "failed"].includes(files), `a changed SHA256SUMS is ${files}`);
    }

    // One alone is enough, whatever it is: the last page, whose scores are all the same.
    const alone = site.pages.at(-1);
    changed.clear();
    changed.set(alone, turned((size) => size >> 1));
    assert.deepEqual(await filesOf(page), { files: "differ", scores: "same", paths: [alone] });
    changed.clear();
    assert.deepEqual(await filesOf(page), clean);
    await page.close();
    console.log(`  a byte of each of ${listed.length} files changed`);
  });

  await tried(`${name}: a changed answer is a changed score, and a changed score is seen`, async () => {
    const page = await open(browser, origin + path);
    const { framework, assessments } = await page.evaluate(() => globalThis.cpiData.files);
    const draft = JSON.parse(site.text(framework));
    const victim = assessments[0];
    changed.set(victim, (bytes) => {
      const assessment = JSON.parse(bytes);
      otherAnswer(draft, assessment);
      return Buffer.from(JSON.stringify(assessment));
    });
    const found = await filesOf(page);
    changed.clear();
    assert.deepEqual(found, { files: "differ", scores: "differ", paths: [victim] });
    await page.close();

    // What a page is opened with is seen as soon as it is opened.
    const script = `data/${round}/data.js`;
    const opened = async (change) => {
      changed.set(script, (bytes) => {
        const [, before, text] = /^(window\.cpiData = )([\s\S]*);\n$/.exec(bytes.toString());
        const data = JSON.parse(text);
        change(data);
        return Buffer.from(`${before}${JSON.stringify(data)};\n`);
      });
      const page = await open(browser, origin + path);
      changed.clear();
      const found = await page.evaluate(() => [document.getElementById("app-scores").dataset.result, document.querySelector("#app-scores .app-differ")?.textContent]);
      await page.close();
      return found;
    };
    const [result, listed] = await opened((data) => otherAnswer(data.framework, data.assessments[0]));
    assert.equal(result, "differ");
    assert.ok(listed.includes(draft.nodes[0].code), listed);
    const last = ([digit]) => String((Number(digit) + 1) % 10);
    const [other] = await opened(({ scores }) => {
      const node = scores.scorecards.at(-1).nodes.find((each) => each.score !== undefined);
      node.score = node.score.replace(/\d$/, last);
    });
    assert.equal(other, "differ");
    assert.equal((await opened(() => undefined))[0], "same");
  });

  if (name !== "chromium") return;
  const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
  const copy = join(dirname(folder), "site-copy");
  /** What the page says of a folder that a visitor chooses. */
  const chosen = async (of, options) => {
    const page = await open(browser, local + path, options);
    const input = await page.$("#app-folder");
    await input.uploadFile(of);
    const { files, paths } = await said(page);
    await page.close();
    return [files, paths];
  };

  await tried(`${name}, from a folder: the visitor chooses the folder`, async () => {
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    cpSync(folder, join(copy, "public"), { recursive: true });
    assert.deepEqual(await chosen(join(copy, "public")), ["same", []]);
    const victim = site.pages.at(-1);
    writeFileSync(join(copy, "public", victim), site.text(victim).replace("</h1>", " </h1>"));
    writeFileSync(join(copy, "public", "added.txt"), "more");
    assert.deepEqual(await chosen(join(copy, "public")), ["differ", ["added.txt", victim].sort()]);
    rmSync(copy, { recursive: true, force: true });
  });

  await tried(`${name}: without the browser's own SHA-256, the page's own finds the same`, async () => {
    // Browsers give none to pages over plain HTTP from another machine.
    const before = () => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined });
    const page = await open(browser, origin + path, { before });
    assert.equal(await page.evaluate(() => crypto.subtle), undefined);
    assert.deepEqual(await filesOf(page), { files: "same", scores: "same", paths: [] });
    const victim = files.find((file) => file.endsWith(".css"));
    changed.set(victim, turned((size) => size - 1));
    assert.deepEqual((await filesOf(page)).paths, [victim]);
    changed.clear();
    await page.close();

    // Files of every length around the ends of its blocks of 64 bytes, of which one is changed.
    const blocks = join(dirname(folder), "blocks");
    rmSync(blocks, { recursive: true, force: true });
    mkdirSync(blocks, { recursive: true });
    const lines = [];
    for (let size = 0; size <= 200; size++) {
      const bytes = Buffer.from(Array.from({ length: size }, (_, at) => (at * 37 + size) % 256));
      writeFileSync(join(blocks, `${size}.bin`), bytes);
      lines.push(`${sha256(bytes)}  ${size}.bin\n`);
    }
    writeFileSync(join(blocks, "SHA256SUMS"), lines.join(""));
    writeFileSync(join(blocks, "119.bin"), Buffer.alloc(119));
    const [, paths] = await chosen(blocks, { before });
    assert.deepEqual(paths.filter((each) => each.endsWith(".bin")), ["119.bin"]);
    rmSync(blocks, { recursive: true, force: true });
  });
};
