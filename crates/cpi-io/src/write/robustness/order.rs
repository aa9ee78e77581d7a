//! What can the order by the index bear, and what moves it?

use super::{NAMED, Section, percent, strings, two};
use cpi_model::Framework;
use cpi_model::number::Share;
use cpi_scoring::robustness::{
    AlternativeScores, CountryRank, CountryRobustness, LeftOut, Robustness, SobolIndex,
};
use rust_decimal::Decimal;

/// An order that holds in more of the draws than this does not bear shares of the sources that
/// move it (methodology 11.15).
const STEADY: Decimal = Decimal::from_parts(95, 0, 0, false, 2);
/// Estimated shares of a source beyond these ends mean too few samples (methodology 11.15).
const LEAST_SHARE: Decimal = Decimal::from_parts(1, 0, 0, true, 1);
const MOST_SHARE: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// The likeliest ranks of each country.
pub(super) fn likely_ranks(robustness: &Robustness) -> Option<Section> {
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
    let (ranked, unranked): (Vec<&CountryRobustness>, Vec<_>) = index
        .iter()
        .flat_map(|index| &index.countries)
        .partition(|each| each.rank.is_some());
    let mut order = if ranked.is_empty() {
        "No country has a published rank, so there is no order that could hold.".to_owned()
    } else {
        format!(
            "The published order holds in {} of these draws; the mean shift of rank is {}.",
            percent(robustness.index.order_holds),
            two(robustness.index.mean_rank_shift),
        )
    };
    if !ranked.is_empty() && !unranked.is_empty() {
        let codes = unranked.iter().map(|each| each.country.as_str());
        let codes: Vec<&str> = codes.collect();
        order.push_str(&format!(
            " Without a published score, and so in no order: {}.",
            codes.join(", ")
        ));
    }
    Some(Section {
        title: format!("{order} The likeliest ranks:"),
        header: strings(&["country", "ranks"]),
        rows: rows.collect(),
        right_from: 2,
    })
}

/// Whether a country has a score of the index in any draw.
fn ever_scored(robustness: &Robustness, country: &str) -> bool {
    let index = robustness.nodes.first();
    let mut countries = index.iter().flat_map(|index| &index.countries);
    countries.any(|each| each.country == country && each.scored != Share::ZERO)
}

pub(super) fn bands(robustness: &Robustness) -> Section {
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
                let scored = ever_scored(robustness, &each.country);
                let shares = each.shares.iter().map(|share| {
                    if scored {
                        percent(share.share)
                    } else {
                        "–".to_owned()
                    }
                });
                std::iter::once(each.country.clone())
                    .chain(shares)
                    .collect()
            })
            .collect(),
        right_from: 1,
    }
}

