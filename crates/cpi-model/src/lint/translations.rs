//! Do the texts of other languages say what the first language says, as far as one can count?

use super::Finding;
use super::questions::{asked, is_english};
use crate::draft::Texts;
use crate::framework::Framework;
use crate::matching::fold;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use crate::texts::FrameworkText;
use std::collections::BTreeMap;
use unicode_script::{Script, UnicodeScript};

/// A translation is this many times as long as its original at most, or as short; the project's
/// choice.
const TIMES_AS_LONG: usize = 3;
/// Originals with fewer characters are not measured.
const MEASURED_FROM: usize = 30;

/// A text, its translation, and where that stands.
pub(super) struct Pair<'t> {
    pub(super) text: &'t FrameworkText<'t>,
    pub(super) source: &'t str,
    pub(super) language: &'t str,
    pub(super) translation: &'t str,
}

impl Pair<'_> {
    /// A finding at the translation.
    pub(super) fn found(&self, kind: ProblemKind, what: &str, hint: String) -> Finding {
        let path = self.text.path.clone();
        let indicator = path.entry_of("indicators").map(|(at, _)| at);
        Finding::new(
            kind,
            indicator.into_iter().collect(),
            path.key(self.language),
            format!(
                "the {} of `{}` in `{}` {what}",
                self.text.key, self.text.code, self.language
            ),
            hint,
        )
    }
}

/// Every text of the framework that is there in the given language and in another.
pub(super) fn pairs<'t>(
    texts: &'t [FrameworkText<'t>],
    source: &'t str,
) -> impl Iterator<Item = Pair<'t>> {
    texts.iter().flat_map(move |text| {
        let original = text.texts.get(source).map(|original| original.trim());
        let original = original.filter(|original| !original.is_empty());
        let of = move |(language, translation): (&'t String, &'t String)| {
            let translation = translation.trim();
            let pair = Pair {
                text,
                source: original?,
                language,
                translation,
            };
            (!translation.is_empty() && language != source).then_some(pair)
        };
        text.texts.iter().filter_map(of)
    })
}

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    let draft = framework.draft();
    let Some(source) = draft.languages.first() else {
        return;
    };
    let texts = draft.texts();
    for pair in pairs(&texts, source) {
        script(&pair, found);
        figures(&pair, found);
        placeholders(&pair, found);
        length(&pair, found);
    }
    repeated(framework, source, found);
}

fn script(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let Some(script) = script_of(pair.language) else {
        return;
    };
    let name = script.full_name();
    // Some letters, such as `µ`, are of every script.
    let is_of = |c: char| [script, Script::Common, Script::Inherited].contains(&c.script());
    let letters = pair.translation.chars().filter(|c| c.is_alphabetic());
    let all = letters.clone().count();
    let others = letters.filter(|c| !is_of(*c)).count();
    if all < 2 * others {
        found.push(pair.found(
            ProblemKind::WrongScript,
            &format!("is for the most part not in {name} letters"),
            "translate it, or move it to the column of its language".to_owned(),
        ));
    }
    let words = pair.translation.split(|c: char| !c.is_alphabetic());
    for word in words.filter(|word| !word.is_empty()) {
        if word.chars().any(is_of) && !word.chars().all(is_of) {
            found.push(pair.found(
                ProblemKind::WrongScript,
                &format!("has the word `{word}`, in which letters of two scripts are mixed"),
                format!("write it in {name} letters alone"),
            ));
        }
    }
    let is_romanian = crate::code::primary_subtag(pair.language) == "ro";
    let cedilla = pair.translation.chars().find(|c| "şţŞŢ".contains(*c));
    if let Some(letter) = cedilla.filter(|_| is_romanian) {
        found.push(pair.found(
            ProblemKind::WrongScript,
            &format!("has the letter `{letter}` with a cedilla"),
            "Romanian has a comma below: ș and ț".to_owned(),
        ));
    }
}

