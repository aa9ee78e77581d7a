//! The scores of one country or of all at a glance: heat tables, strips, strengths and gaps.

use super::texts::Composer;
use super::words::Word;
use crate::chart::ChartWords;
use crate::vocabulary as of;
use crate::{Axis, Cell, Chart, ChartForm, Column, Kind, Span, SpanMeaning, Table, Text};
use cpi_model::number::Score;
use cpi_scoring::{NodeScore, Scorecard};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// More countries than this are dots in one strip instead of a row each, and rows of one table instead of a table
/// each.
pub(super) const MOST_ROWS: usize = 30;
/// From this many nodes on a level has enough of them to look for strengths and gaps; the project's choice.
const ENOUGH_PARTS: usize = 10;

/// The parts at one end of the scale.
pub(crate) struct ExtremeParts {
    /// The parts with their scores, the farthest first.
    pub(crate) listed: Vec<(usize, Score)>,
    /// How many more have the score of the last one.
    pub(crate) more: usize,
}

impl<'a> Composer<'a> {
    /// All countries at a node: their scores, with the bounds that missing answers allow.
    pub(crate) fn strip(&self, node: &str, caption: Text, accent: Option<&str>) -> Chart {
        let results = |card: &Scorecard| card.node(node).cloned();
        let cards = self.ranked(node);
        let has_bounds = cards
            .iter()
            .filter_map(|card| results(card))
            .any(|it| is_open(&it));
        let mut columns = vec![
            Column::data(&of::COUNTRY).headed(self.word(Word::Country)),
            Column::data(&of::SCORE).headed(self.word(Word::Score)),
            Column::shown(self.word(Word::Rank), Kind::Number),
        ];
        if has_bounds {
            columns.push(Column::data(&of::BOUND_LOW).headed(self.word(Word::Lowest)));
            columns.push(Column::data(&of::BOUND_HIGH).headed(self.word(Word::Highest)));
        }
        let rows = cards.iter().map(|card| {
            let result = card.node(node);
            let mut row = vec![
                Cell::named(&card.country, self.country(&card.country)),
                Self::node_cell(result),
                Self::rank_cell(self.rank(node, &card.country).map(|(rank, _)| rank)),
            ];
            if has_bounds {
                let bounds = result.and_then(|it| it.bounds);
                row.push(self.score_cell(bounds.map(|bounds| bounds.low)));
                row.push(self.score_cell(bounds.map(|bounds| bounds.high)));
            }
            row
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let axis = self.word(ChartWords::Score);
        let axis = Axis::of_scores(self.framework, axis, self.words);
        let alternative = self.with(
            Word::StripShows,
            &[("part", self.name(node).to_string().into())],
        );
        if MOST_ROWS < rows.len() {
            // The chart needs it; a reader has the name of the part above the table.
            columns.insert(0, Column::data(&of::NODE));
            let named = || Cell::named(node, self.name(node));
            let rows = rows.into_iter().map(|row| {
                let mut with_part = vec![named()];
                with_part.extend(row);
                with_part
            });
            let form = ChartForm::Strips {
                row: of::NODE.name,
                label: of::COUNTRY.name,
                value: of::SCORE.name,
                axis,
            };
            let table = Table::shown(columns).with_rows(rows);
            return Chart::new(form, table, caption, alternative).with_accent(accent);
        }
        let bounds = [of::BOUND_LOW.name, of::BOUND_HIGH.name];
        let spans = has_bounds
            .then(|| Span::new(bounds, SpanMeaning::Bounds, self.word(ChartWords::Bounds)));
        let form = ChartForm::Dots {
            label: of::COUNTRY.name,
            value: of::SCORE.name,
            spans: spans.into_iter().collect(),
            axis,
        };
        let table = Table::shown(columns).with_rows(rows);
        Chart::new(form, table, caption, alternative).with_accent(accent)
    }

    /// The scorecards by rank at a node; those without a score last.
    pub(crate) fn ranked(&self, node: &str) -> Vec<&'a Scorecard> {
        let ranking = self.results.comparison.node(node);
        let places = ranking.into_iter().flat_map(|ranking| &ranking.places);
        places
            .filter_map(|place| self.results.card(&place.country))
            .collect()
    }

    /// A table of parts by group of the view of cells: a row for each part of the index and for
    /// each article of one country.
    pub(crate) fn glance(&self, card: &'a Scorecard) -> Table {
        let cells = self.cells();
        let mut columns = vec![
            Column::shown(self.word(Word::Part), Kind::Text),
            Column::shown(self.word(Word::Score), Kind::Score),
        ];
        if let Some((_, view)) = cells {
            for group in view.groups() {
                columns.push(Column::shown(self.name(group.code()), Kind::Score));
            }
        }
        let root = self.framework.root();
        let mut rows = Vec::new();
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            let is_article = self.is_article(node);
            // Indented by its depth.
            let depth = "\u{2003}".repeat(self.depth(node));
            let name = Text::plain(depth).then(self.linked(self.code(node)));
            let mut row = vec![
                Cell::text(name),
                Self::node_cell(card.nodes.get(node).map(|it| &it.result)),
            ];
            row.extend(self.of_groups(card, node));
            rows.push(row);
            if !is_article {
                open.extend(self.children(node).into_iter().rev());
            }
        }
        let range = self.framework.range();
        Table::shown(columns)
            .with_rows(rows)
            .shaded(range.low, range.high)
    }

