//! Which options do several commands share, and which do the commands that run a round have?

use clap::{Args, ValueEnum};
use std::path::PathBuf;

mod chart;
mod framework;
mod records;
mod report;
mod review;
mod site;
mod words;

pub(crate) use chart::{ChartFormat, Charted};
pub(crate) use framework::{
    FrameworkCommand, ListArguments, ShowArguments, TranslationArguments, TranslationCommand,
};
pub(crate) use records::{Join, Redact};
pub(crate) use report::{ComposedFormat, ComposedReport};
pub(crate) use review::{ActorArgs, Collect, One, Review, ReviewList, ReviewXlsx, Which};
pub(crate) use site::Site;
pub(crate) use words::{Form, Format, Printed, ReportFormat, one_of};

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
    /// The reference framework of a Child Protection Index, in its second edition
    #[value(alias = "cpi-reference-2")]
    CpiReference,
    /// Its core set alone: about 360 indicators
    CpiReferenceCore,
    /// Its first edition, for an index that has begun with it
    #[value(name = "cpi-reference-1")]
    CpiReference1,
}
