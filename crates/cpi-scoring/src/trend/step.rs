//! How does the change from one round to the next split? Methodology 13.5 to 13.7.

use super::series::{Basis, Values, Where, masked};
use super::timeline::Link;
use crate::ScoreError;
use crate::item::Item;
use crate::trend::{Change, ConditionChange, Direction, Move};
use cpi_model::Assessment;
use cpi_model::assessment::Applicability;
use cpi_model::draft::Direction as ScaleDirection;
use cpi_model::number::{Rounding, Score};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// An assessment with what it scores.
pub(super) struct Scored<'a> {
    pub(super) basis: Basis<'a>,
    pub(super) items: Vec<Item>,
    pub(super) values: Values,
}

impl<'a> Scored<'a> {
    pub(super) fn of(basis: Basis<'a>) -> Result<Self, ScoreError> {
        let items = basis.items()?;
        let values = basis.values(items.clone())?;
        Ok(Self {
            basis,
            items,
            values,
        })
    }
}

/// What stands between two frameworks.
pub(super) struct Between<'a> {
    /// The earlier answers to the newer framework.
    pub(super) carried: &'a cpi_model::Assessment,
    /// What the two have in common.
    pub(super) link: &'a Link,
}

/// What moved between two assessments.
pub(super) struct Split {
    pub(super) compared: u32,
    pub(super) refused: Option<String>,
    pub(super) changes: Vec<Change>,
    pub(super) moves: Vec<Move>,
}

/// The scores between the earlier and the later, each by the places of the later's framework:
/// *S*0 to *S*6 of methodology 13.6.
struct Chain {
    s: [Values; 7],
}

/// Splits the change from one assessment to another.
pub(super) fn split(
    earlier: &Scored<'_>,
    later: &Scored<'_>,
    between: Option<&Between<'_>>,
    reference_moves: bool,
    places: &[Where],
) -> Split {
    let start: Values = match between {
        None => earlier.values.clone(),
        Some(between) => by_places(&earlier.values, &between.link.places),
    };
    let found = chain(earlier, later, between, reference_moves, &start);
    let (chain, moves, compared, refused) = match found {
        Ok((chain, moves, compared)) => (Some(chain), moves, compared, None),
        Err(error) => (None, Vec::new(), 0, Some(error.to_string())),
    };
    let changes = (0..places.len())
        .filter_map(|place| {
            let s = |step: usize| chain.as_ref().and_then(|chain| chain.s[step][place]);
            change(&places[place], start[place], later.values[place], &s)
        })
        .collect();
    Split {
        compared,
        refused,
        changes,
        moves,
    }
}

fn by_places(values: &Values, places: &[Option<usize>]) -> Values {
    places
        .iter()
        .map(|place| place.and_then(|place| values[place]))
        .collect()
}

fn chain(
    earlier: &Scored<'_>,
    later: &Scored<'_>,
    between: Option<&Between<'_>>,
    reference_moves: bool,
    start: &Values,
) -> Result<(Chain, Vec<Move>, u32), ScoreError> {
    let basis = later.basis;
    // S1: the earlier answers that are common, by the earlier framework.
    // S2: the same answers by the later method.
    let (s1, old_items, s2, new_items, s5) = match between {
        None if !reference_moves => (
            start.clone(),
            earlier.items.clone(),
            start.clone(),
            later.items.clone(),
            later.values.clone(),
        ),
        None => {
            let by_later = Basis {
                assessment: earlier.basis.assessment,
                ..basis
            };
            let items = by_later.items()?;
            let s2 = by_later.values(items.clone())?;
            let (new, values) = (later.items.clone(), later.values.clone());
            (start.clone(), items, s2, new, values)
        }
        Some(between) => {
            let newer = &between.link.indicators;
            let older: BTreeSet<usize> = newer.iter().copied().flatten().collect();
            let kept = masked(&earlier.items, |i| older.contains(&i));
            let s1 = by_places(&earlier.basis.values(kept)?, &between.link.places);
            let by_later = Basis {
                assessment: between.carried,
                ..basis
            };
            let items = masked(&by_later.items()?, |i| newer[i].is_some());
            let s2 = by_later.values(items.clone())?;
            let new = masked(&later.items, |i| newer[i].is_some());
            let s5 = basis.values(new.clone())?;
            (s1, items, s2, new, s5)
        }
    };
    let both: Vec<bool> = old_items
        .iter()
        .zip(&new_items)
        .map(|pair| matches!(pair, (Item::Scored(_), Item::Scored(_))))
        .collect();
    let nothing_lost = |items: &[Item]| {
        let mut all = items.iter().zip(&both);
        all.all(|(item, both)| *both || item.is_left_out())
    };
    // S3 and S4: what is answered in both.
    let s3 = if nothing_lost(&old_items) {
        s2.clone()
    } else {
        basis.values(masked(&old_items, |i| both[i]))?
    };
    let s4 = if nothing_lost(&new_items) {
        s5.clone()
    } else {
        basis.values(masked(&new_items, |i| both[i]))?
    };
    let moves = moves(earlier, later, between, &old_items, &new_items);
    let compared = both.iter().filter(|both| **both).count();
    let s6 = later.values.clone();
    let s = [start.clone(), s1, s2, s3, s4, s5, s6];
    Ok((
        Chain { s },
        moves,
        u32::try_from(compared).unwrap_or(u32::MAX),
    ))
}

