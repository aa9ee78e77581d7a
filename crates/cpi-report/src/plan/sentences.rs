//! What is said of a plan, in words.

use crate::Context;
use cpi_model::number::Score;
use cpi_scoring::plan::{AnswerChange, Guarantee, Outcome, Reached};

/// A changed answer.
pub(super) fn change(change: &AnswerChange) -> String {
    format!("{}: {} → {}", change.indicator, change.from, change.to)
}

/// Whether a target is reached, by what, and what is proven about it.
pub(super) fn reached(reached: &Reached, costs: bool, context: &Context<'_>) -> String {
    let show = |score: Option<Score>| {
        score.map_or_else(
            || "no score".to_owned(),
            |score| context.framework.display().show(score.into()).to_string(),
        )
    };
    let (name, target) = (reached.of.name(), reached.target);
    let count = match reached.changes.len() {
        1 => "1 change".to_owned(),
        several => format!("{several} changes"),
    };
    let (cheaper, cost) = if costs {
        ("cheaper", format!(" at the cost of {}", reached.cost))
    } else {
        ("shorter", String::new())
    };
    match (reached.outcome, reached.guarantee) {
        (Outcome::AlreadyReached, _) => {
            format!(
                "{name} is at {} and has reached {target}",
                show(reached.before)
            )
        }
        (Outcome::Reached, guarantee) => {
            let proof = match (guarantee, reached.at_least) {
                (Guarantee::WithinBound, Some(least)) => format!(
                    "whether anything {cheaper} does is not proven; nothing below {least} does"
                ),
                _ => format!("nothing {cheaper} does, though other lists may do as well"),
            };
            format!(
                "{name} reaches {target} by {count}{cost}: from {} to {}; {proof}",
                show(reached.before),
                show(reached.after)
            )
        }
        (Outcome::Unreachable, _) if reached.highest.is_none() => format!(
            "{name} has no score, whatever may move is answered: nothing in it applies, or too little is answered"
        ),
        (Outcome::Unreachable, _) if reached.changes.is_empty() => format!(
            "{name} cannot reach {target}: it is at {}, and nothing that may move gets it higher",
            show(reached.before)
        ),
        (Outcome::Unreachable, _) => format!(
            "{name} cannot reach {target} by what may move: at most {}, from {}; the changes below{cost} get to {}",
            show(reached.highest),
            show(reached.before),
            show(reached.after)
        ),
        (Outcome::NotFound, _) => format!(
            "nothing was found by which {name} reaches {target}, and it is not proven that nothing does: at most {}; the changes below{cost} get to {}",
            show(reached.highest),
            show(reached.after)
        ),
    }
}
