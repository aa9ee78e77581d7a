//! The question for a trend.

use super::{Edition, TrendOptions, trend};
use crate::document::{Content, Document, TrendProvenance};
use crate::historical::{HistoricalState, HistoryCutoff};
use crate::query::{self, Inputs, QueryError};
use crate::score::engine;
use cpi_model::{Assessment, Index, Provenance};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What moved from round to round, over one edition or several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct TrendQuery {
    /// Whether only indicators asked in the same words are comparable. Default: no.
    pub strict: bool,
    /// One country. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What was published, to tell revisions of rounds apart by the histories. Default: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<HistoryCutoff>,
}

impl TrendQuery {
    pub(crate) fn run(&self, inputs: &Inputs<'_>) -> Result<Document, QueryError> {
        let older = || inputs.older.iter().map(|(index, _)| index);
        let indices = || older().chain([inputs.index]);
        for index in indices().chain(inputs.before) {
            index.holds_together()?;
        }
        let steps = inputs.older.iter();
        let steps: Vec<_> = steps
            .map(|(index, crosswalk)| (edition(index), crosswalk))
            .collect();
        let states: Vec<HistoricalState> = match &self.published {
            Some(published) => indices()
                .map(|index| published.state(index))
                .collect::<Result<_, _>>()?,
            None => Vec::new(),
        };
        let before: Vec<Edition<'_>> = indices()
            .zip(&states)
            .map(|(index, state)| Edition {
                assessments: &state.assessments,
                ..edition(index)
            })
            .chain(inputs.before.iter().map(edition))
            .collect();
        let options = TrendOptions {
            strict: self.strict,
        };
        let mut found = trend(&edition(inputs.index), &steps, &before, &options)?;
        let notes = states.iter().flat_map(|state| state.notes.clone());
        found.refuse(notes.collect());
        if let Some(country) = &self.country
            && !found.keep(country)
        {
            let assessed = indices().flat_map(|index| &index.assessments);
            let countries: BTreeSet<&str> = assessed.map(Assessment::country).collect();
            return Err(QueryError::NeverAssessed {
                country: country.clone(),
                countries: countries.into_iter().map(str::to_owned).collect(),
            });
        }
        let others = TrendProvenance {
            older: provenances(older())?,
            crosswalks: TrendProvenance::hashes(
                inputs.older.iter().map(|(_, crosswalk)| crosswalk),
            ),
            before: provenances(inputs.before.iter())?,
            published: indices()
                .zip(&states)
                .map(|(index, state)| provenance(index, &state.assessments))
                .collect::<Result<_, _>>()?,
        };
        query::document(
            &inputs.index.framework,
            &inputs.index.assessments,
            Content::trend(found, others),
        )
    }
}

fn edition(index: &Index) -> Edition<'_> {
    Edition {
        framework: &index.framework,
        rounds: &index.rounds,
        assessments: &index.assessments,
    }
}

fn provenances<'a>(
    indices: impl Iterator<Item = &'a Index>,
) -> Result<Vec<Provenance>, QueryError> {
    indices
        .map(|index| provenance(index, &index.assessments))
        .collect()
}

fn provenance(index: &Index, assessments: &[Assessment]) -> Result<Provenance, QueryError> {
    Ok(Provenance::of(engine(), &index.framework, assessments)?)
}
