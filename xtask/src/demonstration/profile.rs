//! What are the three countries like?

use serde::Deserialize;
use std::collections::BTreeMap;

/// The file `xtask/demonstration/profiles.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profiles {
    pub(crate) rounds: [RoundProfile; 2],
    pub(crate) countries: BTreeMap<String, Country>,
    pub(crate) documents: Vec<Document>,
    pub(crate) documents_otherwise: BTreeMap<String, Otherwise>,
    pub(crate) comments: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    pub(crate) remarks: Remarks,
}

/// A round.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundProfile {
    pub(crate) id: String,
    pub(crate) reference_date: String,
}

/// A fictional country; lists of two are by round.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    pub(crate) name: String,
    pub(crate) portrait: String,
    pub(crate) assessors: Vec<String>,
    pub(crate) reviewer: String,
    /// How many per cent of the answers a reviewer has looked at.
    pub(crate) reviewed: [u64; 2],
    pub(crate) level: Shares,
    pub(crate) topics: BTreeMap<String, Shares>,
    pub(crate) change: BTreeMap<String, Shares>,
    pub(crate) missing: [Shares; 2],
    pub(crate) quantities: BTreeMap<String, [String; 2]>,
    pub(crate) answers: BTreeMap<String, [String; 2]>,
    pub(crate) not_applicable: BTreeMap<String, String>,
}

/// Per cent by dimension; `all` counts for every dimension.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Shares(BTreeMap<String, i64>);

impl Shares {
    pub(crate) fn of(&self, dimension: &str) -> i64 {
        ["all", dimension]
            .iter()
            .filter_map(|key| self.0.get(*key))
            .sum()
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}

impl Country {
    /// The share of its points that a cell is meant to earn, in per cent.
    pub(crate) fn level(&self, round: usize, topic: &str, dimension: &str) -> i64 {
        let add = |shares: Option<&Shares>| shares.map_or(0, |shares| shares.of(dimension));
        let mut level = self.level.of(dimension) + add(self.topics.get(topic));
        if 0 < round {
            level += add(self.change.get(topic)) + add(self.change.get("all"));
        }
        level.clamp(2, 98)
    }
}

/// A document that evidence names, and the words of the framework that ask for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub(crate) words: Vec<String>,
    pub(crate) title: String,
    pub(crate) note: String,
}

/// The document of a dimension that no word names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Otherwise {
    pub(crate) title: String,
    pub(crate) note: String,
}

/// What stands beside missing answers and decisions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Remarks {
    pub(crate) missing: Vec<String>,
    pub(crate) higher: Vec<String>,
    pub(crate) lower: Vec<String>,
    pub(crate) points: [String; 2],
}
