//! What is drawn, and from which words of the generator? Methodology 11.2 to 11.7.

use cpi_model::assessment::{Answer, Applicability, Assessment};
use cpi_model::framework::{Framework, IndicatorMeasure, Member};
use cpi_model::number::Points;
use cpi_model::uncertainty::{ODDS_PARTS, Uncertainty};
use rust_decimal::Decimal;

/// Where an input belongs: the kinds of sources, in the order of their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Factor(usize),
    Option(usize),
    Weights(usize),
    Quantities,
    MissingQuantities,
    Answers,
    Missing,
}

/// How one weight is drawn: a factor on the declared weight, or a free weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WeightDraw {
    Spread { low: f64, width: f64 },
    Free,
}

/// A weight that takes one word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct DrawnWeight {
    pub(crate) member: Member,
    pub(crate) draw: WeightDraw,
}

/// The answer of one country to one indicator, where it is drawn: thresholds in
/// 65,536ths that rise to the whole, each with its option.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    start: u32,
    len: u32,
}

/// Every input that is drawn. A country's cell of an indicator is `indicator * countries +
/// country`.
#[derive(Debug, Clone)]
pub(crate) struct Inputs {
    pub(crate) countries: usize,
    /// How many alternatives each factor has.
    pub(crate) factors: Vec<usize>,
    /// The ends of the points of each option, as low and width.
    pub(crate) options: Vec<(f64, f64)>,
    pub(crate) weights: Vec<DrawnWeight>,
    /// Quantities with an error: cell, value and spread.
    pub(crate) quantities: Vec<(usize, Decimal, f64)>,
    /// Missing quantities that are completed: the cells.
    pub(crate) missing_quantities: Vec<usize>,
    /// The indicators whose answers are drawn: each takes a sixteen-bit part a country.
    pub(crate) rows: Vec<usize>,
    /// The cells of the rows.
    pub(crate) cells: Vec<Cell>,
    outcomes: Vec<(u32, u8)>,
    /// Whether the cell of a row is missing.
    pub(crate) missing: Vec<bool>,
    /// Whether an indicator's condition may be decided otherwise in a draw.
    pub(crate) dynamic: Vec<bool>,
    /// The sources with the first of their words and how many there are; the last two share
    /// theirs.
    pub(crate) sources: Vec<(String, Source, std::ops::Range<usize>)>,
    pub(crate) words: usize,
}

/// A decimal as the nearest number of 64 bits.
pub(crate) fn float(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or(0.0)
}

impl Inputs {
    pub(crate) fn new(
        framework: &Framework,
        assessments: &[&Assessment],
        plan: &Uncertainty,
    ) -> Self {
        let countries = assessments.len();
        let mut inputs = Self {
            countries,
            factors: plan
                .factors()
                .iter()
                .map(|f| f.alternatives.len())
                .collect(),
            options: Vec::new(),
            weights: Vec::new(),
            quantities: Vec::new(),
            missing_quantities: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            outcomes: Vec::new(),
            missing: Vec::new(),
            dynamic: vec![false; framework.indicators().len()],
            sources: Vec::new(),
            words: 0,
        };
        for (i, factor) in plan.factors().iter().enumerate() {
            inputs.source(format!("method {}", factor.name), Source::Factor(i), 1);
        }
        for (i, option) in plan.options().iter().enumerate() {
            let low = float(option.low.into());
            inputs.options.push((low, float(option.high.into()) - low));
            inputs.source(format!("option {}", option.name), Source::Option(i), 1);
        }
        for (i, weights) in plan.weights().iter().enumerate() {
            let draw = weights.spread.map_or(WeightDraw::Free, |spread| {
                let low = float(Decimal::ONE - spread);
                WeightDraw::Spread {
                    low,
                    width: float(Decimal::ONE + spread) - low,
                }
            });
            let members = weights.members.iter();
            inputs.weights.extend(members.map(|member| DrawnWeight {
                member: *member,
                draw,
            }));
            let count = weights.members.len();
            inputs.source(format!("weights {}", weights.of), Source::Weights(i), count);
        }
        inputs.add_quantities(framework, assessments, plan);
        inputs.add_answers(framework, assessments, plan);
        inputs
    }

    fn source(&mut self, name: String, source: Source, words: usize) {
        let start = self.words;
        self.words += words;
        self.sources.push((name, source, start..self.words));
    }

    fn add_quantities(
        &mut self,
        framework: &Framework,
        assessments: &[&Assessment],
        plan: &Uncertainty,
    ) {
        let completed = plan.completions().is_some_and(|each| each.quantities);
        for (position, indicator) in framework.indicators().iter().enumerate() {
            if !matches!(indicator.measure(), IndicatorMeasure::Quantity(_)) {
                continue;
            }
            let spread = plan.spreads().map_or(0.0, |each| float(each[position]));
            for (c, assessment) in assessments.iter().enumerate() {
                let cell = position * self.countries + c;
                match assessment.answers()[position] {
                    Answer::Quantity(value) if 0.0 < spread => {
                        self.quantities.push((cell, value.into(), spread));
                    }
                    Answer::Missing if completed => self.missing_quantities.push(cell),
                    _ => {}
                }
            }
        }
        if plan.spreads().is_some() {
            let count = self.quantities.len();
            self.source("quantities".to_owned(), Source::Quantities, count);
        }
        if completed {
            let count = self.missing_quantities.len();
            let name = "missing quantities".to_owned();
            self.source(name, Source::MissingQuantities, count);
        }
    }

