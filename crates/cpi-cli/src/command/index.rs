//! How does a command open an index, ask it and show the answer?

use crate::args::{Format, Printed};
use crate::failure::Failure;
use crate::output;
use cpi_io::IndexFolder;
use cpi_model::language::Words;
use cpi_model::{Framework, Index, ProblemKind, Problems, Round, characters};
use cpi_report::{Context, CountryNames, ReportOptions};
use cpi_scoring::{Document, Query, QueryError, query};
use std::path::Path;

/// Loads an index whose answers need not be complete yet. Missing answers and conflicts are the
/// subject of these commands, so they are not reported as warnings.
pub(super) fn open_quietly(folder: &Path) -> Result<IndexFolder, Failure> {
    let index = IndexFolder::open(folder)?;
    let mut found = Problems::new();
    let expected = [
        ProblemKind::UndecidedConflict,
        ProblemKind::SetAside,
        ProblemKind::Empty,
    ];
    for warning in &index.warnings {
        if !expected.contains(&warning.kind) {
            found.push(warning.clone());
        }
    }
    output::problems(&found);
    Ok(index)
}

/// The folder and the round that was asked for, or the only one.
pub(super) fn round_of<'a>(
    index: &'a IndexFolder,
    asked: Option<&str>,
) -> Result<(&'a Path, &'a Round), Failure> {
    let round = query::Selection(index).declared(asked)?;
    let mut rounds = index.folders.iter().zip(&index.rounds);
    let (folder, round) = rounds
        .find(|(_, each)| *each == round)
        .expect("the round is one of the index");
    Ok((folder, round))
}

/// Refuses a text for the history that holds a character which no text may hold.
pub(super) fn plain(option: &str, text: &str) -> Result<(), Failure> {
    match characters::forbidden(text) {
        None => Ok(()),
        Some(found) => Err(Failure::NotThere(format!(
            "{option}: it holds the character {}, which no text may hold; delete it",
            characters::name(found)
        ))),
    }
}

/// The positions of the indicators beneath a node, or of one indicator.
pub(super) fn beneath(framework: &Framework, code: &str) -> Result<Vec<usize>, Failure> {
    let mut nodes = framework.nodes().iter();
    match (
        nodes.find(|node| &**node.code() == code),
        framework.indicator_position(code),
    ) {
        (Some(node), _) => Ok(node.indicators().to_vec()),
        (None, Some(indicator)) => Ok(vec![indicator]),
        (None, None) => Err(QueryError::nothing_of_code(framework, code).into()),
    }
}

/// The language of a report: the one that is asked for, or else the framework's first.
///
/// # Errors
///
/// A language that has no words here, with those that have.
pub(super) fn language<'a>(
    framework: &'a Framework,
    asked: Option<&'a str>,
) -> Result<&'a str, Failure> {
    let Some(asked) = asked else {
        let first = framework.draft().languages.first();
        return Ok(first.map_or("en", String::as_str));
    };
    if Words::find(asked).is_some() {
        return Ok(asked);
    }
    let all = cpi_model::language::languages().iter();
    let all: Vec<String> = all
        .map(|language| format!("{} ({})", language.header().tag, language.header().name))
        .collect();
    Err(Failure::NotThere(format!(
        "reports have no words in `{asked}`; they have {}",
        all.join(", ")
    )))
}

/// Refuses a language where nothing is printed in words.
pub(super) fn takes_language(format: Format, language: Option<&str>) -> Result<(), Failure> {
    match format {
        Format::Json | Format::Csv if language.is_some() => Err(Failure::NotThere(
            "--language belongs to tables for people and to Markdown, and has no effect here; leave it out, or choose that format".to_owned(),
        )),
        _ => Ok(()),
    }
}

impl Printed {
    /// The language in which people read the result.
    ///
    /// # Errors
    ///
    /// A language that has no words here, or that has no effect on the format.
    pub(super) fn language<'a>(&'a self, framework: &'a Framework) -> Result<&'a str, Failure> {
        takes_language(self.format, self.language.as_deref())?;
        language(framework, self.language.as_deref())
    }
}

/// Prints a result document of an index in a language.
pub(super) fn print(
    document: &Document,
    index: &Index,
    format: Format,
    language: &str,
    shown: &ReportOptions,
) -> Result<(), Failure> {
    let names = CountryNames::in_language(index, language);
    let context = Context::new(&index.framework, language, &names);
    output::document(document, format, shown, &context)
}

/// Loads an index and says what should be looked at.
pub(super) fn open(folder: &Path) -> Result<IndexFolder, Failure> {
    open_for(folder, None)
}

/// Loads an index to answer a question about one country: what should be looked at in others alone
/// is counted, not listed before the answer.
pub(super) fn open_for(folder: &Path, country: Option<&str>) -> Result<IndexFolder, Failure> {
    let index = IndexFolder::open(folder)?;
    let mut warnings = index.warnings.clone();
    warnings.extend(doubts(&index));
    let mut own = Problems::new();
    let mut of_others = 0_usize;
    for warning in &warnings {
        let is_about_others = |country| warning.country.as_ref().is_some_and(|it| it != country);
        if country.is_some_and(is_about_others) {
            of_others += 1;
        } else {
            own.push(warning.clone());
        }
    }
    output::warnings(&own, "`cpi check` lists them all");
    if 0 < of_others {
        output::note(&format!(
            "warnings about other countries: {of_others}; `cpi check` lists them"
        ));
    }
    Ok(index)
}

/// What somebody should look at again, though nothing is wrong with a file: countries whose
/// share of *not applicable* stands out, and figures that are not plausible.
pub(super) fn doubts(index: &IndexFolder) -> Problems {
    let mut found = cpi_scoring::standing_out(&index.assessments);
    let rounds = cpi_model::round::in_time(&index.rounds, &index.assessments);
    found.extend(cpi_model::plausibility::implausible(
        &index.assessments,
        &rounds,
    ));
    found
}

/// The result of a query.
pub(super) fn ask(query: &Query, index: &Index) -> Result<Document, Failure> {
    Ok(query.run(index)?)
}
