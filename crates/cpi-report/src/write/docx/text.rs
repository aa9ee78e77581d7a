//! How does a text become runs of a paragraph?

use super::body::Body;
use crate::write::address::target;
use crate::write::foreign::{by_language, tag};
use crate::{Run, Text};
use cpi_model::characters::visible;

/// The style of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Strong,
    Emphasis,
    Code,
    Link,
}

impl Body<'_> {
    /// Writes a text as runs, each with its language.
    pub(super) fn text(&mut self, text: &Text) {
        for run in text.runs() {
            match run {
                Run::Plain(text) | Run::Page { text, .. } => self.run(text, Style::Plain),
                Run::Strong(text) => self.run(text, Style::Strong),
                Run::Emphasis(text) => self.run(text, Style::Emphasis),
                Run::Foreign { text, language } => self.foreign(text, language),
                Run::Code(text) => self.run(text, Style::Code),
                Run::Link { text, address } => self.link(text, address),
            }
        }
    }

    /// Words without a translation, after which their language is named.
    fn foreign(&mut self, text: &str, language: &str) {
        let of_report = std::mem::replace(&mut self.language, tag(language).to_owned());
        self.run(text, Style::Plain);
        self.language = of_report;
        self.run(&format!(" ({language})"), Style::Plain);
    }

    fn link(&mut self, text: &str, address: &str) {
        let shown = if text.is_empty() { address } else { text };
        if let Some(name) = address.strip_prefix('#') {
            let anchor = self.anchors.get(name).cloned();
            if let Some(anchor) = &anchor {
                self.xml
                    .open("w:hyperlink", &[("w:anchor", anchor), ("w:history", "1")]);
            }
            self.run(
                shown,
                if anchor.is_some() {
                    Style::Link
                } else {
                    Style::Plain
                },
            );
            if anchor.is_some() {
                self.xml.close("w:hyperlink");
            }
            return;
        }
        let Some(target) = target(address) else {
            // An address that leads nowhere is read, not followed.
            self.run(shown, Style::Plain);
            if !text.is_empty() {
                self.run(&format!(", {address}"), Style::Plain);
            }
            return;
        };
        let id = self.link_id(target);
        self.xml
            .open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
        self.run(shown, Style::Link);
        self.xml.close("w:hyperlink");
    }

    /// Words of a style, part by part where the script says that the language is another one.
    fn run(&mut self, text: &str, style: Style) {
        let shown = visible(text);
        let of_report = self.language.clone();
        for (language, part) in by_language(&shown, &of_report) {
            self.xml.open("w:r", &[]);
            self.properties(style, language);
            self.characters(part);
            self.xml.close("w:r");
        }
    }

    fn properties(&mut self, style: Style, language: &str) {
        self.xml.open("w:rPr", &[]);
        match style {
            Style::Plain => {}
            Style::Strong => self.xml.value("w:rStyle", "Strong"),
            Style::Emphasis => self.xml.value("w:rStyle", "Emphasis"),
            Style::Code => self.xml.value("w:rStyle", "Code"),
            Style::Link => self.xml.value("w:rStyle", "Hyperlink"),
        }
        if let Some(colour) = self.colour {
            self.xml.value("w:color", colour);
        }
        if let Some(size) = &self.size {
            self.xml.value("w:sz", size);
            self.xml.value("w:szCs", size);
        }
        self.xml.value("w:lang", language);
        self.xml.close("w:rPr");
    }

    /// Characters; line breaks and tabs are elements.
    fn characters(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if 0 < at {
                self.xml.empty("w:br", &[]);
            }
            for (at, part) in line.split('\t').enumerate() {
                if 0 < at {
                    self.xml.empty("w:tab", &[]);
                }
                if !part.is_empty() {
                    self.xml.element("w:t", &[("xml:space", "preserve")], part);
                }
            }
        }
    }
}
