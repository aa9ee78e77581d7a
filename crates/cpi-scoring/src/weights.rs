//! How much does each indicator weigh? Methodology 4.12, where everything applies and is
//! answered.

use cpi_model::framework::{Framework, Member};
use cpi_model::number::Share;
use rust_decimal::Decimal;

/// The effective weight of each indicator in a node, by position, where every indicator
/// applies and is answered: the product of its shares on the way up. Indicators that are not
/// beneath the node weigh 0.
///
/// Beneath a minimum, a maximum or a median the weights do not say what moves the score:
/// they are those that the framework gives.
///
/// # Method
///
/// Methodology 4.12.
///
/// # Examples
///
/// ```
/// use cpi_model::number::Share;
/// # let toml = std::fs::read("../cpi-cli/template/framework/framework.toml")?;
/// # let table = std::fs::read("../cpi-cli/template/framework/indicators.csv")?;
/// # let read = cpi_io::read::framework_toml(("t", &toml), Some(("i", &table))).unwrap();
/// # let framework = read.check(cpi_model::FrameworkDraft::check).unwrap().value;
/// let weights = cpi_scoring::effective_weights(&framework, framework.root());
/// assert_eq!(weights[0].to_string(), "0.166666666666666667");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn effective_weights(framework: &Framework, node: usize) -> Vec<Share> {
    let mut weights = vec![Decimal::ZERO; framework.indicators().len()];
    let mut open = vec![(node, Decimal::ONE)];
    while let Some((at, share)) = open.pop() {
        let Some(node) = framework.nodes().get(at) else {
            continue;
        };
        let sum: Decimal = node
            .members()
            .iter()
            .map(|(_, weight)| Decimal::from(*weight))
            .sum();
        for (member, weight) in node.members() {
            let share = share * (Decimal::from(*weight) / sum);
            match member {
                Member::Node(node) => open.push((*node, share)),
                Member::Indicator(indicator) => weights[*indicator] += share,
            }
        }
    }
    weights
        .into_iter()
        .map(|weight| Share::new(weight.min(Decimal::ONE)).unwrap_or(Share::ZERO))
        .collect()
}
