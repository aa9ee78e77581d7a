//! What does a framework compute, laid out flat for many draws?
//!
//! Numbers are of 64 bits here, and nowhere else in the crate. Sixteen draws stand side by
//! side, so that the processor scores them together; every draw is computed by the same
//! operations in the same order, whatever draws are computed with it.

use super::block::Block;
use super::inputs::{Inputs, WeightDraw, float};
use super::quantities::Anchor;
use super::steps::Steps;
use super::views::Views;
use crate::ScoreError;
use crate::item::{self, Item};
use crate::normalise::Normaliser;
use cpi_model::assessment::Assessment;
use cpi_model::draft::{Aggregation, CoverageOf, MissingRule, RoundingMode};
use cpi_model::framework::{Framework, IndicatorMeasure, Member, Method};
use cpi_model::number::{Share, Weight};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Draws that are scored together.
pub(crate) const TOGETHER: usize = crate::random::PLACES;

/// Whether something has a score, while it is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemState {
    NotApplicable,
    /// Missing, or with too little coverage.
    Missing,
    Scored,
}

/// How a member stands in its node for one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Contribution {
    Not,
    Own,
    Zero,
}

/// A method with numbers of 64 bits.
#[derive(Debug, Clone)]
pub(crate) struct Formula {
    pub(crate) aggregation: Aggregation,
    pub(crate) exponent: f64,
    pub(crate) missing: MissingRule,
    pub(crate) least: Option<(Share, CoverageOf)>,
    pub(crate) limits: (f64, f64),
    pub(crate) round_to: Option<(f64, RoundingMode)>,
}

/// A member of a node.
#[derive(Debug, Clone)]
pub(crate) struct MemberProgram {
    pub(crate) member: Member,
    pub(crate) declared: Weight,
    /// What the drawn factor changes; of a free weight, which nothing declares, 1.
    pub(crate) weight: f64,
    /// The word that draws its weight, and how.
    pub(crate) drawn: Option<usize>,
}

/// How the members of a node that are indicators are summed.
#[derive(Debug, Clone)]
pub(crate) enum Leaves {
    /// One after the other, from the values of the draw.
    Each,
    /// Weights are drawn, answers are not.
    Weights(Block),
    /// Answers are drawn, weights are not.
    Answers(Steps),
}

/// A node, or a group or cell of a view at a position behind the nodes.
#[derive(Debug, Clone)]
pub(crate) struct NodeProgram {
    pub(crate) position: usize,
    pub(crate) formula: Formula,
    pub(crate) members: Vec<MemberProgram>,
    /// Whether what enters may differ between draws.
    pub(crate) dynamic: bool,
    /// How each member enters, for every country: `member * countries + country`. Of a
    /// node that is not dynamic.
    pub(crate) enters: Vec<Contribution>,
    /// Whether it is a sum or an arithmetic mean whose members stand as they are.
    pub(crate) linear: bool,
    pub(crate) leaves: Leaves,
    /// Indicators beneath it, whose coverage counts.
    pub(crate) children: Vec<Member>,
}

/// One framework and the answers of one round.
#[derive(Debug, Clone)]
pub(crate) struct Program<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) countries: usize,
    pub(crate) zero: f64,
    /// The scores and standings of the items, by cell, as far as no draw changes them.
    pub(crate) values: Vec<f64>,
    pub(crate) standings: Vec<ItemState>,
    /// The options answered, by cell; 255 for none.
    pub(crate) options: Vec<u8>,
    /// The points of the options, from the position of each indicator.
    pub(crate) points: Vec<f64>,
    pub(crate) points_at: Vec<usize>,
    /// For every uncertain option: which points it changes, and the sum of lowest and
    /// highest points where they are reversed.
    pub(crate) option_points: Vec<Vec<(usize, Option<f64>)>>,
    /// For every uncertain option: the cells answered with it, and whose points they are.
    pub(crate) option_cells: Vec<Vec<(usize, usize)>>,
    pub(crate) normalisers: Vec<Option<Normaliser>>,
    /// The quantities that are drawn, in the order of the inputs.
    pub(crate) anchors: Vec<Option<Anchor>>,
    /// Those of the tree, then cells and groups of views; each after what it rests on.
    pub(crate) nodes: Vec<NodeProgram>,
    /// How many of them are of the tree.
    pub(crate) tree: usize,
    /// How many positions nodes, groups and cells have.
    pub(crate) positions: usize,
    /// The standing of every node and its counts of applicable and answered indicators, by
    /// `node * countries + country`; of dynamic nodes, to be replaced in every draw.
    pub(crate) node_standings: Vec<ItemState>,
    pub(crate) coverage: Vec<(u32, u32)>,
    /// Whether every draw needs the values of the items.
    pub(crate) values_drawn: bool,
}

