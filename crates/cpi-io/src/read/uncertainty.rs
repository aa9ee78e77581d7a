//! A plan of what is uncertain, in TOML or JSON.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::UncertaintyDraft;

/// Reads a plan: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn uncertainty(file: &str, bytes: &[u8]) -> Result<Read<UncertaintyDraft>, Problems> {
    let text = text::text(file, bytes)?;
    let json = std::path::Path::new(file)
        .extension()
        .is_some_and(|extension| extension == "json");
    Ok(if json {
        Read {
            draft: keys::json(file, text)?,
            places: Places::json(file, text),
        }
    } else {
        Read {
            draft: keys::toml(file, text)?,
            places: Places::toml(file, text),
        }
    })
}