    /// Draws of answers: those without conditions first, then the others, each after those
    /// it asks about.
    fn add_answers(
        &mut self,
        framework: &Framework,
        assessments: &[&Assessment],
        plan: &Uncertainty,
    ) {
        let verdicts: Vec<_> = assessments
            .iter()
            .map(|assessment| assessment.applicability())
            .collect();
        let conditional = framework.condition_order();
        let mut order: Vec<usize> = (0..framework.indicators().len())
            .filter(|i| framework.indicators()[*i].conditions().is_empty())
            .collect();
        order.extend(conditional);
        let mut by_row: Vec<Option<Vec<(Cell, bool)>>> = vec![None; framework.indicators().len()];
        for position in order {
            let indicator = &framework.indicators()[position];
            self.dynamic[position] = indicator.conditions().iter().any(|condition| {
                self.dynamic[condition.indicator] || by_row[condition.indicator].is_some()
            });
            let IndicatorMeasure::Checklist(checklist) = indicator.measure() else {
                continue;
            };
            let mut row = Vec::with_capacity(assessments.len());
            for (c, assessment) in assessments.iter().enumerate() {
                let fails = verdicts[c].get(&position) == Some(&Applicability::Fails);
                let cell = if fails && !self.dynamic[position] {
                    Cell::default()
                } else {
                    match assessment.answers()[position] {
                        Answer::Option(option) if assessment.adjudicated(position).is_none() => {
                            self.stepping(plan, position, checklist, option)
                        }
                        Answer::Missing => self.completing(plan, position),
                        _ => Cell::default(),
                    }
                };
                let missing = assessment.answers()[position] == Answer::Missing;
                row.push((cell, missing));
            }
            if row.iter().any(|(cell, _)| cell.len != 0) {
                by_row[position] = Some(row);
            }
        }
        for (position, row) in by_row.into_iter().enumerate() {
            let Some(row) = row else { continue };
            self.rows.push(position);
            for (cell, missing) in row {
                self.cells.push(cell);
                self.missing.push(missing);
            }
        }
        let words = self.cells.len().div_ceil(4);
        let shared = self.words..self.words + words;
        if plan.steps().is_some() {
            let name = "answers".to_owned();
            self.sources.push((name, Source::Answers, shared.clone()));
        }
        if plan
            .completions()
            .is_some_and(|each| each.odds.iter().any(Option::is_some))
        {
            let name = "missing".to_owned();
            self.sources.push((name, Source::Missing, shared.clone()));
        }
        self.words += words;
    }

    /// The draws of an answered option: by what other coders would have answered, or one step
    /// down, itself, one step up.
    fn stepping(
        &mut self,
        plan: &Uncertainty,
        position: usize,
        checklist: &cpi_model::framework::Checklist,
        option: u8,
    ) -> Cell {
        if let Some(odds) = plan.confusion(position, option) {
            return self.by_odds(odds);
        }
        let steps = plan
            .steps()
            .map_or_else(Default::default, |steps| steps[position]);
        let own = checklist.options()[usize::from(option)].points;
        let Some(own) = own.filter(|_| steps.down != 0 || steps.up != 0) else {
            return Cell::default();
        };
        let (down, up) = neighbours(checklist, own);
        let start = self.outcomes.len();
        for (threshold, option) in [
            (steps.down, down.unwrap_or(option)),
            (ODDS_PARTS - steps.up, option),
            (ODDS_PARTS, up.unwrap_or(option)),
        ] {
            self.outcomes.push((threshold, option));
        }
        cell(start, 3)
    }

    fn completing(&mut self, plan: &Uncertainty, position: usize) -> Cell {
        let odds = plan
            .completions()
            .and_then(|each| each.odds[position].as_ref());
        let Some(odds) = odds else {
            return Cell::default();
        };
        self.by_odds(odds)
    }

    /// The options at their odds, in the order of the scale.
    fn by_odds(&mut self, odds: &[u32]) -> Cell {
        let start = self.outcomes.len();
        let mut threshold = 0;
        for (parts, option) in odds.iter().zip(0..) {
            if *parts != 0 {
                threshold += parts;
                self.outcomes.push((threshold, option));
            }
        }
        cell(start, self.outcomes.len() - start)
    }

    /// The rising thresholds of a cell with their options; none where it is not drawn.
    #[inline]
    pub(crate) fn outcomes(&self, cell: Cell) -> &[(u32, u8)] {
        &self.outcomes[cell.start as usize..(cell.start + cell.len) as usize]
    }

    /// The first word of the answers.
    pub(crate) fn answer_words(&self) -> usize {
        self.words - self.cells.len().div_ceil(4)
    }

    /// The first word of the weights.
    pub(crate) fn weight_words(&self) -> usize {
        self.factors.len() + self.options.len()
    }
}

fn cell(start: usize, len: usize) -> Cell {
    let fits = |number| u32::try_from(number).unwrap_or(u32::MAX);
    Cell {
        start: fits(start),
        len: fits(len),
    }
}

/// The options with the next lower and the next higher points; the first in the order of
/// the scale where several have the same.
fn neighbours(
    checklist: &cpi_model::framework::Checklist,
    own: Points,
) -> (Option<u8>, Option<u8>) {
    let (mut down, mut up): (Option<(Points, u8)>, Option<(Points, u8)>) = (None, None);
    for (option, position) in checklist.options().iter().zip(0..) {
        let Some(points) = option.points else {
            continue;
        };
        if points < own && down.is_none_or(|(best, _)| best < points) {
            down = Some((points, position));
        }
        if own < points && up.is_none_or(|(best, _)| points < best) {
            up = Some((points, position));
        }
    }
    (down.map(|(_, option)| option), up.map(|(_, option)| option))
}
