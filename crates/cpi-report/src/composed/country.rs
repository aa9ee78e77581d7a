//! The report of one country.

use super::Sources;
use super::article::bold;
use super::texts::Composer;
use super::words::Word;
use crate::Part;
use crate::chart::ChartWords;
use crate::vocabulary as of;
use crate::{
    Axis, Block, Cell, Chart, ChartForm, Column, Context, Item, Kind, List, ListMarkers, Report,
    ReportError, Table,
};
use cpi_model::language::Value;
use cpi_model::number::Score;
use cpi_scoring::scorecard::Scorecard;
use rust_decimal::Decimal;

/// How many articles are named as the strongest, and as the weakest.
const MOST_NAMED: usize = 5;
/// A table of all scores with more rows begins a page.
const LONG_GLANCE: usize = 20;

/// The report on one country: how to read it, a summary, what changed, law against practice, every
/// part of the index with what each answer earned, which countries do better where this one is at
/// the lowest, what would add most, and an annex with every answer.
///
/// # Errors
///
/// [`ReportError::Lacks`] where the documents hold no scores of the country in the round, and
/// [`ReportError::OtherFramework`] where they are of another framework.
pub fn country(
    country: &str,
    sources: &Sources<'_>,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    let mut composer = Composer::new(sources, context)?;
    let card = composer.results.card(country).ok_or(ReportError::Lacks)?;
    composer.country_report(card)?;
    Ok(composer.report)
}

impl<'a> Composer<'a> {
    pub(crate) fn country_report(&mut self, card: &'a Scorecard) -> Result<(), ReportError> {
        let name = self.country(&card.country);
        let title = self.with(
            Word::CountryTitle,
            &[
                ("country", name.as_str().into()),
                ("round", self.sources.round_id.into()),
            ],
        );
        self.cover(title.into(), &name);
        self.own_section("foreword", Word::Foreword);
        self.how_to_read();
        self.summary(card);
        // A page of its own, where it fills most of one.
        if LONG_GLANCE < self.glance(card).rows.len() {
            self.report.blocks.push(Block::PageBreak);
        }
        self.at_a_glance(card);
        self.change_in_short(&card.country);
        self.gap(card);
        let root = self.framework.root();
        if self.is_article(root) {
            self.part(card, root, 2);
        } else {
            self.parts(card, root, 2);
        }
        self.own_section("recommendations", Word::Recommendations);
        self.solved_elsewhere(&card.country);
        self.adds_most();
        self.annex(card)
    }

    /// What the coalition writes as a section of its own, if it does.
    pub(crate) fn own_section(&mut self, part: &str, heading: Word) {
        if self.sources.own.has(part) {
            self.report.section(2, part, self.word(heading));
            self.own(part, 3);
        }
    }

    /// What the coalition writes of a part.
    pub(crate) fn own(&mut self, part: &str, level: u8) {
        let blocks = self.sources.own.blocks(part, self.context.language, level);
        self.report.blocks.extend(blocks);
    }

    pub(crate) fn summary(&mut self, card: &'a Scorecard) {
        self.report.blocks.push(Block::PageBreak);
        self.report.section(2, "summary", self.word(Word::Summary));
        let root = self.framework.root();
        self.report.paragraph(self.standing(card, root));
        self.own("summary", 3);
        if 1 < self.results.cards.len() {
            let caption = self.strip_caption(card, root);
            let chart = self.strip(self.root(), caption, Some(&card.country));
            self.report.chart(chart);
        }
        let sections = self.sections(card);
        self.report.table(sections);
        self.strengths_and_gaps(card, MOST_NAMED);
    }

    /// The index and the parts directly below it.
    pub(crate) fn sections(&self, card: &'a Scorecard) -> Table {
        let has_change = self.results.step(&card.country).is_some();
        let mut columns = vec![
            Column::shown(self.word(Word::Part), Kind::Text),
            Column::shown(self.word(Word::Score), Kind::Score),
            Column::shown(self.word(Word::Rank), Kind::Number),
        ];
        columns
            .extend(has_change.then(|| Column::shown(self.word(Word::ChangedLike), Kind::Number)));
        columns.push(Column::shown(self.word(Word::Answered), Kind::Share));
        let root = self.framework.root();
        let nodes = std::iter::once(root).chain(self.children(root));
        let rows = nodes.map(|node| {
            let code = self.code(node);
            let result = &card.nodes[node].result;
            let name = if node == root {
                bold(&self.name(code))
            } else {
                self.linked(code)
            };
            let mut row: Vec<Cell> = vec![
                name.into(),
                Self::node_cell(Some(result)),
                Self::rank_cell(self.rank(code, &card.country).map(|(rank, _)| rank)),
            ];
            row.extend(
                has_change.then(|| self.signed_cell(self.like_for_like(&card.country, code))),
            );
            row.push(self.share_cell(result.coverage.share()));
            row
        });
        Table::shown(columns).with_rows(rows)
    }

