// "What would lift the index to a score?" on the what-if page: better answers, those first that add most by
// themselves, until the score is reached. The engine scores each step; the answers then stand in the address,
// where the page takes them from.
"use strict";
(() => {
  const place = document.getElementById("app");
  if (!place || !globalThis.cpiSteps || !globalThis.cpiEngine) return;
  const { framework, assessments, scores } = globalThis.cpiData;
  const words = globalThis.cpiWords;
  const say = (key, values = {}) => (words[key] ?? key).replace(/\{ ?(\w+) ?\}/g, (whole, name) => values[name] ?? whole);
  const el = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const top = framework.nodes[0];
  const isLower = top.direction === "lower-is-better";
  const typed = (text) => (words.decimal === "," ? text.trim().replace(",", ".") : text.trim());
  const shown = (text) => String(text).replace(".", words.decimal ?? ".");

  const field = el("input", { id: "app-reach", type: "text", inputmode: "decimal", autocomplete: "off", size: "6" });
  const button = el("button", { type: "submit" }, say("reach-show"));
  const told = el("p", { role: "status" });
  const form = el("form", { class: "app-reach" },
    el("label", { for: field.id }, say("reach")), " ", field, " ", button, told);

  let engine;
  const scored = async (country, answers) => {
    if (!engine) {
      engine = globalThis.cpiEngine.start();
      await engine.call("open", "reach", JSON.stringify(framework), JSON.stringify(assessments));
      await engine.call("session", "reach");
    }
    await engine.call("set", "reach", country, JSON.stringify(Object.fromEntries(answers)));
    const { scorecard } = JSON.parse(await engine.call("standing", "reach", country));
    return Number(scorecard.nodes[0].score);
  };
  const reach = async () => {
    const wanted = typed(field.value);
    if (!/^-?\d+(\.\d+)?$/.test(wanted)) {
      told.textContent = say("reach-number");
      field.focus();
      return;
    }
    const target = Number(wanted);
    const country = document.getElementById("app-country").value;
    const steps = (globalThis.cpiSteps[country] ?? []).map((step) => [step.slice(0, step.indexOf("=")), step.slice(step.indexOf("=") + 1)]);
    const holds = (score) => (isLower ? score <= target : target <= score);
    const name = document.querySelector("#app-country option:checked").textContent;
    const now = scores.scorecards.find((card) => card.country === country).nodes[0].score;
    if (now !== undefined && holds(Number(now))) {
      told.textContent = say("reach-there", { country: name, target: shown(wanted) });
      return;
    }
    button.disabled = true;
    told.textContent = say("computing");
    try {
      if (!steps.length || !holds(await scored(country, steps))) {
        told.textContent = say("reach-beyond", { country: name, target: shown(wanted) });
        return;
      }
      // The first number of steps that is enough, between `few`, which is not, and `many`, which is.
      let [few, many] = [0, steps.length];
      while (1 < many - few) {
        const middle = Math.floor((few + many) / 2);
        if (holds(await scored(country, steps.slice(0, middle)))) many = middle;
        else few = middle;
      }
      const kept = new URLSearchParams([["country", country]]);
      for (const [code, answer] of steps.slice(0, many)) kept.append("answer", `${code}=${answer}`);
      location.hash = `#${kept}`;
      told.textContent = say("reach-found", { country: name, target: shown(wanted), count: many });
    } catch (error) {
      told.textContent = say("failed", { reason: error.message });
    } finally {
      button.disabled = false;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    reach();
  });
  // The page builds itself once the engine runs.
  const show = () => {
    const next = place.querySelector(".app-status");
    if (!place.dataset.ready || !next || form.isConnected) return;
    watch.disconnect();
    next.before(form);
  };
  const watch = new MutationObserver(show);
  watch.observe(place, { attributes: true, childList: true, subtree: true });
  show();
})();
