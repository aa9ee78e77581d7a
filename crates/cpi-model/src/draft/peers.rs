//! Which countries are compared with which, and from which threshold a difference is reported.

use super::choice::{Choice, choices};
use super::{FrameworkReference, Texts};
use serde::{Deserialize, Serialize};

choices! {
    /// What a country is set against (methodology 15.3).
    ReferenceStatistic, "middle of a group" {
        /// The arithmetic mean of the others' scores.
        Mean = "mean",
        /// Their median.
        Median = "median",
    }
}

/// The file `peers.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI peers"))]
#[serde(deny_unknown_fields)]
pub struct PeersDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework that the codes belong to.
    pub framework: Option<FrameworkReference>,
    /// What a country is set against.
    pub middle: Option<Choice<ReferenceStatistic>>,
    /// The difference from which on something is a strength or a weakness, a decimal above 0.
    pub threshold: Option<String>,
    /// The level whose nodes make the profile of a country and the rows of the cooperation
    /// table. Absent means the nodes beneath the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Groups found by likeness of profile, instead of `groups`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likeness: Option<LikenessDraft>,
    /// Declared groups of countries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<PeerGroupDraft>,
}

/// Where joining the most alike ends: at a number of groups, or at a distance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LikenessDraft {
    /// The number of groups that are left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<u32>,
    /// The largest distance at which groups are joined, a decimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<String>,
}

/// A declared group of countries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeerGroupDraft {
    /// The code of the group.
    pub code: Option<String>,
    /// Its label by language.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "Texts::is_empty"
    )]
    pub label: Texts,
    /// The codes of its countries; a country is in one group at most.
    #[serde(default)]
    pub countries: Vec<String>,
}
