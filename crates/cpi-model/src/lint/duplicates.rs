//! Which two questions ask nearly the same?
//!
//! The words of two questions, sorted, are compared by the characters that would have to
//! be taken out and put in (the indel distance). English function words do not count; in
//! other languages every word does. A question on law and one on practice may use the same
//! words, so two indicators that share no group of a view are not compared.

use super::Finding;
use super::questions::{asked, is_english};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use rapidfuzz::distance::indel::{Args, BatchComparator};
use std::collections::BTreeSet;

/// The similarity from which two questions are near-duplicates, in per cent; the project's
/// choice, made on the reference framework.
const SIMILAR: usize = 85;

/// English words that say how a sentence is built and not what it asks.
const FUNCTION_WORDS: &[&str] = &[
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "did", "do",
    "does", "each", "every", "for", "from", "had", "has", "have", "if", "in", "into", "is", "it",
    "its", "may", "must", "no", "not", "of", "on", "or", "than", "that", "the", "their", "there",
    "these", "they", "this", "those", "to", "under", "was", "were", "when", "where", "whether",
    "which", "who", "whom", "whose", "will", "with", "would",
];

struct Question<'a> {
    indicator: usize,
    language: &'a str,
    characters: Vec<char>,
    counts: [u8; 32],
}

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    let draft = framework.draft();
    let groups: Vec<BTreeSet<(&str, &str)>> = draft
        .indicators
        .iter()
        .map(|indicator| {
            let groups = indicator.views.iter();
            groups
                .flat_map(|(view, groups)| {
                    groups
                        .iter()
                        .map(move |group| (view.as_str(), group.as_str()))
                })
                .collect()
        })
        .collect();
    for language in &draft.languages {
        let mut questions: Vec<Question<'_>> = draft
            .indicators
            .iter()
            .enumerate()
            .filter_map(|(i, indicator)| {
                let text = asked(indicator).1.get(language)?;
                Some(question(i, language, text))
            })
            .filter(|question| !question.characters.is_empty())
            .collect();
        questions.sort_by_key(|question| question.characters.len());
        for (at, one) in questions.iter().enumerate() {
            let comparator = BatchComparator::new(one.characters.iter().copied());
            for other in &questions[at + 1..] {
                let together = one.characters.len() + other.characters.len();
                let most = together * (100 - SIMILAR) / 100;
                if most < other.characters.len() - one.characters.len() {
                    break;
                }
                let (first, second) = (one.indicator, other.indicator);
                if most < apart(&one.counts, &other.counts)
                    || !(groups[first].is_empty() && groups[second].is_empty())
                        && groups[first].is_disjoint(&groups[second])
                {
                    continue;
                }
                let distance = comparator.distance_with_args(
                    other.characters.iter().copied(),
                    &Args::default().score_cutoff(most),
                );
                if let Some(distance) = distance {
                    let similar = 100 - distance * 100 / together;
                    found.push(finding(framework, one, other, similar));
                }
            }
        }
    }
}

fn finding(
    framework: &Framework,
    one: &Question<'_>,
    other: &Question<'_>,
    similar: usize,
) -> Finding {
    let (first, second) = (
        one.indicator.min(other.indicator),
        one.indicator.max(other.indicator),
    );
    let draft = &framework.draft().indicators;
    let code = |i: usize| draft[i].code.as_deref().unwrap_or_default();
    let text = asked(&draft[first]).1.get(one.language);
    let key = asked(&draft[second]).0;
    Finding::new(
        ProblemKind::NearDuplicate,
        vec![second, first],
        Pointer::from(["indicators"])
            .index(second)
            .key(key)
            .key(one.language),
        format!(
            "`{}` asks nearly what `{}` asks ({similar} % alike): {}",
            code(second),
            code(first),
            text.map_or("", String::as_str)
        ),
        "keep one of them, say in words what differs, or write the exception `near-duplicate: what differs`",
    )
}

fn question<'a>(indicator: usize, language: &'a str, text: &str) -> Question<'a> {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .filter(|word| !is_english(language) || !FUNCTION_WORDS.contains(word))
        .collect();
    words.sort_unstable();
    let characters: Vec<char> = words.join(" ").chars().collect();
    let mut counts = [0_u8; 32];
    for c in &characters {
        let slot = &mut counts[(u32::from(*c) % 32) as usize];
        *slot = slot.saturating_add(1);
    }
    Question {
        indicator,
        language,
        characters,
        counts,
    }
}

/// The least that must be taken out and put in, by how often characters occur: cheap, and
/// never above the distance.
fn apart(one: &[u8; 32], other: &[u8; 32]) -> usize {
    one.iter()
        .zip(other)
        .map(|(a, b)| usize::from(a.abs_diff(*b)))
        .sum()
}
