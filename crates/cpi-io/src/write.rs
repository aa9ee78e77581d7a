//! How are results and drafts written?

pub mod csv;
mod framework;
pub mod markdown;

pub use framework::{framework_toml, indicators_csv};
