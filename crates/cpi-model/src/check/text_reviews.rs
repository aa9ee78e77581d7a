//! Which languages are drafts, and do the reviews of texts say what they must?

use super::Report;
use super::codings::pseudonym;
use super::dates::date;
use crate::draft::FrameworkDraft;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use crate::texts::has_mark;
use std::collections::BTreeSet;

pub(super) fn check(report: &mut Report, draft: &FrameworkDraft) {
    let mut seen = BTreeSet::new();
    for (i, tag) in draft.draft_languages.iter().enumerate() {
        let path = Pointer::entry("draft_languages", i);
        if !draft.languages.contains(tag) {
            undeclared(report, path, tag);
        } else if draft.languages.first() == Some(tag) {
            report.error(
                ProblemKind::Contradiction,
                path,
                format!("`{tag}` is the first of `languages`, from which the others are translated, and so no draft"),
                "remove it here, or put the original language first in `languages`",
            );
        } else if !seen.insert(tag) {
            twice(report, path, tag);
        }
    }
    for (i, review) in draft.text_reviews.iter().enumerate() {
        let path = Pointer::entry("text_reviews", i);
        match &review.language {
            None => report.missing(
                &path,
                "language",
                "name the language of the texts, such as `ro`",
            ),
            Some(tag) if !draft.languages.contains(tag) => {
                undeclared(report, path.key("language"), tag);
            }
            Some(_) => {}
        }
        pseudonym(report, &path, "by", review.by.as_ref());
        date(report, &path, "on", review.on.as_ref());
        for (t, text) in review.texts.iter().enumerate() {
            if !has_mark(text) {
                report.error(
                    ProblemKind::WrongType,
                    path.key("texts").index(t),
                    format!("`{}` names no text that was reviewed", super::choices::shorten(text)),
                    "write what it belongs to, its code, its key and the 16 letters of its mark, as an import of reviews writes them, or remove it",
                );
            }
        }
    }
}

/// A language that a list has twice.
pub(super) fn twice(report: &mut Report, path: Pointer, tag: &str) {
    report.error(
        ProblemKind::Duplicate,
        path,
        format!("the language `{tag}` is listed twice"),
        "list it once",
    );
}

fn undeclared(report: &mut Report, path: Pointer, tag: &str) {
    report.error(
        ProblemKind::InvalidLanguage,
        path,
        format!(
            "the language `{}` is not declared",
            super::choices::shorten(tag)
        ),
        "add it to `languages` of the framework, or correct the tag",
    );
}
