//! Exports of form servers: hand-ins keep their order, whatever stands before a field, and
//! evidence stays with whom it belongs to.

#![cfg(feature = "spreadsheet")]

use cpi_io::folder;
use cpi_io::submission::read;
use cpi_model::Framework;
use cpi_model::draft::FrameworkDraft;
use rust_xlsxwriter::Workbook;
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;

use crate::support::incoming::answers_and_problems;

fn framework() -> Framework {
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template");
    let read = folder::framework(Path::new(template)).unwrap();
    read.check(FrameworkDraft::check).unwrap().value
}

/// Who handed in what, when, and under which id; then what is wrong.
fn of(file: &str, bytes: &[u8]) -> String {
    of_framework(file, bytes, &framework())
}

fn of_framework(file: &str, bytes: &[u8], framework: &Framework) -> String {
    match read(file, bytes, framework) {
        Ok(incoming) => {
            let mut all = String::new();
            for arrival in &incoming.submissions {
                let draft = &arrival.read.draft;
                let parts = [&draft.assessor, &draft.submitted, &draft.id];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                all.push_str(&format!("{}\n", parts.join(" · ")));
            }
            all + &answers_and_problems(&incoming)
        }
        Err(problems) => problems.to_string(),
    }
}

/// A workbook of sheets with a name and rows of texts each.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (r, row) in (0..).zip(*rows) {
            for (c, text) in (0..).zip(*row) {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook of one sheet as it is stored: texts, and cells of dates by their serial number
/// (`#46447.5`) or in ISO 8601 (`@2027-03-01T12:00:00`).
fn stored(rows: &[&[&str]], from_1904: bool) -> Vec<u8> {
    let cell = |text: &&str| match (text.strip_prefix('#'), text.strip_prefix('@')) {
        (Some(serial), _) => format!(r#"<c s="1"><v>{serial}</v></c>"#),
        (_, Some(iso)) => format!(r#"<c t="d" s="1"><v>{iso}</v></c>"#),
        _ => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    let row =
        |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="{from_1904}"/><sheets><sheet name="form" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships><Relationship Id="r1" Type="{office}/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml",
            &format!(
                r#"<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/sheet1.xml",
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#),
        ),
    ])
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_date_cell_keeps_its_time_of_day() {
    let header = ["cpi_assessor", "q_19_d1", "_uuid", "_submission_time"];
    // 2027-03-01 is day 46447 since the end of 1899, and day 44985 since 1904.
    for (from_1904, late, early, day) in [
        (false, "#46447.68755787037", "#46447.375", "#46448"),
        (true, "#44985.68755787037", "#44985.375", "#44986"),
        (
            false,
            "@2027-03-01T16:30:05",
            "@2027-03-01T09:00:00",
            "@2027-03-02",
        ),
    ] {
        let late = ["expert-2", "no", "l", late];
        let early = ["expert-2", "yes", "e", early];
        let day = ["expert-2", "partially", "d", day];
        let bytes = stored(&[&header, &late, &day, &early], from_1904);
        assert_eq!(
            of("kobo.xlsx", &bytes),
            "expert-2 · 2027-03-01T09:00:00Z · e\n\
             expert-2 · 2027-03-01T16:30:05Z · l\n\
             expert-2 · 2027-03-02 · d\n\
             19.1 = yes\n19.1 = no\n19.1 = partially\n"
        );
    }
    // A hand-in that stands twice counts as it was handed in last.
    let first = ["expert-2", "no", "s", "#46447.6875"];
    let second = ["expert-2", "yes", "s", "#46447.375"];
    let found = of("kobo.xlsx", &stored(&[&header, &first, &second], false));
    assert!(
        found.starts_with("expert-2 · 2027-03-01T16:30:00Z · s\n19.1 = no\n"),
        "{found}"
    );
    // The last thousandth of a day is the next day.
    let last = ["expert-2", "no", "s", "#46447.999999999"];
    let found = of("kobo.xlsx", &stored(&[&header, &last], false));
    assert!(found.starts_with("expert-2 · 2027-03-02 · s\n"), "{found}");
}

#[test]
fn times_are_put_in_order_by_moment_and_then_by_the_number_of_the_server() {
    let of_times = |times: [&str; 4]| {
        let rows: Vec<String> = times
            .iter()
            .zip([4, 3, 2, 1])
            .map(|(time, id)| format!(r#"{{"_id":{id},"_uuid":"u{id}","cpi_assessor":"a","q_19_d1":"yes","_submission_time":"{time}"}}"#))
            .collect();
        let incoming = read(
            "a.json",
            format!("[{}]", rows.join(",")).as_bytes(),
            &framework(),
        );
        let all = incoming.unwrap().submissions;
        let order = all.into_iter().map(|it| {
            let draft = it.read.draft;
            format!("{} {}", draft.id.unwrap(), draft.submitted.unwrap())
        });
        order.collect::<Vec<_>>().join("\n")
    };
    // Zones, blanks, thousandths.
    assert_eq!(
        of_times([
            "2027-03-01T12:00:00+03:00",
            "2027-03-01 09:30:00",
            "2027-03-01T09:00:00.500Z",
            "2027-03-01T10:00+0100",
        ]),
        "u1 2027-03-01T10:00:00+01:00\n\
         u4 2027-03-01T12:00:00+03:00\n\
         u2 2027-03-01T09:00:00.500Z\n\
         u3 2027-03-01T09:30:00Z"
    );
    // At the same time the greater number is the later.
    assert_eq!(
        of_times(["2027-03-01T09:00:00"; 4]).replace(" 2027-03-01T09:00:00Z", ""),
        "u1\nu2\nu3\nu4"
    );
}

const ODATA: &str = r#"{"value": [
  {"__id": "uuid:1", "__system": {"submissionDate": "2027-03-01T09:00:00.123Z", "reviewState": null, "submitterName": "Tablet 3", "deletedAt": null},
   "meta": {"instanceID": "uuid:1"}, "cpi_framework": "my-index", "cpi_assessor": "expert-2", "q_19_d1": "yes", "c_19_d1": null,
   "g_art19": {"q_19_d2": "no"}, "evidence@odata.navigationLink": "Submissions('uuid:1')/evidence",
   "evidence": [{"__id": "x0", "ev_code": "19.1", "ev_title": "Civil Code", "ev_link": null}]},
  {"__id": "uuid:2", "__system": {"submissionDate": "2027-03-01T10:00:00Z", "reviewState": "rejected"}, "cpi_assessor": "expert-3", "q_19_d1": "no"},
  {"__id": "uuid:3", "__system": {"submissionDate": "2027-03-01T10:00:00Z", "reviewState": "hasIssues"}, "cpi_assessor": "expert-4", "q_19_d1": "no"},
  {"__id": "uuid:4", "__system": {"submissionDate": "2027-03-01T10:00:00Z", "reviewState": "approved", "deletedAt": "2027-03-02T08:00:00Z"}, "cpi_assessor": "expert-5", "q_19_d1": "no"},
  {"__id": "uuid:5", "__system": {"submissionDate": "2027-03-01T11:00:00Z", "reviewState": "approved"}, "cpi_assessor": "expert-6", "q_19_d1": "no",
   "evidence@odata.navigationLink": "Submissions('uuid:5')/evidence"}
 ], "@odata.context": "x", "@odata.nextLink": "y"}"#;

#[test]
fn odata_is_read_and_says_what_it_leaves_out() {
    insta::assert_snapshot!(of("Submissions.json", ODATA.as_bytes()), @r"
    expert-2 · 2027-03-01T09:00:00.123Z · 1
    expert-6 · 2027-03-01T11:00:00Z · 5
    19.1 = yes [Civil Code]
    19.2 = no
    19.1 = no
    Submissions.json:11:28: error[not-read]: the export is incomplete: by its `@odata.nextLink`, the server has more submissions
      hint: export all submissions and collect that; what is here is taken
    Submissions.json:10:4: warning[not-read]: the export names the evidence of 1 submissions without holding it
      hint: ask the server for the submissions with `$expand=*`
    Submissions.json:6:3: warning[not-read]: the submission `2` has the status `rejected` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    Submissions.json:7:3: warning[not-read]: the submission `3` has the status `hasIssues` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    Submissions.json:8:3: warning[not-read]: the submission `4` was deleted on the server at 2027-03-02T08:00:00Z, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    ");
}

#[test]
fn an_archive_of_tables_is_read_with_its_repeats() {
    let main = "SubmissionDate,cpi_framework,cpi_assessor,g_art19-q_19_d1,SET-OF-evidence,meta-instanceID,KEY,ReviewState\n\
                2027-03-01T09:00:00.123Z,my-index,expert-2,yes,uuid:1/evidence,uuid:1,uuid:1,\n\
                2027-03-01T09:00:00.123Z,my-index,expert-3,no,uuid:2/evidence,uuid:2,uuid:2,rejected\n";
    let other = "SubmissionDate,cpi_framework,cpi_assessor,q_20_d1,meta-instanceID,KEY,ReviewState\n\
                 2027-03-01T08:00:00Z,my-index,expert-2,partially,uuid:7,uuid:7,approved\n";
    let repeat = "ev_code,ev_title,PARENT_KEY,KEY\n\
                  19.1,Civil Code,uuid:1,uuid:1/evidence[1]\n\
                  19.1,Of nobody,uuid:9,uuid:9/evidence[1]\n";
    // Two forms in one archive.
    let bytes = archive(&[
        ("art19.csv", main),
        ("art19-evidence.csv", repeat),
        ("art20.csv", other),
        ("media/photo.jpg", "…"),
    ]);
    insta::assert_snapshot!(of("form.csv.zip", &bytes), @r"
    expert-2 · 2027-03-01T08:00:00Z · 7
    expert-2 · 2027-03-01T09:00:00.123Z · 1
    20.1 = partially
    19.1 = yes [Civil Code]
    form.csv.zip: art19-evidence.csv!A3: error[not-read]: evidence belongs to no submission, and is not taken: `Of nobody`: no submission is the `9` of its `PARENT_KEY`
      hint: export the form with all of its sheets, each export to a file of its own
    form.csv.zip: art19.csv!A3: warning[not-read]: the submission `2` has the status `rejected` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    ");
    let bytes = archive(&[("a.csv", "name,colour\nx,red\n")]);
    insta::assert_snapshot!(of("all.zip", &bytes), @r"
    all.zip: error[other-content]: no table of the archive holds submissions to a form of this index; it holds `a.csv`
      hint: export the form with all of its tables; unpack other files, and collect them one by one
    ");
}

#[test]
fn statuses_that_are_not_known_are_left_out_and_an_incomplete_export_says_so() {
    let json = r#"{"count": 9, "next": "https://example.org/?page=2", "results": [
  {"_uuid": "a", "cpi_assessor": "a", "q_19_d1": "yes", "_validation_status": {"uid": "validation_status_approved"}},
  {"_uuid": "b", "cpi_assessor": "b", "q_19_d1": "yes", "_validation_status": {"label": "Not Approved"}},
  {"_uuid": "c", "cpi_assessor": "c", "q_19_d1": "yes", "_validation_status": "Nicht genehmigt"},
  {"_uuid": "d", "cpi_assessor": "d", "q_19_d1": "yes", "_validation_status": {}}]}"#;
    insta::assert_snapshot!(of("kobo.json", json.as_bytes()), @r"
    a · a
    d · d
    19.1 = yes
    19.1 = yes
    kobo.json:1:14: error[not-read]: the export is incomplete: by its `next`, the server has more submissions
      hint: export all submissions and collect that; what is here is taken
    kobo.json:3:3: warning[not-read]: the submission `b` has the status `Not Approved` on the server, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    kobo.json:4:3: warning[not-read]: the submission `c` has a status on the server that is not known, `Nicht genehmigt`, and is not taken
      hint: approve it on the server and export again, if it is to be taken
    ");
    insta::assert_snapshot!(of("kobo.json", br#"{"count": 0, "next": null, "results": []}"#), @r"
    kobo.json:1:1: warning[not-read]: the export holds no submission
      hint: see on the server whether there are any, and export again
    ");
}

#[test]
fn a_field_is_known_by_its_end_whatever_separates_its_groups() {
    for separator in ["/", ".", ":", "__", "|", "-", " / ", ";"] {
        let row = |text: &str| {
            text.split('\n')
                .map(|name| name.replace('/', separator))
                .map(|name| format!("\"{name}\""))
                .collect::<Vec<_>>()
                .join(",")
        };
        let header = row(
            "cpi_framework\ng_a/cpi_assessor\ng_law/q_19_d1\ng_law/g_b/c_19_d1\nn_20_d3\nmeta/instanceID",
        );
        let csv = format!("{header}\nmy-index,expert-2,yes,as read,not-applicable,uuid:u\n");
        let found = of("a.csv", csv.as_bytes());
        let answers = "expert-2 · u\n19.1 = yes (as read)\n20.3 = not-applicable\n";
        assert!(found.starts_with(answers), "{separator}: {found}");
        assert!(!found.contains("none of the form"), "{separator}: {found}");
    }
}

#[test]
fn fields_without_a_clear_end_are_named_and_nothing_passes_in_silence() {
    // No separator at all; labels for headers; a field twice.
    let csv = "cpi_framework,cpi_assessor,g_lawq_19_d1,_uuid\nmy-index,expert-2,yes,u\n";
    insta::assert_snapshot!(of("a.csv", csv.as_bytes()), @r"
    expert-2 · u
    a.csv:2:1: error[not-read]: nothing of the submission `u` is an answer to a question of the form
      hint: export with XML values and headers; the columns must end in the names of the form
    a.csv:2:3: error[not-read]: the column `g_lawq_19_d1` ends as the field `q_19_d1` does, but nothing separates it from its groups; its value is not taken: `yes`
      hint: export with `/` between the names of groups; rename it on the server if it is another question
    a.csv:1:1: warning[not-read]: a CSV of a form server has no repeats, and so none of the evidence
      hint: export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead
    ");
    let csv =
        "cpi_framework,cpi_assessor,Does the law prohibit it?,_uuid\nmy-index,expert-2,Yes,u\n";
    insta::assert_snapshot!(of("a.csv", csv.as_bytes()), @r"
    expert-2 · u
    a.csv:2:1: error[not-read]: nothing of the submission `u` is an answer to a question of the form
      hint: export with XML values and headers; the columns must end in the names of the form
    a.csv:2:3: warning[not-read]: the field `Does the law prohibit it?` is none of the form; it says `Yes`
      hint: export with XML values and headers; a question that was added to the form is not read
    a.csv:1:1: warning[not-read]: a CSV of a form server has no repeats, and so none of the evidence
      hint: export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead
    ");
    let csv = "cpi_framework,cpi_assessor,g_a/q_19_d1,g_b/q_19_d1,q_19_d2,_uuid\nmy-index,expert-2,yes,no,no,u\nmy-index,expert-3,yes,yes,no,v\n";
    insta::assert_snapshot!(of("a.csv", csv.as_bytes()), @r"
    expert-2 · u
    expert-3 · v
    19.1 = yes
    19.2 = no
    a.csv:2:4: error[duplicate]: two columns hold the field `q_19_d1`, with `yes` and `no`; neither is taken
      hint: keep the column that is right
    19.1 = yes
    19.2 = no
    a.csv:1:1: warning[not-read]: a CSV of a form server has no repeats, and so none of the evidence
      hint: export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead
    ");
    // The question `d1` in a group `q_x`, or the question `x_q.1` in none.
    let template = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template");
    let mut draft = folder::framework(Path::new(template)).unwrap().draft;
    draft.indicators[0].code = Some("d1".to_owned());
    draft.indicators[1].code = Some("x_q.1".to_owned());
    let framework = draft.check().unwrap().value;
    let csv = "cpi_framework,cpi_assessor,g__q_x__q_d1,_uuid\nmy-index,expert-2,yes,u\n";
    insta::assert_snapshot!(of_framework("a.csv", csv.as_bytes(), &framework), @r"
    expert-2 · u
    a.csv:2:1: error[not-read]: nothing of the submission `u` is an answer to a question of the form
      hint: export with XML values and headers; the columns must end in the names of the form
    a.csv:2:3: error[not-read]: the column `g__q_x__q_d1` could be the field `q_x__q_d1`, or `q_d1` in a group; its value is not taken: `yes`
      hint: export with `/` between the names of groups
    a.csv:1:1: warning[not-read]: a CSV of a form server has no repeats, and so none of the evidence
      hint: export as XLSX or JSON, from ODK Central as a ZIP archive of all tables, and collect that instead
    ");
}

#[test]
fn evidence_goes_to_nobody_rather_than_to_somebody_else() {
    let main: [[&str; 5]; 4] = [
        ["cpi_assessor", "q_19_d1", "_id", "_uuid", "_index"],
        ["expert-2", "yes", "1001", "a", "1"],
        ["expert-3", "yes", "1002", "b", "1"],
        ["expert-4", "yes", "1003", "c", "2"],
    ];
    let repeats: [[&str; 6]; 9] = [
        [
            "ev_code",
            "ev_title",
            "_parent_table_name",
            "_parent_index",
            "_submission__id",
            "_submission__uuid",
        ],
        ["19.1", "By its number, of two", "form", "1", "", ""],
        ["19.1", "By its number", "form", "2", "", ""],
        ["19.1", "By its id", "form", "1", "1002", ""],
        ["19.1", "By its uuid", "form", "1", "", "uuid:a"],
        ["19.1", "By two ids", "form", "1", "1001", "b"],
        [
            "19.1",
            "By an id and a number of another",
            "form",
            "2",
            "",
            "a",
        ],
        ["19.1", "Of another sheet", "evidence", "2", "", ""],
        ["19.1", "Of nothing", "", "", "", ""],
    ];
    let main: Vec<&[&str]> = main.iter().map(<[&str; 5]>::as_slice).collect();
    let repeats: Vec<&[&str]> = repeats.iter().map(<[&str; 6]>::as_slice).collect();
    let bytes = workbook(&[("form", &main), ("evidence", &repeats)]);
    insta::assert_snapshot!(of("kobo.xlsx", &bytes), @r"
    expert-2 · a
    expert-3 · b
    expert-4 · c
    19.1 = yes [By its uuid]
    19.1 = yes [By its id]
    19.1 = yes [By its number]
    kobo.xlsx: evidence!A2: error[not-read]: evidence belongs to no submission, and is not taken: `By its number, of two`: its `_parent_index` is `1`, the `_index` of 2 submissions
      hint: export the form with all of its sheets, each export to a file of its own
    kobo.xlsx: evidence!A6: error[not-read]: evidence belongs to no submission, and is not taken: `By two ids`: its ids are those of two submissions; `_submission__id` is `1001`
      hint: export the form with all of its sheets, each export to a file of its own
    kobo.xlsx: evidence!A7: error[not-read]: evidence belongs to no submission, and is not taken: `By an id and a number of another`: its `_parent_index` is `2`, the `_index` of another submission than its id names
      hint: export the form with all of its sheets, each export to a file of its own
    kobo.xlsx: evidence!A8: error[not-read]: evidence belongs to no submission, and is not taken: `Of another sheet`: its `_parent_table_name`, `evidence`, is no sheet of submissions
      hint: export the form with all of its sheets, each export to a file of its own
    kobo.xlsx: evidence!A9: error[not-read]: evidence belongs to no submission, and is not taken: `Of nothing`: it names no submission
      hint: export the form with all of its sheets, each export to a file of its own
    ");
}

#[test]
fn the_times_of_a_long_table_are_hand_ins_of_their_own() {
    let csv = "country,round,assessor,indicator,answer,evidence_title,submitted\n\
               XAA,2026,expert-1,19.1,no,,2026-03-05\n\
               XAA,2026,expert-1,19.1,,A decree,\n\
               XAA,2026,expert-1,19.1,yes,,2026-03-01\n";
    assert_eq!(
        of("a.csv", csv.as_bytes()),
        "expert-1 · 2026-03-05\nexpert-1 · 2026-03-01\n19.1 = no [A decree]\n19.1 = yes\n"
    );
}
