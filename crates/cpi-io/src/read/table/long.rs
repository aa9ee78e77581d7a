//! Long tables: a row an answer.

use super::{BESIDE, Column, Panel, Reader};
use crate::read::cells::{Cells, shorten};
use crate::read::text::{place, problem};
use cpi_model::Pointer;
use cpi_model::draft::{
    AdjudicationDraft, AnswerDraft, AssessmentDraft, EvidenceDraft, FrameworkReference,
    SCHEMA_VERSION,
};
use cpi_model::escape::unescape_formula;
use cpi_model::matching::plain;
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Reader<'_> {
    pub(super) fn long(&self, mut cells: Cells<'_>) -> Result<Panel, Problems> {
        let mut problems = Problems::new();
        let mut order: Vec<(usize, usize)> = Vec::new();
        let mut gathered: BTreeMap<(usize, usize), Vec<(AnswerDraft, u32)>> = BTreeMap::new();
        let mut listed: BTreeMap<(usize, usize, String), usize> = BTreeMap::new();
        let mut record = StringRecord::new();
        let mut before = (0, 0);
        loop {
            let line = match cells.next(&mut record) {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(ragged) => {
                    let syntax = ragged.iter().any(|each| each.kind == ProblemKind::Syntax);
                    problems.extend(ragged);
                    if syntax {
                        break;
                    }
                    continue;
                }
            };
            let cell = |at| record.get(at).unwrap_or_default();
            let Some(whose) = self.whose(cell, line, &mut before, &mut problems) else {
                continue;
            };
            let draft = self.long_row(&record);
            let answers = gathered.entry(whose).or_insert_with(|| {
                order.push(whose);
                Vec::new()
            });
            let key = (
                whose.0,
                whose.1,
                draft.indicator.clone().unwrap_or_default(),
            );
            match listed.get(&key).map(|i| &mut answers[*i]) {
                // A row that repeats an answer brings further evidence for it.
                Some((first, _))
                    if !draft.evidence.is_empty() && same_but_evidence(first, &draft) =>
                {
                    first.evidence.extend(draft.evidence);
                }
                Some((_, earlier)) => problems.push(problem(
                    ProblemKind::Duplicate,
                    place(self.file, line as usize, 1),
                    format!(
                        "`{}` is answered twice, first in line {earlier}",
                        shorten(&key.2)
                    ),
                    "keep the row that is right",
                )),
                None => {
                    listed.insert(key, answers.len());
                    answers.push((draft, line));
                }
            }
        }
        let mut panel = Panel::default();
        let mut lines: Vec<u32> = vec![0; self.countries.len() * self.rounds.len()];
        for (country, round) in order {
            let answers = gathered.remove(&(country, round)).unwrap_or_default();
            lines[country * self.rounds.len() + round] =
                answers.first().map_or(0, |(_, line)| *line);
            let at: Vec<u32> = answers.iter().map(|(_, line)| *line).collect();
            let (id, date) = &self.round.rounds()[round];
            let draft = AssessmentDraft {
                schema_version: Some(SCHEMA_VERSION),
                framework: Some(FrameworkReference {
                    id: Some(self.framework.id().to_owned()),
                    version: Some(self.framework.version().to_owned()),
                }),
                country: Some(self.round.countries()[country].clone()),
                round: Some(id.clone()),
                reference_date: Some(date.to_string()),
                answers: answers.into_iter().map(|(draft, _)| draft).collect(),
                history: None,
            };
            match draft.check(self.framework) {
                Ok(checked) => {
                    let before = panel.warnings.len();
                    panel.warnings.extend(checked.warnings);
                    panel.warnings.of_country(before, checked.value.country());
                    panel.assessments.push(checked.value);
                }
                Err(mut found) => {
                    found.locate(|pointer| self.long_place(pointer, &at));
                    problems.extend(self.as_in_tables(found));
                }
            }
        }
        self.unanswered(&lines, &mut panel.warnings);
        problems.sort_by_place();
        if problems.is_empty() {
            Ok(panel)
        } else {
            Err(problems)
        }
    }

    fn long_place(&self, pointer: &Pointer, lines: &[u32]) -> Option<cpi_model::Place> {
        let (i, value) = pointer.entry_of("answers")?;
        let line = *lines.get(i)?;
        let wanted = match (value.as_str(), value.last().as_deref()) {
            ("/indicator", _) => Some(Column::Indicator),
            ("/answer", _) => Some(Column::Answer),
            ("/adjudication/points", _) => Some(Column::Beside(3)),
            ("/adjudication/reason", _) => Some(Column::Beside(4)),
            (_, Some("title")) => Some(Column::Beside(5)),
            (_, Some("link")) => Some(Column::Beside(6)),
            (_, Some("consulted")) => Some(Column::Beside(7)),
            _ => None,
        };
        let column = self
            .columns
            .iter()
            .position(|column| Some(*column) == wanted);
        Some(place(self.file, line as usize, column.unwrap_or(0) + 1))
    }

    fn long_row(&self, record: &StringRecord) -> AnswerDraft {
        let mut draft = AnswerDraft::default();
        let mut answer = "";
        let mut evidence = EvidenceDraft::default();
        let mut adjudication = AdjudicationDraft::default();
        for (cell, column) in record.iter().zip(&self.columns) {
            let cell = if self.guarded {
                unescape_formula(cell)
            } else {
                cell
            };
            let text = || Some(cell.to_owned());
            match column {
                Column::Indicator => draft.indicator = Some(plain(cell).into_owned()),
                Column::Answer => answer = cell,
                Column::Beside(key) if !cell.is_empty() => match BESIDE[*key] {
                    "comment" => draft.comment = text(),
                    "assessor" => draft.assessor = text(),
                    "reviewer" => draft.reviewer = text(),
                    "points" => adjudication.points = text(),
                    "reason" => adjudication.reason = text(),
                    "evidence_title" => evidence.title = text(),
                    "evidence_link" => evidence.link = text(),
                    "evidence_date" => evidence.consulted = text(),
                    _ => evidence.note = text(),
                },
                _ => {}
            }
        }
        let code = draft.indicator.as_ref();
        let position = code.and_then(|code| self.framework.indicator_position(code));
        let meaning = self.meaning(position, answer);
        draft.answer = Some(meaning.map_or_else(|| answer.to_owned(), Cow::into_owned));
        if evidence != EvidenceDraft::default() {
            draft.evidence.push(evidence);
        }
        if adjudication != AdjudicationDraft::default() {
            draft.adjudication = Some(adjudication);
        }
        draft
    }
}

fn same_but_evidence(one: &AnswerDraft, other: &AnswerDraft) -> bool {
    let bare = |draft: &AnswerDraft| AnswerDraft {
        evidence: Vec::new(),
        ..draft.clone()
    };
    bare(one) == bare(other)
}
