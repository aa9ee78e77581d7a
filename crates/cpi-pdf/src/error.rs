//! Why can something not be printed?

use thiserror::Error;
use typst::diag::SourceDiagnostic;

/// Something cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PdfError {
    /// What is to be printed is not what `cpi` passes on.
    #[error(
        "what is to be printed cannot be read: {0}; this program is called by `cpi` of the same version"
    )]
    Data(String),
    /// Another version made what is to be printed.
    #[error("`cpi` has version {found}, but cpi-pdf has version {own}; install the two together")]
    Version {
        /// The version of `cpi`.
        found: String,
        /// The version of this program.
        own: String,
    },
    /// No font has these letters.
    #[error(
        "no font has the letters {}; put a font that has them (.ttf or .otf) into a folder `fonts` beside the program cpi-pdf",
        listed(.0)
    )]
    Letters(Vec<char>),
    /// PDF/UA-1 does not allow what the report holds.
    #[error("the report does not become a PDF that can be read aloud: {}", .0.join("; "))]
    Refused(Vec<String>),
}

impl PdfError {
    pub(crate) fn refused(found: &[SourceDiagnostic]) -> Self {
        Self::Refused(found.iter().map(|it| it.message.to_string()).collect())
    }
}

fn listed(letters: &[char]) -> String {
    const MOST: usize = 10;
    let listed = letters.iter().take(MOST);
    let listed: Vec<String> = listed
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    let more = letters.len().saturating_sub(MOST);
    let more = if more == 0 {
        String::new()
    } else {
        format!(" and {more} more")
    };
    listed.join(", ") + &more
}
