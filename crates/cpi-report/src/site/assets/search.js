// Narrows the list of the search page to the entries that hold every word that was typed.
"use strict";
(() => {
  const box = document.getElementById("_search");
  const input = document.getElementById("_query");
  const output = box && box.querySelector("output");
  if (!box || !input || !output) return;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const entries = Array.from(document.querySelectorAll("main li"), (entry) => ({ entry, text: fold(entry.textContent) }));
  const narrow = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { entry, text } of entries) {
      const fits = words.every((word) => text.includes(word));
      entry.hidden = !fits;
      if (fits) found += 1;
    }
    output.textContent = words.length ? output.dataset.found.replace("{count}", String(found)) : "";
  };
  input.addEventListener("input", narrow);
  box.hidden = false;
  narrow();
})();
