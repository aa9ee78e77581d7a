import init, * as raw from "./scores/cpi_wasm.js";
import { start } from "./browser.js";

export { CpiError } from "./door.js";
export const {
  load, check, checkAssessments, score, compare, explain, Index, Session,
} = start(init, raw);
