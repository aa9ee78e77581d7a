//! The answers of a table with a column for each indicator.

use super::answers::{Refusal, failing_conditions, finish, read_answer};
use super::{Report, not_applicable};
use crate::assessment::{Answer, Assessment};
use crate::framework::{Framework, IndicatorMeasure};
use crate::pointer::Pointer;
use crate::problem::Problems;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::sync::Arc;

/// Checks a table row by row: a row a country and round, a column an indicator.
///
/// What a cell of a column meant once it means again, so a column remembers its words.
/// Nothing is copied but the answers.
pub struct AnswerColumns<'a, F> {
    framework: &'a Framework,
    columns: Vec<Column>,
    meaning: F,
    /// The country of the last row, which is good.
    country: Box<str>,
}

struct Column {
    /// The position of the indicator.
    indicator: usize,
    /// Whether it is answered with words.
    words: bool,
    known: Vec<(Short, Answer)>,
}

impl<'a, F> AnswerColumns<'a, F>
where
    F: Fn(usize, &str) -> Option<Cow<'a, str>>,
{
    /// Columns for indicators, by their positions. `meaning` says what else than
    /// itself a cell of an indicator stands for: an option, a value, `not-applicable` or
    /// `missing`.
    pub fn new(framework: &'a Framework, indicators: &[usize], meaning: F) -> Self {
        let column = |indicator: &usize| Column {
            indicator: *indicator,
            words: matches!(
                framework.indicators()[*indicator].measure(),
                IndicatorMeasure::Checklist(_)
            ),
            known: Vec::new(),
        };
        Self {
            framework,
            columns: indicators.iter().map(column).collect(),
            meaning,
            country: "".into(),
        }
    }

    /// The assessment that a row declares. A problem's path is `/country`, or `/answers/`
    /// and the position of the column.
    ///
    /// # Errors
    ///
    /// All problems of the row, if any of them is an error.
    pub fn row<'t>(
        &mut self,
        country: &str,
        round: &str,
        reference_date: Option<NaiveDate>,
        cells: impl Iterator<Item = &'t str>,
    ) -> Result<Assessment, Problems> {
        let mut report = Report::default();
        if *self.country != *country
            && super::round::country(
                &mut report,
                &Pointer::from(["country"]),
                country,
                self.framework,
            )
        {
            self.country = country.into();
        }
        let mut answers = vec![Answer::Missing; self.framework.indicators().len()];
        for (i, (column, cell)) in self.columns.iter_mut().zip(cells).enumerate() {
            match column.read(self.framework, &self.meaning, cell) {
                Ok(answer) => answers[column.indicator] = answer,
                Err(refusal) => report.error(
                    refusal.kind,
                    Pointer::entry("answers", i),
                    refusal.message,
                    refusal.hint,
                ),
            }
        }
        let assessment = Assessment {
            framework: self.framework.clone(),
            country: country.into(),
            round: round.into(),
            reference_date,
            answers: answers.into(),
            records: Arc::default(),
            history: None,
            public: None,
        };
        let path = |position| {
            let mut columns = self.columns.iter();
            let column = columns.position(|column| column.indicator == position);
            column.map_or_else(
                || Pointer::from(["answers"]),
                |i| Pointer::entry("answers", i),
            )
        };
        failing_conditions(&mut report, self.framework, &assessment, path);
        not_applicable::plain(&mut report, self.framework, &assessment, path);
        finish(report, assessment).map(|checked| checked.value)
    }
}

impl Column {
    /// The most words that a column remembers.
    const MOST_KNOWN: usize = 16;

    fn read<'a>(
        &mut self,
        framework: &Framework,
        meaning: &impl Fn(usize, &str) -> Option<Cow<'a, str>>,
        cell: &str,
    ) -> Result<Answer, Refusal> {
        let short = if self.words { Short::of(cell) } else { None };
        if let Some(short) = short
            && let Some((_, answer)) = self.known.iter().find(|(known, _)| *known == short)
        {
            return Ok(*answer);
        }
        let other = meaning(self.indicator, cell);
        let answer = read_answer(framework, self.indicator, other.as_deref().unwrap_or(cell))?;
        if let Some(short) = short
            && self.known.len() < Self::MOST_KNOWN
        {
            self.known.push((short, answer));
        }
        Ok(answer)
    }
}

/// A text of at most 7 bytes with its length, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Short(u64);

impl Short {
    fn of(text: &str) -> Option<Self> {
        let length = u8::try_from(text.len()).ok().filter(|length| *length < 8)?;
        let number = text.bytes().fold(u64::from(length), |number, byte| {
            number << 8 | u64::from(byte)
        });
        Some(Self(number))
    }
}
