//! Charts of every form, of any number of countries.

use cpi_model::Decimal;
use cpi_model::language::Words;
use cpi_report::{Axis, Cell, Chart, Column, Form, Span, SpanMeaning, Table, vocabulary as of};

/// A form that is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Dots,
}

pub(super) const FORMS: [Kind; 1] = [Kind::Dots];

/// What the countries are called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Names {
    Short,
    Long,
    Georgian,
    /// One word that fits no line.
    Endless,
    Hostile,
    /// All at one score.
    Tied,
    /// None has a score.
    Unscored,
}

impl Names {
    pub(super) const ALL: [Self; 7] = [
        Self::Short,
        Self::Long,
        Self::Georgian,
        Self::Endless,
        Self::Hostile,
        Self::Tied,
        Self::Unscored,
    ];

    pub(super) fn of(self, at: usize) -> String {
        match self {
            Self::Short | Self::Tied | Self::Unscored => format!("Land {at}"),
            Self::Long => {
                format!("The former federal and democratic republic of the islands, number {at}")
            }
            Self::Georgian => format!(
                "სამხრეთ საქართველოსა და სენდვიჩის კუნძულების დამოუკიდებელი რესპუბლიკა {at}"
            ),
            Self::Endless => format!("{}{at}", "Llanfairpwllgwyngyll".repeat(4)),
            Self::Hostile => format!("<b>&amp;\u{202E}\n{at}\u{0}"),
        }
    }

    /// A score between 0 and 1, all over the axis.
    fn score(self, at: usize, count: usize) -> Option<Decimal> {
        let part = |at: usize| Decimal::from(at) / Decimal::from(count.max(2) - 1);
        match self {
            Self::Unscored => None,
            Self::Tied => Some(Decimal::new(5, 1)),
            // Crowded at the upper end, with a gap now and then.
            Self::Long if at % 7 == 3 => None,
            Self::Long => Some((Decimal::ONE + part(at)) / Decimal::TWO),
            _ => Some(part(at)),
        }
    }
}

pub(super) fn figure(score: Option<Decimal>) -> Cell {
    Cell::figure(score, |score| format!("{score:.2}"))
}

fn axis() -> Axis {
    Axis::between([Decimal::ZERO, Decimal::ONE], "score", Words::of("en"))
}

pub(super) fn chart(form: Kind, count: usize, names: Names) -> Chart {
    let country = |at: usize| Cell::named(format!("C{at}"), names.of(at));
    let (form, table) = match form {
        Kind::Dots => {
            let keys = [
                of::COUNTRY,
                of::SCORE,
                of::BOUND_LOW,
                of::BOUND_HIGH,
                of::INTERVAL_LOW,
                of::INTERVAL_HIGH,
            ];
            let rows = (0..count).map(|at| {
                let score = names.score(at, count);
                let beside = |by: i64| {
                    let beside = score.map(|score| score + Decimal::new(by, 2));
                    figure(beside.map(|it| it.clamp(Decimal::ZERO, Decimal::ONE)))
                };
                vec![
                    country(at),
                    figure(score),
                    beside(-20),
                    beside(15),
                    beside(-5),
                    beside(5),
                ]
            });
            let span = |low: &of::Field, high: &of::Field, meaning, name| {
                Span::new([low.name, high.name], meaning, name)
            };
            let form = Form::Dots {
                label: of::COUNTRY.name,
                value: of::SCORE.name,
                spans: vec![
                    span(
                        &keys[2],
                        &keys[3],
                        SpanMeaning::Bounds,
                        "what missing answers still allow",
                    ),
                    span(&keys[4], &keys[5], SpanMeaning::Interval, "90 % of draws"),
                ],
                axis: axis(),
            };
            (form, table(&keys).with_rows(rows))
        }
    };
    let caption = format!(
        "{} is ahead, and nobody else is anywhere near it in this round",
        names.of(0)
    );
    Chart::new(form, table, caption, "All countries with their scores").with_accent(Some("C1"))
}

fn table(fields: &[of::Field]) -> Table {
    Table::shown(
        fields
            .iter()
            .map(|it| Column::of(it, Words::of("en")))
            .collect(),
    )
}
