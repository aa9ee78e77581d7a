//! Simulated scores are those of the exact engine: undisturbed, with drawn answers and with
//! drawn weights, under every method that has a conformance case and on real indices.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "parts of words are taken on purpose"
)]

use cpi_io::IndexFolder;
use cpi_model::draft::{AssessmentDraft, Choice, FrameworkDraft, UncertaintyDraft, Weights};
use cpi_model::number::Score;
use cpi_model::{Assessment, Framework, Uncertainty};
use cpi_scoring::robustness::{CountryRobustness, Robustness};
use cpi_scoring::{Draws, Scorecard, Simulator, robustness, score_all};
use rand_pcg::Lcg128Xsl64;
use rand_pcg::rand_core::Rng;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn plan(framework: &Framework, keys: &Value) -> Uncertainty {
    let mut document = json!({
        "schema_version": 1,
        "framework": { "id": framework.id(), "version": framework.version() },
        "interval": "0.9",
    });
    let merged = document.as_object_mut().unwrap();
    merged.extend(keys.as_object().unwrap().clone());
    let draft: UncertaintyDraft = serde_json::from_value(document).unwrap();
    draft
        .check(framework)
        .unwrap_or_else(|problems| panic!("{problems}"))
        .value
}

/// Every simulated score of a node, group or cell is the exact one to 10⁻¹², relative to the
/// larger of it and 1.
fn same(name: &str, framework: &Framework, assessments: &[Assessment], found: &[Option<f64>]) {
    let cards = score_all(framework, assessments).unwrap();
    let of_country = |card: &Scorecard| -> Vec<(String, Option<Score>)> {
        let nodes = card.nodes.iter();
        let mut all: Vec<(String, Option<Score>)> = nodes
            .map(|node| (node.code.to_string(), node.result.score))
            .collect();
        for view in &card.views {
            let groups = view.groups.iter();
            all.extend(groups.map(|group| (group.code.to_string(), group.result.score)));
            let cells = view.cells.iter();
            all.extend(
                cells.map(|cell| (format!("{} × {}", cell.row, cell.group), cell.result.score)),
            );
        }
        all
    };
    for (c, card) in cards.iter().enumerate() {
        let all = of_country(card);
        assert_eq!(found.len(), all.len() * cards.len());
        for (k, (code, exact)) in all.into_iter().enumerate() {
            let exact = exact.map(|score| Decimal::from(score).to_f64().unwrap());
            let simulated = found[k * cards.len() + c];
            let near = match (exact, simulated) {
                (Some(exact), Some(simulated)) => {
                    (exact - simulated).abs() <= 1e-12 * exact.abs().max(1.0)
                }
                (exact, simulated) => exact.is_none() && simulated.is_none(),
            };
            assert!(
                near,
                "{name}, {}, {code}: exact {exact:?}, simulated {simulated:?}",
                card.country,
            );
        }
    }
}

fn words(count: usize, seed: u64) -> Vec<u64> {
    let mut generator = Lcg128Xsl64::new(seed.into(), 0x0A02_BDBF_7BB3_C0A7_AC28_FA16_A64A_BF96);
    (0..count).map(|_| generator.next_u64()).collect()
}

fn first_round(assessments: &[Assessment]) -> Vec<Assessment> {
    let first = assessments[0].round();
    let of_first = assessments.iter().filter(|each| each.round() == first);
    of_first.cloned().collect()
}

