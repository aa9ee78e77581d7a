//! Which changes reach a target at the least cost, and what is known about that?

use super::followed;
use super::frontier::ParetoPoint;
use super::moves::Moves;
use super::tree::Tree;
use crate::plan::{AnswerChange, Guarantee, Outcome, PlanSolution, ScoreOf, Step};
use crate::session::Session;
use cpi_model::assessment::{Answer, Applicability};
use cpi_model::draft::Direction;
use cpi_model::framework::Aggregate;
use cpi_model::number::{Rounding, Score};
use rust_decimal::Decimal;

/// How often the search through single changes may score anew (methodology 14.6).
const MOST_SCORINGS: usize = 20_000;

/// How many conditions it may decide anew with that.
const MOST_DECIDED: usize = 200_000;

/// How many lists of changes from the tree are tried where it only bounds.
const MOST_TRIED: usize = 64;

/// Changes with what they cost and come to.
#[derive(Debug, Clone)]
struct Found {
    moves: Vec<(usize, usize)>,
    cost: u64,
    score: Option<Decimal>,
}

/// The cheapest changes by which a node, group or cell reaches a score.
pub(super) fn reach(
    session: &mut Session,
    at: usize,
    moves: &Moves,
    of: Aggregate,
    target: Score,
) -> PlanSolution {
    let before = session.outcome(at, of).score;
    let mut reached = PlanSolution {
        of: ScoreOf::new(&session.framework, of)
            .expect("the targets were checked with this framework"),
        target,
        outcome: Outcome::AlreadyReached,
        before: before.map(Score::from),
        after: before.map(Score::from),
        guarantee: Guarantee::Optimal,
        cost: Decimal::ZERO.into(),
        at_least: Some(Decimal::ZERO.into()),
        highest: None,
        changes: Vec::new(),
        followed: Vec::new(),
    };
    let goal = Goal {
        of,
        better: session.framework.direction(of),
        target: target.into(),
    };
    if goal.is_met_by(before) {
        return reached;
    }
    let tree = Tree::new(session, at, moves, goal.better);
    let (points, movable, choices, relaxed) = {
        let mut tree = tree;
        let points = tree.best(of);
        let movable = tree.movable(of);
        (points, movable, tree.choices, tree.relaxed)
    };
    let score = |point: &ParetoPoint| goal.better.improvement(point.value);
    let top = points.last().map(score);
    // A hair more than the list says, so that its own last digit never cuts off a solution.
    let hair = Decimal::new(1, 20);
    let first = points
        .iter()
        .position(|point| goal.is_met_by(Some(score(point) + goal.better.improvement(hair))));
    let mut best: Option<Found> = None;
    let mut furthest: Option<Found> = None;
    let least = first.map(|first| points[first].cost);
    let tried: Vec<ParetoPoint> = match first {
        Some(first) => points[first..].iter().take(MOST_TRIED).copied().collect(),
        None => points.last().into_iter().copied().collect(),
    };
    for point in tried {
        if best.as_ref().is_some_and(|best| best.cost <= point.cost) {
            break;
        }
        let found = tested(session, at, moves, of, choices.moves(point.choice));
        goal.consider(found, &mut best, &mut furthest);
    }
    let proven = |best: &Option<Found>| best.as_ref().map(|best| best.cost) == least;
    let mut complete = !relaxed;
    let settled = if first.is_some() {
        proven(&best)
    } else {
        !relaxed || same(furthest.as_ref().and_then(|found| found.score), top)
    };
    if !settled {
        let mut search = Search {
            moves,
            at,
            goal: &goal,
            least,
            scorings: 0,
            decided: 0,
            best,
            furthest,
        };
        let order = goal.ordered(session, at, moves, &movable);
        complete = search.run(session, &order);
        (best, furthest) = (search.best, search.furthest);
    }
    let (shown, outcome, guarantee) = if let Some(best) = best {
        let optimal = complete || Some(best.cost) == least;
        (Some(best), Outcome::Reached, optimal)
    } else {
        let furthest = furthest.filter(|found| goal.is_further(found.score, before));
        let shown = furthest.as_ref().map_or(before, |found| found.score);
        let at_top = same(shown, top);
        let outcome = if first.is_none() || complete {
            Outcome::Unreachable
        } else {
            Outcome::NotFound
        };
        (furthest, outcome, complete || at_top)
    };
    reached.outcome = outcome;
    reached.guarantee = if guarantee {
        Guarantee::Optimal
    } else {
        Guarantee::WithinBound
    };
    reached.at_least = match outcome {
        Outcome::Reached if guarantee => shown.as_ref().map(|found| moves.cost(found.cost).into()),
        Outcome::Reached | Outcome::NotFound => least.map(|least| moves.cost(least).into()),
        Outcome::AlreadyReached | Outcome::Unreachable => None,
    };
    if outcome != Outcome::Reached {
        let shown = shown.as_ref().map_or(before, |found| found.score);
        reached.highest = match (guarantee, goal.is_further(top, shown)) {
            (false, true) => top,
            _ => shown,
        }
        .map(Score::from);
    }
    if let Some(found) = shown {
        reached.after = found.score.map(Score::from);
        reached.cost = moves.cost(found.cost).into();
        show(session, at, moves, &found, &mut reached);
    }
    reached
}

