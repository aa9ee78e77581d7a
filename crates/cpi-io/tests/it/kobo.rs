//! Exports of form servers and long tables: which submissions count, and what each says.

#![cfg(feature = "spreadsheet")]

use cpi_io::folder;
use cpi_io::submission::read;
use cpi_model::Framework;
use cpi_model::draft::{FrameworkDraft, NotApplicableAllowed, NotApplicableDraft};
use rust_xlsxwriter::Workbook;
use std::path::Path;

use crate::support::incoming::answers_and_problems;

fn framework() -> Framework {
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template");
    let mut read = folder::framework(Path::new(template)).expect("the template is there");
    read.draft.not_applicable = Some(NotApplicableDraft {
        allowed: Some(NotApplicableAllowed::Anywhere.into()),
        requires_reason: false,
    });
    read.check(FrameworkDraft::check)
        .expect("the template is sound")
        .value
}

fn of(file: &str, bytes: &[u8]) -> String {
    match read(file, bytes, &framework()) {
        Ok(incoming) => {
            let mut all = String::new();
            for arrival in &incoming.submissions {
                let draft = &arrival.read.draft;
                let parts = [
                    &draft.country,
                    &draft.round,
                    &draft.assessor,
                    &draft.submitted,
                    &draft.id,
                ];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                all.push_str(&format!("{}\n", parts.join(" · ")));
            }
            all + &answers_and_problems(&incoming)
        }
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn the_newest_version_of_a_submission_counts() {
    let json = r#"{"count": 4, "next": null, "previous": null, "results": [
  {"_id": 2, "_uuid": "b2", "_submission_time": "2026-03-02T10:00:00", "_validation_status": {},
   "meta/instanceID": "uuid:b2", "meta/deprecatedID": "uuid:a1",
   "cpi_framework": "my-index", "cpi_version": "0.1", "cpi_country": "XAA", "cpi_round": "2026", "cpi_assessor": "expert-1",
   "g_art19/q_19_d1": "yes", "g_art19/c_19_d1": "=since 2019", "g_art19/q_19_d2": "not-applicable", "a_20_d1": "yes",
   "evidence": [{"evidence/ev_code": "19.1", "evidence/ev_title": "An act", "evidence/ev_link": "https://example.org", "evidence/ev_date": "2026-03-01"},
                {"evidence/ev_title": "Of nothing"}]},
  {"_id": 1, "_uuid": "a1", "_submission_time": "2026-03-01T10:00:00", "meta/instanceID": "uuid:a1",
   "cpi_country": "XAA", "cpi_round": "2026", "cpi_assessor": "expert-1", "g_art19/q_19_d1": "no"},
  {"_id": 3, "_uuid": "c3", "_submission_time": "2026-03-03T10:00:00", "_validation_status": {"uid": "validation_status_not_approved", "label": "Not Approved"},
   "cpi_country": "XAA", "g_art19/q_19_d1": "no"},
  {"_id": 4, "_uuid": "d4", "_submission_time": "2026-02-28T10:00:00", "_validation_status": {"uid": "validation_status_approved"},
   "cpi_framework": "my-index", "cpi_country": "XAB", "cpi_round": "2026", "cpi_assessor": "expert-2", "q_20_d3": "250", "extra": "?"}
]}"#;
    insta::assert_snapshot!(of("kobo.json", json.as_bytes()), @r"
    XAB · 2026 · expert-2 · 2026-02-28T10:00:00Z · d4
    XAA · 2026 · expert-1 · 2026-03-02T10:00:00Z · b2
    20.3 = 250
    kobo.json:13:122: warning[not-read]: the field `extra` is none of the form; it says `?`
      hint: export with XML values and headers; a question that was added to the form is not read
    19.1 = yes [An act, https://example.org, 2026-03-01] (=since 2019)
    19.2 = not-applicable
    kobo.json:7:17: error[missing-key]: evidence belongs to no question: `Of nothing`
      hint: name the question it belongs to
    kobo.json:8:3: warning[not-read]: the submission `a1` was edited; the newer version is taken
    kobo.json:10:3: warning[not-read]: the submission `c3` has the status `validation_status_not_approved` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    ");
}

#[test]
fn a_workbook_of_the_server_has_its_repeats_on_sheets() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet
        .set_name("my-index · Protection from viol")
        .expect("a name");
    let header = [
        "cpi_framework",
        "cpi_version",
        "cpi_country",
        "cpi_round",
        "cpi_assessor",
        "g_art19/q_19_d1",
        "g_art19/q_19_d3",
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_index",
    ];
    let rows = [
        [
            "my-index",
            "0.1",
            "XAA",
            "2026",
            "expert-1",
            "yes",
            "no",
            "1",
            "a1",
            "2026-03-01T10:00:00",
            "",
            "1",
        ],
        [
            "my-index",
            "0.1",
            "XAB",
            "2026",
            "expert-2",
            "no",
            "",
            "2",
            "b2",
            "2026-03-02T10:00:00",
            "Approved",
            "2",
        ],
        [
            "my-index",
            "0.1",
            "XAB",
            "2026",
            "expert-2",
            "yes",
            "",
            "3",
            "c3",
            "2026-03-02T11:00:00",
            "On Hold",
            "3",
        ],
    ];
    for (i, name) in (0..).zip(header) {
        sheet.write_string(0, i, name).expect("written");
    }
    for (r, row) in (1..).zip(rows) {
        for (i, text) in (0..).zip(row) {
            sheet.write_string(r, i, text).expect("written");
        }
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("evidence").expect("a name");
    let rows = [
        [
            "evidence/ev_code",
            "evidence/ev_title",
            "_index",
            "_parent_table_name",
            "_parent_index",
            "_submission__uuid",
        ],
        ["19.1", "An act", "1", "main", "1", "a1"],
        ["19.1", "A report", "2", "main", "2", ""],
        ["19.1", "Of nobody", "3", "main", "9", "zz"],
    ];
    for (r, row) in (0..).zip(rows) {
        for (i, text) in (0..).zip(row) {
            sheet.write_string(r, i, text).expect("written");
        }
    }
    let bytes = workbook.save_to_buffer().expect("written");
    insta::assert_snapshot!(of("kobo.xlsx", &bytes), @r"
    XAA · 2026 · expert-1 · 2026-03-01T10:00:00Z · a1
    XAB · 2026 · expert-2 · 2026-03-02T10:00:00Z · b2
    19.1 = yes [An act]
    19.3 = no
    19.1 = no [A report]
    kobo.xlsx: evidence!A4: error[not-read]: evidence belongs to no submission, and is not taken: `Of nobody`: no submission is the `zz` of its `_submission__uuid`
      hint: export the form with all of its sheets, each export to a file of its own
    kobo.xlsx: my-index · Protection from viol!A4: warning[not-read]: the submission `c3` has the status `On Hold` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    ");
}

#[test]
fn a_csv_of_the_server_is_separated_by_semicolons() {
    let csv = "\"start\";\"cpi_framework\";\"cpi_country\";\"cpi_round\";\"cpi_assessor\";\"g_art20/q_20_d1\";\"n_20_d3\";\"_uuid\";\"_submission_time\"\n\
               \"2026-03-01\";\"my-index\";\"XAA\";\"2026\";\"expert-1\";\"partially\";\"not-applicable\";\"a1\";\"2026-03-01T10:00:00\"\n";
    insta::assert_snapshot!(of("kobo.csv", csv.as_bytes()), @r"
    XAA · 2026 · expert-1 · 2026-03-01T10:00:00Z · a1
    20.1 = partially
    20.3 = not-applicable
    kobo.csv:1:1: warning[not-read]: a CSV of a form server has no repeats, and so none of the evidence
      hint: export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead
    ");
}

#[test]
fn a_long_table_holds_several_assessors() {
    let csv = "country,round,indicator,answer,comment,assessor,reviewer,evidence_title,evidence_link\n\
               XAA,2026,19.1,Yes,'=HYPERLINK(1),expert-1,,An act,https://example.org/1\n\
               XAA,2026,19.1,Yes,'=HYPERLINK(1),expert-1,,A report,\n\
               XAA,2026,19.1,no,,expert-2,reviewer-1,,\n\
               XAA,2026,,no,,expert-2,,,\n\
               XAA,2026,99.9,no,,expert-2,,,\n";
    insta::assert_snapshot!(of("answers.csv", csv.as_bytes()), @r"
    XAA · 2026 · expert-1
    XAA · 2026 · expert-2
    19.1 = yes [An act, https://example.org/1] [A report] (=HYPERLINK(1))
    19.1 = no
    99.9 = no
    answers.csv:4:7: warning[not-read]: the column `reviewer` is not known, and not read
      hint: correct its name; it may be one that only a review has
    answers.csv:5:1: error[missing-key]: the row has no indicator, and is not taken
      hint: write the code of the indicator
    ");
}

#[test]
fn other_documents_are_refused_with_what_to_do() {
    insta::assert_snapshot!(of("a.csv", b"name,colour\nx,red\n"), @r"
    a.csv:1:1: error[other-content]: the header is neither that of a long table, with the columns `indicator` and `answer`, nor that of an export of a form
      hint: add the columns, or export the form with XML values and headers, as XLSX or JSON where it has evidence
    ");
    insta::assert_snapshot!(of("a.json", b"{\"name\": 1}"), @r"
    a.json:1:1: error[other-content]: the document holds no answers
      hint: hand in a submission, or an export of a form server
    ");
    insta::assert_snapshot!(of("a.json", b"{\"answers\": [}"), @r"
    a.json:1:14: error[syntax]: a value is missing here, or stands without quotation marks
      hint: write a text in quotation marks, `true`, `false`, a list or a group of keys
    ");
}
