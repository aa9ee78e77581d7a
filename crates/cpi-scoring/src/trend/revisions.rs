//! What was revised in rounds that had been published before? Methodology 13.9.

use super::series::{Basis, places};
use super::step::{Scored, split};
use super::timeline::{Timeline, normalisers};
use super::{Edition, TrendError, named};
use crate::normalise::any_uses_round;
use crate::trend::{Revision, RevisionStep, TrendRound};
use cpi_model::Assessment;
use std::collections::BTreeMap;

/// What an earlier state of an edition says otherwise.
pub(super) fn revisions(
    rounds: &Timeline<'_>,
    before: &Edition<'_>,
    labels: &[TrendRound],
    notes: &mut Vec<String>,
) -> Result<Vec<Revision>, TrendError> {
    let mut editions = rounds.editions.iter();
    let Some(edition) = editions.position(|each| each.draft() == before.framework.draft()) else {
        let (expected, mut found) = (rounds.names().join(" or "), named(before.framework));
        if rounds.names().contains(&found) {
            found.push_str(" with another content");
        }
        return Err(TrendError::OtherFramework { expected, found });
    };
    let framework = rounds.editions[edition];
    let mut published: BTreeMap<&str, Vec<&Assessment>> = BTreeMap::new();
    for assessment in before.assessments {
        published
            .entry(assessment.round())
            .or_default()
            .push(assessment);
    }
    let places = places(framework);
    let mut found = Vec::new();
    for (position, round) in rounds.rounds.iter().enumerate() {
        if round.edition != edition {
            continue;
        }
        let label = &labels[position].label;
        let Some(members) = published.get(round.id) else {
            continue;
        };
        let then = normalisers(framework, members)?;
        let mut now: BTreeMap<&str, &Assessment> = rounds
            .entries
            .iter()
            .filter(|entry| entry.round == position)
            .map(|entry| (entry.assessment.country(), entry.assessment))
            .collect();
        for member in members {
            let Some(current) = now.remove(member.country()) else {
                notes.push(format!(
                    "{} was assessed in {label} before, and is not any more",
                    member.country()
                ));
                continue;
            };
            let of = |assessment, normalisers| {
                Scored::of(Basis {
                    framework,
                    assessment,
                    normalisers,
                })
            };
            let (earlier, later) = (of(member, &then)?, of(current, &round.normalisers)?);
            let mut step = split(&earlier, &later, None, any_uses_round(framework), &places);
            // What has no score, then and now, was not revised.
            step.changes
                .retain(|change| change.answers.is_some() || change.from != change.to);
            if !step.changes.is_empty() || !step.moves.is_empty() {
                found.push(Revision {
                    country: member.country().to_owned(),
                    round: label.clone(),
                    published: member.history().cloned(),
                    stands: current.history().cloned(),
                    step: RevisionStep {
                        refused: step.refused,
                        changes: step.changes,
                        moves: step.moves,
                    },
                });
            }
        }
        for country in now.keys() {
            notes.push(format!(
                "{country} was not assessed in {label} before, and is now"
            ));
        }
    }
    Ok(found)
}
