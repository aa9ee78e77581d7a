//! With which answers does a better one lower a score?

use super::facts::{Facts, State};
use super::steps::{Change, Step, holds};
use cpi_model::draft::Otherwise;
use cpi_model::framework::{Aggregate, Indicator, IndicatorMeasure};
use cpi_model::number::Rounding;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many indicators of one kind are named before they are counted.
const MOST_NAMED: usize = 3;

/// A step, and the answers with which it lowers a part.
#[derive(Debug)]
pub(super) struct Example {
    asked: usize,
    part: usize,
    scores: (Decimal, Decimal),
    /// What each indicator is that is scored there or decides what is.
    changes: BTreeMap<usize, Change>,
}

/// The example that chosen answers make, with everything that hangs together answered as its
/// conditions demand; `None` where the part does not fall.
pub(super) fn example(
    facts: &Facts<'_>,
    step: &Step,
    part: usize,
    answers: &[(usize, Change)],
) -> Option<Example> {
    let mut wanted: BTreeMap<usize, Change> = answers.iter().copied().collect();
    let beneath = facts.parts[part].beneath.iter().copied();
    let chosen: Vec<usize> = wanted.keys().copied().collect();
    let order = facts.with_asked(beneath.chain(chosen), &BTreeSet::new());
    for &i in order.iter().rev() {
        agree(facts, i, &mut wanted);
    }
    let mut changes: BTreeMap<usize, Change> = BTreeMap::new();
    for &i in &order {
        let applies = |after: bool| {
            let mut conditions = facts.conditions(i).iter();
            conditions.all(|condition| {
                let asked = changes.get(&condition.indicator);
                asked
                    .is_some_and(|(one, other)| holds(condition, if after { *other } else { *one }))
            })
        };
        let (before, after) = (applies(false), applies(true));
        let own = wanted.get(&i).copied();
        let lowest = facts.lowest[i].first().copied().unwrap_or(State::Out);
        let answered = match own {
            Some((state, _)) if state != State::Fails => state,
            Some(_) => lowest,
            None => facts.answers[i].first().copied().unwrap_or(lowest),
        };
        let change = match (before, after) {
            _ if i == step.asked => step.change,
            (false, false) => (State::Fails, State::Fails),
            (false, true) => {
                let own = own.map(|(_, state)| state);
                let own = own.filter(|state| facts.lowest[i].contains(state));
                (State::Fails, own.unwrap_or(lowest))
            }
            (true, false) => (answered, State::Fails),
            (true, true) => (answered, answered),
        };
        if i == step.asked && !before {
            return None;
        }
        changes.insert(i, change);
    }
    let score = |after: bool| {
        facts.value_of(part, &|i| {
            let (one, other) = changes[&i];
            facts.score(i, if after { other } else { one })
        })
    };
    let (before, after) = (score(false), score(true));
    facts.gets_worse(part, before, after).then_some(Example {
        asked: step.asked,
        part,
        scores: (before?, after?),
        changes,
    })
}

/// Answers the indicators that conditions ask about so that an indicator applies, or does not, as
/// wanted.
fn agree(facts: &Facts<'_>, i: usize, wanted: &mut BTreeMap<usize, Change>) {
    let Some((state, _)) = wanted.get(&i).copied() else {
        return;
    };
    for condition in facts.conditions(i) {
        let asked = condition.indicator;
        if wanted.contains_key(&asked) {
            continue;
        }
        let mut answers = facts.answers[asked].iter().copied();
        let found = answers.find(|answer| holds(condition, *answer) != (state == State::Fails));
        if let Some(answer) = found {
            wanted.insert(asked, (answer, answer));
        }
        if state == State::Fails {
            return;
        }
    }
}

impl Example {
    pub(super) fn message(&self, facts: &Facts<'_>) -> String {
        let name = |i: usize| facts.framework.indicators()[i].code();
        let (from, to) = self.changes[&self.asked];
        let aggregate = facts.parts[self.part].aggregate;
        let what = match aggregate {
            Aggregate::Node(_) => "the node",
            Aggregate::Group(..) => "the group",
            Aggregate::Cell(..) => "the cell",
        };
        let (before, after) = self.shown(facts.framework.display());
        let higher = facts.is_higher_better(self.asked);
        let moves = if higher { "lowers" } else { "raises" };
        let mut message = format!(
            "a better answer to `{}`, {} instead of {}, {moves} {what} `{}` from {before} to {after}",
            name(self.asked),
            text(facts, self.asked, to),
            text(facts, self.asked, from),
            facts
                .framework
                .aggregate_name(aggregate)
                .unwrap_or_default(),
        );
        let mut clauses = Vec::new();
        for (change, indicators) in self.moved() {
            let one = indicators.len() == 1;
            let texts = names(facts, &indicators);
            clauses.push(match change {
                (State::Fails, after) => {
                    let begin = if one { "begins" } else { "begin" };
                    let after = text(facts, indicators[0], after);
                    format!("{texts} {begin} to apply with {after}")
                }
                (before, _) => {
                    let (was, apply) = if one {
                        ("was", "applies")
                    } else {
                        ("were", "apply")
                    };
                    let before = text(facts, indicators[0], before);
                    format!("{texts}, which {was} {before}, no longer {apply}")
                }
            });
        }
        let others = self.others(facts);
        let several = 1 < others.len();
        for (state, indicators) in others {
            let be = if indicators.len() == 1 { "is" } else { "are" };
            let texts = match indicators.len() {
                n if MOST_NAMED < n && several => format!("{n} others"),
                n if MOST_NAMED < n => format!("all {n} others"),
                _ => names(facts, &indicators),
            };
            clauses.push(format!("{texts} {be} {state}"));
        }
        if let Some((last, first)) = clauses.split_last() {
            message.push_str(", where ");
            message.push_str(&first.join(", "));
            if !first.is_empty() {
                message.push_str(" and ");
            }
            message.push_str(last);
        }
        message
    }

