//! What can be asked about a round that is going on?

use super::ReportFormat;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Who does something, and when.
#[derive(Debug, Args)]
pub(crate) struct ActorArgs {
    /// The pseudonym of who does it: letters, digits, `.`, `_` or `-`
    #[arg(long)]
    pub(crate) by: String,
    /// When, as `2026-03-01T12:00:00Z`; now if left out
    #[arg(long)]
    pub(crate) at: Option<String>,
}

/// `cpi collect`.
#[derive(Debug, Args)]
pub(crate) struct Collect {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The files that came in, folders that hold them, or patterns such as `*.xlsx`
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Write what is sound; otherwise only say what would change
    #[arg(long, requires = "by")]
    pub(crate) apply: bool,
    /// The pseudonym of who collects: letters, digits, `.`, `_` or `-`
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// When, as `2026-03-01T12:00:00Z`; now if left out
    #[arg(long)]
    pub(crate) at: Option<String>,
    /// The pseudonym of the assessor, for files that name none
    #[arg(long)]
    pub(crate) assessor: Option<String>,
    /// Take answers again that their assessors have replaced since; otherwise they are only
    /// listed, since an old copy may have been saved again
    #[arg(long)]
    pub(crate) take_reverts: bool,
    /// Record texts although they may be ones that were redacted: only if you have made sure that
    /// they are not
    #[arg(long)]
    pub(crate) take_redacted: bool,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}

/// One assessment.
#[derive(Debug, Args)]
pub(crate) struct One {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The country
    #[arg(long)]
    pub(crate) country: String,
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
}

/// Which indicators.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Which {
    /// The codes of the indicators
    pub(crate) indicators: Vec<String>,
    /// All indicators beneath this node; beneath the root, which `cpi framework show` lists first, those of the whole framework
    #[arg(long)]
    pub(crate) section: Option<String>,
}

/// `cpi review`.
#[derive(Debug, Subcommand)]
pub(crate) enum Review {
    /// List what is open, or what stands in certain states
    List(ReviewList),
    /// Accept settled answers
    Accept {
        #[command(flatten)]
        one: One,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        hand: ActorArgs,
        /// A comment
        #[arg(long)]
        comment: Option<String>,
    },
    /// Send an answer back to its assessor
    Reject {
        #[command(flatten)]
        one: One,
        /// The codes of the indicators
        #[arg(required = true)]
        indicators: Vec<String>,
        #[command(flatten)]
        hand: ActorArgs,
        /// Whose answer; may be left out if there is one
        #[arg(long)]
        assessor: Option<String>,
        /// What the assessor is to mend
        #[arg(long)]
        comment: String,
    },
    /// Decide: a final answer, points, or both, with a reason
    Adjudicate {
        #[command(flatten)]
        one: One,
        /// The code of the indicator
        indicator: String,
        #[command(flatten)]
        hand: ActorArgs,
        /// The final answer; the settled one if left out
        #[arg(long, required_unless_present = "points", allow_hyphen_values = true)]
        answer: Option<String>,
        /// The points; those of the answer if left out
        #[arg(long, allow_hyphen_values = true)]
        points: Option<String>,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Take a decision or an acceptance back
    Reopen {
        #[command(flatten)]
        one: One,
        /// The codes of the indicators
        #[arg(required = true)]
        indicators: Vec<String>,
        #[command(flatten)]
        hand: ActorArgs,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Enter what the government replies to an answer
    Reply {
        #[command(flatten)]
        one: One,
        /// The code of the indicator
        indicator: String,
        #[command(flatten)]
        hand: ActorArgs,
        /// The reply
        #[arg(long)]
        text: String,
        /// The pseudonym of the office it came through; who enters it if left out
        #[arg(long)]
        office: Option<String>,
        /// The title of a document it rests on
        #[arg(long)]
        title: Option<String>,
        /// Where that document stands
        #[arg(long, requires = "title")]
        link: Option<String>,
        /// When it was consulted, as `2026-03-01`
        #[arg(long, requires = "title")]
        consulted: Option<String>,
        /// A note on it, such as the article or page
        #[arg(long, requires = "title")]
        note: Option<String>,
    },
    /// Write the workbooks of a review, or take in what reviewers did in them
    Xlsx(ReviewXlsx),
    /// Ask assessors to answer and a reviewer to review; replaces who was asked before
    Assign {
        #[command(flatten)]
        one: One,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        hand: ActorArgs,
        /// An assessor; may be repeated
        #[arg(long)]
        assessor: Vec<String>,
        /// The reviewer
        #[arg(long)]
        reviewer: Option<String>,
    },
}

/// `cpi review list`.
#[derive(Debug, Args)]
pub(crate) struct ReviewList {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The round; may be left out if there is one
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// One country; all if left out
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// Only beneath this node
    #[arg(long)]
    pub(crate) section: Option<String>,
    /// Only what is assigned to, or answered by, this pseudonym
    #[arg(long)]
    pub(crate) of: Option<String>,
    /// Only these states: adjudicated, conflict, accepted, rejected, answered,
    /// unanswered, late; conflict, rejected, answered and late if left out
    #[arg(long, value_delimiter = ',')]
    pub(crate) state: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}

/// `cpi review xlsx`.
#[derive(Debug, Args)]
pub(crate) struct ReviewXlsx {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// Workbooks that came back, folders that hold them, or patterns such as `*.xlsx`; without
    /// any, workbooks are written
    pub(crate) files: Vec<PathBuf>,
    /// The folder to write into; it is made if need be
    #[arg(long, required_unless_present = "files", conflicts_with = "files")]
    pub(crate) into: Option<PathBuf>,
    /// The round; may be left out if there is one
    #[arg(long, conflicts_with = "files")]
    pub(crate) round: Option<String>,
    /// One country; all if left out
    #[arg(long, conflicts_with = "files")]
    pub(crate) country: Option<String>,
    /// Only beneath this node
    #[arg(long, conflicts_with = "files")]
    pub(crate) section: Option<String>,
    /// Only what is assigned to, or answered by, this pseudonym
    #[arg(long, conflicts_with = "files")]
    pub(crate) of: Option<String>,
    /// Only these states: adjudicated, conflict, accepted, rejected, answered, unanswered, late;
    /// all if left out
    #[arg(long, value_delimiter = ',', conflicts_with = "files")]
    pub(crate) state: Vec<String>,
    /// The language of the texts; the first of the framework if left out
    #[arg(long, conflicts_with = "files")]
    pub(crate) language: Option<String>,
    /// Write what is sound; otherwise only say what would change
    #[arg(long, requires_all = ["by", "files"])]
    pub(crate) apply: bool,
    /// The pseudonym of who reviewed: letters, digits, `.`, `_` or `-`
    #[arg(long, requires = "files")]
    pub(crate) by: Option<String>,
    /// When, as `2026-03-01T12:00:00Z`; now if left out
    #[arg(long, requires = "files")]
    pub(crate) at: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: ReportFormat,
}
