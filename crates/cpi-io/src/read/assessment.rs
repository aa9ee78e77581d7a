//! One assessment in JSON.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::AssessmentDraft;

/// Reads an assessment.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn assessment(file: &str, bytes: &[u8]) -> Result<Read<AssessmentDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(Read {
        draft: keys::json(file, text)?,
        places: Places::json(file, text),
    })
}
