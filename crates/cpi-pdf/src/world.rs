//! What does Typst see? The template, the report as data, and fonts in memory: no file, no network, no
//! clock.

use cpi_report::fonts;
use serde_json::Value;
use std::collections::BTreeSet;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("report.typ");

/// The world of one report.
pub(crate) struct Paper {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data_at: FileId,
    data: Bytes,
}

impl Paper {
    pub(crate) fn new(further: Vec<Vec<u8>>) -> Self {
        let own = fonts::ALL.iter().map(|font| Bytes::new(font.bytes));
        let further = further.into_iter().map(Bytes::new);
        let fonts: Vec<Font> = own.chain(further).flat_map(Font::iter).collect();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("report.typ"), TEMPLATE.to_owned()),
            data_at: file("report.json"),
            data: Bytes::from_string(String::new()),
        }
    }

    /// Puts the report where the template finds it.
    pub(crate) fn put(&mut self, data: &Value) {
        self.data = Bytes::from_string(data.to_string());
    }

    /// The families of fonts beyond those of `cpi-report`, in the order of their files.
    pub(crate) fn further_families(&self) -> Vec<String> {
        let own: BTreeSet<&str> = fonts::ALL.iter().map(|font| font.family).collect();
        let mut families: Vec<String> = Vec::new();
        for font in &self.fonts {
            let family = &font.info().family;
            if !own.contains(family.as_str()) && !families.iter().any(|it| it == family.as_str()) {
                families.push(family.to_string());
            }
        }
        families
    }

    /// The letters of a report that no font has, in the order of their codes.
    pub(crate) fn missing_letters(&self, data: &Value) -> Vec<char> {
        let mut letters = BTreeSet::new();
        collect(data, &mut letters);
        let lacks = |letter: &char| {
            let code = u32::from(*letter);
            !letter.is_whitespace()
                && !IGNORED.contains(letter)
                && !self
                    .fonts
                    .iter()
                    .any(|font| font.info().coverage.contains(code))
        };
        letters.into_iter().filter(lacks).collect()
    }
}

/// Joiners and places where a word may break: they have no shape of their own.
const IGNORED: [char; 4] = ['\u{200B}', '\u{200C}', '\u{200D}', '\u{2060}'];

fn collect(value: &Value, letters: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => letters.extend(text.chars()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, letters)),
        Value::Object(values) => values.values().for_each(|value| collect(value, letters)),
        _ => {}
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            return Ok(self.template.clone());
        }
        Err(FileError::Other(None))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_at {
            return Ok(self.data.clone());
        }
        Err(FileError::Other(None))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
