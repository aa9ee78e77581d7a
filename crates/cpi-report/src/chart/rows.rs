//! Where on the picture are the rows of a chart and their labels?

use super::canvas::{Anchor, Canvas, MARGIN, SIZE, Type};
use super::columns::{Columns, Label};
use super::text::lines;

/// The height of a line of a label.
const LINE: f64 = 17.0;

/// The labels at the left of rows, in lines.
pub(super) struct Rows {
    lines: Vec<Vec<String>>,
    bold: Vec<bool>,
    width: f64,
}

impl Rows {
    /// Labels that take at most a part of the width, in at most three lines; in up to six where labels
    /// would otherwise read the same once they are cut.
    pub(super) fn of(canvas: &Canvas, columns: &Columns<'_>, labels: &[Label], part: f64) -> Self {
        const LINES: std::ops::RangeInclusive<usize> = 3..=6;
        let most = canvas.width() * part;
        let bold: Vec<bool> = labels
            .iter()
            .map(|label| columns.is_accent(label))
            .collect();
        let in_lines = |count: usize| -> Vec<Vec<String>> {
            let labels = labels.iter().zip(&bold);
            labels
                .map(|(label, bold)| lines(&label.name, SIZE, *bold, most, count))
                .collect()
        };
        let read_apart = |lines: &Vec<Vec<String>>| {
            let cut = lines.iter().map(|lines| lines.concat());
            let mut cut: Vec<String> = cut.filter(|text| text.ends_with('…')).collect();
            cut.sort_unstable();
            cut.windows(2).all(|two| two[0] != two[1])
        };
        let mut tried = LINES.map(in_lines);
        let lines = tried
            .find(read_apart)
            .unwrap_or_else(|| in_lines(*LINES.start()));
        let widths = lines.iter().zip(&bold).flat_map(|(lines, bold)| {
            let how = Type::label().bold(*bold);
            lines.iter().map(move |line| how.width(line))
        });
        Self {
            width: widths.fold(0.0, f64::max),
            lines,
            bold,
        }
    }

    /// Where the labels end and the plot may begin.
    pub(super) fn end(&self) -> f64 {
        MARGIN + self.width + 12.0
    }

    /// The height of a row, at least the given one.
    #[expect(clippy::cast_precision_loss, reason = "a label has few lines")]
    pub(super) fn height(&self, row: usize, least: f64) -> f64 {
        (self.lines[row].len() as f64 * LINE + 7.0).max(least)
    }

    /// Writes the label of a row around its middle.
    #[expect(clippy::cast_precision_loss, reason = "a label has few lines")]
    pub(super) fn write(&self, canvas: &mut Canvas, row: usize, middle: f64) {
        let lines = &self.lines[row];
        let how = Type::label().bold(self.bold[row]).to(Anchor::Start);
        let first = middle - (lines.len() as f64 - 1.0) * LINE / 2.0;
        for (at, line) in lines.iter().enumerate() {
            canvas.text_at(MARGIN, first + at as f64 * LINE, line, how);
        }
    }
}
