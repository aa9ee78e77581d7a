//! Wherever a write is cut off, nothing that was done is undone, and log and document agree.

#![cfg(feature = "spreadsheet")]

use cpi_io::collect::{Options, collect};
use cpi_io::{FolderError, IndexFolder, Ledger, Lock};
use cpi_model::Round;
use cpi_model::merge::Outcome;
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

fn submission(assessor: &str, answers: &[(&str, &str)]) -> (String, Vec<u8>) {
    let answers: Vec<String> = answers
        .iter()
        .map(|(indicator, answer)| format!(r#"{{"indicator":"{indicator}","answer":"{answer}"}}"#))
        .collect();
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","answers":[{}]}}"#,
        answers.join(",")
    );
    (format!("{assessor}.json"), text.into_bytes())
}

fn take(folder: &Path, file: (String, Vec<u8>)) -> cpi_io::collect::Collection {
    let index = IndexFolder::open(folder).unwrap();
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    collect(&index, &[file], &options).unwrap()
}

fn round(index: &IndexFolder) -> &Round {
    &index.rounds[0]
}

/// Every state that a cut-off write can leave is finished or set aside.
#[test]
fn a_write_may_be_cut_off_at_any_byte() {
    let (temporary, folder) = index();
    let top = temporary.path();
    take(
        top,
        submission("expert-2", &[("19.1", "yes"), ("19.2", "no")]),
    );
    let log = folder.join("XAA.history.jsonl");
    let document = folder.join("XAA.json");
    let before = (fs::read(&log).unwrap(), fs::read(&document).unwrap());
    let file = submission(
        "expert-3",
        &[("19.1", "no"), ("20.1", "yes"), ("20.3", "12")],
    );
    take(top, file.clone());
    let after = (fs::read(&log).unwrap(), fs::read(&document).unwrap());
    assert!(after.0.starts_with(&before.0), "a log only grows");

    let mut kept = 0;
    for length in before.0.len()..=after.0.len() {
        fs::write(&log, &after.0[..length]).unwrap();
        fs::write(&document, &before.1).unwrap();
        let torn: Vec<PathBuf> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.display().to_string().contains("torn"))
            .collect();
        for path in &torn {
            fs::remove_file(path).unwrap();
        }

        let index = IndexFolder::open(top).unwrap();
        let cut = length != before.0.len();
        let said = index
            .warnings
            .iter()
            .any(|it| it.kind.word() == "broken-history");
        assert_eq!(said, cut, "at byte {length}: {}", index.warnings);
        let lock = Lock::take(&folder).unwrap();
        let ledger = Ledger::open(&lock, "XAA", round(&index), &index.framework, HAND).unwrap();
        drop(lock);
        let whole = length + 1 >= after.0.len();
        let entries = ledger.history().entries().len();
        if whole {
            assert_eq!(fs::read(&log).unwrap(), after.0, "at byte {length}");
            assert_eq!(fs::read(&document).unwrap(), after.1, "at byte {length}");
            kept += 1;
        } else if cut {
            assert!(fs::read(&log).unwrap().starts_with(&before.0));
            let aside = folder.join(format!("XAA.history.torn-{entries}"));
            assert_eq!(fs::read(aside).unwrap(), after.0[before.0.len()..length]);
            // The work is done again, whole.
            let again = take(top, file.clone());
            assert_eq!(again.submissions[0].count(Outcome::New), 3);
        }
        // Log and document agree, to any later reader.
        let index = IndexFolder::open(top).unwrap();
        let read = Ledger::read(&folder, "XAA", round(&index), &index.framework).unwrap();
        assert!(read.unfinished().is_empty(), "{}", read.unfinished());
        let stands = index.assessments.iter().find(|it| it.country() == "XAA");
        assert_eq!(stands, Some(read.assessment()));
    }
    assert_eq!(kept, 2, "whole, and whole but for its line end");
}

/// What is set aside twice at the same entry is in two files.
#[test]
fn what_is_set_aside_is_never_overwritten() {
    let (temporary, folder) = index();
    let log = folder.join("XAA.history.jsonl");
    for torn in ["{\"half\": 1", "{\"half\": 2", "{\"half\": 1"] {
        fs::write(&log, torn).unwrap();
        let index = IndexFolder::open(temporary.path()).unwrap();
        let lock = Lock::take(&folder).unwrap();
        Ledger::open(&lock, "XAA", round(&index), &index.framework, HAND).unwrap();
    }
    let aside = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(aside("XAA.history.torn-1"), "{\"half\": 1");
    assert_eq!(aside("XAA.history.torn-1-2"), "{\"half\": 2");
    assert!(
        !folder.join("XAA.history.torn-1-3").exists(),
        "the same is kept once"
    );
}

#[test]
fn a_document_that_is_lost_is_written_anew() {
    let (temporary, folder) = index();
    take(temporary.path(), submission("expert-2", &[("19.1", "no")]));
    let document = folder.join("XAA.json");
    let before = fs::read(&document).unwrap();
    fs::remove_file(&document).unwrap();
    let index = IndexFolder::open(temporary.path()).unwrap();
    assert_eq!(index.assessments.len(), 2);
    let lock = Lock::take(&folder).unwrap();
    Ledger::open(&lock, "XAA", round(&index), &index.framework, HAND).unwrap();
    assert_eq!(fs::read(&document).unwrap(), before);
}

