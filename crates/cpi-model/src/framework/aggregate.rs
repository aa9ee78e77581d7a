//! What has a score, besides an indicator, and how is it named in a file or a command?

use super::Framework;

/// What members add up to: a node, a group of a view, or a cell of it, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aggregate {
    /// A node.
    Node(usize),
    /// A group: the positions of the view and of the group in it.
    Group(usize, usize),
    /// A cell: the positions of the view and of the cell among those that have indicators.
    Cell(usize, usize),
}

impl Framework {
    /// What a name stands for: `art19` a node, `dimension:law` a group of the view
    /// `dimension`, `art19/dimension:law` the cell of the two. No code holds `:` or `/`, so
    /// that no name means two things; `None` where nothing is called so, or where a cell has
    /// no indicators.
    ///
    /// # Method
    ///
    /// Methodology 5.1 and 5.3.
    pub fn aggregate(&self, name: &str) -> Option<Aggregate> {
        let (row, group) = match name.split_once('/') {
            Some((row, group)) => (Some(row), group),
            None => (None, name),
        };
        let Some((view, group)) = group.split_once(':') else {
            return self
                .node_position(name)
                .filter(|_| row.is_none())
                .map(Aggregate::Node);
        };
        let (v, view) =
            (self.inner.views.iter().enumerate()).find(|(_, each)| *each.code == *view)?;
        let group = view.groups.iter().position(|each| *each.code == *group)?;
        let Some(row) = row else {
            return Some(Aggregate::Group(v, group));
        };
        let row = self.node_position(row)?;
        let cell = view
            .cells
            .iter()
            .position(|cell| cell.row == row && cell.group == group)?;
        Some(Aggregate::Cell(v, cell))
    }

    /// The name of a node, group or cell: what [`Framework::aggregate`] reads. `None` where the
    /// framework has nothing at these positions.
    pub fn aggregate_name(&self, aggregate: Aggregate) -> Option<String> {
        let group = |view: usize, group: usize| {
            let view = self.inner.views.get(view)?;
            Some(format!("{}:{}", view.code, view.groups.get(group)?.code))
        };
        match aggregate {
            Aggregate::Node(node) => Some(self.inner.nodes.get(node)?.code.to_string()),
            Aggregate::Group(view, at) => group(view, at),
            Aggregate::Cell(view, cell) => {
                let cell = self.inner.views.get(view)?.cells.get(cell)?;
                let row = &self.inner.nodes.get(cell.row)?.code;
                Some(format!("{row}/{}", group(view, cell.group)?))
            }
        }
    }
}
