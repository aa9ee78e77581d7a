//! Which framework comes with the toolkit?
//!
//! The reference framework of a Child Protection Index, CC BY 4.0, as the two files that
//! people edit. It claims nothing of the method of any earlier edition.

use crate::read::{self, Read};
use cpi_model::FrameworkDraft;

/// The file `framework.toml` of the reference framework.
pub const FRAMEWORK_TOML: &str = include_str!("../frameworks/cpi-reference/framework.toml");

/// The file `indicators.csv` of the reference framework.
pub const INDICATORS_CSV: &str = include_str!("../frameworks/cpi-reference/indicators.csv");

/// The draft of the reference framework.
///
/// # Examples
///
/// ```
/// use cpi_model::FrameworkDraft;
/// let framework = cpi_io::reference::framework().check(FrameworkDraft::check)?.value;
/// assert_eq!(framework.id(), "cpi-reference");
/// assert!(626 <= framework.indicators().len());
/// # Ok::<(), cpi_model::Problems>(())
/// ```
pub fn framework() -> Read<FrameworkDraft> {
    let toml = ("framework.toml", FRAMEWORK_TOML.as_bytes());
    let table = ("indicators.csv", INDICATORS_CSV.as_bytes());
    read::framework_toml(toml, Some(table)).expect("the tests read the bundled framework")
}
