//! A document or a log that was changed by other hands is refused by everything that reads the
//! index, and the message says what differs.

#![cfg(feature = "spreadsheet")]

use cpi_io::collect::{Options, collect};
use cpi_io::{FolderError, IndexFolder, Ledger, Lock};
use cpi_model::review::{Actor, ReviewAction, review_change};
use std::fs;
use std::path::{Path, PathBuf};

const HAND: Actor<'_> = Actor {
    by: "secretariat",
    at: "2026-03-02T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};

fn index() -> (tempfile::TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    copy(&template, temporary.path());
    let round = temporary.path().join("rounds/2026");
    (temporary, round)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}

fn answers(country: &str, answer: &str) -> (String, Vec<u8>) {
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"{country}","round":"2026","assessor":"expert-2","answers":[{{"indicator":"19.1","answer":"{answer}","comment":"Act 7"}}]}}"#
    );
    (format!("{country}-{answer}.json"), text.into_bytes())
}

fn take(top: &Path, files: &[(String, Vec<u8>)]) {
    let index = IndexFolder::open(top).unwrap();
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    let collection = collect(&index, files, &options).unwrap();
    assert_eq!(collection.stopped, None);
}

/// An index in which both countries have a history.
fn logged() -> (tempfile::TempDir, PathBuf) {
    let (temporary, round) = index();
    take(
        temporary.path(),
        &[answers("XAA", "no"), answers("XAB", "no")],
    );
    (temporary, round)
}

