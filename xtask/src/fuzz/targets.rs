//! Which targets are there? What the manifest builds and what the folder holds must be the same,
//! so that no target is forgotten in silence.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct Manifest {
    #[serde(rename = "bin")]
    bins: Vec<Bin>,
}

#[derive(Deserialize)]
struct Bin {
    name: String,
    path: String,
}

/// The names of all targets, in order.
pub(super) fn all(folder: &Path) -> Result<Vec<String>, String> {
    let path = folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let manifest: Manifest =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let written: BTreeSet<String> = super::files(&folder.join("fuzz_targets"))?
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    agree(&manifest.bins, &written)
}

fn agree(bins: &[Bin], written: &BTreeSet<String>) -> Result<Vec<String>, String> {
    let built: BTreeSet<String> = bins.iter().map(|bin| bin.name.clone()).collect();
    let astray = bins
        .iter()
        .filter(|bin| bin.path != format!("fuzz_targets/{}.rs", bin.name))
        .map(|bin| format!("fuzz/Cargo.toml: `{}` is built from {}", bin.name, bin.path));
    let unbuilt = written
        .difference(&built)
        .map(|name| format!("fuzz/Cargo.toml does not build fuzz_targets/{name}.rs"));
    let unwritten = built.difference(written).map(|name| {
        format!("fuzz/Cargo.toml builds `{name}`, and there is no fuzz_targets/{name}.rs")
    });
    let faults: Vec<String> = astray.chain(unbuilt).chain(unwritten).collect();
    if faults.is_empty() {
        Ok(built.into_iter().collect())
    } else {
        Err(faults.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Bin, agree};
    use std::collections::BTreeSet;

    fn bin(name: &str) -> Bin {
        Bin {
            name: name.to_owned(),
            path: format!("fuzz_targets/{name}.rs"),
        }
    }

    #[test]
    fn every_target_that_is_written_is_built() {
        let found = super::all(&crate::root().join("fuzz"));
        assert!(found.is_ok_and(|targets| !targets.is_empty()));
    }

    #[test]
    fn a_target_that_is_not_built_is_named() {
        let written = BTreeSet::from(["history".to_owned(), "scoring".to_owned()]);
        assert_eq!(
            agree(&[bin("scoring"), bin("history")], &written),
            Ok(vec!["history".to_owned(), "scoring".to_owned()])
        );
        assert_eq!(
            agree(&[bin("scoring")], &written),
            Err("fuzz/Cargo.toml does not build fuzz_targets/history.rs".to_owned())
        );
        assert_eq!(
            agree(&[bin("history"), bin("scoring"), bin("wasm")], &written),
            Err("fuzz/Cargo.toml builds `wasm`, and there is no fuzz_targets/wasm.rs".to_owned())
        );
    }
}
