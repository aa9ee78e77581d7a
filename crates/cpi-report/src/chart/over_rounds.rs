//! A line for each label over rounds: all in one picture, or each in one of its own.
//!
//! A round without a value is a gap: no line goes across it.

use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, SIZE, SMALL, Type};
use super::columns::{self, Columns, Figure, Label};
use super::scale::Scale;
use super::text::lines;
use crate::{Axis, Chart, ChartForm};
use cpi_model::characters::visible_line;
use cpi_model::language::Words;
use rust_decimal::prelude::ToPrimitive;

/// The height of a name at the end of a line.
const NAME: f64 = 17.0;
/// The most lines that all have a name; of more, only the highest, the lowest and the highlighted
/// one have one.
const NAMED: usize = 24;
/// How many of each end have a name where not all have one.
const OF_AN_END: usize = 3;

/// The values of labels over rounds.
struct Series {
    labels: Vec<Label>,
    rounds: Vec<Label>,
    /// By label, then by round.
    values: Vec<Vec<Option<Figure>>>,
}

impl Series {
    fn of(columns: &Columns<'_>, label: &str, round: &str, value: &str) -> Self {
        let (of_label, of_round) = (columns.labels(label), columns.labels(round));
        let (labels, rounds) = (columns::distinct(&of_label), columns::distinct(&of_round));
        let mut values = vec![vec![None; rounds.len()]; labels.len()];
        let figures = columns.figures(value).into_iter();
        for ((label, round), figure) in of_label.iter().zip(&of_round).zip(figures) {
            let row = labels.iter().position(|each| each == label);
            let at = rounds.iter().position(|each| each == round);
            if let (Some(row), Some(at)) = (row, at) {
                values[row][at] = figure;
            }
        }
        Self {
            labels,
            rounds,
            values,
        }
    }
}

/// Draws a line through values of successive rounds, and a dot at each value: a thin line has a dot
/// only at a value without a neighbour.
fn line(
    canvas: &mut Canvas,
    values: &[Option<Figure>],
    at: &dyn Fn(usize, &Figure) -> [f64; 2],
    (ink, width, dot): (Ink, f64, f64),
) {
    for (first, two) in values.windows(2).enumerate() {
        if let [Some(from), Some(to)] = two {
            let ends = [at(first, from), at(first + 1, to)];
            canvas.line(ends[0], ends[1], Paint::line(ink, width));
        }
    }
    let is_there = |round: Option<usize>| {
        let value = round.and_then(|round| values.get(round));
        value.is_some_and(Option::is_some)
    };
    for (round, value) in values.iter().enumerate() {
        let goes_on = is_there(round.checked_sub(1)) || is_there(round.checked_add(1));
        let radius = if dot == 0.0 && !goes_on { 1.5 } else { dot };
        if let Some(value) = value
            && 0.0 < radius
        {
            canvas.circle(at(round, value), radius, Paint::filled(ink));
        }
    }
}

/// All in one picture, with names at the right.
pub(super) fn slopes(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Slopes {
        label,
        round,
        value,
        axis,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let series = Series::of(&columns, label, round, value);
    let accent = |row: usize| columns.is_accent(&series.labels[row]);
    let latest = |row: usize| {
        let mut values = series.values[row].iter().enumerate().rev();
        values.find_map(|(round, value)| Some((round, value.as_ref()?)))
    };
    let kept = named(&series, &accent, &latest);
    let most = canvas.width() * 0.4;
    let names: Vec<(usize, String, f64)> = kept
        .iter()
        .filter_map(|row| {
            let (round, figure) = latest(*row)?;
            let how = Type::label().bold(accent(*row));
            // A line that ends before the last round says when.
            let until = match series.rounds.get(round) {
                Some(until) if round + 1 < series.rounds.len() => format!(" ({})", until.name),
                _ => String::new(),
            };
            let room = most - how.width(&figure.shown) - how.width(&until) - 6.0;
            let name = lines(&series.labels[*row].name, SIZE, accent(*row), room, 1).concat();
            Some((*row, format!("{} {name}{until}", figure.shown), figure.at))
        })
        .collect();
    let widths = names.iter().map(|(row, text, _)| {
        let how = Type::label().bold(accent(*row));
        how.width(text)
    });
    let names_width = widths.fold(0.0, f64::max);
    let plot = Plot::of(canvas, axis, &series.rounds, names_width + 26.0, {
        let least = size(names.len()) * NAME;
        (canvas.width() * 0.45).max(least)
    });
    plot.grid(canvas, axis, &series.rounds);
    let mut order: Vec<usize> = (0..series.labels.len()).collect();
    order.sort_by_key(|row| (accent(*row), kept.contains(row)));
    // If not all lines have a name, those without one are drawn thin.
    let is_crowd = kept.len() < series.labels.len() && NAMED < series.labels.len();
    for row in order {
        let style = if accent(row) {
            (Ink::Main, 3.0, 4.5)
        } else if is_crowd && kept.contains(&row) {
            (Ink::Muted, 1.8, 3.0)
        } else if is_crowd {
            (Ink::Other, 0.6, 0.0)
        } else {
            (Ink::Other, 1.5, 3.0)
        };
        let at = |round: usize, figure: &Figure| plot.at(round, figure.at);
        line(canvas, &series.values[row], &at, style);
    }
    // Names are at the ends of their lines, or as near as the other names allow.
    let mut wanted: Vec<(f64, usize)> = names
        .iter()
        .enumerate()
        .map(|(at, (_, _, figure))| (plot.y(*figure), at))
        .collect();
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let heights: Vec<f64> = wanted.iter().map(|(y, _)| *y).collect();
    let placed = spread(&heights, NAME, [plot.top, plot.bottom]);
    for ((y, at), placed) in wanted.iter().zip(placed) {
        let (row, text, _) = &names[*at];
        let from = plot.right + 7.0;
        let guide = Paint::guide(Ink::Other, 1.0);
        canvas.line([from, *y], [from + 12.0, placed], guide);
        let how = Type::label().bold(accent(*row));
        canvas.text_at(from + 15.0, placed, text, how);
    }
}

/// The rows that have a name.
fn named<'a>(
    series: &Series,
    accent: &dyn Fn(usize) -> bool,
    latest: &dyn Fn(usize) -> Option<(usize, &'a Figure)>,
) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..series.labels.len())
        .filter(|row| latest(*row).is_some())
        .collect();
    if rows.len() <= NAMED {
        return rows;
    }
    let value = |row: usize| latest(row).map_or(0.0, |(_, figure)| figure.at);
    rows.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
    let last = rows.len() - OF_AN_END;
    let kept = rows.iter().enumerate();
    kept.filter(|(at, row)| *at < OF_AN_END || last <= *at || accent(**row))
        .map(|(_, row)| *row)
        .collect()
}

