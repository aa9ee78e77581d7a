//! Reports as documents that can be edited, in Office Open XML (ISO/IEC 29500): the only place that
//! escapes for it.

mod body;
mod outline;
mod package;
mod page;
mod pictures;
mod tables;
mod text;
mod xml;

use super::foreign::tag;
use super::layout::{self, one_line};
use super::{Options, draft_notice, words};
use crate::Report;
use body::Body;
use cpi_model::provenance::{canonical_json, sha256};
use package::{Package, W};
use xml::Xml;

/// A report as a DOCX, for Word, LibreOffice and other word processors: headings, tables and lists
/// in styles, header rows, alternative texts and the language of every run, so that it can be
/// edited and read aloud. Its first page says that edits do not flow back into scores and names the
/// hash of what the figures were computed from, which is also a property of the file. The same report
/// gives the same bytes.
///
/// # Examples
///
/// ```
/// use cpi_report::{Report, write};
/// let mut report = Report::new("A report", "en");
/// report.heading(2, "Scores");
/// report.paragraph("<b>");
/// let bytes = write::docx(&report, &write::Options::default());
/// assert!(bytes.starts_with(b"PK"));
/// ```
pub fn docx(report: &Report, options: &Options) -> Vec<u8> {
    let mut body = Body::new(report, options);
    let hash = report
        .provenance
        .as_ref()
        .map(|provenance| sha256(&canonical_json(provenance)));
    let framework = report.provenance.as_ref().map(|provenance| {
        let framework = &provenance.framework;
        format!("{} {}", framework.id, framework.version)
    });
    let (cover, rest) = layout::cover(report);
    if let Some(title) = layout::title(report) {
        body.paragraph("Title", title);
    }
    body.blocks(cover);
    if let Some(notice) = draft_notice(report) {
        body.paragraph("Notice", &notice);
    }
    body.notice(framework.as_deref().zip(hash.as_deref()));
    body.contents(report);
    body.blocks(rest);
    body.last_section();
    let title = one_line(&words(&report.title));
    let language = tag(&report.language);
    let footer = footer(&layout::foot(report, hash.as_deref()), language);
    let header = header(
        &one_line(report.mark.as_deref().unwrap_or_default()),
        language,
    );
    Package {
        title,
        language: language.to_owned(),
        hash,
        header,
        footer,
        numbered: body.numbered,
        links: std::mem::take(&mut body.links),
        pictures: std::mem::take(&mut body.pictures),
        document: document(body.xml),
    }
    .zip()
}

fn document(content: Xml) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:document", &NAMESPACES);
    xml.open("w:body", &[]);
    xml.add(content);
    xml.close("w:body");
    xml.close("w:document");
    xml.bytes()
}

const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", W),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// The head of each page.
fn header(text: &str, language: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:hdr", &NAMESPACES);
    begin_paragraph(&mut xml, "Header");
    run(&mut xml, text, language);
    xml.close("w:p");
    xml.close("w:hdr");
    xml.bytes()
}

/// The foot of each page: a text and the number of the page.
fn footer(text: &str, language: &str) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:ftr", &NAMESPACES);
    begin_paragraph(&mut xml, "Footer");
    run(&mut xml, text, language);
    xml.open("w:r", &[]);
    xml.empty("w:tab", &[]);
    xml.close("w:r");
    for (at, field) in ["PAGE", "NUMPAGES"].into_iter().enumerate() {
        if 0 < at {
            run(&mut xml, " / ", language);
        }
        xml.open("w:fldSimple", &[("w:instr", field)]);
        run(&mut xml, "1", language);
        xml.close("w:fldSimple");
    }
    xml.close("w:p");
    xml.close("w:ftr");
    xml.bytes()
}

fn begin_paragraph(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
    xml.close("w:pPr");
}

fn run(xml: &mut Xml, text: &str, language: &str) {
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.value("w:lang", language);
    xml.close("w:rPr");
    xml.element("w:t", &[("xml:space", "preserve")], text);
    xml.close("w:r");
}