/// What is to reach which score.
struct Goal {
    of: Aggregate,
    /// Which of its scores are the better ones.
    better: Direction,
    target: Decimal,
}

impl Goal {
    /// Whether a score, as it is written, is at least as good as the target.
    fn is_met_by(&self, score: Option<Decimal>) -> bool {
        score.is_some_and(|score| {
            !self
                .better
                .is_better(self.target, Rounding::WRITTEN.apply(score))
        })
    }

    /// Whether a score is better than another; any is better than none.
    fn is_further(&self, score: Option<Decimal>, known: Option<Decimal>) -> bool {
        let good = |score: Option<Decimal>| score.map(|score| self.better.improvement(score));
        good(known) < good(score)
    }

    fn consider(
        &self,
        found: Option<Found>,
        best: &mut Option<Found>,
        furthest: &mut Option<Found>,
    ) {
        let Some(found) = found else { return };
        if self.is_met_by(found.score) {
            if best.as_ref().is_none_or(|best| found.cost < best.cost) {
                *best = Some(found);
            }
        } else {
            let further = |known: &Found| {
                self.is_further(found.score, known.score)
                    || (known.score == found.score && found.cost < known.cost)
            };
            if furthest.as_ref().is_none_or(further) {
                *furthest = Some(found);
            }
        }
    }

    /// The indicators by what their best move gains alone for each unit of cost, the most first.
    fn ordered(
        &self,
        session: &mut Session,
        at: usize,
        moves: &Moves,
        movable: &[usize],
    ) -> Vec<usize> {
        let before = session.outcome(at, self.of).score.unwrap_or_default();
        let mut gains: Vec<(Decimal, usize)> = Vec::new();
        for &i in movable {
            let mut most = Decimal::ZERO;
            for number in 1..=moves.of(i).len() {
                let found = tested(session, at, moves, self.of, vec![(i, number)]);
                if let Some(Found {
                    cost,
                    score: Some(score),
                    ..
                }) = found
                {
                    let gain = self.better.improvement(score - before);
                    let gain = gain.checked_div(Decimal::from(cost.max(1)));
                    most = most.max(gain.unwrap_or_default());
                }
            }
            gains.push((most, i));
        }
        gains.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        gains.into_iter().map(|(_, i)| i).collect()
    }
}

/// Whether two scores are the same as they are written: the list of the best scores may err
/// in the digits beyond.
fn same(one: Option<Decimal>, other: Option<Decimal>) -> bool {
    let written = |score: Option<Decimal>| score.map(|score| Rounding::WRITTEN.apply(score));
    written(one) == written(other)
}

fn answers(moves: &Moves, chosen: &[(usize, usize)]) -> Vec<(usize, Option<Answer>)> {
    chosen
        .iter()
        .map(|(i, number)| (*i, Some(moves.answer(*i, *number))))
        .collect()
}

fn undone(chosen: &[(usize, usize)]) -> Vec<(usize, Option<Answer>)> {
    chosen.iter().map(|(i, _)| (*i, None)).collect()
}

/// Whether each of the changes that stand improves an answer: none is of an indicator that has
/// none, since its condition fails as things are and comes to be open (methodology 14.2).
fn improves(session: &Session, at: usize, moves: &Moves, chosen: &[(usize, usize)]) -> bool {
    let open = |(i, _): &(usize, usize)| {
        let verdict = session.countries[at].verdicts[*i];
        verdict == Applicability::Open && !moves.may(*i, verdict)
    };
    !chosen.iter().any(open)
}

