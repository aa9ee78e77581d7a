//! How does one say in plain words where a score comes from?

mod query;
mod result;

use cpi_model::assessment::Assessment;
use cpi_model::draft::{Aggregation, AnswerDraft, MissingRule, Texts};
pub use query::ExplanationQuery;
pub use result::{Explanation, Line};

use crate::scorecard::{ItemTrail, MemberTrail, NodeTrail, Scorecard, State, Trail};
use cpi_model::framework::{Framework, Member, OtherFramework};
use cpi_model::number::Score;
use rust_decimal::Decimal;

/// What an explanation draws on besides the scorecard.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// The assessment that was scored, for the evidence and comments of its answers. Default: none.
    pub assessment: Option<&'a Assessment>,
    /// The language of labels and questions. Default: the framework's first.
    pub language: Option<&'a str>,
}

/// Explains a node of a scorecard that holds its trail; `None` without a trail, or if the
/// framework has no such node.
///
/// # Errors
///
/// [`OtherFramework`] where the scorecard is of another framework.
pub fn explain(
    framework: &Framework,
    card: &Scorecard,
    node: &str,
) -> Result<Option<Explanation>, OtherFramework> {
    explain_with(framework, card, node, &Sources::default())
}

/// As [`explain`], with evidence and comments, or in another language.
///
/// # Errors
///
/// [`OtherFramework`] where the scorecard or the assessment is of another framework.
pub fn explain_with(
    framework: &Framework,
    card: &Scorecard,
    node: &str,
    sources: &Sources<'_>,
) -> Result<Option<Explanation>, OtherFramework> {
    card.belongs_to(framework)?;
    if let Some(assessment) = sources.assessment {
        assessment.belongs_to(framework)?;
    }
    let (Some(trail), Some(position)) = (&card.trail, framework.node_position(node)) else {
        return Ok(None);
    };
    let mut lines = Vec::new();
    let first = framework.draft().languages.first().map(String::as_str);
    Explainer {
        framework,
        trail,
        card,
        assessment: sources.assessment,
        language: sources.language.or(first).unwrap_or_default(),
    }
    .node(position, 0, None, &mut lines);
    Ok(Some(Explanation {
        country: card.country.clone(),
        round: card.round.clone(),
        lines,
    }))
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
        texts.get(self.language).cloned()
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

    fn node(
        &self,
        position: usize,
        depth: usize,
        contribution: Option<Score>,
        lines: &mut Vec<Line>,
    ) {
        let result = &self.card.nodes[position].result;
        let trail = self
            .trail
            .nodes
            .iter()
            .find(|each| *each.code == *self.card.nodes[position].code);
        let Some(trail) = trail else { return };
        lines.push(Line {
            depth,
            code: trail.code.clone(),
            label: self.in_words(&self.framework.draft().nodes[position].label),
            score: result.score,
            contribution,
            text: self.node_text(position, trail),
            paragraphs: trail.paragraphs.clone(),
            answer: None,
        });
        let declared = self.framework.nodes()[position].members();
        for ((member, _), entry) in declared.iter().zip(&trail.members) {
            let contribution = contribution_of(trail.aggregation, entry);
            match member {
                Member::Node(child) => self.node(*child, depth + 1, contribution, lines),
                Member::Indicator(indicator) => {
                    let item = &self.trail.indicators[*indicator];
                    let asked = &self.framework.draft().indicators[*indicator].question;
                    lines.push(Line {
                        depth: depth + 1,
                        code: item.code.clone(),
                        label: self.in_words(asked),
                        score: item.score,
                        contribution,
                        text: item_text(item),
                        paragraphs: item.paragraphs.clone(),
                        answer: self.beside(*indicator),
                    });
                }
            }
        }
    }

    fn node_text(&self, position: usize, trail: &NodeTrail) -> String {
        let result = &self.card.nodes[position].result;
        let method = self.framework.nodes()[position].method();
        let entered = trail
            .members
            .iter()
            .filter(|member| member.score.is_some())
            .count();
        let of_state = |states: &[State]| {
            trail
                .members
                .iter()
                .filter(|member| states.contains(&member.state))
                .count()
        };
        let missing = of_state(&[State::Missing, State::TooLittleCoverage]);
        let not_applicable = of_state(&[State::NotApplicable]);
        let equal = trail
            .members
            .windows(2)
            .all(|pair| pair[0].weight == pair[1].weight);
        let mut text = match result.state {
            State::Scored => format!(
                "{} of {entered} members{}",
                words(trail.aggregation),
                if equal {
                    ", equal weights"
                } else {
                    ", weighted"
                },
            ),
            State::NotApplicable => "no score: nothing beneath it applies".to_owned(),
            State::Missing => "no score: nothing beneath it is answered".to_owned(),
            State::TooLittleCoverage => {
                format!(
                    "no score: {} of {} are answered, which is less than the least coverage of {}",
                    result.coverage.answered,
                    result.coverage.applicable,
                    method.least_coverage()
                )
            }
        };
        if 0 < missing {
            let rule = match method.missing() {
                MissingRule::AsZero => "entered as zero",
                MissingRule::LeaveOut | MissingRule::Refuse => "left out",
            };
            text.push_str(&format!("; missing and {rule}: {missing}"));
        }
        if 0 < not_applicable {
            text.push_str(&format!("; not applicable: {not_applicable}"));
        }
        let coverage = result.coverage;
        if 0 < coverage.not_applicable {
            text.push_str(&format!(
                "; declared not applicable: {} of {} asked beneath it, {} %",
                coverage.not_applicable,
                coverage.asked(),
                coverage.not_applicable_share().percent(1)
            ));
        }
        text
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

fn words(aggregation: Aggregation) -> &'static str {
    match aggregation {
        Aggregation::Arithmetic => "arithmetic mean",
        Aggregation::Geometric => "geometric mean",
        Aggregation::Harmonic => "harmonic mean",
        Aggregation::Generalised => "generalised mean",
        Aggregation::Minimum => "the smallest",
        Aggregation::Maximum => "the largest",
        Aggregation::Median => "weighted median",
        Aggregation::Sum => "sum",
    }
}

fn item_text(item: &ItemTrail) -> String {
    let answer = format!("answered `{}`", item.answer);
    match (item.state, item.score, item.adjudicated) {
        (State::Scored, Some(score), Some(_)) => format!("{answer}, adjudicated to {score}"),
        (State::Scored, Some(score), None)
            if item.answer == "not-applicable" || item.answer == "missing" =>
        {
            format!("{answer}; its condition fails, so it scores the lowest, {score}")
        }
        (State::Scored, Some(score), None) => {
            let reference: Vec<String> = item
                .reference
                .iter()
                .map(|each| format!("{} {}", each.name, each.value))
                .collect();
            if reference.is_empty() {
                format!("{answer}, which scores {score}")
            } else {
                format!(
                    "{answer}, which scores {score} (reference: {})",
                    reference.join(", ")
                )
            }
        }
        (State::NotApplicable, ..) if item.answer == "missing" => {
            "its condition fails, so it is not applicable".to_owned()
        }
        (State::NotApplicable, ..) => format!("{answer}: left out"),
        _ => "missing".to_owned(),
    }
}
