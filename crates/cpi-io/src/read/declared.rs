//! What people declare in one file, in TOML or JSON: a round, what is uncertain, targets, who is
//! compared with whom.

use super::{ParsedDraft, keys, text};
use crate::source_map::SourceMap;
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
pub fn round(file: &str, bytes: &[u8]) -> Result<ParsedDraft<RoundDraft>, Problems> {
    declared(file, bytes)
}

/// Reads a plan of what is uncertain: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn uncertainty(file: &str, bytes: &[u8]) -> Result<ParsedDraft<UncertaintyDraft>, Problems> {
    declared(file, bytes)
}

/// Reads the targets of a plan: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn targets(file: &str, bytes: &[u8]) -> Result<ParsedDraft<TargetsDraft>, Problems> {
    declared(file, bytes)
}

/// Reads who is compared with whom: JSON where the name of the file ends so, TOML otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn peers(file: &str, bytes: &[u8]) -> Result<ParsedDraft<PeersDraft>, Problems> {
    declared(file, bytes)
}

/// Reads what may be published of a round: JSON where the name of the file ends so, TOML
/// otherwise.
///
/// # Errors
///
/// All problems of the syntax and the keys.
pub fn publication(file: &str, bytes: &[u8]) -> Result<ParsedDraft<PublicationDraft>, Problems> {
    declared(file, bytes)
}

fn declared<T: DeserializeOwned + Serialize>(
    file: &str,
    bytes: &[u8],
) -> Result<ParsedDraft<T>, Problems> {
    let text = text::text(file, bytes)?;
    let json = Path::new(file)
        .extension()
        .is_some_and(|extension| extension == "json");
    Ok(if json {
        ParsedDraft {
            draft: keys::json(file, &text)?,
            places: SourceMap::json(file, &text),
        }
    } else {
        ParsedDraft {
            draft: keys::toml(file, &text)?,
            places: SourceMap::toml(file, &text),
        }
    })
}
