//! Has every formula of the methodology a worked example, and is each of its numbers one that
//! the engine computes?
//!
//! The numbers of an example of sections 1 to 9 stand in the conformance cases named after its
//! paragraph (`example-4-12-…`): as an input, or as what the independent implementation
//! found, which the engine's own tests compare. The decimals of the later sections stand in a
//! test that cites the section, or in a check of `.ci`.

use crate::root;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Paragraphs of sections 1 to 9 without a formula of their own.
const WITHOUT: [&str; 14] = [
    "1.1", "1.5", "2.1", "2.5", "3.9", "3.10", "4.10", "4.11", "5.1", "5.2", "6.1", "6.2", "6.5",
    "7.3",
];

/// Paragraphs of those sections on refusals, warnings and directions, which are no scores: their examples
/// stand in tests that cite them.
const IN_TESTS: [&str; 4] = ["3.11", "3.12", "4.14", "7.4"];

/// The last section whose examples are conformance cases.
const LAST_OF_CASES: u32 = 9;

/// Adds what is amiss to the faults.
pub(super) fn check(faults: &mut Vec<String>) -> Result<(), String> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| error.to_string());
    let text = read(&root().join("docs/methodology.md"))?;
    let cases = cases()?;
    let mut tests = Vec::new();
    for file in tests_and_checks() {
        tests.push(read(&file)?);
    }
    let paragraphs = paragraphs(&text);
    let names: BTreeSet<&str> = paragraphs.iter().map(|(name, _)| name.as_str()).collect();
    for (paragraph, body) in &paragraphs {
        let section = section_of(paragraph);
        let example = example(body);
        if section <= LAST_OF_CASES && example.is_empty() != WITHOUT.contains(&paragraph.as_str()) {
            faults.push(format!(
                "docs/methodology.md {paragraph}: a formula without a worked example, or an example that is not expected"
            ));
        }
        if section <= LAST_OF_CASES && !IN_TESTS.contains(&paragraph.as_str()) {
            let known = cases.get(paragraph).cloned().unwrap_or_default();
            for number in numbers(&example)
                .iter()
                .filter(|number| !stands(number, &known))
            {
                faults.push(format!(
                    "docs/methodology.md {paragraph}: the example says {number}, and no case `example-{}-…` does",
                    paragraph.replace('.', "-")
                ));
            }
            continue;
        }
        let citing = tests.iter().filter(|text| cites(text, section));
        let known: BTreeSet<String> = citing.flat_map(|text| numbers(text)).collect();
        let told = numbers(&example);
        // Decimals alone: small whole numbers stand anywhere, and some are paragraphs.
        let decimals = told
            .iter()
            .filter(|it| it.contains('.') && !it.contains('/') && !names.contains(it.as_str()));
        for number in decimals.filter(|number| !stands(number, &known)) {
            faults.push(format!(
                "docs/methodology.md {paragraph}: the example says {number}, and no test of section {section} does"
            ));
        }
    }
    Ok(())
}

/// The paragraphs with their numbers.
fn paragraphs(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(number) = line.strip_prefix("**").and_then(super::number) {
            found.push((number, String::new()));
        } else if line.starts_with("## ") {
            found.push((String::new(), String::new()));
        }
        if let Some((_, body)) = found.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    found.retain(|(number, _)| number.contains('.'));
    found
}

/// The worked examples of a paragraph: quoted, from `*Example.*` to the end of the quoted part.
fn example(body: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for line in body.lines() {
        let Some(quoted) = line.strip_prefix('>') else {
            inside = false;
            continue;
        };
        let quoted = quoted.trim_start();
        if quoted.starts_with('*') {
            inside = quoted.starts_with("*Example.*");
        }
        if inside {
            text.push_str(quoted);
            text.push('\n');
        }
    }
    text
}

/// The numbers of the example cases by paragraph, as texts without trailing zeros.
fn cases() -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = root().join("fixtures/conformance/cases");
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some((_, rest)) = name.split_once("-example-") else {
            continue;
        };
        let mut parts = rest.split('-');
        let paragraph = [parts.next(), parts.next()]
            .map(Option::unwrap_or_default)
            .join(".");
        let bytes = fs::read(&path).map_err(|error| error.to_string())?;
        let case: Value = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
        gather(&case, found.entry(paragraph).or_default());
    }
    Ok(found)
}

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(keys) => keys.values().for_each(|value| gather(value, found)),
        Value::Array(values) => values.iter().for_each(|value| gather(value, found)),
        Value::Number(number) => {
            found.insert(number.to_string());
        }
        Value::String(text) => found.extend(numbers(text)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// The tests, and what checks with other programs.
fn tests_and_checks() -> Vec<PathBuf> {
    let mut files = Vec::new();
    super::walk(&root().join("crates"), &mut |path| {
        let rust = path.extension().is_some_and(|extension| extension == "rs");
        if rust && path.components().any(|part| part.as_os_str() == "tests") {
            files.push(path.to_owned());
        }
    });
    super::walk(&root().join(".ci"), &mut |path| {
        if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path.to_owned());
        }
    });
    files
}