    pub(super) fn hint(&self, facts: &Facts<'_>) -> String {
        let moved = self.moved();
        let ends = moved.iter().find(|((_, after), _)| *after == State::Fails);
        if let Some((_, indicators)) = ends {
            return format!(
                "let {} apply after the better answer too, or ask it of everybody: a condition that a better answer ends takes away what was earned",
                names(facts, indicators)
            );
        }
        let of: Vec<usize> = moved
            .into_iter()
            .flat_map(|(_, indicators)| indicators)
            .collect();
        if !facts.is_higher_better(self.asked) {
            return format!(
                "ask {} of everybody: where lower scores are better, `otherwise` has no word for the worst answer",
                names(facts, &of)
            );
        }
        let lowest = |i: &usize| {
            let indicator = &facts.framework.indicators()[*i];
            indicator.otherwise() == Some(Otherwise::Lowest)
        };
        if of.iter().all(lowest) {
            return "let no value score less than the low end of the range: that is what a quantity counts where it does not apply".to_owned();
        }
        let open: Vec<usize> = of.into_iter().filter(|i| !lowest(i)).collect();
        format!(
            "let {} say `otherwise = \"lowest\"`: what does not apply yet then counts as it does once it applies",
            names(facts, &open)
        )
    }

    /// Both scores with as many digits as tell them apart.
    fn shown(&self, display: Rounding) -> (String, String) {
        let mut digits = display.digits();
        loop {
            let rounding = Rounding::new(digits, display.mode());
            let (before, after) = (rounding.show(self.scores.0), rounding.show(self.scores.1));
            if before != after || Rounding::WRITTEN.digits() <= digits {
                return (before.to_string(), after.to_string());
            }
            digits += 1;
        }
    }

    /// What begins to apply or no longer applies, by what it was and is.
    fn moved(&self) -> Vec<(Change, Vec<usize>)> {
        let mut moved: BTreeMap<Change, Vec<usize>> = BTreeMap::new();
        for (i, change) in &self.changes {
            if *i != self.asked && change.0 != change.1 {
                moved.entry(*change).or_default().push(*i);
            }
        }
        moved.into_iter().collect()
    }

    /// The other answers that are scored, by their text; the most frequent come first.
    fn others(&self, facts: &Facts<'_>) -> Vec<(String, Vec<usize>)> {
        let mut others: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let beneath = &facts.parts[self.part].beneath;
        for (i, (before, after)) in &self.changes {
            let decides_here = self.decides_moved(facts, *i);
            if *i != self.asked && before == after && (beneath.contains(i) || decides_here) {
                let text = text(facts, *i, *before);
                others.entry(text).or_default().push(*i);
            }
        }
        let mut others: Vec<_> = others.into_iter().collect();
        others.sort_by_key(|(_, indicators)| std::cmp::Reverse(indicators.len()));
        others
    }

    fn decides_moved(&self, facts: &Facts<'_>, i: usize) -> bool {
        self.changes.iter().any(|(other, change)| {
            let mut conditions = facts.conditions(*other).iter();
            change.0 != change.1 && conditions.any(|condition| condition.indicator == i)
        })
    }
}

fn names(facts: &Facts<'_>, indicators: &[usize]) -> String {
    let code = |i: &usize| format!("`{}`", facts.framework.indicators()[*i].code());
    let named: Vec<String> = indicators.iter().take(MOST_NAMED).map(code).collect();
    match indicators.len().checked_sub(MOST_NAMED) {
        Some(more) if 0 < more => format!("{} and {more} more", named.join(", ")),
        _ => named.join(", "),
    }
}

fn text(facts: &Facts<'_>, i: usize, state: State) -> String {
    let measure = facts.framework.indicators().get(i).map(Indicator::measure);
    match (state, measure) {
        (State::Option(option), Some(IndicatorMeasure::Checklist(checklist))) => checklist
            .options()
            .get(usize::from(option))
            .map_or_else(String::new, |option| format!("`{}`", option.code)),
        (State::Fails, _) => "outside its condition".to_owned(),
        (State::Least, _) => "its least score".to_owned(),
        (State::Most, _) => "at its best score".to_owned(),
        (State::Out | State::Option(_), _) => "`not-applicable`".to_owned(),
    }
}
