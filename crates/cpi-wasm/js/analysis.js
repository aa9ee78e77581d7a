import * as raw from "./analysis/cpi_wasm.js";
import { start } from "./node.js";

export { CpiError } from "./door.js";
export { load } from "./node.js";
export const {
  check, checkAssessments, score, compare, explain, Index, Session, robustness, coherence, trend, plan, whatIf, peers,
} = start(raw, "analysis");
