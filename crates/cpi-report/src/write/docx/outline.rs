//! Which headings does a document have, and how are they listed?

use super::body::Body;
use crate::write::PrintedWord;
use crate::write::layout::{self, DEEPEST_LISTED};
use crate::write::words;
use crate::{Block, Report, Text};
use std::collections::BTreeMap;

/// The name of the bookmark of a heading, by its number.
pub(super) fn bookmark(at: usize) -> String {
    format!("_Toc{:06}", at + 1)
}

/// The bookmarks of the anchors of a report, by their names. Word accepts only short names of letters
/// and digits.
pub(super) fn anchors(report: &Report) -> BTreeMap<&str, String> {
    let anchors = report.blocks.iter().filter_map(|block| match block {
        Block::Anchor(name) => Some(&**name),
        _ => None,
    });
    let mut named = BTreeMap::new();
    for name in anchors {
        let bookmark = format!("anchor{:06}", named.len() + 1);
        named.entry(name).or_insert(bookmark);
    }
    named
}

/// Contents with more lines begin a page.
const LONG: usize = 15;

impl Body<'_> {
    /// The contents: a field, so that Word and LibreOffice can make it anew with numbers of pages,
    /// filled with links to the headings. Nothing where there are few.
    pub(super) fn contents(&mut self, report: &Report) {
        let headings = layout::headings(report);
        let listed = layout::listed(report, &headings);
        if listed.is_empty() {
            return;
        }
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.open("w:docPartObj", &[]);
        self.xml.value("w:docPartGallery", "Table of Contents");
        self.xml.empty("w:docPartUnique", &[]);
        self.xml.close("w:docPartObj");
        self.xml.close("w:sdtPr");
        self.xml.open("w:sdtContent", &[]);
        // LibreOffice lets the heading of long contents stand alone at the end of a page.
        self.begins_page = LONG < listed.len();
        let heading = Text::plain(self.words.text(PrintedWord::Contents));
        self.paragraph("TOCHeading", &heading);
        let last = listed.len() - 1;
        for (position, (at, level, text)) in listed.into_iter().enumerate() {
            self.begin_paragraph(&format!("TOC{level}"), |_| {});
            if position == 0 {
                self.field("begin");
                self.xml.open("w:r", &[]);
                let instruction = format!(" TOC \\o \"1-{DEEPEST_LISTED}\" \\h \\z \\u ");
                self.xml
                    .element("w:instrText", &[("xml:space", "preserve")], &instruction);
                self.xml.close("w:r");
                self.field("separate");
            }
            let anchor = [("w:anchor", &*bookmark(at)), ("w:history", "1")];
            self.xml.open("w:hyperlink", &anchor);
            self.text(&Text::plain(words(text)));
            self.xml.close("w:hyperlink");
            if position == last {
                self.field("end");
            }
            self.end_paragraph();
        }
        self.xml.close("w:sdtContent");
        self.xml.close("w:sdt");
    }

    fn field(&mut self, part: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", part)]);
        self.xml.close("w:r");
    }
}
