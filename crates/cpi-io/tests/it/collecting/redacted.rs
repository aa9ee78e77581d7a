//! Does a text that was redacted stay away, whatever is handed in later?

use super::*;

/// Removes a text from the log of XAB.
fn redact(folder: &Path, text: &str) {
    let index = IndexFolder::open(folder).unwrap();
    let lock = Lock::take(&folder.join("rounds/2026")).unwrap();
    let (round, framework) = (&index.rounds[0], &index.framework);
    let mut ledger = Ledger::open(&lock, "XAB", round, framework, HAND).unwrap();
    let texts = [text.to_owned()].into();
    ledger
        .redact(&lock, framework, &texts, "asked for", HAND)
        .unwrap();
}

#[test]
fn an_old_copy_does_not_put_back_what_was_redacted() {
    let answer = |code: &str, comment: &str, link: &str| {
        format!(
            r#"{{"indicator":"19.1","answer":"{code}","comment":"{comment}","evidence":[{{"title":"Act 7","link":"{link}"}}]}}"#
        )
    };
    let link = "https://example.org/a";
    for (erased, other) in [("A. Person told us", link), (link, "A. Person told us")] {
        let folder = index();
        let old = answer("yes", "A. Person told us", link);
        take(folder.path(), &[document("a.json", &old)]);
        redact(folder.path(), erased);
        let (before, _) = recorded_answers(folder.path());

        // Saved again, so other bytes; also on request.
        let copy = document("b.json", &format!(" {old}"));
        for take_reverts in [false, true] {
            let found = take_with(folder.path(), std::slice::from_ref(&copy), take_reverts);
            assert_eq!(outcomes(&found), [Outcome::Revert]);
            assert_eq!(
                messages(&found),
                [
                    "`19.1` of `expert-2` is what entry 2 of the history had, from which texts were redacted by entry 3; it is not taken, since it may put them back"
                ]
            );
        }
        // From a form server, whose edited submissions have new names; at a later time.
        let fields = r#""q_19_d1":"yes","c_19_d1":"A. Person told us","evidence":[{"ev_code":"19.1","ev_title":"Act 7","ev_link":"https://example.org/a"}]"#;
        let edited = hand_in(9, "2027-04-01T10:00:00Z", fields);
        let found = take(folder.path(), &[export("c.json", &[&edited])]);
        assert_eq!(outcomes(&found), [Outcome::Revert]);
        assert_eq!(recorded_answers(folder.path()).0, before, "{other}");
        let log = fs::read_to_string(folder.path().join("rounds/2026/XAB.history.jsonl")).unwrap();
        assert!(!log.contains(erased));

        // What is answered in a questionnaire that was made since is taken.
        let (_, head) = recorded_answers(folder.path());
        let new = answer("yes", "The act says so", "https://example.org/b");
        let found = take(folder.path(), &[based("d.json", Some(&head), &new)]);
        assert_eq!(outcomes(&found), [Outcome::Changed]);
        // The copy is no less an old one when something else stands.
        let found = take(folder.path(), &[copy]);
        assert_eq!(outcomes(&found), [Outcome::Revert]);
    }
}

