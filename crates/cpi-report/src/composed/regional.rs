//! The report on all countries of a round.

use super::Sources;
use super::texts::{Composer, anchor};
use super::words::Word;
use crate::{
    Block, Cell, Column, Context, Item, Kind, List, ListMarkers, Report, ReportError, Table, Text,
};
use cpi_model::number::Score;
use cpi_scoring::trend::Direction;
use rust_decimal::Decimal;

/// How deep below the index a part with all countries is shown, unless it is a row of a view: some indices
/// divide each of hundreds of questions by service and company, which nobody reads page by page.
const DEEPEST: usize = 2;
/// How many answers that went back are named of each country.
const MOST_NAMED: usize = 5;

/// The report on all countries: their scores, what changed in each, law against practice, every
/// part of the index, and who can help whom on what.
///
/// # Errors
///
/// [`ReportError::Lacks`] where the documents hold no scores of the round, and
/// [`ReportError::OtherFramework`] where they are of another framework.
pub fn regional(sources: &Sources<'_>, context: &Context<'_>) -> Result<Report, ReportError> {
    let mut composer = Composer::new(sources, context)?;
    composer.regional()?;
    Ok(composer.report)
}

impl<'a> Composer<'a> {
    pub(crate) fn regional(&mut self) -> Result<(), ReportError> {
        let subject = self.with(
            Word::CountriesCount,
            &[("count", self.results.cards.len().into())],
        );
        let title = self.with_name(
            Word::RegionalTitle,
            ("index", &self.index_title()),
            &[("round", self.sources.round_id.into())],
        );
        self.cover(title, &subject);
        self.own_section("foreword", Word::Foreword);
        self.how_to_read();
        self.report.blocks.push(Block::PageBreak);
        self.report.section(2, "summary", self.word(Word::Summary));
        self.own("summary", 3);
        let root = self.framework.root();
        let caption = self.spread(root);
        let chart = self.strip(self.root(), caption, None);
        self.report.chart(chart);
        let table = self.sections_by_country();
        self.report.paragraph(self.word(Word::AtAGlanceMeans));
        self.report.table(table);
        self.changes();
        self.gaps();
        let parts = self.parts_in_order();
        self.every_part(&parts);
        self.own_section("recommendations", Word::Recommendations);
        self.cooperation();
        self.report.blocks.push(Block::PageBreak);
        self.report.section(2, "annex", self.word(Word::Annex));
        self.method();
        self.robustness()?;
        self.computed_from();
        Ok(())
    }

    /// The nodes that have a part of their own, each before those beneath it.
    fn parts_in_order(&self) -> Vec<usize> {
        let mut parts = Vec::new();
        let mut open = self.children(self.framework.root());
        open.reverse();
        while let Some(node) = open.pop() {
            if self.has_part(node) {
                if self.is_worth_a_part(node) {
                    parts.push(node);
                }
                open.extend(self.children(node).into_iter().rev());
            }
        }
        parts
    }

    /// Whether a part is shown with all countries: it is a row of a view or near the index, and tells more than
    /// the part above it. What the coalition writes on a part is always shown.
    fn is_worth_a_part(&self, node: usize) -> bool {
        let tells_more =
            || (self.is_row(node) || self.depth(node) <= DEEPEST) && !self.repeats_whole(node);
        tells_more() || self.sources.own.has(self.code(node))
    }

    /// The finding of a strip of all countries: from the lowest to the highest.
    pub(crate) fn spread(&self, node: usize) -> Text {
        let code = self.code(node);
        let ranked = self.ranked(code);
        let scores = ranked
            .iter()
            .filter_map(|card| Some((card.country.as_str(), card.node(code)?.score?)));
        self.spread_of(&self.name(code), scores)
    }

    /// The range of a part's scores among the countries, the best first; its name alone where fewer than
    /// two countries have a score.
    pub(crate) fn spread_of<'s>(
        &self,
        name: &Text,
        mut scores: impl DoubleEndedIterator<Item = (&'s str, Score)>,
    ) -> Text {
        let (Some((first, best)), Some((last, worst))) = (scores.next(), scores.next_back()) else {
            return name.clone();
        };
        let arguments = [
            ("first", self.country(first).into()),
            ("best", self.shown(best)),
            ("last", self.country(last).into()),
            ("worst", self.shown(worst)),
        ];
        self.with_name(Word::Spread, ("part", name), &arguments)
    }

    /// A row a country: its scores on the index and the parts below it.
    pub(crate) fn sections_by_country(&self) -> Table {
        let root = self.framework.root();
        let nodes: Vec<usize> = std::iter::once(root).chain(self.children(root)).collect();
        let mut columns = vec![Column::shown(self.word(Word::Country), Kind::Text)];
        columns.extend(
            nodes
                .iter()
                .map(|node| Column::shown(self.name(self.code(*node)), Kind::Score)),
        );
        columns.push(Column::shown(self.word(Word::Answered), Kind::Share));
        let rows = self.cards().into_iter().map(|card| {
            let mut row = vec![Cell::named(&card.country, self.country(&card.country))];
            let results = nodes.iter().map(|node| &card.nodes[*node].result);
            row.extend(results.map(|result| Self::node_cell(Some(result))));
            row.push(self.share_cell(card.index().coverage.share()));
            row
        });
        let range = self.framework.range();
        Table::shown(columns)
            .with_rows(rows)
            .shaded(range.low, range.high)
    }