/// Warnings of the index as a whole, without the folder.
fn refused(top: &Path) -> String {
    let error = IndexFolder::open(top).unwrap_err().to_string();
    let folder = format!("{}/rounds/2026/", top.display());
    error.replace(&folder, "")
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_edited_document_says_what_differs() {
    let (top, round) = logged();
    let document = round.join("XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    // An answer, wherever the document has it.
    assert!(text.contains(r#""250""#), "{text}");
    fs::write(&document, text.replace(r#""250""#, r#""251""#)).unwrap();
    let refusal = refused(top.path());
    let says = r#"error[broken-history]: `20.3`, answer, was changed beside the log: the document says "251", its history "250""#;
    assert!(refusal.contains(says), "{refusal}");
    // A comment, a pseudonym.
    for (from, to, says) in [
        (
            "Act 7",
            "Act 8",
            r#"`19.1`, codings.1.comment, was changed beside the log: the document says "Act 8", its history "Act 7""#,
        ),
        (
            "expert-2",
            "expert-3",
            "`19.1`, codings.1.assessor, was changed beside the log",
        ),
    ] {
        fs::write(&document, &text).unwrap();
        edit(&document, from, to);
        let refusal = refused(top.path());
        assert!(refusal.contains(says), "{refusal}");
    }
    fs::write(&document, &text).unwrap();
    IndexFolder::open(top.path()).unwrap();
    // Another order of keys and spaces is no change.
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    fs::write(&document, serde_json::to_string(&value).unwrap()).unwrap();
    IndexFolder::open(top.path()).unwrap();
}

#[test]
fn a_log_that_is_gone_empty_or_cut_short_is_missed() {
    let (top, round) = logged();
    let log = round.join("XAA.history.jsonl");
    let bytes = fs::read(&log).unwrap();
    fs::remove_file(&log).unwrap();
    insta::assert_snapshot!(refused(top.path()).replace(&round.display().to_string(), "ROUND"), @r"
    XAA.json: error[broken-history]: the document has a history, but its log XAA.history.jsonl is not there
      hint: restore the log from a copy: without it nobody can tell who answered and decided what
    ");
    fs::write(&log, b"").unwrap();
    assert!(refused(top.path()).contains("its log XAA.history.jsonl has no complete entry"));
    let first = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    fs::write(&log, &bytes[..=first]).unwrap();
    assert!(refused(top.path()).contains("its log XAA.history.jsonl has no complete entry"));
    // One write less than the document knows.
    fs::write(&log, &bytes).unwrap();
    take(top.path(), &[answers("XAA", "yes")]);
    fs::write(&log, &bytes).unwrap();
    insta::assert_snapshot!(refused(top.path()), @r"
    XAA.json: error[broken-history]: the document rests on 3 entries that the log does not have in this form; the log has 2
      hint: restore the file from a copy; a document that is removed is written anew from its log
    ");
}

#[test]
fn an_edited_entry_and_swapped_files_are_seen() {
    let (top, round) = logged();
    let log = |country: &str| round.join(format!("{country}.history.jsonl"));
    let document = |country: &str| round.join(format!("{country}.json"));
    let swap = |one: &Path, other: &Path| {
        let (first, second) = (fs::read(one).unwrap(), fs::read(other).unwrap());
        fs::write(one, second).unwrap();
        fs::write(other, first).unwrap();
    };
    let bytes = fs::read(log("XAA")).unwrap();
    edit(&log("XAA"), r#""by":"secretariat""#, r#""by":"someone""#);
    let refusal = refused(top.path());
    assert!(
        refusal.contains("XAA.history.jsonl:2: error[broken-history]"),
        "{refusal}"
    );
    fs::write(log("XAA"), &bytes).unwrap();

    swap(&log("XAA"), &log("XAB"));
    let refusal = refused(top.path());
    assert!(
        refusal.contains("this is the log of `XAB`, not of `XAA`"),
        "{refusal}"
    );
    assert!(
        refusal.contains("this is the log of `XAA`, not of `XAB`"),
        "{refusal}"
    );
    // Both files of both countries: they fit each other, and the wrong country.
    swap(&document("XAA"), &document("XAB"));
    let refusal = refused(top.path());
    assert!(
        refusal.contains("the country is `XAB`, which does not belong here"),
        "{refusal}"
    );
    swap(&log("XAA"), &log("XAB"));
    let refusal = refused(top.path());
    assert!(
        refusal.contains("the country is `XAA`, which does not belong here"),
        "{refusal}"
    );
    swap(&document("XAA"), &document("XAB"));
    IndexFolder::open(top.path()).unwrap();
}

/// A document that was removed is written anew; one of another country is not taken for it.
#[test]
fn a_document_that_is_gone_is_read_from_its_log() {
    let (top, round) = logged();
    let before = IndexFolder::open(top.path()).unwrap();
    fs::remove_file(round.join("XAA.json")).unwrap();
    let after = IndexFolder::open(top.path()).unwrap();
    assert_eq!(before.assessments, after.assessments);
    assert!(
        after
            .warnings
            .iter()
            .any(|it| it.message.contains("behind its log"))
    );
}

/// The document cannot be written after the log was: the error says that the change is
/// recorded, and the next look completes it.
#[test]
fn a_change_that_is_only_in_the_log_is_not_called_undone() {
    let (top, round) = logged();
    let opened = IndexFolder::open(top.path()).unwrap();
    let lock = Lock::take(&round).unwrap();
    let open = || Ledger::open(&lock, "XAA", &opened.rounds[0], &opened.framework, HAND);
    let mut ledger = open().unwrap();
    let decision = ReviewAction::Adjudicate {
        answer: Some("no".to_owned()),
        points: None,
        reason: "The act is not in force.".to_owned(),
    };
    let change = review_change(
        ledger.history(),
        ledger.assessment(),
        "19.1",
        &decision,
        HAND,
    );
    let change = change.unwrap().unwrap();
    let document = round.join("XAA.json");
    let text = fs::read(&document).unwrap();
    fs::remove_file(&document).unwrap();
    fs::create_dir(&document).unwrap();
    fs::write(document.join("in the way"), "").unwrap();
    let error = ledger
        .commit(&lock, &opened.framework, vec![change], HAND)
        .unwrap_err();
    assert!(
        matches!(error, FolderError::Unfinished { earlier: false, .. }),
        "{error}"
    );
    let message = error.to_string();
    assert!(message.contains("the change is recorded in "), "{message}");
    assert!(!message.contains("nothing was changed"), "{message}");
    fs::remove_dir_all(&document).unwrap();
    fs::write(&document, text).unwrap();
    let index = IndexFolder::open(top.path()).unwrap();
    assert!(
        index.assessments[0]
            .record(0)
            .unwrap()
            .adjudication()
            .is_some()
    );
    open().unwrap();
    assert!(
        IndexFolder::open(top.path())
            .unwrap()
            .warnings
            .iter()
            .all(|it| it.kind.word() != "broken-history")
    );
}

/// Of several countries, says which are written and which are not.
#[test]
fn of_several_countries_what_is_written_is_told() {
    let (top, round) = logged();
    let index = IndexFolder::open(top.path()).unwrap();
    fs::remove_file(round.join("XAB.json")).unwrap();
    fs::create_dir(round.join("XAB.json")).unwrap();
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    let files = [
        answers("XAA", "yes"),
        answers("XAB", "yes"),
        answers("XAA", "partially"),
    ];
    let collection = collect(&index, &files, &options).unwrap();
    let written: Vec<_> = collection
        .submissions
        .iter()
        .map(|it| (it.country.as_str(), it.written.unwrap().word()))
        .collect();
    assert_eq!(written, [("XAA", "complete"), ("XAB", "no"), ("XAA", "no")]);
    let stopped = collection.stopped.unwrap();
    assert_eq!(stopped.country, "XAB");
    // Nothing was written: then the error is all there is to say.
    assert!(collect(&index, &files[1..], &options).is_err());
}
