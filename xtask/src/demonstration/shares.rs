//! Which shares of the answers are *yes*, *partially*, *no*, missing and not applicable?

use super::answers::{Case, code, dimension};
use super::profile::Profiles;
use cpi_model::draft::IndicatorKind;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The columns of the table, in its order.
const ANSWERS: [(&str, &str); 5] = [
    ("yes", "yes"),
    ("partially", "partially"),
    ("no", "no"),
    ("missing", "missing"),
    ("not-applicable", "not applicable"),
];

/// The rows of a country, in their order.
const DIMENSIONS: [&str; 6] = [
    "law",
    "services",
    "capacity",
    "accountability",
    "coordination",
    "all",
];

/// How many checklist answers of each kind, by round, country and dimension.
#[derive(Debug, Default)]
pub(crate) struct Tally(BTreeMap<(String, String, String), [u32; 5]>);

impl Tally {
    /// Counts the answers of a country; what a condition leaves unasked is not among them.
    pub(crate) fn count(&mut self, case: &Case<'_>, given: &BTreeMap<&str, String>) {
        let round = &case.profiles.rounds[case.round].id;
        for indicator in &case.framework.indicators {
            if indicator.kind == Some(IndicatorKind::Quantity.into()) {
                continue;
            }
            let Some(answer) = given.get(code(indicator)) else {
                continue;
            };
            let at = ANSWERS.iter().position(|(code, _)| code == answer);
            for dimension in [dimension(indicator), "all"] {
                let row = (round.clone(), case.code.to_owned(), dimension.to_owned());
                let counts = self.0.entry(row).or_default();
                if let Some(at) = at {
                    counts[at] += 1;
                }
            }
        }
    }

    /// Whole per cent of the checklist answers of the last round.
    pub(crate) fn table(&self, profiles: &Profiles) -> String {
        let last = &profiles.rounds[profiles.rounds.len() - 1].id;
        let columns: Vec<&str> = ANSWERS.iter().map(|(_, name)| *name).collect();
        let mut text = format!("| {last} | dimension | {} |\n", columns.join(" | "));
        text.push_str("|---|---|--:|--:|--:|--:|--:|\n");
        for code in profiles.countries.keys() {
            for dimension in DIMENSIONS {
                let row = (last.clone(), code.clone(), dimension.to_owned());
                let Some(counts) = self.0.get(&row) else {
                    continue;
                };
                let all: u32 = counts.iter().sum();
                let shares = counts.map(|count| format!("{} %", (200 * count + all) / (2 * all)));
                let _ = writeln!(text, "| {code} | {dimension} | {} |", shares.join(" | "));
            }
        }
        text.trim_end().to_owned()
    }
}
