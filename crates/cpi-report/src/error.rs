//! Why can something not be shown?

use cpi_model::framework::OtherFramework;
use cpi_scoring::ScoreError;
use thiserror::Error;

/// Something was asked for that the framework does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The result is of another framework.
    #[error(transparent)]
    OtherFramework(#[from] OtherFramework),
    /// The method refuses to compare the scores.
    #[error(transparent)]
    Score(ScoreError),
    /// The document names the hash of a table and holds no result.
    #[error("the document names the hash of a table alone, so there is no result to show")]
    NoResult,
    /// The documents of a composed report lack the scores that it is of.
    #[error("these documents have no scores of the country and round that the report is of")]
    Lacks,
    /// A workbook cannot hold the tables.
    #[error("the tables cannot be written as a workbook: {0}")]
    Workbook(String),
    /// No node has the level.
    #[error("the framework has no nodes of the level `{level}`; its levels are: {}", levels.join(", "))]
    Level {
        /// The level.
        level: String,
        /// Those that there are.
        levels: Vec<String>,
    },
    /// No view has the code.
    #[error("the framework has no view `{view}`; its views are: {}", listed(views))]
    View {
        /// The code.
        view: String,
        /// Those that there are.
        views: Vec<String>,
    },
    /// The framework has no view at all.
    #[error("the framework declares no view, so it has no groups and cells to draw")]
    NoViews,
    /// The framework has no gap.
    #[error("the framework declares no gap, so there is no law against practice (methodology 5.5)")]
    NoGap,
    /// The framework has no question that is answered on a scale.
    #[error(
        "the framework has no question that is answered on a scale, so there are no answers to count"
    )]
    NoScales,
    /// The view has no cells at the level.
    #[error(
        "the view `{view}` has no cells at the level `{level}`; it has them at the level of its `rows`"
    )]
    Cells {
        /// The code of the view.
        view: String,
        /// The level.
        level: String,
    },
}

impl From<ScoreError> for ReportError {
    fn from(error: ScoreError) -> Self {
        match error {
            ScoreError::OtherFramework(error) => Self::OtherFramework(error),
            other => Self::Score(other),
        }
    }
}

fn listed(codes: &[String]) -> String {
    if codes.is_empty() {
        return "none".to_owned();
    }
    codes.join(", ")
}
