//! Texts are redacted, in logs of both versions.

use super::office::*;
use cpi_model::history::{History, REDACTED};
use cpi_model::provenance::{AssessmentIdentity, sha256, sha256_of};
use cpi_scoring::historical;
use std::collections::BTreeSet;
use std::fs;

/// As the documentation says it: anyone can check the chain and the commitments by hand.
#[test]
fn the_hash_covers_the_commitment_and_not_the_text() {
    let office = reviewed();
    let lines = office.lines();
    let mut previous = "0".repeat(64);
    let mut salts = BTreeSet::new();
    for line in &lines {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(entry["version"], 2);
        assert_eq!(entry["previous"], previous.as_str());
        let committed = line.split_once(r#","texts":"#).unwrap().0;
        previous = sha256(&format!("{committed}}}"));
        for text in entry["texts"].as_array().unwrap() {
            let salt = text["salt"].as_str().unwrap();
            let mut bytes: Vec<u8> = (0..64)
                .step_by(2)
                .map(|at| u8::from_str_radix(&salt[at..at + 2], 16).unwrap())
                .collect();
            bytes.extend(text["text"].as_str().unwrap().as_bytes());
            let commitment = format!(r#""sha256:{}""#, sha256_of(&bytes));
            assert_eq!(committed.matches(&commitment).count(), 1, "{line}");
            assert!(salts.insert(salt.to_owned()), "a salt stands twice");
        }
        assert!(!committed.contains("Person") && !committed.contains("example.org"));
    }
    assert_eq!(previous, office.history().head());
    assert!(lines[1].contains("A. Person told us"));
}

#[test]
fn a_redacted_text_is_gone_and_the_chain_holds() {
    let office = reviewed();
    let (head, answers) = (office.history().head().to_owned(), office.answers());
    let framework = office.index().index.framework;
    let identity = |history: &History| {
        let then = history.up_to(&head).unwrap();
        let assessment = then.document().check(&framework).unwrap().value;
        AssessmentIdentity::of(&assessment)
    };
    let before = identity(&office.history());
    let old = (fs::read(office.log()).unwrap(), office.document());
    office.redact(&[
        "A. Person told us",
        "A. Person is right",
        "https://example.org/expert-2",
    ]);
    for text in [fs::read_to_string(office.log()).unwrap(), office.document()] {
        assert!(
            !text.contains("Person") && !text.contains("example.org/expert-2"),
            "{text}"
        );
        assert!(text.contains("Act 7"), "only what was named is removed");
    }
    assert!(office.document().contains(REDACTED));
    assert_eq!(office.answers(), answers, "no score rests on a text");
    let history = office.history();
    assert_eq!(
        history.redactions(),
        4,
        "the comment, the link, and the reason twice"
    );
    assert_eq!(history.entries().last().unwrap().redacted.len(), 4);
    // A head that was written down is found, and a result names the same one.
    assert_eq!(history.after(&head).unwrap().len(), 1);
    assert_eq!(identity(&history), before);
    let since = historical::since(&office.index(), &[before]);
    assert_eq!((since[0].entry, since[0].later), (Some(3), 1));
    // Work goes on, also on the answer whose comment is gone.
    office.take("expert-2", "19.1", "partially", "Act 8", SECRETARIAT);
    assert_eq!(office.history().entries().len(), 5);

    // The machine stops after the log, before the document.
    let (log, document) = (office.log(), office.round().join("XAA.json"));
    let lines = office.lines();
    office.write_lines(&lines[..4]);
    fs::write(&document, &old.1).unwrap();
    assert!(
        office
            .index()
            .warnings
            .iter()
            .any(|it| it.message.contains("behind its log"))
    );
    office.change(SECRETARIAT, |_, _, _| ());
    assert!(!office.document().contains("Person"));
    // A text comes back from an old copy of the log.
    let old_line = String::from_utf8(old.0)
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .to_owned();
    let mut lines = lines[..4].to_vec();
    lines[1] = old_line;
    office.write_lines(&lines);
    let refusal = office.refusal();
    assert!(
        refusal.contains(
            "XAA.history.jsonl:2: error[broken-history]: this entry has a text that was redacted"
        ),
        "{refusal}"
    );
    assert!(log.exists());
}

#[test]
fn a_text_that_was_tampered_with_is_not_taken_for_redacted() {
    let office = reviewed();
    let lines = office.lines();
    for (from, to, says) in [
        (
            "A. Person told us",
            "B. Person told us",
            "the text at `to.coding.comment` is not the one that its entry commits to",
        ),
        (
            "page 3",
            "page 4",
            "the text at `to.coding.evidence.0.note` is not the one that its entry commits to",
        ),
    ] {
        let mut changed = lines.clone();
        changed[1] = changed[1].replace(from, to);
        office.write_lines(&changed);
        let refusal = office.refusal();
        assert!(
            refusal.contains("XAA.history.jsonl:2: ") && refusal.contains(says),
            "{refusal}"
        );
    }
    // Removed by hand, without an entry that says so.
    let (committed, texts) = lines[1].split_once(r#","texts":["#).unwrap();
    let (_, rest) = texts.split_once("},").unwrap();
    let mut changed = lines.clone();
    changed[1] = format!(r#"{committed},"texts":[null,{rest}"#);
    office.write_lines(&changed);
    let refusal = office.refusal();
    assert!(
        refusal.contains("a text was removed from this entry, and no redaction is recorded"),
        "{refusal}"
    );
    // Not even its place is left.
    changed[1] = format!(r#"{committed},"texts":[{rest}"#);
    office.write_lines(&changed);
    assert!(
        office
            .refusal()
            .contains("is not the one that its entry commits to")
    );
}

#[test]
fn a_log_of_version_1_goes_on_and_can_be_redacted() {
    let office = Office::of_version_1();
    let old = office.lines();
    let head = office.history().head().to_owned();
    office.decide("20.2", "no", "New evidence", SECRETARIAT);
    let lines = office.lines();
    assert_eq!(lines[..5], old[..], "old entries stay as they are");
    assert!(lines[5].starts_with(r#"{"version":2,"seq":6,"#));
    let answers = office.answers();
    office.redact(&["Act 7, says A. Person", "A. Person is right"]);
    for text in [fs::read_to_string(office.log()).unwrap(), office.document()] {
        assert!(!text.contains("Person"), "{text}");
    }
    assert_eq!(office.answers(), answers);
    assert_eq!(office.history().after(&head).unwrap().len(), 2);
    // What replaced an old entry is held fast by the redaction.
    let mut changed = office.lines();
    changed[1] = changed[1].replace(r#""answer":"no""#, r#""answer":"yes""#);
    office.write_lines(&changed);
    let refusal = office.refusal();
    assert!(
        refusal.contains("this entry was replaced, and no redaction is recorded"),
        "{refusal}"
    );
    // An entry of version 1 does not follow one of version 2.
    let office = Office::new();
    office.decide("20.2", "no", "New evidence", SECRETARIAT);
    let mut lines = office.lines();
    lines.push(format!(
        r#"{{"seq":3,"previous":"{}","at":"2026-03-02T10:00:00Z","by":"s","action":"mend"}}"#,
        office.history().head()
    ));
    office.write_lines(&lines);
    assert!(
        office
            .refusal()
            .contains("it is of an older format than the entry before it")
    );
}
