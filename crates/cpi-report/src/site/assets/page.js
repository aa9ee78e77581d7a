// Links the mark of a superseded edition to the same page of the edition that came after it.
"use strict";
(() => {
  const root = new URL("..", document.currentScript.src);
  const style = getComputedStyle(document.documentElement);
  // The values of superseded.css are texts of letters, digits and `-._~/%`; anything else is passed over.
  const value = (name) => {
    const found = style.getPropertyValue(`--superseded-${name}`).trim().slice(1, -1);
    return /^[A-Za-z0-9._~%/-]+( [A-Za-z0-9._~%/-]+)*$/.test(found) ? found : "";
  };
  const [round, folder, lacks] = ["by", "at", "lacks"].map(value);
  if (!round || !folder || folder.includes("/") || folder === ".." || folder === ".") return;
  const path = location.href.split(/[?#]/)[0].slice(root.href.length) || "index.html";
  const isThere = !lacks.split(" ").some((each) => each === path || decodeURIComponent(each) === decodeURIComponent(path));
  const later = new URL(`../${folder}/${isThere ? path + location.hash : "index.html"}`, root);
  for (const place of document.querySelectorAll(".superseded-at")) {
    const link = document.createElement("a");
    link.href = later.href;
    link.textContent = decodeURIComponent(round);
    place.replaceWith(link);
  }
})();
