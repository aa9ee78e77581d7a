//! What the fuzz targets do: one function a target.
//!
//! A reader target feeds its bytes to a reader and checks promises on whatever the reader
//! accepts: it never panics, what is written reads back equal, and messages hold no control
//! characters. `scoring` and `analyses` build an index from the bytes and check properties of
//! the method.

pub mod build;
pub mod members;

use cpi_io::{Ledger, read, submission, write};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Problems, Round};
use cpi_scoring::{Options, Scorecard, score_all_with};
use rust_decimal::Decimal;
use std::path::Path;
use std::sync::LazyLock;

const TEMPLATE_TOML: &str = include_str!("../../crates/cpi-cli/template/framework/framework.toml");
const TEMPLATE_CSV: &str = include_str!("../../crates/cpi-cli/template/framework/indicators.csv");
const TEMPLATE_ROUND: &str = include_str!("../../crates/cpi-cli/template/rounds/2026/round.toml");
const TEMPLATE_XAA: &str = include_str!("../../crates/cpi-cli/template/rounds/2026/XAA.json");

/// The framework of `cpi new`.
static FRAMEWORK: LazyLock<Framework> = LazyLock::new(|| {
    read::framework_toml(
        ("framework.toml", TEMPLATE_TOML.as_bytes()),
        Some(("indicators.csv", TEMPLATE_CSV.as_bytes())),
    )
    .and_then(|read| read.check(FrameworkDraft::check))
    .expect("the template is sound")
    .value
});

/// The round of `cpi new`.
static ROUND: LazyLock<Round> = LazyLock::new(|| {
    read::round("round.toml", TEMPLATE_ROUND.as_bytes())
        .and_then(|read| read.check(|draft| draft.check(&FRAMEWORK)))
        .expect("the template is sound")
        .value
});

/// Messages can be printed: no control character but line ends.
fn printable(problems: &Problems) {
    let text = problems.to_string();
    assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "a message holds a control character: {text:?}"
    );
}

/// The value of a reader, or nothing after its problems were looked at.
fn accepted<T>(result: Result<T, Problems>) -> Option<T> {
    result.map_err(|problems| printable(&problems)).ok()
}

