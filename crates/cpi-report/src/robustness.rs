//! What can the scores bear (methodology 11)?

mod lead;
mod order;
mod sentences;
pub mod words;

pub(crate) use lead::{Standing, could_turn};

use crate::chart::ChartWords;
use crate::vocabulary::{self as of, ROBUSTNESS};
use crate::{
    Axis, Cell, Chart, ChartForm, Column, Context, Kind, Note, Report, ReportError, Span,
    SpanMeaning, Table,
};
use cpi_model::draft::RoundingMode;
use cpi_model::language::Value;
use cpi_model::number::{Rounding, Share, SimulatedValue};
use cpi_scoring::Robustness;
use cpi_scoring::robustness::{CountryRobustness, NodeRobustness, ViewRobustness};
use rust_decimal::Decimal;
use std::sync::Arc;
use words::Word;

/// From more countries than this on they are counted, not named one by one.
const NAMED: usize = 6;

/// One node in full with the groups of every view there, which are cells beneath the index; of
/// the index itself first who is ahead for sure, and then what its order can bear.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where the run is of another framework.
pub fn report(
    robustness: &Robustness,
    node: &str,
    context: &Context<'_>,
) -> Result<Report, ReportError> {
    robustness.belongs_to(context.framework)?;
    let title = context.sentence(Word::Title, &[("round", robustness.round.as_str().into())]);
    let mut report = Report::new(title, context.language);
    let of = Of {
        robustness,
        context,
    };
    let framework = context.framework;
    let root = **framework.nodes()[framework.root()].code() == *node;
    let mut drawn = robustness
        .nodes
        .first()
        .into_iter()
        .flat_map(|index| &index.countries);
    if root && drawn.all(|each| each.rank.is_none() && each.scored == Share::ZERO) {
        report.note(context.word(Word::NothingScored));
        return Ok(report);
    }
    if let Some(sentence) = lead::sentences(robustness, context).filter(|_| root) {
        report.paragraph(sentence);
    }
    let mut nodes = robustness.nodes.iter();
    if let Some(found) = nodes.find(|each| *each.code == *node) {
        of.node(found, &mut report);
    }
    for view in &robustness.views {
        report.table(of.groups(view, node, root));
    }
    if root {
        order::add(robustness, context, &mut report);
    }
    Ok(report)
}

/// A row a country and node, group or cell: all figures in full.
pub fn table(robustness: &Robustness, context: &Context<'_>) -> Table {
    let of = Of {
        robustness,
        context,
    };
    let mut table = context.table(&ROBUSTNESS);
    let mut add = |at: [&str; 3], countries: &[CountryRobustness]| {
        let rows = countries.iter().map(|each| of.figures(at, each));
        table.rows.extend(rows);
    };
    for node in &robustness.nodes {
        add(["", "", &node.code], &node.countries);
    }
    for view in &robustness.views {
        for group in &view.groups {
            add([&view.code, &group.code, ""], &group.countries);
        }
        for cell in &view.cells {
            add([&view.code, &cell.group, &cell.row], &cell.countries);
        }
    }
    table
}

struct Of<'a> {
    robustness: &'a Robustness,
    context: &'a Context<'a>,
}

