//! One page on one country: strengths, gaps, what changed, what to demand.

use super::Sources;
use super::change::moves;
use super::texts::Composer;
use super::words::Word;
use crate::{Context, Item, List, ListMarkers, Report, ReportError, Text};
use cpi_model::draft::Direction as ScaleDirection;
use cpi_model::language::Value;
use cpi_scoring::scorecard::Scorecard;
use cpi_scoring::trend::Direction;
use rust_decimal::Decimal;

/// How many strengths, gaps and demands there are.
const FIVE: usize = 5;
/// How many changes of a kind are named.
const MOST_CHANGES: usize = 3;

/// One page on a country: up to five strengths and gaps, what changed, what to demand. It has no
/// codes and no figures of the method.
///
/// # Errors
///
/// As [`country`](super::country).
pub fn brief(
    country: &str,
    sources: &Sources<'_>,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    let mut composer = Composer::new(sources, context)?;
    let card = composer.results.card(country).ok_or(ReportError::Lacks)?;
    composer.brief(card);
    Ok(composer.report)
}

impl<'a> Composer<'a> {
    fn brief(&mut self, card: &'a Scorecard) {
        let name = self.country(&card.country);
        let title = self.with(
            Word::BriefTitle,
            &[
                ("country", name.as_str().into()),
                ("round", self.sources.round_id.into()),
            ],
        );
        self.cover_of_brief(title.into(), &name);
        self.report.paragraph(self.standing_of_brief(card));
        self.own("summary", 3);
        self.two_lists(card);
        self.changed(card);
        self.demands();
        self.report.note(self.word(Word::BriefNote));
    }

    /// The score, rank and change of the country, without figures of the method.
    fn standing_of_brief(&self, card: &'a Scorecard) -> Text {
        let root = self.framework.root();
        let result = &card.nodes[root].result;
        let Some(score) = result.score else {
            return Text::strong(self.state(result.state));
        };
        let range = self.framework.range();
        let figures = [
            ("country", self.country(&card.country).into()),
            ("score", self.shown(score)),
            ("low", Value::number(range.low)),
            ("high", Value::number(range.high)),
        ];
        let mut text = Text::strong(self.with(Word::BriefScore, &figures));
        if self.framework.nodes()[root].direction() == ScaleDirection::LowerIsBetter {
            text = text.and(" ").and(self.word(Word::BriefLower));
        }
        if let Some(rank) = self.rank_is(self.root(), &card.country) {
            text = text.and(" ").and(rank);
        }
        if let Some(change) = self.like_for_like(&card.country, self.root())
            && let Some(step) = self.results.step(&card.country)
        {
            let from = [("from", step.from.as_str().into())];
            let key = if Decimal::from(change).is_zero() {
                Word::Unchanged
            } else if self.improves(Some(change)) {
                Word::WentForward
            } else {
                Word::WentBack
            };
            text = text.and(" ").and(self.with(key, &from));
        }
        text
    }

    fn two_lists(&mut self, card: &'a Scorecard) {
        let lists = self.strongest_and_weakest(card, FIVE);
        for (heading, listed) in [Word::Strengths, Word::Gaps].into_iter().zip(lists) {
            if listed.listed.is_empty() {
                continue;
            }
            let items = listed.listed.iter().map(|(node, score)| {
                let score = self.framework.display().show((*score).into());
                let score = self.words.number(score);
                self.name(self.code(*node)).and(format!(": {score}"))
            });
            let items: Vec<Text> = items.collect();
            self.report.heading(2, self.word(heading));
            self.report.list(List::of(ListMarkers::Numbers, items));
            if let Some(more) = self.more_with_that_score(&listed) {
                self.report.paragraph(more);
            }
        }
    }

    /// What changed: steps back before steps forward.
    fn changed(&mut self, card: &'a Scorecard) {
        let Some(step) = self.results.step(&card.country) else {
            return;
        };
        self.report.heading(2, self.word(Word::Change));
        let mut items = Vec::new();
        for direction in [Direction::Back, Direction::Forward] {
            let moved = moves(step, direction);
            // Points that a reviewer awarded are of the method: such changes are counted, not named.
            let named = moved.iter().filter(|each| !each.same_answer);
            let named = named.take(MOST_CHANGES).map(|each| {
                self.name(&each.indicator)
                    .and(" ")
                    .then(self.answer_given(&each.indicator, &each.from))
                    .and(" → ")
                    .then(self.answer_given(&each.indicator, &each.to))
            });
            let named: Vec<Text> = named.collect();
            let head = Item::new(self.moved(&moved, direction));
            items.push(if named.is_empty() {
                head
            } else {
                head.above(List::of(ListMarkers::Bullets, named))
            });
        }
        self.report.list(List {
            marks: ListMarkers::Bullets,
            items,
        });
    }

    /// What to demand: what the coalition writes, or else the better answers that add most.
    fn demands(&mut self) {
        if self.sources.own.has("demands") {
            self.report.heading(2, self.word(Word::Demands));
            self.own("demands", 3);
            return;
        }
        let Some(plan) = self.results.plan else {
            return;
        };
        let improvements = self.improvements(plan).into_iter().take(FIVE);
        let demands = improvements.map(|each| self.asks(&each.change.indicator));
        let demands: Vec<Text> = demands.collect();
        if !demands.is_empty() {
            self.report.heading(2, self.word(Word::Demands));
            self.report.paragraph(self.word(Word::DemandsMeans));
            self.report.list(List::of(ListMarkers::Numbers, demands));
        }
    }
}
