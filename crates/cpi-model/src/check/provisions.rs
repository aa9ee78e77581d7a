//! Which provisions of law does each part rest on, and do they exist?

use super::Report;
use super::choices::{code, shorten, texts};
use super::framework::listed;
use crate::draft::{FrameworkDraft, IndicatorDraft};
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

/// The instruments that the framework declares.
pub(super) fn instruments(report: &mut Report, draft: &FrameworkDraft) {
    for (name, instrument) in &draft.instruments {
        let path = &Pointer::from(["instruments"]).key(name);
        code(report, &Pointer::from(["instruments"]), name, Some(name));
        if instrument.title.is_empty() {
            report.missing(path, "title", "give its title in a language");
        }
        texts(report, path, "title", &instrument.title, &draft.languages);
        if instrument.last == Some(0) {
            report.error(
                ProblemKind::InvalidNumber,
                path.key("last"),
                "`last` is 0; allowed is the number of the last article, rule or paragraph",
                "write that number, or leave `last` out where nothing is numbered",
            );
        }
    }
}

/// The source and the references of an indicator.
pub(super) fn indicator(
    report: &mut Report,
    framework: &FrameworkDraft,
    path: &Pointer,
    draft: &IndicatorDraft,
) {
    provision(
        report,
        framework,
        &path.key("source"),
        draft.source.as_ref(),
    );
    for (i, reference) in draft.references.iter().enumerate() {
        provision(
            report,
            framework,
            &path.key("references").index(i),
            Some(reference),
        );
    }
}

/// A provision: the code of a declared instrument, and where in it. Where no instruments
/// are declared, any text.
pub(super) fn provision(
    report: &mut Report,
    framework: &FrameworkDraft,
    path: &Pointer,
    found: Option<&String>,
) {
    let Some(text) = found else {
        return;
    };
    if framework.instruments.is_empty() {
        return;
    }
    let (name, place) = text.split_once(' ').unwrap_or((text, ""));
    let Some(instrument) = framework.instruments.get(name) else {
        report.error(
            ProblemKind::UnknownReference,
            path,
            format!(
                "`{}` cites no instrument of the framework; there are {}",
                shorten(text),
                listed(framework.instruments.keys())
            ),
            "write the code of an instrument and the provision, such as `UNCRC 19(1)`, or declare the instrument",
        );
        return;
    };
    let Some(last) = instrument.last else {
        return;
    };
    let digits: String = place
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let number = digits.parse::<u32>().ok();
    if number.is_none_or(|number| number < 1 || last < number) && !place.is_empty() {
        report.error(
            ProblemKind::UnknownReference,
            path,
            format!(
                "`{}` does not exist: the provisions of `{name}` run from 1 to {last}",
                shorten(text)
            ),
            "correct the provision, or `last` of the instrument",
        );
    }
}
