//! What a reviewer or a government does to the answer of one row.

use super::super::super::cells::shorten;
use super::super::super::meaning::{Meaning, answer, consulted};
use super::super::super::spreadsheet::Value;
use super::super::ReviewedRow;
use super::Reader;
use super::filled::Cells;
use crate::questionnaire::answers::{NamePrecedence, fold};
use crate::review_book::words::{Column, DEEDS, ReviewWord};
use cpi_model::ProblemKind;
use cpi_model::draft::EvidenceDraft;
use cpi_model::matching::plain;
use cpi_model::review::ReviewAction;

impl Reader<'_> {
    /// What the reviewer does.
    pub(super) fn decision(&mut self, code: &str, cells: &Cells<'_>) -> Option<ReviewedRow> {
        use ReviewWord as W;
        let decision = Column::Review(W::Decision);
        let beside = [W::Final, W::Points, W::Reason, W::Whose];
        let Some(written) = cells.text(W::Decision) else {
            let stray = beside
                .into_iter()
                .find(|word| cells.text(*word).is_some())?;
            self.fault(
                ProblemKind::MissingKey,
                cells.place(decision),
                format!(
                    "`{code}` has something under `{}`, and no decision",
                    Column::Review(stray).name()
                ),
                "choose a decision from the list, or empty the row",
            );
            return None;
        };
        let deed = DEEDS
            .into_iter()
            .find(|(word, of_command)| word.is(&written) || *of_command == fold(&written));
        let Some((deed, _)) = deed else {
            let words = DEEDS.map(|(word, _)| format!("`{}`", word.text("en")));
            self.fault(
                ProblemKind::UnknownWord,
                cells.place(decision),
                format!(
                    "`{}` is nothing that can be done; allowed are {}",
                    shorten(&written),
                    words.join(", ")
                ),
                "choose from the list of the cell",
            );
            return None;
        };
        let belongs: &[W] = match deed {
            W::SendBack => &[W::Reason, W::Whose],
            W::Decide => &[W::Final, W::Points, W::Reason],
            _ => &[W::Reason],
        };
        let stray = |word: &W| !belongs.contains(word) && cells.text(*word).is_some();
        if let Some(stray) = beside.into_iter().find(stray) {
            self.fault(
                ProblemKind::Contradiction,
                cells.place(Column::Review(stray)),
                format!(
                    "`{}` does not go with `{}` under `{}`, so nothing is done to `{code}`",
                    deed.text("en"),
                    shorten(&cells.text(stray).unwrap_or_default()),
                    Column::Review(stray).name()
                ),
                "empty the cell, or choose another decision",
            );
            return None;
        }
        let given = || cells.text(W::Reason);
        if deed != W::Accept && given().is_none() {
            self.fault(
                ProblemKind::MissingKey,
                cells.place(Column::Review(W::Reason)),
                format!(
                    "`{}` needs a reason, and none is written for `{code}`",
                    deed.text("en")
                ),
                "write why; who sends an answer back says what the assessor is to mend",
            );
            return None;
        }
        let reason = || given().unwrap_or_default();
        let is_final = cells.value(Column::Review(W::Final));
        let is_final = is_final.filter(|_| deed == W::Decide);
        let is_final =
            is_final.map(|value| answer(self.framework, code, value, NamePrecedence::Labels));
        if let Some(Meaning {
            unclear: Some(unclear),
            ..
        }) = is_final
        {
            let place = cells.place(Column::Review(W::Final));
            self.fault(unclear.kind, place, unclear.message, unclear.hint);
            return None;
        }
        let act = match deed {
            W::Accept => ReviewAction::Accept { comment: given() },
            W::SendBack => ReviewAction::Reject {
                assessor: cells.text(W::Whose).map(|text| plain(&text).into_owned()),
                comment: reason(),
            },
            W::Reopen => ReviewAction::Reopen { reason: reason() },
            _ => ReviewAction::Adjudicate {
                answer: is_final.map(|meaning| meaning.text),
                points: cells
                    .value(Column::Review(W::Points))
                    .map(|value| match value {
                        Value::Percentage(number) => format!("{number} (shown as a percentage)"),
                        other => other.text(),
                    }),
                reason: reason(),
            },
        };
        Some(ReviewedRow {
            act,
            whole: cells.place(decision),
            cells: cells.places.clone(),
            evidence: Vec::new(),
        })
    }

    /// What the government says.
    pub(super) fn reply(&mut self, code: &str, cells: &Cells<'_>) -> Option<ReviewedRow> {
        use ReviewWord as W;
        let documents = [W::ReplyTitle, W::ReplyLink, W::ReplyDate, W::ReplyNote];
        let reply = Column::Review(W::Reply);
        let Some(text) = cells.text(W::Reply) else {
            let mut beside = documents.into_iter().chain([W::Office]);
            let stray = beside.find(|word| cells.text(*word).is_some())?;
            self.fault(
                ProblemKind::MissingKey,
                cells.place(reply),
                format!(
                    "`{code}` has something under `{}`, and no reply",
                    Column::Review(stray).name()
                ),
                "write what the government says, or empty the cells beside it",
            );
            return None;
        };
        let day = cells.value(Column::Review(W::ReplyDate));
        let day = day.map(|value| consulted(value, self.calendar));
        let evidence = EvidenceDraft {
            title: cells.text(W::ReplyTitle),
            link: cells.text(W::ReplyLink),
            consulted: day,
            note: cells.text(W::ReplyNote),
        };
        let named = evidence != EvidenceDraft::default();
        let evidence_cells = documents.map(|word| Some(cells.place(Column::Review(word))));
        Some(ReviewedRow {
            act: ReviewAction::Reply {
                text,
                evidence: named.then_some(evidence).into_iter().collect(),
                office: cells.text(W::Office),
            },
            whole: cells.place(reply),
            cells: cells.places.clone(),
            evidence: named.then_some(evidence_cells).into_iter().collect(),
        })
    }
}
