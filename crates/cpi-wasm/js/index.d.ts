import type { Assessment, Framework, PublicAssessment, Query } from "./inputs.js";
import type { ComparisonDocument, Document, ExplanationDocument, Problem, Scorecard, ScoresDocument, WhatIf } from "./results.js";

export type * as inputs from "./inputs.js";
export type * as results from "./results.js";
export type { Assessment, Framework, PublicAssessment, Query } from "./inputs.js";
export type { ComparisonDocument, Document, ExplanationDocument, Problem, Scorecard, ScoresDocument, WhatIf } from "./results.js";

/** A document: an object, or the text of its JSON. */
export type Given<T> = T | string;
/** A list of documents, each an object or a text; or one text that holds a JSON list. */
export type List<T> = readonly Given<T>[] | string;

/** Why a function gives no result. The message says it in words, with the place and what to do. */
export class CpiError extends Error {
  constructor(message: string, problems?: Problem[], options?: ErrorOptions);
  /** What a person must mend in a document; empty where the method or an option is the reason. */
  readonly problems: Problem[];
}

/**
 * Loads the WebAssembly in a browser; in Node it is there already. `source` is where it is, if not
 * beside the script.
 */
export function load(source?: URL | string | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;

/** Asks for a result as the text that the command `cpi` prints, byte for byte. */
export interface AsText { text: true }
export interface AsObject { text?: false | undefined }

/** The problems and warnings of a framework; an empty list if it has none. */
export function check(framework: Given<Framework>, options?: AsObject): Problem[];
export function check(framework: Given<Framework>, options: AsText): string;

/** The problems and warnings of assessments, or those of their framework. */
export function checkAssessments(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: AsObject): Problem[];
export function checkAssessments(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: AsText): string;

export interface ScoreOptions {
  /** All rounds if left out. */
  round?: string | undefined;
  /** All countries if left out. */
  country?: string | undefined;
  /** Whether each score says how it came about. */
  trail?: boolean | undefined;
}
/** The scores of assessments, as `cpi score`. Those of one round are each other's reference values. */
export function score(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: ScoreOptions & AsObject): ScoresDocument;
export function score(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: ScoreOptions & AsText): string;

export interface CompareOptions {
  /** All rounds if left out. */
  round?: string | undefined;
}
/** The countries of each round by rank, as `cpi compare`. */
export function compare(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: CompareOptions & AsObject): ComparisonDocument;
export function compare(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: CompareOptions & AsText): string;

export interface ExplainOptions {
  country: string;
  /** May be left out if the country was assessed in one round only. */
  round?: string | undefined;
  /** The whole index if left out. */
  node?: string | undefined;
  /** The language of labels and questions; the framework's first if left out. */
  language?: string | undefined;
}
/** A score in words, as `cpi explain`. */
export function explain(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: ExplainOptions & AsObject): ExplanationDocument;
export function explain(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: ExplainOptions & AsText): string;

/** The document that answers a query. */
export type DocumentOf<Q extends Query> = Extract<Document, { kind: Q["kind"] }>;

/** An index that is read and checked once, and then asked any number of queries. */
export class Index {
  constructor(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>);
  /** What a query gives: the document of the command that asks the same. */
  run<Q extends Query>(query: Q, options?: AsObject): DocumentOf<Q>;
  run(query: Query, options: AsText): string;
  run(query: string, options?: AsObject): Document;
  run(query: string, options: AsText): string;
  /** A round under change; the index has one round. */
  session(options?: SessionOptions): Session;
  /** Gives the memory back; the index cannot be used any more. */
  free(): void;
}

/** Where a country stands at a node: no bounds where no answer is missing, no rank without a score. */
export interface NodePlace {
  code: string;
  bounds?: NonNullable<Scorecard["nodes"][number]["bounds"]>;
  rank?: NonNullable<ComparisonDocument["comparisons"][number]["nodes"][number]["places"][number]["rank"]>;
  /** How many countries have a rank there. */
  ranked: number;
}

/** What other answers do, and where the country stands with them. */
export interface Tried {
  effect: WhatIf;
  places: NodePlace[];
}

/** Where a country stands in its round. */
export interface Standing {
  scorecard: Scorecard;
  comparison: ComparisonDocument["comparisons"][number];
}

/** Answers by indicator. */
export type Answers = Given<Readonly<Record<string, string>>>;

export interface SessionOptions {
  /** What an indicator is answered when its condition begins to hold; `lowest` if left out. */
  activated?: "lowest" | "as-answered" | undefined;
}
/** A round under change: it is scored once, and then only where an answer changes. */
export class Session {
  constructor(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: SessionOptions);
  /** Changes answers of a country: everything that was touched. If it throws, nothing has changed. */
  set(country: string, answers: Answers, options?: AsObject): WhatIf;
  set(country: string, answers: Answers, options: AsText): string;
  /** Changes these answers of a country and no others: everything that was touched, and the bounds and ranks of its nodes. */
  whatIf(country: string, answers: Answers, options?: AsObject): Tried;
  whatIf(country: string, answers: Answers, options: AsText): string;
  /** Takes back every change of a country: everything that was touched. */
  reset(country: string, options?: AsObject): WhatIf;
  reset(country: string, options: AsText): string;
  /** The whole scorecard of a country with its changes, with bounds. */
  scorecard(country: string, options?: AsObject): Scorecard;
  scorecard(country: string, options: AsText): string;
  /** The scorecard of a country and the ranks of all countries, as they are with every change. */
  standing(country: string, options?: AsObject): Standing;
  standing(country: string, options: AsText): string;
  /** Gives the memory back; the session cannot be used any more. */
  free(): void;
}