impl<'a> Program<'a> {
    pub(crate) fn new(
        framework: &'a Framework,
        assessments: &[&Assessment],
        inputs: &Inputs,
        (plan, views): (&cpi_model::Uncertainty, &Views),
    ) -> Result<Self, ScoreError> {
        let round = assessments[0].round();
        let refused = |country: &str, undefined| {
            crate::score::refused_value(framework, country, round, undefined)
        };
        let normalisers = crate::normalise::normalisers(framework, assessments)
            .map_err(|undefined| refused(assessments[0].country(), undefined))?;
        let countries = inputs.countries;
        let cells = framework.indicators().len() * countries;
        let mut program = Self {
            framework,
            countries,
            zero: float(framework.range().low.into()),
            values: vec![0.0; cells],
            standings: vec![ItemState::NotApplicable; cells],
            options: vec![u8::MAX; cells],
            points: Vec::new(),
            points_at: Vec::new(),
            option_points: Vec::new(),
            option_cells: Vec::new(),
            anchors: inputs
                .quantities
                .iter()
                .map(|(cell, value, _)| {
                    let normaliser = normalisers[cell / countries].as_ref();
                    normaliser.and_then(|normaliser| Anchor::new(normaliser, *value))
                })
                .collect(),
            normalisers,
            nodes: Vec::new(),
            tree: framework.nodes().len(),
            positions: views.positions(),
            node_standings: vec![ItemState::NotApplicable; views.positions() * countries],
            coverage: vec![(0, 0); views.positions() * countries],
            values_drawn: false,
        };
        for (c, assessment) in assessments.iter().enumerate() {
            let items = item::items(framework, assessment, &program.normalisers)
                .map_err(|undefined| refused(assessment.country(), undefined))?;
            for (position, verdict) in items.into_iter().enumerate() {
                // What a condition decides otherwise in a draw stands here as answered.
                let item = if inputs.dynamic[position] {
                    item::answered(
                        assessment.answers()[position],
                        assessment.adjudicated(position),
                        position,
                        &framework.indicators()[position],
                        program.normalisers[position].as_ref(),
                    )
                    .map_err(|undefined| refused(assessment.country(), undefined))?
                } else {
                    verdict
                };
                let cell = position * countries + c;
                program.standings[cell] = match item {
                    Item::Scored(score) => {
                        program.values[cell] = float(score);
                        ItemState::Scored
                    }
                    Item::NotApplicable | Item::SwitchedOff => ItemState::NotApplicable,
                    Item::Missing => ItemState::Missing,
                };
                if let cpi_model::Answer::Option(option) = assessment.answers()[position] {
                    program.options[cell] = option;
                }
            }
        }
        for (row, position) in inputs.rows.iter().enumerate() {
            for c in 0..countries {
                let drawn = inputs.cells[row * countries + c];
                if !inputs.outcomes(drawn).is_empty() {
                    program.standings[position * countries + c] = ItemState::Scored;
                }
            }
        }
        for cell in &inputs.missing_quantities {
            let reach = program.normalisers[cell / countries].as_ref();
            if program.standings[*cell] == ItemState::Missing
                && reach.and_then(Normaliser::reach).is_some()
            {
                program.standings[*cell] = ItemState::Scored;
            }
        }
        program.add_points(assessments, plan);
        program.add_nodes(inputs, views);
        Ok(program)
    }

