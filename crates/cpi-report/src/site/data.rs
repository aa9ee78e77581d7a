//! Which files of data does a site have, beside its pages?

use super::earlier::{self, EDITIONS, ERRATUM, Editions};
use super::edition::Edition;
use super::package;
use super::words::Word;
use crate::composed;
use crate::{Context, CountryNames, ReportError, comparison, scores, trend, write};
use cpi_model::draft::PublicAssessmentDraft;
use cpi_model::escape::json_in_html;
use cpi_model::provenance::{canonical_json, sha256_of};
use cpi_model::publication::data_path;
use cpi_model::{Assessment, Publication};
use cpi_scoring::Scorecard;
use serde_json::{Map, Value, json};

pub(super) use package::{citation, json_ld};

/// A notebook in Python that goes from the package to three figures.
const NOTEBOOK: &str = include_str!("assets/notebook.ipynb");
/// What the notebook computes the scores with: an implementation of the methodology of its own.
const RECOMPUTE: &str = include_str!("assets/recompute.py");

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Data {
    /// The public assessment of a country.
    Answers(String),
    /// What a word says.
    Word(Word),
}

/// The public assessment of each country, by its path.
fn assessments<'a>(edition: &Edition<'a>) -> Vec<(String, String, &'a Assessment)> {
    let of_round = |name: &str| data_path(edition.sources.round, name);
    let assessments = edition.assessments.iter();
    assessments
        .map(|(country, assessment)| {
            let path = of_round(&format!("{country}.public.json"));
            (path, (*country).to_owned(), *assessment)
        })
        .collect()
}

/// The document of a public assessment. One that was read from a table holds nothing but answers.
pub(super) fn public(assessment: &Assessment) -> Result<PublicAssessmentDraft, ReportError> {
    Ok(match assessment.public_document() {
        Some(draft) => draft,
        None => assessment.to_public(&Publication::nothing(assessment.framework()))?,
    })
}

/// The path of the workbook in a language; none where the build writes no workbooks.
pub(super) fn workbook(edition: &Edition<'_>, language: &str) -> Option<String> {
    let round = edition.sources.round;
    let index = edition.framework.id();
    cfg!(feature = "xlsx").then(|| data_path(round, &format!("{index}-{round}-{language}.xlsx")))
}

/// The files that the page on data lists in a language, with what they hold.
pub(super) fn listed(edition: &Edition<'_>, language: &str) -> Vec<(String, Data)> {
    let of_round = |name: &str| data_path(edition.sources.round, name);
    let mut files = Vec::new();
    if let Some(path) = workbook(edition, language) {
        files.push((path, Data::Word(Word::HoldsWorkbook)));
    }
    files.extend([
        (
            "data/datapackage.json".to_owned(),
            Data::Word(Word::HoldsPackage),
        ),
        (of_round("scores-long.csv"), Data::Word(Word::HoldsLong)),
        (of_round("scores.csv"), Data::Word(Word::HoldsWide)),
        (of_round("ranking.csv"), Data::Word(Word::HoldsRanking)),
        (of_round("series.csv"), Data::Word(Word::HoldsSeries)),
        (of_round("scores.json"), Data::Word(Word::HoldsScores)),
        (of_round("framework.json"), Data::Word(Word::HoldsFramework)),
        (of_round("round.json"), Data::Word(Word::HoldsRound)),
        (
            "data/notebook.ipynb".to_owned(),
            Data::Word(Word::HoldsNotebook),
        ),
        (
            "data/recompute.py".to_owned(),
            Data::Word(Word::HoldsRecompute),
        ),
    ]);
    let of_countries = assessments(edition).into_iter();
    files.extend(of_countries.map(|(path, country, _)| (path, Data::Answers(country))));
    files.push((EDITIONS.to_owned(), Data::Word(Word::HoldsEditions)));
    if edition.correction.is_some() {
        files.push((ERRATUM.to_owned(), Data::Word(Word::HoldsErratum)));
    }
    if !edition.sources.publication.is_empty() {
        let manifest = "data/publication/SHA256SUMS".to_owned();
        files.push((manifest, Data::Word(Word::HoldsPublication)));
    }
    files.push((
        "data/manifest.json".to_owned(),
        Data::Word(Word::HoldsManifest),
    ));
    files
}

