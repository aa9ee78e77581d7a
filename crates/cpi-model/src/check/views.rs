//! Views, their cells, and the gap.

use super::Report;
use super::choices::{choice, code, shorten, texts};
use super::directions;
use super::field::Field;
use super::framework::listed;
use super::method::{self, MethodKeys};
use super::tree::Tree;
use crate::draft::{Choice, FrameworkDraft, GapDraft, ViewDraft, ViewOver, Weights};
use crate::framework::{Cell, Gap, Group, View};
use crate::number::Weight;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, suggest};
use std::collections::BTreeMap;

/// Reads the views.
pub(super) fn read(
    report: &mut Report,
    draft: &FrameworkDraft,
    shared: &MethodKeys,
    tree: &mut Tree,
) -> Vec<Option<View>> {
    let mut codes: Vec<String> = Vec::new();
    for (i, view) in draft.views.iter().enumerate() {
        let path = Pointer::entry("views", i);
        let Some(view_code) = code(report, &path, "code", view.code.as_ref()) else {
            continue;
        };
        if codes.contains(&view_code) {
            report.error(
                ProblemKind::Duplicate,
                path.key("code"),
                format!("the view `{view_code}` is declared twice"),
                "give each view its own code",
            );
        }
        codes.push(view_code);
    }
    let known = memberships(report, draft, &codes);
    let mut views = Vec::with_capacity(draft.views.len());
    for (i, view) in draft.views.iter().enumerate() {
        let of = (draft, shared, known);
        views.push(self::view(report, of, tree, i, view));
    }
    views
}

/// Every view that an indicator names must exist, and every group in it. Whether they do.
fn memberships(report: &mut Report, draft: &FrameworkDraft, codes: &[String]) -> bool {
    let mut all_known = true;
    for (i, indicator) in draft.indicators.iter().enumerate() {
        for (view, groups) in &indicator.views {
            let path = Pointer::entry("indicators", i).key("views").key(view);
            let Some(declared) = draft
                .views
                .iter()
                .find(|each| each.code.as_ref() == Some(view))
            else {
                report.error(
                    ProblemKind::UnknownReference,
                    path,
                    format!(
                        "no view is called `{}`; there are {}",
                        shorten(view),
                        listed(codes.iter())
                    ),
                    suggest(
                        view,
                        codes.iter().map(String::as_str),
                        "correct the name, or declare the view",
                    ),
                );
                all_known = false;
                continue;
            };
            for (g, group) in groups.iter().enumerate() {
                if !declared
                    .groups
                    .iter()
                    .any(|each| each.code.as_ref() == Some(group))
                {
                    report.error(
                        ProblemKind::UnknownReference,
                        path.index(g),
                        format!(
                            "the view `{view}` has no group `{}`; it has {}",
                            shorten(group),
                            listed(declared.groups.iter().filter_map(|each| each.code.as_ref()))
                        ),
                        suggest(
                            group,
                            declared
                                .groups
                                .iter()
                                .filter_map(|each| each.code.as_deref()),
                            "correct the code, or declare the group",
                        ),
                    );
                    all_known = false;
                } else if groups[..g].contains(group) {
                    report.error(
                        ProblemKind::Duplicate,
                        path.index(g),
                        format!("the group `{group}` is listed twice"),
                        "list it once",
                    );
                    all_known = false;
                }
            }
        }
    }
    all_known
}

