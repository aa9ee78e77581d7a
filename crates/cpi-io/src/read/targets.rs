//! The file `targets.toml` of a plan.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::TargetsDraft;

/// Reads the targets of a plan.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn targets(file: &str, bytes: &[u8]) -> Result<Read<TargetsDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(Read {
        draft: keys::toml(file, text)?,
        places: Places::toml(file, text),
    })
}
