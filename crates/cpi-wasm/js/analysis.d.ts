import type { AsObject, AsText, Answers, DocumentOf, Given, Index as ScoresIndex, List } from "./index.js";
import type { Assessment, Crosswalk, Framework, PeersSettings, PublicAssessment, Query, Round, Targets, Uncertainty } from "./inputs.js";
import type { CoherenceDocument, Document, PeersDocument, PlanDocument, RobustnessDocument, TrendDocument, WhatIfDocument } from "./results.js";

export * from "./index.js";
export type { Crosswalk, PeersSettings, Round, Targets, Uncertainty } from "./inputs.js";
export type { CoherenceDocument, PeersDocument, PlanDocument, RobustnessDocument, TrendDocument, WhatIfDocument } from "./results.js";

/** What a robustness run is at. */
export type Stage = "drawing" | "drawing-again" | "leaving-out" | "sensitivity";
/** Hears from time to time how far a run is; answering `false` ends it with what it has. */
export type Watch = (stage: Stage, done: number, all: number) => boolean | void;

export interface IndexOptions {
  /** The rounds, by whose dates the assessments are in order. */
  rounds?: List<Round> | undefined;
}
/** An index, as in the smaller entry, of one edition or of several. */
export class Index extends ScoresIndex {
  constructor(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: IndexOptions);
  /** The oldest edition comes first; the newest is asked. */
  static ofEditions(editions: List<Edition>, options?: EditionsOptions): Index;
  run<Q extends Query>(query: Q, options?: { watch?: Watch | undefined } & AsObject): DocumentOf<Q>;
  run(query: Query, options: { watch?: Watch | undefined } & AsText): string;
  run(query: string, options?: { watch?: Watch | undefined } & AsObject): Document;
  run(query: string, options: { watch?: Watch | undefined } & AsText): string;
}

export interface RobustnessOptions {
  /** May be left out if one round has answers. */
  round?: string | undefined;
  /** What is uncertain: an object, or a text in JSON or TOML. */
  plan: Given<Uncertainty>;
  /** A whole number; digits in a text, or a bigint, where a number does not hold it. */
  seed: string | number | bigint;
  draws: number;
  watch?: Watch | undefined;
}
/** How sure scores and ranks are, as `cpi robustness`. The assessments are those of one round. */
export function robustness(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: RobustnessOptions & AsObject): RobustnessDocument;
export function robustness(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: RobustnessOptions & AsText): string;

export interface CoherenceOptions {
  /** May be left out if one round has answers. */
  round?: string | undefined;
  /** Which countries count where scores are missing; `complete` if left out. */
  cases?: "complete" | "pairwise" | undefined;
  /** Whether every pair of indicators of a node is correlated, too. */
  pairs?: boolean | undefined;
}
/** How the parts of the index go together, as `cpi coherence`. The assessments are those of one round. */
export function coherence(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options?: CoherenceOptions & AsObject): CoherenceDocument;
export function coherence(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: CoherenceOptions & AsText): string;

/** One framework with its rounds and assessments. */
export interface Edition {
  framework: Given<Framework>;
  rounds: List<Round>;
  assessments: List<Assessment | PublicAssessment>;
}
export interface EditionsOptions {
  /** Those between the editions, in any order. */
  crosswalks?: List<Crosswalk> | undefined;
  /** Earlier states, each like an edition. */
  revisedFrom?: List<Edition> | undefined;
}
export interface TrendOptions extends EditionsOptions {
  /** Whether only indicators asked in the same words are compared. */
  strict?: boolean | undefined;
  country?: string | undefined;
}
/** What moved from round to round, as `cpi trend`. The oldest edition comes first. */
export function trend(editions: List<Edition>, options?: TrendOptions & AsObject): TrendDocument;
export function trend(editions: List<Edition>, options: TrendOptions & AsText): string;

export interface PlanOptions {
  country: string;
  /** May be left out if the country was assessed in one round only. */
  round?: string | undefined;
  /** An object, or a text in JSON or TOML; the fewest changes if left out. */
  targets?: Given<Targets> | undefined;
}
/** What better answers would add, and which reach targets, as `cpi plan`. */
export function plan(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: PlanOptions & AsObject): PlanDocument;
export function plan(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: PlanOptions & AsText): string;

export interface WhatIfOptions {
  country: string;
  /** May be left out if the country was assessed in one round only. */
  round?: string | undefined;
  answers: Answers;
  /** What an indicator is answered when its condition begins to hold; `lowest` if left out. */
  activated?: "lowest" | "as-answered" | undefined;
}
/** What changed answers would score, as `cpi plan --set`. To change them again and again, open a `Session`. */
export function whatIf(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: WhatIfOptions & AsObject): WhatIfDocument;
export function whatIf(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: WhatIfOptions & AsText): string;

export interface PeersOptions {
  rounds: List<Round>;
  /** The latest if left out. */
  round?: string | undefined;
  /** All if left out. */
  countries?: readonly string[] | undefined;
  /** An object, or a text in JSON or TOML. */
  settings?: Given<PeersSettings> | undefined;
}
/** The countries of a round compared with each other, as `cpi peers`. */
export function peers(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: PeersOptions & AsObject): PeersDocument;
export function peers(framework: Given<Framework>, assessments: List<Assessment | PublicAssessment>, options: PeersOptions & AsText): string;