    fn add_points(&mut self, assessments: &[&Assessment], plan: &cpi_model::Uncertainty) {
        for indicator in self.framework.indicators() {
            self.points_at.push(self.points.len());
            if let IndicatorMeasure::Checklist(checklist) = indicator.measure() {
                let points = checklist.options().iter();
                let points =
                    points.map(|option| option.points.map_or(0.0, |each| float(each.into())));
                self.points.extend(points);
            }
        }
        for option in plan.options() {
            let mut points = Vec::new();
            let mut cells = Vec::new();
            for (position, option, reversed) in &option.indicators {
                let IndicatorMeasure::Checklist(checklist) =
                    self.framework.indicators()[*position].measure()
                else {
                    continue;
                };
                let both = Decimal::from(checklist.low()) + Decimal::from(checklist.high());
                let at = self.points_at[*position] + usize::from(*option);
                points.push((at, reversed.then(|| float(both))));
                for (c, assessment) in assessments.iter().enumerate() {
                    let cell = position * self.countries + c;
                    if self.options[cell] == *option
                        && self.standings[cell] == ItemState::Scored
                        && assessment.adjudicated(*position).is_none()
                    {
                        cells.push((cell, at));
                    }
                }
            }
            self.option_points.push(points);
            self.option_cells.push(cells);
        }
    }

    fn add_nodes(&mut self, inputs: &Inputs, views: &Views) {
        let framework = self.framework;
        let mut words = BTreeMap::new();
        for (weight, i) in inputs.weights.iter().zip(0..) {
            words.insert(weight.member, (i, weight.draw));
        }
        // What is scored, and what draws its weight.
        let of = |member: Member, weight: Weight, place: Member| {
            let drawn = words.get(&place);
            let free = drawn.is_some_and(|(_, draw)| *draw == WeightDraw::Free);
            MemberProgram {
                member,
                declared: weight,
                weight: if free { 1.0 } else { float(weight.into()) },
                drawn: drawn.map(|(word, _)| *word),
            }
        };
        for &position in framework.scoring_order() {
            let node = &framework.nodes()[position];
            let members = node.members().iter();
            let members = members.map(|(member, weight)| of(*member, *weight, *member));
            let children = node.children().to_vec();
            let dynamic = node.indicators().iter().any(|i| inputs.dynamic[*i]);
            self.add(
                position,
                node.method(),
                members.collect(),
                children,
                dynamic,
            );
        }
        for (position, part) in views.parts() {
            let members = views.members(framework, part);
            let children = members.iter().map(|(member, _, _)| *member).collect();
            let members = members.into_iter();
            let members = members.map(|(member, weight, place)| of(member, weight, place));
            let mut indicators = part.indicators(framework).iter();
            let dynamic = indicators.any(|(i, _)| inputs.dynamic[*i]);
            let method = part.view(framework).method();
            self.add(position, method, members.collect(), children, dynamic);
        }
        self.choose_leaves(inputs);
    }

    fn add(
        &mut self,
        position: usize,
        method: &Method,
        members: Vec<MemberProgram>,
        children: Vec<Member>,
        dynamic: bool,
    ) {
        let mut program = NodeProgram {
            position,
            formula: formula(method),
            members,
            dynamic,
            enters: Vec::new(),
            linear: false,
            leaves: Leaves::Each,
            children,
        };
        if !dynamic {
            self.settle(&mut program);
            program.linear = matches!(
                program.formula.aggregation,
                Aggregation::Arithmetic | Aggregation::Sum
            );
        }
        self.nodes.push(program);
    }

    /// The standings of a node that no draw changes, and how its members enter.
    fn settle(&mut self, node: &mut NodeProgram) {
        node.enters = vec![Contribution::Not; node.members.len() * self.countries];
        for c in 0..self.countries {
            let standing = |member: Member| match member {
                Member::Node(n) => self.node_standings[n * self.countries + c],
                Member::Indicator(i) => self.standings[i * self.countries + c],
            };
            let coverage = self.covered(&node.children, c, &standing, &self.coverage);
            let members = node.members.iter().map(|each| standing(each.member));
            for (m, standing) in members.clone().enumerate() {
                node.enters[m * self.countries + c] = enters(node.formula.missing, standing);
            }
            let at = node.position * self.countries + c;
            self.node_standings[at] = stands(&node.formula, members, coverage);
            self.coverage[at] = coverage;
        }
    }

