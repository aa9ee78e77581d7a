// Pages of reports are valid HTML, accessible by axe-core in light and dark, reflow at 320 px, ask
// nobody for anything, and are the same bytes when they are made again.
//
//   node .ci/pages.mjs CPI FOLDER      FOLDER has node_modules with axe-core, puppeteer-core, vnu-jar
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [cpi, folder] = process.argv.slice(2).map((path) => resolve(path));
const modules = createRequire(`${folder}/package.json`);
const puppeteer = (await import(pathToFileURL(modules.resolve("puppeteer-core")))).default;
const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
const vnu = `${folder}/node_modules/vnu-jar/build/dist/vnu.jar`;

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
const faults = [];
const made = `${folder}/pages`;
mkdirSync(made, { recursive: true });
const make = (name) => execFileSync(cpi, reports[name], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
const files = Object.keys(reports).map((name) => {
  const page = make(name);
  if (!page.equals(make(name))) faults.push(`${name}: other bytes when it is made again`);
  const file = `${made}/${name}.html`;
  writeFileSync(file, page);
  return file;
});

const checked = spawnSync("java", ["-Xss4m", "-jar", vnu, "--errors-only", ...files], { encoding: "utf8" });
if (checked.status !== 0) faults.push(checked.stderr || `vnu: ${checked.error}`);

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
// A report on a country has thousands of cells, for which axe-core needs more than a moment.
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"], protocolTimeout: 1_200_000 });
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// In the dark nothing but colours differs.
const asked = { light: { type: "tag", values: tags }, dark: { type: "rule", values: ["color-contrast"] } };
for (const file of files) {
  for (const [value, runOnly] of Object.entries(asked)) {
    const page = await browser.newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) faults.push(`${file}: asks for ${request.url()}`);
    });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(
      (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], selectors: false }),
      runOnly,
    );
    if (passes.length < (value === "light" ? 20 : 1)) faults.push(`${file} (${value}): axe looked at nothing`);
    for (const { id, nodes } of violations) {
      faults.push(`${file} (${value}): ${id}, ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
    }
    await page.setViewport({ width: 320, height: 800 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (320 < width) faults.push(`${file}: ${width} px wide on a telephone of 320 px`);
    await page.close();
  }
}
await browser.close();
if (faults.length) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${files.length} pages: valid, accessible, the same again`);
