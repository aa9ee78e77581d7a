//! A bar for each label, or one for each of several parts.

use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, SMALL, Type};
use super::columns::{Columns, Figure};
use super::rows::Rows;
use super::scale::{self, NUMBERS, Scale};
use super::text::lines;
use crate::write::DASH;
use crate::{Chart, ChartForm};
use cpi_model::characters::visible_line;
use cpi_model::language::Words;

/// The least height of a row.
const ROW: f64 = 26.0;
/// The height of a bar.
const BAR: f64 = 14.0;
/// A picture narrower than this has its bars below their labels.
const NARROW: f64 = 480.0;

/// Bars from 0, each with its figure at its end.
pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Bars { label, value, axis } = &*chart.form else {
        return;
    };
    let columns = Columns::of(chart, words);
    let labels = columns.labels(label);
    let values = columns.figures(value);
    // In a narrow picture each bar is below its label.
    let is_narrow = canvas.width() < NARROW;
    let rows = Rows::of(
        canvas,
        &columns,
        &labels,
        if is_narrow { 0.96 } else { 0.5 },
    );
    let widest = |is_shown: fn(f64) -> bool| {
        let shown = values.iter().flatten().filter(|figure| is_shown(figure.at));
        let widths = shown.map(|figure| Type::label().bold(true).width(&figure.shown) + 8.0);
        widths.fold(0.0, f64::max)
    };
    let overhang = scale::overhang(axis);
    let beside = if is_narrow { MARGIN } else { rows.end() };
    let left = beside.max(MARGIN + overhang) + widest(|at| at < 0.0);
    let right = canvas.width() - MARGIN - overhang.max(widest(|at| 0.0 <= at));
    let scale = Scale::of(axis, left, right);
    if !is_narrow {
        let top = canvas.height();
        let heights: f64 = (0..labels.len()).map(|row| rows.height(row, ROW)).sum();
        scale::draw(canvas, axis, &scale, [top, top + heights]);
    }
    for (row, label) in labels.iter().enumerate() {
        let least = if is_narrow { 0.0 } else { ROW };
        let height = rows.height(row, least);
        let mut middle = canvas.beneath(height) - height / 2.0;
        rows.write(canvas, row, middle);
        if is_narrow {
            let foot = canvas.beneath(ROW);
            middle = foot - ROW / 2.0 - 4.0;
            let zero = scale.at(0.0);
            let ends = [[zero, foot - ROW], [zero, foot - 6.0]];
            canvas.line(ends[0], ends[1], Paint::guide(Ink::Other, 1.0));
        }
        let how = Type::label().bold(columns.is_accent(label));
        let zero = scale.at(0.0);
        match &values[row] {
            Some(figure) => {
                bar(canvas, &scale, figure, middle, BAR);
                if figure.at < 0.0 {
                    let end = scale.at(figure.at) - 6.0;
                    canvas.text_at(end, middle, &figure.shown, how.to(Anchor::End));
                } else {
                    let end = scale.at(figure.at) + 6.0;
                    canvas.text_at(end, middle, &figure.shown, how);
                }
            }
            None => canvas.text_at(zero + 6.0, middle, DASH, how),
        }
    }
    let at = canvas.beneath(if is_narrow { 16.0 } else { NUMBERS + 16.0 });
    let name = visible_line(&axis.name);
    let name = lines(&name, SMALL, false, canvas.width() - 2.0 * MARGIN, 1);
    let how = Type::small().to(Anchor::End);
    canvas.text(canvas.width() - MARGIN, at - 4.0, &name.concat(), how);
}