/// The change at one place; none where the scores and all parts show none, or where there is
/// neither a score nor another answer.
fn change(
    place: &Where,
    from: Option<Decimal>,
    to: Option<Decimal>,
    s: &dyn Fn(usize) -> Option<Decimal>,
) -> Option<Change> {
    let minus = |a: usize, b: usize| s(a).zip(s(b)).map(|(a, b)| a - b);
    let plus = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b).map(|(a, b)| a + b);
    let total = to.zip(from).map(|(to, from)| to - from);
    let answers = minus(4, 3);
    let rest = total.and_then(|_| {
        let weights = minus(2, 1)?;
        let framework = plus(minus(1, 0), minus(6, 5))?;
        let coverage = plus(minus(3, 2), minus(5, 4))?;
        answers.map(|_| [weights, framework, coverage])
    });
    let still = |part: Option<Decimal>| part.is_some_and(|part| part.is_zero());
    let quiet = rest.is_some_and(|rest| rest.iter().all(Decimal::is_zero));
    let unscored = from.is_none() && to.is_none();
    if still(answers) && (unscored || still(total) && quiet) {
        return None;
    }
    let score = |value: Option<Decimal>| value.map(Score::from);
    Some(Change {
        view: place.view.clone(),
        code: place.code.clone(),
        from: score(from),
        to: score(to),
        change: score(total),
        answers: score(answers),
        weights: score(rest.map(|rest| rest[0])),
        framework: score(rest.map(|rest| rest[1])),
        coverage: score(rest.map(|rest| rest[2])),
        direction: answers.map_or(Direction::Unknown, |answers| {
            direction(answers, place.better)
        }),
    })
}

fn direction(change: Decimal, better: ScaleDirection) -> Direction {
    match better.improvement(change).cmp(&Decimal::ZERO) {
        Ordering::Less => Direction::Back,
        Ordering::Equal => Direction::Unchanged,
        Ordering::Greater => Direction::Forward,
    }
}

/// The indicators whose score moved; those that went back first.
fn moves(
    earlier: &Scored<'_>,
    later: &Scored<'_>,
    between: Option<&Between<'_>>,
    old_items: &[Item],
    new_items: &[Item],
) -> Vec<Move> {
    let mut found = Vec::new();
    let framework = later.basis.framework;
    let verdicts = |assessment: &Assessment| {
        if framework.condition_order().is_empty() {
            BTreeMap::new()
        } else {
            assessment.applicability()
        }
    };
    // Both by the later framework, as the items are.
    let before = between.map_or(earlier.basis.assessment, |between| between.carried);
    let (before, now) = (verdicts(before), verdicts(later.basis.assessment));
    let fails = |verdicts: &BTreeMap<usize, Applicability>, at| {
        verdicts.get(&at).copied() == Some(Applicability::Fails)
    };
    for (position, pair) in old_items.iter().zip(new_items).enumerate() {
        let (Item::Scored(old), Item::Scored(new)) = pair else {
            continue;
        };
        let written = |score: &Decimal| Rounding::WRITTEN.apply(*score);
        let change = written(new) - written(old);
        if change.is_zero() {
            continue;
        }
        let was = between.map_or(Some(position), |between| between.link.indicators[position]);
        let Some(was) = was else { continue };
        let code =
            |basis: &Basis<'_>, at: usize| basis.framework.indicators()[at].code().to_owned();
        let (code_was, code_is) = (code(&earlier.basis, was), code(&later.basis, position));
        let answer = |basis: &Basis<'_>, at| basis.assessment.answer_text(at);
        let (from, to) = (answer(&earlier.basis, was), answer(&later.basis, position));
        let judged = |basis: &Basis<'_>, at, text: &str| match basis.assessment.adjudicated(at) {
            Some(points) => format!("{text} (adjudicated {points})"),
            None => text.to_owned(),
        };
        let condition = match (fails(&before, position), fails(&now, position)) {
            (false, true) => Some(ConditionChange::Fails),
            (true, false) => Some(ConditionChange::Holds),
            _ => None,
        };
        found.push(Move {
            was: (code_was != code_is).then_some(code_was),
            indicator: code_is,
            from: judged(&earlier.basis, was, &from),
            to: judged(&later.basis, position, &to),
            same_answer: from == to && condition.is_none(),
            condition,
            change: change.into(),
            direction: direction(change, framework.item_direction(position)),
        });
    }
    found.sort_by_key(|each| each.direction != Direction::Back);
    found
}
