//! Charts of scores: countries, nodes, law against practice, cells.

use super::{ChartShown, FindingWord, called, columns, finished, part_cell, rows, said};
use crate::chart::ChartWords;
use crate::vocabulary::{self as of, CELLS, GAPS, SCORES_BY_NODE, SCORES_WITH_BOUNDS};
use crate::{Axis, Cell, Chart, ChartForm, Context, Part, ReportError, Span, SpanMeaning, Table};
use cpi_model::framework::View;
use cpi_model::number::Score;
use cpi_scoring::scorecard::GapScore;
use cpi_scoring::{Comparison, Scorecard};

/// Names of one end in a finding, which is a title.
const MOST_NAMES: usize = 3;

/// The whole axis of scores.
fn axis(context: &Context<'_>) -> Axis {
    let name = context.word(ChartWords::Score);
    Axis::of_scores(context.framework, name, context.words)
}

/// A named score.
struct Named {
    name: String,
    cell: Cell,
    score: Score,
}

impl Named {
    fn of(name: String, cell: &Cell, score: Option<Score>) -> Option<Self> {
        Some(Self {
            name,
            cell: cell.clone(),
            score: score?,
        })
    }
}

/// The highest and lowest, and `own` if there is one, in a sentence.
fn ends(all: &[Named], own: Option<&Named>, context: &Context<'_>) -> String {
    let value = |each: &Named| each.score;
    let highest = all.iter().map(value).max();
    let lowest = all.iter().map(value).min();
    let (Some(high), Some(low)) = (highest, lowest) else {
        return context.word(FindingWord::NoScore).to_owned();
    };
    // Scores that look the same once they are rounded share the end: a reader cannot see which of them is higher.
    let named = |score: Score| {
        let end = all.iter().find(|each| each.score == score);
        let shown = end.map(|each| said(&each.cell, context));
        let alike = all
            .iter()
            .filter(|each| Some(said(&each.cell, context)) == shown);
        let names: Vec<&str> = alike.map(|each| each.name.as_str()).collect();
        (context.names(&names, MOST_NAMES), shown.unwrap_or_default())
    };
    let (first, last) = (named(high), named(low));
    let mut arguments = vec![
        ("highest", first.0.into()),
        ("high", first.1.into()),
        ("lowest", last.0.into()),
        ("low", last.1.into()),
    ];
    match own {
        Some(own) => {
            arguments.push(("name", own.name.as_str().into()));
            arguments.push(("own", said(&own.cell, context).into()));
            context.sentence(FindingWord::Among, &arguments)
        }
        None => context.sentence(FindingWord::Ends, &arguments),
    }
}

/// The scorecards in the order of rank at a node.
fn in_order<'a>(
    cards: &'a [Scorecard],
    comparisons: &[Comparison],
    node: &str,
) -> Vec<&'a Scorecard> {
    let places = comparisons.iter().filter_map(|each| {
        let ranking = each.node(node)?;
        Some(
            ranking
                .places
                .iter()
                .map(|place| (&each.round, &place.country)),
        )
    });
    let places = places.flatten();
    places
        .filter_map(|(round, country)| {
            let mut cards = cards.iter();
            cards.find(|card| card.round == *round && card.country == *country)
        })
        .collect()
}

/// The score of each country at a node, within what missing answers still allow.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where a scorecard is of another framework.
pub fn scores(
    cards: &[Scorecard],
    comparisons: &[Comparison],
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    belong(cards, context)?;
    let node = asked.node(context);
    let mut named = Vec::new();
    let mut table = Table::with(
        &SCORES_WITH_BOUNDS,
        columns(SCORES_WITH_BOUNDS.fields, &[of::ROUND, of::NODE], context),
    );
    for card in in_order(cards, comparisons, &node) {
        let Some(result) = card.node(&node) else {
            continue;
        };
        let score = Context::node_score(result);
        let bounds = result.bounds.map(|bounds| [bounds.low, bounds.high]);
        named.extend(Named::of(
            context.country(&card.country),
            &score,
            result.score,
        ));
        table.rows.push(vec![
            card.round.as_str().into(),
            context.country_cell(&card.country),
            node.as_str().into(),
            score,
            context.score(bounds.map(|[low, _]| low)),
            context.score(bounds.map(|[_, high]| high)),
        ]);
    }
    let form = ChartForm::Dots {
        label: of::COUNTRY.name,
        value: of::SCORE.name,
        spans: vec![Span::new(
            [of::BOUND_LOW.name, of::BOUND_HIGH.name],
            SpanMeaning::Bounds,
            context.word(ChartWords::Bounds),
        )],
        axis: axis(context),
    };
    let own = asked.country.map(|code| context.country(code));
    let own = named.iter().find(|each| Some(&each.name) == own.as_ref());
    let finding = ends(&named, own, context);
    Ok(finished(form, table, finding, context).with_accent(asked.country))
}