/// What changes cost and come to, by scoring them; nothing if that is refused or is no plan.
fn tested(
    session: &mut Session,
    at: usize,
    moves: &Moves,
    of: Aggregate,
    chosen: Vec<(usize, usize)>,
) -> Option<Found> {
    session.apply(at, &answers(moves, &chosen)).ok()?;
    let found = Found {
        cost: chosen
            .iter()
            .map(|(i, number)| moves.of(*i)[*number - 1].cost)
            .sum(),
        score: session.outcome(at, of).score,
        moves: chosen,
    };
    let improves = improves(session, at, moves, &found.moves);
    let back = session.apply(at, &undone(&found.moves));
    debug_assert!(back.is_ok(), "what was scored before can be scored again");
    improves.then_some(found)
}

/// Goes through all changes, the most promising first, and cuts off what costs too much.
struct Search<'a> {
    moves: &'a Moves,
    at: usize,
    goal: &'a Goal,
    least: Option<u64>,
    scorings: usize,
    decided: usize,
    best: Option<Found>,
    furthest: Option<Found>,
}

impl Search<'_> {
    /// Whether everything was gone through or cut off. Without recursion, since there may be
    /// thousands of indicators.
    fn run(&mut self, session: &mut Session, order: &[usize]) -> bool {
        // Of each indicator up to here: how many of its moves are still to be tried, and none
        // of them last.
        let mut path: Vec<usize> = Vec::new();
        let mut chosen: Vec<(usize, usize)> = Vec::new();
        let mut cost = 0;
        let mut deeper = true;
        loop {
            if deeper && path.len() < order.len() {
                path.push(self.moves.of(order[path.len()]).len() + 1);
            }
            deeper = false;
            let Some(left) = path.last_mut() else {
                return true;
            };
            let here = *left;
            *left = here.saturating_sub(1);
            let number = *left;
            let i = order[path.len() - 1];
            if chosen.last().is_some_and(|(last, _)| *last == i) {
                let (_, last) = chosen.pop().unwrap_or_default();
                cost -= self.moves.of(i)[last - 1].cost;
                let back = session.apply(self.at, &[(i, None)]);
                debug_assert!(back.is_ok(), "what was scored before can be scored again");
            }
            let best = self.best.as_ref().map(|best| best.cost);
            if here == 0 || (best.is_some() && best == self.least) {
                path.pop();
                continue;
            }
            if number == 0 {
                deeper = true;
                continue;
            }
            let one = &self.moves.of(i)[number - 1];
            if best.is_some_and(|best| best <= cost + one.cost) {
                continue;
            }
            let limited = MOST_SCORINGS <= self.scorings || MOST_DECIDED <= self.decided;
            self.scorings += 1;
            self.decided += session.decides(i);
            // A refusal may be lifted by further changes, but this search does not go through it.
            if limited || session.apply(self.at, &[(i, Some(one.answer))]).is_err() {
                let back = session.apply(self.at, &undone(&chosen));
                debug_assert!(back.is_ok(), "what was scored before can be scored again");
                return false;
            }
            chosen.push((i, number));
            cost += one.cost;
            let mut met = false;
            if improves(session, self.at, self.moves, &chosen) {
                let score = session.outcome(self.at, self.goal.of).score;
                met = self.goal.is_met_by(score);
                let moves = chosen.clone();
                let found = Found { moves, cost, score };
                self.goal
                    .consider(Some(found), &mut self.best, &mut self.furthest);
            }
            deeper = !met;
        }
    }
}

/// Says the changes and what follows from them.
fn show(
    session: &mut Session,
    at: usize,
    moves: &Moves,
    found: &Found,
    reached: &mut PlanSolution,
) {
    let Ok(touched) = session.apply(at, &answers(moves, &found.moves)) else {
        return;
    };
    let changed: Vec<usize> = found.moves.iter().map(|(i, _)| *i).collect();
    reached.followed = followed(session, at, &changed, &touched);
    let back = session.apply(at, &undone(&found.moves));
    debug_assert!(back.is_ok(), "what was scored before can be scored again");
    for (i, number) in &found.moves {
        let from = if Moves::applies(session, at, *i) {
            session.text(*i, session.countries[at].answers[*i])
        } else {
            session.text(*i, moves.answer(*i, 0))
        };
        reached.changes.push(Step {
            change: AnswerChange {
                indicator: session.framework.indicators()[*i].code().to_owned(),
                from,
                to: session.text(*i, moves.answer(*i, *number)),
            },
            cost: moves.cost(moves.of(*i)[*number - 1].cost).into(),
        });
    }
}
