//! What becomes of one answer that came in, by what the same assessor answered before?

use super::known::{Codings, Content, Version, Versions};
use super::redacted::{Part, held_back};
use super::{Outcome, assessor_of, moment};
use crate::assessment::Answer;
use crate::code::MISSING;
use crate::draft::{CodingDraft, SourceDraft};
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use crate::submission::SubmittedAnswer;
use std::collections::BTreeMap;

/// One answer that came in.
pub(super) struct Incoming<'a> {
    pub(super) framework: &'a Framework,
    pub(super) coded: &'a SubmittedAnswer,
    pub(super) source: &'a SourceDraft,
    /// The last entry that its questionnaire knew, where it says so.
    pub(super) base: Option<u64>,
}

impl Incoming<'_> {
    /// What becomes of it. `codings` is what the same assessor answered to the indicator before.
    pub(super) fn outcome(&self, codings: &mut Codings<'_>, problems: &mut Problems) -> Outcome {
        let (coded, coding) = (self.coded, self.coded.coding());
        let missing = coded.answer() == Answer::Missing;
        let Codings {
            standing,
            rejected,
            versions,
        } = codings;
        let Some(before) = standing.as_deref() else {
            return if missing {
                self.no_answer(problems)
            } else {
                Outcome::New
            };
        };
        let same = self.is(before);
        if same && before.rejected.is_none() {
            return Outcome::Same;
        }
        if self.taken_before(versions) {
            return Outcome::TakenBefore;
        }
        // What was sent back and comes again unchanged is a new version: the assessor insists,
        // unless the questionnaire was made before it was sent back.
        if same {
            let stale = matches!((self.base, *rejected), (Some(base), Some(at)) if base < at);
            return if stale {
                Outcome::Revert
            } else {
                Outcome::Changed
            };
        }
        let submitted = (coding.submitted.as_deref(), before.submitted.as_deref());
        if let (Some(now), Some(then)) = submitted
            && earlier(now, then)
        {
            return Outcome::Older;
        }
        // A name that is new shows nothing here: a submission that is edited on a form server
        // gets a new one, and has its old texts.
        if self.redacted_in(versions).is_some() {
            return Outcome::Revert;
        }
        if missing && before.answer.as_deref() == Some(MISSING) {
            return self.no_answer(problems);
        }
        if missing {
            problems.error(
                ProblemKind::Contradiction,
                Pointer::entry("answers", coded.listed()).key("answer"),
                format!(
                    "`{}` has evidence or a comment but no answer, and `{}` stands from before; it is not taken",
                    self.framework.indicators()[coded.indicator()].code(),
                    before.answer.as_deref().unwrap_or_default()
                ),
                "give the answer again beside it",
            );
            return Outcome::Faulty;
        }
        // A form server names each hand-in once, so a name that is new is no old copy; nor is
        // what was handed in after what stands.
        let named = self.source.id.is_some();
        let later = matches!(submitted, (Some(now), Some(then)) if earlier(then, now));
        if !named && !later && self.stood_before_in(versions).is_some() {
            return Outcome::Revert;
        }
        self.crossing(before, versions, problems);
        Outcome::Changed
    }

    /// Warns of an answer that replaces one that its questionnaire did not know: two people
    /// may answer under one pseudonym, or one from two copies.
    fn crossing(&self, before: &CodingDraft, versions: &Versions<'_>, problems: &mut Problems) {
        let (Some(base), Some(last)) = (self.base, versions.last()) else {
            return;
        };
        if last.entry <= base {
            return;
        }
        let from = last.source.as_deref().and_then(|it| it.file.as_deref());
        let coded = self.coded;
        problems.warning(
            ProblemKind::OutOfDate,
            Pointer::entry("answers", coded.listed()).key("answer"),
            format!(
                "`{}` of `{}`: after this questionnaire was made, `{}` came in{}; it is replaced by `{}`",
                self.framework.indicators()[coded.indicator()].code(),
                assessor_of(coded),
                before.answer.as_deref().unwrap_or_default(),
                from.map_or_else(String::new, |file| format!(" from `{file}`")),
                coded.coding().answer.as_deref().unwrap_or_default(),
            ),
            "ask whether two people answer under one pseudonym, or one from two copies",
        );
    }

    /// An answer that is none: words or evidence alone.
    fn no_answer(&self, problems: &mut Problems) -> Outcome {
        let coded = self.coded;
        let what = match (
            coded.coding().comment.is_some(),
            coded.coding().evidence.is_empty(),
        ) {
            (true, true) => "a comment",
            (true, false) => "a comment and evidence",
            _ => "evidence",
        };
        problems.warning(
            ProblemKind::MissingKey,
            Pointer::entry("answers", coded.listed()),
            format!(
                "`{}` has {what} and no answer; it counts as unanswered",
                self.framework.indicators()[coded.indicator()].code()
            ),
            "answer the question, or leave it so; what is written is kept",
        );
        Outcome::NoAnswer
    }

    /// Whether it says the same: the same answer on the same evidence with the same comment.
    fn is(&self, before: &CodingDraft) -> bool {
        let coding = self.coded.coding();
        same_answer(self.framework, self.coded, before.answer.as_deref())
            && coding.evidence == before.evidence
            && coding.comment == before.comment
    }

    /// The answer, evidence and comment, as they are looked up among earlier ones.
    fn content(&self) -> Option<Content> {
        Content::of(self.framework, self.coded.indicator(), self.coded.coding())
    }

    /// Whether it was taken before: from the same hand-in of the same file, or the same words
    /// from a hand-in that a form server gave the same id.
    fn taken_before(&self, versions: &mut Versions<'_>) -> bool {
        let index = versions.index(self.framework, self.coded.indicator());
        let submitted = self.coded.coding().submitted.as_deref();
        index.has_hand_in(self.source, submitted)
            || (self.source.id.is_some()
                && self
                    .content()
                    .is_some_and(|content| index.has_named(self.source, content)))
    }

    /// The last version that it may be a copy of from before texts of it were redacted: the same
    /// answer with a text where one is gone, in a questionnaire that is not known to be newer
    /// than the redaction.
    pub(super) fn redacted<'v>(&self, codings: &'v mut Codings<'_>) -> Option<&'v Version<'v>> {
        self.redacted_in(&mut codings.versions)
    }

    fn redacted_in<'v>(&self, versions: &'v mut Versions<'_>) -> Option<&'v Version<'v>> {
        // What another version still has was not redacted.
        if !versions.any_redacted() || self.stood_before_in(versions).is_some() {
            return None;
        }
        let coding = self.coded.coding();
        versions.redacted().find(|version| {
            let newer =
                matches!((self.base, version.redacted), (Some(base), Some(at)) if at <= base);
            !newer
                && same_answer(self.framework, self.coded, version.coding.answer.as_deref())
                && version.fills_what_was_redacted(&coding.evidence, coding.comment.as_deref())
        })
    }

    /// Warns of an answer that may put back what was redacted.
    pub(super) fn puts_back(&self, version: &Version<'_>, problems: &mut Problems) {
        let of = match version.entry {
            0 => "the document with which the history began".to_owned(),
            entry => format!("entry {entry} of the history"),
        };
        problems.warning(
            ProblemKind::OutOfDate,
            Pointer::entry("answers", self.coded.listed()).key("answer"),
            format!(
                "`{}` of `{}` is what {of} had, from which texts were redacted by entry {}; it is not taken, since it may put them back",
                self.framework.indicators()[self.coded.indicator()].code(),
                assessor_of(self.coded),
                version.redacted.unwrap_or(0),
            ),
            "delete the old copy; what is still to be written goes into a questionnaire that is made anew",
        );
    }

    /// What is recorded of it, without the texts that may have been redacted before; `None` where
    /// nothing is held back.
    pub(super) fn held_back(&self, codings: &Codings<'_>) -> Option<HeldBack> {
        let is_newer = |entry: u64| self.base.is_some_and(|base| entry <= base);
        let (coding, parts) = held_back(self.coded.coding(), &codings.versions, is_newer)?;
        let standing = codings.standing.as_deref();
        let unchanged = standing.is_some_and(|it| {
            it.rejected.is_none()
                && same_answer(self.framework, self.coded, it.answer.as_deref())
                && it.evidence == coding.evidence
                && it.comment == coding.comment
        });
        Some(HeldBack {
            coding,
            parts,
            unchanged,
        })
    }

    /// Warns of texts that are held back.
    pub(super) fn holds_back(&self, held: &HeldBack, problems: &mut Problems) {
        let names: Vec<&str> = held.parts.keys().map(|part| part.name()).collect();
        let entry = held.parts.values().max().copied().unwrap_or(0);
        problems.warning(
            ProblemKind::RedactedText,
            Pointer::entry("answers", self.coded.listed()).key("answer"),
            format!(
                "`{}` of `{}`: {} {} not recorded, since entry {entry} of the history redacted such a text, and this may be it{}",
                self.framework.indicators()[self.coded.indicator()].code(),
                assessor_of(self.coded),
                names.join(" and "),
                if names.len() == 1 { "is" } else { "are" },
                if held.unchanged {
                    "; nothing else is new"
                } else {
                    "; the answer is"
                },
            ),
            "write new texts into a questionnaire that is made anew; or, if you have made sure that they are not what was removed, allow them when the file is collected",
        );
    }

    /// The number of the last entry by which the assessor answered the same before, if one did.
    pub(super) fn stood_before(&self, codings: &mut Codings<'_>) -> Option<u64> {
        self.stood_before_in(&mut codings.versions)
    }

    fn stood_before_in(&self, versions: &mut Versions<'_>) -> Option<u64> {
        let index = versions.index(self.framework, self.coded.indicator());
        index.last_with(&self.content()?)
    }
}

/// What is recorded of an answer of which texts are held back.
pub(super) struct HeldBack {
    pub(super) coding: CodingDraft,
    /// Of what texts are held back, each with the entry that redacted one.
    parts: BTreeMap<Part, u64>,
    /// Whether what is left is what the assessor answered already.
    pub(super) unchanged: bool,
}

/// Whether two answers are the same: the same text, or the same number.
fn same_answer(framework: &Framework, coded: &SubmittedAnswer, before: Option<&str>) -> bool {
    let Some(text) = before else {
        return false;
    };
    coded.coding().answer.as_deref() == Some(text)
        || crate::check::answer(framework, coded.indicator(), text) == Some(coded.answer())
}

/// Whether a date or date-time is before another; where only days are known, whether its day
/// is.
fn earlier(one: &str, other: &str) -> bool {
    use chrono::NaiveDate;
    let day = |text: &str| text.get(..10)?.parse::<NaiveDate>().ok();
    let timed = |text: &str| 10 < text.len();
    if timed(one) && timed(other) {
        return matches!((moment(one), moment(other)), (Some(one), Some(other)) if one < other);
    }
    matches!((day(one), day(other)), (Some(one), Some(other)) if one < other)
}
