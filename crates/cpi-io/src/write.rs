//! How are drafts written?

mod crosswalk;
pub mod csv;
mod framework;
#[cfg(feature = "words")]
pub mod handbook;
#[cfg(feature = "words")]
mod markdown;
#[cfg(feature = "spreadsheet")]
pub(crate) mod review_book;
pub mod round;
#[cfg(feature = "spreadsheet")]
pub mod status_book;
pub mod translation;
#[cfg(feature = "spreadsheet")]
pub mod xlsform;
#[cfg(feature = "spreadsheet")]
pub mod xlsx;

pub use crosswalk::{crosswalk_csv, crosswalk_toml};
pub use framework::{framework_toml, indicators_csv};
