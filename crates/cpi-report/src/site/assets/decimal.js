// Exact decimals: scores have up to 28 digits, more than a floating-point number holds. The scripts of pages
// compare, subtract and round scores by these functions alone.
"use strict";
(() => {
  const DIGITS = 30;

  /** A decimal as a whole number of units of 10 to the power of -30. */
  const exact = (text) => {
    const [whole, fraction = ""] = text.replace("-", "").split(".");
    const size = BigInt(whole + fraction.padEnd(DIGITS, "0").slice(0, DIGITS));
    return text.startsWith("-") ? -size : size;
  };

  /** What `exact` gave, with some digits after the point, rounded once, as a framework rounds what it shows
   * (methodology 9.1); never -0. */
  const rounded = (value, digits, mode) => {
    const unit = 10n ** BigInt(DIGITS - digits);
    const size = value < 0n ? -value : value;
    const twice = 2n * (size % unit);
    let whole = size / unit;
    const isTieUp = mode === "half-up" || whole % 2n === 1n;
    if (mode !== "down" && (unit < twice || (unit === twice && isTieUp))) whole += 1n;
    const figures = String(whole).padStart(digits + 1, "0");
    const text = digits ? `${figures.slice(0, -digits)}.${figures.slice(-digits)}` : figures;
    return value < 0n && whole !== 0n ? `-${text}` : text;
  };

  globalThis.cpiDecimal = { exact, rounded };
})();
