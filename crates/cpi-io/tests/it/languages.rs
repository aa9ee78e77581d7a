//! A questionnaire and a review in any language of the words come back as they went out, and one
//! in a language that nobody reviewed says so.

#![cfg(feature = "spreadsheet")]

use cpi_io::questionnaire::answers::{self, NamePrecedence, RecognisedAnswer};
use cpi_io::questionnaire::words::Word;
use cpi_io::questionnaire::{Questionnaire, sections};
use cpi_io::read::spreadsheet::{Spreadsheet, spreadsheet};
use cpi_io::submission::read;
use cpi_io::write::xlsx::workbook;
use cpi_io::{IndexFolder, folder};
use cpi_model::draft::{AssessmentDraft, FrameworkDraft, NotApplicableAllowed, NotApplicableDraft};
use cpi_model::language::{Value, Words, languages};
use cpi_model::{Assessment, Framework};
use std::path::Path;

fn template() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../cpi-cli/template"))
}

/// The template with labels of its options in every language; the framework's own texts in it
/// are those of English with the tag before them.
fn framework() -> Framework {
    let mut draft: FrameworkDraft = folder::framework(template()).unwrap().draft;
    draft.not_applicable = Some(NotApplicableDraft {
        allowed: Some(NotApplicableAllowed::Anywhere.into()),
        requires_reason: false,
    });
    for language in languages() {
        let tag = &language.header().tag;
        if !draft.languages.contains(tag) {
            draft.languages.push(tag.clone());
        }
        for scale in draft.scales.values_mut() {
            for option in &mut scale.options {
                let label = option.label["en"].clone();
                let label = if tag == "en" {
                    label
                } else {
                    format!("{tag} {label}")
                };
                option.label.insert(tag.clone(), label);
            }
        }
    }
    draft.check().unwrap().value
}

fn assessment(framework: &Framework) -> Assessment {
    let index = IndexFolder::open(template()).unwrap();
    let mut draft: AssessmentDraft = index.assessments[0].to_draft();
    for answer in &mut draft.answers {
        answer.assessor = Some("expert-1".to_owned());
        (answer.reviewer, answer.adjudication) = (None, None);
    }
    draft.check(framework).unwrap().value
}

fn questionnaire<'a>(
    framework: &'a Framework,
    standing: Option<&'a Assessment>,
    previous: Option<&'a Assessment>,
    language: &'a str,
) -> Questionnaire<'a> {
    Questionnaire {
        framework,
        country: "XAA",
        round: "2026",
        reference_date: Some("2026-12-31".to_owned()),
        units: None,
        language,
        sections: sections(framework, None),
        assessor: Some("expert-1"),
        standing,
        previous,
        blind: false,
    }
}

fn texts(book: &Spreadsheet) -> Vec<String> {
    let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
    let cells = rows.flat_map(|row| &row.cells);
    cells.map(|(_, value)| value.text()).collect()
}

#[test]
fn answers_come_back_from_a_questionnaire_in_any_language() {
    let framework = framework();
    let assessment = assessment(&framework);
    let mut expected = assessment.to_draft().answers;
    for answer in &mut expected {
        answer.assessor = None;
    }
    for language in languages() {
        let tag = language.header().tag.as_str();
        let asked = questionnaire(&framework, Some(&assessment), Some(&assessment), tag);
        let bytes = workbook(&asked).unwrap();
        let incoming = read("XAA.xlsx", &bytes, &framework).unwrap();
        let arrival = &incoming.submissions[0];
        assert_eq!(arrival.problems.to_string(), "", "{tag}");
        let draft = &arrival.read.draft;
        assert_eq!(draft.assessor.as_deref(), Some("expert-1"), "{tag}");
        assert_eq!(draft.country.as_deref(), Some("XAA"), "{tag}");
        assert_eq!(draft.round.as_deref(), Some("2026"), "{tag}");
        assert_eq!(draft.answers, expected, "{tag}");
    }
}

