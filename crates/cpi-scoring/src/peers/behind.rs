//! Which answers could be better, and who answers better? Methodology 15.1 and 15.2.

use super::{AnswerGap, BetterAnswer, given, scored};
use crate::item::Item;
use crate::session::Session;
use cpi_model::Assessment;
use cpi_model::Framework;
use cpi_model::draft::EvidenceDraft;
use cpi_model::framework::IndicatorMeasure;
use cpi_model::peers::Peering;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An earlier round: its id and the item scores of each country.
pub(super) type Earlier = (String, BTreeMap<String, Vec<Item>>);

/// The better answers of a round. Who answers better than a score depends on the score alone, so
/// that countries of the same score share one list.
pub(super) struct BetterAnswers<'a> {
    now: &'a Session,
    earlier: &'a [Earlier],
    round: &'a str,
    /// By indicator and score.
    lists: BTreeMap<(usize, Decimal), Arc<[BetterAnswer]>>,
}

impl<'a> BetterAnswers<'a> {
    pub(super) fn new(now: &'a Session, earlier: &'a [Earlier], round: &'a str) -> Self {
        Self {
            now,
            earlier,
            round,
            lists: BTreeMap::new(),
        }
    }

    /// Every answer of a country that could be better, with those that are.
    pub(super) fn behind(&mut self, at: usize, peering: &Peering) -> Vec<AnswerGap> {
        let framework = self.now.framework();
        let mut found = Vec::new();
        for (i, indicator) in framework.indicators().iter().enumerate() {
            let direction = framework.item_direction(i);
            let best = best(framework, i);
            let could_be_better = |own: &Decimal| direction.is_better(best, *own);
            let Some(own) = given(self.now, at, i).filter(could_be_better) else {
                continue;
            };
            let mut up = std::iter::successors(Some(indicator.parent()), |node| {
                framework.nodes()[*node].parent()
            });
            let node = up.find(|node| peering.nodes().contains(node));
            found.push(AnswerGap {
                indicator: indicator.code().to_owned(),
                node: node.map(|node| Arc::clone(framework.nodes()[node].code())),
                answer: answer(self.now, at, i),
                score: own.into(),
                better: self.than(i, own),
            });
        }
        found
    }

    /// Who answers an indicator better than a score: the best first, then with evidence, then the
    /// longest, then by code.
    fn than(&mut self, i: usize, own: Decimal) -> Arc<[BetterAnswer]> {
        if let Some(list) = self.lists.get(&(i, own)) {
            return Arc::clone(list);
        }
        let list: Arc<[BetterAnswer]> = self.list(i, own).into();
        self.lists.insert((i, own), Arc::clone(&list));
        list
    }

    fn list(&self, i: usize, own: Decimal) -> Vec<BetterAnswer> {
        let direction = self.now.framework().item_direction(i);
        let mut better: Vec<(usize, BetterAnswer)> = Vec::new();
        for (other, each) in self.now.countries.iter().enumerate() {
            let score = given(self.now, other, i);
            let Some(score) = score.filter(|score| direction.is_better(*score, own)) else {
                continue;
            };
            let country = each.assessment.country();
            // A round in which the country was not assessed says nothing and ends the count.
            let rounds = self.earlier.iter().take_while(|(_, items)| {
                let then = items.get(country).and_then(|items| scored(items[i]));
                then.is_some_and(|then| direction.is_better(then, own))
            });
            let age = rounds.count();
            let since = age.checked_sub(1).map(|last| self.earlier[last].0.as_str());
            let answer = BetterAnswer {
                country: country.to_owned(),
                answer: answer(self.now, other, i),
                score: score.into(),
                since: since.unwrap_or(self.round).to_owned(),
                evidence: evidence(&each.assessment, i),
            };
            better.push((age, answer));
        }
        let good = |answer: &BetterAnswer| direction.improvement(answer.score.into());
        better.sort_by(|(a_age, a), (b_age, b)| {
            good(b)
                .cmp(&good(a))
                .then_with(|| a.evidence.is_empty().cmp(&b.evidence.is_empty()))
                .then_with(|| b_age.cmp(a_age))
                .then_with(|| a.country.cmp(&b.country))
        });
        better.into_iter().map(|(_, answer)| answer).collect()
    }
}

/// What an indicator earns at best: the highest points, or the high end of the range; where lower
/// is better the lowest points, or the low end.
fn best(framework: &Framework, i: usize) -> Decimal {
    let [low, high]: [Decimal; 2] = match framework.indicators()[i].measure() {
        IndicatorMeasure::Checklist(checklist) => [checklist.low().into(), checklist.high().into()],
        IndicatorMeasure::Quantity(_) => {
            let range = framework.range();
            [range.low.into(), range.high.into()]
        }
    };
    framework.item_direction(i).best(low, high)
}

/// An answer, with the points that a reviewer awarded in place of its own.
fn answer(now: &Session, at: usize, i: usize) -> String {
    let country = &now.countries[at];
    let text = now.text(i, country.answers[i]);
    match country.assessment.adjudicated(i) {
        Some(points) => format!("{text} (adjudicated {points})"),
        None => text,
    }
}

/// What an answer rests on: its own evidence, or that of the codings that say the same.
pub(super) fn evidence(assessment: &Assessment, i: usize) -> Vec<EvidenceDraft> {
    let Some(record) = assessment.record(i) else {
        return Vec::new();
    };
    let mut found = record.draft().evidence.clone();
    let answer = assessment.answer_text(i);
    for coding in &record.draft().codings {
        if coding.answer.as_deref() == Some(&answer) {
            for each in &coding.evidence {
                if !found.contains(each) {
                    found.push(each.clone());
                }
            }
        }
    }
    found
}
