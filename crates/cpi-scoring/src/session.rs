//! What would other answers score? A round that is scored once and then again only where an
//! answer changes: methodology 14.1 and 14.2.

mod above;
mod attempt;
mod effect;
mod place;
mod rescore;

pub use effect::CountryScores;
pub use place::NodePlace;

use crate::ScoreError;
use crate::aggregate::Weighted;
use crate::item::Item;
use crate::node::Outcome;
use crate::normalise::Normaliser;
use crate::plan::WhatIf;
use crate::score::{Rounds, Scoring, own, score_all};
use crate::scorecard::{GapScore, Scorecard};
use above::Above;
use cpi_model::assessment::{Answer, Applicability, Assessment, verdict};
use cpi_model::draft::Activated;
use cpi_model::framework::{Aggregate, Framework, IndicatorMeasure};
use cpi_model::problem::listed;
use cpi_model::{Problem, Problems};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;
use thiserror::Error;

/// Why a change of answers has no effect to show. What was scored before stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SessionError {
    /// The methodology refuses to score.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The assessments are of several rounds.
    #[error("the assessments are of the rounds {}; a session holds one round", .0.join(", "))]
    SeveralRounds(Vec<String>),
    /// The country was not assessed in this round.
    #[error(
        "`{country}` was not assessed in this round; assessed were {}",
        listed(country, assessed)
    )]
    NotAssessed {
        /// The country.
        country: String,
        /// Those that were.
        assessed: Vec<String>,
    },
    /// The indicator or the answer does not exist.
    #[error("{}", .0.iter().map(Problem::to_string).collect::<Vec<_>>().join("; "))]
    Answer(Problems),
}

/// A round under change. Scores are exact at every moment: they are those that scoring the
/// changed assessments anew gives, to the digit.
#[derive(Debug, Clone)]
pub struct Session {
    pub(crate) framework: Arc<Framework>,
    pub(crate) activated: Activated,
    above: Arc<Above>,
    pub(crate) countries: Vec<Country>,
    /// Whether groups, cells and gaps are scored, too.
    with_views: bool,
    normalisers: Vec<Option<Normaliser>>,
    scratch: Vec<Weighted>,
}

/// One country of the round.
#[derive(Debug, Clone)]
pub(crate) struct Country {
    pub(crate) assessment: Assessment,
    /// Whether the condition of an indicator fails by the answers as they were given.
    pub(crate) failed: Vec<bool>,
    /// What was changed, and is not what was given.
    changed: BTreeMap<usize, Answer>,
    /// The answers as they count.
    pub(crate) answers: Vec<Answer>,
    pub(crate) verdicts: Vec<Applicability>,
    pub(crate) items: Vec<Item>,
    pub(crate) nodes: Vec<Outcome>,
    groups: Vec<Vec<Outcome>>,
    cells: Vec<Vec<Outcome>>,
    gaps: Vec<GapScore>,
}

/// Something that has been scored anew, and what it was before.
#[derive(Debug, Clone)]
pub(crate) enum Touched {
    Answer(usize, Answer),
    Node(usize, Outcome),
    Group(usize, usize, Outcome),
    Cell(usize, usize, Outcome),
    Gap(usize, GapScore),
}

/// A change cannot be scored; which error it is, scoring anew says.
struct Refused;

impl Session {
    /// Scores the assessments of one round, which are each other's reference values.
    ///
    /// # Errors
    ///
    /// [`SessionError::Score`] where the methodology refuses to score them as they are, and
    /// [`SessionError::SeveralRounds`].
    pub fn new(
        framework: Arc<Framework>,
        assessments: Vec<Assessment>,
        activated: Activated,
    ) -> Result<Self, SessionError> {
        Self::start(framework, assessments, activated, true)
    }

    /// As [`Session::new`], without groups, cells and gaps of views, of which nothing is asked then.
    pub(crate) fn of_nodes(
        framework: Arc<Framework>,
        assessments: Vec<Assessment>,
        activated: Activated,
    ) -> Result<Self, SessionError> {
        Self::start(framework, assessments, activated, false)
    }

