// What every page does with a script: the mark of a superseded edition leads to the same page of the
// edition that came after it; a chart can be kept as a picture; the code that shows it elsewhere has the
// address of this site.
"use strict";
(() => {
  const root = new URL("..", document.currentScript.src);

  // --- Superseded --------------------------------------------------------------------------------

  const superseded = () => {
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
  };

  // --- Charts ------------------------------------------------------------------------------------

  // The light colours, by the names of their variables.
  const LIGHT = new Map("/* LIGHT */".split(";").map((each) => each.split(":")));
  const SCALE = 3;
  /** The picture of a chart with its title, in light colours, as PNG. */
  const picture = async (figure) => {
    const drawn = figure.querySelector("svg");
    const [, , width, height] = drawn.getAttribute("viewBox").split(" ").map(Number);
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const font = `600 16px ${drawn.getAttribute("font-family")}`;
    pen.font = font;
    const lines = [];
    for (const word of figure.querySelector("figcaption").textContent.trim().split(/\s+/)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && pen.measureText(longer).width <= width - 20) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const above = 22 * lines.length + 12;
    canvas.width = width * SCALE;
    canvas.height = (height + above) * SCALE;
    const text = new XMLSerializer().serializeToString(drawn).replace(/var\((--[\w-]+)\)/g, (whole, name) => LIGHT.get(name) ?? whole);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, width, height + above);
    pen.fillStyle = "#1a1a1a";
    pen.font = font;
    lines.forEach((line, at) => pen.fillText(line, 8, 22 * (at + 1)));
    pen.drawImage(image, 0, above, width, height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const charts = () => {
    for (const button of document.querySelectorAll("[data-png]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(await picture(button.closest("figure")));
        link.download = `${button.dataset.png}.png`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      });
    }
    if (!location.protocol.startsWith("http")) return;
    for (const code of document.querySelectorAll("[data-address]")) {
      code.textContent = code.textContent.replaceAll(`${code.dataset.address}/`, root.href);
    }
  };

  charts();
  superseded();
})();
