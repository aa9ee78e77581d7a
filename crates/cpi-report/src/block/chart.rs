//! What does a chart show, and in which form?

use crate::{Table, Text};
use cpi_model::Framework;
use cpi_model::language::Words;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Serialize, Serializer};

/// A chart: the figures of a table, and how they are drawn. A format without pictures prints
/// the table; [`chart::svg`](crate::chart::svg) draws the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What it shows, as a finding.
    pub caption: Text,
    /// What it shows, for readers who do not see it.
    pub alternative: String,
    /// How the columns of the table are drawn.
    pub form: Box<ChartForm>,
    /// The code of the country, or of whatever else the labels name, that stands out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The figures.
    pub table: Table,
}

/// How a chart draws the columns of its table, which it names by their keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "form")]
#[non_exhaustive]
pub enum ChartForm {
    /// A row for each label: a dot at the value, and the spans around it.
    Dots {
        /// The column of labels.
        label: &'static str,
        /// The column of values.
        value: &'static str,
        /// Spans, the widest first.
        spans: Vec<Span>,
        /// The axis of the values.
        axis: Axis,
    },
    /// A row for each label: a dot at the rank, the ranks between which draws put it, and both
    /// as figures.
    Ranks {
        /// The column of labels.
        label: &'static str,
        /// The column of ranks.
        rank: &'static str,
        /// The ranks that draws gave, the widest first.
        spans: Vec<Span>,
        /// The axis of ranks.
        axis: Axis,
    },
    /// A strip for each row: a dot at the value of each label, with its name where there is room.
    Strips {
        /// The column of rows, such as articles.
        row: &'static str,
        /// The column of labels, such as countries.
        label: &'static str,
        /// The column of values.
        value: &'static str,
        /// The axis of the values.
        axis: Axis,
    },
    /// A row for each label: a ring at the first value, a dot at the second, and a line between.
    Dumbbells {
        /// The column of labels.
        label: &'static str,
        /// The two values.
        ends: [Part; 2],
        /// The difference, which is written at the right.
        difference: Part,
        /// The axis of the values.
        axis: Axis,
    },
    /// A bar for each label, from 0 to the value.
    Bars {
        /// The column of labels.
        label: &'static str,
        /// The column of values.
        value: &'static str,
        /// The axis of the values.
        axis: Axis,
    },
    /// A row for each label, and a bar for each part, side by side on one scale.
    Parts {
        /// The column of labels.
        label: &'static str,
        /// The parts; the first is what the others add up to.
        parts: Vec<Part>,
        /// The axis of all parts.
        axis: Axis,
    },
    /// A bar for each row, divided by how many answers are of each kind.
    Answers {
        /// The column of rows, such as articles.
        row: &'static str,
        /// The column of answers.
        answer: &'static str,
        /// The column of how many.
        count: &'static str,
        /// The answers in their order.
        kinds: Vec<AnswerKind>,
    },
    /// A line for each label over rounds, all in one picture.
    Slopes {
        /// The column of labels.
        label: &'static str,
        /// The column of rounds.
        round: &'static str,
        /// The column of values.
        value: &'static str,
        /// The axis of the values, from below to above.
        axis: Axis,
    },
    /// A line for each label over rounds, each in a picture of its own.
    Panels {
        /// The column of labels.
        label: &'static str,
        /// The column of rounds.
        round: &'static str,
        /// The column of values.
        value: &'static str,
        /// The axis of the values, from below to above.
        axis: Axis,
    },
    /// A cell for each row and column, shaded and with its figure in it.
    Matrix {
        /// The column of rows.
        row: &'static str,
        /// The column of columns, such as groups.
        column: &'static str,
        /// The column of values.
        value: &'static str,
        /// The axis of the shades.
        axis: Axis,
    },
}

/// A column of figures, and what it is called in the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The column.
    pub column: &'static str,
    /// Its name.
    pub name: String,
}

/// A kind of answer, and how it is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerKind {
    /// What the column of answers says.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Its mark.
    pub mark: AnswerMark,
}

/// How an answer is marked: ● for all points, ◐ for some, ○ for none, – for a missing answer, and
/// / for what does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerMark {
    /// How far it is from the worst answer, at 0, to the best one, at 12.
    Points(u8),
    /// Not answered.
    Missing,
    /// Does not apply.
    NotApplicable,
}

/// Two columns between which a value may lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The column of lower ends.
    pub low: &'static str,
    /// The column of upper ends.
    pub high: &'static str,
    /// What lies between them.
    pub meaning: SpanMeaning,
    /// What it is called in the key of the chart, such as *90 % of draws*.
    pub name: String,
}

/// What the ends of a span mean. The two never look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanMeaning {
    /// What missing answers still allow: no probability.
    Bounds,
    /// What a share of the draws gave.
    Interval,
}

/// An axis: its ends, and the numbers written along it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// What its numbers are, such as *score*.
    pub name: String,
    /// Its lower end.
    #[serde(serialize_with = "as_text")]
    pub low: Decimal,
    /// Its upper end.
    #[serde(serialize_with = "as_text")]
    pub high: Decimal,
    /// The numbers along it, in rising order.
    pub ticks: Vec<Tick>,
}

/// A number along an axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Where on the axis it is.
    #[serde(serialize_with = "as_text")]
    pub at: Decimal,
    /// As people read it.
    pub shown: String,
}

impl Chart {
    /// A chart in which nothing stands out.
    pub fn new(
        form: ChartForm,
        table: Table,
        caption: impl Into<Text>,
        alternative: impl Into<String>,
    ) -> Self {
        Self {
            caption: caption.into(),
            alternative: alternative.into(),
            form: Box::new(form),
            accent: None,
            table,
        }
    }