    fn start(
        framework: Arc<Framework>,
        assessments: Vec<Assessment>,
        activated: Activated,
        with_views: bool,
    ) -> Result<Self, SessionError> {
        let mut rounds: Vec<String> = assessments.iter().map(|a| a.round().to_owned()).collect();
        rounds.sort_unstable();
        rounds.dedup();
        if 1 < rounds.len() {
            return Err(SessionError::SeveralRounds(rounds));
        }
        own(&framework, &assessments)?;
        let scored = Rounds::new(&framework, &assessments)?;
        let normalisers = if assessments.is_empty() {
            Vec::new()
        } else {
            scored.normalisers(0).to_vec()
        };
        let above = Arc::new(Above::new(&framework));
        let mut session = Self {
            framework,
            activated,
            above,
            countries: Vec::new(),
            with_views,
            normalisers,
            scratch: Vec::new(),
        };
        for assessment in assessments {
            let country = session.country(assessment)?;
            session.countries.push(country);
        }
        Ok(session)
    }

    fn country(&self, assessment: Assessment) -> Result<Country, SessionError> {
        let framework = &*self.framework;
        let scoring = Scoring::new(framework, &assessment, &self.normalisers)?;
        let mut verdicts = vec![Applicability::Holds; framework.indicators().len()];
        for (position, verdict) in assessment.applicability() {
            verdicts[position] = verdict;
        }
        let nothing = Outcome::NOTHING;
        let views = framework.views();
        let (items, nodes) = (scoring.items.clone(), scoring.nodes.clone());
        if self.with_views {
            // Refusals of groups and cells are those of a whole scorecard.
            scoring.scorecard(&crate::Options::default())?;
        }
        let mut country = Country {
            failed: verdicts
                .iter()
                .map(|v| *v == Applicability::Fails)
                .collect(),
            changed: BTreeMap::new(),
            answers: assessment.answers().to_vec(),
            verdicts,
            items,
            nodes,
            groups: views
                .iter()
                .map(|view| vec![nothing; view.groups().len()])
                .collect(),
            cells: views
                .iter()
                .map(|view| vec![nothing; view.cells().len()])
                .collect(),
            gaps: Vec::new(),
            assessment,
        };
        if !self.with_views {
            return Ok(country);
        }
        let mut scratch = Vec::new();
        for (v, view) in views.iter().enumerate() {
            for c in 0..view.cells().len() {
                country.cells[v][c] = self.cell(&country, v, c, &mut scratch).unwrap_or(nothing);
            }
            for g in 0..view.groups().len() {
                country.groups[v][g] = self.group(&country, v, g, &mut scratch).unwrap_or(nothing);
            }
        }
        country.gaps = (0..Above::gaps(framework))
            .map(|gap| self.gap(&country, gap))
            .collect();
        Ok(country)
    }

