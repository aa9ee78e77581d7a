//! Records that last: a text can be redacted and the chain still holds, logs of version 0.1 go on,
//! two offices' work is joined, and a head that was written down is found again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cpi_io::collect::{Options, collect};
use cpi_io::{Index, Ledger, Lock, published};
use cpi_model::draft::{Choice, DecidedDraft, Side};
use cpi_model::history::{History, JoinError, Joined, REDACTED, Relation, Seed};
use cpi_model::provenance::{AssessmentIdentity, sha256, sha256_of};
use cpi_model::review::{Act, Hand, act};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const fn hand(by: &'static str, at: &'static str, seed: u8) -> Hand<'static> {
    Hand {
        by,
        at,
        seed: Seed::new([seed; 32]),
    }
}

const SECRETARIAT: Hand<'_> = hand("secretariat", "2026-03-02T10:00:00Z", 7);
const CAPITAL: Hand<'_> = hand("capital", "2026-03-03T10:00:00Z", 8);
const REGION: Hand<'_> = hand("region", "2026-03-03T11:00:00Z", 9);

struct Office {
    top: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let top = tempfile::tempdir().unwrap();
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
        copy(&template, top.path());
        Self { top }
    }

    /// An index whose log of XAA was written by version 0.1.
    fn of_version_1() -> Self {
        let office = Self::new();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/histories/0.1");
        copy(&fixture, &office.round());
        office
    }

    fn copied(&self) -> Self {
        let top = tempfile::tempdir().unwrap();
        copy(self.top.path(), top.path());
        Self { top }
    }

    fn round(&self) -> PathBuf {
        self.top.path().join("rounds/2026")
    }

    fn log(&self) -> PathBuf {
        self.round().join("XAA.history.jsonl")
    }

    fn lines(&self) -> Vec<String> {
        let text = fs::read_to_string(self.log()).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    fn write_lines(&self, lines: &[String]) {
        fs::write(self.log(), format!("{}\n", lines.join("\n"))).unwrap();
    }

    fn index(&self) -> Index {
        Index::open(self.top.path()).unwrap()
    }

    fn refusal(&self) -> String {
        Index::open(self.top.path()).unwrap_err().to_string()
    }

    fn ledger(&self) -> Ledger {
        let index = self.index();
        Ledger::read(&self.round(), "XAA", &index.rounds[0], &index.framework).unwrap()
    }

    fn history(&self) -> History {
        self.ledger().history().clone()
    }

    fn change<T>(&self, hand: Hand<'_>, change: impl FnOnce(&Index, &Lock, &mut Ledger) -> T) -> T {
        let index = self.index();
        let lock = Lock::take(&self.round()).unwrap();
        let mut ledger =
            Ledger::open(&lock, "XAA", &index.rounds[0], &index.framework, hand).unwrap();
        change(&index, &lock, &mut ledger)
    }

    fn act(&self, indicator: &str, what: &Act, hand: Hand<'_>) {
        self.change(hand, |index, lock, ledger| {
            let (history, assessment) = (ledger.history(), ledger.assessment());
            let change = act(history, assessment, indicator, what, hand);
            let changes = change.unwrap().into_iter().collect();
            ledger
                .commit(lock, &index.framework, changes, hand)
                .unwrap();
        });
    }

    fn decide(&self, indicator: &str, answer: &str, reason: &str, hand: Hand<'_>) {
        let decision = Act::Adjudicate {
            answer: Some(answer.to_owned()),
            points: None,
            reason: reason.to_owned(),
        };
        self.act(indicator, &decision, hand);
    }

    fn take(&self, assessor: &str, indicator: &str, answer: &str, comment: &str, hand: Hand<'_>) {
        let text = format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","answers":[{{"indicator":"{indicator}","answer":"{answer}","comment":"{comment}","evidence":[{{"title":"Act 7","link":"https://example.org/{assessor}","note":"page 3"}}]}}]}}"#
        );
        let options = Options {
            apply: true,
            hand,
            assessor: None,
            take_reverts: false,
        };
        let file = (format!("{assessor}.json"), text.into_bytes());
        let collection = collect(&self.index(), &[file], &options).unwrap();
        assert!(!collection.problems.any_error(), "{}", collection.problems);
    }

    fn redact(&self, texts: &[&str]) {
        let remove: BTreeSet<String> = texts.iter().map(|it| (*it).to_owned()).collect();
        self.change(SECRETARIAT, |index, lock, ledger| {
            let reason = "asked for by the person";
            ledger
                .redact(lock, &index.framework, &remove, reason, SECRETARIAT)
                .unwrap();
        });
    }

    fn join(&self, other: &Self, decided: &[DecidedDraft]) -> Result<Joined, JoinError> {
        let hand = (SECRETARIAT.at, SECRETARIAT.by);
        let seed = &SECRETARIAT.seed;
        self.history()
            .join(&other.history(), decided, None, hand, seed)
    }

    fn write_joined(&self, joined: Joined) {
        self.change(SECRETARIAT, |index, lock, ledger| {
            let history = joined.history.unwrap();
            ledger.take_joined(lock, &index.framework, history).unwrap();
        });
    }

    fn document(&self) -> String {
        fs::read_to_string(self.round().join("XAA.json")).unwrap()
    }

    /// The answers and points, without texts.
    fn answers(&self) -> Vec<String> {
        let index = self.index();
        let assessment = &index.assessments[0];
        (0..assessment.answers().len())
            .map(|i| {
                format!(
                    "{:?} {:?}",
                    assessment.answers()[i],
                    assessment.adjudicated(i)
                )
            })
            .collect()
    }
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

