//! A cell for each row and column, shaded and with its figure.

use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, SMALL, Type};
use super::columns::{self, Columns, Label};
use super::rows::Rows;
use super::text::{lines, width};
use crate::write::DASH;
use crate::{Chart, ChartForm, Shading};
use cpi_model::language::Words;
use rust_decimal::prelude::ToPrimitive;

/// The height of a cell.
const CELL: f64 = 26.0;
/// The greatest width of a cell.
const WIDEST: f64 = 110.0;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Matrix {
        row,
        column,
        value,
        axis,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let (of_row, of_column) = (columns.labels(row), columns.labels(column));
    let figures = columns.figures(value);
    let mut down = columns::distinct(&of_row);
    let mut across = columns::distinct(&of_column);
    // If rows and columns have the same labels, both have the same order.
    let is_square = across.iter().all(|label| down.contains(label));
    if is_square {
        across.sort_by_key(|label| down.iter().position(|other| other == label));
    }
    let shown = figures.iter().flatten();
    let widest = shown.map(|figure| Type::small().width(&figure.shown) + 8.0);
    let least = widest.fold(CELL, f64::max);
    // Names above the columns, if they fit there, or else numbers. Labels of rows give way a little.
    let fits = |cell: f64| {
        let fits = |label: &Label| {
            let mut words = label.name.split_whitespace();
            let is_wide = |word: &str| cell - 6.0 < width(word, SMALL, false);
            !words.any(is_wide) && lines(&label.name, SMALL, false, cell - 6.0, 5).len() < 5
        };
        least <= cell && across.iter().all(fits)
    };
    let beside = |part: f64| {
        let rows = Rows::of(canvas, &columns, &down, part);
        let room = canvas.width() - MARGIN - rows.end();
        (part, (room / size(across.len().max(1))).min(WIDEST))
    };
    let tried = [0.34, 0.28, 0.22].map(beside);
    let fitting = tried.into_iter().find(|(_, cell)| fits(*cell));
    let (part, cell) = fitting.unwrap_or(beside(0.34));
    let is_numbered = fitting.is_none();
    let names: Vec<Vec<String>> = across
        .iter()
        .map(|label| lines(&label.name, SMALL, false, cell - 6.0, 4))
        .collect();
    let numbers: Vec<String> = (1..=across.len())
        .map(|number| number.to_string())
        .collect();
    if is_numbered && is_square {
        for label in &mut down {
            if let Some(at) = across.iter().position(|other| other == label) {
                label.name = format!("{}. {}", at + 1, label.name);
            }
        }
    }
    let rows = Rows::of(canvas, &columns, &down, part);
    let room = canvas.width() - MARGIN - rows.end();
    let in_a_line = (1..=across.len())
        .rev()
        .find(|count| size(*count) * least <= room)
        .unwrap_or(1);
    let cell = (room / size(in_a_line)).clamp(least.min(room), WIDEST);
    if is_numbered && !is_square {
        let key = numbers.iter().zip(&across);
        let key: Vec<String> = key
            .map(|(number, label)| format!("{number}. {}", label.name))
            .collect();
        for name in key {
            for line in lines(&name, SMALL, false, canvas.width() - 2.0 * MARGIN, 2) {
                let at = canvas.beneath(16.0);
                canvas.text(MARGIN, at - 4.0, &line, Type::small());
            }
        }
    }
    let shading =
        Shades::between([axis.low, axis.high].map(|end| end.to_f64().unwrap_or_default()));
    for from in (0..across.len()).step_by(in_a_line) {
        let until = (from + in_a_line).min(across.len());
        let headings: Vec<Vec<String>> = (from..until)
            .map(|at| {
                if is_numbered {
                    vec![numbers[at].clone()]
                } else {
                    names[at].clone()
                }
            })
            .collect();
        let most = headings.iter().map(Vec::len).max().unwrap_or_default();
        let foot = canvas.beneath(size(most) * 15.0 + 6.0);
        let left = |at: usize| rows.end() + size(at - from) * cell;
        for (at, heading) in (from..).zip(&headings) {
            let how = Type::small().to(Anchor::Middle);
            for (line, text) in heading.iter().enumerate() {
                let up = size(heading.len() - 1 - line) * 15.0;
                canvas.text(left(at) + cell / 2.0, foot - 6.0 - up, text, how);
            }
        }
        for (at, label) in down.iter().enumerate() {
            let height = rows.height(at, CELL);
            let top = canvas.height();
            let middle = canvas.beneath(height) - height / 2.0;
            rows.write(canvas, at, middle);
            for (column, of) in across.iter().enumerate().take(until).skip(from) {
                // The row may have got a number before its name.
                let here = |it: &usize| of_row[*it].code == label.code && of_column[*it] == *of;
                let Some(found) = (0..of_row.len()).find(here) else {
                    continue;
                };
                let corner = [left(column) + 1.0, top + 1.0];
                let size = [cell - 2.0, height - 2.0];
                let middle = [left(column) + cell / 2.0, middle];
                let shade = figures[found].as_ref().map(|figure| shading.of(figure.at));
                let text = figures[found].as_ref().map_or(DASH, |figure| &figure.shown);
                self::cell(canvas, [corner, size], middle, shade, text);
            }
        }
        canvas.beneath(8.0);
    }
}

/// A cell: shaded with its figure, or dashed where there is none.
fn cell(
    canvas: &mut Canvas,
    [corner, size]: [[f64; 2]; 2],
    [x, middle]: [f64; 2],
    shade: Option<u8>,
    text: &str,
) {
    let paint = Paint::outlined(Ink::Other, 1.0);
    let (paint, ink) = shade.map_or((paint.dashed(), Ink::Text), |shade| {
        let fill = Some(Ink::Shade(shade));
        (Paint { fill, ..paint }, Ink::OnShade(shade))
    });
    canvas.rectangle(corner, size, paint);
    let how = Type::small().to(Anchor::Middle).inside(ink);
    canvas.text_at(x, middle, text, how);
}

/// Shades by numbers on an axis.
struct Shades {
    ends: [f64; 2],
}

impl Shades {
    fn between(ends: [f64; 2]) -> Self {
        Self { ends }
    }

    /// As [`Shading::shade`] has it.
    fn of(&self, number: f64) -> u8 {
        let [low, high] = self.ends;
        let last = Shading::SHADES - 1;
        let part = (number - low) / (high - low) * f64::from(Shading::SHADES);
        (0..last)
            .find(|shade| part < f64::from(shade + 1))
            .unwrap_or(last)
    }
}

/// How many, as a length.
#[expect(clippy::cast_precision_loss, reason = "a chart has few columns")]
fn size(count: usize) -> f64 {
    count as f64
}
