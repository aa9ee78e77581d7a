//! Several hand-ins of one assessor, old copies, and two people under one pseudonym.

#![cfg(feature = "spreadsheet")]

mod redacted;

use cpi_io::collect::{Collection, Options, collect};
use cpi_io::{IndexFolder, Ledger, Lock};
use cpi_model::merge::Outcome;
use cpi_model::review::Actor;
use std::fs;
use std::path::Path;

const HAND: Actor<'_> = Actor {
    by: "secretariat",
    at: "2027-03-10T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};

fn index() -> tempfile::TempDir {
    let temporary = tempfile::tempdir().unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    copy(&template, temporary.path());
    // Nothing is answered yet.
    fs::remove_file(temporary.path().join("rounds/2026/XAB.json")).unwrap();
    temporary
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

type File = (String, Vec<u8>);

fn take_with(folder: &Path, files: &[File], take_reverts: bool) -> Collection {
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts,
        take_redacted: false,
    };
    collect(&IndexFolder::open(folder).unwrap(), files, &options).unwrap()
}

/// Collects, and records texts although they may be ones that were redacted.
fn take_redacted(folder: &Path, files: &[File]) -> Collection {
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts: false,
        take_redacted: true,
    };
    collect(&IndexFolder::open(folder).unwrap(), files, &options).unwrap()
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("rounds/2026/XAB.history.jsonl")).unwrap()
}

fn take(folder: &Path, files: &[File]) -> Collection {
    take_with(folder, files, false)
}

fn outcomes(collection: &Collection) -> Vec<Outcome> {
    let all = collection.submissions.iter().flat_map(|it| &it.answers);
    all.map(|answer| answer.outcome).collect()
}

/// A submission to a form server.
fn hand_in(id: u32, submitted: &str, fields: &str) -> String {
    format!(
        r#"{{"_id":{id},"_uuid":"u{id}","_submission_time":"{submitted}","cpi_framework":"my-index","cpi_version":"0.1","cpi_country":"XAB","cpi_round":"2026","cpi_assessor":"expert-2",{fields}}}"#
    )
}

fn export(name: &str, all: &[&str]) -> File {
    (name.to_owned(), format!("[{}]", all.join(",")).into_bytes())
}

/// A document of an assessor, without a time.
fn document(name: &str, answers: &str) -> File {
    based(name, None, answers)
}

