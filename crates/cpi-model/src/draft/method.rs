//! How a node scores its members: methodology section 4.

use super::choice::{Choice, choices};
use serde::{Deserialize, Serialize};

choices! {
    /// The formula that joins scores (methodology 4.4).
    Aggregation, "aggregation" {
        /// Σ *ws* / Σ *w*.
        Arithmetic = "arithmetic",
        /// exp(Σ *w* ln *s* / Σ *w*).
        Geometric = "geometric",
        /// Σ *w* / Σ (*w*/*s*).
        Harmonic = "harmonic",
        /// (Σ *w* *s*^*p* / Σ *w*)^(1/*p*).
        Generalised = "generalised",
        /// The smallest score.
        Minimum = "minimum",
        /// The largest score.
        Maximum = "maximum",
        /// The weighted median (methodology 4.5).
        Median = "median",
        /// Σ *ws*.
        Sum = "sum",
    }
}

choices! {
    /// What a missing member does to its node (methodology 4.3).
    MissingRule, "missing rule" {
        /// It is left out.
        LeaveOut = "leave-out",
        /// It enters with the low end of the range.
        AsZero = "as-zero",
        /// The assessment is not scored.
        Refuse = "refuse",
    }
}

choices! {
    /// What least coverage is measured on (methodology 4.7).
    CoverageOf, "coverage basis" {
        /// The applicable indicators beneath the node.
        Indicators = "indicators",
        /// The members of the node.
        Members = "members",
    }
}

choices! {
    /// Where weights come from (methodology 4.2).
    Weights, "weights" {
        /// Every member weighs 1.
        Equal = "equal",
        /// Every member has the weight it declares.
        Declared = "declared",
    }
}

choices! {
    /// How a tie is rounded (methodology 1.4).
    RoundingMode, "rounding mode" {
        /// Away from zero.
        HalfUp = "half-up",
        /// To the even neighbour.
        HalfEven = "half-even",
        /// Towards zero, ties or not.
        Down = "down",
    }
}

/// How a node aggregates. In the framework's `method` every key but `exponent`, `limits`
/// and `round_to` is required; in a node or view each key overrides it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MethodDraft {
    /// The formula (methodology 4.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aggregation: Option<Choice<Aggregation>>,
    /// The exponent of a generalised mean, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exponent: Option<String>,
    /// `children`, `indicators`, or the name of a level (methodology 4.1). In a view:
    /// `indicators` or `cells` (methodology 5.2, 5.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
    /// Where the members' weights come from (methodology 4.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Choice<Weights>>,
    /// What a missing member does (methodology 4.3).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Choice<MissingRule>>,
    /// The coverage below which there is no score, a decimal from 0 to 1 (methodology 4.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least_coverage: Option<String>,
    /// What that coverage is measured on (methodology 4.7).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_of: Option<Choice<CoverageOf>>,
    /// The ends within which the score is held (methodology 4.8).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<LimitsDraft>,
    /// Rounding on the way (methodology 4.9).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_to: Option<RoundToDraft>,
}

/// Limits of a score (methodology 4.8); either end may be open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LimitsDraft {
    /// The low end, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// The high end, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
}

/// Rounding to a number of digits after the point (methodology 1.4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RoundToDraft {
    /// Digits after the point, 0 to 18.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digits: Option<u32>,
    /// How ties go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Choice<RoundingMode>>,
}
