//! Which framework was something checked with?

use super::Framework;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use std::fmt;
use std::sync::Arc;
use thiserror::Error;

/// Something was checked with one framework and is used with another. Answers are held by the
/// positions of their indicators, so with another framework they would be answers to other
/// questions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "{what} was checked with the framework {found}, and is used with {expected}; check it with the framework that it is used with"
)]
pub struct OtherFramework {
    what: String,
    found: String,
    expected: String,
}

impl OtherFramework {
    /// A value whose framework is not known, since it was read back from a result.
    pub fn unknown(what: String, expected: &Framework) -> Self {
        Self {
            what,
            found: "of its document, which nobody named".to_owned(),
            expected: expected.to_string(),
        }
    }
}

impl From<OtherFramework> for Problems {
    fn from(error: OtherFramework) -> Self {
        let mut problems = Self::new();
        problems.error(
            ProblemKind::OtherFramework,
            Pointer::root(),
            format!(
                "{} was checked with the framework {}, and is used with {}",
                error.what, error.found, error.expected
            ),
            "check it with the framework that it is used with",
        );
        problems
    }
}

impl Framework {
    /// Refuses something that was checked with another framework: one whose content differs,
    /// whatever its id and version. `what` names it in the error.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`].
    ///
    /// # Examples
    ///
    /// An assessment knows the framework that it was checked with:
    ///
    /// ```
    /// # fn example(framework: &cpi_model::Framework, assessment: &cpi_model::Assessment)
    /// #     -> Result<(), cpi_model::framework::OtherFramework> {
    /// framework.expect(assessment.framework(), || "the assessment".to_owned())?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn expect(
        &self,
        found: &Self,
        what: impl FnOnce() -> String,
    ) -> Result<(), OtherFramework> {
        if self == found {
            return Ok(());
        }
        Err(OtherFramework {
            what: what(),
            found: found.to_string(),
            expected: self.to_string(),
        })
    }
}

impl PartialEq for Framework {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.inner.sha256 == other.inner.sha256
    }
}

impl Eq for Framework {}

/// Its id, its version and the beginning of its hash.
impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hash = self.sha256().get(..12).unwrap_or_default();
        write!(f, "{} {} ({hash}…)", self.id(), self.version())
    }
}

impl fmt::Debug for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Framework")
            .field("id", &self.id())
            .field("version", &self.version())
            .field("sha256", &self.sha256())
            .finish_non_exhaustive()
    }
}

/// Gives a checked type the framework that it belongs to, by its field `framework`; the text
/// names a value in an error.
macro_rules! belongs {
    ($type:ty, $what:expr) => {
        impl $type {
            /// The framework that it was checked with.
            pub fn framework(&self) -> &crate::framework::Framework {
                &self.framework
            }

            /// Refuses to be used with a framework of other content than its own.
            ///
            /// # Errors
            ///
            /// [`OtherFramework`](crate::framework::OtherFramework).
            pub fn belongs_to(
                &self,
                framework: &crate::framework::Framework,
            ) -> Result<(), crate::framework::OtherFramework> {
                let what: fn(&Self) -> String = $what;
                framework.expect(&self.framework, || what(self))
            }
        }
    };
}
pub(crate) use belongs;
