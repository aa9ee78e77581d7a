//! The question for the status of a round.

use super::{Status, status, status_by_assessor, status_by_section};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::{Assessment, Framework, Index, Round};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How far rounds are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct StatusQuery {
    /// One round. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// One country. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What has a row. Default: each country.
    pub per: StatusGrouping,
}

/// What has a row in a status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StatusGrouping {
    /// Each country.
    #[default]
    Country,
    /// Each section of each country.
    Section,
    /// Each assessor of each country.
    Assessor,
}

impl StatusGrouping {
    /// Each with its word and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Country, "country", "A country"),
        (Self::Section, "section", "A section of a country"),
        (Self::Assessor, "assessor", "An assessor of a country"),
    ];
}

impl StatusQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let chosen = self.chosen(index)?;
        let status = self.of(&chosen, index);
        query::document(&index.framework, chosen, Content::Status { status })
    }

    /// The rows alone, without a document.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where there is no such round, or the country takes part in none.
    pub fn rows(&self, index: &Index) -> Result<Vec<Status>, QueryError> {
        let chosen = self.chosen(index)?;
        Ok(self.of(&chosen, index))
    }

    /// Round by round the rows of the assessments, then those of the countries that have sent
    /// nothing yet.
    fn of(&self, chosen: &[&Assessment], index: &Index) -> Vec<Status> {
        let is_asked = |option: &Option<String>, found: &str| {
            option.as_deref().is_none_or(|asked| asked == found)
        };
        let mut rows: Vec<Status> = Vec::new();
        let declared = index.rounds.iter().flat_map(|round| {
            let ids = round.rounds().iter();
            ids.map(move |(id, _)| (round, id.as_str()))
        });
        for (round, id) in declared.filter(|(_, id)| is_asked(&self.round, id)) {
            let of_round = || chosen.iter().filter(|it| it.round() == id);
            rows.extend(of_round().flat_map(|it| self.per.rows(it)));
            let countries = round.countries().iter();
            let absent = countries.filter(|country| {
                is_asked(&self.country, country)
                    && !of_round().any(|it| it.country() == country.as_str())
            });
            rows.extend(
                absent.flat_map(|country| self.per.nothing_sent(country, id, &index.framework)),
            );
        }
        // Answers that were given alone belong to no declared round.
        let is_declared = |it: &&&Assessment| {
            let mut ids = index.rounds.iter().flat_map(Round::rounds);
            ids.any(|(id, _)| id == it.round())
        };
        let others = chosen.iter().filter(|it| !is_declared(it));
        rows.extend(others.flat_map(|it| self.per.rows(it)));
        rows
    }

    fn chosen<'a>(&self, index: &'a Index) -> Result<Vec<&'a Assessment>, QueryError> {
        let rounds: Vec<&Round> = match &self.round {
            Some(round) => vec![Selection(index).declared(Some(round))?],
            None => index.rounds.iter().collect(),
        };
        if let Some(country) = &self.country {
            match rounds.as_slice() {
                [] => {}
                [only] => Selection::takes_part(only, country)?,
                several => {
                    if !several.iter().any(|it| it.countries().contains(country)) {
                        let all: BTreeSet<&String> =
                            several.iter().flat_map(|it| it.countries()).collect();
                        return Err(QueryError::NeverAssessed {
                            country: country.clone(),
                            countries: all.into_iter().cloned().collect(),
                        });
                    }
                }
            }
        }
        let asked = |option: &Option<String>, found: &str| {
            option.as_deref().is_none_or(|asked| asked == found)
        };
        Ok(index
            .assessments
            .iter()
            .filter(|it| asked(&self.round, it.round()) && asked(&self.country, it.country()))
            .collect())
    }
}

impl StatusGrouping {
    /// The rows of one assessment.
    pub fn rows(self, assessment: &Assessment) -> Vec<Status> {
        match self {
            Self::Country => vec![status(assessment)],
            Self::Section => status_by_section(assessment),
            Self::Assessor => status_by_assessor(assessment),
        }
    }

    /// The rows of a country of which nothing has come in: everything is asked and open.
    fn nothing_sent(self, country: &str, round: &str, framework: &Framework) -> Vec<Status> {
        let row = |section: Option<String>, indicators: usize| {
            let indicators = u32::try_from(indicators).unwrap_or(u32::MAX);
            Status {
                country: country.to_owned(),
                round: round.to_owned(),
                section,
                indicators,
                open: indicators,
                ..Status::default()
            }
        };
        match self {
            Self::Country => vec![row(None, framework.indicators().len())],
            Self::Section => {
                let nodes = framework.nodes().iter();
                let sections = nodes.filter(|node| node.parent() == Some(framework.root()));
                sections
                    .map(|node| row(Some(node.code().to_string()), node.indicators().len()))
                    .collect()
            }
            // Nobody is known to be asked.
            Self::Assessor => Vec::new(),
        }
    }
}
