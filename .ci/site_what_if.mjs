// The what-if page of a site gives what `cpi plan --set` gives, in a browser, clicked through.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { shown as shownAs, tried } from "./browser.mjs";

/** The rows of the table by node: what each cell says, and the whole score. */
function figures(page) {
  return page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".app-figures tbody tr:not([hidden])")].map((row) => [row.dataset.node,
    { ...Object.fromEntries([...row.querySelectorAll("td")].map((cell) => [cell.dataset.of, cell.textContent])), score: row.querySelector('[data-of="now"]').dataset.score }])));
}

/** Does something and waits until the engine has answered. */
async function after(page, act) {
  const before = await page.evaluate(() => document.getElementById("app").dataset.ready);
  await act();
  await page.waitForFunction((ready) => document.getElementById("app").dataset.ready !== ready, {}, before);
}

/** The page of the demonstration, in a browser. */
export async function whatIf(name, browser, site) {
  const { index: INDEX, local, open, origin, round: ROUND, run } = site;
  const folder = dirname(site.folder);
  const { display } = JSON.parse(site.text(`data/${ROUND}/framework.json`));
  for (const base of [local, origin]) {
    const from = base === local ? "a folder" : "HTTP";
    await tried(`${name}, from ${from}: what-if gives what \`cpi plan --set\` gives`, async () => {
      const page = await open(browser, `${base}en/what-if.html`);
      const country = "XAB";
      await after(page, () => page.select("#app-country", country));

      // As published: the scores, bounds and ranks of the command.
      const scores = JSON.parse(run("score", INDEX, "--round", ROUND, "--country", country, "--format", "json")).scorecards[0];
      const comparison = JSON.parse(run("compare", INDEX, "--round", ROUND, "--format", "json")).comparisons[0];
      const standing = (card, ranks, shown) => {
        assert.ok(shown[card.nodes[0].code], "no row of the index");
        for (const [code, row] of Object.entries(shown)) {
          const node = card.nodes.find((each) => each.code === code);
          assert.equal(row.score, node.score ?? "", `${code}: score`);
          assert.equal(row.now, node.display ?? "no score", `${code}: as shown`);
          if (!node.bounds) continue;
          const ends = [node.bounds.low, node.bounds.high].map((bound) => shownAs(bound, display).replace("-", "\u2212"));
          assert.equal(row.bounds, ends.join(" to "), `${code}: bounds`);
          const places = ranks.nodes.find((each) => each.code === code).places.filter((each) => each.rank);
          const own = places.find((each) => each.country === country);
          assert.equal(row.rank, own ? `rank ${own.rank} of ${places.length}` : "", `${code}: rank`);
        }
      };
      standing(scores, comparison, await figures(page));

      // Three answers are changed, the second by keyboard alone, the third a quantity.
      const framework = await page.evaluate(() => globalThis.cpiData.framework);
      const asked = await page.evaluate((of) => globalThis.cpiData.assessments.find((each) => each.country === of).answers, country);
      const answered = (code) => asked.find((each) => each.indicator === code)?.answer;
      const checklists = framework.indicators.filter((each) => each.kind === "checklist" && !each.applies_if);
      const first = checklists.find((each) => answered(each.code) === "no");
      const second = checklists.find((each) => answered(each.code) === "yes" && each.code !== first.code);
      const quantity = framework.indicators.find((each) => each.kind === "quantity" && answered(each.code));
      const show = async (code) => {
        await page.$eval("#app-search", (field) => { field.value = ""; });
        await page.type("#app-search", code);
        await page.waitForSelector(`[data-indicator="${code}"]:not([hidden])`);
        return `[id="app-q-${code}"]`;
      };
      const one = await show(first.code);
      await after(page, () => page.select(one, "yes"));
      const two = await show(second.code);
      await page.focus(two);
      await after(page, async () => {
        await page.keyboard.press("ArrowDown");
        if (name === "firefox") await page.keyboard.press("Enter");
      });
      const chosen = await page.$eval(two, (field) => field.value);
      assert.notEqual(chosen, "yes");
      const three = await show(quantity.code);
      const value = String(Number(answered(quantity.code)) / 2);
      await page.$eval(three, (field) => { field.value = ""; });
      await page.type(three, value);
      await after(page, () => page.keyboard.press("Enter").then(() => page.keyboard.press("Tab")));

      const set = [`${first.code}=yes`, `${second.code}=${chosen}`, `${quantity.code}=${value}`];
      const planned = JSON.parse(run("plan", INDEX, "--round", ROUND, "--country", country, "--format", "json", "--set", ...set)).what_if;
      const shown = await figures(page);
      let compared = 0;
      for (const { code, after: now } of planned.nodes) {
        if (!shown[code]) continue;
        assert.equal(shown[code].score, now.score ?? "", code);
        assert.equal(shown[code].now, now.display, code);
        compared++;
      }
      assert.ok(3 <= compared, `only ${compared} nodes were compared`);
      const listed = await page.$$eval("[data-changed]", (items) => items.map((item) => item.dataset.changed).sort());
      assert.deepEqual(listed, planned.answers.map((each) => each.indicator).sort());
      const status = await page.$eval(".app-status", (line) => line.textContent);
      assert.ok(status.includes(shown.index.now) && status.includes(shown.index.rank), status);

      // The link keeps the state, in the other language, too; and each change can be taken back.
      await page.waitForFunction((code) => location.hash.includes(encodeURIComponent(code)), {}, quantity.code);
      const hash = await page.evaluate(() => location.hash);
      const again = await open(browser, `${base}ro/what-if.html${hash}`);
      const same = await figures(again);
      assert.deepEqual(Object.values(same).map((row) => row.score), Object.values(shown).map((row) => row.score));
      assert.deepEqual(again.faults, []);
      await again.close();
      for (let left = set.length; 0 < left; left--) await after(page, () => page.click("[data-changed] button"));
      standing(scores, comparison, await figures(page));

      // Changes of one country do not reach another.
      const changed = await show(first.code);
      await after(page, () => page.select(changed, "yes"));
      const codes = await page.$$eval("#app-country option", (options) => options.map((option) => option.value));
      const neighbour = codes.find((code) => code !== country);
      await after(page, () => page.select("#app-country", neighbour));
      const fresh = await open(browser, `${base}en/what-if.html#country=${neighbour}`);
      const [there, anew] = [await figures(page), await figures(fresh)];
      for (const [code, row] of Object.entries(anew)) assert.deepEqual(there[code], row, `${code}: changes of one country reach another`);
      await fresh.close();
      await after(page, () => page.select("#app-country", country));
      await after(page, () => page.click("[data-changed] button"));
      standing(scores, comparison, await figures(page));

      // Nor does a link with an answer that is none: its country is shown as it was published.
      const wrong = await open(browser, `${base}en/what-if.html#country=${country}&answer=${first.code}=nonsense`);
      assert.match(await wrong.$eval('#app [role="alert"]', (line) => (line.hidden ? "" : line.textContent)), /nonsense/);
      standing(scores, comparison, await figures(wrong));
      await wrong.close();

      // What cannot be scored is said and undone.
      const bad = await show(quantity.code);
      await page.$eval(bad, (field) => { field.value = ""; });
      await page.type(bad, "many");
      await after(page, () => page.keyboard.press("Enter").then(() => page.keyboard.press("Tab")));
      assert.match(await page.$eval('#app [role="alert"]', (line) => (line.hidden ? "" : line.textContent)), /many/);
      standing(scores, comparison, await figures(page));
      assert.deepEqual(page.faults, []);
      await page.close();
    });
  }

  await tried(`${name}: other weights give what the saved framework gives, and the saved answers what \`--set @FILE\` gives`, async () => {
    const page = await open(browser, `${local}en/what-if.html#country=XAC`);
    // What is saved is heard here instead of in a folder of downloads.
    await page.evaluate(() => {
      globalThis.saved = {};
      HTMLAnchorElement.prototype.click = function () {
        const { download } = this;
        
        globalThis.saved[download] = globalThis.blobs.get(this.href);
      };
      globalThis.blobs = new Map();
      const made = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        const address = made.call(URL, blob);
        globalThis.blobs.set(address, blob);
        return address;
      };
    });
    const saved = async (button, file) => {
      await page.evaluate((at) => document.querySelectorAll(".app-tools button")[at].click(), button);
      return page.evaluate((of) => globalThis.saved[of].text(), file);
    };
    const [first, second] = await page.$$eval("[data-weight]", (rows) => rows.map((row) => row.dataset.weight));
    // One by the keys of its slider, one by its field.
    await page.focus(`[id="app-w-${first}"]`);
    await after(page, () => page.keyboard.press("ArrowRight"));
    await page.$eval(`[data-weight="${second}"] input[type="text"]`, (field) => { field.value = ""; });
    await page.type(`[data-weight="${second}"] input[type="text"]`, "3");
    await after(page, () => page.keyboard.press("Tab"));
    const framework = JSON.parse(await saved(1, "framework.json"));
    assert.deepEqual([first, second].map((code) => framework.nodes.find((node) => node.code === code).weight), ["1.05", "3"]);

    // The command scores the round by that framework.
    const folders = join(folder, "weighted");
    rmSync(folders, { recursive: true, force: true });
    mkdirSync(join(folders, "framework"), { recursive: true });
    cpSync(join(INDEX, "rounds"), join(folders, "rounds"), { recursive: true });
    const json = join(folder, "framework.json");
    writeFileSync(json, JSON.stringify(framework));
    writeFileSync(join(folders, "framework", "framework.toml"), run("convert", json, "--to", "framework-toml"));
    writeFileSync(join(folders, "framework", "indicators.csv"), run("convert", json, "--to", "indicators-csv"));
    const card = JSON.parse(run("score", folders, "--round", ROUND, "--country", "XAC", "--format", "json")).scorecards[0];
    const shown = await figures(page);
    for (const [code, row] of Object.entries(shown)) {
      assert.equal(row.score, card.nodes.find((node) => node.code === code).score ?? "", code);
    }
    assert.notEqual(shown.index.now, shown.index.published);

    // And an answer beside the weights.
    const code = await page.evaluate(() => globalThis.cpiData.framework.indicators.find((each) => each.kind === "checklist" && !each.applies_if &&
      globalThis.cpiData.assessments.find((of) => of.country === "XAC").answers.some((answer) => answer.indicator === each.code && answer.answer === "no")).code);
    await page.type("#app-search", code);
    await page.waitForSelector(`[id="app-q-${code}"]`);
    await after(page, () => page.select(`[id="app-q-${code}"]`, "yes"));
    const file = join(folder, "what-if-XAC.txt");
    writeFileSync(file, await saved(0, "what-if-XAC.txt"));
    const planned = JSON.parse(run("plan", folders, "--round", ROUND, "--country", "XAC", "--format", "json", "--set", `@${file}`)).what_if;
    assert.deepEqual(planned.answers.map((each) => [each.indicator, each.to]), [[code, "yes"]]);
    const now = await figures(page);
    for (const { code: of, after: node } of planned.nodes) if (now[of]) assert.equal(now[of].score, node.score ?? "", of);
    assert.equal(now.index.score, planned.nodes.find((node) => node.code === "index").after.score);
    await page.close();
  });

  await tried(`${name}: after a fault of the engine another one scores, and the page says what happened`, async () => {
    // The first worker fails in the midst of a question, as WebAssembly does at a trap.
    const before = () => {
      globalThis.workers = 0;
      globalThis.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          globalThis.workers += 1;
        }
        postMessage(message) {
          if (globalThis.traps && message.call === "whatIf") {
            globalThis.traps = false;
            setTimeout(() => this.onmessage({ data: { id: message.id, fault: "unreachable executed" } }));
          } else super.postMessage(message);
        }
      };
    };
    const page = await open(browser, `${local}en/what-if.html#country=XAB`, { before });
    const published = await figures(page);
    const code = await page.evaluate(() => globalThis.cpiData.framework.indicators.find((each) => each.kind === "checklist" && !each.applies_if &&
      globalThis.cpiData.assessments.find((of) => of.country === "XAB").answers.some((answer) => answer.indicator === each.code && answer.answer === "no")).code);
    await page.type("#app-search", code);
    await page.waitForSelector(`[id="app-q-${code}"]`);
    await page.evaluate(() => { globalThis.traps = true; });
    await after(page, () => page.select(`[id="app-q-${code}"]`, "yes"));
    assert.match(await page.$eval('#app [role="alert"]', (line) => (line.hidden ? "" : line.textContent)), /unreachable executed/);
    assert.deepEqual([await page.evaluate(() => globalThis.workers), await figures(page)], [2, published]);
    await after(page, () => page.select(`[id="app-q-${code}"]`, "yes"));
    const planned = JSON.parse(run("plan", INDEX, "--round", ROUND, "--country", "XAB", "--format", "json", "--set", `${code}=yes`)).what_if;
    const now = await figures(page);
    for (const { code: of, after: node } of planned.nodes) if (now[of]) assert.equal(now[of].score, node.score ?? "", of);
    assert.notEqual(now.index.score, published.index.score);
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  if (name !== "chromium") return;
  await tried(`${name}: figures that the page rounds are rounded once, as the framework declares`, async () => {
    // The same answers with other declared roundings: bounds are shown as the command rounds scores.
    const data = site.text(`data/${ROUND}/data.js`);
    for (const [digits, rounding] of [[2, "half-even"], [1, "half-up"], [3, "down"], [0, "half-even"]]) {
      site.changed.set(`data/${ROUND}/data.js`, () => {
        const read = JSON.parse(/^window\.cpiData = ([\s\S]*);\n$/.exec(data)[1]);
        read.framework.display = { digits, rounding };
        return Buffer.from(`window.cpiData = ${JSON.stringify(read)};\n`);
      });
      const page = await open(browser, `${origin}en/what-if.html#country=XAB`);
      site.changed.clear();
      const card = JSON.parse(run("score", INDEX, "--round", ROUND, "--country", "XAB", "--format", "json")).scorecards[0];
      let compared = 0;
      for (const [code, row] of Object.entries(await figures(page))) {
        const { bounds } = card.nodes.find((each) => each.code === code);
        if (!bounds) continue;
        assert.equal(row.bounds, [bounds.low, bounds.high].map((bound) => shownAs(bound, { digits, rounding })).join(" to "), `${code}, ${digits} ${rounding}`);
        compared++;
      }
      assert.ok(3 <= compared);
      await page.close();
    }
    // Ties and their neighbours, by hand.
    const cases = [["0.125", 2, "half-up", "0.13"], ["0.125", 2, "half-even", "0.12"], ["0.135", 2, "half-even", "0.14"], ["0.1250000001", 2, "half-even", "0.13"],
      ["0.129", 2, "down", "0.12"], ["-0.125", 2, "half-up", "-0.13"], ["-0.004", 2, "half-up", "0.00"], ["0.5", 0, "half-even", "0"], ["1.5", 0, "half-even", "2"]];
    for (const [text, digits, rounding, wanted] of cases) assert.equal(shownAs(text, { digits, rounding }), wanted);
  });

  // How long it takes is printed, and not judged: CI may have other work beside it.
  await tried("what-if answers every change", async () => {
    const page = await open(browser, `${local}en/what-if.html`);
    const times = await page.evaluate(async () => {
      for (const part of document.querySelectorAll("#app details")) part.open = true;
      await new Promise((done) => setTimeout(done, 500));
      const fields = [...document.querySelectorAll(".app-question select")].slice(0, 40);
      const app = document.getElementById("app");
      const found = [];
      for (const field of [...fields, ...fields, ...fields]) {
        field.value = field.value === "yes" ? "no" : "yes";
        const began = performance.now();
        const shown = new Promise((done) => {
          new MutationObserver((_, observer) => {
            observer.disconnect();
            // What is left of the frame after layout is painting.
            void app.offsetHeight;
            done(performance.now() - began);
          }).observe(app, { attributes: true, attributeFilter: ["data-ready"] });
        });
        field.dispatchEvent(new Event("change"));
        found.push(await shown);
      }
      return found.sort((one, other) => one - other);
    });
    assert.ok(60 <= times.length, `only ${times.length} changes were answered`);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    console.log(`from input to the figures, laid out: median ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms of ${times.length}`);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
}
