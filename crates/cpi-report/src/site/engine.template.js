"use strict";
// The engine of the command `cpi`, as WebAssembly, for the pages of a site. It is all in this one
// script, so that a page works from a folder without a server, and it runs in a worker that is
// made from this text, so that the page stays alive meanwhile.
(() => {
  /** What the worker runs; it uses nothing from outside. `port` is where its questions come from. */
  const work = (port, packed) => {
    /* BINDINGS */

    const started = (async () => {
      const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
      const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const module = await WebAssembly.compile(await new Response(unpacked).arrayBuffer());
      await wasm_bindgen({ module_or_path: module });
    })();

    // What has been read, by the name that the page gives it.
    const indices = new Map();
    const sessions = new Map();
    const held = (map, name) => {
      const found = map.get(name);
      if (!found) throw new Error(`nothing is open as \`${name}\``);
      return found;
    };
    const keep = (map, name, made) => {
      map.get(name)?.free();
      map.delete(name);
      map.set(name, made());
    };
    const calls = {
      /** Reads a framework and a list of assessments, texts in JSON, and keeps them. */
      open: (name, framework, assessments) => keep(indices, name, () => new wasm_bindgen.Index(framework, assessments)),
      /** The document that answers a query, in the text that `cpi` prints. */
      run: (name, query) => held(indices, name).run(query),
      /** Opens a session on an index that was read. */
      session: (name) => keep(sessions, name, () => new wasm_bindgen.Session(held(indices, name))),
      /** What answers do that are all changed at once from those published, and where the country stands then. */
      whatIf: (name, country, answers) => held(sessions, name).what_if(country, answers),
      /** The whole scorecard of a country with its changes. */
      scorecard: (name, country) => held(sessions, name).scorecard(country),
    };

    port.onmessage = async ({ data: { id, call, given } }) => {
      try {
        await started;
        port.postMessage({ id, found: calls[call](...given) });
      } catch (error) {
        // A refusal is a text in JSON; anything else is a fault, after which nothing here can be trusted.
        if (typeof error === "string") port.postMessage({ id, refused: JSON.parse(error).message });
        else port.postMessage({ id, fault: String(error?.message ?? error) });
      }
    };
  };

  const packed = "PACKED";

  /**
   * Starts an engine: `call(name, ...given)` promises what it gives. After a fault another worker answers, which
   * has read nothing yet: `open` comes first again.
   */
  const start = () => {
    const waiting = new Map();
    let last = 0;
    const source = `(${work})(self, "${packed}")`;
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    let worker;
    const end = (reason) => {
      worker.terminate();
      worker = undefined;
      for (const { refuse } of waiting.values()) refuse(new Error(reason));
      waiting.clear();
    };
    const begin = () => {
      worker = new Worker(address);
      worker.onmessage = ({ data: { id, found, refused, fault } }) => {
        if (fault !== undefined) return end(fault);
        const asked = waiting.get(id);
        waiting.delete(id);
        if (refused === undefined) asked?.answer(found);
        else asked?.refuse(new Error(refused));
      };
      worker.onerror = (event) => end(event.message || "the engine could not be started");
    };
    return {
      call: (call, ...given) => new Promise((answer, refuse) => {
        if (!worker) begin();
        const id = ++last;
        waiting.set(id, { answer, refuse });
        worker.postMessage({ id, call, given });
      }),
    };
  };

  globalThis.cpiEngine = { version: "VERSION", sources: "SOURCES", start };
})();
