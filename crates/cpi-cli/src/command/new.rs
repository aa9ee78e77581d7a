//! `cpi new`.

use crate::args::{Beginning, FirstRound};
use crate::failure::Failure;
use crate::output;
use cpi_io::folder::create_atomic;
use cpi_io::reference::{self, ReferenceFramework, first_files};
use std::path::PathBuf;

/// The files of a new index; everything in them is fictional.
const EXAMPLE: [(&str, &str); 6] = [
    (
        "framework/framework.toml",
        include_str!("../../template/framework/framework.toml"),
    ),
    (
        "framework/indicators.csv",
        include_str!("../../template/framework/indicators.csv"),
    ),
    (
        "rounds/2026/round.toml",
        include_str!("../../template/rounds/2026/round.toml"),
    ),
    (
        "rounds/2026/XAA.json",
        include_str!("../../template/rounds/2026/XAA.json"),
    ),
    (
        "rounds/2026/XAB.json",
        include_str!("../../template/rounds/2026/XAB.json"),
    ),
    (
        "uncertainty.toml",
        include_str!("../../template/uncertainty.toml"),
    ),
];

/// With what an index begins.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder to make
    folder: PathBuf,
    /// The framework to begin with
    #[arg(long, value_enum, default_value = "example")]
    framework: Beginning,
    #[command(flatten)]
    first: FirstRound,
}

pub(super) fn run(asked: &Args) -> Result<(), Failure> {
    let (folder, beginning, first) = (&asked.folder, asked.framework, &asked.first);
    if folder.exists() {
        return Err(Failure::NotThere(format!(
            "{} exists already, and nothing is overwritten; name a folder that does not exist",
            folder.display()
        )));
    }
    let round = first.round.as_deref().map(|id| reference::FirstRound {
        id,
        reference_date: first.reference_date.as_deref(),
        countries: &first.country,
    });
    let files = match beginning {
        Beginning::Example if first.round.is_some() => {
            return Err(Failure::NotThere(
                "the example comes with its own round; a first round goes with `--framework cpi-reference`"
                    .to_owned(),
            ));
        }
        Beginning::Example => EXAMPLE
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
        Beginning::CpiReference1 => first_files(ReferenceFramework::First, round)?,
        Beginning::CpiReference => first_files(ReferenceFramework::Second, round)?,
        Beginning::CpiReferenceCore => first_files(ReferenceFramework::Core, round)?,
    };
    create_atomic(folder, &files)?;
    let next = match (beginning, &first.round) {
        (Beginning::Example, _) => "score",
        (_, Some(_)) => "status",
        (_, None) => "framework show",
    };
    output::note(&format!("made {0}; now: cpi {next} {0}", folder.display()));
    Ok(())
}
