//! What no compiler checks: cited paragraphs exist, linked files exist, every real index
//! says whose it is, the glossary is in order, no source file has outgrown a sitting, worked
//! examples are computed, the tables of modules are whole, no merge was left half done, and licences allow what is done.

mod architecture;
mod examples;
mod licences;

use crate::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 550;

/// A file in which both sides of a merge were left.
fn merged(file: &Path, faults: &mut Vec<String>) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            faults.push(format!(
                "{}:{}: a merge was not ended",
                file.display(),
                at + 1
            ));
        }
    }
    Ok(())
}

pub(crate) fn run() -> Result<(), String> {
    let mut faults = Vec::new();
    let mut sources = Vec::new();
    let mut texts = Vec::new();
    walk(
        &root(),
        &mut |path| match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => sources.push(path.to_owned()),
            Some("md") => texts.push(path.to_owned()),
            _ => {}
        },
    );
    let paragraphs = paragraphs()?;
    for source in &sources {
        let text = fs::read_to_string(source).map_err(|error| error.to_string())?;
        for cited in citations(&text) {
            if !paragraphs.contains(&cited) {
                faults.push(format!(
                    "{}: methodology {cited} does not exist",
                    source.display()
                ));
            }
        }
        let lines = text.lines().count();
        if LONGEST_FILE < lines {
            faults.push(format!(
                "{}: {lines} lines; ask what it does twice",
                source.display()
            ));
        }
    }
    for text in &texts {
        links(text, &mut faults)?;
    }
    for file in sources.iter().chain(&texts) {
        merged(file, &mut faults)?;
    }
    glossary(&mut faults)?;
    architecture::check(&mut faults)?;
    examples::check(&mut faults)?;
    licences::check(&mut faults)?;
    for entry in fs::read_dir(root().join("fixtures/indices")).map_err(|error| error.to_string())? {
        let folder = entry.map_err(|error| error.to_string())?.path();
        let toml = fs::read_to_string(folder.join("framework/framework.toml")).unwrap_or_default();
        for key in ["licence = ", "attribution = "] {
            if !toml.contains(key) {
                faults.push(format!(
                    "{}: framework.toml declares no {key}",
                    folder.display()
                ));
            }
        }
        if !folder.join("README.md").is_file() {
            faults.push(format!("{}: there is no README.md", folder.display()));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

pub(crate) fn walk(folder: &Path, visit: &mut dyn FnMut(&Path)) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if !name.starts_with('.')
                && name != "target"
                && name != "dist"
                && name != "node_modules"
            {
                walk(&path, visit);
            }
        } else {
            visit(&path);
        }
    }
}

/// The numbers of the paragraphs, as they open them in bold.
fn paragraphs() -> Result<BTreeSet<String>, String> {
    let text = fs::read_to_string(root().join("docs/methodology.md"))
        .map_err(|error| error.to_string())?;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if let Some(bold) = line.strip_prefix("**") {
            found.extend(number(bold));
        }
        if let Some(heading) = line.strip_prefix("## ") {
            found.extend(heading.split_whitespace().next().map(str::to_owned));
        }
    }
    Ok(found)
}

/// A number such as `4.12` at the beginning of a text.
fn number(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    number
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| number.to_owned())
}

fn citations(text: &str) -> Vec<String> {
    text.match_indices("ethodology ")
        .filter_map(|(at, word)| number(&text[at + word.len()..]))
        .collect()
}

/// The words of the glossary stand in the order of the alphabet.
fn glossary(faults: &mut Vec<String>) -> Result<(), String> {
    let text =
        fs::read_to_string(root().join("docs/glossary.md")).map_err(|error| error.to_string())?;
    let rows = text.lines().filter_map(|line| line.strip_prefix("| "));
    let words: Vec<String> = rows
        .skip(1)
        .filter_map(|row| row.split('|').next())
        .map(|word| word.trim().trim_matches(['`', '*']).to_lowercase())
        .collect();
    for pair in words.windows(2) {
        if pair[1] <= pair[0] {
            faults.push(format!(
                "docs/glossary.md: `{}` stands after `{}`",
                pair[1], pair[0]
            ));
        }
    }
    Ok(())
}

/// Links of a Markdown file to other files.
fn links(file: &Path, faults: &mut Vec<String>) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    for (at, _) in text.match_indices("](") {
        let target = text[at + 2..]
            .split([')', ' ', '#'])
            .next()
            .unwrap_or_default();
        if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        if !file.parent().unwrap_or(file).join(target).exists() {
            faults.push(format!(
                "{}: the link `{target}` leads nowhere",
                file.display()
            ));
        }
    }
    Ok(())
}
