//! Which rounds show what the toolkit does? Fictional countries that answer the whole reference
//! framework: a round of its first edition, in an index of its own, and two of its second.
//!
//! Made from the framework and `xtask/demonstration/profiles.toml`, so that both may change.

mod answers;
mod beside;
mod draw;
mod profile;
mod shares;

use crate::{generated, root};
use answers::Case;
use beside::Scribe;
use cpi_model::draft::{
    AssessmentDraft, FrameworkDraft, FrameworkReference, RoundDraft, RoundEntryDraft,
    SCHEMA_VERSION,
};
use cpi_model::provenance::canonical_json;
use profile::{Profiles, RoundProfile};
use shares::Tally;
use std::collections::BTreeMap;
use std::fs;

/// What an index holds of its framework: the files of its edition, and the crosswalk to it.
const FILES_OF_A_FRAMEWORK: [&str; 4] = [
    "framework.toml",
    "indicators.csv",
    "crosswalk.toml",
    "crosswalk.csv",
];

/// The folders of the indices, and the page in `xtask/demonstration` that introduces each.
const PAGES: [(&str, &str); 2] = [
    ("demonstration", "README.md"),
    ("demonstration-2022", "README-2022.md"),
];

pub(crate) fn run(check: bool) -> Result<(), String> {
    let files = files()?.into_iter();
    let files = files.map(|(name, text)| (format!("fixtures/{name}"), text));
    generated(files, check, "cargo xtask demonstration")
}

/// The files that are generated, by their names in `fixtures`.
pub(crate) fn files() -> Result<BTreeMap<String, String>, String> {
    let profiles = profiles()?;
    let mut files = BTreeMap::new();
    let mut shares = Tally::default();
    for (nth, round) in profiles.rounds.iter().enumerate() {
        let frameworks = root().join("crates/cpi-io/frameworks");
        let reference = frameworks.join(&round.framework);
        let draft = cpi_io::folder::framework(&reference);
        let framework = draft.map_err(|error| error.to_string())?.draft;
        for name in FILES_OF_A_FRAMEWORK {
            let path = reference.join(name);
            // The first edition has no crosswalk, since there is none before it.
            if name.starts_with("crosswalk") && !path.exists() {
                continue;
            }
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            files.insert(format!("{}/framework/{name}", round.index), text);
        }
        let name = format!("{}/rounds/{}", round.index, round.id);
        files.insert(
            format!("{name}/round.toml"),
            round_toml(&framework, &profiles, nth),
        );
        for (code, country) in profiles.countries_of(nth) {
            let case = Case {
                profiles: &profiles,
                framework: &framework,
                code,
                country,
                round: nth,
            };
            let given = case.answers()?;
            shares.count(&case, &given);
            let assessment = assessment(&case, round, &given);
            files.insert(format!("{name}/{code}.json"), canonical_json(&assessment));
        }
    }
    for (index, page) in PAGES {
        files.insert(
            format!("{index}/README.md"),
            readme(&profiles, page, &shares)?,
        );
    }
    Ok(files)
}

/// The page that introduces the countries.
fn readme(profiles: &Profiles, page: &str, shares: &Tally) -> Result<String, String> {
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
    let path = root().join("xtask/demonstration").join(page);
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let sections: Vec<String> = sections.collect();
    let page = page.replace("{countries}", &sections.join("\n\n"));
    Ok(page.replace("{shares}", &shares.table(profiles)))
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

fn round_toml(framework: &FrameworkDraft, profiles: &Profiles, nth: usize) -> String {
    let round = &profiles.rounds[nth];
    let countries: Vec<_> = profiles.countries_of(nth).collect();
    // The first edition has no lists of units.
    let asks_for_units = framework.version.as_deref() != Some("1.0");
    let draft = RoundDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs(framework),
        country_names: countries
            .iter()
            .map(|(code, country)| {
                (
                    (*code).to_owned(),
                    [("en".to_owned(), country.name.clone())].into(),
                )
            })
            .collect(),
        rounds: vec![RoundEntryDraft {
            id: Some(round.id.clone()),
            reference_date: Some(round.reference_date.clone()),
            ..RoundEntryDraft::default()
        }],
        countries: countries
            .iter()
            .map(|(code, _)| (*code).to_owned())
            .collect(),
        units: countries
            .iter()
            .filter(|_| asks_for_units)
            .map(|(code, country)| ((*code).to_owned(), country.units.clone()))
            .collect(),
        ..RoundDraft::default()
    };
    let names: Vec<String> = countries
        .iter()
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
    case: &Case<'_>,
    round: &RoundProfile,
    given: &BTreeMap<&str, String>,
) -> AssessmentDraft {
    let scribe = Scribe {
        profiles: case.profiles,
        case,
    };
    let answers = case.framework.indicators.iter().filter_map(|indicator| {
        let answer = given.get(answers::code(indicator))?;
        scribe.write(indicator, answer)
    });
    AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: belongs(case.framework),
        country: Some(case.code.to_owned()),
        round: Some(round.id.clone()),
        reference_date: Some(round.reference_date.clone()),
        history: None,
        answers: answers.collect(),
    }
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
