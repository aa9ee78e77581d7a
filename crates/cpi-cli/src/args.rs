//! What can be asked on the command line?

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

mod analysis;
mod chart;
mod framework;
mod records;
mod report;
mod review;
mod site;
mod words;

pub(crate) use analysis::{
    CaseSelection, CoherenceArgs, CrosswalkCommand, PeerTable, PeersArgs, PlanArgs, TrendArgs,
};
pub(crate) use chart::{ChartFormat, Charted, Kind as ChartedKind};
pub(crate) use framework::{
    FrameworkCommand, ListArguments, ShowArguments, TranslationArguments, TranslationCommand,
};
pub(crate) use records::{Join, Redact};
pub(crate) use report::{ComposedFormat, ComposedReport};
pub(crate) use review::{ActorArgs, Agree, Collect, One, Review, ReviewXlsx, Which};
pub(crate) use site::Site;
pub(crate) use words::{Form, Format, Printed, ReportFormat, Schema, StatusFormat, StatusGrouping};

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
    New {
        /// The folder to make
        folder: PathBuf,
        /// The framework to begin with
        #[arg(long, value_enum, default_value = "example")]
        framework: Beginning,
        #[command(flatten)]
        first: FirstRound,
    },
    /// Check an index, or a framework alone, and report every problem with its place
    Check {
        /// The folder of the index, or a framework in JSON
        index: PathBuf,
        #[command(flatten)]
        lint: LintArguments,
        /// Search what would be published for personal data, instead
        #[arg(long, conflicts_with = "lint")]
        publication: bool,
        /// Of --publication: a round, which may be given several times; all that have answers if
        /// left out
        #[arg(long, requires = "publication")]
        round: Vec<String>,
        /// How to print problems
        #[arg(long, value_enum, default_value = "table")]
        format: ReportFormat,
    },
    /// Read a framework, compare two, write its handbook, have it translated
    Framework {
        #[command(subcommand)]
        command: FrameworkCommand,
    },
    /// Score the assessments of an index
    Score {
        #[command(flatten)]
        selection: Selection,
        #[command(flatten)]
        printing: Printing,
        #[command(flatten)]
        shown: Shown,
    },
    /// Explain a score in words, down to the answers and what they rest on
    Explain {
        /// The folder of the index
        index: PathBuf,
        /// The country
        #[arg(long)]
        country: String,
        /// The round; may be left out if there is one
        #[arg(long)]
        round: Option<String>,
        /// The node or indicator to explain; the index itself if left out
        #[arg(long)]
        node: Option<String>,
        /// How many levels beneath the node; down to the answers if left out
        #[arg(long)]
        depth: Option<usize>,
        /// Table and Markdown: without the paragraphs of the methodology and without pseudonyms, for
        /// readers outside the round
        #[arg(long)]
        public: bool,
        #[command(flatten)]
        printed: Printed,
    },
    /// Rank the countries of each round, or set two countries against each other
    Compare {
        /// The folder of the index
        index: PathBuf,
        /// One round; all if left out
        #[arg(long)]
        round: Option<String>,
        /// The node to rank by; the index itself if left out
        #[arg(long)]
        node: Option<String>,
        /// Between two countries, in tables: the nodes of this level instead of those directly
        /// beneath the index
        #[arg(long, requires = "between")]
        level: Option<String>,
        /// Two countries, whose scores are subtracted node by node
        #[arg(long, num_args = 2, value_names = ["COUNTRY", "OTHER"], conflicts_with = "node")]
        between: Option<Vec<String>>,
        #[command(flatten)]
        printed: Printed,
    },
    /// Say how the parts of an index go together: words first, figures behind
    Coherence {
        /// The folder of the index
        index: PathBuf,
        #[command(flatten)]
        asked: CoherenceArgs,
        #[command(flatten)]
        printed: Printed,
    },
    /// Say what better answers would add, what changed answers would score, and which changes
    /// reach a target
    Plan {
        #[command(flatten)]
        asked: PlanArgs,
        #[command(flatten)]
        printed: Printed,
    },
    /// Say who answers better, where a country is strong or weak beside others, and who can
    /// help whom
    Peers {
        #[command(flatten)]
        asked: PeersArgs,
        #[command(flatten)]
        printed: Printed,
    },
    /// Say how sure the scores and ranks of a round are, by a plan of what is uncertain
    Robustness {
        /// The folder of the index
        index: PathBuf,
        /// The plan: what is uncertain, and how much
        #[arg(long)]
        plan: PathBuf,
        /// The seed of the generator: the same seed gives the same result
        #[arg(long)]
        seed: u64,
        /// How many draws
        #[arg(long)]
        draws: u32,
        /// The round; may be left out if there is one
        #[arg(long)]
        round: Option<String>,
        /// The node whose table is printed; the index itself if left out
        #[arg(long)]
        node: Option<String>,
        /// On how many threads; it changes the time and not the result. All processors if
        /// left out
        #[arg(long)]
        threads: Option<usize>,
        #[command(flatten)]
        printed: Printed,
    },
    /// Say what moved from round to round, and why: steps back first
    Trend {
        #[command(flatten)]
        asked: TrendArgs,
        #[command(flatten)]
        printed: Printed,
    },
    /// Draw one chart as SVG, or write its table as CSV
    Chart(Charted),
    /// Propose or check which indicators of two frameworks ask the same
    #[command(subcommand)]
    Crosswalk(CrosswalkCommand),
    /// Write an index, or a part of it, in another form
    Convert {
        /// The folder of the index, or a framework in JSON
        index: PathBuf,
        /// The form
        #[arg(long, value_enum)]
        to: Form,
        /// The round, for an assessment
        #[arg(long)]
        round: Option<String>,
        /// The country, for an assessment
        #[arg(long)]
        country: Option<String>,
        /// Answers a row an answer: for a spreadsheet, in which no text may run as a formula
        #[arg(long)]
        guarded: bool,
        /// For `folder`: the folder to make
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
    },
    /// Compose a report that can be handed over: of a country, of all countries, or on one page
    Report(ComposedReport),
    /// Make a site of an index: a folder of pages and data for any web host, or a USB stick
    Site(Site),
    /// Write what may be published of an index: a folder that anyone can check and score anew
    Publish {
        /// The folder of the index
        index: PathBuf,
        /// A round, which may be given several times; all that have answers if left out
        #[arg(long)]
        round: Vec<String>,
        /// The folder to write: new, empty, or an earlier publication that nobody has changed
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
    },
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
        #[arg(value_enum)]
        document: Schema,
    },
    /// Take in what assessors have answered, and say what is new, changed, or wrong
    Collect(Collect),
    /// Review answers: list what is open, accept, send back, decide, reopen, reply, assign, also in
    /// workbooks
    #[command(subcommand)]
    Review(Review),
    /// Count what is answered, with evidence, reviewed, decided and open
    Status {
        /// The folder of the index
        index: PathBuf,
        /// One round; all if left out
        #[arg(long)]
        round: Option<String>,
        /// One country; all if left out
        #[arg(long)]
        country: Option<String>,
        /// A row a country, a section of a country, or an assessor of a country
        #[arg(long, value_enum, default_value = "country")]
        per: StatusGrouping,
        /// How to print
        #[arg(long, value_enum, default_value = "table")]
        format: StatusFormat,
        /// The language of tables, Markdown and workbooks, such as `ro`; the framework's first if
        /// left out. A text of the framework that it lacks is marked
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
    },
    /// Say how far assessors agree who answered the same, and where they do not
    Agreement(Agree),
    /// Show what was done to an assessment, or to one indicator of it, by whom and why
    History {
        #[command(flatten)]
        one: One,
        /// The code of an indicator; all if left out
        indicator: Option<String>,
        /// How to print
        #[arg(long, value_enum, default_value = "table")]
        format: ReportFormat,
    },
    /// Recompute a result in JSON and say whether it is the same; or hold the assessments of
    /// an index against their histories
    Verify {
        /// The result, or the folder of an index
        result: PathBuf,
        /// The folder of the index that a result was computed from. Of a trend of several: the
        /// editions, the oldest first, then the earlier states, each with its own --with
        #[arg(long)]
        with: Vec<PathBuf>,
        /// Of a trend of several editions: a crosswalk that was named
        #[arg(long, value_name = "FILE", requires = "with")]
        crosswalk: Vec<PathBuf>,
        /// Of an index: the head of a history that was written down, or the file of a result
        /// that names the heads it rests on; may be repeated. Tells later work from a past that
        /// was rewritten
        #[arg(long, value_name = "HEAD", conflicts_with = "with")]
        head: Vec<String>,
        /// Of a publication: who may sign it, as `ssh-keygen -Y verify` takes them
        #[arg(long, value_name = "FILE", conflicts_with_all = ["with", "mend"])]
        allowed_signers: Option<PathBuf>,
        /// Of a publication: the only one of the allowed signers who will do
        #[arg(long, value_name = "NAME", requires = "allowed_signers")]
        signer: Option<String>,
        /// Of a publication: the public key with which minisign signed it
        #[arg(long, value_name = "FILE", conflicts_with_all = ["with", "mend"])]
        minisign_key: Option<PathBuf>,
        /// Of an index: finish what a write that was cut off has left
        #[arg(long, requires = "by", conflicts_with = "with")]
        mend: bool,
        /// The pseudonym of who mends
        #[arg(long, requires = "mend")]
        by: Option<String>,
        /// When, as `2026-03-01T12:00:00Z`; now if left out
        #[arg(long, requires = "mend")]
        at: Option<String>,
    },
    /// Remove a text that a person typed from an assessment and its history, which still verifies
    Redact(Redact),
    /// Upgrade an index of 0.1: list the declarations that 0.2 needs, and with --apply add them
    Upgrade {
        /// The folder of the index
        index: PathBuf,
        /// Write the changes, instead of only listing them
        #[arg(long)]
        apply: bool,
    },
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

