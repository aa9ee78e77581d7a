//! The workbook of a questionnaire: how is it laid out so that people fill it in well, and
//! so that it can be read back whatever they do to it?
//!
//! A first sheet with whose it is, instructions and progress; a sheet a section; a sheet for
//! further evidence; what was answered last time; and the lists of answers. Every cell that
//! the framework or an assessor filled is a text or a number, never a formula.

pub(super) mod cells;
mod cover;
pub(super) mod section;
mod side;
pub(super) mod styles;
mod translation;

use crate::questionnaire::answers::{self, AnswerOption};
use crate::questionnaire::names::{BASE, IDENTITY, SECTIONS};
use crate::questionnaire::words::Word;
use crate::questionnaire::{Questionnaire, hash, names, node_label};
use cpi_model::Assessment;
use cpi_model::code::NotAPseudonym;
use cpi_model::framework::OtherFramework;
use cpi_model::history::NOTHING_BEFORE;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, XlsxError};
use styles::Styles;
use thiserror::Error;

pub use translation::{translation, translation_for};

/// The version of the layout, which stands in the workbook.
pub const LAYOUT: &str = "1";

/// Why a workbook cannot be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The format cannot hold it.
    #[error("the workbook cannot be written: {0}")]
    Format(#[from] XlsxError),
    /// Answers that are to stand in it were checked with another framework.
    #[error(transparent)]
    OtherFramework(#[from] OtherFramework),
    /// It is for somebody who has no pseudonym.
    #[error("{0}; {hint}", hint = .0.hint())]
    Pseudonym(#[from] NotAPseudonym),
}

/// The columns of the sheet of a section, in order, with the widths that read well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Column {
    word: Word,
    width: u32,
}

/// What every part of the workbook needs.
struct Book<'a> {
    questionnaire: &'a Questionnaire<'a>,
    styles: Styles,
    columns: Vec<Column>,
    sheets: Vec<String>,
    lists: Lists,
    /// The row of each indicator on the sheet of its section, from 0.
    rows: Vec<Option<(usize, u32)>>,
}

/// The lists of answers, each once.
#[derive(Debug, Default)]
struct Lists {
    lists: Vec<Vec<AnswerOption>>,
    of: Vec<Option<usize>>,
}

impl Lists {
    fn new(questionnaire: &Questionnaire<'_>) -> Self {
        let framework = questionnaire.framework;
        let mut all = Self {
            lists: Vec::new(),
            of: vec![None; framework.indicators().len()],
        };
        for section in &questionnaire.sections {
            for &indicator in &section.indicators {
                if answers::scale(framework, indicator).is_none() {
                    continue;
                }
                let list = answers::answer_options(framework, indicator, questionnaire.language);
                let known = all.lists.iter().position(|each| *each == list);
                all.of[indicator] = Some(known.unwrap_or_else(|| {
                    all.lists.push(list);
                    all.lists.len() - 1
                }));
            }
        }
        all
    }
}

impl Book<'_> {
    fn word(&self, word: Word) -> &'static str {
        word.text(self.questionnaire.language)
    }

    /// The position of a column, if the sheets have it.
    fn column(&self, word: Word) -> Option<u16> {
        self.columns
            .iter()
            .zip(0..)
            .find(|(column, _)| column.word == word)
            .map(|(_, i)| i)
    }

    /// What an answer is called.
    fn label(&self, indicator: usize, answer: &str) -> String {
        let framework = self.questionnaire.framework;
        answers::answer_options(framework, indicator, self.questionnaire.language)
            .into_iter()
            .find(|offered| offered.code == answer)
            .map_or_else(|| answer.to_owned(), |offered| offered.label)
    }
}