fn view(
    report: &mut Report,
    (draft, shared, memberships_known): (&FrameworkDraft, &MethodKeys, bool),
    tree: &mut Tree,
    position: usize,
    view: &ViewDraft,
) -> Option<View> {
    let path = Pointer::entry("views", position);
    texts(report, &path, "label", &view.label, &draft.languages);
    let own = method::keys(report, &path, &view.method, false);
    let over = choice(
        report,
        &path,
        "over",
        view.method.over.as_deref().map(Choice::from_word).as_ref(),
    );
    if view.groups.is_empty() {
        report.missing(&path, "groups", "declare at least one group with a `code`");
    }
    let rows = rows(report, draft, &path, view, over);
    let resolved = own.resolve(shared);

    let view_code = view.code.as_ref()?;
    let mut weigh = |position: usize| match resolved.as_ref()?.weights {
        Weights::Equal => Some(Weight::ONE),
        Weights::Declared => {
            let weight = &mut tree.indicator_weights[position];
            // Where nothing beneath a node has a weight, the node was reported.
            let parent = tree.indicator_parents[position];
            let of_members = parent.map(|node| tree.methods[node].weights);
            if *weight == Field::Absent && of_members != Some(Field::Faulty) {
                report.missing(
                    &Pointer::entry("indicators", position),
                    "weight",
                    format!("declare a weight above 0, or `weights = \"equal\"` in the view `{view_code}`"),
                );
                *weight = Field::Faulty;
            }
            weight.there()
        }
    };
    let mut seen = BTreeMap::new();
    let mut groups = Vec::new();
    for (g, group) in view.groups.iter().enumerate() {
        let group_code = group.code.clone().unwrap_or_default();
        seen.entry(group_code.clone())
            .or_insert_with(Vec::new)
            .push(g);
        let mut indicators = Vec::new();
        for (i, indicator) in draft.indicators.iter().enumerate() {
            if indicator
                .views
                .get(view_code)
                .is_some_and(|codes| codes.contains(&group_code))
            {
                indicators.extend(weigh(i).map(|weight| (i, weight)));
            }
        }
        groups.push(Group {
            code: group_code.into(),
            direction: directions::shared(
                &tree.directions,
                &tree.indicator_parents,
                &indicators,
                tree.root,
            ),
            indicators,
        });
    }
    for (g, group) in view.groups.iter().enumerate() {
        let path = path.key("groups").index(g);
        texts(report, &path, "label", &group.label, &draft.languages);
        let Some(group_code) = code(report, &path, "code", group.code.as_ref()) else {
            continue;
        };
        if seen
            .get(&group_code)
            .is_some_and(|positions| positions[0] != g)
        {
            report.error(
                ProblemKind::Duplicate,
                path.key("code"),
                format!("the group `{group_code}` is declared twice"),
                "keep one of them",
            );
        } else if memberships_known
            && !draft.indicators.is_empty()
            && !names(draft, view_code, &group_code)
        {
            report.error(
                ProblemKind::EmptyNode,
                path,
                format!("the group `{group_code}` of the view `{view_code}` has no indicators"),
                "put an indicator into it, or remove the group",
            );
        }
    }
    let resolved = resolved?;
    let mut cells = Vec::new();
    for &row in &rows {
        let beneath = &tree.nodes[row].as_ref()?.indicators;
        let weight = match (over?, resolved.weights) {
            (ViewOver::Cells, Weights::Declared) => {
                if draft.nodes[row].weight.is_none() {
                    report.missing(
                        &Pointer::entry("nodes", row),
                        "weight",
                        format!("declare a weight above 0, or `weights = \"equal\"` in the view `{view_code}`"),
                    );
                }
                tree.weights[row].there().unwrap_or(Weight::ONE)
            }
            _ => Weight::ONE,
        };
        for (g, group) in groups.iter().enumerate() {
            let indicators: Vec<_> = group
                .indicators
                .iter()
                .filter(|(i, _)| beneath.binary_search(i).is_ok())
                .copied()
                .collect();
            if !indicators.is_empty() {
                cells.push(Cell {
                    row,
                    group: g,
                    weight,
                    direction: directions::shared(
                        &tree.directions,
                        &tree.indicator_parents,
                        &indicators,
                        Some(row),
                    ),
                    indicators,
                });
            }
        }
    }
    without(report, draft, &path, view, &cells, &groups);
    Some(View {
        code: view_code.as_str().into(),
        over: over?,
        method: resolved.method,
        rows,
        groups,
        cells,
    })
}

/// Whether any indicator names a group of a view.
fn names(draft: &FrameworkDraft, view: &str, group: &String) -> bool {
    let mut of = draft.indicators.iter().filter_map(|it| it.views.get(view));
    of.any(|groups| groups.contains(group))
}

