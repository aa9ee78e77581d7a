//! What does a chart look like beside a link that somebody shares?

use super::canvas::{MARGIN, SMALL, Type};
use super::{Canvas, Options, draw, lines, png};
use crate::Chart;
use cpi_model::characters::visible_line;
use cpi_model::language::Words;

/// The width and height of a picture to share, in dots: programs that preview links show it uncropped.
pub(crate) const SIZE: [u16; 2] = [1200, 630];

/// The widths at which it is laid out: the first that fits is used, since its letters are the largest.
const WIDTHS: [u16; 5] = [480, 600, 800, 960, 1200];

/// The size of the letters of the finding.
const FINDING: f64 = 20.0;

/// The height of a line of the foot.
const FOOT: f64 = 16.0;

/// A picture to share: the finding of a chart in large letters, the chart if it fits, and notes below
/// it, such as its source. The same chart gives the same bytes.
pub(crate) fn share(chart: &Chart, notes: &[&str], words: Words<'_>) -> Option<Vec<u8>> {
    let with_chart = WIDTHS.into_iter().map(|width| (width, Some(chart)));
    let (width, canvas) = with_chart
        .chain([(WIDTHS[0], None)])
        .find_map(|(width, drawn)| {
            let canvas = laid_out(width, &chart.caption.to_string(), drawn, notes, words)?;
            Some((width, canvas))
        })?;
    let options = Options {
        words,
        ..Options::default()
    };
    let svg = canvas.write("", "", &options);
    png::scaled(&svg, f32::from(SIZE[0]) / f32::from(width))
}

/// The picture at a width; none if it is higher than it may be.
fn laid_out(
    width: u16,
    finding: &str,
    chart: Option<&Chart>,
    notes: &[&str],
    words: Words<'_>,
) -> Option<Canvas> {
    let width = f64::from(width);
    let height = width * f64::from(SIZE[1]) / f64::from(SIZE[0]) - MARGIN;
    let room = width - 2.0 * MARGIN;
    let mut canvas = Canvas::new(width);
    canvas.beneath(MARGIN);
    for line in lines(&visible_line(finding), FINDING, true, room, 4) {
        let at = canvas.beneath(FINDING * 1.35);
        let how = Type {
            size: FINDING,
            ..Type::title()
        };
        canvas.text(MARGIN, at - FINDING * 0.35, &line, how);
    }
    canvas.beneath(MARGIN);
    if let Some(chart) = chart {
        draw(&mut canvas, chart, words);
    }
    let notes = notes.iter().copied().chain(words.draft_notice());
    let foot: Vec<String> = notes
        .flat_map(|text| lines(&visible_line(text), SMALL, false, room, 2))
        .collect();
    let left = height - canvas.height() - foot.iter().map(|_| FOOT).sum::<f64>();
    if left < 0.0 {
        return None;
    }
    canvas.beneath(left);
    for line in foot {
        let at = canvas.beneath(FOOT);
        canvas.text(MARGIN, at - MARGIN, &line, Type::small());
    }
    Some(canvas)
}
