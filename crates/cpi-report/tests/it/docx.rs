//! A DOCX has real headings, header rows, languages and alternative texts; no text takes effect in it;
//! and the same report gives the same bytes.

use crate::charts::drawn::{self, CountryNames, chart};
use cpi_model::{Decimal, number::Score};
use cpi_report::write::{Options, docx};
use cpi_report::{Cell, Column, Item, Kind, List, ListMarkers, Report, Table, Text};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::path::Path;
use zip::ZipArchive;

fn figure(exact: &str) -> Cell {
    Cell::Figure {
        exact: exact.to_owned(),
        shown: exact.to_owned(),
    }
}

fn heat() -> Table {
    let columns = vec![
        Column::shown("country", Kind::Text),
        Column::shown("law", Kind::Score),
    ];
    let score = |text: &str| Score::from(Decimal::from_str_exact(text).unwrap());
    Table::shown(columns)
        .captioned("Scores by dimension")
        .with_rows([
            vec!["Aland".into(), figure("0.05")],
            vec!["Bland".into(), figure("0.95")],
            vec!["Cland".into(), Cell::Missing],
        ])
        .shaded(score("0"), score("1"))
}

/// A report with every kind of block and run.
pub(crate) fn everything() -> Report {
    let mut report = Report::new("Report of Aland", "ro");
    report.mark = Some("DRAFT".to_owned());
    report.foot = Some("Edition of 2026".to_owned());
    report.heading(1, "Report of Aland");
    report.paragraph("The cover");
    report.blocks.push(cpi_report::Block::PageBreak);
    report.section(2, "scores", "Scores");
    report.paragraph(
        Text::plain("plain ")
            .then(Text::strong("strong"))
            .then(Text::emphasis("emphasis"))
            .then(Text::code("A19.3"))
            .then(Text::foreign("a question", "en"))
            .link("a law", "https://example.org/a?b=1&c")
            .link("the scores", "#scores")
            .link("nowhere", "#missing")
            .and("საქართველო"),
    );
    report.table(heat());
    report.chart(chart(drawn::FORMS[0], 3, CountryNames::Short));
    report.heading(3, "Lists");
    let mut list = List::of(ListMarkers::Bullets, ["one"]);
    list.items.push(Item {
        lines: vec!["two".into(), "its second line".into()],
        list: Some(List::of(ListMarkers::Numbers, ["first"])),
    });
    report.list(list);
    report.list(List::of(ListMarkers::Numbers, ["again first"]));
    report.list(List::of(ListMarkers::None, ["without a mark"]));
    report.heading(2, "Last");
    report.heading(3, "Lower");
    report.heading(4, "Deep");
    report.note("read with care");
    report
}

/// The members of a document, by name, in order.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut member = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn member(bytes: &[u8], name: &str) -> String {
    let members = members(bytes);
    let found = members.into_iter().find(|(of, _)| of == name);
    String::from_utf8(found.unwrap().1).unwrap()
}

/// The text of a member and how often each element is in it; it is well-formed.
fn read(xml: &str) -> (String, Vec<String>) {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut elements = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                elements.push(start.name().as_ref().to_owned());
            }
            Event::Empty(start) => {
                elements.push(start.name().as_ref().to_owned());
            }
            Event::End(_) => depth -= 1,
            Event::Text(part) => text.push_str(part.as_ref()),
            Event::GeneralRef(reference) => text.push_str(match reference.as_ref() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                other => panic!("&{other};"),
            }),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    (text, elements)
}

fn written(report: &Report) -> Vec<u8> {
    docx(report, &Options::default())
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(written(&everything()), written(&everything()));
}

