//! `cpi publish`.

use super::index::open;
use super::own;
use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_io::IndexFolder;
use cpi_io::publication::{self, PreparedPublication, PublicationOutcome, prepare_rounds};
use cpi_model::Problems;
use cpi_report::composed::{Scope, published_own_text};
use cpi_report::publication::{differing, results};
use cpi_scoring::query::Selection;
use cpi_scoring::score_all;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is published, and where.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// A round, which may be given several times; all that have answers if left out
    #[arg(long)]
    round: Vec<String>,
    /// The folder to write: new, empty, or an earlier publication that nobody has changed
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
}

pub(super) fn run(asked: &Args) -> Result<ExitCode, Failure> {
    let (path, into) = (&asked.index, &asked.into);
    let index = open(path)?;
    let prepared = prepared(path, &index, &asked.round)?;
    let mut found = prepared.warnings.clone();
    found.extend(publication::personal(&prepared));
    if found.any_error() {
        output::problems(&found);
        output::note("nothing was published");
        return Ok(ExitCode::from(1));
    }
    output::warnings(&found, "`cpi check --publication` lists them all");
    let files = files(&prepared)?;
    let count = files.len();
    let outcome = publication::write(into, files)?;
    let listed = format!(
        "{}: {count} files and their manifest {}\n",
        into.display(),
        publication::manifest::MANIFEST
    );
    output::result(&written("publication", outcome, &listed))?;
    Ok(ExitCode::SUCCESS)
}

/// The files of a publication but for its manifest, after a comparison of its scores with those of the
/// full assessments.
pub(super) fn files(prepared: &PreparedPublication) -> Result<Vec<(String, String)>, Failure> {
    let mut files = prepared.files.clone();
    let results = results(&prepared.index)?;
    let rounds = assessed(&prepared.index);
    let full = score_all(&prepared.index.framework, &prepared.full)?;
    if let Some((round, country)) = differing(&results.cards, full) {
        return Err(Failure::NotThere(format!(
            "the public assessment of `{country}` in `{round}` does not score as the full one; nothing was written: please report this"
        )));
    }
    files.push(("README.md".to_owned(), readme(prepared, &rounds)));
    files.extend(results.files);
    Ok(files)
}

/// Searches what would be published for personal data.
pub(super) fn check(
    path: &Path,
    asked: &[String],
    format: ReportFormat,
) -> Result<ExitCode, Failure> {
    let index = super::index::open_quietly(path)?;
    let prepared = prepared(path, &index, asked)?;
    let mut found = prepared.warnings.clone();
    found.extend(publication::personal(&prepared));
    let cleared: Vec<&str> = prepared.cleared.iter().map(|part| part.word()).collect();
    let counts = format!(
        "to be published: assessments {}, rounds {}; cleared: {}\n",
        prepared.index.assessments.len(),
        assessed(&prepared.index).join(", "),
        if cleared.is_empty() {
            "nothing beyond answers, states of review and points".to_owned()
        } else {
            cleared.join(", ")
        },
    );
    output::checked(&counts, &found, format)
}

/// What became of a folder that was written: a publication or a site, and what is in it.
pub(super) fn written(what: &str, outcome: PublicationOutcome, listed: &str) -> String {
    match outcome {
        PublicationOutcome::Same => {
            format!("the same {what} is there already; nothing was changed\n")
        }
        PublicationOutcome::New => listed.to_owned(),
        PublicationOutcome::Replaced { signed: false } => {
            format!("the earlier {what} was replaced\n{listed}")
        }
        PublicationOutcome::Replaced { signed: true } => format!(
            "the earlier {what} was replaced, and its signature is gone; sign the new one\n{listed}"
        ),
    }
}

/// What would be published of rounds that exist and have answers, with the coalition's own texts for the reports of
/// these rounds, so that anyone can make the same reports from the publication.
pub(super) fn prepared(
    path: &Path,
    index: &IndexFolder,
    asked: &[String],
) -> Result<PreparedPublication, Failure> {
    let mut prepared = prepared_rounds(path, index, asked)?;
    prepared.add_framework(path)?;
    Ok(prepared)
}

/// The same, without the files of the framework.
pub(super) fn prepared_rounds(
    path: &Path,
    index: &IndexFolder,
    asked: &[String],
) -> Result<PreparedPublication, Failure> {
    for round in asked {
        Selection(index).rounds(Some(round))?;
    }
    if index.assessments.is_empty() {
        return Err(Selection(index).nothing_assessed(None).into());
    }
    let mut prepared = prepare_rounds(index, asked)?;
    let texts = own_texts(path, &prepared.index)?;
    prepared.files.extend(texts);
    Ok(prepared)
}

/// What the coalition writes itself for reports of what is published, without comments: paths and texts.
fn own_texts(path: &Path, public: &IndexFolder) -> Result<Vec<(String, String)>, Failure> {
    let mut texts = Vec::new();
    let mut problems = Problems::new();
    for round in assessed(public) {
        let of_round = public.assessments.iter().filter(|it| it.round() == round);
        let scopes = of_round.map(|it| Scope::Country(it.country()));
        for scope in std::iter::once(Scope::Regional).chain(scopes) {
            for file in own::files(path, &public.framework, &round, scope)? {
                match published_own_text(&file.file, &file.text) {
                    Ok(text) => texts.extend(text.map(|text| (file.path, text))),
                    Err(found) => problems.extend(found),
                }
            }
        }
    }
    if problems.is_empty() {
        Ok(texts)
    } else {
        Err(problems.into())
    }
}

/// The ids of the rounds of a publication, in the order of their dates.
fn assessed(index: &IndexFolder) -> Vec<String> {
    cpi_model::round::in_time(&index.rounds, &index.assessments)
}

/// What a stranger who opens the folder reads first.
fn readme(prepared: &PreparedPublication, rounds: &[String]) -> String {
    let framework = &prepared.index.framework;
    let cleared = &prepared.cleared;
    let cleared: Vec<String> = cleared.iter().map(|part| format!("`{part}`")).collect();
    let cleared = if cleared.is_empty() {
        "nothing".to_owned()
    } else {
        cleared.join(", ")
    };
    let has_reports = prepared
        .files
        .iter()
        .any(|(name, _)| name.starts_with("reports/"));
    let reports = if has_reports {
        "- `reports/`: what the coalition itself writes in reports\n"
    } else {
        ""
    };
    format!(
        "# {} {}: what is published\n\n\
         Rounds: {}. Beyond answers, states of review and points, this was cleared for\n\
         publication: {cleared}.\n\n\
         - `framework/`: what is asked, and by which method it is scored\n\
         - `rounds/`: the public assessment of each country\n\
         - `results/`: the scores, as JSON and as tables\n\
         {reports}\
         - `SHA256SUMS`: the SHA-256 of every file\n\n\
         `sha256sum -c SHA256SUMS` compares the files with the manifest. `cpi verify` with the\n\
         name of this folder does too, computes the scores anew and checks the signature.\n",
        framework.id(),
        framework.version(),
        rounds.join(", "),
    )
}