/// Every change of a byte of the log, and every change of an answer of the document, is seen.
#[test]
fn later_changes_are_seen() {
    let (temporary, folder) = index();
    take(
        temporary.path(),
        submission("expert-2", &[("19.1", "no"), ("20.3", "7")]),
    );
    let index = IndexFolder::open(temporary.path()).unwrap();
    let read = || Ledger::read(&folder, "XAA", round(&index), &index.framework);
    let log = folder.join("XAA.history.jsonl");
    let bytes = fs::read(&log).unwrap();
    for at in (0..bytes.len() - 1).step_by(3) {
        let mut changed = bytes.clone();
        changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
        fs::write(&log, &changed).unwrap();
        let seen = match read() {
            Ok(ledger) => !ledger.unfinished().is_empty(),
            Err(FolderError::Problems(_)) => true,
            Err(other) => panic!("{other}"),
        };
        assert!(seen, "a change of byte {at} is not seen");
    }
    // A line less, a line twice.
    let cut = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n');
    fs::write(&log, &bytes[..=cut.unwrap()]).unwrap();
    assert!(read().is_err());
    let mut twice = bytes.clone();
    twice.extend_from_slice(&bytes[cut.unwrap() + 1..]);
    fs::write(&log, &twice).unwrap();
    assert!(read().is_err());
    fs::write(&log, &bytes).unwrap();
    assert!(read().is_ok());

    let document = folder.join("XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    for (from, to) in [
        (r#""answer": "no""#, r#""answer": "yes""#),
        ("expert-2", "expert-9"),
        (r#""entries": 3"#, r#""entries": 2"#),
        ("XAA", "XAB"),
    ] {
        assert!(text.contains(from), "{from}");
        fs::write(&document, text.replace(from, to)).unwrap();
        assert!(read().is_err(), "{from} as {to} is not seen");
    }
    fs::write(&document, &text).unwrap();
    assert!(read().is_ok());
}

#[test]
fn two_writers_do_not_write_at_once() {
    let (temporary, folder) = index();
    let lock = Lock::take(&folder).unwrap();
    let found = IndexFolder::open(temporary.path()).map(|index| {
        let options = Options {
            apply: true,
            hand: HAND,
            assessor: None,
            take_reverts: false,
            take_redacted: false,
        };
        collect(
            &index,
            &[submission("expert-2", &[("19.1", "no")])],
            &options,
        )
    });
    let message = found.unwrap().unwrap_err().to_string();
    assert!(
        message.ends_with("another program is changing this round; wait until it has ended"),
        "{message}"
    );
    drop(lock);
    take(temporary.path(), submission("expert-2", &[("19.1", "no")]));
}

/// A log that cannot be written leaves both files as they were.
#[test]
fn what_cannot_be_written_changes_nothing() {
    let (temporary, folder) = index();
    let top = temporary.path();
    take(top, submission("expert-2", &[("19.1", "no")]));
    let log = folder.join("XAA.history.jsonl");
    let document = folder.join("XAA.json");
    let opened = IndexFolder::open(top).unwrap();
    let decide = |ledger: &Ledger| {
        let decision = ReviewAction::Adjudicate {
            answer: Some("no".to_owned()),
            points: None,
            reason: "The act is not in force.".to_owned(),
        };
        review_change(
            ledger.history(),
            ledger.assessment(),
            "19.1",
            &decision,
            HAND,
        )
        .unwrap()
        .unwrap()
    };
    // A folder stands where the log is: nothing is written.
    let lock = Lock::take(&folder).unwrap();
    let mut ledger = Ledger::open(&lock, "XAA", round(&opened), &opened.framework, HAND).unwrap();
    let change = decide(&ledger);
    let (bytes, text) = (fs::read(&log).unwrap(), fs::read(&document).unwrap());
    fs::remove_file(&log).unwrap();
    fs::create_dir(&log).unwrap();
    let refused = ledger.commit(&lock, &opened.framework, vec![change.clone()], HAND);
    assert!(matches!(refused, Err(FolderError::File { .. })));
    fs::remove_dir(&log).unwrap();
    fs::write(&log, &bytes).unwrap();
    assert_eq!(fs::read(&document).unwrap(), text);
    // A folder stands where the document is: the log has the change, and the document is
    // finished by whoever comes next.
    let mut ledger = Ledger::open(&lock, "XAA", round(&opened), &opened.framework, HAND).unwrap();
    fs::remove_file(&document).unwrap();
    fs::create_dir(&document).unwrap();
    let refused = ledger.commit(&lock, &opened.framework, vec![change], HAND);
    assert!(matches!(
        refused,
        Err(FolderError::Unfinished { earlier: false, .. })
    ));
    fs::remove_dir(&document).unwrap();
    fs::write(&document, text).unwrap();
    let index = IndexFolder::open(top).unwrap();
    assert!(
        index
            .warnings
            .iter()
            .any(|it| it.message.contains("behind its log"))
    );
    let decided = &index.assessments[0];
    assert!(decided.record(0).unwrap().adjudication().is_some());
    Ledger::open(&lock, "XAA", round(&opened), &opened.framework, HAND).unwrap();
    let index = IndexFolder::open(top).unwrap();
    assert!(index.warnings.is_empty(), "{}", index.warnings);
}
