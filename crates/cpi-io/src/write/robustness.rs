//! What the scores can bear, as tables.

use cpi_model::Framework;
use cpi_model::draft::RoundingMode;
use cpi_model::number::{Estimate, Rounding, Share};
use cpi_model::robustness::{CountryRobustness, NodeRobustness, Robustness, ViewRobustness};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A part of a result with its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is, in a sentence.
    pub title: String,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The first column of numbers.
    pub right_from: usize,
}

/// The columns of [`rows`].
pub const COLUMNS: [&str; 19] = [
    "node",
    "view",
    "group",
    "country",
    "score",
    "rank",
    "bound_low",
    "bound_high",
    "scored",
    "mean",
    "deviation",
    "low",
    "median",
    "high",
    "rank_mean",
    "rank_low",
    "rank_median",
    "rank_high",
    "interval",
];

/// A row a country and node, group or cell: all figures in full. A group has no node, a node
/// neither view nor group.
pub fn rows(robustness: &Robustness) -> Vec<Vec<String>> {
    fn text<T: ToString>(value: Option<T>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let interval = robustness.plan.interval.clone().unwrap_or_default();
    let mut rows = Vec::new();
    let mut add = |[node, view, group]: [&str; 3], countries: &[CountryRobustness]| {
        rows.extend(countries.iter().map(|each| {
            let (scores, ranks) = (each.scores.as_ref(), each.ranks.as_ref());
            vec![
                node.to_owned(),
                view.to_owned(),
                group.to_owned(),
                each.country.clone(),
                text(each.score),
                text(each.rank),
                text(each.bounds.map(|bounds| bounds.low)),
                text(each.bounds.map(|bounds| bounds.high)),
                each.scored.to_string(),
                text(scores.map(|spread| spread.mean)),
                text(scores.map(|spread| spread.deviation)),
                text(scores.map(|spread| spread.low)),
                text(scores.map(|spread| spread.median)),
                text(scores.map(|spread| spread.high)),
                text(ranks.map(|spread| spread.mean)),
                text(ranks.map(|spread| spread.low)),
                text(ranks.map(|spread| spread.median)),
                text(ranks.map(|spread| spread.high)),
                interval.clone(),
            ]
        }));
    };
    for node in &robustness.nodes {
        add([&node.code, "", ""], &node.countries);
    }
    for view in &robustness.views {
        for group in &view.groups {
            add(["", &view.code, &group.code], &group.countries);
        }
        for cell in &view.cells {
            add([&cell.row, &view.code, &cell.group], &cell.countries);
        }
    }
    rows
}

/// A share in per cent, without decimals; `<1 %` and `>99 %` where it is not quite none or
/// all.
fn percent(share: Share) -> String {
    let share = Decimal::from(share);
    let whole = Rounding::new(0, RoundingMode::HalfUp);
    let text = whole.show(share * Decimal::ONE_HUNDRED).to_string();
    match text.as_str() {
        "0" if !share.is_zero() => "<1 %".to_owned(),
        "100" if share != Decimal::ONE => ">99 %".to_owned(),
        _ => format!("{text} %"),
    }
}

fn two(number: Estimate) -> String {
    Rounding::new(2, RoundingMode::HalfUp)
        .show(number.into())
        .to_string()
}

/// The tables that people read: one node in full with the groups of every view there, which
/// are cells beneath the index, then what the index can bear.
pub fn sections(framework: &Framework, robustness: &Robustness, node: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let found = robustness.nodes.iter().find(|each| *each.code == *node);
    sections.extend(found.map(|found| self::node(framework, robustness, found)));
    let root = **framework.nodes()[framework.root()].code() == *node;
    let views = robustness.views.iter();
    sections.extend(views.filter_map(|view| groups(framework, view, (node, root))));
    sections.extend(likely_ranks(robustness));
    if !robustness.index.bands.is_empty() {
        sections.push(bands(robustness));
    }
    sections.extend(neighbours(robustness));
    if !robustness.alternatives.is_empty() {
        sections.push(alternatives(framework, robustness));
    }
    if !robustness.left_out.is_empty() {
        sections.push(left_out(framework, robustness));
    }
    sections.extend(sensitivity(robustness));
    sections
}

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn node(framework: &Framework, robustness: &Robustness, node: &NodeRobustness) -> Section {
    let run = &robustness.run;
    let interval = robustness.plan.interval.clone().unwrap_or_default();
    let interval = Decimal::from_str_exact(&interval).ok().and_then(Share::new);
    let mut title = format!(
        "{} · {} · draws {} · seed {} · {}. Intervals hold {} of the draws; bounds are exact.",
        node.code,
        robustness.round,
        run.draws,
        run.seed,
        run.generator,
        interval.map(percent).unwrap_or_default(),
    );
    if let [only] = node.countries.as_slice() {
        title.push_str(&format!(
            " {} is alone in its round, so its rank says nothing.",
            only.country
        ));
    }
    if let Some(asked) = run.interrupted_before {
        title.push_str(&format!(" Interrupted: {asked} draws were asked for."));
    }
    let lacks: Vec<&str> = run.lacks.iter().map(|each| each.words()).collect();
    if !lacks.is_empty() {
        title.push_str(&format!(" Interrupted before {}.", lacks.join(" and ")));
    }
    Section {
        title,
        header: strings(&FIGURES),
        rows: node
            .countries
            .iter()
            .map(|each| figures(framework, each))
            .collect(),
        right_from: 1,
    }
}

/// The groups of a view at the index, or its cells at one of its rows.
fn groups(
    framework: &Framework,
    view: &ViewRobustness,
    (node, root): (&str, bool),
) -> Option<Section> {
    let title = format!("The groups of the view {} at {node}", view.code);
    let groups = view.groups.iter();
    let groups = groups.map(|group| (&group.code, &group.countries));
    let cells = view.cells.iter().filter(|cell| *cell.row == *node);
    let cells = cells.map(|cell| (&cell.group, &cell.countries));
    let row = |code: &str, each: &CountryRobustness| {
        let mut row = vec![code.to_owned()];
        row.extend(figures(framework, each));
        row
    };
    let of_group = |(code, countries): (&Arc<str>, &Vec<CountryRobustness>)| {
        let countries = countries.iter();
        countries.map(|each| row(code, each)).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = if root {
        groups.flat_map(of_group).collect()
    } else {
        cells.flat_map(of_group).collect()
    };
    let header = std::iter::once("group").chain(FIGURES);
    (!rows.is_empty()).then(|| Section {
        title: format!("{title}, each ranked by itself:"),
        header: header.map(str::to_owned).collect(),
        rows,
        right_from: 2,
    })
}

/// The columns of [`figures`].
const FIGURES: [&str; 7] = [
    "country",
    "rank",
    "score",
    "scores",
    "ranks",
    "mean rank",
    "bounds",
];

/// What a country can bear at a node, group or cell, with the digits that are shown.
fn figures(framework: &Framework, each: &CountryRobustness) -> Vec<String> {
    let show = |number: Decimal| framework.display().show(number).to_string();
    let dash = || "–".to_owned();
    let (scores, ranks) = (each.scores.as_ref(), each.ranks.as_ref());
    vec![
        each.country.clone(),
        each.rank.map_or_else(dash, |rank| rank.to_string()),
        each.display.map_or_else(dash, |score| score.to_string()),
        scores.map_or_else(dash, |spread| {
            format!("{}–{}", show(spread.low.into()), show(spread.high.into()))
        }),
        ranks.map_or_else(dash, |spread| format!("{}–{}", spread.low, spread.high)),
        ranks.map_or_else(dash, |spread| two(spread.mean)),
        each.bounds.map_or_else(dash, |bounds| {
            format!("{}–{}", show(bounds.low.into()), show(bounds.high.into()))
        }),
    ]
}

/// The likeliest ranks of each country.
fn likely_ranks(robustness: &Robustness) -> Option<Section> {
    const MOST: usize = 5;
    if robustness.index.ranks.len() < 2 {
        return None;
    }
    let rows = robustness.index.ranks.iter().map(|each| {
        let mut shares: Vec<_> = each.shares.iter().collect();
        shares.sort_by(|a, b| b.share.cmp(&a.share).then(a.rank.cmp(&b.rank)));
        let likely: Vec<String> = shares
            .iter()
            .take(MOST)
            .map(|share| format!("{} ({})", share.rank, percent(share.share)))
            .collect();
        let likely = if likely.is_empty() {
            "– no draw has a score".to_owned()
        } else {
            likely.join(", ")
        };
        vec![each.country.clone(), likely]
    });
    // The index itself is always the first of the nodes.
    let index = robustness.nodes.first();
    let ranked = index.is_some_and(|index| index.countries.iter().any(|each| each.rank.is_some()));
    let order = if ranked {
        format!(
            "The published order holds in {} of the draws; the mean shift of rank is {}.",
            percent(robustness.index.order_holds),
            two(robustness.index.mean_rank_shift),
        )
    } else {
        "No country has a published rank, so there is no order that could hold.".to_owned()
    };
    Some(Section {
        title: format!("{order} The likeliest ranks:"),
        header: strings(&["country", "ranks"]),
        rows: rows.collect(),
        right_from: 2,
    })
}

fn bands(robustness: &Robustness) -> Section {
    let first = &robustness.index.bands[0];
    let bands = first.shares.iter().map(|share| share.band.to_string());
    Section {
        title: "How often in which band:".to_owned(),
        header: std::iter::once("country".to_owned()).chain(bands).collect(),
        rows: robustness
            .index
            .bands
            .iter()
            .map(|each| {
                let shares = each.shares.iter().map(|share| percent(share.share));
                std::iter::once(each.country.clone())
                    .chain(shares)
                    .collect()
            })
            .collect(),
        right_from: 1,
    }
}

/// Each country against the next of the published table.
fn neighbours(robustness: &Robustness) -> Option<Section> {
    let order = &robustness.index.ranks;
    let rows: Vec<Vec<String>> = order
        .windows(2)
        .filter_map(|two| {
            let pair = robustness
                .index
                .pairs
                .iter()
                .find(|pair| pair.country == two[0].country && pair.other == two[1].country)?;
            Some(vec![
                pair.country.clone(),
                pair.other.clone(),
                percent(pair.above),
                percent(pair.tied),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| Section {
        title: "Each country against the next of the table (all pairs are in the JSON):".to_owned(),
        header: strings(&["country", "other", "above", "tied"]),
        rows,
        right_from: 2,
    })
}

fn alternatives(framework: &Framework, robustness: &Robustness) -> Section {
    let mut header: Vec<String> = robustness.alternatives[0].choices.keys().cloned().collect();
    let right_from = header.len();
    header.push("mean shift".to_owned());
    let countries = robustness.alternatives[0].countries.iter();
    header.extend(countries.map(|each| each.country.clone()));
    let dash = || "–".to_owned();
    Section {
        title: "Every method alternative, scored exactly: score (rank)".to_owned(),
        header,
        rows: robustness
            .alternatives
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row.choices.values().cloned().collect();
                cells.push(two(row.mean_rank_shift));
                cells.extend(row.countries.iter().map(|each| {
                    let score = each.score.map_or_else(dash, |score| {
                        framework.display().show(score.into()).to_string()
                    });
                    format!(
                        "{score} ({})",
                        each.rank.map_or_else(dash, |rank| rank.to_string())
                    )
                }));
                cells
            })
            .collect(),
        right_from,
    }
}

fn left_out(framework: &Framework, robustness: &Robustness) -> Section {
    const MOST: usize = 10;
    let mut parts: Vec<_> = robustness.left_out.iter().collect();
    parts.sort_by(|a, b| {
        let key =
            |each: &cpi_model::robustness::LeftOut| (each.mean_rank_shift, each.largest_change);
        key(b).cmp(&key(a))
    });
    Section {
        title: format!("Leaving out one part, exactly: the {MOST} that move the ranks most"),
        header: strings(&[
            "part",
            "code",
            "mean shift",
            "largest shift",
            "largest change",
        ]),
        rows: parts
            .into_iter()
            .take(MOST)
            .map(|each| {
                vec![
                    each.part.clone(),
                    each.code.clone(),
                    two(each.mean_rank_shift),
                    each.largest_rank_shift.to_string(),
                    framework
                        .display()
                        .show(each.largest_change.into())
                        .to_string(),
                ]
            })
            .collect(),
        right_from: 2,
    }
}

fn sensitivity(robustness: &Robustness) -> Option<Section> {
    let sensitivity = robustness.sensitivity.as_ref()?;
    let first = sensitivity.outputs.first()?;
    let interval = |index: &cpi_model::robustness::SobolIndex| {
        format!(
            "{} ({}–{})",
            two(index.estimate),
            two(index.low),
            two(index.high)
        )
    };
    let mut title = format!(
        "Which source moves the ranks: shares of the variance of the mean shift of rank ({} evaluations)",
        sensitivity.evaluations
    );
    if first.sources.is_empty() {
        title.push_str(". No source does: no rank moved, so there is no variance to share");
    }
    Some(Section {
        title,
        header: strings(&["source", "alone", "with others"]),
        rows: first
            .sources
            .iter()
            .map(|each| {
                vec![
                    each.source.clone(),
                    interval(&each.first),
                    interval(&each.total),
                ]
            })
            .collect(),
        right_from: 1,
    })
}
