//! Which files does a DOCX consist of?

use super::xml::Xml;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const STYLES: &str = include_str!("styles.xml");
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OF_DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// The namespace of what Word writes.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a document that its texts decide.
pub(super) struct Package {
    pub(super) title: String,
    pub(super) language: String,
    /// The hash of what it was computed from.
    pub(super) hash: Option<String>,
    pub(super) document: Vec<u8>,
    pub(super) header: Vec<u8>,
    pub(super) footer: Vec<u8>,
    /// How many numbered lists there are.
    pub(super) numbered: usize,
    /// Addresses of links, in the order of their numbers.
    pub(super) links: Vec<String>,
    /// Pictures: names of files in `word/media` and their bytes.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
}

/// The id of the relationship to a link or picture, by its number.
pub(super) fn link_id(at: usize) -> String {
    format!("link{at}")
}

/// The id of the relationship to a picture, by its number.
pub(super) fn picture_id(at: usize) -> String {
    format!("picture{at}")
}

impl Package {
    /// The archive. Its members have no date, so the same document gives the same bytes.
    pub(super) fn zip(self) -> Vec<u8> {
        let mut members: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".to_owned(), content_types()),
            ("_rels/.rels".to_owned(), package_relationships()),
            ("docProps/core.xml".to_owned(), self.core()),
            ("docProps/custom.xml".to_owned(), self.custom()),
            (
                "word/_rels/document.xml.rels".to_owned(),
                self.relationships(),
            ),
            (
                "word/styles.xml".to_owned(),
                STYLES.replace("LANGUAGE", &self.language).into_bytes(),
            ),
            ("word/numbering.xml".to_owned(), numbering(self.numbered)),
            ("word/settings.xml".to_owned(), self.settings()),
        ];
        members.push(("word/header1.xml".to_owned(), self.header));
        members.push(("word/footer1.xml".to_owned(), self.footer));
        members.push(("word/document.xml".to_owned(), self.document));
        for (name, bytes) in self.pictures {
            members.push((format!("word/media/{name}"), bytes));
        }
        archive(members).expect("an archive in memory does not fail")
    }

    /// The title and the language, where programs look for them.
    fn core(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        let namespaces = [
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ];
        xml.open("cp:coreProperties", &namespaces);
        xml.element("dc:title", &[], &self.title);
        xml.element("dc:language", &[], &self.language);
        xml.close("cp:coreProperties");
        xml.bytes()
    }

    /// The hash, as a property that survives edits of the text.
    fn custom(&self) -> Vec<u8> {
        const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
        let mut xml = Xml::document();
        let namespaces = [
            (
                "xmlns",
                "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            ),
            ("xmlns:vt", TYPES),
        ];
        xml.open("Properties", &namespaces);
        if let Some(hash) = &self.hash {
            let property = [
                ("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                ("pid", "2"),
                ("name", "cpi.provenance.sha256"),
            ];
            xml.open("property", &property);
            xml.element("vt:lpwstr", &[], hash);
            xml.close("property");
        }
        xml.close("Properties");
        xml.bytes()
    }

    fn relationships(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
        for part in ["styles", "numbering", "settings"] {
            relationship(&mut xml, part, part, &format!("{part}.xml"));
        }
        for part in ["header", "footer"] {
            relationship(&mut xml, part, part, &format!("{part}1.xml"));
        }
        for (at, (name, _)) in self.pictures.iter().enumerate() {
            relationship(&mut xml, &picture_id(at), "image", &format!("media/{name}"));
        }
        for (at, address) in self.links.iter().enumerate() {
            let link = [
                ("Id", &*link_id(at)),
                ("Type", &*format!("{OF_DOCUMENT}/hyperlink")),
                ("Target", address),
                ("TargetMode", "External"),
            ];
            xml.empty("Relationship", &link);
        }
        xml.close("Relationships");
        xml.bytes()
    }

    fn settings(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        xml.open("w:settings", &[("xmlns:w", W)]);
        xml.value("w:defaultTabStop", "567");
        xml.open("w:compat", &[]);
        // Without it Word opens the file in the mode of Word 2007.
        let mode = [
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ];
        xml.empty("w:compatSetting", &mode);
        xml.close("w:compat");
        xml.value("w:themeFontLang", &self.language);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
        xml.close("w:settings");
        xml.bytes()
    }
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    let kind = format!("{OF_DOCUMENT}/{kind}");
    xml.empty(
        "Relationship",
        &[("Id", id), ("Type", &kind), ("Target", target)],
    );
}

fn content_types() -> Vec<u8> {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::document();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", namespace)]);
    for (extension, kind) in [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("svg", "image/svg+xml"),
    ] {
        xml.empty(
            "Default",
            &[("Extension", extension), ("ContentType", kind)],
        );
    }
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{WORD}.document.main+xml"));
    for name in ["styles", "numbering", "settings"] {
        part(&format!("/word/{name}.xml"), &format!("{WORD}.{name}+xml"));
    }
    for name in ["header", "footer"] {
        part(&format!("/word/{name}1.xml"), &format!("{WORD}.{name}+xml"));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "/docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    );
    xml.close("Types");
    xml.bytes()
}

fn package_relationships() -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
    relationship(&mut xml, "document", "officeDocument", "word/document.xml");
    relationship(
        &mut xml,
        "custom",
        "custom-properties",
        "docProps/custom.xml",
    );
    let core = [
        ("Id", "core"),
        (
            "Type",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        ),
        ("Target", "docProps/core.xml"),
    ];
    xml.empty("Relationship", &core);
    xml.close("Relationships");
    xml.bytes()
}

/// The number of the bullets; a numbered list has the number after it plus its own.
pub(super) const BULLETS: usize = 1;

/// How lists are marked: number 1 has bullets, each numbered list has a number of its own, since it
/// begins at one again.
fn numbering(numbered: usize) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("w:numbering", &[("xmlns:w", W)]);
    for (id, format) in [("0", "bullet"), ("1", "decimal")] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.value("w:multiLevelType", "hybridMultilevel");
        for level in 0..9_usize {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.value("w:start", "1");
            xml.value("w:numFmt", format);
            let mark = if format == "bullet" {
                ["•", "–", "·"][level % 3].to_owned()
            } else {
                format!("%{}.", level + 1)
            };
            xml.value("w:lvlText", &mark);
            xml.value("w:lvlJc", "left");
            xml.open("w:pPr", &[]);
            let left = (360 * (level + 1)).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", "360")]);
            xml.close("w:pPr");
            xml.close("w:lvl");
        }
        xml.close("w:abstractNum");
    }
    for number in BULLETS..=BULLETS + numbered {
        let is_bullets = number == BULLETS;
        xml.open("w:num", &[("w:numId", &number.to_string())]);
        xml.value("w:abstractNumId", if is_bullets { "0" } else { "1" });
        if !is_bullets {
            for level in 0..9 {
                xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
                xml.value("w:startOverride", "1");
                xml.close("w:lvlOverride");
            }
        }
        xml.close("w:num");
    }
    xml.close("w:numbering");
    xml.bytes()
}

fn archive(members: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        // PNG is packed already.
        let method = if name.rsplit('.').next() == Some("png") {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT);
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
