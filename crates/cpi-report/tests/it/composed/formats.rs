//! Every figure of a report is the one that `cpi score` prints, in every format: tables are read back
//! from HTML, Markdown and DOCX.

use super::{Given, ParsedDraft, tables};
use cpi_report::Report;
use cpi_report::composed::{OwnTexts, Scope, country, regional};
use cpi_report::write::{Options, docx, html, markdown};
use pulldown_cmark::{Event as Mark, Options as Marks, Parser, Tag, TagEnd};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// Tables: rows of cells as people read them, the header first.
type Shown = Vec<Vec<Vec<String>>>;

/// The words of a cell, without what differs by format: blanks, and places where a word may break.
fn plain(text: &str) -> String {
    let text = text.replace('\u{200B}', "");
    let words = text.split(|c: char| c.is_whitespace() || c == '\u{2003}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn from_html(report: &Report) -> Shown {
    let page = html(report, &Options::default());
    let read = tables(&page).into_iter().map(|table| {
        let rows = table.iter().map(|row| {
            let cells = row.iter().map(|cell: &ParsedDraft| plain(&cell.shown));
            cells.collect()
        });
        rows.collect()
    });
    read.collect()
}

fn from_markdown(report: &Report) -> Shown {
    let text = markdown(report, &Options::default());
    let mut tables: Shown = Vec::new();
    for event in Parser::new_ext(&text, Marks::ENABLE_TABLES) {
        match event {
            // What follows a table belongs to no cell of it.
            Mark::Start(Tag::Table(_)) | Mark::End(TagEnd::Table) => tables.push(Vec::new()),
            Mark::Start(Tag::TableHead | Tag::TableRow) => {
                tables.last_mut().unwrap().push(Vec::new());
            }
            Mark::Start(Tag::TableCell) => row(&mut tables).push(String::new()),
            Mark::End(TagEnd::TableCell) => {
                let cell = cell(&mut tables).unwrap();
                *cell = plain(cell);
            }
            Mark::Text(text) | Mark::Code(text) => {
                if let Some(cell) = cell(&mut tables) {
                    cell.push_str(&text);
                }
            }
            Mark::Html(text) | Mark::InlineHtml(text) => assert_eq!(&*text, "<!-- -->"),
            _ => {}
        }
    }
    tables.retain(|table| !table.is_empty());
    tables
}

fn from_docx(report: &Report) -> Shown {
    let bytes = docx(report, &Options::default());
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut member = zip.by_name("word/document.xml").unwrap();
    member.read_to_string(&mut xml).unwrap();
    let mut reader = Reader::from_str(&xml);
    let mut tables: Shown = Vec::new();
    let mut is_text = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => match start.name().as_ref() {
                "w:tbl" => tables.push(Vec::new()),
                "w:tr" => tables.last_mut().unwrap().push(Vec::new()),
                "w:tc" => row(&mut tables).push(String::new()),
                "w:t" => is_text = true,
                _ => {}
            },
            Event::Empty(start) if matches!(start.name().as_ref(), "w:br" | "w:tab") => {
                if let Some(cell) = cell(&mut tables) {
                    cell.push(' ');
                }
            }
            Event::End(end) if end.name().as_ref() == "w:t" => is_text = false,
            // What follows a table belongs to no cell of it.
            Event::End(end) if end.name().as_ref() == "w:tbl" => tables.push(Vec::new()),
            Event::End(end) if end.name().as_ref() == "w:tc" => {
                let cell = cell(&mut tables).unwrap();
                *cell = plain(cell);
            }
            Event::Text(text) if is_text => {
                if let Some(cell) = cell(&mut tables) {
                    cell.push_str(text.as_ref());
                }
            }
            Event::GeneralRef(reference) if is_text => {
                if let Some(cell) = cell(&mut tables) {
                    cell.push_str(match reference.as_ref() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("&{other};"),
                    });
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    tables.retain(|table| !table.is_empty());
    tables
}

fn row(tables: &mut Shown) -> &mut Vec<String> {
    tables.last_mut().unwrap().last_mut().unwrap()
}

fn cell(tables: &mut Shown) -> Option<&mut String> {
    tables.last_mut()?.last_mut()?.last_mut()
}

/// A report of an index and a round, on a country or on all, in a language.
fn made((folder, round, of, language): (&str, &str, Option<&str>, &str)) -> Report {
    let scope = of.map_or(Scope::Regional, Scope::Country);
    let given = Given::of(folder, round, scope);
    given.made(language, &OwnTexts::default(), &|sources, context| {
        let made = match of {
            Some(code) => country(code, sources, context),
            None => regional(sources, context),
        };
        made.unwrap()
    })
}

/// The page of the first report is compared with the scorecards, figure by figure, beside this.
#[test]
fn every_format_shows_the_same_tables() {
    for case in [
        ("demonstration", "2026", Some("XAB"), "en"),
        ("demonstration", "2026", None, "ro"),
        ("hunger", "2016", None, "en"),
    ] {
        let report = made(case);
        let shown = from_html(&report);
        let mut cells = 0;
        for (format, other) in [
            ("Markdown", from_markdown(&report)),
            ("DOCX", from_docx(&report)),
        ] {
            assert_eq!(other.len(), shown.len(), "{case:?}: tables in {format}");
            for (table, other) in shown.iter().zip(&other) {
                let head = &table[0];
                assert_eq!(table.len(), other.len(), "{case:?} in {format}: {head:?}");
                for (row, other) in table.iter().zip(other) {
                    assert_eq!(row, other, "{case:?} in {format}");
                    cells += row.len();
                }
            }
        }
        assert!(20 < cells, "{case:?}: only {cells} cells were read");
    }
}