/// Heights near the wanted ones, in the same order, at least `apart` from each other and within
/// the ends.
fn spread(wanted: &[f64], apart: f64, [top, bottom]: [f64; 2]) -> Vec<f64> {
    let mut placed: Vec<f64> = Vec::new();
    for y in wanted {
        let least = placed.last().map_or(top, |before| before + apart);
        placed.push(y.max(least));
    }
    let mut most = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(most);
        most = *y - apart;
    }
    placed
}

/// A plot of rounds from left to right and values from below to above.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    rounds: usize,
    up: Scale,
}

impl Plot {
    /// Below what is on the canvas already, with room at the right.
    fn of(canvas: &mut Canvas, axis: &Axis, rounds: &[Label], at_right: f64, height: f64) -> Self {
        let numbers = axis
            .ticks
            .iter()
            .map(|tick| Type::small().width(&tick.shown));
        let numbers = numbers.fold(0.0, f64::max);
        let half = |label: Option<&Label>| {
            label.map_or(0.0, |label| Type::small().width(&label.name) / 2.0)
        };
        let left = MARGIN + numbers + 10.0 + half(rounds.first()).min(30.0);
        let right = canvas.width() - MARGIN - at_right.max(half(rounds.last()).min(30.0));
        let top = canvas.beneath(12.0);
        let bottom = canvas.beneath(height);
        canvas.beneath(24.0);
        Self {
            left,
            right,
            top,
            bottom,
            rounds: rounds.len(),
            up: Scale::of(axis, bottom, top),
        }
    }

    fn x(&self, round: usize) -> f64 {
        match self.rounds {
            0 | 1 => self.right,
            rounds => self.left + (self.right - self.left) * size(round) / size(rounds - 1),
        }
    }

    fn y(&self, value: f64) -> f64 {
        self.up.at(value)
    }

    fn at(&self, round: usize, value: f64) -> [f64; 2] {
        [self.x(round), self.y(value)]
    }

    /// Lines at the numbers of the axis and at the rounds, with both written.
    fn grid(&self, canvas: &mut Canvas, axis: &Axis, rounds: &[Label]) {
        for tick in &axis.ticks {
            let y = self.y(tick.at.to_f64().unwrap_or_default());
            let [left, right] = [self.left, self.right].map(|x| [x, y]);
            canvas.line(left, right, Paint::guide(Ink::Grid, 1.0));
            let half = rounds
                .first()
                .map_or(0.0, |label| Type::small().width(&label.name) / 2.0);
            let how = Type::small().to(Anchor::End);
            canvas.text_at(
                self.left - 8.0 - half.min(30.0).min(8.0),
                y,
                &tick.shown,
                how,
            );
        }
        let mut free = f64::NEG_INFINITY;
        for (at, round) in rounds.iter().enumerate() {
            let x = self.x(at);
            canvas.line(
                [x, self.top],
                [x, self.bottom],
                Paint::guide(Ink::Grid, 1.0),
            );
            let name = lines(&round.name, SMALL, false, 60.0, 1).concat();
            let half = Type::small().width(&name) / 2.0;
            let middle = x.min(canvas.width() - MARGIN - half).max(MARGIN + half);
            if free <= middle - half {
                let how = Type::small().to(Anchor::Middle);
                canvas.text(middle, self.bottom + 20.0, &name, how);
                free = middle + half + 6.0;
            }
        }
    }
}

