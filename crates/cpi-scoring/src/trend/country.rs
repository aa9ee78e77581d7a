//! What moved in one country?

use super::series::{Basis, Values, Where, masked, places};
use super::step::{Between, Scored, split};
use super::timeline::Timeline;
use crate::ScoreError;
use crate::normalise::any_uses_round;
use crate::trend::{CountryTrend, Point, Series, Step, TrendRound};
use cpi_model::number::Score;

/// The series and the steps of a country; `entries` are its assessments in order.
pub(super) fn country(
    rounds: &Timeline<'_>,
    shared: &Shared,
    country: &str,
    entries: &[usize],
    labels: &[TrendRound],
    notes: &mut Vec<String>,
) -> Result<CountryTrend, ScoreError> {
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
        let label = &labels[entry.round].label;
        let comparable = Shared::comparable(rounds, position, &scored).unwrap_or_else(|refused| {
            notes.push(format!(
                "{country}, {label}: no comparable score, because by the method of the newest framework scoring is refused: {refused}"
            ));
            Values::new()
        });
        shared.add(
            &mut series,
            label,
            rounds.rounds[entry.round].edition,
            &scored.values,
            &comparable,
        );
        if let Some((earlier_position, earlier)) = &before {
            let from = &rounds.entries[*earlier_position];
            let (was, is) = (
                rounds.rounds[from.round].edition,
                rounds.rounds[entry.round].edition,
            );
            let between = (was < is).then(|| Between {
                carried: &from.carried[is - was - 1],
                link: rounds.link(was, is),
            });
            let framework = scored.basis.framework;
            let found = split(
                earlier,
                &scored,
                between.as_ref(),
                any_uses_round(framework),
                &shared.places[is],
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

/// What all countries share: where scores stand in every framework, and in which series.
pub(super) struct Shared {
    places: Vec<Vec<Where>>,
    /// For each edition and place the position of its series.
    series: Vec<Vec<usize>>,
    /// The series: every place of the newest framework, then those that only older ones have,
    /// the newer first.
    heads: Vec<Where>,
}

impl Shared {
    pub(super) fn of(rounds: &Timeline<'_>) -> Self {
        let places: Vec<Vec<Where>> = rounds.editions.iter().map(|each| places(each)).collect();
        let newest = places.len() - 1;
        let mut heads = places[newest].clone();
        let mut series: Vec<Vec<usize>> = vec![Vec::new(); places.len()];
        series[newest] = (0..heads.len()).collect();
        for edition in (0..newest).rev() {
            let later = &rounds.link(edition, edition + 1).places;
            let of_edition = places[edition].iter().enumerate().map(|(place, head)| {
                let same = later.iter().position(|older| *older == Some(place));
                same.map_or_else(
                    || {
                        heads.push(head.clone());
                        heads.len() - 1
                    },
                    |same| series[edition + 1][same],
                )
            });
            series[edition] = of_edition.collect();
        }
        Self {
            places,
            series,
            heads,
        }
    }

    fn empty_series(&self) -> Vec<Series> {
        let heads = self.heads.iter();
        heads
            .map(|place| Series {
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
        let Some(common) = rounds.through() else {
            return Ok(scored.values.clone());
        };
        let entry = &rounds.entries[position];
        let basis = Basis {
            framework: rounds.newest(),
            assessment: entry.carried.last().unwrap_or(entry.assessment),
            normalisers: rounds.rounds[entry.round].basis(),
        };
        let items = masked(&basis.items()?, |i| common.indicators[i].is_some());
        basis.values(items)
    }

    fn add(
        &self,
        series: &mut [Series],
        label: &str,
        edition: usize,
        full: &Values,
        comparable: &Values,
    ) {
        let mut own = vec![None; series.len()];
        for (place, position) in self.series[edition].iter().enumerate() {
            own[*position] = full[place];
        }
        for (position, series) in series.iter_mut().enumerate() {
            series.points.push(Point {
                round: label.to_owned(),
                full: own[position].map(Score::from),
                comparable: comparable.get(position).copied().flatten().map(Score::from),
            });
        }
    }
}
