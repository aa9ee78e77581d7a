//! What can be asked about the records themselves?

use super::{ActorArgs, One};
use clap::Args;
use std::path::PathBuf;

/// `cpi redact`.
#[derive(Debug, Args)]
#[group(id = "texts", required = true, multiple = true, args = ["entry", "containing"])]
pub(crate) struct Redact {
    #[command(flatten)]
    pub(crate) one: One,
    /// The number of the entry that holds the text, as `cpi history` lists it
    #[arg(long)]
    pub(crate) entry: Option<u64>,
    /// Which text of the entry, as `to.coding.comment`; may be left out if it has one
    #[arg(long, requires = "entry")]
    pub(crate) text: Option<String>,
    /// Every text that contains this
    #[arg(long)]
    pub(crate) containing: Option<String>,
    /// Why; do not repeat here what is to be removed
    #[arg(long)]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) hand: ActorArgs,
    /// Remove the texts; otherwise only say which would be removed
    #[arg(long)]
    pub(crate) apply: bool,
}

/// `cpi join`.
#[derive(Debug, Args)]
pub(crate) struct Join {
    /// The folder of the index that goes on
    pub(crate) index: PathBuf,
    /// The folder of the copy in which others worked
    pub(crate) other: PathBuf,
    /// The round; all if left out
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// One country; all if left out
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// What stands of an indicator that both changed: `CODE=here`, `CODE=there`, or `CODE=both`
    /// where they changed different parts of the answer; may be repeated
    #[arg(long, value_name = "CODE=SIDE", requires = "country")]
    pub(crate) take: Vec<String>,
    /// Why it is decided so
    #[arg(long, requires = "take")]
    pub(crate) reason: Option<String>,
    /// Write what can be joined; otherwise only say what would be
    #[arg(long, requires = "by")]
    pub(crate) apply: bool,
    /// The pseudonym of who joins: letters, digits, `.`, `_` or `-`
    #[arg(long)]
    pub(crate) by: Option<String>,
    /// When, as `2026-03-01T12:00:00Z`; now if left out
    #[arg(long)]
    pub(crate) at: Option<String>,
}
