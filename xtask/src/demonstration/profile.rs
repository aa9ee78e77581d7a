//! What are the three countries like?

use cpi_model::draft::Units;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file `xtask/demonstration/profiles.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profiles {
    pub(crate) rounds: Vec<RoundProfile>,
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
    /// The folder in `fixtures` whose index has the round.
    pub(crate) index: String,
    /// The folder in `crates/cpi-io/frameworks` whose framework it answers.
    pub(crate) framework: String,
    /// The share of *partially*, where a cell leaves room for it.
    pub(crate) partially: Shares,
}

/// A value that is the same in every round, or one for each round: empty where the framework of
/// a round does not ask.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum ByRound {
    Always(String),
    Each(Vec<String>),
}

impl ByRound {
    pub(crate) fn of(&self, round: usize) -> &str {
        match self {
            Self::Always(value) => value,
            Self::Each(values) => values.get(round).map_or("", String::as_str),
        }
    }

    /// Whether there are as many values as rounds.
    pub(crate) fn fits(&self, rounds: usize) -> bool {
        match self {
            Self::Always(_) => true,
            Self::Each(values) => values.len() == rounds,
        }
    }
}

/// A fictional country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    pub(crate) name: String,
    pub(crate) portrait: String,
    pub(crate) assessors: Vec<String>,
    pub(crate) reviewer: String,
    /// The first round that it takes part in.
    pub(crate) since: String,
    /// How many per cent of the answers a reviewer has looked at, by round.
    pub(crate) reviewed: BTreeMap<String, u64>,
    /// The share of its points that a cell is meant to earn.
    pub(crate) level: Shares,
    /// What articles differ from that level.
    pub(crate) topics: BTreeMap<String, Shares>,
    /// What rounds change, by the round that they change in; it stays.
    pub(crate) change: BTreeMap<String, BTreeMap<String, Shares>>,
    /// The share of missing answers, by round.
    pub(crate) missing: BTreeMap<String, Shares>,
    pub(crate) units: Units,
    pub(crate) quantities: BTreeMap<String, ByRound>,
    pub(crate) answers: BTreeMap<String, ByRound>,
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

impl Profiles {
    /// The countries that take part in a round, by code.
    pub(crate) fn countries_of(&self, round: usize) -> impl Iterator<Item = (&str, &Country)> {
        let until = &self.rounds[..=round];
        let countries = self.countries.iter();
        let here = move |country: &Country| until.iter().any(|it| it.id == country.since);
        countries
            .filter(move |(_, country)| here(country))
            .map(|(code, country)| (code.as_str(), country))
    }

    /// The share of its points that a cell is meant to earn, in per cent.
    pub(crate) fn level(
        &self,
        country: &Country,
        round: usize,
        topic: &str,
        dimension: &str,
    ) -> i64 {
        let add = |shares: Option<&Shares>| shares.map_or(0, |shares| shares.of(dimension));
        let so_far = self.rounds.iter().take(round + 1);
        let changes = so_far.filter_map(|round| country.change.get(&round.id));
        let changed: i64 = changes
            .map(|change| add(change.get(topic)) + add(change.get("all")))
            .sum();
        let level = country.level.of(dimension) + add(country.topics.get(topic)) + changed;
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
