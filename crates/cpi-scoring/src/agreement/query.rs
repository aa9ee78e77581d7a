//! The question for the agreement of assessors.

use super::{AgreementOptions, Versions, agreement, units_of};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use cpi_model::{Assessment, Index};
use serde::{Deserialize, Serialize};

/// How far assessors agree who answered the same indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct AgreementQuery {
    /// The round. Default: the only one that is declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// One country. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Which answers of each assessor count. Default: the first.
    pub versions: Versions,
    /// The seed of the resampling, a whole number in digits. Default: `1`.
    #[serde(with = "query::text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub seed: u64,
    /// How many resamples the intervals rest on. Default: 1,000; with 0 there are no intervals.
    pub resamples: u32,
}

impl Default for AgreementQuery {
    fn default() -> Self {
        Self {
            round: None,
            country: None,
            versions: Versions::First,
            seed: 1,
            resamples: 1000,
        }
    }
}

impl AgreementQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let round = Selection(index).declared(self.round.as_deref())?;
        if let Some(country) = &self.country {
            Selection::takes_part(round, country)?;
        }
        let asked = |option: &Option<String>, found: &str| {
            option.as_deref().is_none_or(|asked| asked == found)
        };
        let of_round = |it: &&Assessment| {
            round.reference_date(it.round()).is_some()
                && asked(&self.round, it.round())
                && asked(&self.country, it.country())
        };
        let chosen: Vec<Assessment> = index.assessments.iter().filter(of_round).cloned().collect();
        let options = AgreementOptions {
            versions: self.versions,
            seed: self.seed,
            resamples: self.resamples,
        };
        let units = units_of(index, &chosen, self.versions);
        let agreement = Box::new(agreement(&index.framework, &units, &options)?);
        query::document(&index.framework, &chosen, Content::Agreement { agreement })
    }
}
