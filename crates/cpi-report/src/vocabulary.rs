//! Which columns do the tables for programs have? One name for one thing, over all verbs.
//!
//! Names are lower case with underscores. A *bound* is what missing answers still allow, an
//! *interval* what draws or resamples give; no column is the one in one table and the other in
//! another. Figures have every digit; shares lie between 0 and 1.

mod tables;

pub use tables::*;

use crate::table::Kind;

/// A column that tables for programs may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the first line of a table.
    pub name: &'static str,
    /// Its name for people, in English.
    pub heading: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// What it means.
    pub description: &'static str,
}

/// A table for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableSchema {
    /// Its name.
    pub name: &'static str,
    /// What it is called, in English.
    pub title: &'static str,
    /// Its columns, in order.
    pub fields: &'static [&'static Field],
    /// The columns that together name a row; none where rows may repeat.
    pub key: &'static [&'static Field],
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident: $name:literal, $heading:literal, $kind:ident;)+) => {
        $(
            $(#[doc = $doc])+
            pub const $field: Field = Field {
                name: $name,
                heading: $heading,
                kind: Kind::$kind,
                description: concat!($($doc),+),
            };
        )+

        /// Every column, in the order in which they stand in tables.
        pub const FIELDS: &[&Field] = &[$(&$field),+];
    };
}