/// The cells that have no indicators on purpose.
fn without(
    report: &mut Report,
    draft: &FrameworkDraft,
    path: &Pointer,
    view: &ViewDraft,
    cells: &[Cell],
    groups: &[Group],
) {
    for (i, empty) in view.without.iter().enumerate() {
        let path = path.key("without").index(i);
        texts(report, &path, "reason", &empty.reason, &draft.languages);
        if empty.reason.is_empty() {
            report.missing(&path, "reason", "say why the cell has no indicators");
        }
        let row = code(report, &path, "row", empty.row.as_ref());
        let group = code(report, &path, "group", empty.group.as_ref());
        let (Some(row), Some(group)) = (row, group) else {
            continue;
        };
        let is_row = |node: &&crate::draft::NodeDraft| {
            node.code.as_ref() == Some(&row) && node.level.is_some() && node.level == view.rows
        };
        if !draft.nodes.iter().any(|node| is_row(&node)) {
            report.error(
                ProblemKind::UnknownReference,
                path.key("row"),
                format!("`{row}` is no row of this view"),
                "name a node of the level that `rows` names",
            );
        }
        if !groups.iter().any(|each| *each.code == *group) {
            report.error(
                ProblemKind::UnknownReference,
                path.key("group"),
                format!(
                    "the view has no group `{group}`; it has {}",
                    listed(groups.iter().map(|each| &each.code))
                ),
                "correct the code",
            );
        }
        let filled = |cell: &&Cell| {
            draft.nodes[cell.row].code.as_ref() == Some(&row) && *groups[cell.group].code == *group
        };
        if cells.iter().any(|cell| filled(&cell)) {
            report.error(
                ProblemKind::Contradiction,
                path,
                format!("the cell of `{row}` and `{group}` has indicators"),
                "remove it from `without`",
            );
        }
    }
}

fn rows(
    report: &mut Report,
    draft: &FrameworkDraft,
    path: &Pointer,
    view: &ViewDraft,
    over: Option<ViewOver>,
) -> Vec<usize> {
    let Some(level) = &view.rows else {
        if over == Some(ViewOver::Cells) {
            report.missing(
                path,
                "rows",
                "name the level whose nodes are the rows of the cells",
            );
        }
        return Vec::new();
    };
    let rows: Vec<usize> = (0..draft.nodes.len())
        .filter(|i| draft.nodes[*i].level.as_ref() == Some(level))
        .collect();
    if rows.is_empty() {
        report.error(
            ProblemKind::UnknownReference,
            path.key("rows"),
            format!("no node has the level `{}`", shorten(level)),
            "name a level that nodes declare",
        );
    }
    rows
}

/// Reads the gap.
pub(super) fn gap(
    report: &mut Report,
    framework: &FrameworkDraft,
    draft: &GapDraft,
    views: &[Option<View>],
) -> Option<Gap> {
    let path = &Pointer::from(["gap"]);
    let formula = choice(report, path, "formula", draft.formula.as_ref());
    let Some(name) = &draft.view else {
        report.missing(path, "view", "name the view whose groups are compared");
        return None;
    };
    let Some((position, view)) = views
        .iter()
        .enumerate()
        .find_map(|(i, view)| Some((i, view.as_ref().filter(|view| *view.code == **name)?)))
    else {
        // A view that is declared and not here has problems of its own.
        let mut declared = framework
            .views
            .iter()
            .filter_map(|view| view.code.as_deref());
        if !declared.clone().any(|view| view == name) {
            report.error(
                ProblemKind::UnknownReference,
                path.key("view"),
                format!("no view is called `{}`", shorten(name)),
                suggest(name, &mut declared, "name a declared view"),
            );
        }
        return None;
    };
    let mut side = |key: &str, codes: &[String]| {
        if codes.is_empty() {
            report.missing(path, key, format!("list the groups that stand for {key}"));
        }
        let mut groups = Vec::new();
        for (i, group) in codes.iter().enumerate() {
            if let Some(found) = view.groups.iter().position(|each| *each.code == **group) {
                groups.push(found);
            } else {
                report.error(
                    ProblemKind::UnknownReference,
                    path.key(key).index(i),
                    format!("the view `{name}` has no group `{}`", shorten(group)),
                    format!(
                        "name one of {}",
                        listed(view.groups.iter().map(|each| &each.code))
                    ),
                );
            }
        }
        groups
    };
    let law = side("law", &draft.law);
    let practice = side("practice", &draft.practice);
    Some(Gap {
        view: position,
        law,
        practice,
        formula: formula?,
    })
}
