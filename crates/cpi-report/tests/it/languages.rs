//! A report in a language is in that language: no word of another one is left in it, but for the
//! texts of the framework that are in no other.

use crate::documents::{document, index_of};
use cpi_model::language::{Words, key_faults, languages};
use cpi_model::{Framework, Index};
use cpi_report::write::{Options, markdown, terminal};
use cpi_report::{
    Context, CountryNames, ReportOptions, agreement, answers, coherence, explanation,
    framework_difference, peers, plan, report, robustness, scores, status, trend, vocabulary,
    words,
};
use cpi_scoring::Query;
use cpi_scoring::agreement::{AgreementQuery, Versions};
use cpi_scoring::comparison::{ComparisonQuery, DifferenceQuery};
use cpi_scoring::document::{Content, Document};
use cpi_scoring::explanation::ExplanationQuery;
use cpi_scoring::status::StatusQuery;
use std::collections::BTreeSet;

/// The kinds of documents whose reports are worded in each language.
const WORDED: [&str; 14] = [
    "scores",
    "scores-round",
    "scores-trail",
    "trend",
    "peers",
    "plan",
    "what-if",
    "comparison",
    "difference",
    "explanation",
    "status",
    "agreement",
    "robustness",
    "coherence",
];

/// The query of a kind whose documents of 0.1 lack what a report words.
fn query(name: &str) -> Option<Query> {
    let country = || "XAA".to_owned();
    Some(match name {
        "comparison" => Query::Comparison(ComparisonQuery::default()),
        "difference" => Query::Difference(DifferenceQuery {
            round: None,
            country: country(),
            other: "XAB".to_owned(),
        }),
        "explanation" => Query::Explanation(ExplanationQuery {
            country: country(),
            ..ExplanationQuery::default()
        }),
        "status" => Query::Status(StatusQuery::default()),
        "agreement" => Query::Agreement(AgreementQuery {
            round: None,
            country: None,
            versions: Versions::Standing,
            seed: 1,
            resamples: 10,
        }),
        _ => return None,
    })
}

fn made(name: &str, index: &Index) -> Document {
    if let Some(query) = query(name) {
        return query.run(index).unwrap();
    }
    let mut document = document(name);
    document.attach(&index.framework).unwrap();
    document
}

/// What is no word of a language: names of formats and methods, and what is typed.
const NAMES: [&str; 10] = [
    "SHA",
    "cpi",
    "scoring",
    "CSV",
    "JSON",
    "PCG",
    // Factors and alternatives, as the plan of the fixture names them.
    "aggregation",
    "median",
    "missing",
    "zero",
];

#[test]
fn every_word_is_there_with_its_placeholders() {
    assert_eq!(key_faults::<words::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<vocabulary::Heading>(), Vec::<String>::new());
    assert_eq!(key_faults::<scores::words::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<answers::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<trend::words::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<peers::words::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<plan::words::Word>(), Vec::<String>::new());
    let explanation = key_faults::<explanation::words::Word>();
    assert_eq!(explanation, Vec::<String>::new());
    assert_eq!(key_faults::<status::words::Word>(), Vec::<String>::new());
    assert_eq!(key_faults::<agreement::words::Word>(), Vec::<String>::new());
    let difference = key_faults::<framework_difference::words::Word>();
    assert_eq!(difference, Vec::<String>::new());
    assert_eq!(
        key_faults::<robustness::words::Word>(),
        Vec::<String>::new()
    );
    assert_eq!(key_faults::<coherence::words::Word>(), Vec::<String>::new());
}

/// How a document of each kind can be shown.
fn shown() -> Vec<ReportOptions> {
    let plain = ReportOptions::default();
    vec![
        ReportOptions {
            level: Some("article".to_owned()),
            ..plain.clone()
        },
        ReportOptions {
            view: Some("dimension".to_owned()),
            ..plain.clone()
        },
        ReportOptions {
            view: Some("dimension".to_owned()),
            level: Some("article".to_owned()),
            ..plain.clone()
        },
        plain,
    ]
}

