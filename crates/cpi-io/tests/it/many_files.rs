//! One collection of many files does what as many collections of one file do.

#![cfg(feature = "spreadsheet")]

use cpi_io::collect::{AnswerOutcome, Collection, Options, collect};
use cpi_io::{IndexFolder, Ledger, Lock};
use cpi_model::draft::{AnswerDraft, EntryDraft};
use cpi_model::merge::Outcome;
use cpi_model::review::{Actor, ReviewAction, review_change};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

const HAND: Actor<'_> = Actor {
    by: "secretariat",
    at: "2027-03-10T10:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};
const COUNTRIES: [&str; 2] = ["XAA", "XAB"];

type File = (String, Vec<u8>);

/// An index whose `20.2` depends on `20.1`, and whose `20.3` depends on `20.2`.
fn index() -> (tempfile::TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    copy(&template, temporary.path());
    let table = temporary.path().join("framework/indicators.csv");
    let text = fs::read_to_string(&table).unwrap();
    let text = text.replace(
        "20.3,art20,quantity,,services,,,",
        "20.3,art20,quantity,,services,20.2 = yes | partially,leave-out,",
    );
    fs::write(&table, text).unwrap();
    let round = temporary.path().join("rounds/2026");
    // One country begins with a document, the other with nothing.
    fs::remove_file(round.join("XAB.json")).unwrap();
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

fn take(folder: &Path, files: &[File], take_reverts: bool) -> Collection {
    let options = Options {
        apply: true,
        hand: HAND,
        assessor: None,
        take_reverts,
        take_redacted: false,
    };
    collect(&IndexFolder::open(folder).unwrap(), files, &options).unwrap()
}

/// A small generator, so that a run can be made again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A file of one assessor, or one that was handed in before.
fn file(chance: &mut Chance, number: usize, earlier: &[File], timed: bool) -> File {
    if !earlier.is_empty() && chance.below(6) == 0 {
        let (name, bytes) = earlier[chance.below(earlier.len())].clone();
        // The same bytes, or the same answers saved again.
        let again = chance.below(2) == 0;
        let bytes = if again {
            [b" ", &*bytes].concat()
        } else {
            bytes
        };
        return (name, bytes);
    }
    let mut answers = Vec::new();
    for code in ["19.1", "19.2", "20.1", "20.2", "20.3"] {
        let words: &[&str] = match code {
            "20.3" => &["12", "12.0", "300", "not-applicable", "missing"],
            "19.1" | "19.2" => &["yes", "partially", "no"],
            _ => &["yes", "no", "no", "partially", "not-applicable", "missing"],
        };
        if chance.below(2) == 0 {
            continue;
        }
        let comment = match chance.below(4) {
            0 => r#","comment":"As the act says.""#,
            1 => r#","evidence":[{"title":"Act 7"}]"#,
            _ => "",
        };
        let answer = chance.one(words);
        answers.push(format!(
            r#"{{"indicator":"{code}","answer":"{answer}"{comment}}}"#
        ));
    }
    let country = chance.one(&COUNTRIES);
    let assessor = chance.one(&["A", "B", "C"]);
    let more = match chance.below(4) {
        0 | 1 if timed => format!(r#""submitted":"2027-03-0{}","#, 1 + chance.below(5)),
        2 => format!(r#""id":"uuid:{}","#, chance.below(number + 1)),
        _ => String::new(),
    };
    let text = format!(
        r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"{country}","round":"2026","assessor":"{assessor}",{more}"answers":[{}]}}"#,
        answers.join(",")
    );
    (format!("{number}.json"), text.into_bytes())
}

fn ledger(folder: &Path, round: &Path, country: &str) -> Ledger {
    let index = IndexFolder::open(folder).unwrap();
    Ledger::read(round, country, &index.rounds[0], &index.framework).unwrap()
}

/// What an assessment says and how that came about, without the hashes that chain it.
fn said(ledger: &Ledger) -> (Vec<AnswerDraft>, Vec<EntryDraft>, Vec<String>) {
    let entries = ledger.history().entries().iter().map(|entry| EntryDraft {
        previous: None,
        more: 0,
        ..entry.clone()
    });
    let warnings = ledger.warnings().iter().map(|it| it.message.clone());
    (
        ledger.assessment().to_draft().answers,
        entries.collect(),
        warnings.collect(),
    )
}

/// A decision on what the assessors have said, and an answer that is sent back.
fn review(folder: &Path, round: &Path) {
    let index = IndexFolder::open(folder).unwrap();
    let lock = Lock::take(round).unwrap();
    let mut ledger = Ledger::open(&lock, "XAA", &index.rounds[0], &index.framework, HAND).unwrap();
    let acts = [
        (
            "20.1",
            ReviewAction::Adjudicate {
                answer: Some("yes".to_owned()),
                points: None,
                reason: "The act says so.".to_owned(),
            },
        ),
        (
            "19.1",
            ReviewAction::Reject {
                assessor: Some("A".to_owned()),
                comment: "Which article?".to_owned(),
            },
        ),
    ];
    for (indicator, what) in acts {
        let change = review_change(
            ledger.history(),
            ledger.assessment(),
            indicator,
            &what,
            HAND,
        );
        // There may be nothing to send back.
        if let Ok(Some(change)) = change {
            ledger
                .commit(&lock, &index.framework, vec![change], HAND)
                .unwrap();
        }
    }
}

#[test]
fn one_collection_of_many_files_equals_many_of_one() {
    let mut outcomes = BTreeSet::new();
    let mut differing = 0;
    for seed in 0..16 {
        let mut chance = Chance(seed);
        let mut files: Vec<File> = Vec::new();
        for number in 0..30 {
            let next = file(&mut chance, number, &files, seed % 4 < 2);
            files.push(next);
        }
        let take_reverts = seed % 3 == 0;
        let (one, one_round) = index();
        let (many, many_round) = index();
        // Some is there already, and partly reviewed.
        let there = 5 * usize::try_from(seed % 3).unwrap();
        for (folder, round) in [(one.path(), &one_round), (many.path(), &many_round)] {
            take(folder, &files[..there], false);
            if seed % 2 == 1 {
                review(folder, round);
            }
        }
        // Submissions with a time go in the order of their times, so they are named in it.
        let mut files = files.split_off(there);
        let time = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let rest = text.split(r#""submitted":""#).nth(1);
            rest.map(|rest| rest[..10].to_owned())
        };
        if files.iter().any(|(_, bytes)| time(bytes).is_some()) {
            files.retain(|(_, bytes)| time(bytes).is_some());
            files.sort_by_key(|(_, bytes)| time(bytes));
        }

        let together = take(one.path(), &files, take_reverts);
        let mut single: Vec<Vec<AnswerOutcome>> = Vec::new();
        let mut problems = BTreeSet::new();
        for file in &files {
            let found = take(many.path(), std::slice::from_ref(file), take_reverts);
            single.extend(found.submissions.into_iter().map(|it| it.answers));
            problems.extend(found.problems.iter().map(|it| it.message.clone()));
        }
        let all = together.submissions.iter().map(|it| it.answers.clone());
        let all: Vec<Vec<AnswerOutcome>> = all.collect();
        assert_eq!(all, single, "seed {seed}");
        outcomes.extend(all.iter().flatten().map(|answer| answer.outcome));
        for country in COUNTRIES {
            let one = ledger(one.path(), &one_round, country);
            let many = ledger(many.path(), &many_round, country);
            assert_eq!(said(&one), said(&many), "seed {seed}, {country}");
            assert!(one.unfinished().is_empty() && many.unfinished().is_empty());
            differing += usize::from(one.history().head() != many.history().head());
        }
        // What is wrong with single answers is said of the same answers.
        for problem in &together.problems {
            let of_two_files = problem.message.contains("is answered in two files");
            let known = of_two_files || problems.contains(&problem.message);
            assert!(known, "seed {seed}: {}", problem.message);
        }
    }
    // The files had everything that can become of an answer.
    assert_eq!(outcomes, Outcome::ALL.into());
    // What was written together is one write.
    assert!(0 < differing);
}

/// What was collected together is written together: cut off anywhere, a country has all of it or
/// nothing.
#[test]
fn a_country_has_all_that_was_collected_or_nothing() {
    let (temporary, round) = index();
    let top = temporary.path();
    let mut chance = Chance(5);
    let mut files: Vec<File> = Vec::new();
    for number in 0..12 {
        let next = file(&mut chance, number, &files, false);
        files.push(next);
    }
    take(top, &files[..4], false);
    let log = round.join("XAA.history.jsonl");
    let before = fs::read(&log).unwrap();
    let entries = ledger(top, &round, "XAA").history().entries().len();
    take(top, &files[4..], false);
    let after = fs::read(&log).unwrap();
    let all = ledger(top, &round, "XAA").history().entries().len();
    assert!(entries + 1 < all);
    fs::remove_file(round.join("XAA.json")).unwrap();
    for length in (before.len()..=after.len())
        .step_by(97)
        .chain([after.len() - 1])
    {
        fs::write(&log, &after[..length]).unwrap();
        let found = ledger(top, &round, "XAA").history().entries().len();
        let whole = after.len() <= length + 1;
        assert_eq!(found, if whole { all } else { entries }, "at byte {length}");
    }
}

/// The work grows with the files, not with their square.
#[test]
fn files_of_thousands_of_assessors_take_time_in_proportion() {
    let of = |assessors: usize| {
        let (temporary, round) = index();
        let files: Vec<File> = (0..assessors)
            .map(|number| {
                let answer = ["yes", "no", "partially"][number % 3];
                let text = format!(
                    r#"{{"schema_version":1,"framework":{{"id":"my-index","version":"0.1"}},"country":"XAA","round":"2026","assessor":"a{number}","answers":[{{"indicator":"19.1","answer":"{answer}"}},{{"indicator":"20.1","answer":"yes"}},{{"indicator":"20.2","answer":"{answer}"}}]}}"#
                );
                (format!("{number}.json"), text.into_bytes())
            })
            .collect();
        let begun = Instant::now();
        let found = take(temporary.path(), &files, false);
        let time = begun.elapsed();
        assert_eq!(found.submissions.len(), assessors);
        let known = ledger(temporary.path(), &round, "XAA");
        assert_eq!(known.history().entries().len(), 1 + 3 * assessors);
        time
    };
    let (few, many) = (of(150), of(1_500));
    assert!(
        many < 40 * few,
        "150 files take {few:?}, 1500 take {many:?}"
    );
}
