//! Plans of uncertainty: methodology section 11.

mod alternatives;
mod answers;
mod confusion;

use super::choices::{choice, decimal, shorten};
use super::framework::listed;
use super::round::same_framework;
use super::{Report, aggregates, schema_version};
use crate::draft::{
    Centre, CodingsDraft, QuantityUncertaintyDraft, SensitivityDraft, UncertaintyDraft, WeightDraw,
    WeightUncertaintyDraft,
};
use crate::framework::{Framework, IndicatorMeasure, Member};
use crate::number::Share;
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use crate::uncertainty::{Part, SensitivitySize, UncertainWeights, Uncertainty};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

impl UncertaintyDraft {
    /// How the odds of the answers are to be taken from the coders' disagreement, if they are:
    /// `confusion` has then to be filled in before the draft is checked (methodology 11.13).
    ///
    /// # Errors
    ///
    /// A problem where `confusion` is declared, too.
    pub fn odds_from_codings(&self) -> Result<Option<&CodingsDraft>, Problems> {
        let Some(answers) = self.answers.as_ref().filter(|answers| !answers.off) else {
            return Ok(None);
        };
        if answers.codings.is_some() && !answers.confusion.is_empty() {
            let mut report = Report::default();
            report.error(
                ProblemKind::Contradiction,
                Pointer::from(["answers", "codings"]),
                "the plan has both `answers.codings` and `answers.confusion`, and the first fills in the second",
                "remove one of them",
            );
            return Err(report.problems);
        }
        Ok(answers.codings.as_ref())
    }

    /// The plan that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Uncertainty>, Problems> {
        let mut report = Report::default();
        let report = &mut report;
        schema_version(report, self.schema_version);
        report.characters(self);
        same_framework(report, self.framework.as_ref(), framework);
        let interval = interval(report, self.interval.as_ref());
        let centre = match &self.centre {
            None => Some(Centre::Drawn),
            found => choice(report, &Pointer::root(), "centre", found.as_ref()),
        };
        let nodes = nodes(report, framework, &Pointer::from(["nodes"]), &self.nodes);
        let answers = self.answers.as_ref().filter(|answers| !answers.off);
        let steps = answers.map(|answers| answers::steps(report, framework, answers));
        let confusion = answers.map(|answers| confusion::confusion(report, framework, answers));
        let missing = self.missing.as_ref().filter(|missing| !missing.off);
        let completions = missing.map(|missing| answers::completions(report, framework, missing));
        let quantities = self.quantities.as_ref().filter(|each| !each.off);
        let spreads = quantities.map(|quantities| spreads(report, framework, quantities));
        let options = answers::options(report, framework, &self.options);
        let weights = weights(report, framework, &self.weights);
        let (factors, combinations) = alternatives::read(report, framework, &self.method);
        let leave_out = leave_out(report, framework, &self.leave_out);
        let sensitivity = self.sensitivity.as_ref().filter(|each| !each.off);
        let sensitivity = sensitivity.and_then(|size| sensitivity_size(report, size));
        let sources = [steps.is_some(), completions.is_some(), spreads.is_some()];
        if !sources.contains(&true)
            && options.is_empty()
            && weights.is_empty()
            && factors.is_empty()
            && !report.problems.any_error()
        {
            report.error(
                ProblemKind::Empty,
                Pointer::root(),
                "the plan has no source of uncertainty that is switched on",
                "declare `answers`, `missing`, `quantities`, `options`, `weights` or `method`, and remove `off = true`",
            );
        }
        match interval.zip(centre) {
            Some((interval, centre)) if !report.problems.any_error() => Ok(Checked {
                value: Uncertainty {
                    framework: framework.clone(),
                    draft: self.clone(),
                    interval,
                    centre,
                    nodes,
                    steps,
                    confusion: confusion.unwrap_or_default(),
                    completions,
                    spreads,
                    options,
                    weights,
                    factors,
                    combinations,
                    leave_out,
                    sensitivity,
                },
                warnings: std::mem::take(&mut report.problems),
            }),
            _ => Err(std::mem::take(&mut report.problems)),
        }
    }
}

fn interval(report: &mut Report, found: Option<&String>) -> Option<Share> {
    let number = decimal(report, &Pointer::root(), "interval", found)?;
    if Decimal::ZERO < number && number < Decimal::ONE {
        return Share::new(number);
    }
    report.error(
        ProblemKind::OutOfRange,
        Pointer::from(["interval"]),
        format!("`interval` is {number}; allowed is above 0 and below 1"),
        "write the share of the draws that an interval holds, such as `\"0.9\"`",
    );
    None
}

