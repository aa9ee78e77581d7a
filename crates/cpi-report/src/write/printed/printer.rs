//! How does a report become what a printer needs?

use super::{
    Part, Printed, PrintedBlock, PrintedCell, PrintedColumn, PrintedItem, PrintedList, PrintedRun,
    PrintedTable, RunKind, Tag,
};
use crate::write::address::target;
use crate::write::foreign::by_language;
use crate::write::layout::{self, LONGEST_WORD, Orientation, one_line};
use crate::write::{
    Options, PrintedWord, columns_shown, draft_notice, rows_shown, shade, shown, words as words_of,
};
use crate::{Align, Block, Chart, Item, List, Report, Run, Table, Text, chart};
use cpi_model::characters::{visible, visible_line};
use cpi_model::language::Words;
use cpi_model::provenance::{canonical_json, sha256};
use std::collections::BTreeMap;

pub(super) struct Printer<'a> {
    report: &'a Report,
    options: &'a Options,
    words: Words<'static>,
    /// Names of anchors that a template takes.
    anchors: BTreeMap<&'a str, String>,
    /// The levels of headings that are not yet printed, the last first.
    levels: Vec<u8>,
    headings: usize,
    charts: usize,
}

impl<'a> Printer<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Options) -> Self {
        let mut anchors = BTreeMap::new();
        for block in &report.blocks {
            if let Block::Anchor(name) = block {
                let label = format!("anchor-{}", anchors.len() + 1);
                anchors.entry(&**name).or_insert(label);
            }
        }
        let levels = layout::headings(report).into_iter().rev();
        Self {
            report,
            options,
            words: Words::of(&report.language),
            anchors,
            levels: levels.map(|(level, _)| level).collect(),
            headings: 0,
            charts: 0,
        }
    }

    pub(super) fn print(mut self) -> Printed {
        let report = self.report;
        let provenance = report.provenance.as_ref();
        let hash = provenance.map(|provenance| sha256(&canonical_json(provenance)));
        let computed = provenance.zip(hash.as_deref()).map(|(provenance, hash)| {
            let framework = &provenance.framework;
            let framework =
                visible_line(&format!("{} {}", framework.id, framework.version)).into_owned();
            let named = [("framework", framework.into()), ("hash", hash.into())];
            self.words.with(PrintedWord::Hash, &named)
        });
        let headings = layout::headings(report);
        let has_contents = !layout::listed(report, &headings).is_empty();
        let (cover, rest) = layout::cover(report);
        let mut parts = Vec::new();
        self.blocks(cover, &mut parts);
        if let Some(notice) = draft_notice(report) {
            let text = self.text(&notice);
            push(
                &mut parts,
                Orientation::Portrait,
                PrintedBlock::Note { text },
            );
        }
        if has_contents {
            push(&mut parts, Orientation::Portrait, PrintedBlock::Contents);
        }
        self.blocks(rest, &mut parts);
        let title = one_line(&words_of(&report.title));
        Printed {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            heading: layout::title(report).map(|title| one_line(&words_of(title))),
            // A PDF that can be read aloud has a title.
            title: if title.is_empty() {
                "CPI".to_owned()
            } else {
                title
            },
            language: tag(&report.language),
            fonts: Vec::new(),
            mark: report.mark.as_deref().map(one_line),
            foot: layout::foot(report, hash.as_deref()),
            contents: has_contents.then(|| self.words.text(PrintedWord::Contents).to_owned()),
            computed,
            parts,
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], parts: &mut Vec<Part>) {
        let turned = layout::turned(blocks, self.words).into_iter();
        for (at, (block, orientation)) in blocks.iter().zip(turned).enumerate() {
            if let Some(mut block) = self.block(block, orientation) {
                if let PrintedBlock::Paragraph { leads_on, .. } = &mut block {
                    *leads_on = layout::leads_on(blocks, at);
                }
                push(parts, orientation, block);
            }
        }
    }

    fn block(&mut self, block: &'a Block, orientation: Orientation) -> Option<PrintedBlock> {
        Some(match block {
            Block::Heading { text, .. } => {
                self.headings += 1;
                PrintedBlock::Heading {
                    level: self.levels.pop().unwrap_or(1),
                    text: self.text(text),
                    label: format!("heading-{}", self.headings),
                }
            }
            Block::Paragraph(text) => PrintedBlock::Paragraph {
                text: self.text(text),
                leads_on: false,
            },
            Block::List(list) => PrintedBlock::List(self.list(list)),
            Block::Table(table) => {
                PrintedBlock::Table(self.table(table, &table.caption, orientation))
            }
            Block::Chart(chart) => self.chart(chart, orientation),
            Block::Note(note) => PrintedBlock::Note {
                text: self.text(&self.options.worded(note, self.words)),
            },
            Block::PageBreak => PrintedBlock::PageBreak,
            Block::Anchor(name) => PrintedBlock::Anchor {
                label: self.anchors.get(&**name)?.clone(),
            },
        })
    }

    fn list(&self, list: &List) -> PrintedList {
        PrintedList {
            marks: list.marks,
            items: list.items.iter().map(|item| self.item(item)).collect(),
        }
    }

    fn item(&self, item: &Item) -> PrintedItem {
        PrintedItem {
            lines: item.lines.iter().map(|line| self.text(line)).collect(),
            list: item.list.as_ref().map(|list| self.list(list)),
        }
    }

    fn chart(&mut self, chart: &Chart, orientation: Orientation) -> PrintedBlock {
        self.charts += 1;
        let options = chart::Options {
            id: &format!("chart{}", self.charts),
            titled: false,
            ..chart::Options::file(self.words, None)
        };
        PrintedBlock::Chart {
            caption: self.text(&chart.caption),
            alternative: visible_line(&chart.alternative).into_owned(),
            svg: chart::svg(chart, &options),
            table: self.table(&chart.table, &chart.table.caption, orientation),
        }
    }

    fn table(&self, table: &Table, caption: &Text, orientation: Orientation) -> PrintedTable {
        let shown_at = columns_shown(table);
        let widths = layout::widths(table, self.words, orientation.line());
        let columns = shown_at.iter().zip(&widths).map(|(at, width)| {
            let column = &table.columns[*at];
            let heading = column.heading.as_ref();
            PrintedColumn {
                width: f64::from(*width) / 20.0,
                heading: heading.map_or_else(Vec::new, |heading| self.cell(heading)),
                right: column.align == Align::Right,
            }
        });
        let rows = rows_shown(table).iter().map(|row| {
            let cells = shown_at.iter().map(|at| {
                let shade = shade(table, *at, &row[*at]);
                PrintedCell {
                    text: self.cell(&shown(&row[*at], self.words)),
                    fill: shade.map(|shade| shade.fill.to_owned()),
                    ink: shade.map(|shade| shade.text.to_owned()),
                }
            });
            cells.collect()
        });
        let notes = table.notes.iter();
        PrintedTable {
            caption: self.text(caption),
            scale: layout::scale(table, self.words, orientation.line()),
            columns: columns.collect(),
            rows: rows.collect(),
            notes: notes
                .map(|note| self.text(&self.options.worded(note, self.words)))
                .collect(),
        }
    }

    /// A text of a table, whose columns may be narrower than a word.
    fn cell(&self, text: &Text) -> Vec<PrintedRun> {
        let mut runs = self.text(text);
        for run in &mut runs {
            run.text = breakable(&run.text);
        }
        runs
    }

    fn text(&self, text: &Text) -> Vec<PrintedRun> {
        let mut runs = Vec::new();
        for run in text.runs() {
            self.run(run, &mut runs);
        }
        runs
    }

    fn run(&self, run: &Run, runs: &mut Vec<PrintedRun>) {
        let of_report = &*self.report.language;
        match run {
            Run::Plain(text) | Run::Page { text, .. } => {
                spoken(RunKind::Plain, text, of_report, of_report, None, runs);
            }
            Run::Strong(text) => spoken(RunKind::Strong, text, of_report, of_report, None, runs),
            Run::Emphasis(text) => {
                spoken(RunKind::Emphasis, text, of_report, of_report, None, runs);
            }
            Run::Code(text) => spoken(RunKind::Code, text, of_report, of_report, None, runs),
            Run::Foreign { text, language } => {
                spoken(RunKind::Plain, text, language, of_report, None, runs);
                let named = format!(" ({language})");
                spoken(RunKind::Plain, &named, of_report, of_report, None, runs);
            }
            Run::Link { text, address } => {
                let shown = if text.is_empty() { address } else { text };
                let (kind, address) = if let Some(name) = address.strip_prefix('#') {
                    (RunKind::Anchor, self.anchors.get(name).cloned())
                } else {
                    (RunKind::Link, target(address))
                };
                let kind = if address.is_some() {
                    kind
                } else {
                    RunKind::Plain
                };
                spoken(kind, shown, of_report, of_report, address.as_deref(), runs);
            }
        }
    }
}

