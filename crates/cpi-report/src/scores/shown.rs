//! Which tables show scores to people?

use super::Ranked;
use super::words::Word;
use crate::nodes::of_level;
use crate::vocabulary as of;
use crate::{Cell, Column, Context, Kind, Report, ReportError, Table, Text};
use cpi_model::draft::RoundingMode;
use cpi_model::framework::View;
use cpi_model::language::Value;
use cpi_model::number::{Rounding, Share};
use cpi_scoring::status::ReviewBasis;
use cpi_scoring::{NodeScore, Scorecard};

/// A figure of a scorecard, under which heading.
type Figure = (Word, fn(&Scorecard, &Context<'_>) -> Cell);

pub(super) struct Shown<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) ranked: Vec<Ranked<'a>>,
}

impl Shown<'_> {
    fn cards(&self) -> impl Iterator<Item = &Scorecard> {
        self.ranked.iter().map(|ranked| ranked.card)
    }

    /// On what the scores rest, where answers were coded or reviewed (methodology 10.7).
    fn review(&self) -> Vec<Figure> {
        let bases = || self.cards().filter_map(|card| card.review_basis);
        let undecided = bases().any(|review_basis| 0 < review_basis.undecided);
        let mut figures: Vec<Figure> = Vec::new();
        if bases().next().is_some() {
            figures.push((Word::Reviewed, |card, _| {
                share(card.review_basis.map(ReviewBasis::reviewed_share))
            }));
            figures.push((Word::Adjudicated, |card, _| {
                share(card.review_basis.map(ReviewBasis::adjudicated_share))
            }));
        }
        if undecided {
            figures.push((Word::Conflicts, |card, _| {
                Cell::count(
                    card.review_basis
                        .map_or(0, |review_basis| review_basis.undecided),
                )
            }));
        }
        figures
    }

    /// What is shown of the index of each assessment beside its score.
    fn of_index(&self) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        if self.context.framework.banding().is_some() {
            figures.push((Word::Band, |card, _| band(card.index())));
        }
        figures.push((Word::Coverage, |card, _| coverage(card.index())));
        figures.push((Word::NotApplicable, |card, context| {
            not_applicable(card.index(), context)
        }));
        figures
    }

    fn bounds(&self, result: &NodeScore) -> Cell {
        let bounds = result.bounds.map(|bounds| [bounds.low, bounds.high]);
        self.context.bounds(bounds)
    }

    fn code(&self, node: usize) -> &str {
        self.context.framework.nodes()[node].code()
    }

    fn score(card: &Scorecard, node: usize) -> Cell {
        let found = card.nodes.get(node);
        found.map_or(Cell::Missing, |node| Context::node_score(&node.result))
    }

    fn named(&self, node: usize) -> Vec<Cell> {
        let code = self.code(node);
        vec![code.into(), Cell::text(self.context.name(code))]
    }

    /// A column of numbers with a word over it.
    fn number(&self, heading: Word) -> Column {
        self.context.shown(heading, Kind::Number)
    }

    /// Columns of the vocabulary, for people alone.
    fn shown(&self, fields: &[of::Field]) -> Vec<Column> {
        let fields = fields.iter();
        fields
            .map(|field| self.context.shown(field.heading, field.kind))
            .collect()
    }

    /// A row a country.
    pub(super) fn by_country(&self, nodes: &[usize]) -> Table {
        let (of_index, review) = (self.of_index(), self.review());
        let mut columns = self.shown(&[of::ROUND, of::COUNTRY, of::RANK]);
        columns.extend(nodes.iter().map(|node| number(self.code(*node))));
        columns.extend(of_index.iter().map(|(heading, _)| self.number(*heading)));
        columns.push(self.number(Word::Bounds));
        columns.extend(review.iter().map(|(heading, _)| self.number(*heading)));
        let rows = self.ranked.iter().map(|Ranked { card, rank }| {
            let mut row = vec![
                card.round.as_str().into(),
                self.context.country_cell(&card.country),
                rank.clone(),
            ];
            row.extend(nodes.iter().map(|node| Self::score(card, *node)));
            row.extend(
                of_index
                    .iter()
                    .map(|(_, figure)| figure(card, self.context)),
            );
            row.push(self.bounds(card.index()));
            row.extend(review.iter().map(|(_, figure)| figure(card, self.context)));
            row
        });
        self.context
            .explain_dashes(Table::shown(columns).with_rows(rows))
    }

    /// A row a country, with the scores of further nodes alone.
    pub(super) fn further_nodes(&self, nodes: &[usize]) -> Table {
        let mut columns = self.shown(&[of::ROUND, of::COUNTRY]);
        columns.extend(nodes.iter().map(|node| number(self.code(*node))));
        let rows = self.cards().map(|card| {
            let mut row = vec![
                card.round.as_str().into(),
                self.context.country_cell(&card.country),
            ];
            row.extend(nodes.iter().map(|node| Self::score(card, *node)));
            row
        });
        self.context
            .explain_dashes(Table::shown(columns).with_rows(rows))
    }

    /// A row a node, where there are many nodes and few countries.
    pub(super) fn by_node(&self, nodes: &[usize]) -> Table {
        // In the order of the codes, so that a country stands in the same place in each round.
        let mut ranked: Vec<&Ranked<'_>> = self.ranked.iter().collect();
        ranked.sort_by_key(|each| &each.card.country);
        let mut rounds: Vec<&str> = Vec::new();
        for card in self.cards() {
            if !rounds.contains(&card.round.as_str()) {
                rounds.push(&card.round);
            }
        }
        ranked.sort_by_key(|each| rounds.iter().position(|round| *round == each.card.round));
        let cards = || ranked.iter().map(|ranked| ranked.card);
        let mut columns = self.shown(&[of::NODE, of::LABEL]);
        let heading = |card: &Scorecard| {
            number(format!(
                "{} {}",
                self.context.country(&card.country),
                card.round
            ))
        };
        columns.extend(cards().map(heading));
        let mut table = Table::shown(columns).with_rows(nodes.iter().map(|node| {
            let mut row = self.named(*node);
            row.extend(cards().map(|card| Self::score(card, *node)));
            row
        }));
        let mut of_index = |name: Word, cells: Vec<Cell>| {
            let mut row = vec![Cell::Empty, self.context.word(name).into()];
            row.extend(cells);
            table.rows.push(row);
        };
        of_index(
            Word::Rank,
            ranked.iter().map(|each| each.rank.clone()).collect(),
        );
        for (name, figure) in self.of_index() {
            of_index(
                name,
                cards().map(|card| figure(card, self.context)).collect(),
            );
        }
        of_index(
            Word::Bounds,
            cards().map(|card| self.bounds(card.index())).collect(),
        );
        for (name, figure) in self.review() {
            of_index(
                name,
                cards().map(|card| figure(card, self.context)).collect(),
            );
        }
        self.context.explain_dashes(table)
    }

    /// Whether the gap is one of this view.
    fn has_gap(&self, view: &View) -> bool {
        let framework = self.context.framework;
        let gap = framework.gap();
        gap.is_some_and(|gap| framework.views()[gap.view].code() == view.code())
    }

    fn columns_of(&self, view: &View, first: &[of::Field]) -> Vec<Column> {
        let mut columns = self.shown(first);
        let groups = view.groups().iter();
        columns.extend(groups.map(|group| number(group.code().to_string())));
        columns.extend(self.has_gap(view).then(|| self.number(Word::Gap)));
        columns
    }

    /// A row a country, a column a group of a view.
    pub(super) fn groups(&self, view: &View) -> Table {
        let review = self.review();
        let mut columns = self.columns_of(view, &[of::ROUND, of::COUNTRY]);
        columns.insert(2, self.number(Word::Index));
        columns.extend(review.iter().map(|(heading, _)| self.number(*heading)));
        let rows = self.cards().map(|card| {
            let mut row = vec![
                card.round.as_str().into(),
                self.context.country_cell(&card.country),
                Context::node_score(card.index()),
            ];
            row.extend(view.groups().iter().map(|group| {
                let result = card.group(view.code(), group.code());
                result.map_or(Cell::Missing, Context::node_score)
            }));
            if self.has_gap(view) {
                let gap = card.gaps.first().and_then(|gap| gap.gap);
                row.push(self.context.score(gap));
            }
            row.extend(review.iter().map(|(_, figure)| figure(card, self.context)));
            row
        });
        self.context
            .explain_dashes(Table::shown(columns).with_rows(rows))
    }

    /// A table for each assessment: a row a node of the view's rows, a column a group.
    pub(super) fn cells(
        &self,
        view: &View,
        level: &str,
        report: &mut Report,
    ) -> Result<(), ReportError> {
        let nodes = of_level(self.context.framework, Some(level))?;
        if !nodes.iter().any(|node| view.rows().contains(node)) {
            return Err(ReportError::Cells {
                view: view.code().to_string(),
                level: level.to_owned(),
            });
        }
        for card in self.cards() {
            let mut columns = self.columns_of(view, &[of::NODE, of::LABEL]);
            columns.insert(2, self.number(Word::Score));
            let rows = nodes.iter().map(|node| self.cells_of(view, card, *node));
            let mut title = self.context.sentence(
                Word::OfCountry,
                &[
                    ("country", self.context.country(&card.country).into()),
                    ("round", card.round.as_str().into()),
                ],
            );
            for (name, figure) in self.review() {
                if let Cell::Figure { shown, .. } = figure(card, self.context) {
                    title = self.context.sentence(
                        Word::WithFigure,
                        &[
                            ("title", title.into()),
                            ("name", self.context.word(name).into()),
                            ("figure", Value::number(shown)),
                        ],
                    );
                }
            }
            report.heading(2, title);
            report.table(
                self.context
                    .explain_dashes(Table::shown(columns).with_rows(rows)),
            );
        }
        Ok(())
    }

    fn cells_of(&self, view: &View, card: &Scorecard, node: usize) -> Vec<Cell> {
        let code = self.code(node);
        let scores = card.views.iter().find(|each| each.code == *view.code());
        let mut row = self.named(node);
        row.push(Self::score(card, node));
        row.extend(view.groups().iter().map(|group| {
            let result = if node == self.context.framework.root() {
                card.group(view.code(), group.code())
            } else {
                let mut cells = scores.iter().flat_map(|scores| &scores.cells);
                let found = cells.find(|cell| *cell.row == *code && cell.group == *group.code());
                found.map(|cell| &cell.result)
            };
            result.map_or(Cell::Empty, Context::node_score)
        }));
        if self.has_gap(view) {
            let gap = card.gaps.iter().find(|gap| *gap.node == *code);
            let gap = gap.and_then(|gap| gap.gap);
            row.push(gap.map_or(Cell::Empty, |gap| self.context.score(Some(gap))));
        }
        row
    }
}

fn number(heading: impl Into<Text>) -> Column {
    Column::shown(heading, Kind::Number)
}

fn share(share: Option<Share>) -> Cell {
    share.map_or(Cell::Empty, |share| {
        Cell::rounded(Some(share), Rounding::new(2, RoundingMode::HalfUp))
    })
}

fn band(result: &NodeScore) -> Cell {
    let band = result.band.as_deref();
    band.map_or(Cell::Missing, Cell::from)
}

/// Answered over applicable.
fn coverage(result: &NodeScore) -> Cell {
    let coverage = result.coverage;
    format!("{}/{}", coverage.answered, coverage.applicable).into()
}

/// Declared not applicable over asked, in per cent (methodology 4.13).
fn not_applicable(result: &NodeScore, context: &Context<'_>) -> Cell {
    let share = result.coverage.not_applicable_share();
    context.percent(share, 1).into()
}
