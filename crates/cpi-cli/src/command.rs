//! Which commands are there, and what does each do? It loads, calls the libraries, and prints.
//!
//! A command is named here; its module holds its options and what it does.

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
mod index;
mod join;
mod new;
mod own;
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

use crate::args::{
    Charted, Collect, ComposedReport, FrameworkCommand, Join, QuestionnaireArgs, QuestionnaireForm,
    Redact, Review, Site, one_of,
};
use crate::failure::Failure;
use crate::output;
use clap::{CommandFactory, Parser, Subcommand};
use cpi_io::FolderError;
use cpi_io::schema::{self, DocumentSchema};
use std::path::PathBuf;
use std::process::ExitCode;

/// Check, score, explain, compare and verify a Child Protection Index, offline.
#[derive(Debug, Parser)]
#[command(name = "cpi", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// The file to write instead of printing, replaced whole or not at all; `-` prints
    #[arg(long, short, global = true, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 problems or differences were found; 2 wrong usage; \
3 the method refuses to score; 4 a file could not be read or written";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Start an index: a folder with a framework and a round to begin with
    New(new::Args),
    /// Check an index, or a framework alone, and report every problem with its place
    Check(check::Args),
    /// Read a framework, compare two, write its handbook, have it translated
    Framework {
        #[command(subcommand)]
        command: FrameworkCommand,
    },
    /// Score the assessments of an index
    Score(score::Args),
    /// Explain a score in words, down to the answers and what they rest on
    Explain(explain::Args),
    /// Rank the countries of each round, or set two countries against each other
    Compare(compare::Args),
    /// Say how the parts of an index go together: words first, figures behind
    Coherence(coherence::Args),
    /// Say what better answers would add, what changed answers would score, and which changes
    /// reach a target
    Plan(plan::Args),
    /// Show which countries answer better, where a country is strong or weak compared with
    /// others, and who can help whom
    Peers(peers::Args),
    /// Say how sure the scores and ranks of a round are, by a plan of what is uncertain
    Robustness(robustness::Args),
    /// Say what moved from round to round, and why: steps back first
    Trend(trend::Args),
    /// Draw one chart as SVG, or write its table as CSV
    Chart(Charted),
    /// Propose or check which indicators of two frameworks ask the same
    #[command(subcommand)]
    Crosswalk(crosswalk::CrosswalkCommand),
    /// Write an index, or a part of it, in another form
    Convert(convert::Args),
    /// Compose a report that can be handed over: of a country, of all countries, or on one page
    Report(ComposedReport),
    /// Make a site of an index: a folder of pages and data for any web host, or a USB stick
    Site(Site),
    /// Write what may be published of an index: a folder that anyone can check and score anew
    Publish(publish::Args),
    /// Write the questionnaire of a round, to be filled in
    Questionnaire {
        /// The form
        #[arg(value_enum)]
        form: QuestionnaireForm,
        #[command(flatten)]
        asked: QuestionnaireArgs,
    },
    /// Print the JSON Schema of a document
    Schema {
        /// The document
        #[arg(value_parser = one_of(schema::DOCUMENTS.iter().map(|it| (*it, it.name, it.title))))]
        document: DocumentSchema,
    },
    /// Take in what assessors have answered, and say what is new, changed, or wrong
    Collect(Collect),
    /// Review answers: list what is open, accept, send back, decide, reopen, reply, assign, also in
    /// workbooks
    #[command(subcommand)]
    Review(Review),
    /// Count what is answered, with evidence, reviewed, decided and open
    Status(status::Args),
    /// Say how far assessors agree who answered the same, and where they do not
    Agreement(agreement::Args),
    /// Show what was done to an assessment, or to one indicator of it, by whom and why
    History(history::Args),
    /// Recompute a result in JSON and compare it, or compare the assessments of an index with
    /// their histories
    Verify(verify::Args),
    /// Remove a text that a person typed from an assessment and its history, which still verifies
    Redact(Redact),
    /// Upgrade an index of 0.1: list the declarations that 0.2 needs, and with --apply add them
    Upgrade(upgrade::Args),
    /// Join the work of another office on a copy of this index
    Join(Join),
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Write the man pages into a folder
    Man {
        /// The folder to write into; it is made if need be
        folder: PathBuf,
    },
}

impl Command {
    /// Runs a command.
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self {
            Self::New(asked) => new::run(&asked)?,
            Self::Check(asked) => return check::run(&asked),
            Self::Framework { command } => return framework::run(command),
            Self::Score(asked) => score::run(&asked)?,
            Self::Explain(asked) => explain::run(&asked)?,
            Self::Compare(asked) => compare::run(&asked)?,
            Self::Coherence(asked) => coherence::run(&asked)?,
            Self::Robustness(asked) => return robustness::run(&asked),
            Self::Trend(asked) => trend::run(&asked)?,
            Self::Chart(asked) => chart::run(&asked)?,
            Self::Crosswalk(command) => return crosswalk::run(&command),
            Self::Convert(asked) => convert::run(&asked)?,
            Self::Peers(asked) => peers::run(&asked)?,
            Self::Plan(asked) => plan::run(&asked)?,
            Self::Report(asked) => return report::run(&asked),
            Self::Site(asked) => return site::run(&asked),
            Self::Publish(asked) => return publish::run(&asked),
            Self::Questionnaire { form, asked } => questionnaire::run(form, &asked)?,
            Self::Schema { document } => output::exact(document.text)?,
            Self::Collect(asked) => return collect::run(&asked),
            Self::Review(asked) => return review::run(asked),
            Self::Status(asked) => status::run(&asked)?,
            Self::Agreement(asked) => agreement::run(&asked)?,
            Self::History(asked) => history::run(&asked)?,
            Self::Redact(asked) => return redact::run(&asked),
            Self::Upgrade(asked) => return upgrade::run(&asked),
            Self::Join(asked) => return join::run(&asked),
            Self::Verify(asked) => return verify::run(&asked),
            Self::Completions { shell } => {
                let mut text = Vec::new();
                clap_complete::generate(shell, &mut Arguments::command(), "cpi", &mut text);
                output::exact(&String::from_utf8_lossy(&text))?;
            }
            Self::Man { folder } => {
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
}
