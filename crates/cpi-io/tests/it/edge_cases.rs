//! Do the traps of spreadsheets and file systems stay harmless?

use cpi_io::folder::{self, FolderError, IndexFolder};
use cpi_io::read;
use cpi_io::write;
use cpi_model::draft::{
    AdjudicationDraft, AnswerDraft, AssessmentDraft, EvidenceDraft, FrameworkDraft,
    FrameworkReference, SCHEMA_VERSION,
};
use cpi_model::{Assessment, Framework, Problems, Round};
use std::fs;
use std::path::{Path, PathBuf};

const FRAMEWORK: &str = r#"
schema_version = 1
id = "traps"
version = "1"
title = { en = "Traps", "sr-Latn" = "Zamke" }
languages = ["en", "sr-Latn"]
countries = "declared"
not_applicable = { allowed = "anywhere" }
range = { low = "0", high = "1" }
display = { digits = 2, rounding = "half-up" }
ranking = { scores = "rounded", order = "highest-first", ties = "lowest" }

[method]
aggregation = "arithmetic"
over = "children"
weights = "equal"
missing = "leave-out"
least_coverage = "0"
coverage_of = "indicators"

[scales.s]
options = [{ code = "NA", points = "1" }, { code = "0", points = "0.5" }, { code = "00", points = "0" }]

[normalisations.n]
rule = "goalposts"
cap = "both"

[[nodes]]
code = "1"

[[views]]
code = "v"
over = "indicators"
groups = [{ code = "a" }, { code = "b" }]
"#;

const INDICATORS: &str = "\
code,parent,kind,scale,points,applies_if,otherwise,unit,direction,normalisation,goalpost_low,goalpost_high,view:v,question@en,question@sr-Latn
4.1.a,1,checklist,s,NA=0.75; 00=0.25,,,,,,,,a; b,\"One, \"\"two\"\"\nthree?\",Да?
0010,1,checklist,s,,4.1.a = NA | 0,lowest,,,,,,a,Then?,
NA,1,quantity,,,,,days,higher-is-better,n,-1.50,10,b,How many?,
1e5,1,quantity,,,,,days,lower-is-better,n,0,10,,=1+1,
";

const ROUND: &str = r#"
schema_version = 1
framework = { id = "traps", version = "1" }
countries = ["NA", "007"]
rounds = [{ id = "2025", reference_date = "2025-12-31" }, { id = "2026", reference_date = "2026-12-31" }]
"#;

fn framework_draft() -> FrameworkDraft {
    read::framework_toml(
        ("framework.toml", FRAMEWORK.as_bytes()),
        Some(("indicators.csv", INDICATORS.as_bytes())),
    )
    .unwrap_or_else(|problems| panic!("{problems}"))
    .draft
}

