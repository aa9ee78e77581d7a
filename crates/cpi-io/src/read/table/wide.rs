//! Wide tables: a row a country and round, a column an indicator.
//!
//! Large tables are read in parts side by side, and the parts joined in their order, so
//! that what comes out does not depend on how many there were.

use super::{Column, Panel, Reader};
use crate::read::cells::{Cells, Part};
use crate::read::text::{place, problem};
use cpi_model::threads::in_threads;
use cpi_model::{AnswerColumns, Assessment, Problem, ProblemKind, Problems};
use std::thread;

/// What one part of a table says.
#[derive(Default)]
struct Found {
    /// Of every row that could be read.
    assessments: Vec<Assessment>,
    rows: Vec<Row>,
}

/// A row with its line.
struct Row {
    line: u32,
    /// The positions of its country and round, if they are declared.
    whose: Option<(usize, usize)>,
    /// What is wrong with it.
    problems: Option<Box<Problems>>,
}

impl Reader<'_> {
    pub(super) fn wide(&self, cells: Cells<'_>) -> Result<Panel, Problems> {
        let columns: Vec<(usize, usize)> = self
            .columns
            .iter()
            .enumerate()
            .filter_map(|(i, column)| match column {
                Column::Of(indicator) => Some((i, *indicator)),
                _ => None,
            })
            .collect();
        let columns = columns.as_slice();
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let parts = cells.parts(threads);
        let found: Vec<Found> = match parts.as_slice() {
            [only] => vec![self.part(only, columns)],
            several => in_threads(several, |part| self.part(part, columns)),
        };
        self.joined(found)
    }

    fn part(&self, part: &Part<'_>, columns: &[(usize, usize)]) -> Found {
        let indicators: Vec<usize> = columns.iter().map(|(_, indicator)| *indicator).collect();
        let meaning = |indicator, cell: &str| self.meaning(Some(indicator), cell);
        let mut answers = AnswerColumns::new(self.framework, &indicators, meaning);
        let mut before = (0, 0);
        let mut found = Found::default();
        part.each(|line, cells| {
            let mut problems = Problems::new();
            let mut whose = None;
            let cells = cells.unwrap_or_else(|ragged| {
                problems = ragged;
                &[]
            });
            if !cells.is_empty() {
                whose = self.whose(|at| cells[at], line, &mut before, &mut problems);
            }
            if let Some((country, round)) = whose {
                let (id, date) = &self.round.rounds()[round];
                let country = &self.round.countries()[country];
                let cells = columns.iter().map(|(i, _)| cells[*i]);
                match answers.row(country, id, Some(*date), cells) {
                    Ok(assessment) => found.assessments.push(assessment),
                    Err(mut wrong) => {
                        wrong.locate(|pointer| {
                            let answer = pointer.entry_of("answers");
                            let column = answer.and_then(|(i, _)| columns.get(i));
                            let column = column.map_or(1, |(i, _)| i + 1);
                            Some(place(self.file, line as usize, column))
                        });
                        problems = self.as_in_tables(wrong);
                    }
                }
            }
            found.rows.push(Row {
                line,
                whose,
                problems: (!problems.is_empty()).then(|| Box::new(problems)),
            });
        });
        found
    }

    /// Joins the parts; no country may stand twice in a round.
    fn joined(&self, found: Vec<Found>) -> Result<Panel, Problems> {
        let mut problems = Problems::new();
        let mut panel = Panel::default();
        let mut lines: Vec<u32> = vec![0; self.countries.len() * self.rounds.len()];
        for part in found {
            for row in part.rows {
                let earlier = row.whose.map(|(country, round)| {
                    let earlier = &mut lines[country * self.rounds.len() + round];
                    if *earlier == 0 {
                        *earlier = row.line;
                        None
                    } else {
                        Some(self.twice(row.line, *earlier, country, round))
                    }
                });
                match (earlier.flatten(), row.problems) {
                    (Some(twice), _) => problems.push(twice),
                    (None, Some(wrong)) => problems.extend(*wrong),
                    (None, None) => {}
                }
            }
            if panel.assessments.is_empty() {
                panel.assessments = part.assessments;
            } else {
                panel.assessments.extend(part.assessments);
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
            place(self.file, line as usize, 1),
            format!(
                "`{}` in the round `{}` stands twice, first in line {earlier}",
                self.round.countries()[country],
                self.round.rounds()[round].0
            ),
            "keep the row that is right",
        )
    }
}
