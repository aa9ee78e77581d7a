//! The targets of a plan: methodology section 14.

use super::choices::{choice, decimal, optional_decimal, shorten};
use super::field::Field;
use super::framework::listed;
use super::round::same_framework;
use super::{Report, aggregates, schema_version};
use crate::draft::{Activated, ChosenDraft, CostPer, FrameworkReference, SCHEMA_VERSION};
use crate::draft::{TargetDraft, TargetsDraft};
use crate::framework::{Aggregate, Framework, IndicatorMeasure};
use crate::number::{Quantity, Score};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use crate::targets::{Cost, Targets};
use rust_decimal::Decimal;

/// The most decimals of a cost, and the most it may be, so that costs add up exactly.
const COST_DECIMALS: u32 = 6;
const MOST_COST: u32 = 1_000_000;

impl TargetsDraft {
    /// The plainest targets: each answer that changes costs 1, so that the fewest changes are
    /// the cheapest; an indicator that begins to apply has its lowest option.
    pub fn fewest(framework: &Framework) -> Self {
        Self {
            schema_version: Some(SCHEMA_VERSION),
            framework: Some(FrameworkReference {
                id: Some(framework.id().to_owned()),
                version: Some(framework.version().to_owned()),
            }),
            activated: Some(Activated::Lowest.into()),
            cost_per: Some(CostPer::Answer.into()),
            cost: Some("1".to_owned()),
            ..Self::default()
        }
    }

    /// The targets that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Targets>, Problems> {
        let mut report = Report::default();
        schema_version(&mut report, self.schema_version);
        report.characters(self);
        same_framework(&mut report, self.framework.as_ref(), framework);
        let activated = choice(
            &mut report,
            &Pointer::root(),
            "activated",
            self.activated.as_ref(),
        );
        let cost_per = choice(
            &mut report,
            &Pointer::root(),
            "cost_per",
            self.cost_per.as_ref(),
        );
        let cost = decimal(&mut report, &Pointer::root(), "cost", self.cost.as_ref());
        let cost = priced(&mut report, &Pointer::root(), cost);
        let mut costs = Vec::new();
        for (i, draft) in self.costs.iter().enumerate() {
            let path = Pointer::entry("costs", i);
            let of = chosen(&mut report, &path, &draft.of, framework);
            let cost = decimal(&mut report, &path, "cost", draft.cost.as_ref());
            let cost = priced(&mut report, &path, cost);
            option(&mut report, &path, draft.option.as_ref(), &of, framework);
            costs.extend(cost.map(|cost| Cost {
                cost,
                option: draft.option.clone(),
                of,
            }));
        }
        let mut fixed = vec![None; framework.indicators().len()];
        for (i, draft) in self.fixed.iter().enumerate() {
            let path = Pointer::entry("fixed", i);
            if draft
                .reason
                .as_ref()
                .is_none_or(|reason| reason.trim().is_empty())
            {
                report.missing(&path, "reason", "say why these cannot move");
            }
            let of = chosen(&mut report, &path, &draft.of, framework);
            for (entry, _) in fixed.iter_mut().zip(of).filter(|(_, of)| *of) {
                *entry = Some(i);
            }
        }
        let quantities = self.reachable(&mut report, framework, cost.unwrap_or(Decimal::ONE));
        let mut targets: Vec<(Aggregate, Score)> = Vec::new();
        for (i, draft) in self.targets.iter().enumerate() {
            let path = Pointer::entry("targets", i);
            let Some(found) = target(&mut report, &path, draft, framework) else {
                continue;
            };
            if targets.contains(&found) {
                report.error(
                    ProblemKind::Duplicate,
                    path,
                    format!(
                        "`{}` is to reach {} twice",
                        framework.aggregate_name(found.0).unwrap_or_default(),
                        found.1
                    ),
                    "keep one of them",
                );
            }
            targets.push(found);
        }
        let (Some(activated), Some(cost_per), Some(cost), false) =
            (activated, cost_per, cost, report.problems.any_error())
        else {
            return Err(report.problems);
        };
        Ok(Checked {
            value: Targets {
                framework: framework.clone(),
                draft: self.clone(),
                activated,
                cost_per,
                cost,
                costs,
                fixed,
                quantities,
                targets,
            },
            warnings: report.problems,
        })
    }

    fn reachable(
        &self,
        report: &mut Report,
        framework: &Framework,
        cost: Decimal,
    ) -> Vec<(usize, Quantity, Decimal)> {
        let mut found: Vec<(usize, Quantity, Decimal)> = Vec::new();
        for (i, draft) in self.quantities.iter().enumerate() {
            let path = Pointer::entry("quantities", i);
            let own = optional_decimal(report, &path, "cost", draft.cost.as_ref());
            let own = own.and_then(|own| priced(report, &path, Some(own)));
            let own = own.or(Field::There(cost)).there();
            let Some(code) = &draft.indicator else {
                report.missing(&path, "indicator", "write the code of a quantity");
                continue;
            };
            let position = framework.indicator_position(code);
            let measure = position.map(|at| framework.indicators()[at].measure());
            match measure {
                None => {
                    let path = path.key("indicator");
                    aggregates::indicator(report, path, code, framework);
                }
                Some(IndicatorMeasure::Checklist(_)) => report.error(
                    ProblemKind::Contradiction,
                    path.key("indicator"),
                    format!(
                        "`{}` is answered with an option, not with a value",
                        shorten(code)
                    ),
                    "remove it: a plan moves the options of a checklist by itself",
                ),
                Some(IndicatorMeasure::Quantity(quantity)) => {
                    let value = decimal(report, &path, "value", draft.value.as_ref());
                    if quantity.logarithm() && value.is_some_and(|value| value <= Decimal::ZERO) {
                        report.error(
                            ProblemKind::InvalidLogarithm,
                            path.key("value"),
                            format!(
                                "`{}` takes a logarithm, which this value has not",
                                shorten(code)
                            ),
                            "write a value above 0",
                        );
                    } else if let (Some(value), Some(at), Some(own)) = (value, position, own) {
                        if found.iter().any(|(earlier, ..)| *earlier == at) {
                            report.error(
                                ProblemKind::Duplicate,
                                path.key("indicator"),
                                format!("`{}` has two values", shorten(code)),
                                "keep the one that it may come to",
                            );
                        }
                        found.push((at, Quantity::from(value), own));
                    }
                }
            }
        }
        found
    }
}

