//! What a printer of PDF gets: every word as it is, languages by script, headings without gaps.

use crate::docx::everything;
use cpi_model::language::key_faults;
use cpi_report::write::printed::{Printed, PrintedBlock, PrintedRun, RunKind};
use cpi_report::write::{Options, PrintedWord, printed};
use cpi_report::{Column, Kind, Report, Table, Text};

fn blocks(printed: &Printed) -> Vec<&PrintedBlock> {
    let parts = printed.parts.iter();
    parts.flat_map(|part| &part.blocks).collect()
}

#[test]
fn every_word_of_printed_reports_is_in_the_files_of_words() {
    assert_eq!(key_faults::<PrintedWord>(), Vec::<String>::new());
}

#[test]
fn it_goes_to_json_and_back() {
    let print = printed(&everything(), &Options::default());
    let json = serde_json::to_string(&print).unwrap();
    assert_eq!(serde_json::from_str::<Printed>(&json).unwrap(), print);
}

#[test]
fn headings_leave_no_level_out() {
    let mut report = Report::new("A title", "en");
    for level in [2, 4, 3, 2] {
        report.heading(level, "x");
    }
    let print = printed(&report, &Options::default());
    let levels = blocks(&print).into_iter().filter_map(|block| match block {
        PrintedBlock::Heading { level, .. } => Some(*level),
        _ => None,
    });
    assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 2, 1]);
    assert_eq!(print.heading.as_deref(), Some("A title"));
    assert_eq!(print.contents.as_deref(), Some("Contents"));
}

#[test]
fn a_page_under_its_title_has_no_contents() {
    let mut report = Report::new("A brief", "en");
    report.heading(1, "A brief");
    for name in ["Strengths", "Gaps", "What changed", "What to demand"] {
        report.heading(2, name);
    }
    let print = printed(&report, &Options::default());
    assert_eq!(print.contents, None);
    // With a cover it is a document of several pages.
    report.blocks.insert(1, cpi_report::Block::PageBreak);
    let print = printed(&report, &Options::default());
    assert_eq!(print.contents.as_deref(), Some("Contents"));
}

#[test]
fn a_text_stays_as_it_is_and_has_its_language() {
    let hostile = "#strong[x] $a$ *b* <a> @b \\ `c` // d";
    let mut report = Report::new("", "sr-Latn-RS");
    report.paragraph(Text::plain(hostile).and(" კანონი"));
    report.paragraph(
        Text::default()
            .link("law", "javascript:a")
            .link("", "https://example.org/a b"),
    );
    let print = printed(&report, &Options::default());
    let [
        PrintedBlock::Paragraph { text, .. },
        PrintedBlock::Paragraph { text: links, .. },
    ] = blocks(&print)[..]
    else {
        panic!("{print:?}");
    };
    let run = |kind, text: &str, language: Option<&str>, address: Option<&str>| PrintedRun {
        kind,
        text: text.to_owned(),
        language: language.map(|language| cpi_report::write::printed::Tag {
            language: language.to_owned(),
            region: None,
        }),
        address: address.map(str::to_owned),
    };
    let plain = RunKind::Plain;
    assert_eq!(
        *text,
        [
            run(plain, &format!("{hostile} "), None, None),
            run(plain, "კანონი", Some("ka"), None)
        ]
    );
    assert_eq!(
        *links,
        [
            run(plain, "law", None, None),
            run(
                RunKind::Link,
                "https://example.org/a b",
                None,
                Some("https://example.org/a%20b")
            ),
        ]
    );
    let language = &print.language;
    assert_eq!(
        (&*language.language, language.region.as_deref()),
        ("sr", Some("RS"))
    );
}

#[test]
fn a_wide_table_lies_on_a_turned_page_with_its_heading() {
    let columns = (0..14).map(|at| Column::shown(format!("Coordination{at}"), Kind::Text));
    let row = (0..14).map(|_| "x".into()).collect();
    let mut report = Report::new("", "en");
    report.paragraph("before");
    report.heading(1, "Wide");
    report.table(Table::shown(columns.collect()).with_rows([row]));
    report.note("read with care");
    report.paragraph("after");
    let print = printed(&report, &Options::default());
    let turned: Vec<(bool, usize)> = print
        .parts
        .iter()
        .map(|part| (part.turned, part.blocks.len()))
        .collect();
    assert_eq!(turned, [(false, 1), (true, 3), (false, 1)]);
}

#[test]
fn a_word_that_no_column_holds_can_be_broken() {
    let hash = "0123456789abcdef".repeat(4);
    let columns = vec![
        Column::shown("hash", Kind::Text),
        Column::shown("x", Kind::Text),
    ];
    let mut report = Report::new("", "en");
    report.table(
        Table::shown(columns).with_rows([vec![hash.as_str().into(), "short words stay".into()]]),
    );
    let print = printed(&report, &Options::default());
    let [PrintedBlock::Table(table)] = blocks(&print)[..] else {
        panic!("{print:?}");
    };
    let text = &table.rows[0][0].text[0].text;
    assert_eq!(text.matches('\u{200B}').count(), 5);
    assert_eq!(text.replace('\u{200B}', ""), hash);
    assert_eq!(table.rows[0][1].text[0].text, "short words stay");
}
