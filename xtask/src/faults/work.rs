//! Which changes are made while the command is killed or its disk fails?

use super::{Bench, COUNTRIES};
use serde_json::json;
use std::fs;
use std::path::Path;

const CODES: [&str; 5] = ["19.1", "19.2", "19.3", "20.1", "20.2"];

/// Arguments of the command, and what is true once it reports no fault.
pub(super) struct Work {
    pub(super) arguments: Vec<String>,
    pub(super) promise: Promise,
}

pub(super) enum Promise {
    /// Entries were added.
    Adds,
    /// Done once more, it adds nothing.
    Complete,
    /// This text is in no file.
    Removes(String),
}

impl Bench {
    /// A new index in a folder, with a history of each country.
    pub(super) fn begin(&mut self, folder: &Path) -> Result<(), String> {
        let _ = fs::remove_dir_all(folder.join("ix"));
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        self.sound(folder, &["new", "ix"])?;
        for number in 0..2 {
            let work = self.work(folder, number)?.arguments;
            self.sound(folder, &work.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Some work that changes a history: collect from both countries, decide, redact, join.
    pub(super) fn work(&mut self, folder: &Path, number: u32) -> Result<Work, String> {
        let country = COUNTRIES[number as usize % 2];
        let mut promise = Promise::Adds;
        let arguments = match self.chance.below(8) {
            0 | 1 => {
                let reason = format!("Decision {number}. {}", "It says so. ".repeat(20));
                adjudicate("ix", number, country, "no", &reason)
            }
            2 if 2 < number => {
                let text = format!("Comment {} ", self.chance.below(u64::from(number)));
                let mut arguments = words(&format!(
                    "redact ix --country {country} --apply --by s --reason asked --containing"
                ));
                arguments.push(text.clone());
                promise = Promise::Removes(format!("{country} {text}"));
                arguments
            }
            3 if 2 < number => {
                let copy = folder.join("copy");
                let _ = fs::remove_dir_all(&copy);
                copy_all(&folder.join("ix"), &copy)?;
                for (at, number) in [("ix", number), ("copy", number + 1)] {
                    let reason = format!("Apart {number}");
                    let work = adjudicate(at, number, country, "yes", &reason);
                    let work: Vec<&str> = work.iter().map(String::as_str).collect();
                    self.sound(folder, &work)?;
                }
                words(&format!("join ix copy --country {country} --apply --by s"))
            }
            _ => {
                let mut arguments = words("collect ix");
                for country in COUNTRIES {
                    let path = root_of(folder).join(format!("{country}-{number}.json"));
                    fs::write(&path, submission(country, number))
                        .map_err(|error| format!("{}: {error}", path.display()))?;
                    arguments.push(path.display().to_string());
                }
                arguments.extend(words("--apply --by s"));
                promise = Promise::Complete;
                arguments
            }
        };
        Ok(Work { arguments, promise })
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

/// A decision on one indicator, with its reason.
fn adjudicate(index: &str, number: u32, country: &str, answer: &str, reason: &str) -> Vec<String> {
    let code = CODES[number as usize % CODES.len()];
    let mut arguments = words(&format!(
        "review adjudicate {index} {code} --country {country} --answer {answer} --by r1 --reason"
    ));
    arguments.push(reason.to_owned());
    arguments
}

/// A file of an assessor.
fn submission(country: &str, number: u32) -> String {
    let answers = CODES[..4].iter().enumerate().map(|(at, code)| {
        let answer = ["yes", "partially", "no"][(number as usize + at) % 3];
        let comment = "What was found. ".repeat(20);
        json!({
            "indicator": code, "answer": answer,
            "comment": format!("{country} Comment {number} {comment}"),
        })
    });
    json!({
        "schema_version": 1, "framework": {"id": "my-index", "version": "0.1"},
        "country": country, "round": "2026", "assessor": format!("a{}", number % 3),
        "answers": answers.collect::<Vec<_>>(),
    })
    .to_string()
}

/// Where files that come in are written: not on the disk that is full.
fn root_of(folder: &Path) -> &Path {
    if folder.ends_with("small") {
        folder.parent().unwrap_or(folder)
    } else {
        folder
    }
}

fn copy_all(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| error.to_string())?;
    for entry in fs::read_dir(from).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), &to).map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}
