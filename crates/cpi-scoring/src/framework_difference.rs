//! What differs between two frameworks, and which scores can still be compared?

mod result;

mod document;
mod indicators;

use crate::weights::effective_weights;
use cpi_model::draft::SCHEMA_VERSION;
use cpi_model::framework::{Framework, Member};
pub use result::{
    Change, ChangeKind, Comparability, FrameworkDifference, IndicatorChange, IndicatorReference,
    NodeComparability,
};

use cpi_model::number::Share;
use cpi_model::provenance::FrameworkIdentity;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What differs between two frameworks. Nodes and indicators are the same where their codes
/// are.
///
/// # Examples
///
/// ```
/// # let toml = std::fs::read("../cpi-cli/template/framework/framework.toml")?;
/// # let table = std::fs::read("../cpi-cli/template/framework/indicators.csv")?;
/// # let read = cpi_io::read::framework_toml(("t", &toml), Some(("i", &table))).unwrap();
/// # let one = read.check(cpi_model::FrameworkDraft::check).unwrap().value;
/// let mut draft = one.draft().clone();
/// draft.indicators.remove(0);
/// let other = draft.check()?.value;
/// let difference = cpi_scoring::framework_diff(&one, &other);
/// assert_eq!(difference.removed.len(), 1);
/// assert_eq!(difference.comparability[0].one.to_string(), "0.833333333333333333");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn framework_diff(one: &Framework, other: &Framework) -> FrameworkDifference {
    framework_diff_with(one, other, &BTreeMap::new())
}

/// As [`framework_diff`]; the crosswalk gives an indicator of the one the code that it has
/// in the other. What it does not name keeps its code.
pub fn framework_diff_with(
    one: &Framework,
    other: &Framework,
    crosswalk: &BTreeMap<String, String>,
) -> FrameworkDifference {
    let one_weights = effective_weights(one, one.root());
    let other_weights = effective_weights(other, other.root());
    let mut pairs: Vec<(usize, usize)> = one
        .indicators()
        .iter()
        .enumerate()
        .filter_map(|(i, indicator)| {
            let code = crosswalk
                .get(indicator.code())
                .map_or(indicator.code(), String::as_str);
            Some((i, other.indicator_position(code)?))
        })
        .collect();
    pairs.sort_by_key(|(_, other)| *other);
    let mut changed = Vec::new();
    let mut same = Vec::new();
    for &(i, o) in &pairs {
        let change = IndicatorChange {
            one: one.indicators()[i].code().to_owned(),
            other: other.indicators()[o].code().to_owned(),
            changes: indicators::changes(one, i, other, o, crosswalk),
            one_weight: one_weights[i],
            other_weight: other_weights[o],
        };
        if change.asks_the_same() {
            same.push((i, o, change.scores_the_same()));
        }
        if !change.changes.is_empty() {
            changed.push(change);
        }
    }
    let listed = |framework: &Framework, i: usize, weights: &[Share]| {
        let draft = &framework.draft().indicators[i];
        let languages = &framework.draft().languages;
        let texts = [&draft.question, &draft.label];
        let question = texts
            .iter()
            .find_map(|texts| languages.iter().find_map(|language| texts.get(language)));
        IndicatorReference {
            code: framework.indicators()[i].code().to_owned(),
            parent: draft.parent.clone().unwrap_or_default(),
            question: question.cloned().unwrap_or_default(),
            weight: weights[i],
        }
    };
    let without = |framework: &Framework, paired: &dyn Fn(usize) -> bool, weights: &[Share]| {
        (0..framework.indicators().len())
            .filter(|i| !paired(*i))
            .map(|i| listed(framework, i, weights))
            .collect::<Vec<_>>()
    };
    FrameworkDifference {
        schema_version: SCHEMA_VERSION,
        added: without(
            other,
            &|i| pairs.iter().any(|(_, o)| *o == i),
            &other_weights,
        ),
        removed: without(one, &|i| pairs.iter().any(|(o, _)| *o == i), &one_weights),
        changed,
        framework: document::changes(one.draft(), other.draft()),
        comparability: comparability(one, other, &same),
        one: FrameworkIdentity::of(one),
        other: FrameworkIdentity::of(other),
    }
}

fn comparability(
    one: &Framework,
    other: &Framework,
    same: &[(usize, usize, bool)],
) -> Vec<NodeComparability> {
    let mut alike: BTreeMap<&str, bool> = BTreeMap::new();
    let mut found = Vec::new();
    // Children before parents, so that what stands beneath is known.
    for &o in other.scoring_order() {
        let node = &other.nodes()[o];
        let Some(i) = one.node_position(node.code()) else {
            continue;
        };
        let mine = &one.nodes()[i];
        let nodes = |framework: &Framework, members: &[(Member, _)]| -> Vec<String> {
            members
                .iter()
                .filter(|(member, _)| matches!(member, Member::Node(_)))
                .map(|(member, _)| framework.member_code(*member).to_owned())
                .collect()
        };
        let beneath = nodes(other, node.members());
        let same_method = one.range() == other.range()
            && mine.method() == node.method()
            && nodes(one, mine.members()) == beneath
            && beneath
                .iter()
                .all(|code| alike.get(code.as_str()).copied().unwrap_or(false));
        alike.insert(node.code(), same_method);

        let (mine, theirs) = (effective_weights(one, i), effective_weights(other, o));
        let sum = |weights: &mut dyn Iterator<Item = Decimal>| {
            let sum: Decimal = weights.sum();
            // Shares that add up to the whole but for their last digit are the whole.
            let near = cpi_model::number::Rounding::new(18, cpi_model::draft::RoundingMode::HalfUp);
            Share::new(near.apply(sum).min(Decimal::ONE)).unwrap_or(Share::ZERO)
        };
        let in_one = sum(&mut same.iter().map(|(i, _, _)| mine[*i].into()));
        let in_other = sum(&mut same.iter().map(|(_, o, _)| theirs[*o].into()));
        let scored = same.iter().filter(|(_, _, scores)| *scores);
        let common = sum(&mut scored.map(|(i, o, _)| mine[*i].min(theirs[*o]).into()));
        let nine_tenths = Decimal::new(9, 1);
        let comparability = if common == Share::ONE && same_method {
            Comparability::Same
        } else if in_one == Share::ONE && in_other == Share::ONE {
            Comparability::Rescore
        } else if nine_tenths <= common.into() && same_method {
            Comparability::Largely
        } else if Share::ZERO < in_one {
            Comparability::CommonOnly
        } else {
            Comparability::None
        };
        found.push((
            o,
            NodeComparability {
                code: node.code().to_string(),
                one: in_one,
                other: in_other,
                common,
                same_method,
                comparability,
            },
        ));
    }
    found.sort_by_key(|(position, _)| *position);
    found.into_iter().map(|(_, node)| node).collect()
}
