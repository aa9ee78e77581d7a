//! What moved in one country, and what was revised?

use super::series::{Basis, Values, Where, older_places, places};
use super::step::{Between, Scored, split};
use super::{Edition, Timeline, TrendError, normalisers};
use crate::ScoreError;
use crate::normalise::any_uses_round;
use cpi_model::Assessment;
use cpi_model::number::Score;
use cpi_model::trend::{CountryTrend, Point, Revision, RevisionStep, Series, Step, TrendRound};
use std::collections::BTreeMap;

/// The series and the steps of a country; `entries` are its assessments in order.
pub(super) fn country(
    rounds: &Timeline<'_>,
    country: &str,
    entries: &[usize],
    labels: &[TrendRound],
) -> Result<CountryTrend, ScoreError> {
    let shared = Shared::of(rounds);
    let mut series = shared.empty_series();
    let mut steps = Vec::new();
    let mut before: Option<(usize, Scored<'_>)> = None;
    let mut assessed = Vec::new();
    for &position in entries {
        let entry = &rounds.entries[position];
        assessed.push(entry.round);
        let scored = Scored::of(Basis {
            framework: rounds.framework(entry.round),
            assessment: entry.assessment,
            normalisers: &rounds.rounds[entry.round].normalisers,
        })?;
        let comparable = Shared::comparable(rounds, position, &scored)?;
        shared.add(
            &mut series,
            &labels[entry.round].label,
            rounds.rounds[entry.round].older,
            &scored.values,
            &comparable,
        );
        if let Some((earlier_position, earlier)) = &before {
            let from = &rounds.entries[*earlier_position];
            let crossing = rounds.rounds[from.round].older && !rounds.rounds[entry.round].older;
            let between = crossing.then(|| shared.between(rounds, from.carried.as_ref()));
            let framework = scored.basis.framework;
            let found = split(
                earlier,
                &scored,
                between.flatten().as_ref(),
                any_uses_round(framework),
                shared.places(rounds.rounds[entry.round].older),
            );
            steps.push(Step {
                from: labels[from.round].label.clone(),
                to: labels[entry.round].label.clone(),
                compared: found.compared,
                refused: found.refused,
                changes: found.changes,
                moves: found.moves,
            });
        }
        before = Some((position, scored));
    }
    let (first, last) = (assessed.first(), assessed.last());
    let spanned = first.zip(last).map_or(0..0, |(first, last)| *first..*last);
    Ok(CountryTrend {
        country: country.to_owned(),
        not_assessed: spanned
            .filter(|round| !assessed.contains(round))
            .map(|round| labels[round].label.clone())
            .collect(),
        series: series
            .into_iter()
            .filter(|series| {
                let mut points = series.points.iter();
                points.any(|point| point.full.is_some() || point.comparable.is_some())
            })
            .collect(),
        steps,
    })
}

/// What all countries share: where scores stand in both frameworks.
struct Shared {
    newest: Vec<Where>,
    older: Vec<Where>,
    older_places: Vec<Option<usize>>,
    older_indicators: Vec<Option<usize>>,
}

impl Shared {
    fn of(rounds: &Timeline<'_>) -> Self {
        let newest = places(rounds.newest);
        match rounds.older {
            None => Self {
                newest,
                older: Vec::new(),
                older_places: Vec::new(),
                older_indicators: Vec::new(),
            },
            Some((older, crosswalk)) => {
                let mut older_indicators = vec![None; rounds.newest.indicators().len()];
                for pair in crosswalk.pairs() {
                    older_indicators[pair.newer()] = Some(pair.older());
                }
                Self {
                    newest,
                    older: places(older),
                    older_places: older_places(rounds.newest, older, crosswalk),
                    older_indicators,
                }
            }
        }
    }

    fn places(&self, older: bool) -> &[Where] {
        if older { &self.older } else { &self.newest }
    }

    fn between<'a>(
        &'a self,
        rounds: &'a Timeline<'_>,
        carried: Option<&'a Assessment>,
    ) -> Option<Between<'a>> {
        Some(Between {
            carried: carried?,
            common: rounds.common.as_ref()?,
            older_places: &self.older_places,
            older_indicators: &self.older_indicators,
        })
    }

    /// A series for every place of the newest framework, then for those that only the older
    /// has.
    fn empty_series(&self) -> Vec<Series> {
        let only_older = self
            .older
            .iter()
            .enumerate()
            .filter(|(place, _)| !self.older_places.contains(&Some(*place)))
            .map(|(_, place)| place);
        let all = self.newest.iter().chain(only_older);
        all.map(|place| Series {
            view: place.view.clone(),
            code: place.code.clone(),
            points: Vec::new(),
        })
        .collect()
    }

    /// The scores on the common indicators by the newest framework (methodology 13.3).
    fn comparable(
        rounds: &Timeline<'_>,
        position: usize,
        scored: &Scored<'_>,
    ) -> Result<Values, ScoreError> {
        let Some((common, _)) = &rounds.common else {
            return Ok(scored.values.clone());
        };
        let entry = &rounds.entries[position];
        let basis = Basis {
            framework: rounds.newest,
            assessment: entry.carried.as_ref().unwrap_or(entry.assessment),
            normalisers: rounds.rounds[entry.round].basis(),
        };
        let items = super::series::masked(&basis.items()?, |i| common.contains(&i));
        basis.values(items)
    }

    fn add(
        &self,
        series: &mut [Series],
        label: &str,
        older: bool,
        full: &Values,
        comparable: &Values,
    ) {
        let only_older = (0..self.older.len())
            .filter(|place| !self.older_places.contains(&Some(*place)))
            .collect::<Vec<_>>();
        for (position, series) in series.iter_mut().enumerate() {
            let of_newest = position < self.newest.len();
            let own = match (older, of_newest) {
                (false, true) => Some(position),
                (false, false) => None,
                (true, true) => self.older_places[position],
                (true, false) => only_older.get(position - self.newest.len()).copied(),
            };
            series.points.push(Point {
                round: label.to_owned(),
                full: own.and_then(|place| full[place]).map(Score::from),
                comparable: comparable.get(position).copied().flatten().map(Score::from),
            });
        }
    }
}