fn framework() -> Framework {
    framework_draft()
        .check()
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// A round with one table, declared by the keys that are added.
fn round(framework: &Framework, table: &str) -> Round {
    let text = format!("{ROUND}[[tables]]\nfile = \"t.csv\"\nround = \"round\"\n{table}");
    read::round("round.toml", text.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(framework)))
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

fn table(declared: &str, bytes: impl AsRef<[u8]>) -> Result<Vec<Assessment>, Problems> {
    let framework = framework();
    let round = round(&framework, declared);
    read::table(
        "t.csv",
        bytes.as_ref(),
        &round.tables()[0],
        &round,
        &framework,
    )
    .map(|panel| panel.assessments)
}

const WIDE: &str = "shape = \"wide\"";
const LONG: &str = "shape = \"long\"";

/// The wide table of which all the others are disguises.
const PLAIN: &str = "country,round,4.1.a,0010,NA,1e5\n\
    NA,2025,NA,00,1.5,0\n\
    007,2025,0,NA,-0.25,missing\n\
    NA,2026,00,not-applicable,,7\n";

fn plain() -> Vec<Assessment> {
    let found = table(WIDE, PLAIN).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(found.len(), 3);
    found
}

#[test]
fn codes_are_never_numbers_or_absent() {
    let (framework, found) = (framework(), plain());
    let codes: Vec<&str> = framework
        .indicators()
        .iter()
        .map(cpi_model::framework::Indicator::code)
        .collect();
    assert_eq!(codes, ["4.1.a", "0010", "NA", "1e5"]);
    let countries: Vec<&str> = found.iter().map(Assessment::country).collect();
    assert_eq!(countries, ["NA", "007", "NA"]);
    let answers: Vec<String> = (0..4).map(|i| found[0].answer_text(i)).collect();
    assert_eq!(answers, ["NA", "00", "1.5", "0"]);
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_name() {
    let marked = |text: &str| format!("\u{FEFF}{text}");
    assert_eq!(table(WIDE, marked(PLAIN)).unwrap(), plain());
    let draft = read::framework_toml(
        ("framework.toml", marked(FRAMEWORK).as_bytes()),
        Some(("indicators.csv", marked(INDICATORS).as_bytes())),
    );
    assert_eq!(draft.unwrap().draft, framework_draft());
    let json = serde_json_text(&framework_draft());
    let draft = read::framework_json("framework.json", marked(&json).as_bytes());
    assert_eq!(draft.unwrap().draft, framework_draft());
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    assert_eq!(table(WIDE, windows(PLAIN)).unwrap(), plain());
    // Even with a last line that does not end, and one that is empty.
    assert_eq!(table(WIDE, windows(PLAIN.trim_end())).unwrap(), plain());
    assert_eq!(
        table(WIDE, windows(&format!("{PLAIN}\n"))).unwrap(),
        plain()
    );
    let draft = read::framework_toml(
        ("framework.toml", windows(FRAMEWORK).as_bytes()),
        Some((
            "indicators.csv",
            INDICATORS.replace("?\n", "?\r\n").as_bytes(),
        )),
    );
    assert_eq!(draft.unwrap().draft, framework_draft());
}

/// The places of all problems.
fn places(problems: &Problems) -> Vec<String> {
    problems
        .iter()
        .map(|problem| problem.place.as_ref().unwrap().to_string())
        .collect()
}

#[test]
fn lines_are_counted_through_quoted_line_ends() {
    let long = "country,round,indicator,answer,comment\n\
        NA,2025,4.1.a,NA,\"first\nsecond\nthird\"\n\
        NA,2025,NA,many,\n\
        NA,2025,1e5,\"some\nthing\",\n\
        NA,2025,nowhere,1,\n";
    let expected = ["t.csv:5:4", "t.csv:6:4", "t.csv:8:3"];
    assert_eq!(places(&table(LONG, long).unwrap_err()), expected);
    let windows = long.replace('\n', "\r\n");
    assert_eq!(places(&table(LONG, windows).unwrap_err()), expected);
    let marked = format!("\u{FEFF}{long}");
    assert_eq!(places(&table(LONG, marked).unwrap_err()), expected);

    let wide = "\"country\",round,4.1.a,0010,\"NA\",1e5\n\
        NA,2025,\"N\nA\",00,1.5,0\n\
        007,2025,0,NA,x,0\n";
    let found = table(WIDE, wide).unwrap_err();
    assert_eq!(places(&found), ["t.csv:2:3", "t.csv:4:5"]);

    // The first indicator of the table has a question of two lines.
    let indicators = INDICATORS.replace("-1.50", "low");
    let found = read::framework_toml(
        ("framework.toml", FRAMEWORK.as_bytes()),
        Some(("indicators.csv", indicators.as_bytes())),
    )
    .and_then(|read| read.check(FrameworkDraft::check))
    .unwrap_err();
    // The scale has `0` and `00`, which a spreadsheet takes for one: a warning.
    let expected = ["framework.toml:22:77", "indicators.csv:5:11"];
    assert_eq!(places(&found), expected);
}

#[test]
fn a_declared_separator_and_decimal_comma_are_read() {
    let german = PLAIN
        .replace(',', ";")
        .replace("1.5", "1,5")
        .replace("0.25", "0,25");
    let declared = "shape = \"wide\"\ndelimiter = \";\"\ndecimal_sign = \",\"";
    assert_eq!(table(declared, &german).unwrap(), plain());

    let long = "country;round;indicator;answer\nNA;2025;NA;1,5\nNA;2025;4.1.a;NA\n";
    let declared = "shape = \"long\"\ndelimiter = \";\"\ndecimal_sign = \",\"";
    let found = table(declared, long).unwrap();
    assert_eq!(found[0].answer_text(2), "1.5");

    // A separator of thousands is not taken for a decimal point.
    assert!(table(declared, long.replace("1,5", "1.234")).is_err());

    // Undeclared, neither is guessed.
    assert!(table(WIDE, &german).is_err());
    assert!(table("shape = \"wide\"\ndelimiter = \";\"", &german).is_err());
}

fn full_assessment(framework: &Framework) -> Assessment {
    let text = |text: &str| Some(text.to_owned());
    let evidence = |title: &str| EvidenceDraft {
        title: text(title),
        link: text("https://example.org/a?b=c,d"),
        consulted: text("2025-02-28"),
        note: text("page 3; \"quoted\"\nand on"),
    };
    let answer = |indicator: &str, answer: &str| AnswerDraft {
        indicator: text(indicator),
        answer: text(answer),
        ..AnswerDraft::default()
    };
    AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: text("traps"),
            version: text("1"),
        }),
        country: text("NA"),
        round: text("2025"),
        reference_date: text("2025-12-31"),
        history: None,
        answers: vec![
            AnswerDraft {
                evidence: vec![evidence("Law, first"), evidence("Law, second")],
                comment: text("=HYPERLINK(\"x\")"),
                assessor: text("Ana"),
                reviewer: text("Ion"),
                adjudication: Some(AdjudicationDraft {
                    points: text("0.5"),
                    reason: text("line 1\nline 2"),
                    ..AdjudicationDraft::default()
                }),
                ..answer("4.1.a", "NA")
            },
            answer("0010", "00"),
            answer("NA", "-1.25"),
            answer("1e5", "missing"),
        ],
    }
    .check(framework)
    .unwrap_or_else(|problems| panic!("{problems}"))
    .value
}

