//! What can the order by the index bear, and what moves it?

use super::{NAMED, percent, two};
use crate::{Cell, Column, Context, Kind, Report, Table};
use cpi_model::number::Share;
use cpi_scoring::Robustness;
use cpi_scoring::robustness::{
    AlternativeScores, CountryRank, CountryRobustness, LeftOut, SobolIndex,
};
use rust_decimal::Decimal;

/// An order that holds in more of the draws than this does not bear shares of the sources that
/// move it (methodology 11.15).
const STEADY: Decimal = Decimal::from_parts(95, 0, 0, false, 2);
/// Estimated shares of a source beyond these ends mean too few samples (methodology 11.15).
const LEAST_SHARE: Decimal = Decimal::from_parts(1, 0, 0, true, 1);
const MOST_SHARE: Decimal = Decimal::from_parts(11, 0, 0, false, 1);

/// Adds everything that is said of the order by the index.
pub(super) fn add(robustness: &Robustness, context: &Context<'_>, report: &mut Report) {
    let of = Order {
        robustness,
        context,
    };
    of.likely_ranks(report);
    of.bands(report);
    report.table(of.neighbours());
    of.alternatives(report);
    of.left_out(report);
    of.sensitivity(report);
}

struct Order<'a> {
    robustness: &'a Robustness,
    context: &'a Context<'a>,
}

/// A table for people: first columns of words, then of numbers.
fn table(words: &[&str], numbers: &[&str]) -> Table {
    let column = |kind| move |heading: &&str| Column::shown(*heading, kind);
    let words = words.iter().map(column(Kind::Text));
    Table::shown(
        words
            .chain(numbers.iter().map(column(Kind::Number)))
            .collect(),
    )
}

