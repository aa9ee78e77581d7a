//! What changes if one chooses otherwise? The demonstration rounds under other methods, for the
//! decision records on the method of the reference framework.

use crate::{between_marks, generated, root};
use cpi_model::draft::{
    Aggregation, FrameworkDraft, GapFormula, IndicatorKind, MissingRule, NodeDraft, Otherwise,
    RoundingMode,
};
use cpi_model::number::{RoundedScore, Rounding, Score};
use cpi_model::rust_decimal::Decimal;
use cpi_model::{AssessmentDraft, Framework};
use cpi_scoring::{Scorecard, compare, score_all};

const BEGIN: &str = "<!-- begin: cargo xtask alternatives -->\n";
const END: &str = "<!-- end: cargo xtask alternatives -->";

/// A name and what it does to the framework.
type Alternative = (&'static str, fn(&mut FrameworkDraft));

/// What a record tells of each assessment, and under which methods.
type Table = (&'static str, &'static [Alternative], Cells);

/// The records with their tables.
const RECORDS: [(&str, &[Table]); 5] = [
    (
        "docs/decisions/0007-method-of-the-reference-framework.md",
        &[
            ("score (rank)", &OF_SCORES, scores),
            ("law, practice: gap", &OF_GAPS, gaps),
        ],
    ),
    (
        "docs/decisions/0020-child-vulnerability-is-one-member.md",
        &[("score (rank)", &OF_VULNERABILITY, scores)],
    ),
    (
        "docs/decisions/0021-an-article-needs-four-cells.md",
        &[
            ("score (rank)", &OF_COVERAGE, scores),
            ("articles without a score", &OF_COVERAGE, without_score),
        ],
    ),
    (
        "docs/decisions/0022-what-does-not-apply-yet-counts-as-the-lowest.md",
        &[("score (rank)", &OF_CONDITIONS, scores)],
    ),
    (
        "docs/decisions/0025-two-digits.md",
        &[("score (rank)", &OF_DIGITS, scores)],
    ),
];

const OF_VULNERABILITY: [Alternative; 2] = [
    ("as declared: one member of 25", |_| {}),
    ("its four topics are members, of 28", topics_are_members),
];

const OF_COVERAGE: [Alternative; 2] = [
    ("as declared: four cells of five", |_| {}),
    (
        "half of the answers of an article, whatever the cell",
        half_of_the_answers,
    ),
];

const OF_CONDITIONS: [Alternative; 2] = [
    ("as declared: the lowest", |_| {}),
    ("left out", |draft| conditions(draft, Otherwise::LeaveOut)),
];

const OF_DIGITS: [Alternative; 3] = [
    ("as declared: ranks of two digits", |_| {}),
    ("ranks of three digits", three_digits),
    (
        "and vulnerability, coverage and conditions as in the first edition",
        |draft| {
            topics_are_members(draft);
            half_of_the_answers(draft);
            conditions(draft, Otherwise::LeaveOut);
            three_digits(draft);
        },
    ),
];

const OF_SCORES: [Alternative; 13] = [
    ("as declared", |_| {}),
    ("*partially* is worth 0.25", |draft| {
        points(draft, "partially", "0.25");
    }),
    ("*partially* is worth 0.75", |draft| {
        points(draft, "partially", "0.75");
    }),
    (
        "an article is the mean of its indicators, not of its cells",
        |draft| {
            half_of_the_answers(draft);
            articles(draft, |node| node.method.over = Some("indicators".into()));
        },
    ),
    ("the index is the mean of all indicators", |draft| {
        index(draft).method.over = Some("indicators".into());
    }),
    ("the index is the mean of the four sections", |draft| {
        index(draft).method.over = Some("children".into());
    }),
    ("quantities are left out", without_quantities),
    ("missing counts as zero", |draft| {
        if let Some(method) = &mut draft.method {
            method.missing = Some(MissingRule::AsZero.into());
        }
    }),
    ("no least coverage", |draft| {
        if let Some(method) = &mut draft.method {
            method.least_coverage = Some("0".into());
        }
        index(draft).method.least_coverage = Some("0".into());
        half_of_the_answers(draft);
    }),
    (
        "where a condition fails, the indicator is left out",
        |draft| {
            conditions(draft, Otherwise::LeaveOut);
        },
    ),
    (
        "*no* is worth 0.05, so that the next row has no zeros",
        |draft| {
            points(draft, "no", "0.05");
        },
    ),
    (
        "and an article is the geometric mean of its cells",
        |draft| {
            points(draft, "no", "0.05");
            articles(draft, |node| {
                node.method.aggregation = Some(Aggregation::Geometric.into());
            });
        },
    ),
    ("an article is its weakest cell", |draft| {
        articles(draft, |node| {
            node.method.aggregation = Some(Aggregation::Minimum.into());
        });
    }),
];

const OF_GAPS: [Alternative; 3] = [
    ("as declared", |_| {}),
    (
        "a dimension is the mean of its indicators, not of its cells",
        |draft| {
            for view in &mut draft.views {
                view.method.over = Some("indicators".into());
            }
        },
    ),
    ("the gap is relative: (law − practice) / law", |draft| {
        if let Some(gap) = &mut draft.gap {
            gap.formula = Some(GapFormula::Relative.into());
        }
    }),
];

pub(crate) fn run(check: bool) -> Result<(), String> {
    let mut records = Vec::new();
    for (record, of) in RECORDS {
        records.push((
            record.to_owned(),
            between_marks(record, (BEGIN, END), &tables(of)?)?,
        ));
    }
    generated(records, check, "cargo xtask alternatives")
}

/// The tables of a record, as Markdown.
fn tables(of: &[Table]) -> Result<String, String> {
    let index = cpi_io::IndexFolder::open(&root().join("fixtures/demonstration"))
        .map_err(|error| error.to_string())?;
    let drafts: Vec<AssessmentDraft> = index
        .assessments
        .iter()
        .map(|assessment| assessment.to_draft())
        .collect();
    let declared = index.framework.draft();
    let mut header = vec!["score (rank)".to_owned()];
    header.extend(
        index
            .assessments
            .iter()
            .map(|it| format!("{} {}", it.country(), it.round())),
    );
    let mut text = String::new();
    for (name, alternatives, cells) in of {
        (*name).clone_into(&mut header[0]);
        let mut rows = Vec::new();
        for (named, change) in *alternatives {
            let mut draft = declared.clone();
            change(&mut draft);
            let (framework, cards) =
                scored(&draft, &drafts).map_err(|refusal| format!("{named}: {refusal}"))?;
            let mut row = vec![(*named).to_owned()];
            row.extend(cells(&framework, &cards)?);
            rows.push(row);
        }
        text.push('\n');
        line(&mut text, &header);
        line(&mut text, &vec!["---".to_owned(); header.len()]);
        for row in &rows {
            line(&mut text, row);
        }
    }
    text.push('\n');
    Ok(text)
}

fn line(text: &mut String, cells: &[String]) {
    text.push_str(&format!("| {} |\n", cells.join(" | ")));
}

/// What stands in the cells of a row: one text for each scorecard.
type Cells = fn(&Framework, &[Scorecard]) -> Result<Vec<String>, String>;

/// The scores under a changed framework; what it no longer asks is not answered.
fn scored(
    draft: &FrameworkDraft,
    answers: &[AssessmentDraft],
) -> Result<(Framework, Vec<Scorecard>), String> {
    let framework = draft
        .check()
        .map_err(|problems| problems.to_string())?
        .value;
    let mut assessments = Vec::with_capacity(answers.len());
    for answers in answers {
        let mut answers = answers.clone();
        answers.answers.retain(|answer| {
            let code = answer.indicator.as_deref().unwrap_or_default();
            framework.indicator_position(code).is_some()
        });
        let checked = answers.check(&framework);
        assessments.push(checked.map_err(|problems| problems.to_string())?.value);
    }
    let cards = score_all(&framework, &assessments).map_err(|refusal| refusal.to_string())?;
    Ok((framework, cards))
}

/// Scores with three digits, so that a small difference can be seen, and ranks as declared.
fn scores(framework: &Framework, cards: &[Scorecard]) -> Result<Vec<String>, String> {
    let comparisons = compare(framework, cards).map_err(|refusal| refusal.to_string())?;
    let cell = |card: &Scorecard| {
        let round = comparisons.iter().find(|it| it.round == card.round)?;
        let mut places = round.nodes.first()?.places.iter();
        let place = places.find(|place| place.country == card.country)?;
        let score = three(Score::into(card.index().score?));
        Some(format!("{score} ({})", place.rank?))
    };
    let cells = cards.iter().map(cell);
    Ok(cells
        .map(|cell| cell.unwrap_or_else(|| "–".into()))
        .collect())
}

fn gaps(_: &Framework, cards: &[Scorecard]) -> Result<Vec<String>, String> {
    let show = |score: Option<Score>| score.map(|score| three(score.into()));
    let cell = |card: &Scorecard| {
        let gap = card.gaps.first()?;
        let (law, practice) = (show(gap.law)?, show(gap.practice)?);
        Some(format!("{law}, {practice}: {}", show(gap.gap)?))
    };
    let cells = cards.iter().map(cell);
    Ok(cells
        .map(|cell| cell.unwrap_or_else(|| "–".into()))
        .collect())
}

/// How many articles of each assessment have no score.
fn without_score(framework: &Framework, cards: &[Scorecard]) -> Result<Vec<String>, String> {
    let articles = framework.nodes().iter();
    let articles: Vec<&str> = articles
        .filter(|node| node.level() == Some("article"))
        .map(|node| &**node.code())
        .collect();
    let counts = cards.iter().map(|card| {
        let without = articles.iter().filter(|article| {
            let node = card.node(article);
            node.is_some_and(|node| node.score.is_none())
        });
        without.count().to_string()
    });
    Ok(counts.collect())
}

fn three(score: Decimal) -> RoundedScore {
    Rounding::new(3, RoundingMode::HalfUp).show(score)
}

fn points(draft: &mut FrameworkDraft, option: &str, points: &str) {
    for scale in draft.scales.values_mut() {
        for each in &mut scale.options {
            if each.code.as_deref() == Some(option) {
                each.points = Some(points.to_owned());
            }
        }
    }
}

/// The root, which is the first node.
fn index(draft: &mut FrameworkDraft) -> &mut NodeDraft {
    &mut draft.nodes[0]
}

/// As in the first edition, the topics of the figures on children are members of the index each.
fn topics_are_members(draft: &mut FrameworkDraft) {
    let mut topics = Vec::new();
    for node in &mut draft.nodes {
        if node.level.as_deref() == Some("topic") {
            node.level = Some("article".into());
            topics.extend(node.code.clone());
        } else if node.code.as_deref() == Some("vulnerability") {
            node.level = Some("section".into());
        }
    }
    for view in &mut draft.views {
        let (of_vulnerability, mut others): (Vec<_>, Vec<_>) = view
            .without
            .drain(..)
            .partition(|cell| cell.row.as_deref() == Some("vulnerability"));
        for topic in &topics {
            others.extend(of_vulnerability.iter().cloned().map(|mut cell| {
                cell.row = Some(topic.clone());
                cell
            }));
        }
        view.without = others;
    }
}

/// As in the first edition, an article has a score where half of its questions are answered.
fn half_of_the_answers(draft: &mut FrameworkDraft) {
    articles(draft, |node| {
        node.method.least_coverage = None;
        node.method.coverage_of = None;
    });
}

fn three_digits(draft: &mut FrameworkDraft) {
    if let Some(display) = &mut draft.display {
        display.digits = Some(3);
    }
}

/// Every article that has cells.
fn articles(draft: &mut FrameworkDraft, change: fn(&mut NodeDraft)) {
    let with_cells: Vec<Option<String>> = draft
        .nodes
        .iter()
        .filter(|node| node.level.as_deref() == Some("cell"))
        .map(|node| node.parent.clone())
        .collect();
    let nodes = draft.nodes.iter_mut();
    for node in nodes.filter(|node| with_cells.contains(&node.code)) {
        change(node);
    }
}

fn conditions(draft: &mut FrameworkDraft, otherwise: Otherwise) {
    for indicator in &mut draft.indicators {
        if !indicator.applies_if.is_empty() {
            indicator.otherwise = Some(otherwise.into());
        }
    }
}

/// Without the quantities, and the nodes that hold nothing else.
fn without_quantities(draft: &mut FrameworkDraft) {
    let quantity = Some(IndicatorKind::Quantity.into());
    draft
        .indicators
        .retain(|indicator| indicator.kind != quantity);
    loop {
        let bears = |code: &Option<String>| {
            let nodes = draft.nodes.iter().map(|node| &node.parent);
            let indicators = draft.indicators.iter().map(|indicator| &indicator.parent);
            nodes.chain(indicators).any(|parent| parent == code)
        };
        let empty = draft.nodes.iter().position(|node| !bears(&node.code));
        let Some(empty) = empty else { break };
        let gone = draft.nodes.remove(empty).code;
        for view in &mut draft.views {
            view.without.retain(|cell| cell.row != gone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_records_are_current() {
        assert_eq!(run(true), Ok(()));
    }

    /// The sentences beneath the tables, as far as they speak of every row.
    #[test]
    fn what_the_record_reads_off_holds() {
        let tables = tables(RECORDS[0].1).expect("nothing is refused");
        let (of_scores, of_gaps) = tables.trim().split_once("\n\n").expect("two tables");
        let rows = |table: &str| -> Vec<Vec<String>> {
            let rows = table.lines().skip(2);
            rows.map(|row| row.split(" | ").map(str::to_owned).collect())
                .collect()
        };
        let cell = |cell: &str| -> (String, String) {
            let (score, rank) = cell.split_once(" (").expect("a score and a rank");
            (
                score.to_owned(),
                rank.trim_end_matches([')', ' ', '|']).to_owned(),
            )
        };
        let mut seconds = Vec::new();
        for row in rows(of_scores) {
            let (before, after) = (cell(&row[2]), cell(&row[5]));
            assert!(before.0 < after.0, "Kestria does not rise: {row:?}");
            assert_eq!(after.1, "1", "Kestria does not come first: {row:?}");
            seconds.push(cell(&row[4]).1);
            if row[0].contains("*partially*") {
                let ranks = |row: &[String]| [1, 2, 4, 5].map(|at| cell(&row[at]).1);
                assert_eq!(ranks(&row), ranks(&rows(of_scores)[0]), "{row:?}");
            }
        }
        assert!(seconds.iter().any(|rank| rank == "2"));
        assert!(seconds.iter().any(|rank| rank == "3"));
        for row in rows(of_gaps) {
            let gap = |at: usize| row[at].split(": ").nth(1).expect("a gap").to_owned();
            for at in [2, 3] {
                assert!(gap(at) < gap(1) && gap(at + 3) < gap(4), "{row:?}");
            }
        }
    }
}
