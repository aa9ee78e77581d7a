//! What does the declared method say, in sentences?

use super::Reader;
use super::words::MethodWord as Word;
use crate::questionnaire::words::Word as QuestionnaireWord;
use cpi_model::draft::{
    Aggregation, CoverageOf, GapFormula, MissingRule, NotApplicableAllowed, RankOrder, RankScores,
    RankTies, ViewOver,
};
use cpi_model::escape::{escape_markdown, markdown_prose};
use cpi_model::framework::Method;
use cpi_model::language::{Value, Words};

/// How sentences set off the labels and codes of a framework from their own words.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// A text of the framework.
    pub label: fn(&str) -> String,
    /// A code of the framework.
    pub code: fn(&str) -> String,
}

impl Marks {
    /// Without marks.
    pub const NONE: Self = Self {
        label: str::to_owned,
        code: str::to_owned,
    };
    /// Emphasis and code of Markdown.
    pub const MARKDOWN: Self = Self {
        label: |text| format!("*{}*", escape_markdown(text).trim_end()),
        code: |code| markdown_prose(&format!("`{code}`")),
    };
}

/// The method of a framework in sentences: range, scales, nodes level by level, views, gap,
/// bands, ranks. In the reader's language, or else in English.
pub fn sentences(reader: &Reader<'_>, marks: Marks) -> Vec<String> {
    let framework = reader.framework();
    let words = reader.words();
    let mut sentences = vec![words.with(
        Word::Range,
        &[
            ("low", Value::number(framework.range().low)),
            ("high", Value::number(framework.range().high)),
            ("digits", framework.display().digits().into()),
        ],
    )];
    sentences.extend(scales(reader, marks));
    sentences.push(not_applicable(reader, marks));
    sentences.extend(nodes(reader, marks));
    sentences.extend(views(reader, marks));
    sentences.extend(gap(reader, marks));
    sentences.extend(bands(reader, marks));
    sentences.push(ranks(reader));
    sentences
}

fn scales(reader: &Reader<'_>, marks: Marks) -> Vec<String> {
    let words = reader.words();
    let scales = reader.framework().draft().scales.iter();
    scales
        .map(|(name, scale)| {
            let options = scale.options.iter().map(|option| {
                let code = option.code.clone().unwrap_or_default();
                let label = reader.text(&option.label).unwrap_or(code);
                let label = ("label", (marks.label)(&label).into());
                match &option.points {
                    Some(points) => words.with(
                        Word::OptionPoints,
                        &[label, ("points", Value::number(points))],
                    ),
                    None => words.with(Word::OptionNotApplicable, &[label]),
                }
            });
            let options = options.collect::<Vec<_>>().join(", ");
            let parts = [
                ("scale", (marks.code)(name).into()),
                ("options", options.into()),
            ];
            words.with(Word::Scale, &parts)
        })
        .collect()
}

/// Where *not applicable* is an answer (methodology 2.7).
fn not_applicable(reader: &Reader<'_>, marks: Marks) -> String {
    let framework = reader.framework();
    let words = reader.words();
    let place = match framework.not_applicable() {
        NotApplicableAllowed::Nowhere if framework.draft().not_applicable.is_none() => "undeclared",
        NotApplicableAllowed::Nowhere => "nowhere",
        NotApplicableAllowed::WhereStated => "stated",
        NotApplicableAllowed::Anywhere => "anywhere",
    };
    let reason = if framework.requires_reason() {
        "needed"
    } else {
        "not-needed"
    };
    let name = (marks.label)(words.text(QuestionnaireWord::NotApplicable));
    words.with(
        Word::NotApplicable,
        &[
            ("name", name.into()),
            ("where", place.into()),
            ("reason", reason.into()),
        ],
    )
}

