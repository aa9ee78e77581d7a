//! What does an answer rest on?

use crate::{Item, Text};
use cpi_model::draft::{AnswerDraft, CodingDraft, EvidenceDraft};

/// The evidence and comments of an answer and its codings, the decision, and the reply.
pub(super) fn items(answer: &AnswerDraft) -> Vec<Item> {
    let mut texts = Vec::new();
    given(
        &mut texts,
        answer.assessor.as_deref(),
        &answer.evidence,
        answer.comment.as_deref(),
    );
    for coding in &answer.codings {
        let comment = coding.comment.as_deref();
        given(
            &mut texts,
            coding.assessor.as_deref(),
            &coding.evidence,
            comment,
        );
    }
    if !answer.codings.is_empty() {
        texts.push(codings(&answer.codings));
    }
    if let Some(decision) = &answer.adjudication {
        let by = by(decision
            .by
            .as_ref()
            .or(answer.reviewer.as_ref())
            .map(String::as_str));
        texts.push(match &decision.reason {
            Some(reason) => Text::from(format!("decided{by}: ")).and(reason),
            None => format!("decided{by}; the reason is not published").into(),
        });
    }
    if let Some(reply) = &answer.reply {
        let text = reply.text.as_deref().unwrap_or_default();
        texts.push(Text::from("reply of the government: ").and(text));
    }
    texts.into_iter().map(Item::new).collect()
}

fn by(who: Option<&str>) -> String {
    who.map_or_else(String::new, |who| format!(" by {who}"))
}

/// Adds the evidence and comment of one person; evidence that several name stands once.
fn given(
    texts: &mut Vec<Text>,
    who: Option<&str>,
    evidence: &[EvidenceDraft],
    comment: Option<&str>,
) {
    for each in evidence {
        let cited = Text::from("evidence: ").then(cited(each));
        if !texts.contains(&cited) {
            texts.push(cited);
        }
    }
    if let Some(comment) = comment {
        texts.push(Text::from(format!("comment{}: ", by(who))).and(comment));
    }
}

fn cited(evidence: &EvidenceDraft) -> Text {
    let title = evidence.title.clone().unwrap_or_default();
    let cited = match &evidence.link {
        Some(link) => Text::default().link(title, link),
        None => title.into(),
    };
    match &evidence.note {
        Some(note) if cited.is_empty() => cited.and(note),
        Some(note) => cited.and(format!(", {note}")),
        None => cited,
    }
}

fn codings(codings: &[CodingDraft]) -> Text {
    let named = codings.iter().any(|coding| coding.assessor.is_some());
    let mut text = Text::from(if named { "coded by: " } else { "codings: " });
    for (at, coding) in codings.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        let who = coding.assessor.as_deref();
        let who = who.map_or_else(String::new, |who| format!("{who} "));
        let answer = coding.answer.clone().unwrap_or_default();
        text = text.and(format!("{comma}{who}")).then(Text::code(answer));
    }
    text
}
