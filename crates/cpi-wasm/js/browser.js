// How the packages start in a browser: when they are asked to, since the WebAssembly is fetched.

import { CpiError, door } from "./door.js";

/** The functions over bindings, and `load`, which must have ended before they are called. */
export function start(init, raw) {
  let isLoaded = false;
  let loading;
  const load = (source) => {
    loading ??= init(source === undefined ? undefined : { module_or_path: source }).then(
      () => { isLoaded = true; },
      (cause) => {
        loading = undefined;
        throw new CpiError("the WebAssembly could not be loaded", [], { cause });
      },
    );
    return loading;
  };
  return { load, ...door({ raw, reset: raw.__wbg_reset_state, isLoaded: () => isLoaded }) };
}
