//! Which nodes does a table show, which way round, and how does it write a score?

use crate::args::Format;
use crate::failure::Failure;
use crate::output;
use cpi_io::write::markdown;
use cpi_model::Framework;
use cpi_model::number::{Displayed, Rounding, Score};
use cpi_scoring::scorecard::NodeScore;
use std::collections::BTreeSet;

/// More columns of scores than this do not fit a screen.
pub(super) const MOST_COLUMNS: usize = 10;

/// What stands for a score that is not there.
pub(super) const NONE: &str = "–";

/// The index, with the nodes of a level or else those directly beneath it.
pub(super) fn nodes(framework: &Framework, level: Option<&str>) -> Result<Vec<usize>, Failure> {
    let root = framework.root();
    let nodes = framework.nodes();
    let mut shown = vec![root];
    shown.extend((0..nodes.len()).filter(|node| {
        *node != root
            && match level {
                Some(level) => nodes[*node].level() == Some(level),
                None => nodes[*node].parent() == Some(root),
            }
    }));
    match level {
        Some(level) if shown.len() == 1 => {
            let levels: BTreeSet<&str> = nodes.iter().filter_map(|node| node.level()).collect();
            let levels: Vec<&str> = levels.into_iter().collect();
            Err(Failure::NotThere(format!(
                "the framework has no nodes of the level `{level}`; its levels are: {}",
                levels.join(", ")
            )))
        }
        _ => Ok(shown),
    }
}

/// The label of a node in the framework's first language; empty where it has none.
pub(super) fn label(framework: &Framework, node: usize) -> String {
    let code = framework.nodes()[node].code();
    framework
        .draft()
        .name_of(code)
        .unwrap_or_default()
        .to_owned()
}

/// What a code stands for in the framework's first language, cut to what fits a row.
pub(super) fn name(framework: &Framework, code: &str) -> String {
    const MOST_LETTERS: usize = 60;
    let name = framework.draft().name_of(code).unwrap_or_default();
    if name.chars().count() <= MOST_LETTERS {
        return name.to_owned();
    }
    let cut: String = name.chars().take(MOST_LETTERS - 1).collect();
    format!("{}…", cut.trim_end())
}

/// A score as it is shown.
pub(super) fn display(result: &NodeScore) -> String {
    shown(result.display)
}

/// A score as it is shown.
pub(super) fn shown(display: Option<Displayed>) -> String {
    display.map_or_else(|| NONE.to_owned(), |score| score.to_string())
}

/// A score that is not a node's, rounded as those are.
pub(super) fn rounded(framework: &Framework, score: Option<Score>) -> String {
    shown(score.map(|score| framework.display().show(score.into())))
}

/// How the numbers of a table are written: for people as the framework shows them, for
/// programs with every digit.
#[derive(Clone, Copy)]
pub(super) struct Numbers {
    rounding: Option<Rounding>,
}

impl Numbers {
    pub(super) fn new(framework: &Framework, format: Format) -> Self {
        let for_people = format != Format::Csv;
        Self {
            rounding: for_people.then(|| framework.display()),
        }
    }

    pub(super) fn score(self, score: Score) -> String {
        written(self.rounding, score)
    }

    pub(super) fn difference(self, difference: Score) -> String {
        written(self.rounding.map(Rounding::of_differences), difference)
    }
}

fn written(rounding: Option<Rounding>, number: Score) -> String {
    rounding.map_or_else(
        || number.to_string(),
        |rounding| rounding.show(number.into()).to_string(),
    )
}

/// Answered over applicable.
pub(super) fn coverage(result: &NodeScore) -> String {
    format!(
        "{}/{}",
        result.coverage.answered, result.coverage.applicable
    )
}

/// Declared not applicable over asked, in per cent (methodology 4.13).
pub(super) fn not_applicable(result: &NodeScore) -> String {
    format!("{} %", result.coverage.not_applicable_share().percent(1))
}

/// The bounds, low to high.
pub(super) fn bounds(framework: &Framework, result: &NodeScore) -> String {
    result.bounds.map_or_else(
        || NONE.to_owned(),
        |bounds| {
            let show = |score: Score| framework.display().show(score.into());
            format!("{}–{}", show(bounds.low), show(bounds.high))
        },
    )
}

/// A table for people, on a screen or in Markdown.
pub(super) fn table(
    format: Format,
    header: &[String],
    rows: &[Vec<String>],
    right_from: usize,
) -> String {
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    if format == Format::Markdown {
        markdown::table(&header, rows)
    } else {
        output::table(&header, rows, right_from)
    }
}

/// Says what a dash stands for, where one stands alone in a table.
pub(super) fn explain_dashes(text: &str) {
    if text.split_whitespace().any(|cell| cell == NONE) {
        output::note(
            "– is no score: too little is answered, or nothing applies; `cpi explain` says which",
        );
    }
}
