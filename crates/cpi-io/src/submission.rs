//! What came in with a file: whose answers, and what is wrong with them?
//!
//! A file holds one submission (a workbook, a document of ours) or several (an export of a
//! form server, a long table). What is sound is returned also where something else is not:
//! a problem whose path begins with `/answers/N` concerns that answer alone, one without
//! such a path the file or a cell that became no answer.

use crate::read::{self, ParsedDraft};
use cpi_model::draft::SubmissionDraft;
use cpi_model::{Framework, Problems};

/// What one file holds.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// Its submissions, in the order in which they were handed in.
    pub submissions: Vec<ReadSubmission>,
    /// What is wrong with the file, or stands where nothing is read.
    pub problems: Problems,
}

/// One submission with what only its reader can see.
#[derive(Debug, Clone)]
pub struct ReadSubmission {
    /// The submission with the places of its values.
    pub read: ParsedDraft<SubmissionDraft>,
    /// What the reader found wrong with it, with places: altered wording, merged cells. The
    /// path, where there is one, says which value it concerns.
    pub problems: Problems,
}

/// Reads a file that came in: a filled workbook (XLSX or ODS), an export of KoboToolbox
/// (JSON, XLSX or CSV), a long table (CSV), or a submission or an assessment as a document
/// of ours.
///
/// The draft is unchecked: options, numbers, dates, links and conditions are judged by the
/// check of the submission, which reports pointers that [`ParsedDraft::check`] turns into cells.
///
/// # Errors
///
/// All problems of a file that cannot be read at all.
pub fn read(file: &str, bytes: &[u8], framework: &Framework) -> Result<Incoming, Problems> {
    read::incoming(file, bytes, framework)
}
