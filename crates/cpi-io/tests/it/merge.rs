//! Merging never overwrites; review decides; settled answers follow methodology 10.

use cpi_model::draft::{AssessmentDraft, FrameworkDraft, SourceDraft, SubmissionDraft};
use cpi_model::history::History;
use cpi_model::merge::{Outcome, merge};
use cpi_model::review::{Actor, ReviewAction, ReviewState, review_change};
use cpi_model::{Assessment, Framework, Problems};
use std::path::Path;

const HAND: Actor<'_> = Actor {
    by: "secretariat",
    at: "2026-03-02T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};
const REVIEWER: Actor<'_> = Actor {
    by: "reviewer-1",
    at: "2026-04-01T09:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};

/// A round as it goes on, without files.
struct Going {
    framework: Framework,
    history: History,
    assessment: Assessment,
    warnings: Problems,
}

impl Going {
    fn begin(answers: &str) -> Self {
        Self::with(answers, |_| {})
    }

    fn with(answers: &str, change: impl FnOnce(&mut FrameworkDraft)) -> Self {
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
        let mut framework = cpi_io::folder::framework(&template).unwrap().draft;
        change(&mut framework);
        let framework = framework.check().unwrap().value;
        let text = format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","answers":{answers}}}"#
        );
        let draft: AssessmentDraft = serde_json::from_str(&text).unwrap();
        let history = History::unwritten(draft);
        let assessment = history.document().check(&framework).unwrap().value;
        Self {
            framework,
            history,
            assessment,
            warnings: Problems::new(),
        }
    }

    fn settle(&mut self) {
        let checked = self.history.document().check(&self.framework).unwrap();
        self.assessment = checked.value;
        self.warnings = checked.warnings;
    }

    /// Takes in a file of an assessor; its outcomes and problems.
    fn take(
        &mut self,
        file: &str,
        assessor: &str,
        submitted: &str,
        answers: &str,
    ) -> (Vec<Outcome>, Vec<String>) {
        let text = format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","submitted":"{submitted}","answers":{answers}}}"#
        );
        let draft: SubmissionDraft = serde_json::from_str(&text).unwrap();
        let submission = draft
            .check(&self.framework)
            .unwrap_or_else(|it| panic!("{it}"))
            .value;
        let source = SourceDraft {
            file: Some(file.to_owned()),
            sha256: Some(cpi_model::provenance::sha256(file)),
            id: None,
        };
        let merged = merge(&self.history, &self.assessment, &submission, &source).unwrap();
        let problems = submission
            .faults()
            .iter()
            .chain(&merged.problems)
            .map(|it| format!("{}: {}", it.path, it.message))
            .collect();
        let outcomes = merged
            .outcomes
            .iter()
            .map(|(.., outcome)| *outcome)
            .collect();
        self.history
            .add(merged.changes, HAND.at, HAND.by, &HAND.seed)
            .unwrap();
        self.settle();
        (outcomes, problems)
    }

    fn review(&mut self, indicator: &str, what: &ReviewAction) -> Result<bool, String> {
        let change = review_change(&self.history, &self.assessment, indicator, what, REVIEWER)
            .map_err(|problems| problems.to_string())?;
        let done = change.is_some();
        self.history
            .add(
                change.into_iter().collect(),
                REVIEWER.at,
                REVIEWER.by,
                &REVIEWER.seed,
            )
            .unwrap();
        self.settle();
        Ok(done)
    }

    fn answer(&self, indicator: &str) -> String {
        let position = self.framework.indicator_position(indicator).unwrap();
        self.assessment.answer_text(position)
    }

    fn state(&self, indicator: &str) -> ReviewState {
        let position = self.framework.indicator_position(indicator).unwrap();
        self.assessment.review_state(position)
    }
}

fn decide(answer: Option<&str>, points: Option<&str>) -> ReviewAction {
    ReviewAction::Adjudicate {
        answer: answer.map(str::to_owned),
        points: points.map(str::to_owned),
        reason: "The evidence says so.".to_owned(),
    }
}

use Outcome::{Changed, Faulty, New, NoAnswer, Older, Same, TakenBefore};

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut going = Going::begin("[]");
    let file = r#"[{"indicator":"19.1","answer":"yes"},{"indicator":"20.3","answer":"12.50"}]"#;
    assert_eq!(going.take("a", "A", "2026-02-01", file).0, [New, New]);
    let before = going.history.clone();
    assert_eq!(going.take("a", "A", "2026-02-01", file).0, [Same, Same]);
    // The same answers in another file, a number written otherwise.
    let again = r#"[{"indicator":"19.1","answer":"yes"},{"indicator":"20.3","answer":"12.5"}]"#;
    assert_eq!(going.take("b", "A", "2026-02-02", again).0, [Same, Same]);
    assert_eq!(going.history, before);
}