impl Order<'_> {
    /// The index itself, which is always the first of the nodes.
    fn index(&self) -> impl Iterator<Item = &CountryRobustness> {
        let index = self.robustness.nodes.first();
        index.into_iter().flat_map(|index| &index.countries)
    }

    /// Whether a country has a score of the index in any draw.
    fn ever_scored(&self, country: &str) -> bool {
        let mut countries = self.index();
        countries.any(|each| each.country == country && each.scored != Share::ZERO)
    }

    fn likely_ranks(&self, report: &mut Report) {
        const MOST: usize = 5;
        let ranks = &self.robustness.index.ranks;
        if ranks.len() < 2 {
            return;
        }
        let rows = ranks.iter().map(|each| {
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
            vec![self.context.country_cell(&each.country), likely.into()]
        });
        let caption = format!("{} The likeliest ranks:", self.order_holds());
        report.table(
            table(&["country", "ranks"], &[])
                .captioned(caption)
                .with_rows(rows),
        );
    }

    fn order_holds(&self) -> String {
        let (ranked, unranked): (Vec<&CountryRobustness>, Vec<_>) =
            self.index().partition(|each| each.rank.is_some());
        if ranked.is_empty() {
            return "No country has a published rank, so there is no order that could hold."
                .to_owned();
        }
        let mut order = format!(
            "The published order holds in {} of these draws; the mean shift of rank is {}.",
            percent(self.robustness.index.order_holds),
            two(self.robustness.index.mean_rank_shift),
        );
        if !unranked.is_empty() {
            let countries = unranked.iter();
            let countries: Vec<String> = countries
                .map(|each| self.context.country(&each.country))
                .collect();
            order.push_str(&format!(
                " Without a published score, and so in no order: {}.",
                countries.join(", ")
            ));
        }
        order
    }

    fn bands(&self, report: &mut Report) {
        let Some(first) = self.robustness.index.bands.first() else {
            return;
        };
        let bands: Vec<&str> = first.shares.iter().map(|share| &*share.band).collect();
        let rows = self.robustness.index.bands.iter().map(|each| {
            let scored = self.ever_scored(&each.country);
            let mut row = vec![self.context.country_cell(&each.country)];
            row.extend(each.shares.iter().map(|share| {
                if scored {
                    percent(share.share).into()
                } else {
                    Cell::Missing
                }
            }));
            row
        });
        let table = table(&["country"], &bands).captioned("How often in which band:");
        report.table(table.with_rows(rows));
    }

    /// Each country against the next of the published table.
    fn neighbours(&self) -> Table {
        let pairs = &self.robustness.index.pairs;
        let order = self.robustness.index.ranks.windows(2);
        let scored = order.filter(|two| two.iter().all(|each| self.ever_scored(&each.country)));
        let rows = scored.filter_map(|two| {
            let pair = pairs
                .iter()
                .find(|pair| pair.country == two[0].country && pair.other == two[1].country)?;
            Some(vec![
                self.context.country_cell(&pair.country),
                self.context.country_cell(&pair.other),
                percent(pair.above).into(),
                percent(pair.tied).into(),
            ])
        });
        table(&["country", "other"], &["above", "tied"])
            .captioned("Each country against the next of the table (all pairs are in the JSON):")
            .with_rows(rows)
    }

    fn alternatives(&self, report: &mut Report) {
        let Some(declared) = self.robustness.alternatives.first() else {
            return;
        };
        let choices: Vec<&str> = declared.choices.keys().map(String::as_str).collect();
        let whole = declared.countries.len() <= NAMED;
        let countries = declared.countries.iter();
        let countries: Vec<String> = countries
            .map(|each| self.context.country(&each.country))
            .collect();
        let mut numbers = vec!["mean shift of rank"];
        if whole {
            numbers.extend(countries.iter().map(String::as_str));
        } else {
            numbers.push("moves most: rank");
        }
        let rows = self.robustness.alternatives.iter().map(|row| {
            let mut cells: Vec<Cell> = row.choices.values().map(|it| it.as_str().into()).collect();
            cells.push(two(row.mean_rank_shift).into());
            if whole {
                cells.extend(row.countries.iter().map(|each| self.score_and_rank(each)));
            } else {
                cells.push(self.farthest(declared, row));
            }
            cells
        });
        let caption = if whole {
            "Every method alternative, scored exactly: score (rank)"
        } else {
            "Every method alternative, scored exactly (all ranks are in the JSON)"
        };
        report.table(table(&choices, &numbers).captioned(caption).with_rows(rows));
    }

    fn score_and_rank(&self, each: &CountryRank) -> Cell {
        let score = each.score.map_or_else(
            || "–".to_owned(),
            |score| {
                self.context
                    .framework
                    .display()
                    .show(score.into())
                    .to_string()
            },
        );
        format!("{score} ({})", rank(each)).into()
    }

    /// Which countries move the most, from the declared method to an alternative.
    fn farthest(&self, declared: &AlternativeScores, row: &AlternativeScores) -> Cell {
        const MOST: usize = 3;
        let mut moved: Vec<(Decimal, String)> = row
            .countries
            .iter()
            .filter_map(|each| {
                let mut all = declared.countries.iter();
                let was = all.find(|was| was.country == each.country)?;
                let by = Decimal::from(each.rank?) - Decimal::from(was.rank?);
                let country = self.context.country(&each.country);
                let text = format!("{country} {} → {}", rank(was), rank(each));
                (!by.is_zero()).then(|| (by.abs(), text))
            })
            .collect();
        moved.sort_by_key(|(by, _)| std::cmp::Reverse(*by));
        let moved = moved.into_iter().take(MOST).map(|(_, text)| text);
        moved.collect::<Vec<_>>().join(", ").into()
    }

    fn left_out(&self, report: &mut Report) {
        const MOST: usize = 10;
        let all = self.robustness.left_out.len();
        if all == 0 {
            return;
        }
        let mut parts: Vec<&LeftOut> = self
            .robustness
            .left_out
            .iter()
            .filter(|each| !Decimal::from(each.largest_rank_shift).is_zero())
            .collect();
        let moving = parts.len();
        if moving == 0 {
            return report.paragraph(format!(
                "Leaving out one part, exactly: none of {all} moves a rank."
            ));
        }
        let most = if MOST < moving {
            ", these the most"
        } else {
            ""
        };
        parts.sort_by_key(|each| std::cmp::Reverse((each.mean_rank_shift, each.largest_change)));
        let rows = parts.into_iter().take(MOST).map(|each| {
            vec![
                each.part.as_str().into(),
                each.code.as_str().into(),
                self.context.name(&each.code).into(),
                two(each.mean_rank_shift).into(),
                Cell::exact(each.largest_rank_shift),
                self.context.score(Some(each.largest_change)),
            ]
        });
        let words = ["part", "code", "name"];
        let numbers = ["mean shift of rank", "largest", "largest change of a score"];
        let caption = format!("Leaving out one part, exactly: {moving} of {all} move a rank{most}");
        report.table(table(&words, &numbers).captioned(caption).with_rows(rows));
    }

    fn sensitivity(&self, report: &mut Report) {
        let Some(sensitivity) = self.robustness.sensitivity.as_ref() else {
            return;
        };
        let Some(first) = sensitivity.outputs.first() else {
            return;
        };
        let title = format!(
            "Which source moves the ranks: shares of the variance of the mean shift of rank ({} evaluations)",
            sensitivity.evaluations
        );
        if first.sources.is_empty() {
            return report.paragraph(format!(
                "{title}. No source does: no rank moved, so there is no variance to share."
            ));
        }
        if STEADY < Decimal::from(self.robustness.index.order_holds) {
            return report.paragraph(format!(
                "{title}. The order holds in {} of the draws, so too few of them say which source moves it. What moves the scores stands in the JSON.",
                percent(self.robustness.index.order_holds)
            ));
        }
        let outside = |index: &SobolIndex| {
            let estimate = Decimal::from(index.estimate);
            estimate < LEAST_SHARE || MOST_SHARE < estimate
        };
        let mut sources = first.sources.iter();
        let rough = sources.any(|each| outside(&each.first) || outside(&each.total));
        let rough = if rough {
            ". Shares below 0 or above 1 mean too few samples: ask for more in the plan"
        } else {
            ""
        };
        let share = |index: &SobolIndex| -> Cell {
            let ends = self.context.range([index.low, index.high].map(two));
            format!("{} ({ends})", two(index.estimate)).into()
        };
        let rows = first.sources.iter().map(|each| {
            vec![
                each.source.as_str().into(),
                share(&each.first),
                share(&each.total),
            ]
        });
        let table = table(&["source"], &["alone", "with others"]);
        report.table(table.captioned(format!("{title}{rough}")).with_rows(rows));
    }
}

fn rank(each: &CountryRank) -> String {
    each.rank
        .map_or_else(|| "–".to_owned(), |rank| rank.to_string())
}
