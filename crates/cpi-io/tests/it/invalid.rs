//! Does every faulty file yield an error, and can its reader tell what to mend?
//!
//! The folder `fixtures/invalid` holds one fault a file. The snapshot is what the person
//! who made the mistake gets to read.

use cpi_io::read::{self, ParsedDraft};
use cpi_model::draft::FrameworkDraft;
use cpi_model::{Framework, Problems, Round};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/invalid")
}

fn base(name: &str) -> Vec<u8> {
    fs::read(folder().join("base").join(name)).unwrap()
}

struct Base {
    framework: Framework,
    round: Round,
}

impl Base {
    fn open() -> Self {
        let framework = read::framework_toml(
            ("framework.toml", &base("framework.toml")),
            Some(("indicators.csv", &base("indicators.csv"))),
        )
        .and_then(|read| read.check(FrameworkDraft::check))
        .unwrap_or_else(|problems| panic!("{problems}"));
        assert!(framework.warnings.is_empty(), "{}", framework.warnings);
        let framework = framework.value;
        let round = read::round("round.toml", &base("round.toml"))
            .and_then(|read| read.check(|draft| draft.check(&framework)))
            .unwrap_or_else(|problems| panic!("{problems}"))
            .value;
        Self { framework, round }
    }

    fn crosswalk(&self, toml: (&str, &[u8]), csv: (&str, &[u8])) -> Problems {
        let framework = &self.framework;
        read::crosswalk_toml(toml, Some(csv))
            .and_then(|read| read.check(|draft| draft.check(framework, framework)))
            .map_or_else(|problems| problems, |checked| checked.warnings)
    }

    /// The problems of a file; `None` if no reader is meant for a file of this name.
    fn problems(&self, file: &str, bytes: &[u8]) -> Option<Problems> {
        let (first, rest) = file.split_once(['-', '.'])?;
        let (_, extension) = file.rsplit_once('.')?;
        Some(match (first, extension) {
            ("framework", "json") => checked(read::framework_json(file, bytes)),
            ("framework", "toml") => checked(read::framework_toml(
                (file, bytes),
                Some(("indicators.csv", &base("indicators.csv"))),
            )),
            ("indicators", "csv") => checked(read::framework_toml(
                ("framework.toml", &base("framework.toml")),
                Some((file, bytes)),
            )),
            ("assessment", "json") => read::assessment(file, bytes)
                .and_then(|read| read.check(|draft| draft.check(&self.framework)))
                .map_or_else(|problems| problems, |checked| checked.warnings),
            ("public", "json") => read::public_assessment(file, bytes)
                .and_then(|read| read.check(|draft| draft.check(&self.framework)))
                .map_or_else(|problems| problems, |checked| checked.warnings),
            ("publication", "toml") => read::publication(file, bytes)
                .and_then(|read| read.check(|draft| draft.check(&self.framework)))
                .map_or_else(|problems| problems, |checked| checked.warnings),
            ("submission", "json") => read::submission_json(file, bytes)
                .and_then(|read| {
                    let checked = read.check(|draft| draft.check(&self.framework))?;
                    // What is wrong with single answers; the others can still be taken.
                    let mut found = checked.value.faults().clone();
                    read.places.locate(&mut found);
                    found.extend(checked.warnings);
                    Ok(found)
                })
                .unwrap_or_else(|problems| problems),
            ("round", "toml") => read::round(file, bytes)
                .and_then(|read| read.check(|draft| draft.check(&self.framework)))
                .map_or_else(|problems| problems, |checked| checked.warnings),
            ("terms", "csv") => match read::terms(file, bytes) {
                Ok(_) => Problems::new(),
                Err(problems) => problems,
            },
            ("crosswalk", "csv") => {
                self.crosswalk(("crosswalk.toml", &base("crosswalk.toml")), (file, bytes))
            }
            ("crosswalk", "toml") => {
                self.crosswalk((file, bytes), ("crosswalk.csv", &base("crosswalk.csv")))
            }
            ("table", "csv") => {
                let declared = match rest.split(['-', '.']).next()? {
                    "wide" => &self.round.tables()[0],
                    "long" => &self.round.tables()[1],
                    _ => return None,
                };
                read::table(file, bytes, declared, &self.round, &self.framework)
                    .map_or_else(|problems| problems, |panel| panel.warnings)
            }
            _ => return None,
        })
    }
}

fn checked(read: Result<ParsedDraft<FrameworkDraft>, Problems>) -> Problems {
    read.and_then(|read| read.check(FrameworkDraft::check))
        .map_or_else(|problems| problems, |checked| checked.warnings)
}

#[test]
fn the_base_is_valid() {
    let open = Base::open();
    for name in [
        "framework.json",
        "assessment.json",
        "public-assessment.json",
        "publication.toml",
        "submission.json",
        "table-wide.csv",
        "table-long.csv",
        "crosswalk.csv",
        "crosswalk.toml",
    ] {
        let found = open.problems(name, &base(name)).unwrap();
        assert!(!found.any_error(), "{found}");
    }
    let whole = read::framework_json("framework.json", &base("framework.json")).unwrap();
    assert_eq!(&whole.draft, open.framework.draft());
}

#[test]
fn every_fault_is_reported_where_it_stands() {
    let base = Base::open();
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "base")
        .collect();
    names.sort();
    assert!(100 <= names.len(), "only {} files are left", names.len());
    let mut text = String::new();
    let mut amiss = Vec::new();
    for name in &names {
        let bytes = fs::read(folder().join(name)).unwrap();
        let Some(problems) = base.problems(name, &bytes) else {
            amiss.push(format!("{name}: no reader is meant for it"));
            continue;
        };
        if !problems.any_error() {
            amiss.push(format!("{name}: no error"));
        }
        for problem in &problems {
            if problem
                .place
                .as_ref()
                .is_none_or(|place| place.line.is_none())
            {
                amiss.push(format!("{name}: no place: {problem}"));
            }
            if problem.hint.is_empty() {
                amiss.push(format!("{name}: no hint: {problem}"));
            }
        }
        writeln!(text, "## {name}\n{problems}\n").unwrap();
    }
    assert!(amiss.is_empty(), "{}\n\n{text}", amiss.join("\n"));
    insta::assert_snapshot!("invalid_messages", text);
}
