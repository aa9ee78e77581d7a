//! What one assessor handed in, as a document of ours.

use super::{ParsedDraft, keys, text};
use crate::source_map::SourceMap;
use cpi_model::Problems;
use cpi_model::draft::SubmissionDraft;

/// Reads a submission.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn submission_json(file: &str, bytes: &[u8]) -> Result<ParsedDraft<SubmissionDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(ParsedDraft {
        draft: keys::json(file, &text)?,
        places: SourceMap::json(file, &text),
    })
}
