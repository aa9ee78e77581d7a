//! Coherence for machines and for people (methodology 12).

use super::{csv, markdown};
use cpi_model::draft::RoundingMode;
use cpi_model::escape::{escape_markdown, markdown_prose};
use cpi_model::number::Rounding;
use cpi_scoring::coherence::{
    Coherence, Composite, Correlation, Ends, IndicatorAnswers, Pairing, Reading, Statistic,
};
use rust_decimal::Decimal;

/// A title, a header and rows: a part of what is shown to people.
pub type Section = (&'static str, Vec<&'static str>, Vec<Vec<String>>);

/// Two digits, or a dash.
fn shown(value: Option<impl Into<Decimal>>) -> String {
    value.map_or_else(
        || "–".to_owned(),
        |value| {
            Rounding::new(2, RoundingMode::HalfUp)
                .show(value.into())
                .to_string()
        },
    )
}

/// A share in per cent, with one digit, or a dash.
fn percent(value: Option<impl Into<Decimal>>) -> String {
    value.map_or_else(
        || "–".to_owned(),
        |value| {
            let share = value.into() * Decimal::ONE_HUNDRED;
            let digit = Rounding::new(1, RoundingMode::HalfUp);
            digit.show(share).to_string()
        },
    )
}

/// The value of a statistic, with its span as each country is left out.
fn statistic(statistic: &Statistic) -> String {
    match (statistic.value, statistic.without_one, statistic.no_value) {
        (Some(value), Some(span), _) => {
            let ends = (shown(Some(span.low)), shown(Some(span.high)));
            format!("{} ({} to {})", shown(Some(value)), ends.0, ends.1)
        }
        (Some(value), None, _) => shown(Some(value)),
        (None, _, reason) => {
            reason.map_or_else(|| "–".to_owned(), |reason| format!("– {}", word(&reason)))
        }
    }
}

/// The word of a value that is written as a text.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The tables behind the words; the last, of the indicators, only if it is asked for.
pub fn sections(coherence: &Coherence, with_indicators: bool) -> Vec<Section> {
    let mut sections = vec![
        composites(&coherence.composites),
        members(&coherence.composites),
        correlations(&coherence.correlations),
    ];
    if with_indicators {
        sections.push(indicators(&coherence.indicators));
    }
    sections.retain(|(_, _, rows)| !rows.is_empty());
    sections
}

fn code(view: Option<&str>, code: &str) -> String {
    view.map_or_else(|| code.to_owned(), |view| format!("{view}: {code}"))
}

fn composites(composites: &[Composite]) -> Section {
    let rows = composites.iter().map(|composite| {
        vec![
            code(composite.view.as_deref(), &composite.code),
            composite.members.len().to_string(),
            composite.alpha.countries.to_string(),
            statistic(&composite.alpha),
            shown(composite.standardised_alpha),
            percent(composite.ends.floor),
            percent(composite.ends.ceiling),
        ]
    });
    (
        "Nodes and groups",
        vec![
            "node",
            "members",
            "countries",
            "α",
            "α stand.",
            "floor %",
            "ceiling %",
        ],
        rows.collect(),
    )
}

fn members(composites: &[Composite]) -> Section {
    let mut rows = Vec::new();
    for composite in composites {
        for member in &composite.members {
            rows.push(vec![
                code(composite.view.as_deref(), &composite.code),
                member.code.clone(),
                statistic(&member.item_rest),
                shown(member.alpha_without),
                percent(Some(member.weights.declared)),
                percent(member.weights.variance_share),
                percent(member.weights.declared_in_index),
                percent(member.weights.effective_in_index),
            ]);
        }
    }
    (
        "Members",
        vec![
            "node",
            "member",
            "item–rest",
            "α without",
            "weight %",
            "variance %",
            "in index %",
            "in effect %",
        ],
        rows,
    )
}

fn correlations(correlations: &[Correlation]) -> Section {
    let rows = correlations.iter().map(|correlation| {
        vec![
            code(correlation.view.as_deref(), &correlation.one),
            correlation.other.clone(),
            match correlation.pairing {
                Pairing::Siblings => "beside",
                Pairing::WithParent => "above",
                Pairing::WithIndex => "index",
            }
            .to_owned(),
            correlation.pearson.countries.to_string(),
            statistic(&correlation.pearson),
            shown(correlation.spearman),
            shown(correlation.kendall),
            match correlation.reading {
                None | Some(Reading::Fair) => String::new(),
                Some(reading) if correlation.firm => word(&reading),
                Some(reading) => format!("{}, not firm", word(&reading)),
            },
        ]
    });
    (
        "Correlations",
        vec![
            "one",
            "other",
            "which is",
            "countries",
            "r",
            "ρ",
            "τ-b",
            "reading",
        ],
        rows.collect(),
    )
}

