//! The question for scorecards.

use super::{Options, score_all_with, trailed};
use crate::document::{Content, Document};
use crate::query::{self, Query, QueryError, Selection};
use crate::scorecard::Scorecard;
use cpi_model::{Assessment, Index};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The scorecards of assessments. The countries of a round are each other's reference values, so
/// a round is always scored whole, and the document names all its assessments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ScoresQuery {
    /// One round. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// One country. Default: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether each scorecard holds its trail. Default: no.
    pub trail: bool,
}

impl ScoresQuery {
    /// Writes the document of the scorecards as canonical JSON, as [`Query::run`](crate::Query::run) and
    /// [`Document::write_json`] do. With trails it needs less memory: each trail is computed when it is written.
    /// Nothing is written if something refuses.
    ///
    /// # Errors
    ///
    /// [`QueryError`] as for any query; within it, the first error of the writer.
    pub fn write_json(
        &self,
        index: &Index,
        to: &mut dyn Write,
    ) -> Result<io::Result<()>, QueryError> {
        let query = Query::Scores(self.clone());
        if !self.trail {
            return Ok(query.run(index)?.write_json(to));
        }
        let without = Self {
            trail: false,
            ..self.clone()
        };
        let mut document = Query::Scores(without).run(index)?;
        document.query = Some(query);
        let Content::Scores { scorecards } = &mut document.content else {
            unreachable!("a query for scores is answered with scores");
        };
        let scorecards = std::mem::take(scorecards);
        let chosen = Selection(index).rounds(self.round.as_deref())?;
        // The scorecards are those of the chosen assessments, in their order.
        let is_asked = |at: &usize| {
            let country = self.country.as_deref();
            country.is_none_or(|country| chosen[*at].country() == country)
        };
        let cards = (0..chosen.len()).filter(is_asked).zip(scorecards).collect();
        Ok(trailed::write(
            &index.framework,
            &chosen,
            document,
            cards,
            to,
        )?)
    }

    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let selection = Selection(index);
        let chosen = selection.rounds(self.round.as_deref())?;
        let options = Options { trail: self.trail };
        let mut scorecards = score_all_with(&index.framework, &chosen, &options)?;
        if let Some(country) = &self.country {
            scorecards.retain(|card| card.country == *country);
            if scorecards.is_empty() {
                return Err(query::not_assessed(country, &chosen));
            }
        }
        let rests_on: Vec<&Assessment> = rounds_of(index, &scorecards).collect();
        query::document(&index.framework, rests_on, Content::Scores { scorecards })
    }
}

/// Every assessment of the rounds of scorecards.
pub(crate) fn rounds_of<'a>(
    index: &'a Index,
    cards: &[Scorecard],
) -> impl Iterator<Item = &'a Assessment> {
    let rounds: BTreeSet<String> = cards.iter().map(|card| card.round.clone()).collect();
    let all = index.assessments.iter();
    all.filter(move |assessment| rounds.contains(assessment.round()))
}
