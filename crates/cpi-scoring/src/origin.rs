//! Which framework was a result computed with?

use cpi_model::Framework;
use cpi_model::framework::OtherFramework;

/// The framework that a result was computed with. A result that was read back from a document
/// does not know it until [`Document::attach`](crate::Document::attach) names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin(Option<Framework>);

impl From<Framework> for Origin {
    fn from(framework: Framework) -> Self {
        Self(Some(framework))
    }
}

impl Origin {
    /// The framework, if it is known.
    pub fn framework(&self) -> Option<&Framework> {
        self.0.as_ref()
    }

    /// Refuses another framework, or any if this one is not known.
    pub(crate) fn expect(
        &self,
        framework: &Framework,
        what: impl FnOnce() -> String,
    ) -> Result<(), OtherFramework> {
        match &self.0 {
            Some(own) => framework.expect(own, what),
            None => Err(OtherFramework::unknown(what(), framework)),
        }
    }
}

/// Gives a result the check that it is used with the framework of its field `framework`; the text
/// names the result in an error.
macro_rules! computed_with {
    ($type:ty, $what:expr) => {
        impl $type {
            /// Refuses to be used with a framework of other content than its own.
            ///
            /// # Errors
            ///
            /// [`OtherFramework`](cpi_model::framework::OtherFramework); also of a result that was
            /// read back and not attached to its framework.
            pub fn belongs_to(
                &self,
                framework: &cpi_model::Framework,
            ) -> Result<(), cpi_model::framework::OtherFramework> {
                let what: fn(&Self) -> String = $what;
                self.framework.expect(framework, || what(self))
            }
        }
    };
}
pub(crate) use computed_with;
