//! The file `round.toml`.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::RoundDraft;

/// Reads a round, or the rounds of a panel.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn round(file: &str, bytes: &[u8]) -> Result<Read<RoundDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(Read {
        draft: keys::toml(file, text)?,
        places: Places::toml(file, text),
    })
}
