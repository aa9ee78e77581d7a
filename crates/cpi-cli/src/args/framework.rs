//! What can be asked of a framework?

use super::{Format, ReportFormat};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What to do with a framework.
#[derive(Debug, Subcommand)]
pub(crate) enum FrameworkCommand {
    /// Read the framework, a node or an indicator whole
    Show(ShowArguments),
    /// List indicators
    List(ListArguments),
    /// Say what differs between two frameworks, and which scores can still be compared
    Diff {
        /// The earlier framework: a folder, a JSON file, `cpi-reference`, `cpi-reference-core` or `cpi-reference-1`
        one: PathBuf,
        /// The framework after
        other: PathBuf,
        /// How to print
        #[arg(long, value_enum, default_value = "table")]
        format: ReportFormat,
        /// The language of the table, such as `ro`; the first of the framework after if left out
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
    },
    /// Write the handbook: an overview, and a page for each article
    Handbook {
        /// The framework: a folder, a JSON file, `cpi-reference`, `cpi-reference-core` or `cpi-reference-1`
        framework: PathBuf,
        /// The language, one of the framework's; its first if left out
        #[arg(long)]
        language: Option<String>,
        /// The folder to write into; it is made if need be
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
        /// Write nothing; exit with 1 if the folder is not current
        #[arg(long)]
        check: bool,
    },
    /// Write a framework of one group of a view alone, such as the core set
    Subset {
        /// The framework: a folder, a JSON file, `cpi-reference`, `cpi-reference-core` or `cpi-reference-1`
        framework: PathBuf,
        /// The view and the group, such as `set:core`
        #[arg(long, value_name = "VIEW:GROUP")]
        group: String,
        /// The folder to make
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
    },
    /// Have the texts translated: one table out, the same table back
    Translation {
        #[command(subcommand)]
        command: TranslationCommand,
    },
}

/// What to read.
#[derive(Debug, Args)]
pub(crate) struct ShowArguments {
    /// The framework: a folder, a JSON file, `cpi-reference`, `cpi-reference-core` or `cpi-reference-1`
    pub(crate) framework: PathBuf,
    /// The code of a node or of an indicator; the whole framework if left out
    pub(crate) code: Option<String>,
    /// Only the indicators of this group, such as a dimension
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Everything about each indicator, not its question alone
    #[arg(long)]
    pub(crate) whole: bool,
    /// The language, one of the framework's; its first if left out
    #[arg(long)]
    pub(crate) language: Option<String>,
}

/// What to list.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// The framework: a folder, a JSON file, `cpi-reference`, `cpi-reference-core` or `cpi-reference-1`
    pub(crate) framework: PathBuf,
    /// Only beneath this node
    #[arg(long)]
    pub(crate) node: Option<String>,
    /// Only in this group, such as a dimension
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Only of this kind
    #[arg(long, value_parser = ["checklist", "quantity"])]
    pub(crate) kind: Option<String>,
    /// Only where the code or a text holds this, whatever its case
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// The language, one of the framework's; its first if left out
    #[arg(long)]
    pub(crate) language: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
}

/// To the translator, or back.
#[derive(Debug, Subcommand)]
pub(crate) enum TranslationCommand {
    /// Write one table for a translator: a workbook if the file ends in .xlsx, else CSV that is
    /// safe to open in a spreadsheet
    Export {
        #[command(flatten)]
        arguments: TranslationArguments,
        /// For a reviewer: only the translations that nobody has reviewed as they read now, with a column
        /// `reviewed` in which `yes` marks what is good
        #[arg(long)]
        review: bool,
    },
    /// Take the table back into the files of the framework, whole or not at all
    Import {
        #[command(flatten)]
        arguments: TranslationArguments,
        /// The table that came back: CSV, XLSX or ODS; also several tables, folders that hold
        /// them, or patterns such as `*.xlsx`
        #[arg(long, num_args = 1.., required = true)]
        from: Vec<PathBuf>,
        /// The pseudonym of the person who reviewed what is marked in the column `reviewed`
        #[arg(long)]
        by: Option<String>,
        /// The day of the review, such as 2026-11-30; today if left out
        #[arg(long)]
        on: Option<String>,
    },
}

/// Which translation.
#[derive(Debug, Args)]
pub(crate) struct TranslationArguments {
    /// The folder of the index or of the framework, or a framework in JSON
    pub(crate) framework: PathBuf,
    /// The language to translate into, BCP 47, such as `ro` or `sr-Latn`
    #[arg(long)]
    pub(crate) language: String,
    /// The language to translate from; the framework's first if left out
    #[arg(long)]
    pub(crate) source: Option<String>,
}
