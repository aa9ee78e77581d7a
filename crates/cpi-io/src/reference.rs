//! Which framework comes with the toolkit?
//!
//! The reference framework of a Child Protection Index, CC BY 4.0, as the two files that
//! people edit. It claims nothing of the method of any earlier edition.

mod start;

pub use start::{FirstRound, ReferenceFramework, first_files};

use crate::read::{self, ParsedDraft};
use crate::write;
use cpi_model::{FrameworkDraft, Problems};

/// The view of the second edition that says which indicators are core, and the group of these.
pub const CORE: (&str, &str) = ("set", "core");

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
pub fn framework() -> ParsedDraft<FrameworkDraft> {
    let toml = ("framework.toml", FRAMEWORK_TOML.as_bytes());
    let table = ("indicators.csv", INDICATORS_CSV.as_bytes());
    read::framework_toml(toml, Some(table)).expect("the tests read the bundled framework")
}

/// The file `framework.toml` of the second edition of the reference framework.
pub const SECOND_FRAMEWORK_TOML: &str =
    include_str!("../frameworks/cpi-reference-2/framework.toml");

/// The file `indicators.csv` of the second edition of the reference framework.
pub const SECOND_INDICATORS_CSV: &str =
    include_str!("../frameworks/cpi-reference-2/indicators.csv");

/// The draft of the second edition.
pub fn second_edition() -> ParsedDraft<FrameworkDraft> {
    let toml = ("framework.toml", SECOND_FRAMEWORK_TOML.as_bytes());
    let table = ("indicators.csv", SECOND_INDICATORS_CSV.as_bytes());
    read::framework_toml(toml, Some(table)).expect("the tests read the bundled framework")
}

/// The files `framework.toml` and `indicators.csv` of one group of a view of a framework:
/// [`FrameworkDraft::subset`], written.
///
/// # Errors
///
/// [`Problems`], as of [`FrameworkDraft::subset`].
pub fn subset_files(
    framework: &FrameworkDraft,
    view: &str,
    group: &str,
) -> Result<[String; 2], Problems> {
    let subset = framework.subset(view, group)?;
    Ok([
        write::framework_toml(&subset),
        write::indicators_csv(&subset),
    ])
}

/// The core set of the second edition, as a framework of its own.
///
/// # Examples
///
/// ```
/// use cpi_model::FrameworkDraft;
/// let core = cpi_io::reference::core().check(FrameworkDraft::check)?.value;
/// assert_eq!((core.id(), core.version()), ("cpi-reference-core", "2.0"));
/// # Ok::<(), cpi_model::Problems>(())
/// ```
pub fn core() -> ParsedDraft<FrameworkDraft> {
    let [toml, table] = core_files();
    let toml = ("framework.toml", toml.as_bytes());
    read::framework_toml(toml, Some(("indicators.csv", table.as_bytes())))
        .expect("the tests read the core set")
}

/// The files of the core set.
pub fn core_files() -> [String; 2] {
    let (view, group) = CORE;
    subset_files(&second_edition().draft, view, group).expect("the tests take the core set out")
}
