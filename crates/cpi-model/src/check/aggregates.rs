//! Names of nodes, groups and cells in a file that goes with a framework: is there such a
//! thing, and if not, what is there?

use super::Report;
use super::choices::shorten;
use super::framework::listed;
use crate::framework::{Aggregate, Framework, Indicator, View};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};

/// The position of an indicator.
pub(super) fn indicator(
    report: &mut Report,
    path: Pointer,
    code: &str,
    framework: &Framework,
) -> Option<usize> {
    let found = framework.indicator_position(code);
    if found.is_none() {
        let kind = ProblemKind::UnknownReference;
        unknown_indicator(report, kind, path, code, framework);
    }
    found
}

/// Says that there is no such indicator.
pub(super) fn unknown_indicator(
    report: &mut Report,
    kind: ProblemKind,
    path: Pointer,
    code: &str,
    framework: &Framework,
) {
    let known = framework.indicators().iter().map(Indicator::code);
    let hint = match framework.aggregate(code) {
        Some(_) => format!(
            "`{}` has indicators beneath it; write the code of one of them",
            shorten(code)
        ),
        None => suggest(code, known.clone(), "write the code of an indicator"),
    };
    report.error(
        kind,
        path,
        format!(
            "the framework has no indicator `{}`; it has {}",
            shorten(code),
            listed(known)
        ),
        hint,
    );
}

/// A node by its code. `groups_go` says where groups and cells are named, for those who
/// name one here.
pub(super) fn node(
    report: &mut Report,
    path: Pointer,
    code: &str,
    framework: &Framework,
    groups_go: &str,
) -> Option<usize> {
    let found = framework.node_position(code);
    if found.is_none() {
        let known = framework.nodes().iter().map(|each| &**each.code());
        let hint = match framework.aggregate(code) {
            Some(_) => groups_go.to_owned(),
            None if framework.indicator_position(code).is_some() => format!(
                "`{}` is an indicator; write the code of a node above it",
                shorten(code)
            ),
            None => match group_called(framework, code) {
                Some(group) => {
                    format!("did you mean the group `{group}`? If not, write the code of a node")
                }
                None => suggest(code, known.clone(), "write the code of a node"),
            },
        };
        report.error(
            ProblemKind::UnknownReference,
            path,
            format!(
                "the framework has no node `{}`; it has {}",
                shorten(code),
                listed(known)
            ),
            hint,
        );
    }
    found
}

/// A group, written `VIEW:GROUP`.
pub(super) fn group(
    report: &mut Report,
    path: Pointer,
    name: &str,
    framework: &Framework,
) -> Option<Aggregate> {
    if let Some(found @ Aggregate::Group(..)) = framework.aggregate(name) {
        return Some(found);
    }
    unknown_group(report, path, name, framework);
    None
}

/// A cell, written `NODE/VIEW:GROUP`.
pub(super) fn cell(
    report: &mut Report,
    path: Pointer,
    name: &str,
    framework: &Framework,
) -> Option<Aggregate> {
    if let Some(found @ Aggregate::Cell(..)) = framework.aggregate(name) {
        return Some(found);
    }
    let cells = || {
        let each = framework.views().iter().enumerate();
        each.flat_map(|(v, view)| (0..view.cells().len()).map(move |c| Aggregate::Cell(v, c)))
    };
    let Some((row, group)) = name.split_once('/') else {
        let example = cells().find_map(|cell| framework.aggregate_name(cell));
        let example = example.map_or_else(String::new, |cell| format!(", such as `{cell}`"));
        report.error(
            ProblemKind::UnknownReference,
            path,
            format!("`{}` names no cell", shorten(name)),
            format!("write NODE/VIEW:GROUP{example}"),
        );
        return None;
    };
    let Some(Aggregate::Group(v, g)) = framework.aggregate(group) else {
        unknown_group(report, path, group, framework);
        return None;
    };
    let view = &framework.views()[v];
    let rows = || {
        let of_group = view.cells().iter().filter(|cell| cell.group() == g);
        of_group.map(|cell| &**framework.nodes()[cell.row()].code())
    };
    let (message, hint) = if rows().next().is_none() {
        (
            format!("the view `{}` has no rows, and so no cells", view.code()),
            "name a group or a node".to_owned(),
        )
    } else {
        let row_exists = framework.node_position(row).is_some();
        let why = if !row_exists {
            format!("there is no node `{}`", shorten(row))
        } else if is_row(framework, view, row) {
            format!("`{row}` has no indicators of `{group}`")
        } else {
            format!("`{row}` is no row of the view `{}`", view.code())
        };
        (
            format!(
                "`{}` names no cell: {why}; `{group}` has cells with {}",
                shorten(name),
                listed(rows())
            ),
            suggest(row, rows(), "write one of these nodes before the `/`"),
        )
    };
    report.error(ProblemKind::UnknownReference, path, message, hint);
    None
}

fn is_row(framework: &Framework, view: &View, code: &str) -> bool {
    let mut rows = view.rows().iter();
    rows.any(|row| &**framework.nodes()[*row].code() == code)
}

/// The names of all groups.
fn groups(framework: &Framework) -> Vec<String> {
    let views = framework.views().iter().enumerate();
    views
        .flat_map(|(v, view)| (0..view.groups().len()).map(move |g| Aggregate::Group(v, g)))
        .filter_map(|group| framework.aggregate_name(group))
        .collect()
}

/// The group that is meant by its code without its view.
fn group_called(framework: &Framework, code: &str) -> Option<String> {
    groups(framework)
        .into_iter()
        .find(|name| name.split_once(':').map(|(_, group)| group) == Some(code))
}

fn unknown_group(report: &mut Report, path: Pointer, name: &str, framework: &Framework) {
    let groups = groups(framework);
    let known = groups.iter().map(String::as_str);
    let hint = match group_called(framework, name) {
        Some(group) => format!("write it with its view: `{group}`"),
        None => suggest(name, known.clone(), "write VIEW:GROUP"),
    };
    report.error(
        ProblemKind::UnknownReference,
        path,
        format!(
            "the framework has no group `{}`; it has {}",
            shorten(name),
            listed(known)
        ),
        hint,
    );
}
