//! The files in which a coalition may write its own words, with what the figures suggest.

use super::questions::Scope;
use super::texts::Composer;
use super::words::Word;
use super::{PARTS, Sources};
use crate::{Context, ReportError, Text};
use cpi_scoring::scorecard::Scorecard;

/// How many suggestions of a kind there are.
const MOST: usize = 5;

/// The parts that a coalition may write, each with a Markdown text that is only a comment: what the
/// figures suggest. Until someone adds to it, the report is the same as without the file.
///
/// # Errors
///
/// As [`country`](super::country).
pub fn outline(
    scope: Scope<'_>,
    sources: &Sources<'_>,
    context: &Context<'_>,
) -> Result<Vec<(String, String)>, ReportError> {
    let composer = Composer::new(sources, context)?;
    let parts = PARTS.iter();
    Ok(match scope {
        Scope::Regional => parts
            .filter(|part| part.of_region)
            .map(|part| {
                (
                    part.name.to_owned(),
                    comment(composer.word(heading(part.name)), &[]),
                )
            })
            .collect(),
        Scope::Country(country) => {
            let card = composer.results.card(country).ok_or(ReportError::Lacks)?;
            let of_parts = parts.filter(|part| part.of_country).map(|part| {
                let suggestions = composer.suggestions(part.name, card);
                let title = composer.word(heading(part.name));
                (part.name.to_owned(), comment(title, &suggestions))
            });
            let articles = composer.articles().into_iter();
            let articles = articles.map(|node| {
                let code = composer.code(node);
                let title = composer.name(code).to_string();
                let suggestions = composer.of_article(card, node);
                (code.to_owned(), comment(&title, &suggestions))
            });
            of_parts.chain(articles).collect()
        }
    })
}

fn heading(part: &str) -> Word {
    match part {
        "foreword" => Word::Foreword,
        "summary" => Word::Summary,
        "demands" => Word::Demands,
        _ => Word::Recommendations,
    }
}

/// A comment. Two hyphens in a row could end it, so a space is put between them.
fn comment(title: &str, suggestions: &[Text]) -> String {
    let mut out = format!("<!-- {title}\n");
    for suggestion in suggestions {
        out.push_str(&format!("- {suggestion}\n"));
    }
    out.push_str("-->\n");
    let (inside, end) = out[4..].split_at(out.len() - 4 - 4);
    let inside = inside.replace("--", "- -");
    format!("<!--{inside}{end}")
}

impl<'a> Composer<'a> {
    fn suggestions(&self, part: &str, card: &'a Scorecard) -> Vec<Text> {
        match part {
            "summary" => {
                let root = self.framework.root();
                let mut lines = vec![Text::plain(self.standing(card, root).to_string())];
                let lists = self.strongest_and_weakest(card, MOST);
                for (key, listed) in [Word::Strongest, Word::Weakest].into_iter().zip(lists) {
                    let names = listed.listed.iter().map(|(node, score)| {
                        let score = self.framework.display().show((*score).into());
                        let name = self.name(self.code(*node));
                        format!("{name} {}", self.words.number(score))
                    });
                    let names: Vec<String> = names.collect();
                    if names.is_empty() {
                        continue;
                    }
                    lines.push(format!("{}: {}", self.word(key), names.join("; ")).into());
                }
                lines
            }
            "recommendations" | "demands" => {
                let plan = self.results.plan.into_iter();
                let improvements = plan.flat_map(|plan| self.improvements(plan));
                improvements
                    .take(MOST)
                    .map(|each| {
                        let gain = each.gain.map_or_else(String::new, |gain| self.signed(gain));
                        self.asks(&each.change.indicator).and(format!(" ({gain})"))
                    })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn of_article(&self, card: &'a Scorecard, node: usize) -> Vec<Text> {
        let lowest = self.at_lowest();
        let mut lines = vec![Text::plain(self.standing(card, node).to_string())];
        for &indicator in self.framework.nodes()[node].indicators() {
            let code = self.framework.indicators()[indicator].code();
            if lowest.contains(code) {
                lines.push(self.name(code));
            }
        }
        lines
    }
}