#[test]
fn an_undisturbed_draw_is_the_exact_score_in_every_case() {
    let mut compared = 0;
    for entry in fs::read_dir(root().join("fixtures/conformance/cases")).unwrap() {
        let path = entry.unwrap().path();
        let case: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let framework: FrameworkDraft = serde_json::from_value(case["framework"].clone()).unwrap();
        let framework = framework.check().unwrap().value;
        let drafts = case["assessments"].as_array().unwrap().iter();
        let assessments: Vec<Assessment> = drafts
            .map(|draft| {
                let draft: AssessmentDraft = serde_json::from_value(draft.clone()).unwrap();
                draft.check(&framework).unwrap().value
            })
            .collect();
        let assessments = first_round(&assessments);
        if score_all(&framework, &assessments).is_err() {
            continue;
        }
        let still = json!([{ "of": "indicators", "draw": "spread", "spread": "0" }]);
        // Once by products with drawn weights, once by the values of each draw.
        let plans = [
            json!({ "weights": still }),
            json!({ "weights": still, "quantities": { "spread": "0.000000000000000000000000001" } }),
            json!({ "answers": { "up": "0", "down": "0" } }),
        ];
        for keys in plans {
            let plan = plan(&framework, &keys);
            let simulator = Simulator::new(&plan, &assessments).unwrap();
            let found = simulator.scores(&words(simulator.words(), 1));
            same(
                &path.display().to_string(),
                &framework,
                &assessments,
                &found,
            );
            compared += 1;
        }
    }
    assert!(200 < compared, "only {compared} were compared");
}

#[test]
fn an_undisturbed_draw_is_the_exact_score_of_real_indices() {
    for name in ["asem", "godi-2015", "hdi", "wbl"] {
        let index = IndexFolder::open(&root().join("fixtures/indices").join(name)).unwrap();
        let assessments = first_round(&index.assessments);
        let still = json!([{ "of": "indicators", "draw": "spread", "spread": "0" }]);
        let plan = plan(&index.framework, &json!({ "weights": still }));
        let simulator = Simulator::new(&plan, &assessments).unwrap();
        let found = simulator.scores(&words(simulator.words(), 1));
        same(name, &index.framework, &assessments, &found);
    }
}

/// Many countries are summed, ranked and compared in other ways than few; what is told of
/// two of them is the same.
#[test]
fn others_change_neither_scores_nor_pairs() {
    let index = IndexFolder::open(&root().join("fixtures/indices/wbl")).unwrap();
    let all = first_round(&index.assessments);
    let keys = json!({
        "weights": [{ "of": "indicators", "draw": "spread", "spread": "0.5" }],
        "nodes": [index.framework.nodes()[0].code().to_string()],
    });
    let plan = plan(&index.framework, &keys);
    let run = |assessments: &[Assessment]| -> Robustness {
        let draws = Draws {
            seed: 5,
            draws: 700,
            threads: 2,
        };
        robustness(&plan, assessments, draws, &mut |_| true).unwrap()
    };
    let many = run(&all);
    let mut reversed = all.clone();
    reversed.reverse();
    assert_eq!(many, run(&reversed));
    let few = run(&all[..20]);
    let of_country = |result: &Robustness, country: &str| -> CountryRobustness {
        let mut countries = result.nodes[0].countries.iter();
        countries
            .find(|each| each.country == country)
            .unwrap()
            .clone()
    };
    let float = |number: &dyn std::fmt::Display| number.to_string().parse::<f64>().unwrap();
    for country in &few.nodes[0].countries {
        let other = of_country(&many, &country.country);
        let (one, other) = (country.scores.clone().unwrap(), other.scores.unwrap());
        for (one, other) in [
            (one.mean, other.mean),
            (one.deviation, other.deviation),
            (one.low, other.low),
            (one.median, other.median),
            (one.high, other.high),
        ] {
            assert!((float(&one) - float(&other)).abs() < 2e-12);
        }
    }
    let mut compared = 0;
    let mut above = std::collections::BTreeMap::new();
    for pair in &many.index.pairs {
        let [here, tied] = [pair.above, pair.tied].map(|share| float(&share));
        *above.entry(pair.other.clone()).or_insert(0.0) += here;
        *above.entry(pair.country.clone()).or_insert(0.0) += 1.0 - here - tied;
        let same = few.index.pairs.iter();
        let mut same = same.filter(|few| few.country == pair.country && few.other == pair.other);
        if let Some(few) = same.next() {
            assert_eq!((few.above, few.tied), (pair.above, pair.tied), "{pair:?}");
            compared += 1;
        }
    }
    assert!(100 < compared, "only {compared} pairs were compared");
    // Whoever has so many above has the rank after them.
    for (country, above) in above {
        let ranks = of_country(&many, &country).ranks.unwrap();
        assert!((float(&ranks.mean) - 1.0 - above).abs() < 1e-9, "{country}");
    }
}

