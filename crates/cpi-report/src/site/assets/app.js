"use strict";
// What runs in the browser of a visitor of a site: the what-if page and the page "check it
// yourself". Every figure comes from the engine (engine.js), which is that of the command `cpi`; here
// it is asked and shown. Nothing is sent anywhere; what the visitor does stays in the address.
(() => {
  const place = document.getElementById("app");
  if (!place || !globalThis.cpiData) return;
  const { framework, round, assessments, scores, countries, files } = globalThis.cpiData;
  const words = globalThis.cpiWords;
  const language = place.dataset.lang;
  const base = new URL(place.dataset.root ?? "../", location.href);

  // --- Words and elements ---------------------------------------------------------------------

  /** A text of the page, with its placeholders filled in. */
  const say = (key, values = {}) =>
    (words[key] ?? key).replace(/\{ ?(\w+) ?\}/g, (whole, name) => values[name] ?? whole);

  /** A number as the language writes it; the engine writes `-0.5`. */
  const number = (digits) => String(digits ?? "").replace(".", words.decimal ?? ".").replace(/^-/, "\u2212");

  /** A number as somebody typed it, as the engine reads it. */
  const typed = (text) => (words.decimal === "," ? text.trim().replace(",", ".") : text.trim());

  /** A text that the framework has in several languages: that of the page, or else its first. */
  const spoken = (texts = {}) => {
    const found = [language, language.split("-")[0], ...framework.languages].find((tag) => texts[tag]);
    return { text: texts[found] ?? "", lang: found && found !== language ? found : undefined };
  };
  const plain = (texts) => spoken(texts).text;

  /** An element with attributes, listeners and children; `words` is a text in several languages. */
  const el = (name, { words: texts, on = {}, ...attributes } = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === false) continue;
      made.setAttribute(key, value === true ? "" : value);
    }
    for (const [event, heard] of Object.entries(on)) made.addEventListener(event, heard);
    if (texts) {
      const { text, lang } = spoken(texts);
      made.textContent = text;
      if (lang) made.lang = lang;
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };

  // What the other script of the what-if page says and shows.
  globalThis.cpiApp = { say, number, typed, el };

  /** Changes a text only where it differs, so that a screen reader and the painter have less to do. */
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /** Lets the visitor keep a text as a file. */
  const save = (name, text) => {
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const button = (text, pressed, attributes = {}) =>
    el("button", { type: "button", on: { click: pressed }, ...attributes }, text);

  const countryName = (code) => plain(countries[code]) || code;

  // --- The framework --------------------------------------------------------------------------

  const nodes = new Map(framework.nodes.map((node) => [node.code, node]));
  const indicators = new Map(framework.indicators.map((each) => [each.code, each]));
  const top = framework.nodes[0];
  const label = (code) => plain(nodes.get(code)?.label) || code;

  /** A node and everything above it, the index first. */
  const pathTo = (code) => {
    const path = [];
    for (let at = nodes.get(code); at; at = nodes.get(at.parent)) path.unshift(at.code);
    return path;
  };

  /** Every node, each followed by what is below it. */
  const order = [];
  const walk = (node) => {
    order.push(node.code);
    for (const child of framework.nodes) if (child.parent === node.code) walk(child);
  };
  walk(top);

  /** What stands for an answer: the label of its option, or what the value is. */
  const answerText = (code, answer) => {
    if (answer === "missing") return say("missing");
    if (answer === "not-applicable") return say("not-applicable");
    const { scale, unit } = indicators.get(code) ?? {};
    const option = framework.scales?.[scale]?.options.find((each) => each.code === answer);
    if (option) return plain(option.label) || option.code;
    return unit ? `${number(answer)} ${unit}` : number(answer);
  };

  // --- Exact decimals, for figures that the engine does not round itself -------------------------

  const { exact } = globalThis.cpiDecimal;
  const rounded = (value, digits) => globalThis.cpiDecimal.rounded(value, digits, framework.display.rounding);

  /** The difference of two scores, with two digits more than scores are shown with. */
  const difference = (before, after) => {
    if (before === undefined || after === undefined) return "";
    const text = rounded(exact(after) - exact(before), framework.display.digits + 2);
    return /^-|^[0.]+$/.test(text) ? number(text) : `+${number(text)}`;
  };

  /** A value as one text, whatever the order of its keys. */
  const canonical = (value) => JSON.stringify(value, (key, each) =>
    (each && typeof each === "object" && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each));

  // --- What if --------------------------------------------------------------------------------

  const whatIf = async () => {
    const published = new Map(scores.scorecards.map((card) => [card.country, card]));
    const given = new Map(assessments.map(({ country, answers }) =>
      [country, new Map(answers.map((each) => [each.indicator, each.answer]))]));
    const state = { country: assessments[0].country, answers: new Map(), weights: new Map() };
    const wasGiven = (code) => given.get(state.country).get(code) ?? "missing";

    // The members of the index, whose weights count there: what is directly below it, or a level.
    const method = { ...framework.method, ...top };
    const over = method.over ?? "children";
    const isMember = (each) => (over === "children" ? each.parent === top.code : each.level === over);
    const members = [...framework.nodes.slice(1), ...framework.indicators].filter(isMember);
    const weighed = 1 < members.length && members.length <= 60;
    const declared = method.weights === "declared";
    const weightOf = (member) => (declared ? member.weight ?? "1" : "1");
    const largest = Math.max(1e-6, ...members.map((member) => Number(weightOf(member))));

    const isWeight = (text) => /^\d{1,9}(\.\d{1,9})?$/.test(text) && 0 < Number(text);

    /** The framework with other weights of its first level. */
    const reweighed = () => {
      const changed = structuredClone(framework);
      changed.nodes[0].weights = "declared";
      for (const member of [...changed.nodes, ...changed.indicators]) {
        if (!isMember(member)) continue;
        member.weight = state.weights.get(member.code) ?? weightOf(member);
      }
      return changed;
    };

    /** The same without texts, which no score needs: it is read many times while a slider moves. */
    const bare = (whole) => {
      const short = structuredClone(whole);
      const texts = ["evidence", "criteria", "numerator", "denominator", "goalposts_reason", "publisher", "references", "source"];
      for (const indicator of short.indicators) {
        for (const key of texts) delete indicator[key];
        indicator.question = { [framework.languages[0]]: indicator.code };
      }
      for (const node of short.nodes) {
        delete node.description;
        delete node.source;
      }
      return short;
    };

    // The address keeps the state: #country=XAB&answer=19.1=yes&weight=art19=2.
    const readAddress = () => {
      const kept = new URLSearchParams(location.hash.slice(1));
      const pairs = (name, known) => new Map(kept.getAll(name)
        .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])
        .filter(([code, value]) => known(code) && value));
      const country = kept.get("country") ?? state.country;
      state.weights = pairs("weight", (code) => members.some((member) => member.code === code));
      for (const [code, weight] of state.weights) if (!isWeight(weight)) state.weights.delete(code);
      // The answers of a country that is not here are nobody's.
      state.answers = new Map();
      if (!given.has(country)) return;
      state.country = country;
      state.answers = pairs("answer", (code) => indicators.has(code));
      for (const [code, value] of state.answers) if (value === wasGiven(code)) state.answers.delete(code);
    };
    const address = () => {
      const kept = new URLSearchParams([["country", state.country]]);
      for (const [code, answer] of state.answers) kept.append("answer", `${code}=${answer}`);
      for (const [code, weight] of state.weights) kept.append("weight", `${code}=${weight}`);
      return `#${kept}`;
    };
    let own = location.hash;
    let remembering;
    const remember = () => {
      clearTimeout(remembering);
      remembering = setTimeout(() => {
        own = address();
        history.replaceState(null, "", own);
        link.value = location.href;
      }, 200);
    };

    // What is on the page.
    const status = el("p", { class: "app-status", role: "status" }, say("starting"));
    const refusal = el("p", { class: "app-bad", role: "alert", hidden: true });
    const link = el("input", { type: "text", readonly: true, id: "app-link", on: { focus: () => link.select() } });
    const chosen = el("select", { id: "app-country" }, ...assessments.map(({ country }) =>
      el("option", { value: country }, countryName(country))));
    const rows = new Map();
    const head = ["what", "published", "now", "difference", "bounds", "rank"];
    const body = el("tbody");
    const table = el("table", { class: "app-figures" },
      el("caption", {}, say("figures-caption")),
      el("thead", {}, el("tr", {}, ...head.map((key) => el("th", { scope: "col" }, say(`column-${key}`))))),
      body);
    const changes = el("ol", { class: "app-changes" });
    const followed = el("ul", { class: "app-changes" });
    const followedPart = el("div", { hidden: true }, el("h3", {}, say("followed-title")), followed);
    const none = el("p", {}, say("changes-none"));
    const changesTitle = el("h2", { id: "app-changed", tabindex: "-1" }, say("changes-title"));
    const command = el("code");
    const others = el("p", { hidden: true });

    const row = (code) => {
      if (rows.has(code)) return rows.get(code);
      const cells = Object.fromEntries(head.slice(1).map((key) => [key, el("td", { "data-of": key })]));
      const name = nodes.get(code)?.label ? { words: nodes.get(code).label } : {};
      const title = el("th", { scope: "row", ...name }, ...(name.words ? [] : [code]));
      const line = el("tr", { "data-node": code, class: `app-depth-${Math.min(pathTo(code).length - 1, 3)}` }, title, ...Object.values(cells));
      // Each part below the one that it belongs to.
      const next = [...body.children].find((each) => order.indexOf(code) < order.indexOf(each.dataset.node));
      body.insertBefore(line, next ?? null);
      rows.set(code, { line, cells });
      return rows.get(code);
    };
    const steady = [top.code, ...framework.nodes.filter((node) => node.parent === top.code).map((node) => node.code)].slice(0, 20);

    // Questions, in blocks: a node of the second level with everything below it.
    const blocks = new Map();
    for (const indicator of framework.indicators) {
      const path = pathTo(indicator.parent);
      const code = path[Math.min(2, path.length - 1)];
      if (!blocks.has(code)) blocks.set(code, { code, above: path[Math.min(1, path.length - 1)], asked: [] });
      blocks.get(code).asked.push(indicator);
    }

    const allowed = ({ not_applicable_when: when }) => {
      const { allowed: where } = framework.not_applicable ?? {};
      return where === "anywhere" || (where === "where-stated" && when !== undefined);
    };
    const control = (indicator) => {
      const id = `app-q-${indicator.code}`;
      const current = state.answers.get(indicator.code) ?? wasGiven(indicator.code);
      const change = ({ target }) => answer(indicator.code, typed(target.value) || "missing");
      if (indicator.kind === "quantity") {
        return el("input", {
          id, type: "text", inputmode: "decimal", autocomplete: "off",
          value: current === "missing" ? "" : current, placeholder: say("missing"), on: { change },
        });
      }
      const options = framework.scales[indicator.scale].options.map((option) => option.code);
      options.push("missing");
      if (allowed(indicator) || current === "not-applicable" || wasGiven(indicator.code) === "not-applicable") options.push("not-applicable");
      return el("select", { id, on: { change } }, ...[...new Set(options)].map((option) =>
        el("option", { value: option, selected: option === current }, answerText(indicator.code, option))));
    };
    const controls = new Map();
    const question = (indicator) => {
      const field = control(indicator);
      const was = el("span", { class: "app-was", hidden: true });
      controls.set(indicator.code, { field, was });
      const { text, lang } = spoken(indicator.question);
      const condition = (indicator.applies_if ?? []).map(({ indicator: code, answers }) =>
        `${code}: ${answers.map((each) => answerText(code, each)).join(" / ")}`).join("; ");
      return el("li", { class: "app-question", "data-indicator": indicator.code },
        el("label", { for: field.id },
          el("span", { class: "app-code" }, indicator.code), " ", el("span", { lang }, text),
          indicator.unit ? el("span", { class: "app-unit" }, ` (${indicator.unit})`) : undefined),
        condition ? el("span", { class: "app-unit" }, say("applies-if", { condition })) : undefined,
        field, was);
    };
    for (const block of blocks.values()) {
      block.list = el("ol", { class: "app-questions" });
      block.score = el("span", { class: "app-score" });
      block.count = el("span", { class: "app-count" });
      const title = { words: nodes.get(block.code).label ?? { [language]: block.code } };
      block.part = el("details", { "data-block": block.code, on: { toggle: () => fill(block) } },
        el("summary", {}, el("span", title), " ", block.score, " ", block.count), block.list);
    }
    const fill = (block) => {
      if (block.list.childElementCount || !block.part.open) return;
      let under;
      for (const indicator of block.asked) {
        if (indicator.parent !== under && indicator.parent !== block.code) {
          block.list.append(el("li", { class: "app-under", words: nodes.get(indicator.parent).label ?? { [language]: indicator.parent } }));
        }
        under = indicator.parent;
        block.list.append(question(indicator));
      }
      marks();
      find();
    };
    const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);
    const search = el("input", { type: "search", id: "app-search", on: { input: () => find(true) } });
    const found = el("p", { class: "app-unit", role: "status" });
    const find = (typed = false) => {
      const sought = folded(search.value.trim());
      let all = 0;
      for (const block of blocks.values()) {
        const hits = new Set(block.asked.filter((each) => !sought ||
          folded(`${each.code} ${Object.values(each.question).join(" ")}`).includes(sought)).map((each) => each.code));
        all += hits.size;
        block.hits = hits;
        block.part.hidden = hits.size === 0;
      }
      for (const block of blocks.values()) {
        if (typed && sought && block.hits.size && all <= 30) block.part.open = true;
        for (const item of block.list.children) {
          item.hidden = item.dataset.indicator ? !block.hits.has(item.dataset.indicator) : Boolean(sought);
        }
      }
      write(found, sought ? say("found", { count: all }) : "");
    };
    const sections = [];
    for (const above of new Set([...blocks.values()].map((block) => block.above))) {
      const parts = [...blocks.values()].filter((block) => block.above === above).map((block) => block.part);
      sections.push(el("section", {}, el("h3", { words: nodes.get(above).label ?? { [language]: above } }), ...parts));
    }

    // Sliders of weights, each with a field for the number.
    const sliders = new Map();
    const shares = () => {
      const weights = members.map((member) => exact(state.weights.get(member.code) ?? weightOf(member)));
      const sum = weights.reduce((all, each) => all + each, 0n);
      members.forEach((member, at) => {
        const share = number(globalThis.cpiDecimal.rounded(exact("100") * weights[at] / sum, 1, "half-up"));
        write(sliders.get(member.code).share, say("share", { share }));
      });
    };
    const weightRows = members.map((member) => {
      const id = `app-w-${member.code}`;
      const step = largest / 20;
      const weigh = (value) => {
        if (!isWeight(value)) {
          field.value = state.weights.get(member.code) ?? weightOf(member);
          return;
        }
        if (exact(value) === exact(weightOf(member))) state.weights.delete(member.code);
        else state.weights.set(member.code, value);
        reopen = true;
        show();
        update();
      };
      const range = el("input", { id, type: "range", min: step, max: 4 * largest, step: "any", on: {
        // A slider stops at round numbers; the field takes any.
        input: () => weigh(String(Number((Math.round(range.value / step) * step).toFixed(6)))),
        keydown: (event) => {
          const move = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 4, PageDown: -4 }[event.key];
          if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const next = Math.min(4 * largest, Math.max(step, Number(range.value) + move * step));
          weigh(String(Number((Math.round(next / step) * step).toFixed(6))));
        },
      } });
      const field = el("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": say("weight-of", { name: label(member.code) === member.code ? plain(member.question) || member.code : label(member.code) }),
        on: { change: () => weigh(typed(field.value)) } });
      const share = el("span", { class: "app-unit" });
      const show = () => {
        const value = state.weights.get(member.code) ?? weightOf(member);
        range.value = value;
        if (document.activeElement !== field || field.value === "") field.value = value;
        range.setAttribute("aria-valuetext", value);
      };
      sliders.set(member.code, { show, share });
      const name = member.label ?? member.question ?? { [language]: member.code };
      return el("li", { "data-weight": member.code }, el("label", { for: id, words: name }), range, field, share);
    });

    /** Marks what differs from what was published. */
    const marks = () => {
      for (const [code, { field, was }] of controls) {
        const changed = state.answers.has(code);
        const value = state.answers.get(code) ?? wasGiven(code);
        const wanted = value === "missing" && field.tagName === "INPUT" ? "" : value;
        if (field.value !== wanted) field.value = wanted;
        was.hidden = !changed;
        if (changed) write(was, say("was", { answer: answerText(code, wasGiven(code)) }));
      }
      for (const block of blocks.values()) {
        const count = block.asked.filter((each) => state.answers.has(each.code)).length;
        write(block.count, count ? say("changed-count", { count }) : "");
      }
      if (weighed) {
        for (const { show } of sliders.values()) show();
        shares();
      }
    };

    const answer = (code, value) => {
      if (value === wasGiven(code)) state.answers.delete(code);
      else state.answers.set(code, value);
      update();
    };
    const takeBack = (change) => {
      change();
      changesTitle.focus();
      update();
    };

    /** The list of what was changed. */
    const list = (effect) => {
      const items = [];
      for (const code of indicators.keys()) {
        if (!state.answers.has(code)) continue;
        const { text, lang } = spoken(indicators.get(code).question);
        const undo = button(say("take-back"), () => takeBack(() => state.answers.delete(code)), { "aria-label": `${say("take-back")}: ${code}` });
        items.push(el("li", { "data-changed": code }, el("span", { class: "app-code" }, code), " ", el("span", { lang }, text), " ",
          el("strong", {}, say("from-to", { from: answerText(code, wasGiven(code)), to: answerText(code, state.answers.get(code)) })), " ", undo));
      }
      for (const member of members) {
        if (!state.weights.has(member.code)) continue;
        const undo = button(say("take-back"), () => takeBack(() => { state.weights.delete(member.code); reopen = true; }), { "aria-label": `${say("take-back")}: ${member.code}` });
        items.push(el("li", { "data-changed": member.code }, say("weight-of", { name: plain(member.label ?? member.question) || member.code }), " ",
          el("strong", {}, say("from-to", { from: number(weightOf(member)), to: number(state.weights.get(member.code)) })), " ", undo));
      }
      changes.replaceChildren(...items);
      none.hidden = 0 < items.length;
      followed.replaceChildren(...effect.followed.map(({ indicator, from, to }) => el("li", {},
        el("span", { class: "app-code" }, indicator), " ", say("from-to", { from: answerText(indicator, from), to: answerText(indicator, to) }))));
      followedPart.hidden = effect.followed.length === 0;
      const moved = [...new Set(effect.others.map(({ country }) => countryName(country)))];
      others.hidden = moved.length === 0;
      write(others, moved.length ? say("others", { countries: moved.join(", ") }) : "");
      tools.hidden = items.length === 0;
      // The file for the command has the answers; weights stand in it for people alone.
      commandPart.hidden = state.answers.size === 0 || 0 < state.weights.size;
      write(command, `cpi plan INDEX --country ${state.country} --round ${round.id} --set @${fileName()}`);
    };

    // Files to keep.
    const fileName = () => `what-if-${state.country}.txt`;
    const file = () => [
      `# ${framework.id} ${framework.version}, ${state.country}, ${round.id}`,
      `# cpi plan INDEX --country ${state.country} --round ${round.id} --set @${fileName()}`,
      ...[...state.weights].map(([code, weight]) => `# weight of ${code}: ${weight}`),
      ...[...state.answers].map(([code, value]) => `${code}=${value}`), "",
    ].join("\n");
    const saveFramework = button(say("save-framework"), () => save("framework.json", JSON.stringify(reweighed(), null, 2)));
    const tools = el("p", { class: "app-tools", hidden: true },
      button(say("save"), () => save(fileName(), file())), " ", saveFramework, " ",
      button(say("take-back-all"), () => takeBack(() => {
        reopen ||= 0 < state.weights.size;
        state.answers.clear();
        state.weights.clear();
      })));
    const commandPart = el("p", { hidden: true }, say("command"), " ", command);

    // Figures. A node's line has what was published, and what it would be.
    const paint = (now, moved) => {
      const card = published.get(state.country);
      const before = new Map(card.nodes.map((node) => [node.code, node]));
      const after = new Map(now);
      const shown = new Set([...steady, ...moved.filter((code) => pathTo(code).length <= 3)]);
      for (const code of shown) {
        const { cells } = row(code);
        const was = before.get(code);
        const now = after.get(code) ?? was;
        write(cells.published, was.display === undefined ? say("no-score") : number(was.display));
        write(cells.now, now.display === undefined ? say("no-score") : number(now.display));
        cells.now.dataset.score = now.score ?? "";
        write(cells.difference, difference(was.score, now.score));
      }
      for (const [code, { line }] of rows) line.hidden = !shown.has(code);
      for (const block of blocks.values()) {
        const now = after.get(block.code) ?? before.get(block.code);
        write(block.score, now.display === undefined ? "" : number(now.display));
      }
    };
    /** Bounds and ranks. */
    const paintPlaces = (places) => {
      const found = new Map(places.map((node) => [node.code, node]));
      const shown = (bound) => number(rounded(exact(bound), framework.display.digits));
      for (const [code, { cells }] of rows) {
        const { bounds, rank, ranked } = found.get(code) ?? {};
        write(cells.bounds, bounds ? say("range", { low: shown(bounds.low), high: shown(bounds.high) }) : "");
        write(cells.rank, rank === undefined ? "" : say("rank-of", { rank: number(rank), count: ranked }));
      }
      const { cells } = row(top.code);
      write(status, say("announced", {
        country: countryName(state.country), before: cells.published.textContent, after: cells.now.textContent, rank: cells.rank.textContent,
      }));
    };
    const engine = globalThis.cpiEngine.start();
    const listed = JSON.stringify(assessments);
    const openRound = async (whole) => {
      await engine.call("open", "round", JSON.stringify(whole), listed);
      await engine.call("session", "round");
    };
    let reopen = false;
    // The last changes that could be scored.
    let accepted = { answers: new Map(), weights: new Map() };
    let running = false;
    let again = false;
    /** Asks the engine anew; while it works, only the newest state waits. */
    const update = async () => {
      refusal.hidden = true;
      marks();
      remember();
      again = true;
      if (running) return;
      running = true;
      while (again) {
        again = false;
        const { country } = state;
        const tried = { answers: new Map(state.answers), weights: new Map(state.weights) };
        try {
          if (reopen) {
            reopen = false;
            await openRound(bare(state.weights.size ? reweighed() : framework));
          }
          const { effect, places } = JSON.parse(await engine.call("whatIf", "round", country, JSON.stringify(Object.fromEntries(state.answers))));
          accepted = tried;
          const moved = effect.nodes.map((node) => node.code);
          // With other weights more has changed than answers did; the scorecard has all of it.
          const now = state.weights.size
            ? JSON.parse(await engine.call("scorecard", "round", country)).nodes.map((node) => [node.code, node])
            : effect.nodes.map(({ code, after }) => [code, after]);
          // Another country was chosen meanwhile; its figures come next.
          if (country !== state.country) continue;
          paint(now, moved);
          paintPlaces(places);
          list(effect);
        } catch (error) {
          if (!tried.answers.size && !tried.weights.size) {
            running = false;
            throw error;
          }
          // What cannot be scored is undone, and the reason said.
          refusal.hidden = false;
          write(refusal, say("refused", { reason: error.message }));
          const all = ({ answers, weights }) => canonical([...answers, ...weights]);
          const back = all(tried) === all(accepted) ? { answers: new Map(), weights: new Map() } : accepted;
          state.answers = new Map(back.answers);
          state.weights = new Map(back.weights);
          reopen = true;
          again = true;
          marks();
          remember();
        }
      }
      running = false;
      place.dataset.ready = String(Number(place.dataset.ready ?? 0) + 1);
    };

    // Each country has changes of its own; the session forgets those of the one before.
    const changesOf = new Map();
    chosen.addEventListener("change", () => {
      changesOf.set(state.country, state.answers);
      state.country = chosen.value;
      state.answers = changesOf.get(state.country) ?? new Map();
      accepted = { answers: new Map(), weights: new Map() };
      reopen = true;
      update();
    });
    const follow = () => {
      if (location.hash === own) return;
      changesOf.clear();
      accepted = { answers: new Map(), weights: new Map() };
      readAddress();
      chosen.value = state.country;
      reopen = true;
      update();
    };
    addEventListener("hashchange", follow);

    place.replaceChildren(
      el("p", { class: "app-note" }, say("what-if-note")),
      el("p", {}, el("label", { for: "app-country" }, say("country")), " ", chosen),
      status, refusal,
      el("div", {}, el("div", { class: "app-scroll", tabindex: "0", role: "region", "aria-label": say("figures-caption") }, table), others),
      changesTitle, none, changes, followedPart, tools, commandPart,
      el("p", {}, el("label", { for: "app-link" }, say("link")), " ", link),
      el("h2", {}, say("answers-title")),
      el("p", {}, el("label", { for: "app-search" }, say("search")), " ", search), found,
      ...sections,
      ...(weighed ? [el("h2", {}, say("weights-title")), el("p", {}, say("weights-note")), el("ul", { class: "app-weights" }, ...weightRows)] : []),
    );
    readAddress();
    chosen.value = state.country;
    saveFramework.hidden = !weighed;
    link.value = location.href;
    paint([], []);
    reopen = true;
    await update();
  };

  // --- Check it yourself ----------------------------------------------------------------------

  /** SHA-256 in hexadecimal digits. Pages over plain HTTP are given none by the browser. */
  const sha256 = async (bytes) => {
    const hash = globalThis.crypto?.subtle
      ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
      : sha256Here(new Uint8Array(bytes));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  /** The same by FIPS 180-4, without the browser's help. */
  const sha256Here = (bytes) => {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
    const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) >>> 0;
    const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
    const hash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
    const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(padded.length - 4, bytes.length << 3);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    const w = new Uint32Array(64);
    for (let at = 0; at < padded.length; at += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const low = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const high = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + low + w[i - 7] + high;
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + w[i];
        const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, i) => { hash[i] += word; });
    }
    return [...hash].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  };

  /** Every figure of a scorecard by its name: scores, bounds, coverage of nodes, groups and cells; gaps. */
  const figures = (card) => {
    const found = new Map();
    for (const { code, ...figure } of card.nodes) found.set(code, figure);
    for (const view of card.views ?? []) {
      for (const { code, ...figure } of view.groups ?? []) found.set(`${view.code}:${code}`, figure);
      for (const { row, group, ...figure } of view.cells ?? []) found.set(`${row}/${view.code}:${group}`, figure);
    }
    for (const { node, ...figure } of card.gaps ?? []) found.set(`gap of ${node}`, figure);
    return found;
  };

  /** What differs between two documents of scores: figure by figure, then everything else. */
  const compared = (said, computed) => {
    const byCountry = new Map();
    const others = [];
    const cards = (of) => new Map((of.scorecards ?? []).map((card) => [card.country, card]));
    const [old, anew] = [cards(said), cards(computed)];
    for (const country of new Set([...old.keys(), ...anew.keys()])) {
      const found = { same: 0, differ: [] };
      byCountry.set(country, found);
      const before = old.has(country) ? figures(old.get(country)) : new Map();
      const after = anew.has(country) ? figures(anew.get(country)) : new Map();
      for (const name of new Set([...before.keys(), ...after.keys()])) {
        const [one, two] = [before.get(name), after.get(name)];
        if (canonical(one) === canonical(two)) found.same++;
        else found.differ.push({ name, said: one, computed: two });
      }
      if (!found.differ.length && canonical(old.get(country)) !== canonical(anew.get(country))) {
        found.differ.push({ name: country, said: undefined, computed: undefined });
      }
    }
    // The query and the engine's version may differ with who asks; what the figures rest on may not. The lists
    // of regions and groups are the round's: no figure is computed from them, and the manifest vouches for them.
    const rest = ({ provenance }) => ({
      ...provenance,
      engine: undefined,
      assessments: provenance?.assessments?.map((each) => ({ ...each, units: undefined })),
    });
    const [before, after] = [rest(said), rest(computed)];
    for (const key of Object.keys({ ...before, ...after })) {
      if (canonical(before[key]) !== canonical(after[key])) others.push(key);
    }
    // A country that has two scorecards, of which one is not looked at.
    const isSame = [...byCountry.values()].every((each) => !each.differ.length);
    if (isSame && canonical(said.scorecards) !== canonical(computed.scorecards)) others.push("scorecards");
    return { byCountry, others };
  };

  const check = async () => {
    const engine = globalThis.cpiEngine.start();
    const scoreOnce = async (framework, assessments, query) => {
      await engine.call("open", "check", framework, assessments);
      return JSON.parse(await engine.call("run", "check", JSON.stringify(query)));
    };
    // One after the other, so that nothing is computed of what another check has opened.
    let queue = Promise.resolve();
    const scoreAnew = (...given) => {
      queue = queue.catch(() => undefined).then(() => scoreOnce(...given));
      return queue;
    };
    const short = (figure) => {
      if (figure === undefined) return say("nothing");
      const value = figure.score ?? figure.gap;
      return value === undefined ? figure.state ?? say("no-score") : number(value);
    };
    const named = (name) => {
      const [code, rest] = name.split("/");
      return nodes.has(code) && !rest ? `${name} ${label(code)}` : name;
    };

    /** Shows what a comparison found. */
    const report = (part, { byCountry, others }) => {
      const all = [...byCountry.values()];
      const differ = all.reduce((sum, each) => sum + each.differ.length, 0) + others.length;
      const same = all.reduce((sum, each) => sum + each.same, 0);
      const rows = [...byCountry].map(([country, each]) => el("tr", { "data-country": country },
        el("th", { scope: "row" }, countryName(country)), el("td", { "data-of": "same" }, String(each.same)),
        el("td", { "data-of": "differ" }, String(each.differ.length))));
      const listed = [...byCountry].flatMap(([country, each]) => each.differ.map(({ name, said, computed }) =>
        el("li", {}, say("figure-differs", { country: countryName(country), name: named(name), said: short(said), computed: short(computed) }))));
      for (const key of others) listed.push(el("li", {}, say("provenance-differs", { key })));
      part.replaceChildren(
        verdict(differ === 0, differ === 0 ? say("scores-same", { count: same }) : say("scores-differ", { count: differ, same })),
        el("div", { class: "app-scroll", tabindex: "0", role: "region", "aria-label": say("scores-caption") },
          el("table", {}, el("caption", {}, say("scores-caption")),
            el("thead", {}, el("tr", {}, ...["country", "same", "differ"].map((key) => el("th", { scope: "col" }, say(`column-${key}`))))),
            el("tbody", {}, ...rows))),
        ...(listed.length ? [el("ul", { class: "app-differ" }, ...listed.slice(0, 200)), ...(200 < listed.length ? [el("p", {}, say("and-more", { count: listed.length - 200 }))] : [])] : []),
      );
      part.dataset.result = differ === 0 ? "same" : "differ";
    };
    const verdict = (good, text) => el("p", { class: good ? "app-good" : "app-bad" }, good ? "\u2713 " : "\u2717 ", text);
    const fail = (part, error, key = "check-failed") => {
      part.replaceChildren(verdict(false, say(key, { reason: error.message })));
      part.dataset.result = "failed";
    };

    // 1: the scores, from what came with this page.
    const scoresPart = el("div", { id: "app-scores", role: "status" }, el("p", {}, say("computing")));

    // 2: every file against the manifest, and the scores from the files.
    const filesPart = el("div", { id: "app-files" });
    const bar = el("progress", { hidden: true, max: 1, value: 0, "aria-label": say("reading") });
    const state = el("p", { role: "status" });
    const isServed = location.protocol.startsWith("http");
    const decode = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

    /** The file that lists all others once more, with the data. */
    const LISTED_TOO = "data/manifest.json";
    /** Compares files with the manifest; `read` promises the bytes of a path, `there` are the paths, if known. */
    const checkFiles = async (read, there) => {
      // One check at a time.
      if (!bar.hidden) return;
      filesPart.replaceChildren();
      delete filesPart.dataset.result;
      bar.hidden = false;
      bar.value = 0;
      try {
        const manifestBytes = await read("SHA256SUMS");
        if (!manifestBytes) throw new Error(say("no-manifest"));
        const wanted = new Map();
        const manifest = decode(manifestBytes);
        for (const line of manifest.split("\n").filter(Boolean)) {
          const [, hash, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
          if (!hash) throw new Error(say("bad-manifest", { line }));
          wanted.set(path, hash);
        }
        const kept = new Map();
        const documents = new Set([files.framework, files.scores, ...files.assessments]);
        let listedToo;
        const faults = [];
        let done = 0;
        const paths = [...wanted.keys()];
        const work = async () => {
          for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
            const bytes = await read(path);
            if (!bytes) faults.push({ path, what: "file-missing" });
            else if (await sha256(bytes) !== wanted.get(path)) faults.push({ path, what: "file-changed" });
            else if (path === LISTED_TOO) listedToo = JSON.parse(decode(bytes)).files;
            if (bytes && documents.has(path)) kept.set(path, bytes);
            bar.value = ++done / wanted.size;
            write(state, say("reading-file", { done, all: wanted.size }));
          }
        };
        await Promise.all([work(), work(), work(), work()]);
        // The manifest itself: its lines are in the order of the paths, and `data/manifest.json` lists the same files.
        const lines = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, hash]) => `${hash}  ${path}\n`).join("");
        const others = [...wanted].filter(([path]) => path !== LISTED_TOO);
        const isListed = !listedToo || (Object.keys(listedToo).length === others.length && others.every(([path, hash]) => listedToo[path] === hash));
        if (lines !== manifest || !isListed || !wanted.has(LISTED_TOO)) faults.push({ path: "SHA256SUMS", what: "file-changed" });
        // The one file that the manifest does not list may say which edition came later, and nothing else.
        const later = await read("superseded.css");
        const isPlain = (text) => /^\/\*[A-Za-z0-9 ,.:]+\*\/\n(:root \{\n(  --superseded-(by|at|lacks): "[A-Za-z0-9._~%\/ -]*";\n){3}\}\n\.superseded-(edition|correction) \{ display: block; \}\n\.superseded-at::after \{ content: "[A-Za-z0-9._~%\/ ()-]*"; \}\n)?$/.test(text);
        if (later && !isPlain(decode(later))) faults.push({ path: "superseded.css", what: "file-changed" });
        for (const path of there ?? []) {
          if (!wanted.has(path) && path !== "superseded.css" && !/^SHA256SUMS(\.|$)/.test(path)) faults.push({ path, what: "file-extra" });
        }
        for (const path of documents) {
          if (!wanted.has(path)) faults.push({ path, what: "file-not-listed" });
        }
        faults.sort((one, other) => (one.path < other.path ? -1 : 1));
        const items = faults.map(({ path, what }) => el("li", { "data-path": path }, say(what, { path })));
        const scoresOfFiles = el("div", { id: "app-file-scores" });
        filesPart.replaceChildren(
          verdict(!faults.length, faults.length ? say("files-differ", { count: faults.length, all: wanted.size }) : say("files-same", { count: wanted.size })),
          el("ul", { class: "app-differ" }, ...items),
          el("p", {}, say("manifest-hash"), " ", el("code", { class: "app-hash" }, await sha256(manifestBytes))),
          el("h3", {}, say("file-scores-title")), scoresOfFiles);
        if (!faults.length) filesPart.querySelector("ul").remove();
        try {
          const text = (path) => {
            if (!kept.has(path)) throw new Error(say("file-missing", { path }));
            return decode(kept.get(path));
          };
          const published = JSON.parse(text(files.scores));
          const listed = `[${files.assessments.map(text).join(",")}]`;
          report(scoresOfFiles, compared(published, await scoreAnew(text(files.framework), listed, published.query)));
        } catch (error) {
          fail(scoresOfFiles, error);
        }
        filesPart.dataset.result = faults.length ? "differ" : "same";
        write(state, filesPart.firstChild.textContent);
      } catch (error) {
        fail(filesPart, error, "files-failed");
        write(state, filesPart.textContent);
      }
      bar.hidden = true;
    };

    const overHttp = async (path) => {
      const address = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
      const answered = await fetch(address, { cache: "no-store" });
      return answered.ok ? answered.arrayBuffer() : undefined;
    };
    const folder = el("input", { type: "file", id: "app-folder", webkitdirectory: true, multiple: true, on: {
      change: () => {
        // Paths begin with the folder that was chosen; the site may lie deeper in it.
        const byPath = new Map([...folder.files].map((file) => [file.webkitRelativePath || file.name, file]));
        const manifests = [...byPath.keys()].filter((path) => /(^|\/)SHA256SUMS$/.test(path)).sort((one, other) => one.length - other.length);
        const above = (manifests[0] ?? "SHA256SUMS").replace(/SHA256SUMS$/, "");
        const inside = [...byPath.keys()].filter((path) => path.startsWith(above)).map((path) => path.slice(above.length));
        return checkFiles((path) => byPath.get(above + path)?.arrayBuffer(), inside);
      },
    } });
    const start = isServed
      ? el("p", {}, button(say("check-files"), () => checkFiles(overHttp)))
      : undefined;

    // The site itself: its files, its signature, and the scores of the publication within it.
    const verify = files.publication && "cpi verify .";
    place.replaceChildren(
      el("h2", {}, say("scores-title")), el("p", {}, say("scores-note")), scoresPart,
      el("p", { class: "app-unit" }, say("engine", { version: globalThis.cpiEngine.version, sources: globalThis.cpiEngine.sources.slice(0, 16) })),
      el("h2", {}, say("files-title")), el("p", {}, say("files-note")),
      start ?? "", el("p", {}, el("label", { for: "app-folder" }, say(isServed ? "choose-too" : "choose")), " ", folder),
      bar, state, filesPart,
      el("h2", {}, say("command-title")), el("p", {}, say("command-note")),
      el("pre", { tabindex: "0" }, el("code", {}, ["sha256sum --check SHA256SUMS", verify].filter(Boolean).join("\n"))),
      el("p", {}, say("signature-note")),
      el("pre", { tabindex: "0" }, el("code", {}, [
        "ssh-keygen -Y verify -f allowed_signers -I NAME -n cpi-publication -s SHA256SUMS.sig < SHA256SUMS",
        verify && `${verify} --allowed-signers allowed_signers`,
      ].filter(Boolean).join("\n"))),
    );
    try {
      const computed = await scoreAnew(JSON.stringify(framework), JSON.stringify(assessments), scores.query);
      report(scoresPart, compared(scores, computed));
    } catch (error) {
      fail(scoresPart, error);
    }
  };

  const run = { "what-if": whatIf, check }[place.dataset.app];
  run?.().catch((error) => {
    // What cannot run is said, and stands in the console with its place.
    console.error(error);
    place.append(el("p", { class: "app-bad", role: "alert" }, say("failed", { reason: error.message })));
  });
})();
