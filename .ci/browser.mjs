// What the checks of pages share: real browsers, axe-core, vnu-jar, and a list of faults.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What `npm install` put into a folder: puppeteer-core, axe-core, vnu-jar. */
export const tools = async (folder) => {
  const modules = createRequire(`${resolve(folder)}/package.json`);
  const puppeteer = (await import(pathToFileURL(modules.resolve("puppeteer-core")))).default;
  const axe = readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");
  // A report on a country has thousands of cells, for which axe-core needs more than a moment.
  const launch = (options) => puppeteer.launch({ protocolTimeout: 1_200_000, ...options });
  return {
    chromium: () => launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] }),
    firefox: () => {
      const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
      if (!existsSync(executablePath)) throw new Error("there is no Firefox; install firefox-esr");
      return launch({ browser: "firefox", executablePath });
    },
    /** What vnu-jar finds in files; nothing if they are valid. */
    invalid: (files) => {
      const vnu = `${resolve(folder)}/node_modules/vnu-jar/build/dist/vnu.jar`;
      const checked = spawnSync("java", ["-Xss4m", "-jar", vnu, "--errors-only", ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
      return checked.status === 0 ? "" : checked.stderr || `vnu: ${checked.error}`;
    },
    /** What axe-core finds on an open page: by WCAG 2.2 AA and best practice, or by single rules. */
    inaccessible: async (page, rules, least = rules ? 1 : 15) => {
      const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values };
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(
        (runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ["violations"], selectors: false }),
        runOnly,
      );
      const found = violations.map(({ id, nodes }) => `${id}, ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
      if (passes.length < least) found.push("axe looked at nothing");
      return found;
    },
  };
};

/** The faults of a run, so that it shows all of them. */
export const faults = [];

/** Runs a test, says how long it took, and remembers its fault. */
export const tried = async (what, test) => {
  const began = performance.now();
  try {
    await test();
    console.log(`${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    faults.push(`${what}: ${error.message}`);
    console.log(`FAULT ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
};

/** Ends the run: with its faults, or with what was done. */
export const end = (done) => {
  if (faults.length) {
    console.error(faults.join("\n"));
    process.exit(1);
  }
  console.log(done);
};

/** How wide a page is on a telephone of 320 px. */
export const narrow = async (page) => {
  await page.setViewport({ width: 320, height: 800 });
  return page.evaluate(() => document.documentElement.scrollWidth);
};

/** An exact decimal as a framework shows it (methodology 9.1), without floating point. */
export const shown = (text, { digits, rounding }) => {
  const [whole, fraction = ""] = text.replace("-", "").split(".");
  const [kept, rest] = [fraction.slice(0, digits).padEnd(digits, "0"), fraction.slice(digits)];
  let size = BigInt(whole + kept);
  const [first, others] = [rest[0] ?? "0", /[1-9]/.test(rest.slice(1))];
  const isTie = first === "5" && !others;
  const isMore = "5" < first || (first === "5" && others);
  if (rounding !== "down" && (isMore || (isTie && (rounding === "half-up" || size % 2n === 1n)))) size += 1n;
  const figures = String(size).padStart(digits + 1, "0");
  const shown = digits ? `${figures.slice(0, -digits)}.${figures.slice(-digits)}` : figures;
  return text.startsWith("-") && size ? `-${shown}` : shown;
};
