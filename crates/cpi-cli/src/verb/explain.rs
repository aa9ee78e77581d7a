//! `cpi explain`.

use super::{node_code, only, open, score, scorecards};
use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_io::document::{Content, Document};
use cpi_io::write::csv;
use cpi_model::Framework;
use cpi_model::characters::visible_line;
use cpi_model::draft::{AnswerDraft, EvidenceDraft};
use cpi_model::escape::{escape_markdown, markdown_link, markdown_prose};
use cpi_model::number::{Rounding, Score};
use cpi_scoring::{Line, Sources};
use std::path::Path;

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) folder: &'a Path,
    pub(super) country: &'a str,
    pub(super) round: Option<&'a str>,
    pub(super) node: Option<&'a str>,
    pub(super) depth: Option<usize>,
    pub(super) language: Option<&'a str>,
    pub(super) format: Format,
}

pub(super) fn run(asked: &Asked<'_>) -> Result<(), Failure> {
    let index = open(asked.folder)?;
    let framework = &index.framework;
    let node = node_code(&index, asked.node)?;
    let languages = &framework.draft().languages;
    if let Some(language) = asked.language
        && !languages.iter().any(|each| each == language)
    {
        return Err(Failure::NotThere(format!(
            "the framework has no texts in `{language}`; its languages are: {}",
            languages.join(", ")
        )));
    }
    let mut cards = scorecards(&index, asked.round, true)?;
    only(&mut cards, Some(asked.country))?;
    let [card] = cards.as_slice() else {
        let rounds: Vec<&str> = cards.iter().map(|card| card.round.as_str()).collect();
        return Err(Failure::NotThere(format!(
            "`{}` was assessed in several rounds; name one with --round: {}",
            asked.country,
            rounds.join(", ")
        )));
    };
    let mut assessments = index.assessments.iter();
    let sources = Sources {
        assessment: assessments.find(|it| it.country() == card.country && it.round() == card.round),
        language: asked.language,
    };
    let Some(mut explanation) = cpi_scoring::explain_with(framework, card, &node, &sources)? else {
        return Err(Failure::NotThere(format!(
            "the framework has no node `{node}`"
        )));
    };
    if let Some(depth) = asked.depth {
        explanation.lines.retain(|line| line.depth <= depth);
    }
    let title = format!(
        "{} · {} · {} {}",
        card.country,
        card.round,
        framework.id(),
        framework.version()
    );
    let lines = &explanation.lines;
    let text = match asked.format {
        Format::Json => {
            let content = Content::Explanation {
                explanation: explanation.clone(),
            };
            Document::new(score::provenance(&index, &cards)?, content).to_json()
        }
        Format::Csv => table(lines),
        Format::Table => text(framework, &title, lines),
        Format::Markdown => page(framework, &title, lines),
    };
    output::printed(asked.format, &text)
}

/// A row a line, with the scores in full.
fn table(lines: &[Line]) -> String {
    let score = |score: Option<Score>| score.map(|score| score.to_string()).unwrap_or_default();
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            vec![
                line.depth.to_string(),
                line.code.clone(),
                line.label.clone().unwrap_or_default(),
                score(line.score),
                score(line.contribution),
                line.text.clone(),
                line.paragraphs.join(", "),
            ]
        })
        .collect();
    let header = [
        "depth",
        "code",
        "label",
        "score",
        "adds",
        "text",
        "methodology",
    ];
    csv::table(&header, &rows)
}

/// The code and label of a line; of a node with its score, as it is shown.
fn head(framework: &Framework, line: &Line) -> String {
    let mut head = line.code.clone();
    if let Some(label) = &line.label {
        head.push(' ');
        head.push_str(label);
    }
    if framework.node_position(&line.code).is_some()
        && let Some(score) = line.score
    {
        head.push_str(&format!(": {}", framework.display().show(score.into())));
    }
    head
}

/// The sentence of a line, with what it adds above and the paragraphs behind it.
fn sentence(framework: &Framework, line: &Line) -> String {
    let display = framework.display();
    // One digit more than a score has, so that small parts of it can be seen.
    let finer = Rounding::new(display.digits() + 1, display.mode());
    let adds = line
        .contribution
        .map(|adds| format!("; adds {}", finer.show(adds.into())))
        .unwrap_or_default();
    let paragraphs = line.paragraphs.join(", ");
    format!("{}{adds} (methodology {paragraphs})", line.text)
}

