//! How many answers are of each kind: a bar for each row, divided.

use super::canvas::{Anchor, Canvas, Ink, MARGIN, Paint, Type};
use super::columns;
use super::columns::Columns;
use super::key;
use super::rows::Rows;
use crate::{AnswerMark, Chart, ChartForm};
use cpi_model::language::Words;

/// The least height of a row.
const ROW: f64 = 30.0;
/// The height of a bar.
const BAR: f64 = 20.0;
/// The space between two parts of a bar.
const BETWEEN: f64 = 2.0;
/// The radius of a mark.
const MARK: f64 = 5.0;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Answers {
        row,
        answer,
        count,
        kinds,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let (each, answers) = (columns.labels(row), columns.labels(answer));
    let counts = columns.figures(count);
    let labels = columns::distinct(&each);
    let rows = Rows::of(canvas, &columns, &labels, 0.36);
    let table: Vec<Vec<(f64, String)>> = labels
        .iter()
        .map(|label| {
            let of_kind = |code: &str| {
                let here = |at: &usize| each[*at] == *label && answers[*at].code == code;
                let found = (0..each.len()).find(here).and_then(|at| counts[at].clone());
                found.map_or((0.0, String::new()), |it| (it.at.max(0.0), it.shown))
            };
            kinds.iter().map(|kind| of_kind(&kind.code)).collect()
        })
        .collect();
    let totals: Vec<f64> = table
        .iter()
        .map(|row| row.iter().map(|(count, _)| count).sum())
        .collect();
    let shown: Vec<String> = totals
        .iter()
        .map(|total| words.number(format!("{total:.0}")))
        .collect();
    let how = Type::small().to(Anchor::End);
    let right = canvas.width() - MARGIN;
    let figures = shown.iter().map(|text| how.width(text)).fold(0.0, f64::max);
    let (left, end) = (rows.end(), right - figures - 10.0);
    for row in 0..labels.len() {
        let height = rows.height(row, ROW);
        let middle = canvas.beneath(height) - height / 2.0;
        rows.write(canvas, row, middle);
        canvas.text_at(right, middle, &shown[row], how);
        let mut x = left;
        for ((count, shown), kind) in table[row].iter().zip(kinds) {
            if *count <= 0.0 || totals[row] <= 0.0 {
                continue;
            }
            let width = count / totals[row] * (end - left);
            part(canvas, kind.mark, [x, middle], width - BETWEEN, shown);
            x += width;
        }
    }
    canvas.beneath(4.0);
    let marks = kinds.iter().map(|kind| {
        let mark = kind.mark;
        let draw: key::Mark = Box::new(move |canvas, at, width| part(canvas, mark, at, width, ""));
        (draw, kind.name.clone())
    });
    key::draw(canvas, marks.collect());
}

/// A part of a bar with its mark and its figure, as far as there is room for them.
fn part(canvas: &mut Canvas, mark: AnswerMark, [x, middle]: [f64; 2], width: f64, shown: &str) {
    let (paint, ink) = match mark {
        AnswerMark::Points(12..) => (Paint::filled(Ink::Main), Ink::Ground),
        AnswerMark::Points(0) => (Paint::outlined(Ink::Main, 1.5), Ink::Text),
        AnswerMark::Points(_) => (
            Paint {
                fill: Some(Ink::Tint),
                ..Paint::outlined(Ink::Main, 1.5)
            },
            Ink::Text,
        ),
        AnswerMark::Missing => (Paint::outlined(Ink::Muted, 1.2).dashed(), Ink::Text),
        AnswerMark::NotApplicable => (
            Paint {
                fill: None,
                ..Paint::outlined(Ink::Other, 1.2)
            },
            Ink::Text,
        ),
    };
    let inset = paint.stroke.map_or(0.0, |(_, width)| width / 2.0);
    canvas.rectangle(
        [x + inset, middle - BAR / 2.0 + inset],
        [(width - 2.0 * inset).max(0.5), BAR - 2.0 * inset],
        paint,
    );
    let how = Type::small().inside(ink);
    let text = how.width(shown);
    let with_mark = 2.0 * MARK + 4.0 + text;
    if with_mark + 6.0 <= width {
        let from = x + (width - with_mark) / 2.0;
        glyph(canvas, mark, [from + MARK, middle], ink);
        canvas.text_at(from + with_mark - text, middle, shown, how);
    } else if text + 4.0 <= width {
        let how = how.to(Anchor::Middle);
        canvas.text_at(x + width / 2.0, middle, shown, how);
    } else if shown.is_empty() && 2.0 * MARK <= width {
        glyph(canvas, mark, [x + width / 2.0, middle], ink);
    }
}

/// The points of a circle of radius 1, from above to the left, a twelfth of it each.
const TWELFTHS: [[f64; 2]; 12] = [
    [0.0, -1.0],
    [-0.5, -0.866],
    [-0.866, -0.5],
    [-1.0, 0.0],
    [-0.866, 0.5],
    [-0.5, 0.866],
    [0.0, 1.0],
    [0.5, 0.866],
    [0.866, 0.5],
    [1.0, 0.0],
    [0.866, -0.5],
    [0.5, -0.866],
];

/// The mark of an answer: a circle as full as it earns points, a dash, a stroke.
fn glyph(canvas: &mut Canvas, mark: AnswerMark, [x, y]: [f64; 2], ink: Ink) {
    let on = |paint: Paint| Paint {
        guide: true,
        ..paint
    };
    match mark {
        AnswerMark::Points(12..) => canvas.circle([x, y], MARK - 0.5, on(Paint::filled(ink))),
        AnswerMark::Points(twelfths) => {
            canvas.circle([x, y], MARK - 0.5, on(Paint::line(ink, 1.2)));
            if 0 < twelfths {
                let radius = MARK - 0.5;
                let rim = (0..=usize::from(twelfths)).map(|at| {
                    let [dx, dy] = TWELFTHS[at % TWELFTHS.len()];
                    [x + dx * radius, y + dy * radius]
                });
                let points = std::iter::once([x, y]).chain(rim).collect();
                canvas.path(points, true, on(Paint::filled(ink)));
            }
        }
        AnswerMark::Missing => {
            canvas.line([x - MARK, y], [x + MARK, y], on(Paint::line(ink, 1.8)));
        }
        AnswerMark::NotApplicable => {
            let [from, to] = [[x - 3.5, y + MARK], [x + 3.5, y - MARK]];
            canvas.line(from, to, on(Paint::line(ink, 1.8)));
        }
    }
}
