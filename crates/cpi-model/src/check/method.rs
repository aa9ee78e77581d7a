//! How nodes aggregate: methodology section 4.

use super::Report;
use super::choices::{choice, decimal, optional_choice, score};
use super::field::Field;
use crate::draft::{
    Aggregation, Choice, Choices, CoverageOf, LimitsDraft, MethodDraft, MissingRule, RoundToDraft,
    Weights,
};
use crate::framework::Method;
use crate::number::{Rounding, Score, Share, WRITTEN_DECIMALS};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use rust_decimal::Decimal;

/// A method with the two keys that shape the tree rather than the formula.
pub(super) struct NodeMethod {
    pub(super) method: Method,
    pub(super) over: String,
    pub(super) weights: Weights,
}

/// The keys of a method, as one place declares them.
#[derive(Default)]
pub(super) struct MethodKeys {
    aggregation: Field<Aggregation>,
    exponent: Field<Decimal>,
    over: Field<String>,
    pub(super) weights: Field<Weights>,
    missing: Field<MissingRule>,
    least_coverage: Field<Share>,
    coverage_of: Field<CoverageOf>,
    limits: Field<(Option<Score>, Option<Score>)>,
    round_to: Field<Rounding>,
}

impl MethodKeys {
    /// The method with what is inherited for the keys that it does not declare; `None` where one is
    /// missing or faulty, which was reported.
    pub(super) fn resolve(&self, inherited: &Self) -> Option<NodeMethod> {
        let aggregation = self.aggregation.or(inherited.aggregation).there()?;
        // An exponent belongs to the aggregation it is declared with.
        let exponent = match (aggregation, self.aggregation) {
            (Aggregation::Generalised, Field::Absent) => self.exponent.or(inherited.exponent),
            (Aggregation::Generalised, _) => self.exponent,
            _ => Field::Absent,
        };
        let limits = self.limits.or(inherited.limits).there();
        let (low_limit, high_limit) = limits.unwrap_or_default();
        Some(NodeMethod {
            method: Method {
                aggregation,
                exponent: exponent.there(),
                missing: self.missing.or(inherited.missing).there()?,
                least_coverage: self.least_coverage.or(inherited.least_coverage).there()?,
                coverage_of: self.coverage_of.or(inherited.coverage_of).there()?,
                low_limit,
                high_limit,
                round_to: self.round_to.or(inherited.round_to).there(),
            },
            over: self.over.clone().or(inherited.over.clone()).there()?,
            weights: self.weights.or(inherited.weights).there()?,
        })
    }
}

/// Reads the keys of a method. The framework's own method must be `complete`; a node's or view's
/// names only what differs.
pub(super) fn keys(
    report: &mut Report,
    path: &Pointer,
    draft: &MethodDraft,
    complete: bool,
) -> MethodKeys {
    fn word<T: Choices>(
        report: &mut Report,
        path: &Pointer,
        key: &str,
        found: Option<&Choice<T>>,
        complete: bool,
    ) -> Field<T> {
        if complete && found.is_none() {
            return Field::read(choice(report, path, key, found));
        }
        optional_choice(report, path, key, found)
    }
    let aggregation = word(
        report,
        path,
        "aggregation",
        draft.aggregation.as_ref(),
        complete,
    );
    let weights = word(report, path, "weights", draft.weights.as_ref(), complete);
    let missing = word(report, path, "missing", draft.missing.as_ref(), complete);
    let coverage_of = word(
        report,
        path,
        "coverage_of",
        draft.coverage_of.as_ref(),
        complete,
    );
    let over = match &draft.over {
        Some(over) => Field::There(over.clone()),
        None if complete => {
            report.missing(
                path,
                "over",
                "declare `over`: `children`, `indicators` or the name of a level",
            );
            Field::Faulty
        }
        None => Field::Absent,
    };
    let least_coverage = least_coverage(report, path, draft, complete);
    let exponent = exponent(report, path, draft);
    let limits = draft.limits.as_ref().map_or(Field::Absent, |limits| {
        Field::There(self::limits(report, &path.key("limits"), limits))
    });
    let round_to = draft.round_to.as_ref().map_or(Field::Absent, |round_to| {
        Field::read(rounding(report, &path.key("round_to"), round_to))
    });
    MethodKeys {
        aggregation,
        exponent,
        over,
        weights,
        missing,
        least_coverage,
        coverage_of,
        limits,
        round_to,
    }
}

fn least_coverage(
    report: &mut Report,
    path: &Pointer,
    draft: &MethodDraft,
    complete: bool,
) -> Field<Share> {
    let found = draft.least_coverage.as_ref();
    if found.is_none() && !complete {
        return Field::Absent;
    }
    let Some(least) = decimal(report, path, "least_coverage", found) else {
        return Field::Faulty;
    };
    let share = Share::new(least);
    if share.is_none() {
        report.error(
            ProblemKind::OutOfRange,
            path.key("least_coverage"),
            format!("`least_coverage` is {least}; allowed is 0 to 1"),
            "write a share, such as `0.9` for nine tenths",
        );
    }
    Field::read(share)
}

/// The lower and the upper limit.
fn limits(
    report: &mut Report,
    path: &Pointer,
    draft: &LimitsDraft,
) -> (Option<Score>, Option<Score>) {
    let mut end = |key, found: Option<&String>| score(report, path, key, Some(found?));
    let low = end("low", draft.low.as_ref());
    let high = end("high", draft.high.as_ref());
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
    (low.map(Score::from), high.map(Score::from))
}

fn exponent(report: &mut Report, path: &Pointer, draft: &MethodDraft) -> Field<Decimal> {
    let generalised = draft.aggregation == Some(Aggregation::Generalised.into());
    let found = draft.exponent.as_ref();
    if found.is_none() && !generalised {
        return Field::Absent;
    }
    let exponent = decimal(report, path, "exponent", found);
    if exponent == Some(Decimal::ZERO) {
        report.error(
            ProblemKind::OutOfRange,
            path.key("exponent"),
            "`exponent` is 0; a generalised mean needs another",
            "use `aggregation = \"geometric\"`, which is the mean of exponent 0",
        );
    }
    if found.is_some() && draft.aggregation.is_some() && !generalised {
        report.contradiction(path, "exponent", "only a generalised mean has one");
    }
    Field::read(exponent)
}

/// Digits and mode, both required.
pub(super) fn rounding(
    report: &mut Report,
    path: &Pointer,
    draft: &RoundToDraft,
) -> Option<Rounding> {
    let mode = choice(report, path, "rounding", draft.rounding.as_ref());
    let digits = digits(report, path, draft.digits);
    Some(Rounding::new(digits?, mode?))
}

/// A required number of digits after the point.
pub(super) fn digits(report: &mut Report, path: &Pointer, found: Option<u32>) -> Option<u32> {
    match found {
        Some(digits) if digits <= WRITTEN_DECIMALS => Some(digits),
        Some(digits) => {
            report.error(
                ProblemKind::OutOfRange,
                path.key("digits"),
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
