//! The file `peers.toml`.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::PeersDraft;

/// Reads who is compared with whom.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn peers(file: &str, bytes: &[u8]) -> Result<Read<PeersDraft>, Problems> {
    let text = text::text(file, bytes)?;
    Ok(Read {
        draft: keys::toml(file, text)?,
        places: Places::toml(file, text),
    })
}
