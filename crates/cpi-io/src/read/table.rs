//! Tables of answers: wide, a row a country and round; long, a row an answer.

mod long;
mod wide;

use super::cells::{Cells, shorten};
use super::text::{place, problem, text};
use cpi_model::Pointer;
use cpi_model::code::MISSING;
use cpi_model::draft::{Choice, TableDraft, TableShape};
use cpi_model::framework::{Indicator, IndicatorMeasure};
use cpi_model::matching::plain;
use cpi_model::problem::{listed, suggest};
use cpi_model::{Assessment, Framework, ProblemKind, Problems, Round};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The assessments of a table, in the order of its rows.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// The assessments.
    pub assessments: Vec<Assessment>,
    /// What should be looked at.
    pub warnings: Problems,
}

/// Reads a table of answers as a round declares it.
///
/// # Errors
///
/// All problems of the header and of every row.
pub fn table(
    file: &str,
    bytes: &[u8],
    declared: &TableDraft,
    round: &Round,
    framework: &Framework,
) -> Result<Panel, Problems> {
    round.belongs_to(framework)?;
    let text = text(file, bytes)?;
    let delimiter = declared
        .delimiter
        .as_ref()
        .and_then(|text| text.bytes().next())
        .unwrap_or(b',');
    let cells = Cells::new(file, &text, delimiter)?;
    let reader = Reader::new(declared, round, framework, &cells)?;
    match declared.shape {
        Some(Choice::Known(TableShape::Wide)) => reader.wide(cells),
        _ => reader.long(cells),
    }
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Country,
    Round,
    Indicator,
    Answer,
    Beside(usize),
    Of(usize),
    Ignored,
}

/// The columns that may stand beside an answer in a long table.
pub(crate) const BESIDE: [&str; 9] = [
    "comment",
    "assessor",
    "reviewer",
    "points",
    "reason",
    "evidence_title",
    "evidence_link",
    "evidence_date",
    "evidence_note",
];

/// What the columns of a table can be called, beside those that it declares.
fn known_columns(wide: bool, framework: &Framework) -> impl Iterator<Item = &str> {
    let indicators = framework.indicators().iter().filter(move |_| wide);
    let beside = BESIDE.into_iter().filter(move |_| !wide);
    indicators.map(Indicator::code).chain(beside)
}

struct Reader<'a> {
    round: &'a Round,
    framework: &'a Framework,
    file: &'a str,
    columns: Vec<Column>,
    country_column: usize,
    round_column: Option<usize>,
    words: Vec<(&'a str, &'a str)>,
    comma: bool,
    guarded: bool,
    countries: BTreeMap<&'a str, usize>,
    rounds: BTreeMap<&'a str, usize>,
}

