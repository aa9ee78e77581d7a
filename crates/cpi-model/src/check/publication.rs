//! What may be published of the answers of a round.

use super::choices::{choice, shorten};
use super::codings::text;
use super::round::country;
use super::{Report, schema_version};
use crate::draft::{Choice, Choices, Clearance, PublicationDraft, WithheldDraft};
use crate::framework::{Framework, Indicator};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use crate::publication::{Publication, Withheld};
use std::collections::BTreeSet;

impl PublicationDraft {
    /// What this draft clears, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Publication>, Problems> {
        let mut report = Report::of(framework);
        schema_version(&mut report, self.schema_version);
        if report.foreign() {
            return Err(report.problems);
        }
        report.characters(self);
        let cleared = cleared(&mut report, &self.cleared);
        let mut withheld = Vec::new();
        for (i, draft) in self.withheld.iter().enumerate() {
            let path = Pointer::entry("withheld", i);
            withheld.extend(self::withheld(
                &mut report,
                &path,
                draft,
                &cleared,
                framework,
            ));
        }
        for (i, exception) in self.exceptions.iter().enumerate() {
            let path = Pointer::entry("exceptions", i);
            text(
                &mut report,
                &path,
                "text",
                exception.text.as_ref(),
                "write the text that is no personal data, such as a helpline's `116111`",
            );
            text(
                &mut report,
                &path,
                "reason",
                exception.reason.as_ref(),
                "say why this may be published",
            );
        }
        if report.problems.any_error() {
            return Err(report.problems);
        }
        Ok(Checked {
            value: Publication {
                framework: framework.clone(),
                cleared,
                withheld,
                exceptions: self.exceptions.clone(),
            },
            warnings: report.problems,
        })
    }
}

/// The parts that are cleared: known words, each once, and none without the part that it
/// belongs to.
pub(super) fn cleared(report: &mut Report, listed: &[Choice<Clearance>]) -> BTreeSet<Clearance> {
    let mut cleared = BTreeSet::new();
    for (i, part) in listed.iter().enumerate() {
        let path = Pointer::entry("cleared", i);
        match part {
            Choice::Known(part) if cleared.insert(*part) => {}
            Choice::Known(part) => report.error(
                ProblemKind::Duplicate,
                path,
                format!("`{part}` is cleared twice"),
                "list it once",
            ),
            Choice::Unknown(word) => report.error(
                ProblemKind::UnknownWord,
                path,
                format!(
                    "`{}` cannot be cleared; what can be is {}",
                    shorten(word),
                    Clearance::words()
                ),
                suggest(
                    word,
                    Clearance::ALL.iter().map(|(_, word)| *word),
                    "write one of these words, or remove it",
                ),
            ),
        }
    }
    for part in &cleared {
        let of = part.of();
        if !cleared.contains(&of) {
            report.error(
                ProblemKind::Contradiction,
                Pointer::from(["cleared"]),
                format!("`{part}` is cleared, but not `{of}`, to which it belongs"),
                format!("clear `{of}` too, or remove `{part}`"),
            );
        }
    }
    cleared
}

fn withheld(
    report: &mut Report,
    path: &Pointer,
    draft: &WithheldDraft,
    cleared: &BTreeSet<Clearance>,
    framework: &Framework,
) -> Option<Withheld> {
    text(
        report,
        path,
        "reason",
        draft.reason.as_ref(),
        "say why this is not published",
    );
    let part = choice(report, path, "part", draft.part.as_ref());
    if let Some(part) = part
        && !cleared.contains(&part)
    {
        report.error(
            ProblemKind::Contradiction,
            path.key("part"),
            format!("`{part}` is withheld here, but it is cleared nowhere"),
            format!("remove this entry, or clear `{part}` for the other answers"),
        );
    }
    let of = if let Some(code) = &draft.country {
        country(report, &path.key("country"), code, framework).then(|| code.clone())
    } else {
        report.missing(path, "country", "write the code of the country");
        None
    };
    let indicator = if let Some(code) = &draft.indicator {
        let position = framework.indicator_position(code);
        if position.is_none() {
            report.error(
                ProblemKind::UnknownIndicator,
                path.key("indicator"),
                format!("the framework has no indicator `{}`", shorten(code)),
                suggest(
                    code,
                    framework.indicators().iter().map(Indicator::code),
                    "correct the code",
                ),
            );
        }
        position
    } else {
        report.missing(path, "indicator", "write the code of the indicator");
        None
    };
    Some(Withheld {
        country: of?,
        indicator: indicator?,
        part: part?,
    })
}