/// The reports of a document in a language, with countries that have names in its letters.
fn written(
    name: &str,
    language: &str,
    countries: &CountryNames,
) -> Vec<(String, Framework, Vec<String>)> {
    let index = index_of(name);
    let document = made(name, &index);
    let context = Context::new(&index.framework, language, countries);
    let mut answers = Vec::new();
    texts_of_answers(
        &serde_json::to_value(&document).unwrap(),
        false,
        &mut answers,
    );
    let mut written = Vec::new();
    for shown in shown() {
        // Not every kind has levels and views.
        let Ok(report) = report(&document, &shown, &context) else {
            continue;
        };
        let options = Options::default();
        for text in [terminal(&report, &options), markdown(&report, &options)] {
            written.push((text, index.framework.clone(), answers.clone()));
        }
    }
    assert!(!written.is_empty(), "{name}");
    written
}

/// The texts of answers: evidence, comments, reasons, pseudonyms.
fn texts_of_answers(value: &serde_json::Value, is_answer: bool, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if is_answer => {
            texts.push(text.clone());
            texts.push(cpi_model::escape::escape_markdown(text));
            texts.push(cpi_model::escape::escape_markdown_within(text));
        }
        serde_json::Value::Array(values) => {
            for value in values {
                texts_of_answers(value, is_answer, texts);
            }
        }
        serde_json::Value::Object(values) => {
            for (key, value) in values {
                let within = ["answer", "assessor", "one", "other", "said"].contains(&key.as_str());
                texts_of_answers(value, is_answer || within, texts);
            }
        }
        _ => {}
    }
}

/// The text without the texts and codes of the framework and the texts of answers.
fn without_files(text: &str, framework: &Framework, answers: &[String]) -> String {
    let mut own = answers.to_vec();
    for text in framework.draft().texts() {
        for text in text.texts.values() {
            own.push(text.clone());
            own.push(cpi_model::escape::escape_markdown(text));
            // What is cut to fit a row.
            let cut: String = text.chars().take(39).collect();
            own.push(cut.trim_end().to_owned());
        }
    }
    let nodes = framework.nodes().iter().map(|node| node.code().to_string());
    let indicators = framework.indicators().iter();
    let indicators = indicators.map(|indicator| indicator.code().to_owned());
    let groups = framework
        .views()
        .iter()
        .flat_map(cpi_model::framework::View::groups);
    let groups = groups.map(|group| group.code().to_string());
    let views = framework.views().iter().map(|view| view.code().to_string());
    own.extend(nodes.chain(indicators).chain(groups).chain(views));
    let bands = framework.banding().into_iter().flat_map(|it| &it.bands);
    own.extend(bands.map(|band| band.0.to_string()));
    own.push(framework.id().to_owned());
    own.retain(|text| 1 < text.len());
    own.sort_by_key(|text| std::cmp::Reverse(text.len()));
    let mut text = text.to_owned();
    for each in own {
        text = text.replace(&each, "");
    }
    text
}

/// Georgian has letters of its own, so any English word shows.
#[test]
fn a_report_in_georgian_has_no_latin_word() {
    let countries: CountryNames = [("XAA", "ალანდი"), ("XAB", "ბალანდი"), ("XAC", "გალანდი")]
        .into_iter()
        .collect();
    for name in WORDED {
        for (text, framework, answers) in written(name, "ka", &countries) {
            let rest = without_files(&text, &framework, &answers);
            let rest: String = (rest.chars())
                .map(|c| if c.is_ascii_alphabetic() { c } else { ' ' })
                .collect();
            let words = rest.split(' ').filter(|word| 2 < word.len());
            // Hashes are no words.
            let is_hash = |word: &str| word.chars().all(|c| matches!(c, 'a'..='f'));
            let latin: BTreeSet<&str> = words
                .filter(|word| !NAMES.contains(word) && !is_hash(word))
                .collect();
            assert!(latin.is_empty(), "{name}: {latin:?}\n{text}");
        }
    }
}

