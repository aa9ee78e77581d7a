//! A dot at each value or rank, and the spans around it.

use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, Type};
use super::columns::{Columns, Figure};
use super::key::{self, Mark};
use super::rows::Rows;
use super::scale::{self, NUMBERS, Scale};
use crate::write::{DASH, range};
use crate::{Axis, Chart, ChartForm, Span, SpanMeaning};
use cpi_model::language::Words;

/// The least height of a row.
const ROW: f64 = 26.0;
/// The radius of a dot.
pub(super) const DOT: f64 = 5.5;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let (label, value, spans, axis, is_rank) = match &*chart.form {
        ChartForm::Dots {
            label,
            value,
            spans,
            axis,
        } => (label, value, spans, axis, false),
        ChartForm::Ranks {
            label,
            rank,
            spans,
            axis,
        } => (label, rank, spans, axis, true),
        _ => return,
    };
    let columns = Columns::of(chart, words);
    let labels = columns.labels(label);
    let values = columns.figures(value);
    let ends: Vec<[Vec<Option<Figure>>; 2]> = spans
        .iter()
        .map(|span| [span.low, span.high].map(|key| columns.figures(key)))
        .collect();
    // What is written at the right: the value; of a rank also the widest span around it.
    let shown: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(row, value)| {
            let Some(value) = value else {
                return DASH.to_owned();
            };
            let widest = ends.first().filter(|_| is_rank);
            let around = widest.and_then(|[low, high]| low[row].as_ref().zip(high[row].as_ref()));
            match around {
                Some((low, high)) if low != high => {
                    let ends = range([&low.shown, &high.shown], words);
                    format!("{} ({ends})", value.shown)
                }
                _ => value.shown.clone(),
            }
        })
        .collect();
    let rows = Rows::of(canvas, &columns, &labels, 0.36);
    let plot = Plot::beside(canvas, &rows, axis, &shown);
    let heights: f64 = (0..labels.len()).map(|row| rows.height(row, ROW)).sum();
    plot.grid(canvas, axis, heights);
    for (row, label) in labels.iter().enumerate() {
        let height = rows.height(row, ROW);
        let middle = canvas.beneath(height) - height / 2.0;
        rows.write(canvas, row, middle);
        let mut depth = 0;
        for (span, [low, high]) in spans.iter().zip(&ends) {
            if let (Some(low), Some(high)) = (&low[row], &high[row]) {
                let ends = [low.at, high.at].map(|at| plot.scale.at(at));
                self::span(canvas, span.meaning, ends, middle, depth);
            }
            depth += u8::from(span.meaning == SpanMeaning::Interval);
        }
        if let Some(value) = &values[row] {
            dot(canvas, [plot.scale.at(value.at), middle]);
        }
        let how = Type::label().bold(columns.is_accent(label)).to(Anchor::End);
        canvas.text_at(plot.right, middle, &shown[row], how);
    }
    canvas.beneath(NUMBERS);
    let mut marks: Vec<(Mark, String)> = vec![(
        Box::new(|canvas, [x, middle], width| dot(canvas, [x + width / 2.0, middle])),
        axis.name.clone(),
    )];
    marks.extend(keys(spans));
    key::draw(canvas, marks);
}

/// The plot between labels at the left and figures at the right.
pub(super) struct Plot {
    pub(super) scale: Scale,
    /// Where the figures end.
    pub(super) right: f64,
}

impl Plot {
    pub(super) fn beside(canvas: &Canvas, rows: &Rows, axis: &Axis, shown: &[String]) -> Self {
        let figures = shown
            .iter()
            .map(|text| Type::label().bold(true).width(text));
        let figures = figures.fold(0.0, f64::max);
        let overhang = scale::overhang(axis);
        let right = canvas.width() - MARGIN;
        let scale = Scale::of(
            axis,
            rows.end().max(MARGIN + overhang) + DOT,
            (right - figures - 12.0 - DOT).min(right - overhang),
        );
        Self { scale, right }
    }

    /// The lines and numbers of the axis, around rows of a height.
    pub(super) fn grid(&self, canvas: &mut Canvas, axis: &Axis, height: f64) {
        let top = canvas.height();
        scale::draw(canvas, axis, &self.scale, [top, top + height]);
    }
}

/// The marks of spans, with their names.
fn keys(spans: &[Span]) -> Vec<(Mark, String)> {
    let mut depth = 0;
    let mut marks: Vec<(Mark, String)> = Vec::new();
    for Span { meaning, name, .. } in spans {
        let (meaning, within) = (*meaning, depth);
        depth += u8::from(meaning == SpanMeaning::Interval);
        marks.push((
            Box::new(move |canvas, [x, middle], width| {
                span(canvas, meaning, [x, x + width], middle, within);
            }),
            name.clone(),
        ));
    }
    marks
}

/// A dot, kept apart from the span that it lies on.
pub(super) fn dot(canvas: &mut Canvas, at: [f64; 2]) {
    canvas.circle(at, DOT, Paint::filled(Ink::Main).apart());
}

/// A span: bounds are hollow, intervals solid, each thicker than the one it lies in.
fn span(canvas: &mut Canvas, meaning: SpanMeaning, [from, to]: [f64; 2], middle: f64, depth: u8) {
    // A span without any width can still be seen.
    let width = (to - from).max(1.5);
    let (height, paint) = match meaning {
        SpanMeaning::Bounds => (16.0, Paint::outlined(Ink::Muted, 1.2)),
        SpanMeaning::Interval => (
            3.0 + 5.0 * f64::from(depth.min(1)),
            Paint::filled(Ink::Other),
        ),
    };
    canvas.rectangle([from, middle - height / 2.0], [width, height], paint);
}
