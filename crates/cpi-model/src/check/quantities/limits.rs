//! Which values are possible and which plausible, by the declaration or the unit? Methodology
//! 3.11 and 3.12.

use super::super::Report;
use super::super::choices::decimal;
use crate::draft::IndicatorDraft;
use crate::framework::{Plausible, PossibleValues};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;
use rust_decimal::Decimal;

/// Reads what an indicator declares, or what its unit implies.
pub(super) fn limits(
    report: &mut Report,
    path: &Pointer,
    draft: &IndicatorDraft,
) -> (PossibleValues, Plausible) {
    let possible = match &draft.possible {
        None => PossibleValues::of_unit(draft.unit.as_deref().unwrap_or_default()),
        Some(declared) => {
            let path = path.key("possible");
            let (least, most) = ends(
                report,
                &path,
                declared.least.as_ref(),
                declared.most.as_ref(),
            );
            PossibleValues {
                least,
                most,
                whole: declared.whole,
                by_unit: false,
            }
        }
    };
    let declared = draft.plausible.clone().unwrap_or_default();
    let path = path.key("plausible");
    let (least, most) = ends(
        report,
        &path,
        declared.least.as_ref(),
        declared.most.as_ref(),
    );
    let mut change = |key, found: Option<&String>| {
        let number = decimal(report, &path, key, Some(found?))?;
        if number.is_sign_negative() {
            report.error(
                ProblemKind::OutOfRange,
                path.key(key),
                format!("the greatest plausible change is {number}, below 0"),
                "write how far a value may be from that of the last round, in either direction",
            );
            return None;
        }
        Some(number)
    };
    let plausible = Plausible {
        least,
        most,
        change: change("change", declared.change.as_ref()),
        change_share: change("change_share", declared.change_share.as_ref()),
    };
    (possible, plausible)
}

/// The two ends of a range, either of which may be absent.
fn ends(
    report: &mut Report,
    path: &Pointer,
    least: Option<&String>,
    most: Option<&String>,
) -> (Option<Decimal>, Option<Decimal>) {
    let least = least.and_then(|text| decimal(report, path, "least", Some(text)));
    let most = most.and_then(|text| decimal(report, path, "most", Some(text)));
    if let (Some(low), Some(high)) = (least, most)
        && high < low
    {
        report.error(
            ProblemKind::OutOfRange,
            path,
            format!("the least value {low} is above the most, {high}"),
            "write the lower value for `least`",
        );
        return (None, None);
    }
    (least, most)
}