fn priced(report: &mut Report, path: &Pointer, cost: Option<Decimal>) -> Option<Decimal> {
    let cost = cost?;
    let fits = Decimal::ZERO < cost
        && cost <= Decimal::from(MOST_COST)
        && cost.normalize().scale() <= COST_DECIMALS;
    if fits {
        return Some(cost);
    }
    let hint = if cost <= Decimal::ZERO {
        "write what the change costs beside others, such as `\"1\"`; what cannot be changed stands under `fixed`"
    } else if Decimal::from(MOST_COST) < cost {
        "give all costs in a larger unit; what is impossible stands under `fixed`"
    } else {
        "round it, or give all costs in a smaller unit"
    };
    report.error(
        ProblemKind::OutOfRange,
        path.key("cost"),
        format!("`cost` is {cost}; allowed is a number above 0, at most {MOST_COST}, with at most {COST_DECIMALS} decimals"),
        hint,
    );
    None
}

/// The indicators that are chosen: all, or those that everything named contains. None at all
/// is a slip of the pen.
fn chosen(
    report: &mut Report,
    path: &Pointer,
    draft: &ChosenDraft,
    framework: &Framework,
) -> Vec<bool> {
    let mut of = vec![true; framework.indicators().len()];
    let mut all_known = true;
    for (key, names) in [
        ("indicators", &draft.indicators),
        ("nodes", &draft.nodes),
        ("groups", &draft.groups),
    ] {
        let mut named = vec![names.is_empty(); of.len()];
        for (i, name) in names.iter().enumerate() {
            let path = path.key(key).index(i);
            match members(report, path, key, name, framework) {
                Some(members) => members.into_iter().for_each(|at| named[at] = true),
                None => all_known = false,
            }
        }
        for (of, named) in of.iter_mut().zip(named) {
            *of &= named;
        }
    }
    if all_known && !of.contains(&true) {
        report.error(
            ProblemKind::Contradiction,
            path,
            "no indicator is in all that is named here",
            "an entry is for what its `indicators`, `nodes` and `groups` have in common: name one of them alone, or write two entries",
        );
    }
    of
}

