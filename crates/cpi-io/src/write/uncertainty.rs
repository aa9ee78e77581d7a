//! A plan of what is uncertain as the file that people edit.

use cpi_model::Framework;
use cpi_model::draft::{
    AnswerUncertaintyDraft, CompletionDraft, FrameworkReference, QuantityUncertaintyDraft,
    SCHEMA_VERSION, UncertaintyDraft, WeightDraw, WeightUncertaintyDraft,
};
use cpi_model::framework::IndicatorMeasure;
use std::collections::{BTreeMap, BTreeSet};

/// Of more indicators than this a plan to begin with leaves out no single one.
const MOST_LEFT_OUT: usize = 200;

const HEADER: &str = "\
# A plan to begin with: what is uncertain about the scores, and how much. Every odd and spread here is
# a guess. Put your own in their place, or take the odds of answers from your coders: in place of
# `up` and `down`, `codings = { per = \"scale\" }`. A source is switched off by `off = true`, or left
# out. What each key means: docs/data-formats.md, uncertainty.toml.
";

/// The file `uncertainty.toml` of a plan.
pub fn uncertainty_toml(draft: &UncertaintyDraft) -> String {
    toml::to_string_pretty(draft).expect("the draft has text keys and no type that TOML lacks")
}

/// The file `uncertainty.toml` of a plan to begin with, which any index of the framework can run:
/// one answer in twenty one step higher, and one lower; missing answers at even odds; quantities by up
/// to 5 %, weights of indicators by up to a quarter.
pub fn starting_plan(framework: &Framework) -> String {
    format!("{HEADER}{}", uncertainty_toml(&starting_draft(framework)))
}

fn starting_draft(framework: &Framework) -> UncertaintyDraft {
    let text = |text: &str| Some(text.to_owned());
    let mut odds = BTreeMap::new();
    let mut quantities = false;
    for indicator in &framework.draft().indicators {
        if let Some(scale) = indicator.scale.as_ref()
            && let Some(declared) = framework.draft().scales.get(scale)
        {
            let options = declared.options.iter();
            let earning =
                options.filter(|option| option.points.is_some() && !option.not_applicable);
            let codes = earning.filter_map(|option| option.code.clone());
            odds.entry(scale.clone())
                .or_insert_with(|| even(codes.collect()));
        }
    }
    for indicator in framework.indicators() {
        quantities |= matches!(indicator.measure(), IndicatorMeasure::Quantity(_));
    }
    // Where no option earns points there is nothing to draw.
    odds.retain(|_, odds: &mut BTreeMap<String, String>| !odds.is_empty());
    let levels = framework.nodes().iter().filter_map(|node| node.level());
    let levels: BTreeSet<&str> = levels.collect();
    let views = framework.views().iter().map(|view| &**view.code());
    let mut leave_out: Vec<String> = levels.into_iter().chain(views).map(str::to_owned).collect();
    if framework.indicators().len() <= MOST_LEFT_OUT {
        leave_out.insert(0, "indicators".to_owned());
    }
    let answers = (!odds.is_empty()).then(|| AnswerUncertaintyDraft {
        up: text("0.05"),
        down: text("0.05"),
        ..AnswerUncertaintyDraft::default()
    });
    UncertaintyDraft {
        schema_version: Some(SCHEMA_VERSION),
        framework: Some(FrameworkReference {
            id: text(framework.id()),
            version: text(framework.version()),
        }),
        interval: text("0.9"),
        answers,
        missing: (!odds.is_empty() || quantities).then(|| CompletionDraft {
            odds,
            quantities,
            ..CompletionDraft::default()
        }),
        quantities: quantities.then(|| QuantityUncertaintyDraft {
            spread: text("0.05"),
            ..QuantityUncertaintyDraft::default()
        }),
        weights: vec![WeightUncertaintyDraft {
            of: text("indicators"),
            draw: Some(WeightDraw::Spread.into()),
            spread: text("0.25"),
            ..WeightUncertaintyDraft::default()
        }],
        leave_out,
        ..UncertaintyDraft::default()
    }
}

/// Odds as even as hundredths are; the first bear what is left.
fn even(codes: Vec<String>) -> BTreeMap<String, String> {
    let count = codes.len().max(1);
    let (each, left) = (100 / count, 100 % count);
    let shares = codes.into_iter().enumerate().map(|(i, code)| {
        let hundredths = each + usize::from(i < left);
        (
            code,
            format!("{}.{:02}", hundredths / 100, hundredths % 100),
        )
    });
    shares.collect()
}
