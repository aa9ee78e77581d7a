//! What does a score of the core set say of the whole? The demonstration, and drawn countries, for
//! the README of the second edition.

use crate::{between_marks, generated, root};
use cpi_io::{IndexFolder, folder};
use cpi_model::draft::{
    AnswerDraft, AssessmentDraft, Direction, FrameworkReference, SCHEMA_VERSION,
};
use cpi_model::framework::{IndicatorMeasure, Rule};
use cpi_model::{Assessment, Framework, FrameworkDraft};
use cpi_scoring::{Scorecard, score_all};
use std::collections::BTreeMap;
use std::fmt::Write;

const README: &str = "crates/cpi-io/frameworks/cpi-reference-2/README.md";
const BEGIN: &str = "<!-- begin: cargo xtask core -->\n";
const END: &str = "<!-- end: cargo xtask core -->";
/// How many countries are drawn.
const DRAWN: usize = 300;

pub(crate) fn run(check: bool) -> Result<(), String> {
    let edition = root().join("crates/cpi-io/frameworks/cpi-reference-2");
    let whole = folder::framework(&edition).map_err(|error| error.to_string())?;
    let (full, core) = (&whole.draft, whole.draft.subset("set", "core"));
    let (full, core) = (
        checked(full)?,
        checked(&core.map_err(|problems| problems.to_string())?)?,
    );
    let mut text = String::new();
    demonstration(&full, &core, &mut text)?;
    drawn(&full, &core, &mut text)?;
    let readme = between_marks(README, (BEGIN, END), &text)?;
    generated([(README.to_owned(), readme)], check, "cargo xtask core")
}

fn checked(draft: &FrameworkDraft) -> Result<Framework, String> {
    let checked = draft.check().map_err(|problems| problems.to_string())?;
    Ok(checked.value)
}

/// The answers to a framework, by code; what it does not ask or what does not apply is left out.
fn assessment(
    framework: &Framework,
    (country, round): (&str, &str),
    answers: &BTreeMap<String, String>,
) -> Result<Assessment, String> {
    let listed = answers
        .iter()
        .filter(|(code, _)| framework.indicator_position(code).is_some());
    let listed = listed.map(|(code, answer)| AnswerDraft {
        indicator: Some(code.clone()),
        answer: Some(answer.clone()),
        comment: Some("the demonstration says so".to_owned()),
        ..AnswerDraft::default()
    });
    let mut draft = AssessmentDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: Some(framework.id().to_owned()),
            version: Some(framework.version().to_owned()),
        }),
        country: Some(country.to_owned()),
        round: Some(round.to_owned()),
        answers: listed.collect(),
        ..AssessmentDraft::default()
    };
    // An answer that the second edition does not take, since its scale or a condition is another, is
    // left out.
    loop {
        match draft.check(framework) {
            Ok(checked) => return Ok(checked.value),
            Err(problems) => {
                let mut out: Vec<usize> = problems
                    .iter()
                    .filter_map(|problem| Some(problem.path.entry_of("answers")?.0))
                    .collect();
                out.sort_unstable();
                out.dedup();
                if out.is_empty() {
                    return Err(problems.to_string());
                }
                for at in out.into_iter().rev() {
                    draft.answers.remove(at);
                }
            }
        }
    }
}

fn demonstration(full: &Framework, core: &Framework, text: &mut String) -> Result<(), String> {
    let folder = root().join("fixtures/demonstration");
    let index = IndexFolder::open(&folder)
        .map_err(|error| error.to_string())?
        .index;
    text.push_str(
        "\n| demonstration | core set | all indicators | difference |\n| --- | --- | --- | --- |\n",
    );
    for given in &index.assessments {
        let answers = full.indicators().iter().enumerate();
        let answers = answers.map(|(i, each)| (each.code().to_owned(), given.answer_text(i)));
        let answers = answers.filter(|(_, answer)| answer != "missing").collect();
        let of = (given.country(), given.round());
        let scores = both(
            full,
            core,
            &assessment(full, of, &answers)?,
            &assessment(core, of, &answers)?,
        )?;
        let shown =
            |score: Option<f64>| score.map_or("none".to_owned(), |score| format!("{score:.3}"));
        let difference = scores.0.zip(scores.1).map(|(core, full)| core - full);
        writeln!(
            text,
            "| {} {} | {} | {} | {} |",
            of.1,
            of.0,
            shown(scores.0),
            shown(scores.1),
            shown(difference)
        )
        .map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The index of the core set, and of all.
fn both(
    full: &Framework,
    core: &Framework,
    of_full: &Assessment,
    of_core: &Assessment,
) -> Result<(Option<f64>, Option<f64>), String> {
    Ok((index_of(core, of_core)?, index_of(full, of_full)?))
}

fn card(framework: &Framework, assessment: &Assessment) -> Result<Scorecard, String> {
    let mut cards = score_all(framework, std::slice::from_ref(assessment))
        .map_err(|error| error.to_string())?;
    cards.pop().ok_or_else(|| "no scorecard".to_owned())
}

fn index_of(framework: &Framework, assessment: &Assessment) -> Result<Option<f64>, String> {
    Ok(card(framework, assessment)?
        .index()
        .score
        .map(cpi_model::number::Score::to_f64))
}

/// Numbers from 0 to 1 that are the same on every machine.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "half of the bits are enough")]
        let number = (self.0 >> 32) as f64;
        number / 4_294_967_296.0
    }
}