    /// Lets the country of a code stand out.
    #[must_use]
    pub fn with_accent(mut self, code: Option<impl Into<String>>) -> Self {
        self.accent = code.map(Into::into);
        self
    }
}

impl Axis {
    /// The whole axis of scores: the range that the framework declares.
    pub fn of_scores(framework: &Framework, name: impl Into<String>, words: Words<'_>) -> Self {
        let range = framework.range();
        Self::between([range.low, range.high].map(Decimal::from), name, words)
    }

    /// An axis with round numbers along it. Its ends are where they are given.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::{Decimal, language::Words};
    /// use cpi_report::Axis;
    /// let axis = Axis::between([Decimal::ZERO, Decimal::ONE], "score", Words::of("ro"));
    /// let shown: Vec<&str> = axis.ticks.iter().map(|tick| tick.shown.as_str()).collect();
    /// assert_eq!(shown, ["0", "0,2", "0,4", "0,6", "0,8", "1"]);
    /// ```
    pub fn between(ends: [Decimal; 2], name: impl Into<String>, words: Words<'_>) -> Self {
        let [low, high] = if ends[0] < ends[1] {
            ends
        } else {
            [ends[0], ends[0] + Decimal::ONE]
        };
        let ticks = ticks(low, high).into_iter().map(|at| Tick {
            at,
            shown: words.number(at.normalize()),
        });
        Self {
            name: name.into(),
            low,
            high,
            ticks: ticks.collect(),
        }
    }

    /// An axis of ranks, from the first to the last of `count`.
    pub fn of_ranks(count: usize, name: impl Into<String>, words: Words<'_>) -> Self {
        const EACH: usize = 12;
        let half = Decimal::new(5, 1);
        let step = if count <= EACH {
            1
        } else {
            let steps = [5, 10, 20, 50, 100, 200, 500];
            let fits = |step: &usize| count / step <= EACH;
            steps.into_iter().find(fits).unwrap_or(1000)
        };
        let ranks = std::iter::once(1).chain((step.max(2)..=count).step_by(step));
        let ticks = ranks.map(|rank| Tick {
            at: rank.into(),
            shown: words.number(rank),
        });
        Self {
            name: name.into(),
            low: half,
            high: Decimal::from(count.max(1)) + half,
            ticks: ticks.collect(),
        }
    }

    /// An axis of numbers on both sides of 0, or on one, that ends at round numbers.
    pub fn around(values: &[Decimal], name: impl Into<String>, words: Words<'_>) -> Self {
        let low = values.iter().copied().min().unwrap_or_default();
        let high = values.iter().copied().max().unwrap_or_default();
        let (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
        let step = step(high - low);
        let outwards = |end: Decimal| {
            let steps = (end / step).abs().ceil();
            if end.is_sign_negative() {
                -(steps * step)
            } else {
                steps * step
            }
        };
        Self::between([outwards(low), outwards(high)], name, words)
    }
}

/// Numbers along an axis: multiples of a round step, two to seven of them.
fn ticks(low: Decimal, high: Decimal) -> Vec<Decimal> {
    let step = step(high - low);
    let first = (low / step).ceil();
    let numbers = (0..=12).map(|at| (first + Decimal::from(at)) * step);
    numbers.take_while(|at| *at <= high).collect()
}

/// The smallest of the steps 1, 2 and 5 × 10ⁿ that divides a span into at most six parts.
fn step(span: Decimal) -> Decimal {
    const MOST: Decimal = Decimal::from_parts(6, 0, 0, false, 0);
    if span <= Decimal::ZERO {
        return Decimal::ONE;
    }
    let steps = (0..=24).flat_map(|power: u32| {
        let unit = if power < 12 {
            Decimal::new(1, 12 - power)
        } else {
            Decimal::from(10_u64.pow(power - 12))
        };
        [1, 2, 5].map(|times| Decimal::from(times) * unit)
    });
    let mut steps = steps.filter(|step| span / step <= MOST);
    steps.next().unwrap_or(span)
}

impl Part {
    /// A column with a name.
    pub fn new(column: &'static str, name: impl Into<String>) -> Self {
        Self {
            column,
            name: name.into(),
        }
    }
}

impl AnswerMark {
    /// The mark of an option by what it earns and the most that any option earns.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::Decimal;
    /// use cpi_report::AnswerMark;
    /// let mark = |points: i64| AnswerMark::of(points.into(), Decimal::from(4));
    /// assert_eq!([mark(4), mark(2), mark(0)], [12, 6, 0].map(AnswerMark::Points));
    /// ```
    pub fn of(points: Decimal, most: Decimal) -> Self {
        const ALL: Decimal = Decimal::from_parts(12, 0, 0, false, 0);
        let share = (points * ALL).checked_div(most).unwrap_or_default();
        let twelfths = share.clamp(Decimal::ZERO, ALL).floor().to_u8();
        Self::Points(match twelfths.unwrap_or_default() {
            // What earns something is never marked as nothing.
            0 if Decimal::ZERO < share => 1,
            twelfths => twelfths,
        })
    }
}

impl Span {
    /// A span with a name for the key.
    pub fn new(
        [low, high]: [&'static str; 2],
        meaning: SpanMeaning,
        name: impl Into<String>,
    ) -> Self {
        Self {
            low,
            high,
            meaning,
            name: name.into(),
        }
    }
}

/// Decimals are text, as in every document.
fn as_text<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}