#[test]
fn every_member_is_well_formed_and_named_in_the_types() {
    let bytes = written(&everything());
    let types = member(&bytes, "[Content_Types].xml");
    for (name, bytes) in members(&bytes) {
        let extension = name.rsplit('.').next().unwrap();
        assert!(
            types.contains(&format!("\"/{name}\"")) || types.contains(&format!("\"{extension}\"")),
            "{name}"
        );
        if extension != "png" {
            read(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

#[test]
fn what_stands_in_a_report_stands_in_styles() {
    let document = member(&written(&everything()), "word/document.xml");
    let (text, elements) = read(&document);
    let count = |name: &str| elements.iter().filter(|element| *element == name).count();
    for style in [
        "Heading1", "Heading2", "Heading3", "Heading4", "Caption", "Note", "Notice", "TOC1", "TOC3",
    ] {
        assert!(
            document.contains(&format!("<w:pStyle w:val=\"{style}\"/>")),
            "{style}"
        );
    }
    assert!(!document.contains("\"Title\""), "the heading is the title");
    // A table and the table of a chart, each with one row that is repeated and read as headings.
    assert_eq!((count("w:tbl"), count("w:tblHeader")), (2, 2));
    assert_eq!(
        count("w:lang"),
        count("w:rStyle")
            + document.matches("<w:rPr><w:lang").count()
            + document.matches("<w:rPr><w:color").count()
    );
    assert!(document.contains("TOC \\o &quot;1-3&quot;") || document.contains("TOC \\o \"1-3\""));
    for said in [
        "Cuprins",
        "nu schimbă niciun scor",
        "A19.3",
        "a question (en)",
        "again first",
        "–",
    ] {
        let plain = text.replace('\n', "");
        assert!(plain.contains(said), "{said}: {plain}");
    }
    // Where the script says so, the language is another one.
    assert!(
        document.contains("<w:lang w:val=\"ka\"/></w:rPr><w:t xml:space=\"preserve\">საქართველო")
    );
    assert!(
        document.contains("<w:lang w:val=\"en\"/></w:rPr><w:t xml:space=\"preserve\">a question")
    );
}

#[test]
fn a_numbered_list_begins_at_one_again() {
    let bytes = written(&everything());
    let document = member(&bytes, "word/document.xml");
    let numbers: Vec<&str> = document
        .split("<w:numId w:val=\"")
        .skip(1)
        .map(|after| after.split('"').next().unwrap())
        .collect();
    assert_eq!(numbers, ["1", "1", "2", "3"]);
    let numbering = member(&bytes, "word/numbering.xml");
    assert_eq!(
        numbering.matches("<w:startOverride w:val=\"1\"/>").count(),
        18
    );
}

#[test]
fn links_lead_to_addresses_and_to_anchors() {
    let bytes = written(&everything());
    let relationships = member(&bytes, "word/_rels/document.xml.rels");
    assert!(
        relationships
            .contains("Target=\"https://example.org/a?b=1&amp;c\" TargetMode=\"External\"")
    );
    let document = member(&bytes, "word/document.xml");
    assert_eq!(document.matches("w:name=\"anchor000001\"").count(), 1);
    assert_eq!(document.matches("w:anchor=\"anchor000001\"").count(), 1);
    let links = document.matches("<w:hyperlink").count();
    // One address, one anchor, and the headings but the deepest.
    assert_eq!(links, 2 + 5);
}

#[test]
fn a_heat_table_is_shaded_with_readable_letters() {
    let document = member(&written(&everything()), "word/document.xml");
    assert!(document.contains("w:fill=\"fde945\"") && document.contains("w:fill=\"002051\""));
    assert!(document.contains("<w:color w:val=\"ffffff\"/>"));
    assert_eq!(
        document.matches("<w:shd ").count(),
        2,
        "a missing figure has no shade"
    );
}

#[test]
fn a_chart_is_a_picture_with_words_for_those_who_do_not_see_it() {
    let bytes = written(&everything());
    let document = member(&bytes, "word/document.xml");
    let drawn = chart(drawn::FORMS[0], 3, CountryNames::Short);
    assert!(document.contains(&format!("descr=\"{}\"", drawn.alternative)));
    let members = members(&bytes);
    let pictures: Vec<&str> = members
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("word/media/"))
        .collect();
    assert_eq!(pictures, ["chart1.png", "chart1.svg"]);
    assert!(
        document.contains("<a:blip r:embed=\"picture0\">")
            && document.contains("r:embed=\"picture1\"")
    );
}

#[test]
fn every_page_has_the_mark_and_the_foot() {
    let bytes = written(&everything());
    assert_eq!(read(&member(&bytes, "word/header1.xml")).0, "DRAFT");
    let foot = read(&member(&bytes, "word/footer1.xml")).0;
    assert_eq!(foot, "Report of Aland · Edition of 20261 / 1");
    assert!(
        member(&bytes, "docProps/core.xml")
            .contains("<dc:title>Report of Aland</dc:title><dc:language>ro</dc:language>")
    );
}

/// Letters are smaller where the words of a table would be broken otherwise.
#[test]
fn a_table_that_is_too_wide_even_for_a_turned_page_has_smaller_letters() {
    let table = |columns: usize| {
        let headings =
            (0..columns).map(|at| Column::shown(format!("Accountability{at}"), Kind::Text));
        Table::shown(headings.collect()).with_rows([vec!["x".into(); columns]])
    };
    for (columns, is_turned, is_smaller) in [(4, false, false), (7, true, false), (12, true, true)]
    {
        let mut report = Report::new("", "en");
        report.table(table(columns));
        let document = member(&written(&report), "word/document.xml");
        assert_eq!(document.contains("landscape"), is_turned, "{columns}");
        assert_eq!(document.contains("<w:sz "), is_smaller, "{columns}");
    }
}

/// Every text at every place of every block.
#[test]
fn no_text_takes_effect() {
    for text in [
        "</w:t><w:br/>",
        "a & b < c > \"d\" 'e'",
        "]]>",
        "&lt;",
        "\u{1B}[31m\u{202E}a\u{0}\u{FFFF}",
        "= 1 + 1",
    ] {
        let mut report = Report::new(text, text);
        report.mark = Some(text.to_owned());
        report.foot = Some(text.to_owned());
        report.section(1, text, text);
        report.paragraph(
            Text::strong(text)
                .then(Text::foreign(text, text))
                .link(text, text)
                .link(text, format!("#{text}")),
        );
        report.list(List::of(ListMarkers::Bullets, [text]));
        report.table(
            Table::shown(vec![Column::shown(text, Kind::Text)])
                .captioned(text)
                .with_rows([vec![text.into()]]),
        );
        let mut drawn = chart(drawn::FORMS[0], 3, CountryNames::Short);
        drawn.caption = text.into();
        text.clone_into(&mut drawn.alternative);
        report.chart(drawn);
        report.note(text);
        let bytes = written(&report);
        for (name, bytes) in members(&bytes) {
            if Path::new(&name).extension() != Some("png".as_ref()) {
                let (read, _) = read(std::str::from_utf8(&bytes).unwrap());
                assert!(
                    !read.contains(['\u{1B}', '\u{202E}', '\u{0}', '\u{FFFF}']),
                    "{name}"
                );
            }
        }
        let (read, elements) = read(&member(&bytes, "word/document.xml"));
        assert!(!elements.contains(&"w:br".to_owned()));
        if !text.contains('\u{0}') {
            assert!(read.contains(text), "{text}");
        }
    }
}
