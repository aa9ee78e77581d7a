//! Which charts are there, and what can they show?

use super::one_of;
use clap::{Args, ValueEnum};
use cpi_report::charts::ChartKind;
use std::path::PathBuf;

/// A chart.
#[derive(Debug, Args)]
pub(crate) struct Charted {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The kind of chart
    #[arg(value_parser = one_of(ChartKind::ALL.iter().copied()))]
    pub(crate) kind: ChartKind,
    /// The round; may be left out if there is one. Charts over rounds take all
    #[arg(long)]
    pub(crate) round: Option<String>,
    /// The country that stands out, or that the chart is about
    #[arg(long)]
    pub(crate) country: Option<String>,
    /// The node; the index itself if left out
    #[arg(long)]
    pub(crate) node: Option<String>,
    /// The level of the nodes that have a row, such as `article`; if left out, those directly beneath
    /// the index
    #[arg(long)]
    pub(crate) level: Option<String>,
    /// The view of cells, such as `dimension`; the framework's first if left out
    #[arg(long)]
    pub(crate) view: Option<String>,
    #[command(flatten)]
    pub(crate) drawn: Drawn,
    /// How to write it
    #[arg(long, value_enum, default_value = "svg")]
    pub(crate) format: ChartFormat,
    /// The language of its words, such as `ro`; the framework's first if left out
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
}

/// The draws that charts of ranks and pairs rest on.
#[derive(Debug, Args)]
pub(crate) struct Drawn {
    /// Of rank-intervals and pairs: the plan of what is uncertain
    #[arg(long, requires_all = ["seed", "draws"])]
    pub(crate) plan: Option<PathBuf>,
    /// With --plan: the seed of the generator
    #[arg(long, requires = "plan")]
    pub(crate) seed: Option<u64>,
    /// With --plan: how many draws
    #[arg(long, requires = "plan")]
    pub(crate) draws: Option<u32>,
}

/// How a chart is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartFormat {
    /// The picture
    Svg,
    /// The picture in dots, for programs that know no SVG; into a file
    Png,
    /// Its table, with every digit
    Csv,
}