/// The positions of nodes by their codes; all where none is named.
fn nodes(
    report: &mut Report,
    framework: &Framework,
    path: &Pointer,
    codes: &[String],
) -> Vec<usize> {
    let mut found = BTreeSet::new();
    for (i, code) in codes.iter().enumerate() {
        let path = path.index(i);
        let groups_go = "name nodes alone; a group or a cell is not chosen here";
        found.extend(aggregates::node(report, path, code, framework, groups_go));
    }
    if codes.is_empty() {
        (0..framework.nodes().len()).collect()
    } else {
        found.into_iter().collect()
    }
}

fn unknown<'a>(
    report: &mut Report,
    path: Pointer,
    noun: &str,
    found: &str,
    allowed: impl Iterator<Item = &'a str> + Clone,
) {
    report.error(
        ProblemKind::UnknownReference,
        path,
        format!(
            "the framework has no {noun} `{}`; it has {}",
            shorten(found),
            listed(allowed.clone())
        ),
        suggest(found, allowed, &format!("write the code of a {noun}")),
    );
}

fn unknown_indicator(report: &mut Report, path: Pointer, code: &str, framework: &Framework) {
    let kind = ProblemKind::UnknownIndicator;
    aggregates::unknown_indicator(report, kind, path, code, framework);
}

/// A decimal above 0 and up to a limit.
fn spread(
    report: &mut Report,
    path: &Pointer,
    key: &str,
    found: Option<&String>,
    most: (Decimal, bool),
) -> Option<Decimal> {
    let number = decimal(report, path, key, found)?;
    let (limit, inclusive) = most;
    if Decimal::ZERO <= number && (number < limit || (inclusive && number == limit)) {
        return Some(number);
    }
    report.error(
        ProblemKind::OutOfRange,
        path.key(key),
        format!(
            "the spread `{key}` is {number}; allowed is {}",
            if inclusive {
                "0 to 1"
            } else {
                "0 or more, and below 1"
            }
        ),
        "write a share, such as `\"0.25\"` for ± 25 %",
    );
    None
}

fn spreads(
    report: &mut Report,
    framework: &Framework,
    draft: &QuantityUncertaintyDraft,
) -> Vec<Decimal> {
    let path = &Pointer::from(["quantities"]);
    let most = (Decimal::ONE, false);
    let all = spread(report, path, "spread", draft.spread.as_ref(), most).unwrap_or_default();
    let quantity = |position: usize| {
        matches!(
            framework.indicators()[position].measure(),
            IndicatorMeasure::Quantity(_)
        )
    };
    let mut spreads: Vec<Decimal> = (0..framework.indicators().len())
        .map(|position| {
            if quantity(position) {
                all
            } else {
                Decimal::ZERO
            }
        })
        .collect();
    for (code, own) in &draft.indicators {
        let path = path.key("indicators");
        let found = spread(report, &path, code, Some(own), most);
        let path = path.key(code);
        match framework.indicator_position(code) {
            Some(position) if quantity(position) => spreads[position] = found.unwrap_or_default(),
            Some(_) => report.error(
                ProblemKind::Contradiction,
                path,
                format!("`{code}` is answered on a scale, and has no error of measurement"),
                "declare its odds under `answers`",
            ),
            None => unknown_indicator(report, path, code, framework),
        }
    }
    spreads
}

