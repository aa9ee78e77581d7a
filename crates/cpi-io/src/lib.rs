#![doc = include_str!("../README.md")]

// In reading order: where things stand, files in, a whole folder, results out.
pub mod source_map;

pub mod crosswalks;
#[cfg(feature = "spreadsheet")]
pub mod files;
pub mod folder;
pub mod ledger;
#[cfg(feature = "publication")]
pub mod personal;
pub mod publication;
pub mod read;
#[cfg(feature = "reference")]
pub mod reference;
#[cfg(feature = "spreadsheet")]
pub mod submission;

#[cfg(feature = "spreadsheet")]
pub mod collect;
#[cfg(feature = "words")]
pub mod handbook;
#[cfg(feature = "words")]
pub mod questionnaire;
#[cfg(feature = "spreadsheet")]
pub mod review_book;
pub mod translation;
pub mod upgrade;

pub mod schema;
pub mod write;

pub use folder::{FolderError, IndexFolder};
#[cfg(feature = "spreadsheet")]
pub use ledger::{InterruptedWrite, WriteStatus};
pub use ledger::{Ledger, Lock};
