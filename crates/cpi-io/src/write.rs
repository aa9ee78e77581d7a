//! How are results and drafts written?

pub mod coherence;
mod crosswalk;
pub mod csv;
mod framework;
pub mod framework_difference;
#[cfg(feature = "words")]
pub mod handbook;
pub mod markdown;
pub mod recommendations;
#[cfg(feature = "spreadsheet")]
pub(crate) mod review_book;
pub mod robustness;
pub mod round;
#[cfg(feature = "spreadsheet")]
pub mod status_book;
pub mod translation;
pub mod trend;
#[cfg(feature = "spreadsheet")]
pub mod xlsform;
#[cfg(feature = "spreadsheet")]
pub mod xlsx;

pub use crosswalk::{crosswalk_csv, crosswalk_toml};
pub use framework::{framework_toml, indicators_csv};
