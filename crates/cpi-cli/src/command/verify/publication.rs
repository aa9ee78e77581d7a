//! `cpi verify` of a publication: its files, its results, its signature.

use crate::failure::Failure;
use crate::output;
use cpi_io::publication::manifest::{
    MANIFEST, MINISIGN_SIGNATURE, ManifestCheck, SSH_SIGNATURE, compare_with_manifest,
};
use cpi_io::publication::signature;
use cpi_io::publication::superseded::SUPERSEDED;
use cpi_io::{FolderError, IndexFolder, folder, publication, read};
use cpi_model::json_diff::differences;
use cpi_report::publication::results as publication_results;
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

/// Whether a folder is to be verified as a publication: one that has a manifest, a site, or an
/// index whose rounds are published.
pub(in crate::command) fn is_there(path: &Path) -> bool {
    publication::is_publication(path)
        || publication::site_of(path).is_some()
        || IndexFolder::open(path).is_ok_and(|index| {
            !index.rounds.is_empty() && index.rounds.iter().all(cpi_model::Round::is_public)
        })
}

/// The keys with which a publication must be signed, if any.
#[derive(Debug, Clone, Copy)]
pub(in crate::command) struct Keys<'a> {
    /// A file of allowed signers, as `ssh-keygen -Y verify` takes it.
    pub(in crate::command) signers: Option<&'a Path>,
    /// The only one of them who will do.
    pub(in crate::command) signer: Option<&'a str>,
    /// A public key of minisign.
    pub(in crate::command) minisign: Option<&'a Path>,
}

impl Keys<'_> {
    /// Whether a signature is asked for.
    pub(in crate::command) fn any(&self) -> bool {
        self.signers.is_some() || self.minisign.is_some()
    }
}

pub(in crate::command) fn run(path: &Path, keys: &Keys<'_>) -> Result<ExitCode, Failure> {
    let held = compare_with_manifest(path)?;
    let mut said = files(&held);
    let mut faults = !held.holds();
    faults |= !signatures(path, keys, &mut said)?;
    // A site has its files and signature at its top, and what scores follow from below it.
    let published = path.join("data/publication");
    let is_site = publication::site_of(path).is_some();
    if is_site && !published.is_dir() {
        said.push_str("results: not computed anew, since this site has no `data/publication`\n");
        return finished(&said, faults);
    }
    let path = if is_site { published.as_path() } else { path };
    match IndexFolder::open(path) {
        Ok(index) => {
            output::problems(&index.warnings);
            faults |= !results(path, &index, &mut said)?;
        }
        Err(FolderError::Problems(problems)) => {
            output::problems(&problems);
            said.push_str(
                "results: cannot be computed anew, since the files do not hold together\n",
            );
            faults = true;
        }
        Err(other) => return Err(other.into()),
    }
    finished(&said, faults)
}

fn finished(said: &str, faults: bool) -> Result<ExitCode, Failure> {
    output::result(said)?;
    Ok(if faults {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

/// Says who signed the manifest; whether every signature that was asked for holds.
fn signatures(path: &Path, keys: &Keys<'_>, said: &mut String) -> Result<bool, Failure> {
    let manifest = folder::bytes(&path.join(MANIFEST))?;
    let text = |file: &Path| -> Result<String, Failure> {
        let bytes = folder::bytes(file)?;
        let text = read::text(&file.display().to_string(), &bytes);
        Ok(text.map_err(FolderError::Problems)?.into_owned())
    };
    let mut hold = true;
    for (name, key, option) in [
        (SSH_SIGNATURE, keys.signers, "--allowed-signers"),
        (MINISIGN_SIGNATURE, keys.minisign, "--minisign-key"),
    ] {
        let file = path.join(name);
        let Some(key) = key else {
            if file.is_file() {
                said.push_str(&format!(
                    "signature {name}: not checked; name the key with {option}\n"
                ));
            }
            continue;
        };
        if !file.is_file() {
            said.push_str(&format!("signature {name}: there is none\n"));
            hold = false;
            continue;
        }
        let (stated, key) = (text(&file)?, text(key)?);
        let found = if name == SSH_SIGNATURE {
            signature::ssh(&manifest, &stated, &key, keys.signer)
                .map(|name| format!("signed by {name}"))
        } else {
            signature::minisign(&manifest, &stated, &key)
                .map(|comment| format!("signed ({comment})"))
        };
        match found {
            Ok(by) => said.push_str(&format!("signature {name}: {}\n", visible(&by))),
            Err(error) => {
                said.push_str(&format!(
                    "signature {name}: {}\n",
                    visible(&error.to_string())
                ));
                hold = false;
            }
        }
    }
    Ok(hold)
}

/// A text of a signature without control characters.
fn visible(text: &str) -> String {
    let shown = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(shown).collect()
}

fn files(held: &ManifestCheck) -> String {
    let mut said = String::new();
    for (word, listed) in [
        ("changed", &held.changed),
        ("missing", &held.missing),
        ("not in the manifest", &held.extra),
    ] {
        for file in listed {
            said.push_str(&format!("{file}: {word}\n"));
        }
    }
    for line in &held.unreadable {
        said.push_str(&format!("{MANIFEST}:{line}: this line cannot be read\n"));
    }
    said.push_str(&format!(
        "files: {} as published, {} changed, {} missing, {} not in the manifest\n",
        held.same,
        held.changed.len(),
        held.missing.len(),
        held.extra.len()
    ));
    if let Some(later) = &held.superseded {
        let how = if later.is_correction {
            "corrected"
        } else {
            "superseded"
        };
        said.push_str(&format!(
            "{how} by the edition {} in `../{}`, as {SUPERSEDED} says, which no signature covers\n",
            later.round, later.folder
        ));
    }
    said
}

/// Computes the results anew and says where they differ; whether they are the same.
fn results(path: &Path, index: &IndexFolder, said: &mut String) -> Result<bool, Failure> {
    const ENGINE: &str = "/provenance/engine/version";
    let mut differing = 0;
    let mut version = None;
    for (name, again) in publication_results(index)?.files {
        let stated = match folder::bytes(&path.join(&name)) {
            Ok(bytes) => bytes,
            Err(FolderError::File { source, .. })
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                said.push_str(&format!("{name}: missing\n"));
                differing += 1;
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        if stated == again.as_bytes() {
            continue;
        }
        let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
        let found = match (read(&stated), read(again.as_bytes())) {
            (Some(stated), Some(again)) => differences(&stated, &again),
            _ => Vec::new(),
        };
        if let [only] = found.as_slice()
            && only.path == ENGINE
        {
            version = Some((only.one.clone(), only.other.clone()));
            continue;
        }
        differing += 1;
        said.push_str(&format!("{name}: not what the assessments give\n"));
        for each in found {
            said.push_str(&format!(
                "{name}: {}: stated {}, recomputed {}\n",
                each.path, each.one, each.other
            ));
        }
    }
    if let Some((stated, again)) = version {
        said.push_str(&format!(
            "computed by version {stated}, computed anew by version {again}\n"
        ));
    }
    said.push_str(&if differing == 0 {
        "results: same\n".to_owned()
    } else {
        format!("results: {differing} files differ\n")
    });
    Ok(differing == 0)
}
