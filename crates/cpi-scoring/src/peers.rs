//! Who answers better, where is a country strong or weak beside others, and who can help
//! whom? Methodology section 15.

#[cfg(feature = "analysis")]
mod query;
mod result;

mod clustering;

use crate::ScoreError;
use crate::arithmetic::{Fraction, mean, settle};
use crate::item::Item;
use crate::score::own;
use crate::session::{Session, SessionError, earns};
use cpi_model::assessment::{Answer, Applies};
use cpi_model::draft::{Activated, Direction, EvidenceDraft, Middle};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::number::{Rounding, Score};
use cpi_model::peers::Peering;
use cpi_model::{Assessment, Framework};
#[cfg(feature = "analysis")]
pub use query::PeersQuery;
pub use result::{Behind, Beside, Better, Cooperation, Joined, PeerCountry, PeerGroup, Peers};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The countries of a round beside each other. `rounds` are the ids of the rounds in the order
/// of time, of which those before `round` are looked at for how long an answer has been
/// better; `countries` are those asked for, all if empty.
///
/// # Method
///
/// Methodology 15.1 to 15.5.
///
/// # Errors
///
/// [`SessionError`] where a round cannot be scored, or a country is not in it.
pub fn peers(
    framework: &Arc<Framework>,
    assessments: &[Assessment],
    rounds: &[String],
    round: &str,
    countries: &[String],
    peering: &Peering,
) -> Result<Peers, SessionError> {
    peering.belongs_to(framework).map_err(ScoreError::from)?;
    own(framework, assessments)?;
    let of_round = |id: &str| -> Vec<Assessment> {
        assessments
            .iter()
            .filter(|each| each.round() == id)
            .cloned()
            .collect()
    };
    let session = |id: &str| Session::new(Arc::clone(framework), of_round(id), Activated::Lowest);
    let mut now = session(round)?;
    let asked: Vec<usize> = if countries.is_empty() {
        (0..now.countries.len()).collect()
    } else {
        let found = countries.iter().map(|country| now.position(country));
        found.collect::<Result<_, _>>()?
    };
    // The rounds before, the latest first: the item scores of each country.
    let mut earlier: Vec<(String, BTreeMap<String, Vec<Item>>)> = Vec::new();
    let before = rounds.iter().take_while(|id| *id != round);
    for id in before.collect::<Vec<_>>().into_iter().rev() {
        let then = session(id)?;
        let items = then.countries.into_iter();
        let items = items.map(|each| (each.assessment.country().to_owned(), each.items));
        earlier.push((id.clone(), items.collect()));
    }
    let (groups, joined) = match peering.likeness() {
        Some(likeness) => clustering::groups(&now, peering.nodes(), likeness),
        None => (declared(&now, peering), Vec::new()),
    };
    let mut found = Vec::with_capacity(asked.len());
    let mut cooperation = Vec::new();
    for &at in &asked {
        found.push(beside_others(&now, at, peering, &groups, &earlier, round));
        helpers(&mut now, at, peering, &mut cooperation)?;
    }
    rank(framework, &mut cooperation);
    Ok(Peers {
        round: round.to_owned(),
        earlier: earlier.into_iter().map(|(id, _)| id).collect(),
        declared: peering.draft().clone(),
        groups,
        joined,
        countries: found,
        cooperation,
    })
}

/// The declared groups, with the countries of this round.
fn declared(now: &Session, peering: &Peering) -> Vec<PeerGroup> {
    let groups = peering.groups().iter().map(|(code, countries)| PeerGroup {
        code: code.clone(),
        countries: countries
            .iter()
            .filter(|country| now.countries().any(|each| each == *country))
            .cloned()
            .collect(),
    });
    groups.collect()
}

