// Sites of real indices: no dead link, and in a browser every score is that of `cpi score`, every file that of the
// manifest, and a changed byte, answer or score is seen.
//
//   node .ci/site_indices.mjs CPI FOLDER SITES INDEX…     FOLDER has node_modules; sites go into SITES/NAME
//
// A site that is in SITES already is taken as it is.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { end, tools, tried } from "./browser.mjs";
import { check } from "./site_check.mjs";
import { deadLinks, siteOf } from "./site_files.mjs";

const [cpi, folder, sites] = process.argv.slice(2, 5).map((path) => resolve(path));
const indices = process.argv.slice(5);
const { chromium } = await tools(folder);
const browser = await chromium();
for (const index of indices) {
  const into = join(sites, basename(index));
  const made = existsSync(join(into, "SHA256SUMS"));
  const site = await siteOf(cpi, { index, languages: ["en"], folder: into, made });
  await tried(`${index}: no dead link or anchor on ${site.pages.length} pages`, () => assert.deepEqual(deadLinks(site).slice(0, 20), []));
  await check(`chromium, ${index}`, browser, site);
  site.close();
}
await browser.close();
end(`${indices.length} indices`);