fn belong(cards: &[Scorecard], context: &Context<'_>) -> Result<(), ReportError> {
    for card in cards {
        card.belongs_to(context.framework)?;
    }
    Ok(())
}

/// For each node of a level, the scores of the countries.
///
/// # Errors
///
/// [`ReportError`] where the framework has no such level, or a scorecard is of another framework.
pub fn strips(
    cards: &[Scorecard],
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    belong(cards, context)?;
    let mut table = Table::with(
        &SCORES_BY_NODE,
        columns(SCORES_BY_NODE.fields, &[of::ROUND], context),
    );
    let mut own = Vec::new();
    // The node at which the countries are the farthest apart.
    let mut widest: Option<(Score, String, [Cell; 2])> = None;
    for node in rows(asked, context)? {
        let mut at_node = Vec::new();
        for card in cards {
            let Some(result) = card.node(&node) else {
                continue;
            };
            let score = Context::node_score(result);
            if asked.country == Some(card.country.as_str()) {
                own.extend(Named::of(called(&node, context), &score, result.score));
            }
            at_node.extend(result.score.map(|exact| (exact, score.clone())));
            table.rows.push(vec![
                card.round.as_str().into(),
                context.country_cell(&card.country),
                part_cell(&node, context),
                score,
            ]);
        }
        let low = at_node.iter().min_by_key(|(exact, _)| *exact);
        let high = at_node.iter().max_by_key(|(exact, _)| *exact);
        if let (Some(low), Some(high)) = (low, high) {
            let apart = rust_decimal::Decimal::from(high.0) - rust_decimal::Decimal::from(low.0);
            let apart = Score::from(apart);
            if widest.as_ref().is_none_or(|(most, _, _)| *most < apart) {
                widest = Some((
                    apart,
                    called(&node, context),
                    [low.1.clone(), high.1.clone()],
                ));
            }
        }
    }
    let finding = match (&widest, asked.country) {
        (_, Some(country)) => {
            let country = context.country(country);
            format!("{country}. {}", ends(&own, None, context))
        }
        (Some((_, name, [low, high])), None) => context.sentence(
            FindingWord::Spread,
            &[
                ("name", name.as_str().into()),
                ("low", said(low, context).into()),
                ("high", said(high, context).into()),
            ],
        ),
        (None, None) => context.word(FindingWord::NoScore).to_owned(),
    };
    let form = ChartForm::Strips {
        row: of::NODE.name,
        label: of::COUNTRY.name,
        value: of::SCORE.name,
        axis: axis(context),
    };
    Ok(finished(form, table, finding, context).with_accent(asked.country))
}

/// Law against practice: of each country at the index, or of one country at the index and the rows
/// of its view.
///
/// # Errors
///
/// [`ReportError`] where the framework declares no gap, or a scorecard is of another framework.
pub fn gaps(
    cards: &[Scorecard],
    comparisons: &[Comparison],
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    belong(cards, context)?;
    if cards.iter().all(|card| card.gaps.is_empty()) {
        return Err(ReportError::NoGap);
    }
    let node = asked.node(context);
    let of_one = asked.country.is_some();
    let hidden: &[of::Field] = if of_one {
        &[of::ROUND, of::COUNTRY]
    } else {
        &[of::ROUND, of::NODE]
    };
    let mut table = Table::with(&GAPS, columns(GAPS.fields, hidden, context));
    let mut largest: Option<(Score, String, Cell)> = None;
    let mut add = |card: &Scorecard, gap: &GapScore, name: String| {
        let shown = context.score(gap.gap);
        if let Some(exact) = gap.gap
            && largest.as_ref().is_none_or(|(most, _, _)| *most < exact)
        {
            largest = Some((exact, name, shown.clone()));
        }
        table.rows.push(vec![
            card.round.as_str().into(),
            context.country_cell(&card.country),
            part_cell(&gap.node, context),
            context.score(gap.law),
            context.score(gap.practice),
            shown,
        ]);
    };
    match asked.country {
        Some(country) => {
            for card in cards.iter().filter(|card| card.country == country) {
                let is_there = |gap: &&GapScore| gap.law.is_some() || gap.practice.is_some();
                for gap in card.gaps.iter().filter(is_there) {
                    add(card, gap, called(&gap.node, context));
                }
            }
        }
        None => {
            for card in in_order(cards, comparisons, &node) {
                if let Some(gap) = card.gaps.iter().find(|gap| *gap.node == *node) {
                    add(card, gap, context.country(&card.country));
                }
            }
        }
    }
    let finding = largest.map_or_else(
        || context.word(FindingWord::NoScore).to_owned(),
        |(_, name, gap)| {
            let gap = said(&gap, context);
            let arguments = [("name", name.as_str().into()), ("gap", gap.into())];
            context.sentence(FindingWord::Gap, &arguments)
        },
    );
    let label = if of_one { of::NODE } else { of::COUNTRY };
    let form = ChartForm::Dumbbells {
        label: label.name,
        ends: [
            Part::new(of::LAW.name, context.word(FindingWord::Law)),
            Part::new(of::PRACTICE.name, context.word(FindingWord::Practice)),
        ],
        difference: Part::new(of::GAP.name, context.word(FindingWord::GapName)),
        axis: axis(context),
    };
    let finding = match asked.country {
        Some(country) => format!("{}. {finding}", context.country(country)),
        None => finding,
    };
    Ok(finished(form, table, finding, context))
}

