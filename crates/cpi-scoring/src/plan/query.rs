//! The questions for a plan, and for what changed answers would score.

use super::plan;
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use crate::session::Session;
use cpi_model::Index;
use cpi_model::draft::{Activated, Choice, TargetsDraft};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What better answers of a country add, and which of them reach targets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanQuery {
    /// The country.
    pub country: String,
    /// The round. Default: the only one in which the country was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The targets, with costs and what cannot move. Default: no target, and each answer that
    /// changes costs 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub targets: Option<TargetsDraft>,
}

impl PlanQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let framework = Arc::new(index.framework.clone());
        let round = Selection(index).round_of(&self.country, self.round.as_deref())?;
        let targets = match &self.targets {
            Some(targets) => targets.check(&framework)?,
            None => TargetsDraft::fewest(&framework).check(&framework)?,
        };
        let plan = plan(&framework, round.clone(), &self.country, &targets.value)?;
        let plan = Box::new(plan);
        query::document(&framework, &round, Content::Plan { plan })
    }
}

/// What changed answers of a country would score, before and after.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhatIfQuery {
    /// The country.
    pub country: String,
    /// The round. Default: the only one in which the country was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The changes, in order.
    pub answers: Vec<ChangedAnswer>,
    /// Which answer an indicator has that begins to apply (methodology 14.2). Default: `lowest`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activated: Option<Choice<Activated>>,
}

/// An answer that is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedAnswer {
    /// The code of the indicator.
    pub indicator: String,
    /// The answer as documents write it: an option, a value, `not-applicable` or `missing`.
    pub answer: String,
}

impl WhatIfQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let framework = Arc::new(index.framework.clone());
        let round = Selection(index).round_of(&self.country, self.round.as_deref())?;
        // An unknown word is refused as it is in a file of targets.
        let targets = TargetsDraft {
            activated: Some(self.activated.clone().unwrap_or(Activated::Lowest.into())),
            ..TargetsDraft::fewest(&framework)
        };
        let activated = targets.check(&framework)?.value.activated();
        let changes: Vec<(&str, &str)> = self
            .answers
            .iter()
            .map(|change| (change.indicator.as_str(), change.answer.as_str()))
            .collect();
        let mut session = Session::new(Arc::clone(&framework), round.clone(), activated)?;
        let what_if = Box::new(session.set(&self.country, &changes)?);
        query::document(&framework, &round, Content::WhatIf { what_if })
    }
}
