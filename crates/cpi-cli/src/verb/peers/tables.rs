//! How are countries beside each other printed: with every digit for programs, with names and
//! a word of caution for people?

use crate::args::{Format, PeerTable};
use crate::output;
use crate::verb::shown::{self, NONE, Numbers};
use cpi_io::write::{csv, markdown};
use cpi_model::Framework;
use cpi_model::draft::Choice;
use cpi_model::escape::{escape_markdown, markdown_prose};
use cpi_model::number::Score;
use cpi_scoring::peers::{Behind, Beside, Better, PeerCountry, Peers};
use std::collections::BTreeMap;

/// The most rows that a table for people shows.
const MOST_ROWS: usize = 30;

/// The most strengths, and weaknesses, of a country among several.
const MOST_OF_EACH: usize = 3;

pub(super) struct Tables<'a> {
    pub(super) framework: &'a Framework,
    pub(super) peers: &'a Peers,
    /// Whether one country was asked for.
    pub(super) one: bool,
}

/// A table for people, and what is to be read with it.
struct Told {
    before: String,
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    right_from: usize,
    after: Vec<String>,
}

impl Tables<'_> {
    pub(super) fn to_csv(&self, table: PeerTable) -> String {
        let numbers = Numbers::new(self.framework, Format::Csv);
        let (header, rows): (&[&str], Vec<Vec<String>>) = match table {
            PeerTable::Cooperation => (
                &[
                    "country",
                    "node",
                    "helper",
                    "better answers",
                    "with evidence",
                    "gain of node",
                    "gain of index",
                ],
                self.cooperation(numbers, false),
            ),
            PeerTable::Behind => (
                &[
                    "country",
                    "indicator",
                    "answer",
                    "better",
                    "their answer",
                    "since",
                    "evidence",
                ],
                self.every_behind(),
            ),
            PeerTable::Standing => (
                &[
                    "country",
                    "group",
                    "what",
                    "code",
                    "score",
                    "middle",
                    "difference",
                ],
                self.every_standing(numbers),
            ),
            PeerTable::Groups => (&["group", "countries"], self.groups()),
        };
        csv::table(header, &rows)
    }

    pub(super) fn for_people(&self, table: PeerTable, format: Format) -> String {
        let numbers = Numbers::new(self.framework, format);
        let mut told = match table {
            PeerTable::Cooperation => Told {
                before: "Whose answers are better, and what a country would gain by them".to_owned(),
                header: vec![
                    "country",
                    "node",
                    "name",
                    "whose",
                    "better answers",
                    "with evidence",
                    "gain of node",
                    "gain of index",
                ],
                rows: self.cooperation(numbers, true),
                right_from: 4,
                after: vec!["It says where to look, not that a way that works there works here (methodology 15.1).".to_owned()],
            },
            PeerTable::Behind if self.one => self.behind(),
            PeerTable::Behind => self.counts(),
            PeerTable::Standing => self.standing(numbers),
            PeerTable::Groups => Told {
                before: "Groups of countries".to_owned(),
                header: vec!["group", "countries"],
                rows: self.groups(),
                right_from: 2,
                after: Vec::new(),
            },
        };
        let more = told.rows.len().saturating_sub(MOST_ROWS);
        told.rows.truncate(MOST_ROWS);
        if 0 < more {
            told.after
                .insert(0, format!("Further rows: {more}; --format csv lists all."));
        }
        let framework = self.framework;
        let of = format!(
            "{} · {} {}",
            self.peers.round,
            framework.id(),
            framework.version()
        );
        let mut text = match format {
            Format::Markdown => format!(
                "## {}\n\n{}\n\n{}",
                markdown_prose(&told.before),
                escape_markdown(&of),
                markdown::table(&told.header, &told.rows)
            ),
            _ => format!(
                "{}: {of}\n{}",
                told.before,
                output::table(&told.header, &told.rows, told.right_from)
            ),
        };
        for line in &told.after {
            match format {
                Format::Markdown => text.push_str(&format!("\n{}\n", markdown_prose(line))),
                _ => text.push_str(&format!("\n{line}\n")),
            }
        }
        text
    }

    fn name(&self, code: &str) -> String {
        shown::name(self.framework, code)
    }

    fn cooperation(&self, numbers: Numbers, named: bool) -> Vec<Vec<String>> {
        let text =
            |gain: Option<Score>| gain.map_or(NONE.to_owned(), |gain| numbers.difference(gain));
        let rows = self.peers.cooperation.iter().map(|each| {
            let mut row = vec![each.country.clone(), each.node.to_string()];
            if named {
                row.push(self.name(&each.node));
            }
            row.extend([
                each.helper.clone(),
                each.better.to_string(),
                each.with_evidence.to_string(),
                text(each.gain_of_node),
                text(each.gain),
            ]);
            row
        });
        rows.collect()
    }

    fn every_behind(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for (country, each) in self.all_behind() {
            let own = [
                country.country.clone(),
                each.indicator.clone(),
                each.answer.clone(),
            ];
            if each.better.is_empty() {
                let none = ["nobody", "", "", ""].map(str::to_owned);
                rows.push(own.iter().cloned().chain(none).collect());
            }
            for better in &each.better {
                let evidence = better.evidence.iter().map(|each| {
                    let link = each
                        .link
                        .as_ref()
                        .map_or(String::new(), |link| format!(" {link}"));
                    format!("{}{link}", each.title.clone().unwrap_or_default())
                });
                let theirs = [
                    better.country.clone(),
                    better.answer.clone(),
                    better.since.clone(),
                    evidence.collect::<Vec<_>>().join("; "),
                ];
                rows.push(own.iter().cloned().chain(theirs).collect());
            }
        }
        rows
    }

    fn all_behind(&self) -> impl Iterator<Item = (&PeerCountry, &Behind)> {
        let countries = self.peers.countries.iter();
        countries.flat_map(|country| country.behind.iter().map(move |each| (country, each)))
    }

    /// Of one country: a row an answer, the widest apart first, with those who answer best.
    fn behind(&self) -> Told {
        let mut listed: Vec<(&Behind, &Better)> = self
            .all_behind()
            .filter_map(|(_, each)| Some((each, each.better.first()?)))
            .collect();
        let apart = |(own, best): &(&Behind, &Better)| {
            rust_decimal::Decimal::from(best.score) - rust_decimal::Decimal::from(own.score)
        };
        listed.sort_by_key(|pair| std::cmp::Reverse(apart(pair)));
        let nobody = self.all_behind().filter(|(_, each)| each.better.is_empty());
        let nobody = nobody.count();
        let countries: Vec<&str> = self
            .peers
            .countries
            .iter()
            .map(|it| it.country.as_str())
            .collect();
        let first = self.peers.earlier.last().unwrap_or(&self.peers.round);
        let rows = listed.iter().map(|(each, best)| {
            let others = each.better.iter().skip(1).map(|it| it.country.as_str());
            vec![
                each.indicator.clone(),
                self.name(&each.indicator),
                each.answer.clone(),
                best.answer.clone(),
                best.country.clone(),
                if best.since == *first {
                    format!("{first} or before")
                } else {
                    best.since.clone()
                },
                others.collect::<Vec<_>>().join(" "),
            ]
        });
        let mut after = Vec::new();
        if 0 < nobody {
            after.push(format!(
                "Answers that could be better, and are with nobody: {nobody}."
            ));
        }
        after.push(
            "The evidence behind each better answer stands in --format csv and json.".to_owned(),
        );
        Told {
            before: format!(
                "Answers of {} that others have better",
                countries.join(", ")
            ),
            header: vec![
                "indicator",
                "question",
                "answer",
                "better",
                "of",
                "since",
                "and of",
            ],
            rows: rows.collect(),
            right_from: 7,
            after,
        }
    }

    /// Of several countries: how many answers could be better.
    fn counts(&self) -> Told {
        let rows = self.peers.countries.iter().map(|country| {
            let all = country.behind.len();
            let mut others: BTreeMap<&str, usize> = BTreeMap::new();
            for better in country.behind.iter().flat_map(|each| &each.better) {
                *others.entry(&better.country).or_default() += 1;
            }
            let nobody = country.behind.iter().filter(|each| each.better.is_empty());
            let nobody = nobody.count();
            let mut others: Vec<(&str, usize)> = others.into_iter().collect();
            others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let others = others.iter().take(MOST_OF_EACH);
            let others = others.map(|(code, count)| format!("{code} {count}"));
            vec![
                country.country.clone(),
                all.to_string(),
                (all - nobody).to_string(),
                nobody.to_string(),
                others.collect::<Vec<_>>().join(", "),
            ]
        });
        Told {
            before: "Answers that could be better".to_owned(),
            header: vec![
                "country",
                "answers",
                "others have them better",
                "nobody has",
                "most often better",
            ],
            rows: rows.collect(),
            right_from: 5,
            after: vec!["--country lists those of one.".to_owned()],
        }
    }

    fn every_standing(&self, numbers: Numbers) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for country in &self.peers.countries {
            for (what, listed) in standings(country) {
                for each in listed {
                    rows.push(vec![
                        country.country.clone(),
                        country.group.clone().unwrap_or_else(|| "round".to_owned()),
                        what.to_owned(),
                        each.code.clone(),
                        numbers.score(each.score),
                        numbers.score(each.middle),
                        numbers.difference(each.difference),
                    ]);
                }
            }
        }
        rows
    }

    fn standing(&self, numbers: Numbers) -> Told {
        let mut rows = Vec::new();
        let mut cut = false;
        for country in &self.peers.countries {
            for (what, listed) in standings(country) {
                let most = if self.one { usize::MAX } else { MOST_OF_EACH };
                cut |= most < listed.len();
                for each in listed.iter().take(most) {
                    rows.push(vec![
                        country.country.clone(),
                        what.to_owned(),
                        each.code.clone(),
                        self.name(&each.code),
                        numbers.score(each.score),
                        numbers.score(each.middle),
                        each.others.to_string(),
                        numbers.difference(each.difference),
                    ]);
                }
            }
        }
        let declared = &self.peers.declared;
        let middle = declared
            .middle
            .as_ref()
            .map_or("middle", |middle| match middle {
                Choice::Known(middle) => middle.word(),
                Choice::Unknown(word) => word,
            });
        let of = if self.peers.groups.is_empty() {
            "round"
        } else {
            "group"
        };
        let mut after =
            vec!["A strength may still be a low score, a weakness a high one.".to_owned()];
        if cut {
            after.push(format!(
                "Of each country the {MOST_OF_EACH} farthest apart; --country lists those of one."
            ));
        }
        Told {
            before: format!(
                "Strengths and weaknesses against the {middle} of the others of the {of}, from a difference of {} on",
                declared.threshold.as_deref().unwrap_or(NONE)
            ),
            header: vec![
                "country",
                "what",
                "code",
                "name",
                "score",
                "middle",
                "others",
                "difference",
            ],
            rows,
            right_from: 4,
            after,
        }
    }

    fn groups(&self) -> Vec<Vec<String>> {
        let groups = self.peers.groups.iter();
        let row = |group: &cpi_scoring::peers::PeerGroup| {
            vec![group.code.clone(), group.countries.join(" ")]
        };
        groups.map(row).collect()
    }
}

fn standings(country: &PeerCountry) -> [(&'static str, &[Beside]); 2] {
    [
        ("strength", &country.strengths),
        ("weakness", &country.weaknesses),
    ]
}
