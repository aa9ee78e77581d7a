//! Reports in Markdown: the only place that escapes for it.

use super::{Options, columns_shown, draft_notice, rows_shown, shown};
use crate::words::Word;
use crate::{Align, Block, Item, List, ListMarkers, Report, Run, Table, Text};
use cpi_model::Provenance;
use cpi_model::escape::{escape_markdown, escape_markdown_within, markdown_link};
use cpi_model::language::{Value, Words};
use cpi_model::provenance::{canonical_json, sha256};

/// A report in Markdown. No text takes effect in it: no link, image, HTML or formula, and no
/// address becomes a link by itself. What it was computed from stands in its last line.
///
/// # Examples
///
/// ```
/// use cpi_report::{Report, write};
/// let mut report = Report::new("A report", "en");
/// report.heading(2, "a_b");
/// report.paragraph("<b>");
/// let text = write::markdown(&report, &write::Options::default());
/// assert_eq!(text, "## a\\_b\n\n&lt;b>\n");
/// ```
pub fn markdown(report: &Report, options: &Options) -> String {
    let words = Words::of(&report.language);
    let notice = draft_notice(report).map(|notice| inline(&notice) + "\n");
    let blocks = report.blocks.iter().map(|block| match block {
        Block::Heading { level, text } => {
            format!("{} {}\n", "#".repeat(usize::from(*level)), within(text))
        }
        Block::Paragraph(text) => inline(text) + "\n",
        Block::Note(note) => inline(&options.worded(note, words)) + "\n",
        Block::List(list) => {
            let mut out = String::new();
            self::list(&mut out, list, "");
            out
        }
        Block::Table(table) => self::table(table, &table.caption, options, words),
        Block::Chart(chart) => self::table(&chart.table, &chart.caption, options, words),
        Block::PageBreak | Block::Anchor(_) => String::new(),
    });
    let mark = report.mark.as_ref();
    let mark = mark.map(|mark| format!("**{}**\n", escape_markdown(mark)));
    let parts = mark.into_iter().chain(notice).chain(blocks);
    let mut parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.extend(report.provenance.as_ref().map(|it| footer(it, words)));
    parts.join("\n")
}

/// The line that says what a report was computed from.
fn footer(provenance: &Provenance, words: Words<'_>) -> String {
    let framework = &provenance.framework;
    let line = words.with(
        Word::Provenance,
        &[
            ("engine", Value::text(&provenance.engine.name)),
            ("version", Value::text(&provenance.engine.version)),
            ("framework", Value::text(escape_markdown(&framework.id))),
            ("edition", Value::text(escape_markdown(&framework.version))),
            ("hash", Value::text(&framework.sha256)),
            ("assessments", Value::number(provenance.assessments.len())),
            (
                "provenance",
                Value::text(sha256(&canonical_json(provenance))),
            ),
        ],
    );
    line + "\n"
}

/// A text that may begin a line.
fn inline(text: &Text) -> String {
    written(text, true)
}

/// A text that follows something on its line.
fn within(text: &Text) -> String {
    written(text, false)
}

fn written(text: &Text, begins: bool) -> String {
    let mut out = String::new();
    for run in text.runs() {
        let first = begins && out.is_empty();
        match run {
            Run::Plain(text) | Run::Page { text, .. } if first => {
                out.push_str(&escape_markdown(text));
            }
            Run::Plain(text) | Run::Page { text, .. } => {
                out.push_str(&escape_markdown_within(text));
            }
            Run::Strong(text) => out.push_str(&format!("**{}**", escape_markdown(text))),
            Run::Emphasis(text) => out.push_str(&format!("*{}*", escape_markdown(text))),
            Run::Foreign { text, language } => {
                let escaped = if first {
                    escape_markdown(text)
                } else {
                    escape_markdown_within(text)
                };
                out.push_str(&format!("{escaped} ({})", escape_markdown_within(language)));
            }
            Run::Code(text) => out.push_str(&code(text)),
            // Markdown has no anchors.
            Run::Link { text, address } if address.starts_with('#') => {
                out.push_str(&escape_markdown_within(text));
            }
            Run::Link { text, address } if text.is_empty() => {
                out.push_str(&markdown_link(address, address));
            }
            Run::Link { text, address } => out.push_str(&markdown_link(text, address)),
        }
    }
    out
}

/// A code, between backticks where nothing in it could end them or divide a table.
fn code(text: &str) -> String {
    if text.contains(['`', '|', '\n', '\r', '{', '<', '\\']) || text.trim() != text {
        return escape_markdown_within(text);
    }
    format!("`{text}`")
}

fn list(out: &mut String, list: &List, indent: &str) {
    for (at, item) in list.items.iter().enumerate() {
        let mark = match list.marks {
            ListMarkers::Bullets | ListMarkers::None => "- ".to_owned(),
            ListMarkers::Numbers => format!("{}. ", at + 1),
        };
        self::item(out, item, indent, &mark);
    }
}

fn item(out: &mut String, item: &Item, indent: &str, mark: &str) {
    let beneath = format!("{indent}{}", " ".repeat(mark.len()));
    let lines: Vec<String> = item.lines.iter().map(inline).collect();
    // Two blanks at the end of a line break it.
    let lines = lines.join(&format!("  \n{beneath}"));
    out.push_str(&format!("{indent}{mark}{lines}\n"));
    if let Some(below) = &item.list {
        list(out, below, &beneath);
    }
}

fn table(table: &Table, caption: &Text, options: &Options, words: Words<'_>) -> String {
    let mut out = String::new();
    if !caption.is_empty() {
        out.push_str(&format!("{}\n\n", inline(caption)));
    }
    let columns = columns_shown(table);
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let headings = columns
        .iter()
        .filter_map(|at| table.columns[*at].heading.as_ref());
    out.push_str(&line(&mut headings.map(inline)));
    out.push_str(&line(&mut columns.iter().map(
        |at| match table.columns[*at].align {
            Align::Left => "---".to_owned(),
            Align::Right => "---:".to_owned(),
        },
    )));
    for row in rows_shown(table) {
        out.push_str(&line(
            &mut columns.iter().map(|at| inline(&shown(&row[*at], words))),
        ));
    }
    for note in &table.notes {
        out.push_str(&format!("\n{}\n", inline(&options.worded(note, words))));
    }
    out
}