/// Countries with a level of their own, topics that differ from it, and answers about that.
fn drawn(full: &Framework, core: &Framework, text: &mut String) -> Result<(), String> {
    let mut draws = Draws(0x9E37_79B9_7F4A_7C15);
    let mut scores: Vec<(f64, f64)> = Vec::new();
    let mut articles: Vec<f64> = Vec::new();
    for country in 0..DRAWN {
        let level = 0.15 + 0.7 * draws.next();
        let mut of_node: BTreeMap<usize, f64> = BTreeMap::new();
        let mut answers = BTreeMap::new();
        for indicator in full.indicators() {
            let parent = indicator.parent();
            let here = *of_node
                .entry(parent)
                .or_insert_with(|| (level + 0.5 * (draws.next() - 0.5)).clamp(0.02, 0.98));
            let answer = match indicator.measure() {
                IndicatorMeasure::Checklist(checklist) => {
                    let best = usize::from(draws.next() < here) + usize::from(draws.next() < here);
                    let options = checklist.options();
                    match (best, options.len()) {
                        (2, _) => "yes",
                        (1, 3) => "partially",
                        _ => "no",
                    }
                    .to_owned()
                }
                IndicatorMeasure::Quantity(quantity) => {
                    let Rule::Goalposts { low, high } = quantity.rule() else {
                        continue;
                    };
                    let share = (here + 0.4 * (draws.next() - 0.5)).clamp(0.0, 1.0);
                    let share = match quantity.direction() {
                        Direction::HigherIsBetter => share,
                        Direction::LowerIsBetter => 1.0 - share,
                    };
                    let [low, high] =
                        [low, high].map(|end| cpi_model::number::Score::from(*end).to_f64());
                    format!("{:.0}", low + share * (high - low))
                }
            };
            answers.insert(indicator.code().to_owned(), answer);
        }
        // What does not apply is not answered.
        let of = ("XAA", "2026");
        let (of_full, of_core) = (
            assessment(full, of, &answers)?,
            assessment(core, of, &answers)?,
        );
        let (one, other) = (card(core, &of_core)?, card(full, &of_full)?);
        let value =
            |score: Option<cpi_model::number::Score>| score.map(cpi_model::number::Score::to_f64);
        let (Some(of_core), Some(of_full)) = (value(one.index().score), value(other.index().score))
        else {
            return Err(format!("drawn country {country} has no score"));
        };
        scores.push((of_core, of_full));
        for node in &one.nodes {
            let is_article = core
                .node_position(&node.code)
                .is_some_and(|at| core.nodes()[at].level() == Some("article"));
            let whole = other.nodes.iter().find(|each| each.code == node.code);
            let pair =
                value(node.result.score).zip(whole.and_then(|each| value(each.result.score)));
            if let Some((one, other)) = pair.filter(|_| is_article) {
                articles.push((one - other).abs());
            }
        }
    }
    let mut differences: Vec<f64> = scores
        .iter()
        .map(|(core, full)| (core - full).abs())
        .collect();
    let mut bias = 0.0;
    for (core, full) in &scores {
        bias += core - full;
    }
    let pairs = (0..scores.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let (mut near, mut far) = ((0_u32, 0_u32), (0_u32, 0_u32));
    for (one, other) in pairs {
        let (core, full) = (
            scores[one].0 - scores[other].0,
            scores[one].1 - scores[other].1,
        );
        let counted = match full.abs() {
            apart if apart < 0.02 => &mut near,
            apart if apart < 0.05 => &mut far,
            _ => continue,
        };
        counted.1 += 1;
        counted.0 += u32::from((core < 0.0) == (full < 0.0));
    }
    let share = |(same, all): (u32, u32)| 100.0 * f64::from(same) / f64::from(all.max(1));
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let bias = bias / scores.len() as f64;
    writeln!(
        text,
        "\n| of {DRAWN} drawn countries | |\n| --- | --- |\n| index: core − all, on average | {bias:.3} |\n| index: half differ by less than | {:.3} |\n| index: nineteen in twenty differ by less than | {:.3} |\n| an article: half differ by less than | {:.3} |\n| an article: nineteen in twenty differ by less than | {:.3} |\n| two countries less than 0.02 apart: in the same order | {:.0} % |\n| two countries 0.02 to 0.05 apart: in the same order | {:.0} % |\n",
        quantile(&mut differences, 0.5),
        quantile(&mut differences, 0.95),
        quantile(&mut articles, 0.5),
        quantile(&mut articles, 0.95),
        share(near),
        share(far),
    )
    .map_err(|error| error.to_string())
}

fn quantile(numbers: &mut [f64], share: f64) -> f64 {
    numbers.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a position in a short list"
    )]
    let at = (share * (numbers.len().saturating_sub(1)) as f64).round() as usize;
    numbers.get(at).copied().unwrap_or_default()
}