fields! {
    // What a row is about.
    /// The id of the round.
    ROUND: "round", "round", Code;
    /// The code of the country.
    COUNTRY: "country", "country", Code;
    /// What the row is about: `node`, `group`, `cell`, `gap`, `indicator`, or `pair` of assessors.
    WHAT: "what", "what", Code;
    /// The code of the view. A group or cell has one, a node has none.
    VIEW: "view", "view", Code;
    /// The code of the group of the view.
    GROUP: "group", "group", Code;
    /// The code of the node; of a cell, of its row.
    NODE: "node", "node", Code;
    /// The code of the indicator.
    INDICATOR: "indicator", "indicator", Code;
    /// The pseudonym of the assessor.
    ASSESSOR: "assessor", "assessor", Code;
    /// The round that the change is counted from.
    FROM_ROUND: "from_round", "from", Code;
    /// The country that is compared with.
    OTHER_COUNTRY: "other_country", "other", Code;
    /// The other of a pair of assessors.
    OTHER_ASSESSOR: "other_assessor", "other assessor", Code;
    /// The code of the member, or of the other of two that are correlated.
    OTHER: "other", "other", Code;
    /// The code of the group of countries that are compared with each other; `round` if all are.
    PEER_GROUP: "peer_group", "group", Code;
    /// The country whose answers are better.
    HELPER: "helper", "whose", Code;

    // Answers.
    /// The answer: an option, a value, `not-applicable` or `missing`.
    ANSWER: "answer", "answer", Code;
    /// The better answer.
    BETTER_ANSWER: "better_answer", "better", Code;
    /// The first round since which the better answer stands.
    SINCE: "since", "since", Code;
    /// Titles and links of the evidence, divided by semicolons.
    EVIDENCE: "evidence", "evidence", Text;

    // Scores.
    /// Whether there is a score, and if not, why.
    STATE: "state", "state", Code;
    /// Whether there was a score before, and if not, why.
    STATE_BEFORE: "state_before", "before", Code;
    /// The rank (methodology 7.2).
    RANK: "rank", "rank", Number;
    /// The score.
    SCORE: "score", "score", Score;
    /// The score as it is shown: on the declared range, rounded.
    DISPLAY: "display", "display", Number;
    /// The band of the score, if bands are declared.
    BAND: "band", "band", Code;
    /// The score of law of a gap (methodology 5.5).
    LAW: "law", "law", Score;
    /// The score of practice of a gap (methodology 5.5).
    PRACTICE: "practice", "practice", Score;
    /// The gap between law and practice (methodology 5.5).
    GAP: "gap", "gap", Number;
    /// The lowest score that the missing answers still allow (methodology 6).
    BOUND_LOW: "bound_low", "lowest", Score;
    /// The highest score that the missing answers still allow (methodology 6).
    BOUND_HIGH: "bound_high", "highest", Score;
    /// The score of the other country.
    OTHER_SCORE: "other_score", "other score", Score;
    /// The score before.
    SCORE_BEFORE: "score_before", "before", Score;
    /// The score on the indicators that all compared editions ask, by the newest method.
    COMPARABLE_SCORE: "comparable_score", "comparable", Score;
    /// The score that is compared with: the mean or median of the others.
    REFERENCE_SCORE: "reference_score", "reference", Score;
    /// The first score less the other.
    DIFFERENCE: "difference", "difference", Number;
    /// What is added to the score of the node above.
    CONTRIBUTION: "contribution", "adds", Number;

    // How much was answered.
    /// How many indicators apply.
    APPLICABLE: "applicable", "applicable", Count;
    /// How many indicators are answered.
    ANSWERED: "answered", "answered", Count;
    /// Answered over applicable.
    COVERAGE: "coverage", "coverage", Share;
    /// How many indicators were declared not applicable.
    NOT_APPLICABLE: "not_applicable", "not applicable", Count;
    /// Declared not applicable over asked (methodology 4.13).
    NOT_APPLICABLE_SHARE: "not_applicable_share", "not applicable", Share;
    /// How many indicators do not apply because their condition fails.
    SWITCHED_OFF: "switched_off", "switched off", Count;

    // How far a round is.
    /// How many indicators are asked.
    INDICATORS: "indicators", "indicators", Count;
    /// How many answers have evidence.
    WITH_EVIDENCE: "with_evidence", "with evidence", Count;
    /// How many answers were reviewed.
    REVIEWED: "reviewed", "reviewed", Count;
    /// How many answers were adjudicated.
    ADJUDICATED: "adjudicated", "adjudicated", Count;
    /// On how many indicators the assessors differ and nobody has decided.
    CONFLICT: "conflict", "conflict", Count;
    /// How many answers were sent back.
    REJECTED: "rejected", "rejected", Count;
    /// How many answers came in after a decision.
    LATE: "late", "late", Count;
    /// How many indicators are not settled.
    OPEN: "open", "open", Count;

    // Frameworks.
    /// `checklist` or `quantity`.
    KIND: "kind", "kind", Code;
    /// The share of the index that the indicator weighs (methodology 4.12).
    WEIGHT: "weight", "weight", Share;
    /// The question of the indicator.
    QUESTION: "question", "question", Text;

    // Explanations.
    /// How many levels the line stands beneath the node that is explained.
    DEPTH: "depth", "depth", Count;
    /// The label of the node, or the question of the indicator.
    LABEL: "label", "label", Text;
    /// How the score came about, in words.
    TEXT: "text", "text", Text;
    /// The paragraphs of the methodology, divided by commas.
    METHODOLOGY: "methodology", "methodology", Text;

    // Agreement of assessors.
    /// How many answers are compared (methodology 10.8).
    UNITS: "units", "units", Count;
    /// How many assessors gave them.
    CODERS: "coders", "coders", Count;
    /// The share of pairs of answers that are alike (methodology 10.9).
    AGREEMENT: "agreement", "agree", Share;
    /// Cohen's κ (methodology 10.10).
    KAPPA: "kappa", "κ", Number;
    /// Cohen's κ with linear weights (methodology 10.11).
    KAPPA_LINEAR: "kappa_linear", "κ linear", Number;
    /// Cohen's κ with quadratic weights (methodology 10.11).
    KAPPA_QUADRATIC: "kappa_quadratic", "κ quadratic", Number;
    /// Krippendorff's α, nominal (methodology 10.12).
    ALPHA_NOMINAL: "alpha_nominal", "α nominal", Number;
    /// The lower end of its interval (methodology 10.13).
    ALPHA_NOMINAL_INTERVAL_LOW: "alpha_nominal_interval_low", "low", Number;
    /// The upper end of its interval (methodology 10.13).
    ALPHA_NOMINAL_INTERVAL_HIGH: "alpha_nominal_interval_high", "high", Number;
    /// Krippendorff's α, ordinal (methodology 10.12).
    ALPHA_ORDINAL: "alpha_ordinal", "α ordinal", Number;
    /// The lower end of its interval (methodology 10.13).
    ALPHA_ORDINAL_INTERVAL_LOW: "alpha_ordinal_interval_low", "low", Number;
    /// The upper end of its interval (methodology 10.13).
    ALPHA_ORDINAL_INTERVAL_HIGH: "alpha_ordinal_interval_high", "high", Number;

    // Coherence.
    /// The name of the statistic.
    STATISTIC: "statistic", "statistic", Code;
    /// On how many countries it rests.
    COUNTRIES: "countries", "countries", Count;
    /// Its value.
    VALUE: "value", "value", Number;
    /// Its lowest value as each country is left out.
    LOW_WITHOUT_ONE: "low_without_one", "lowest without one", Number;
    /// Its highest value as each country is left out.
    HIGH_WITHOUT_ONE: "high_without_one", "highest without one", Number;
    /// Why it has no value.
    NO_VALUE: "no_value", "no value", Code;

    // Robustness.
    /// The share of the draws in which there is a score.
    SCORED: "scored", "scored", Share;
    /// The mean of the drawn scores.
    MEAN: "mean", "mean", Number;
    /// The standard deviation of the drawn scores.
    DEVIATION: "deviation", "deviation", Number;
    /// The share of the draws that an interval holds.
    INTERVAL: "interval", "interval", Share;
    /// The lower end of the interval of the drawn scores.
    INTERVAL_LOW: "interval_low", "low", Number;
    /// The median of the drawn scores.
    MEDIAN: "median", "median", Number;
    /// The upper end of the interval of the drawn scores.
    INTERVAL_HIGH: "interval_high", "high", Number;
    /// The mean of the drawn ranks.
    RANK_MEAN: "rank_mean", "mean rank", Number;
    /// The lower end of the interval of the drawn ranks.
    RANK_INTERVAL_LOW: "rank_interval_low", "lowest rank", Number;
    /// The median of the drawn ranks.
    RANK_MEDIAN: "rank_median", "median rank", Number;
    /// The upper end of the interval of the drawn ranks.
    RANK_INTERVAL_HIGH: "rank_interval_high", "highest rank", Number;

    // Changes from round to round.
    /// The score less the score before.
    CHANGE: "change", "change", Number;
    /// The part of the change that comes from answers (methodology 13.5).
    CHANGE_ANSWERS: "change_answers", "answers", Number;
    /// The part of the change that comes from weights.
    CHANGE_WEIGHTS: "change_weights", "weights", Number;
    /// The part of the change that comes from the framework.
    CHANGE_FRAMEWORK: "change_framework", "framework", Number;
    /// The part of the change that comes from coverage.
    CHANGE_COVERAGE: "change_coverage", "coverage", Number;
    /// Where the score goes: `forward`, `back`, `unchanged` or `unknown`.
    DIRECTION: "direction", "direction", Code;

    // Plans and peers.
    /// What the change costs.
    COST: "cost", "cost", Number;
    /// What the node gains.
    NODE_GAIN: "node_gain", "gain of node", Number;
    /// What the index gains.
    INDEX_GAIN: "index_gain", "gain of index", Number;
    /// The groups of the indicator, `VIEW:GROUP` each, divided by semicolons.
    GROUPS: "groups", "groups", Text;
    /// What each of them gains, divided by semicolons.
    GROUP_GAINS: "group_gains", "gain of groups", Text;
    /// How many answers are better.
    BETTER_ANSWERS: "better_answers", "better answers", Count;
    /// `strength` or `weakness`.
    STANDING: "standing", "what", Code;
    /// How many others the country is compared with.
    OTHERS: "others", "others", Count;
}
