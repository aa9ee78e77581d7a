// "What would lift the index to a score?" on the what-if page: better answers, those first that add most by
// themselves, until the score is reached. The engine scores each step; the answers then stand in the address,
// where the page takes them from.
"use strict";
(() => {
  const place = document.getElementById("app");
  if (!place || !globalThis.cpiSteps || !globalThis.cpiEngine) return;
  const { framework, assessments, scores } = globalThis.cpiData;
  const { say, number, typed, el } = globalThis.cpiApp;
  const { exact } = globalThis.cpiDecimal;
  const top = framework.nodes[0];
  const isLower = top.direction === "lower-is-better";

  const field = el("input", { id: "app-reach", type: "text", inputmode: "decimal", autocomplete: "off", size: "6" });
  const button = el("button", { type: "submit" }, say("reach-show"));
  const message = el("p", { role: "status" });
  const form = el("form", { class: "app-reach" },
    el("label", { for: field.id }, say("reach")), " ", field, " ", button, message);

  const publishedOf = (country) => scores.scorecards.find((card) => card.country === country).nodes[0].score;

  let engine;
  let isOpen = false;
  // The country whose answers the session has changed: another one begins with the published answers of all.
  let changed;
  const scored = async (country, answers) => {
    engine ??= globalThis.cpiEngine.start();
    if (!isOpen) await engine.call("open", "reach", JSON.stringify(framework), JSON.stringify(assessments));
    isOpen = true;
    if (changed !== country) await engine.call("session", "reach");
    changed = country;
    const { effect } = JSON.parse(await engine.call("whatIf", "reach", country, JSON.stringify(Object.fromEntries(answers))));
    const moved = effect.nodes.find((node) => node.code === top.code);
    return moved ? moved.after.score : publishedOf(country);
  };
  const reach = async () => {
    const wanted = typed(field.value);
    if (!/^-?\d+(\.\d+)?$/.test(wanted)) {
      message.textContent = say("reach-number");
      field.focus();
      return;
    }
    const target = exact(wanted);
    const country = document.getElementById("app-country").value;
    const steps = (globalThis.cpiSteps[country] ?? []).map((step) => [step.slice(0, step.indexOf("=")), step.slice(step.indexOf("=") + 1)]);
    const holds = (score) => score !== undefined && (isLower ? exact(score) <= target : target <= exact(score));
    const name = document.querySelector("#app-country option:checked").textContent;
    const now = publishedOf(country);
    if (holds(now)) {
      message.textContent = say("reach-there", { country: name, target: number(wanted) });
      return;
    }
    button.disabled = true;
    message.textContent = say("computing");
    try {
      if (!steps.length || !holds(await scored(country, steps))) {
        message.textContent = say("reach-beyond", { country: name, target: number(wanted) });
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
      message.textContent = say("reach-found", { country: name, target: number(wanted), count: many });
    } catch (error) {
      // After a fault another engine is there, which has read nothing yet.
      [isOpen, changed] = [false, undefined];
      message.textContent = say("failed", { reason: error.message });
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