/// The data of the edition.
pub(super) fn files(edition: &Edition<'_>) -> Result<Vec<(String, String)>, ReportError> {
    let of_round = |name: &str| data_path(edition.sources.round, name);
    let framework = edition.framework;
    let names = CountryNames::in_language(edition.sources.index, "en");
    let context = Context::new(framework, "en", &names);
    let mut files = Vec::new();
    let mut add = |name: &str, text: String| files.push((of_round(name), text));
    add("framework.json", canonical_json(framework.draft()));
    add("round.json", canonical_json(edition.round.draft()));
    add("scores.json", edition.scores().to_json());
    add("scores-long.csv", scores::rows(edition.trails));
    let comparison = std::slice::from_ref(edition.results.comparison);
    let ranking = comparison::table(comparison, &context);
    add("ranking.csv", write::csv(&ranking));
    let series = edition.results.trend.map(|it| trend::series(it, &context));
    let series = series.unwrap_or_else(|| crate::Table::data(&crate::vocabulary::TREND_SERIES));
    add("series.csv", write::csv(&series));
    let mut documents = Vec::new();
    for (path, _, assessment) in assessments(edition) {
        let document = public(assessment)?;
        files.push((path, canonical_json(&document)));
        documents.push(serde_json::to_value(document).unwrap_or_default());
    }
    let editions = Editions {
        schema_version: 1,
        editions: earlier::editions(edition),
    };
    files.push((EDITIONS.to_owned(), canonical_json(&editions)));
    files.extend(erratum(edition));
    let script = script(edition, &documents);
    files.push((of_round("data.js"), script));
    let steps = super::tools::steps(edition);
    files.push((of_round("steps.js"), steps));
    files.push(("data/notebook.ipynb".to_owned(), NOTEBOOK.to_owned()));
    files.push(("data/recompute.py".to_owned(), RECOMPUTE.to_owned()));
    for (round, cards) in rounds(edition)? {
        let text = scores::wide(framework, &cards)?;
        files.push((data_path(&round, "scores.csv"), text));
    }
    Ok(files)
}

/// What is corrected, why, and by whom.
fn erratum(edition: &Edition<'_>) -> Option<(String, String)> {
    let correction = edition.correction.as_ref()?;
    let declared = edition.round.declared_final(edition.sources.round);
    let erratum = json!({
        "schema_version": 1,
        "corrects": correction.folder,
        "round": edition.sources.round,
        "by": declared.map(|it| it.by.clone()),
        "on": declared.map(|it| it.on.to_string()),
        "text": edition.sources.own.plain(composed::ERRATUM),
        "figures": correction.figures,
        "answers": correction.answers,
        "histories": correction.heads.iter().map(|it| json!({
            "country": it.country,
            "head": it.head,
            "entry": it.entry,
            "later": it.later,
        })).collect::<Vec<Value>>(),
    });
    Some((ERRATUM.to_owned(), canonical_json(&erratum)))
}

/// The data as a script, since a page that was opened from a stick may read no other file.
fn script(edition: &Edition<'_>, assessments: &[Value]) -> String {
    let index = edition.sources.index;
    let mut countries = Map::new();
    for language in edition.sources.languages {
        let names = CountryNames::in_language(index, &language.tag);
        for code in edition.assessments.keys() {
            let name = json!(names.of(code));
            countries.entry(*code).or_insert_with(|| json!({}))[&language.tag] = name;
        }
    }
    let of_round = |name: &str| data_path(edition.sources.round, name);
    let paths = self::assessments(edition).into_iter();
    let paths: Vec<String> = paths.map(|(path, ..)| path).collect();
    let scores: Value = serde_json::from_str(&edition.scores().to_json()).unwrap_or_default();
    let data = json!({
        "framework": edition.framework.draft(),
        "round": edition.round.draft(),
        "assessments": assessments,
        "scores": scores,
        "countries": countries,
        "files": {
            "framework": of_round("framework.json"),
            "assessments": paths,
            "scores": of_round("scores.json"),
            "publication": (!edition.sources.publication.is_empty()).then_some("data/publication"),
        },
    });
    let data = json_in_html(&data.to_string());
    format!("window.cpiData = {data};\n")
}

/// The scorecards of every round; those of the shown one are there already.
fn rounds(edition: &Edition<'_>) -> Result<Vec<(String, Vec<Scorecard>)>, ReportError> {
    let index = edition.sources.index;
    let earlier = index.assessments.iter();
    let earlier = earlier.filter(|it| it.round() != edition.sources.round);
    let earlier: Vec<Assessment> = earlier.cloned().collect();
    let cards = cpi_scoring::score_all(edition.framework, &earlier)?;
    let mut rounds = vec![(
        edition.sources.round.to_owned(),
        edition.results.cards.to_vec(),
    )];
    for id in index.assessed_rounds() {
        let of_round = cards.iter().filter(|card| card.round == id);
        let of_round: Vec<Scorecard> = of_round.cloned().collect();
        if !of_round.is_empty() {
            rounds.push((id, of_round));
        }
    }
    Ok(rounds)
}

/// The files that describe the others: the package, how to cite, and last the manifest.
pub(super) fn described(
    edition: &Edition<'_>,
    files: &[(String, Vec<u8>)],
) -> Vec<(String, Vec<u8>)> {
    let made = [
        ("data/datapackage.json", package::package(edition, files)),
        ("CITATION.cff", package::citation_cff(edition)),
        ("citation.bib", package::bibtex(edition)),
    ];
    let made = made.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let mut made = Vec::from(made);
    let hashes: Map<String, Value> = files
        .iter()
        .chain(&made)
        .map(|(path, content)| (path.clone(), json!(sha256_of(content))))
        .collect();
    let framework = edition.framework;
    let manifest = canonical_json(&json!({
        "kind": "site",
        "framework": { "id": framework.id(), "version": framework.version() },
        "round": edition.sources.round,
        "final": edition.round.declared_final(edition.sources.round).is_some(),
        "files": hashes,
    }));
    made.push(("data/manifest.json".to_owned(), manifest.into_bytes()));
    made
}
