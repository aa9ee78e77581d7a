//! What is said of a run, in words.

use super::lead::{could_turn, pair};
use super::words::Word;
use super::{NAMED, Of, percent};
use crate::{Context, Note, Text};
use cpi_model::draft::{Centre, Choice, UncertaintyDraft};
use cpi_model::language::Value;
use cpi_scoring::Robustness;
use cpi_scoring::robustness::{CountryRobustness, MissingPart, NodeRobustness, Spread};
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
    let mut arguments = vec![
        ("node", Value::from(&*node.code)),
        ("round", robustness.round.as_str().into()),
        ("varied", varied(&robustness.plan, context).into()),
        ("draws", run.draws.into()),
        // A seed is no quantity: it has no grouping.
        ("seed", run.seed.as_str().into()),
        ("generator", run.generator.as_str().into()),
    ];
    let word = if name.is_empty() || name.eq_ignore_ascii_case(&node.code) {
        Word::Caption
    } else {
        arguments.push(("name", name.into()));
        Word::CaptionNamed
    };
    let mut sentences = vec![context.sentence(word, &arguments)];
    if is_centred(&robustness.plan) {
        sentences.push(context.word(Word::Centred).to_owned());
    }
    if let Some(asked) = run.interrupted_before {
        sentences.push(context.sentence(Word::Interrupted, &[("draws", asked.into())]));
    }
    let lacks = run.lacks.iter().map(|lacking| match lacking {
        MissingPart::Intervals => Word::LacksIntervals,
        MissingPart::LeavingOut => Word::LacksLeavingOut,
        MissingPart::Sensitivity => Word::LacksSensitivity,
    });
    if let Some(lacks) = context.words.all_of(lacks.map(|word| context.word(word))) {
        sentences.push(context.sentence(Word::InterruptedBefore, &[("lacks", lacks.into())]));
    }
    if run.draws < FEW_DRAWS {
        sentences.push(context.word(Word::FewDraws).to_owned());
    }
    sentences.join(" ").into()
}

fn is_centred(plan: &UncertaintyDraft) -> bool {
    matches!(plan.centre, Some(Choice::Known(Centre::Published)))
}

/// The chart of a node in words.
pub(super) fn alternative(node: &NodeRobustness, interval: &str, context: &Context<'_>) -> String {
    let display = context.framework.display();
    let countries = node.countries.iter().map(|each| {
        let country = ("country", Value::from(context.country(&each.country)));
        let score = match each.display {
            Some(score) => context.words.number(score),
            None => context.word(Word::NoScore).to_owned(),
        };
        let score = ("score", Value::from(score));
        match &each.scores {
            None => context.sentence(Word::CountryScore, &[country, score]),
            Some(spread) => {
                let ends = [spread.low, spread.high].map(|end| display.show(end.into()));
                let spread = ("spread", context.range(ends).into());
                context.sentence(Word::CountrySpread, &[country, score, spread])
            }
        }
    });
    let countries: Vec<String> = countries.collect();
    context.sentence(
        Word::Alternative,
        &[
            ("node", Value::from(&*node.code)),
            ("interval", interval.into()),
            ("countries", countries.join(", ").into()),
        ],
    )
}

/// What stands out at a node.
pub(super) fn of_node(node: &NodeRobustness, of: &Of<'_>) -> Vec<Note> {
    let places = node.countries.iter();
    let places = places.map(|each| (None, each));
    let outside = outside(places.clone(), of);
    let at_an_end = outside.is_none().then(|| at_an_end(node, of.context));
    let partly = partly_scored(places, of.context);
    let all = [at_an_end.flatten(), turned(node, of.context)];
    let all = all.into_iter().flatten().map(Note::from);
    let first = [partly.map(Note::from), outside.map(Note::from)];
    first.into_iter().flatten().chain(all).collect()
}

/// The caption of the groups of a view.
pub(super) fn groups(view: &str, node: &str, context: &Context<'_>) -> String {
    context.sentence(
        Word::Groups,
        &[("view", view.into()), ("node", node.into())],
    )
}

/// What the plan lets vary, and what it does not.
fn varied(plan: &UncertaintyDraft, context: &Context<'_>) -> String {
    let answers = plan.answers.as_ref().filter(|each| !each.off);
    let of_coders = answers.is_some_and(|each| each.codings.is_some());
    let missing = plan.missing.as_ref();
    let quantities = plan.quantities.as_ref();
    let sources = [
        (
            answers.is_some(),
            if of_coders {
                Word::AnswersOfCoders
            } else {
                Word::Answers
            },
        ),
        (missing.is_some_and(|each| !each.off), Word::MissingAnswers),
        (quantities.is_some_and(|each| !each.off), Word::Quantities),
        (plan.options.iter().any(|each| !each.off), Word::Options),
        (plan.weights.iter().any(|each| !each.off), Word::Weights),
        (plan.method.iter().any(|each| !each.off), Word::Method),
    ];
    let those = |varies: bool| -> Vec<&str> {
        let of = sources.iter().filter(|(each, _)| *each == varies);
        of.map(|(_, word)| context.word(*word)).collect()
    };
    let said = |word: Word, sources: Vec<&str>| {
        context.sentence(word, &[("sources", sources.join(", ").into())])
    };
    let mut sentences = vec![said(Word::Varied, those(true))];
    let fixed = those(false);
    if !fixed.is_empty() {
        sentences.push(said(Word::NotVaried, fixed));
    }
    sentences.join(" ")
}

