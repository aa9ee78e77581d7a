//! Under which licences are the crates that are compiled into a program or a WebAssembly?

use crate::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The notices of every crate that is compiled into a package of the workspace, with the texts of
/// their licences, each once. The options choose the features and the target.
pub(crate) fn of(package: &str, options: &[&str], opening: &str) -> Result<String, String> {
    let compiled = compiled(package, options)?;
    let metadata = cargo(&["metadata", "--format-version", "1", "--locked"])?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array();
    let packages = packages.ok_or("cargo metadata names no packages")?;
    let mut crates: BTreeMap<(String, String), (String, Option<PathBuf>)> = BTreeMap::new();
    for package in packages {
        let of = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let id = (of("name"), of("version"));
        // Our own have no source; their licences are beside this file.
        if package["source"].is_null() || !compiled.contains(&id) {
            continue;
        }
        let folder = Path::new(&of("manifest_path")).parent().map(Path::to_owned);
        crates.insert(id, (of("license"), folder));
    }
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut notices = opening.to_owned();
    notices.push_str(&in_our_own()?);
    for ((name, version), (licence, folder)) in &crates {
        let _ = writeln!(notices, "\n{name} {version}: {licence}");
        for text in folder.as_deref().map(licence_texts).unwrap_or_default() {
            texts
                .entry(text)
                .or_default()
                .push(format!("{name} {version}"));
        }
    }
    let mut texts: Vec<(Vec<String>, String)> =
        texts.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort();
    for (of, text) in texts {
        let line = "-".repeat(80);
        let _ = write!(
            notices,
            "\n{line}\n{}\n{line}\n\n{}\n",
            of.join(", "),
            text.trim()
        );
    }
    Ok(notices)
}

/// Of what our own crates hold of others, that which is compiled in: the section of
/// `THIRD-PARTY-NOTICES.md` that is named.
fn in_our_own() -> Result<String, String> {
    const SECTION: &str = "## Direction numbers of the Sobol' sequence";
    let file = root().join("THIRD-PARTY-NOTICES.md");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let from = text.find(SECTION);
    let section = from.map(|from| &text[from..]);
    let section = section.ok_or_else(|| format!("{}: no `{SECTION}`", file.display()))?;
    let rest = &section[SECTION.len()..];
    let end = rest.find("\n## ").unwrap_or(rest.len());
    Ok(format!("\n{SECTION}{}\n", rest[..end].trim_end()))
}

/// The crates that are compiled in, by name and version: no macros, nothing for builds and tests.
pub(crate) fn compiled(
    package: &str,
    options: &[&str],
) -> Result<BTreeSet<(String, String)>, String> {
    let package = format!("--package={package}");
    let mut arguments = vec![
        "tree",
        "--locked",
        &package,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
    ];
    arguments.extend(options);
    let tree = cargo(&arguments)?;
    let crates = tree.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" v")?;
        let version = rest.split_whitespace().next()?;
        Some((name.to_owned(), version.to_owned()))
    });
    Ok(crates.collect())
}

/// The texts of licences and notices in the folder of a crate and beneath it, in the order of their
/// names: of sources and tables that a crate has from others, too.
fn licence_texts(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    licence_files(folder, &mut files);
    files.sort();
    // Some are in the encodings of their time; a text with a letter lost is better than none.
    let texts = files.iter().filter_map(|file| fs::read(file).ok());
    texts
        .map(|bytes| {
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            text.trim().to_owned()
        })
        .collect()
}

/// Collects the files of a folder and beneath it whose names are those of licences and notices. What only
/// the tests of a crate use is not compiled in.
fn licence_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
    {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if name != "tests" {
                licence_files(&path, files);
            }
            continue;
        }
        let name = name.to_uppercase();
        // Also `CGATS_LICENSE.txt`, of a table in the folder of a crate, but no source about licences.
        let words = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];
        let source = path.extension().is_some_and(|ending| ending == "rs");
        if !source && words.iter().any(|word| name.contains(word)) {
            files.push(path);
        }
    }
}

/// What a command of cargo prints.
fn cargo(arguments: &[&str]) -> Result<String, String> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| error.to_string())
    } else {
        Err(format!(
            "cargo: {}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::licence_texts;
    use std::fs;

    #[test]
    fn texts_of_licences_are_found_wherever_a_crate_has_them() {
        let folder = crate::bench::target().join("notices-tests");
        let _ = fs::remove_dir_all(&folder);
        for (path, bytes) in [
            ("LICENSE-MIT", &b"one\r\ntwo\r\n"[..]),
            ("assets/TABLE_LICENSE.txt", b"of a table"),
            ("fonts/COPYRIGHT", b"of fonts, \xa9 2014"),
            ("NOTICE", b"a notice"),
            ("src/licenses.rs", b"fn main() {}"),
            ("tests/data/LICENSE", b"of what is not compiled in"),
            ("README.md", b"read"),
        ] {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, bytes).expect("written");
        }
        assert_eq!(
            licence_texts(&folder),
            [
                "one\ntwo",
                "a notice",
                "of a table",
                "of fonts, \u{fffd} 2014"
            ]
        );
        fs::remove_dir_all(&folder).expect("removed");
    }
}
