//! How are drafts written?

mod crosswalk;
pub mod csv;
mod framework;
#[cfg(feature = "words")]
pub mod handbook;
mod index;
#[cfg(feature = "words")]
mod markdown;
#[cfg(feature = "spreadsheet")]
pub(crate) mod review_book;
pub mod round;
#[cfg(feature = "spreadsheet")]
pub mod status_book;
pub mod translation;
pub mod uncertainty;
#[cfg(feature = "spreadsheet")]
pub mod xlsform;
#[cfg(feature = "spreadsheet")]
pub mod xlsx;

pub use crosswalk::{crosswalk_csv, crosswalk_toml};
pub use framework::{framework_toml, indicators_csv};
pub use index::{AssessmentDocument, assessed_rounds, index_files};

/// A text with lines that end as those of the text that it replaces.
pub(crate) fn with_line_ends_of(before: &str, text: String) -> String {
    if before.contains("\r\n") {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text
    }
}
