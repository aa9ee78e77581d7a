//! Which countries are certainly ahead, and which cannot be told apart? Methodology 11.15.

use super::words::Word;
use super::{NAMED, percent};
use crate::Context;
use cpi_model::draft::Direction;
use cpi_model::language::Value;
use cpi_model::number::{Rank, Share};
use cpi_scoring::Robustness;
use cpi_scoring::robustness::{CountryRobustness, Pair};
use cpi_scoring::scorecard::Bounds;
use rust_decimal::Decimal;

/// Two countries are told apart if one is above the other in at least this share of the draws
/// (methodology 11.15).
const TOLD_APART: Decimal = Decimal::from_parts(95, 0, 0, false, 2);

/// The first paragraph: one plain sentence on the order by the index, or two.
pub(super) fn sentences(robustness: &Robustness, context: &Context<'_>) -> Option<String> {
    let countries = &robustness.nodes.first()?.countries;
    let ranked = countries.iter().filter(|each| each.rank.is_some());
    let ranked: Vec<&CountryRobustness> = ranked.collect();
    let name = |country: &CountryRobustness| context.country(&country.country);
    let (first, others) = match ranked.as_slice() {
        [] => return Some(context.word(Word::NoRank).to_owned()),
        [only] => {
            let word = if countries.len() == 1 {
                Word::Alone
            } else {
                Word::OneRanked
            };
            return Some(context.sentence(word, &[("country", name(only).into())]));
        }
        [first, others @ ..] => (*first, others),
    };
    let order = Order::new(robustness, context);
    let rivals: Vec<&CountryRobustness> = others
        .iter()
        .copied()
        .filter(|other| !order.tells_apart(first, other))
        .collect();
    // Those that are open at the top are not named again.
    let is_open = |country: &CountryRobustness| {
        let open = rivals.iter().chain([&first]);
        !rivals.is_empty() && open.into_iter().any(|each| each.country == country.country)
    };
    let neighbours: Vec<[&CountryRobustness; 2]> = ranked
        .windows(2)
        .map(|two| [two[0], two[1]])
        .filter(|[one, other]| !order.tells_apart(one, other))
        .filter(|two| !two.iter().all(|each| is_open(each)))
        .collect();
    let share = Share::new(TOLD_APART).map(|share| percent(share, context));
    let share = ("share", Value::from(share.unwrap_or_default()));
    if rivals.is_empty() && neighbours.is_empty() {
        return Some(context.sentence(Word::WholeOrder, &[share]));
    }
    let top = match rivals.len() {
        0 => context.sentence(Word::First, &[("country", name(first).into()), share]),
        1..NAMED => {
            let open = [first].into_iter().chain(rivals.iter().copied()).map(name);
            let countries = context.words.all_of(open).unwrap_or_default();
            context.sentence(Word::FirstOpen, &[("countries", countries.into())])
        }
        others => {
            let count = [("count", (others + 1).into())];
            context.sentence(Word::FirstOpenToMany, &count)
        }
    };
    let rest = match neighbours.len() {
        0 => None,
        1..=NAMED => {
            let pairs = neighbours.iter().map(|two| pair(*two, context));
            let pairs = pairs.collect::<Vec<_>>().join(", ");
            Some(context.sentence(Word::NotToldApart, &[("pairs", pairs.into())]))
        }
        count => Some(context.sentence(
            Word::ManyNotToldApart,
            &[("count", count.into()), ("of", (ranked.len() - 1).into())],
        )),
    };
    Some(
        [Some(top), rest]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// Two countries in a sentence.
pub(super) fn pair(two: [&CountryRobustness; 2], context: &Context<'_>) -> String {
    let names = two.map(|each| context.country(&each.country));
    context.words.all_of(names).unwrap_or_default()
}

/// What draws and bounds say of two countries.
struct Order<'a> {
    robustness: &'a Robustness,
    context: &'a Context<'a>,
    draws_missing: bool,
    /// That of the index.
    direction: Direction,
}

impl<'a> Order<'a> {
    fn new(robustness: &'a Robustness, context: &'a Context<'a>) -> Self {
        let missing = robustness.plan.missing.as_ref();
        let framework = context.framework;
        Self {
            direction: framework.nodes()[framework.root()].direction(),
            robustness,
            context,
            draws_missing: missing.is_some_and(|missing| !missing.off),
        }
    }

    /// Whether the first, which the published table lists earlier, is above the other.
    fn tells_apart(&self, one: &CountryRobustness, other: &CountryRobustness) -> bool {
        let pair = self.pair(&one.country, &other.country);
        one.rank != other.rank
            && pair.is_some_and(|pair| TOLD_APART <= Decimal::from(pair.above))
            && (self.draws_missing
                || !could_turn(
                    (one.rank, one.bounds),
                    (other.rank, other.bounds),
                    (self.direction, self.context),
                ))
    }

    /// The pairs are in the order of the published table, each country with all after it.
    fn pair(&self, one: &str, other: &str) -> Option<&'a Pair> {
        let (ranks, pairs) = (&self.robustness.index.ranks, &self.robustness.index.pairs);
        let at = |country: &str| ranks.iter().position(|each| each.country == country);
        let (i, j) = (at(one)?, at(other)?);
        let before = (i * (2 * ranks.len()).checked_sub(i + 1)?) / 2;
        let found = pairs.get(before + j.checked_sub(i + 1)?)?;
        (found.country == one && found.other == other).then_some(found)
    }
}

/// The published rank of a country, and the bounds of its score.
pub(crate) type Standing = (Option<Rank>, Option<Bounds>);

/// Whether missing answers alone could turn the order of two countries, of which the first has the
/// better published rank (methodology 11.15).
pub(crate) fn could_turn(
    (rank, above): Standing,
    (other_rank, below): Standing,
    (direction, context): (Direction, &Context<'_>),
) -> bool {
    let Some((one, other)) = above.zip(below) else {
        return false;
    };
    if rank == other_rank || (one.low == one.high && other.low == other.high) {
        return false;
    }
    let ranking = context.framework.ranking();
    let compared = |score: cpi_model::number::Score| ranking.compared.apply(score.into());
    match direction {
        Direction::HigherIsBetter => compared(one.low) < compared(other.high),
        Direction::LowerIsBetter => compared(other.low) < compared(one.high),
    }
}
