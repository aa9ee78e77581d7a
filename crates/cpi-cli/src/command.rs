//! What does each verb do? It loads, calls the libraries, and prints.

mod agreement;
mod chart;
mod check;
mod coherence;
mod collect;
mod compare;
mod convert;
mod crosswalk;
mod explain;
mod framework;
mod history;
mod incoming;
mod join;
mod new;
mod peers;
mod plan;
mod publish;
mod questionnaire;
mod redact;
mod report;
mod review;
mod robustness;
mod score;
mod site;
mod status;
mod trend;
mod upgrade;
mod verify;

use crate::args::{Arguments, Command, Format, Printed, Schema, Selection};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use clap::CommandFactory;
use cpi_io::{FolderError, IndexFolder};
use cpi_model::language::Words;
use cpi_model::review::Actor;
use cpi_model::{Framework, Index, Problem, ProblemKind, Problems, Round, characters};
use cpi_report::{Context, CountryNames, ReportOptions};
use cpi_scoring::{Document, Query, QueryError, query};
use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;

/// Runs a verb.
pub(crate) fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::New {
            folder,
            framework,
            first,
        } => new::run(&folder, framework, &first)?,
        Command::Check {
            index,
            publication: true,
            round,
            format,
            ..
        } => return publish::check(&index, &round, format),
        Command::Check {
            index,
            lint,
            format,
            ..
        } => return check::run(&index, &lint, format),
        Command::Framework { command } => return framework::run(command),
        Command::Score {
            selection,
            printing,
            shown,
        } => score::run(&selection, &printing, &shown)?,
        Command::Explain {
            index,
            country,
            round,
            node,
            depth,
            public,
            printed,
        } => explain::run(&explain::ExplainRequest {
            folder: &index,
            country: &country,
            round: round.as_deref(),
            node: node.as_deref(),
            depth,
            public,
            printed: &printed,
        })?,
        Command::Compare {
            index,
            round,
            node,
            level,
            between,
            printed,
        } => {
            let selection = Selection {
                index,
                round,
                country: None,
            };
            if let Some([one, other]) = between.as_deref() {
                compare::two(&selection, one, other, level.as_deref(), &printed)?;
            } else {
                compare::run(&selection, node.as_deref(), &printed)?;
            }
        }
        Command::Coherence {
            index,
            asked,
            printed,
        } => coherence::run(&index, &asked, &printed)?,
        Command::Robustness {
            index,
            plan,
            seed,
            draws,
            round,
            node,
            threads,
            printed,
        } => {
            let draws = cpi_scoring::Draws {
                seed,
                draws,
                threads: threads.unwrap_or_else(robustness::processors),
            };
            return robustness::run(
                &index,
                &plan,
                draws,
                (round.as_deref(), node.as_deref()),
                &printed,
            );
        }
        Command::Trend { asked, printed } => trend::run(&asked, &printed)?,
        Command::Chart(asked) => chart::run(&asked)?,
        Command::Crosswalk(command) => return crosswalk::run(&command),
        Command::Convert {
            index,
            to,
            round,
            country,
            guarded,
            into,
        } => {
            convert::run(
                &index,
                to,
                round.as_deref(),
                country.as_deref(),
                guarded,
                into.as_deref(),
            )?;
        }
        Command::Peers { asked, printed } => peers::run(&asked, &printed)?,
        Command::Plan { asked, printed } => plan::run(&asked, &printed)?,
        Command::Report(asked) => return report::run(&asked),
        Command::Site(asked) => return site::run(&asked),
        Command::Publish { index, round, into } => return publish::run(&index, &round, &into),
        Command::Questionnaire { form, asked } => questionnaire::run(form, &asked)?,
        Command::Schema { document } => output::exact(schema(document))?,
        Command::Collect(asked) => return collect::run(&asked),
        Command::Review(asked) => return review::run(asked),
        Command::Status {
            index,
            round,
            country,
            per,
            format,
            language,
        } => status::run(&status::StatusRequest {
            folder: &index,
            round: round.as_deref(),
            country: country.as_deref(),
            per,
            format,
            language: language.as_deref(),
        })?,
        Command::Agreement(asked) => agreement::run(&asked)?,
        Command::History {
            one,
            indicator,
            format,
        } => history::run(&one, indicator.as_deref(), format)?,
        Command::Redact(asked) => return redact::run(&asked),
        Command::Upgrade { index, apply } => return upgrade::run(&index, apply),
        Command::Join(asked) => return join::run(&asked),
        Command::Verify {
            result,
            with,
            crosswalk,
            head,
            allowed_signers,
            signer,
            minisign_key,
            mend,
            by,
            at,
        } => {
            let keys = verify::publication::Keys {
                signers: allowed_signers.as_deref(),
                signer: signer.as_deref(),
                minisign: minisign_key.as_deref(),
            };
            return if with.is_empty() {
                verify_index(&result, (&head, &keys), mend, by.as_deref(), at.as_deref())
            } else {
                verify::run(&result, &with, &crosswalk)
            };
        }
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "cpi", &mut text);
            output::exact(&String::from_utf8_lossy(&text))?;
        }
        Command::Man { folder } => {
            cpi_io::folder::make(&folder)?;
            clap_mangen::generate_to(Arguments::command(), &folder).map_err(|source| {
                FolderError::File {
                    path: folder,
                    source,
                }
            })?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn verify_index(
    index: &Path,
    (heads, keys): (&[String], &verify::publication::Keys<'_>),
    mend: bool,
    by: Option<&str>,
    at: Option<&str>,
) -> Result<ExitCode, Failure> {
    if index.is_file() {
        return Err(Failure::NotThere(format!(
            "{}: a result is held against the index it was computed from; name it with --with",
            index.display()
        )));
    }
    if !mend && verify::publication::is_there(index) {
        if !heads.is_empty() {
            return Err(Failure::NotThere(
                "--head: a publication has no histories; look the head up in the index that it was published from"
                    .to_owned(),
            ));
        }
        return verify::publication::run(index, keys);
    }
    if keys.any() {
        return Err(Failure::NotThere(format!(
            "{}: this is no publication and no site, so there is no signature to check",
            index.display()
        )));
    }
    let at = clock::moment(at)?;
    let by = by.unwrap_or("nobody");
    let hand = Actor {
        by,
        at: &at,
        seed: crate::chance::seed()?,
    };
    verify::histories(index, heads, mend.then_some(hand))
}

/// Loads an index whose answers need not be complete yet. Missing answers and conflicts are the
/// subject of these commands, so they are not reported as warnings.
fn open_quietly(folder: &Path) -> Result<IndexFolder, Failure> {
    let index = IndexFolder::open(folder)?;
    let mut found = Problems::new();
    let expected = [
        ProblemKind::UndecidedConflict,
        ProblemKind::SetAside,
        ProblemKind::Empty,
    ];
    for warning in &index.warnings {
        if !expected.contains(&warning.kind) {
            found.push(warning.clone());
        }
    }
    output::problems(&found);
    Ok(index)
}

/// The folder and the round that was asked for, or the only one.
fn round_of<'a>(
    index: &'a IndexFolder,
    asked: Option<&str>,
) -> Result<(&'a Path, &'a Round), Failure> {
    let round = query::Selection(index).declared(asked)?;
    let mut rounds = index.folders.iter().zip(&index.rounds);
    let (folder, round) = rounds
        .find(|(_, each)| *each == round)
        .expect("the round is one of the index");
    Ok((folder, round))
}

/// Refuses a text for the history that holds a character which no text may hold.
fn plain(option: &str, text: &str) -> Result<(), Failure> {
    match characters::forbidden(text) {
        None => Ok(()),
        Some(found) => Err(Failure::NotThere(format!(
            "{option}: it holds the character {}, which no text may hold; delete it",
            characters::name(found)
        ))),
    }
}

/// The positions of the indicators beneath a node, or of one indicator.
fn beneath(framework: &Framework, code: &str) -> Result<Vec<usize>, Failure> {
    let mut nodes = framework.nodes().iter();
    match (
        nodes.find(|node| &**node.code() == code),
        framework.indicator_position(code),
    ) {
        (Some(node), _) => Ok(node.indicators().to_vec()),
        (None, Some(indicator)) => Ok(vec![indicator]),
        (None, None) => Err(QueryError::nothing_of_code(framework, code).into()),
    }
}

/// The language of a report: the one that is asked for, or else the framework's first.
///
/// # Errors
///
/// A language that has no words here, with those that have.
fn language<'a>(framework: &'a Framework, asked: Option<&'a str>) -> Result<&'a str, Failure> {
    let Some(asked) = asked else {
        let first = framework.draft().languages.first();
        return Ok(first.map_or("en", String::as_str));
    };
    if Words::find(asked).is_some() {
        return Ok(asked);
    }
    let all = cpi_model::language::languages().iter();
    let all: Vec<String> = all
        .map(|language| format!("{} ({})", language.header().tag, language.header().name))
        .collect();
    Err(Failure::NotThere(format!(
        "reports have no words in `{asked}`; they have {}",
        all.join(", ")
    )))
}

/// Refuses a language where nothing is printed in words.
fn takes_language(format: Format, language: Option<&str>) -> Result<(), Failure> {
    match format {
        Format::Json | Format::Csv if language.is_some() => Err(Failure::NotThere(
            "--language belongs to tables for people and to Markdown, and has no effect here; leave it out, or choose that format".to_owned(),
        )),
        _ => Ok(()),
    }
}

impl Printed {
    /// The language in which people read the result.
    ///
    /// # Errors
    ///
    /// A language that has no words here, or that has no effect on the format.
    fn language<'a>(&'a self, framework: &'a Framework) -> Result<&'a str, Failure> {
        takes_language(self.format, self.language.as_deref())?;
        language(framework, self.language.as_deref())
    }
}

/// Prints a result document of an index in a language.
fn print(
    document: &Document,
    index: &Index,
    format: Format,
    language: &str,
    shown: &ReportOptions,
) -> Result<(), Failure> {
    let names = CountryNames::in_language(index, language);
    let context = Context::new(&index.framework, language, &names);
    output::document(document, format, shown, &context)
}

/// Loads an index and says what should be looked at.
fn open(folder: &Path) -> Result<IndexFolder, Failure> {
    open_for(folder, None)
}

/// Loads an index to answer a question about one country: what should be looked at in others alone
/// is counted, not listed before the answer.
fn open_for(folder: &Path, country: Option<&str>) -> Result<IndexFolder, Failure> {
    let index = IndexFolder::open(folder)?;
    let mut warnings = index.warnings.clone();
    warnings.extend(doubts(&index));
    let mut own = Problems::new();
    let mut of_others = 0_usize;
    for warning in &warnings {
        if country.is_some_and(|country| is_about_others(&index, warning, country)) {
            of_others += 1;
        } else {
            own.push(warning.clone());
        }
    }
    output::warnings(&own, "`cpi check` lists them all");
    if 0 < of_others {
        output::note(&format!(
            "warnings about other countries: {of_others}; `cpi check` lists them"
        ));
    }
    Ok(index)
}

/// Whether a problem is of the assessment of another country, or names others alone.
fn is_about_others(index: &Index, problem: &Problem, country: &str) -> bool {
    let file = problem.place.as_ref().map(|place| Path::new(&place.file));
    let stem = file.and_then(Path::file_stem).and_then(OsStr::to_str);
    let words = problem.message.split(|c: char| !c.is_alphanumeric());
    let is_country = |word: &str| {
        let mut rounds = index.rounds.iter();
        rounds.any(|round| round.countries().iter().any(|code| code == word))
    };
    let named: Vec<&str> = words.chain(stem).filter(|word| is_country(word)).collect();
    !named.is_empty() && !named.contains(&country)
}

/// What somebody should look at again, though nothing is wrong with a file: countries whose
/// share of *not applicable* stands out, and figures that are not plausible.
fn doubts(index: &IndexFolder) -> Problems {
    let mut found = cpi_scoring::standing_out(&index.assessments);
    let rounds = cpi_model::round::in_time(&index.rounds, &index.assessments);
    found.extend(cpi_model::plausibility::implausible(
        &index.assessments,
        &rounds,
    ));
    found
}

/// The result of a query.
fn ask(query: &Query, index: &Index) -> Result<Document, Failure> {
    Ok(query.run(index)?)
}

fn schema(document: Schema) -> &'static str {
    match document {
        Schema::Framework => cpi_io::schema::FRAMEWORK,
        Schema::Assessment => cpi_io::schema::ASSESSMENT,
        Schema::PublicAssessment => cpi_io::schema::PUBLIC_ASSESSMENT,
        Schema::Publication => cpi_io::schema::PUBLICATION,
        Schema::Round => cpi_io::schema::ROUND,
        Schema::Submission => cpi_io::schema::SUBMISSION,
        Schema::History => cpi_io::schema::HISTORY,
        Schema::Collection => cpi_io::schema::COLLECTION,
        Schema::Review => cpi_io::schema::REVIEW,
        Schema::Uncertainty => cpi_io::schema::UNCERTAINTY,
        Schema::Crosswalk => cpi_io::schema::CROSSWALK,
        Schema::Query => cpi_io::schema::QUERY,
        Schema::Result => cpi_io::schema::RESULT,
        Schema::Peers => cpi_io::schema::PEERS,
        Schema::Targets => cpi_io::schema::TARGETS,
        Schema::FrameworkDifference => cpi_io::schema::FRAMEWORK_DIFFERENCE,
        Schema::Problems => cpi_io::schema::PROBLEMS,
    }
}
