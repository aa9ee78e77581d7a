//! How does one say in plain words where a score comes from?

mod query;
mod result;
mod sentence;

use cpi_model::assessment::Assessment;
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::draft::{Aggregation, AnswerDraft, CoverageOf, Texts};
pub use query::ExplanationQuery;
pub use result::{
    Basis, Explanation, IndicatorBasis, IndicatorReason, LeastCoverage, Line, NodeBasis, Weights,
};

use crate::scorecard::{ItemTrail, MemberTrail, NodeTrail, Scorecard, State, Trail};
use cpi_model::framework::{Framework, Member, OtherFramework};
use cpi_model::number::{Coefficient, Score, Weight};
use rust_decimal::Decimal;

/// What an explanation draws on besides the scorecard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The assessment that was scored, for the evidence and comments of its answers. Default: none.
    pub assessment: Option<&'a Assessment>,
    /// The language of labels and questions. Default: the framework's first.
    pub language: Option<&'a str>,
}

/// Explains a node or an indicator of a scorecard that holds its trail; `None` without a trail, or
/// if the framework has neither.
///
/// # Errors
///
/// [`OtherFramework`] where the scorecard is of another framework.
pub fn explain(
    framework: &Framework,
    card: &Scorecard,
    code: &str,
) -> Result<Option<Explanation>, OtherFramework> {
    explain_with(framework, card, code, &Sources::default())
}

/// As [`explain`], with evidence and comments, or in another language.
///
/// # Errors
///
/// [`OtherFramework`] where the scorecard or the assessment is of another framework.
pub fn explain_with(
    framework: &Framework,
    card: &Scorecard,
    code: &str,
    sources: &Sources<'_>,
) -> Result<Option<Explanation>, OtherFramework> {
    card.belongs_to(framework)?;
    if let Some(assessment) = sources.assessment {
        assessment.belongs_to(framework)?;
    }
    let Some(trail) = &card.trail else {
        return Ok(None);
    };
    let first = framework.draft().languages.first().map(String::as_str);
    let explainer = Explainer {
        framework,
        trail,
        card,
        assessment: sources.assessment,
        language: sources.language.or(first).unwrap_or_default(),
    };
    let mut lines = Vec::new();
    let whole = Place {
        depth: 0,
        weight: None,
        contribution: None,
    };
    if let Some(node) = framework.node_position(code) {
        explainer.node(node, whole, &mut lines);
    } else if let Some(indicator) = framework.indicator_position(code) {
        lines.push(explainer.indicator(indicator, whole));
    } else {
        return Ok(None);
    }
    Ok(Some(Explanation {
        country: card.country.clone(),
        round: card.round.clone(),
        lines,
    }))
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    depth: usize,
    weight: Option<Weight>,
    contribution: Option<Score>,
}

struct Explainer<'a> {
    framework: &'a Framework,
    trail: &'a Trail,
    card: &'a Scorecard,
    assessment: Option<&'a Assessment>,
    language: &'a str,
}

