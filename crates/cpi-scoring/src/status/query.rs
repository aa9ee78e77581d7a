//! The question for the status of a round.

use super::{Status, status, status_by_assessor, status_by_section};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::{Assessment, Index, Round};
use serde::{Deserialize, Serialize};

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
    pub per: Per,
}

/// What has a row in a status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Per {
    /// Each country.
    #[default]
    Country,
    /// Each section of each country.
    Section,
    /// Each assessor of each country.
    Assessor,
}

impl StatusQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let chosen = self.chosen(index)?;
        let status = chosen.iter().flat_map(|it| self.per.rows(it)).collect();
        query::document(&index.framework, chosen, Content::Status { status })
    }

    /// The rows alone, without a document.
    ///
    /// # Errors
    ///
    /// [`QueryError`] where there is no such round, or the country takes part in none.
    pub fn rows(&self, index: &Index) -> Result<Vec<Status>, QueryError> {
        let chosen = self.chosen(index)?;
        Ok(chosen.iter().flat_map(|it| self.per.rows(it)).collect())
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
                        return Err(QueryError::NeverAssessed {
                            country: country.clone(),
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

impl Per {
    /// The rows of one assessment.
    pub fn rows(self, assessment: &Assessment) -> Vec<Status> {
        match self {
            Self::Country => vec![status(assessment)],
            Self::Section => status_by_section(assessment),
            Self::Assessor => status_by_assessor(assessment),
        }
    }
}
