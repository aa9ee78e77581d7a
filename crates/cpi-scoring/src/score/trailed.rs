//! Scorecards with their trails, which together need several times the memory of the scores: how are they written
//! one after another?

use super::{Rounds, Scoring};
use crate::ScoreError;
use crate::document::Document;
use crate::query::Query;
use crate::scorecard::Scorecard;
use crate::trail::trail;
use cpi_model::provenance::write_canonical_json;
use cpi_model::threads::in_threads;
use cpi_model::{Assessment, Framework, Provenance};
use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::io::{self, Write};
use std::thread;

/// How many scorecards a thread gives trails before they are written.
const AT_ONCE: usize = 16;

/// Writes scorecards with the trails that they lack, as the content of a document; its own is not looked at. Each
/// scorecard comes with the position of its assessment among those that were scored.
pub(super) fn write(
    framework: &Framework,
    assessments: &[Assessment],
    document: Document,
    cards: Vec<(usize, Scorecard)>,
    to: &mut dyn Write,
) -> Result<io::Result<()>, ScoreError> {
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
                cards: RefCell::new(cards),
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
    cards: RefCell<Vec<(usize, Scorecard)>>,
}

/// What was scored.
struct Scored<'a> {
    framework: &'a Framework,
    assessments: &'a [Assessment],
    rounds: Rounds,
}

impl Serialize for Cards<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scored = &self.of;
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let mut cards = self.cards.take().into_iter();
        let mut sequence = serializer.serialize_seq(Some(cards.len()))?;
        loop {
            let parts = (0..processors).map(|_| cards.by_ref().take(AT_ONCE).collect());
            let mut parts: Vec<Vec<_>> = parts.filter(|part: &Vec<_>| !part.is_empty()).collect();
            let done = match parts.len() {
                0 => return sequence.end(),
                // Where there is one processor, there may be no threads.
                1 => vec![scored.with_trails(parts.remove(0))],
                _ => in_threads(parts, |part| scored.with_trails(part)),
            };
            for part in done {
                for card in part.map_err(S::Error::custom)? {
                    sequence.serialize_element(&card)?;
                }
            }
        }
    }
}

impl Scored<'_> {
    fn with_trails(&self, part: Vec<(usize, Scorecard)>) -> Result<Vec<Scorecard>, ScoreError> {
        let with_trail = |(at, mut card): (usize, Scorecard)| {
            let normalisers = self.rounds.normalisers(at);
            let scoring = Scoring::new(self.framework, &self.assessments[at], normalisers)?;
            card.trail = Some(trail(&scoring));
            Ok(card)
        };
        part.into_iter().map(with_trail).collect()
    }
}