/// Where a framework that holds together falls short.
#[derive(Debug, Args)]
pub(crate) struct LintArguments {
    /// Also say where the framework falls short: questions, guidance, cells, conditions,
    /// weights, codes
    #[arg(long)]
    pub(crate) lint: bool,
    /// List what the exceptions beside the indicators excuse, instead of what remains
    #[arg(long, requires = "lint")]
    pub(crate) exceptions: bool,
    /// An indicator is too heavy from this multiple of the mean effective weight
    #[arg(long, requires = "lint", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) heaviest: u32,
    /// An indicator is too light below the mean effective weight divided by this
    #[arg(long, requires = "lint", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) lightest: u32,
}

/// The forms of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum QuestionnaireForm {
    /// A workbook for spreadsheets, a sheet a section
    Xlsx,
    /// Forms for KoboToolbox and ODK (XLSForm), one a section, in every language
    Xlsform,
}

/// What a questionnaire asks, and of whom.
#[derive(Debug, Args)]
pub(crate) struct QuestionnaireArgs {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// One country; all if left out
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// Only these sections, by the codes of their nodes
    #[arg(long, num_args = 1.., value_name = "NODE")]
    pub(crate) section: Vec<String>,
    /// Make a section of every node of this level, instead of the nodes nearest the index
    /// that have at most 60 questions
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// The language, one of the framework's; its first if left out
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// The pseudonym of who is to answer; their standing answers are filled in
    #[arg(long)]
    pub(crate) assessor: Option<String>,
    /// Show nobody else's answer, of this round or an earlier one
    #[arg(long)]
    pub(crate) blind: bool,
    /// The earlier round whose answers stand beside the new ones; the last one before if
    /// left out
    #[arg(long, conflicts_with = "blind")]
    pub(crate) previous: Option<String>,
    /// The folder to write into; it is made if need be
    #[arg(long, short)]
    pub(crate) into: PathBuf,
}

