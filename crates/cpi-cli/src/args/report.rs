//! `cpi report`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What a report is of, and how it is written.
#[derive(Debug, Args)]
pub(crate) struct ComposedReport {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// The country
    #[arg(long, required_unless_present = "regional")]
    pub(crate) country: Option<String>,
    /// On all countries of the round instead of one
    #[arg(long, conflicts_with = "country")]
    pub(crate) regional: bool,
    /// On one page: strengths, gaps, what changed, what to demand
    #[arg(long, conflicts_with = "regional")]
    pub(crate) brief: bool,
    /// Write the files that the coalition may fill in with its own words into the index, with what
    /// the figures suggest as comments, instead of a report. Files that are there stay as they are
    #[arg(long, conflicts_with_all = ["brief", "format"])]
    pub(crate) outline: bool,
    /// The language of words, questions and names; the framework's first if left out
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "html")]
    pub(crate) format: ComposedFormat,
    /// The targets of the plan, with costs and what cannot move
    #[arg(long, value_name = "FILE", conflicts_with = "regional")]
    pub(crate) targets: Option<PathBuf>,
    /// With whom countries are compared, and what counts as a strength
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// What is uncertain, and how much: adds what scores and ranks can bear
    #[arg(long, value_name = "FILE", requires_all = ["seed", "draws"], conflicts_with = "brief")]
    pub(crate) plan: Option<PathBuf>,
    /// Of --plan: the seed of the generator
    #[arg(long, requires = "plan")]
    pub(crate) seed: Option<u64>,
    /// Of --plan: how many draws
    #[arg(long, requires = "plan")]
    pub(crate) draws: Option<u32>,
}

/// How a composed report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ComposedFormat {
    /// One file that opens in any browser and prints well
    Html,
    /// Text with marks
    #[value(alias = "md")]
    Markdown,
    /// A document that can be edited, for Word and LibreOffice; into a file
    Docx,
    /// A document that is printed or read aloud, by the program cpi-pdf; into a file
    Pdf,
}
