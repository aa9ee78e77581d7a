//! Readers: whatever the bytes say, the answer is a value or problems.

use super::method::bounded;
use super::{
    FRAMEWORK, ROUND, TEMPLATE_CSV, TEMPLATE_ROUND, TEMPLATE_TOML, TEMPLATE_XAA, accepted, folder,
    printable,
};
use cpi_io::{Ledger, read, submission, write};
use cpi_model::Problems;
use cpi_model::draft::FrameworkDraft;
use cpi_scoring::{Options, score_all_with};

fn framework_of(result: Result<read::ParsedDraft<FrameworkDraft>, Problems>) {
    let Some(read) = accepted(result) else { return };
    let Some(checked) = accepted(read.check(FrameworkDraft::check)) else {
        return;
    };
    printable(&checked.warnings);
    let draft = checked.value.draft().clone();
    let toml = write::framework_toml(&draft);
    let csv = write::indicators_csv(&draft);
    let again = read::framework_toml(
        ("framework.toml", toml.as_bytes()),
        Some(("indicators.csv", csv.as_bytes())),
    )
    .and_then(|read| read.check(FrameworkDraft::check))
    .unwrap_or_else(|problems| panic!("what was written is refused: {problems}\n{toml}\n{csv}"));
    assert_eq!(
        cpi_model::provenance::canonical_json(&draft),
        cpi_model::provenance::canonical_json(again.value.draft()),
        "what was written reads back otherwise"
    );
}

/// A framework as one JSON document.
pub fn framework_json(data: &[u8]) {
    framework_of(read::framework_json("framework.json", data));
}

/// A framework as TOML, with the indicators of the template.
pub fn framework_toml(data: &[u8]) {
    framework_of(read::framework_toml(
        ("framework.toml", data),
        Some(("indicators.csv", TEMPLATE_CSV.as_bytes())),
    ));
}

/// Indicators as CSV, with the `framework.toml` of the template.
pub fn indicators_csv(data: &[u8]) {
    framework_of(read::framework_toml(
        ("framework.toml", TEMPLATE_TOML.as_bytes()),
        Some(("indicators.csv", data)),
    ));
}

/// An assessment of the template; what is accepted is scored and written again.
pub fn assessment_json(data: &[u8]) {
    let Some(read) = accepted(read::assessment("XAA.json", data)) else {
        return;
    };
    let Some(checked) = accepted(read.check(|draft| draft.check(&FRAMEWORK))) else {
        return;
    };
    printable(&checked.warnings);
    let written = cpi_model::provenance::canonical_json(&checked.value.to_draft());
    let again = read::assessment("XAA.json", written.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&FRAMEWORK)))
        .unwrap_or_else(|problems| panic!("what was written is refused: {problems}\n{written}"));
    assert_eq!(
        written,
        cpi_model::provenance::canonical_json(&again.value.to_draft())
    );
    if let Ok(cards) = score_all_with(&FRAMEWORK, &[checked.value], &Options { trail: true }) {
        bounded(&cards[0], || String::from_utf8_lossy(data).into_owned());
    }
}

/// What is public of an assessment; what is accepted is scored.
pub fn public_assessment(data: &[u8]) {
    let Some(read) = accepted(read::public_assessment("XAA.public.json", data)) else {
        return;
    };
    let Some(checked) = accepted(read.check(|draft| draft.check(&FRAMEWORK))) else {
        return;
    };
    printable(&checked.warnings);
    if let Ok(cards) = score_all_with(&FRAMEWORK, &[checked.value], &Options { trail: true }) {
        bounded(&cards[0], || String::from_utf8_lossy(data).into_owned());
    }
}

