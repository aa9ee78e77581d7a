// Compares two to four countries: a table of their scores, part by part. Which ones stays in the address.
"use strict";
(() => {
  const place = document.getElementById("_compare");
  const source = document.getElementById("_compare-data");
  if (!place || !source) return;
  const { countries, turns, parts, range, digits, rounding, decimal, words } = JSON.parse(source.textContent);
  if (countries.length < 2) return;
  const MOST = 4;
  const MARKS = ["\u25CF", "\u25B2", "\u25A0", "\u25C6"];
  const number = (text) => text.replace(".", decimal).replace(/^-/, "\u2212");
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const el = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  const { exact, rounded } = globalThis.cpiDecimal;
  /** A difference with as many digits as a score, or two more where it would be lost. */
  const shown = (difference, signed = true) => {
    const size = difference < 0n ? -difference : difference;
    const short = rounded(size, digits, rounding);
    const text = size && !/[1-9]/.test(short) ? rounded(size, digits + 2, rounding) : short;
    const sign = !signed || !difference ? "" : difference < 0n ? "\u2212" : "+";
    return sign + number(text);
  };
  /** By how much the first score is better than the second; nothing where one is missing. */
  const ahead = (part, one, other) => {
    const [first, second] = [part.scores[one], part.scores[other]];
    if (!first || !second) return undefined;
    const found = exact(first[0]) - exact(second[0]);
    return part.lower ? -found : found;
  };

  const fields = Array.from({ length: Math.min(MOST, countries.length) }, (_, at) => {
    const options = countries.map(({ name }, index) => [name, index]).sort(([one], [other]) => one.localeCompare(other, document.documentElement.lang));
    const none = 2 <= at ? [el("option", { value: "" }, words.none)] : [];
    return el("select", { id: `_country-${at + 1}` }, ...none, ...options.map(([name, index]) => el("option", { value: index }, name)));
  });
  const chosen = () => [...new Set(fields.map((field) => field.value).filter((value) => value !== "").map(Number))];
  const read = () => {
    const codes = location.hash.slice(1).split(",").map((code) => {
      try {
        return decodeURIComponent(code);
      } catch {
        return ""; // An address that was cut off.
      }
    });
    const found = codes.map((code) => countries.findIndex((each) => each.code === code)).filter((index) => 0 <= index);
    const start = 2 <= found.length ? found.slice(0, MOST) : [0, 1];
    fields.forEach((field, at) => { field.value = start[at] ?? ""; });
  };

  const status = el("div", { role: "status" });
  const result = el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": words.caption });

  /** What the order of two countries rests on. */
  const sentence = (one, other) => {
    const by = ahead(parts[0], one, other);
    if (by === undefined) return undefined;
    const [first, second] = by < 0n ? [other, one] : [one, other];
    const names = { one: countries[first].name, other: countries[second].name };
    if (by === 0n) return say(words.level, names);
    if (countries[one].rank === countries[other].rank) return say(words.shared, names);
    // Countries stand in the order of their ranks.
    const open = turns[Math.min(first, second)][Math.max(first, second)] === "1";
    return `${say(words.ahead, { ...names, by: shown(by, false) })} ${open ? words.open : words.sure}`;
  };

  const draw = () => {
    const indices = chosen();
    const ranked = [...indices].sort((one, other) => one - other);
    const lines = ranked.slice(1).map((other, at) => sentence(ranked[at], other));
    if (indices.length === 2) {
      const [one, other] = indices;
      const better = (first, second) => parts.slice(1).filter((part) => 0n < (ahead(part, first, second) ?? 0n)).length;
      lines.push(say(words.counts, { one: countries[one].name, count: better(one, other), other: countries[other].name, otherCount: better(other, one) }));
    }
    status.replaceChildren(...lines.filter(Boolean).map((line, at) => el("p", {}, at ? line : el("strong", {}, line))));
    const isPair = indices.length === 2;
    const head = el("tr", {}, el("th", { scope: "col" }, words.part),
      ...indices.map((index, at) => {
        const { name, href, rank } = countries[index];
        const title = rank ? say(words.rank, { country: name, rank }) : name;
        const mark = el("span", { class: `compare-${at}`, "aria-hidden": "true" }, `${MARKS[at]} `);
        return el("th", { scope: "col", class: "n" }, mark, href ? el("a", { href }, title) : title);
      }),
      ...(isPair ? [el("th", { scope: "col", class: "n" }, words.difference)] : []),
      el("th", { scope: "col", class: "compare-axis", "aria-hidden": "true" }, words.position));
    const [low, high] = range.map(Number);
    const rows = parts.map((part) => {
      const name = part.href ? el("a", { href: part.href }, part.name) : part.name;
      const cells = indices.map((index) => {
        const score = part.scores[index];
        return el("td", { class: "n" }, score ? el("data", { value: score[0] }, number(score[1])) : "\u2013");
      });
      if (isPair) {
        const [one, other] = indices.map((index) => part.scores[index]);
        cells.push(el("td", { class: "n" }, one && other ? shown(exact(one[0]) - exact(other[0])) : ""));
      }
      const axis = el("div", { class: "compare-line" });
      indices.forEach((index, at) => {
        const score = part.scores[index];
        if (!score) return;
        const mark = el("span", { class: `compare-${at}` }, MARKS[at]);
        mark.style.left = `${100 * (Number(score[0]) - low) / (high - low)}%`;
        axis.append(mark);
      });
      return el("tr", { "data-code": part.code, class: `compare-depth-${Math.min(part.depth, 3)}` }, el("th", { scope: "row" }, name), ...cells,
        el("td", { class: "compare-axis", "aria-hidden": "true" }, axis));
    });
    result.replaceChildren(el("table", {}, el("caption", {}, words.caption), el("thead", {}, head), el("tbody", {}, ...rows)));
  };
  const changed = () => {
    history.replaceState(null, "", `#${chosen().map((index) => countries[index].code).join(",")}`);
    // The same choice in the other languages.
    for (const link of document.querySelectorAll("nav.languages a")) link.hash = location.hash;
    draw();
  };
  for (const field of fields) field.addEventListener("change", changed);
  addEventListener("hashchange", () => { read(); draw(); });
  place.append(
    el("fieldset", {}, el("legend", {}, words.choose),
      ...fields.map((field, at) => el("label", { for: field.id }, el("span", {}, `${words.country} ${at + 1} `), field))),
    status, result);
  place.hidden = false;
  read();
  draw();
})();
