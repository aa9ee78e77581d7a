//! What moved from one round to the next, and why (methodology 13)?

mod back;
mod tables;

pub use tables::{series, steps};

use crate::{Column, Context, Kind, List, Marks, Note, Remedy, Report, Table, Text};
use cpi_model::Framework;
use cpi_model::number::Score;
use cpi_scoring::Trend;
use cpi_scoring::trend::{Change, CountryTrend, Direction, Point, Step};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What the signs of directions stand for.
const SIGNS: &str = "+ forward, − back, = unchanged, ? nothing answered in both rounds; in brackets where the node has no score in one of them";

/// How many nodes, and how many answers, of a step back are named.
const LISTED: usize = 6;

/// From this many countries on they are counted, not named.
const NAMED: usize = 12;

/// The most columns of directions.
const MOST_COLUMNS: usize = 12;

/// Which changes are shown.
#[derive(Debug, Clone, Copy)]
pub struct TrendShown<'a> {
    /// The node.
    pub node: &'a str,
    /// Whether every step is shown, not only the latest of each country.
    pub all: bool,
}

/// Steps back first, then what must be read with the figures, the steps at the node with the
/// directions of the nodes beneath the index and of the groups, and revisions.
pub fn report(trend: &Trend, shown: &TrendShown<'_>, context: &Context<'_>) -> Report {
    let of = Of {
        trend,
        shown: *shown,
        context,
    };
    let title = format!("Trend · {}", context.named(shown.node));
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    of.back(&mut report);
    let mut lines = |title: &str, lines: Vec<Text>| {
        if !lines.is_empty() {
            report.heading(3, title);
            report.list(List::of(Marks::Bullets, lines));
        }
    };
    let notes = trend.notes.iter().map(|note| Text::prose(note));
    lines("To be read with this", notes.collect());
    lines(
        "Revisions of earlier rounds, no change in a country",
        of.revisions(),
    );
    let steps = of.steps();
    if !steps.rows.is_empty() {
        report.heading(3, "From one round to the next");
        report.table(steps);
        let beside = beside(context.framework);
        if !beside.is_empty() {
            report.heading(3, "Directions");
            report.table(of.directions(&beside));
        }
    }
    if let Some(unchanged) = of.unchanged() {
        report.note(Note::with(unchanged, Remedy::EveryStep));
    }
    report
}

/// The codes of the nodes beneath the index and of the groups of views, as many as fit.
fn beside(framework: &Framework) -> Vec<String> {
    let nodes = framework.nodes().iter();
    let children = nodes.filter(|node| node.parent() == Some(framework.root()));
    let groups = framework
        .views()
        .iter()
        .flat_map(cpi_model::framework::View::groups);
    let children = children.map(|node| node.code().to_string());
    children
        .chain(groups.map(|group| group.code().to_string()))
        .take(MOST_COLUMNS)
        .collect()
}

struct Of<'a> {
    trend: &'a Trend,
    shown: TrendShown<'a>,
    context: &'a Context<'a>,
}

