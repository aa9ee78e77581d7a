//! What can the order by the index bear, and what moves it?

use super::words::Word;
use super::{NAMED, two};
use crate::{Cell, Column, Context, Kind, Report, Table};
use cpi_model::language::Value;
use cpi_model::number::{Rank, Share, SimulatedValue};
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
    let numbers = numbers.iter().map(column(Kind::Number));
    Table::shown(words.chain(numbers).collect())
}

impl Order<'_> {
    /// The same with the words of the language over the columns.
    fn worded(&self, words: &[Word], numbers: &[Word]) -> Table {
        let texts = |words: &[Word]| -> Vec<&str> {
            let words = words.iter();
            words.map(|word| self.context.word(*word)).collect()
        };
        table(&texts(words), &texts(numbers))
    }

    fn percent(&self, share: Share) -> String {
        super::percent(share, self.context)
    }

    fn two(&self, number: SimulatedValue) -> String {
        self.context.words.number(two(number))
    }

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
        let context = self.context;
        let ranks = &self.robustness.index.ranks;
        if ranks.len() < 2 {
            return;
        }
        let rows = ranks.iter().map(|each| {
            let mut shares: Vec<_> = each.shares.iter().collect();
            shares.sort_by(|a, b| b.share.cmp(&a.share).then(a.rank.cmp(&b.rank)));
            let named = shares.iter().take(MOST).map(|share| {
                let arguments = [
                    ("rank", Value::number(share.rank)),
                    ("share", self.percent(share.share).into()),
                ];
                context.sentence(Word::RankShare, &arguments)
            });
            let named = named.collect::<Vec<_>>().join(", ");
            // A sum of shares is none, so it goes through decimals.
            let rest = shares.iter().skip(MOST);
            let rest: Decimal = rest.map(|share| Decimal::from(share.share)).sum();
            let likely = match shares.len().checked_sub(MOST) {
                _ if named.is_empty() => context.word(Word::NoDraw).to_owned(),
                None | Some(0) => named,
                Some(more) => {
                    let share = Share::new(rest).map(|share| self.percent(share));
                    let arguments = [
                        ("ranks", named.into()),
                        ("count", more.into()),
                        ("share", share.unwrap_or_default().into()),
                    ];
                    context.sentence(Word::MoreRanks, &arguments)
                }
            };
            vec![context.country_cell(&each.country), likely.into()]
        });
        let caption = [
            self.order_holds(),
            Some(context.word(Word::LikelyRanks).to_owned()),
        ];
        let caption = caption.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let table = self.worded(&[Word::Country, Word::Ranks], &[]);
        report.table(table.captioned(caption).with_rows(rows));
    }

    /// How often the published order holds; nothing where fewer than two countries have a rank.
    fn order_holds(&self) -> Option<String> {
        let context = self.context;
        let (ranked, unranked): (Vec<&CountryRobustness>, Vec<_>) =
            self.index().partition(|each| each.rank.is_some());
        let mut sentences = Vec::new();
        if 1 < ranked.len() {
            let index = &self.robustness.index;
            let arguments = [
                ("share", self.percent(index.order_holds).into()),
                ("shift", Value::number(two(index.mean_rank_shift))),
            ];
            let mut ranks: Vec<Option<Rank>> = ranked.iter().map(|each| each.rank).collect();
            ranks.sort_unstable();
            ranks.dedup();
            let word = if ranks.len() < ranked.len() {
                Word::OrderHoldsWithTies
            } else {
                Word::OrderHolds
            };
            sentences.push(context.sentence(word, &arguments));
        }
        let unranked = unranked.iter().map(|each| context.country(&each.country));
        let unranked = unranked.collect::<Vec<_>>();
        if !ranked.is_empty() && !unranked.is_empty() {
            let countries = ("countries", unranked.join(", ").into());
            sentences.push(context.sentence(Word::Unranked, &[countries]));
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
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
                    self.percent(share.share).into()
                } else {
                    Cell::Missing
                }
            }));
            row
        });
        let table = table(&[self.context.word(Word::Country)], &bands);
        let caption = self.context.word(Word::Bands);
        report.table(table.captioned(caption).with_rows(rows));
    }

    /// Each country against the next of the published table.
    fn neighbours(&self) -> Table {
        let pairs = &self.robustness.index.pairs;
        let ranked: Vec<&CountryRobustness> =
            self.index().filter(|each| each.rank.is_some()).collect();
        let rows = ranked.windows(2).filter_map(|two| {
            let pair = pairs
                .iter()
                .find(|pair| pair.country == two[0].country && pair.other == two[1].country)?;
            Some(vec![
                self.context.country_cell(&pair.country),
                self.context.country_cell(&pair.other),
                self.percent(pair.above).into(),
                self.percent(pair.tied).into(),
            ])
        });
        self.worded(&[Word::Country, Word::Other], &[Word::Above, Word::Tied])
            .captioned(self.context.word(Word::Neighbours))
            .with_rows(rows)
    }

    fn alternatives(&self, report: &mut Report) {
        let alternatives = &self.robustness.alternatives;
        let Some(declared) = alternatives.first() else {
            return;
        };
        let mut countries = alternatives.iter().flat_map(|row| &row.countries);
        if countries.all(|country| country.score.is_none()) {
            return;
        }
        let choices: Vec<&str> = declared.choices.keys().map(String::as_str).collect();
        let whole = declared.countries.len() <= NAMED;
        let countries = declared.countries.iter();
        let countries: Vec<String> = countries
            .map(|each| self.context.country(&each.country))
            .collect();
        let context = self.context;
        let mut numbers = vec![context.word(Word::MeanShift)];
        if whole {
            numbers.extend(countries.iter().map(String::as_str));
        } else {
            numbers.push(context.word(Word::MovesMost));
        }
        let rows = self.robustness.alternatives.iter().map(|row| {
            // The framework's own method is always the first of the choices.
            let choices = row.choices.iter().map(|(factor, choice)| {
                let is_declared = declared.choices.get(factor) == Some(choice);
                let text = if is_declared {
                    context.word(Word::Declared)
                } else {
                    choice
                };
                Cell::text(text)
            });
            let mut cells: Vec<Cell> = choices.collect();
            cells.push(self.two(row.mean_rank_shift).into());
            if whole {
                cells.extend(row.countries.iter().map(|each| self.score_and_rank(each)));
            } else {
                cells.push(self.farthest(declared, row));
            }
            cells
        });
        let caption = context.word(if whole {
            Word::Alternatives
        } else {
            Word::AlternativesOfMany
        });
        let table = table(&choices, &numbers);
        report.table(table.captioned(caption).with_rows(rows));
    }

    fn score_and_rank(&self, each: &CountryRank) -> Cell {
        let context = self.context;
        let display = context.framework.display();
        let score = each.score.map_or_else(
            || "–".to_owned(),
            |score| context.words.number(display.show(score.into())),
        );
        let arguments = [("score", score.into()), ("rank", rank(each).into())];
        context.sentence(Word::ScoreAndRank, &arguments).into()
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
                let arguments = [
                    ("country", country.into()),
                    ("from", rank(was).into()),
                    ("to", rank(each).into()),
                ];
                let text = self.context.sentence(Word::Moves, &arguments);
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
        // The ranks are those of the index. Without a published one there is none that could move.
        if all == 0 || self.index().all(|country| country.rank.is_none()) {
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
            return report.paragraph(
                self.context
                    .sentence(Word::NoPartMoves, &[("all", all.into())]),
            );
        }
        parts.sort_by_key(|each| std::cmp::Reverse((each.mean_rank_shift, each.largest_change)));
        let rows = parts.into_iter().take(MOST).map(|each| {
            let part = match each.part.as_str() {
                "indicator" => self.context.word(Word::Indicator),
                level_or_view => level_or_view,
            };
            vec![
                part.into(),
                each.code.as_str().into(),
                self.context.short_name(&each.code).into(),
                self.two(each.mean_rank_shift).into(),
                Cell::exact(each.largest_rank_shift),
                self.context.score(Some(each.largest_change)),
            ]
        });
        let words = [Word::Part, Word::Code, Word::Name];
        let numbers = [Word::MeanShift, Word::LargestShift, Word::LargestChange];
        let mut arguments = vec![("moving", moving.into()), ("all", all.into())];
        let word = if MOST < moving {
            arguments.push(("named", MOST.into()));
            Word::MostMoving
        } else {
            Word::PartsMove
        };
        let caption = self.context.sentence(word, &arguments);
        let table = self.worded(&words, &numbers);
        report.table(table.captioned(caption).with_rows(rows));
    }

    fn sensitivity(&self, report: &mut Report) {
        let Some(sensitivity) = self.robustness.sensitivity.as_ref() else {
            return;
        };
        let Some(first) = sensitivity.outputs.first() else {
            return;
        };
        let context = self.context;
        let evaluations = [("evaluations", sensitivity.evaluations.into())];
        let title = context.sentence(Word::Sources, &evaluations);
        let and = |sentence: &str| format!("{title} {sentence}");
        if first.sources.is_empty() {
            return report.paragraph(and(context.word(Word::NothingToShare)));
        }
        let holds = self.robustness.index.order_holds;
        if STEADY < Decimal::from(holds) {
            let share = [("share", self.percent(holds).into())];
            return report.paragraph(and(&context.sentence(Word::TooSteady, &share)));
        }
        let outside = |index: &SobolIndex| {
            let estimate = Decimal::from(index.estimate);
            estimate < LEAST_SHARE || MOST_SHARE < estimate
        };
        let mut sources = first.sources.iter();
        let rough = sources.any(|each| outside(&each.first) || outside(&each.total));
        let caption = if rough {
            and(context.word(Word::FewSamples))
        } else {
            title.clone()
        };
        let share = |index: &SobolIndex| -> Cell {
            let range = context.range([index.low, index.high].map(two));
            let arguments = [
                ("value", Value::number(two(index.estimate))),
                ("range", range.into()),
            ];
            context.sentence(Word::Estimated, &arguments).into()
        };
        let rows = first.sources.iter().map(|each| {
            vec![
                each.source.as_str().into(),
                share(&each.first),
                share(&each.total),
            ]
        });
        let numbers = [Word::AloneShare, Word::TotalShare];
        let table = self.worded(&[Word::SourceName], &numbers);
        report.table(table.captioned(caption).with_rows(rows));
    }
}

fn rank(each: &CountryRank) -> String {
    each.rank
        .map_or_else(|| "–".to_owned(), |rank| rank.to_string())
}
