//! How is what a change touched said, before and after?

use super::{Country, Session, Touched};
use crate::node::Outcome;
use crate::plan::{
    AnswerChange, GapChange, GroupChange, NodeChange, OtherChange, ScoreSummary, WhatIf,
};
use crate::score::band;
use crate::scorecard::GapScore;
use crate::view::gap_between;
use cpi_model::assessment::Answer;
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::number::Score;
use std::sync::Arc;

impl Session {
    /// The effect of changes on everything they touched.
    pub(crate) fn effect(
        &self,
        at: usize,
        changes: &[(usize, Option<Answer>)],
        touched: &[(usize, Touched)],
    ) -> WhatIf {
        let country = &self.countries[at];
        let framework = &*self.framework;
        let mut effect = WhatIf {
            country: country.assessment.country().to_owned(),
            round: country.assessment.round().to_owned(),
            activated: self.activated,
            answers: Vec::new(),
            followed: Vec::new(),
            nodes: Vec::new(),
            groups: Vec::new(),
            gaps: Vec::new(),
            others: Vec::new(),
        };
        let mut answers: Vec<(usize, Answer)> = Vec::new();
        let mut nodes: Vec<(usize, NodeChange)> = Vec::new();
        for (c, each) in touched {
            let country = &self.countries[*c];
            match each {
                Touched::Answer(i, old) => answers.push((*i, *old)),
                Touched::Node(node, old) => {
                    let code = Arc::clone(framework.nodes()[*node].code());
                    let (before, after) =
                        (self.standing(old), self.standing(&country.nodes[*node]));
                    let difference = difference(&before, &after);
                    let change = NodeChange {
                        code,
                        before,
                        after,
                        difference,
                    };
                    if *c == at {
                        nodes.push((*node, change));
                    } else {
                        let country = country.assessment.country().to_owned();
                        effect.others.push(OtherChange {
                            country,
                            node: change,
                        });
                    }
                }
                Touched::Group(v, group, old) if *c == at => {
                    let view = &framework.views()[*v];
                    let code = view.groups()[*group].code();
                    let now = &country.groups[*v][*group];
                    effect
                        .groups
                        .push(self.grouped(view.code(), None, code, old, now));
                }
                Touched::Cell(v, cell, old) if *c == at => {
                    let view = &framework.views()[*v];
                    let declared = &view.cells()[*cell];
                    let row = framework.nodes()[declared.row()].code();
                    let code = view.groups()[declared.group()].code();
                    let now = &country.cells[*v][*cell];
                    effect
                        .groups
                        .push(self.grouped(view.code(), Some(row), code, old, now));
                }
                Touched::Gap(gap, old) if *c == at => effect.gaps.push(GapChange {
                    before: old.clone(),
                    after: country.gaps[*gap].clone(),
                }),
                Touched::Group(..) | Touched::Cell(..) | Touched::Gap(..) => {}
            }
        }
        answers.sort_unstable_by_key(|(i, _)| *i);
        for (i, old) in answers {
            let change = AnswerChange {
                indicator: framework.indicators()[i].code().to_owned(),
                from: self.text(i, old),
                to: self.text(i, country.answers[i]),
            };
            if changes.iter().any(|(changed, _)| *changed == i) {
                effect.answers.push(change);
            } else {
                effect.followed.push(change);
            }
        }
        nodes.sort_unstable_by_key(|(node, _)| *node);
        effect.nodes = nodes.into_iter().map(|(_, change)| change).collect();
        effect
    }

    fn grouped(
        &self,
        view: &Arc<str>,
        row: Option<&Arc<str>>,
        group: &Arc<str>,
        old: &Outcome,
        now: &Outcome,
    ) -> GroupChange {
        let (before, after) = (self.standing(old), self.standing(now));
        GroupChange {
            view: Arc::clone(view),
            row: row.map(Arc::clone),
            group: Arc::clone(group),
            difference: difference(&before, &after),
            before,
            after,
        }
    }

    fn standing(&self, outcome: &Outcome) -> ScoreSummary {
        let framework = &*self.framework;
        ScoreSummary {
            state: outcome.state,
            score: outcome.score.map(Score::from),
            display: outcome.score.map(|score| framework.display().show(score)),
            band: outcome.score.and_then(|score| band(framework, score)),
            coverage: outcome.coverage,
        }
    }

    /// An answer as a document spells it.
    pub(crate) fn text(&self, i: usize, answer: Answer) -> String {
        match (answer, self.framework.indicators()[i].measure()) {
            (Answer::Option(option), IndicatorMeasure::Checklist(checklist)) => {
                checklist.options()[usize::from(option)].code.clone()
            }
            (Answer::Quantity(value), _) => value.to_string(),
            (Answer::Missing, _) => MISSING.to_owned(),
            (Answer::NotApplicable | Answer::Option(_), _) => NOT_APPLICABLE.to_owned(),
        }
    }

    /// A gap of a country: that of the index first, then of the rows.
    pub(super) fn gap(&self, country: &Country, gap: usize) -> GapScore {
        let framework = &*self.framework;
        let declared = framework
            .gap()
            .expect("only frameworks with a gap are asked for one");
        let view = &framework.views()[declared.view];
        let (groups, cells) = (
            &country.groups[declared.view],
            &country.cells[declared.view],
        );
        match gap.checked_sub(1) {
            None => gap_between(
                declared,
                framework.nodes()[framework.root()].code(),
                &|group| groups[group].score,
            ),
            Some(row) => {
                let row = view.rows()[row];
                gap_between(declared, framework.nodes()[row].code(), &|group| {
                    let cells = view.cells().iter().zip(cells);
                    let mut of_row = cells.filter(|(cell, _)| cell.row() == row);
                    of_row.find(|(cell, _)| cell.group() == group)?.1.score
                })
            }
        }
    }

    /// The scores of a country's nodes, groups, cells and gaps, for comparison with a
    /// scorecard: their standings in the order of a scorecard.
    ///
    /// # Errors
    ///
    /// [`SessionError::NotAssessed`](super::SessionError::NotAssessed).
    pub fn standings(&self, country: &str) -> Result<CountryScores, super::SessionError> {
        let country = &self.countries[self.position(country)?];
        let all = |outcomes: &Vec<Vec<Outcome>>| {
            let views = outcomes.iter();
            views
                .map(|view| view.iter().map(|each| self.standing(each)).collect())
                .collect()
        };
        Ok(CountryScores {
            nodes: country
                .nodes
                .iter()
                .map(|each| self.standing(each))
                .collect(),
            groups: all(&country.groups),
            cells: all(&country.cells),
            gaps: country.gaps.clone(),
        })
    }
}

/// Where everything of a country stands, in the order of its scorecard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryScores {
    /// The nodes.
    pub nodes: Vec<ScoreSummary>,
    /// The groups, view by view.
    pub groups: Vec<Vec<ScoreSummary>>,
    /// The cells, view by view.
    pub cells: Vec<Vec<ScoreSummary>>,
    /// The gaps.
    pub gaps: Vec<GapScore>,
}

fn difference(before: &ScoreSummary, after: &ScoreSummary) -> Option<Score> {
    let (before, after) = before.score.zip(after.score)?;
    let difference = rust_decimal::Decimal::from(after) - rust_decimal::Decimal::from(before);
    Some(Score::from(difference))
}
