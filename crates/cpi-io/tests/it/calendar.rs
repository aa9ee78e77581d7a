//! A number that a workbook shows as a date is the day that its program shows.

#![cfg(feature = "spreadsheet")]

use cpi_io::read::spreadsheet::{Spreadsheet, Value, spreadsheet};
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn packed(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("started");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("packed").into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook with a head of its own, and one number a cell in row 1, with a format each.
fn xlsx(head: &str, cells: &[(&str, &str)]) -> Spreadsheet {
    let root = head.find("<sheets/>").expect("a place for the sheets");
    let prefix = if head.contains("<x:workbook") {
        "x:"
    } else {
        ""
    };
    let sheets = format!(
        "<{prefix}sheets><{prefix}sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></{prefix}sheets>"
    );
    let workbook = format!("{}{sheets}{}", &head[..root], &head[root + 9..]);
    let mut formats = String::new();
    let mut styles = String::new();
    let mut row = String::new();
    for (i, (number, format)) in cells.iter().enumerate() {
        let code = format.replace('"', "&quot;");
        formats.push_str(&format!(
            "<numFmt numFmtId=\"{}\" formatCode=\"{code}\"/>",
            200 + i
        ));
        styles.push_str(&format!("<xf numFmtId=\"{}\"/>", 200 + i));
        row.push_str(&format!("<c s=\"{i}\"><v>{number}</v></c>"));
    }
    let bytes = packed(&[
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r1" Type="t/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        ("xl/workbook.xml", &workbook),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="r1" Type="t/worksheet" Target="s.xml"/><Relationship Id="r2" Type="t/styles" Target="styles.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            &format!(
                "<styleSheet><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/s.xml",
            &format!("<worksheet><sheetData><row r=\"1\">{row}</row></sheetData></worksheet>"),
        ),
    ]);
    spreadsheet("book.xlsx", &bytes).unwrap_or_else(|problems| panic!("{problems}"))
}

fn plain(properties: &str) -> String {
    format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"r\">{properties}<sheets/></workbook>")
}

fn values(book: &Spreadsheet) -> Vec<Value> {
    let row = &book.sheets[0].rows[0];
    row.cells.iter().map(|(_, value)| value.clone()).collect()
}

fn date(text: &str) -> Value {
    Value::Date(text.to_owned())
}

fn moment(text: &str) -> Value {
    Value::DateTime(text.to_owned())
}

#[test]
fn the_workbook_itself_says_from_which_day_it_counts() {
    let extension = "<extLst><ext uri=\"u\" xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\">\
        <x15:workbookPr chartTrackingRefBase=\"1\" date1904=\"EXT\"/></ext></extLst>";
    let with = |own: &str, other: &str| {
        let head = plain(own);
        head.replace(
            "<sheets/>",
            &format!("<sheets/>{}", extension.replace("EXT", other)),
        )
    };
    let x = |own: &str| {
        format!("<x:workbook xmlns:x=\"{MAIN}\" xmlns:r=\"r\">{own}<sheets/></x:workbook>")
    };
    let before = |own: &str| {
        let foreign = "<y:workbookPr xmlns:y=\"urn:other\" date1904=\"1\"/>";
        plain(&format!("{foreign}{own}"))
    };
    let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    // 44633 days after 1 January 1904, or by the usual count.
    let (from_1904, from_1900) = ("2026-03-14", "2022-03-13");
    for (head, day) in [
        (plain(""), from_1900),
        (plain("<workbookPr/>"), from_1900),
        (plain("<workbookPr date1904=\"0\"/>"), from_1900),
        (plain("<workbookPr date1904=\"false\"/>"), from_1900),
        (plain("<workbookPr date1904=\"1\"/>"), from_1904),
        (plain("<workbookPr date1904=\"true\"/>"), from_1904),
        (
            plain("<workbookPr date1904=\"on\"></workbookPr>"),
            from_1904,
        ),
        (x("<x:workbookPr date1904=\"1\"/>"), from_1904),
        (x("<x:workbookPr date1904=\"0\"/>"), from_1900),
        (with("<workbookPr date1904=\"1\"/>", "0"), from_1904),
        (with("<workbookPr/>", "1"), from_1900),
        (with("", "1"), from_1900),
        (before("<workbookPr date1904=\"0\"/>"), from_1900),
        (before(""), from_1900),
        (
            plain("<workbookPr date1904=\"1\"/>").replace(MAIN, strict),
            from_1904,
        ),
    ] {
        let found = xlsx(&head, &[("44633", "yyyy-mm-dd")]);
        assert_eq!(values(&found), [date(day)], "{head}");
    }
}

