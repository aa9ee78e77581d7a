//! Do the files of words say the same things, and does code name words that they have?

use super::file::Language;
use super::key::Key;
use super::number;
use super::pattern::Needs;
use super::{FILES, english, languages};
use std::collections::BTreeSet;

/// What is wrong with the files of words, a sentence each: what cannot be read, words that are
/// missing or that English does not have, other placeholders than in English, plural forms that
/// are missing.
pub fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for (language, (tag, _)) in languages().iter().zip(FILES) {
        let mut found = language.faults();
        if language.header().tag != tag {
            found.push(format!("the header says `{}`", language.header().tag));
        }
        faults.extend(found.into_iter().map(|it| format!("{tag}.ftl: {it}")));
    }
    faults
}

/// What differs from the English words.
pub(super) fn compared(language: &Language, english: &Language) -> Vec<String> {
    let mut faults = Vec::new();
    for id in language.missing() {
        faults.push(format!("`{id}` is missing or empty"));
    }
    let forms: BTreeSet<&str> = number::plurals(language.locale()).into_iter().collect();
    for (id, parts) in language.messages() {
        if language.missing().contains(id) {
            continue;
        }
        let mut own = Needs::default();
        own.add(parts);
        for reference in &own.references {
            if language.message(reference).is_none() {
                faults.push(format!(
                    "`{id}` refers to `{reference}`, which is not there"
                ));
            }
        }
        for (argument, keys) in &own.choices {
            let plural = keys.iter().any(|key| number::FORMS.contains(key));
            let named: BTreeSet<&str> = keys
                .iter()
                .copied()
                .filter(|key| number::FORMS.contains(key))
                .collect();
            if plural && named != forms {
                faults.push(format!(
                    "`{id}` has the plural forms {} of `${argument}`; the language has {}",
                    list(&named),
                    list(&forms)
                ));
            }
        }
        let Some(parts) = english.message(id) else {
            faults.push(format!("`{id}` is not a word of en.ftl"));
            continue;
        };
        let mut wanted = Needs::default();
        wanted.add(parts);
        if own.arguments != wanted.arguments {
            faults.push(format!(
                "`{id}` has the placeholders {}, English has {}",
                list(&own.arguments),
                list(&wanted.arguments)
            ));
        }
    }
    faults
}

/// What is wrong with a list of words that code uses: words that English does not have, other
/// placeholders, words of the group that the list lacks.
pub fn key_faults<K: Key>() -> Vec<String> {
    let english = english();
    let mut faults = Vec::new();
    for key in K::ALL {
        let id = key.id();
        if !id.starts_with(&format!("{}-", K::GROUP)) {
            faults.push(format!("`{id}` does not begin with `{}-`", K::GROUP));
        }
        let Some(parts) = english.message(id) else {
            faults.push(format!("`{id}` is not in en.ftl"));
            continue;
        };
        let mut own = Needs::default();
        own.add(parts);
        let named: BTreeSet<&str> = key.arguments().iter().copied().collect();
        if own.arguments != named {
            faults.push(format!(
                "`{id}` has the placeholders {} in en.ftl, and {} in the code",
                list(&own.arguments),
                list(&named)
            ));
        }
    }
    let named: BTreeSet<&str> = K::ALL.iter().map(|key| key.id()).collect();
    if named.len() != K::ALL.len() {
        faults.push(format!("two words of `{}` have the same id", K::GROUP));
    }
    for (id, _) in english.messages() {
        if id.split('-').next() == Some(K::GROUP) && !named.contains(id) {
            faults.push(format!("en.ftl has `{id}`, which no code uses"));
        }
    }
    faults
}

fn list(names: &BTreeSet<&str>) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