/// The script of a language, by its tag; nothing where several are used, or where it is not known here.
fn script_of(tag: &str) -> Option<Script> {
    let mut subtags = tag.split('-');
    let language = subtags.next()?;
    let declared =
        subtags.find(|part| part.len() == 4 && !part.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(declared) = declared {
        return Script::from_short_name(declared);
    }
    Some(match language {
        "ka" => Script::Georgian,
        "hy" => Script::Armenian,
        "el" => Script::Greek,
        "bg" | "ru" | "uk" | "mk" | "be" => Script::Cyrillic,
        "en" | "ro" | "sq" | "hr" | "bs" | "sl" | "hu" | "pl" | "cs" | "sk" | "tr" | "az"
        | "fr" | "de" | "es" | "it" | "pt" => Script::Latin,
        _ => return None,
    })
}

fn figures(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let (original, translation) = (numbers(pair.source), numbers(pair.translation));
    let lacking: Vec<String> = without(&original, &translation);
    let more: Vec<String> = without(&translation, &original);
    if lacking.is_empty() && more.is_empty() {
        return;
    }
    let listed = |numbers: &[String]| numbers.join(", ");
    let what = match (lacking.is_empty(), more.is_empty()) {
        (false, true) => format!("lacks the figures {}", listed(&lacking)),
        (true, _) => format!(
            "has the figures {}, which the original does not have",
            listed(&more)
        ),
        (false, false) => format!(
            "has the figures {} in place of {}",
            listed(&more),
            listed(&lacking)
        ),
    };
    found.push(pair.found(
        ProblemKind::OtherFigures,
        &what,
        "compare it with the original; figures in digits stay in digits".to_owned(),
    ));
}

/// The numbers in digits, in rising order of their texts: without what groups digits, with a point
/// before decimals.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut at = 0;
    while at < characters.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        let mut group = 0;
        while digit(at) || (!number.is_empty() && digit(at + 1)) {
            if digit(at) {
                number.push(characters[at]);
                group += 1;
                at += 1;
                continue;
            }
            let groups = (1..=3).all(|ahead| digit(at + ahead)) && !digit(at + 4);
            match characters[at] {
                '.' | ',' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '’' | '\''
                    if groups && group <= 3 =>
                {
                    group = 0;
                }
                '.' | ',' => number.push('.'),
                _ => break,
            }
            at += 1;
        }
        numbers.push(number);
    }
    numbers.sort();
    numbers
}

/// What the first list has more of than the second; both in rising order.
fn without(some: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    let left = some.iter().filter(|each| {
        let found = others.iter().position(|other| other == *each);
        found.map(|at| others.remove(at)).is_none()
    });
    left.cloned().collect()
}

/// Names in braces and links, which stay as they are.
fn placeholders(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let of = |text: &str| -> Vec<String> {
        let braces = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'));
        let braces = braces.map(|(name, _)| format!("{{{name}}}"));
        let mut all: Vec<String> = braces.chain(links(text)).collect();
        all.sort();
        all
    };
    let (original, translation) = (of(pair.source), of(pair.translation));
    if original != translation {
        let lacking = without(&original, &translation);
        let more = without(&translation, &original);
        let listed = |all: &[String]| {
            let quoted: Vec<String> = all.iter().map(|each| format!("`{each}`")).collect();
            quoted.join(", ")
        };
        let what = match (lacking.is_empty(), more.is_empty()) {
            (true, _) => format!("has {}, which the original does not have", listed(&more)),
            (false, true) => format!("lacks {} of the original", listed(&lacking)),
            (false, false) => format!(
                "has {} where the original has {}",
                listed(&more),
                listed(&lacking)
            ),
        };
        found.push(pair.found(
            ProblemKind::OtherPlaceholder,
            &what,
            "names in braces and links are copied as they are".to_owned(),
        ));
    }
}

/// The addresses in a text, without the marks of Markdown, quotation marks and the punctuation of the
/// sentence around them. A bracket ends an address, in the original as in the translation.
fn links(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("://").map(|(at, _)| {
        let before = text[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        let rest = &text[before.len()..];
        let is_end = |c: char| c.is_whitespace() || "()[]{}<>\"«»“”„|".contains(c);
        let link = rest.split(is_end).next().unwrap_or_default();
        link.trim_end_matches(|c: char| ".,;:!?…'’*_`".contains(c))
            .to_owned()
    })
}

fn length(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let count = |text: &str| text.chars().count();
    let (original, translation) = (count(pair.source), count(pair.translation));
    if original < MEASURED_FROM {
        return;
    }
    if original * TIMES_AS_LONG < translation || translation * TIMES_AS_LONG < original {
        found.push(pair.found(
            ProblemKind::UnlikeLength,
            &format!("has {translation} characters, the original {original}"),
            "compare the two: something may have been left out or added".to_owned(),
        ));
    }
}

/// Two indicators that ask different things in the first language and the same in another.
fn repeated(framework: &Framework, source: &str, found: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&str, String), (usize, String)> = BTreeMap::new();
    for (i, indicator) in framework.draft().indicators.iter().enumerate() {
        let (key, texts): (&'static str, &Texts) = asked(indicator);
        let Some(original) = texts.get(source).map(|original| fold(original)) else {
            continue;
        };
        for (language, text) in texts {
            let text = fold(text);
            if language == source || text.is_empty() {
                continue;
            }
            let Some((first, of)) = seen.get(&(language.as_str(), text.clone())) else {
                seen.insert((language, text), (i, original.clone()));
                continue;
            };
            if *of == original {
                continue;
            }
            let code = |i: usize| framework.indicators()[i].code();
            found.push(Finding::new(
                ProblemKind::RepeatedTranslation,
                vec![*first, i],
                Pointer::entry("indicators", i).key(key).key(language),
                format!(
                    "the {key} of `{}` in `{language}` is that of `{}`, which asks something else in `{source}`",
                    code(i),
                    code(*first)
                ),
                "translate what is asked here: a row may have slipped",
            ));
        }
    }
}

/// Whether the first language of a framework is English, in which terms are looked for.
pub(super) fn source_of_terms(framework: &Framework) -> Option<&str> {
    let languages = framework.draft().languages.iter();
    languages.map(String::as_str).find(|tag| is_english(tag))
}
