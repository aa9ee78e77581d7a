import type { AsObject, AsText, Answers, Given, List } from "./index.js";
import type { Assessment, Crosswalk, Framework, PeersSettings, Round, Targets, Uncertainty } from "./inputs.js";
import type { CoherenceDocument, PeersDocument, PlanDocument, RobustnessDocument, TrendDocument, WhatIfDocument } from "./results.js";

export * from "./index.js";
export type { Crosswalk, PeersSettings, Round, Targets, Uncertainty } from "./inputs.js";
export type { CoherenceDocument, PeersDocument, PlanDocument, RobustnessDocument, TrendDocument, WhatIfDocument } from "./results.js";

/** What a robustness run is at. */
export type Stage = "drawing" | "drawing-again" | "leaving-out" | "sensitivity";
/** Hears from time to time how far a run is; answering `false` ends it with what it has. */
export type Watch = (stage: Stage, done: number, all: number) => boolean | void;

export interface RobustnessOptions {
  /** What is uncertain: an object, or a text in JSON or TOML. */
  plan: Given<Uncertainty>;
  /** A whole number; digits in a text, or a bigint, where a number does not hold it. */
  seed: string | number | bigint;
  draws: number;
  watch?: Watch | undefined;
}
/** How sure scores and ranks are, as `cpi robustness`. The assessments are those of one round. */
export function robustness(framework: Given<Framework>, assessments: List<Assessment>, options: RobustnessOptions & AsObject): RobustnessDocument;
export function robustness(framework: Given<Framework>, assessments: List<Assessment>, options: RobustnessOptions & AsText): string;

export interface CoherenceOptions {
  /** Which countries count where scores are missing; `complete` if left out. */
  cases?: "complete" | "pairwise" | undefined;
  /** Whether every pair of indicators of a node is correlated, too. */
  pairs?: boolean | undefined;
}
/** How the parts of the index go together, as `cpi coherence`. The assessments are those of one round. */
export function coherence(framework: Given<Framework>, assessments: List<Assessment>, options?: CoherenceOptions & AsObject): CoherenceDocument;
export function coherence(framework: Given<Framework>, assessments: List<Assessment>, options: CoherenceOptions & AsText): string;

/** One framework with its rounds and assessments. */
export interface Edition {
  framework: Given<Framework>;
  rounds: List<Round>;
  assessments: List<Assessment>;
}
export interface TrendOptions {
  /** Those between the editions, in any order. */
  crosswalks?: List<Crosswalk> | undefined;
  /** Whether only indicators asked in the same words are compared. */
  strict?: boolean | undefined;
  country?: string | undefined;
  /** Earlier states, each like an edition. */
  revisedFrom?: List<Edition> | undefined;
}
/** What moved from round to round, as `cpi trend`. The oldest edition comes first. */
export function trend(editions: List<Edition>, options?: TrendOptions & AsObject): TrendDocument;
export function trend(editions: List<Edition>, options: TrendOptions & AsText): string;

export interface PlanOptions {
  country: string;
  /** An object, or a text in JSON or TOML; the fewest changes if left out. */
  targets?: Given<Targets> | undefined;
}
/** What better answers would add, and which reach targets, as `cpi plan`. */
export function plan(framework: Given<Framework>, assessments: List<Assessment>, options: PlanOptions & AsObject): PlanDocument;
export function plan(framework: Given<Framework>, assessments: List<Assessment>, options: PlanOptions & AsText): string;

export interface WhatIfOptions {
  country: string;
  answers: Answers;
  /** What an indicator is answered when its condition begins to hold; `lowest` if left out. */
  activated?: "lowest" | "as-answered" | undefined;
}
/** What changed answers would score, as `cpi plan --set`. To change them again and again, open a `Session`. */
export function whatIf(framework: Given<Framework>, assessments: List<Assessment>, options: WhatIfOptions & AsObject): WhatIfDocument;
export function whatIf(framework: Given<Framework>, assessments: List<Assessment>, options: WhatIfOptions & AsText): string;

export interface PeersOptions {
  rounds: List<Round>;
  /** The latest if left out. */
  round?: string | undefined;
  /** All if left out. */
  country?: string | undefined;
  /** An object, or a text in JSON or TOML. */
  settings?: Given<PeersSettings> | undefined;
}
/** The countries of a round compared with each other, as `cpi peers`. */
export function peers(framework: Given<Framework>, assessments: List<Assessment>, options: PeersOptions & AsObject): PeersDocument;
export function peers(framework: Given<Framework>, assessments: List<Assessment>, options: PeersOptions & AsText): string;
