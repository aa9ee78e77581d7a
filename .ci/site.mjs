// A site in real browsers: every kind of page is valid, accessible in light and dark, reflows at 320 px,
// asks nobody else for anything and has no dead link, from a folder and over HTTP, in Chromium and
// Firefox. The what-if page is clicked through and gives what `cpi plan --set` gives; the page "check it
// yourself" finds the scores of `cpi score`, and sees one changed byte in any kind of file.
//
//   node .ci/site.mjs CPI FOLDER [SITE]     FOLDER has node_modules with axe-core, puppeteer-core, vnu-jar
//
// SITE is a site that was made already, of the demonstration; without it, it is made.
import assert from "node:assert/strict";
import { dirname, join, resolve } from "node:path";
import { end, narrow, tools, tried } from "./browser.mjs";
import { check } from "./site_check.mjs";
import { deadLinks, siteOf } from "./site_files.mjs";
import { whatIf } from "./site_what_if.mjs";

const [cpi, folder, made] = process.argv.slice(2).map((path) => resolve(path));
const { chromium, firefox, inaccessible, invalid } = await tools(folder);
const site = await siteOf(cpi, { index: "fixtures/demonstration", languages: ["en", "ro"], folder: made ?? join(folder, "site"), made });
const { languages, local, open, origin, pages } = site;

// One page of each kind in each language: pages beside each other in a folder of a language are of one kind.
const kinds = new Map();
for (const page of pages) {
  const [language, ...rest] = page.split("/");
  if (!languages.includes(language)) {
    if (!page.includes("/")) kinds.set(page, page);
    continue;
  }
  const kind = rest.length === 1 ? page : `${language}/${dirname(rest.join("/"))}/*`;
  if (!kinds.has(kind)) kinds.set(kind, page);
}
const looked = [...kinds.values()];

await tried("no dead link or anchor", () => assert.deepEqual(deadLinks(site).slice(0, 20), []));
await tried("valid HTML by vnu-jar", () => {
  const found = invalid(pages.map((page) => join(site.folder, page)));
  assert.equal(found, "", found.split("\n").slice(0, 10).join("\n"));
});

for (const [name, launch] of Object.entries({ chromium, firefox })) {
  const browser = await launch();
  for (const base of [local, origin]) {
    const from = base === local ? "a folder" : "HTTP";
    await tried(`${name}, from ${from}: ${looked.length} kinds of pages without errors or requests to others`, async () => {
      const found = [];
      for (const path of looked) {
        const page = await open(browser, base + path);
        found.push(...page.faults.map((fault) => `${path}: ${fault}`));
        await page.close();
      }
      assert.deepEqual(found, []);
    });
  }
  if (name === "chromium") {
    await tried("accessible by axe-core in light and dark, 320 px wide", async () => {
      const found = [];
      for (const path of looked) {
        const page = await open(browser, local + path);
        // The first six folded parts are looked at, too: the others of a page are like them.
        await page.evaluate(() => { for (const each of [...document.querySelectorAll("details")].slice(0, 6)) each.open = true; });
        // In the dark nothing but colours differs.
        for (const [scheme, rules] of [["light", undefined], ["dark", ["color-contrast"]]]) {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          found.push(...(await inaccessible(page, rules)).map((each) => `${path} (${scheme}): ${each}`));
        }
        const width = await narrow(page);
        if (320 < width) found.push(`${path}: ${width} px wide on a telephone of 320 px`);
        await page.close();
      }
      assert.deepEqual(found, []);
    });
  }
  await whatIf(name, browser, site);
  await check(name, browser, site);
  await browser.close();
}
site.close();
end(`${pages.length} pages, ${looked.length} looked at in Chromium and Firefox`);
