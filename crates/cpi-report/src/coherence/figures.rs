//! Coherence for programs: a row a figure.

use super::word;
use crate::vocabulary::COHERENCE;
use crate::{Cell, Context, Table};
use cpi_model::number::Coefficient;
use cpi_scoring::Coherence;
use cpi_scoring::coherence::{FloorCeiling, Statistic};

/// A row a figure: every statistic of nodes, groups, their members, correlations and answers.
pub fn table(coherence: &Coherence, context: &Context<'_>) -> Table {
    let mut figures = Figures {
        round: &coherence.round,
        context,
        table: context.table(&COHERENCE),
    };
    for composite in &coherence.composites {
        let view = composite.view.as_deref();
        let at = At::new(view, &composite.code);
        figures.statistic(at, "alpha", &composite.alpha);
        figures.value(at, "standardised-alpha", composite.standardised_alpha);
        figures.ends(at, &composite.ends);
        for member in &composite.members {
            let at = at.with(&member.code);
            figures.statistic(at, "item-rest", &member.item_rest);
            figures.value(at, "alpha-without", member.alpha_without);
            let weights = &member.weights;
            figures.value(at, "declared-weight", Some(weights.declared));
            figures.value(at, "declared-in-index", weights.declared_in_index);
            figures.value(at, "effective-in-index", weights.effective_in_index);
            figures.value(at, "lowest-in-index", weights.lowest_in_index);
            figures.value(at, "highest-in-index", weights.highest_in_index);
            if let Some(share) = weights.variance_share {
                figures.estimate(at, "variance-share", share, weights.variance_share_error);
            }
        }
    }
    for correlation in &coherence.correlations {
        let at = At::new(correlation.view.as_deref(), &correlation.one).with(&correlation.other);
        figures.statistic(at, "pearson", &correlation.pearson);
        figures.value(at, "spearman", correlation.spearman);
        figures.value(at, "kendall", correlation.kendall);
    }
    for indicator in &coherence.indicators {
        let at = At::new(None, &indicator.code);
        figures.ends(at, &indicator.ends);
        for option in &indicator.options {
            let at = At {
                answer: Some(&option.option),
                ..at
            };
            figures.value(at, "answer-share", Some(option.share));
        }
    }
    figures.table
}

/// What a figure is of.
#[derive(Clone, Copy)]
struct At<'a> {
    view: Option<&'a str>,
    code: &'a str,
    other: Option<&'a str>,
    answer: Option<&'a str>,
}

impl<'a> At<'a> {
    fn new(view: Option<&'a str>, code: &'a str) -> Self {
        Self {
            view,
            code,
            other: None,
            answer: None,
        }
    }

    fn with(self, other: &'a str) -> Self {
        Self {
            other: Some(other),
            ..self
        }
    }
}

struct Figures<'a> {
    round: &'a str,
    context: &'a Context<'a>,
    table: Table,
}

impl Figures<'_> {
    fn push(&mut self, at: At<'_>, name: &str, figures: [Cell; 6]) {
        let mut row = vec![self.round.into()];
        row.extend(self.context.part(at.view, at.code));
        let code = |code: Option<&str>| code.map_or(Cell::Empty, Cell::from);
        row.extend([code(at.other), code(at.answer), name.into()]);
        row.extend(figures);
        self.table.rows.push(row);
    }

    fn value<N: ToString + Copy>(&mut self, at: At<'_>, name: &str, value: Option<N>) {
        if let Some(value) = value {
            self.estimate(at, name, value, None);
        }
    }

    /// A value with its standard error, where it has one.
    fn estimate<N: ToString + Copy>(
        &mut self,
        at: At<'_>,
        name: &str,
        value: N,
        error: Option<Coefficient>,
    ) {
        let mut figures = [const { Cell::Empty }; 6];
        figures[1] = Cell::exact(value);
        figures[5] = number(error);
        self.push(at, name, figures);
    }

    fn statistic(&mut self, at: At<'_>, name: &str, statistic: &Statistic) {
        let figures = [
            Cell::count(statistic.countries),
            number(statistic.value),
            number(statistic.without_one.map(|span| span.low)),
            number(statistic.without_one.map(|span| span.high)),
            statistic
                .no_value
                .map_or(Cell::Empty, |reason| word(&reason).into()),
            number(statistic.standard_error),
        ];
        self.push(at, name, figures);
    }

    fn ends(&mut self, at: At<'_>, ends: &FloorCeiling) {
        self.value(at, "floor", ends.floor);
        self.value(at, "ceiling", ends.ceiling);
    }
}

fn number<N: ToString + Copy>(number: Option<N>) -> Cell {
    number.map_or(Cell::Empty, Cell::exact)
}
