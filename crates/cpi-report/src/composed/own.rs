//! What a coalition writes itself: files of Markdown, without HTML.

mod markdown;

pub use markdown::{published_own_text, read_own_text};

use crate::{Block, Cell, Item, List, Run, Text};
use cpi_model::code::same_language;
use std::collections::BTreeMap;

/// The parts that a coalition may write, besides those of nodes, which are named by their codes.
pub const PARTS: [Part; 4] = [
    Part {
        name: "foreword",
        of_country: true,
        of_region: true,
    },
    Part {
        name: "summary",
        of_country: true,
        of_region: true,
    },
    Part {
        name: "recommendations",
        of_country: true,
        of_region: true,
    },
    Part {
        name: "demands",
        of_country: true,
        of_region: false,
    },
];

/// What a coalition writes of a correction: what was wrong, and why. It is shown by the site of the
/// corrected edition, and by no report.
pub const ERRATUM: &str = "erratum";

/// A part that a coalition may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its name, which its file begins with.
    pub name: &'static str,
    /// Whether the report of a country has it.
    pub of_country: bool,
    /// Whether the report of all countries has it.
    pub of_region: bool,
}

/// What the coalition writes, by part and language. A part without text is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnTexts(BTreeMap<String, BTreeMap<String, Vec<Block>>>);

impl OwnTexts {
    /// Adds the text of a part in a language, which [`read_own_text`] reads from a file.
    pub fn add(&mut self, part: impl Into<String>, language: impl Into<String>, text: Vec<Block>) {
        if !text.is_empty() {
            let of_part = self.0.entry(part.into()).or_default();
            of_part.insert(language.into(), text);
        }
    }

    /// Whether there is a text of a part, in any language.
    pub fn has(&self, part: &str) -> bool {
        self.0.contains_key(part)
    }

    /// The paragraphs and entries of a part as plain text, by language.
    pub(crate) fn plain(&self, part: &str) -> BTreeMap<String, Vec<String>> {
        let texts = self.0.get(part).into_iter().flatten();
        texts
            .map(|(language, blocks)| {
                let mut lines = Vec::new();
                for block in blocks {
                    match block {
                        Block::Heading { text, .. } | Block::Paragraph(text) => {
                            lines.push(text.to_string());
                        }
                        Block::List(list) => plain_list(list, &mut lines),
                        Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                            let cells: Vec<String> = row.iter().map(plain_cell).collect();
                            cells.join(" | ")
                        })),
                        Block::Note(note) => lines.push(note.text.to_string()),
                        // A coalition's text has no charts; the others have no words.
                        Block::Chart(_) | Block::PageBreak | Block::Anchor(_) => {}
                    }
                }
                (language.clone(), lines)
            })
            .collect()
    }

    /// The text of a part, with its highest headings at a level. In the language asked for, or else in
    /// another one, with every text marked.
    pub(crate) fn blocks(&self, part: &str, language: &str, level: u8) -> Vec<Block> {
        let Some(texts) = self.0.get(part) else {
            return Vec::new();
        };
        let found = texts
            .get_key_value(language)
            .or_else(|| texts.iter().find(|(tag, _)| same_language(tag, language)))
            .or_else(|| texts.iter().next());
        let Some((tag, blocks)) = found else {
            return Vec::new();
        };
        let headings = blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        let highest = headings.min().unwrap_or(1);
        let foreign = (!same_language(tag, language)).then_some(tag.as_str());
        let blocks = blocks.iter().cloned();
        blocks
            .map(|block| match block {
                Block::Heading { level: own, text } => Block::Heading {
                    level: (level + (own - highest)).min(6),
                    text: marked(text, foreign),
                },
                Block::Paragraph(text) => Block::Paragraph(marked(text, foreign)),
                Block::List(list) => Block::List(marked_list(list, foreign)),
                other => other,
            })
            .collect()
    }
}

/// A cell of a table that a coalition wrote, which holds a text.
fn plain_cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Named { name: text, .. } => text.to_string(),
        Cell::Figure { shown, .. } => shown.clone(),
        Cell::Empty | Cell::Missing => String::new(),
    }
}

fn plain_list(list: &List, lines: &mut Vec<String>) {
    for item in &list.items {
        lines.extend(item.lines.iter().map(ToString::to_string));
        if let Some(beneath) = &item.list {
            plain_list(beneath, lines);
        }
    }
}

/// A text, in another language if there is one.
fn marked(text: Text, foreign: Option<&str>) -> Text {
    let Some(language) = foreign else {
        return text;
    };
    let is_plain = |run: &Run| matches!(run, Run::Plain(_) | Run::Strong(_) | Run::Emphasis(_));
    if text.runs().iter().all(is_plain) {
        return Text::foreign(text.to_string(), language);
    }
    text.and(format!(" ({language})"))
}

fn marked_list(list: List, foreign: Option<&str>) -> List {
    let items = list.items.into_iter().map(|item| Item {
        lines: item
            .lines
            .into_iter()
            .map(|line| marked(line, foreign))
            .collect(),
        list: item.list.map(|beneath| marked_list(beneath, foreign)),
    });
    List {
        marks: list.marks,
        items: items.collect(),
    }
}
