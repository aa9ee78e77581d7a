//! Does any file, however it was spoilt, bring a reader down?
//!
//! Sound files are changed as accidents change them: a byte here, a word there, a line lost
//! or twice, the rest cut off, a piece of another file. Every reader then either finds
//! problems, each with its file and its place, or a value that can be scored and written.

mod mutation;

use crate::support::folders::copy;
use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::read::{self, ParsedDraft};
use cpi_io::{IndexFolder, submission, write};
use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Checked, Framework, Problems, Round, Severity};
use cpi_scoring::Options;
use mutation::{Mutation, mutations};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const TARGETS: &str = r#"schema_version = 1
activated = "lowest"
cost_per = "step"
cost = "2"

[framework]
id = "my-index"
version = "0.1"

[[costs]]
indicators = ["19.1"]
cost = "3.5"

[[fixed]]
indicators = ["20.1"]
reason = "The law was passed this year."

[[targets]]
node = "index"
score = "0.75"
"#;

const PEERS: &str = r#"schema_version = 1
middle = "median"
threshold = "0.1"

[framework]
id = "my-index"
version = "0.1"

[[groups]]
code = "north"
countries = ["XAA", "XAB"]
"#;

const KOBO: &str = r#"{"count": 2, "next": null, "previous": null, "results": [
  {"_id": 2, "_uuid": "b2", "_submission_time": "2026-03-02T10:00:00", "_validation_status": {},
   "cpi_framework": "my-index", "cpi_version": "0.1", "cpi_country": "XAA", "cpi_round": "2026",
   "cpi_assessor": "expert-1", "g_art19/q_19_d1": "yes", "g_art19/c_19_d1": "since 2019", "a_20_d1": "yes",
   "evidence": [{"evidence/ev_code": "19.1", "evidence/ev_title": "An act", "evidence/ev_date": "2026-03-01"}]},
  {"_id": 4, "_uuid": "d4", "_submission_time": "2026-02-28T10:00:00", "cpi_country": "XAB",
   "cpi_framework": "my-index", "cpi_version": "0.1", "cpi_round": "2026", "cpi_assessor": "expert-2",
   "q_20_d3": "250"}
]}"#;

const LONG: &str = "country,round,assessor,indicator,answer,comment\nXAA,2026,expert-1,19.1,yes,\"since\n2019\"\nXAA,2026,expert-1,20.3,250,\nXAB,2026,expert-2,19.1,no,\n";

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

fn bytes(path: &str) -> Vec<u8> {
    fs::read(root(path)).unwrap()
}

static TEMPLATE: LazyLock<IndexFolder> =
    LazyLock::new(|| IndexFolder::open(&root("crates/cpi-cli/template")).unwrap());

/// The framework and round of the faults, whose tables are wide and long.
static SAMPLE: LazyLock<(Framework, Round)> = LazyLock::new(|| {
    let framework = sample_framework(
        &bytes("fixtures/invalid/base/framework.toml"),
        &bytes("fixtures/invalid/base/indicators.csv"),
    );
    let framework = framework.unwrap().value;
    let round = read::round("round.toml", &bytes("fixtures/invalid/base/round.toml")).unwrap();
    let round = round.check(|draft| draft.check(&framework)).unwrap().value;
    (framework, round)
});

fn sample_framework(toml: &[u8], csv: &[u8]) -> Result<Checked<Framework>, Problems> {
    read::framework_toml(("framework.toml", toml), Some(("indicators.csv", csv)))?
        .check(FrameworkDraft::check)
}

/// What a reader makes of bytes: problems, or nothing more to say.
type Reading = fn(&[u8]) -> Result<(), Problems>;