fn take(indicator: &str, side: Side) -> DecidedDraft {
    DecidedDraft {
        indicator: Some(indicator.to_owned()),
        take: Some(Choice::Known(side)),
    }
}

fn reviewed() -> Office {
    let office = Office::new();
    office.take("expert-2", "19.1", "no", "A. Person told us", SECRETARIAT);
    office.decide("19.1", "no", "A. Person is right", SECRETARIAT);
    office
}

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
    let framework = office.index().framework;
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
    // Whoever wrote the head down finds it, and what a result names is the same.
    assert_eq!(history.after(&head).unwrap().len(), 1);
    assert_eq!(identity(&history), before);
    let since = published::since(&office.index(), &[before]).unwrap();
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

/// Two offices: what one changed is taken, the ends are joined, and both chains stay verbatim.
#[test]
fn work_of_two_offices_is_joined() {
    let capital = reviewed();
    let region = capital.copied();
    capital.decide("20.1", "no", "The decree is not in force", CAPITAL);
    capital.take("expert-3", "19.2", "no", "Seen in the capital", CAPITAL);
    region.decide("20.3", "251", "Counted again", REGION);
    region.take("expert-4", "20.2", "no", "Seen in the region", REGION);
    let (mine, theirs) = (capital.lines(), region.lines());
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Apart);
    assert_eq!((joined.common, joined.here, joined.there), (3, 2, 2));
    assert_eq!(joined.conflicts, []);
    capital.write_joined(joined);
    let lines = capital.lines();
    assert_eq!(lines[..5], mine[..]);
    assert_eq!(lines[5..7], theirs[3..]);
    let join: serde_json::Value = serde_json::from_str(&lines[7]).unwrap();
    assert_eq!(join["action"], "join");
    assert_eq!(join["seq"], 8);
    assert_eq!(join["previous"], capital.history().hashes()[4].as_str());
    assert_eq!(join["other"], region.history().head());
    let document = capital.document();
    for text in [
        "The decree is not in force",
        "Counted again",
        "Seen in the capital",
        "Seen in the region",
    ] {
        assert!(document.contains(text), "{text} is not in the document");
    }
    // The region goes on from there; its own head is in the past of the joined history.
    let head = region.history().head().to_owned();
    let joined = region.join(&capital, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Ahead);
    region.write_joined(joined);
    assert_eq!(region.document(), capital.document());
    assert_eq!(region.history().head(), capital.history().head());
    assert_eq!(region.history().after(&head).unwrap().len(), 3);
    assert_eq!(region.join(&capital, &[]).unwrap().relation, Relation::Same);
    // Both work on, and join a second time.
    capital.decide("19.3", "yes", "A new act", CAPITAL);
    region.decide("20.1", "yes", "The decree is in force", REGION);
    let joined = region.join(&capital, &[]).unwrap();
    assert_eq!(joined.common, 8);
    region.write_joined(joined);
    let ledger = region.ledger();
    assert!(ledger.unfinished().is_empty());
    assert_eq!(ledger.history().entries().len(), 11);
    assert_eq!(
        ledger
            .history()
            .document()
            .history
            .as_ref()
            .unwrap()
            .entries,
        Some(11)
    );
    assert!(region.document().contains("A new act"));
    // Without its join the other branch is no part of the history.
    let lines = region.lines();
    region.write_lines(&lines[..10]);
    let refusal = region.refusal();
    assert!(refusal.contains("no join puts them together"), "{refusal}");
}

