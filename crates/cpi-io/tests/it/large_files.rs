//! A file that unpacks to gigabytes, names far cells or repeats rows is refused, or read in
//! little memory.

#![cfg(feature = "spreadsheet")]

use cpi_io::read;
use cpi_io::read::spreadsheet::spreadsheet;
use std::io::Write;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="r1" Type="t/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="t/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// What writes a member.
type Writer<'w> = &'w dyn Fn(&mut dyn Write);

/// A packed file whose members are written piece by piece.
fn packed(members: &[(&str, Writer<'_>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, write) in members {
        zip.start_file(*name, options).expect("started");
        write(&mut zip);
    }
    zip.finish().expect("packed").into_inner()
}

fn xlsx(sheet: Writer<'_>, strings: Writer<'_>) -> Vec<u8> {
    let put = |text: &'static str| {
        move |out: &mut dyn Write| out.write_all(text.as_bytes()).expect("written")
    };
    packed(&[
        ("_rels/.rels", &put(RELATIONS)),
        ("xl/workbook.xml", &put(WORKBOOK)),
        ("xl/_rels/workbook.xml.rels", &put(PARTS)),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn nothing(out: &mut dyn Write) {
    out.write_all(b"<sst/>").expect("written");
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:spreadsheet><table:table table:name=\"S\">{table}</table:table></office:spreadsheet>"
    );
    packed(&[("content.xml", &|out: &mut dyn Write| {
        out.write_all(content.as_bytes()).expect("written");
    })])
}

fn refusal(bytes: &[u8]) -> String {
    match spreadsheet("book.xlsx", bytes) {
        Ok(_) => "read".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_member_that_unpacks_to_more_than_is_read_is_refused() {
    let zeros = |out: &mut dyn Write| {
        let block = vec![b' '; 1 << 20];
        for _ in 0..160 {
            out.write_all(&block).expect("written");
        }
    };
    let bytes = xlsx(&zeros, &nothing);
    assert!(bytes.len() < 1 << 20);
    insta::assert_snapshot!(refusal(&bytes), @r"
    book.xlsx: error[too-large]: the file is larger than is read: its part `xl/worksheets/sheet1.xml` unpacks to more than 64 megabytes
      hint: hand in the workbook as it was handed out; a copy of its sheets in a new workbook may have lost what makes it large
    ");
}

#[test]
fn a_cell_at_the_end_of_the_sheet_is_one_cell() {
    let far = |out: &mut dyn Write| {
        out.write_all(br#"<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#)
            .expect("written");
    };
    let book = spreadsheet("book.xlsx", &xlsx(&far, &nothing)).expect("read");
    assert_eq!(book.sheets[0].filled(), 1);
    assert_eq!(book.sheets[0].rows[0].number, 1_048_576);
}

#[test]
fn a_million_empty_rows_hold_nothing() {
    let empty = |out: &mut dyn Write| {
        out.write_all(b"<worksheet><sheetData>").expect("written");
        for row in 1..=1_000_000 {
            write!(out, "<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>").expect("written");
        }
        out.write_all(b"</sheetData></worksheet>").expect("written");
    };
    let book = spreadsheet("book.xlsx", &xlsx(&empty, &nothing)).expect("read");
    assert_eq!(book.sheets[0].filled(), 0);
}

#[test]
fn a_cell_of_32_megabytes_is_cut_and_said_so() {
    let large = |out: &mut dyn Write| {
        out.write_all(b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>")
            .expect("written");
        out.write_all(&vec![b'x'; 32 << 20]).expect("written");
        out.write_all(b"</t></is></c></row></sheetData></worksheet>")
            .expect("written");
    };
    let book = spreadsheet("book.xlsx", &xlsx(&large, &nothing)).expect("read");
    let value = book.sheets[0].value(1, 1).expect("there");
    assert!(
        matches!(value, cpi_io::read::spreadsheet::Value::TooLong(text) if text.len() == 32_767)
    );
}

#[test]
fn too_many_texts_or_cells_are_refused() {
    let many = |out: &mut dyn Write| {
        out.write_all(b"<sst>").expect("written");
        for _ in 0..1_100_000 {
            out.write_all(b"<si/>").expect("written");
        }
        out.write_all(b"</sst>").expect("written");
    };
    insta::assert_snapshot!(refusal(&xlsx(&nothing, &many)), @r"
    book.xlsx: error[too-large]: the file is larger than is read: it has more than 1000000 different texts
      hint: hand in the workbook as it was handed out; a copy of its sheets in a new workbook may have lost what makes it large
    ");
    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/></table:table-row>";
    insta::assert_snapshot!(refusal(&ods(row)), @r"
    book.xlsx: error[too-large]: the file is larger than is read: it has more than 500000 cells that hold something
      hint: hand in the workbook as it was handed out; a copy of its sheets in a new workbook may have lost what makes it large
    ");
}

#[test]
fn a_text_that_stands_in_every_cell_is_counted_each_time() {
    let cells = |out: &mut dyn Write| {
        out.write_all(b"<worksheet><sheetData>").expect("written");
        for _ in 0..400_000 {
            out.write_all(b"<row><c t=\"s\"><v>0</v></c></row>")
                .expect("written");
        }
        out.write_all(b"</sheetData></worksheet>").expect("written");
    };
    let long = |out: &mut dyn Write| {
        out.write_all(b"<sst><si><t>").expect("written");
        out.write_all("y".repeat(30_000).as_bytes())
            .expect("written");
        out.write_all(b"</t></si></sst>").expect("written");
    };
    insta::assert_snapshot!(refusal(&xlsx(&cells, &long)), @r"
    book.xlsx: error[too-large]: the file is larger than is read: its cells hold more than 64 megabytes of text
      hint: hand in the workbook as it was handed out; a copy of its sheets in a new workbook may have lost what makes it large
    ");
}

#[test]
fn repeated_empty_rows_of_an_ods_are_passed_over() {
    let table = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row><table:table-cell office:value-type=\"string\"><text:p>last</text:p></table:table-cell></table:table-row>";
    let book = spreadsheet("book.ods", &ods(table)).expect("read");
    assert_eq!(book.sheets[0].rows[0].number, 1_048_576);
}

#[test]
fn files_that_are_none_say_what_to_do() {
    insta::assert_snapshot!(refusal(b"PK\x03\x04 nothing of it"), @r"
    book.xlsx: error[syntax]: the workbook cannot be read: it is damaged, or no workbook
      hint: open it in a spreadsheet program and save it again as XLSX or ODS
    ");
    insta::assert_snapshot!(refusal(b"\xD0\xCF\x11\xE0 old"), @r"
    book.xlsx: error[encoding]: the file is a workbook of the kind before 2007 (.xls), which is not read
      hint: open it in the program that wrote it, and save or export it as XLSX or ODS
    ");
}

/// The place of a value is counted in characters, also far along a line and behind escapes.
#[test]
fn places_are_right_in_long_lines() {
    use cpi_model::read::{LineIndex, json_places};
    let before = "é".repeat(5_000);
    let text = format!(
        "{{\"a\": \"{before} \\\" [{{,\",\r\n \"b~/c\": [ [1, {{\"d\": []}}], {{}} ], \"\\u0065\": 2}}"
    );
    let places = json_places(&text);
    let found: Vec<(&str, (u32, u32))> = places.iter().map(|(at, it)| (at.as_str(), *it)).collect();
    let expected = [
        ("", (1, 1)),
        ("/a", (1, 2)),
        ("/b~0~1c", (2, 2)),
        ("/b~0~1c/0", (2, 12)),
        ("/b~0~1c/0/0", (2, 13)),
        ("/b~0~1c/0/1", (2, 16)),
        ("/b~0~1c/0/1/d", (2, 17)),
        ("/b~0~1c/1", (2, 28)),
        ("/e", (2, 34)),
    ];
    assert_eq!(found, expected);
    // Wherever a byte is, its column is the number of characters before it and one.
    let lines = LineIndex::new(&text);
    let line = &text[..text.find('\r').unwrap()];
    for (characters, (byte, _)) in line.char_indices().enumerate() {
        assert_eq!(lines.at(byte), (1, u32::try_from(characters + 1).unwrap()));
    }
    assert_eq!(lines.at(text.len()), lines.at(text.len() + 7));
}

#[test]
fn what_is_too_large_is_refused_with_its_size() {
    let padding = " ".repeat(20 << 20);
    let refused = read::assessment("a.json", format!("{{}}{padding}").as_bytes());
    let said = refused.unwrap_err().to_string();
    assert_eq!(
        said,
        "a.json:1:1: error[too-large]: the file is too large: it has 20971522 bytes; at most 20971520 (20 MiB) of a document are read\n  hint: look whether it is the right file; a document holds the answers of one country in one round"
    );
    let round = format!("schema_version = 1{padding}");
    assert!(read::round("round.toml", round.as_bytes()).is_err());
}
