//! The records at the command line: heads that were written down, texts that are redacted, and the
//! work of two offices that is joined.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What the command prints, and its exit code.
fn cpi(top: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpi"));
    let output = command.args(arguments).current_dir(top).output().unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    (text, output.status.code().unwrap())
}

fn decide(top: &Path, index: &str, code: &str, answer: &str, reason: &str) {
    let arguments = ["review", "adjudicate", index, code, "--country", "XAA"];
    let more = ["--answer", answer, "--by", "reviewer-1", "--reason", reason];
    let (text, code) = cpi(top, &[&arguments[..], &more[..]].concat());
    assert_eq!(code, 0, "{text}");
}

fn head(top: &Path, index: &str) -> String {
    let (text, _) = cpi(top, &["verify", index]);
    let row = text.lines().find(|line| line.contains("XAA")).unwrap();
    row.split_whitespace().last().unwrap().to_owned()
}

#[test]
fn records_are_redacted_joined_and_verified() {
    let temporary = tempfile::tempdir().unwrap();
    let top = temporary.path();
    assert_eq!(cpi(top, &["new", "ix"]).1, 0);
    decide(top, "ix", "19.1", "no", "A. Person saw the act");
    let written_down = head(top, "ix");
    let scores = cpi(top, &["score", "ix", "--format", "json"]).0;
    fs::write(top.join("scores.json"), &scores).unwrap();
    fs::write(top.join("ix/notes.txt"), "asked A. Person").unwrap();
    let copied = Command::new("cp")
        .args(["-r", "ix", "copy"])
        .current_dir(top)
        .status();
    assert!(copied.unwrap().success());

    // A dry run removes nothing and says where the text stands.
    let log = top.join("ix/rounds/2026/XAA.history.jsonl");
    let before = fs::read(&log).unwrap();
    let redact = [
        "redact",
        "ix",
        "--country",
        "XAA",
        "--containing",
        "A. Person",
        "--by",
        "s",
        "--reason",
    ];
    let (text, code) = cpi(top, &[&redact[..], &["asked for by the person"]].concat());
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains(" 2      19.1       to.adjudication.reason  A. Person saw the act"),
        "{text}"
    );
    assert!(text.contains("ix/notes.txt contains it"), "{text}");
    assert_eq!(fs::read(&log).unwrap(), before);
    // The reason must not repeat the text, since it is recorded itself.
    let (text, code) = cpi(
        top,
        &[
            &redact[..],
            &["A. Person saw the act, and asked", "--apply"],
        ]
        .concat(),
    );
    assert_eq!(code, 2, "{text}");
    let (text, code) = cpi(
        top,
        &[&redact[..], &["asked for by the person", "--apply"]].concat(),
    );
    assert_eq!(code, 0, "{text}");
    assert!(!fs::read_to_string(&log).unwrap().contains("Person"));
    assert_eq!(
        cpi(top, &[&redact[..], &["again", "--apply"]].concat()).1,
        2
    );

    // What was published is still found and recomputed; a head that was never there is not.
    let (text, code) = cpi(
        top,
        &[
            "verify",
            "ix",
            "--head",
            &written_down,
            "--head",
            "scores.json",
        ],
    );
    assert_eq!(code, 0, "{text}");
    let later = "XAA 2026: the head is entry 2; entries since: 1; nothing up to it was changed";
    assert_eq!(text.matches(later).count(), 2, "{text}");
    let (text, code) = cpi(top, &["verify", "scores.json", "--with", "ix"]);
    assert_eq!((text.starts_with("same\n"), code), (true, 0), "{text}");
    let (text, code) = cpi(top, &["verify", "ix", "--head", &"ab".repeat(32)]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains("its past was rewritten, or it is of another index"),
        "{text}"
    );
    assert_eq!(cpi(top, &["verify", "ix", "--head", "2026-03-01"]).1, 2);

    // Two offices: a conflict is decided by a person.
    decide(top, "ix", "20.3", "240", "Counted here");
    decide(top, "copy", "20.3", "260", "Counted there");
    decide(top, "copy", "19.3", "yes", "A new act");
    let (text, code) = cpi(top, &["join", "ix", "copy", "--apply", "--by", "s"]);
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("XAA 20.3: both changed it. Before: unnamed 250. Here: unnamed 250; decided 240. There: unnamed 250; decided 260; decide with --country XAA --take 20.3=here|there"), "{text}");
    for wrong in ["20.3", "20.3=ours", "=here"] {
        let (text, code) = cpi(
            top,
            &["join", "ix", "copy", "--country", "XAA", "--take", wrong],
        );
        assert_eq!(code, 2, "{text}");
    }
    let take = [
        "--country",
        "XAA",
        "--take",
        "20.3=there",
        "--apply",
        "--by",
        "s",
    ];
    let (text, code) = cpi(top, &[&["join", "ix", "copy"], &take[..]].concat());
    assert_eq!(code, 0, "{text}");
    let (text, code) = cpi(top, &["join", "copy", "ix", "--apply", "--by", "s"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(head(top, "ix"), head(top, "copy"));
    assert!(
        !fs::read_to_string(top.join("copy/rounds/2026/XAA.history.jsonl"))
            .unwrap()
            .contains("Person")
    );
    assert_eq!(cpi(top, &["verify", "copy", "--head", &written_down]).1, 0);

    // A past that was rewritten: the same work done anew gives other heads.
    fs::remove_file(&log).unwrap();
    let document = top.join("ix/rounds/2026/XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    let begun: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut begun = begun.as_object().unwrap().clone();
    begun.remove("history");
    fs::write(&document, serde_json::to_string(&begun).unwrap()).unwrap();
    decide(top, "ix", "19.2", "no", "Rewritten");
    let (text, code) = cpi(top, &["verify", "ix", "--head", "scores.json"]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains("XAA 2026: its history does not have the head"),
        "{text}"
    );
    let (text, code) = cpi(top, &["verify", "scores.json", "--with", "ix"]);
    assert_eq!(code, 1, "{text}");
    assert!(
        text.contains("its history does not have the head"),
        "{text}"
    );
}

/// Where the document cannot be written after the log was, the command says what is recorded and
/// how it is completed.
#[test]
fn a_document_that_cannot_be_written_is_completed_later() {
    let temporary = tempfile::tempdir().unwrap();
    let top = temporary.path();
    assert_eq!(cpi(top, &["new", "ix"]).1, 0);
    decide(top, "ix", "19.1", "no", "First");
    let document = top.join("ix/rounds/2026/XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    decide(top, "ix", "19.1", "yes", "Second");
    let after = fs::read_to_string(&document).unwrap();
    // As a full disk leaves it.
    fs::write(&document, &text).unwrap();
    let (said, code) = cpi(top, &["verify", "ix"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("the document is behind its log"), "{said}");
    assert_eq!(cpi(top, &["verify", "ix", "--mend", "--by", "s"]).1, 0);
    assert_eq!(fs::read_to_string(&document).unwrap(), after);
}
