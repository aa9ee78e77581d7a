//! Is a translation found that says something else, as far as one can count?

use crate::lint::{draft, lint, words};
use cpi_io::read;

/// The words and messages of what is found once the first question has a Romanian or Georgian text.
fn translated(language: &str, original: &str, translation: &str) -> Vec<String> {
    let mut draft = draft();
    draft.languages.push(language.to_owned());
    let question = &mut draft.indicators[0].question;
    question.insert("en".to_owned(), original.to_owned());
    question.insert(language.to_owned(), translation.to_owned());
    let found = lint(&draft).findings;
    let found = found
        .iter()
        .filter(|found| found.kind.word() != "missing-text");
    found
        .map(|found| format!("{}: {}", found.kind, found.message))
        .collect()
}

#[test]
fn figures_stay_the_same_in_a_translation() {
    let none: [String; 0] = [];
    for (original, translation) in [
        (
            "Is it 0.5 of 14 in 100,000 children?",
            "Este 0,5 din 14 la 100.000 de copii?",
        ),
        ("Is it 100,000 in 2019?", "Este 100 000 în 2019?"),
        (
            "Are 1,250.5 hours paid in 3 regions?",
            "Sunt plătite 1.250,5 ore în 3 regiuni?",
        ),
        (
            "Is (1) asked of 16- to 17-year-olds?",
            "La 16–17 ani se întreabă (1)?",
        ),
    ] {
        assert_eq!(
            translated("ro", original, translation),
            none,
            "{translation}"
        );
    }
    let other = translated(
        "ro",
        "Are there 3 homes for 100,000 children?",
        "Sunt 3 case la 10.000 de copii?",
    );
    assert_eq!(
        other,
        ["other-figures: the question of `L1` in `ro` has the figures 10000 in place of 100000"]
    );
    let lacking = translated("ro", "Are there 3 homes?", "Sunt case?");
    assert_eq!(
        lacking,
        ["other-figures: the question of `L1` in `ro` lacks the figures 3"]
    );
}

#[test]
fn a_translation_is_in_the_letters_of_its_language() {
    let none: [String; 0] = [];
    let original = "Is the Istanbul Convention in force?";
    assert_eq!(
        translated("ka", original, "ძალაშია თუ არა სტამბოლის კონვენცია (CETS)?"),
        none
    );
    assert_eq!(
        translated("sr-Cyrl", original, "Да ли је Конвенција на снази?"),
        none
    );
    let left = translated("ka", original, original);
    assert_eq!(
        left,
        ["wrong-script: the question of `L1` in `ka` is for the most part not in Georgian letters"]
    );
    // A Latin a in a Cyrillic word, and the letters of old keyboards.
    let mixed = translated("ru", original, "Дeйствует ли конвенция?");
    assert_eq!(
        mixed,
        [
            "wrong-script: the question of `L1` in `ru` has the word `Дeйствует`, in which letters of two scripts are mixed"
        ]
    );
    let cedilla = translated("ro", original, "Este în vigoare convenţia?");
    assert_eq!(
        cedilla,
        ["wrong-script: the question of `L1` in `ro` has the letter `ţ` with a cedilla"]
    );
}