fn based(name: &str, base: Option<&str>, answers: &str) -> File {
    let base = base.map_or_else(String::new, |base| format!(r#""base":"{base}","#));
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAB","round":"2026","assessor":"expert-2",{base}"answers":[{answers}]}}"#
    );
    (name.to_owned(), text.into_bytes())
}

/// What stands, with its version and comment; and the head of the history.
fn recorded_answers(folder: &Path) -> (String, String) {
    let index = IndexFolder::open(folder).unwrap();
    let (round, framework) = (&index.rounds[0], &index.framework);
    let ledger = Ledger::read(&folder.join("rounds/2026"), "XAB", round, framework).unwrap();
    let mut all = Vec::new();
    for answer in &ledger.history().document().answers {
        for coding in &answer.codings {
            all.push(format!(
                "{} {} {} ({}) {}",
                answer.indicator.as_deref().unwrap(),
                coding.answer.as_deref().unwrap(),
                coding.evidence.len(),
                coding.comment.as_deref().unwrap_or_default(),
                coding.version.unwrap_or(1),
            ));
        }
    }
    (all.join("\n"), ledger.history().head().to_owned())
}

#[test]
fn the_newest_of_several_hand_ins_stands_and_the_others_are_its_history() {
    use Outcome::{Changed, New, Same, TakenBefore};
    let one = hand_in(
        1,
        "2027-03-01T09:00:00",
        r#""q_19_d1":"yes","q_19_d2":"yes""#,
    );
    let two = hand_in(
        2,
        "2027-03-05T16:30:00",
        r#""q_19_d1":"no","c_19_d1":"The decree was repealed.","q_19_d3":"no","evidence":[{"ev_code":"19.3","ev_title":"Report"}]"#,
    );
    let three = hand_in(
        3,
        "2027-03-09T16:30:00",
        r#""q_19_d1":"yes","q_19_d2":"partially""#,
    );
    let stands = "19.1 yes 0 () 3\n19.2 partially 0 () 2\n19.3 no 1 () 1";

    // In one export, in any order; as files of their own, in any order.
    let exports = [
        vec![export("all.json", &[&one, &two, &three])],
        vec![export("all.json", &[&three, &one, &two])],
        vec![
            export("c.json", &[&three]),
            export("a.json", &[&one]),
            export("b.json", &[&two]),
        ],
    ];
    for files in &exports {
        let folder = index();
        let found = take(folder.path(), files);
        assert_eq!(outcomes(&found), [New, New, Changed, New, Changed, Changed]);
        assert!(!found.problems.any_error());
        assert_eq!(recorded_answers(folder.path()).0, stands);
        // Again, nothing changes; a larger export of the same changes nothing either.
        let again = take(folder.path(), files);
        assert_eq!(
            outcomes(&again),
            [Same, TakenBefore, TakenBefore, Same, Same, Same]
        );
        let wider = export(
            "wider.json",
            &[
                &one,
                &two,
                &three,
                &hand_in(4, "2027-03-09T17:00:00", r#""q_20_d1":"no""#),
            ],
        );
        let again = take(folder.path(), &[wider]);
        assert_eq!(
            outcomes(&again),
            [Same, TakenBefore, TakenBefore, Same, Same, Same, New]
        );
    }
    // One export after another.
    let folder = index();
    take(folder.path(), &[export("a.json", &[&one])]);
    take(folder.path(), &[export("b.json", &[&one, &two])]);
    take(folder.path(), &[export("c.json", &[&one, &two, &three])]);
    assert_eq!(recorded_answers(folder.path()).0, stands);
}

#[test]
fn a_later_comment_or_document_is_a_new_version() {
    let one = hand_in(1, "2027-03-01T09:00:00", r#""q_19_d1":"yes""#);
    let two = hand_in(
        2,
        "2027-03-05T09:00:00",
        r#""q_19_d1":"yes","c_19_d1":"See the new decree.""#,
    );
    let folder = index();
    let found = take(folder.path(), &[export("all.json", &[&one, &two])]);
    assert_eq!(outcomes(&found), [Outcome::New, Outcome::Changed]);
    assert_eq!(
        recorded_answers(folder.path()).0,
        "19.1 yes 0 (See the new decree.) 2"
    );
}

#[test]
fn an_edited_submission_replaces_the_one_it_was() {
    let one = hand_in(1, "2027-03-01T09:00:00", r#""q_19_d1":"yes""#);
    // The server keeps the time of the first hand-in.
    let edited = |id, before: u32, answer: &str| {
        hand_in(
            id,
            "2027-03-01T09:00:00",
            &format!(r#""meta/deprecatedID":"uuid:u{before}","q_19_d1":"{answer}""#),
        )
    };
    let folder = index();
    take(folder.path(), &[export("a.json", &[&one])]);
    let found = take(folder.path(), &[export("b.json", &[&edited(2, 1, "no")])]);
    assert_eq!(outcomes(&found), [Outcome::Changed]);
    // Edited back: a new hand-in, no old copy.
    let found = take(folder.path(), &[export("c.json", &[&edited(3, 2, "yes")])]);
    assert_eq!(outcomes(&found), [Outcome::Changed]);
    assert_eq!(recorded_answers(folder.path()).0, "19.1 yes 0 () 3");
}

#[test]
fn an_old_copy_puts_nothing_back_unless_that_is_asked_for() {
    use Outcome::{Changed, New, Revert, Same};
    let folder = index();
    let first = r#"{"indicator":"19.1","answer":"yes","evidence":[{"title":"Act"}]},{"indicator":"19.2","answer":"no"},{"indicator":"19.3","answer":"no"}"#;
    let corrected = r#"{"indicator":"19.1","answer":"no"},{"indicator":"19.2","answer":"no","comment":"Only in schools."},{"indicator":"19.3","answer":"no"}"#;
    take(folder.path(), &[document("first.json", first)]);
    take(folder.path(), &[document("corrected.json", corrected)]);
    let stands = recorded_answers(folder.path());

    // The old copy, with one more answer: that is taken, and the rest is listed.
    let copy = format!(r#"{first},{{"indicator":"20.1","answer":"yes"}}"#);
    let found = take(folder.path(), &[document("copy.json", &copy)]);
    assert_eq!(outcomes(&found), [Revert, Revert, Same, New]);
    let entries: Vec<_> = found.submissions[0]
        .answers
        .iter()
        .map(|it| it.reverts_to)
        .collect();
    assert_eq!(entries, [Some(2), Some(3), None, None]);
    insta::assert_snapshot!(found.problems, @r"
    copy.json:1:151: warning[replaced-answer]: answers that the assessor has replaced since, and that are not taken again: 2; an old copy may have been saved again
      hint: ask the assessor; if they are meant, allow them when the file is collected again
    ");
    assert_eq!(
        recorded_answers(folder.path()).0,
        format!("{}\n20.1 yes 0 () 1", stands.0)
    );

    // A file that mixes old and new answers is told apart row by row; what is like no version
    // is a change: the old answer with another comment.
    let mixed = r#"{"indicator":"19.1","answer":"yes","evidence":[{"title":"Act"}],"comment":"In force again."},{"indicator":"19.2","answer":"no"}"#;
    let found = take(folder.path(), &[document("mixed.json", mixed)]);
    assert_eq!(outcomes(&found), [Changed, Revert]);

    // On request.
    let found = take_with(folder.path(), &[document("mixed.json", mixed)], true);
    assert_eq!(outcomes(&found), [Same, Changed]);
    assert_eq!(found.submissions[0].answers[1].reverts_to, Some(3));
    assert_eq!(
        recorded_answers(folder.path()).0,
        "19.1 yes 1 (In force again.) 3\n19.2 no 0 () 3\n19.3 no 0 () 1\n20.1 yes 0 () 1"
    );
}

#[test]
fn a_revert_decides_nothing_until_it_is_taken() {
    let folder = index();
    take(
        folder.path(),
        &[document("a.json", r#"{"indicator":"20.1","answer":"yes"}"#)],
    );
    take(
        folder.path(),
        &[document("b.json", r#"{"indicator":"20.1","answer":"no"}"#)],
    );
    // `20.2` applies by the old answer, which does not stand.
    let copy = document(
        "c.json",
        r#"{"indicator":"20.1","answer":"yes"},{"indicator":"20.2","answer":"yes"}"#,
    );
    let found = take(folder.path(), std::slice::from_ref(&copy));
    assert_eq!(outcomes(&found), [Outcome::Revert, Outcome::Faulty]);
    let found = take_with(folder.path(), &[copy], true);
    assert_eq!(outcomes(&found), [Outcome::Changed, Outcome::New]);
}

#[test]
fn what_was_handed_in_later_is_no_old_copy() {
    let folder = index();
    let timed = |name: &str, submitted: &str, answer: &str| {
        let (name, bytes) = document(
            name,
            &format!(r#"{{"indicator":"19.1","answer":"{answer}"}}"#),
        );
        let text = String::from_utf8(bytes).unwrap();
        let submitted = format!(r#""submitted":"{submitted}","answers""#);
        (name, text.replace("\"answers\"", &submitted).into_bytes())
    };
    take(folder.path(), &[timed("a", "2027-03-01", "yes")]);
    take(folder.path(), &[timed("b", "2027-03-02", "no")]);
    // On the same day nothing shows which is the later.
    let found = take(folder.path(), &[timed("c", "2027-03-02", "yes")]);
    assert_eq!(outcomes(&found), [Outcome::Revert]);
    let found = take(folder.path(), &[timed("d", "2027-03-03", "yes")]);
    assert_eq!(outcomes(&found), [Outcome::Changed]);
}

#[test]
fn two_files_of_one_pseudonym_that_differ_are_said() {
    let folder = index();
    let one = document(
        "one.json",
        r#"{"indicator":"19.1","answer":"yes"},{"indicator":"19.2","answer":"no"}"#,
    );
    let two = document(
        "two.json",
        r#"{"indicator":"19.1","answer":"no"},{"indicator":"19.2","answer":"no"},{"indicator":"19.3","answer":"no"}"#,
    );
    let found = take(folder.path(), &[one, two]);
    insta::assert_snapshot!(found.problems, @r"
    two.json:1:151: warning[contradiction]: `19.1` of `expert-2` is answered in two files, `one.json` and `two.json`, in different ways, and nothing says which is the newer; `no` stands
      hint: ask whether two people answer under one pseudonym, or one from two copies; collect the newer file last
    ");

    // A questionnaire that was made before the other's answers came in.
    let folder = index();
    let (_, base) = recorded_answers(folder.path());
    take(
        folder.path(),
        &[based(
            "one.json",
            Some(&base),
            r#"{"indicator":"19.1","answer":"yes"}"#,
        )],
    );
    let two = based(
        "two.json",
        Some(&base),
        r#"{"indicator":"19.1","answer":"no"},{"indicator":"19.2","answer":"no"}"#,
    );
    let found = take(folder.path(), &[two]);
    insta::assert_snapshot!(found.problems, @r"
    two.json:1:225: warning[out-of-date]: `19.1` of `expert-2`: after this questionnaire was made, `yes` came in from `one.json`; it is replaced by `no`
      hint: ask whether two people answer under one pseudonym, or one from two copies
    ");
    // One that was made since says nothing.
    let (_, base) = recorded_answers(folder.path());
    let three = based(
        "three.json",
        Some(&base),
        r#"{"indicator":"19.1","answer":"partially"}"#,
    );
    assert!(take(folder.path(), &[three]).problems.is_empty());
}

#[test]
fn words_without_an_answer_are_kept_and_count_as_none() {
    let folder = index();
    let found = take(
        folder.path(),
        &[document(
            "a.json",
            r#"{"indicator":"19.1","comment":"Ask the ministry."}"#,
        )],
    );
    assert_eq!(outcomes(&found), [Outcome::NoAnswer]);
    insta::assert_snapshot!(found.problems, @r"
    a.json:1:131: warning[missing-key]: `19.1` has a comment and no answer; it counts as unanswered
      hint: answer the question, or leave it so; what is written is kept
    ");
    assert_eq!(
        recorded_answers(folder.path()).0,
        "19.1 missing 0 (Ask the ministry.) 1"
    );
}

/// What the problems of a collection say.
fn messages(collection: &Collection) -> Vec<String> {
    let all = collection.problems.iter();
    all.map(|problem| problem.message.clone()).collect()
}

#[test]
fn a_pseudonym_that_differs_in_case_alone_is_said() {
    let folder = index();
    let of = |name: &str, assessor: &str, indicator: &str| {
        let (name, bytes) = document(
            name,
            &format!(r#"{{"indicator":"{indicator}","answer":"yes"}}"#),
        );
        let text = String::from_utf8(bytes).unwrap();
        (name, text.replace("expert-2", assessor).into_bytes())
    };
    let said = "`Expert-2` differs from `expert-2`, who answers in this round, in capital letters alone; they count as two assessors";
    // In one collection, and against what stands.
    let both = [
        of("a.json", "expert-2", "19.1"),
        of("b.json", "Expert-2", "19.1"),
    ];
    let found = take(folder.path(), &both);
    assert_eq!(outcomes(&found), [Outcome::New, Outcome::New]);
    assert_eq!(messages(&found), [said]);
    let found = take(folder.path(), &[of("c.json", "EXPERT-2", "19.2")]);
    assert_eq!(messages(&found).len(), 1);
    let found = take(folder.path(), &[of("d.json", "expert-3", "19.2")]);
    assert_eq!(messages(&found).len(), 0);
}
