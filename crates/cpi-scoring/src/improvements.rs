//! Does a better answer ever lower a score? Methodology 17.1 and 17.2.
//!
//! Formulas rise with their members, so a score can fall only where a step changes which members
//! enter, or where it switches an answer off. Such parts of a framework are searched: what
//! hangs on the answer that improves is tried in each of its ways, and all other answers are set
//! against it by what they can add to a fall. Every example is scored before it is shown.

mod example;
mod facts;
mod scope;
mod search;
mod slots;
mod steps;
mod weigh;

use cpi_model::Framework;
use cpi_model::lint::Finding;
use cpi_model::pointer::Pointer;
use cpi_model::problem::ProblemKind;
use facts::Facts;
use search::Search;
use steps::Step;

/// The most ways that are tried of one thing: of what hangs on an answer, of answers that decide
/// each other's conditions, and of the answers of a part whose formula is no mean.
const MOST_WAYS: usize = 4_096;

/// What a search for a fall comes to.
#[derive(Debug)]
enum Found {
    /// Nothing can fall.
    Nothing,
    Fall(Box<example::Example>),
    /// Not everything could be tried, and nothing that was tried falls.
    Undecided,
    /// What hangs on the answer has too many ways to try any; no part that holds this one is tried
    /// for the same step either.
    TooMany,
}

/// A finding for every indicator of which a better answer can lower a node, a cell or a group of
/// a view, with the smallest of them in the example; and for every one that cannot be decided.
pub(crate) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    if framework.condition_order().is_empty() {
        return;
    }
    let facts = Facts::new(framework);
    for (asked, indicator) in framework.indicators().iter().enumerate() {
        if !indicator.decides() {
            continue;
        }
        match lowered(&facts, asked) {
            Found::Nothing => {}
            Found::Fall(example) => found.push(Finding::new(
                ProblemKind::LoweredScore,
                Vec::new(),
                Pointer::entry("indicators", asked),
                example.message(&facts),
                example.hint(&facts),
            )),
            Found::Undecided | Found::TooMany => found.push(Finding::new(
                ProblemKind::UndecidedImprovement,
                Vec::new(),
                Pointer::entry("indicators", asked),
                format!(
                    "whether a better answer to `{}` can lower a score is not decided: too many answers hang together by conditions, or a formula other than a mean joins too many of them; no example was found",
                    indicator.code()
                ),
                if facts.is_higher_better(asked) {
                    "let its follow-up questions say `otherwise = \"lowest\"`, and apply where the answer is better; then no score can fall"
                } else {
                    "ask its follow-up questions of everybody: where lower scores are better, `otherwise` has no word for the worst answer"
                },
            )),
        }
    }
}

/// Whether a better answer to an indicator can lower anything; the smallest part is tried first.
fn lowered(facts: &Facts<'_>, asked: usize) -> Found {
    let steps = Step::all(facts, asked);
    let direction = facts.framework.item_direction(asked);
    let mut undecided = false;
    let mut too_many: Vec<(usize, usize)> = Vec::new();
    for &part in &facts.by_size {
        let touched = facts.parts[part]
            .beneath
            .iter()
            .any(|i| *i == asked || facts.dependents[asked].contains(i));
        // Where members of both directions count in one part, every better answer of some makes it
        // worse, whatever conditions do; a check says so.
        if !touched || facts.parts[part].direction != Some(direction) {
            continue;
        }
        let steps = steps.iter().enumerate();
        for (at, step) in steps.filter(|(_, step)| step.may_lower(facts, part)) {
            let hopeless =
                |(step, within): &(usize, usize)| *step == at && facts.holds(part, *within);
            if too_many.iter().any(hopeless) {
                continue;
            }
            match Search::new(facts, step, part).run() {
                Found::Nothing => {}
                Found::Undecided => undecided = true,
                Found::TooMany => {
                    undecided = true;
                    too_many.push((at, part));
                }
                fall @ Found::Fall(_) => return fall,
            }
        }
    }
    if undecided {
        Found::Undecided
    } else {
        Found::Nothing
    }
}
