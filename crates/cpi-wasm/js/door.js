// What stands between JavaScript and the WebAssembly: arguments of any type become texts or an
// error in plain words, results become objects, and refusals become a CpiError.

/** Why a function gives no result; `problems` are those that a person must mend in a document. */
export class CpiError extends Error {
  constructor(message, problems = [], options = undefined) {
    super(message, options);
    this.name = "CpiError";
    this.problems = problems;
  }
}

/** More characters than this of one argument are not read. */
const MOST_CHARACTERS = 200 * 1024 * 1024;

/** What messages call a value that is not what it should be. */
function described(value) {
  if (value === null) return "null";
  try {
    if (Array.isArray(value)) return "a list";
  } catch {
    return "a revoked proxy";
  }
  switch (typeof value) {
    case "undefined": return "missing";
    case "string": return `the text \`${value.slice(0, 60)}\``;
    case "number": return `the number ${value}`;
    case "bigint": return `the number ${value}`;
    case "boolean": return `\`${value}\``;
    case "symbol": return "a symbol";
    case "function": return "a function";
    default: return "an object";
  }
}

function refuse(name, value, allowed) {
  return new CpiError(`\`${name}\` is ${described(value)}; allowed is ${allowed}`);
}

/** A text as it is, if WebAssembly can hold it. */
function whole(name, value) {
  if (MOST_CHARACTERS < value.length) {
    throw new CpiError(`\`${name}\` has ${value.length} characters; at most ${MOST_CHARACTERS} are read`);
  }
  // Bytes have no form for half of a surrogate pair, and the other half would be lost in silence.
  if (value.isWellFormed?.()) return value;
  const half = value.search(/\p{Surrogate}/u);
  if (half !== -1) {
    throw new CpiError(`\`${name}\` holds half of a character, a lone surrogate, at position ${half + 1}; copy the text again`);
  }
  return value;
}

function text(name, value, allowed = "a text") {
  if (typeof value !== "string") throw refuse(name, value, allowed);
  return whole(name, value);
}

function optionalText(name, value) {
  return value === undefined || value === null ? undefined : text(name, value);
}

/** The text of a document that is given as a text or as an object. */
function json(name, value, allowed = "an object, or a text that holds one") {
  if (typeof value === "string") return whole(name, value);
  if (typeof value !== "object" || value === null) throw refuse(name, value, allowed);
  let written;
  try {
    written = JSON.stringify(value);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : "reading it threw something that is no error";
    throw new CpiError(`\`${name}\` cannot be written as JSON: ${why}`, [], { cause });
  }
  if (typeof written !== "string") throw new CpiError(`\`${name}\` has no form in JSON`);
  return whole(name, written);
}

function optionalJson(name, value) {
  return value === undefined || value === null ? undefined : json(name, value);
}

function optionalList(name, value) {
  return value === undefined || value === null ? undefined : list(name, value);
}

function list(name, value) {
  return json(name, value, "a list of documents, each an object or a text, or one text that holds a list");
}

function optionalTexts(name, value) {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw refuse(name, value, "a list of texts");
  return Array.from(value, (each) => text(name, each));
}

function flag(name, value) {
  if (value === undefined) return false;
  if (typeof value !== "boolean") throw refuse(name, value, "`true` or `false`");
  return value;
}

function count(name, value) {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || 2 ** 32 <= value) {
    throw refuse(name, value, "a whole number up to 4294967295, such as 10000");
  }
  return value;
}

/** The digits of a seed: in a text, a bigint, or a number that holds them exactly. */
function seed(name, value) {
  if (typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value))) return String(value);
  return text(name, value, "a whole number, or its digits in a text");
}

function callback(name, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "function") throw refuse(name, value, "a function");
  return value;
}

