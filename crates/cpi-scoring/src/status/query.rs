//! The question for the status of a round.

use super::{Status, status, status_by_assessor, status_by_section};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::{Assessment, Index};
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
        query::document(
            &index.framework,
            chosen.iter().copied(),
            Content::Status { status },
        )
    }

    fn chosen<'a>(&self, index: &'a Index) -> Result<Vec<&'a Assessment>, QueryError> {
        let selection = Selection(index);
        if let Some(country) = &self.country
            && let Ok(round) = selection.declared(self.round.as_deref())
        {
            Selection::takes_part(round, country)?;
        }
        if self.round.is_some() {
            selection.declared(self.round.as_deref())?;
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
