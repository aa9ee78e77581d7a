//! `cpi questionnaire`.

use super::open_quietly;
use crate::args::{QuestionnaireArgs, QuestionnaireForm};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::questionnaire::{Questionnaire, Section, sections};
use cpi_io::{IndexFolder, folder, handbook, write};
use cpi_model::problem::listed;
use cpi_model::{Assessment, Framework};

pub(super) fn run(form: QuestionnaireForm, asked: &QuestionnaireArgs) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    let framework = &index.framework;
    if let Some(assessor) = &asked.assessor {
        clock::pseudonym("--assessor", assessor, framework)?;
    }
    let (round, date) = round(&index, asked)?;
    let language = language(&index, asked)?;
    let sections = chosen(&index, asked)?;
    let countries: Vec<&String> = index
        .rounds
        .iter()
        .filter(|each| each.reference_date(&round).is_some())
        .flat_map(cpi_model::Round::countries)
        .filter(|code| asked.country.as_ref().is_none_or(|only| only == *code))
        .collect();
    if countries.is_empty() {
        let asked = asked.country.as_deref().unwrap_or_default();
        let of_round = |each: &&cpi_model::Round| each.reference_date(&round).is_some();
        let declared = index.rounds.iter().filter(of_round);
        let declared: Vec<&String> = declared.flat_map(cpi_model::Round::countries).collect();
        return Err(Failure::NotThere(format!(
            "`{asked}` is no country of the round `{round}`; its countries are {}",
            listed(asked, &declared)
        )));
    }
    let previous = earlier(&index, asked, &round)?;
    let mut written = String::new();
    for country in countries {
        let of = |round: &str| -> Option<&Assessment> {
            let mut all = index.assessments.iter();
            all.find(|each| each.country() == country && each.round() == round)
        };
        let questionnaire = Questionnaire {
            framework,
            country,
            round: &round,
            reference_date: Some(date.clone()),
            units: index.rounds.iter().find_map(|each| {
                each.reference_date(&round)?;
                each.units(country)
            }),
            language: &language,
            sections: sections.clone(),
            assessor: asked.assessor.as_deref(),
            standing: of(&round),
            previous: previous.as_deref().and_then(of),
            blind: asked.blind,
        };
        let mut stem = format!("{round}-{country}");
        let mut files = Vec::new();
        match form {
            QuestionnaireForm::Xlsx => {
                let parts = asked.section.iter().map(|code| named(framework, code));
                for part in parts.chain(asked.assessor.clone()) {
                    stem = format!("{stem}-{part}");
                }
                let bytes = write::xlsx::workbook(&questionnaire)?;
                files.push((format!("{stem}.xlsx"), bytes));
            }
            QuestionnaireForm::Xlsform => {
                for section in &sections {
                    let node = folder::of_node(framework, section.node);
                    let bytes = write::xlsform::form(&questionnaire, section)?;
                    files.push((format!("{stem}-{node}.form.xlsx"), bytes));
                }
            }
        }
        folder::make(&asked.into)?;
        for (name, bytes) in files {
            let file = asked.into.join(name);
            folder::write_atomic(&file, &bytes)?;
            written.push_str(&format!("{}\n", file.display()));
        }
    }
    output::result(&written)
}

/// The part of a file name that stands for a section, by its code.
pub(super) fn named(framework: &Framework, code: &str) -> String {
    let node = framework.node_position(code);
    node.map_or_else(|| code.to_owned(), |node| folder::of_node(framework, node))
}

/// The round that is asked, with its reference date.
fn round(index: &IndexFolder, asked: &QuestionnaireArgs) -> Result<(String, String), Failure> {
    let all: Vec<(String, String)> = index
        .rounds
        .iter()
        .flat_map(cpi_model::Round::rounds)
        .map(|(id, date)| (id.clone(), date.to_string()))
        .collect();
    let names: Vec<&str> = all.iter().map(|(id, _)| id.as_str()).collect();
    match (&asked.round, all.as_slice()) {
        (None, [only]) => Ok(only.clone()),
        (None, _) => Err(Failure::NotThere(format!(
            "name a round with --round; the rounds are {}",
            names.join(", ")
        ))),
        (Some(round), all) => all
            .iter()
            .find(|(id, _)| id == round)
            .cloned()
            .ok_or_else(|| {
                Failure::NotThere(format!(
                    "there is no round `{round}`; the rounds are {}",
                    names.join(", ")
                ))
            }),
    }
}

/// The earlier round whose answers are shown: the one that was named, or the last before.
fn earlier(
    index: &IndexFolder,
    asked: &QuestionnaireArgs,
    round: &str,
) -> Result<Option<String>, Failure> {
    if asked.blind {
        return Ok(None);
    }
    let mut all: Vec<_> = index
        .rounds
        .iter()
        .flat_map(cpi_model::Round::rounds)
        .collect();
    all.sort_by_key(|(_, date)| *date);
    let Some(named) = &asked.previous else {
        let date = all.iter().find(|(id, _)| id == round).map(|(_, date)| date);
        let before = all.iter().rfind(|(_, each)| Some(each) < date);
        return Ok(before.map(|(id, _)| id.clone()));
    };
    if all.iter().any(|(id, _)| id == named) {
        Ok(Some(named.clone()))
    } else {
        Err(Failure::NotThere(format!("there is no round `{named}`")))
    }
}

/// The language of the questionnaire; where texts are lacking in it, that is said.
fn language(index: &IndexFolder, asked: &QuestionnaireArgs) -> Result<String, Failure> {
    let framework = &index.framework;
    let language = handbook::language(framework, asked.language.as_deref());
    let language = language.map_err(Failure::NotThere)?.to_owned();
    if let Some(said) = handbook::falls_back(framework, &language) {
        output::note(&said);
    }
    Ok(language)
}

/// The sections that are asked for; all if none is named.
fn chosen(index: &IndexFolder, asked: &QuestionnaireArgs) -> Result<Vec<Section>, Failure> {
    let framework = &index.framework;
    if let Some(level) = &asked.level
        && !framework
            .nodes()
            .iter()
            .any(|node| node.level() == Some(level))
    {
        return Err(Failure::NotThere(format!(
            "the framework has no level `{level}`"
        )));
    }
    let mut all = sections(framework, asked.level.as_deref());
    let code = |section: &Section| framework.nodes()[section.node].code().to_string();
    for wanted in &asked.section {
        if !all.iter().any(|section| code(section) == *wanted) {
            let known: Vec<String> = all.iter().map(code).collect();
            return Err(Failure::NotThere(format!(
                "there is no section `{wanted}`; the sections are {}",
                known.join(", ")
            )));
        }
    }
    if !asked.section.is_empty() {
        all.retain(|section| asked.section.contains(&code(section)));
    }
    Ok(all)
}