/// The option that a sixteen-bit part draws, by the text of methodology 11.3 and 11.4.
fn drawn(options: &[(&str, Option<f64>)], own: Option<&str>, part: u32, odds: &Value) -> String {
    let of = |key: &str| {
        let share: f64 = odds[key].as_str().unwrap_or("0").parse().unwrap();
        (share * 65536.0).round() as u32
    };
    if let Some(own) = own {
        let points = options
            .iter()
            .find(|(code, _)| *code == own)
            .unwrap()
            .1
            .unwrap();
        let down = options
            .iter()
            .filter(|(_, other)| other.is_some_and(|other| other < points))
            .max_by(|a, b| a.1.unwrap().total_cmp(&b.1.unwrap()));
        let up = options
            .iter()
            .filter(|(_, other)| other.is_some_and(|other| points < other))
            .min_by(|a, b| a.1.unwrap().total_cmp(&b.1.unwrap()));
        let step = if part < of("down") {
            down
        } else if 65536 - of("up") <= part {
            up
        } else {
            None
        };
        return step.map_or(own, |(code, _)| code).to_owned();
    }
    let mut threshold = 0;
    for (code, _) in options {
        threshold += of(code);
        if part < threshold {
            return (*code).to_owned();
        }
    }
    unreachable!("the odds add up")
}

/// Draws answers, writes the drawn assessments, and scores them exactly.
fn compare_drawn(folder: &Path, extra: &Value, draws: u64) {
    let index = IndexFolder::open(folder).unwrap();
    let framework = &index.framework;
    let assessments = first_round(&index.assessments);
    let odds = json!({ "up": "0.25", "down": "0.125" });
    let completed = json!({ "yes": "0.25", "partially": "0.5", "no": "0.25" });
    let mut keys = json!({
        "answers": { "up": "0.25", "down": "0.125" },
        "missing": { "odds": { "compliance": completed } },
    });
    if framework.draft().scales.contains_key("compliance") {
        keys.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
    } else {
        keys = json!({ "answers": odds });
    }
    let plan = plan(framework, &keys);
    let simulator = Simulator::new(&plan, &assessments).unwrap();
    for seed in 0..draws {
        let words = words(simulator.words(), seed);
        // The words of the answers are the last.
        let scaled = framework
            .draft()
            .indicators
            .iter()
            .filter(|each| each.scale.is_some());
        let first = words.len() - (scaled.count() * assessments.len()).div_ceil(4);
        let part = |at: usize| (words[first + at / 4] >> (16 * (at % 4))) as u32 & 0xFFFF;
        let mut drafts: Vec<AssessmentDraft> = assessments
            .iter()
            .map(cpi_model::Assessment::to_draft)
            .collect();
        let mut row = 0;
        for draft in &framework.draft().indicators {
            let code = draft.code.as_deref().unwrap();
            let Some(scale) = draft.scale.as_ref() else {
                continue;
            };
            let scale = &framework.draft().scales[scale];
            let mut options: Vec<(&str, Option<f64>)> = Vec::new();
            for option in &scale.options {
                let code = option.code.as_deref().unwrap();
                let text = draft.points.get(code).or(option.points.as_ref());
                options.push((code, text.map(|text| text.parse::<f64>().unwrap())));
            }
            if draft.reversed {
                for (_, points) in &mut options {
                    *points = points.map(|points| -points);
                }
            }
            for (c, draft) in drafts.iter_mut().enumerate() {
                let part = part(row * assessments.len() + c);
                let answer = draft
                    .answers
                    .iter_mut()
                    .find(|each| each.indicator.as_deref() == Some(code));
                match answer {
                    Some(answer) if answer.adjudication.is_none() => {
                        let own = answer.answer.clone().unwrap();
                        if options
                            .iter()
                            .any(|(code, points)| *code == own && points.is_some())
                        {
                            answer.answer = Some(drawn(&options, Some(&own), part, &odds));
                        }
                    }
                    None if scale
                        .options
                        .iter()
                        .any(|each| each.code.as_deref() == Some("partially")) =>
                    {
                        draft.answers.push(cpi_model::draft::AnswerDraft {
                            indicator: Some(code.to_owned()),
                            answer: Some(drawn(&options, None, part, &completed)),
                            ..Default::default()
                        });
                    }
                    Some(_) | None => {}
                }
            }
            row += 1;
        }
        let scored: Vec<Assessment> = drafts
            .iter_mut()
            .map(|draft| checked(draft, framework))
            .collect();
        let found = simulator.scores(&words);
        same(
            &format!("{}, {seed}", folder.display()),
            framework,
            &scored,
            &found,
        );
    }
}

