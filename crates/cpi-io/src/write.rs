//! How are results and drafts written?

pub mod csv;
mod framework;
pub mod markdown;
pub mod round;

pub use framework::{framework_toml, indicators_csv};