/// A bar from 0 to a figure; one of 0 is a line.
fn bar(canvas: &mut Canvas, scale: &Scale, figure: &Figure, middle: f64, height: f64) {
    let (zero, at) = (scale.at(0.0), scale.at(figure.at));
    let width = (at - zero).abs().max(1.5);
    let paint = if figure.at < 0.0 {
        // A bar below 0 is hollow, so that it can be recognised without colours.
        Paint::outlined(Ink::Second, 2.0)
    } else {
        Paint::filled(Ink::Main)
    };
    let inset = if figure.at < 0.0 { 1.0 } else { 0.0 };
    canvas.rectangle(
        [at.min(zero) + inset, middle - height / 2.0 + inset],
        [(width - 2.0 * inset).max(0.5), height - 2.0 * inset],
        paint,
    );
}

/// The least width of the bars of a part.
const PART: f64 = 84.0;
/// The space between two parts.
const BETWEEN: f64 = 14.0;

/// Parts side by side on one scale, each bar below its figure; as many in a line as fit.
pub(super) fn draw_parts(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Parts { label, parts, axis } = &*chart.form else {
        return;
    };
    let columns = Columns::of(chart, words);
    let labels = columns.labels(label);
    let rows = Rows::of(canvas, &columns, &labels, 0.26);
    let room = canvas.width() - MARGIN - rows.end();
    let figures: Vec<Vec<Option<Figure>>> = parts
        .iter()
        .map(|part| columns.figures(part.column))
        .collect();
    let widest = figures.iter().flatten().flatten();
    let widest = widest.map(|figure| Type::small().bold(true).width(&figure.shown));
    let least = widest.fold(PART, f64::max) + BETWEEN;
    let in_a_line = (1..=parts.len())
        .rev()
        .find(|count| size(*count) * least <= room + BETWEEN)
        .unwrap_or(1);
    let width = room / size(in_a_line.min(parts.len()));
    let columns_of = |chunk: usize| chunk * in_a_line..((chunk + 1) * in_a_line).min(parts.len());
    for chunk in 0..parts.len().div_ceil(in_a_line) {
        let span = |at: usize| {
            let from = rows.end() + size(at) * width;
            [from, from + width - BETWEEN]
        };
        let names: Vec<Vec<String>> = columns_of(chunk)
            .map(|part| {
                let name = visible_line(&parts[part].name);
                lines(&name, SMALL, part == 0, width - BETWEEN, 3)
            })
            .collect();
        let most = names.iter().map(Vec::len).max().unwrap_or_default();
        let foot = canvas.beneath(size(most) * 15.0 + 6.0);
        for (at, name) in names.iter().enumerate() {
            let how = Type::small().bold(chunk == 0 && at == 0);
            for (line, text) in name.iter().enumerate() {
                let up = size(name.len() - 1 - line) * 15.0;
                canvas.text(span(at)[0], foot - 6.0 - up, text, how);
            }
        }
        let heights: f64 = (0..labels.len()).map(|row| rows.height(row, 34.0)).sum();
        for at in 0..columns_of(chunk).len() {
            let scale = Scale::of(axis, span(at)[0], span(at)[1]);
            let zero = scale.at(0.0);
            canvas.line(
                [zero, foot],
                [zero, foot + heights],
                Paint::guide(Ink::Muted, 1.0),
            );
        }
        for (row, label) in labels.iter().enumerate() {
            let height = rows.height(row, 34.0);
            let middle = canvas.beneath(height) - height / 2.0;
            rows.write(canvas, row, middle);
            let how = Type {
                ink: Ink::Text,
                ..Type::small().bold(columns.is_accent(label))
            };
            for (at, part) in columns_of(chunk).enumerate() {
                let scale = Scale::of(axis, span(at)[0], span(at)[1]);
                match &figures[part][row] {
                    Some(figure) => {
                        canvas.text(span(at)[0], middle - 2.0, &figure.shown, how);
                        bar(canvas, &scale, figure, middle + 8.0, 9.0);
                    }
                    None => canvas.text(span(at)[0], middle - 2.0, DASH, how),
                }
            }
        }
        canvas.beneath(10.0);
    }
}

/// How many, as a length.
#[expect(clippy::cast_precision_loss, reason = "a chart has few parts")]
fn size(count: usize) -> f64 {
    count as f64
}
