//! Can each question be read at once, and does it ask one thing?

use super::Finding;
use crate::draft::{IndicatorDraft, Texts};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

/// The most words of a question that is read at once; the project's choice.
const MOST_WORDS: usize = 30;
/// The same in characters, for scripts that do not part words; the project's choice.
const MOST_CHARACTERS: usize = 240;

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    for (i, draft) in framework.draft().indicators.iter().enumerate() {
        let (key, texts) = asked(draft);
        let code = draft.code.as_deref().unwrap_or_default();
        for (language, text) in texts {
            let path = || Pointer::entry("indicators", i).key(key).key(language);
            let words = text.split_whitespace().count();
            let characters = text.chars().count();
            if MOST_WORDS < words || MOST_CHARACTERS < characters {
                found.push(Finding::new(
                    ProblemKind::LongQuestion,
                    vec![i],
                    path(),
                    format!("the {key} of `{code}` has {words} words and {characters} characters; it is read at once up to {MOST_WORDS} words and {MOST_CHARACTERS} characters"),
                    "shorten it, and move what explains it to the criteria",
                ));
            }
            if key == "question"
                && is_english(language)
                && let Some(joint) = second_question(text)
            {
                found.push(Finding::new(
                    ProblemKind::DoubleBarrelled,
                    vec![i],
                    path(),
                    format!(
                        "the question of `{code}` joins by `{joint}` what may have two answers"
                    ),
                    "ask one thing, or write the exception `double-barrelled: why it is one thing`",
                ));
            }
        }
    }
}

/// What an indicator asks: its question, or else its label.
pub(super) fn asked(draft: &IndicatorDraft) -> (&'static str, &Texts) {
    if draft.question.is_empty() {
        ("label", &draft.label)
    } else {
        ("question", &draft.question)
    }
}

/// Whether a language tag is of English.
pub(super) fn is_english(tag: &str) -> bool {
    crate::code::primary_subtag(tag) == "en"
}

/// What joins a second question to the first, where there is one. Not counted are
/// `between … and …`, which names one relation, `whether or not`, and what stands in
/// brackets.
fn second_question(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let text = without_brackets(&lower);
    if 1 < text.matches('?').count() {
        return Some("?");
    }
    if text.contains(';') {
        return Some(";");
    }
    let mut words = text
        .split_whitespace()
        .map(|word| word.trim_matches([',', '?', '.', ':', '’', '"']))
        .peekable();
    let mut before = "";
    let mut between = false;
    while let Some(word) = words.next() {
        match word {
            "between" => between = true,
            "and/or" => return Some("and/or"),
            "and" if between => between = false,
            "and" => return Some("and"),
            "or" if before == "whether" && words.peek() == Some(&"not") => {}
            "or" => return Some("or"),
            "well" if before == "as" && words.peek() == Some(&"as") => return Some("as well as"),
            _ => {}
        }
        before = word;
    }
    None
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}
