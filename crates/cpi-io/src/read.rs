//! What does a file say?
//!
//! Every reader takes the name of the file, for messages, and its bytes. It returns what
//! the file declares, or all problems with their places.

#[cfg(feature = "spreadsheet")]
mod archive;
mod assessment;
mod cells;
mod changed_answers;
mod crosswalk;
mod declared;
mod framework;
#[cfg(feature = "spreadsheet")]
mod gathered;
#[cfg(feature = "spreadsheet")]
mod incoming;
mod indicators;
mod keys;
#[cfg(feature = "spreadsheet")]
mod kobo;
#[cfg(feature = "spreadsheet")]
mod long;
#[cfg(feature = "spreadsheet")]
mod meaning;
mod numeral;
mod quotes;
#[cfg(feature = "spreadsheet")]
pub(crate) mod review_book;
#[cfg(feature = "spreadsheet")]
mod saved_sheet;
#[cfg(feature = "spreadsheet")]
pub mod spreadsheet;
mod submission;
mod table;
mod terms;
mod text;
mod translation;
#[cfg(feature = "spreadsheet")]
mod workbook;

pub use assessment::{any_assessment, assessment, public_assessment};
pub use changed_answers::changed_answers;
pub use crosswalk::{crosswalk_json, crosswalk_toml};
pub use declared::{peers, publication, round, targets, uncertainty};
pub use framework::{framework_json, framework_toml};
pub use submission::submission_json;
pub use table::{Panel, table};
pub use terms::terms;
pub use text::text;
pub use translation::translation;

#[cfg(feature = "spreadsheet")]
pub(crate) use incoming::incoming;

pub(crate) use cells::is_blank;
pub(crate) use crosswalk::CROSSWALK_COLUMNS;
pub(crate) use indicators::{COLUMNS, LAST_COLUMNS};
pub(crate) use table::BESIDE;

use cpi_model::{Checked, Problems};

use crate::source_map::SourceMap;

/// A draft with the places of its values.
#[derive(Debug, Clone)]
pub struct ParsedDraft<T> {
    /// The draft.
    pub draft: T,
    /// Where its values stand.
    pub places: SourceMap,
}

impl<T> ParsedDraft<T> {
    /// Checks the draft; problems and warnings get their places.
    ///
    /// # Errors
    ///
    /// All problems, if any of them is an error.
    pub fn check<C>(
        &self,
        check: impl FnOnce(&T) -> Result<Checked<C>, Problems>,
    ) -> Result<Checked<C>, Problems> {
        self.places.located(check(&self.draft))
    }

    /// The same by a check that takes the draft, such as [`FrameworkDraft::into_checked`], which then
    /// needs no copy of it.
    ///
    /// # Errors
    ///
    /// As [`ParsedDraft::check`].
    ///
    /// [`FrameworkDraft::into_checked`]: cpi_model::FrameworkDraft::into_checked
    pub fn into_checked<C>(
        self,
        check: impl FnOnce(T) -> Result<Checked<C>, Problems>,
    ) -> Result<Checked<C>, Problems> {
        self.places.located(check(self.draft))
    }
}
