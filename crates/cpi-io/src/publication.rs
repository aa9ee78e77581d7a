//! What is published of an index? A folder that is itself an index: the framework, public
//! assessments, results, and a manifest (methodology 16).

pub mod edition;
pub mod manifest;
#[cfg(feature = "publication")]
mod personal;
mod prepare;
#[cfg(feature = "publication")]
pub mod signature;
pub mod superseded;
mod write;

#[cfg(feature = "publication")]
pub use personal::personal;
pub use prepare::{PreparedPublication, as_published, prepare_rounds};
pub use write::{PublicationOutcome, is_publication, site_manifest, site_of, write, write_site};

/// The file beside a `round.toml` that says what may be published of the round.
pub const DECLARATION: &str = "publication.toml";

/// The table of a published round whose answers are kept as a table.
pub const TABLE: &str = "answers.csv";