/// Adds a block to the part whose pages are turned as it needs.
fn push(parts: &mut Vec<Part>, orientation: Orientation, block: PrintedBlock) {
    let turned = orientation == Orientation::Landscape;
    match parts.last_mut() {
        Some(part) if part.turned == turned => part.blocks.push(block),
        _ => parts.push(Part {
            turned,
            blocks: vec![block],
        }),
    }
}

/// Adds words, part by part where their script says another language.
fn spoken(
    kind: RunKind,
    text: &str,
    language: &str,
    of_report: &str,
    address: Option<&str>,
    runs: &mut Vec<PrintedRun>,
) {
    let shown = visible(text);
    for (language, part) in by_language(&shown, language) {
        runs.push(PrintedRun {
            kind,
            text: part.replace('\t', " "),
            language: (language != of_report).then(|| tag(language)),
            address: address.map(str::to_owned),
        });
    }
}

/// A language as PDF names it; `und` where a tag names none.
fn tag(tag: &str) -> Tag {
    let mut parts = tag.split('-');
    let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let language = parts.next().unwrap_or_default();
    let is_language = matches!(language.len(), 2 | 3) && is_letters(language);
    let region = parts.find(|part| part.len() == 2 && is_letters(part));
    Tag {
        language: if is_language {
            language.to_lowercase()
        } else {
            "und".to_owned()
        },
        region: region.filter(|_| is_language).map(str::to_uppercase),
    }
}

/// A text of a table in which a word that is too long for a column can be broken.
fn breakable(text: &str) -> String {
    /// After so many letters.
    const LETTERS: usize = 12;
    if text
        .split_whitespace()
        .all(|word| layout::letters(word) <= LONGEST_WORD)
    {
        return text.to_owned();
    }
    let mut broken = String::with_capacity(text.len() + 16);
    let mut since = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            since = 0;
        } else {
            if since == LETTERS {
                broken.push('\u{200B}');
                since = 0;
            }
            since += 1;
        }
        broken.push(c);
    }
    broken
}
