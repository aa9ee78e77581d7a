//! What is said of a run, in words.

use super::NAMED;
use crate::{Context, Text};
use cpi_model::draft::UncertaintyDraft;
use cpi_scoring::Robustness;
use cpi_scoring::robustness::{CountryRobustness, Lacking, NodeRobustness, Spread};
use rust_decimal::Decimal;

/// Below this many draws a share is not to be quoted (methodology 11.15).
const FEW_DRAWS: u32 = 1000;

/// What was drawn, how often, and what the run lacks.
pub(super) fn caption(
    robustness: &Robustness,
    node: &NodeRobustness,
    context: &Context<'_>,
) -> Text {
    let run = &robustness.run;
    let name = context.name(&node.code);
    let is_told = !name.is_empty() && !name.eq_ignore_ascii_case(&node.code);
    let name = if is_told {
        format!(" {name}")
    } else {
        String::new()
    };
    let mut text = format!(
        "{}{name} · {}. {} Draws: {}, seed {} ({}).",
        node.code,
        robustness.round,
        varied(&robustness.plan),
        run.draws,
        run.seed,
        run.generator,
    );
    if let Some(asked) = run.interrupted_before {
        text.push_str(&format!(" Interrupted: {asked} draws were asked for."));
    }
    if !run.lacks.is_empty() {
        let lacks = Lacking::listed(&run.lacks);
        text.push_str(&format!(" Interrupted before {lacks}."));
    }
    if run.draws < FEW_DRAWS {
        text.push_str(" These are few draws: ask for 10000 before you quote a share.");
    }
    if let [only] = node.countries.as_slice() {
        let country = context.country(&only.country);
        text.push_str(&format!(
            " {country} is alone in its round, so its rank says nothing."
        ));
    }
    text.into()
}

/// The chart of a node in words.
pub(super) fn alternative(node: &NodeRobustness, interval: &str, context: &Context<'_>) -> String {
    let display = context.framework.display();
    let countries = node.countries.iter().map(|each| {
        let country = context.country(&each.country);
        let score = each.display.map(|score| score.to_string());
        let score = score.unwrap_or_else(|| "no score".to_owned());
        let spread = each.scores.as_ref().map(|spread| {
            let ends = [spread.low, spread.high].map(|end| display.show(end.into()));
            format!(" ({})", context.range(ends))
        });
        format!("{country} {score}{}", spread.unwrap_or_default())
    });
    let countries: Vec<String> = countries.collect();
    format!(
        "Scores at {}, with what {interval} of the draws span: {}",
        node.code,
        countries.join(", ")
    )
}

/// What stands out at a node.
pub(super) fn of_node(node: &NodeRobustness, context: &Context<'_>) -> Vec<String> {
    let all = [at_an_end(node), overlapping(node, context)];
    all.into_iter().flatten().collect()
}

/// The caption of the groups of a view.
pub(super) fn groups(view: &str, node: &str) -> String {
    format!("The groups of the view {view} at {node}, each ranked by itself:")
}

/// What the plan lets vary, and what it does not.
fn varied(plan: &UncertaintyDraft) -> String {
    let answers = plan.answers.as_ref().filter(|each| !each.off);
    let disagreement = answers.is_some_and(|each| each.codings.is_some());
    let sources = [
        (
            answers.is_some(),
            if disagreement {
                "answers, as the coders disagree"
            } else {
                "answers"
            },
        ),
        (
            plan.missing.as_ref().is_some_and(|each| !each.off),
            "missing answers",
        ),
        (
            plan.quantities.as_ref().is_some_and(|each| !each.off),
            "quantities",
        ),
        (
            plan.options.iter().any(|each| !each.off),
            "points of options",
        ),
        (plan.weights.iter().any(|each| !each.off), "weights"),
        (plan.method.iter().any(|each| !each.off), "the method"),
    ];
    let those = |varies: bool| -> String {
        let of = sources.iter().filter(|(each, _)| *each == varies);
        of.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    };
    let (varied, not_varied) = (those(true), those(false));
    if not_varied.is_empty() {
        format!("Varied: {varied}.")
    } else {
        format!("Varied: {varied}. Not varied: {not_varied}.")
    }
}

/// In how many countries the published score is at an end of what was drawn (methodology
/// 11.15).
fn at_an_end(node: &NodeRobustness) -> Option<String> {
    let scored: Vec<_> = node
        .countries
        .iter()
        .filter_map(|each| Some((Decimal::from(each.score?), each.scores.as_ref()?)))
        .filter(|(_, spread)| spread.low != spread.high)
        .collect();
    let count =
        |at: &dyn Fn(&(Decimal, &Spread)) -> bool| scored.iter().filter(|it| at(it)).count();
    let high = count(&|(score, spread)| Decimal::from(spread.high) <= *score);
    let low = count(&|(score, spread)| *score <= Decimal::from(spread.low));
    let (at, end, way) = if low < high {
        (high, "highest", "lower")
    } else {
        (low, "lowest", "raise")
    };
    (scored.len() < 2 * at).then(|| {
        format!(
            "In {at} of {} countries the published score is the {end} of its interval: what the plan varies can hardly do other than {way} it.",
            scored.len()
        )
    })
}

/// Whose order missing answers leave open (methodology 11.15).
fn overlapping(node: &NodeRobustness, context: &Context<'_>) -> Option<String> {
    let ranked = node.countries.iter().filter(|each| each.rank.is_some());
    let ranked: Vec<&CountryRobustness> = ranked.collect();
    let pairs: Vec<String> = ranked
        .windows(2)
        .filter(|two| {
            let bounds = two[0].bounds.zip(two[1].bounds);
            bounds.is_some_and(|(above, below)| above.low < below.high)
        })
        .map(|two| {
            let [one, other] = [0, 1].map(|at: usize| context.country(&two[at].country));
            format!("{one} and {other}")
        })
        .collect();
    (!pairs.is_empty()).then(|| {
        let listed = if NAMED < pairs.len() {
            format!("{} of {} neighbours", pairs.len(), ranked.len() - 1)
        } else {
            pairs.join(", ")
        };
        format!("Missing answers alone could turn the order of {listed}: their bounds overlap.")
    })
}
