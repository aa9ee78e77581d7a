//! The published edition that a site comes after.

use crate::failure::Failure;
use cpi_io::publication::manifest::{MANIFEST, compare_with_manifest};
use cpi_io::publication::superseded::{SUPERSEDED, Superseded};
use cpi_io::publication::{site_manifest, superseded};
use cpi_io::{FolderError, IndexFolder, folder, read};
use cpi_model::Round;
use cpi_model::draft::{PublicAssessmentDraft, RoundDraft};
use cpi_report::site::{EDITIONS, Earlier, Editions};
use cpi_scoring::document::Document;
use cpi_scoring::historical;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// An edition that was published earlier, in its folder.
pub(super) struct Published {
    path: PathBuf,
    /// The name of the folder of the new edition, beside it.
    beside: String,
    pub(super) earlier: Earlier,
    /// Its pages, by their paths.
    pages: Vec<String>,
    marked: Option<Superseded>,
}

impl Published {
    /// Reads the edition in a folder, which must be as it was published.
    pub(super) fn open(path: &Path, into: &Path, index: &IndexFolder) -> Result<Self, Failure> {
        let (folder, beside) = side_by_side(path, into)?;
        let refused =
            |why: String| Failure::NotThere(format!("--supersedes {}: {why}", path.display()));
        let site = site_manifest(path).ok_or_else(|| {
            refused("this folder is no site; name the folder of the published edition".to_owned())
        })?;
        let (id, own) = (&site["framework"]["id"], index.framework.id());
        if id != own {
            return Err(refused(format!(
                "this is the site of another index, {id}; an edition supersedes one of the same index"
            )));
        }
        let check = compare_with_manifest(path)?;
        if !check.holds() {
            return Err(refused(format!(
                "this edition is not as it was published; restore it from a copy, or see with `cpi verify {}` what was changed",
                path.display()
            )));
        }
        if !path.join(EDITIONS).is_file() {
            return Err(refused(format!(
                "this site has no `{EDITIONS}`, since an earlier version wrote it, and its pages cannot name a later edition; make it again with this version before it is published"
            )));
        }
        let editions: Editions = json(path, EDITIONS)?;
        let round = site["round"].as_str().unwrap_or_default();
        let data = format!("data/{round}/");
        let pages = site["files"].as_object().into_iter().flatten();
        let pages: Vec<String> = pages.map(|(path, _)| path.clone()).collect();
        let assessments = pages
            .iter()
            .filter(|file| file.starts_with(&data) && file.ends_with(".public.json"))
            .map(|file| json::<PublicAssessmentDraft>(path, file))
            .collect::<Result<_, _>>()?;
        let scores = Document::from_json(&text(path, &format!("{data}scores.json"))?)?;
        let named: Vec<_> = scores.provenance.assessments.clone();
        Ok(Self {
            path: path.to_owned(),
            beside,
            marked: check.superseded,
            earlier: Earlier {
                folder,
                editions: editions.editions,
                scores,
                ranking: text(path, &format!("{data}ranking.csv"))?,
                assessments,
                heads: historical::since(index, &named),
            },
            pages: pages
                .into_iter()
                .filter(|file| file.rsplit('.').next() == Some("html"))
                .collect(),
        })
    }

    /// Whether the new edition corrects this one.
    pub(super) fn is_corrected_by(&self, round: &str) -> bool {
        self.earlier.round() == round
    }

    /// Refuses an edition that cannot come after this one.
    pub(super) fn fits(&self, round: &Round, id: &str, has_erratum: bool) -> Result<(), Failure> {
        let path = self.path.display();
        let refused = |why: String| Err(Failure::NotThere(format!("--supersedes {path}: {why}")));
        if let Some(marked) = &self.marked
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
        let file = format!("data/{own}/round.json");
        let before: RoundDraft = json(&self.path, &file)?;
        let mut entries = before.rounds.iter();
        let before = entries.find(|it| it.id.as_deref() == Some(own));
        let before = before.and_then(|it| it.reference_date.clone());
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

    /// What the pages of this edition say of the new one, which has these files.
    pub(super) fn mark(&self, round: &str, files: &[String]) -> Result<bool, Failure> {
        let is_there = |page: &&String| files.binary_search(page).is_ok();
        let lacks = self.pages.iter().filter(|page| !is_there(page));
        let mark = Superseded {
            round: round.to_owned(),
            folder: self.beside.clone(),
            is_correction: self.is_corrected_by(round),
            lacks: lacks.cloned().collect(),
        };
        if self.marked.as_ref() == Some(&mark) {
            return Ok(false);
        }
        superseded::mark(&self.path, &mark)?;
        Ok(true)
    }

    /// What a mark changes, for the result of the command.
    pub(super) fn told(&self) -> String {
        format!(
            "{}: its pages name the new edition now; nothing that {MANIFEST} lists was changed, only {SUPERSEDED}\n",
            self.path.display()
        )
    }
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
        _ => Err(Failure::NotThere(format!(
            "--supersedes {}: the new edition goes into a folder beside that of the earlier one, so that their links hold on every host; for example `--into {}`",
            earlier.display(),
            earlier.with_file_name("NEW").display()
        ))),
    }
}

fn text(site: &Path, file: &str) -> Result<String, Failure> {
    let path = site.join(file);
    let bytes = folder::bytes(&path)?;
    let text = read::text(&path.display().to_string(), &bytes);
    Ok(text.map_err(FolderError::Problems)?.into_owned())
}

fn json<T: DeserializeOwned>(site: &Path, file: &str) -> Result<T, Failure> {
    let value: Result<T, _> =
        serde_json::from_str::<Value>(&text(site, file)?).and_then(serde_json::from_value);
    value.map_err(|error| Failure::NotThere(format!("{}: {error}", site.join(file).display())))
}
