//! `cpi review`.

mod list;
mod xlsx;

use super::open_quietly;
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
    match asked {
        Review::List {
            index,
            round,
            country,
            section,
            of,
            state,
            format,
        } => {
            let index = super::open_quietly(&index)?;
            index.needs_full("a review", round.as_deref())?;
            let filter = list::Filter {
                country: country.as_deref(),
                section: section.as_deref(),
                of: of.as_deref(),
                states: &state,
            };
            list::run(&index, round.as_deref(), &filter, format)?;
            Ok(ExitCode::SUCCESS)
        }
        Review::Accept {
            one,
            which,
            hand,
            comment,
        } => {
            let index = open_quietly(&one.index)?;
            let mut codes = codes(&index, &which)?;
            if which.section.is_some() {
                // Beneath a node, only what waits for a reviewer.
                let waiting = waiting(&index, &one)?;
                let named = &which.indicators;
                codes.retain(|code| named.contains(code) || waiting.contains(code));
            }
            review_change(
                &index,
                &one,
                &codes,
                &hand,
                &ReviewAction::Accept { comment },
            )
        }
        Review::Reject {
            one,
            indicators,
            hand,
            assessor,
            comment,
        } => {
            let index = open_quietly(&one.index)?;
            let rejection = ReviewAction::Reject { assessor, comment };
            review_change(&index, &one, &indicators, &hand, &rejection)
        }
        Review::Adjudicate {
            one,
            indicator,
            hand,
            answer,
            points,
            reason,
        } => {
            let index = open_quietly(&one.index)?;
            let decision = ReviewAction::Adjudicate {
                answer,
                points,
                reason,
            };
            review_change(&index, &one, &[indicator], &hand, &decision)
        }
        Review::Reopen {
            one,
            indicators,
            hand,
            reason,
        } => {
            let index = open_quietly(&one.index)?;
            review_change(
                &index,
                &one,
                &indicators,
                &hand,
                &ReviewAction::Reopen { reason },
            )
        }
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
            let index = open_quietly(&one.index)?;
            let evidence = title.map(|title| EvidenceDraft {
                title: Some(title),
                link,
                consulted,
                note,
            });
            let reply = ReviewAction::Reply {
                text,
                evidence: evidence.into_iter().collect(),
                office,
            };
            review_change(&index, &one, &[indicator], &hand, &reply)
        }
        Review::Xlsx(asked) => xlsx::run(&asked),
        Review::Assign {
            one,
            which,
            hand,
            assessor,
            reviewer,
        } => {
            let index = open_quietly(&one.index)?;
            let codes = codes(&index, &which)?;
            let assignment = ReviewAction::Assign {
                assessors: assessor,
                reviewer,
            };
            review_change(&index, &one, &codes, &hand, &assignment)
        }
    }
}

/// The codes that were named, and those beneath the node that was named.
fn codes(index: &IndexFolder, which: &Which) -> Result<Vec<String>, Failure> {
    let framework = &index.framework;
    let mut codes = which.indicators.clone();
    if let Some(section) = &which.section {
        for indicator in super::beneath(framework, section)? {
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
    let (_, round) = super::round_of(index, one.round.as_deref())?;
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
    let (folder, round) = super::round_of(index, one.round.as_deref())?;
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