/// Writes a questionnaire as XLSX. The same questionnaire gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn workbook(questionnaire: &Questionnaire<'_>) -> Result<Vec<u8>, WorkbookError> {
    questionnaire.holds_together()?;
    let framework = questionnaire.framework;
    if let Some(assessor) = questionnaire.assessor {
        framework.pseudonym(assessor)?;
    }
    let mut book = Book {
        questionnaire,
        styles: Styles::new(),
        columns: columns(questionnaire),
        sheets: Vec::new(),
        lists: Lists::new(questionnaire),
        rows: vec![None; framework.indicators().len()],
    };
    let word = |word: Word| word.text(questionnaire.language).to_owned();
    let mut taken = [Word::Start, Word::MoreEvidence, Word::LastTime, Word::Lists]
        .map(word)
        .to_vec();
    for section in &questionnaire.sections {
        let code = framework.nodes()[section.node].code();
        let label = node_label(framework, section.node, questionnaire.language);
        // A code of a few letters helps to find a sheet; a long one repeats the label.
        let wanted = if *label == **code || 8 < code.len() {
            label.to_owned()
        } else {
            format!("{code} {label}")
        };
        let name = names::sheet(&wanted, &taken);
        taken.push(name.clone());
        book.sheets.push(name);
    }
    for (s, section) in questionnaire.sections.iter().enumerate() {
        section::place(&mut book, s, section);
    }

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(questionnaire)?);
    cover::write(&book, &mut workbook)?;
    for (s, section) in questionnaire.sections.iter().enumerate() {
        section::write(&book, workbook.add_worksheet(), s, section)?;
    }
    side::evidence(&book, workbook.add_worksheet())?;
    if book.column(Word::LastTime).is_some() {
        side::last_time(&book, workbook.add_worksheet())?;
    }
    side::lists(&book, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

fn columns(questionnaire: &Questionnaire<'_>) -> Vec<Column> {
    let mut columns = vec![(Word::Code, 9), (Word::Question, 32), (Word::Guidance, 58)];
    if questionnaire.previous.is_some() && !questionnaire.blind {
        columns.extend([(Word::LastTime, 17), (Word::Same, 10)]);
    }
    if shows_others(questionnaire) {
        columns.push((Word::Others, 16));
    }
    columns.extend([
        (Word::Answer, 13),
        (Word::EvidenceTitle, 24),
        (Word::EvidenceLink, 20),
        (Word::EvidenceDate, 12),
        (Word::EvidenceNote, 14),
        (Word::Comment, 22),
    ]);
    let column = |(word, width)| Column { word, width };
    columns.into_iter().map(column).collect()
}

/// Whether anybody else has answered one of the questions, and may be seen.
fn shows_others(questionnaire: &Questionnaire<'_>) -> bool {
    let mut indicators = questionnaire
        .sections
        .iter()
        .flat_map(|section| &section.indicators);
    !questionnaire.blind
        && indicators.any(|indicator| {
            crate::questionnaire::recorded_answers(questionnaire.standing, *indicator)
                .iter()
                .any(|standing| !is_own(questionnaire, standing.assessor.as_deref()))
        })
}

fn is_own(questionnaire: &Questionnaire<'_>, assessor: Option<&str>) -> bool {
    questionnaire.assessor.is_some() && questionnaire.assessor == assessor
}

/// What identifies the workbook, in the order of [`IDENTITY`].
fn identity(questionnaire: &Questionnaire<'_>) -> [String; 8] {
    let questions: usize = questionnaire
        .sections
        .iter()
        .map(|section| section.indicators.len())
        .sum();
    [
        LAYOUT.to_owned(),
        questionnaire.framework.id().to_owned(),
        questionnaire.framework.version().to_owned(),
        hash(questionnaire.framework),
        questionnaire.country.to_owned(),
        questionnaire.round.to_owned(),
        questionnaire.assessor.unwrap_or_default().to_owned(),
        questions.to_string(),
    ]
}

fn properties(questionnaire: &Questionnaire<'_>) -> Result<DocProperties, XlsxError> {
    let title = format!(
        "{} {} · {} · {}",
        questionnaire.framework.id(),
        questionnaire.framework.version(),
        questionnaire.country,
        questionnaire.round
    );
    // No clock: the date is the same on every day, so that the bytes are.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author("cpi")
        .set_creation_datetime(&created);
    for (name, value) in IDENTITY.into_iter().zip(identity(questionnaire)) {
        // The assessor stands in a cell that is open, and may be written there later.
        if name != "cpi_assessor" {
            properties = properties.set_custom_property(name, value);
        }
    }
    let standing = questionnaire.standing.and_then(Assessment::history);
    let head = standing.and_then(|history| history.head.as_deref());
    properties = properties.set_custom_property(BASE, head.unwrap_or(NOTHING_BEFORE));
    let sections: Vec<&str> = questionnaire
        .sections
        .iter()
        .map(|section| {
            questionnaire.framework.nodes()[section.node]
                .code()
                .as_ref()
        })
        .collect();
    let sections = sections.join(" ");
    // A property holds no more than 255 characters.
    if sections.len() <= 255 {
        properties = properties.set_custom_property(SECTIONS, sections);
    }
    Ok(properties)
}

/// Protected without a password: this prevents accidents, not deliberate edits.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    }
}
