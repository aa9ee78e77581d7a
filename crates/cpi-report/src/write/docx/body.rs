//! How do blocks become paragraphs, lists and tables?

use super::package::{BULLETS, link_id};
use super::page::Page;
use super::xml::Xml;
use super::{Options, outline};
use crate::write::PrintedWord;
use crate::write::foreign::tag;
use crate::write::layout::{self, Orientation};
use crate::{Block, Item, List, ListMarkers, Note, Report, Text};
use cpi_model::language::Words;
use std::collections::BTreeMap;

/// The text of a document on its way.
pub(super) struct Body<'a> {
    pub(super) xml: Xml,
    pub(super) options: &'a Options,
    /// The language of what is written.
    pub(super) language: String,
    pub(super) words: Words<'static>,
    /// Addresses of links, each once.
    pub(super) links: Vec<String>,
    pub(super) numbered: usize,
    /// Bookmarks by the names of anchors.
    pub(super) anchors: BTreeMap<&'a str, String>,
    /// How many bookmarks there are.
    bookmarks: usize,
    /// Pictures: names of their files, and their bytes.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    /// How many headings were written; each has a bookmark.
    headings: usize,
    /// The size of letters in half points, where a table is too wide for the usual one.
    pub(super) size: Option<String>,
    /// The colour of letters on a shaded ground.
    pub(super) colour: Option<&'static str>,
    /// The levels of all headings.
    levels: Vec<u8>,
    /// Whether the next paragraph begins a page.
    pub(super) begins_page: bool,
    /// Whether the next paragraph stays on the page of what follows it.
    leads_on: bool,
    page: Page,
}

impl<'a> Body<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Options) -> Self {
        Self {
            xml: Xml::part(),
            options,
            language: tag(&report.language).to_owned(),
            words: Words::of(&report.language),
            links: Vec::new(),
            numbered: 0,
            anchors: outline::anchors(report),
            bookmarks: 0,
            pictures: Vec::new(),
            headings: 0,
            size: None,
            colour: None,
            levels: layout::headings(report)
                .into_iter()
                .map(|(level, _)| level)
                .collect(),
            begins_page: false,
            leads_on: false,
            page: Page::default(),
        }
    }

    /// Writes blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        let turned = layout::turned(blocks, self.words);
        for (at, (block, orientation)) in blocks.iter().zip(turned).enumerate() {
            self.turn(orientation);
            self.leads_on = layout::leads_on(blocks, at);
            self.block(block);
        }
    }

    /// Goes on in another orientation, on a page of its own.
    pub(super) fn turn(&mut self, orientation: Orientation) {
        if self.page.orientation == orientation {
            return;
        }
        // The properties of a section belong to its last paragraph.
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", "TableEnd");
        self.page.section(&mut self.xml);
        self.xml.close("w:pPr");
        self.xml.close("w:p");
        self.page.orientation = orientation;
        self.begins_page = false;
    }

    /// The properties of the last section.
    pub(super) fn last_section(&mut self) {
        self.page.section(&mut self.xml);
    }

    /// The width of a line, in twentieths of a point.
    pub(super) fn line(&self) -> u32 {
        self.page.orientation.line()
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.heading(text),
            Block::Paragraph(text) => self.paragraph("Normal", text),
            Block::List(list) => self.list(list, 0),
            Block::Table(table) => self.table(table, &table.caption),
            Block::Chart(chart) => self.chart(chart),
            Block::Note(note) => self.note(note),
            Block::PageBreak => self.begins_page = true,
            Block::Anchor(name) => self.anchor(name),
        }
    }

    fn heading(&mut self, text: &Text) {
        let level = self.levels.get(self.headings).copied().unwrap_or(1);
        self.begin_paragraph(&format!("Heading{level}"), |_| {});
        let name = outline::bookmark(self.headings);
        self.headings += 1;
        self.bookmark(&name, |body| body.text(text));
        self.end_paragraph();
    }

    fn bookmark(&mut self, name: &str, marked: impl FnOnce(&mut Self)) {
        let id = self.bookmarks.to_string();
        self.bookmarks += 1;
        self.xml
            .empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        marked(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    fn anchor(&mut self, name: &str) {
        if let Some(name) = self.anchors.get(name).cloned() {
            self.bookmark(&name, |_| {});
        }
    }

    /// Opens a paragraph of a style; `more` writes what its properties have beyond it.
    pub(super) fn begin_paragraph(&mut self, style: &str, more: impl FnOnce(&mut Xml)) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", style);
        if std::mem::take(&mut self.leads_on) {
            self.xml.empty("w:keepNext", &[]);
        }
        if std::mem::take(&mut self.begins_page) {
            self.xml.empty("w:pageBreakBefore", &[]);
        }
        more(&mut self.xml);
        self.xml.close("w:pPr");
    }

    /// Closes a paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.xml.close("w:p");
    }

    /// Writes a paragraph of a style.
    pub(super) fn paragraph(&mut self, style: &str, text: &Text) {
        self.begin_paragraph(style, |_| {});
        self.text(text);
        self.end_paragraph();
    }

    /// A page that begins with something that is no paragraph begins with an empty one.
    pub(super) fn settle_page(&mut self) {
        if self.begins_page {
            self.paragraph("TableEnd", &Text::default());
        }
    }

    pub(super) fn note(&mut self, note: &Note) {
        let worded = self.options.worded(note, self.words);
        self.paragraph("Note", &worded);
    }

    fn list(&mut self, list: &List, level: usize) {
        let number = match list.marks {
            ListMarkers::Bullets => Some(BULLETS),
            ListMarkers::Numbers => {
                self.numbered += 1;
                Some(BULLETS + self.numbered)
            }
            ListMarkers::None => None,
        };
        for item in &list.items {
            self.item(item, number, level);
        }
    }

    fn item(&mut self, item: &Item, number: Option<usize>, level: usize) {
        /// Word has no deeper ones.
        const DEEPEST: usize = 8;
        let level = level.min(DEEPEST);
        self.begin_paragraph("ListParagraph", |xml| {
            if let Some(number) = number {
                xml.open("w:numPr", &[]);
                xml.value("w:ilvl", &level.to_string());
                xml.value("w:numId", &number.to_string());
                xml.close("w:numPr");
            } else {
                xml.empty("w:ind", &[("w:left", &(360 * (level + 1)).to_string())]);
            }
        });
        for (at, line) in item.lines.iter().enumerate() {
            if 0 < at {
                self.xml.open("w:r", &[]);
                self.xml.empty("w:br", &[]);
                self.xml.close("w:r");
            }
            self.text(line);
        }
        self.end_paragraph();
        if let Some(below) = &item.list {
            self.list(below, level + 1);
        }
    }

    /// The id of the relationship that a link needs.
    pub(super) fn link_id(&mut self, target: String) -> String {
        let at = self.links.iter().position(|link| *link == target);
        link_id(at.unwrap_or_else(|| {
            self.links.push(target);
            self.links.len() - 1
        }))
    }

    /// What the first page says: that edits stay here, and what the figures were computed from.
    pub(super) fn notice(&mut self, provenance: Option<(&str, &str)>) {
        let edits = Text::plain(self.words.text(PrintedWord::Edits));
        self.paragraph("Notice", &edits);
        if let Some((framework, hash)) = provenance {
            let computed = self.words.with(
                PrintedWord::Hash,
                &[("framework", framework.into()), ("hash", hash.into())],
            );
            self.paragraph("Notice", &Text::plain(computed));
        }
    }
}