    /// The framework.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The codes of the countries, in the order given.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.countries
            .iter()
            .map(|country| country.assessment.country())
    }

    /// Changes answers of a country, each an indicator and an answer as documents spell it,
    /// and says what that did to everything it touched. An answer that is set to what was
    /// given keeps its adjudicated points; any other earns its own.
    ///
    /// # Errors
    ///
    /// [`SessionError`]; then nothing has changed.
    pub fn set(&mut self, country: &str, answers: &[(&str, &str)]) -> Result<WhatIf, SessionError> {
        let at = self.position(country)?;
        let changes = self.read(answers)?;
        self.change(at, &changes)
    }

    /// Changes these answers of a country and no others: what was changed before is taken back
    /// first. As [`Session::set`], says what that did to the scores of the answers as given.
    ///
    /// # Errors
    ///
    /// [`SessionError`]; then nothing has changed.
    pub fn replace(
        &mut self,
        country: &str,
        answers: &[(&str, &str)],
    ) -> Result<WhatIf, SessionError> {
        let at = self.position(country)?;
        let changes = self.read(answers)?;
        let before = self.countries[at].changed.clone();
        self.apply(at, &self.given(at))?;
        self.change(at, &changes).inspect_err(|_| {
            let before: Vec<_> = before.into_iter().map(|(i, it)| (i, Some(it))).collect();
            let undone = self.apply(at, &before);
            debug_assert!(undone.is_ok(), "what was scored before can be scored again");
        })
    }

    /// The answers as documents spell them.
    fn read(&self, answers: &[(&str, &str)]) -> Result<Vec<(usize, Option<Answer>)>, SessionError> {
        let read = answers.iter().map(|(indicator, answer)| {
            let read = Answer::read(&self.framework, indicator, answer);
            let (position, answer) = read.map_err(SessionError::Answer)?;
            Ok((position, Some(answer)))
        });
        read.collect()
    }

    fn change(
        &mut self,
        at: usize,
        changes: &[(usize, Option<Answer>)],
    ) -> Result<WhatIf, SessionError> {
        let before: Vec<_> = changes
            .iter()
            .map(|(i, _)| (*i, self.countries[at].changed.get(i).copied()))
            .collect();
        let touched = self.apply(at, changes)?;
        if let Some(problems) = self.misplaced(at, changes) {
            let undone = self.apply(at, &before);
            debug_assert!(undone.is_ok(), "what was scored before can be scored again");
            return Err(SessionError::Answer(problems));
        }
        Ok(self.effect(at, changes, &touched))
    }

    /// What is wrong with changes to *not applicable*: that a condition is to fail for it,
    /// and does not (methodology 2.7).
    fn misplaced(&self, at: usize, changes: &[(usize, Option<Answer>)]) -> Option<Problems> {
        let country = &self.countries[at];
        let misplaced = |(i, answer): &(usize, Option<Answer>)| {
            *answer == Some(Answer::NotApplicable)
                && !self.framework.allows_not_applicable(*i)
                && country.verdicts[*i] != Applicability::Fails
        };
        if !changes.iter().any(misplaced) {
            return None;
        }
        let mut answers: Vec<_> = country.answers.iter().copied().enumerate().collect();
        for (i, answer) in changes {
            answers[*i].1 = answer.unwrap_or(answers[*i].1);
        }
        let tried = country.assessment.with_answers(&answers);
        tried.err()
    }

    /// Takes back every change of a country, and says what that did.
    ///
    /// # Errors
    ///
    /// [`SessionError::NotAssessed`].
    pub fn reset(&mut self, country: &str) -> Result<WhatIf, SessionError> {
        let at = self.position(country)?;
        let changes = self.given(at);
        let touched = self.apply(at, &changes)?;
        Ok(self.effect(at, &changes, &touched))
    }

    /// Everything that is changed, to be as it was given.
    pub(crate) fn given(&self, at: usize) -> Vec<(usize, Option<Answer>)> {
        self.countries[at]
            .changed
            .keys()
            .map(|i| (*i, None))
            .collect()
    }

    /// The position of a country.
    pub(crate) fn position(&self, country: &str) -> Result<usize, SessionError> {
        self.countries
            .iter()
            .position(|each| each.assessment.country() == country)
            .ok_or_else(|| SessionError::NotAssessed {
                country: country.to_owned(),
                assessed: self.countries().map(str::to_owned).collect(),
            })
    }

    /// The assessment of a country as it counts now.
    ///
    /// # Errors
    ///
    /// [`SessionError::NotAssessed`].
    pub fn assessment(&self, country: &str) -> Result<Assessment, SessionError> {
        Ok(self.countries[self.position(country)?].counted())
    }

    /// The whole scorecard of a country as it counts now, with bounds: scored anew, which
    /// takes longer than a change.
    ///
    /// # Errors
    ///
    /// [`SessionError`].
    pub fn scorecard(&self, country: &str) -> Result<Scorecard, SessionError> {
        let at = self.position(country)?;
        Ok(self.scorecards()?.swap_remove(at))
    }

    /// As [`Session::scorecard`], of every country.
    ///
    /// # Errors
    ///
    /// [`SessionError::Score`].
    pub fn scorecards(&self) -> Result<Vec<Scorecard>, SessionError> {
        Ok(score_all(&self.framework, &self.assessments())?)
    }

    /// The assessments as they count now.
    pub(crate) fn assessments(&self) -> Vec<Assessment> {
        self.countries.iter().map(Country::counted).collect()
    }

    /// How many conditions are decided anew when an indicator changes.
    pub(crate) fn decides(&self, i: usize) -> usize {
        self.above.dependents[i].len()
    }

    /// The score of a node of a country, by positions.
    pub(crate) fn score(&self, at: usize, node: usize) -> Option<Decimal> {
        self.countries[at].nodes[node].score
    }

    /// What a node, group or cell of a country comes to.
    pub(crate) fn outcome(&self, at: usize, of: Aggregate) -> &Outcome {
        let country = &self.countries[at];
        match of {
            Aggregate::Node(node) => &country.nodes[node],
            Aggregate::Group(view, group) => &country.groups[view][group],
            Aggregate::Cell(view, cell) => &country.cells[view][cell],
        }
    }

    /// Changes answers and scores anew what they touch.
    pub(crate) fn apply(
        &mut self,
        at: usize,
        changes: &[(usize, Option<Answer>)],
    ) -> Result<Vec<(usize, Touched)>, SessionError> {
        let before: Vec<_> = changes
            .iter()
            .map(|(i, _)| (*i, self.countries[at].changed.get(i).copied()))
            .collect();
        for (position, answer) in changes {
            let country = &mut self.countries[at];
            // Saying what was given changes nothing, but where the worst option would stand
            // in for it.
            let given = country.assessment.answers()[*position];
            match answer {
                Some(answer) if *answer != given || country.failed[*position] => {
                    country.changed.insert(*position, *answer);
                }
                _ => {
                    country.changed.remove(position);
                }
            }
        }
        let mut touched = Vec::new();
        if let Ok(()) = self.rescore(at, changes, &mut touched) {
            return Ok(touched);
        }
        let refused = score_all(&self.framework, &self.assessments()).err();
        for (position, earlier) in before.into_iter().rev() {
            let country = &mut self.countries[at];
            match earlier {
                Some(answer) => country.changed.insert(position, answer),
                None => country.changed.remove(&position),
            };
        }
        let undone = self.rescore(at, changes, &mut Vec::new());
        debug_assert!(undone.is_ok(), "what was scored before can be scored again");
        Err(refused.map_or_else(
            || SessionError::Answer(Problems::new()),
            SessionError::Score,
        ))
    }
}