/// The longest pieces of the sentences of a file between their placeholders.
fn pieces(file: &str) -> BTreeSet<String> {
    let mut pieces = BTreeSet::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let text = line.split_once(" = ").map_or(line, |(_, text)| text);
        for piece in text.split(['{', '}', '[', ']']) {
            let words = piece.split_whitespace();
            let words = words.filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
            if !piece.contains('$') && 2 < words.count() {
                pieces.insert(piece.trim().to_owned());
            }
        }
    }
    pieces
}

/// Romanian has the letters of English, so the sentences are looked for.
#[test]
fn a_report_in_another_language_has_no_english_sentence() {
    let countries: CountryNames = [("XAA", "Alandia"), ("XAB", "Balandia")]
        .into_iter()
        .collect();
    let file = |tag: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-model/languages");
        std::fs::read_to_string(format!("{folder}/{tag}.ftl")).unwrap()
    };
    let english = pieces(&file("en"));
    assert!(100 < english.len());
    for language in languages().iter().map(|it| it.header().tag.as_str()) {
        let notice = Words::of(language).draft_notice();
        for name in WORDED {
            for (text, framework, answers) in written(name, language, &countries) {
                assert_eq!(
                    notice.is_some(),
                    notice.is_some_and(|notice| text.starts_with(notice)),
                    "{name} in {language}"
                );
                if language == "en" {
                    continue;
                }
                let rest = without_files(&text, &framework, &answers);
                let found: Vec<&String> = english.iter().filter(|it| rest.contains(*it)).collect();
                assert!(found.is_empty(), "{name} in {language}: {found:?}\n{text}");
            }
        }
    }
}

/// Numbers have the decimal sign of the language, and what is missing a note in it.
#[test]
fn figures_are_written_as_the_language_writes_them() {
    let countries = CountryNames::default();
    let first = |language| written("scores", language, &countries).pop().unwrap().0;
    let (english, romanian) = (first("en"), first("ro"));
    assert!(
        english.contains("0.75–0.75") && !romanian.contains("0.75"),
        "{romanian}"
    );
    assert!(romanian.contains("0,75–0,75"), "{romanian}");
}

/// A text of the framework that is not there in the language is in another, and marked.
#[test]
fn a_text_in_another_language_is_marked() {
    let countries = CountryNames::default();
    let texts = written("scores", "ro", &countries);
    let marked = texts.iter().filter(|(text, ..)| text.contains(" (en)"));
    assert!(0 < marked.count());
    let texts = written("scores", "en", &countries);
    assert!(!texts.iter().any(|(text, ..)| text.contains("(en)")));
}

/// The English report of an explanation says what the document says.
#[test]
fn the_english_report_and_the_document_say_the_same() {
    let index = index_of("explanation");
    let document = made("explanation", &index);
    let countries = CountryNames::default();
    let context = Context::new(&index.framework, "en", &countries);
    let made = report(&document, &ReportOptions::default(), &context).unwrap();
    // Only that a report groups the digits of a number.
    let text = terminal(&made, &Options::default()).replace("1,000", "1000");
    let Content::Explanation { explanation } = &document.content else {
        panic!("an explanation");
    };
    assert!(!explanation.lines.is_empty());
    for line in &explanation.lines {
        assert!(text.contains(&line.text), "{}\n{text}", line.text);
    }
    // In public, neither paragraphs nor pseudonyms.
    let public = ReportOptions {
        public: true,
        ..ReportOptions::default()
    };
    let public = report(&document, &public, &context).unwrap();
    let public = terminal(&public, &Options::default());
    assert!(text.contains("(methodology ") && text.contains("decided by reviewer-1:"));
    assert!(
        !public.contains("methodology") && !public.contains("reviewer-1"),
        "{public}"
    );
    assert!(public.contains("decided: "), "{public}");
}
