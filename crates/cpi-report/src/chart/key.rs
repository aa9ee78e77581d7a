//! What do the marks of a chart mean? The key below it.

use super::canvas::{Canvas, MARGIN, SMALL, Type};
use super::text::lines;
use cpi_model::characters::visible_line;

/// Draws a mark into a box: its left end, its middle, its width.
pub(super) type Mark = Box<dyn Fn(&mut Canvas, [f64; 2], f64)>;

/// The width of a mark of a key.
const MARK: f64 = 26.0;
/// The height of a line of a key.
const LINE: f64 = 20.0;

/// Writes each mark with its meaning, one after another, in as many lines as they take.
pub(super) fn draw(canvas: &mut Canvas, marks: Vec<(Mark, String)>) {
    if marks.is_empty() {
        return;
    }
    let end = canvas.width() - MARGIN;
    let mut x = MARGIN;
    let mut middle = canvas.beneath(LINE) - LINE / 2.0 + 4.0;
    for (mark, meaning) in marks {
        let room = end - MARGIN - MARK - 8.0;
        for (at, line) in lines(&visible_line(&meaning), SMALL, false, room, 3)
            .iter()
            .enumerate()
        {
            let takes = MARK + 8.0 + Type::small().width(line);
            if at != 0 || (MARGIN < x && end < x + takes) {
                x = MARGIN;
                middle += LINE;
                canvas.beneath(LINE);
            }
            if at == 0 {
                mark(canvas, [x, middle], MARK);
            }
            canvas.text_at(x + MARK + 8.0, middle, line, Type::small());
            x += takes + 18.0;
        }
    }
    canvas.beneath(4.0);
}
