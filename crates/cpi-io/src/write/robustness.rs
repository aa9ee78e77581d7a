//! What the scores can bear, as tables.

mod order;

use cpi_model::Framework;
use cpi_model::draft::{RoundingMode, UncertaintyDraft};
use cpi_model::framework::OtherFramework;
use cpi_model::number::{Estimate, Rounding, Share};
use cpi_scoring::robustness::{
    CountryRobustness, Lacking, NodeRobustness, Robustness, Spread, ViewRobustness,
};
use order::{alternatives, bands, left_out, likely_ranks, neighbours, sensitivity};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Below this many draws a share is not to be quoted (methodology 11.15).
const FEW_DRAWS: u32 = 1000;

/// From more countries than this on they are counted, not named one by one.
const NAMED: usize = 6;

/// A part of a result with its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is, in a sentence.
    pub title: String,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows; none where the title says it all.
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
/// are cells beneath the index; of the index itself also what its order can bear.
///
/// # Errors
///
/// [`OtherFramework`] where the run is of another framework.
pub fn sections(
    framework: &Framework,
    robustness: &Robustness,
    node: &str,
) -> Result<Vec<Section>, OtherFramework> {
    robustness.belongs_to(framework)?;
    let mut sections = Vec::new();
    let found = robustness.nodes.iter().find(|each| *each.code == *node);
    sections.extend(found.map(|found| self::node(framework, robustness, found)));
    let root = **framework.nodes()[framework.root()].code() == *node;
    let views = robustness.views.iter();
    sections.extend(views.filter_map(|view| groups(framework, robustness, view, (node, root))));
    if !root {
        return Ok(sections);
    }
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
    Ok(sections)
}

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The share of the draws that an interval holds, in per cent.
fn interval(robustness: &Robustness) -> String {
    let interval = robustness.plan.interval.as_deref().unwrap_or_default();
    let interval = Decimal::from_str_exact(interval).ok().and_then(Share::new);
    interval.map(percent).unwrap_or_default()
}

fn node(framework: &Framework, robustness: &Robustness, node: &NodeRobustness) -> Section {
    let run = &robustness.run;
    let name = framework.draft().name_of(&node.code);
    let name = name.filter(|name| !name.eq_ignore_ascii_case(&node.code));
    let name = name.map_or(String::new(), |name| format!(" {name}"));
    let mut title = format!(
        "{}{name} · {}. {} Draws: {}, seed {} ({}).",
        node.code,
        robustness.round,
        varied(&robustness.plan),
        run.draws,
        run.seed,
        run.generator,
    );
    if let Some(asked) = run.interrupted_before {
        title.push_str(&format!(" Interrupted: {asked} draws were asked for."));
    }
    if !run.lacks.is_empty() {
        title.push_str(&format!(
            " Interrupted before {}.",
            Lacking::listed(&run.lacks)
        ));
    }
    if run.draws < FEW_DRAWS {
        title.push_str(" These are few draws: ask for 10000 before you quote a share.");
    }
    if let [only] = node.countries.as_slice() {
        title.push_str(&format!(
            " {} is alone in its round, so its rank says nothing.",
            only.country
        ));
    }
    for said in [at_an_end(node), overlapping(node)].into_iter().flatten() {
        title.push_str(&format!("\n{said}"));
    }
    Section {
        title,
        header: figures_header(robustness),
        rows: node
            .countries
            .iter()
            .map(|each| figures(framework, each))
            .collect(),
        right_from: 1,
    }
}

/// What the plan lets vary, and what it does not.
fn varied(plan: &UncertaintyDraft) -> String {
    let answers = plan.answers.as_ref().filter(|each| !each.off);
    let disagreement = answers.is_some_and(|each| each.codings.is_some());
    let sources = [
        (
            answers.is_some(),
            if disagreement {
                "answers, as the coders disagree"
            } else {
                "answers"
            },
        ),
        (
            plan.missing.as_ref().is_some_and(|each| !each.off),
            "missing answers",
        ),
        (
            plan.quantities.as_ref().is_some_and(|each| !each.off),
            "quantities",
        ),
        (
            plan.options.iter().any(|each| !each.off),
            "points of options",
        ),
        (plan.weights.iter().any(|each| !each.off), "weights"),
        (plan.method.iter().any(|each| !each.off), "the method"),
    ];
    let those = |varies: bool| -> String {
        let of = sources.iter().filter(|(each, _)| *each == varies);
        of.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    };
    let (varied, kept) = (those(true), those(false));
    if kept.is_empty() {
        format!("Varied: {varied}.")
    } else {
        format!("Varied: {varied}. Not varied: {kept}.")
    }
}

/// In how many countries the published score is at an end of what was drawn (methodology
/// 11.15).
fn at_an_end(node: &NodeRobustness) -> Option<String> {
    let scored: Vec<_> = node
        .countries
        .iter()
        .filter_map(|each| Some((Decimal::from(each.score?), each.scores.as_ref()?)))
        .filter(|(_, spread)| spread.low != spread.high)
        .collect();
    let count =
        |at: &dyn Fn(&(Decimal, &Spread)) -> bool| scored.iter().filter(|it| at(it)).count();
    let high = count(&|(score, spread)| Decimal::from(spread.high) <= *score);
    let low = count(&|(score, spread)| *score <= Decimal::from(spread.low));
    let (at, end, way) = if low < high {
        (high, "highest", "lower")
    } else {
        (low, "lowest", "raise")
    };
    (scored.len() < 2 * at).then(|| {
        format!(
            "In {at} of {} countries the published score is the {end} of its interval: what the plan varies can hardly do other than {way} it.",
            scored.len()
        )
    })
}

/// Whose order missing answers leave open (methodology 11.15).
fn overlapping(node: &NodeRobustness) -> Option<String> {
    let ranked = node.countries.iter().filter(|each| each.rank.is_some());
    let ranked: Vec<&CountryRobustness> = ranked.collect();
    let pairs: Vec<String> = ranked
        .windows(2)
        .filter(|two| {
            let bounds = two[0].bounds.zip(two[1].bounds);
            bounds.is_some_and(|(above, below)| above.low < below.high)
        })
        .map(|two| format!("{} and {}", two[0].country, two[1].country))
        .collect();
    (!pairs.is_empty()).then(|| {
        let listed = if NAMED < pairs.len() {
            format!("{} of {} neighbours", pairs.len(), ranked.len() - 1)
        } else {
            pairs.join(", ")
        };
        format!("Missing answers alone could turn the order of {listed}: their bounds overlap.")
    })
}

/// The groups of a view at the index, or its cells at one of its rows.
fn groups(
    framework: &Framework,
    robustness: &Robustness,
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
    let header = std::iter::once("group".to_owned()).chain(figures_header(robustness));
    (!rows.is_empty()).then(|| Section {
        title: format!("{title}, each ranked by itself:"),
        header: header.collect(),
        rows,
        right_from: 2,
    })
}

/// The columns of [`figures`].
fn figures_header(robustness: &Robustness) -> Vec<String> {
    let interval = interval(robustness);
    strings(&[
        "country",
        "rank",
        "score",
        &format!("{interval} of draws"),
        &format!("ranks in {interval}"),
        "mean rank",
        "bounds by missing",
    ])
}

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