#[test]
fn a_long_table_that_is_written_is_read_back_whole() {
    let framework = framework();
    let mut all = vec![full_assessment(&framework)];
    all.extend(plain().into_iter().skip(1));
    let text = write::csv::answers_long(&framework, &all).unwrap();
    let found = table(LONG, &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(found, all, "{text}");
}

#[test]
fn a_guarded_table_runs_no_formula_and_loses_nothing() {
    let framework = framework();
    let mut draft = full_assessment(&framework).to_draft();
    let said = [
        "=1+1", "+49 1", "-", "@SUM(1)", "\ttab", "'quoted", "''", "-2", "a=b",
    ];
    draft.answers[0].evidence = said
        .map(|text| EvidenceDraft {
            title: Some(text.to_owned()),
            ..EvidenceDraft::default()
        })
        .to_vec();
    let one = draft.check(&framework).unwrap().value;
    let text = write::csv::answers_long_guarded(&framework, std::slice::from_ref(&one)).unwrap();
    for cell in text.split([',', '\n']) {
        let cell = cell.trim_matches('"');
        let harmless = cpi_model::number::parse_decimal(cell).is_some();
        assert!(
            harmless || !cell.starts_with(['=', '+', '-', '@', '\t']),
            "{cell}"
        );
    }
    let found = table("shape = \"long\"\nguarded = true", &text);
    assert_eq!(found.unwrap(), [one], "{text}");
}

#[test]
fn a_wide_table_that_is_written_is_read_back() {
    let text = write::csv::answers_wide(&framework(), &plain()).unwrap();
    let found = table(WIDE, &text).unwrap_or_else(|problems| panic!("{problems}\n{text}"));
    assert_eq!(found, plain(), "{text}");
}

#[test]
fn a_framework_that_is_written_is_read_back() {
    let draft = framework_draft();
    let toml = write::framework_toml(&draft);
    let csv = write::indicators_csv(&draft);
    let found = read::framework_toml(
        ("framework.toml", toml.as_bytes()),
        Some(("indicators.csv", csv.as_bytes())),
    )
    .unwrap_or_else(|problems| panic!("{problems}\n{toml}\n{csv}"));
    assert_eq!(found.draft, draft, "{toml}\n{csv}");
    let json = serde_json_text(&draft);
    let found = read::framework_json("framework.json", json.as_bytes())
        .unwrap_or_else(|problems| panic!("{problems}\n{json}"));
    assert_eq!(found.draft, draft);
}

/// The canonical JSON of a framework.
fn serde_json_text(draft: &FrameworkDraft) -> String {
    serde_json::to_string_pretty(draft).unwrap()
}

#[test]
fn a_file_is_replaced_whole_or_left_alone() {
    let temporary = tempfile::tempdir().unwrap();
    let file = temporary.path().join("scores.json");
    folder::write_atomic(&file, b"a long old content").unwrap();
    folder::write_atomic(&file, b"new").unwrap();
    assert_eq!(fs::read(&file).unwrap(), b"new");

    // A folder that does not exist, and one that is a file.
    for impossible in [
        temporary.path().join("nowhere/scores.json"),
        file.join("scores.json"),
    ] {
        let refusal = folder::write_atomic(&impossible, b"other").unwrap_err();
        assert!(matches!(&refusal, FolderError::File { path, .. } if *path == impossible));
    }
    // A folder in the place of the file.
    let taken = temporary.path().join("taken");
    fs::create_dir(&taken).unwrap();
    folder::write_atomic(&taken, b"other").unwrap_err();

    assert_eq!(fs::read(&file).unwrap(), b"new");
    let mut left: Vec<String> = fs::read_dir(temporary.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["scores.json", "taken"],
        "temporary files stay behind"
    );
}

/// What `IndexFolder::open` says, with the folder of the test named `HERE`.
fn refusal(here: &Path, opened: &Path) -> String {
    let refusal = IndexFolder::open(opened).unwrap_err().to_string();
    refusal
        .replace(&here.display().to_string(), "HERE")
        .replace('\\', "/")
}

fn assert_no_rounds(refusal: &str) {
    assert!(refusal.starts_with("HERE/rounds: no "), "{refusal}");
    assert!(refusal.contains("`rounds/NAME`"), "{refusal}");
    assert!(refusal.contains("`round.toml`"), "{refusal}");
}

fn write(path: PathBuf, content: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

#[test]
fn folders_that_are_no_index_say_what_lacks() {
    let temporary = tempfile::tempdir().unwrap();
    let here = temporary.path();
    insta::assert_snapshot!(refusal(here, &here.join("nowhere")), @"HERE/nowhere: there is no such file; check the name");

    write(here.join("file"), "");
    insta::assert_snapshot!(refusal(here, &here.join("file")), @"HERE/file: no framework here; an index has `framework/framework.toml` with `framework/indicators.csv`, or `framework.json`");

    insta::assert_snapshot!(refusal(here, here), @"HERE: no framework here; an index has `framework/framework.toml` with `framework/indicators.csv`, or `framework.json`");

    write(here.join("framework/framework.toml"), FRAMEWORK);
    insta::assert_snapshot!(refusal(here, here), @"HERE/framework/indicators.csv: there is no such file; check the name");

    write(here.join("framework/indicators.csv"), INDICATORS);
    assert_no_rounds(&refusal(here, here));

    fs::create_dir_all(here.join("rounds/2025")).unwrap();
    assert_no_rounds(&refusal(here, here));

    let round = format!("{ROUND}[[tables]]\nfile = \"t.csv\"\nround = \"round\"\n{WIDE}\n");
    write(here.join("rounds/2025/round.toml"), &round);
    insta::assert_snapshot!(refusal(here, here), @"HERE/rounds/2025/t.csv: there is no such file; check the name");

    write(here.join("rounds/2025/t.csv"), PLAIN);
    let index = IndexFolder::open(here).unwrap();
    assert_eq!(index.assessments, plain());
}