/** The options of a call: every one that is known, read once; another is refused by name. */
function options(call, given, readers) {
  if (given === undefined) given = {};
  if (typeof given !== "object" || given === null) throw refuse("options", given, "an object");
  const known = Object.keys(readers);
  const found = {};
  try {
    for (const key of Reflect.ownKeys(given)) {
      if (!known.includes(key)) {
        throw new CpiError(`${call} has no option \`${String(key)}\`; allowed are ${known.map((each) => `\`${each}\``).join(", ")}`);
      }
    }
    for (const key of known) found[key] = given[key];
    // Reading a value may call into it: a proxy or an iterator throws what it likes.
    for (const key of known) found[key] = readers[key](key, found[key]);
  } catch (cause) {
    if (cause instanceof CpiError) throw cause;
    throw new CpiError(`the options of ${call} cannot be read`, [], { cause });
  }
  return found;
}

/**
 * The functions of the package, over the bindings of its WebAssembly. `reset` starts the
 * WebAssembly anew, `isLoaded` says whether it was started.
 */
export function door({ raw, reset, isLoaded }) {
  let depth = 0;
  let broken = false;
  // Sessions of an instance that was given up are no longer there.
  let generation = 0;

  /** Calls the WebAssembly. What it refuses is a CpiError; where it fails, it is started anew. */
  function call(made) {
    if (!isLoaded()) throw new CpiError("the WebAssembly is not loaded; call `await load()` first");
    if (broken) throw new CpiError("an earlier call failed and is still running; wait until it has ended");
    depth += 1;
    try {
      return made();
    } catch (error) {
      if (typeof error === "string") {
        const { message, problems } = JSON.parse(error);
        throw new CpiError(message, problems);
      }
      if (error instanceof CpiError) throw error;
      broken = true;
      throw new CpiError("the calculation failed, most likely for want of memory; give less at once", [], { cause: error });
    } finally {
      depth -= 1;
      if (broken && depth === 0) {
        reset();
        generation += 1;
        broken = false;
      }
    }
  }

  /** A result: the text that the command prints, or the object that it holds. */
  function result(asText, made) {
    const found = call(made);
    return asText ? found : JSON.parse(found);
  }

  function check(framework, given) {
    framework = json("framework", framework);
    const { text: asText } = options("check", given, { text: flag });
    return result(asText, () => raw.check(framework));
  }

  function checkAssessments(framework, assessments, given) {
    framework = json("framework", framework);
    assessments = list("assessments", assessments);
    const { text: asText } = options("checkAssessments", given, { text: flag });
    return result(asText, () => raw.check_assessments(framework, assessments));
  }

  /** An object of the WebAssembly: it ends when it is freed, or when the WebAssembly falls. */
  class Held {
    #what;
    #inner;
    #generation;

    constructor(what, made) {
      this.#what = what;
      this.#inner = call(made);
      this.#generation = generation;
    }

    get inner() {
      if (this.#inner === undefined) throw new CpiError(`the ${this.#what} was freed; open another`);
      if (this.#generation !== generation) {
        throw new CpiError(`the ${this.#what} ended with a calculation that failed; open another`);
      }
      return this.#inner;
    }

    free() {
      const inner = this.#inner;
      this.#inner = undefined;
      if (inner !== undefined && this.#generation === generation && !broken) inner.free();
    }
  }

  /** What a query gives of an index; `watch` hears how far it is. */
  function ask(held, query, asText, watch) {
    const inner = held.inner;
    if (watch === undefined) return result(asText, () => inner.run(query));
    if (!("run_with" in inner)) throw new CpiError("`watch` belongs to the runs of `cpi-wasm/analysis`");
    let thrown;
    // What a callback throws ends the run and comes out again as it is.
    const heard = (stage, done, all) => {
      try {
        return watch(stage, done, all) !== false;
      } catch (error) {
        thrown = { error };
        return false;
      }
    };
    try {
      return result(asText, () => inner.run_with(query, heard));
    } finally {
      if (thrown) throw thrown.error;
    }
  }

  /** Reads an index. Its rounds are of use to analyses alone. */
  function read(framework, assessments, rounds) {
    const index = new raw.Index(framework, assessments);
    if (rounds === undefined) return index;
    try {
      if (!("set_rounds" in index)) throw new CpiError("`rounds` belongs to `cpi-wasm/analysis`");
      index.set_rounds(rounds);
      return index;
    } catch (error) {
      index.free();
      throw error;
    }
  }

  /** What of the WebAssembly an index holds. */
  const holds = new WeakMap();

  class Index {
    constructor(framework, assessments, given) {
      framework = json("framework", framework);
      assessments = list("assessments", assessments);
      const { rounds } = options("Index", given, { rounds: optionalList });
      holds.set(this, new Held("index", () => read(framework, assessments, rounds)));
    }

    run(query, given) {
      query = json("query", query);
      const { watch, text: asText } = options("run", given, { watch: callback, text: flag });
      return ask(holds.get(this), query, asText, watch);
    }

    session(given) {
      return new Session(this, given);
    }

    free() {
      holds.get(this).free();
    }
  }

  /** Asks one query of an index that is read for it alone. */
  function once(open, query, asText, watch) {
    const held = new Held("index", open);
    try {
      return ask(held, JSON.stringify(query), asText, watch);
    } finally {
      held.free();
    }
  }

  /** A function of a framework and assessments whose options are those of a query. */
  function asking(name, kind, readers) {
    return (framework, assessments, given) => {
      framework = json("framework", framework);
      assessments = list("assessments", assessments);
      const { text: asText, watch, rounds, ...asked } = options(name, given, { ...readers, text: flag });
      return once(() => read(framework, assessments, rounds), { kind, ...asked }, asText, watch);
    };
  }

  const score = asking("score", "scores", { round: optionalText, country: optionalText, trail: flag });
  const compare = asking("compare", "comparison", { round: optionalText });
  const explain = asking("explain", "explanation", {
    country: text, round: optionalText, node: optionalText, language: optionalText,
  });

  class Session {
    #held;

    constructor(framework, assessments, given) {
      if (holds.has(framework)) {
        const { activated } = options("session", assessments, { activated: optionalText });
        const { inner } = holds.get(framework);
        this.#held = new Held("session", () => new raw.Session(inner, activated));
        return;
      }
      framework = json("framework", framework);
      assessments = list("assessments", assessments);
      const { activated } = options("Session", given, { activated: optionalText });
      const index = new Held("index", () => read(framework, assessments));
      try {
        const { inner } = index;
        this.#held = new Held("session", () => new raw.Session(inner, activated));
      } finally {
        index.free();
      }
    }

    set(country, answers, given) {
      country = text("country", country);
      answers = json("answers", answers, "an object of indicators and answers, or a text that holds one");
      const { text: asText } = options("set", given, { text: flag });
      const { inner } = this.#held;
      return result(asText, () => inner.set(country, answers));
    }

    whatIf(country, answers, given) {
      country = text("country", country);
      answers = json("answers", answers, "an object of indicators and answers, or a text that holds one");
      const { text: asText } = options("whatIf", given, { text: flag });
      const { inner } = this.#held;
      return result(asText, () => inner.what_if(country, answers));
    }

    reset(country, given) {
      country = text("country", country);
      const { text: asText } = options("reset", given, { text: flag });
      const { inner } = this.#held;
      return result(asText, () => inner.reset(country));
    }

    scorecard(country, given) {
      country = text("country", country);
      const { text: asText } = options("scorecard", given, { text: flag });
      const { inner } = this.#held;
      return result(asText, () => inner.scorecard(country));
    }

    standing(country, given) {
      country = text("country", country);
      const { text: asText } = options("standing", given, { text: flag });
      const { inner } = this.#held;
      return result(asText, () => inner.standing(country));
    }

    free() {
      this.#held.free();
    }
  }
  if (Symbol.dispose) {
    for (const each of [Index, Session]) each.prototype[Symbol.dispose] = each.prototype.free;
  }

  const scores = { check, checkAssessments, score, compare, explain, Index, Session };
  if (!("of_editions" in raw.Index)) return scores;

  const robustness = asking("robustness", "robustness", {
    round: optionalText, plan: json, seed, draws: count, watch: callback,
  });
  const coherence = asking("coherence", "coherence", { round: optionalText, cases: optionalText, pairs: flag });
  const plan = asking("plan", "plan", { country: text, round: optionalText, targets: optionalJson });
  const whatIf = asking("whatIf", "what-if", {
    country: text, round: optionalText, answers: json, activated: optionalText,
  });
  const peers = asking("peers", "peers", {
    rounds: list, round: optionalText, countries: optionalTexts, settings: optionalJson,
  });

  const editionsOf = { crosswalks: optionalList, revisedFrom: optionalList };

  /** An index of several editions, the newest of which is asked. */
  Index.ofEditions = function ofEditions(editions, given) {
    editions = list("editions", editions);
    const { crosswalks, revisedFrom } = options("ofEditions", given, editionsOf);
    const index = Object.create(Index.prototype);
    holds.set(index, new Held("index", () => raw.Index.of_editions(editions, crosswalks, revisedFrom)));
    return index;
  };

  function trend(editions, given) {
    editions = list("editions", editions);
    const { crosswalks, revisedFrom, text: asText, ...asked } = options("trend", given, {
      ...editionsOf, strict: flag, country: optionalText, text: flag,
    });
    const open = () => raw.Index.of_editions(editions, crosswalks, revisedFrom);
    return once(open, { kind: "trend", ...asked }, asText);
  }

  return { ...scores, robustness, coherence, trend, plan, whatIf, peers };
}