fn beside_others(
    now: &Session,
    at: usize,
    peering: &Peering,
    groups: &[PeerGroup],
    earlier: &[(String, BTreeMap<String, Vec<Item>>)],
    round: &str,
) -> PeerCountry {
    let framework = now.framework();
    let own = &now.countries[at];
    let country = own.assessment.country();
    let group = groups
        .iter()
        .find(|group| group.countries.iter().any(|each| each == country));
    let others: Vec<usize> = (0..now.countries.len())
        .filter(|other| {
            let code = now.countries[*other].assessment.country();
            *other != at
                && group.is_none_or(|group| group.countries.iter().any(|each| each == code))
        })
        .collect();
    let mut differences = Vec::new();
    for (n, node) in framework.nodes().iter().enumerate() {
        let scores = others
            .iter()
            .filter_map(|other| now.score(*other, n))
            .collect();
        let code = node.code().to_string();
        differences.extend(beside(
            code,
            false,
            now.score(at, n),
            scores,
            peering.middle(),
        ));
    }
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let score = |at: usize| scored(now.countries[at].items[i]);
        let scores = others.iter().filter_map(|other| score(*other)).collect();
        let code = indicator.code().to_owned();
        differences.extend(beside(code, true, score(at), scores, peering.middle()));
    }
    let better = |each: &Beside| {
        let found = if each.indicator {
            let i = framework.indicator_position(&each.code);
            i.map(|i| framework.item_direction(i))
        } else {
            let node = framework.node_position(&each.code);
            node.map(|node| framework.nodes()[node].direction())
        };
        let difference = Decimal::from(each.difference);
        found.map_or(difference, |direction| direction.improvement(difference))
    };
    let by_size = |sign: Decimal| {
        let size = |each: &Beside| better(each).checked_mul(sign).unwrap_or_default();
        let mut kept: Vec<Beside> = differences
            .iter()
            .filter(|each| peering.threshold() <= size(each))
            .cloned()
            .collect();
        // Nodes before indicators, both in the framework's order where they tie.
        kept.sort_by(|a, b| {
            a.indicator
                .cmp(&b.indicator)
                .then_with(|| size(b).cmp(&size(a)))
        });
        kept
    };
    let unanswered = framework.indicators().iter().zip(&own.items);
    PeerCountry {
        country: country.to_owned(),
        group: group.map(|group| group.code.clone()),
        compared_with: others
            .iter()
            .map(|other| now.countries[*other].assessment.country().to_owned())
            .collect(),
        strengths: by_size(Decimal::ONE),
        weaknesses: by_size(Decimal::NEGATIVE_ONE),
        behind: behind(now, at, peering, earlier, round),
        unanswered: unanswered
            .filter(|(_, item)| **item == Item::Missing)
            .map(|(indicator, _)| indicator.code().to_owned())
            .collect(),
    }
}

/// A score against the middle of others (methodology 15.3).
fn beside(
    code: String,
    indicator: bool,
    score: Option<Decimal>,
    mut scores: Vec<Decimal>,
    middle: Middle,
) -> Option<Beside> {
    let score = score?;
    scores.sort_unstable();
    let count = scores.len();
    let of: &[Decimal] = match middle {
        Middle::Mean => &scores,
        Middle::Median if count % 2 == 1 => &scores[count / 2..=count / 2],
        Middle::Median => scores.get((count / 2).checked_sub(1)?..=count / 2)?,
    };
    let exact = mean(of)?;
    let difference = (&Fraction::from(score) - &exact).decimal()?;
    let all = || of.iter().copied().chain([score]);
    let middle = settle(exact.decimal()?, all());
    let difference = settle(difference, all());
    Some(Beside {
        code,
        indicator,
        score: score.into(),
        middle: middle.into(),
        others: u32::try_from(count).unwrap_or(u32::MAX),
        difference: difference.into(),
    })
}

fn scored(item: Item) -> Option<Decimal> {
    match item {
        Item::Scored(score) => Some(score),
        Item::NotApplicable | Item::SwitchedOff | Item::Missing => None,
    }
}

/// What an indicator earns at best: the highest points, or the high end of the range; where lower
/// is better the lowest points, or the low end.
fn best(framework: &Framework, i: usize) -> Decimal {
    let ends: [Decimal; 2] = match framework.indicators()[i].measure() {
        IndicatorMeasure::Checklist(checklist) => [checklist.low().into(), checklist.high().into()],
        IndicatorMeasure::Quantity(_) => {
            let range = framework.range();
            [range.low.into(), range.high.into()]
        }
    };
    match framework.item_direction(i) {
        Direction::HigherIsBetter => ends[1],
        Direction::LowerIsBetter => ends[0],
    }
}

/// What a country really answers to an indicator that applies to it.
fn given(now: &Session, at: usize, i: usize) -> Option<Decimal> {
    let own = &now.countries[at];
    let answered = own.verdicts[i] != Applies::Fails && earns(now.framework(), i, own.answers[i]);
    scored(own.items[i]).filter(|_| answered)
}