    /// What changed in each country: steps back first.
    pub(crate) fn changes(&mut self) {
        let countries = self.stepped();
        if countries.is_empty() {
            return;
        }
        self.report.section(2, "change", self.word(Word::Change));
        let table = self.changes_by_country();
        self.report.table(table);
        self.steps_back_by_country(&countries);
    }

    /// The countries that can be compared with the round before.
    fn stepped(&self) -> Vec<&'a String> {
        let countries = self.sources.round.countries().iter();
        countries
            .filter(|code| self.results.step(code).is_some())
            .collect()
    }

    /// A row a country: the change, and how many answers went back and forward.
    pub(crate) fn changes_by_country(&self) -> Table {
        let countries = self.stepped();
        let columns = vec![
            Column::shown(self.word(Word::Country), Kind::Text),
            Column::shown(self.word(Word::ChangedLike), Kind::Number),
            Column::shown(self.word(Word::StepsBack), Kind::Count),
            Column::shown(self.word(Word::StepsForward), Kind::Count),
        ];
        let rows: Vec<Vec<Cell>> = countries
            .iter()
            .filter_map(|code| {
                let step = self.results.step(code)?;
                let count = |direction| super::change::moves(step, direction).len();
                Some(vec![
                    Cell::named(code.as_str(), self.country(code)),
                    self.signed_cell(self.like_for_like(code, self.root())),
                    Cell::count(count(Direction::Back)),
                    Cell::count(count(Direction::Forward)),
                ])
            })
            .collect();
        Table::shown(columns).with_rows(rows)
    }

    /// The answers that went back in each country, the farthest first.
    fn steps_back_by_country(&mut self, countries: &[&String]) {
        let mut items = Vec::new();
        for code in countries {
            let Some(step) = self.results.step(code) else {
                continue;
            };
            let back = super::change::moves(step, Direction::Back);
            let named = back.iter().take(MOST_NAMED).map(|each| {
                let step = self
                    .question(&each.indicator)
                    .and(" ")
                    .then(self.answer(&each.indicator, &each.from))
                    .and(" → ")
                    .then(self.answer(&each.indicator, &each.to));
                if each.same_answer {
                    step.and(" ").and(self.word(Word::FewerPoints))
                } else {
                    step
                }
            });
            let mut named: Vec<Text> = named.collect();
            let more = back.len().saturating_sub(MOST_NAMED);
            if 0 < more {
                let count = [("count", more.into())];
                named.push(self.with(Word::MoreAnswers, &count).into());
            }
            if !named.is_empty() {
                let head = Item::new(Text::strong(self.country(code)));
                items.push(head.above(List::of(ListMarkers::Bullets, named)));
            }
        }
        if !items.is_empty() {
            self.report
                .section(3, "steps-back", self.word(Word::StepsBack));
            self.report.list(List {
                marks: ListMarkers::None,
                items,
            });
        }
    }

    /// Law against practice in each country.
    pub(crate) fn gaps(&mut self) {
        if self.framework.gap().is_none() {
            return;
        }
        let root = self.root();
        let columns = vec![
            Column::shown(self.word(Word::Country), Kind::Text),
            Column::shown(self.word(Word::Law), Kind::Score),
            Column::shown(self.word(Word::Practice), Kind::Score),
            Column::shown(self.word(Word::GapFigure), Kind::Number),
        ];
        let cards = self.cards();
        let rows: Vec<Vec<Cell>> = cards
            .iter()
            .filter_map(|card| {
                let gap = card.gaps.iter().find(|gap| *gap.node == *root)?;
                Some(vec![
                    Cell::named(&card.country, self.country(&card.country)),
                    self.score_cell(gap.law),
                    self.score_cell(gap.practice),
                    self.signed_cell(gap.gap),
                ])
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        // A country without a score for law or for practice has no gap, and is not counted.
        let scored: Vec<Decimal> = cards
            .iter()
            .filter_map(|card| {
                let gap = card.gaps.iter().find(|gap| *gap.node == *root)?;
                Some(Decimal::from(gap.gap?))
            })
            .collect();
        let ahead = scored.iter().filter(|gap| Decimal::ZERO < **gap).count();
        let counts = [("count", ahead.into()), ("of", scored.len().into())];
        self.report.section(2, "gap", self.word(Word::Gap));
        self.report
            .paragraph(self.with(Word::GapCountries, &counts));
        self.report.table(Table::shown(columns).with_rows(rows));
    }

    /// Every part of the index with all countries.
    pub(crate) fn every_part(&mut self, parts: &[usize]) {
        if parts.is_empty() {
            return;
        }
        self.report.section(2, "parts", self.word(Word::EveryPart));
        for &node in parts {
            let code = self.code(node);
            let is_beneath_index =
                self.framework.nodes()[node].parent() == Some(self.framework.root());
            let level = if is_beneath_index { 3 } else { 4 };
            self.report.section(level, anchor(code), self.name(code));
            if let Some(state) = self.no_score_anywhere(node) {
                self.report.paragraph(self.state(state));
            } else if !self.repeats_whole(node) {
                let caption = self.spread(node);
                let chart = self.strip(code, caption, None);
                self.report.chart(chart);
            }
            self.own(code, 5);
        }
    }
}
