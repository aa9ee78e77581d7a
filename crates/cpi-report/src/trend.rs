//! What moved from one round to the next, and why (methodology 13)?

mod back;
mod notes;
mod tables;
pub mod words;

pub use tables::{series, steps};

use crate::{Column, Context, Kind, List, ListMarkers, Note, Remedy, Report, Table, Text};
use cpi_model::Framework;
use cpi_model::draft::Direction as ScaleDirection;
use cpi_model::number::Score;
use cpi_scoring::Trend;
use cpi_scoring::trend::{Change, CountryTrend, Direction, Point, Step};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use words::Word;

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

/// The steps at the node with the directions of the nodes beneath the index and of the groups,
/// then the steps back, revisions, and what must be read with the figures.
pub fn report(trend: &Trend, shown: &TrendShown<'_>, context: &Context<'_>) -> Report {
    let of = Of {
        trend,
        shown: *shown,
        context,
    };
    let node = context.named(shown.node);
    let title = context.sentence(Word::Title, &[("node", node.into())]);
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let steps = of.steps();
    if !steps.rows.is_empty() {
        report.paragraph(of.summary());
        let heading = if shown.all {
            Word::EveryStep
        } else {
            Word::LatestStep
        };
        report.heading(3, context.word(heading));
        report.table(steps);
        let beside = beside(context.framework);
        if !beside.is_empty() {
            report.heading(3, context.word(Word::Directions));
            report.table(of.directions(&beside));
        }
    }
    if let Some(unchanged) = of.unchanged() {
        report.note(Note::with(unchanged, Remedy::EveryStep));
    }
    of.back(&mut report);
    of.revisions(&mut report);
    let notes = of.notes();
    if !notes.is_empty() {
        report.heading(3, context.word(Word::Notes));
        let notes = notes.iter().map(|note| Text::prose(note));
        report.list(List::of(ListMarkers::Bullets, notes));
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
                let text = self.context.words.number(rounding.show(score.into()));
                if Decimal::ZERO < Decimal::from(score) {
                    format!("+{text}")
                } else {
                    text
                }
            },
        )
    }

    /// How many of the steps went where at the node, and which way is better if it is down. Without a score in
    /// one of the two rounds it is not known where the score went.
    fn summary(&self) -> String {
        let mut counts = [0_usize; 4];
        for (_, step) in self.moved() {
            let went = if lacks_a_score(&step.changes, self.shown.node) {
                Direction::Unknown
            } else {
                direction(&step.changes, self.shown.node)
            };
            counts[went as usize] += 1;
        }
        counts[Direction::Unchanged as usize] += self.unmoved().count();
        let of = |direction: Direction| counts[direction as usize].into();
        let node = self.context.named(self.shown.node);
        let parts = [
            ("node", node.clone().into()),
            ("forward", of(Direction::Forward)),
            ("back", of(Direction::Back)),
            ("unchanged", of(Direction::Unchanged)),
            ("unknown", of(Direction::Unknown)),
        ];
        let key = if self.shown.all {
            Word::SummaryOfAll
        } else {
            Word::Summary
        };
        let mut text = self.context.sentence(key, &parts);
        let framework = self.context.framework;
        let position = framework.node_position(self.shown.node);
        let better = position.map(|node| framework.nodes()[node].direction());
        if better == Some(ScaleDirection::LowerIsBetter) {
            let lower = self
                .context
                .sentence(Word::LowerIsBetter, &[("node", node.into())]);
            text = format!("{text} {lower}");
        }
        text
    }

    /// The table of steps at the node; parts that are 0 throughout have no column.
    fn steps(&self) -> Table {
        let number = |heading| self.context.shown(heading, Kind::Number);
        let word = |heading| self.context.shown(heading, Kind::Text);
        let editions = !self.trend.relations.is_empty();
        let mut columns = [Word::Country, Word::From, Word::To].map(word).to_vec();
        if editions {
            let headings = [
                Word::ComparableWas,
                Word::ComparableIs,
                Word::FullWas,
                Word::FullIs,
            ];
            columns.extend(headings.map(number));
        } else {
            columns.extend([Word::Was, Word::Is].map(number));
        }
        let mut rows = Vec::new();
        let mut parts = Vec::new();
        let mut lacking = Vec::new();
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
            lacking.push(full(was).is_none() || full(is).is_none());
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
        let headings = [
            Word::Change,
            Word::Answers,
            Word::Weights,
            Word::Framework,
            Word::Coverage,
        ];
        for (part, heading) in headings.into_iter().enumerate() {
            // The change and what comes of answers always have a column.
            if part < 2 || !parts.iter().all(|parts| is_zero(parts[part])) {
                columns.push(number(heading));
                for (row, parts) in rows.iter_mut().zip(&parts) {
                    row.push(self.signed(parts[part]).into());
                }
            }
        }
        columns.push(word(Word::Direction));
        let brackets = lacking.contains(&true);
        for ((row, (_, step)), lacking) in rows.iter_mut().zip(self.moved()).zip(lacking) {
            let found = self
                .context
                .word(word_of(direction(&step.changes, self.shown.node)));
            row.push(if lacking {
                format!("({found})").into()
            } else {
                found.into()
            });
        }
        let mut table = Table::shown(columns).with_rows(rows);
        if brackets {
            table.notes.push(self.context.word(Word::Brackets).into());
        }
        table
    }

    /// The directions of the nodes next to it, as signs.
    fn directions(&self, beside: &[String]) -> Table {
        let word = |heading| self.context.shown(heading, Kind::Text);
        let mut columns = [Word::Country, Word::To].map(word).to_vec();
        columns.extend(
            beside
                .iter()
                .map(|code| Column::shown(code.as_str(), Kind::Number)),
        );
        let rows = self.moved().map(|(country, step)| {
            let mut row = vec![
                self.context.country_cell(&country.country),
                step.to.as_str().into(),
            ];
            row.extend(beside.iter().map(|code| sign(&step.changes, code).into()));
            row
        });
        let mut table = Table::shown(columns).with_rows(rows);
        table.notes.push(self.context.word(Word::Signs).into());
        table
    }

    /// The countries whose latest step has no row because nothing in them moved.
    fn unmoved(&self) -> impl Iterator<Item = &CountryTrend> {
        let moved: BTreeSet<&str> = self
            .moved()
            .map(|(country, _)| country.country.as_str())
            .collect();
        let countries = self.trend.countries.iter();
        countries.filter(move |it| !it.steps.is_empty() && !moved.contains(it.country.as_str()))
    }

    /// Which countries have no row.
    fn unchanged(&self) -> Option<String> {
        let unmoved: Vec<String> = self
            .unmoved()
            .map(|it| self.context.country(&it.country))
            .collect();
        match unmoved.len() {
            0 => None,
            1..NAMED => {
                let countries = unmoved.join(", ");
                let parts = [("countries", countries.into())];
                Some(self.context.sentence(Word::NothingMoved, &parts))
            }
            count => {
                let parts = [("count", count.into())];
                Some(self.context.sentence(Word::NothingMovedInMany, &parts))
            }
        }
    }

    /// The steps that are shown: all of them, or of each country the latest if something moved. Of a
    /// country alone the latest is always there.
    fn moved(&self) -> impl Iterator<Item = (&CountryTrend, &Step)> {
        let all = self.shown.all;
        let alone = self.trend.countries.len() == 1;
        self.trend.countries.iter().flat_map(move |country| {
            let skipped = if all {
                0
            } else {
                country.steps.len().saturating_sub(1)
            };
            let steps = country.steps[skipped..].iter();
            let is_shown = move |step: &&Step| {
                all || alone
                    || step.refused.is_some()
                    || !step.changes.is_empty()
                    || !step.moves.is_empty()
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

/// Whether a node or group has no score in one of the rounds.
fn lacks_a_score(changes: &[Change], code: &str) -> bool {
    let mut changes = changes.iter();
    let change = changes.find(|change| change.code == code);
    change.is_some_and(|change| change.from.is_none() || change.to.is_none())
}

fn word_of(direction: Direction) -> Word {
    match direction {
        Direction::Forward => Word::Forward,
        Direction::Back => Word::Back,
        Direction::Unchanged => Word::Unchanged,
        Direction::Unknown => Word::Unknown,
    }
}

/// The direction of a node or group as a sign; in brackets where it has no score in one round.
fn sign(changes: &[Change], code: &str) -> String {
    let sign = match direction(changes, code) {
        Direction::Forward => "+",
        Direction::Back => "−",
        Direction::Unchanged => "=",
        Direction::Unknown => "?",
    };
    if lacks_a_score(changes, code) {
        format!("({sign})")
    } else {
        sign.to_owned()
    }
}
