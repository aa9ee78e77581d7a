//! How far do assessors agree who answered the same?

use crate::status::CodingSummary;
use cpi_model::number::{Coefficient, Share};
use serde::{Deserialize, Serialize};

/// Which versions of the codings are compared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Versions {
    /// Each assessor's first answer, before anybody was asked to look again.
    #[default]
    First,
    /// What stands now.
    Standing,
}

/// The agreement of assessors (methodology 10.8 to 10.14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Agreement {
    /// Which versions of the codings were compared.
    pub versions: Versions,
    /// The seed of the resamples.
    pub seed: u64,
    /// How many resamples were drawn for each interval.
    pub resamples: u32,
    /// Of everything.
    pub index: ScopeAgreement,
    /// Of each section: each node directly beneath the index.
    pub sections: Vec<ScopeAgreement>,
    /// Of each group of each view, such as each dimension.
    pub groups: Vec<ScopeAgreement>,
    /// Of each indicator that more than one assessor answered in a country.
    pub indicators: Vec<ScopeAgreement>,
    /// Of each pair of assessors who answered the same.
    pub pairs: Vec<PairAgreement>,
    /// Where they disagree, the widest apart first.
    pub disagreements: Vec<Disagreement>,
}

/// The agreement over a part of the index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScopeAgreement {
    /// The code of the node, group or indicator.
    pub code: String,
    /// The code of the view, of a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The units: indicators of a country that more than one assessor answered.
    pub units: u32,
    /// The assessors of these units.
    pub coders: u32,
    /// The share of pairs of answers that are the same (10.9).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Share>,
    /// The mean of Cohen's κ over the pairs of assessors (10.10).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa: Option<Coefficient>,
    /// The same with linear weights (10.11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa_linear: Option<Coefficient>,
    /// The same with quadratic weights (10.11).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa_quadratic: Option<Coefficient>,
    /// Krippendorff's α, nominal (10.12).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_nominal: Option<Estimate>,
    /// Krippendorff's α, ordinal (10.12).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_ordinal: Option<Estimate>,
}

/// The agreement of two assessors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PairAgreement {
    /// The one.
    pub one: String,
    /// The other, later in the order of pseudonyms.
    pub other: String,
    /// The units that both answered.
    pub units: u32,
    /// The share of them that they answered alike.
    pub percent: Share,
    /// Cohen's κ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa: Option<Coefficient>,
    /// Cohen's κ with linear weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa_linear: Option<Coefficient>,
    /// Cohen's κ with quadratic weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kappa_quadratic: Option<Coefficient>,
    /// Krippendorff's α of the two, nominal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_nominal: Option<Estimate>,
    /// Krippendorff's α of the two, ordinal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpha_ordinal: Option<Estimate>,
}

/// A coefficient with its interval (10.13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Estimate {
    /// The coefficient.
    pub value: Coefficient,
    /// The low end of the interval that 95 % of the resamples fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Coefficient>,
    /// The high end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Coefficient>,
    /// The resamples in which the coefficient is defined.
    pub defined: u32,
}

/// A unit on which assessors disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Disagreement {
    /// The code of the country.
    pub country: String,
    /// The id of the round.
    pub round: String,
    /// The code of the indicator.
    pub indicator: String,
    /// How far apart they are: the widest difference of points over what the indicator can
    /// earn; 1 where only some say that it applies (10.14).
    pub distance: Share,
    /// What each said.
    pub said: Vec<CodingSummary>,
    /// The same in words.
    pub text: String,
}