impl Country {
    /// The assessment as it counts now.
    fn counted(&self) -> Assessment {
        let answers = self.answers.iter().copied().enumerate();
        let given = self.assessment.answers();
        let changed: Vec<_> = answers.filter(|(i, answer)| given[*i] != *answer).collect();
        self.assessment
            .with_answers(&changed)
            .expect("answers are checked before they are set, and those whose condition fails are set aside")
    }

    /// Whether an indicator applies, by what the indicators it asks about count as
    /// (methodology 2.5).
    fn verdict(&self, framework: &Framework, i: usize) -> Applicability {
        verdict(framework, i, |at| self.verdicts[at], |at| self.answers[at])
    }

    /// What an indicator counts as answered (methodology 14.2).
    fn counts(
        &self,
        framework: &Framework,
        i: usize,
        verdict: Applicability,
        activated: Activated,
    ) -> Answer {
        let answer = if let Some(answer) = self.changed.get(&i) {
            // What was set to *not applicable* while its condition failed, and may not be where
            // it holds, is unanswered (2.7).
            match answer {
                Answer::NotApplicable
                    if verdict != Applicability::Fails && !framework.allows_not_applicable(i) =>
                {
                    Answer::Missing
                }
                answer => *answer,
            }
        } else {
            let begins = self.failed[i] && verdict == Applicability::Holds;
            let worst = (activated == Activated::Lowest && begins).then(|| worst(framework, i));
            let own = self.assessment.answers()[i];
            worst.flatten().unwrap_or(own)
        };
        if verdict == Applicability::Fails && earns(framework, i, answer) {
            Answer::NotApplicable
        } else {
            answer
        }
    }
}

/// The worst option: the one that earns the least, or the most where lower scores are better
/// (methodology 7.4); the first of several.
pub(crate) fn worst(framework: &Framework, i: usize) -> Option<Answer> {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[i].measure() else {
        return None;
    };
    let worst = checklist.worst(framework.item_direction(i));
    let mut options = checklist.options().iter().zip(0_u8..);
    options
        .find(|(option, _)| option.points == Some(worst))
        .map(|(_, at)| Answer::Option(at))
}

/// Whether an answer is a value or an option that earns points.
pub(crate) fn earns(framework: &Framework, i: usize, answer: Answer) -> bool {
    match (answer, framework.indicators()[i].measure()) {
        (Answer::Quantity(_), _) => true,
        (Answer::Option(option), IndicatorMeasure::Checklist(checklist)) => {
            checklist.options()[usize::from(option)].points.is_some()
        }
        _ => false,
    }
}
