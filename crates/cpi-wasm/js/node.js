// How the packages start in Node: at once, with the WebAssembly beside the script.

import { readFileSync } from "node:fs";
import { door } from "./door.js";

/** The functions over the bindings of a WebAssembly that is in this folder. */
export function start(raw, folder) {
  const bytes = readFileSync(new URL(`./${folder}/cpi_wasm_bg.wasm`, import.meta.url));
  raw.initSync({ module: new WebAssembly.Module(bytes) });
  return door({ raw, reset: raw.__wbg_reset_state, isLoaded: () => true });
}

/** Everything is there already; it is here so that one program runs in Node and in a browser. */
export async function load() {}