/// Each country against the next of the published table.
pub(super) fn neighbours(robustness: &Robustness) -> Option<Section> {
    let order = &robustness.index.ranks;
    let rows: Vec<Vec<String>> = order
        .windows(2)
        .filter(|two| {
            let mut two = two.iter();
            two.all(|each| ever_scored(robustness, &each.country))
        })
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

pub(super) fn alternatives(framework: &Framework, robustness: &Robustness) -> Section {
    let declared = &robustness.alternatives[0];
    let mut header: Vec<String> = declared.choices.keys().cloned().collect();
    let right_from = header.len();
    header.push("mean shift of rank".to_owned());
    let whole = declared.countries.len() <= NAMED;
    if whole {
        let countries = declared.countries.iter();
        header.extend(countries.map(|each| each.country.clone()));
    } else {
        header.push("moves most: rank".to_owned());
    }
    let rank = |each: &CountryRank| {
        each.rank
            .map_or_else(|| "–".to_owned(), |it| it.to_string())
    };
    let cell = |each: &CountryRank| {
        let score = each.score.map_or_else(
            || "–".to_owned(),
            |score| framework.display().show(score.into()).to_string(),
        );
        format!("{score} ({})", rank(each))
    };
    let farthest = |row: &AlternativeScores| {
        let mut moved: Vec<(Decimal, String)> = row
            .countries
            .iter()
            .filter_map(|each| {
                let mut all = declared.countries.iter();
                let was = all.find(|was| was.country == each.country)?;
                let by = Decimal::from(each.rank?) - Decimal::from(was.rank?);
                let said = format!("{} {} → {}", each.country, rank(was), rank(each));
                (!by.is_zero()).then(|| (by.abs(), said))
            })
            .collect();
        moved.sort_by_key(|(by, _)| std::cmp::Reverse(*by));
        let moved = moved.into_iter().take(3).map(|(_, said)| said);
        moved.collect::<Vec<_>>().join(", ")
    };
    let rows = robustness.alternatives.iter().map(|row| {
        let mut cells: Vec<String> = row.choices.values().cloned().collect();
        cells.push(two(row.mean_rank_shift));
        if whole {
            cells.extend(row.countries.iter().map(cell));
        } else {
            cells.push(farthest(row));
        }
        cells
    });
    Section {
        title: if whole {
            "Every method alternative, scored exactly: score (rank)".to_owned()
        } else {
            "Every method alternative, scored exactly (all ranks are in the JSON)".to_owned()
        },
        header,
        rows: rows.collect(),
        right_from,
    }
}

pub(super) fn left_out(framework: &Framework, robustness: &Robustness) -> Section {
    const MOST: usize = 10;
    let all = robustness.left_out.len();
    let mut parts: Vec<&LeftOut> = robustness
        .left_out
        .iter()
        .filter(|each| !Decimal::from(each.largest_rank_shift).is_zero())
        .collect();
    let moving = parts.len();
    parts.sort_by_key(|each| std::cmp::Reverse((each.mean_rank_shift, each.largest_change)));
    Section {
        title: match moving {
            0 => format!("Leaving out one part, exactly: none of {all} moves a rank."),
            _ if MOST < moving => format!(
                "Leaving out one part, exactly: {moving} of {all} move a rank, these the most"
            ),
            _ => format!("Leaving out one part, exactly: {moving} of {all} move a rank"),
        },
        header: strings(&[
            "part",
            "code",
            "name",
            "mean shift of rank",
            "largest",
            "largest change of a score",
        ]),
        rows: parts
            .into_iter()
            .take(MOST)
            .map(|each| {
                let name = framework.draft().name_of(&each.code).unwrap_or_default();
                vec![
                    each.part.clone(),
                    each.code.clone(),
                    name.to_owned(),
                    two(each.mean_rank_shift),
                    each.largest_rank_shift.to_string(),
                    framework
                        .display()
                        .show(each.largest_change.into())
                        .to_string(),
                ]
            })
            .collect(),
        right_from: 3,
    }
}

pub(super) fn sensitivity(robustness: &Robustness) -> Option<Section> {
    let sensitivity = robustness.sensitivity.as_ref()?;
    let first = sensitivity.outputs.first()?;
    let title = format!(
        "Which source moves the ranks: shares of the variance of the mean shift of rank ({} evaluations)",
        sensitivity.evaluations
    );
    let sentence = |said: &str| Section {
        title: format!("{title}. {said}"),
        header: Vec::new(),
        rows: Vec::new(),
        right_from: 0,
    };
    if first.sources.is_empty() {
        return Some(sentence(
            "No source does: no rank moved, so there is no variance to share.",
        ));
    }
    if STEADY < Decimal::from(robustness.index.order_holds) {
        return Some(sentence(&format!(
            "The order holds in {} of the draws, so too few of them say which source moves it. What moves the scores stands in the JSON.",
            percent(robustness.index.order_holds)
        )));
    }
    let outside = |index: &SobolIndex| {
        let estimate = Decimal::from(index.estimate);
        estimate < LEAST_SHARE || MOST_SHARE < estimate
    };
    let mut sources = first.sources.iter();
    let rough = sources.any(|each| outside(&each.first) || outside(&each.total));
    let interval = |index: &SobolIndex| {
        format!(
            "{} ({}–{})",
            two(index.estimate),
            two(index.low),
            two(index.high)
        )
    };
    Some(Section {
        title: if rough {
            format!(
                "{title}. Shares below 0 or above 1 mean too few samples: ask for more in the plan"
            )
        } else {
            title
        },
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
