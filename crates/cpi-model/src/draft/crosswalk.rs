//! Which indicators of two framework versions ask the same, as a file declares it.

use super::choice::choices;
use super::{Choice, FrameworkReference};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

choices! {
    /// How indicators of an older framework stand to those of a newer one (methodology 13.2).
    Relation, "relation" {
        /// The same question: one to one.
        Same = "same",
        /// The same question in other words: one to one.
        Reworded = "reworded",
        /// One question that became several.
        Split = "split",
        /// Several questions that became one.
        Merged = "merged",
        /// A question that the older framework did not ask.
        New = "new",
        /// A question that the newer framework does not ask.
        Dropped = "dropped",
    }
}

/// The document of a crosswalk: from an older framework to a newer one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CrosswalkDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The older framework.
    pub from: Option<FrameworkReference>,
    /// The newer framework.
    pub to: Option<FrameworkReference>,
    /// Nodes whose code changed: the older code to the newer. Nodes of the same code, and the
    /// index itself, are taken as the same.
    #[serde(
        deserialize_with = "crate::read::unique_map",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub nodes: BTreeMap<String, String>,
    /// The relations. Every indicator of either framework stands in exactly one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<RelationDraft>,
}

/// How some indicators stand to each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelationDraft {
    /// The relation.
    pub relation: Option<Choice<Relation>>,
    /// The codes in the older framework.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
    /// The codes in the newer framework.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// Whether a person has confirmed it. Absent means no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// How alike the texts are, from 0 to 1, where it was proposed by the toolkit: for the
    /// person who confirms it. Nothing is computed from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similarity: Option<String>,
    /// Why, or what was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
