//! What differs between two frameworks?

use crate::{Item, List, Marks, Report, Text};
use cpi_model::word_diff::marked;
use cpi_scoring::FrameworkDifference;
use cpi_scoring::framework_difference::{
    Change, Comparability, IndicatorChange, Listed, NodeComparability,
};

/// What was added, removed and changed, and what that does to the scores of each node. Words
/// that went stand in `[- -]`, words that came in `{+ +}`.
pub fn report(difference: &FrameworkDifference, language: &str) -> Report {
    let mut report = Report::new("Difference of frameworks", language);
    let identities = [("from", &difference.one), ("to", &difference.other)];
    let identities = identities.map(|(word, identity)| {
        let sha256 = identity.sha256.get(..12).unwrap_or_default();
        format!(
            "{word} {} {} (sha256 {sha256})",
            identity.id, identity.version
        )
    });
    report.list(List::of(Marks::None, identities));
    part(&mut report, "Added", difference.added.iter().map(listed));
    part(
        &mut report,
        "Removed",
        difference.removed.iter().map(listed),
    );
    let changed = difference.changed.iter();
    let (altered, others): (Vec<_>, Vec<_>) = changed.partition(|change| !change.asks_the_same());
    let altered = altered.into_iter().map(indicator);
    part(&mut report, "No longer ask the same", altered);
    let others = others.into_iter().map(indicator);
    part(&mut report, "Changed, and ask the same", others);
    let outside = difference.framework.iter();
    let outside = outside.map(|change| Item::new(line(change)));
    part(&mut report, "Outside the indicators", outside);
    report.heading(3, "Comparability, by node");
    report.list(List {
        marks: Marks::None,
        items: comparability(&difference.comparability),
    });
    report
}

fn part(report: &mut Report, title: &str, items: impl Iterator<Item = Item>) {
    let items: Vec<Item> = items.collect();
    if !items.is_empty() {
        report.heading(3, format!("{title}: {}", items.len()));
        report.list(List {
            marks: Marks::None,
            items,
        });
    }
}

fn listed(each: &Listed) -> Item {
    let weight = each.weight.percent(3);
    Item::new(format!(
        "{} ({}, {weight} % of the index): {}",
        each.code, each.parent, each.question
    ))
}

fn indicator(each: &IndicatorChange) -> Item {
    let codes = if each.one == each.other {
        each.one.clone()
    } else {
        format!("{} → {}", each.one, each.other)
    };
    Item::new(codes).above(List::of(Marks::None, each.changes.iter().map(line)))
}

fn line(change: &Change) -> Text {
    let values = match (&change.one, &change.other) {
        (Some(one), Some(other)) => marked(one, other),
        (Some(one), None) => format!("[-{one}-]"),
        (None, Some(other)) => format!("{{+{other}+}}"),
        (None, None) => String::new(),
    };
    format!("{} {}: {values}", change.kind.word(), change.key).into()
}

fn comparability(all: &[NodeComparability]) -> Vec<Item> {
    let is_same = |node: &&NodeComparability| node.comparability == Comparability::Same;
    let others = all.iter().filter(|node| !is_same(node)).map(|node| {
        let method = if node.same_method {
            ""
        } else {
            ", another method"
        };
        let weights = [node.common, node.one, node.other].map(|share| share.percent(1));
        let [common, one, other] = weights;
        Item {
            lines: vec![
                format!(
                    "{}: common weight {common} % (before {one} %, after {other} %){method}",
                    node.code
                )
                .into(),
                node.comparability.sentence().into(),
            ],
            list: None,
        }
    });
    let mut items: Vec<Item> = others.collect();
    let unchanged = all.iter().filter(is_same).count();
    if 0 < unchanged {
        let which = if unchanged == all.len() {
            "all"
        } else {
            "all others"
        };
        let sentence = Comparability::Same.sentence();
        items.push(Item::new(format!("{which} ({unchanged}): {sentence}")));
    }
    items
}
