//! A table in CSV says what it seems to say, or is refused where it does not.

#![cfg(feature = "spreadsheet")]

use cpi_io::submission::read;
use cpi_io::{folder, read as readers};
use cpi_model::Framework;
use cpi_model::draft::FrameworkDraft;
use std::path::Path;

use crate::support::incoming::answers_and_problems;

fn template() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"))
}

fn framework() -> Framework {
    let read = folder::framework(template()).expect("the template is there");
    read.check(FrameworkDraft::check)
        .expect("the template is sound")
        .value
}

/// What a table that came in says.
fn of(bytes: impl AsRef<[u8]>) -> String {
    match read("t.csv", bytes.as_ref(), &framework()) {
        Ok(incoming) => answers_and_problems(&incoming),
        Err(problems) => problems.to_string(),
    }
}

/// What a table of a round says, by its shape.
fn of_round(shape: &str, text: &str) -> String {
    of_rounds(&["2026"], shape, text)
}

fn of_rounds(rounds: &[&str], shape: &str, text: &str) -> String {
    let framework = framework();
    let rounds = rounds
        .iter()
        .map(|id| format!("{{ id = \"{id}\", reference_date = \"{id}-12-31\" }}"));
    let rounds: Vec<String> = rounds.collect();
    let rounds = rounds.join(", ");
    let round = format!(
        "schema_version = 1\nframework = {{ id = \"my-index\", version = \"0.1\" }}\n\
         countries = [\"XAA\", \"XAB\"]\nrounds = [{rounds}]\n\
         [[tables]]\nfile = \"t.csv\"\nshape = \"{shape}\"\n"
    );
    let round = readers::round("round.toml", round.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&framework)))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value;
    match readers::table(
        "t.csv",
        text.as_bytes(),
        &round.tables()[0],
        &round,
        &framework,
    ) {
        Ok(panel) => {
            let mut told = String::new();
            for assessment in &panel.assessments {
                let draft = assessment.to_draft();
                let answers = draft.answers.iter().map(|answer| {
                    let code = answer.indicator.clone().unwrap_or_default();
                    format!("{code} {}", answer.answer.clone().unwrap_or_default())
                });
                let answers: Vec<String> = answers.collect();
                told.push_str(&format!(
                    "{}: {}\n",
                    assessment.country(),
                    answers.join(", ")
                ));
            }
            told + &panel.warnings.to_string()
        }
        Err(problems) => problems.to_string(),
    }
}

const HEADER: &str = "country,round,assessor,indicator,answer,comment\n";

