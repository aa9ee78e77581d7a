//! What stands above each indicator, and which conditions ask about it?

use cpi_model::framework::{Framework, IndicatorMeasure};

/// The structure of a framework from the indicator upward.
#[derive(Debug)]
pub(super) struct Above {
    /// Of each indicator: the nodes above it, each with its place in the order of scoring.
    pub(super) nodes: Vec<Vec<(usize, usize)>>,
    /// Of each indicator: view and position of the cells it is in.
    pub(super) cells: Vec<Vec<(usize, usize)>>,
    /// Of each indicator: view and position of the groups it is in.
    pub(super) groups: Vec<Vec<(usize, usize)>>,
    /// Of each indicator: those whose condition rests on it, near or far.
    pub(super) dependents: Vec<Vec<usize>>,
    /// The place of each indicator in the order of conditions; what has none comes first.
    pub(super) order: Vec<usize>,
    /// Whether an indicator is a quantity that is set against its round.
    pub(super) round: Vec<bool>,
}

impl Above {
    pub(super) fn new(framework: &Framework) -> Self {
        let count = framework.indicators().len();
        let mut rank = vec![0; framework.nodes().len()];
        for (place, node) in framework.scoring_order().iter().enumerate() {
            rank[*node] = place;
        }
        let nodes = framework.indicators().iter().map(|indicator| {
            let up = std::iter::successors(Some(indicator.parent()), |node| {
                framework.nodes()[*node].parent()
            });
            up.map(|node| (rank[node], node)).collect()
        });
        let (mut cells, mut groups) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (v, view) in framework.views().iter().enumerate() {
            for (c, cell) in view.cells().iter().enumerate() {
                for (i, _) in cell.indicators() {
                    cells[*i].push((v, c));
                    groups[*i].push((v, cell.group()));
                }
            }
            for (g, group) in view.groups().iter().enumerate() {
                for (i, _) in group.indicators() {
                    groups[*i].push((v, g));
                }
            }
        }
        for each in &mut groups {
            each.sort_unstable();
            each.dedup();
        }
        let mut order = vec![0; count];
        let mut dependents: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (place, i) in framework.condition_order().iter().enumerate() {
            order[*i] = place + 1;
        }
        for &i in framework.condition_order().iter().rev() {
            for condition in framework.indicators()[i].conditions() {
                let mut further = dependents[i].clone();
                let asked = &mut dependents[condition.indicator];
                asked.push(i);
                asked.append(&mut further);
                asked.sort_unstable();
                asked.dedup();
            }
        }
        let round = framework.indicators().iter().map(|indicator| {
            matches!(indicator.measure(), IndicatorMeasure::Quantity(quantity) if quantity.rule().uses_round())
        });
        Self {
            nodes: nodes.collect(),
            cells,
            groups,
            dependents,
            order,
            round: round.collect(),
        }
    }

    /// How many gaps there are: of the index, and of every row.
    pub(super) fn gaps(framework: &Framework) -> usize {
        framework
            .gap()
            .map_or(0, |gap| 1 + framework.views()[gap.view].rows().len())
    }

    /// The gap that a cell belongs to.
    pub(super) fn gap_of_cell(framework: &Framework, v: usize, cell: usize) -> Option<usize> {
        let gap = framework.gap().filter(|gap| gap.view == v)?;
        let view = &framework.views()[gap.view];
        let row = view.cells()[cell].row();
        Some(1 + view.rows().iter().position(|each| *each == row)?)
    }

    /// The gap that the groups of a view make.
    pub(super) fn gap_of_view(framework: &Framework, v: usize) -> Option<usize> {
        framework.gap().filter(|gap| gap.view == v).map(|_| 0)
    }
}
