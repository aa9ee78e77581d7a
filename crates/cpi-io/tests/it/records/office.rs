//! An office that keeps the records of the template.

use cpi_io::collect::{Options, collect};
use cpi_io::{IndexFolder, Ledger, Lock};
use cpi_model::draft::{Choice, DecidedDraft, Side};
use cpi_model::history::{History, JoinError, JoinedHistory, Seed};
use cpi_model::review::{Actor, ReviewAction, review_change};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const fn hand(by: &'static str, at: &'static str, seed: u8) -> Actor<'static> {
    Actor {
        by,
        at,
        seed: Seed::new([seed; 32]),
    }
}

pub(crate) const SECRETARIAT: Actor<'_> = hand("secretariat", "2026-03-02T10:00:00Z", 7);
pub(crate) const CAPITAL: Actor<'_> = hand("capital", "2026-03-03T10:00:00Z", 8);
pub(crate) const REGION: Actor<'_> = hand("region", "2026-03-03T11:00:00Z", 9);

pub(crate) struct Office {
    pub(crate) top: tempfile::TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        let top = tempfile::tempdir().unwrap();
        let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
        copy(&template, top.path());
        Self { top }
    }

    /// An index whose log of XAA was written by version 0.1.
    pub(crate) fn of_version_1() -> Self {
        let office = Self::new();
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/histories/0.1");
        copy(&fixture, &office.round());
        office
    }

    pub(crate) fn copied(&self) -> Self {
        let top = tempfile::tempdir().unwrap();
        copy(self.top.path(), top.path());
        Self { top }
    }

    pub(crate) fn round(&self) -> PathBuf {
        self.top.path().join("rounds/2026")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.round().join("XAA.history.jsonl")
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        let text = fs::read_to_string(self.log()).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    pub(crate) fn write_lines(&self, lines: &[String]) {
        fs::write(self.log(), format!("{}\n", lines.join("\n"))).unwrap();
    }

    pub(crate) fn index(&self) -> IndexFolder {
        IndexFolder::open(self.top.path()).unwrap()
    }

    pub(crate) fn refusal(&self) -> String {
        IndexFolder::open(self.top.path()).unwrap_err().to_string()
    }

    pub(crate) fn ledger(&self) -> Ledger {
        let index = self.index();
        Ledger::read(&self.round(), "XAA", &index.rounds[0], &index.framework).unwrap()
    }

    pub(crate) fn history(&self) -> History {
        self.ledger().history().clone()
    }

    pub(crate) fn change<T>(
        &self,
        hand: Actor<'_>,
        change: impl FnOnce(&IndexFolder, &Lock, &mut Ledger) -> T,
    ) -> T {
        let index = self.index();
        let lock = Lock::take(&self.round()).unwrap();
        let mut ledger =
            Ledger::open(&lock, "XAA", &index.rounds[0], &index.framework, hand).unwrap();
        change(&index, &lock, &mut ledger)
    }

    pub(crate) fn act(&self, indicator: &str, what: &ReviewAction, hand: Actor<'_>) {
        self.change(hand, |index, lock, ledger| {
            let (history, assessment) = (ledger.history(), ledger.assessment());
            let change = review_change(history, assessment, indicator, what, hand);
            let changes = change.unwrap().into_iter().collect();
            ledger
                .commit(lock, &index.framework, changes, hand)
                .unwrap();
        });
    }

    pub(crate) fn decide(&self, indicator: &str, answer: &str, reason: &str, hand: Actor<'_>) {
        let decision = ReviewAction::Adjudicate {
            answer: Some(answer.to_owned()),
            points: None,
            reason: reason.to_owned(),
        };
        self.act(indicator, &decision, hand);
    }

    pub(crate) fn take(
        &self,
        assessor: &str,
        indicator: &str,
        answer: &str,
        comment: &str,
        hand: Actor<'_>,
    ) {
        let text = format!(
            r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"{assessor}","answers":[{{"indicator":"{indicator}","answer":"{answer}","comment":"{comment}","evidence":[{{"title":"Act 7","link":"https://example.org/{assessor}","note":"page 3"}}]}}]}}"#
        );
        let options = Options {
            apply: true,
            hand,
            assessor: None,
            take_reverts: false,
            take_redacted: false,
        };
        let file = (format!("{assessor}.json"), text.into_bytes());
        let collection = collect(&self.index(), &[file], &options).unwrap();
        assert!(!collection.problems.any_error(), "{}", collection.problems);
    }

    pub(crate) fn redact(&self, texts: &[&str]) {
        let remove: BTreeSet<String> = texts.iter().map(|it| (*it).to_owned()).collect();
        self.change(SECRETARIAT, |index, lock, ledger| {
            let reason = "asked for by the person";
            ledger
                .redact(lock, &index.framework, &remove, reason, SECRETARIAT)
                .unwrap();
        });
    }

    pub(crate) fn join(
        &self,
        other: &Self,
        decided: &[DecidedDraft],
    ) -> Result<JoinedHistory, JoinError> {
        let hand = (SECRETARIAT.at, SECRETARIAT.by);
        let seed = &SECRETARIAT.seed;
        self.history()
            .join(&other.history(), decided, None, hand, seed)
    }

    pub(crate) fn write_joined(&self, joined: JoinedHistory) {
        self.change(SECRETARIAT, |index, lock, ledger| {
            let history = joined.history.unwrap();
            ledger.take_joined(lock, &index.framework, history).unwrap();
        });
    }

    pub(crate) fn document(&self) -> String {
        fs::read_to_string(self.round().join("XAA.json")).unwrap()
    }

    /// The answers and points, without texts.
    pub(crate) fn answers(&self) -> Vec<String> {
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

pub(crate) fn copy(from: &Path, to: &Path) {
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

pub(crate) fn take(indicator: &str, side: Side) -> DecidedDraft {
    DecidedDraft {
        indicator: Some(indicator.to_owned()),
        take: Some(Choice::Known(side)),
    }
}

pub(crate) fn reviewed() -> Office {
    let office = Office::new();
    office.take("expert-2", "19.1", "no", "A. Person told us", SECRETARIAT);
    office.decide("19.1", "no", "A. Person is right", SECRETARIAT);
    office
}