#[test]
fn a_redacted_text_does_not_come_back_with_another_answer() {
    use Outcome::{Changed, New, Revert, TakenBefore};
    let person = "A. Person told us";
    let link = "https://example.org/a-person";
    let with = |answer: &str, comment: &str, evidence: &str| {
        format!(
            r#"{{"indicator":"19.1","answer":"{answer}","comment":"{comment}","evidence":[{evidence}]}}"#
        )
    };
    let act = format!(r#"{{"title":"Act 7","link":"{link}","note":"Page of A. Person"}}"#);
    let first = with("yes", person, &act);
    // What is redacted, what comes in, what is recorded of it.
    let decree = r#"{"title":"Act 7"}"#;
    let moved = format!("{decree},{act}");
    let cases = [
        (person, with("no", person, decree), "no 1 ([redacted]) 2"),
        // Worded otherwise it may still name the person.
        (
            person,
            with("no", "A. Person said", decree),
            "no 1 ([redacted]) 2",
        ),
        (link, with("no", "New", &act), "no 1 (New) 2"),
        (link, with("no", "New", &moved), "no 2 (New) 2"),
        ("Act 7", with("no", "New", &act), "no 1 (New) 2"),
        (
            "Page of A. Person",
            with("no", "New", &moved),
            "no 2 (New) 2",
        ),
    ];
    for (erased, second, recorded) in cases {
        let folder = index();
        take(folder.path(), &[document("a.json", &first)]);
        redact(folder.path(), erased);
        let found = take(folder.path(), &[document("b.json", &second)]);
        assert_eq!(outcomes(&found), [Changed], "{erased}");
        assert_eq!(messages(&found).len(), 1, "{erased}");
        assert_eq!(
            recorded_answers(folder.path()).0,
            format!("19.1 {recorded}")
        );
        assert!(!log(folder.path()).contains(erased), "{erased}");
        assert!(!log(folder.path()).contains("A. Person said"));
        // The same file again, and the same answers saved again: nothing is recorded.
        let head = recorded_answers(folder.path()).1;
        let again = take(folder.path(), &[document("b.json", &second)]);
        assert_eq!(outcomes(&again), [TakenBefore], "{erased}");
        let again = take(folder.path(), &[document("c.json", &format!(" {second}"))]);
        assert_eq!(outcomes(&again), [Revert], "{erased}");
        let message = &messages(&again)[0];
        assert!(message.ends_with("nothing else is new"), "{message}");
        assert_eq!(recorded_answers(folder.path()).1, head);
        // With a third answer it does not come back either.
        let third = second.replace(r#""answer":"no""#, r#""answer":"partially""#);
        let found = take(folder.path(), &[document("d.json", &third)]);
        assert_eq!(outcomes(&found), [Changed], "{erased}");
        assert!(!log(folder.path()).contains(erased), "{erased}");
    }

    let folder = index();
    take(folder.path(), &[document("a.json", &first)]);
    redact(folder.path(), person);
    let second = with("no", person, &act);
    let found = take(folder.path(), &[document("b.json", &second)]);
    insta::assert_snapshot!(found.problems, @r"
    b.json:1:151: warning[redacted-text]: `19.1` of `expert-2`: comment is not recorded, since entry 3 of the history redacted such a text, and this may be it; the answer is
      hint: write new texts into a questionnaire that is made anew; or, if you have made sure that they are not what was removed, allow them when the file is collected
    ");
    // On other indicators, and in other places, nothing is held back.
    let other = r#"{"indicator":"19.2","answer":"no","comment":"New"}"#;
    assert_eq!(
        outcomes(&take(folder.path(), &[document("c.json", other)])),
        [New]
    );
    assert!(
        recorded_answers(folder.path())
            .0
            .ends_with("19.2 no 0 (New) 1")
    );
    // A questionnaire that was made since, and a person who says so.
    let (_, head) = recorded_answers(folder.path());
    let new = with("partially", "The act says so", &act);
    let found = take(folder.path(), &[based("d.json", Some(&head), &new)]);
    assert_eq!(
        (outcomes(&found), messages(&found).len()),
        (vec![Changed], 0)
    );
    let new = with("no", "Nobody is named here", &act);
    let found = take_redacted(folder.path(), &[document("e.json", &new)]);
    assert_eq!(
        (outcomes(&found), messages(&found).len()),
        (vec![Changed], 0)
    );
    assert!(
        recorded_answers(folder.path())
            .0
            .contains("Nobody is named here")
    );
    // That text is in the history now, and so may come again.
    let new = with("yes", "Nobody is named here", decree);
    let found = take(folder.path(), &[document("f.json", &new)]);
    assert_eq!(
        (outcomes(&found), messages(&found).len()),
        (vec![Changed], 0)
    );
    // The same answer as before, which is a revert, too.
    let copy = document("g.json", &format!(" {first}"));
    let found = take_redacted(folder.path(), &[copy]);
    assert_eq!(outcomes(&found), [Changed]);
    assert!(log(folder.path()).contains(person));
}

#[test]
fn the_name_of_a_file_that_was_redacted_does_not_come_back() {
    let folder = index();
    let answer = |answer: &str| format!(r#"{{"indicator":"19.1","answer":"{answer}"}}"#);
    take(folder.path(), &[document("A. Person.json", &answer("yes"))]);
    redact(folder.path(), "A. Person.json");
    take(folder.path(), &[document("A. Person.json", &answer("no"))]);
    assert_eq!(recorded_answers(folder.path()).0, "19.1 no 0 () 2");
    assert!(!log(folder.path()).contains("A. Person"));
    let (_, head) = recorded_answers(folder.path());
    let newer = based("expert-2.json", Some(&head), &answer("partially"));
    take(folder.path(), &[newer]);
    assert!(log(folder.path()).contains("expert-2.json"));
}

#[test]
fn a_text_that_was_redacted_from_the_first_document_does_not_come_back() {
    let folder = index();
    let round = folder.path().join("rounds/2026");
    let text = r#"{"schema_version":1,"framework":{"id":"my-index","version":"0.1"},"country":"XAB","round":"2026","answers":[
        {"indicator":"19.1","answer":"yes","assessor":"expert-2","comment":"A. Person told us"},
        {"indicator":"19.2","codings":[{"assessor":"expert-2","answer":"yes","evidence":[{"title":"Act","link":"https://example.org/a-person"}]}]}]}"#;
    fs::write(round.join("XAB.json"), text).unwrap();
    // Something else begins the history.
    take(
        folder.path(),
        &[document("a.json", r#"{"indicator":"19.3","answer":"no"}"#)],
    );
    redact(folder.path(), "A. Person told us");
    redact(folder.path(), "https://example.org/a-person");
    let second = r#"{"indicator":"19.1","answer":"no","comment":"A. Person told us"},{"indicator":"19.2","answer":"no","evidence":[{"title":"Act","link":"https://example.org/a-person"}]}"#;
    let found = take(folder.path(), &[document("b.json", second)]);
    assert_eq!(outcomes(&found), [Outcome::Changed, Outcome::Changed]);
    assert_eq!(messages(&found).len(), 2);
    assert!(!log(folder.path()).contains("erson"));
}
