//! What limits the figures, and what went back? In words.

use super::named;
use super::timeline::Timeline;
use crate::normalise;
use crate::trend::{Direction, NodeSetback, Setback, Trend};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::number::Score;
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// How many codes a sentence lists.
const LISTED: usize = 8;

/// The steps in which something went back, the latest first (methodology 13.8).
pub(super) fn back(found: &Trend) -> Vec<Setback> {
    let position = |label: &str| found.rounds.iter().position(|round| round.label == label);
    let mut back: Vec<(Option<usize>, Setback)> = Vec::new();
    for country in &found.countries {
        for step in &country.steps {
            let mut nodes: Vec<NodeSetback> = step
                .changes
                .iter()
                .filter(|change| change.direction == Direction::Back)
                .filter_map(|change| {
                    Some(NodeSetback {
                        view: change.view.clone(),
                        code: change.code.clone(),
                        answers: change.answers?,
                    })
                })
                .collect();
            let mut indicators: Vec<_> = step
                .moves
                .iter()
                .filter(|each| each.direction == Direction::Back)
                .cloned()
                .collect();
            let farthest = |change: Score| Reverse(Decimal::from(change).abs());
            nodes.sort_by_key(|node| farthest(node.answers));
            indicators.sort_by_key(|each| (each.same_answer, farthest(each.change)));
            if nodes.is_empty() && indicators.is_empty() {
                continue;
            }
            let step = Setback {
                country: country.country.clone(),
                from: step.from.clone(),
                to: step.to.clone(),
                nodes,
                indicators,
            };
            back.push((position(&step.to), step));
        }
    }
    back.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.country.cmp(&other.country)));
    back.into_iter().map(|(_, step)| step).collect()
}

fn listed(codes: &[&str]) -> String {
    let mut text = codes[..codes.len().min(LISTED)].join(", ");
    if LISTED < codes.len() {
        text.push_str(&format!(" and {} more", codes.len() - LISTED));
    }
    text
}

/// What limits the figures.
pub(super) fn notes(found: &Trend, rounds: &Timeline<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if let [only] = found.rounds.as_slice() {
        notes.push(format!(
            "there is one round with assessments, {}: nothing can have moved yet",
            only.label
        ));
    }
    editions(found, rounds, &mut notes);
    let once: Vec<&str> = found
        .countries
        .iter()
        .filter(|country| country.steps.is_empty())
        .map(|country| country.country.as_str())
        .collect();
    if !once.is_empty() && 1 < found.rounds.len() {
        notes.push(format!(
            "assessed in one round only, so nothing is said of their direction: {}",
            listed(&once)
        ));
    }
    for country in &found.countries {
        if !country.not_assessed.is_empty() {
            let rounds: Vec<&str> = country.not_assessed.iter().map(String::as_str).collect();
            notes.push(format!(
                "{} was not assessed in {}; its step spans what lies between",
                country.country,
                listed(&rounds)
            ));
        }
        for step in &country.steps {
            if let Some(refused) = &step.refused {
                notes.push(format!(
                    "{}, {} to {}: the change cannot be split, because on the way scoring is refused: {refused}",
                    country.country, step.from, step.to
                ));
            } else if step.compared == 0 {
                notes.push(format!(
                    "{}, {} to {}: no common indicator is answered in both rounds, so the two scores say nothing about a change",
                    country.country, step.from, step.to
                ));
            }
        }
    }
    if normalise::any_uses_round(rounds.newest()) {
        let moving: Vec<&str> = rounds
            .newest()
            .indicators()
            .iter()
            .filter(|indicator| {
                matches!(indicator.measure(), IndicatorMeasure::Quantity(quantity) if quantity.rule().uses_round())
            })
            .map(cpi_model::framework::Indicator::code)
            .collect();
        notes.push(format!(
            "these quantities are set against the values of their own round, so a country's score moves when others move (that part stands under weights): {}",
            listed(&moving)
        ));
    }
    notes
}

fn editions(found: &Trend, rounds: &Timeline<'_>, notes: &mut Vec<String>) {
    if found.relations.is_empty() {
        return;
    }
    let counted: Vec<String> = rounds
        .editions
        .iter()
        .map(|edition| format!("of {} in {}", edition.indicators().len(), named(edition)))
        .collect();
    if found.common == 0 {
        notes.push(format!(
            "{} have no indicator in common: there is no comparable series, and a change {} says nothing about a country",
            listed_all(&rounds.names()),
            if rounds.editions.len() == 2 { "between them" } else { "from the first to the last" }
        ));
    } else {
        notes.push(format!(
            "common indicators: {}, {}. The comparable series has these alone, by the method of the {}; the full scores of different editions do not compare",
            found.common,
            listed_all(&counted),
            if rounds.editions.len() == 2 { "newer" } else { "newest" }
        ));
    }
    let several = 1 < found.relations.len();
    for (relations, crosswalk) in found.relations.iter().zip(&rounds.crosswalks) {
        if several {
            notes.push(format!(
                "from {} to {} a change is split on what these two have in common: {} indicators",
                relations.from, relations.to, relations.common
            ));
        }
        if 0 < relations.unconfirmed {
            notes.push(format!(
                "nobody has confirmed {} of {} relations of the crosswalk from {} to {}: take the comparable series as a draft",
                relations.unconfirmed,
                crosswalk.draft().relations.len(),
                relations.from,
                relations.to
            ));
        }
    }
    let dates = |edition: usize| {
        let of_edition = rounds
            .rounds
            .iter()
            .filter(move |round| round.edition == edition);
        of_edition.map(|round| round.date.as_str())
    };
    for newer in 1..rounds.editions.len() {
        if let (Some(last), Some(first)) = (dates(newer - 1).max(), dates(newer).min())
            && first < last
        {
            notes.push(format!(
                "a round of the older framework ({last}) lies after one of the newer ({first}); the rounds stand in the order of the frameworks"
            ));
        }
    }
}

/// Names in a sentence: the last after "and".
fn listed_all(names: &[String]) -> String {
    match names {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => names.concat(),
    }
}