fn indicators(indicators: &[IndicatorAnswers]) -> Section {
    let rows = indicators.iter().map(|indicator| {
        let options: Vec<String> = indicator
            .options
            .iter()
            .map(|option| format!("{} {} %", option.option, percent(Some(option.share))))
            .collect();
        vec![
            indicator.code.clone(),
            options.join(", "),
            indicator.scored.to_string(),
            indicator.missing.to_string(),
            indicator.not_applicable.to_string(),
            percent(indicator.ends.floor),
            percent(indicator.ends.ceiling),
            if indicator.never_varies {
                "never varies"
            } else {
                ""
            }
            .to_owned(),
        ]
    });
    (
        "Indicators",
        vec![
            "indicator",
            "share of each answer",
            "scored",
            "missing",
            "n/a",
            "floor %",
            "ceiling %",
            "",
        ],
        rows.collect(),
    )
}

/// The findings, a line each.
pub fn findings(coherence: &Coherence) -> String {
    let mut text = String::new();
    for finding in &coherence.findings {
        text.push_str(&format!(
            "- {} (methodology {}).\n",
            finding.text,
            finding.paragraphs.join(", ")
        ));
    }
    text
}

/// For reports: the words, then the tables.
pub fn to_markdown(coherence: &Coherence, with_indicators: bool) -> String {
    let mut text = format!("## Coherence · {}\n\n", escape_markdown(&coherence.round));
    for finding in &coherence.findings {
        text.push_str(&format!(
            "- {} (methodology {}).\n",
            escape_markdown(&finding.text),
            finding.paragraphs.join(", ")
        ));
    }
    for (title, header, rows) in sections(coherence, with_indicators) {
        text.push_str(&format!("\n### {}\n\n", markdown_prose(title)));
        text.push_str(&markdown::table(&header, &rows));
    }
    text
}

/// For machines: a row a figure.
pub fn to_csv(coherence: &Coherence) -> String {
    let mut rows = Rows(Vec::new());
    for composite in &coherence.composites {
        let view = composite.view.as_deref().unwrap_or_default();
        let at = [view, composite.code.as_str(), ""];
        rows.statistic(at, "alpha", &composite.alpha);
        rows.plain(at, "standardised-alpha", composite.standardised_alpha);
        rows.ends(at, &composite.ends);
        for member in &composite.members {
            let at = [view, composite.code.as_str(), member.code.as_str()];
            rows.statistic(at, "item-rest", &member.item_rest);
            rows.plain(at, "alpha-without", member.alpha_without);
            let weights = &member.weights;
            rows.plain(at, "declared-weight", Some(weights.declared));
            rows.plain(at, "declared-in-index", weights.declared_in_index);
            rows.plain(at, "effective-in-index", weights.effective_in_index);
            rows.plain(at, "lowest-in-index", weights.lowest_in_index);
            rows.plain(at, "highest-in-index", weights.highest_in_index);
            rows.plain(at, "variance-share", weights.variance_share);
        }
    }
    for correlation in &coherence.correlations {
        let view = correlation.view.as_deref().unwrap_or_default();
        let at = [view, correlation.one.as_str(), correlation.other.as_str()];
        rows.statistic(at, "pearson", &correlation.pearson);
        rows.plain(at, "spearman", correlation.spearman);
        rows.plain(at, "kendall", correlation.kendall);
    }
    for indicator in &coherence.indicators {
        let at = ["", indicator.code.as_str(), ""];
        rows.ends(at, &indicator.ends);
        for option in &indicator.options {
            let at = ["", indicator.code.as_str(), option.option.as_str()];
            rows.plain(at, "answer-share", Some(option.share));
        }
    }
    csv::table(
        &[
            "view",
            "code",
            "with",
            "statistic",
            "countries",
            "value",
            "low_without_one",
            "high_without_one",
            "no_value",
        ],
        &rows.0,
    )
}

struct Rows(Vec<Vec<String>>);

impl Rows {
    fn push(&mut self, at: [&str; 3], name: &str, cells: [String; 5]) {
        let mut row: Vec<String> = at.iter().map(|part| (*part).to_owned()).collect();
        row.push(name.to_owned());
        row.extend(cells);
        self.0.push(row);
    }

    fn plain(&mut self, at: [&str; 3], name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            let none = String::new;
            self.push(
                at,
                name,
                [none(), value.to_string(), none(), none(), none()],
            );
        }
    }

    fn statistic(&mut self, at: [&str; 3], name: &str, statistic: &Statistic) {
        let text = |value: Option<cpi_model::number::Coefficient>| {
            value.map(|value| value.to_string()).unwrap_or_default()
        };
        let span = statistic.without_one;
        self.push(
            at,
            name,
            [
                statistic.countries.to_string(),
                text(statistic.value),
                text(span.map(|span| span.low)),
                text(span.map(|span| span.high)),
                statistic
                    .no_value
                    .map(|reason| word(&reason))
                    .unwrap_or_default(),
            ],
        );
    }

    fn ends(&mut self, at: [&str; 3], ends: &Ends) {
        self.plain(at, "floor", ends.floor);
        self.plain(at, "ceiling", ends.ceiling);
    }
}