#[test]
fn a_different_answer_is_a_new_version_and_the_old_one_stays_in_the_history() {
    let mut going = Going::begin("[]");
    going.take(
        "a",
        "A",
        "2026-02-01",
        r#"[{"indicator":"19.1","answer":"yes"}]"#,
    );
    let (outcomes, _) = going.take(
        "b",
        "A",
        "2026-02-05",
        r#"[{"indicator":"19.1","answer":"no"}]"#,
    );
    assert_eq!(outcomes, [Changed]);
    assert_eq!(going.answer("19.1"), "no");
    let coding = &going.history.document().answers[0].codings;
    assert_eq!((coding.len(), coding[0].version), (1, Some(2)));
    let said: Vec<_> = going
        .history
        .of("19.1")
        .iter()
        .map(|entry| entry.to.clone().unwrap().coding.unwrap().answer.unwrap())
        .collect();
    assert_eq!(said, ["yes", "no"]);
    // The first file comes again, and an older one that had been mislaid.
    assert_eq!(
        going
            .take(
                "a",
                "A",
                "2026-02-01",
                r#"[{"indicator":"19.1","answer":"yes"}]"#
            )
            .0,
        [TakenBefore]
    );
    assert_eq!(
        going
            .take(
                "c",
                "A",
                "2026-02-03",
                r#"[{"indicator":"19.1","answer":"partially"}]"#
            )
            .0,
        [Older]
    );
    assert_eq!(going.answer("19.1"), "no");
}