impl<'a> Reader<'a> {
    fn new(
        declared: &'a TableDraft,
        round: &'a Round,
        framework: &'a Framework,
        cells: &Cells<'a>,
    ) -> Result<Self, Problems> {
        let wide = declared.shape == Some(TableShape::Wide.into());
        let name =
            |declared: &'a Option<String>, usual: &'a str| declared.as_deref().unwrap_or(usual);
        let country = name(&declared.country, "country");
        let round_column = name(&declared.round, "round");
        let (indicator, answer) = (
            name(&declared.indicator, "indicator"),
            name(&declared.answer, "answer"),
        );
        let mut problems = Problems::new();
        let mut columns = Vec::with_capacity(cells.header.len());
        for (i, header) in cells.header.iter().enumerate() {
            columns.push(match header.as_str() {
                ignored if declared.ignore.iter().any(|each| each == ignored) => Column::Ignored,
                header if header == country => Column::Country,
                header if header == round_column => Column::Round,
                header if !wide && header == indicator => Column::Indicator,
                header if !wide && header == answer => Column::Answer,
                header => {
                    let known = if wide {
                        framework.indicator_position(header).map(Column::Of)
                    } else {
                        BESIDE
                            .iter()
                            .position(|each| *each == header)
                            .map(Column::Beside)
                    };
                    known.unwrap_or_else(|| {
                        let (kind, what) = if wide {
                            (
                                ProblemKind::UnknownIndicator,
                                "is no indicator of the framework",
                            )
                        } else {
                            (ProblemKind::UnknownKey, "is not known")
                        };
                        problems.push(problem(
                            kind,
                            place(cells.file, cells.line as usize, i + 1),
                            format!("the column `{}` {what}", shorten(header)),
                            suggest(
                                header,
                                known_columns(wide, framework).chain([country, round_column]),
                                "correct its name, or list it in `ignore` of the table",
                            ),
                        ));
                        Column::Ignored
                    })
                }
            });
        }
        let mut needed = vec![(Column::Country, country)];
        if 1 < round.rounds().len() {
            needed.push((Column::Round, round_column));
        }
        if !wide {
            needed.extend([(Column::Indicator, indicator), (Column::Answer, answer)]);
        }
        for (column, name) in needed {
            if !columns.contains(&column) {
                let (key, of_rounds) = match column {
                    Column::Round => {
                        let ids: Vec<&str> = round.rounds().iter().map(|it| &*it.0).collect();
                        let ids = format!(", and `round.toml` has the rounds {}", ids.join(", "));
                        ("round", ids)
                    }
                    Column::Indicator => ("indicator", String::new()),
                    Column::Answer => ("answer", String::new()),
                    _ => ("country", String::new()),
                };
                problems.push(problem(
                    ProblemKind::MissingKey,
                    place(cells.file, cells.line as usize, 1),
                    format!("there is no column `{name}`{of_rounds}"),
                    format!(
                        "add the column, or say what it is called by `{key} = \"…\"` under this table in `round.toml`"
                    ),
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let column = |wanted| columns.iter().position(|column| *column == wanted);
        Ok(Self {
            round,
            framework,
            file: cells.file,
            country_column: column(Column::Country).unwrap_or_default(),
            round_column: column(Column::Round),
            words: declared
                .words
                .iter()
                .map(|(word, answer)| (word.as_str(), answer.as_str()))
                .collect(),
            guarded: declared.guarded == Some(true),
            comma: declared.decimal_sign.as_deref() == Some(","),
            countries: round
                .countries()
                .iter()
                .zip(0..)
                .map(|(code, i)| (code.as_str(), i))
                .collect(),
            rounds: round
                .rounds()
                .iter()
                .zip(0..)
                .map(|((id, _), i)| (id.as_str(), i))
                .collect(),
            columns,
        })
    }

    /// What a cell stands for: an empty one is missing, a declared word its answer, and
    /// another one itself.
    fn meaning(&self, indicator: Option<usize>, cell: &str) -> Option<Cow<'a, str>> {
        if cell.is_empty() {
            return Some(MISSING.into());
        }
        // What cannot be seen is no part of an answer.
        if let Cow::Owned(plain) = plain(cell) {
            let meaning = self.meaning(indicator, &plain).map(Cow::into_owned);
            return Some(meaning.unwrap_or(plain).into());
        }
        let mut words = self.words.iter();
        let word = words.find(|(word, _)| *word == cell);
        let answer = word.map(|(_, answer)| *answer);
        if self.comma {
            let answer = self.with_point(indicator, answer.unwrap_or(cell));
            return Some(answer.into_owned().into());
        }
        answer.map(Cow::Borrowed)
    }

    /// An answer in a table with the decimal comma. A point in a number is not taken for
    /// a separator, but shown as what is wrong.
    fn with_point<'c>(&self, indicator: Option<usize>, answer: &'c str) -> Cow<'c, str> {
        let measure = indicator.map(|position| self.framework.indicators()[position].measure());
        match measure {
            Some(IndicatorMeasure::Quantity(_)) if answer.contains('.') => {
                format!("{answer} (with a point, though the decimal sign is the comma)").into()
            }
            Some(IndicatorMeasure::Quantity(_)) => answer.replacen(',', ".", 1).into(),
            _ => answer.into(),
        }
    }

    /// What to do in a table: a number with the decimal comma is mended with a comma, and a word can be
    /// declared.
    fn as_in_tables(&self, problems: Problems) -> Problems {
        let mut said = Problems::new();
        said.extend(problems.into_iter().map(|mut problem| {
            if problem.kind == ProblemKind::UnknownOption {
                problem.hint.push_str(
                    "; what other words stand for is declared in `words` of the table in `round.toml`",
                );
            }
            if self.comma
                && problem.kind == ProblemKind::InvalidNumber
                && problem.path.last().as_deref() != Some("points")
            {
                "write plain digits with the decimal comma that the table declares, such as `12,5`"
                    .clone_into(&mut problem.hint);
            }
            problem
        }));
        said
    }

    /// The positions of a row's country and round, which must be declared. Tables are mostly
    /// in order, so the positions of the row before and those after them are tried first.
    fn whose<'c>(
        &self,
        cell: impl Fn(usize) -> &'c str,
        line: u32,
        before: &mut (usize, usize),
        problems: &mut Problems,
    ) -> Option<(usize, usize)> {
        let mut refuse = |kind, at: usize, what, text: &str, known: &BTreeMap<&str, usize>| {
            let there_are: Vec<&str> = known.keys().copied().collect();
            let there_are = listed(text, &there_are);
            problems.push(problem(
                kind,
                place(self.file, line as usize, at + 1),
                if text.is_empty() {
                    format!("the row does not name its {what}")
                } else {
                    format!(
                        "the {what} `{}` is not declared; declared are {there_are}",
                        shorten(text)
                    )
                },
                &if text.is_empty() {
                    format!("write the code of the {what}; declared are {there_are}")
                } else {
                    suggest(
                        text,
                        known.keys().copied(),
                        &format!("correct the code, or declare the {what} in `round.toml`"),
                    )
                },
            ));
        };
        let text = plain(cell(self.country_column));
        let text = &*text;
        let near = |i: &usize| self.round.countries().get(*i).is_some_and(|it| it == text);
        let country = [before.0, before.0 + 1].into_iter().find(near);
        let country = country.or_else(|| self.countries.get(text).copied());
        if country.is_none() {
            refuse(
                ProblemKind::UnknownCountry,
                self.country_column,
                "country",
                text,
                &self.countries,
            );
        }
        let round = match self.round_column {
            None => Some(0),
            Some(at) => {
                let text = plain(cell(at));
                let text = &*text;
                let near = |i: &usize| self.round.rounds().get(*i).is_some_and(|it| it.0 == text);
                let round = [before.1, before.1 + 1].into_iter().find(near);
                let round = round.or_else(|| self.rounds.get(text).copied());
                if round.is_none() {
                    refuse(ProblemKind::UnknownRound, at, "round", text, &self.rounds);
                }
                round
            }
        };
        *before = (country?, round?);
        Some(*before)
    }

    /// Warns of declared countries without any row.
    fn unanswered(&self, lines: &[u32], warnings: &mut Problems) {
        for (i, country) in self.round.countries().iter().enumerate() {
            let rounds = self.rounds.len();
            if lines[i * rounds..(i + 1) * rounds]
                .iter()
                .all(|line| *line == 0)
            {
                let before = warnings.len();
                warnings.warning(
                    ProblemKind::Empty,
                    Pointer::root(),
                    format!(
                        "{}: the declared country `{country}` has no answers",
                        self.file
                    ),
                    "add its answers, or remove it from `countries`",
                );
                warnings.of_country(before, country);
            }
        }
    }
}