#[test]
fn a_quotation_mark_that_is_never_closed_is_an_error_in_every_table() {
    let long = of(format!(
        "{HEADER}XAB,2026,e,19.1,yes,\"see the decree\nXAB,2026,e,19.2,no,\nXAB,2026,e,19.3,no,\n"
    ));
    insta::assert_snapshot!(long, @r#"
    t.csv:2:6: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let form = of(
        "cpi_framework;cpi_version;cpi_country;cpi_round;cpi_assessor;q_19_d1;c_19_d1\n\
        my-index;0.1;XAB;2026;expert-2;yes;\"the decree\n\
        my-index;0.1;XAB;2026;expert-3;no;\n",
    );
    insta::assert_snapshot!(form, @r#"
    t.csv:2:7: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let wide = of_round(
        "wide",
        "country,round,19.1,19.2,19.3\nXAA,2026,yes,no,\"no\nXAB,2026,no,no,no\n",
    );
    insta::assert_snapshot!(wide, @r#"
    t.csv:2:5: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let of_round = of_round(
        "long",
        "country,round,indicator,answer,comment\r\nXAA,2026,19.1,yes,\"the act\r\nXAB,2026,19.1,no,\r\n",
    );
    insta::assert_snapshot!(of_round, @r#"
    t.csv:2:5: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let toml = std::fs::read(template().join("framework/framework.toml")).expect("there");
    let indicators = "code,parent,kind,scale,question@en\n19.1,art19,checklist,compliance,\"One?\n19.2,art19,checklist,compliance,Two?\n";
    let indicators = readers::framework_toml(
        ("framework.toml", &toml),
        Some(("indicators.csv", indicators.as_bytes())),
    );
    insta::assert_snapshot!(indicators.err().map(|it| it.to_string()).unwrap_or_default(), @r#"
    indicators.csv:2:5: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let crosswalk = readers::crosswalk_toml(
        ("c.toml", b"schema_version = 1\n"),
        Some((
            "c.csv",
            b"relation,from,to,note\nequal,19.1,19.1,\"as it was\nequal,19.2,19.2,\n",
        )),
    );
    insta::assert_snapshot!(crosswalk.err().map(|it| it.to_string()).unwrap_or_default(), @r#"
    c.csv:2:4: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
    let draft = folder::framework(template()).expect("there").draft;
    let translation = readers::translation(
        "t.csv",
        b"of;code;key;text@en;text@ro\nindicator;19.1;question;\"One?;\nindicator;19.2;question;Two?;\n",
        &draft,
        "en",
        "ro",
    );
    insta::assert_snapshot!(translation.err().map(|it| it.to_string()).unwrap_or_default(), @r#"
    t.csv:2:4: error[syntax]: a quotation mark is opened here and never closed, so that one cell takes in the rest of the table
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
}

#[test]
fn one_that_a_stray_mark_closes_later_is_an_error_too() {
    let mut told = String::new();
    for rows in [
        // In the middle of a text, at its end, at the beginning of another cell.
        "XAB,2026,e,19.1,yes,\"see the decree\nXAB,2026,e,19.2,no,\nXAB,2026,e,19.3,no,the so-called \"decree\"\n",
        "XAB,2026,e,19.1,yes,\"see the decree\nXAB,2026,e,19.2,no,\nXAB,2026,e,19.3,no,the decree\"\n",
        "XAB,2026,e,19.1,yes,\"see the decree\nXAB,2026,e,19.2,no,\nXAB,2026,e,19.3,no,\"the other\"\n",
        // The next row already closes it; the answer holds it; carriage returns.
        "XAB,2026,e,19.1,yes,\"see the decree\nXAB,2026,e,19.2,no,\"\n",
        "XAB,2026,e,19.1,\"yes,one\nXAB,2026,e,19.2,no\",two\n",
        "XAB,2026,e,19.1,yes,\"see the decree\r\nXAB,2026,e,19.2,no,\r\nXAB,2026,e,19.3,no,the decree\"\r\n",
        // A mark that was not doubled.
        "XAB,2026,e,19.1,yes,\"the so-called \"decree\" of 2019\"\n",
        "XAB,2026,e,19.1,yes,\"the so-called \\\"decree\\\" of 2019\"\n",
    ] {
        told.push_str(&of(format!("{HEADER}{rows}")));
        told.push_str("\n\n");
    }
    insta::assert_snapshot!(told, @r#"
    t.csv:2:6: error[syntax]: a quotation mark is opened here, and after the one that closes it in line 4 the cell goes on: `decree"`
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`

    t.csv:2:6: error[syntax]: a quotation mark is opened here and closed in line 4, so that one cell takes in what looks like rows of the table (2), such as `XAB,2026,e,19.2,no,`
      hint: close the quotation mark where its cell ends; if the cell is meant to hold these lines, write a space after each separator in them

    t.csv:2:6: error[syntax]: a quotation mark is opened here, and after the one that closes it in line 4 the cell goes on: `the other"`
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`

    t.csv:2:6: error[syntax]: a quotation mark is opened here and closed in line 3, so that one cell takes in what looks like rows of the table (1), such as `XAB,2026,e,19.2,no,`
      hint: close the quotation mark where its cell ends; if the cell is meant to hold these lines, write a space after each separator in them

    t.csv:2:5: error[syntax]: a quotation mark is opened here and closed in line 3, so that one cell takes in what looks like rows of the table (1), such as `XAB,2026,e,19.2,no,two`
      hint: close the quotation mark where its cell ends; if the cell is meant to hold these lines, write a space after each separator in them

    t.csv:2:6: error[syntax]: a quotation mark is opened here and closed in line 4, so that one cell takes in what looks like rows of the table (2), such as `XAB,2026,e,19.2,no,`
      hint: close the quotation mark where its cell ends; if the cell is meant to hold these lines, write a space after each separator in them

    t.csv:2:6: error[syntax]: a quotation mark is opened here, and after the one that closes it the cell goes on: `decree" of 2019"`
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`

    t.csv:2:6: error[syntax]: a quotation mark is opened here, and after the one that closes it the cell goes on: `decree\" of 2019"`
      hint: close the quotation mark at the end of its cell, or remove it; within a cell in quotation marks each one is written twice: `"the so-called ""decree"""`
    "#);
}

#[test]
fn cells_of_several_lines_and_marks_within_a_text_are_read() {
    let told = of(format!(
        "{HEADER}XAB,2026,e,19.1,yes,\"first, the act\n\nsecond, the decree; third, the order, of 2019, by the ministry, as amended\"\n\
         XAB,2026,e,19.2,no,the so-called \"decree\" of 2019\n\
         XAB,2026,e,19.3,no,\"with \"\"quotes\"\", a comma\"\n\
         XAB,2026,e,20.3,640.5,\"\"\"quoted\"\"\" \n"
    ));
    insta::assert_snapshot!(told, @r#"
    19.1 = yes (first, the act

    second, the decree; third, the order, of 2019, by the ministry, as amended)
    19.2 = no (the so-called "decree" of 2019)
    19.3 = no (with "quotes", a comma)
    20.3 = 640.5 ("quoted")
    "#);
}

#[test]
fn the_first_line_may_say_what_separates_cells() {
    let plain = of("country;round;assessor;indicator;answer;comment\nXAB;2026;e;19.1;yes;a, b\n");
    insta::assert_snapshot!(plain, @"19.1 = yes (a, b)");
    let rows = "country;round;assessor;indicator;answer;comment\nXAB;2026;e;19.1;yes;a, b\n";
    for first in [
        "sep=;\n",
        "SEP=;\r\n",
        "\"sep=;\"\n",
        "\u{FEFF}sep=;\n",
        "sep=,;;;;;\n",
    ] {
        assert_eq!(of(format!("{first}{rows}")), plain, "{first}");
    }
    assert_eq!(of(format!("sep=|\n{}", rows.replace(';', "|"))), plain);
    let tabs = rows.replace(';', "\t");
    assert_eq!(of(format!("sep=\t\n{tabs}")), plain);
    // Lines are counted as they stand in the file.
    insta::assert_snapshot!(of(format!("sep=;\n{}", rows.replace("yes", "perhaps"))), @"19.1 = perhaps (a, b)");
    insta::assert_snapshot!(of_round("long", "sep=;\ncountry;indicator;answer\nXAA;19.1;yes\nXAC;19.1;no\n"), @r"
    t.csv:4:1: error[unknown-country]: the country `XAC` is not declared; declared are XAA, XAB
      hint: correct the code, or declare the country in `round.toml`
    ");
}

#[test]
fn rows_and_columns_of_empty_cells_are_passed_over() {
    let rows = "XAB,2026,e,19.1,yes,plain\n";
    let plain = of(format!("{HEADER}{rows}"));
    for text in [
        format!("{HEADER},,,,,\n{rows},,,,,\n,,,,,\n"),
        format!(",,,,,\n{HEADER}{rows}   \n\" \",,,,,\n"),
        format!("{HEADER}{rows}\u{200B},,,,,\n,,,\n"),
        format!("{},,\n{},,\n", HEADER.trim(), rows.trim()),
    ] {
        assert_eq!(of(&text), plain, "{text}");
    }
    let wide = of_round(
        "wide",
        "country,19.1,19.2,,\n,,,,\nXAA,yes,no,,\nXAB,no,no,,\n,,,,\n",
    );
    insta::assert_snapshot!(wide, @r"
    XAA: 19.1 yes, 19.2 no
    XAB: 19.1 no, 19.2 no
    ");
    let quoted = of_round(
        "wide",
        "country,19.1,19.2,,\n,,,,\nXAA,\"yes\",no,,\nXAB,no,no,,\n,,,,\n",
    );
    assert_eq!(quoted, wide);
    let behind = of(format!("{},,\n{},,note\n", HEADER.trim(), rows.trim()));
    insta::assert_snapshot!(behind, @r"
    t.csv:2:8: error[unknown-key]: `note` stands in a column without a name
      hint: name the column in the header, or empty the cell
    ");
    let between = of("country,,,,indicator,,answer\nXAB,,,,19.1,,yes\n");
    insta::assert_snapshot!(between, @r"
    t.csv:1:2: error[unknown-key]: columns 2 to 4, 6 have no name
      hint: name what holds something, and remove the rest
    ");
}

#[test]
fn headers_are_known_in_any_case_and_the_near_one_is_named() {
    let rows = "XAB,2026,e,19.1,yes,plain\n";
    let plain = of(format!("{HEADER}{rows}"));
    for header in [
        "Country,Round,Assessor,Indicator,Answer,Comment\n",
        "country,round,assessor,\u{200B}indicator,answer\u{AD},comment\n",
        "\u{FEFF}\u{FEFF}country,round,ASSESSOR ,indicator,answer,comment\n",
    ] {
        assert_eq!(of(format!("{header}{rows}")), plain, "{header}");
    }
    let mut told = String::new();
    for header in [
        "country,round,assessor,indicater,answer,comment\n",
        "country,round,assessor,indicator,anwser,comment\n",
        "country,round,assessor,indicator,answer,coment\n",
        "country,Answer,assessor,indicator,answer,comment\n",
        "who,when,by,what,said,why\n",
        "Code,Question,Guidance,Last time,Answer,Comment\n",
    ] {
        told.push_str(&of(format!("{header}{rows}")));
        told.push_str("\n\n");
    }
    insta::assert_snapshot!(told, @r"
    t.csv:1:1: error[missing-key]: the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form; `indicater` may be `indicator`
      hint: correct the names of the columns

    t.csv:1:1: error[missing-key]: there is no column `answer`
      hint: name the column so; perhaps it is `anwser`

    19.1 = yes
    t.csv:2:6: warning[not-read]: the column `coment` is not known, and not read; did you mean `comment`?
      hint: correct its name; it may be one that only a review has


    t.csv:1:5: error[duplicate]: the column `answer` stands twice, whatever its case
      hint: keep one of them

    t.csv:1:1: error[other-content]: the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form
      hint: add the columns, or export the form with XML values and headers, as XLSX or JSON where it has evidence

    t.csv:1:1: error[missing-key]: this is a single sheet of a workbook, saved as CSV: the other sheets, and whose answers these are, are not in it
      hint: save the workbook as XLSX or ODS, with all its sheets, and hand that in
    ");
    insta::assert_snapshot!(of_round("long", "Country,indicator,answer\u{200B}\nXAA,19.1,yes\n"), @r#"
    t.csv:1:1: error[unknown-key]: the column `Country` is not known
      hint: did you mean `country`? If not, correct its name, or list it in `ignore` of the table
    t.csv:1:1: error[missing-key]: there is no column `country`
      hint: add the column, or say what it is called by `country = "…"` under this table in `round.toml`
    "#);
}

#[test]
fn a_table_of_two_rounds_says_in_each_row_of_which_it_is() {
    let two = |shape: &str, text: &str| of_rounds(&["2025", "2026"], shape, text);
    let without = two("wide", "country,19.1\nXAA,yes\nXAB,no\n");
    insta::assert_snapshot!(without, @r#"
    t.csv:1:1: error[missing-key]: there is no column `round`, and `round.toml` has the rounds 2025, 2026
      hint: add the column, or say what it is called by `round = "…"` under this table in `round.toml`
    "#);
    assert_eq!(
        two("long", "country,indicator,answer\nXAA,19.1,yes\n"),
        without
    );
    // A cell that is empty, and a round that there is not.
    insta::assert_snapshot!(two("wide", "country,round,19.1\nXAA,2025,yes\nXAB,,no\nXAB,2062,no\n"), @r"
    t.csv:3:2: error[unknown-round]: the row does not name its round
      hint: write the code of the round; declared are 2025, 2026
    t.csv:4:2: error[unknown-round]: the round `2062` is not declared; declared are 2025, 2026
      hint: did you mean `2026`? If not, correct the code, or declare the round in `round.toml`
    ");
    insta::assert_snapshot!(two("wide", "country,round,19.1\n,2025,yes\n"), @r"
    t.csv:2:1: error[unknown-country]: the row does not name its country
      hint: write the code of the country; declared are XAA, XAB
    ");
    assert_eq!(
        two("wide", "country,round,19.1\nXAA,2025,yes\nXAB,2026,no\n"),
        "XAA: 19.1 yes\nXAB: 19.1 no\n"
    );
    // With one round there is nothing to tell apart.
    assert_eq!(
        of_round("wide", "country,19.1\nXAA,yes\nXAB,no\n"),
        "XAA: 19.1 yes\nXAB: 19.1 no\n"
    );
}

#[test]
fn what_cannot_be_seen_is_no_part_of_a_code() {
    let told = of(format!(
        "{HEADER}\u{200E}XAB,2026\u{200B},\u{AD}e,19.1\u{A0},\u{2060}yes,a\u{200B}b\n"
    ));
    insta::assert_snapshot!(cpi_model::matching::visible(&told).into_owned(), @"19.1 = yes (a⟨U+200B⟩b)");
    let told = of_round(
        "wide",
        "country,19.1\u{200B},19.2\n\u{FEFF}XAA,yes\u{AD},no\nXAB\u{A0},no,no\n",
    );
    insta::assert_snapshot!(told, @r"
    XAA: 19.1 yes, 19.2 no
    XAB: 19.1 no, 19.2 no
    ");
}

#[test]
fn a_text_in_another_encoding_is_named() {
    let text = format!("{HEADER}XAB,2026,e,19.1,yes,plain\n");
    let utf_16 = |mark: bool| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        let start: &[u8] = if mark { b"\xFF\xFE" } else { b"" };
        start.iter().copied().chain(units).collect()
    };
    let mut told = String::new();
    for bytes in [
        utf_16(true),
        utf_16(false),
        [text.as_bytes(), b"XAB,2026,e,19.2,no,l\xE9gal\n"].concat(),
        b"%PDF-1.7\n".to_vec(),
        b"<html><body><table><tr><td>country</td></tr></table></body></html>".to_vec(),
        b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>"
            .to_vec(),
    ] {
        told.push_str(&of(bytes));
        told.push_str("\n\n");
    }
    insta::assert_snapshot!(told, @r#"
    19.1 = yes (plain)


    t.csv:1:1: error[encoding]: the file looks like UTF-16, but has no byte order mark that says so
      hint: save the file as UTF-8, in an editor with the encoding "UTF-8"; what `cpi` prints, write with its option --output

    t.csv:3:21: error[encoding]: the file is not UTF-8: byte 95, 0xE9, is of another encoding, such as an older one of Windows
      hint: save the file as UTF-8: in Excel as "CSV UTF-8", in LibreOffice with the character set "Unicode (UTF-8)", in an editor with the encoding "UTF-8"; then look whether its letters are right

    t.csv:1:1: error[encoding]: the file is a PDF, no text
      hint: hand in the table that it was made from

    t.csv:1:1: error[encoding]: the file is a page of HTML, no table or document in text
      hint: open it in a spreadsheet program and save it as XLSX, ODS or "CSV UTF-8"

    t.csv:1:1: error[encoding]: the file is a workbook in one XML document, which is not read
      hint: open it in a spreadsheet program and save it as XLSX, ODS or "CSV UTF-8"
    "#);
}