#[test]
fn what_both_offices_changed_is_decided_by_a_person() {
    let capital = reviewed();
    let region = capital.copied();
    capital.decide("20.1", "no", "Not in force", CAPITAL);
    region.decide("20.1", "yes", "In force", REGION);
    capital.take("expert-3", "19.2", "no", "Seen in the capital", CAPITAL);
    region.take(
        "expert-4",
        "19.2",
        "partially",
        "Seen in the region",
        REGION,
    );
    let open = capital.join(&region, &[]).unwrap();
    assert_eq!(open.history, None);
    let codes: Vec<&str> = open
        .conflicts
        .iter()
        .map(|it| it.indicator.as_str())
        .collect();
    assert_eq!(codes, ["19.2", "20.1"]);
    assert!(open.conflicts[0].both.is_some(), "two assessors");
    assert!(open.conflicts[1].both.is_none(), "two decisions");
    let refused = |decided: &[DecidedDraft]| capital.join(&region, decided).map(|it| it.history);
    assert_eq!(refused(&[take("20.1", Side::There)]), Ok(None));
    for decided in [
        vec![take("19.2", Side::Both), take("20.1", Side::Both)],
        vec![
            take("19.2", Side::Both),
            take("20.1", Side::Here),
            take("19.3", Side::Here),
        ],
        vec![
            take("19.2", Side::Both),
            take("20.1", Side::Here),
            take("20.1", Side::There),
        ],
    ] {
        assert!(matches!(refused(&decided), Err(JoinError::Broken(_))));
    }
    let decided = [take("19.2", Side::Both), take("20.1", Side::There)];
    capital.write_joined(capital.join(&region, &decided).unwrap());
    let document = capital.document();
    assert!(document.contains("In force") && !document.contains("Not in force"));
    assert!(document.contains("Seen in the capital") && document.contains("Seen in the region"));
    // What was decided is in the history, and so is what was not taken.
    let of: Vec<_> = capital.history().of("20.1");
    let actions: Vec<_> = of.iter().map(|it| it.action.clone().unwrap()).collect();
    assert_eq!(actions.len(), 4, "{actions:?}");
}

/// An office that redacted and one that did not: the text does not come back.
#[test]
fn a_redaction_passes_through_a_join() {
    let capital = reviewed();
    let region = capital.copied();
    region.redact(&["A. Person told us", "A. Person is right"]);
    capital.decide("20.1", "no", "A. Person told us", CAPITAL);
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.redacted, 3);
    assert_eq!(joined.again.len(), 2, "{:?}", joined.again);
    capital.write_joined(joined);
    assert!(!capital.document().contains("A. Person is right"));
    capital.redact(&["A. Person told us"]);
    assert!(
        !fs::read_to_string(capital.log())
            .unwrap()
            .contains("Person")
    );
    // The other way round.
    region.take("expert-5", "19.3", "no", "x", REGION);
    region.write_joined(region.join(&capital, &[]).unwrap());
    assert!(!fs::read_to_string(region.log()).unwrap().contains("Person"));
}

/// Copies that were made before the history began, and indices that are no copies.
#[test]
fn histories_that_began_apart_are_joined_if_they_began_alike() {
    let capital = Office::new();
    let region = capital.copied();
    let stranger = capital.copied();
    region.decide("20.1", "yes", "In force", REGION);
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!(joined.relation, Relation::Ahead);
    capital.decide("19.3", "yes", "A new act", CAPITAL);
    assert_eq!(
        region.join(&Office::new(), &[]).unwrap().relation,
        Relation::Behind
    );
    let joined = capital.join(&region, &[]).unwrap();
    assert_eq!((joined.common, joined.here, joined.there), (0, 2, 2));
    capital.write_joined(joined);
    assert!(capital.document().contains("A new act") && capital.document().contains("In force"));
    assert_eq!(capital.history().entries().len(), 5);
    let document = stranger.round().join("XAA.json");
    let text = fs::read_to_string(&document).unwrap();
    fs::write(&document, text.replace("250", "200")).unwrap();
    stranger.decide("19.3", "yes", "A new act", CAPITAL);
    assert_eq!(capital.join(&stranger, &[]), Err(JoinError::Strangers));
}
