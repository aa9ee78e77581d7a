//! What do the items score in a draw? Methodology 11.3 to 11.5, with sections 2 and 3.

use super::evaluate::Workspace;
use super::inputs::{Inputs, float};
use super::program::{ItemState, Program};
use super::random_words::Words;
use crate::normalise::Normaliser;
use crate::random::unit;
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::draft::Otherwise;
use cpi_model::framework::IndicatorMeasure;

/// The item scores of one draw.
pub(crate) fn draw_values(
    program: &Program<'_>,
    inputs: &Inputs,
    words: &Words,
    d: usize,
    space: &mut Workspace,
) {
    let countries = program.countries;
    let any_dynamic = !space.standings.is_empty();
    if any_dynamic {
        for (i, _) in inputs
            .dynamic
            .iter()
            .enumerate()
            .filter(|(_, dynamic)| **dynamic)
        {
            for cell in i * countries..(i + 1) * countries {
                space.values[cell][d] = program.values[cell];
                space.standings[cell][d] = program.standings[cell];
            }
        }
    }
    let parts = words.parts.of(d);
    let words = &words.first;
    let options = inputs.options.iter().zip(&words[inputs.factors.len()..]);
    for (k, ((low, width), word)) in options.enumerate() {
        let points = low + width * unit(word[d]);
        for (at, reversed) in &program.option_points[k] {
            space.points[*at] = reversed.map_or(points, |both| both - points);
        }
        for (cell, at) in &program.option_cells[k] {
            space.values[*cell][d] = space.points[*at];
        }
    }
    let first = inputs.weight_words() + inputs.weights.len();
    let words = &words[first..];
    let quantities = inputs.quantities.iter().zip(&program.anchors).zip(words);
    for (((cell, _, spread), anchor), word) in quantities {
        if program.standings[*cell] == ItemState::Scored
            && let Some(normaliser) = &program.normalisers[cell / countries]
            && let Some(anchor) = anchor
        {
            let change = spread * (2.0 * unit(word[d]) - 1.0);
            space.values[*cell][d] = anchor.score(normaliser, change);
        }
    }
    let words = &words[inputs.quantities.len()..];
    for (cell, word) in inputs.missing_quantities.iter().zip(words) {
        if program.standings[*cell] == ItemState::Scored
            && let Some((low, high)) = program.normalisers[cell / countries]
                .as_ref()
                .and_then(Normaliser::reach)
        {
            let low = float(low);
            space.values[*cell][d] = low + (float(high) - low) * unit(word[d]);
        }
    }
    for (row, position) in inputs.rows.iter().enumerate() {
        let points = &space.points[program.points_at[*position]..];
        for c in 0..countries {
            let outcomes = inputs.outcomes(inputs.cells[row * countries + c]);
            if outcomes.is_empty() {
                continue;
            }
            let part = u32::from(parts[row * countries + c]);
            let drawn = outcomes.iter().find(|(threshold, _)| part < *threshold);
            if let Some((_, option)) = drawn {
                let cell = position * countries + c;
                space.options[cell] = *option;
                space.values[cell][d] = points[usize::from(*option)];
            }
        }
    }
    if any_dynamic {
        decide(program, inputs, d, space);
    }
}

/// Decides the conditions of a draw (methodology 2.5, 2.6).
fn decide(program: &Program<'_>, inputs: &Inputs, d: usize, space: &mut Workspace) {
    let framework = program.framework;
    let countries = program.countries;
    for c in 0..countries {
        let verdicts = cpi_model::assessment::applicability(framework, |asked| {
            match space.options[asked * countries + c] {
                u8::MAX if program.standings[asked * countries + c] == ItemState::Missing => {
                    Answer::Missing
                }
                u8::MAX => Answer::NotApplicable,
                option => Answer::Option(option),
            }
        });
        for (position, verdict) in verdicts {
            if verdict != Applicability::Fails || !inputs.dynamic[position] {
                continue;
            }
            let cell = position * countries + c;
            let indicator = &framework.indicators()[position];
            match (indicator.otherwise(), indicator.measure()) {
                (Some(Otherwise::Lowest), IndicatorMeasure::Checklist(checklist)) => {
                    space.standings[cell][d] = ItemState::Scored;
                    space.values[cell][d] = float(checklist.low().into());
                }
                (Some(Otherwise::Lowest), IndicatorMeasure::Quantity(_)) => {
                    space.standings[cell][d] = ItemState::Scored;
                    space.values[cell][d] = program.zero;
                }
                _ => space.standings[cell][d] = ItemState::NotApplicable,
            }
        }
    }
}
