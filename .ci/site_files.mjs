// A site that is checked: its files, a server that can change bytes on the way, and how its pages are opened.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const LONGEST = 300_000;
const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2",
};

/** A site of an index, made anew in a folder unless it was made already. */
export const siteOf = async (cpi, { index, languages, folder, made }) => {
  const run = (...args) => execFileSync(cpi, args, { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] });
  if (!made) {
    rmSync(folder, { recursive: true, force: true });
    run("site", index, "--into", folder, "--languages", languages.join(","));
  }
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort();
  const { round } = JSON.parse(readFileSync(join(folder, "data/manifest.json"), "utf8"));

  // What is changed on the way, by its path.
  const changed = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname.slice(1));
    const file = join(folder, path);
    if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(path === "favicon.ico" ? 204 : 404).end();
      return;
    }
    const bytes = readFileSync(file);
    response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain; charset=utf-8" });
    response.end(changed.has(path) ? changed.get(path)(bytes) : bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}/`;
  const local = pathToFileURL(`${folder}/`).href;

  /** A page on which errors and requests to others are faults; `before` runs in it before any script. */
  const open = async (browser, address, { width = 1280, height = 900, scheme, before } = {}) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(LONGEST);
    page.setDefaultNavigationTimeout(LONGEST);
    page.faults = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) page.faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(origin) && !request.url().startsWith(local)) page.faults.push(`asks for ${request.url()}`);
    });
    if (before) await page.evaluateOnNewDocument(before);
    if (scheme) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height });
    await page.goto(address, { waitUntil: "load" });
    // What the scripts compute stands on the page.
    await page.waitForFunction(() => {
      const app = document.getElementById("app");
      if (!app) return true;
      return app.dataset.app === "check" ? document.querySelector("#app-scores[data-result]") : app.dataset.ready;
    });
    return page;
  };
  return {
    index, languages, folder, files, round, run, changed, origin, local, open,
    pages: files.filter((name) => name.endsWith(".html")),
    text: (name) => readFileSync(join(folder, name), "utf8"),
    close: () => server.close(),
  };
};

/** The links of a site that lead nowhere, or load something from elsewhere. */
export const deadLinks = ({ folder, pages, text }) => {
  const anchors = new Map();
  const there = new Map();
  const kindOf = (path) => {
    if (!there.has(path)) {
      const found = existsSync(join(folder, path)) ? statSync(join(folder, path)) : undefined;
      there.set(path, found && (found.isDirectory() ? "folder" : "file"));
    }
    return there.get(path);
  };
  const idsOf = (page) => {
    if (!anchors.has(page)) anchors.set(page, new Set([...text(page).matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)));
    return anchors.get(page);
  };
  const dead = new Set();
  const decode = (value) => value.replaceAll("&amp;", "&").replaceAll("&#39;", "'");
  for (const page of pages) {
    for (const [, name, value] of text(page).matchAll(/\s(href|src|data-href|action)="([^"]*)"/g)) {
      const link = decode(value);
      if (/^(https?:|mailto:|data:)/.test(link)) {
        if (name !== "href") dead.add(`${page}: loads ${link}`);
        continue;
      }
      const [path, anchor] = link.split("#");
      const target = path ? relative(folder, resolve(folder, dirname(page), decodeURIComponent(path.split("?")[0]))) : page;
      const kind = kindOf(target);
      if (!kind || target.startsWith("..")) dead.add(`${page}: ${link}`);
      else if (kind === "folder") dead.add(`${page}: ${link} is a folder, which file:// does not open`);
      else if (anchor && target.endsWith(".html") && !/(what-if|search|compare)\.html$/.test(target) && !idsOf(target).has(decodeURIComponent(anchor))) {
        dead.add(`${page}: ${link} has no such anchor`);
      }
    }
  }
  return [...dead];
};
