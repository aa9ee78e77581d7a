//! What should a person look at in answers that came in?

use crate::folder::IndexFolder;
use crate::ledger::Key;
use cpi_model::Pointer;
use cpi_model::matching::fold;
use cpi_model::merge::{Merge, Outcome, moment};
use cpi_model::plausibility;
use cpi_model::submission::SubmittedAnswer;
use cpi_model::{Answer, Framework, ProblemKind, Problems, Round, Submission};
use std::collections::{BTreeMap, BTreeSet};

/// Who answered what in this collection: the round and country, the assessor, the indicator.
pub(super) type Whose = (Key, String, String);

/// Warns where another file of this collection answered otherwise for the same assessor, and
/// their times do not say which is the newer: two people may answer under one pseudonym.
pub(super) fn two_files(
    changed: &mut BTreeMap<Whose, (String, Option<String>)>,
    key: &Key,
    file: &str,
    submission: &Submission,
    outcomes: &[(usize, usize, Outcome)],
    framework: &Framework,
    found: &mut Problems,
) {
    for (coded, (listed, _, outcome)) in submission.answers().iter().zip(outcomes) {
        if !matches!(outcome, Outcome::New | Outcome::Changed) {
            continue;
        }
        let assessor = coded.coding().assessor.clone().unwrap_or_default();
        let indicator = framework.indicators()[coded.indicator()].code().to_owned();
        let submitted = coded.coding().submitted.clone();
        let now = (file.to_owned(), submitted.clone());
        let whose = (key.clone(), assessor, indicator);
        let Some((earlier, then)) = changed.insert(whose.clone(), now) else {
            continue;
        };
        let moments = (
            then.as_deref().and_then(moment),
            submitted.as_deref().and_then(moment),
        );
        let in_order = matches!(moments, (Some(then), Some(now)) if then < now);
        if earlier == file || in_order {
            continue;
        }
        let (_, assessor, indicator) = whose;
        found.warning(
            ProblemKind::Contradiction,
            Pointer::entry("answers", *listed).key("answer"),
            format!(
                "`{indicator}` of `{assessor}` is answered in two files, `{earlier}` and `{file}`, in different ways, and nothing says which is the newer; `{}` stands",
                coded.coding().answer.as_deref().unwrap_or_default()
            ),
            "ask whether two people answer under one pseudonym, or one from two copies; collect the newer file last",
        );
    }
}

/// The assessors of each round, by the round and the pseudonym as it is compared.
pub(super) fn pseudonyms_of(index: &IndexFolder) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for assessment in &index.assessments {
        let draft = assessment.to_draft();
        let codings = draft.answers.iter().flat_map(|answer| &answer.codings);
        for assessor in codings.filter_map(|coding| coding.assessor.as_ref()) {
            let whose = (assessment.round().to_owned(), fold(assessor));
            found.entry(whose).or_insert_with(|| assessor.clone());
        }
    }
    found
}

/// Warns where a pseudonym differs from another of the round in case alone: one person would
/// count as two assessors.
pub(super) fn alike(
    pseudonyms: &mut BTreeMap<(String, String), String>,
    submission: &Submission,
    found: &mut Problems,
) {
    let codings = submission.answers().iter().map(SubmittedAnswer::coding);
    let assessors: BTreeSet<&String> = codings
        .filter_map(|coding| coding.assessor.as_ref())
        .collect();
    for assessor in assessors {
        let whose = (submission.round().to_owned(), fold(assessor));
        let known = pseudonyms.entry(whose).or_insert_with(|| assessor.clone());
        if known != assessor {
            found.warning(
                ProblemKind::Duplicate,
                Pointer::from(["assessor"]),
                format!(
                    "`{assessor}` differs from `{known}`, who answers in this round, in capital letters alone; they count as two assessors"
                ),
                "if they are one person, write the pseudonym as it was written before",
            );
        }
    }
}

/// Warns of answers that stood before and are not taken again.
pub(super) fn told_reverts(merge: &Merge, found: &mut Problems) {
    let is_revert = |(listed, _, outcome): &&(usize, usize, Outcome)| {
        *outcome == Outcome::Revert && !merge.redacted.contains(listed)
    };
    let count = merge.outcomes.iter().filter(is_revert).count();
    if let Some((listed, ..)) = merge.outcomes.iter().find(is_revert) {
        found.warning(
            ProblemKind::ReplacedAnswer,
            Pointer::entry("answers", *listed).key("answer"),
            format!(
                "answers that the assessor has replaced since, and that are not taken again: {count}; an old copy may have been saved again"
            ),
            "ask the assessor; if they are meant, allow them when the file is collected again",
        );
    }
}

/// Warns of figures that are not plausible, in themselves or after the last round (methodology
/// 3.12).
pub(super) fn doubtful(index: &IndexFolder, submission: &Submission, found: &mut Problems) {
    let mut rounds: Vec<_> = index.rounds.iter().flat_map(Round::rounds).collect();
    rounds.sort_by_key(|(_, date)| *date);
    let rounds: Vec<String> = rounds.into_iter().map(|(id, _)| id.clone()).collect();
    let named = (submission.country(), submission.round());
    for coded in submission.answers() {
        let Answer::Quantity(value) = coded.answer() else {
            continue;
        };
        let position = coded.indicator();
        let earlier = plausibility::earlier(&index.assessments, &rounds, named, position);
        for doubt in plausibility::doubts(&index.framework, position, value, earlier) {
            let path = Pointer::entry("answers", coded.listed()).key("answer");
            let code = index.framework.indicators()[position].code();
            plausibility::warn(found, path, &format!("`{code}` {doubt}"));
        }
    }
}