impl Explainer<'_> {
    fn in_words(&self, texts: &Texts) -> Option<String> {
        let found = self.framework.draft().text_in(texts, self.language);
        found.map(|(_, text)| text.to_owned())
    }

    /// The answer of an indicator with its evidence and comments.
    fn beside(&self, indicator: usize) -> Option<AnswerDraft> {
        let assessment = self.assessment?;
        let record = assessment.record(indicator)?;
        Some(AnswerDraft {
            indicator: Some(self.framework.indicators()[indicator].code().to_owned()),
            answer: Some(assessment.answer_text(indicator)),
            ..record.draft().clone()
        })
    }

    fn node(&self, position: usize, at: Place, lines: &mut Vec<Line>) {
        let result = &self.card.nodes[position].result;
        let trail = self
            .trail
            .nodes
            .iter()
            .find(|each| *each.code == *self.card.nodes[position].code);
        let Some(trail) = trail else { return };
        let basis = self.node_basis(position, trail);
        lines.push(Line {
            depth: at.depth,
            code: trail.code.clone(),
            label: self.in_words(&self.framework.draft().nodes[position].label),
            score: result.score,
            weight: at.weight,
            contribution: at.contribution,
            text: sentence::of_node(&basis),
            basis: Some(Basis::Node(basis)),
            paragraphs: trail.paragraphs.clone(),
            answer: None,
        });
        let declared = self.framework.nodes()[position].members();
        for ((member, _), entry) in declared.iter().zip(&trail.members) {
            let at = Place {
                depth: at.depth + 1,
                weight: Some(entry.weight),
                contribution: result
                    .score
                    .and_then(|_| contribution_of(trail.aggregation, entry)),
            };
            match member {
                Member::Node(child) => self.node(*child, at, lines),
                Member::Indicator(indicator) => lines.push(self.indicator(*indicator, at)),
            }
        }
    }

    fn indicator(&self, position: usize, at: Place) -> Line {
        let item = &self.trail.indicators[position];
        let draft = &self.framework.draft().indicators[position];
        let basis = indicator_basis(item);
        let label = self.in_words(&draft.question);
        Line {
            depth: at.depth,
            code: item.code.clone(),
            label: label.or_else(|| self.in_words(&draft.label)),
            score: item.score,
            weight: at.weight,
            contribution: at.contribution,
            text: sentence::of_indicator(&basis, item.score),
            basis: Some(Basis::Indicator(basis)),
            paragraphs: item.paragraphs.clone(),
            answer: self.beside(position),
        }
    }

    fn node_basis(&self, position: usize, trail: &NodeTrail) -> NodeBasis {
        let result = &self.card.nodes[position].result;
        let method = self.framework.nodes()[position].method();
        let count = |of: &dyn Fn(&MemberTrail) -> bool| {
            let members = trail.members.iter().filter(|member| of(member));
            u32::try_from(members.count()).unwrap_or(u32::MAX)
        };
        let of_state = |states: &[State]| count(&|member| states.contains(&member.state));
        let not_applicable = of_state(&[State::NotApplicable]);
        let entered: Vec<&MemberTrail> = trail
            .members
            .iter()
            .filter(|member| member.score.is_some())
            .collect();
        let of = method.coverage_of();
        let least = (result.state == State::TooLittleCoverage).then(|| {
            let (found, applicable) = match of {
                CoverageOf::Indicators => (result.coverage.answered, result.coverage.applicable),
                CoverageOf::Members => (
                    of_state(&[State::Scored]),
                    count(&|member| member.state != State::NotApplicable),
                ),
            };
            LeastCoverage {
                of,
                found,
                applicable,
                least: method.least_coverage(),
            }
        });
        NodeBasis {
            state: result.state,
            aggregation: trail.aggregation,
            exponent: method.exponent().map(Coefficient::from),
            entered: count(&|member| member.score.is_some()),
            weights: weights(trail.aggregation, &entered),
            missing: of_state(&[State::Missing, State::TooLittleCoverage]),
            missing_rule: method.missing(),
            not_applicable,
            coverage: result.coverage,
            least,
        }
    }
}

fn weights(aggregation: Aggregation, entered: &[&MemberTrail]) -> Weights {
    if matches!(aggregation, Aggregation::Minimum | Aggregation::Maximum) {
        return Weights::Unused;
    }
    let is_one = |member: &&MemberTrail| Decimal::from(member.weight) == Decimal::ONE;
    match entered {
        // A sum takes each score times its weight, even of one member.
        [one] if aggregation == Aggregation::Sum && !is_one(one) => Weights::Differ,
        [] | [_] => Weights::Unused,
        [first, others @ ..] if others.iter().all(|each| each.weight == first.weight) => {
            Weights::Equal
        }
        _ => Weights::Differ,
    }
}

/// What a member adds, where members add up: score × weight, over the sum of weights.
fn contribution_of(aggregation: Aggregation, member: &MemberTrail) -> Option<Score> {
    let score = Decimal::from(member.score?);
    match aggregation {
        Aggregation::Arithmetic => score
            .checked_mul(Decimal::from(member.share?))
            .map(Score::from),
        Aggregation::Sum => score
            .checked_mul(Decimal::from(member.weight))
            .map(Score::from),
        _ => None,
    }
}

fn indicator_basis(item: &ItemTrail) -> IndicatorBasis {
    let is_open = item.answer == NOT_APPLICABLE || item.answer == MISSING;
    let reason = match (item.state, item.score, item.adjudicated) {
        (State::Scored, Some(_), Some(_)) => IndicatorReason::Adjudicated,
        (State::Scored, Some(_), None) if is_open => IndicatorReason::ConditionScoresLowest,
        (State::Scored, Some(_), None) => IndicatorReason::Answered,
        (State::NotApplicable, ..) if item.answer == MISSING => IndicatorReason::ConditionLeavesOut,
        (State::NotApplicable, ..) => IndicatorReason::NotApplicable,
        _ => IndicatorReason::Missing,
    };
    IndicatorBasis {
        answer: item.answer.clone(),
        reason,
        reference: item.reference.clone(),
        effective_weight: item.effective_weight,
    }
}
