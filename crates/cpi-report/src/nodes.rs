//! Which nodes does a table show, and what are they called?

use crate::words::Word;
use crate::{Cell, Context, Note, Remedy, ReportError, Table};
use cpi_model::Framework;
use cpi_model::number::Score;
use cpi_scoring::NodeScore;
use std::collections::BTreeSet;

/// The positions of the index and of the nodes of a level, or else of those directly beneath it.
pub(crate) fn of_level(
    framework: &Framework,
    level: Option<&str>,
) -> Result<Vec<usize>, ReportError> {
    let root = framework.root();
    let nodes = framework.nodes();
    let mut shown = vec![root];
    shown.extend((0..nodes.len()).filter(|node| {
        *node != root
            && match level {
                Some(level) => nodes[*node].level() == Some(level),
                None => nodes[*node].parent() == Some(root),
            }
    }));
    match level {
        Some(level) if shown.len() == 1 => {
            let levels: BTreeSet<&str> = nodes.iter().filter_map(|node| node.level()).collect();
            Err(ReportError::Level {
                level: level.to_owned(),
                levels: levels.into_iter().map(str::to_owned).collect(),
            })
        }
        _ => Ok(shown),
    }
}

impl Context<'_> {
    /// What a node, group or indicator is called; nothing where the framework does not say.
    pub(crate) fn name(&self, code: &str) -> String {
        let named = self.framework.draft().name_of(code);
        named.and_then(|texts| self.text(texts)).unwrap_or_default()
    }

    /// What a code stands for, cut to what fits a row of many columns.
    pub(crate) fn short_name(&self, code: &str) -> String {
        const MOST_LETTERS: usize = 40;
        let name = self.name(code);
        if name.chars().count() <= MOST_LETTERS {
            return name;
        }
        let cut: String = name.chars().take(MOST_LETTERS - 1).collect();
        format!("{}…", cut.trim_end())
    }

    /// A code with what it stands for.
    pub(crate) fn named(&self, code: &str) -> String {
        match self.name(code) {
            name if name.is_empty() || name == code => code.to_owned(),
            // Nobody calls an index "hunger Hunger".
            name if name.to_lowercase() == code.to_lowercase() => name,
            name => format!("{code} {name}"),
        }
    }

    /// The cells of view, group, node and indicator of a code: of a group where there is a view,
    /// of a node where the framework has one, or else of an indicator.
    pub(crate) fn part(&self, view: Option<&str>, code: &str) -> [Cell; 4] {
        let mut cells = [const { Cell::Empty }; 4];
        let is_node = self.framework.node_position(code).is_some();
        match (view, is_node) {
            (Some(view), _) => {
                cells[0] = view.into();
                cells[1] = code.into();
            }
            (None, true) => cells[2] = code.into(),
            (None, false) => cells[3] = code.into(),
        }
        cells
    }

    /// A score, which people read as the framework shows scores.
    pub(crate) fn score(&self, score: Option<Score>) -> Cell {
        Cell::rounded(score, self.framework.display())
    }

    /// A difference of scores, which people read with two digits more.
    pub(crate) fn difference(&self, difference: Option<Score>) -> Cell {
        Cell::rounded(difference, self.framework.display().of_differences())
    }

    /// The score of a node, group or cell.
    pub(crate) fn node_score(result: &NodeScore) -> Cell {
        let shown = result.display.map(|display| display.to_string());
        match (result.score, shown) {
            (Some(score), Some(shown)) => Cell::Figure {
                exact: score.to_string(),
                shown,
            },
            _ => Cell::Missing,
        }
    }

    /// The bounds of a score, from the lowest to the highest.
    pub(crate) fn bounds(&self, bounds: Option<[Score; 2]>) -> Cell {
        let show = |score: Score| self.framework.display().show(score.into());
        bounds.map_or(Cell::Missing, |ends| Cell::text(self.range(ends.map(show))))
    }

    /// Says what a dash stands for, if the table has one.
    pub(crate) fn explain_dashes(&self, mut table: Table) -> Table {
        if table.lacks_figures() {
            let note = Note::with(self.word(Word::Dash), Remedy::Explain);
            table.notes.push(note);
        }
        table
    }
}
