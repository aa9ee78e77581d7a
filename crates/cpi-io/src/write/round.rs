//! A round as the file that people edit.

use cpi_model::RoundDraft;

/// The file `round.toml`.
pub fn round_toml(draft: &RoundDraft) -> String {
    toml::to_string_pretty(draft).expect("the draft has text keys and no type that TOML lacks")
}