/// A drawn assessment; where its conditions fail, the answer is not applicable.
fn checked(draft: &mut AssessmentDraft, framework: &Framework) -> Assessment {
    loop {
        match draft.check(framework) {
            Ok(checked) => return checked.value,
            Err(problems) => {
                let path = &problems.iter().next().unwrap().path;
                let (at, _) = path.entry_of("answers").unwrap();
                draft.answers[at].answer = Some("not-applicable".to_owned());
                draft.answers[at].adjudication = None;
            }
        }
    }
}

#[test]
fn drawn_answers_score_as_the_exact_engine_scores_them() {
    let none = json!({});
    let free = json!({ "weights": [{ "of": "indicators", "draw": "spread", "spread": "0" }] });
    for extra in [&none, &free] {
        compare_drawn(&root().join("crates/cpi-cli/template"), extra, 100);
        compare_drawn(&root().join("fixtures/indices/godi-2015"), extra, 3);
        compare_drawn(&root().join("fixtures/indices/wbl"), extra, 3);
    }
}

/// Weights are drawn, written into a framework that declares them, and scored exactly: those of
/// members in the tree, and wherever else the same indicators and rows are members.
fn compare_weighed(folder: &str, level: &str) {
    let index = IndexFolder::open(&root().join(folder)).unwrap();
    let framework = &index.framework;
    let assessments = first_round(&index.assessments);
    for (draw, spread) in [("spread", Some("0.25")), ("free", None)] {
        let mut weights =
            json!([{ "of": "indicators", "draw": draw }, { "of": level, "draw": draw }]);
        if let Some(spread) = spread {
            weights[0]["spread"] = json!(spread);
            weights[1]["spread"] = json!(spread);
        }
        let plan = plan(framework, &json!({ "weights": weights }));
        let simulator = Simulator::new(&plan, &assessments).unwrap();
        let words = words(simulator.words(), 5);
        let mut units = words
            .iter()
            .map(|word| (word >> 11) as f64 / 9_007_199_254_740_992.0);
        let mut declared = framework.draft().clone();
        let mut weigh = |weight: &mut Option<String>| {
            let unit = units.next().unwrap();
            let own: f64 = weight.as_ref().map_or(1.0, |text| text.parse().unwrap());
            let drawn = match spread {
                Some(_) => own * (0.75 + 0.5 * unit),
                None => -libm::log(1.0 - unit),
            };
            *weight = Some(format!("{drawn:.26}"));
        };
        let own = declared.nodes.iter().map(|node| &node.method);
        let own = own.chain(declared.views.iter().map(|view| &view.method));
        assert!(own.clone().all(|method| method.weights.is_none()));
        declared.method.as_mut().unwrap().weights = Some(Choice::Known(Weights::Declared));
        for indicator in &mut declared.indicators {
            weigh(&mut indicator.weight);
        }
        for node in &mut declared.nodes {
            if node.level.as_deref() == Some(level) {
                weigh(&mut node.weight);
            } else if node.parent.is_some() {
                node.weight.get_or_insert_with(|| "1".to_owned());
            }
        }
        let declared = declared.check().unwrap().value;
        let assessments: Vec<Assessment> = assessments
            .iter()
            .map(|each| each.to_draft().check(&declared).unwrap().value)
            .collect();
        let name = format!("{folder}, {draw}");
        same(&name, &declared, &assessments, &simulator.scores(&words));
    }
}

#[test]
fn drawn_weights_score_as_declared_ones() {
    compare_weighed("fixtures/indices/asem", "pillar");
    // Groups over cells, and cells that are nodes of the tree; then groups over indicators.
    compare_weighed("fixtures/demonstration", "article");
    compare_weighed("crates/cpi-cli/template", "article");
}
