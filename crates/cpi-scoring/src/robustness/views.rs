//! Where do the groups and cells of views stand among the nodes, while draws are scored?
//! Methodology 11.14.
//!
//! Each is one more node behind those of the tree. One that sums up exactly what a node does,
//! by the same method, stands where that node stands.

use cpi_model::draft::{Direction, ViewOver};
use cpi_model::framework::{Framework, Member, View};
use cpi_model::number::Weight;
use cpi_model::uncertainty::Uncertainty;

/// A group or cell, by its view and its own position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Group(usize, usize),
    Cell(usize, usize),
}

impl Part {
    /// Its view.
    pub(crate) fn view(self, framework: &Framework) -> &View {
        let (Self::Group(view, _) | Self::Cell(view, _)) = self;
        &framework.views()[view]
    }

    /// Which of its scores are the better ones (methodology 7.4).
    pub(crate) fn direction(self, framework: &Framework) -> Direction {
        match self {
            Self::Group(view, group) => framework.views()[view].groups()[group].direction(),
            Self::Cell(view, cell) => framework.views()[view].cells()[cell].direction(),
        }
    }

    /// Its indicators with their weights.
    pub(crate) fn indicators(self, framework: &Framework) -> &[(usize, Weight)] {
        let view = self.view(framework);
        match self {
            Self::Group(_, group) => view.groups()[group].indicators(),
            Self::Cell(_, cell) => view.cells()[cell].indicators(),
        }
    }
}

/// Where groups and cells stand.
#[derive(Debug, Clone)]
pub(crate) struct Views {
    /// The first position behind the nodes.
    first: usize,
    /// Those that stand behind the nodes, cells before groups within their view.
    parts: Vec<Part>,
    /// By view: the positions of its groups, and of its cells; none for a cell that nobody
    /// asks for.
    groups: Vec<Vec<usize>>,
    cells: Vec<Vec<Option<usize>>>,
    reported: Vec<usize>,
}

impl Views {
    /// All groups; cells whose row is `reported`, or over which groups are read.
    pub(crate) fn new(plan: &Uncertainty, reported: impl Fn(usize) -> bool) -> Self {
        let framework = &plan.combinations()[0].framework;
        let mut views = Self {
            first: framework.nodes().len(),
            parts: Vec::new(),
            groups: Vec::new(),
            cells: Vec::new(),
            reported: Vec::new(),
        };
        for (v, view) in framework.views().iter().enumerate() {
            let mut cells = Vec::with_capacity(view.cells().len());
            for (c, cell) in view.cells().iter().enumerate() {
                let asked = reported(cell.row()) || view.over() == ViewOver::Cells;
                cells.push(asked.then(|| views.place(plan, Part::Cell(v, c))));
            }
            let over_cells = view.over() == ViewOver::Cells;
            let groups = (0..view.groups().len()).map(|g| {
                let part = Part::Group(v, g);
                if over_cells {
                    views.push(part)
                } else {
                    views.place(plan, part)
                }
            });
            let groups: Vec<usize> = groups.collect();
            let both = view.cells().iter().zip(&cells);
            let asked = both.filter(|(cell, _)| reported(cell.row()));
            views.reported.extend(&groups);
            views.reported.extend(asked.filter_map(|(_, cell)| *cell));
            views.groups.push(groups);
            views.cells.push(cells);
        }
        views
    }

    /// Where a part that sums up indicators stands.
    fn place(&mut self, plan: &Uncertainty, part: Part) -> usize {
        same_node(plan, part).unwrap_or_else(|| self.push(part))
    }

    fn push(&mut self, part: Part) -> usize {
        self.parts.push(part);
        self.first + self.parts.len() - 1
    }

    /// What stands behind the nodes, with its position: cells before the groups that may rest
    /// on them.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (usize, Part)> {
        (self.first..).zip(self.parts.iter().copied())
    }

    /// The members of a part: what is scored, its weight, and the indicator or node whose weight
    /// is drawn.
    pub(crate) fn members(
        &self,
        framework: &Framework,
        part: Part,
    ) -> Vec<(Member, Weight, Member)> {
        let view = part.view(framework);
        if let Part::Group(v, g) = part
            && view.over() == ViewOver::Cells
        {
            let cells = view.cells().iter().enumerate();
            let own = cells.filter(|(_, cell)| cell.group() == g);
            return own
                .filter_map(|(c, cell)| {
                    let member = Member::Node(self.cell(v, c)?);
                    Some((member, cell.weight(), Member::Node(cell.row())))
                })
                .collect();
        }
        let indicators = part.indicators(framework).iter();
        let member = |i: &usize| Member::Indicator(*i);
        indicators
            .map(|(i, weight)| (member(i), *weight, member(i)))
            .collect()
    }

    /// How many positions there are, nodes and all.
    pub(crate) fn positions(&self) -> usize {
        self.first + self.parts.len()
    }

    /// The position of a group.
    pub(crate) fn group(&self, view: usize, group: usize) -> usize {
        self.groups[view][group]
    }

    /// The position of a cell that is scored.
    pub(crate) fn cell(&self, view: usize, cell: usize) -> Option<usize> {
        self.cells[view][cell]
    }

    /// The positions of what is reported: view by view all groups, then the cells whose row is.
    pub(crate) fn reported(&self) -> &[usize] {
        &self.reported
    }
}

/// A node that a group or cell never differs from: with the same indicators, the same weights,
/// and under every alternative the same method.
fn same_node(plan: &Uncertainty, part: Part) -> Option<usize> {
    let same = |framework: &Framework, n: usize| {
        let (node, own) = (&framework.nodes()[n], part.indicators(framework));
        let indicator = |i: &usize| Member::Indicator(*i);
        let members = own.iter().map(|(i, weight)| (indicator(i), *weight));
        let children = own.iter().map(|(i, _)| indicator(i));
        node.members().len() == own.len()
            && node.children().len() == own.len()
            && node.method() == part.view(framework).method()
            && members.eq(node.members().iter().copied())
            && children.eq(node.children().iter().copied())
    };
    let (first, others) = plan.combinations().split_first()?;
    let mut nodes = 0..first.framework.nodes().len();
    nodes.find(|n| {
        same(&first.framework, *n) && others.iter().all(|other| same(&other.framework, *n))
    })
}
