//! Two values of each label, and how far they are apart: a ring, a dot, and a line between.

use super::canvas::{Anchor, Canvas, Ink, Paint, Type};
use super::columns::Columns;
use super::dots::Plot;
use super::key;
use super::rows::Rows;
use super::scale::NUMBERS;
use super::text::lines;
use crate::write::DASH;
use crate::{Chart, ChartForm};
use cpi_model::characters::visible_line;
use cpi_model::language::Words;

/// The least height of a row.
const ROW: f64 = 26.0;

pub(super) fn draw(canvas: &mut Canvas, chart: &Chart, words: Words<'_>) {
    let ChartForm::Dumbbells {
        label,
        ends,
        difference,
        axis,
    } = &*chart.form
    else {
        return;
    };
    let columns = Columns::of(chart, words);
    let labels = columns.labels(label);
    let [first, second] = [&ends[0], &ends[1]].map(|end| columns.figures(end.column));
    let shown: Vec<String> = columns
        .figures(difference.column)
        .into_iter()
        .map(|figure| figure.map_or_else(|| DASH.to_owned(), |figure| figure.shown))
        .collect();
    let rows = Rows::of(canvas, &columns, &labels, 0.36);
    // The figures at the right have a heading.
    let heading = Type::small().to(Anchor::End);
    let name = visible_line(&difference.name);
    let room = canvas.width() / 3.0;
    for line in lines(&name, heading.size, false, room, 2) {
        let at = canvas.beneath(15.0);
        canvas.text(
            canvas.width() - super::canvas::MARGIN,
            at - 4.0,
            &line,
            heading,
        );
    }
    let plot = Plot::beside(canvas, &rows, axis, &shown);
    let heights: f64 = (0..labels.len()).map(|row| rows.height(row, ROW)).sum();
    plot.grid(canvas, axis, heights);
    for (row, label) in labels.iter().enumerate() {
        let height = rows.height(row, ROW);
        let middle = canvas.beneath(height) - height / 2.0;
        rows.write(canvas, row, middle);
        let at = [&first[row], &second[row]];
        let [one, other] = at.map(|figure| figure.as_ref().map(|it| plot.scale.at(it.at)));
        if let (Some(one), Some(other)) = (one, other) {
            canvas.line([one, middle], [other, middle], Paint::line(Ink::Other, 3.0));
        }
        if let Some(one) = one {
            ring(canvas, [one, middle]);
        }
        if let Some(other) = other {
            dot(canvas, [other, middle]);
        }
        let how = Type::label().bold(columns.is_accent(label)).to(Anchor::End);
        canvas.text_at(plot.right, middle, &shown[row], how);
    }
    canvas.beneath(NUMBERS);
    let centred = |mark: fn(&mut Canvas, [f64; 2])| -> key::Mark {
        Box::new(move |canvas, [x, middle], width| mark(canvas, [x + width / 2.0, middle]))
    };
    key::draw(
        canvas,
        vec![
            (centred(ring), ends[0].name.clone()),
            (centred(dot), ends[1].name.clone()),
        ],
    );
}

/// The first of the two: where both have the same value, the dot is within the ring.
fn ring(canvas: &mut Canvas, at: [f64; 2]) {
    canvas.circle(at, 7.0, Paint::outlined(Ink::Second, 2.5));
}

fn dot(canvas: &mut Canvas, at: [f64; 2]) {
    canvas.circle(at, 4.5, Paint::filled(Ink::Main));
}
