//! Which edition came after a published one?
//!
//! The file [`SUPERSEDED`] at the top of a site is the only one that its manifest does not list, so that it
//! can name a later edition without any published byte being changed. It is a style sheet, which cannot
//! run anything, and holds nothing but what [`css`] writes: any other content is a changed file.

use crate::folder::{FolderError, bytes, write_atomic};
use cpi_model::escape::address_path;
use percent_encoding::percent_decode_str;
use std::path::Path;

/// The name of the file.
pub const SUPERSEDED: &str = "superseded.css";

const HEAD: &str =
    "/* Which edition came after this one: written by cpi site, not listed in SHA256SUMS. */\n";

/// The edition that came after another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// Its round.
    pub round: String,
    /// The name of its folder, which stands beside that of the superseded edition.
    pub folder: String,
    /// Whether it corrects the superseded edition, which is then of the same round.
    pub is_correction: bool,
    /// The pages of the superseded edition that it does not have, by their paths.
    pub lacks: Vec<String>,
}

/// What the file of an edition says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditionMark {
    /// No edition came after this one.
    Latest,
    /// This edition came after it.
    Superseded(Superseded),
    /// There is no such file, or [`css`] has not written it.
    Unreadable,
}

impl EditionMark {
    /// What a text says.
    pub fn read(text: &str) -> Self {
        let found = superseded(text);
        if css(found.as_ref()) == text {
            found.map_or(Self::Latest, Self::Superseded)
        } else {
            Self::Unreadable
        }
    }
}

/// The file of an edition; `None` for the latest one.
pub fn css(superseded: Option<&Superseded>) -> String {
    let mut out = HEAD.to_owned();
    let Some(it) = superseded else { return out };
    let lacks: Vec<String> = it.lacks.iter().map(|path| address_path(path)).collect();
    let (round, folder) = (address_path(&it.round), address_path(&it.folder));
    let kind = if it.is_correction {
        "correction"
    } else {
        "edition"
    };
    out.push_str(&format!(
        ":root {{\n  --superseded-by: \"{round}\";\n  --superseded-at: \"{folder}\";\n  --superseded-lacks: \"{}\";\n}}\n",
        lacks.join(" "),
    ));
    out.push_str(&format!(
        ".superseded-{kind} {{ display: block; }}\n.superseded-at::after {{ content: \"{round} (../{folder}/index.html)\"; }}\n"
    ));
    out
}

/// The later edition that a text names, whatever else it holds.
fn superseded(text: &str) -> Option<Superseded> {
    let value = |name: &str| {
        let start = format!("  --superseded-{name}: \"");
        let mut lines = text.lines();
        let line = lines.find_map(|line| line.strip_prefix(start.as_str()))?;
        line.strip_suffix("\";").map(str::to_owned)
    };
    let lacks = value("lacks")?;
    Some(Superseded {
        round: plain(&value("by")?)?,
        folder: plain(&value("at")?)?,
        is_correction: text.contains(".superseded-correction {"),
        lacks: lacks.split_whitespace().map(plain).collect::<Option<_>>()?,
    })
}

/// What the file of a site says.
///
/// # Errors
///
/// [`FolderError::File`] where it cannot be read.
pub fn of(site: &Path) -> Result<EditionMark, FolderError> {
    let path = site.join(SUPERSEDED);
    if !path.is_file() {
        return Ok(EditionMark::Unreadable);
    }
    let text = bytes(&path)?;
    let text = std::str::from_utf8(&text);
    Ok(text.map_or(EditionMark::Unreadable, EditionMark::read))
}

/// Names the edition that came after the one in a folder.
///
/// # Errors
///
/// [`FolderError::File`] where the file cannot be written.
pub fn mark(site: &Path, superseded: &Superseded) -> Result<(), FolderError> {
    write_atomic(&site.join(SUPERSEDED), css(Some(superseded)).as_bytes())
}

/// The path that [`address_path`] was given.
fn plain(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{EditionMark, Superseded, css};

    #[test]
    fn what_is_written_is_read_and_nothing_else_is() {
        let it = Superseded {
            round: "2026".to_owned(),
            folder: "2026 \"}* ă".to_owned(),
            is_correction: true,
            lacks: vec!["en/country/XAD.html".to_owned(), "ka/ა.html".to_owned()],
        };
        let text = css(Some(&it));
        assert!(
            text.contains("--superseded-at: \"2026%20%22%7D%2A%20%C4%83\";"),
            "{text}"
        );
        assert_eq!(EditionMark::read(&text), EditionMark::Superseded(it));
        assert_eq!(EditionMark::read(&css(None)), EditionMark::Latest);
        for other in [
            text.replace("display: block", "display: none"),
            format!("{text}body {{ display: none }}\n"),
            text.replace(
                "--superseded-by: \"2026\";",
                "--superseded-by: \"2026\"; color: red;",
            ),
            text.replace("%20", " "),
            String::new(),
        ] {
            assert_eq!(
                EditionMark::read(&other),
                EditionMark::Unreadable,
                "{other}"
            );
        }
    }
}