/// Whether a text says that it is about a section, or a paragraph of it.
fn cites(text: &str, section: u32) -> bool {
    ["ethodology ", "ection ", "ections "].iter().any(|word| {
        let mut named = text.split(word).skip(1);
        named.any(|rest| super::number(rest).is_some_and(|it| section_of(&it) == section))
    })
}

fn section_of(paragraph: &str) -> u32 {
    let section = paragraph.split('.').next().and_then(|it| it.parse().ok());
    section.unwrap_or(0)
}

/// Whether a number stands among others, a fraction as its value, and one that ends in `…`
/// as the beginning of one.
fn stands(number: &str, known: &BTreeSet<String>) -> bool {
    if let Some(beginning) = number.strip_suffix('…') {
        return known.iter().any(|each| each.starts_with(beginning));
    }
    match number.split_once('/') {
        Some((above, below)) => quotient(above, below).is_some_and(|value| known.contains(&value)),
        None => known.contains(number),
    }
}

/// The numbers of a text: decimals without trailing zeros, fractions, and beginnings that end
/// in `…`. What stands behind `√`, `ln` or a closing bracket and a stroke is a step of a
/// calculation, and a number in brackets after a word may be that of a paragraph.
fn numbers(text: &str) -> BTreeSet<String> {
    let text: Vec<char> = text.replace('\u{2212}', "-").chars().collect();
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < text.len() {
        let begins =
            digit(at) && !(0 < at && (text[at - 1].is_alphanumeric() || text[at - 1] == '_'));
        if !begins {
            at += 1;
            continue;
        }
        let start = at;
        let one = decimal(&text, &mut at);
        let mut number = trimmed(&one);
        if text.get(at) == Some(&'/') && digit(at + 1) {
            at += 1;
            number = format!("{number}/{}", trimmed(&decimal(&text, &mut at)));
        } else if text.get(at) == Some(&'…') {
            number = format!("{one}…");
        }
        let before: String = text[start.saturating_sub(3)..start].iter().collect();
        let step = before.ends_with('√') || before == "ln " || before.ends_with(")/");
        let negative = before.ends_with('-')
            && !before
                .strip_suffix('-')
                .is_some_and(|it| it.ends_with(|c: char| c.is_alphanumeric()));
        let number = if negative && number != "0" {
            format!("-{number}")
        } else {
            number
        };
        if !step {
            found.insert(number);
        }
    }
    found
}

/// Digits with separators of thousands, and decimals behind a point.
fn decimal(text: &[char], at: &mut usize) -> String {
    let digits = |from: usize| {
        text[from.min(text.len())..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let mut number = String::new();
    loop {
        let count = digits(*at);
        number.extend(&text[*at..*at + count]);
        *at += count;
        let thousands = text.get(*at) == Some(&',') && digits(*at + 1) == 3;
        if !thousands {
            break;
        }
        *at += 1;
    }
    if text.get(*at) == Some(&'.') && 0 < digits(*at + 1) {
        let count = digits(*at + 1);
        number.extend(&text[*at..=*at + count]);
        *at += 1 + count;
    }
    number
}

fn trimmed(number: &str) -> String {
    if number.contains('.') {
        number
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    } else {
        number.to_owned()
    }
}

/// A quotient with 18 decimals, half up, as numbers are written (methodology 1.2).
fn quotient(above: &str, below: &str) -> Option<String> {
    let parts = |text: &str| -> Option<(i128, u32)> {
        let (whole, decimals) = text
            .trim_start_matches('-')
            .split_once('.')
            .unwrap_or((text.trim_start_matches('-'), ""));
        let scale = u32::try_from(decimals.len()).ok()?;
        Some((format!("{whole}{decimals}").parse().ok()?, scale))
    };
    let ((mut a, scale_a), (mut b, scale_b)) = (parts(above)?, parts(below)?);
    let most = scale_a.max(scale_b);
    a = a.checked_mul(10_i128.checked_pow(most - scale_a)?)?;
    b = b.checked_mul(10_i128.checked_pow(most - scale_b)?)?;
    if b == 0 {
        return None;
    }
    let unit = 10_i128.pow(18);
    let scaled = (a.checked_mul(unit)?.checked_mul(2)? + b) / (2 * b);
    let sign = if above.starts_with('-') { "-" } else { "" };
    Some(format!(
        "{sign}{}",
        trimmed(&format!("{}.{:018}", scaled / unit, scaled % unit))
    ))
}