/// What an earlier state of the newest edition says otherwise (methodology 13.9).
pub(super) fn revisions(
    rounds: &Timeline<'_>,
    before: &Edition<'_>,
    labels: &[TrendRound],
    notes: &mut Vec<String>,
) -> Result<Vec<Revision>, TrendError> {
    let name =
        |framework: &cpi_model::Framework| format!("{} {}", framework.id(), framework.version());
    if before.framework.draft() != rounds.newest.draft() {
        let (expected, mut found) = (name(rounds.newest), name(before.framework));
        if expected == found {
            found.push_str(" with another content");
        }
        return Err(TrendError::OtherFramework { expected, found });
    }
    let mut published: BTreeMap<&str, Vec<&Assessment>> = BTreeMap::new();
    for assessment in before.assessments {
        published
            .entry(assessment.round())
            .or_default()
            .push(assessment);
    }
    let places = places(rounds.newest);
    let mut found = Vec::new();
    for (position, round) in rounds.rounds.iter().enumerate() {
        if round.older {
            continue;
        }
        let label = &labels[position].label;
        let Some(members) = published.get(round.id) else {
            continue;
        };
        let then = normalisers(rounds.newest, members)?;
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
                    framework: rounds.newest,
                    assessment,
                    normalisers,
                })
            };
            let (earlier, later) = (of(member, &then)?, of(current, &round.normalisers)?);
            let step = split(
                &earlier,
                &later,
                None,
                any_uses_round(rounds.newest),
                &places,
            );
            if !step.changes.is_empty() || !step.moves.is_empty() {
                found.push(Revision {
                    country: member.country().to_owned(),
                    round: label.clone(),
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
