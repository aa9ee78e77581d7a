//! `cpi review xlsx`.

use super::list::Filter;
use crate::args::ReviewXlsx;
use crate::clock;
use crate::command::framework::source::language;
use crate::command::incoming;
use crate::command::index::{open_quietly, round_of};
use crate::failure::Failure;
use crate::output;
use cpi_io::files::{FilePurpose, files};
use cpi_io::questionnaire::node_name;
use cpi_io::review_book::{
    Options, ReviewBook, ReviewImport, RowOutcome, import_reviews, workbook,
};
use cpi_io::{IndexFolder, Ledger, folder};
use cpi_model::draft::Action;
use cpi_model::review::Actor;
use cpi_scoring::query::Selection;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(asked: &ReviewXlsx) -> Result<ExitCode, Failure> {
    let index = open_quietly(&asked.index)?;
    match &asked.into {
        Some(into) => {
            write(&index, asked, into)?;
            Ok(ExitCode::SUCCESS)
        }
        None => read(&index, asked),
    }
}

/// Writes a workbook a country.
fn write(index: &IndexFolder, asked: &ReviewXlsx, into: &Path) -> Result<(), Failure> {
    let framework = &index.framework;
    let language = language(framework, asked.language.as_deref())?;
    let filter = Filter {
        country: asked.country.as_deref(),
        section: asked.section.as_deref(),
        of: asked.of.as_deref(),
        states: &asked.state,
    };
    filter.check()?;
    let (of_round, round) = round_of(index, asked.round.as_deref())?;
    if let Some(country) = &asked.country {
        Selection::takes_part(round, country)?;
    }
    let mut written = String::new();
    let countries = round.countries().iter();
    for country in countries.filter(|it| filter.country.is_none_or(|only| only == it.as_str())) {
        let ledger = Ledger::read(of_round, country, round, framework)?;
        let passing = filter.passing(framework, ledger.assessment(), &[])?;
        if passing.is_empty() {
            output::note(&format!(
                "{country}: nothing is in these states, so there is no workbook"
            ));
            continue;
        }
        let indicators: Vec<usize> = passing.into_iter().map(|(position, _)| position).collect();
        let book = ReviewBook {
            framework,
            ledger: &ledger,
            language,
            indicators: Some(&indicators),
            units: round.units(country),
        };
        let mut stem = format!("{}-{country}-review", ledger.assessment().round());
        let sections = asked.section.iter();
        let sections = sections.map(|code| node_name(framework, code));
        let others = asked.of.iter().chain(&asked.state).cloned();
        for part in sections.chain(others) {
            stem = format!("{stem}-{part}");
        }
        let file = into.join(format!("{stem}.xlsx"));
        folder::make(into)?;
        folder::write_atomic(&file, &workbook(&book)?)?;
        written.push_str(&format!("{}\n", file.display()));
    }
    output::result(&written)
}

/// Takes in workbooks.
fn read(index: &IndexFolder, asked: &ReviewXlsx) -> Result<ExitCode, Failure> {
    let by = clock::pseudonym(
        "--by",
        asked.by.as_deref().unwrap_or(incoming::NOBODY),
        &index.framework,
    )?;
    let at = clock::moment(asked.at.as_deref())?;
    let named = files(&asked.files, FilePurpose::Reviews)?;
    let contents = incoming::contents(&named)?;
    let options = Options {
        apply: asked.apply,
        hand: Actor {
            by,
            at: &at,
            seed: crate::chance::seed()?,
        },
        anybody: asked.by.is_none(),
    };
    let mut taken = import_reviews(index, &contents, &options)?;
    taken.pass_over(named);
    incoming::tell(
        asked.format,
        &taken,
        &table(&taken),
        (&taken.problems, &taken.skipped),
        taken.applied,
        taken.stopped.as_ref(),
    )
}

fn table(taken: &ReviewImport) -> String {
    const ACTIONS: [Action; 5] = [
        Action::Accept,
        Action::Reject,
        Action::Adjudicate,
        Action::Reopen,
        Action::Reply,
    ];
    let mut header = vec!["file", "country", "round"];
    header.extend(ACTIONS.map(Action::word));
    header.extend(["same", "behind", "faulty"]);
    let mut rows: Vec<Vec<String>> = taken
        .workbooks
        .iter()
        .map(|book| {
            let mut row = vec![book.file.clone(), book.country.clone(), book.round.clone()];
            let new = |action| book.count(Some(action), RowOutcome::New).to_string();
            row.extend(ACTIONS.map(new));
            for outcome in [RowOutcome::Same, RowOutcome::Behind, RowOutcome::Faulty] {
                row.push(book.count(None, outcome).to_string());
            }
            row
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let written = taken.workbooks.iter().map(|book| book.written);
    incoming::add_written(
        taken.stopped.as_ref(),
        &mut header,
        rows.iter_mut().zip(written),
    );
    output::table(&header, &rows, 3)
}
