//! Scorecards with their trails, which together need several times the memory of the scores: how are they written
//! one after another?

use super::{Rounds, Scoring};
use crate::ScoreError;
use crate::document::{Content, Document};
use crate::query::Query;
use crate::scorecard::{Scorecard, Trail};
use crate::trail::trail;
use cpi_model::provenance::write_canonical_json;
use cpi_model::{Assessment, Framework, Provenance};
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::io::{self, Write};
use std::thread;

/// How many scorecards a thread gives trails before they are written.
const AT_ONCE: usize = 16;

/// Writes a document of scorecards with the trails that it lacks. The assessments are those that were scored, in
/// their order; they may be more than there are scorecards.
pub(super) fn write(
    framework: &Framework,
    assessments: &[Assessment],
    document: Document,
    to: &mut dyn Write,
) -> Result<io::Result<()>, ScoreError> {
    let Content::Scores { scorecards } = document.content else {
        return Ok(Ok(()));
    };
    let rounds = Rounds::new(framework, assessments)?;
    Ok(write_canonical_json(
        &Trailed {
            schema_version: document.schema_version,
            query: document.query,
            provenance: document.provenance,
            kind: "scores",
            scorecards: Cards {
                of: Scored {
                    framework,
                    assessments,
                    rounds,
                },
                cards: RefCell::new(scorecards),
            },
        },
        to,
    ))
}

/// A [`Document`] of scores, with the same keys in the same order.
#[derive(Serialize)]
struct Trailed<'a> {
    schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<Query>,
    provenance: Provenance,
    kind: &'static str,
    scorecards: Cards<'a>,
}

struct Cards<'a> {
    of: Scored<'a>,
    /// They are given away while they are written.
    cards: RefCell<Vec<Scorecard>>,
}

/// What was scored.
struct Scored<'a> {
    framework: &'a Framework,
    assessments: &'a [Assessment],
    rounds: Rounds,
}

impl Serialize for Cards<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cards = self.cards.take().into_iter();
        let mut next = 0;
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let mut batch: Vec<(usize, Scorecard)> = Vec::new();
        serializer.collect_seq(std::iter::from_fn(|| {
            if batch.is_empty() {
                for card in cards.by_ref().take(processors * AT_ONCE) {
                    next += self.of.assessments[next..].iter().position(|each| {
                        each.country() == card.country && each.round() == card.round
                    })?;
                    batch.push((next, card));
                }
                self.of.add_trails(&mut batch);
                batch.reverse();
            }
            batch.pop().map(|(_, card)| card)
        }))
    }
}

impl Scored<'_> {
    fn add_trails(&self, batch: &mut [(usize, Scorecard)]) {
        thread::scope(|scope| {
            for part in batch.chunks_mut(AT_ONCE) {
                scope.spawn(move || {
                    for (at, card) in part {
                        card.trail = self.trail(*at);
                    }
                });
            }
        });
    }

    /// The trail of an assessment, which was scored before and is not refused now.
    fn trail(&self, at: usize) -> Option<Trail> {
        let normalisers = self.rounds.normalisers(at);
        let scoring = Scoring::new(self.framework, &self.assessments[at], normalisers);
        scoring.ok().map(|scoring| trail(&scoring))
    }
}