/// The least width of a panel.
const PANEL: f64 = 150.0;
/// The height of the plot of a panel.
const HEIGHT: f64 = 72.0;

/// Each in a picture of its own, in front of the lines of all others.
pub(super) fn panels(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Panels {
        label,
        round,
        value,
        axis,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let series = Series::of(&columns, label, round, value);
    let numbers = axis
        .ticks
        .iter()
        .map(|tick| Type::small().width(&tick.shown));
    let numbers = numbers.fold(0.0, f64::max) + 8.0;
    let figures = series.values.iter().flatten().flatten();
    let figures = figures.map(|figure| Type::label().bold(true).width(&figure.shown));
    let figures = figures.fold(0.0, f64::max) + 14.0;
    let room = canvas.width() - 2.0 * MARGIN;
    let least = PANEL.max(numbers + figures + 70.0);
    let in_a_line = (1..=series.labels.len().max(1))
        .rev()
        .find(|count| size(*count) * least <= room)
        .unwrap_or(1);
    let width = (room / size(in_a_line)).min(240.0);
    let rows: Vec<usize> = (0..series.labels.len()).collect();
    for line_of in rows.chunks(in_a_line) {
        let names: Vec<Vec<String>> = line_of
            .iter()
            .map(|row| {
                let label = &series.labels[*row];
                let name = visible_line(&label.name);
                lines(&name, SIZE, columns.is_accent(label), width - 12.0, 2)
            })
            .collect();
        let most = names.iter().map(Vec::len).max().unwrap_or_default();
        let head = canvas.beneath(size(most) * 17.0 + 2.0);
        let top = canvas.beneath(10.0);
        let bottom = canvas.beneath(HEIGHT);
        canvas.beneath(26.0);
        for (at, (row, name)) in line_of.iter().zip(&names).enumerate() {
            let left = MARGIN + size(at) * width;
            let accent = columns.is_accent(&series.labels[*row]);
            for (line, text) in name.iter().enumerate() {
                let up = size(name.len() - 1 - line) * 17.0;
                canvas.text(left, head - 4.0 - up, text, Type::label().bold(accent));
            }
            let plot = Plot {
                left: left + numbers + 4.0,
                right: left + width - figures,
                top,
                bottom,
                rounds: series.rounds.len(),
                up: Scale::of(axis, bottom, top),
            };
            panel(canvas, axis, &series, *row, &plot);
        }
    }
}

/// A panel: its own line with its latest value, and the lines of the others behind it, if they are
/// few.
fn panel(canvas: &mut Canvas, axis: &Axis, series: &Series, row: usize, plot: &Plot) {
    let ends = [axis.ticks.first(), axis.ticks.last()];
    for tick in ends.into_iter().flatten() {
        let y = plot.y(tick.at.to_f64().unwrap_or_default());
        let guide = Paint::guide(Ink::Grid, 1.0);
        canvas.line([plot.left, y], [plot.right, y], guide);
        let how = Type::small().to(Anchor::End);
        canvas.text_at(plot.left - 8.0, y, &tick.shown, how);
    }
    // With more lines than this, the others would be a grey wall.
    let others = series.values.iter().enumerate();
    for (other, values) in others.filter(|_| series.labels.len() <= NAMED) {
        for (at, two) in values.windows(2).enumerate() {
            if let ([Some(from), Some(to)], true) = (two, other != row) {
                let ends = [plot.at(at, from.at), plot.at(at + 1, to.at)];
                canvas.line(ends[0], ends[1], Paint::guide(Ink::Grid, 1.0));
            }
        }
    }
    let values = &series.values[row];
    line(
        canvas,
        values,
        &|at, figure| plot.at(at, figure.at),
        (Ink::Main, 2.5, 3.5),
    );
    let latest = values.iter().enumerate().rev();
    let mut latest = latest.filter_map(|(at, value)| Some((at, value.as_ref()?)));
    if let Some((_, value)) = latest.next() {
        let how = Type::label().bold(true);
        canvas.text_at(plot.right + 8.0, plot.y(value.at), &value.shown, how);
    }
    // The first and the last round are named, each cut to half of the width.
    let (first, last) = (series.rounds.first(), series.rounds.last());
    let room = (plot.right - plot.left) / 2.0 + 10.0;
    let write = |canvas: &mut Canvas, label: &Label, x: f64, anchor: Anchor| {
        let name = lines(&label.name, SMALL, false, room, 1).concat();
        canvas.text(x, plot.bottom + 19.0, &name, Type::small().to(anchor));
    };
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            write(canvas, first, plot.left - 4.0, Anchor::Start);
            write(canvas, last, plot.right + 12.0, Anchor::End);
        }
        (_, Some(only)) => write(canvas, only, plot.right + 10.0, Anchor::End),
        _ => {}
    }
}

/// How many, as a length.
#[expect(clippy::cast_precision_loss, reason = "a chart has few lines")]
fn size(count: usize) -> f64 {
    count as f64
}
