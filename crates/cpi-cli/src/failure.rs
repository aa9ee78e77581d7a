//! Why did a command fail, and what is its exit code?

use cpi_io::FolderError;
use cpi_io::crosswalks::CrosswalksError;
use cpi_model::Problems;
use cpi_model::framework::OtherFramework;
use cpi_report::ReportError;
use cpi_report::publication::ResultsError;
use cpi_scoring::{QueryError, RobustnessError, ScoreError, SessionError};
use std::process::ExitCode;
use thiserror::Error;

/// A failure of a command.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// A query that cannot be answered.
    #[error(transparent)]
    Query(QueryError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Crosswalks(#[from] CrosswalksError),
    /// Something that was asked for does not exist.
    #[error("{0}")]
    NotThere(String),
    #[error(transparent)]
    Workbook(#[from] cpi_io::write::xlsx::WorkbookError),
    #[error("the result could not be printed: {}", cpi_io::folder::cause(.0))]
    Print(std::io::Error),
    #[error("the change is recorded, but this could not be printed: {}", cpi_io::folder::cause(.0))]
    PrintDone(std::io::Error),
    #[error("the change is recorded, but the report of it could not be written: {0}")]
    WriteDone(FolderError),
}

/// What to do where a change is recorded and its document is not written yet.
pub(crate) const MEND: &str = "make room, or ask for the permission to write; `cpi verify INDEX --mend --by PSEUDONYM` then completes the document, and so does the next write";

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Folder(FolderError::Problems(problems))
    }
}

impl From<ResultsError> for Failure {
    fn from(error: ResultsError) -> Self {
        match error {
            ResultsError::Query(error) => error.into(),
            ResultsError::Report(error) => error.into(),
        }
    }
}

impl From<OtherFramework> for Failure {
    fn from(error: OtherFramework) -> Self {
        Self::Folder(error.into())
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::Problems(problems) => Self::Folder(FolderError::Problems(problems)),
            QueryError::OtherFramework(other) => other.into(),
            other => Self::Query(other),
        }
    }
}

impl Failure {
    /// What to do, where the message does not say it.
    pub(crate) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Folder(FolderError::Unfinished { .. }) => Some(MEND),
            Self::Folder(FolderError::NoCrosswalk { .. }) => {
                Some("`cpi crosswalk draft` proposes one")
            }
            Self::Folder(FolderError::Torn { .. }) => Some(
                "make room, or ask for the permission to write; then do this work again: the part is set aside in a file of its own",
            ),
            Self::Query(QueryError::SeveralRounds { .. } | QueryError::SeveralRoundsOf { .. }) => {
                Some("the option is --round")
            }
            Self::Query(QueryError::NoAnswers { .. }) => Some("`cpi collect` takes answers in"),
            Self::Query(QueryError::NoSuchNode { .. } | QueryError::NothingOfCode { .. }) => Some(
                "`cpi framework show` lists the nodes, and `cpi framework list` the indicators",
            ),
            _ => None,
        }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Folder(FolderError::Problems(_)) => 1,
            Self::Score(_)
            | Self::Report(ReportError::Score(_))
            | Self::Query(
                QueryError::Score(_)
                | QueryError::Coherence(_)
                | QueryError::Trend(_)
                | QueryError::Session(SessionError::Score(_))
                | QueryError::Robustness(
                    RobustnessError::Score(_) | RobustnessError::Alternative { .. },
                ),
            ) => 3,
            Self::Folder(FolderError::Refused(_))
            | Self::NotThere(_)
            | Self::Report(_)
            | Self::Crosswalks(_)
            | Self::Query(_) => 2,
            Self::Folder(_)
            | Self::Workbook(_)
            | Self::Print(_)
            | Self::PrintDone(_)
            | Self::WriteDone(_) => 4,
        })
    }
}
