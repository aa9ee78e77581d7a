//! Which rounds show what the toolkit does? Three fictional countries that answer the whole
//! reference framework twice.
//!
//! Made from the framework and `xtask/demonstration/profiles.toml`, so that both may change.

mod answers;
mod beside;
mod draw;
mod profile;

use crate::root;
use answers::Case;
use beside::Scribe;
use cpi_model::draft::{
    AssessmentDraft, FrameworkDraft, FrameworkReference, RoundDraft, RoundEntryDraft,
    SCHEMA_VERSION,
};
use cpi_model::provenance::canonical_json;
use profile::{Profiles, RoundProfile};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Where the demonstration stands.
fn folder() -> PathBuf {
    root().join("fixtures/demonstration")
}

pub(crate) fn run(check: bool) -> Result<(), String> {
    let mut stale = Vec::new();
    for (name, text) in files()? {
        let path = folder().join(&name);
        if fs::read_to_string(&path).is_ok_and(|found| found == text) {
            continue;
        }
        if check {
            stale.push(name);
            continue;
        }
        let parent = path.parent().expect("every file stands in a folder");
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    if stale.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "fixtures/demonstration is not current: {}; run `cargo xtask demonstration`",
            stale.join(", ")
        ))
    }
}

/// The files that are generated, by their names in the folder.
pub(crate) fn files() -> Result<BTreeMap<String, String>, String> {
    let reference = root().join("crates/cpi-io/frameworks/cpi-reference");
    let text = |path: PathBuf| {
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let mut files = BTreeMap::new();
    for name in ["framework.toml", "indicators.csv"] {
        files.insert(format!("framework/{name}"), text(reference.join(name))?);
    }
    let framework = cpi_io::folder::framework(&reference)
        .map_err(|error| error.to_string())?
        .draft;
    let profiles = profiles()?;
    for (nth, round) in profiles.rounds.iter().enumerate() {
        let name = format!("rounds/{}", round.id);
        files.insert(
            format!("{name}/round.toml"),
            round_toml(&framework, &profiles, round),
        );
        for (code, country) in &profiles.countries {
            let case = Case {
                framework: &framework,
                code,
                country,
                round: nth,
            };
            let assessment = assessment(&profiles, &case, round)?;
            files.insert(format!("{name}/{code}.json"), canonical_json(&assessment));
        }
    }
    files.insert("README.md".to_owned(), readme(&profiles)?);
    Ok(files)
}

/// The page that introduces the countries.
fn readme(profiles: &Profiles) -> Result<String, String> {
    let sections = profiles.countries.iter().map(|(code, country)| {
        let mut text = format!("## {} (`{code}`), fictional\n\n", country.name);
        let mut column = 0;
        for word in country.portrait.split_whitespace() {
            if 0 < column && 92 < column + 1 + word.len() {
                text.push('\n');
                column = 0;
            } else if 0 < column {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += word.len();
        }
        text
    });
    let path = root().join("xtask/demonstration/README.md");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let sections: Vec<String> = sections.collect();
    Ok(page.replace("{countries}", &sections.join("\n\n")))
}

pub(crate) fn profiles() -> Result<Profiles, String> {
    let path = root().join("xtask/demonstration/profiles.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn belongs(framework: &FrameworkDraft) -> Option<FrameworkReference> {
    Some(FrameworkReference {
        id: framework.id.clone(),
        version: framework.version.clone(),
    })
}

fn round_toml(framework: &FrameworkDraft, profiles: &Profiles, round: &RoundProfile) -> String {
    let draft = RoundDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs(framework),
        country_names: profiles
            .countries
            .iter()
            .map(|(code, country)| {
                (
                    code.clone(),
                    [("en".to_owned(), country.name.clone())].into(),
                )
            })
            .collect(),
        rounds: vec![RoundEntryDraft {
            id: Some(round.id.clone()),
            reference_date: Some(round.reference_date.clone()),
            ..RoundEntryDraft::default()
        }],
        countries: profiles.countries.keys().cloned().collect(),
        ..RoundDraft::default()
    };
    let named = profiles.countries.iter();
    let names: Vec<String> = named
        .map(|(code, country)| format!("{} ({code})", country.name))
        .collect();
    format!(
        "# Fictional throughout: {} do not exist, and nobody gave these answers.\n\
         # Made by `cargo xtask demonstration`. Licence: CC BY 4.0.\n{}",
        names.join(", "),
        cpi_io::write::round::round_toml(&draft)
    )
}

fn assessment(
    profiles: &Profiles,
    case: &Case<'_>,
    round: &RoundProfile,
) -> Result<AssessmentDraft, String> {
    let given = case.answers()?;
    let scribe = Scribe { profiles, case };
    let answers = case.framework.indicators.iter().filter_map(|indicator| {
        let answer = given.get(answers::code(indicator))?;
        scribe.write(indicator, answer)
    });
    Ok(AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs(case.framework),
        country: Some(case.code.to_owned()),
        round: Some(round.id.clone()),
        reference_date: Some(round.reference_date.clone()),
        history: None,
        answers: answers.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_is_current() {
        assert_eq!(run(true), Ok(()));
    }

    #[test]
    fn the_same_profiles_make_the_same_files() {
        assert_eq!(files(), files());
    }
}
