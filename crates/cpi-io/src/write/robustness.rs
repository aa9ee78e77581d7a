//! What the scores can bear, as tables.

use cpi_model::Framework;
use cpi_model::draft::RoundingMode;
use cpi_model::number::{Estimate, Rounding, Share};
use cpi_model::robustness::{CountryRobustness, NodeRobustness, Robustness};
use rust_decimal::Decimal;

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
pub const COLUMNS: [&str; 17] = [
    "node",
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

/// A row a node and country: all figures in full.
pub fn rows(robustness: &Robustness) -> Vec<Vec<String>> {
    fn text<T: ToString>(value: Option<T>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    let interval = robustness.plan.interval.clone().unwrap_or_default();
    let of_node = |node: &NodeRobustness| {
        let code = node.code.to_string();
        let interval = interval.clone();
        let row = move |each: &CountryRobustness| {
            let (scores, ranks) = (each.scores.as_ref(), each.ranks.as_ref());
            vec![
                code.clone(),
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
        };
        node.countries.iter().map(row).collect::<Vec<_>>()
    };
    robustness.nodes.iter().flat_map(of_node).collect()
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

/// The tables that people read: one node in full, then what the index can bear.
pub fn sections(framework: &Framework, robustness: &Robustness, node: &str) -> Vec<Section> {
    let mut sections = Vec::new();
    let found = robustness.nodes.iter().find(|each| *each.code == *node);
    sections.extend(found.map(|found| self::node(framework, robustness, found)));
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
    let show = |estimate: Estimate| framework.display().show(estimate.into()).to_string();
    let interval = robustness.plan.interval.clone().unwrap_or_default();
    let interval = Decimal::from_str_exact(&interval).ok().and_then(Share::new);
    let dash = || "–".to_owned();
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
        header: strings(&[
            "country",
            "rank",
            "score",
            "scores",
            "ranks",
            "mean rank",
            "bounds",
        ]),
        rows: node
            .countries
            .iter()
            .map(|each| {
                vec![
                    each.country.clone(),
                    each.rank.map_or_else(dash, |rank| rank.to_string()),
                    each.display.map_or_else(dash, |score| score.to_string()),
                    each.scores.as_ref().map_or_else(dash, |spread| {
                        format!("{}–{}", show(spread.low), show(spread.high))
                    }),
                    each.ranks
                        .as_ref()
                        .map_or_else(dash, |spread| format!("{}–{}", spread.low, spread.high)),
                    each.ranks
                        .as_ref()
                        .map_or_else(dash, |spread| two(spread.mean)),
                    each.bounds.map_or_else(dash, |bounds| {
                        let show = |score: cpi_model::number::Score| {
                            framework.display().show(score.into())
                        };
                        format!("{}–{}", show(bounds.low), show(bounds.high))
                    }),
                ]
            })
            .collect(),
        right_from: 1,
    }
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
