//! The published edition that a site comes after.

use crate::failure::Failure;
use cpi_io::IndexFolder;
use cpi_io::publication::edition::{EditionError, PublishedSite};
use cpi_io::publication::manifest::MANIFEST;
use cpi_io::publication::superseded::SUPERSEDED;
use cpi_model::Round;
use cpi_report::site::{EDITIONS, Earlier, Editions};
use cpi_scoring::document::Document;
use cpi_scoring::historical;
use std::path::Path;

/// An edition that was published earlier, in its folder.
pub(super) struct Published {
    site: PublishedSite,
    /// The name of the folder of the new edition, beside it.
    beside: String,
    pub(super) earlier: Earlier,
}

impl Published {
    /// Reads the edition in a folder, which must be as it was published.
    pub(super) fn open(path: &Path, into: &Path, index: &IndexFolder) -> Result<Self, Failure> {
        let (folder, beside) = side_by_side(path, into)?;
        let site =
            PublishedSite::open(path, index.framework.id()).map_err(|error| match error {
                EditionError::Folder(error) => error.into(),
                EditionError::Changed => refused(
                    path,
                    &format!(
                        "{error}, or see with `cpi verify {}` what was changed",
                        path.display()
                    ),
                ),
                EditionError::Draft(_) => refused(
                    path,
                    &format!(
                        "{error}; declare the round final in its `round.toml` and make this site again first, or leave --supersedes out"
                    ),
                ),
                other => refused(path, &other.to_string()),
            })?;
        if !path.join(EDITIONS).is_file() {
            return Err(refused(
                path,
                &format!(
                    "this site has no `{EDITIONS}`, since an earlier version wrote it, and its pages cannot name a later edition; make it again with this version before it is published"
                ),
            ));
        }
        let editions: Editions = serde_json::from_str(&site.text(EDITIONS)?).map_err(|error| {
            Failure::NotThere(format!("{}: {error}", path.join(EDITIONS).display()))
        })?;
        let scores = Document::from_json(&site.data("scores.json")?)?;
        let earlier = Earlier {
            folder,
            editions: editions.editions,
            heads: historical::since(index, &scores.provenance.assessments),
            scores,
            ranking: site.data("ranking.csv")?,
            assessments: site.assessments()?,
        };
        Ok(Self {
            site,
            beside,
            earlier,
        })
    }

    /// Whether the new edition corrects this one.
    pub(super) fn is_corrected_by(&self, round: &str) -> bool {
        self.earlier.round() == round
    }

    /// Refuses an edition that cannot come after this one.
    pub(super) fn fits(&self, round: &Round, id: &str, has_erratum: bool) -> Result<(), Failure> {
        let refused = |why: String| Err(refused(&self.site.path, &why));
        if let Some(marked) = &self.site.superseded
            && marked.folder != self.beside
        {
            return refused(format!(
                "`{}` has superseded this edition already; name that one",
                marked.folder
            ));
        }
        let own = self.earlier.round();
        if own == id {
            return if has_erratum {
                Ok(())
            } else {
                refused(format!(
                    "this is an edition of the same round, so the new one corrects it; say what was wrong, and why, in `reports/{id}/erratum.LANGUAGE.md` of the index"
                ))
            };
        }
        let before = self.site.reference_date()?;
        let after = round.reference_date(id).map(|it| it.to_string());
        if after < before {
            return refused(format!(
                "its round {own} is of {}, later than the round {id}, of {}; an edition supersedes an earlier one",
                before.unwrap_or_default(),
                after.unwrap_or_default()
            ));
        }
        Ok(())
    }

    /// Makes its pages name the new edition, which has these files; what that changes, for the result
    /// of the command.
    pub(super) fn mark(&self, round: &str, files: &[String]) -> Result<String, Failure> {
        let is_new = self.site.mark(round, &self.beside, files)?;
        let changed = || {
            format!(
                "{}: its pages name the new edition now; nothing that {MANIFEST} lists was changed, only {SUPERSEDED}\n",
                self.site.path.display()
            )
        };
        Ok(is_new.then(changed).unwrap_or_default())
    }
}

fn refused(earlier: &Path, why: &str) -> Failure {
    Failure::NotThere(format!("--supersedes {}: {why}", earlier.display()))
}

/// The names of the two folders, which must stand beside each other: then each leads to the other on any
/// web host and on a stick.
fn side_by_side(earlier: &Path, new: &Path) -> Result<(String, String), Failure> {
    let parts = |path: &Path| {
        let whole = std::path::absolute(path).ok()?;
        let name = whole.file_name()?.to_str()?.to_owned();
        let above = whole.parent()?;
        let above = above.canonicalize().unwrap_or_else(|_| above.to_owned());
        Some((above, name))
    };
    match (parts(earlier), parts(new)) {
        (Some((one, earlier)), Some((other, new))) if one == other && earlier != new => {
            Ok((earlier, new))
        }
        _ => Err(refused(
            earlier,
            &format!(
                "the new edition goes into a folder beside that of the earlier one, so that their links hold on every host; for example `--into {}`",
                earlier.with_file_name("NEW").display()
            ),
        )),
    }
}
