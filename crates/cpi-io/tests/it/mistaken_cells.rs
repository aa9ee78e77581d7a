//! What a spreadsheet makes of a code or an answer is never taken for another one.

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::answers::{NamePrecedence, RecognisedAnswer, answer_options, recognise};
use cpi_io::questionnaire::words::Word;
use cpi_io::read;
use cpi_io::submission;
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Pointer, ProblemKind};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::support::incoming::answers_and_problems;

/// A framework with codes and scales that spreadsheets mistake, and one indicator a scale.
fn framework_with(scales: &str, indicators: &[(&str, &str)]) -> Framework {
    let text = format!(
        r#"
schema_version = 1
id = "mistaken"
version = "1"
title = {{ en = "Mistaken (fictional)" }}
languages = ["en", "tr"]
countries = "iso-3166"
range = {{ low = "0", high = "1" }}
display = {{ digits = 2, rounding = "half-up" }}
ranking = {{ scores = "rounded", order = "highest-first", ties = "lowest" }}
method = {{ aggregation = "arithmetic", over = "children", weights = "equal", missing = "leave-out", least_coverage = "0", coverage_of = "indicators" }}
not_applicable = {{ allowed = "anywhere", requires_reason = false }}
nodes = [{{ code = "index" }}]
{scales}
"#
    );
    let mut table = "code,parent,kind,scale,not_applicable_when@en\n".to_owned();
    for (code, scale) in indicators {
        table.push_str(&format!("{code},index,checklist,{scale},never\n"));
    }
    read::framework_toml(
        ("framework.toml", text.as_bytes()),
        Some(("indicators.csv", table.as_bytes())),
    )
    .and_then(|read| read.check(FrameworkDraft::check))
    .unwrap_or_else(|problems| panic!("{problems}"))
    .value
}

const SCALES: &str = r#"
[scales]
numbers = { options = [{ code = "10", points = "1" }, { code = "010", points = "0.5" }, { code = "0.50", points = "0" }, { code = "1e3", points = "0" }] }
crossed = { options = [{ code = "0", points = "0", label = { en = "1" } }, { code = "1", points = "0.5", label = { en = "2" } }, { code = "2", points = "1", label = { en = "3" } }] }
letters = { options = [{ code = "a", points = "1", label = { en = "B" } }, { code = "b", points = "0", label = { en = "A" } }] }
shares = { options = [{ code = "half", points = "0.5", label = { en = "50 %" } }, { code = "all", points = "1", label = { en = "100%" } }, { code = "1", points = "0", label = { en = "0,5" } }] }
words = { options = [{ code = "yes", points = "1", label = { en = "Yes", tr = "Evet" } }, { code = "part", points = "0.5", label = { en = "In part", tr = "Kısmen" } }, { code = "no", points = "0", label = { en = "No", tr = "Hayır" } }] }
truth = { options = [{ code = "true", points = "1" }, { code = "false", points = "0" }] }
days = { options = [{ code = "1-2", points = "1" }, { code = "3-4", points = "0" }] }
reserved = { options = [{ code = "x", points = "1", label = { en = "Not applicable" } }, { code = "y", points = "0", label = { en = "Missing" } }] }
twins = { options = [{ code = "t", points = "1", label = { en = "Same" } }, { code = "u", points = "0", label = { en = "SAME" } }, { code = "v", points = "0", label = { en = "T" } }] }
"#;

const INDICATORS: [(&str, &str); 12] = [
    ("19.1", "words"),
    ("19.10", "words"),
    ("2e3", "numbers"),
    ("007", "crossed"),
    ("1-2", "letters"),
    ("S", "shares"),
    ("N", "numbers"),
    ("true", "truth"),
    ("D", "days"),
    ("R", "reserved"),
    ("T", "twins"),
    ("C", "crossed"),
];

fn framework() -> Framework {
    framework_with(SCALES, &INDICATORS)
}