/// The small declared files: a round, a plan of robustness, targets, peers, what is published, changed answers.
/// The first byte says which, and whether as TOML (even) or JSON (odd).
pub fn settings(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else {
        return;
    };
    let kind = kind.wrapping_sub(b'0');
    let name = if kind.is_multiple_of(2) {
        "settings.toml"
    } else {
        "settings.json"
    };
    macro_rules! checked {
        ($reader:path) => {
            if let Some(read) = accepted($reader(name, data)) {
                accepted(read.check(|draft| draft.check(&FRAMEWORK)));
            }
        };
    }
    match (kind / 2) % 6 {
        0 => checked!(read::round),
        1 => checked!(read::uncertainty),
        2 => checked!(read::targets),
        3 => checked!(read::peers),
        4 => checked!(read::publication),
        _ => {
            accepted(read::changed_answers(name, data));
        }
    }
}

/// A crosswalk, as JSON or as TOML with a table of relations after a NUL byte.
pub fn crosswalk(data: &[u8]) {
    if data.first() == Some(&b'{') {
        accepted(read::crosswalk_json("crosswalk.json", data));
    } else {
        let cut = data.iter().position(|byte| *byte == 0);
        let (toml, csv) = data.split_at(cut.unwrap_or(data.len()));
        let relations = csv.get(1..).map(|csv| ("relations.csv", csv));
        accepted(read::crosswalk_toml(("crosswalk.toml", toml), relations));
    }
}

/// The table of a round; the first byte chooses its shape.
pub fn round_table(data: &[u8]) {
    let Some((shape, data)) = data.split_first() else {
        return;
    };
    let shape = [
        "shape = \"wide\"",
        "shape = \"long\"\nindicator = \"indicator\"\nanswer = \"answer\"",
    ][usize::from(shape.wrapping_sub(b'0') % 2)];
    let declared = format!(
        "{TEMPLATE_ROUND}\n[[tables]]\nfile = \"answers.csv\"\n{shape}\ncountry = \"country\"\n"
    );
    let Ok(round) = read::round("round.toml", declared.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&FRAMEWORK)))
    else {
        panic!("the declaration of the table is sound");
    };
    let round = round.value;
    if let Some(panel) = accepted(read::table(
        "answers.csv",
        data,
        &round.tables()[0],
        &round,
        &FRAMEWORK,
    )) {
        let _ = score_all_with(&FRAMEWORK, &panel.assessments, &Options::default());
    }
}

fn submitted(name: &str, data: &[u8]) {
    if let Some(incoming) = accepted(submission::read(name, data, &FRAMEWORK)) {
        printable(&incoming.problems);
        for arrival in &incoming.submissions {
            printable(&arrival.problems);
            accepted(arrival.read.draft.check(&FRAMEWORK));
        }
    }
}

/// What assessors send as text: JSON of the project, Kobo and ODK, CSV.
pub fn submission_text(data: &[u8]) {
    submitted("answers", data);
}

/// What assessors send as a workbook or an archive: XLSX, ODS, zipped CSV.
pub fn workbook(data: &[u8]) {
    submitted("answers.xlsx", data);
}

/// What reviewers send: a workbook.
pub fn review_workbook(data: &[u8]) {
    accepted(cpi_io::review_book::read("review.xlsx", data, &FRAMEWORK));
}

/// What translators send, as CSV or a workbook.
pub fn translation(data: &[u8]) {
    let draft = FRAMEWORK.draft();
    accepted(read::translation("ka.csv", data, draft, "en", "ka"));
}

/// A history beside the document of the template, or beside the document that follows after a NUL
/// byte, as `cpi verify` reads it.
pub fn history(data: &[u8]) {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("it can be written");
    };
    let cut = data.iter().position(|byte| *byte == 0);
    let (history, document) = data.split_at(cut.unwrap_or(data.len()));
    write("XAA.history.jsonl", history);
    write(
        "XAA.json",
        document.get(1..).unwrap_or(TEMPLATE_XAA.as_bytes()),
    );
    let _ = Ledger::read(folder.path(), "XAA", &ROUND, &FRAMEWORK);
}
