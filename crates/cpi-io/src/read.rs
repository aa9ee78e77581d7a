//! What does a file say?
//!
//! Every reader takes the name of the file, for messages, and its bytes. It returns what
//! the file declares, or all problems with their places.

mod assessment;
mod cells;
mod framework;
mod indicators;
mod keys;
mod round;
mod submission;
mod table;
mod text;

pub use assessment::assessment;
pub use framework::{framework_json, framework_toml};
pub use round::round;
pub use submission::submission_json;
pub use table::{Panel, table};

pub(crate) use indicators::{COLUMNS, LAST_COLUMNS};
pub(crate) use table::BESIDE;

use cpi_model::{Checked, Problems};

use crate::places::Places;

/// A draft with the places of its values.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// The draft.
    pub draft: T,
    /// Where its values stand.
    pub places: Places,
}

impl<T> Read<T> {
    /// Checks the draft; problems and warnings get their places.
    ///
    /// # Errors
    ///
    /// All problems, if any of them is an error.
    pub fn check<C>(
        &self,
        check: impl FnOnce(&T) -> Result<Checked<C>, Problems>,
    ) -> Result<Checked<C>, Problems> {
        match check(&self.draft) {
            Ok(mut checked) => {
                self.places.locate(&mut checked.warnings);
                Ok(checked)
            }
            Err(mut problems) => {
                self.places.locate(&mut problems);
                Err(problems)
            }
        }
    }
}
