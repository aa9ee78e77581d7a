//! How nodes aggregate: methodology section 4.

use super::Report;
use super::choices::{choice, decimal, optional_choice, score};
use crate::draft::{
    Aggregation, Choices, CoverageOf, MethodDraft, MissingRule, RoundToDraft, RoundingMode, Weights,
};
use crate::framework::Method;
use crate::number::{Rounding, Score, Share, WRITTEN_DECIMALS};
use crate::problem::ProblemKind;
use rust_decimal::Decimal;

/// A method with the two keys that shape the tree rather than the formula.
pub(super) struct NodeMethod {
    pub(super) method: Method,
    pub(super) over: String,
    pub(super) weights: Weights,
}

/// Checks a method that inherits from another. Both drafts have been read by
/// [`keys`], so what is absent here was reported there.
pub(super) fn resolve(own: &MethodDraft, inherited: &MethodDraft) -> Option<NodeMethod> {
    fn known<T: Choices>(
        own: Option<&crate::draft::Choice<T>>,
        inherited: Option<&crate::draft::Choice<T>>,
    ) -> Option<T> {
        match own.or(inherited) {
            Some(crate::draft::Choice::Known(value)) => Some(*value),
            _ => None,
        }
    }
    let number = |text: Option<&String>| text.and_then(|text| crate::number::parse_decimal(text));
    let aggregation = known(own.aggregation.as_ref(), inherited.aggregation.as_ref())?;
    // An exponent belongs to the aggregation it is declared with.
    let exponent = match (aggregation, &own.aggregation) {
        (Aggregation::Generalised, Some(_)) => own.exponent.as_ref(),
        (Aggregation::Generalised, None) => own.exponent.as_ref().or(inherited.exponent.as_ref()),
        _ => None,
    };
    let limits = own.limits.as_ref().or(inherited.limits.as_ref());
    let limit = |text: Option<&String>| number(text).map(Score::from);
    Some(NodeMethod {
        method: Method {
            aggregation,
            exponent: number(exponent),
            missing: known::<MissingRule>(own.missing.as_ref(), inherited.missing.as_ref())?,
            least_coverage: Share::new(number(
                own.least_coverage
                    .as_ref()
                    .or(inherited.least_coverage.as_ref()),
            )?)?,
            coverage_of: known::<CoverageOf>(
                own.coverage_of.as_ref(),
                inherited.coverage_of.as_ref(),
            )?,
            low_limit: limits.and_then(|limits| limit(limits.low.as_ref())),
            high_limit: limits.and_then(|limits| limit(limits.high.as_ref())),
            round_to: own
                .round_to
                .as_ref()
                .or(inherited.round_to.as_ref())
                .and_then(|round_to| {
                    let mode = known::<RoundingMode>(round_to.rounding.as_ref(), None)?;
                    Some(Rounding::new(round_to.digits?, mode))
                }),
        },
        over: own.over.clone().or_else(|| inherited.over.clone())?,
        weights: known::<Weights>(own.weights.as_ref(), inherited.weights.as_ref())?,
    })
}

/// Reports what is wrong with the keys of a method. The framework's own method must be
/// `complete`; a node's or view's names only what differs.
pub(super) fn keys(report: &mut Report, path: &str, draft: &MethodDraft, complete: bool) {
    if complete {
        choice(report, path, "aggregation", draft.aggregation.as_ref());
        choice(report, path, "weights", draft.weights.as_ref());
        choice(report, path, "missing", draft.missing.as_ref());
        choice(report, path, "coverage_of", draft.coverage_of.as_ref());
        if draft.over.is_none() {
            report.missing(
                path,
                "over",
                "declare `over`: `children`, `indicators` or the name of a level",
            );
        }
    } else {
        optional_choice(report, path, "aggregation", draft.aggregation.as_ref());
        optional_choice(report, path, "weights", draft.weights.as_ref());
        optional_choice(report, path, "missing", draft.missing.as_ref());
        optional_choice(report, path, "coverage_of", draft.coverage_of.as_ref());
    }
    let least = if complete || draft.least_coverage.is_some() {
        decimal(
            report,
            path,
            "least_coverage",
            draft.least_coverage.as_ref(),
        )
    } else {
        None
    };
    if least.is_some_and(|least| Share::new(least).is_none()) {
        report.error(
            ProblemKind::OutOfRange,
            format!("{path}/least_coverage"),
            format!(
                "`least_coverage` is {}; allowed is 0 to 1",
                least.unwrap_or_default()
            ),
            "write a share, such as `0.9` for nine tenths",
        );
    }
    exponent(report, path, draft);
    if let Some(limits) = &draft.limits {
        let path = format!("{path}/limits");
        let mut end = |key, found: Option<&String>| {
            found.and_then(|text| score(report, &path, key, Some(text)))
        };
        let low = end("low", limits.low.as_ref());
        let high = end("high", limits.high.as_ref());
        if let (Some(low), Some(high)) = (low, high)
            && high <= low
        {
            report.error(
                ProblemKind::OutOfRange,
                path,
                format!("the low limit {low} is not below the high limit {high}"),
                "write the lower number for `low`",
            );
        }
    }
    if let Some(round_to) = &draft.round_to {
        rounding(report, &format!("{path}/round_to"), round_to);
    }
}

fn exponent(report: &mut Report, path: &str, draft: &MethodDraft) {
    let generalised = draft.aggregation == Some(Aggregation::Generalised.into());
    if generalised || draft.exponent.is_some() {
        let exponent = decimal(report, path, "exponent", draft.exponent.as_ref());
        if exponent == Some(Decimal::ZERO) {
            report.error(
                ProblemKind::OutOfRange,
                format!("{path}/exponent"),
                "`exponent` is 0; a generalised mean needs another",
                "use `aggregation = \"geometric\"`, which is the mean of exponent 0",
            );
        }
    }
    if draft.exponent.is_some() && draft.aggregation.is_some() && !generalised {
        report.contradiction(path, "exponent", "only a generalised mean has one");
    }
}

/// Digits and mode, both required.
pub(super) fn rounding(report: &mut Report, path: &str, draft: &RoundToDraft) -> Option<Rounding> {
    let mode = choice(report, path, "rounding", draft.rounding.as_ref());
    let digits = digits(report, path, draft.digits);
    Some(Rounding::new(digits?, mode?))
}

/// A required number of digits after the point.
pub(super) fn digits(report: &mut Report, path: &str, found: Option<u32>) -> Option<u32> {
    match found {
        Some(digits) if digits <= WRITTEN_DECIMALS => Some(digits),
        Some(digits) => {
            report.error(
                ProblemKind::OutOfRange,
                format!("{path}/digits"),
                format!("`digits` is {digits}; allowed is 0 to {WRITTEN_DECIMALS}"),
                "write a smaller number of digits after the point",
            );
            None
        }
        None => {
            report.missing(
                path,
                "digits",
                "declare the digits after the point, such as `digits = 2`",
            );
            None
        }
    }
}
