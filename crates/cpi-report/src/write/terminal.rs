//! Reports for a terminal, or wherever plain text is read.

use super::{Options, columns_shown, draft_notice, rows_shown, shown};
use crate::{Align, Block, Item, List, ListMarkers, Report, Table, Text};
use comfy_table::{CellAlignment, ContentArrangement, presets};
use cpi_model::characters::visible_line;
use cpi_model::language::Words;

/// A report as plain text. Characters that a terminal obeys, or that nobody sees, are shown by
/// their code points; a cell and a line of a list stay on one line.
///
/// # Examples
///
/// ```
/// use cpi_report::{Report, write};
/// let mut report = Report::new("A report", "en");
/// report.paragraph("red \u{1B}[31m");
/// assert_eq!(write::terminal(&report, &write::Options::default()), "red <U+001B>[31m\n");
/// ```
pub fn terminal(report: &Report, options: &Options) -> String {
    let words = Words::of(&report.language);
    let mut out = String::new();
    let mut after_heading = true;
    if let Some(mark) = &report.mark {
        push(&mut out, &mark.as_str().into());
        after_heading = false;
    }
    if let Some(notice) = draft_notice(report) {
        push(&mut out, &notice);
        after_heading = false;
    }
    for block in &report.blocks {
        // A blank line divides blocks; a heading stands with what follows it.
        if !after_heading {
            out.push('\n');
        }
        after_heading = matches!(block, Block::Heading { .. });
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => push(&mut out, text),
            Block::Note(note) => push(&mut out, &options.worded(note, words)),
            Block::List(list) => self::list(&mut out, list, 0),
            Block::Table(table) => self::table(&mut out, table, &table.caption, options, words),
            Block::Chart(chart) => {
                self::table(&mut out, &chart.table, &chart.caption, options, words);
            }
            Block::PageBreak | Block::Anchor(_) => after_heading = true,
        }
    }
    out
}

fn push(out: &mut String, text: &Text) {
    out.push_str(visible_line(&text.to_string()).trim_end());
    out.push('\n');
}

fn list(out: &mut String, list: &List, depth: usize) {
    for (at, item) in list.items.iter().enumerate() {
        let mark = match list.marks {
            ListMarkers::Bullets => "- ".to_owned(),
            ListMarkers::Numbers => format!("{}. ", at + 1),
            ListMarkers::None => String::new(),
        };
        self::item(out, item, &mark, depth);
    }
}

fn item(out: &mut String, item: &Item, mark: &str, depth: usize) {
    const INDENT: &str = "  ";
    for (at, line) in item.lines.iter().enumerate() {
        let indent = INDENT.repeat(depth + usize::from(0 < at));
        out.push_str(&indent);
        if at == 0 {
            out.push_str(mark);
        }
        push(out, line);
    }
    if let Some(beneath) = &item.list {
        list(out, beneath, depth + 1);
    }
}

fn table(out: &mut String, table: &Table, caption: &Text, options: &Options, words: Words<'_>) {
    if !caption.is_empty() {
        push(out, caption);
    }
    let columns = columns_shown(table);
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(presets::NOTHING);
    if let Some(width) = options.width {
        drawn
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    let headings = columns
        .iter()
        .filter_map(|at| Some(table.columns[*at].heading.as_ref()?.to_string()));
    drawn.set_header(headings.map(|heading| visible_line(&heading).into_owned()));
    for row in rows_shown(table) {
        let cells = columns.iter().map(|at| shown(&row[*at], words).to_string());
        drawn.add_row(cells.map(|cell| visible_line(&cell).into_owned()));
    }
    for (drawn, at) in drawn.column_iter_mut().zip(&columns) {
        if table.columns[*at].align == Align::Right {
            drawn.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in drawn.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    for note in &table.notes {
        push(out, &options.worded(note, words));
    }
}