fn text(framework: &Framework, title: &str, lines: &[Line]) -> String {
    let mut text = format!("{title}\n");
    for line in lines {
        let indent = "  ".repeat(line.depth);
        let (head, sentence) = (head(framework, line), sentence(framework, line));
        text.push_str(&format!("{indent}{}\n", visible_line(&head)));
        text.push_str(&format!("{indent}  {}\n", visible_line(&sentence)));
        for beside in line.answer.iter().flat_map(|it| beside(it, in_text)) {
            text.push_str(&format!("{indent}  {}\n", visible_line(&beside)));
        }
    }
    text
}

fn page(framework: &Framework, title: &str, lines: &[Line]) -> String {
    let mut text = format!("## {}\n\n", escape_markdown(title));
    for line in lines {
        let indent = "  ".repeat(line.depth);
        text.push_str(&format!(
            "{indent}- **{}**  \n{indent}  {}\n",
            escape_markdown(&head(framework, line)),
            markdown_prose(&visible_line(&sentence(framework, line)))
        ));
        for beside in line.answer.iter().flat_map(|it| beside(it, in_markdown)) {
            text.push_str(&format!("{indent}  - {beside}\n"));
        }
    }
    text
}

/// What stands beside an answer, a text each; `cite` writes an evidence or a plain text.
fn beside(answer: &AnswerDraft, cite: fn(Beside<'_>) -> String) -> Vec<String> {
    let mut out = Vec::new();
    let mut said = |who: Option<&String>, evidence: &[EvidenceDraft], comment: Option<&String>| {
        for evidence in evidence {
            let cited = format!("evidence: {}", cite(Beside::Evidence(evidence)));
            if !out.contains(&cited) {
                out.push(cited);
            }
        }
        if let Some(comment) = comment {
            let by = who.map(|who| format!(" by {who}")).unwrap_or_default();
            out.push(format!("comment{by}: {}", cite(Beside::Text(comment))));
        }
    };
    said(
        answer.assessor.as_ref(),
        &answer.evidence,
        answer.comment.as_ref(),
    );
    for coding in &answer.codings {
        said(
            coding.assessor.as_ref(),
            &coding.evidence,
            coding.comment.as_ref(),
        );
    }
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    if !answer.codings.is_empty() {
        let codings = answer.codings.iter();
        let codings: Vec<String> = codings
            .map(|coding| match &coding.assessor {
                Some(by) => format!("{by} `{}`", word(&coding.answer)),
                None => format!("`{}`", word(&coding.answer)),
            })
            .collect();
        let named = answer
            .codings
            .iter()
            .any(|coding| coding.assessor.is_some());
        let by = if named { "coded by" } else { "codings" };
        out.push(format!("{by}: {}", codings.join(", ")));
    }
    if let Some(decision) = &answer.adjudication {
        let by = decision.by.as_ref().or(answer.reviewer.as_ref());
        let by = by.map(|by| format!(" by {by}")).unwrap_or_default();
        out.push(match &decision.reason {
            Some(reason) => format!("decided{by}: {}", cite(Beside::Text(reason))),
            None => format!("decided{by}; the reason is not published"),
        });
    }
    if let Some(reply) = &answer.reply {
        out.push(format!(
            "reply of the government: {}",
            cite(Beside::Text(&word(&reply.text)))
        ));
    }
    out
}

#[derive(Clone, Copy)]
enum Beside<'a> {
    Evidence(&'a EvidenceDraft),
    Text(&'a str),
}

fn in_text(beside: Beside<'_>) -> String {
    match beside {
        Beside::Text(text) => text.to_owned(),
        Beside::Evidence(evidence) => {
            let parts = [&evidence.title, &evidence.note, &evidence.link];
            let parts = parts.into_iter().flatten().map(String::as_str);
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

fn in_markdown(beside: Beside<'_>) -> String {
    match beside {
        Beside::Text(text) => escape_markdown(text),
        Beside::Evidence(evidence) => {
            let title = evidence.title.as_deref().unwrap_or_default();
            let cited = match &evidence.link {
                Some(link) => markdown_link(title, link),
                None => escape_markdown(title),
            };
            let note = evidence.note.as_ref();
            let note = note.map(|note| format!(", {}", escape_markdown(note)));
            cited + &note.unwrap_or_default()
        }
    }
}
