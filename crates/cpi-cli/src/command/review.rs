//! `cpi review`.

mod list;
mod xlsx;

use super::index::open_quietly;
use crate::args::{ActorArgs, One, Review, Which};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::{IndexFolder, Ledger, Lock};
use cpi_model::draft::EvidenceDraft;
use cpi_model::review::{self, ReviewAction};
use cpi_model::{Assessment, ReviewState};
use cpi_scoring::indicator_reviews;
use cpi_scoring::query::Selection;
use std::process::ExitCode;

pub(super) fn run(asked: Review) -> Result<ExitCode, Failure> {
    let named = |indicators| Which {
        indicators,
        section: None,
    };
    let (one, which, hand, what) = match asked {
        Review::Xlsx(asked) => return xlsx::run(&asked),
        Review::List(asked) => return list::run(&asked),
        Review::Accept {
            one,
            which,
            hand,
            comment,
        } => (one, which, hand, ReviewAction::Accept { comment }),
        Review::Reject {
            one,
            indicators,
            hand,
            assessor,
            comment,
        } => {
            let what = ReviewAction::Reject { assessor, comment };
            (one, named(indicators), hand, what)
        }
        Review::Adjudicate {
            one,
            indicator,
            hand,
            answer,
            points,
            reason,
        } => {
            let what = ReviewAction::Adjudicate {
                answer,
                points,
                reason,
            };
            (one, named(vec![indicator]), hand, what)
        }
        Review::Reopen {
            one,
            indicators,
            hand,
            reason,
        } => (
            one,
            named(indicators),
            hand,
            ReviewAction::Reopen { reason },
        ),
        Review::Reply {
            one,
            indicator,
            hand,
            text,
            office,
            title,
            link,
            consulted,
            note,
        } => {
            let evidence = title.map(|title| EvidenceDraft {
                title: Some(title),
                link,
                consulted,
                note,
            });
            let what = ReviewAction::Reply {
                text,
                evidence: evidence.into_iter().collect(),
                office,
            };
            (one, named(vec![indicator]), hand, what)
        }
        Review::Assign {
            one,
            which,
            hand,
            assessor,
            reviewer,
        } => {
            let what = ReviewAction::Assign {
                assessors: assessor,
                reviewer,
            };
            (one, which, hand, what)
        }
    };
    let index = open_quietly(&one.index)?;
    let mut codes = codes(&index, &which)?;
    if which.section.is_some() && matches!(what, ReviewAction::Accept { .. }) {
        // Beneath a node, only what waits for a reviewer.
        let waiting = waiting(&index, &one)?;
        let named = &which.indicators;
        codes.retain(|code| named.contains(code) || waiting.contains(code));
    }
    review_change(&index, &one, &codes, &hand, &what)
}

/// The codes that were named, and those beneath the node that was named.
fn codes(index: &IndexFolder, which: &Which) -> Result<Vec<String>, Failure> {
    let framework = &index.framework;
    let mut codes = which.indicators.clone();
    if let Some(section) = &which.section {
        for indicator in super::index::beneath(framework, section)? {
            let code = framework.indicators()[indicator].code();
            if !codes.iter().any(|each| each == code) {
                codes.push(code.to_owned());
            }
        }
    }
    Ok(codes)
}

/// The codes of the indicators of an assessment that have a settled answer, not reviewed.
fn waiting(index: &IndexFolder, one: &One) -> Result<Vec<String>, Failure> {
    let (_, round) = super::index::round_of(index, one.round.as_deref())?;
    let of_round = |it: &&Assessment| {
        it.country() == one.country && round.reference_date(it.round()).is_some()
    };
    let found = index.assessments.iter().find(of_round);
    let all = found.map_or_else(Vec::new, indicator_reviews);
    let waits = all
        .into_iter()
        .filter(|it| it.state == ReviewState::Answered && !it.fails)
        .map(|it| it.indicator);
    Ok(waits.collect())
}

/// Does one thing to each indicator: to all of them or to none.
fn review_change(
    index: &IndexFolder,
    one: &One,
    indicators: &[String],
    hand: &ActorArgs,
    what: &ReviewAction,
) -> Result<ExitCode, Failure> {
    let at = clock::moment(hand.at.as_deref())?;
    let hand = review::Actor {
        by: clock::pseudonym("--by", &hand.by, &index.framework)?,
        at: &at,
        seed: crate::chance::seed()?,
    };
    let (folder, round) = super::index::round_of(index, one.round.as_deref())?;
    Selection::takes_part(round, &one.country)?;
    let ids = round.rounds().first().map(|(id, _)| id.as_str());
    index.needs_full("a review", ids)?;
    let lock = Lock::take(folder)?;
    let mut ledger = Ledger::open(&lock, &one.country, round, &index.framework, hand)?;
    let reviewed = ledger.review(&lock, &index.framework, indicators, what, hand)?;
    output::problems(&reviewed.warnings);
    let (done, same) = (reviewed.done, reviewed.same);
    output::done(&format!(
        "{} {}: done {done}, as it was {same}; history {} entries, head {}\n",
        one.country,
        ledger.assessment().round(),
        ledger.history().entries().len(),
        ledger.history().head()
    ))?;
    Ok(ExitCode::SUCCESS)
}
