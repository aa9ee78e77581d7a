//! What differs between two frameworks, for people.

use cpi_model::word_diff::marked;
use cpi_scoring::framework_difference::{
    Change, Comparability, FrameworkDifference, IndicatorChange, Listed,
};

/// The difference as text: what was added, removed and changed, and what that does to the
/// scores of each node. Words that went stand in `[- -]`, words that came in `{+ +}`.
pub fn text(difference: &FrameworkDifference) -> String {
    let mut out = String::new();
    for (word, identity) in [("from", &difference.one), ("to", &difference.other)] {
        out.push_str(&format!(
            "{word:<5} {} {} (sha256 {})\n",
            identity.id,
            identity.version,
            identity.sha256.get(..12).unwrap_or_default()
        ));
    }
    listed(&mut out, "Added", &difference.added);
    listed(&mut out, "Removed", &difference.removed);
    let (altered, others): (Vec<_>, Vec<_>) = difference
        .changed
        .iter()
        .partition(|change| !change.asks_the_same());
    indicators(&mut out, "No longer ask the same", &altered);
    indicators(&mut out, "Changed, and ask the same", &others);
    if !difference.framework.is_empty() {
        out.push_str(&format!(
            "\nOutside the indicators: {}\n",
            difference.framework.len()
        ));
        for change in &difference.framework {
            out.push_str(&format!("  {}\n", line(change)));
        }
    }
    comparability(&mut out, difference);
    out
}

fn listed(out: &mut String, title: &str, indicators: &[Listed]) {
    if indicators.is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}: {}\n", indicators.len()));
    for each in indicators {
        out.push_str(&format!(
            "  {} ({}, {} % of the index): {}\n",
            each.code,
            each.parent,
            each.weight.percent(3),
            each.question
        ));
    }
}

fn indicators(out: &mut String, title: &str, changed: &[&IndicatorChange]) {
    if changed.is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}: {}\n", changed.len()));
    for each in changed {
        if each.one == each.other {
            out.push_str(&format!("  {}\n", each.one));
        } else {
            out.push_str(&format!("  {} → {}\n", each.one, each.other));
        }
        for change in &each.changes {
            out.push_str(&format!("    {}\n", line(change)));
        }
    }
}

fn line(change: &Change) -> String {
    let values = match (&change.one, &change.other) {
        (Some(one), Some(other)) => marked(one, other),
        (Some(one), None) => format!("[-{one}-]"),
        (None, Some(other)) => format!("{{+{other}+}}"),
        (None, None) => String::new(),
    };
    format!("{} {}: {values}", change.kind.word(), change.key)
}

fn comparability(out: &mut String, difference: &FrameworkDifference) {
    out.push_str("\nComparability, by node\n");
    let all = &difference.comparability;
    let same = |node: &&cpi_scoring::framework_difference::NodeComparability| {
        node.comparability == Comparability::Same
    };
    let unchanged = all.iter().filter(same).count();
    for node in all.iter().filter(|node| !same(node)) {
        out.push_str(&format!(
            "  {}: common weight {} % (before {} %, after {} %){}\n    {}\n",
            node.code,
            node.common.percent(1),
            node.one.percent(1),
            node.other.percent(1),
            if node.same_method {
                ""
            } else {
                ", another method"
            },
            node.comparability.sentence()
        ));
    }
    if 0 < unchanged {
        let which = if unchanged == all.len() {
            "all"
        } else {
            "all others"
        };
        out.push_str(&format!(
            "  {which} ({unchanged}): {}\n",
            Comparability::Same.sentence()
        ));
    }
}
