//! What does an answer rest on?

use super::words::Word;
use crate::{Context, Item, Text};
use cpi_model::draft::{AnswerDraft, CodingDraft, EvidenceDraft};

/// The evidence and comments of an answer and its codings, the decision, and the reply. In public,
/// without the pseudonyms of those who gave them.
pub(super) fn items(
    answer: &AnswerDraft,
    indicator: &str,
    is_public: bool,
    context: &Context<'_>,
) -> Vec<Item> {
    let mut sources = Sources {
        texts: Vec::new(),
        indicator,
        is_public,
        context,
    };
    let assessor = answer.assessor.as_deref();
    sources.given(assessor, &answer.evidence, answer.comment.as_deref());
    for coding in &answer.codings {
        let assessor = coding.assessor.as_deref();
        sources.given(assessor, &coding.evidence, coding.comment.as_deref());
    }
    if !answer.codings.is_empty() {
        sources.codings(&answer.codings);
    }
    if let Some(decision) = &answer.adjudication {
        let by = decision.by.as_ref().or(answer.reviewer.as_ref());
        let by = by.map(String::as_str);
        if let Some(reason) = &decision.reason {
            let before = sources.before(Word::Decided, Word::DecidedBy, by);
            sources.texts.push(before.and(reason));
        } else {
            let text = sources.of(Word::NoReason, Word::NoReasonBy, by);
            sources.texts.push(text.into());
        }
    }
    if let Some(reply) = &answer.reply {
        let text = reply.text.as_deref().unwrap_or_default();
        let before = sources.before(Word::Reply, Word::Reply, None);
        sources.texts.push(before.and(text));
    }
    sources.texts.into_iter().map(Item::new).collect()
}

struct Sources<'a> {
    texts: Vec<Text>,
    indicator: &'a str,
    is_public: bool,
    context: &'a Context<'a>,
}

impl Sources<'_> {
    /// A word, or the one with who it is about.
    fn of(&self, word: Word, by: Word, who: Option<&str>) -> String {
        match who.filter(|_| !self.is_public) {
            Some(who) => self.context.sentence(by, &[("who", who.into())]),
            None => self.context.word(word).to_owned(),
        }
    }

    /// The same, before what follows.
    fn before(&self, word: Word, by: Word, who: Option<&str>) -> Text {
        Text::plain(self.of(word, by, who)).and(" ")
    }

    /// Adds the evidence and comment of one person; evidence that several people name is listed once.
    fn given(&mut self, who: Option<&str>, evidence: &[EvidenceDraft], comment: Option<&str>) {
        for each in evidence {
            let before = self.before(Word::Evidence, Word::Evidence, None);
            let cited = before.then(cited(each));
            if !self.texts.contains(&cited) {
                self.texts.push(cited);
            }
        }
        if let Some(comment) = comment.filter(|comment| !comment.trim().is_empty()) {
            let before = self.before(Word::Comment, Word::CommentBy, who);
            self.texts.push(before.and(comment));
        }
    }

    fn codings(&mut self, codings: &[CodingDraft]) {
        let is_named = !self.is_public && codings.iter().any(|coding| coding.assessor.is_some());
        let word = if is_named {
            Word::CodedBy
        } else {
            Word::Codings
        };
        let mut text = self.before(word, word, None);
        for (at, coding) in codings.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let who = coding.assessor.as_deref().filter(|_| is_named);
            let who = who.map_or_else(String::new, |who| format!("{who} "));
            let answer = coding.answer.as_deref().unwrap_or_default();
            let answer = self.context.answer_in_sentence(self.indicator, answer);
            text = text.and(format!("{comma}{who}")).then(Text::prose(&answer));
        }
        self.texts.push(text);
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