/// What the sentence about a kind of node says besides which nodes they are.
type NodeParts = [(&'static str, Value); 4];

/// A sentence for each kind of node: those that share level, members and method.
fn nodes(reader: &Reader<'_>, marks: Marks) -> Vec<String> {
    let framework = reader.framework();
    let words = reader.words();
    let drafts = &framework.draft().nodes;
    let shared = framework.draft().method.clone().unwrap_or_default();
    // Which nodes, what stays the same in the sentence, and how many nodes have it.
    let mut kinds: Vec<(String, NodeParts, usize)> = Vec::new();
    for (node, draft) in framework.nodes().iter().zip(drafts) {
        let over = draft.method.over.as_ref().or(shared.over.as_ref());
        let over = match over.map(String::as_str) {
            Some("children") | None => vec![("kind", "children".into())],
            Some("indicators") => vec![("kind", "indicators".into())],
            Some(level) => vec![
                ("kind", "level".into()),
                ("level", (marks.code)(level).into()),
            ],
        };
        let weights = node.members().iter().map(|(_, weight)| *weight);
        let equal = weights
            .clone()
            .all(|weight| Some(weight) == weights.clone().next());
        let weights = if equal { "equal" } else { "declared" };
        let parts = [
            ("mean", mean(words, node.method()).into()),
            ("over", words.with(Word::Over, &over).into()),
            ("weights", weights.into()),
            ("terms", terms(words, node.method()).into()),
        ];
        let which = match (node.parent(), node.level()) {
            (None, _) => vec![("kind", "index".into())],
            (_, Some(level)) => vec![
                ("kind", "level".into()),
                ("level", (marks.code)(level).into()),
            ],
            (_, None) => vec![("kind", "rest".into())],
        };
        let which = words.with(Word::Which, &which);
        match kinds
            .iter_mut()
            .find(|(name, known, _)| *name == which && *known == parts)
        {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((which, parts, 1)),
        }
    }
    let several = |which: &str| 1 < kinds.iter().filter(|(name, ..)| name == which).count();
    kinds
        .iter()
        .map(|(which, parts, count)| {
            let which = if several(which) {
                let parts = [("which", which.into()), ("count", (*count).into())];
                words.with(Word::WhichOfSeveral, &parts)
            } else {
                which.clone()
            };
            let mut parts = parts.to_vec();
            parts.push(("which", which.into()));
            words.with(Word::Node, &parts)
        })
        .collect()
}

fn views(reader: &Reader<'_>, marks: Marks) -> Vec<String> {
    let framework = reader.framework();
    let words = reader.words();
    let views = framework.views().iter().zip(&framework.draft().views);
    views
        .map(|(view, draft)| {
            let label = reader
                .text(&draft.label)
                .unwrap_or_else(|| view.code().to_string());
            let over = match view.over() {
                ViewOver::Indicators => "indicators",
                ViewOver::Cells => "cells",
            };
            words.with(
                Word::View,
                &[
                    ("label", (marks.label)(&label).into()),
                    ("mean", mean(words, view.method()).into()),
                    ("over", over.into()),
                    ("terms", terms(words, view.method()).into()),
                ],
            )
        })
        .collect()
}

fn gap(reader: &Reader<'_>, marks: Marks) -> Option<String> {
    let gap = reader.framework().gap()?;
    let labels = |groups: &[usize]| {
        let labels: Vec<String> = groups
            .iter()
            .map(|group| (marks.label)(&reader.group_label(gap.view, *group)))
            .collect();
        labels.join(", ")
    };
    let formula = match gap.formula {
        GapFormula::Difference => "difference",
        GapFormula::Relative => "relative",
    };
    let parts = [
        ("formula", formula.into()),
        ("law", labels(&gap.law).into()),
        ("practice", labels(&gap.practice).into()),
    ];
    Some(reader.words().with(Word::Gap, &parts))
}

fn bands(reader: &Reader<'_>, marks: Marks) -> Option<String> {
    let words = reader.words();
    let banding = reader.framework().draft().banding.as_ref()?;
    let bands = banding.bands.iter().map(|band| {
        let code = band.code.clone().unwrap_or_default();
        let label = reader.text(&band.label).unwrap_or(code);
        let label = ("label", (marks.label)(&label).into());
        match &band.from {
            Some(from) => words.with(Word::BandFrom, &[label, ("from", Value::number(from))]),
            None => words.with(Word::BandBelow, &[label]),
        }
    });
    let bands = bands.collect::<Vec<_>>().join(", ");
    Some(words.with(Word::Bands, &[("bands", bands.into())]))
}

fn mean(words: Words<'_>, method: &Method) -> String {
    let kind = match method.aggregation() {
        Aggregation::Arithmetic => "arithmetic",
        Aggregation::Geometric => "geometric",
        Aggregation::Harmonic => "harmonic",
        Aggregation::Generalised => "generalised",
        Aggregation::Minimum => "minimum",
        Aggregation::Maximum => "maximum",
        Aggregation::Median => "median",
        Aggregation::Sum => "sum",
    };
    let mut parts = vec![("kind", kind.into())];
    let exponent = method.exponent();
    parts.extend(exponent.map(|exponent| ("exponent", Value::number(exponent))));
    words.with(Word::Mean, &parts)
}

/// What happens to what is missing, limits and rounding.
fn terms(words: Words<'_>, method: &Method) -> String {
    let rule = match method.missing() {
        MissingRule::LeaveOut => "leave-out",
        MissingRule::AsZero => "as-zero",
        MissingRule::Refuse => "refuse",
    };
    let mut terms = words.with(Word::Missing, &[("rule", rule.into())]);
    if cpi_model::number::Share::ZERO != method.least_coverage() {
        let of = match method.coverage_of() {
            CoverageOf::Indicators => "indicators",
            CoverageOf::Members => "members",
        };
        let share = words.percent(method.least_coverage().percent(0));
        let parts = [("share", share.into()), ("of", of.into())];
        terms.push_str(&words.with(Word::LeastCoverage, &parts));
    }
    let limits = [
        (Word::NeverBelow, method.low_limit()),
        (Word::NeverAbove, method.high_limit()),
    ];
    for (word, limit) in limits {
        if let Some(limit) = limit {
            terms.push_str(&words.with(word, &[("limit", Value::number(limit))]));
        }
    }
    if let Some(rounding) = method.round_to() {
        let digits = ("digits", rounding.digits().into());
        terms.push_str(&words.with(Word::Rounded, &[digits]));
    }
    terms
}

fn ranks(reader: &Reader<'_>) -> String {
    let ranking = reader.framework().ranking();
    let scores = match ranking.scores {
        RankScores::Rounded => "rounded",
        RankScores::Unrounded => "unrounded",
    };
    let order = match ranking.order {
        RankOrder::HighestFirst => "highest",
        RankOrder::LowestFirst => "lowest",
    };
    let ties = match ranking.ties {
        RankTies::Lowest => "lowest",
        RankTies::Highest => "highest",
        RankTies::Average => "average",
        RankTies::Dense => "dense",
    };
    let parts = [
        ("scores", scores.into()),
        ("digits", ranking.compared.digits().into()),
        ("order", order.into()),
        ("ties", ties.into()),
    ];
    reader.words().with(Word::Ranks, &parts)
}
