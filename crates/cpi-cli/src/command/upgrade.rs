//! `cpi upgrade`.

use crate::failure::Failure;
use crate::output;
use cpi_io::upgrade::Upgrade;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(index: &Path, apply: bool) -> Result<ExitCode, Failure> {
    let upgrade = Upgrade::of(index)?;
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