#[test]
fn a_translation_is_about_as_long_and_has_the_same_links() {
    let none: [String; 0] = [];
    let original = "Does the law ban corporal punishment by parents?";
    assert_eq!(
        translated("ro", original, "Legea interzice pedeapsa corporală?"),
        none
    );
    assert_eq!(
        translated("ro", original, "Legea?"),
        ["unlike-length: the question of `L1` in `ro` has 6 characters, the original 48"]
    );
    let link = translated(
        "ro",
        "Does {country} publish on https://example.org/a?",
        "Publică țara pe https://example.org/b ceva?",
    );
    assert_eq!(
        link,
        [
            "other-placeholder: the question of `L1` in `ro` has `https://example.org/b` where the original has `https://example.org/a`, `{country}`"
        ]
    );
    // Marks around an address are no part of it.
    for (original, translation) in [
        (
            "Is it on https://example.org/a?",
            "Pe https://example.org/a este?",
        ),
        (
            "Is [the list](https://example.org/a) public?",
            "E [lista](https://example.org/a), publică?",
        ),
        (
            "Is “https://example.org/a.b” up?",
            "Merge „https://example.org/a.b”?",
        ),
        (
            "Is <https://example.org/a> linked at *https://example.org/b*?",
            "Trimite *https://example.org/b* la (https://example.org/a)…",
        ),
    ] {
        assert_eq!(
            translated("ro", original, translation),
            none,
            "{translation}"
        );
    }
    for (translation, said) in [
        (
            "Lista [țării](https://example.org/b) este publică?",
            "has `https://example.org/b` where the original has `https://example.org/a`",
        ),
        (
            "Lista țării este publică?",
            "lacks `https://example.org/a` of the original",
        ),
        (
            "Lista [țării](https://example.org/a) din {country}?",
            "has `{country}`, which the original does not have",
        ),
    ] {
        let found = translated(
            "ro",
            "Is the [list](https://example.org/a) public?",
            translation,
        );
        assert_eq!(
            found,
            [format!(
                "other-placeholder: the question of `L1` in `ro` {said}"
            )]
        );
    }
}

#[test]
fn two_questions_have_two_translations() {
    let found = words(|draft| {
        draft.languages.push("ro".to_owned());
        for i in [0, 2] {
            let question = &mut draft.indicators[i].question;
            question.insert("ro".to_owned(), "Există o linie de ajutor?".to_owned());
        }
    });
    assert_eq!(found, ["missing-text", "repeated-translation"]);
}

#[test]
fn terms_are_looked_for_where_the_english_has_them() {
    let csv = "en,part,ro,ro_moldova,avoid_ro,source_ro,match_en,match_ro,note\n\
        foster care,noun,plasament familial,asistență parentală,adopți,from memory,foster care|foster carer,plasament familial|asistență parental,\n";
    let terms = read::terms("terms.csv", csv.as_bytes()).unwrap();
    let found = |translation: &str| {
        let mut draft = draft();
        draft.languages.push("ro".to_owned());
        let question = &mut draft.indicators[3].question;
        question.insert("ro".to_owned(), translation.to_owned());
        let framework = draft.check().unwrap().value;
        let found = cpi_model::lint::find_terms(&framework, &terms);
        let found = found.into_iter();
        found
            .map(|found| format!("{}: {}", found.problem.kind, found.problem.message))
            .collect::<Vec<_>>()
    };
    let none: [String; 0] = [];
    assert_eq!(found("Există Plasament Familial în fiecare regiune?"), none);
    assert_eq!(
        found("Există asistență parentală în fiecare regiune?"),
        none
    );
    assert_eq!(
        found("Există servicii în fiecare regiune?"),
        [
            "other-term: the question of `S2` in `ro` has none of the words that the term base has for `foster care`"
        ]
    );
    assert_eq!(
        found("Există adopție și plasament familial în fiecare regiune?"),
        [
            "other-term: the question of `S2` in `ro` has `adopți` for `foster care`, which the term base avoids"
        ]
    );
    for (broken, message) in [
        ("en,ro,match_en,match_ro,matches\na,b,c,d,e\n", "matches"),
        (
            "en,ro,match_en,match_ro\na,b,,d\n",
            "the term has nothing in `match_en`",
        ),
        ("en,ro,match_en\na,b,c\n", ""),
    ] {
        let problems = read::terms("terms.csv", broken.as_bytes())
            .unwrap_err()
            .to_string();
        assert!(problems.contains(message), "{problems}");
    }
}

/// The term base that the second edition of the reference framework ships is read, and its translations follow it.
#[test]
fn the_second_edition_follows_its_term_base() {
    let csv = include_bytes!("../../../cpi-io/frameworks/cpi-reference-2/terms.csv");
    let terms = read::terms("terms.csv", csv).unwrap();
    assert_eq!(terms.terms.len(), 154);
    let edition = cpi_io::reference::second_edition().check(cpi_model::FrameworkDraft::check);
    let found = cpi_model::lint::find_terms(&edition.unwrap().value, &terms);
    let found: Vec<String> = found
        .into_iter()
        .map(|found| found.problem.message.clone())
        .collect();
    assert_eq!(found, [""; 0]);
}