#[test]
fn days_and_times_are_those_that_the_program_shows() {
    let day = "dd/mm/yyyy";
    let time = |text: &str| Value::Time(text.to_owned());
    let number = |text: &str| Value::Number(text.to_owned());
    for (serial, format, from_1900, from_1904) in [
        ("46095", day, date("2026-03-14"), date("2030-03-15")),
        (
            "46095.75",
            day,
            moment("2026-03-14T18:00:00"),
            moment("2030-03-15T18:00:00"),
        ),
        (
            "46095.999",
            day,
            moment("2026-03-14T23:58:34"),
            moment("2030-03-15T23:58:34"),
        ),
        // Less than half a second before midnight.
        ("46095.999999", day, date("2026-03-15"), date("2030-03-16")),
        ("1", day, date("1900-01-01"), date("1904-01-02")),
        ("59", day, date("1900-02-28"), date("1904-02-29")),
        // A day that never was, as the program shows it; the check refuses it.
        ("60", day, date("1900-02-29"), date("1904-03-01")),
        ("61", day, date("1900-03-01"), date("1904-03-02")),
        ("0", day, number("0"), date("1904-01-01")),
        ("2958465", day, date("9999-12-31"), number("2958465")),
        ("2958466", day, number("2958466"), number("2958466")),
        ("-1", day, number("-1"), number("-1")),
        ("0.4375", day, time("10:30:00"), time("10:30:00")),
        ("0.4375", "h:mm", time("10:30:00"), time("10:30:00")),
        ("46095.4375", "hh:mm:ss", time("10:30:00"), time("10:30:00")),
        ("1.5", "[h]:mm", time("12:00:00"), time("12:00:00")),
        (
            "0.5",
            "[$-409]h:mm\\ AM/PM;@",
            time("12:00:00"),
            time("12:00:00"),
        ),
        ("46095", "mmm", date("2026-03-14"), date("2030-03-15")),
        (
            "46095",
            "[$-418]d\\ mmmm\\ yyyy;@",
            date("2026-03-14"),
            date("2030-03-15"),
        ),
        ("46095", "\"day\" 0", number("46095"), number("46095")),
        ("46095", "[Red]0.00", number("46095"), number("46095")),
    ] {
        for (properties, expected) in [("", from_1900), ("<workbookPr date1904=\"1\"/>", from_1904)]
        {
            let found = xlsx(&plain(properties), &[(serial, format)]);
            assert_eq!(values(&found), [expected], "{serial} as {format}");
        }
    }
}

#[test]
fn an_ods_file_has_days_and_a_first_day_of_its_own() {
    let ods = |settings: &str| {
        let cells = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-14T18:00:00\"/>\
            <table:table-cell office:value-type=\"time\" office:time-value=\"PT10H30M00S\"><text:p>10:30</text:p></table:table-cell>";
        let content = format!(
            "<office:spreadsheet>{settings}<table:table table:name=\"S\"><table:table-row>{cells}</table:table-row></table:table></office:spreadsheet>"
        );
        spreadsheet("book.ods", &packed(&[("content.xml", &content)]))
            .unwrap_or_else(|problems| panic!("{problems}"))
    };
    let usual = ods("");
    assert_eq!(
        values(&usual),
        [
            moment("2026-03-14T18:00:00"),
            Value::Time("10:30:00".to_owned())
        ]
    );
    let other = ods(
        "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>",
    );
    assert_eq!(values(&other), values(&usual));
    assert_ne!(other.calendar, usual.calendar);
}
