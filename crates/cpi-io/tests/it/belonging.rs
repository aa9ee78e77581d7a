//! Is everything that was checked with one framework refused by another, by every reader and
//! writer that takes both?

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::write::{csv, xlsform, xlsx};
use cpi_io::{FolderError, IndexFolder, Ledger, Lock, collect, read, review_book as reviews};
use cpi_model::framework::OtherFramework;
use cpi_model::review::Actor;
use cpi_model::{Framework, ProblemKind, Problems};
use std::path::{Path, PathBuf};

const HAND: Actor<'static> = Actor {
    by: "secretariat",
    at: "2026-11-30T12:00:00Z",
    seed: cpi_model::history::Seed::new([7; 32]),
};

/// The index of the template, and its framework with two questions in the other order.
fn both() -> (IndexFolder, Framework) {
    let template = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cpi-cli/template");
    let index = IndexFolder::open(&template).unwrap();
    let mut draft = index.framework.draft().clone();
    draft.indicators.swap(0, 1);
    (index, draft.check().unwrap().value)
}

/// That something is refused as of another framework.
fn refused<T>(what: &str, found: Result<T, impl Into<Refusal>>) {
    match found.map_err(Into::into) {
        Err(Refusal(None)) => {}
        Err(Refusal(Some(why))) => panic!("{what}: refused, but because: {why}"),
        Ok(_) => panic!("{what}: accepted"),
    }
}

/// Why something is refused; nothing if as of another framework.
struct Refusal(Option<String>);

impl From<OtherFramework> for Refusal {
    fn from(_: OtherFramework) -> Self {
        Self(None)
    }
}

impl From<Problems> for Refusal {
    fn from(problems: Problems) -> Self {
        let mut kinds = problems.iter().map(|problem| problem.kind);
        let other = kinds.all(|kind| kind == ProblemKind::OtherFramework);
        Self((!other).then(|| problems.to_string()))
    }
}

impl From<FolderError> for Refusal {
    fn from(error: FolderError) -> Self {
        match error {
            FolderError::Problems(problems) => problems.into(),
            other => Self(Some(other.to_string())),
        }
    }
}

impl From<xlsx::WorkbookError> for Refusal {
    fn from(error: xlsx::WorkbookError) -> Self {
        match error {
            xlsx::WorkbookError::OtherFramework(_) => Self(None),
            other => Self(Some(other.to_string())),
        }
    }
}

#[test]
fn readers() {
    let (index, other) = both();
    let round = &index.rounds[0];
    let declared = cpi_model::draft::TableDraft::default();
    let table = read::table("t.csv", b"country,round\n", &declared, round, &other);
    refused("read::table", table);
}

#[test]
fn writers() {
    let (index, other) = both();
    let answers = &index.assessments;
    refused("answers_long", csv::answers_long(&other, answers));
    let guarded = csv::answers_long_guarded(&other, answers);
    refused("answers_long_guarded", guarded);
    refused("answers_wide", csv::answers_wide(&other, answers));
    assert!(csv::answers_wide(&index.framework, answers).is_ok());

    let mut asked = Questionnaire {
        framework: &other,
        country: "XAA",
        round: "2026",
        reference_date: None,
        units: None,
        language: "en",
        sections: sections(&other, None),
        assessor: None,
        standing: Some(&answers[0]),
        previous: None,
        blind: false,
    };
    let section = asked.sections[0].clone();
    refused("xlsx::workbook, standing", xlsx::workbook(&asked));
    refused("xlsform::form, standing", xlsform::form(&asked, &section));
    (asked.standing, asked.previous) = (None, Some(&answers[0]));
    refused("xlsx::workbook, previous", xlsx::workbook(&asked));
    refused("xlsform::form, previous", xlsform::form(&asked, &section));
    asked.previous = None;
    assert!(xlsx::workbook(&asked).is_ok());
}

#[test]
fn the_log_and_what_comes_in() {
    let (mut index, other) = both();
    let folder = tempfile::tempdir().unwrap();
    index.folders[0] = folder.path().to_owned();
    let round = index.rounds[0].clone();
    let read = |framework: &Framework| Ledger::read(folder.path(), "XAA", &round, framework);
    refused("Ledger::read", read(&other));
    let lock = Lock::take(folder.path()).unwrap();
    let open = Ledger::open(&lock, "XAA", &round, &other, HAND);
    refused("Ledger::open", open);
    let mut ledger = read(&index.framework).unwrap();
    let commit = ledger.commit(&lock, &other, Vec::new(), HAND);
    refused("Ledger::commit", commit);
    refused("Ledger::stage", ledger.stage(&other, Vec::new(), HAND));
    let book = reviews::ReviewBook {
        framework: &other,
        ledger: &ledger,
        language: "en",
        indicators: None,
        units: None,
    };
    refused("review_book::workbook", reviews::workbook(&book));

    // The fields of an index are public, so that anything can be put together.
    index.framework = other;
    let options = collect::Options {
        apply: false,
        hand: HAND,
        assessor: None,
        take_reverts: false,
        take_redacted: false,
    };
    refused("collect", collect::collect(&index, &[], &options));
    let options = reviews::Options {
        apply: false,
        hand: HAND,
        anybody: false,
    };
    refused(
        "review_book::import_reviews",
        reviews::import_reviews(&index, &[], &options),
    );
    let until = cpi_scoring::historical::HistoryCutoff::Until("2026-12-31".to_owned());
    refused("Published::state", until.state(&index));
    assert_eq!(
        std::fs::read_dir(Path::new(folder.path())).unwrap().count(),
        1
    );
}