impl Of<'_> {
    /// A difference with its sign.
    fn signed(&self, score: Option<Score>) -> String {
        let rounding = self.context.framework.display().of_differences();
        score.map_or_else(
            || "–".to_owned(),
            |score| {
                let text = rounding.show(score.into()).to_string();
                if Decimal::ZERO < Decimal::from(score) {
                    format!("+{text}")
                } else {
                    text
                }
            },
        )
    }

    /// The table of steps at the node; parts that are 0 throughout have no column.
    fn steps(&self) -> Table {
        let number = |heading: &str| Column::shown(heading, Kind::Number);
        let word = |heading: &str| Column::shown(heading, Kind::Text);
        let editions = !self.trend.relations.is_empty();
        let mut columns = ["country", "from", "to"].map(word).to_vec();
        if editions {
            columns.extend(["comparable was", "is", "full was", "is"].map(number));
        } else {
            columns.extend(["was", "is"].map(number));
        }
        let mut rows = Vec::new();
        let mut parts = Vec::new();
        for (country, step) in self.moved() {
            let mut row = vec![
                self.context.country_cell(&country.country),
                step.from.as_str().into(),
                step.to.as_str().into(),
            ];
            let point = |round: &str| self.point(country, round);
            let (was, is) = (point(&step.from), point(&step.to));
            if editions {
                let comparable = |point: Option<&Point>| point.and_then(|it| it.comparable);
                row.extend([comparable(was), comparable(is)].map(|it| self.context.score(it)));
            }
            let full = |point: Option<&Point>| point.and_then(|it| it.full);
            row.extend([full(was), full(is)].map(|score| self.context.score(score)));
            let nothing = full(is).map(|_| Score::from(Decimal::ZERO));
            parts.push(
                find(&step.changes, self.shown.node).map_or([nothing; 5], |change| {
                    [
                        change.change,
                        change.answers,
                        change.weights,
                        change.framework,
                        change.coverage,
                    ]
                }),
            );
            rows.push(row);
        }
        let is_zero =
            |score: Option<Score>| score.is_none_or(|score| Decimal::from(score).is_zero());
        let headings = ["change", "answers", "weights", "framework", "coverage"];
        for (part, heading) in headings.into_iter().enumerate() {
            // The change and what comes of answers always have a column.
            if part < 2 || !parts.iter().all(|parts| is_zero(parts[part])) {
                columns.push(number(heading));
                for (row, parts) in rows.iter_mut().zip(&parts) {
                    row.push(self.signed(parts[part]).into());
                }
            }
        }
        columns.push(word("direction"));
        for (row, (_, step)) in rows.iter_mut().zip(self.moved()) {
            row.push(direction(&step.changes, self.shown.node).word().into());
        }
        Table::shown(columns).with_rows(rows)
    }

    /// Where the nodes beside it go, as signs that [`SIGNS`] explains.
    fn directions(&self, beside: &[String]) -> Table {
        let mut columns = ["country", "to"]
            .map(|it| Column::shown(it, Kind::Text))
            .to_vec();
        columns.extend(beside.iter().map(|code| Column::shown(code, Kind::Number)));
        let rows = self.moved().map(|(country, step)| {
            let mut row = vec![
                self.context.country_cell(&country.country),
                step.to.as_str().into(),
            ];
            row.extend(beside.iter().map(|code| sign(&step.changes, code).into()));
            row
        });
        let mut table = Table::shown(columns).with_rows(rows);
        table.notes.push(SIGNS.into());
        table
    }

    /// Which countries stand in no row because nothing in them moved.
    fn unchanged(&self) -> Option<String> {
        let moved: BTreeSet<&str> = self
            .moved()
            .map(|(country, _)| country.country.as_str())
            .collect();
        let compared = self
            .trend
            .countries
            .iter()
            .filter(|it| !it.steps.is_empty());
        let unmoved: Vec<String> = compared
            .filter(|country| !moved.contains(country.country.as_str()))
            .map(|country| self.context.country(&country.country))
            .collect();
        (!unmoved.is_empty()).then(|| {
            let countries = match unmoved.len() {
                count @ NAMED.. => format!("{count} countries"),
                _ => unmoved.join(", "),
            };
            format!("Nothing moved in the latest step of {countries}")
        })
    }

    /// The steps that are shown: all of them, or of each country the latest if something moved.
    fn moved(&self) -> impl Iterator<Item = (&CountryTrend, &Step)> {
        let all = self.shown.all;
        self.trend.countries.iter().flat_map(move |country| {
            let skipped = if all {
                0
            } else {
                country.steps.len().saturating_sub(1)
            };
            let steps = country.steps[skipped..].iter();
            let is_shown = move |step: &&Step| {
                all || step.refused.is_some() || !step.changes.is_empty() || !step.moves.is_empty()
            };
            steps.filter(is_shown).map(move |step| (country, step))
        })
    }

    fn point<'t>(&self, country: &'t CountryTrend, round: &str) -> Option<&'t Point> {
        let series = country
            .series
            .iter()
            .find(|series| series.view.is_none() && series.code == self.shown.node)?;
        series.points.iter().find(|point| point.round == round)
    }
}

fn find<'a>(changes: &'a [Change], node: &str) -> Option<&'a Change> {
    changes
        .iter()
        .find(|change| change.view.is_none() && change.code == node)
}

/// The direction of a node or group by its code; what is not listed has not changed.
fn direction(changes: &[Change], code: &str) -> Direction {
    changes
        .iter()
        .find(|change| change.code == code)
        .map_or(Direction::Unchanged, |change| change.direction)
}

/// The direction of a node or group as a sign; in brackets where it has no score in one round.
fn sign(changes: &[Change], code: &str) -> String {
    let sign = match direction(changes, code) {
        Direction::Forward => "+",
        Direction::Back => "−",
        Direction::Unchanged => "=",
        Direction::Unknown => "?",
    };
    let mut changes = changes.iter();
    match changes.find(|change| change.code == code) {
        Some(at) if at.from.is_none() || at.to.is_none() => format!("({sign})"),
        _ => sign.to_owned(),
    }
}