/// Which assessments.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// One round; all if left out
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// One country; all if left out. It keeps its rank among the others of its round
    #[arg(long)]
    pub(crate) country: Option<String>,
}

/// What tables of scores show.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// In tables: the nodes of this level, such as `article`, instead of those directly
    /// beneath the index
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// In tables: the groups of this view, such as `dimension`, and the gap; with --level the
    /// cells, node by node
    #[arg(long)]
    pub(crate) view: Option<String>,
}

/// The first round of an index that begins with the reference framework.
#[derive(Debug, Args)]
pub(crate) struct FirstRound {
    /// The id of a first round, such as 2026
    #[arg(long, requires_all = ["reference_date", "country"])]
    pub(crate) round: Option<String>,
    /// The date its answers hold for, YYYY-MM-DD
    #[arg(long, requires = "round")]
    pub(crate) reference_date: Option<String>,
    /// Its countries, ISO 3166-1 alpha-3, separated by commas
    #[arg(long, requires = "round", value_delimiter = ',')]
    pub(crate) country: Vec<String>,
}

/// The frameworks that an index may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Beginning {
    /// Six indicators and a round of two fictional countries, to try things out
    Example,
    /// The reference framework of a Child Protection Index, and a round without countries
    CpiReference,
    /// Its second edition
    #[value(name = "cpi-reference-2")]
    CpiReference2,
    /// The core set of the second edition alone: about 360 indicators
    CpiReferenceCore,
}

/// What `score` reads beyond the index, and how it prints.
#[derive(Debug, Args)]
pub(crate) struct Printing {
    /// Score these assessments in JSON (`-`: the standard input) instead of the index's own;
    /// those of a round are each other's rivals. INDEX may then be a framework alone
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) printed: Printed,
    /// CSV: a row a score, with coverage and bounds, instead of a row a country
    #[arg(long)]
    pub(crate) long: bool,
    /// JSON: how each score came about, down to the answers
    #[arg(long)]
    pub(crate) trail: bool,
    /// CSV: write what the table rests on into this file, as JSON that `verify` reads
    #[arg(long, value_name = "FILE")]
    pub(crate) provenance: Option<PathBuf>,
}