    /// The scores of the groups at a node: of the index its groups, of a row its cells.
    pub(crate) fn of_groups(&self, card: &'a Scorecard, node: usize) -> Vec<Cell> {
        let Some((at, view)) = self.cells() else {
            return Vec::new();
        };
        let code = self.code(node);
        let is_root = node == self.framework.root();
        let groups = view.groups().iter();
        groups
            .map(|group| {
                let found = if is_root {
                    card.group(view.code(), group.code())
                } else {
                    super::results::Results::cell(card, at, code, group.code())
                };
                // No question of the group is asked here.
                found.map_or(Cell::Empty, |found| Self::node_cell(Some(found)))
            })
            .collect()
    }

    /// One row: the score of a node and of its cells.
    pub(crate) fn heat_row(&self, card: &'a Scorecard, node: usize) -> Option<Table> {
        let (_, view) = self.cells()?;
        if !view.rows().contains(&node) {
            return None;
        }
        let country = Column::shown(self.word(Word::Country), Kind::Text);
        let mut columns = vec![country, Column::shown(self.word(Word::Score), Kind::Score)];
        let mut row = vec![
            Cell::named(&card.country, self.country(&card.country)),
            Self::node_cell(card.nodes.get(node).map(|it| &it.result)),
        ];
        for (group, cell) in view.groups().iter().zip(self.of_groups(card, node)) {
            if cell != Cell::Empty {
                columns.push(Column::shown(self.name(group.code()), Kind::Score));
                row.push(cell);
            }
        }
        // The score alone is said above.
        if columns.len() == 2 {
            return None;
        }
        let range = self.framework.range();
        Some(
            Table::shown(columns)
                .with_rows([row])
                .shaded(range.low, range.high),
        )
    }

    /// How far a score of a node is from the worst end of the range, in the direction of the node
    /// (methodology 7.4).
    fn distance_from_worst(&self, node: usize, score: Score) -> Decimal {
        let range = self.framework.range();
        let direction = self.framework.nodes()[node].direction();
        direction.distance_from_worst(score.into(), range.low.into(), range.high.into())
    }

    /// The nodes among which strengths and gaps are looked for: the articles, or, in an index whose nodes no
    /// view has as rows, the first level that has enough of them. Its lowest nodes may be hundreds of two
    /// questions each.
    fn compared_parts(&self) -> Vec<usize> {
        let articles = self.articles();
        if articles.iter().any(|node| self.is_row(*node)) {
            return articles;
        }
        let mut level = vec![self.framework.root()];
        loop {
            let next = level.iter().flat_map(|node| match self.children(*node) {
                children if children.is_empty() => vec![*node],
                children => children,
            });
            let next: Vec<usize> = next.collect();
            if ENOUGH_PARTS <= next.len() || next == level {
                return next;
            }
            level = next;
        }
    }

    /// The articles that have a score, from the best to the worst; equal ones in the order of the
    /// framework.
    pub(crate) fn by_score(&self, card: &'a Scorecard) -> Vec<(usize, Score)> {
        let articles = self.compared_parts().into_iter();
        let mut scored: Vec<(usize, Score)> = articles
            .filter_map(|node| Some((node, card.nodes.get(node)?.result.score?)))
            .collect();
        scored.sort_by_key(|(node, score)| Reverse(self.distance_from_worst(*node, *score)));
        scored
    }

    /// The best and the worst articles, at most `most` of each and none in both. One at the worst end
    /// of the range is no strength, one at the best end no gap, and one score is never both.
    pub(crate) fn strongest_and_weakest(
        &self,
        card: &'a Scorecard,
        most: usize,
    ) -> [ExtremeParts; 2] {
        let falling = self.by_score(card);
        let rising: Vec<(usize, Score)> = falling.iter().rev().copied().collect();
        let distance = |part: &(usize, Score)| self.distance_from_worst(part.0, part.1);
        let most = most.min(falling.len() / 2);
        let end_of = |parts: &[(usize, Score)]| parts[..most].last().map(distance);
        // The score at which both lists would end.
        let both = end_of(&falling).filter(|end| end_of(&rising) == Some(*end));
        let list = |parts: &[(usize, Score)], unfit: Decimal, fit: Decimal| {
            let (first, others) = parts.split_at(most);
            let is_one = |part: &&(usize, Score)| {
                let distance = distance(part);
                distance != unfit && (Some(distance) != both || distance == fit)
            };
            let listed: Vec<(usize, Score)> = first.iter().filter(is_one).copied().collect();
            let end = listed.last().map(distance);
            let equal = others.iter().filter(|part| Some(distance(part)) == end);
            ExtremeParts {
                more: equal.count(),
                listed,
            }
        };
        let range = self.framework.range();
        let width = Decimal::from(range.high) - Decimal::from(range.low);
        let strongest = list(&falling, Decimal::ZERO, width);
        let weakest = list(&rising, width, Decimal::ZERO);
        [strongest, weakest]
    }

    /// How many more parts have the last score of a list, which it leaves out.
    pub(crate) fn more_with_that_score(&self, parts: &ExtremeParts) -> Option<String> {
        let (_, score) = parts.listed.last()?;
        let figures = [("count", parts.more.into()), ("score", self.shown(*score))];
        (0 < parts.more).then(|| self.with(Word::MoreWithThatScore, &figures))
    }
}

/// Whether the missing answers leave a score open.
fn is_open(result: &NodeScore) -> bool {
    result
        .bounds
        .is_some_and(|bounds| bounds.low != bounds.high)
}
