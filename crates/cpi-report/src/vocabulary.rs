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
    /// Its name for people.
    pub heading: Heading,
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
    ($($(#[doc = $doc:literal])+ $field:ident: $name:literal, $heading:ident = $id:literal, $kind:ident;)+) => {
        $(
            $(#[doc = $doc])+
            pub const $field: Field = Field {
                name: $name,
                heading: Heading::$heading,
                kind: Kind::$kind,
                description: concat!($($doc),+),
            };
        )+

        /// Every column, in the order in which they stand in tables.
        pub const FIELDS: &[&Field] = &[$(&$field),+];

        cpi_model::words! {
            /// What people read over a column.
            pub enum Heading: "column" {
                $($(#[doc = $doc])+ $heading = $id,)+
            }
        }
    };
}

fields! {
    // What a row is about.
    /// The id of the round.
    ROUND: "round", Round = "column-round", Code;
    /// The code of the country.
    COUNTRY: "country", Country = "column-country", Code;
    /// What the row is about: `node`, `group`, `cell`, `gap`, `indicator`, or `pair` of assessors.
    WHAT: "what", What = "column-what", Code;
    /// The code of the view. A group or cell has one, a node has none.
    VIEW: "view", View = "column-view", Code;
    /// The code of the group of the view.
    GROUP: "group", Group = "column-group", Code;
    /// The code of the node; of a cell, of its row.
    NODE: "node", Node = "column-node", Code;
    /// The code of the indicator.
    INDICATOR: "indicator", Indicator = "column-indicator", Code;
    /// The pseudonym of the assessor.
    ASSESSOR: "assessor", Assessor = "column-assessor", Code;
    /// The round that the change is counted from.
    FROM_ROUND: "from_round", FromRound = "column-from-round", Code;
    /// The country that is compared with.
    OTHER_COUNTRY: "other_country", OtherCountry = "column-other-country", Code;
    /// The other of a pair of assessors.
    OTHER_ASSESSOR: "other_assessor", OtherAssessor = "column-other-assessor", Code;
    /// The code of the member, or of the other of two that are correlated.
    OTHER: "other", Other = "column-other", Code;
    /// The code of the group of countries that are compared with each other; `round` if all are.
    PEER_GROUP: "peer_group", PeerGroup = "column-peer-group", Code;
    /// The country whose answers are better.
    HELPER: "helper", Helper = "column-helper", Code;

    // Answers.
    /// The answer: an option, a value, `not-applicable` or `missing`.
    ANSWER: "answer", Answer = "column-answer", Code;
    /// The better answer.
    BETTER_ANSWER: "better_answer", BetterAnswer = "column-better-answer", Code;
    /// The first round since which the better answer stands.
    SINCE: "since", Since = "column-since", Code;
    /// Titles and links of the evidence, divided by semicolons.
    EVIDENCE: "evidence", Evidence = "column-evidence", Text;

    // Scores.
    /// Whether there is a score, and if not, why.
    STATE: "state", State = "column-state", Code;
    /// Whether there was a score before, and if not, why.
    STATE_BEFORE: "state_before", StateBefore = "column-state-before", Code;
    /// The rank (methodology 7.2).
    RANK: "rank", Rank = "column-rank", Number;
    /// The score.
    SCORE: "score", Score = "column-score", Score;
    /// The score as it is shown: on the declared range, rounded.
    DISPLAY: "display", Display = "column-display", Number;
    /// The band of the score, if bands are declared.
    BAND: "band", Band = "column-band", Code;
    /// The score of law of a gap (methodology 5.5).
    LAW: "law", Law = "column-law", Score;
    /// The score of practice of a gap (methodology 5.5).
    PRACTICE: "practice", Practice = "column-practice", Score;
    /// The gap between law and practice (methodology 5.5).
    GAP: "gap", Gap = "column-gap", Number;
    /// The lowest score that the missing answers still allow (methodology 6).
    BOUND_LOW: "bound_low", BoundLow = "column-bound-low", Score;
    /// The highest score that the missing answers still allow (methodology 6).
    BOUND_HIGH: "bound_high", BoundHigh = "column-bound-high", Score;
    /// The score of the other country.
    OTHER_SCORE: "other_score", OtherScore = "column-other-score", Score;
    /// The score before.
    SCORE_BEFORE: "score_before", ScoreBefore = "column-score-before", Score;
    /// The score on the indicators that all compared editions ask, by the newest method.
    COMPARABLE_SCORE: "comparable_score", ComparableScore = "column-comparable-score", Score;
    /// The score that is compared with: the mean or median of the others.
    REFERENCE_SCORE: "reference_score", ReferenceScore = "column-reference-score", Score;
    /// The first score less the other.
    DIFFERENCE: "difference", Difference = "column-difference", Number;
    /// What is added to the score of the node above.
    CONTRIBUTION: "contribution", Contribution = "column-contribution", Number;

    // How much was answered.
    /// How many indicators apply.
    APPLICABLE: "applicable", Applicable = "column-applicable", Count;
    /// How many indicators are answered.
    ANSWERED: "answered", Answered = "column-answered", Count;
    /// Answered over applicable.
    COVERAGE: "coverage", Coverage = "column-coverage", Share;
    /// How many indicators were declared not applicable.
    NOT_APPLICABLE: "not_applicable", NotApplicable = "column-not-applicable", Count;
    /// Declared not applicable over asked (methodology 4.13).
    NOT_APPLICABLE_SHARE: "not_applicable_share", NotApplicableShare = "column-not-applicable-share", Share;
    /// How many indicators do not apply because their condition fails.
    SWITCHED_OFF: "switched_off", SwitchedOff = "column-switched-off", Count;

    // How far a round is.
    /// How many indicators are asked.
    INDICATORS: "indicators", Indicators = "column-indicators", Count;
    /// How many answers have evidence.
    WITH_EVIDENCE: "with_evidence", WithEvidence = "column-with-evidence", Count;
    /// How many answers were reviewed.
    REVIEWED: "reviewed", Reviewed = "column-reviewed", Count;
    /// How many answers were adjudicated.
    ADJUDICATED: "adjudicated", Adjudicated = "column-adjudicated", Count;
    /// On how many indicators the assessors differ and nobody has decided.
    CONFLICT: "conflict", Conflict = "column-conflict", Count;
    /// How many answers were sent back.
    REJECTED: "rejected", Rejected = "column-rejected", Count;
    /// How many answers came in after a decision.
    LATE: "late", Late = "column-late", Count;
    /// How many indicators are not settled.
    OPEN: "open", Open = "column-open", Count;

    // Frameworks.
    /// `checklist` or `quantity`.
    KIND: "kind", Kind = "column-kind", Code;
    /// The share of the index that the indicator weighs (methodology 4.12).
    WEIGHT: "weight", Weight = "column-weight", Share;
    /// The question of the indicator.
    QUESTION: "question", Question = "column-question", Text;

    // Explanations.
    /// How many levels the line stands beneath the node that is explained.
    DEPTH: "depth", Depth = "column-depth", Count;
    /// The label of the node, or the question of the indicator.
    LABEL: "label", Label = "column-label", Text;
    /// How the score came about, in words.
    TEXT: "text", Text = "column-text", Text;
    /// The paragraphs of the methodology, divided by commas.
    METHODOLOGY: "methodology", Methodology = "column-methodology", Text;

    // Agreement of assessors.
    /// How many answers are compared (methodology 10.8).
    UNITS: "units", Units = "column-units", Count;
    /// How many assessors gave them.
    CODERS: "coders", Coders = "column-coders", Count;
    /// The share of pairs of answers that are alike (methodology 10.9).
    AGREEMENT: "agreement", Agreement = "column-agreement", Share;
    /// Cohen's κ (methodology 10.10).
    KAPPA: "kappa", Kappa = "column-kappa", Number;
    /// Cohen's κ with linear weights (methodology 10.11).
    KAPPA_LINEAR: "kappa_linear", KappaLinear = "column-kappa-linear", Number;
    /// Cohen's κ with quadratic weights (methodology 10.11).
    KAPPA_QUADRATIC: "kappa_quadratic", KappaQuadratic = "column-kappa-quadratic", Number;
    /// Krippendorff's α, nominal (methodology 10.12).
    ALPHA_NOMINAL: "alpha_nominal", AlphaNominal = "column-alpha-nominal", Number;
    /// The lower end of its interval (methodology 10.13).
    ALPHA_NOMINAL_INTERVAL_LOW: "alpha_nominal_interval_low", AlphaNominalIntervalLow = "column-alpha-nominal-interval-low", Number;
    /// The upper end of its interval (methodology 10.13).
    ALPHA_NOMINAL_INTERVAL_HIGH: "alpha_nominal_interval_high", AlphaNominalIntervalHigh = "column-alpha-nominal-interval-high", Number;
    /// Krippendorff's α, ordinal (methodology 10.12).
    ALPHA_ORDINAL: "alpha_ordinal", AlphaOrdinal = "column-alpha-ordinal", Number;
    /// The lower end of its interval (methodology 10.13).
    ALPHA_ORDINAL_INTERVAL_LOW: "alpha_ordinal_interval_low", AlphaOrdinalIntervalLow = "column-alpha-ordinal-interval-low", Number;
    /// The upper end of its interval (methodology 10.13).
    ALPHA_ORDINAL_INTERVAL_HIGH: "alpha_ordinal_interval_high", AlphaOrdinalIntervalHigh = "column-alpha-ordinal-interval-high", Number;

    // Coherence.
    /// The name of the statistic.
    STATISTIC: "statistic", Statistic = "column-statistic", Code;
    /// On how many countries it rests.
    COUNTRIES: "countries", Countries = "column-countries", Count;
    /// Its value.
    VALUE: "value", Value = "column-value", Number;
    /// Its lowest value as each country is left out.
    LOW_WITHOUT_ONE: "low_without_one", LowWithoutOne = "column-low-without-one", Number;
    /// Its highest value as each country is left out.
    HIGH_WITHOUT_ONE: "high_without_one", HighWithoutOne = "column-high-without-one", Number;
    /// Why it has no value.
    NO_VALUE: "no_value", NoValue = "column-no-value", Code;
    /// Its standard error.
    STANDARD_ERROR: "standard_error", StandardError = "column-standard-error", Number;

    // Robustness.
    /// The share of the draws in which there is a score.
    SCORED: "scored", Scored = "column-scored", Share;
    /// The mean of the drawn scores.
    MEAN: "mean", Mean = "column-mean", Number;
    /// The standard deviation of the drawn scores.
    DEVIATION: "deviation", Deviation = "column-deviation", Number;
    /// The share of the draws that an interval holds.
    INTERVAL: "interval", Interval = "column-interval", Share;
    /// The lower end of the interval of the drawn scores.
    INTERVAL_LOW: "interval_low", IntervalLow = "column-interval-low", Number;
    /// The median of the drawn scores.
    MEDIAN: "median", Median = "column-median", Number;
    /// The upper end of the interval of the drawn scores.
    INTERVAL_HIGH: "interval_high", IntervalHigh = "column-interval-high", Number;
    /// The mean of the drawn ranks.
    RANK_MEAN: "rank_mean", RankMean = "column-rank-mean", Number;
    /// The lower end of the interval of the drawn ranks.
    RANK_INTERVAL_LOW: "rank_interval_low", RankIntervalLow = "column-rank-interval-low", Number;
    /// The median of the drawn ranks.
    RANK_MEDIAN: "rank_median", RankMedian = "column-rank-median", Number;
    /// The upper end of the interval of the drawn ranks.
    RANK_INTERVAL_HIGH: "rank_interval_high", RankIntervalHigh = "column-rank-interval-high", Number;
    /// The share of the draws in which the country ranks above the other.
    ABOVE: "above", Above = "column-above", Share;
    /// The share of the draws in which the two have one rank.
    TIED: "tied", Tied = "column-tied", Share;

    // Changes from round to round.
    /// The score less the score before.
    CHANGE: "change", Change = "column-change", Number;
    /// The part of the change that comes from answers (methodology 13.5).
    CHANGE_ANSWERS: "change_answers", ChangeAnswers = "column-change-answers", Number;
    /// The part of the change that comes from weights.
    CHANGE_WEIGHTS: "change_weights", ChangeWeights = "column-change-weights", Number;
    /// The part of the change that comes from the framework.
    CHANGE_FRAMEWORK: "change_framework", ChangeFramework = "column-change-framework", Number;
    /// The part of the change that comes from coverage.
    CHANGE_COVERAGE: "change_coverage", ChangeCoverage = "column-change-coverage", Number;
    /// Where the score goes: `forward`, `back`, `unchanged` or `unknown`.
    DIRECTION: "direction", Direction = "column-direction", Code;

    // Plans and peers.
    /// What the change costs.
    COST: "cost", Cost = "column-cost", Number;
    /// What the node gains.
    NODE_GAIN: "node_gain", NodeGain = "column-node-gain", Number;
    /// What the index gains.
    INDEX_GAIN: "index_gain", IndexGain = "column-index-gain", Number;
    /// The groups of the indicator, `VIEW:GROUP` each, divided by semicolons.
    GROUPS: "groups", Groups = "column-groups", Text;
    /// What each of them gains, divided by semicolons.
    GROUP_GAINS: "group_gains", GroupGains = "column-group-gains", Text;
    /// How many answers are better.
    BETTER_ANSWERS: "better_answers", BetterAnswers = "column-better-answers", Count;
    /// `strength` or `weakness`.
    STANDING: "standing", ScoreSummary = "column-standing", Code;
    /// How many others the country is compared with.
    OTHERS: "others", Others = "column-others", Count;
}