impl Of<'_> {
    /// The share of the draws that an interval holds, in per cent.
    fn interval(&self) -> String {
        let interval = self.robustness.plan.interval.as_deref();
        let interval = Decimal::from_str_exact(interval.unwrap_or_default());
        let interval = interval.ok().and_then(Share::new);
        let interval = interval.map(|interval| percent(interval, self.context));
        interval.unwrap_or_default()
    }

    /// A node: a dot at the score of each country, within what draws and missing answers span.
    fn node(&self, node: &NodeRobustness, report: &mut Report) {
        let mut table = Table::with(&ROBUSTNESS, self.columns(None));
        let at = ["", "", &*node.code];
        table.rows = (node.countries.iter())
            .map(|each| self.row(at, each))
            .collect();
        table.notes = sentences::of_node(node, self);
        let words = self.context.words;
        let interval = self.interval();
        let drawn = words.with(ChartWords::Interval, &[("share", (&*interval).into())]);
        let form = ChartForm::Dots {
            label: of::COUNTRY.name,
            value: of::SCORE.name,
            spans: vec![
                Span::new(
                    [of::BOUND_LOW.name, of::BOUND_HIGH.name],
                    SpanMeaning::Bounds,
                    words.text(ChartWords::Bounds),
                ),
                Span::new(
                    [of::INTERVAL_LOW.name, of::INTERVAL_HIGH.name],
                    SpanMeaning::Interval,
                    drawn,
                ),
            ],
            axis: Axis::of_scores(self.context.framework, words.text(ChartWords::Score), words),
        };
        report.chart(Chart::new(
            form,
            table,
            sentences::caption(self.robustness, node, self.context),
            sentences::alternative(node, &interval, self.context),
        ));
    }

    /// The groups of a view at the index, or its cells at one of its rows.
    fn groups(&self, view: &ViewRobustness, node: &str, root: bool) -> Table {
        let context = self.context;
        let heading = context.word(Word::Group);
        let mut table = Table::with(&ROBUSTNESS, self.columns(Some(heading)))
            .captioned(sentences::groups(&view.code, node, context));
        let mut add = |group: &Arc<str>, row: &str, countries: &[CountryRobustness]| {
            let rows = countries.iter();
            let rows = rows.map(|each| self.row([&view.code, group, row], each));
            table.rows.extend(rows);
        };
        if root {
            for group in &view.groups {
                add(&group.code, "", &group.countries);
            }
        } else {
            let cells = view.cells.iter();
            for cell in cells.filter(|cell| *cell.row == *node) {
                add(&cell.group, node, &cell.countries);
            }
        }
        let cells = view.cells.iter().filter(|cell| !root && *cell.row == *node);
        let cells = cells.map(|cell| (&cell.group, &cell.countries));
        let groups = view.groups.iter().filter(|_| root);
        let groups = groups.map(|group| (&group.code, &group.countries));
        let places = groups.chain(cells).flat_map(|(group, countries)| {
            let countries = countries.iter();
            countries.map(|country| (Some(&**group), country))
        });
        let partly = sentences::partly_scored(places.clone(), context);
        let outside = sentences::outside(places, self);
        let notes = [partly.map(Note::from), outside.map(Note::from)];
        table.notes.extend(notes.into_iter().flatten());
        table
    }

    /// The columns for programs, with those that people see between them.
    fn columns(&self, group: Option<&str>) -> Vec<Column> {
        let interval = self.interval();
        let number = |heading: String| Column::shown(heading, Kind::Number);
        let group = group.map(|heading| Column::data(&of::GROUP).headed(heading));
        let mut columns = vec![Column::data(&of::ROUND), self.context.column(&of::COUNTRY)];
        columns.push(Column::data(&of::VIEW));
        columns.push(group.unwrap_or(Column::data(&of::GROUP)));
        columns.push(Column::data(&of::NODE));
        columns.push(self.context.column(&of::RANK));
        columns.push(self.context.column(&of::SCORE));
        let context = self.context;
        let of_interval =
            |word: Word| context.sentence(word, &[("interval", interval.as_str().into())]);
        columns.push(number(of_interval(Word::OfDraws)));
        columns.push(number(of_interval(Word::RanksIn)));
        columns.push(number(context.word(Word::MeanRank).to_owned()));
        columns.push(number(context.word(Word::Bounds).to_owned()));
        columns.extend(
            ROBUSTNESS.fields[7..]
                .iter()
                .map(|field| Column::data(field)),
        );
        columns
    }

    /// The cells of [`Self::columns`].
    fn row(&self, at: [&str; 3], each: &CountryRobustness) -> Vec<Cell> {
        let mut row = self.figures(at, each);
        let after = row.split_off(7);
        let (scores, ranks) = (each.scores.as_ref(), each.ranks.as_ref());
        let ends = scores.map(|spread| [spread.low, spread.high]);
        row.push(ends.map_or(Cell::Missing, |ends| {
            let display = self.context.framework.display();
            Cell::text(self.context.range(ends.map(|end| display.show(end.into()))))
        }));
        row.push(ranks.map_or(Cell::Missing, |spread| {
            Cell::text(self.context.range([spread.low, spread.high]))
        }));
        row.push(ranks.map_or(Cell::Missing, |spread| {
            self.context.words.number(two(spread.mean)).into()
        }));
        let bounds = each.bounds.map(|bounds| [bounds.low, bounds.high]);
        row.push(self.context.bounds(bounds));
        row.extend(after);
        row
    }

    /// A row of [`table`].
    fn figures(&self, [view, group, node]: [&str; 3], each: &CountryRobustness) -> Vec<Cell> {
        let (scores, ranks) = (each.scores.as_ref(), each.ranks.as_ref());
        let interval = self.robustness.plan.interval.as_deref();
        vec![
            self.robustness.round.as_str().into(),
            self.context.country_cell(&each.country),
            view.into(),
            group.into(),
            node.into(),
            number(each.rank),
            match (each.score, each.display) {
                (Some(score), Some(display)) => Cell::Figure {
                    exact: score.to_string(),
                    shown: display.to_string(),
                },
                _ => Cell::Missing,
            },
            number(each.bounds.map(|bounds| bounds.low)),
            number(each.bounds.map(|bounds| bounds.high)),
            number(Some(each.scored)),
            number(scores.map(|spread| spread.mean)),
            number(scores.map(|spread| spread.deviation)),
            Cell::text(interval.unwrap_or_default()),
            number(scores.map(|spread| spread.low)),
            number(scores.map(|spread| spread.median)),
            number(scores.map(|spread| spread.high)),
            number(ranks.map(|spread| spread.mean)),
            number(ranks.map(|spread| spread.low)),
            number(ranks.map(|spread| spread.median)),
            number(ranks.map(|spread| spread.high)),
        ]
    }
}

fn number<N: ToString + Copy>(number: Option<N>) -> Cell {
    number.map_or(Cell::Missing, Cell::exact)
}

/// A share in per cent, without decimals; less than 1 % and more than 99 % where it is not quite
/// none or all.
fn percent(share: Share, context: &Context<'_>) -> String {
    let share = Decimal::from(share);
    let (half, one) = (Decimal::new(5, 3), Decimal::ONE);
    let (word, limit) = if Decimal::ZERO < share && share < half {
        (Word::LessThan, Decimal::new(1, 2))
    } else if one - half <= share && share < one {
        (Word::MoreThan, Decimal::new(99, 2))
    } else {
        return context.percent(share, 0);
    };
    let arguments = [("share", Value::from(context.percent(limit, 0)))];
    context.sentence(word, &arguments)
}

fn two(number: SimulatedValue) -> String {
    let rounding = Rounding::new(2, RoundingMode::HalfUp);
    rounding.show(number.into()).to_string()
}
