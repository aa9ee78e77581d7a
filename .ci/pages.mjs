// Pages of reports are valid HTML, accessible by axe-core in light and dark, reflow at 320 px, ask
// nobody for anything, are the same bytes when they are made again, and fit on paper.
//
//   node .ci/pages.mjs CPI FOLDER      FOLDER has node_modules with axe-core, puppeteer-core, vnu-jar
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, faults, narrow, tools } from "./browser.mjs";

const [cpi, folder] = process.argv.slice(2).map((path) => resolve(path));
const { chromium, inaccessible, invalid } = await tools(folder);

const demonstration = ["fixtures/demonstration", "--round", "2026"];
const reports = {
  country: ["report", ...demonstration, "--country", "XAB"],
  romanian: ["report", ...demonstration, "--country", "XAC", "--language", "ro"],
  georgian: ["report", ...demonstration, "--country", "XAA", "--language", "ka", "--brief"],
  brief: ["report", ...demonstration, "--country", "XAA", "--brief"],
  regional: ["report", ...demonstration, "--regional"],
  company: ["report", "fixtures/indices/rdr-2022", "--country", "Yandex", "--brief"],
  lower: ["report", "fixtures/hunger", "--round", "2026", "--regional"],
};
// Long words, many columns, many countries: only for the paper, since the checks of pages take long on them.
const long = {
  georgianWhole: ["report", ...demonstration, "--country", "XAB", "--language", "ka"],
  columns: ["report", "fixtures/indices/godi-2015", "--regional"],
  countries: ["report", "fixtures/indices/wbl", "--round", "2020", "--regional"],
};
const made = `${folder}/pages`;
mkdirSync(made, { recursive: true });
const make = (name) =>
  execFileSync(cpi, reports[name] ?? long[name], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const files = Object.keys(reports).map((name) => {
  const page = make(name);
  if (!page.equals(make(name))) faults.push(`${name}: other bytes when it is made again`);
  const file = `${made}/${name}.html`;
  writeFileSync(file, page);
  return file;
});

const wrong = invalid(files);
if (wrong) faults.push(wrong);

const browser = await chromium();
// In the dark nothing but colours differs.
const asked = { light: undefined, dark: ["color-contrast"] };
for (const file of files) {
  for (const [value, rules] of Object.entries(asked)) {
    const page = await browser.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) faults.push(`${file}: asks for ${request.url()}`);
    });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(pathToFileURL(file).href);
    for (const found of await inaccessible(page, rules, rules ? 1 : 20)) faults.push(`${file} (${value}): ${found}`);
    const width = await narrow(page);
    if (320 < width) faults.push(`${file}: ${width} px wide on a telephone of 320 px`);
    await page.close();
  }
}
// A browser shrinks all pages of a document in which anything is wider than the paper.
for (const name of Object.keys(long)) writeFileSync(`${made}/${name}.html`, make(name));
for (const name of Object.keys({ ...reports, ...long })) {
  const page = await browser.newPage();
  await page.emulateMediaType("print");
  // A4 between its margins.
  await page.setViewport({ width: 680, height: 1000 });
  await page.goto(pathToFileURL(`${made}/${name}.html`).href);
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("main *")]
      .filter((each) => innerWidth + 1 < each.getBoundingClientRect().right)
      .map((each) => `${each.tagName} ${each.textContent.replace(/\s+/g, " ").slice(0, 60)}`),
  );
  if (wide.length) faults.push(`${name}: wider than the paper: ${wide[0]}, and ${wide.length - 1} more`);
  await page.close();
}
await browser.close();
end(`${files.length} pages: valid, accessible, the same again`);
