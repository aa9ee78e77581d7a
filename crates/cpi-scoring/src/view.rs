//! What do the groups and cells of a view score, and how wide is the gap? Methodology 5.

use crate::ScoreError;
use crate::arithmetic::{Fraction, mean, settle};
use crate::bounds::BoundsSearch;
use crate::node::{self, Outcome};
use crate::score::Scoring;
use crate::scorecard::{CellScore, CodedScore, GapScore, NodeScore, ViewScore};
use cpi_model::draft::{GapFormula, ViewOver};
use cpi_model::framework::{Framework, Gap, View};
use cpi_model::number::{Score, Weight};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The scores of every view.
pub(crate) fn views(
    scoring: &Scoring<'_>,
    search: &mut BoundsSearch<'_>,
) -> Result<Vec<ViewScore>, ScoreError> {
    let views = scoring.framework.views().iter().enumerate();
    views
        .map(|(position, view)| self::view(scoring, search, position, view))
        .collect()
}

/// The outcomes of a view: of its groups, and of its cells.
pub(crate) fn outcomes(
    scoring: &Scoring<'_>,
    view: &View,
) -> Result<(Vec<Outcome>, Vec<Outcome>), ScoreError> {
    let framework = scoring.framework;
    let mut scratch = Vec::new();
    let mut items = |name: &str, indicators: &[(usize, Weight)]| {
        let members = indicators
            .iter()
            .map(|(i, weight)| (Outcome::from(scoring.items[*i]), *weight));
        let coverage = node::covered(members.clone().map(|(member, _)| member.coverage));
        let code = |member: usize| framework.indicators()[indicators[member].0].code();
        scoring.outcome(
            (name, &code),
            view.method(),
            coverage,
            members,
            &mut scratch,
        )
    };
    let mut cells = Vec::with_capacity(view.cells().len());
    for cell in view.cells() {
        let name = format!(
            "{} × {}",
            framework.nodes()[cell.row()].code(),
            view.groups()[cell.group()].code()
        );
        cells.push(items(&name, cell.indicators())?);
    }
    let mut groups = Vec::with_capacity(view.groups().len());
    for (g, group) in view.groups().iter().enumerate() {
        let outcome = match view.over() {
            ViewOver::Indicators => items(group.code(), group.indicators())?,
            ViewOver::Cells => {
                let of_group = || {
                    view.cells()
                        .iter()
                        .zip(&cells)
                        .filter(|(cell, _)| cell.group() == g)
                };
                let members = of_group().map(|(cell, outcome)| (*outcome, cell.weight()));
                let coverage = node::covered(of_group().map(|(_, outcome)| outcome.coverage));
                let rows: Vec<usize> = of_group().map(|(cell, _)| cell.row()).collect();
                let code = |member: usize| &**framework.nodes()[rows[member]].code();
                scoring.outcome(
                    (group.code(), &code),
                    view.method(),
                    coverage,
                    members,
                    &mut Vec::new(),
                )?
            }
        };
        groups.push(outcome);
    }
    Ok((groups, cells))
}

fn view(
    scoring: &Scoring<'_>,
    search: &mut BoundsSearch<'_>,
    position: usize,
    view: &View,
) -> Result<ViewScore, ScoreError> {
    let framework = scoring.framework;
    let (groups, cells) = outcomes(scoring, view)?;
    Ok(ViewScore {
        code: Arc::clone(view.code()),
        groups: view
            .groups()
            .iter()
            .zip(&groups)
            .enumerate()
            .map(|(g, (group, outcome))| CodedScore {
                code: Arc::clone(group.code()),
                result: scoring.result(outcome, || search.group(position, g)),
            })
            .collect(),
        cells: view
            .cells()
            .iter()
            .zip(&cells)
            .enumerate()
            .map(|(c, (cell, outcome))| CellScore {
                row: Arc::clone(framework.nodes()[cell.row()].code()),
                group: Arc::clone(view.groups()[cell.group()].code()),
                result: scoring.result(outcome, || search.cell(position, c)),
            })
            .collect(),
    })
}

/// The gaps of the index and of every row (methodology 5.5).
pub(crate) fn gaps(framework: &Framework, views: &[ViewScore]) -> Vec<GapScore> {
    let Some(gap) = framework.gap() else {
        return Vec::new();
    };
    let view = &views[gap.view];
    let declared = &framework.views()[gap.view];
    let gap_at = |node: &Arc<str>, score_of: &dyn Fn(usize) -> Option<Decimal>| {
        gap_between(gap, node, score_of)
    };
    let score = |result: &NodeScore| result.score.map(Decimal::from);
    let root = framework.nodes()[framework.root()].code();
    let mut gaps = vec![gap_at(root, &|group| score(&view.groups[group].result))];
    for &row in declared.rows() {
        let of_cell = |group: usize| {
            let cell = declared
                .cells()
                .iter()
                .position(|cell| cell.row() == row && cell.group() == group)?;
            score(&view.cells[cell].result)
        };
        gaps.push(gap_at(framework.nodes()[row].code(), &of_cell));
    }
    gaps
}

/// The gap at a node, from the scores of the groups there (methodology 5.5).
pub(crate) fn gap_between(
    gap: &Gap,
    node: &Arc<str>,
    score_of: &dyn Fn(usize) -> Option<Decimal>,
) -> GapScore {
    let side = |groups: &[usize]| -> Vec<Decimal> {
        groups.iter().filter_map(|group| score_of(*group)).collect()
    };
    let (laws, practices) = (side(&gap.law), side(&gap.practice));
    let (law, practice) = (mean(&laws), mean(&practices));
    let difference = law.as_ref().zip(practice.as_ref());
    let difference = difference.and_then(|(law, practice)| match gap.formula {
        GapFormula::Difference => Some(law - practice),
        GapFormula::Relative => (law - practice).divided_by(law),
    });
    let shown = |exact: Option<Fraction>| {
        let number = exact?.decimal()?;
        let of = laws.iter().chain(&practices).copied();
        Some(Score::from(settle(number, of)))
    };
    GapScore {
        node: Arc::clone(node),
        law: shown(law),
        practice: shown(practice),
        gap: shown(difference),
    }
}
