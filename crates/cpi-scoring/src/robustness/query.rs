//! The question for a robustness run.

use super::{CountryRobustness, Draws, MissingPart, Robustness, robustness};
use crate::agreement::{Versions, coder_odds, units_of};
use crate::document::{Content, Document};
use crate::query::{self, Inputs, ProgressCallback, Query, QueryError, Selection};
use cpi_model::draft::UncertaintyDraft;
use cpi_model::{Assessment, Index};
use serde::{Deserialize, Serialize};

/// How sure the scores and ranks of one round are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RobustnessQuery {
    /// The round. Default: the only one that has answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// What is uncertain, and how much.
    pub plan: UncertaintyDraft,
    /// The seed of the generator, a whole number in digits: the same seed gives the same result.
    #[serde(with = "query::text")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub seed: u64,
    /// How many draws.
    pub draws: u32,
    /// Of a run that was interrupted: what was asked for, and what the result lacks. Such a query
    /// gives the interrupted result again. Default: the run is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interrupted: Option<Interrupted>,
}

/// How an interrupted run differs from a whole run of as many draws.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Interrupted {
    /// The draws that were asked for, if fewer were made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// What the result lacks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<MissingPart>,
}

impl RobustnessQuery {
    pub(crate) fn run(
        &self,
        inputs: &Inputs<'_>,
        watch: ProgressCallback<'_>,
    ) -> Result<Document, QueryError> {
        let index = inputs.index;
        let framework = &index.framework;
        let round = Selection(index).one_round(self.round.as_deref())?;
        let plan = with_odds(index, &round, self.plan.clone())?;
        let plan = plan.check(framework)?.value;
        let draws = Draws {
            seed: self.seed,
            draws: self.draws,
            threads: inputs.threads,
        };
        let mut robustness = robustness(&plan, &round, draws, watch)?;
        if let Some(interrupted) = &self.interrupted {
            forget(&mut robustness, interrupted);
        }
        let run = &robustness.run;
        let mut query = self.clone();
        if run.interrupted_before.is_some() || !run.lacks.is_empty() {
            query.draws = run.draws;
            query.interrupted = Some(Interrupted {
                before: run.interrupted_before,
                lacks: run.lacks.clone(),
            });
        }
        let content = Content::Robustness {
            robustness: Box::new(robustness),
        };
        let mut document = query::document(framework, &round, content)?;
        document.query = Some(Query::Robustness(Box::new(query)));
        Ok(document)
    }
}

/// The plan with the odds of coders filled in, if it takes them from the codings (methodology
/// 11.13): from their first answers, which the histories hold.
fn with_odds(
    index: &Index,
    round: &[Assessment],
    mut plan: UncertaintyDraft,
) -> Result<UncertaintyDraft, QueryError> {
    let Some(codings) = plan.odds_from_codings()? else {
        return Ok(plan);
    };
    let lacks_history = |it: &Assessment| it.history().is_some() && index.history(it).is_none();
    if round.iter().any(lacks_history) {
        return Err(QueryError::NoHistories);
    }
    let units = units_of(index, round, Versions::First);
    let odds = coder_odds(&index.framework, &units, codings)?;
    if let Some(answers) = &mut plan.answers {
        answers.confusion = odds;
    }
    Ok(plan)
}

/// Removes from a whole run what an interrupted one lacks.
fn forget(result: &mut Robustness, interrupted: &Interrupted) {
    result.run.interrupted_before = interrupted.before;
    result.run.lacks.clone_from(&interrupted.lacks);
    for lacking in &interrupted.lacks {
        match lacking {
            MissingPart::Intervals => {
                for node in &mut result.nodes {
                    forget_intervals(&mut node.countries);
                }
                for view in &mut result.views {
                    for group in &mut view.groups {
                        forget_intervals(&mut group.countries);
                    }
                    for cell in &mut view.cells {
                        forget_intervals(&mut cell.countries);
                    }
                }
            }
            MissingPart::LeavingOut => result.left_out.clear(),
            MissingPart::Sensitivity => result.sensitivity = None,
        }
    }
}

fn forget_intervals(countries: &mut [CountryRobustness]) {
    for country in countries {
        country.scores = None;
    }
}