#[test]
fn what_is_printed_in_an_unreviewed_language_says_so() {
    let framework = framework();
    for language in languages() {
        let words = Words::from_language(language);
        let asked = questionnaire(&framework, None, None, words.language());
        let bytes = workbook(&asked).unwrap();
        let texts = texts(&spreadsheet("a.xlsx", &bytes).unwrap());
        match words.draft_notice() {
            Some(notice) => assert!(texts.iter().any(|text| text == notice), "{notice}"),
            None => {
                for other in languages() {
                    let notice = Words::from_language(other).draft_notice();
                    assert!(notice.is_none_or(|notice| texts.iter().all(|it| it != notice)));
                }
            }
        }
    }
}

#[test]
fn an_answer_is_understood_in_every_language_whichever_the_questionnaire_has() {
    let framework = framework();
    let mut seen = 0;
    for language in languages() {
        let tag = language.header().tag.as_str();
        for indicator in 0..framework.indicators().len() {
            for offered in answers::answer_options(&framework, indicator, tag) {
                for text in [offered.label.clone(), offered.label.to_uppercase()] {
                    let meant =
                        answers::recognise(&framework, indicator, &text, NamePrecedence::Labels);
                    assert_eq!(
                        meant,
                        RecognisedAnswer::Answer(offered.code.clone()),
                        "{tag}: {text}"
                    );
                    seen += usize::from(offered.code == "not-applicable");
                }
            }
        }
    }
    assert!(framework.indicators().len() * languages().len() <= seen);
}

#[test]
fn conditions_and_possible_values_are_sentences_of_the_language() {
    let said = |tag: &str| {
        let words = Words::of(tag);
        let answers = words.any_of(["A", "B", "C"]).unwrap();
        [
            words.with(
                Word::Condition,
                &[("question", "20.1".into()), ("answers", answers.into())],
            ),
            words.with(Word::AtLeast, &[("least", Value::number("0.5"))]),
        ]
    };
    assert_eq!(said("en"), ["20.1 is A, B or C", "0.5 or more"]);
    assert_eq!(said("ro"), ["20.1 este A, B sau C", "0,5 sau mai mult"]);
    assert_eq!(said("ka"), ["20.1-ის პასუხია A, B ან C", "0,5 ან მეტი"]);
}

#[test]
fn a_country_is_called_as_the_round_says_and_else_as_cldr_does() {
    let framework = framework();
    let toml = r#"
schema_version = 1
framework = { id = "my-index", version = "0.1" }
countries = ["MDA", "ALB", "XKX", "XAA", "XAB"]

[[rounds]]
id = "2026"
reference_date = "2026-12-31"

[country_names.MDA]
en = "Moldova (pilot)"

[country_names.XKX]
en = "Kosovo*"
ro = "Kosovo*"
sr-Latn = "Kosovo*"

[country_names.XAA]
sq = "Avalia"
"#;
    let read = cpi_io::read::round("round.toml", toml.as_bytes()).unwrap();
    let round = read.check(|draft| draft.check(&framework)).unwrap().value;
    let names = |tag: &str| {
        let codes = round.countries().iter();
        let names = codes.map(|code| round.country_name(code, tag));
        names.collect::<Vec<_>>().join(" · ")
    };
    assert_eq!(
        names("en"),
        "Moldova (pilot) · Albania · Kosovo* · Avalia · XAB"
    );
    assert_eq!(names("en-GB"), names("en"));
    assert_eq!(
        names("ro"),
        "Republica Moldova · Albania · Kosovo* · Avalia · XAB"
    );
    assert_eq!(names("ka"), "მოლდოვა · ალბანეთი · Kosovo* · Avalia · XAB");
    assert_eq!(
        names("sr-Latn"),
        "Moldavija · Albanija · Kosovo* · Avalia · XAB"
    );
    // A language of which nobody has a name.
    assert_eq!(
        names("zz"),
        "Moldova (pilot) · Albania · Kosovo* · Avalia · XAB"
    );
    assert_eq!(round.country_name("GEO", "ka"), "საქართველო");

    let text = cpi_io::write::round::round_toml(round.draft());
    let again = cpi_io::read::round("round.toml", text.as_bytes()).unwrap();
    assert_eq!(&again.draft, round.draft());
}
