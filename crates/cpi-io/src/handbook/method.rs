//! What does the declared method say, in sentences?

use super::Reader;
use cpi_model::draft::{
    Aggregation, CoverageOf, GapFormula, MissingRule, NotApplicableAllowed, RankOrder, RankScores,
    RankTies, ViewOver,
};
use cpi_model::escape::{escape_markdown, markdown_prose};
use cpi_model::framework::{Framework, Method};

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
/// bands, ranks. In English.
pub fn sentences(reader: &Reader<'_>, marks: Marks) -> Vec<String> {
    let framework = reader.framework();
    let draft = framework.draft();
    let mut said = vec![format!(
        "Scores run from {} (worst) to {} (best) and are shown with {} digits after the point.",
        framework.range().low,
        framework.range().high,
        framework.display().digits()
    )];
    for (name, scale) in &draft.scales {
        let options: Vec<String> = scale
            .options
            .iter()
            .map(|option| {
                let code = option.code.clone().unwrap_or_default();
                let label = reader.text(&option.label).unwrap_or(code);
                match &option.points {
                    Some(points) => format!("{} earns {points}", (marks.label)(&label)),
                    None => format!("{} means not applicable", (marks.label)(&label)),
                }
            })
            .collect();
        said.push(format!(
            "On the scale {}, {}.",
            (marks.code)(name),
            options.join(", ")
        ));
    }
    said.push(not_applicable(framework, marks));
    said.extend(nodes(framework, marks));
    for (v, view) in framework.views().iter().enumerate() {
        let label = reader
            .text(&draft.views[v].label)
            .unwrap_or_else(|| view.code().to_string());
        let over = match view.over() {
            ViewOver::Indicators => "its indicators",
            ViewOver::Cells => "its cells, one for each row that has any",
        };
        said.push(format!(
            "In the view {} each group is the {} of {over}{}.",
            (marks.label)(&label),
            mean(view.method()),
            terms(view.method())
        ));
    }
    if let Some(gap) = framework.gap() {
        let labels = |groups: &[usize]| {
            let labels: Vec<String> = groups
                .iter()
                .map(|group| (marks.label)(&reader.group_label(gap.view, *group)))
                .collect();
            labels.join(", ")
        };
        let formula = match gap.formula {
            GapFormula::Difference => "law minus practice",
            GapFormula::Relative => "law minus practice, over law",
        };
        said.push(format!(
            "The gap is {formula}: law is {}, practice is {}.",
            labels(&gap.law),
            labels(&gap.practice)
        ));
    }
    if let Some(banding) = &draft.banding {
        let bands: Vec<String> = banding
            .bands
            .iter()
            .map(|band| {
                let code = band.code.clone().unwrap_or_default();
                let label = reader.text(&band.label).unwrap_or(code);
                match &band.from {
                    Some(from) => format!("{} from {from}", (marks.label)(&label)),
                    None => format!("{} below", (marks.label)(&label)),
                }
            })
            .collect();
        said.push(format!("Bands: {}.", bands.join(", ")));
    }
    said.push(ranks(framework));
    said
}

/// Where *not applicable* is an answer (methodology 2.7).
fn not_applicable(framework: &Framework, marks: Marks) -> String {
    let allowed = match framework.not_applicable() {
        NotApplicableAllowed::Nowhere if framework.draft().not_applicable.is_none() => {
            "to no indicator, since the framework does not declare where"
        }
        NotApplicableAllowed::Nowhere => "to no indicator",
        NotApplicableAllowed::WhereStated => "to the indicators that say when",
        NotApplicableAllowed::Anywhere => "to every indicator",
    };
    let reason = if framework.requires_reason() {
        ", and needs a reason in the comment"
    } else {
        ""
    };
    let name = (marks.label)("Not applicable");
    format!("{name} is an answer {allowed}{reason}.")
}

