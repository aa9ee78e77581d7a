//! What one assessor handed in, as a document of ours.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::SubmissionDraft;

/// Reads a submission.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn submission_json(file: &str, bytes: &[u8]) -> Result<Read<SubmissionDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(Read {
        draft: keys::json(file, &text)?,
        places: Places::json(file, &text),
    })
}