#[test]
fn assessors_stand_beside_each_other_and_a_conflict_must_be_decided() {
    let mut going = Going::begin("[]");
    going.take(
        "a",
        "A",
        "2026-02-01",
        r#"[{"indicator":"19.1","answer":"yes"},{"indicator":"19.2","answer":"no"}]"#,
    );
    going.take(
        "b",
        "B",
        "2026-02-01",
        r#"[{"indicator":"19.1","answer":"partially"},{"indicator":"19.2","answer":"no"}]"#,
    );
    assert_eq!(
        (going.answer("19.1"), going.answer("19.2")),
        ("missing".to_owned(), "no".to_owned())
    );
    assert_eq!(
        (going.state("19.1"), going.state("19.2")),
        (ReviewState::Conflict, ReviewState::Answered)
    );
    insta::assert_snapshot!(going.warnings, @"
    /answers/0/codings: warning[undecided-conflict]: the assessors of `19.1` differ and nobody has decided, so it counts as missing: A `yes`, B `partially`
      hint: adjudicate it, or send it back to an assessor
    ");
    // Points alone do not say which answer holds.
    insta::assert_snapshot!(going.review("19.1", &decide(None, Some("0.75"))).unwrap_err(), @"
    error[invalid-adjudication]: `19.1` has no settled answer for which points could be awarded
      hint: give the final answer beside the points
    ");
    going
        .review("19.1", &decide(Some("partially"), Some("0.75")))
        .unwrap();
    assert_eq!(going.answer("19.1"), "partially");
    assert_eq!(going.assessment.adjudicated(0).unwrap().to_string(), "0.75");
    assert!(
        !going
            .review("19.1", &decide(Some("partially"), Some("0.75")))
            .unwrap()
    );
    // B changes its mind afterwards: the decision stands, and the coding is late.
    going.take(
        "b2",
        "B",
        "2026-05-01",
        r#"[{"indicator":"19.1","answer":"yes"}]"#,
    );
    assert_eq!(going.answer("19.1"), "partially");
    assert!(going.assessment.has_late_coding(0));
    // A decision anew settles that, and reopening shows that the assessors now agree.
    going
        .review("19.1", &decide(Some("partially"), None))
        .unwrap();
    assert!(!going.assessment.has_late_coding(0));
    let reopen = ReviewAction::Reopen {
        reason: "B has found the decree.".to_owned(),
    };
    going.review("19.1", &reopen).unwrap();
    assert_eq!(
        (going.answer("19.1").as_str(), going.state("19.1")),
        ("yes", ReviewState::Answered)
    );
}

#[test]
fn what_is_sent_back_does_not_stand_until_it_comes_again() {
    let mut going = Going::begin("[]");
    let file = r#"[{"indicator":"19.1","answer":"yes"}]"#;
    going.take("a", "A", "2026-02-01", file);
    let reject = |comment: &str| ReviewAction::Reject {
        assessor: None,
        comment: comment.to_owned(),
    };
    insta::assert_snapshot!(going.review("19.1", &reject(" ")).unwrap_err(), @"
    /codings/0/rejected/comment: error[missing-key]: answer to `19.1`: `comment` is not declared
      hint: say what the assessor is to mend
    ");
    going.review("19.1", &reject("Which article?")).unwrap();
    assert_eq!(
        (going.answer("19.1").as_str(), going.state("19.1")),
        ("missing", ReviewState::Rejected)
    );
    // The very same file does not count as an answer to the comment; another one does.
    assert_eq!(going.take("a", "A", "2026-02-01", file).0, [TakenBefore]);
    assert_eq!(going.take("a2", "A", "2026-02-09", file).0, [Changed]);
    assert_eq!(
        (going.answer("19.1").as_str(), going.state("19.1")),
        ("yes", ReviewState::Answered)
    );
    let accept = ReviewAction::Accept { comment: None };
    going.review("19.1", &accept).unwrap();
    assert_eq!(going.state("19.1"), ReviewState::Accepted);
    // An acceptance lapses with a new answer.
    going.take("b", "B", "2026-02-10", file);
    assert_eq!(going.state("19.1"), ReviewState::Answered);
    // What is decided goes back only after it was opened again.
    going.review("19.1", &decide(Some("no"), None)).unwrap();
    insta::assert_snapshot!(going.review("19.1", &reject("Why?")).unwrap_err(), @"
    error[contradiction]: `19.1` is decided
      hint: open it again first, with a reason; or decide anew
    ");
}

#[test]
fn a_failing_condition_sets_settled_answers_aside() {
    let mut going = Going::begin("[]");
    // One assessor's own answers must hold together.
    let (outcomes, problems) = going.take(
        "a",
        "A",
        "2026-02-01",
        r#"[{"indicator":"20.1","answer":"no"},{"indicator":"20.2","answer":"yes"}]"#,
    );
    assert_eq!(outcomes, [New, Faulty]);
    insta::assert_snapshot!(problems.join("\n"), @"/answers/1/answer: `20.2` is answered `yes`, but it does not apply: `20.1` is `no`");
    // Across assessors and files the codings stay, and what does not apply is set aside.
    going.take(
        "b",
        "B",
        "2026-02-01",
        r#"[{"indicator":"20.1","answer":"yes"},{"indicator":"20.2","answer":"yes"}]"#,
    );
    assert_eq!(
        (going.answer("20.1").as_str(), going.answer("20.2").as_str()),
        ("missing", "yes")
    );
    going.review("20.1", &decide(Some("no"), None)).unwrap();
    assert_eq!(going.answer("20.2"), "not-applicable");
    insta::assert_snapshot!(going.warnings, @"
    /answers/1: warning[set-aside]: `20.2` is settled as `yes`, but does not apply: `20.1` is `no`; it counts as not applicable
      hint: correct or decide the one that decides, or leave it so
    ");
    going.review("20.1", &decide(Some("yes"), None)).unwrap();
    assert_eq!(going.answer("20.2"), "yes");
}

#[test]
fn faults_are_named_and_the_rest_is_taken() {
    let mut going = Going::with("[]", |framework| {
        for scale in framework.scales.values_mut() {
            scale.options[0].requires_evidence = true;
        }
    });
    let (outcomes, problems) = going.take("a", "A", "2026-02-01", r#"[
        {"indicator":"19.1","answer":"yes"},
        {"indicator":"19.2","answer":"yes","evidence":[{"title":"Act","link":"javascript:x","consulted":"45000"}]},
        {"indicator":"19.3","answer":"no"},
        {"indicator":"20.1","answer":"no"},
        {"indicator":"20.1","answer":"partially"},
        {"indicator":"20.3","answer":"missing","comment":"asked the ministry"},
        {"indicator":"20.2"}]"#);
    assert_eq!(outcomes, [New, NoAnswer]);
    insta::assert_snapshot!(problems.join("\n"), @"
    /answers/0/evidence: `19.1` is answered `yes` without evidence, which the framework requires
    /answers/1/evidence/0/link: `javascript:x` is no web address
    /answers/1/evidence/0/consulted: `45000` is no date
    /answers/4/indicator: `20.1` is answered twice, as entry 4 `no` and as entry 5 `partially`; neither is taken
    /answers/5: `20.3` has a comment and no answer; it counts as unanswered
    ");
    assert_eq!(going.answer("19.3"), "no");
    // What is left empty later takes nothing back, and words without an answer neither.
    let (outcomes, problems) = going.take(
        "b",
        "A",
        "2026-02-02",
        r#"[
        {"indicator":"19.3","answer":"missing"},
        {"indicator":"20.3","answer":"7"}]"#,
    );
    assert_eq!((outcomes, problems.len()), (vec![Changed], 0));
    let (outcomes, problems) = going.take(
        "c",
        "A",
        "2026-02-03",
        r#"[{"indicator":"20.3","answer":"missing","comment":"not sure"}]"#,
    );
    assert_eq!(outcomes, [Faulty]);
    insta::assert_snapshot!(problems.join("\n"), @"/answers/0/answer: `20.3` has evidence or a comment but no answer, and `7` stands from before; it is not taken");
}

#[test]
fn names_of_persons_are_taken_only_where_the_framework_says_so() {
    let answers = r#"[{"indicator":"19.1","answer":"yes"}]"#;
    let check = |going: &Going, assessor: &str| {
        let text = format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","answers":{answers}}}"#
        );
        let draft: SubmissionDraft = serde_json::from_str(&text).unwrap();
        draft.check(&going.framework).map_err(|it| it.to_string())
    };
    let going = Going::begin("[]");
    insta::assert_snapshot!(check(&going, "Ana-Maria Ștefănescu").unwrap_err(), @"
    /assessor: error[invalid-code]: `Ana-Maria Ștefănescu` is no pseudonym
      hint: use 1 to 64 letters, digits, `.`, `_` or `-`, starting with a letter or a digit, and no one's name
    ");
    let mut going = Going::with("[]", |framework| {
        framework.names = Some(cpi_model::draft::Names::Real.into());
    });
    insta::assert_snapshot!(check(&going, "ana@example.org").unwrap_err(), @"
    /assessor: error[invalid-code]: `ana@example.org` is no name
      hint: use 1 to 100 letters, digits, spaces, `.`, `'`, `_` or `-`, starting with a letter or a digit
    ");
    assert!(check(&going, "=1+1").is_err());
    assert!(check(&going, "Ana ").is_err());
    let (outcomes, _) = going.take("a", "Ana-Maria Ștefănescu", "2026-02-01", answers);
    assert_eq!(outcomes, [New]);
    assert!(check(&going, "expert-2").is_ok());
}

#[test]
fn a_document_without_codings_begins_a_history() {
    let mut going = Going::begin(
        r#"[
        {"indicator":"19.1","answer":"yes","assessor":"A","evidence":[{"title":"Act"}]},
        {"indicator":"20.1","answer":"yes"},
        {"indicator":"20.2","answer":"partially","adjudication":{"points":"0.75","reason":"Most regions."}}]"#,
    );
    going.take(
        "b",
        "B",
        "2026-02-01",
        r#"[{"indicator":"19.1","answer":"no"},{"indicator":"20.2","answer":"no"}]"#,
    );
    assert_eq!(going.answer("19.1"), "missing");
    assert_eq!(going.answer("20.2"), "partially");
    assert_eq!(going.assessment.adjudicated(4).unwrap().to_string(), "0.75");
    let document = going.assessment.to_draft();
    assert_eq!(
        document.check(&going.framework).unwrap().value,
        going.assessment
    );
    // Its log alone gives it again.
    let mut again = History::default();
    for line in going.history.lines() {
        again.read_line(line).unwrap();
    }
    assert_eq!(again, going.history);
}

#[test]
fn a_document_cannot_state_another_answer_than_it_settles() {
    let going = Going::begin("[]");
    let text = |answers: &str| {
        format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","answers":{answers}}}"#
        )
    };
    let check = |answers: &str| {
        let draft: AssessmentDraft = serde_json::from_str(&text(answers)).unwrap();
        draft.check(&going.framework).map_err(|it| it.to_string())
    };
    insta::assert_snapshot!(check(r#"[{"indicator":"19.1","answer":"yes","codings":[{"assessor":"A","answer":"no"}]}]"#).unwrap_err(), @"
    /answers/0/answer: error[contradiction]: the answer of `19.1` is not the one that its codings and decision settle, `no`
      hint: leave `answer` out where there are codings, and settle it by a review
    ");
    insta::assert_snapshot!(check(r#"[{"indicator":"19.1","comment":"x","codings":[{"assessor":"A","answer":"no"},{"assessor":"A","answer":"no"},{"assessor":"Jane Doe","answer":"no"}]}]"#).unwrap_err(), @"
    /answers/0/comment: error[contradiction]: answer to `19.1`: `comment` has no meaning here: each coding has its own
      hint: remove `comment`, or declare what it belongs to
    /answers/0/codings/1/assessor: error[duplicate]: answer to `19.1`: `A` has two codings of this indicator
      hint: keep the one that stands; earlier versions are in the history
    /answers/0/codings/2/assessor: error[invalid-code]: answer to `19.1`: `Jane Doe` is no pseudonym
      hint: use 1 to 64 letters, digits, `.`, `_` or `-`, starting with a letter or a digit, and no one's name
    ");
    assert!(check(r#"[{"indicator":"19.1","codings":[{"assessor":"A","answer":"no"}]}]"#).is_ok());
}