/// The countries with a score, and how their draws spread.
fn spread(each: &CountryRobustness) -> Option<(Decimal, &Spread)> {
    let spread = each.scores.as_ref()?;
    (spread.low != spread.high).then_some((Decimal::from(each.score?), spread))
}

/// In how many countries the published score is at an end of what was drawn (methodology
/// 11.15).
fn at_an_end(node: &NodeRobustness, context: &Context<'_>) -> Option<String> {
    let scored: Vec<_> = node.countries.iter().filter_map(spread).collect();
    let count =
        |at: &dyn Fn(&(Decimal, &Spread)) -> bool| scored.iter().filter(|it| at(it)).count();
    let high = count(&|(score, spread)| Decimal::from(spread.high) <= *score);
    let low = count(&|(score, spread)| *score <= Decimal::from(spread.low));
    let (at, word) = if low < high {
        (high, Word::AtHighest)
    } else {
        (low, Word::AtLowest)
    };
    let arguments = [("count", at.into()), ("of", scored.len().into())];
    (scored.len() < 2 * at).then(|| context.sentence(word, &arguments))
}

/// Whose published score is outside its interval, and why (methodology 11.15). Countries stand
/// with the group that the interval is of.
pub(super) fn outside<'r>(
    places: impl Iterator<Item = (Option<&'r str>, &'r CountryRobustness)>,
    of: &Of<'_>,
) -> Option<Text> {
    let (context, plan) = (of.context, &of.robustness.plan);
    let mut all = 0_usize;
    let mut named = Vec::new();
    let mut is_open = false;
    for (group, each) in places {
        let Some((score, spread)) = spread(each) else {
            continue;
        };
        all += 1;
        if Decimal::from(spread.low) <= score && score <= Decimal::from(spread.high) {
            continue;
        }
        named.push(place(group, each, context));
        is_open |= each.bounds.is_some_and(|bounds| bounds.low != bounds.high);
    }
    let count = ("count", Value::from(named.len()));
    let sentence = match named.len() {
        0 => return None,
        1..=NAMED => {
            let places = ("places", named.join(", ").into());
            context.sentence(Word::Outside, &[places])
        }
        _ => context.sentence(Word::ManyOutside, &[count, ("of", all.into())]),
    };
    let answers = plan.answers.as_ref();
    let by_answers = answers.is_some_and(|answers| !answers.off) && !is_centred(plan);
    let why = if by_answers {
        Word::OutsideByAnswers
    } else {
        Word::OutsideOtherwise
    };
    let is_filled = plan.missing.as_ref().is_some_and(|missing| !missing.off);
    let mut text = Text::plain(sentence).and(" ");
    if is_open && is_filled && !is_centred(plan) {
        text = text.and(context.word(Word::OutsideByMissing)).and(" ");
    }
    Some(text.then(Text::prose(context.word(why))))
}

/// A country, with the group that its row is of.
fn place(group: Option<&str>, each: &CountryRobustness, context: &Context<'_>) -> String {
    let country = context.country(&each.country);
    match group {
        None => country,
        Some(group) => {
            let arguments = [("country", country.into()), ("group", group.into())];
            context.sentence(Word::InGroup, &arguments)
        }
    }
}

/// Who has a score in a part of the draws alone (methodology 11.7, 11.9).
pub(super) fn partly_scored<'r>(
    places: impl Iterator<Item = (Option<&'r str>, &'r CountryRobustness)>,
    context: &Context<'_>,
) -> Option<String> {
    let partly = places.filter(|(_, each)| {
        let scored = Decimal::from(each.scored);
        !scored.is_zero() && scored != Decimal::ONE
    });
    let named: Vec<String> = partly
        .map(|(group, each)| {
            let arguments = [
                ("place", place(group, each, context).into()),
                ("share", percent(each.scored, context).into()),
            ];
            context.sentence(Word::ScoredIn, &arguments)
        })
        .collect();
    match named.len() {
        0 => None,
        1..=NAMED => {
            let places = [("places", named.join(", ").into())];
            Some(context.sentence(Word::PartlyScored, &places))
        }
        count => Some(context.sentence(Word::ManyPartlyScored, &[("count", count.into())])),
    }
}

/// Whose order missing answers leave open (methodology 11.15): of neighbouring ranks.
fn turned(node: &NodeRobustness, context: &Context<'_>) -> Option<String> {
    let position = context.framework.node_position(&node.code)?;
    let direction = context.framework.nodes()[position].direction();
    let ranked = node.countries.iter().filter(|each| each.rank.is_some());
    let ranked: Vec<&CountryRobustness> = ranked.collect();
    let tied: Vec<&[&CountryRobustness]> = ranked
        .chunk_by(|one, other| one.rank == other.rank)
        .collect();
    let mut neighbours = 0_usize;
    let mut open = Vec::new();
    for two in tied.windows(2) {
        for above in two[0] {
            for below in two[1] {
                neighbours += 1;
                if could_turn(
                    (above.rank, above.bounds),
                    (below.rank, below.bounds),
                    (direction, context),
                ) {
                    open.push([*above, *below]);
                }
            }
        }
    }
    match open.len() {
        0 => None,
        1..=NAMED => {
            let pairs = open.into_iter().map(|two| pair(two, context));
            let pairs = pairs.collect::<Vec<_>>().join(", ");
            Some(context.sentence(Word::CouldTurn, &[("pairs", pairs.into())]))
        }
        count => Some(context.sentence(
            Word::ManyCouldTurn,
            &[("count", count.into()), ("of", neighbours.into())],
        )),
    }
}
