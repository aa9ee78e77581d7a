//! Tables for programs (RFC 4180): answers.

use cpi_model::draft::{AnswerDraft, EvidenceDraft};
use cpi_model::escape::escape_formula;
use cpi_model::framework::OtherFramework;
use cpi_model::{Assessment, Framework};
use csv::Writer;

fn finish(writer: Writer<Vec<u8>>) -> String {
    let bytes = writer
        .into_inner()
        .expect("writing to memory does not fail");
    String::from_utf8(bytes).expect("every cell was text")
}

fn row<'a>(writer: &mut Writer<Vec<u8>>, cells: impl IntoIterator<Item = &'a str>) {
    writer
        .write_record(cells)
        .expect("writing to memory does not fail, and every row has the header's length");
}

/// Writes a row of a table that people open in a spreadsheet: no cell runs as a formula.
fn guarded_row<'a>(writer: &mut Writer<Vec<u8>>, cells: impl IntoIterator<Item = &'a str>) {
    let cells: Vec<_> = cells.into_iter().map(escape_formula).collect();
    row(writer, cells.iter().map(AsRef::as_ref));
}

/// Any table of text, safe to open in a spreadsheet.
pub(super) fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    guarded_row(&mut writer, header.iter().copied());
    for cells in rows {
        guarded_row(&mut writer, cells.iter().map(String::as_str));
    }
    finish(writer)
}

/// A row an answer, with everything beside it. Each further evidence of an answer repeats
/// its row.
///
/// # Errors
///
/// [`OtherFramework`] where an assessment was checked with another framework.
pub fn answers_long(
    framework: &Framework,
    assessments: &[Assessment],
) -> Result<String, OtherFramework> {
    answers(framework, assessments, false)
}

/// As [`answers_long`], for people who open it in a spreadsheet: no text runs as a formula.
/// The table is read again where it is declared with `guarded = true`.
///
/// # Errors
///
/// [`OtherFramework`] where an assessment was checked with another framework.
pub fn answers_long_guarded(
    framework: &Framework,
    assessments: &[Assessment],
) -> Result<String, OtherFramework> {
    answers(framework, assessments, true)
}

fn answers(
    framework: &Framework,
    assessments: &[Assessment],
    guarded: bool,
) -> Result<String, OtherFramework> {
    let mut writer = Writer::from_writer(Vec::new());
    let header = ["country", "round", "indicator", "answer"].into_iter();
    row(&mut writer, header.chain(crate::read::BESIDE));
    for assessment in assessments {
        assessment.belongs_to(framework)?;
        for answer in assessment.to_draft().answers {
            let evidence = if answer.evidence.is_empty() {
                vec![EvidenceDraft::default()]
            } else {
                answer.evidence.clone()
            };
            for each in &evidence {
                answer_row(&mut writer, assessment, &answer, each, guarded);
            }
        }
    }
    Ok(finish(writer))
}

fn answer_row(
    writer: &mut Writer<Vec<u8>>,
    assessment: &Assessment,
    answer: &AnswerDraft,
    evidence: &EvidenceDraft,
    guarded: bool,
) {
    fn text(value: Option<&String>) -> &str {
        value.map(String::as_str).unwrap_or_default()
    }
    let adjudication = answer.adjudication.clone().unwrap_or_default();
    let cells = [
        assessment.country(),
        assessment.round(),
        text(answer.indicator.as_ref()),
        text(answer.answer.as_ref()),
        text(answer.comment.as_ref()),
        text(answer.assessor.as_ref()),
        text(answer.reviewer.as_ref()),
        text(adjudication.points.as_ref()),
        text(adjudication.reason.as_ref()),
        text(evidence.title.as_ref()),
        text(evidence.link.as_ref()),
        text(evidence.consulted.as_ref()),
        text(evidence.note.as_ref()),
    ];
    if guarded {
        let guarded = cells.map(escape_formula);
        row(writer, guarded.iter().map(|cell| &**cell));
    } else {
        row(writer, cells);
    }
}

/// A row a country and round, a column an indicator; comments and evidence do not fit.
///
/// # Errors
///
/// [`OtherFramework`] where an assessment was checked with another framework.
pub fn answers_wide(
    framework: &Framework,
    assessments: &[Assessment],
) -> Result<String, OtherFramework> {
    let mut writer = Writer::from_writer(Vec::new());
    let header = ["country", "round"].into_iter();
    row(
        &mut writer,
        header.chain(
            framework
                .indicators()
                .iter()
                .map(cpi_model::framework::Indicator::code),
        ),
    );
    for assessment in assessments {
        assessment.belongs_to(framework)?;
        let answers: Vec<String> = (0..framework.indicators().len())
            .map(|i| match assessment.answers()[i] {
                cpi_model::Answer::Missing => String::new(),
                _ => assessment.answer_text(i),
            })
            .collect();
        let first = [assessment.country(), assessment.round()].into_iter();
        row(&mut writer, first.chain(answers.iter().map(String::as_str)));
    }
    Ok(finish(writer))
}
