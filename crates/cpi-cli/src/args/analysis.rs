//! What can be asked about scores: how coherent, what moved, what next, who can help?

use super::ReportFormat;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What is asked about coherence.
#[derive(Debug, Args)]
pub(crate) struct CoherenceArgs {
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// Which countries count where scores are missing
    #[arg(long, value_enum, default_value = "complete")]
    pub(crate) cases: CaseSelection,
    /// Correlate every pair of indicators of a node, too
    #[arg(long)]
    pub(crate) pairs: bool,
    /// Table and Markdown: list every indicator, with the share of each answer
    #[arg(long)]
    pub(crate) indicators: bool,
}

/// What is asked about a trend.
#[derive(Debug, Args)]
pub(crate) struct TrendArgs {
    /// The folder of the index; with several editions the oldest first and the newest last
    #[arg(required = true, num_args = 1.., value_name = "INDEX")]
    pub(crate) index: Vec<PathBuf>,
    /// A crosswalk between an edition and the next; that of the newer if left out. Several, if
    /// there are more editions, in any order
    #[arg(long, value_name = "FILE")]
    pub(crate) crosswalk: Vec<PathBuf>,
    /// Compare indicators asked in the same words alone, not reworded ones
    #[arg(long)]
    pub(crate) strict: bool,
    /// An earlier state of an index, to tell revisions of its rounds apart
    #[arg(long, value_name = "INDEX")]
    pub(crate) revised_from: Vec<PathBuf>,
    /// What was published, to tell revisions apart by the histories: a day, a date-time, the head
    /// of a history (may be given several times), or a result in JSON
    #[arg(long, value_name = "WHEN|HEAD|RESULT", conflicts_with = "revised_from")]
    pub(crate) published: Vec<String>,
    /// One country; all if left out
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// Table and Markdown: the node; the index itself if left out
    #[arg(long)]
    pub(crate) node: Option<String>,
    /// Table and Markdown: every step, not the latest of each country alone
    #[arg(long)]
    pub(crate) all: bool,
    /// CSV: the full and the comparable series instead of the steps
    #[arg(long)]
    pub(crate) series: bool,
}

/// What to do with a crosswalk.
#[derive(Debug, Subcommand)]
pub(crate) enum CrosswalkCommand {
    /// Propose one from codes and texts, for a person to confirm
    Draft {
        /// The older index or framework
        older: PathBuf,
        /// The newer one
        newer: PathBuf,
        /// The folder for crosswalk.toml and crosswalk.csv; printed as JSON if left out
        #[arg(long)]
        into: Option<PathBuf>,
    },
    /// Check one, and report every problem with its place
    Check {
        /// The older index or framework
        older: PathBuf,
        /// The newer one
        newer: PathBuf,
        /// The crosswalk; that of the newer index if left out
        #[arg(long, value_name = "FILE")]
        crosswalk: Option<PathBuf>,
        /// How to print problems
        #[arg(long, value_enum, default_value = "table")]
        format: ReportFormat,
    },
}

/// Which countries count where scores are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CaseSelection {
    /// Those in which every member of the node has a score
    Complete,
    /// For each pair of members, those in which both have one
    Pairwise,
}

/// Who is set beside whom.
#[derive(Debug, Args)]
pub(crate) struct PeersArgs {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// One country; all if left out
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// The round; the latest if left out. Earlier ones say since when an answer is better
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// What to list; `cooperation` if left out. JSON has that part alone, or all of it if left out
    #[arg(long, value_enum)]
    pub(crate) table: Option<PeerTable>,
    /// A file with groups of countries, threshold and so on
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Compare with the `mean` or the `median` of the others
    #[arg(long, value_name = "WORD")]
    pub(crate) middle: Option<String>,
    /// From which difference on something is a strength or a weakness
    #[arg(long, value_name = "DIFFERENCE")]
    pub(crate) threshold: Option<String>,
    /// The level of the cooperation table and of profiles; the nodes beneath the index if left
    /// out
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// Compare within groups of like profile, this many
    #[arg(long, value_name = "GROUPS")]
    pub(crate) alike: Option<u32>,
}

/// What `cpi peers` lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PeerTable {
    /// Who can help whom on which node, the largest gain first
    Cooperation,
    /// Every answer that could be better, with the countries that answer better
    Behind,
    /// Strengths and weaknesses against the group
    Standing,
    /// The groups of countries
    Groups,
}

/// What is planned, and for whom.
#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The country
    #[arg(long)]
    pub(crate) country: String,
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// Only say what these answers would score, before and after; `@FILE` names a file with one a
    /// line, such as the what-if page of a site saves
    #[arg(long, num_args = 1.., value_name = "INDICATOR=ANSWER", conflicts_with = "reach")]
    pub(crate) set: Vec<String>,
    /// The fewest changes by which something reaches a score: a node (`art19=0.6`), a group
    /// (`dimension:law=0.6`) or a cell (`art19/dimension:law=0.6`)
    #[arg(long, num_args = 1.., value_name = "NAME=SCORE", conflicts_with = "targets")]
    pub(crate) reach: Vec<String>,
    /// A file of targets, with costs and what cannot move
    #[arg(long, value_name = "FILE")]
    pub(crate) targets: Option<PathBuf>,
    /// Write the skeleton of recommendations instead, in Markdown
    #[arg(long, conflicts_with = "set")]
    pub(crate) recommendations: bool,
}
