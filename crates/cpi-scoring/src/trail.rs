//! How did each score come about? Methodology 4.12, and the paragraph behind each step.

use crate::item::Item;
use crate::node;
use crate::score::Scoring;
use crate::scorecard::{ItemTrail, MemberTrail, NodeTrail, Reference, State, Trail};
use cpi_model::assessment::Answer;
use cpi_model::draft::{Aggregation, MissingRule};
use cpi_model::framework::{IndicatorMeasure, Member};
use cpi_model::number::{EffectiveWeight, Score, Share};
use rust_decimal::Decimal;

/// The trail of a scored assessment.
pub(crate) fn trail(scoring: &Scoring<'_>) -> Trail {
    let framework = scoring.framework;
    let zero = Decimal::from(framework.range().low);
    let mut node_weights: Vec<Option<Decimal>> = vec![None; framework.nodes().len()];
    let mut item_weights: Vec<Option<Decimal>> = vec![None; framework.indicators().len()];
    if scoring.nodes[framework.root()].state == State::Scored {
        node_weights[framework.root()] = Some(Decimal::ONE);
    }
    let mut nodes = vec![None; framework.nodes().len()];
    for &position in framework.scoring_order().iter().rev() {
        let node = &framework.nodes()[position];
        let entered = |member| node::enters(node.method(), zero, &scoring.member(member));
        let total: Decimal = node
            .members()
            .iter()
            .filter(|(m, _)| entered(*m).is_some())
            .map(|(_, w)| Decimal::from(*w))
            .sum();
        // What entered as zero carries a weight, and no score beneath it reaches the index.
        let above = match scoring.nodes[position].state {
            State::Scored => node_weights[position],
            _ => None,
        };
        let mut members = Vec::with_capacity(node.members().len());
        for (member, weight) in node.members() {
            let score = entered(*member);
            let share = score.and_then(|_| Decimal::from(*weight).checked_div(total));
            let effective = share
                .zip(above)
                .and_then(|(share, own)| share.checked_mul(own));
            // A node that is passed over (4.1) has no weight and gives none.
            if effective.is_some() {
                match member {
                    Member::Node(node) => node_weights[*node] = effective,
                    Member::Indicator(indicator) => item_weights[*indicator] = effective,
                }
            }
            members.push(MemberTrail {
                code: framework.member_code(*member).to_owned(),
                state: scoring.member(*member).state,
                score: score.map(Score::from),
                weight: *weight,
                share: share.map(EffectiveWeight::from),
            });
        }
        nodes[position] = Some(NodeTrail {
            code: node.code().to_string(),
            aggregation: node.method().aggregation(),
            members,
            effective_weight: node_weights[position].map(EffectiveWeight::from),
            paragraphs: node_paragraphs(scoring, position),
        });
    }
    let indicators = (0..framework.indicators().len())
        .map(|position| item(scoring, position, item_weights[position]))
        .collect();
    Trail {
        indicators,
        nodes: nodes.into_iter().flatten().collect(),
    }
}

fn node_paragraphs(scoring: &Scoring<'_>, position: usize) -> Vec<String> {
    let method = scoring.framework.nodes()[position].method();
    let mut paragraphs = vec!["4.1", "4.2"];
    let members = scoring.framework.nodes()[position].members();
    if members
        .iter()
        .any(|(member, _)| scoring.member(*member).state != State::Scored)
        || method.missing() == MissingRule::Refuse
    {
        paragraphs.push("4.3");
    }
    if method.least_coverage() != Share::ZERO {
        paragraphs.push("4.7");
    }
    paragraphs.push(if method.aggregation() == Aggregation::Median {
        "4.5"
    } else {
        "4.4"
    });
    if method.low_limit().is_some() || method.high_limit().is_some() {
        paragraphs.push("4.8");
    }
    if method.round_to().is_some() {
        paragraphs.push("4.9");
    }
    paragraphs.into_iter().map(str::to_owned).collect()
}

fn item(scoring: &Scoring<'_>, position: usize, weight: Option<Decimal>) -> ItemTrail {
    let framework = scoring.framework;
    let indicator = &framework.indicators()[position];
    let answer = scoring.assessment.answers()[position];
    let mut paragraphs = Vec::new();
    if !indicator.conditions().is_empty() {
        paragraphs.extend(["2.5", "2.6"]);
    }
    let mut reference = Vec::new();
    let adjudicated = scoring.assessment.adjudicated(position);
    match (answer, indicator.measure()) {
        (Answer::Option(_), _) => {
            paragraphs.push("2.2");
            if framework.draft().indicators[position].reversed {
                paragraphs.push("2.3");
            }
            if adjudicated.is_some() {
                paragraphs.push("2.4");
            }
        }
        (Answer::Quantity(_), IndicatorMeasure::Quantity(quantity)) => {
            if quantity.logarithm() {
                paragraphs.push("3.2");
            }
            paragraphs.push(quantity.rule().paragraph());
            if quantity.rule().uses_round() {
                paragraphs.push("3.9");
            }
            if let Some(normaliser) = &scoring.normalisers[position] {
                reference = normaliser
                    .reference()
                    .into_iter()
                    .map(|(name, value)| Reference {
                        name: name.to_owned(),
                        value: value.into(),
                    })
                    .collect();
            }
        }
        _ => paragraphs.push("2.1"),
    }
    let (state, score) = match scoring.items[position] {
        Item::Scored(score) => (State::Scored, Some(score.into())),
        Item::NotApplicable | Item::SwitchedOff => (State::NotApplicable, None),
        Item::Missing => (State::Missing, None),
    };
    ItemTrail {
        code: indicator.code().to_owned(),
        answer: scoring.assessment.answer_text(position),
        state,
        score,
        adjudicated,
        reference,
        effective_weight: weight.map(EffectiveWeight::from),
        paragraphs: paragraphs.into_iter().map(str::to_owned).collect(),
    }
}
