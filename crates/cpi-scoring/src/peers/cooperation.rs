//! Who can help whom? Methodology 15.5.

use super::{SupportMatch, behind, given};
use crate::item::Item;
use crate::session::{Session, SessionError};
use cpi_model::Framework;
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::number::{Rounding, Score};
use cpi_model::peers::Peering;
use cpi_model::threads::in_threads;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::sync::Arc;
use std::thread;

/// Below this many answers that could be taken over a part is not worth a thread of its own.
const SMALLEST_PART: usize = 200_000;

/// What each country asked for would gain by the better answers of each other, the largest gain
/// first.
pub(super) fn of(
    now: &Session,
    asked: &[usize],
    peering: &Peering,
) -> Result<Vec<SupportMatch>, SessionError> {
    let lender = Lender::new(now, peering);
    let framework = now.framework();
    let work = asked.len() * now.countries.len() * framework.indicators().len();
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let parts = processors.min(work / SMALLEST_PART).max(1);
    let found = if parts == 1 {
        lender.of(&mut now.clone(), asked)?
    } else {
        let length = asked.len().div_ceil(parts).max(1);
        let mut found = Vec::new();
        for part in in_threads(asked.chunks(length), |part| {
            lender.of(&mut now.clone(), part)
        }) {
            found.extend(part?);
        }
        found
    };
    Ok(ranked(framework, found))
}

/// The answers of a round as others can take them over.
struct Lender<'a> {
    nodes: &'a [usize],
    /// By country and indicator: what a country really answers scores.
    given: Vec<Vec<Option<Decimal>>>,
    /// Whether that rests on evidence.
    with_evidence: Vec<Vec<bool>>,
    /// By node of `nodes`: whether answers beneath it decide conditions, or move the scores of
    /// other countries.
    deciding: Vec<bool>,
}

impl<'a> Lender<'a> {
    fn new(now: &Session, peering: &'a Peering) -> Self {
        let framework = now.framework();
        let count = framework.indicators().len();
        let given: Vec<Vec<Option<Decimal>>> = (0..now.countries.len())
            .map(|at| (0..count).map(|i| given(now, at, i)).collect())
            .collect();
        let evidence = now.countries.iter().zip(&given).map(|(country, given)| {
            let each = given.iter().enumerate();
            each.map(|(i, given)| {
                given.is_some() && !behind::evidence(&country.assessment, i).is_empty()
            })
            .collect()
        });
        let deciding = peering.nodes().iter().map(|node| {
            let mut beneath = framework.nodes()[*node].indicators().iter();
            beneath.any(|i| now.moves_others(*i))
        });
        Self {
            nodes: peering.nodes(),
            with_evidence: evidence.collect(),
            deciding: deciding.collect(),
            given,
        }
    }

    fn of(&self, now: &mut Session, asked: &[usize]) -> Result<Vec<SupportMatch>, SessionError> {
        let framework = Arc::clone(&now.framework);
        let mut found = Vec::new();
        for &at in asked {
            for (&node, deciding) in self.nodes.iter().zip(&self.deciding) {
                let scores = |now: &Session| (now.score(at, node), now.score(at, framework.root()));
                let before = scores(now);
                for other in (0..now.countries.len()).filter(|other| *other != at) {
                    let taken = self.taken(now, (at, other), node);
                    if taken.better == 0 {
                        continue;
                    }
                    let after = if *deciding {
                        now.attempt(at, &taken.answers, scores)?
                    } else {
                        let items = taken.items(now, (at, other));
                        now.with_items(at, &items, scores)
                    };
                    let gain = |after: Option<Decimal>, before: Option<Decimal>| {
                        after
                            .zip(before)
                            .map(|(after, before)| Score::from(after - before))
                    };
                    let (of_node, of_index) = after.unwrap_or_default();
                    found.push(SupportMatch {
                        country: now.countries[at].assessment.country().to_owned(),
                        node: Arc::clone(framework.nodes()[node].code()),
                        helper: now.countries[other].assessment.country().to_owned(),
                        better: taken.better,
                        with_evidence: taken.with_evidence,
                        gain_of_node: gain(of_node, before.0),
                        gain: gain(of_index, before.1),
                    });
                }
            }
        }
        Ok(found)
    }

    /// What a country takes over from another beneath a node.
    fn taken(&self, now: &Session, (at, other): (usize, usize), node: usize) -> Taken {
        let framework = now.framework();
        let mut taken = Taken::default();
        for &i in framework.nodes()[node].indicators() {
            let Some(theirs) = self.given[other][i] else {
                continue;
            };
            let direction = framework.item_direction(i);
            let is_better = |own| direction.is_better(theirs, own);
            if self.given[at][i].is_some_and(is_better) {
                taken.better += 1;
                taken.with_evidence += u32::from(self.with_evidence[other][i]);
            } else if now.countries[at].verdicts[i] != Applicability::Fails {
                continue;
            }
            // What does not apply yet is taken over too, should it begin to.
            let answer = now.countries[other].answers[i];
            taken.answers.push((i, Some(answer)));
        }
        taken
    }
}

/// Answers that are taken over.
#[derive(Default)]
struct Taken {
    answers: Vec<(usize, Option<Answer>)>,
    better: u32,
    with_evidence: u32,
}

impl Taken {
    /// What they score where no condition changes with them: an answer earns its own points, and
    /// one that is the same keeps those that a reviewer awarded.
    fn items(&self, now: &Session, (at, other): (usize, usize)) -> Vec<(usize, Item)> {
        let own = &now.countries[at];
        let changes = self.answers.iter().filter_map(|(i, answer)| {
            let answer = (*answer)?;
            let stays = own.verdicts[*i] == Applicability::Fails || own.answers[*i] == answer;
            (!stays).then(|| (*i, now.without_adjudication(other, *i)))
        });
        changes.collect()
    }
}

/// The largest gain of the index first, then of the node, then what rests on most evidence. Of 200
/// countries there are a million, so what is compared is worked out once of each.
fn ranked(framework: &Framework, found: Vec<SupportMatch>) -> Vec<SupportMatch> {
    let good = |gain: Option<Score>, node: usize| {
        let direction = framework.nodes()[node].direction();
        gain.map(|gain| direction.improvement(Rounding::WRITTEN.apply(gain.into())))
    };
    let keyed = found.into_iter().map(|each| {
        let place = framework.node_position(&each.node);
        let gains = (
            good(each.gain, framework.root()),
            good(each.gain_of_node, place.unwrap_or(framework.root())),
        );
        (Reverse(gains), place, each)
    });
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_unstable_by(|(gains, place, a), (other_gains, other_place, b)| {
        gains
            .cmp(other_gains)
            .then_with(|| b.with_evidence.cmp(&a.with_evidence))
            .then_with(|| b.better.cmp(&a.better))
            .then_with(|| a.country.cmp(&b.country))
            .then_with(|| place.cmp(other_place))
            .then_with(|| a.helper.cmp(&b.helper))
    });
    keyed.into_iter().map(|(_, _, each)| each).collect()
}
