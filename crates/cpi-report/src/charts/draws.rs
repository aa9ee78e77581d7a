//! Charts of what draws gave: intervals of ranks, and who is above whom.

use super::{ChartShown, FindingWord, columns, finished};
use crate::chart::ChartWords;
use crate::vocabulary::{self as of, PAIRS, RANK_INTERVALS};
use crate::{Axis, Cell, Chart, ChartForm, Context, ReportError, Span, SpanMeaning, Table};
use cpi_model::language::Value;
use cpi_model::number::Share;
use cpi_scoring::Robustness;
use rust_decimal::Decimal;

/// The rank of each country at a node, within those that draws gave.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where the run is of another framework.
pub fn rank_intervals(
    robustness: &Robustness,
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    robustness.belongs_to(context.framework)?;
    let node = asked.node(context);
    let mut nodes = robustness.nodes.iter();
    let countries = nodes.find(|each| *each.code == *node);
    let countries = countries.map_or(&[][..], |node| &node.countries);
    let interval = robustness.plan.interval.as_deref().unwrap_or_default();
    let share = Decimal::from_str_exact(interval).map(|share| context.percent(share, 0));
    let share = share.unwrap_or_default();
    let mut held = 0;
    let hidden = [of::ROUND, of::NODE, of::INTERVAL];
    let mut table = Table::with(
        &RANK_INTERVALS,
        columns(RANK_INTERVALS.fields, &hidden, context),
    );
    for each in countries {
        let spread = each.ranks.as_ref();
        held += usize::from(spread.is_some_and(|spread| spread.low == spread.high));
        let [low, high] = [spread.map(|it| it.low), spread.map(|it| it.high)];
        let mut row = vec![
            robustness.round.as_str().into(),
            context.country_cell(&each.country),
            node.as_str().into(),
        ];
        let ranks = [each.rank, low, high];
        row.extend(ranks.map(|rank| rank.map_or(Cell::Missing, Cell::exact)));
        row.push(Cell::text(interval));
        table.rows.push(row);
    }
    let finding = context.sentence(
        FindingWord::Ranks,
        &[
            ("count", Value::number(held)),
            ("all", Value::number(countries.len())),
            ("share", share.as_str().into()),
        ],
    );
    let drawn = context.sentence(ChartWords::Interval, &[("share", share.as_str().into())]);
    let form = ChartForm::Ranks {
        label: of::COUNTRY.name,
        rank: of::RANK.name,
        spans: vec![Span::new(
            [of::RANK_INTERVAL_LOW.name, of::RANK_INTERVAL_HIGH.name],
            SpanMeaning::Interval,
            drawn,
        )],
        axis: Axis::of_ranks(
            countries.len(),
            context.word(FindingWord::PublishedRank),
            context.words,
        ),
    };
    Ok(finished(form, table, finding, context).with_accent(asked.country))
}

/// The most countries of the matrix: a larger one cannot be read.
const MOST: usize = 24;

/// How often each country is above each other one, of the first countries of the published table.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where the run is of another framework.
pub fn pairs(
    robustness: &Robustness,
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    robustness.belongs_to(context.framework)?;
    let ranks = robustness.index.ranks.iter();
    let order: Vec<&str> = ranks.map(|each| each.country.as_str()).collect();
    let drawn = &order[..order.len().min(MOST)];
    let above = |country: &str, other: &str| -> Option<[Decimal; 2]> {
        let mut pairs = robustness.index.pairs.iter();
        pairs.find_map(|pair| {
            let [first, tied] = [pair.above, pair.tied].map(Decimal::from);
            if pair.country == country && pair.other == other {
                Some([first, tied])
            } else if pair.country == other && pair.other == country {
                Some([Decimal::ONE - first - tied, tied])
            } else {
                None
            }
        })
    };
    let hidden = [of::ROUND, of::TIED];
    let mut table = Table::with(&PAIRS, columns(PAIRS.fields, &hidden, context));
    let mut closest: Option<(Decimal, [&str; 2], Decimal)> = None;
    for country in drawn {
        for other in drawn.iter().filter(|other| *other != country) {
            let shares = above(country, other);
            let figure = |share: Option<Decimal>| {
                let share = share.and_then(Share::new);
                Cell::figure(share, |share| context.percent(share, 0))
            };
            if let Some([share, _]) = shares {
                let apart = (share - Decimal::new(5, 1)).abs();
                if closest.as_ref().is_none_or(|(least, _, _)| apart < *least) {
                    closest = Some((apart, [country, other], share));
                }
            }
            table.rows.push(vec![
                robustness.round.as_str().into(),
                context.country_cell(country),
                Cell::named(*other, context.country(other)),
                figure(shares.map(|[above, _]| above)),
                figure(shares.map(|[_, tied]| tied)),
            ]);
        }
    }
    let mut finding = closest.map_or_else(
        || context.word(FindingWord::NoScore).to_owned(),
        |(_, [first, second], share)| {
            let arguments = [
                ("first", context.country(first).into()),
                ("second", context.country(second).into()),
                ("share", context.percent(share, 0).into()),
            ];
            context.sentence(FindingWord::Pair, &arguments)
        },
    );
    if drawn.len() < order.len() {
        let count = [("count", Value::number(drawn.len()))];
        finding.push_str(&format!(
            " {}",
            context.sentence(FindingWord::First, &count)
        ));
    }
    let form = ChartForm::Matrix {
        row: of::COUNTRY.name,
        column: of::OTHER_COUNTRY.name,
        value: of::ABOVE.name,
        axis: Axis::between(
            [Decimal::ZERO, Decimal::ONE],
            context.word(crate::vocabulary::Heading::Above),
            context.words,
        ),
    };
    Ok(finished(form, table, finding, context).with_accent(asked.country))
}
