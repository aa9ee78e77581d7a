//! How are results and drafts written?

pub mod coherence;
pub mod csv;
mod framework;
pub mod markdown;
pub mod recommendations;
pub mod robustness;
pub mod round;
#[cfg(feature = "spreadsheet")]
pub mod xlsform;
#[cfg(feature = "spreadsheet")]
pub mod xlsx;

pub use framework::{framework_toml, indicators_csv};