    /// The strongest and the weakest articles, as two lists.
    pub(crate) fn strengths_and_gaps(&mut self, card: &'a Scorecard, most: usize) {
        let lists = self.strongest_and_weakest(card, most);
        for (heading, listed) in [Word::Strongest, Word::Weakest].into_iter().zip(lists) {
            if listed.listed.is_empty() {
                continue;
            }
            let items: Vec<Item> = listed
                .listed
                .iter()
                .map(|each| self.scored_item(*each))
                .collect();
            self.report.heading(3, self.word(heading));
            self.report.list(List {
                marks: ListMarkers::Numbers,
                items,
            });
            if let Some(more) = self.more_with_that_score(&listed) {
                self.report.paragraph(more);
            }
        }
    }

    pub(crate) fn scored_item(&self, (node, score): (usize, Score)) -> Item {
        let score = self.framework.display().show(score.into());
        let score = self.words.number(score);
        Item::new(self.linked(self.code(node)).and(format!(": {score}")))
    }

    pub(crate) fn at_a_glance(&mut self, card: &'a Scorecard) {
        let table = self.glance(card);
        if table.columns.len() < 3 {
            return;
        }
        self.report
            .section(2, "at-a-glance", self.word(Word::AtAGlance));
        self.report.paragraph(self.word(Word::AtAGlanceMeans));
        self.report.table(table);
    }

    /// Law against practice, part by part.
    pub(crate) fn gap(&mut self, card: &'a Scorecard) {
        if self.framework.gap().is_none() {
            return;
        }
        let scored: Vec<_> = card.gaps.iter().filter(|each| each.gap.is_some()).collect();
        if scored.is_empty() {
            return;
        }
        self.report.section(2, "gap", self.word(Word::Gap));
        let root = self.root();
        let of_index = scored.iter().find(|each| *each.node == *root);
        if let Some(of_index) = of_index
            && let (Some(law), Some(practice), Some(gap)) =
                (of_index.law, of_index.practice, of_index.gap)
        {
            let figures = [
                ("law", self.shown(law)),
                ("practice", self.shown(practice)),
                ("gap", self.signed(gap).into()),
            ];
            self.report.paragraph(self.with(Word::GapIs, &figures));
        }
        let rows: Vec<_> = scored.iter().filter(|each| *each.node != *root).collect();
        let ahead = rows.iter().filter(|each| {
            each.gap
                .is_some_and(|gap| Decimal::ZERO < Decimal::from(gap))
        });
        let counts: [(&str, Value); 2] =
            [("count", ahead.count().into()), ("of", rows.len().into())];
        let columns = vec![
            Column::data(&of::NODE).headed(self.word(Word::Part)),
            Column::data(&of::LAW).headed(self.word(Word::Law)),
            Column::data(&of::PRACTICE).headed(self.word(Word::Practice)),
            Column::data(&of::GAP).headed(self.word(Word::GapFigure)),
        ];
        let listed = card
            .gaps
            .iter()
            .filter(|each| each.law.is_some() || each.practice.is_some());
        let rows = listed.map(|each| {
            vec![
                Cell::named(&*each.node, self.name(&each.node)),
                self.score_cell(each.law),
                self.score_cell(each.practice),
                self.signed_cell(each.gap),
            ]
        });
        let table = Table::shown(columns).with_rows(rows);
        let part = |field: &of::Field, key| Part {
            column: field.name,
            name: self.word(key).to_owned(),
        };
        let form = ChartForm::Dumbbells {
            label: of::NODE.name,
            ends: [
                part(&of::LAW, Word::Law),
                part(&of::PRACTICE, Word::Practice),
            ],
            difference: part(&of::GAP, Word::GapFigure),
            axis: Axis::of_scores(self.framework, self.word(ChartWords::Score), self.words),
        };
        let caption = self.with(Word::GapCount, &counts);
        let chart = Chart::new(form, table, caption, self.word(Word::GapShows));
        self.report.chart(chart);
    }
}
