//! How a quantity becomes a score: methodology section 3.

use super::choice::{Choice, choices};
use serde::{Deserialize, Serialize};

choices! {
    /// The rule that turns a value into an item score.
    NormalisationRule, "normalisation rule" {
        /// Between two declared reference points (methodology 3.1).
        Goalposts = "goalposts",
        /// Points by threshold (methodology 3.3).
        Bands = "bands",
        /// Share of the way from the origin to the target (methodology 3.4).
        Target = "target",
        /// Between the lowest and the highest reference value (methodology 3.5).
        MinMax = "min-max",
        /// Standard deviations from the mean (methodology 3.6).
        ZScore = "z-score",
        /// Place among the reference values (methodology 3.7).
        Rank = "rank",
        /// Share of the reference values that are worse (methodology 3.8).
        PercentileRank = "percentile-rank",
    }
}

choices! {
    /// Which ends of the share are capped (methodology 3).
    Cap, "cap" {
        /// 0 and 1.
        Both = "both",
        /// At least 0.
        Low = "low",
        /// At most 1.
        High = "high",
        /// Neither.
        None = "none",
    }
}

choices! {
    /// Of a node: whether higher scores are better (methodology 7.4). Of a quantity: whether its
    /// score rises with its value (methodology 3).
    Direction, "direction" {
        /// The higher the better; the score of a quantity rises with its value.
        HigherIsBetter = "higher-is-better",
        /// The lower the better; the score of a quantity falls as its value rises.
        LowerIsBetter = "lower-is-better",
    }
}

choices! {
    /// Where reference values come from (methodology 3.9).
    Statistics, "statistics" {
        /// The countries of the same round.
        Round = "round",
        /// The framework, which declares those of an earlier round.
        Frozen = "frozen",
    }
}

choices! {
    /// The divisor of the standard deviation (methodology 3.6).
    Deviation, "deviation" {
        /// *n* − 1.
        Sample = "sample",
        /// *n*.
        Population = "population",
    }
}

choices! {
    /// What equal reference values do to a rank (methodology 3.7).
    Ties, "ties" {
        /// The lowest place of the tie.
        Lowest = "lowest",
        /// The highest place of the tie.
        Highest = "highest",
        /// The mean place of the tie.
        Average = "average",
    }
}

/// A named rule, shared by the quantities that refer to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NormalisationDraft {
    /// Which rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Choice<NormalisationRule>>,
    /// Whether the natural logarithm is taken first (methodology 3.2); with `goalposts`,
    /// `target` and `min-max`. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub logarithm: bool,
    /// Which ends are capped; required with `goalposts`, `target` and `min-max`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Choice<Cap>>,
    /// Where reference values come from; required with `target`, `min-max`, `z-score`,
    /// `rank` and `percentile-rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statistics: Option<Choice<Statistics>>,
    /// The divisor of the standard deviation; required with `z-score` over the round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<Choice<Deviation>>,
    /// The mean of the scores, a decimal; required with `z-score`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<String>,
    /// The standard deviation of the scores, a decimal above 0; required with `z-score`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<String>,
    /// What ties do; required with `rank`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ties: Option<Choice<Ties>>,
    /// The bands, in rising order; required with `bands`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<QuantityBandDraft>,
}

/// A band of a quantity (methodology 3.3).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuantityBandDraft {
    /// The lowest value of the band, a decimal; absent in the first band only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The points it earns, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
}

/// The declared reference points of a quantity (methodology 3.1), decimals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GoalpostsDraft {
    /// The lower value, whichever is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The higher value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
}

/// Frozen reference statistics of a quantity (methodology 3.9), decimals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReferenceDraft {
    /// The lowest value; with `min-max`, and `target` where higher is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The highest value; with `min-max`, and `target` where lower is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// The mean; with `z-score`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<String>,
    /// The standard deviation, above 0; with `z-score`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<String>,
    /// All values; with `rank` and `percentile-rank`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// The values that a quantity can have (methodology 3.11). Declared, it replaces what the unit
/// implies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PossibleDraft {
    /// The least value, a decimal. Absent means that there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<String>,
    /// The most, a decimal. Absent means that there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// Whether only whole numbers are possible. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
}

/// The values of a quantity that are to be expected (methodology 3.12), decimals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlausibleDraft {
    /// The least value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<String>,
    /// The most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// The greatest change of a country from one round to the next, in the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// The greatest change as a share of the earlier value: `0.5` is half of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_share: Option<String>,
}