/// The indicators of what one of these lists names.
fn members(
    report: &mut Report,
    path: Pointer,
    list: &str,
    name: &str,
    framework: &Framework,
) -> Option<Vec<usize>> {
    let of = match list {
        "indicators" => {
            let found = aggregates::indicator(report, path, name, framework);
            return found.map(|at| vec![at]);
        }
        "nodes" => {
            let groups_go = "name groups and cells under `groups`";
            Aggregate::Node(aggregates::node(report, path, name, framework, groups_go)?)
        }
        _ if name.contains('/') => aggregates::cell(report, path, name, framework)?,
        _ => aggregates::group(report, path, name, framework)?,
    };
    let weighted = match of {
        Aggregate::Node(node) => return Some(framework.nodes()[node].indicators().to_vec()),
        Aggregate::Group(view, group) => framework.views()[view].groups()[group].indicators(),
        Aggregate::Cell(view, cell) => framework.views()[view].cells()[cell].indicators(),
    };
    Some(weighted.iter().map(|(at, _)| *at).collect())
}

/// An option that none of the chosen indicators has is a slip of the pen.
fn option(
    report: &mut Report,
    path: &Pointer,
    option: Option<&String>,
    of: &[bool],
    framework: &Framework,
) {
    let Some(option) = option else { return };
    let mut known: Vec<&str> = Vec::new();
    for (indicator, of) in framework.indicators().iter().zip(of) {
        if let (IndicatorMeasure::Checklist(checklist), true) = (indicator.measure(), of) {
            for each in checklist.options() {
                if !known.contains(&each.code.as_str()) {
                    known.push(&each.code);
                }
            }
        }
    }
    if of.contains(&true) && !known.contains(&option.as_str()) {
        report.error(
            ProblemKind::UnknownOption,
            path.key("option"),
            format!(
                "none of these indicators has the option `{}`; they have {}",
                shorten(option),
                listed(known.iter())
            ),
            suggest(
                option,
                known.iter().copied(),
                "write the code of an option of their scale",
            ),
        );
    }
}

fn target(
    report: &mut Report,
    path: &Pointer,
    draft: &TargetDraft,
    framework: &Framework,
) -> Option<(Aggregate, Score)> {
    let score = decimal(report, path, "score", draft.score.as_ref()).map(Score::from);
    let named = [
        ("node", &draft.node),
        ("group", &draft.group),
        ("cell", &draft.cell),
    ];
    let mut named = named
        .into_iter()
        .filter_map(|(key, name)| Some((key, name.as_ref()?)));
    let Some((key, name)) = named.next() else {
        report.missing(
            path,
            "node",
            "write what is to reach it: `node`, the code of a node, `group`, a VIEW:GROUP, or `cell`, a NODE/VIEW:GROUP",
        );
        return None;
    };
    if let Some((second, _)) = named.next() {
        report.error(
            ProblemKind::Contradiction,
            path.key(second),
            format!("this target is for a `{key}` already"),
            "write one entry of `targets` for each",
        );
    }
    let at = path.key(key);
    let of = match key {
        "node" => {
            let groups_go = "name a group by `group`, and a cell by `cell`";
            aggregates::node(report, at, name, framework, groups_go).map(Aggregate::Node)
        }
        "group" => aggregates::group(report, at, name, framework),
        _ => aggregates::cell(report, at, name, framework),
    };
    Some((of?, score?))
}
