//! What would each better answer add, and which of them reach a target? Methodology 14.3 to
//! 14.7.

#[cfg(feature = "analysis")]
mod query;
mod result;

mod frontier;
mod moves;
mod search;
mod tree;

use crate::ScoreError;
use crate::item::Item;
use crate::session::{Session, SessionError, Touched};
use cpi_model::assessment::Answer;
use cpi_model::framework::{Aggregate, IndicatorMeasure};
use cpi_model::number::{Rounding, Score};
#[cfg(feature = "analysis")]
pub use query::{ChangedAnswer, PlanQuery, WhatIfQuery};
pub use result::{
    AnswerChange, FixedIndicator, GapChange, GroupChange, GroupGain, Guarantee, Improvement,
    NodeChange, NodeGain, OtherChange, Outcome, Plan, PlanSolution, ScoreOf, ScoreSummary, Step,
    WhatIf, WorstAnswer,
};

use cpi_model::{Assessment, Framework, Targets};
use moves::Moves;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a country of a round would gain by better answers, and which of them reach the
/// declared targets at the least cost.
///
/// # Method
///
/// Methodology 14.3 to 14.7. Every score it says is one that scoring the changed answers
/// anew gives.
///
/// # Errors
///
/// [`SessionError`] where the round cannot be scored as it is, or the country is not in it.
pub fn plan(
    framework: &Arc<Framework>,
    round: Vec<Assessment>,
    country: &str,
    targets: &Targets,
) -> Result<Plan, SessionError> {
    targets.belongs_to(framework).map_err(ScoreError::from)?;
    let mut session = Session::new(Arc::clone(framework), round, targets.activated())?;
    let at = session.position(country)?;
    let moves = Moves::new(&session, at, targets);
    let improvements = improvements(&mut session, at, &moves);
    let mut reached = Vec::with_capacity(targets.targets().len());
    for (of, score) in targets.targets() {
        reached.push(search::reach(&mut session, at, &moves, *of, *score));
    }
    let codes = |keep: &dyn Fn(usize) -> bool| {
        let all = framework.indicators().iter().enumerate();
        all.filter(|(i, _)| keep(*i))
            .map(|(_, each)| each.code().to_owned())
            .collect()
    };
    let state = &session.countries[at];
    let with_value: Vec<usize> = targets.quantities().map(|(i, ..)| i).collect();
    Ok(Plan {
        framework: framework.as_ref().clone().into(),
        country: state.assessment.country().to_owned(),
        round: state.assessment.round().to_owned(),
        declared: targets.draft().clone(),
        improvements,
        targets: reached,
        at_lowest: at_lowest(&session, at),
        unanswered: codes(&|i| state.items[i] == Item::Missing),
        fixed: framework
            .indicators()
            .iter()
            .enumerate()
            .filter_map(|(i, indicator)| {
                let reason = targets.fixed(i)?.to_owned();
                Some(FixedIndicator {
                    indicator: indicator.code().to_owned(),
                    reason,
                })
            })
            .collect(),
        quantities_without_value: codes(&|i| {
            matches!(
                framework.indicators()[i].measure(),
                IndicatorMeasure::Quantity(_)
            ) && matches!(state.items[i], Item::Scored(_))
                && targets.fixed(i).is_none()
                && !with_value.contains(&i)
        }),
    })
}

