//! Which tables are there for programs?

#[allow(clippy::wildcard_imports, reason = "tables name most fields")]
use super::*;

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $table:ident: $name:literal, [$($field:ident),+], key [$($key:ident),*];)+) => {
        $(
            $(#[doc = $doc])+
            pub const $table: TableSchema = TableSchema {
                name: $name,
                title: concat!($($doc),+),
                fields: &[$(&$field),+],
                key: &[$(&$key),*],
            };
        )+

        /// Every table, in the order of the verbs.
        pub const TABLES: &[&TableSchema] = &[$(&$table),+];
    };
}

tables! {
    /// The indicators of a framework.
    INDICATORS_LISTED: "indicators",
        [INDICATOR, NODE, GROUPS, KIND, WEIGHT, QUESTION],
        key [INDICATOR];
    /// What the assessments score: a row a score.
    SCORES: "scores",
        [ROUND, COUNTRY, WHAT, VIEW, GROUP, NODE, INDICATOR, STATE, ANSWER, SCORE, DISPLAY, BAND,
         APPLICABLE, ANSWERED, COVERAGE, NOT_APPLICABLE, NOT_APPLICABLE_SHARE, SWITCHED_OFF, BOUND_LOW,
         BOUND_HIGH, LAW, PRACTICE, GAP],
        key [ROUND, COUNTRY, WHAT, VIEW, GROUP, NODE, INDICATOR];
    /// The countries by rank, at every node.
    RANKING: "ranking",
        [ROUND, COUNTRY, NODE, RANK, SCORE, DISPLAY],
        key [ROUND, COUNTRY, NODE];
    /// Two countries against each other, node by node.
    DIFFERENCE_OF_TWO: "difference",
        [ROUND, COUNTRY, OTHER_COUNTRY, NODE, SCORE, OTHER_SCORE, DIFFERENCE],
        key [ROUND, COUNTRY, OTHER_COUNTRY, NODE];
    /// Where a score comes from, a row a line.
    EXPLANATION: "explanation",
        [ROUND, COUNTRY, DEPTH, NODE, INDICATOR, LABEL, SCORE, CONTRIBUTION, TEXT, METHODOLOGY],
        key [];
    /// How the parts of the index go together: a row a figure.
    COHERENCE: "coherence",
        [ROUND, VIEW, GROUP, NODE, INDICATOR, OTHER, ANSWER, STATISTIC, COUNTRIES, VALUE, LOW_WITHOUT_ONE,
         HIGH_WITHOUT_ONE, NO_VALUE, STANDARD_ERROR],
        key [ROUND, VIEW, GROUP, NODE, INDICATOR, OTHER, ANSWER, STATISTIC];
    /// What the scores of a round can bear: a row a score.
    ROBUSTNESS: "robustness",
        [ROUND, COUNTRY, VIEW, GROUP, NODE, RANK, SCORE, BOUND_LOW, BOUND_HIGH, SCORED, MEAN, DEVIATION,
         INTERVAL, INTERVAL_LOW, MEDIAN, INTERVAL_HIGH, RANK_MEAN, RANK_INTERVAL_LOW, RANK_MEDIAN,
         RANK_INTERVAL_HIGH],
        key [ROUND, COUNTRY, VIEW, GROUP, NODE];
    /// What changed from round to round: a row a step and score. A revision has the same round
    /// twice.
    TREND_STEPS: "trend-steps",
        [ROUND, COUNTRY, VIEW, GROUP, NODE, FROM_ROUND, SCORE_BEFORE, SCORE, CHANGE, CHANGE_ANSWERS,
         CHANGE_WEIGHTS, CHANGE_FRAMEWORK, CHANGE_COVERAGE, DIRECTION],
        key [];
    /// The scores over all rounds: a row a round and score.
    TREND_SERIES: "trend-series",
        [ROUND, COUNTRY, VIEW, GROUP, NODE, SCORE, COMPARABLE_SCORE],
        key [ROUND, COUNTRY, VIEW, GROUP, NODE];
    /// What each single better answer would add.
    IMPROVEMENTS: "improvements",
        [ROUND, COUNTRY, NODE, INDICATOR, ANSWER, BETTER_ANSWER, COST, NODE_GAIN, INDEX_GAIN, GROUPS,
         GROUP_GAINS],
        key [INDICATOR, BETTER_ANSWER];
    /// What changed answers would score: a row a score that they touch.
    WHAT_IF: "what-if",
        [ROUND, COUNTRY, WHAT, VIEW, GROUP, NODE, STATE_BEFORE, STATE, SCORE_BEFORE, SCORE, DIFFERENCE],
        key [COUNTRY, WHAT, VIEW, GROUP, NODE];
    /// Who can help whom: what the better answers of the helper would add.
    COOPERATION: "cooperation",
        [ROUND, COUNTRY, NODE, HELPER, BETTER_ANSWERS, WITH_EVIDENCE, NODE_GAIN, INDEX_GAIN],
        key [COUNTRY, NODE, HELPER];
    /// Answers that others have better; without another country nobody has.
    BEHIND: "behind",
        [ROUND, COUNTRY, OTHER_COUNTRY, INDICATOR, ANSWER, BETTER_ANSWER, SINCE, EVIDENCE],
        key [COUNTRY, OTHER_COUNTRY, INDICATOR];
    /// Strengths and weaknesses beside the others.
    STANDINGS: "standing",
        [ROUND, COUNTRY, VIEW, GROUP, NODE, INDICATOR, PEER_GROUP, STANDING, SCORE, REFERENCE_SCORE,
         DIFFERENCE, OTHERS],
        key [COUNTRY, NODE, INDICATOR];
    /// The groups of countries that are compared with each other.
    PEER_GROUPS: "peer-groups",
        [ROUND, COUNTRY, PEER_GROUP],
        key [COUNTRY];
    /// Of a chart: the scores of countries at a node, with their bounds.
    SCORES_WITH_BOUNDS: "chart-scores",
        [ROUND, COUNTRY, NODE, SCORE, BOUND_LOW, BOUND_HIGH],
        key [ROUND, COUNTRY, NODE];
    /// Of a chart: the scores of countries, node by node.
    SCORES_BY_NODE: "chart-strips",
        [ROUND, COUNTRY, NODE, SCORE],
        key [ROUND, COUNTRY, NODE];
    /// Of a chart: law against practice.
    GAPS: "chart-gaps",
        [ROUND, COUNTRY, NODE, LAW, PRACTICE, GAP],
        key [ROUND, COUNTRY, NODE];
    /// Of a chart: the cells of a view in one country, or its groups in several.
    CELLS: "chart-heat",
        [ROUND, COUNTRY, VIEW, GROUP, NODE, SCORE],
        key [ROUND, COUNTRY, VIEW, GROUP, NODE];
    /// Of a chart: how many answers are of each kind.
    ANSWERS_COUNTED: "chart-answers",
        [ROUND, COUNTRY, NODE, ANSWER, INDICATORS],
        key [ROUND, COUNTRY, NODE, ANSWER];
    /// Of a chart: the ranks of countries within those that draws gave.
    RANK_INTERVALS: "chart-rank-intervals",
        [ROUND, COUNTRY, NODE, RANK, RANK_INTERVAL_LOW, RANK_INTERVAL_HIGH, INTERVAL],
        key [ROUND, COUNTRY, NODE];
    /// Of a chart: how often one country is above another.
    PAIRS: "chart-pairs",
        [ROUND, COUNTRY, OTHER_COUNTRY, ABOVE, TIED],
        key [ROUND, COUNTRY, OTHER_COUNTRY];
    /// Of a chart: the better answers by which the index gains the most.
    GAINS: "chart-gains",
        [ROUND, COUNTRY, INDICATOR, ANSWER, BETTER_ANSWER, INDEX_GAIN],
        key [INDICATOR];
    /// How far a round is, by country, section or assessor.
    STATUS: "status",
        [ROUND, COUNTRY, NODE, ASSESSOR, INDICATORS, ANSWERED, NOT_APPLICABLE, WITH_EVIDENCE, REVIEWED,
         ADJUDICATED, CONFLICT, REJECTED, LATE, OPEN],
        key [ROUND, COUNTRY, NODE, ASSESSOR];
    /// How far assessors agree who answered the same.
    AGREEMENTS: "agreement",
        [WHAT, VIEW, GROUP, NODE, INDICATOR, ASSESSOR, OTHER_ASSESSOR, UNITS, CODERS, AGREEMENT, KAPPA,
         KAPPA_LINEAR, KAPPA_QUADRATIC, ALPHA_NOMINAL, ALPHA_NOMINAL_INTERVAL_LOW,
         ALPHA_NOMINAL_INTERVAL_HIGH, ALPHA_ORDINAL, ALPHA_ORDINAL_INTERVAL_LOW,
         ALPHA_ORDINAL_INTERVAL_HIGH],
        key [WHAT, VIEW, GROUP, NODE, INDICATOR, ASSESSOR, OTHER_ASSESSOR];
}
