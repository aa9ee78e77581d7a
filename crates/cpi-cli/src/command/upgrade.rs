//! `cpi upgrade`.

use crate::failure::Failure;
use crate::output;
use cpi_io::upgrade::Upgrade;
use std::path::PathBuf;
use std::process::ExitCode;

/// What is upgraded.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index
    index: PathBuf,
    /// Write the changes, instead of only listing them
    #[arg(long)]
    apply: bool,
}

pub(super) fn run(asked: &Args) -> Result<ExitCode, Failure> {
    let apply = asked.apply;
    let upgrade = Upgrade::of(&asked.index)?;
    if apply {
        upgrade.apply()?;
    }
    let mut text = String::new();
    for (file, _, change) in &upgrade.changes {
        text.push_str(&format!("{}: {change}\n", file.display()));
    }
    text.push_str(match (upgrade.changes.is_empty(), apply) {
        (true, _) if upgrade.left.is_empty() => "nothing to do: this index is one of 0.2\n",
        (true, _) => "nothing that can be done without a person\n",
        (false, true) => "done; histories and answers are as they were\n",
        (false, false) => "nothing was written; --apply writes it\n",
    });
    if apply {
        output::done(&text)?;
    } else {
        output::result(&text)?;
    }
    output::problems(&upgrade.left);
    Ok(if upgrade.left.any_error() {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}
