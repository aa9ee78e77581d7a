//! Which crosswalk stands between which editions of an index?

use crate::read::ParsedDraft;
use cpi_model::crosswalk::Crosswalk;
use cpi_model::draft::CrosswalkDraft;
use cpi_model::{Checked, Framework, Index, Problems};
use thiserror::Error;

/// A crosswalk that someone names, with the name that messages give it.
#[derive(Debug, Clone)]
pub struct NamedCrosswalk {
    /// The file, or whatever it is called.
    pub name: String,
    /// What it says.
    pub read: ParsedDraft<CrosswalkDraft>,
}

/// Why the crosswalks that are named do not stand between the editions.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CrosswalksError {
    /// More crosswalks than steps from one edition to the next.
    #[error(
        "crosswalks: {named} for {editions} editions; there is one from each edition to the next"
    )]
    TooMany {
        /// How many are named.
        named: usize,
        /// How many editions there are.
        editions: usize,
    },
    /// A crosswalk of other frameworks.
    #[error("{name}: it stands between none of these editions and the next")]
    Elsewhere {
        /// What the crosswalk is called.
        name: String,
    },
}

/// The crosswalk from each edition to the next, of those that are named; the editions with
/// the oldest first. Where none of them fits, there is `None`, and the caller has another or
/// refuses. A crosswalk fits the two frameworks that it names in `from` and `to`; of two
/// editions the one that is named is meant, and [`checked`] says what is wrong with it.
///
/// # Errors
///
/// [`CrosswalksError`] where too many are named, or one that fits nowhere.
pub fn between(
    editions: &[&Framework],
    mut named: Vec<NamedCrosswalk>,
) -> Result<Vec<Option<ParsedDraft<CrosswalkDraft>>>, CrosswalksError> {
    if editions.len() <= named.len() && !named.is_empty() {
        return Err(CrosswalksError::TooMany {
            named: named.len(),
            editions: editions.len(),
        });
    }
    let only_step = editions.len() == 2;
    let mut steps = Vec::new();
    for step in editions.windows(2) {
        let fits = |each: &NamedCrosswalk| {
            let CrosswalkDraft { from, to, .. } = &each.read.draft;
            from.as_ref().is_some_and(|from| step[0].is(from))
                && to.as_ref().is_some_and(|to| step[1].is(to))
        };
        let at = named.iter().position(fits);
        let at = at.or((only_step && !named.is_empty()).then_some(0));
        steps.push(at.map(|at| named.remove(at).read));
    }
    match named.into_iter().next() {
        Some(NamedCrosswalk { name, .. }) => Err(CrosswalksError::Elsewhere { name }),
        None => Ok(steps),
    }
}

/// The checked crosswalks from each edition to the next, one a step.
///
/// # Errors
///
/// The problems of all, where one does not hold together.
pub fn checked(
    editions: &[&Framework],
    steps: &[ParsedDraft<CrosswalkDraft>],
) -> Result<Checked<Vec<Crosswalk>>, Problems> {
    let mut value = Vec::new();
    let mut problems = Problems::new();
    for (step, read) in editions.windows(2).zip(steps) {
        match read.check(|draft| draft.check(step[0], step[1])) {
            Ok(checked) => {
                value.push(checked.value);
                problems.extend(checked.warnings);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.any_error() {
        return Err(problems);
    }
    Ok(Checked {
        value,
        warnings: problems,
    })
}

/// The editions of an index that a trend goes over.
#[derive(Debug, Clone)]
pub struct Editions {
    /// The newest.
    pub newest: Index,
    /// Those before it, the oldest first, each with the crosswalk to the next.
    pub older: Vec<(Index, Crosswalk)>,
}

/// Puts the crosswalks between editions, of which the oldest is first: those that are named, and
/// where none fits what `missing` reads for the edition at this position and the one before it.
/// `None` without an edition.
///
/// # Errors
///
/// [`CrosswalksError`], the problems of all crosswalks, or what `missing` refuses.
pub fn editions<E: From<CrosswalksError> + From<Problems>>(
    mut indices: Vec<Index>,
    named: Vec<NamedCrosswalk>,
    mut missing: impl FnMut(usize, &[&Framework]) -> Result<ParsedDraft<CrosswalkDraft>, E>,
) -> Result<Option<Checked<Editions>>, E> {
    let frameworks: Vec<&Framework> = indices.iter().map(|it| &it.framework).collect();
    let mut steps = Vec::new();
    for (at, step) in between(&frameworks, named)?.into_iter().enumerate() {
        steps.push(match step {
            Some(step) => step,
            None => missing(at + 1, &frameworks[at..=at + 1])?,
        });
    }
    let Checked {
        value: crosswalks,
        warnings,
    } = checked(&frameworks, &steps)?;
    let Some(newest) = indices.pop() else {
        return Ok(None);
    };
    let older = indices.into_iter().zip(crosswalks).collect();
    Ok(Some(Checked {
        value: Editions { newest, older },
        warnings,
    }))
}
