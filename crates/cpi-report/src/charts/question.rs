//! Of which result is a chart made, and what does it look at?

use super::ChartKind;
use cpi_scoring::plan::PlanQuery;
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Query, ScoresQuery};

/// What may be asked of a chart beyond its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartOption {
    /// One round.
    Round,
    /// One node.
    Node,
    /// The level of the nodes that have a row.
    Level,
    /// The view of cells.
    View,
    /// A plan of what is uncertain, from which draws are made.
    Plan,
}

impl ChartKind {
    /// Whether an option has an effect on this kind of chart.
    pub fn looks_at(self, option: ChartOption) -> bool {
        use ChartKind as K;
        match option {
            ChartOption::Round => !matches!(self, K::Slopes | K::Panels | K::Changes),
            ChartOption::Node => matches!(
                self,
                K::Scores | K::RankIntervals | K::Slopes | K::Panels | K::Changes
            ),
            ChartOption::Level => matches!(self, K::Strips | K::Answers),
            ChartOption::View => self == K::Heat,
            ChartOption::Plan => matches!(self, K::RankIntervals | K::Pairs),
        }
    }

    /// The query of the result that the chart is made of, for a round and a country that gains; none of a
    /// chart that is made of draws.
    pub fn question(self, round: Option<String>, country: Option<&str>) -> Option<Query> {
        Some(match self {
            Self::Scores | Self::Strips | Self::Gaps | Self::Heat | Self::Answers => {
                Query::Scores(ScoresQuery {
                    round,
                    country: None,
                    trail: self == Self::Answers,
                })
            }
            Self::Slopes | Self::Panels | Self::Changes => Query::Trend(TrendQuery::default()),
            Self::Gains => Query::Plan(Box::new(PlanQuery {
                country: country.unwrap_or_default().to_owned(),
                round,
                targets: None,
            })),
            Self::RankIntervals | Self::Pairs => return None,
        })
    }
}
