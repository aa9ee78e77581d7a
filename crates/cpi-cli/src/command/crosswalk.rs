//! `cpi crosswalk`.

use super::framework::source::open as open_framework;
use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use clap::Subcommand;
use cpi_io::folder::{self, write_all_atomic};
use cpi_io::write::{crosswalk_csv, crosswalk_toml};
use cpi_model::draft::Relation;
use cpi_model::provenance::canonical_json;
use cpi_model::{Framework, Problems};
use cpi_scoring::suggest_crosswalk;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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

pub(super) fn run(command: &CrosswalkCommand) -> Result<ExitCode, Failure> {
    match command {
        CrosswalkCommand::Draft { older, newer, into } => {
            draft(older, newer, into.as_deref())?;
            Ok(ExitCode::SUCCESS)
        }
        CrosswalkCommand::Check {
            older,
            newer,
            crosswalk,
            format,
        } => check(older, newer, crosswalk.as_deref(), *format),
    }
}

fn draft(older: &Path, newer: &Path, into: Option<&Path>) -> Result<(), Failure> {
    let (older, newer) = (open_framework(older)?, open_framework(newer)?);
    let draft = suggest_crosswalk(&older, &newer);
    let Some(into) = into else {
        return output::exact(&canonical_json(&draft));
    };
    let files = [
        ("crosswalk.toml", crosswalk_toml(&draft)),
        ("crosswalk.csv", crosswalk_csv(&draft)),
    ];
    for (name, _) in &files {
        if into.join(name).exists() {
            return Err(Failure::NotThere(format!(
                "{} is there already; move it away, or name another folder",
                into.join(name).display()
            )));
        }
    }
    let files = files.map(|(name, text)| (into.join(name), text.into_bytes()));
    write_all_atomic(&files)?;
    let mut counts: BTreeMap<Relation, usize> = BTreeMap::new();
    for relation in &draft.relations {
        if let Some(cpi_model::draft::Choice::Known(kind)) = relation.relation {
            *counts.entry(kind).or_default() += 1;
        }
    }
    output::result(&format!(
        "{}\n{}\n{}\nread each relation, correct it, and set `confirmed` to yes\n",
        into.join("crosswalk.toml").display(),
        into.join("crosswalk.csv").display(),
        counted(counts.iter().map(|(kind, count)| (*kind, *count)))
    ))
}

fn counted(counts: impl Iterator<Item = (Relation, usize)>) -> String {
    let counts: Vec<String> = counts
        .map(|(relation, count)| format!("{} {count}", relation.word()))
        .collect();
    counts.join(", ")
}

fn check(
    older: &Path,
    newer: &Path,
    file: Option<&Path>,
    format: ReportFormat,
) -> Result<ExitCode, Failure> {
    let frameworks: (Framework, Framework) = (open_framework(older)?, open_framework(newer)?);
    let found = folder::crosswalk(file.unwrap_or(newer))
        .and_then(|read| Ok(read.check(|draft| draft.check(&frameworks.0, &frameworks.1))?));
    let (counts, problems): (_, Problems) = match found {
        Ok(checked) => {
            let counts = checked.value.counts().iter();
            let counts = counted(counts.map(|(relation, count)| (*relation, *count as usize)));
            (format!("{counts}\n"), checked.warnings)
        }
        Err(cpi_io::FolderError::Problems(problems)) => (String::new(), problems),
        Err(other) => return Err(other.into()),
    };
    output::checked(&counts, &problems, format)
}