/// The cells of a view: of one country, if one is asked for or there is only one, or else the
/// groups of each country.
///
/// # Errors
///
/// [`ReportError`] where the framework has no such view, or a scorecard is of another framework.
pub fn heat(
    cards: &[Scorecard],
    asked: &ChartShown<'_>,
    context: &Context<'_>,
) -> Result<Chart, ReportError> {
    belong(cards, context)?;
    let view = view(asked.view, context)?;
    let of_one = match (asked.country, cards) {
        (Some(country), _) => cards.iter().find(|card| card.country == country),
        (None, [only]) => Some(only),
        _ => None,
    };
    let hidden: &[of::Field] = if of_one.is_some() {
        &[of::ROUND, of::COUNTRY, of::VIEW]
    } else {
        &[of::ROUND, of::NODE, of::VIEW]
    };
    let mut table = Table::with(&CELLS, columns(CELLS.fields, hidden, context));
    let mut named = Vec::new();
    let mut add = |card: &Scorecard, node: Cell, group: &str, result: &cpi_scoring::NodeScore| {
        let score = Context::node_score(result);
        let row = match (&of_one, &node) {
            (Some(_), Cell::Named { name, .. }) => name.to_string(),
            _ => context.country(&card.country),
        };
        let name = format!("{row}, {}", said(&part_cell(group, context), context));
        named.extend(Named::of(name, &score, result.score));
        table.rows.push(vec![
            card.round.as_str().into(),
            context.country_cell(&card.country),
            Cell::from(&**view.code()),
            part_cell(group, context),
            node,
            score,
        ]);
    };
    match of_one {
        Some(card) => {
            let of_view = card.views.iter().find(|each| each.code == *view.code());
            for cell in of_view.iter().flat_map(|view| &view.cells) {
                add(
                    card,
                    part_cell(&cell.row, context),
                    &cell.group,
                    &cell.result,
                );
            }
        }
        None => {
            for card in cards {
                let of_view = card.views.iter().find(|each| each.code == *view.code());
                for group in of_view.iter().flat_map(|view| &view.groups) {
                    add(card, Cell::Empty, &group.code, &group.result);
                }
            }
        }
    }
    let finding = ends(&named, None, context);
    let finding = match of_one {
        Some(card) => format!("{}. {finding}", context.country(&card.country)),
        None => finding,
    };
    let row = if of_one.is_some() {
        of::NODE
    } else {
        of::COUNTRY
    };
    let form = ChartForm::Matrix {
        row: row.name,
        column: of::GROUP.name,
        value: of::SCORE.name,
        axis: axis(context),
    };
    Ok(finished(form, table, finding, context))
}

/// The view that is asked for, or else the first.
fn view<'a>(asked: Option<&str>, context: &Context<'a>) -> Result<&'a View, ReportError> {
    let views = context.framework.views();
    if views.is_empty() {
        return Err(ReportError::NoViews);
    }
    let found = match asked {
        Some(code) => views.iter().find(|view| **view.code() == *code),
        None => views.first(),
    };
    found.ok_or_else(|| ReportError::View {
        view: asked.unwrap_or("–").to_owned(),
        views: views.iter().map(|view| view.code().to_string()).collect(),
    })
}