    /// The applicable and the answered indicators beneath a node.
    pub(crate) fn covered(
        &self,
        children: &[Member],
        c: usize,
        standing: &impl Fn(Member) -> ItemState,
        coverage: &[(u32, u32)],
    ) -> (u32, u32) {
        children.iter().fold((0, 0), |sum, child| {
            let part = match child {
                Member::Node(n) => coverage[n * self.countries + c],
                Member::Indicator(_) => match standing(*child) {
                    ItemState::NotApplicable => (0, 0),
                    ItemState::Missing => (1, 0),
                    ItemState::Scored => (1, 1),
                },
            };
            (sum.0 + part.0, sum.1 + part.1)
        })
    }

    /// Finds for every node the fastest way to sum its indicators.
    fn choose_leaves(&mut self, inputs: &Inputs) {
        let quantities = !inputs.quantities.is_empty() || !inputs.missing_quantities.is_empty();
        let answers = !inputs.rows.is_empty();
        let values_drawn = answers || quantities || !inputs.options.is_empty();
        if !values_drawn {
            for n in 0..self.nodes.len() {
                if self.nodes[n].linear {
                    self.nodes[n].leaves =
                        Leaves::Weights(Block::new(self, &self.nodes[n], inputs));
                }
            }
            return;
        }
        if !quantities && inputs.options.is_empty() {
            let steps: Vec<Option<Steps>> = self
                .nodes
                .iter()
                .map(|node| Steps::new(self, node, inputs))
                .collect();
            if steps.iter().all(Option::is_some) {
                for (node, steps) in self.nodes.iter_mut().zip(steps) {
                    if let Some(steps) = steps {
                        node.leaves = Leaves::Answers(steps);
                    }
                }
                return;
            }
        }
        self.values_drawn = true;
    }
}

/// How a member enters its node (methodology 4.3). A node that refuses missing members was
/// refused before, and is treated as one that leaves them out.
pub(crate) fn enters(missing: MissingRule, standing: ItemState) -> Contribution {
    match (standing, missing) {
        (ItemState::Scored, _) => Contribution::Own,
        (ItemState::Missing, MissingRule::AsZero) => Contribution::Zero,
        _ => Contribution::Not,
    }
}

/// The standing of a node (methodology 4.10).
pub(crate) fn stands(
    formula: &Formula,
    members: impl Iterator<Item = ItemState>,
    (applicable, answered): (u32, u32),
) -> ItemState {
    let (mut applying, mut scored, mut entering) = (0, 0, 0);
    for standing in members {
        applying += u32::from(standing != ItemState::NotApplicable);
        scored += u32::from(standing == ItemState::Scored);
        entering += u32::from(enters(formula.missing, standing) != Contribution::Not);
    }
    if applying == 0 {
        return ItemState::NotApplicable;
    }
    if entering == 0 || (scored < applying && formula.missing == MissingRule::Refuse) {
        return ItemState::Missing;
    }
    if let Some((least, of)) = formula.least {
        let share = match of {
            CoverageOf::Indicators => Share::of(answered, applicable),
            CoverageOf::Members => Share::of(scored, applying),
        };
        if share < least {
            return ItemState::Missing;
        }
    }
    ItemState::Scored
}

fn formula(method: &Method) -> Formula {
    let limit = |limit: Option<cpi_model::number::Score>, open: f64| {
        limit.map_or(open, |limit| float(limit.into()))
    };
    Formula {
        aggregation: method.aggregation(),
        exponent: method.exponent().map_or(1.0, float),
        missing: method.missing(),
        least: (method.least_coverage() != Share::ZERO)
            .then(|| (method.least_coverage(), method.coverage_of())),
        limits: (
            limit(method.low_limit(), f64::NEG_INFINITY),
            limit(method.high_limit(), f64::INFINITY),
        ),
        round_to: method
            .round_to()
            .map(|rounding| (power_of_ten(rounding.digits()), rounding.mode())),
    }
}

/// 10 to the power of some digits: exact up to 22.
pub(crate) fn power_of_ten(digits: u32) -> f64 {
    (0..digits).fold(1.0, |power, _| power * 10.0)
}
