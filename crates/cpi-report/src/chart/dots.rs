//! A dot at each value, and the spans around it.

use super::Options;
use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, Type};
use super::columns::{Columns, Figure};
use super::key::{self, Mark};
use super::rows::Rows;
use super::scale::{self, NUMBERS, Scale};
use crate::{Chart, Form, Span, SpanMeaning};

/// The least height of a row.
const ROW: f64 = 26.0;
/// The radius of a dot.
const DOT: f64 = 5.5;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, _: &Options<'_>) {
    let Form::Dots {
        label,
        value,
        spans,
        axis,
    } = &*chart.form;
    let columns = Columns::of(chart);
    let labels = columns.labels(label);
    let values = columns.figures(value);
    let rows = Rows::of(canvas, &columns, &labels, 0.36);
    let shown = values.iter().flatten();
    let shown = shown.map(|figure| Type::label().bold(true).width(&figure.shown));
    let figures = shown.fold(Type::label().width(DASH), f64::max);
    let overhang = scale::overhang(axis);
    let right = canvas.width() - MARGIN;
    let scale = Scale::of(
        axis,
        rows.end().max(MARGIN + overhang) + DOT,
        (right - figures - 12.0 - DOT).min(right - overhang),
    );
    let top = canvas.height();
    let bottom = top
        + (0..columns.rows())
            .map(|row| rows.height(row, ROW))
            .sum::<f64>();
    scale::draw(canvas, axis, &scale, [top, bottom]);
    let ends: Vec<[Vec<Option<Figure>>; 2]> = spans
        .iter()
        .map(|span| [span.low, span.high].map(|key| columns.figures(key)))
        .collect();
    for row in 0..columns.rows() {
        let height = rows.height(row, ROW);
        let middle = canvas.beneath(height) - height / 2.0;
        rows.write(canvas, row, middle);
        let mut depth = 0;
        for (span, [low, high]) in spans.iter().zip(&ends) {
            if let (Some(low), Some(high)) = (&low[row], &high[row]) {
                let ends = [scale.at(low.at), scale.at(high.at)];
                self::span(canvas, span.meaning, ends, middle, depth);
            }
            depth += u8::from(span.meaning == SpanMeaning::Interval);
        }
        let bold = columns.is_accent(&labels[row]);
        let how = Type::label().bold(bold).to(Anchor::End);
        match &values[row] {
            Some(value) => {
                dot(canvas, [scale.at(value.at), middle]);
                canvas.text_at(right, middle, &value.shown, how);
            }
            None => canvas.text_at(right, middle, DASH, how),
        }
    }
    canvas.beneath(NUMBERS);
    let mut marks: Vec<(Mark, String)> = vec![(
        Box::new(|canvas, [x, middle], width| dot(canvas, [x + width / 2.0, middle])),
        axis.name.clone(),
    )];
    marks.extend(keys(spans));
    key::draw(canvas, marks);
}

/// What stands for a figure that is not there.
const DASH: &str = crate::write::DASH;

/// The marks of spans, with their names.
pub(super) fn keys(spans: &[Span]) -> Vec<(Mark, String)> {
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
pub(super) fn span(
    canvas: &mut Canvas,
    meaning: SpanMeaning,
    [from, to]: [f64; 2],
    middle: f64,
    depth: u8,
) {
    // A span without any width is still seen.
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
