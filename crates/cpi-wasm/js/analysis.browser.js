import init, * as raw from "./analysis/cpi_wasm.js";
import { start } from "./browser.js";

export { CpiError } from "./door.js";
export const {
  load, check, checkAssessments, score, compare, explain, Index, Session, robustness, coherence, trend, plan, whatIf, peers,
} = start(init, raw);
