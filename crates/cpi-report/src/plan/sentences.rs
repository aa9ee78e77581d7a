//! What is said of a plan, in words.

use super::words::Word;
use crate::Context;
use cpi_model::number::Score;
use cpi_scoring::plan::{AnswerChange, Guarantee, Outcome, PlanSolution, ScoreOf};

/// A changed answer.
pub(super) fn change(change: &AnswerChange, context: &Context<'_>) -> String {
    let answer = |answer: &str| context.answer(&change.indicator, answer);
    let parts = [
        ("indicator", change.indicator.as_str().into()),
        ("from", answer(&change.from).into()),
        ("to", answer(&change.to).into()),
    ];
    context.sentence(Word::Change, &parts)
}

/// What is planned for, by its code and what it is called.
fn named(of: &ScoreOf, context: &Context<'_>) -> String {
    match of {
        ScoreOf::Node(code) => context.named(code),
        ScoreOf::Group(name) | ScoreOf::Cell(name) => {
            let (before, group) = name.split_once(':').unwrap_or(("", name));
            let label = context.name(group);
            match before.split_once('/') {
                _ if label.is_empty() => name.clone(),
                Some((row, _)) => format!("{name} ({} · {label})", context.name(row)),
                None => format!("{name} ({label})"),
            }
        }
    }
}

/// Whether a target is reached, by what, and what is proven about it.
pub(super) fn reached(reached: &PlanSolution, costs: bool, context: &Context<'_>) -> String {
    let show = |score: Option<Score>| {
        score.map_or_else(
            || context.word(Word::None).to_owned(),
            |score| {
                let shown = context.framework.display().show(score.into());
                context.words.number(shown)
            },
        )
    };
    let cost = if costs {
        let parts = [("cost", context.words.number(reached.cost).into())];
        format!(" {}", context.sentence(Word::AtCost, &parts))
    } else {
        String::new()
    };
    let name = ("name", named(&reached.of, context).into());
    let target = ("target", context.words.number(reached.target).into());
    let before = ("before", show(reached.before).into());
    let after = ("after", show(reached.after).into());
    let highest = ("highest", show(reached.highest).into());
    let cost = ("cost", cost.into());
    let say = |word: Word, parts: &[_]| context.sentence(word, parts);
    match (reached.outcome, reached.guarantee) {
        (Outcome::AlreadyReached, _) => say(Word::AlreadyReached, &[name, target, before]),
        (Outcome::Reached, guarantee) => {
            let proof = match (guarantee, reached.at_least) {
                (Guarantee::WithinBound, Some(least)) => {
                    let word = if costs {
                        Word::CheaperNotProven
                    } else {
                        Word::ShorterNotProven
                    };
                    let least = [("least", context.words.number(least).into())];
                    say(word, &least)
                }
                _ if costs => context.word(Word::NothingCheaper).to_owned(),
                _ => context.word(Word::NothingShorter).to_owned(),
            };
            let count = ("count", reached.changes.len().into());
            let proof = ("proof", proof.into());
            let parts = [name, target, count, cost, before, after, proof];
            say(Word::Reached, &parts)
        }
        (Outcome::Unreachable, _) if reached.highest.is_none() => say(Word::NoScore, &[name]),
        (Outcome::Unreachable, _) if reached.changes.is_empty() => {
            say(Word::NothingFurther, &[name, target, before])
        }
        (Outcome::Unreachable, _) => {
            let parts = [name, target, highest, before, after, cost];
            say(Word::Unreachable, &parts)
        }
        (Outcome::NotFound, _) if reached.after.is_none() => say(Word::NoScore, &[name]),
        (Outcome::NotFound, _) => say(Word::NotFound, &[name, target, highest, after, cost]),
    }
}
