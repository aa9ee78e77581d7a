//! Tables of answers: wide, a row a country and round; long, a row an answer.

use super::cells::{Cells, shorten};
use super::text::{place, problem, text};
use crate::guard::unguard;
use cpi_model::code::MISSING;
use cpi_model::draft::{
    AdjudicationDraft, AnswerDraft, AssessmentDraft, Choice, EvidenceDraft, FrameworkReference,
    SCHEMA_VERSION, TableDraft, TableShape,
};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::{AnswerRow, Assessment, Framework, Problem, ProblemKind, Problems, Round};
use csv::StringRecord;
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
    let text = text(file, bytes)?;
    let delimiter = declared
        .delimiter
        .as_ref()
        .and_then(|text| text.bytes().next())
        .unwrap_or(b',');
    let cells = Cells::new(file, text, delimiter)?;
    let reader = Reader::new(declared, round, framework, cells)?;
    match declared.shape {
        Some(Choice::Known(TableShape::Wide)) => reader.wide(),
        _ => reader.long(),
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

struct Reader<'a> {
    round: &'a Round,
    framework: &'a Framework,
    cells: Cells<'a>,
    columns: Vec<Column>,
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
        cells: Cells<'a>,
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
                            place(cells.file, 1, i + 1),
                            format!("the column `{}` {what}", shorten(header)),
                            "correct its name, or list it in `ignore` of the table",
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
                problems.push(problem(
                    ProblemKind::MissingKey,
                    place(cells.file, 1, 1),
                    format!("there is no column `{name}`"),
                    "add the column, or declare with the table what it is called",
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            round,
            framework,
            cells,
            columns,
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
        })
    }

    /// What a cell stands for: an empty one is missing, a declared word its answer.
    fn answer<'c>(&self, cell: &'c str) -> &'c str
    where
        'a: 'c,
    {
        if cell.is_empty() {
            return MISSING;
        }
        self.words
            .iter()
            .find(|(word, _)| *word == cell)
            .map_or(cell, |(_, answer)| answer)
    }

    /// An answer in a table with the decimal comma. A point in a number is not taken for
    /// a separator, but shown as what is wrong.
    fn with_point(&self, indicator: Option<usize>, answer: &str) -> String {
        let measure = indicator.map(|position| self.framework.indicators()[position].measure());
        match measure {
            Some(IndicatorMeasure::Quantity(_)) if answer.contains('.') => {
                format!("{answer} (with a point, though the decimal sign is the comma)")
            }
            Some(IndicatorMeasure::Quantity(_)) => answer.replacen(',', ".", 1),
            _ => answer.to_owned(),
        }
    }

    /// The positions of a row's country and round, which must be declared.
    fn whose(
        &self,
        record: &StringRecord,
        line: u32,
        problems: &mut Problems,
    ) -> Option<(usize, usize)> {
        let column = |wanted| self.columns.iter().position(|column| *column == wanted);
        let mut find = |wanted, known: &BTreeMap<&str, usize>, kind, what| {
            let at = column(wanted)?;
            let text = record.get(at).unwrap_or_default();
            let found = known.get(text).copied();
            if found.is_none() {
                problems.push(problem(
                    kind,
                    place(self.cells.file, line as usize, at + 1),
                    format!("the {what} `{}` is not declared", shorten(text)),
                    format!("correct the code, or declare the {what} in `round.toml`"),
                ));
            }
            Some(found)
        };
        let country = find(
            Column::Country,
            &self.countries,
            ProblemKind::UnknownCountry,
            "country",
        );
        let round = find(
            Column::Round,
            &self.rounds,
            ProblemKind::UnknownRound,
            "round",
        );
        Some((country??, round.unwrap_or(Some(0))?))
    }

    fn wide(mut self) -> Result<Panel, Problems> {
        let mut problems = Problems::new();
        let mut panel = Panel::default();
        let mut lines: Vec<u32> = vec![0; self.countries.len() * self.rounds.len()];
        let columns: Vec<(usize, usize)> = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(i, column)| {
                if let Column::Of(indicator) = column {
                    Some((i, *indicator))
                } else {
                    None
                }
            })
            .collect();
        let mut record = StringRecord::new();
        loop {
            let line = match self.cells.next(&mut record) {
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
            let Some((country, round)) = self.whose(&record, line, &mut problems) else {
                continue;
            };
            let earlier = &mut lines[country * self.rounds.len() + round];
            if *earlier != 0 {
                problems.push(self.twice(line, *earlier, country, round));
                continue;
            }
            *earlier = line;
            let decimals: Vec<String> = if self.comma {
                let cell = |i: usize| self.answer(record.get(i).unwrap_or_default());
                columns
                    .iter()
                    .map(|(i, indicator)| self.with_point(Some(*indicator), cell(*i)))
                    .collect()
            } else {
                Vec::new()
            };
            let mut answers = Vec::with_capacity(columns.len());
            for (c, (i, indicator)) in columns.iter().enumerate() {
                let cell = self.answer(record.get(*i).unwrap_or_default());
                answers.push((*indicator, decimals.get(c).map_or(cell, String::as_str)));
            }
            let (id, date) = &self.round.rounds()[round];
            let row = AnswerRow {
                country: &self.round.countries()[country],
                round: id,
                reference_date: Some(*date),
                answers: &answers,
            };
            match row.check(self.framework) {
                Ok(assessment) => panel.assessments.push(assessment),
                Err(mut found) => {
                    found.locate(|pointer| {
                        let answer = pointer
                            .strip_prefix("/answers/")
                            .and_then(|i| i.parse::<usize>().ok());
                        let column = answer
                            .and_then(|i| columns.get(i))
                            .map_or(1, |(i, _)| i + 1);
                        Some(place(self.cells.file, line as usize, column))
                    });
                    problems.extend(found);
                }
            }
        }
        self.unanswered(&lines, &mut panel.warnings);
        if problems.is_empty() {
            Ok(panel)
        } else {
            Err(problems)
        }
    }

    fn twice(&self, line: u32, earlier: u32, country: usize, round: usize) -> Problem {
        problem(
            ProblemKind::Duplicate,
            place(self.cells.file, line as usize, 1),
            format!(
                "`{}` in the round `{}` stands twice, first in line {earlier}",
                self.round.countries()[country],
                self.round.rounds()[round].0
            ),
            "keep the row that is right",
        )
    }

    /// Warns of declared countries without any row.
    fn unanswered(&self, lines: &[u32], warnings: &mut Problems) {
        for (i, country) in self.round.countries().iter().enumerate() {
            let rounds = self.rounds.len();
            if lines[i * rounds..(i + 1) * rounds]
                .iter()
                .all(|line| *line == 0)
            {
                warnings.warning(
                    ProblemKind::Empty,
                    "",
                    format!(
                        "{}: the declared country `{country}` has no answers",
                        self.cells.file
                    ),
                    "add its answers, or remove it from `countries`",
                );
            }
        }
    }

    fn long(mut self) -> Result<Panel, Problems> {
        let mut problems = Problems::new();
        let mut order: Vec<(usize, usize)> = Vec::new();
        let mut gathered: BTreeMap<(usize, usize), Vec<(AnswerDraft, u32)>> = BTreeMap::new();
        let mut listed: BTreeMap<(usize, usize, String), usize> = BTreeMap::new();
        let mut record = StringRecord::new();
        loop {
            let line = match self.cells.next(&mut record) {
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
            let Some(whose) = self.whose(&record, line, &mut problems) else {
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
                    place(self.cells.file, line as usize, 1),
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
                    panel.assessments.push(checked.value);
                    panel.warnings.extend(checked.warnings);
                }
                Err(mut found) => {
                    found.locate(|pointer| self.long_place(pointer, &at));
                    problems.extend(found);
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

    fn long_place(&self, pointer: &str, lines: &[u32]) -> Option<cpi_model::Place> {
        let rest = pointer.strip_prefix("/answers/")?;
        let (i, key) = rest.split_once('/').unwrap_or((rest, ""));
        let line = *lines.get(i.parse::<usize>().ok()?)?;
        let wanted = match key {
            "indicator" => Some(Column::Indicator),
            "answer" => Some(Column::Answer),
            "adjudication/points" => Some(Column::Beside(3)),
            "adjudication/reason" => Some(Column::Beside(4)),
            _ if key.ends_with("/title") => Some(Column::Beside(5)),
            _ if key.ends_with("/link") => Some(Column::Beside(6)),
            _ if key.ends_with("/consulted") => Some(Column::Beside(7)),
            _ => None,
        };
        let column = self
            .columns
            .iter()
            .position(|column| Some(*column) == wanted);
        Some(place(
            self.cells.file,
            line as usize,
            column.unwrap_or(0) + 1,
        ))
    }

    fn long_row(&self, record: &StringRecord) -> AnswerDraft {
        let mut draft = AnswerDraft::default();
        let mut evidence = EvidenceDraft::default();
        let mut adjudication = AdjudicationDraft::default();
        for (cell, column) in record.iter().zip(&self.columns) {
            let cell = if self.guarded { unguard(cell) } else { cell };
            let text = || Some(cell.to_owned());
            match column {
                Column::Indicator => draft.indicator = text(),
                Column::Answer => {
                    let answer = self.answer(cell);
                    draft.answer = Some(answer.to_owned());
                }
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
        if self.comma {
            let position = draft
                .indicator
                .as_ref()
                .and_then(|code| self.framework.indicator_position(code));
            draft.answer = draft
                .answer
                .map(|answer| self.with_point(position, &answer));
        }
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
