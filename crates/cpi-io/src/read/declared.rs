//! What people declare in one file, in TOML or JSON: a round, what is uncertain, targets, who is
//! compared with whom.

use super::{Read, keys, text};
use crate::places::Places;
use cpi_model::Problems;
use cpi_model::draft::{PeersDraft, PublicationDraft, RoundDraft, TargetsDraft, UncertaintyDraft};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Reads a round, or the rounds of a panel: JSON where the name of the file ends so, TOML
/// otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn round(file: &str, bytes: &[u8]) -> Result<Read<RoundDraft>, Problems> {
    declared(file, bytes)
}

/// Reads a plan of what is uncertain: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn uncertainty(file: &str, bytes: &[u8]) -> Result<Read<UncertaintyDraft>, Problems> {
    declared(file, bytes)
}

/// Reads the targets of a plan: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn targets(file: &str, bytes: &[u8]) -> Result<Read<TargetsDraft>, Problems> {
    declared(file, bytes)
}

/// Reads who is compared with whom: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn peers(file: &str, bytes: &[u8]) -> Result<Read<PeersDraft>, Problems> {
    declared(file, bytes)
}

/// Reads what may be published of a round: JSON where the name of the file ends so, TOML
/// otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn publication(file: &str, bytes: &[u8]) -> Result<Read<PublicationDraft>, Problems> {
    declared(file, bytes)
}

fn declared<T: DeserializeOwned + Serialize>(
    file: &str,
    bytes: &[u8],
) -> Result<Read<T>, Problems> {
    let text = text::text(file, bytes)?;
    let json = Path::new(file)
        .extension()
        .is_some_and(|extension| extension == "json");
    Ok(if json {
        Read {
            draft: keys::json(file, &text)?,
            places: Places::json(file, &text),
        }
    } else {
        Read {
            draft: keys::toml(file, &text)?,
            places: Places::toml(file, &text),
        }
    })
}