fn framework_of(result: Result<read::Read<FrameworkDraft>, Problems>) {
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

/// The small declared files: a round, a plan of robustness, targets, peers, what is published.
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
    match (kind / 2) % 5 {
        0 => checked!(read::round),
        1 => checked!(read::uncertainty),
        2 => checked!(read::targets),
        3 => checked!(read::peers),
        _ => checked!(read::publication),
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
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    let folder = place.expect("a folder can be made");
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

/// The door to JavaScript: texts that are separated by NUL bytes.
pub fn wasm(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let parts: Vec<&str> = text.split('\0').collect();
    let part = |i: usize| parts.get(i).copied().unwrap_or_default();
    let given = |i: usize, usual: &'static str| match part(i) {
        "" => usual,
        other => other,
    };
    let framework = {
        static JSON: LazyLock<String> =
            LazyLock::new(|| cpi_model::provenance::canonical_json(FRAMEWORK.draft()));
        given(1, JSON.as_str())
    };
    let assessments = {
        static LIST: LazyLock<String> = LazyLock::new(|| format!("[{TEMPLATE_XAA}]"));
        given(2, LIST.as_str())
    };
    match part(0)
        .bytes()
        .next()
        .unwrap_or_default()
        .wrapping_sub(b'0')
        % 9
    {
        0 => drop(cpi_wasm::check_text(framework)),
        1 => drop(cpi_wasm::score_text(framework, assessments, true)),
        2 => drop(cpi_wasm::compare_text(framework, assessments)),
        3 => drop(cpi_wasm::explain_text(
            framework,
            assessments,
            given(3, "XAA"),
            None,
            parts.get(4).copied(),
        )),
        4 => drop(cpi_wasm::analysis::robustness_text(
            framework,
            assessments,
            part(3),
            given(4, "1"),
            20.0,
            &mut |_| true,
        )),
        5 => drop(cpi_wasm::analysis::plan_text(
            framework,
            assessments,
            given(3, "XAA"),
            parts.get(4).copied(),
        )),
        6 => drop(cpi_wasm::analysis::what_if_text(
            framework,
            assessments,
            given(3, "XAA"),
            given(4, r#"{"19.1":"no"}"#),
            parts.get(5).copied(),
        )),
        7 => drop(cpi_wasm::analysis::coherence_text(
            framework,
            assessments,
            parts.get(3).copied(),
            true,
        )),
        _ => {
            if let Ok(mut session) = cpi_wasm::Session::open(framework, assessments, None) {
                let _ = session.set_text(given(3, "XAA"), &[(given(4, "19.1"), given(5, "no"))]);
                let _ = session.reset_text(given(3, "XAA"));
            }
        }
    }
}

/// The low bound is no higher than the high one, and with nothing missing both are the score
/// (methodology 6.4); if not, the documents are shown.
fn bounded(card: &Scorecard, documents: impl Fn() -> String) {
    let complete = card.nodes.first().is_some_and(|node| {
        let coverage = node.result.coverage;
        coverage.answered == coverage.applicable
    });
    for node in &card.nodes {
        let Some(bounds) = node.result.bounds else {
            continue;
        };
        let score = node.result.score.filter(|_| complete);
        assert!(
            bounds.low <= bounds.high
                && score.is_none_or(|score| bounds.low == score && score == bounds.high),
            "{}: {:?} has {bounds:?}\n{}",
            node.code,
            node.result.score,
            documents()
        );
    }
}

/// The scores of a completion lie within the bounds of what was completed (methodology 6.2).
fn completed(built: &build::Built, framework: &Framework, card: &Scorecard) {
    let Some(completion) = built.completed(framework) else {
        return;
    };
    let Ok(cards) = score_all_with(framework, &[completion], &Options::default()) else {
        return;
    };
    for (before, after) in card.nodes.iter().zip(&cards[0].nodes) {
        if let (Some(bounds), Some(score)) = (before.result.bounds, after.result.score) {
            assert!(
                bounds.low <= score && score <= bounds.high,
                "{}: a completion has {score:?}, outside {bounds:?}\n{}\n{}",
                before.code,
                built.documents(),
                built.completion()
            );
        }
    }
}

/// Any framework, any answers: scores keep their promises.
pub fn scoring(data: &[u8]) {
    let Some(built) = build::Built::of(data) else {
        return;
    };
    let Some((framework, assessment)) = built.checked("1", false) else {
        return;
    };
    let all = Options { trail: true };
    let Ok(cards) = score_all_with(&framework, std::slice::from_ref(&assessment), &all) else {
        return;
    };
    bounded(&cards[0], || built.documents());
    completed(&built, &framework, &cards[0]);
    let (low, high) = built.range();
    for node in &cards[0].nodes {
        if let Some(score) = node.result.score {
            let score = Decimal::from(score);
            assert!(
                low <= score && score <= high,
                "{}: {score} is off the range\n{}",
                node.code,
                built.documents()
            );
        }
        assert!(
            cpi_scoring::explain(&framework, &cards[0], &node.code)
                .is_ok_and(|explanation| explanation.is_some()),
            "{} cannot be explained",
            node.code
        );
    }
    // Multiplying all weights by one number changes nothing (methodology 4.2).
    if let Some((other, same)) = built.checked(build::FACTOR, false) {
        let multiplied = score_all_with(&other, &[same], &Options::default())
            .expect("what scores with one set of weights scores with its multiple");
        for (one, two) in cards[0].nodes.iter().zip(&multiplied[0].nodes) {
            assert_eq!(
                one.result.score,
                two.result.score,
                "{}: weights × {}
{}",
                one.code,
                build::FACTOR,
                built.documents()
            );
        }
    }
    // The order of the answers changes nothing.
    if let Some((_, turned)) = built.checked("1", true) {
        let again = score_all_with(&framework, &[turned], &all).expect("it scored before");
        assert_eq!(
            cpi_model::provenance::canonical_json(&cards),
            cpi_model::provenance::canonical_json(&again)
        );
    }
}

/// Any index: analyses end without a panic, and a session agrees with a score from scratch.
pub fn analyses(data: &[u8]) {
    let Some(built) = build::Built::of(data) else {
        return;
    };
    let Some((framework, assessment)) = built.checked("1", false) else {
        return;
    };
    let json = cpi_model::provenance::canonical_json(framework.draft());
    let assessments = format!(
        "[{}]",
        cpi_model::provenance::canonical_json(&assessment.to_draft())
    );
    let country = assessment.country().to_string();
    drop(cpi_wasm::analysis::coherence_text(
        &json,
        &assessments,
        Some("pairwise"),
        true,
    ));
    drop(cpi_wasm::analysis::plan_text(
        &json,
        &assessments,
        &country,
        None,
    ));
    drop(cpi_wasm::analysis::robustness_text(
        &json,
        &assessments,
        &built.plan(),
        "7",
        16.0,
        &mut |_| true,
    ));
    let Ok(mut session) = cpi_wasm::Session::open(&json, &assessments, Some("as-answered")) else {
        return;
    };
    for (indicator, answer) in built.changes() {
        let _ = session.set_text(&country, &[(&indicator, answer)]);
    }
    let Some((_, changed)) = built.changed() else {
        return;
    };
    if let (Ok(card), Ok(cards)) = (
        session.scorecard_text(&country),
        score_all_with(&framework, &[changed], &Options::default()),
    ) {
        assert_eq!(
            card,
            cpi_model::provenance::canonical_json(&cards[0]),
            "a session differs from a score from scratch\n{}",
            built.documents()
        );
    }
}
