import * as raw from "./scores/cpi_wasm.js";
import { start } from "./node.js";

export { CpiError } from "./door.js";
export { load } from "./node.js";
export const {
  check, checkAssessments, score, compare, explain, Index, Session,
} = start(raw, "scores");
