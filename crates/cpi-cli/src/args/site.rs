//! `cpi site`.

use clap::Args;
use std::path::PathBuf;

/// What a site shows, and where it is written.
#[derive(Debug, Args)]
pub(crate) struct Site {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The folder to write: new, empty, or an earlier site of the same index that nobody has changed
    #[arg(long, value_name = "FOLDER")]
    pub(crate) into: PathBuf,
    /// The round that the pages show; the latest that has answers if left out. Earlier rounds are there
    /// as series and data
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// The languages of the pages, separated by commas, the first one for the home page; the
    /// framework's first if left out
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    /// The published edition that this one comes after: a folder beside that of --into. Its pages then name
    /// this one; of the same round, this one is a correction
    #[arg(long, value_name = "FOLDER")]
    pub(crate) supersedes: Option<PathBuf>,
    /// Where the site will stand, for citations, search engines and links that are shared. Links within
    /// it are relative all the same
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,
    /// What is uncertain, and how much: adds what scores and ranks can bear
    #[arg(long, value_name = "FILE", requires_all = ["seed", "draws"])]
    pub(crate) plan: Option<PathBuf>,
    /// Of --plan: the seed of the generator
    #[arg(long, requires = "plan")]
    pub(crate) seed: Option<u64>,
    /// Of --plan: how many draws
    #[arg(long, requires = "plan")]
    pub(crate) draws: Option<u32>,
}
