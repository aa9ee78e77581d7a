//! Why did a verb fail, and what is its exit code?

use cpi_io::FolderError;
use cpi_io::crosswalks::CrosswalksError;
use cpi_scoring::{CoherenceError, RobustnessError, ScoreError, TrendError};
use std::process::ExitCode;
use thiserror::Error;

/// A failure of a verb.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Score(#[from] ScoreError),
    #[error(transparent)]
    Coherence(#[from] CoherenceError),
    #[error(transparent)]
    Robustness(#[from] RobustnessError),
    #[error(transparent)]
    Trend(#[from] TrendError),
    #[error(transparent)]
    Crosswalks(#[from] CrosswalksError),
    /// Something that was asked for does not exist.
    #[error("{0}")]
    NotThere(String),
    #[error(transparent)]
    Workbook(#[from] cpi_io::write::xlsx::WorkbookError),
    #[error(transparent)]
    Session(#[from] cpi_scoring::SessionError),
    #[error("the result could not be printed: {0}")]
    Print(std::io::Error),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Folder(FolderError::Problems(_)) => 1,
            Self::Robustness(RobustnessError::Score(_) | RobustnessError::Alternative { .. })
            | Self::Session(cpi_scoring::SessionError::Score(_))
            | Self::Score(_)
            | Self::Coherence(_)
            | Self::Trend(_) => 3,
            Self::NotThere(_) | Self::Crosswalks(_) | Self::Robustness(_) | Self::Session(_) => 2,
            Self::Folder(_) | Self::Workbook(_) | Self::Print(_) => 4,
        })
    }
}