/// Every answer that could be better, with those that are (methodology 15.1, 15.2).
fn behind(
    now: &Session,
    at: usize,
    peering: &Peering,
    earlier: &[(String, BTreeMap<String, Vec<Item>>)],
    round: &str,
) -> Vec<Behind> {
    let framework = now.framework();
    let mut found = Vec::new();
    for (i, indicator) in framework.indicators().iter().enumerate() {
        let direction = framework.item_direction(i);
        let best = best(framework, i);
        let Some(own) = given(now, at, i).filter(|own| direction.is_better(best, *own)) else {
            continue;
        };
        let mut better = Vec::new();
        for (other, each) in now.countries.iter().enumerate() {
            let Some(score) = given(now, other, i)
                .filter(|score| other != at && direction.is_better(*score, own))
            else {
                continue;
            };
            let country = each.assessment.country();
            // A round in which the country was not assessed says nothing and ends the count.
            let mut since = round;
            for (id, items) in earlier {
                let then = items.get(country).and_then(|items| scored(items[i]));
                if then.is_none_or(|then| !direction.is_better(then, own)) {
                    break;
                }
                since = id;
            }
            better.push(Better {
                country: country.to_owned(),
                answer: answer(now, other, i),
                score: score.into(),
                since: since.to_owned(),
                evidence: evidence(&each.assessment, i),
            });
        }
        let good = |score: Score| direction.improvement(score.into());
        let age = |since: &str| {
            earlier
                .iter()
                .position(|(id, _)| id == since)
                .map(|at| at + 1)
        };
        better.sort_by(|a, b| {
            good(b.score)
                .cmp(&good(a.score))
                .then_with(|| a.evidence.is_empty().cmp(&b.evidence.is_empty()))
                .then_with(|| age(&b.since).cmp(&age(&a.since)))
                .then_with(|| a.country.cmp(&b.country))
        });
        let mut up = std::iter::successors(Some(indicator.parent()), |node| {
            framework.nodes()[*node].parent()
        });
        let node = up.find(|node| peering.nodes().contains(node));
        found.push(Behind {
            indicator: indicator.code().to_owned(),
            node: node.map(|node| Arc::clone(framework.nodes()[node].code())),
            answer: answer(now, at, i),
            score: own.into(),
            better,
        });
    }
    found
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
fn evidence(assessment: &Assessment, i: usize) -> Vec<EvidenceDraft> {
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

/// What each node would gain by the better answers of each other country (methodology 15.5).
fn helpers(
    now: &mut Session,
    at: usize,
    peering: &Peering,
    cooperation: &mut Vec<Cooperation>,
) -> Result<(), SessionError> {
    let framework = Arc::clone(&now.framework);
    let root = framework.root();
    for &node in peering.nodes() {
        let before = (now.score(at, node), now.score(at, root));
        for other in (0..now.countries.len()).filter(|other| *other != at) {
            let mut answers: Vec<(usize, Option<Answer>)> = Vec::new();
            let (mut better, mut with_evidence) = (0, 0);
            for &i in framework.nodes()[node].indicators() {
                let Some(theirs) = given(now, other, i) else {
                    continue;
                };
                let own = given(now, at, i);
                let does_not_apply = now.countries[at].verdicts[i] == Applies::Fails;
                if own.is_some_and(|own| framework.item_direction(i).is_better(theirs, own)) {
                    better += 1;
                    let rests = evidence(&now.countries[other].assessment, i);
                    with_evidence += u32::from(!rests.is_empty());
                } else if !does_not_apply {
                    continue;
                }
                // What does not apply yet is taken over too, should it begin to.
                answers.push((i, Some(now.countries[other].answers[i])));
            }
            if better == 0 {
                continue;
            }
            let gained = now.apply(at, &answers).is_ok();
            let after = (now.score(at, node), now.score(at, root));
            let gain = |after: Option<Decimal>, before: Option<Decimal>| {
                after
                    .zip(before)
                    .filter(|_| gained)
                    .map(|(after, before)| Score::from(after - before))
            };
            cooperation.push(Cooperation {
                country: now.countries[at].assessment.country().to_owned(),
                node: Arc::clone(framework.nodes()[node].code()),
                helper: now.countries[other].assessment.country().to_owned(),
                better,
                with_evidence,
                gain_of_node: gain(after.0, before.0),
                gain: gain(after.1, before.1),
            });
            let back = now.given(at);
            now.apply(at, &back)?;
        }
    }
    Ok(())
}

/// The largest gain of the index first, then of the node, then what rests on most evidence.
fn rank(framework: &Framework, cooperation: &mut [Cooperation]) {
    let place = |each: &Cooperation| framework.node_position(&each.node);
    let good = |gain: Option<Score>, node: Option<usize>| {
        let direction = framework.nodes()[node.unwrap_or(framework.root())].direction();
        gain.map(|gain| direction.improvement(Rounding::WRITTEN.apply(gain.into())))
    };
    let of_index = |each: &Cooperation| good(each.gain, None);
    let of_node = |each: &Cooperation| good(each.gain_of_node, place(each));
    cooperation.sort_by(|a, b| {
        of_index(b)
            .cmp(&of_index(a))
            .then_with(|| of_node(b).cmp(&of_node(a)))
            .then_with(|| b.with_evidence.cmp(&a.with_evidence))
            .then_with(|| b.better.cmp(&a.better))
            .then_with(|| a.country.cmp(&b.country))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.helper.cmp(&b.helper))
    });
}
