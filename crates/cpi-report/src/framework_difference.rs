//! What differs between two frameworks?

pub mod words;

use crate::{Context, Item, List, ListMarkers, Report, Text};
use cpi_model::word_diff::marked;
use cpi_scoring::FrameworkDifference;
use cpi_scoring::framework_difference::{
    Change, Comparability, IndicatorChange, IndicatorReference, NodeComparability,
};
use words::Word;

/// What was added, removed and changed, and what that does to the scores of each node. Words
/// that went stand in `[- -]`, words that came in `{+ +}`.
pub fn report(difference: &FrameworkDifference, context: &Context<'_>) -> Report {
    let mut report = Report::new(context.word(Word::Title), context.language);
    let identities = [(Word::From, &difference.one), (Word::To, &difference.other)];
    let identities = identities.map(|(word, identity)| {
        let sha256 = identity.sha256.get(..12).unwrap_or_default();
        context.sentence(
            word,
            &[
                ("framework", identity.id.as_str().into()),
                ("version", identity.version.as_str().into()),
                ("hash", sha256.into()),
            ],
        )
    });
    report.list(List::of(ListMarkers::None, identities));
    let mut part = |title: Word, items: Vec<Item>| {
        if !items.is_empty() {
            let count = [("count", items.len().into())];
            report.heading(3, context.sentence(title, &count));
            report.list(List {
                marks: ListMarkers::None,
                items,
            });
        }
    };
    let listed =
        |all: &[IndicatorReference]| all.iter().map(|each| listed(each, context)).collect();
    part(Word::Added, listed(&difference.added));
    part(Word::Removed, listed(&difference.removed));
    let changed = difference.changed.iter();
    let (altered, others): (Vec<_>, Vec<_>) = changed.partition(|change| !change.asks_the_same());
    let indicators = |all: Vec<&IndicatorChange>| {
        let all = all.into_iter();
        all.map(|each| indicator(each, context)).collect()
    };
    part(Word::Altered, indicators(altered));
    part(Word::Changed, indicators(others));
    let outside = difference.framework.iter();
    let outside = outside.map(|change| Item::new(line(change, context)));
    part(Word::Outside, outside.collect());
    report.heading(3, context.word(Word::Comparability));
    report.list(List {
        marks: ListMarkers::None,
        items: comparability(&difference.comparability, context),
    });
    report
}

fn listed(each: &IndicatorReference, context: &Context<'_>) -> Item {
    Item::new(context.sentence(
        Word::Listed,
        &[
            ("code", each.code.as_str().into()),
            ("node", each.parent.as_str().into()),
            ("weight", context.percent(each.weight, 3).into()),
            ("question", each.question.as_str().into()),
        ],
    ))
}

fn indicator(each: &IndicatorChange, context: &Context<'_>) -> Item {
    let codes = if each.one == each.other {
        each.one.clone()
    } else {
        format!("{} → {}", each.one, each.other)
    };
    let changes = each.changes.iter().map(|change| line(change, context));
    Item::new(codes).above(List::of(ListMarkers::None, changes))
}

fn line(change: &Change, context: &Context<'_>) -> Text {
    let values = match (&change.one, &change.other) {
        (Some(one), Some(other)) => marked(one, other),
        (Some(one), None) => format!("[-{one}-]"),
        (None, Some(other)) => format!("{{+{other}+}}"),
        (None, None) => String::new(),
    };
    let line = context.sentence(
        Word::Change,
        &[
            ("kind", change.kind.word().into()),
            ("key", change.key.as_str().into()),
            ("values", values.into()),
        ],
    );
    line.into()
}

fn comparability(all: &[NodeComparability], context: &Context<'_>) -> Vec<Item> {
    let is_same = |node: &&NodeComparability| node.comparability == Comparability::Same;
    let others = all.iter().filter(|node| !is_same(node)).map(|node| {
        let method = if node.same_method { "same" } else { "changed" };
        let weights = context.sentence(
            Word::Node,
            &[
                ("code", node.code.as_str().into()),
                ("common", context.percent(node.common, 1).into()),
                ("before", context.percent(node.one, 1).into()),
                ("after", context.percent(node.other, 1).into()),
                ("method", method.into()),
            ],
        );
        Item {
            lines: vec![weights.into(), what(node.comparability, context).into()],
            list: None,
        }
    });
    let mut items: Vec<Item> = others.collect();
    let unchanged = all.iter().filter(is_same).count();
    if 0 < unchanged {
        let which = if unchanged == all.len() {
            "all"
        } else {
            "others"
        };
        items.push(Item::new(context.sentence(
            Word::Others,
            &[
                ("which", which.into()),
                ("count", unchanged.into()),
                ("what", what(Comparability::Same, context).into()),
            ],
        )));
    }
    items
}

/// What may be done with the scores.
fn what(comparability: Comparability, context: &Context<'_>) -> String {
    let comparability = match comparability {
        Comparability::Same => "same",
        Comparability::Largely => "largely",
        Comparability::Rescore => "rescore",
        Comparability::CommonOnly => "common-only",
        Comparability::None => "none",
    };
    context.sentence(Word::What, &[("comparability", comparability.into())])
}
