//! The pages whose work a script of the visitor's browser does: what if, and check it yourself.

use super::app_words;
use super::edition::Edition;
use super::page::Tool;
use super::pages::{Page, Pages};
use super::words::Word;
use crate::composed::peers::improvements;
use cpi_model::escape::json_in_html;
use serde_json::{Map, Value};

/// Other answers and weights.
pub(super) fn what_if(pages: &Pages<'_>) -> Page {
    let mut page = page(pages, "what-if.html", Word::WhatIfPage, Word::WhatIfIntro);
    page.tool = Some(Tool::WhatIf);
    page
}

/// Every score and file of the edition, computed and compared again.
pub(super) fn check(pages: &Pages<'_>) -> Page {
    let mut page = page(pages, "check.html", Word::CheckPage, Word::CheckIntro);
    page.tool = Some(Tool::Check);
    page
}

fn page(pages: &Pages<'_>, path: &str, title: Word, intro: Word) -> Page {
    let at = pages.at(path);
    let mut c = pages.composer();
    c.report.heading(1, pages.word(title));
    c.report.paragraph(pages.word(intro));
    at.page(pages.word(title), c.report)
}

/// The command that does the same as a page.
pub(super) fn command(pages: &Pages<'_>, app: &str) -> String {
    let edition = pages.edition;
    let country = edition.assessments.keys().next().copied();
    match app {
        "what-if" => format!(
            "cpi plan INDEX --round {} --country {} --set CODE=ANSWER",
            edition.sources.round,
            country.unwrap_or("CODE"),
        ),
        _ if edition.sources.publication.is_empty() => "sha256sum -c SHA256SUMS".to_owned(),
        _ => "cpi verify .".to_owned(),
    }
}

/// The better answers of each country, those first that add most by themselves, each indicator once, as a
/// script.
pub(super) fn steps(edition: &Edition<'_>) -> String {
    let countries = edition.plans().map(|(country, plan)| {
        let steps = improvements(edition.framework, plan)
            .into_iter()
            .map(|each| format!("{}={}", each.change.indicator, each.change.to).into());
        (country.to_owned(), Value::Array(steps.collect()))
    });
    let steps = Value::Object(countries.collect()).to_string();
    format!("window.cpiSteps = {};\n", json_in_html(&steps))
}

/// The words of the script, as a script.
pub(super) fn words(language: &str) -> String {
    let words = app_words(language).into_iter();
    let words: Map<String, Value> = words
        .map(|(id, text)| (id.to_owned(), text.into()))
        .collect();
    let words = json_in_html(&Value::Object(words).to_string());
    format!("window.cpiWords = {words};\n")
}