/// What a workbook says whose only sheet a test fills, below a header of code, answer and
/// evidence.
fn of(fill: impl Fn(&mut Worksheet)) -> String {
    let mut workbook = Workbook::new();
    let named = [
        ("cpi_framework", "mistaken"),
        ("cpi_version", "1"),
        ("cpi_country", "XAA"),
        ("cpi_round", "2026"),
        ("cpi_assessor", "expert-1"),
    ];
    let start = workbook.add_worksheet();
    start.set_name("Start").expect("a name");
    for (row, (_, value)) in (0..).zip(named) {
        start.write_string(row, 0, value).expect("written");
    }
    for (row, (name, _)) in (1..).zip(named) {
        let cell = format!("=Start!$A${row}");
        workbook.define_name(name, &cell).expect("named");
    }
    let sheet = workbook.add_worksheet();
    for (i, text) in (0..).zip([
        "Code",
        "Answer",
        "Evidence: title",
        "Evidence: consulted on",
    ]) {
        sheet.write_string(0, i, text).expect("written");
    }
    fill(sheet);
    let bytes = workbook.save_to_buffer().expect("written");
    answers_and_problems(&submission::read("b.xlsx", &bytes, &framework()).expect("read"))
}

#[test]
fn a_number_is_a_code_only_where_no_other_has_its_value() {
    let told = of(|sheet| {
        // 19.1 and 19.10; 2e3; 007; a number that is no code.
        for (row, code) in [(1, 19.1), (2, 2000.0), (3, 7.0), (4, 5.0)] {
            sheet.write_number(row, 0, code).expect("written");
            sheet.write_string(row, 2, "An act").expect("written");
        }
        let date = Format::new().set_num_format("d/m/yy");
        let day = Format::new().set_num_format("yyyy-mm-dd");
        // 1 February 2026.
        sheet
            .write_number_with_format(5, 0, 46054, &date)
            .expect("written");
        sheet.write_string(5, 1, "A").expect("written");
        sheet
            .write_number_with_format(6, 0, 46054.5, &day)
            .expect("written");
        sheet.write_string(6, 1, "A").expect("written");
        sheet.write_boolean(7, 0, true).expect("written");
        sheet.write_string(7, 1, "true").expect("written");
    });
    insta::assert_snapshot!(told, @r"
    2e3 = ? [An act]
    007 = ? [An act]
    5 = ? [An act]
    true = true
    b.xlsx: Sheet2!A2: error[wrong-type]: the code is the number 19.1, which may be `19.1` or `19.10`; the row is not taken
      hint: give the cell the format “text”, and write the code again as it was handed out
    b.xlsx: Sheet2!A6: error[wrong-type]: the code is the day 2026-02-01, which a spreadsheet made of `1-2`; the row is not taken
      hint: give the cell the format “text”, and write the code again as it was handed out
    b.xlsx: Sheet2!A7: error[wrong-type]: the code is the day 2026-02-01, which a spreadsheet made of `1-2`; the row is not taken
      hint: give the cell the format “text”, and write the code again as it was handed out
    ");
}

#[test]
fn a_number_is_an_answer_only_where_no_other_has_its_value() {
    let told = of(|sheet| {
        let percent = Format::new().set_num_format("0%");
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let text = |sheet: &mut Worksheet, row, code: &str| {
            sheet.write_string(row, 0, code).expect("written");
        };
        for (row, code, number) in [
            (1, "N", 10.0),
            (2, "2e3", 0.5),
            (3, "C", 1.0),
            (4, "007", 3.0),
            (5, "19.1", 1.0),
        ] {
            text(sheet, row, code);
            sheet.write_number(row, 1, number).expect("written");
        }
        text(sheet, 6, "S");
        sheet
            .write_number_with_format(6, 1, 0.5, &percent)
            .expect("written");
        text(sheet, 7, "D");
        sheet
            .write_number_with_format(7, 1, 46054, &day)
            .expect("written");
        text(sheet, 8, "true");
        sheet.write_boolean(8, 1, false).expect("written");
        text(sheet, 9, "19.10");
        sheet.write_boolean(9, 1, true).expect("written");
        text(sheet, 10, "R");
        sheet
            .write_number_with_format(10, 1, 1, &percent)
            .expect("written");
    });
    insta::assert_snapshot!(told, @r"
    N = 10 (a number)
    2e3 = 0.50
    C = 0
    007 = 2
    19.1 = 1
    S = half
    D = 2026-02-01
    true = false
    19.10 = TRUE
    R = 1 (shown as a percentage)
    b.xlsx: Sheet2!B2: error[wrong-type]: the answer to `N` is the number 10, which may be `10` or `010`
      hint: give the cell the format “text”, and write the answer again
    b.xlsx: Sheet2!B8: error[wrong-type]: the answer to `D` is the day 2026-02-01, which a spreadsheet made of `1-2`
      hint: give the cell the format “text”, and choose the answer again
    ");
}

#[test]
fn a_label_means_its_own_option_and_a_code_where_codes_are_held() {
    let framework = framework();
    let at = |code: &str| framework.indicator_position(code).expect("an indicator");
    let one = |code: &str| RecognisedAnswer::Answer(code.to_owned());
    for (indicator, cell, in_workbook, in_table) in [
        ("C", "1", one("0"), one("1")),
        ("C", "2", one("1"), one("2")),
        ("C", "3", one("2"), one("2")),
        ("C", "0", one("0"), one("0")),
        ("1-2", "B", one("a"), one("a")),
        ("1-2", "b", one("a"), one("b")),
        ("1-2", "A", one("b"), one("b")),
        ("R", "Not applicable", one("x"), one("x")),
        ("R", "NOT APPLICABLE", one("x"), one("x")),
        ("R", "missing", one("y"), one("missing")),
        (
            "R",
            "not-applicable",
            one("not-applicable"),
            one("not-applicable"),
        ),
        (
            "T",
            "same",
            RecognisedAnswer::Several(vec!["t".to_owned(), "u".to_owned()]),
            RecognisedAnswer::Several(vec!["t".to_owned(), "u".to_owned()]),
        ),
        ("T", "Same", one("t"), one("t")),
        ("T", "t", one("v"), one("t")),
        ("T", "u", one("u"), one("u")),
        ("19.1", "KISMEN", one("part"), one("part")),
        ("19.1", "kısmen", one("part"), one("part")),
        ("19.1", "HAYIR", one("no"), one("no")),
        ("19.1", "Y\u{AD}es\u{200B}", one("yes"), one("yes")),
        ("19.1", "in\u{A0}part", one("part"), one("part")),
        (
            "19.1",
            "nu se aplică",
            one("not-applicable"),
            one("not-applicable"),
        ),
        (
            "19.1",
            "perhaps",
            RecognisedAnswer::Nothing,
            RecognisedAnswer::Nothing,
        ),
    ] {
        let found = [NamePrecedence::Labels, NamePrecedence::Codes]
            .map(|first| recognise(&framework, at(indicator), cell, first));
        assert_eq!(found, [in_workbook, in_table], "{indicator} {cell}");
    }
}

#[test]
fn what_a_list_offers_means_what_it_is_offered_for() {
    let framework = framework();
    for (indicator, _) in INDICATORS {
        let at = framework
            .indicator_position(indicator)
            .expect("an indicator");
        for language in ["en", "tr", "ro"] {
            let all = answer_options(&framework, at, language);
            for (i, each) in all.iter().enumerate() {
                let found = recognise(&framework, at, &each.label, NamePrecedence::Labels);
                assert_eq!(
                    found,
                    RecognisedAnswer::Answer(each.code.clone()),
                    "{indicator} {language}"
                );
                assert!(all[..i].iter().all(|other| other.label != each.label));
            }
        }
    }
    let labels = |indicator| -> Vec<String> {
        let at = framework
            .indicator_position(indicator)
            .expect("an indicator");
        let all = answer_options(&framework, at, "en").into_iter();
        all.map(|offered| offered.label).collect()
    };
    assert_eq!(labels("R"), ["Not applicable", "Missing", "not-applicable"]);
    assert_eq!(labels("T"), ["Same (t)", "u", "T", "Not applicable"]);
}

#[test]
fn the_check_names_what_cannot_be_told_apart() {
    let text = r#"{ "options": [
        { "code": "yes", "points": "1", "label": { "en": "Fully", "tr": "İyi" } },
        { "code": "Yes", "points": "1", "label": { "en": "fully " } },
        { "code": "10", "points": "1", "label": { "en": "IYI" } },
        { "code": "1e1", "points": "1", "label": { "en": "YES" } },
        { "code": "z", "points": "1", "label": { "en": "NU SE APLICĂ" } } ] }"#;
    let mut draft = framework().draft().clone();
    let scale = serde_json::from_str(text).expect("a scale");
    draft.scales.insert("more".to_owned(), scale);
    let checked = draft
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"));
    let mut found = cpi_model::Problems::new();
    let more = checked.warnings.into_iter();
    found.extend(more.filter(|each| each.path.is_in(&Pointer::from(["scales", "more"]))));
    assert!(
        found
            .iter()
            .all(|each| each.kind == ProblemKind::AmbiguousOption)
    );
    insta::assert_snapshot!(found.to_string(), @r"
    /scales/more/options/1/label/en: warning[ambiguous-option]: scale `more`: the options `yes` and `Yes` have one label: `Fully` (en) and `fully` (en) are equal as texts are compared
      hint: give each option a label of its own; until then lists show its code
    /scales/more/options/1/code: warning[ambiguous-option]: scale `more`: the codes `yes` and `Yes` differ in the case of letters alone
      hint: give one of them another code, that begins with a letter of its own
    /scales/more/options/2/label/en: warning[ambiguous-option]: scale `more`: the options `yes` and `10` have one label: `İyi` (tr) and `IYI` (en) are equal as texts are compared
      hint: give each option a label of its own; until then lists show its code
    /scales/more/options/3/label/en: warning[ambiguous-option]: scale `more`: the label `YES` of the option `1e1` is the code of the option `yes`; in questionnaires and reviews it means `1e1`, in tables and exports `yes`
      hint: give the option another label, or the other one another code
    /scales/more/options/3/label/en: warning[ambiguous-option]: scale `more`: the label `YES` of the option `1e1` is the code of the option `Yes`; in questionnaires and reviews it means `1e1`, in tables and exports `Yes`
      hint: give the option another label, or the other one another code
    /scales/more/options/3/code: warning[ambiguous-option]: scale `more`: the codes `10` and `1e1` are one number to a spreadsheet, so a cell that holds it is not taken
      hint: give one of them another code, that begins with a letter of its own
    /scales/more/options/4/label/en: warning[ambiguous-option]: scale `more`: the label `NU SE APLICĂ` of the option `z` is also the word for an answer of another meaning; in questionnaires and reviews it means the option
      hint: give the option another label; one that means not applicable is declared by `not_applicable = true`
    ");
}

#[test]
fn the_word_for_not_applicable_is_the_one_that_the_check_knows() {
    let texts: Vec<&str> = Word::NotApplicable.texts().collect();
    assert_eq!(texts, cpi_model::code::NOT_APPLICABLE_LABELS);
}

#[test]
fn a_day_is_shown_as_its_workbook_counts() {
    let told = of(|sheet| {
        let time = Format::new().set_num_format("h:mm");
        for row in [1, 2, 3] {
            sheet.write_string(row, 0, "19.1").expect("written");
            sheet.write_string(row, 2, "An act").expect("written");
        }
        sheet.write_number(1, 3, 46095).expect("written");
        sheet
            .write_number_with_format(2, 3, 0.75, &time)
            .expect("written");
        sheet
            .write_string(3, 3, "\u{200E}2026-03-14\u{A0}")
            .expect("written");
    });
    insta::assert_snapshot!(told, @"19.1 = ? [An act, 46095 (as a date: 2026-03-14)] [An act, 18:00:00 (a time of day)] [An act, 2026-03-14]");
}

/// A submission of an export as JSON, with these fields.
fn exported(fields: &str) -> String {
    let json = format!(
        r#"[{{"_uuid":"u1","cpi_framework":"mistaken","cpi_version":"1","cpi_country":"XAA\u200b","cpi_round":"\ufeff2026","cpi_assessor":"expert-1\u00a0",{fields}}}]"#
    );
    answers_and_problems(&submission::read("e.json", json.as_bytes(), &framework()).expect("read"))
}

#[test]
fn a_number_in_json_is_a_code_only_where_no_other_has_its_value() {
    // 010 or 10; 0.50; 1e3; the code 1 of 0, 1 and 2, whose labels are 1, 2 and 3.
    insta::assert_snapshot!(exported(r#""q_N":10"#), @r#"
    N = 10 (a number)
    e.json:1:144: error[wrong-type]: the answer to `N` is the number 10, which may be `10` or `010`
      hint: export it as text, in quotation marks, so that the code is as it was chosen
    "#);
    insta::assert_snapshot!(exported(r#""q_N":0.5"#), @"N = 0.50");
    insta::assert_snapshot!(exported(r#""q_N":1000"#), @"N = 1e3");
    insta::assert_snapshot!(exported(r#""q_N":"010","q_C":1"#), @r#"
    N = 010
    C = 1
    "#);
    // 19.1 or 19.10, and 2e3.
    insta::assert_snapshot!(exported(
        r#""evidence":[{"ev_code":19.1,"ev_title":"An act"},{"ev_code":2000,"ev_title":"A law"}]"#
    ), @r#"
    2e3 = ? [A law]
    e.json:1:157: error[wrong-type]: the code is the number 19.1, which may be `19.1` or `19.10`; the row is not taken
      hint: export it as text, in quotation marks, so that the code is as it was chosen
    "#);
}

#[test]
fn the_identity_of_an_export_has_no_invisible_characters() {
    let json = r#"[{"_uuid":"u1","cpi_framework":"mistaken\u200b","cpi_version":"\ufeff1","cpi_country":"XAA\u200b","cpi_round":"\ufeff2026","cpi_assessor":"expert-1\u00a0","q_N":"010"}]"#;
    let incoming = submission::read("e.json", json.as_bytes(), &framework()).expect("read");
    let draft = &incoming.submissions[0].read.draft;
    let framework = draft.framework.as_ref().expect("it names one");
    let found = [
        &framework.id,
        &framework.version,
        &draft.country,
        &draft.round,
        &draft.assessor,
    ];
    let found: Vec<&str> = found.into_iter().flatten().map(String::as_str).collect();
    assert_eq!(found, ["mistaken", "1", "XAA", "2026", "expert-1"]);
}

#[test]
fn an_answer_under_the_evidence_is_named_and_never_counted() {
    let told = of(|sheet| {
        // A label, a code, a number, a word of a sentence, and evidence beside an answer.
        for (row, code, answer, title) in [
            (1, "19.1", "", "in PART"),
            (2, "19.10", "", "no"),
            (3, "T", "", "Yes, by the act of 2019"),
            (4, "1-2", "A", "B"),
        ] {
            sheet.write_string(row, 0, code).expect("written");
            if !answer.is_empty() {
                sheet.write_string(row, 1, answer).expect("written");
            }
            sheet.write_string(row, 2, title).expect("written");
        }
        sheet.write_string(5, 0, "C").expect("written");
        sheet.write_number(5, 2, 1.0).expect("written");
    });
    insta::assert_snapshot!(told, @r#"
    19.1 = ? [in PART]
    19.10 = ? [no]
    T = ? [Yes, by the act of 2019]
    1-2 = b [B]
    C = ? [1]
    b.xlsx: Sheet2!C2: warning[missing-key]: `in PART` under `Evidence: title` is an answer to `19.1`, and its answer is empty; it does not count as one
      hint: move it to the answer, or write a sentence if it is meant as it stands
    b.xlsx: Sheet2!C3: warning[missing-key]: `no` under `Evidence: title` is an answer to `19.10`, and its answer is empty; it does not count as one
      hint: move it to the answer, or write a sentence if it is meant as it stands
    b.xlsx: Sheet2!C6: warning[missing-key]: `1` under `Evidence: title` is an answer to `C`, and its answer is empty; it does not count as one
      hint: move it to the answer, or write a sentence if it is meant as it stands
    "#);
}