/// A sentence for each kind of node: those that share level, members and method.
fn nodes(framework: &Framework, marks: Marks) -> Vec<String> {
    let drafts = &framework.draft().nodes;
    let shared = framework.draft().method.clone().unwrap_or_default();
    let mut kinds: Vec<(String, String, usize)> = Vec::new();
    for (node, draft) in framework.nodes().iter().zip(drafts) {
        let over = draft.method.over.as_ref().or(shared.over.as_ref());
        let over = match over.map(String::as_str) {
            Some("children") | None => "what stands directly beneath it".to_owned(),
            Some("indicators") => "all indicators beneath it".to_owned(),
            Some(level) => format!("the nodes of the level {} beneath it", (marks.code)(level)),
        };
        let weights = node.members().iter().map(|(_, weight)| *weight);
        let equal = weights
            .clone()
            .all(|weight| Some(weight) == weights.clone().next());
        let weights = if equal {
            "all with the same weight"
        } else {
            "with the declared weights"
        };
        let sentence = format!(
            "is the {} of {over}, {weights}{}.",
            mean(node.method()),
            terms(node.method())
        );
        let who = match (node.parent(), node.level()) {
            (None, _) => "The index".to_owned(),
            (_, Some(level)) => format!("Each node of the level {}", (marks.code)(level)),
            (_, None) => "Each other node".to_owned(),
        };
        match kinds
            .iter_mut()
            .find(|(name, said, _)| *name == who && *said == sentence)
        {
            Some((_, _, count)) => *count += 1,
            None => kinds.push((who, sentence, 1)),
        }
    }
    let several = |who: &str| 1 < kinds.iter().filter(|(name, _, _)| name == who).count();
    kinds
        .iter()
        .map(|(who, sentence, count)| {
            if several(who) {
                format!("{who} ({count} of them) {sentence}")
            } else {
                format!("{who} {sentence}")
            }
        })
        .collect()
}

fn mean(method: &Method) -> String {
    match method.aggregation() {
        Aggregation::Arithmetic => "arithmetic mean".to_owned(),
        Aggregation::Geometric => "geometric mean".to_owned(),
        Aggregation::Harmonic => "harmonic mean".to_owned(),
        Aggregation::Generalised => format!(
            "generalised mean with the exponent {}",
            method
                .exponent()
                .map(|number| number.to_string())
                .unwrap_or_default()
        ),
        Aggregation::Minimum => "minimum".to_owned(),
        Aggregation::Maximum => "maximum".to_owned(),
        Aggregation::Median => "weighted median".to_owned(),
        Aggregation::Sum => "weighted sum".to_owned(),
    }
}

/// What happens to what is missing, limits and rounding.
fn terms(method: &Method) -> String {
    let mut terms = match method.missing() {
        MissingRule::LeaveOut => "; what is missing is left out".to_owned(),
        MissingRule::AsZero => "; what is missing counts as the worst score".to_owned(),
        MissingRule::Refuse => "; where anything is missing there is no score".to_owned(),
    };
    if cpi_model::number::Share::ZERO != method.least_coverage() {
        let of = match method.coverage_of() {
            CoverageOf::Indicators => "applicable indicators beneath it have an answer",
            CoverageOf::Members => "applicable members have a score",
        };
        terms.push_str(&format!(
            "; it has a score only where at least {} % of the {of}",
            method.least_coverage().percent(0)
        ));
    }
    if let Some(low) = method.low_limit() {
        terms.push_str(&format!("; it is never below {low}"));
    }
    if let Some(high) = method.high_limit() {
        terms.push_str(&format!("; it is never above {high}"));
    }
    if let Some(rounding) = method.round_to() {
        terms.push_str(&format!("; it is rounded to {} digits", rounding.digits()));
    }
    terms
}

fn ranks(framework: &Framework) -> String {
    let ranking = framework.ranking();
    let scores = match ranking.scores {
        RankScores::Rounded => "the scores that are shown".to_owned(),
        RankScores::Unrounded => {
            format!("scores compared at {} digits", ranking.compared.digits())
        }
    };
    let order = match ranking.order {
        RankOrder::HighestFirst => "highest first",
        RankOrder::LowestFirst => "lowest first",
    };
    let ties = match ranking.ties {
        RankTies::Lowest => "tied countries share the best place (1, 2, 2, 4)",
        RankTies::Highest => "tied countries share the last place (1, 3, 3, 4)",
        RankTies::Average => "tied countries share the mean place (1, 2.5, 2.5, 4)",
        RankTies::Dense => "tied countries share a place, and no place is left out (1, 2, 2, 3)",
    };
    format!("Countries are ranked by {scores}, {order}; {ties}.")
}
