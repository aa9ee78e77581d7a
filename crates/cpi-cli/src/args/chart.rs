//! Which charts are there, and what can they show?

use clap::{Args, ValueEnum};
use cpi_report::charts::ChartKind;
use std::path::PathBuf;

/// A chart.
#[derive(Debug, Args)]
pub(crate) struct Charted {
    /// The folder of the index
    pub(crate) index: PathBuf,
    /// The kind of chart
    #[arg(value_enum)]
    pub(crate) kind: Kind,
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

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The score of each country, within what missing answers still allow
    Scores,
    /// For each section, or node of a level, where the countries stand
    Strips,
    /// Law against practice: of the countries, or of one country
    Gaps,
    /// The cells of a view in one country, or its groups in all
    Heat,
    /// How many answers are of each kind, by section or level
    Answers,
    /// The rank of each country, within those that draws gave
    RankIntervals,
    /// How often each country is above each other one
    Pairs,
    /// The scores over rounds, in one picture
    Slopes,
    /// The scores over rounds, a picture for each country
    Panels,
    /// What changed in the latest step of each country, and where it comes from
    Changes,
    /// The better answers by which the index of a country gains the most
    Gains,
}

impl Kind {
    /// What the libraries call it.
    pub(crate) fn of_report(self) -> ChartKind {
        match self {
            Self::Scores => ChartKind::Scores,
            Self::Strips => ChartKind::Strips,
            Self::Gaps => ChartKind::Gaps,
            Self::Heat => ChartKind::Heat,
            Self::Answers => ChartKind::Answers,
            Self::RankIntervals => ChartKind::RankIntervals,
            Self::Pairs => ChartKind::Pairs,
            Self::Slopes => ChartKind::Slopes,
            Self::Panels => ChartKind::Panels,
            Self::Changes => ChartKind::Changes,
            Self::Gains => ChartKind::Gains,
        }
    }
}