/// Spoils a sound file again and again. Every problem has its file and place.
fn spoil(name: &str, sound: &[u8], times: u32, reading: Reading) {
    reading(sound).unwrap_or_else(|problems| panic!("{name} is not sound: {problems}"));
    let config = Config {
        cases: times,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let tried = runner.run(&mutations(), |list| {
        let spoilt = list
            .iter()
            .fold(sound.to_vec(), |bytes, each: &Mutation| each.apply(&bytes));
        if let Err(problems) = reading(&spoilt) {
            placed(&problems).map_err(|fault| {
                let text = str::from_utf8(&spoilt).unwrap_or("(no text)");
                proptest::test_runner::TestCaseError::fail(format!("{fault}\n--- of\n{text}"))
            })?;
        }
        Ok(())
    });
    tried.unwrap_or_else(|fault| panic!("{name}: {fault}"));
}

fn placed(problems: &Problems) -> Result<(), String> {
    if !problems.any_error() {
        return Err(format!("refused without an error: {problems}"));
    }
    for problem in problems {
        let place = problem.place.as_ref();
        // A workbook, or a document beside its log, may be wrong as a whole.
        let whole = |file: &str| file == "workbook.xlsx" || file.ends_with("XAA.json");
        let at = place.is_some_and(|place| {
            !place.file.is_empty() && (place.line.is_some() || whole(&place.file))
        });
        if problem.severity == Severity::Error && !at {
            return Err(format!("no place: {problem}"));
        }
        if problem.message.is_empty() || problem.hint.is_empty() {
            return Err(format!("no words: {problem}"));
        }
        for word in ["struct ", "Draft", ", expected ", "EOF", "u32", "panicked"] {
            if problem.message.contains(word) {
                return Err(format!("a word of programmers, {word:?}: {problem}"));
            }
        }
    }
    Ok(())
}

/// A checked framework is written and read again as itself, and scores an empty sheet or
/// says why it does not.
fn framework_holds(framework: &Framework) {
    let text = serde_json::to_string(framework.draft()).unwrap();
    let again = read::framework_json("again.json", text.as_bytes());
    let again = again.and_then(|read| read.check(FrameworkDraft::check));
    let again =
        again.unwrap_or_else(|problems| panic!("written, it is refused: {problems}\n{text}"));
    assert_eq!(&again.value, framework);
    let empty = AssessmentDraft {
        schema_version: Some(1),
        framework: Some(cpi_model::draft::FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        country: Some("XAA".to_owned()),
        round: Some("2026".to_owned()),
        ..AssessmentDraft::default()
    };
    scores(framework, &[empty.check(framework).unwrap().value]);
}

fn scores(framework: &Framework, assessments: &[Assessment]) {
    let options = Options { trail: true };
    if let Ok(cards) = cpi_scoring::score_all_with(framework, assessments, &options) {
        assert_eq!(cards.len(), assessments.len());
    }
}

fn assessment_holds(
    framework: &Framework,
    read: &ParsedDraft<AssessmentDraft>,
) -> Result<(), Problems> {
    let checked = read.check(|draft| draft.check(framework))?.value;
    let again = checked.to_draft().check(framework).unwrap().value;
    assert_eq!(again.to_draft(), checked.to_draft());
    scores(framework, &[checked]);
    Ok(())
}

#[test]
fn frameworks() {
    spoil(
        "framework.json",
        &bytes("fixtures/invalid/base/framework.json"),
        4000,
        |bytes| {
            let read = read::framework_json("framework.json", bytes)?;
            framework_holds(&read.check(FrameworkDraft::check)?.value);
            Ok(())
        },
    );
    spoil(
        "framework.toml",
        &bytes("fixtures/invalid/base/framework.toml"),
        4000,
        |spoilt| {
            let csv = bytes("fixtures/invalid/base/indicators.csv");
            framework_holds(&sample_framework(spoilt, &csv)?.value);
            Ok(())
        },
    );
    spoil(
        "indicators.csv",
        &bytes("fixtures/invalid/base/indicators.csv"),
        4000,
        |spoilt| {
            let toml = bytes("fixtures/invalid/base/framework.toml");
            framework_holds(&sample_framework(&toml, spoilt)?.value);
            Ok(())
        },
    );
}

#[test]
fn rounds_and_answers() {
    spoil(
        "round.toml",
        &bytes("fixtures/invalid/base/round.toml"),
        4000,
        |bytes| {
            let read = read::round("round.toml", bytes)?;
            read.check(|draft| draft.check(&SAMPLE.0)).map(|_| ())
        },
    );
    spoil(
        "assessment.json",
        &bytes("fixtures/invalid/base/assessment.json"),
        4000,
        |bytes| assessment_holds(&SAMPLE.0, &read::assessment("assessment.json", bytes)?),
    );
    let tables: [(&str, Reading); 2] = [
        ("table-wide.csv", |bytes| table(0, bytes)),
        ("table-long.csv", |bytes| table(1, bytes)),
    ];
    for (name, reading) in tables {
        spoil(
            name,
            &bytes(&format!("fixtures/invalid/base/{name}")),
            4000,
            reading,
        );
    }
}

fn table(position: usize, bytes: &[u8]) -> Result<(), Problems> {
    let (framework, round) = &*SAMPLE;
    let declared = &round.tables()[position];
    let panel = read::table("table.csv", bytes, declared, round, framework)?;
    scores(framework, &panel.assessments);
    Ok(())
}

#[test]
fn plans_and_crosswalks() {
    let framework = &*SAMPLE;
    let csv = bytes("fixtures/invalid/base/crosswalk.csv");
    let toml = bytes("fixtures/invalid/base/crosswalk.toml");
    assert!(!framework.1.tables().is_empty() && !csv.is_empty());
    spoil("crosswalk.csv", &csv, 2500, |spoilt| {
        crosswalk(&bytes("fixtures/invalid/base/crosswalk.toml"), spoilt)
    });
    spoil("crosswalk.toml", &toml, 2500, |spoilt| {
        crosswalk(spoilt, &bytes("fixtures/invalid/base/crosswalk.csv"))
    });
    spoil(
        "uncertainty.toml",
        &bytes("crates/cpi-cli/template/uncertainty.toml"),
        2500,
        |bytes| {
            let read = read::uncertainty("uncertainty.toml", bytes)?;
            read.check(|draft| draft.check(&TEMPLATE.framework))
                .map(|_| ())
        },
    );
    spoil("targets.toml", TARGETS.as_bytes(), 2500, |bytes| {
        let read = read::targets("targets.toml", bytes)?;
        read.check(|draft| draft.check(&TEMPLATE.framework))
            .map(|_| ())
    });
    spoil("peers.toml", PEERS.as_bytes(), 2500, |bytes| {
        let read = read::peers("peers.toml", bytes)?;
        read.check(|draft| draft.check(&TEMPLATE.framework))
            .map(|_| ())
    });
}

fn crosswalk(toml: &[u8], csv: &[u8]) -> Result<(), Problems> {
    let framework = &SAMPLE.0;
    read::crosswalk_toml(("crosswalk.toml", toml), Some(("crosswalk.csv", csv)))?
        .check(|draft| draft.check(framework, framework))
        .map(|_| ())
}

/// What came in: what is unsound of it is told beside what is sound.
fn arrives(file: &str, bytes: &[u8]) -> Result<(), Problems> {
    let framework = &TEMPLATE.framework;
    let incoming = submission::read(file, bytes, framework)?;
    let errors = |problems: &Problems| {
        if problems.any_error() {
            placed(problems)
        } else {
            Ok(())
        }
    };
    errors(&incoming.problems).unwrap_or_else(|fault| panic!("{fault}"));
    for arrival in incoming.submissions {
        errors(&arrival.problems).unwrap_or_else(|fault| panic!("{fault}"));
        arrival
            .read
            .check(|draft| draft.check(framework))
            .map(|_| ())?;
    }
    Ok(())
}

#[test]
fn submissions() {
    spoil("submission.json", &sound_submission(), 2500, |bytes| {
        arrives("it.json", bytes)
    });
    spoil("kobo.json", KOBO.as_bytes(), 2500, |bytes| {
        arrives("kobo.json", bytes)
    });
    spoil("long.csv", LONG.as_bytes(), 2500, |bytes| {
        arrives("long.csv", bytes)
    });
}

fn sound_submission() -> Vec<u8> {
    let text = String::from_utf8(bytes("fixtures/submissions/xaa-expert-2.json")).unwrap();
    text.replace("perhaps", "no").into_bytes()
}

/// Packed, a workbook hardly ever opens once a byte is wrong, so its parts are spoilt too.
#[test]
fn workbooks() {
    let index = &*TEMPLATE;
    let asked = Questionnaire {
        framework: &index.framework,
        country: "XAA",
        round: "2026",
        reference_date: None,
        units: None,
        language: "en",
        sections: sections(&index.framework, None),
        assessor: Some("expert-1"),
        standing: Some(&index.assessments[0]),
        previous: None,
        blind: false,
    };
    let workbook = write::xlsx::workbook(&asked).unwrap();
    spoil("workbook.xlsx", &workbook, 500, |bytes| {
        arrives("workbook.xlsx", bytes)
    });
}

#[test]
fn histories() {
    let folder = tempfile::tempdir().unwrap();
    let round = folder.path().join("rounds/2026");
    copy(&root("crates/cpi-cli/template"), folder.path());
    let index = IndexFolder::open(folder.path()).unwrap();
    let hand = cpi_model::review::Actor {
        by: "secretariat",
        at: "2026-03-02T10:00:00Z",
        seed: cpi_model::history::Seed::new([7; 32]),
    };
    let options = cpi_io::collect::Options {
        apply: true,
        hand,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    let file = ("it.json".to_owned(), sound_submission());
    cpi_io::collect::collect(&index, &[file], &options).unwrap();
    let log = round.join("XAA.history.jsonl");
    let sound = fs::read(&log).unwrap();
    let mut runner = TestRunner::new_with_rng(
        Config {
            cases: 400,
            failure_persistence: None,
            ..Config::default()
        },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let tried = runner.run(&mutations(), |list| {
        let spoilt = list
            .iter()
            .fold(sound.clone(), |bytes, each| each.apply(&bytes));
        fs::write(&log, &spoilt).unwrap();
        let ledger = cpi_io::Ledger::read(&round, "XAA", &index.rounds[0], &index.framework);
        match ledger {
            // What was cut off is told; a change in the middle never passes.
            Ok(ledger) if spoilt != sound => {
                let told = !ledger.unfinished().is_empty();
                proptest::prop_assert!(told, "{}", String::from_utf8_lossy(&spoilt));
            }
            Err(cpi_io::FolderError::Problems(problems)) => {
                placed(&problems).map_err(proptest::test_runner::TestCaseError::fail)?;
            }
            Ok(_) | Err(_) => {}
        }
        Ok(())
    });
    tried.unwrap();
}