fn weights(
    report: &mut Report,
    framework: &Framework,
    drafts: &[WeightUncertaintyDraft],
) -> Vec<UncertainWeights> {
    let mut weights: Vec<UncertainWeights> = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        if draft.off {
            continue;
        }
        let path = Pointer::entry("weights", i);
        let draw = choice::<WeightDraw>(report, &path, "draw", draft.draw.as_ref());
        let most = (Decimal::ONE, true);
        let spread = match draw {
            Some(WeightDraw::Spread) => {
                spread(report, &path, "spread", draft.spread.as_ref(), most)
            }
            Some(WeightDraw::Free) if draft.spread.is_some() => {
                report.contradiction(&path, "spread", "free weights have none");
                None
            }
            _ => None,
        };
        let Some(of) = &draft.of else {
            let hint = "write `indicators`, the name of a level, or the code of a node";
            report.missing(&path, "of", hint);
            continue;
        };
        let members = members(framework, of);
        if members.is_empty() {
            let levels = framework.nodes().iter().filter_map(|node| node.level());
            let levels: BTreeSet<&str> = levels.collect();
            report.error(
                ProblemKind::UnknownReference,
                path.key("of"),
                format!("the framework has no level and no node `{}`", shorten(of)),
                suggest(
                    of,
                    levels.iter().copied().chain(["indicators"]),
                    &format!(
                        "write `indicators`, a level ({}), or the code of a node for its members",
                        listed(levels.iter())
                    ),
                ),
            );
            continue;
        }
        let twice = weights
            .iter()
            .find(|each| each.members.iter().any(|member| members.contains(member)));
        if let Some(other) = twice {
            report.error(
                ProblemKind::Duplicate,
                &path,
                format!("some weights of `{of}` are drawn by `{}` already", other.of),
                "draw each weight once",
            );
        }
        weights.push(UncertainWeights {
            of: of.clone(),
            members,
            spread,
        });
    }
    weights
}

fn members(framework: &Framework, of: &str) -> Vec<Member> {
    if of == "indicators" {
        return (0..framework.indicators().len())
            .map(Member::Indicator)
            .collect();
    }
    let at_level: Vec<Member> = (0..framework.nodes().len())
        .filter(|node| framework.nodes()[*node].level() == Some(of))
        .map(Member::Node)
        .collect();
    if !at_level.is_empty() {
        return at_level;
    }
    let node = framework.node_position(of);
    node.map_or_else(Vec::new, |node| {
        let members = framework.nodes()[node].members().iter();
        members.map(|(member, _)| *member).collect()
    })
}

fn leave_out(report: &mut Report, framework: &Framework, names: &[String]) -> Vec<Part> {
    let mut parts = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let before = parts.len();
        if name == "indicators" {
            let indicators = framework.indicators().iter().enumerate();
            parts.extend(indicators.map(|(position, indicator)| Part {
                kind: "indicator".to_owned(),
                code: indicator.code().to_owned(),
                indicators: vec![position],
            }));
        } else if let Some(view) = framework
            .views()
            .iter()
            .find(|view| **view.code() == **name)
        {
            parts.extend(view.groups().iter().map(|group| Part {
                kind: name.clone(),
                code: group.code.to_string(),
                indicators: group.indicators.iter().map(|(i, _)| *i).collect(),
            }));
        } else {
            let nodes = framework.nodes().iter();
            let of_level = nodes.filter(|node| node.level() == Some(name));
            parts.extend(of_level.map(|node| Part {
                kind: name.clone(),
                code: node.code().to_string(),
                indicators: node.indicators().to_vec(),
            }));
        }
        if parts.len() == before {
            let levels = framework.nodes().iter().filter_map(|node| node.level());
            let views = framework.views().iter().map(|view| &**view.code());
            let names: BTreeSet<&str> = levels.chain(views).collect();
            report.error(
                ProblemKind::UnknownReference,
                Pointer::entry("leave_out", i),
                format!("the framework has no level and no view `{}`", shorten(name)),
                suggest(
                    name,
                    names.iter().copied().chain(["indicators"]),
                    &if names.is_empty() {
                        "write `indicators`: the framework has no levels and no views".to_owned()
                    } else {
                        format!("write `indicators` or one of {}", listed(names.iter()))
                    },
                ),
            );
        }
    }
    parts
}

fn sensitivity_size(report: &mut Report, draft: &SensitivityDraft) -> Option<SensitivitySize> {
    let path = &Pointer::from(["sensitivity"]);
    let mut number =
        |key: &str, found: Option<u32>, allowed: &dyn Fn(u32) -> bool, what: &str| match found {
            Some(found) if allowed(found) => Some(found),
            Some(found) => {
                report.error(
                    ProblemKind::OutOfRange,
                    path.key(key),
                    format!("`{key}` is {found}; allowed is {what}"),
                    format!("write {what}"),
                );
                None
            }
            None => {
                report.missing(path, key, format!("write {what}"));
                None
            }
        };
    let samples = number(
        "samples",
        draft.samples,
        &|n| n.is_power_of_two() && (64..=1 << 20).contains(&n),
        "a power of two from 64 to 1048576",
    );
    let resamples = number(
        "resamples",
        draft.resamples,
        &|n| (100..=10_000).contains(&n),
        "a number from 100 to 10000",
    );
    Some(SensitivitySize {
        samples: samples?,
        resamples: resamples?,
    })
}