/// Every single improvement of what applies, the largest gain of the index first, then the
/// least cost, then in the framework's order.
fn improvements(session: &mut Session, at: usize, moves: &Moves) -> Vec<Improvement> {
    let framework = Arc::clone(&session.framework);
    let groups = memberships(&framework);
    let mut found: Vec<(Option<Decimal>, Improvement)> = Vec::new();
    for (i, indicator) in framework.indicators().iter().enumerate() {
        if moves.of(i).is_empty() || !Moves::applies(session, at, i) {
            continue;
        }
        let above: Vec<usize> = std::iter::successors(Some(indicator.parent()), |node| {
            framework.nodes()[*node].parent()
        })
        .collect();
        let before: Vec<Option<Decimal>> =
            above.iter().map(|node| session.score(at, *node)).collect();
        let groups_before: Vec<Option<Decimal>> = groups[i]
            .iter()
            .map(|(group, _)| session.outcome(at, *group).score)
            .collect();
        for one in moves.of(i) {
            let from = session.text(i, session.countries[at].answers[i]);
            // A refusal has no gain to show.
            let Ok(touched) = session.apply(at, &[(i, Some(one.answer))]) else {
                continue;
            };
            let gains: Vec<Option<Decimal>> = above
                .iter()
                .zip(&before)
                .map(|(node, before)| Some(session.score(at, *node)? - (*before)?))
                .collect();
            let gain = gains.last().copied().flatten();
            let nodes = above.iter().zip(&gains).map(|(node, gain)| NodeGain {
                node: Arc::clone(framework.nodes()[*node].code()),
                gain: gain.map(Score::from),
            });
            let of_groups = groups[i].iter().zip(&groups_before);
            let of_groups = of_groups.map(|((group, name), before)| GroupGain {
                group: name.clone(),
                gain: gained(session.outcome(at, *group).score, *before),
            });
            found.push((
                gain,
                Improvement {
                    change: AnswerChange {
                        indicator: indicator.code().to_owned(),
                        from,
                        to: session.text(i, one.answer),
                    },
                    cost: moves.cost(one.cost).into(),
                    gain: gain.map(Score::from),
                    nodes: nodes.collect(),
                    groups: of_groups.collect(),
                    followed: followed(session, at, &[i], &touched),
                },
            ));
            let undone = session.apply(at, &[(i, None)]);
            debug_assert!(undone.is_ok(), "what was scored before can be scored again");
        }
    }
    // Compared as they are written, so that what differs in the last digit alone is a tie.
    let index = framework.nodes()[framework.root()].direction();
    let written =
        |gain: &Option<Decimal>| gain.map(|gain| index.improvement(Rounding::WRITTEN.apply(gain)));
    found.sort_by(|(a, one), (b, other)| {
        let by_gain = written(b).cmp(&written(a));
        by_gain.then_with(|| one.cost.cmp(&other.cost))
    });
    found
        .into_iter()
        .map(|(_, improvement)| improvement)
        .collect()
}

fn gained(after: Option<Decimal>, before: Option<Decimal>) -> Option<Score> {
    Some(Score::from(after? - before?))
}

/// The groups that each indicator belongs to, with their names.
fn memberships(framework: &Framework) -> Vec<Vec<(Aggregate, String)>> {
    let mut all = vec![Vec::new(); framework.indicators().len()];
    for (v, view) in framework.views().iter().enumerate() {
        for (g, group) in view.groups().iter().enumerate() {
            let of = Aggregate::Group(v, g);
            for (i, _) in group.indicators() {
                if let Some(name) = framework.aggregate_name(of) {
                    all[*i].push((of, name));
                }
            }
        }
    }
    all
}

/// The answers that changed along with those of the given indicators.
fn followed(
    session: &Session,
    at: usize,
    changed: &[usize],
    touched: &[(usize, Touched)],
) -> Vec<AnswerChange> {
    let mut found: Vec<(usize, Answer)> = Vec::new();
    for (_, each) in touched {
        if let Touched::Answer(i, old) = each
            && !changed.contains(i)
        {
            found.push((*i, *old));
        }
    }
    found.sort_unstable_by_key(|(i, _)| *i);
    let change = |(i, old): (usize, Answer)| AnswerChange {
        indicator: session.framework.indicators()[i].code().to_owned(),
        from: session.text(i, old),
        to: session.text(i, session.countries[at].answers[i]),
    };
    found.into_iter().map(change).collect()
}

/// The checklist answers that earn the least their indicator can earn, or the most where lower
/// scores are better.
fn at_lowest(session: &Session, at: usize) -> Vec<WorstAnswer> {
    let framework = &*session.framework;
    let state = &session.countries[at];
    let groups = memberships(framework);
    let mut found = Vec::new();
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
            continue;
        };
        let worst = checklist.worst(framework.item_direction(i));
        let is_worst = state.items[i] == Item::Scored(worst.into());
        if !is_worst || checklist.low() == checklist.high() || !Moves::applies(session, at, i) {
            continue;
        }
        let mut node = indicator.parent();
        while let Some(parent) = framework.nodes()[node].parent()
            && parent != framework.root()
        {
            node = parent;
        }
        found.push(WorstAnswer {
            indicator: indicator.code().to_owned(),
            answer: session.text(i, state.answers[i]),
            node: Arc::clone(framework.nodes()[node].code()),
            groups: groups[i].iter().map(|(_, name)| name.clone()).collect(),
        });
    }
    found
}
