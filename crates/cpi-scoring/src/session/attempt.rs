//! What would a country score for a moment? Other answers or items are read, and everything is as
//! it was before.

use super::{Session, SessionError, Touched};
use crate::item::{self, Item};
use cpi_model::assessment::Answer;

impl Session {
    /// Whether an answer to an indicator decides a condition, or is a reference value of other
    /// countries: then more than its own item moves with it.
    pub(crate) fn moves_others(&self, i: usize) -> bool {
        self.above.round[i] || !self.above.dependents[i].is_empty()
    }

    /// What the answer of a country to an indicator that applies scores, without points that a
    /// reviewer awarded.
    pub(crate) fn without_adjudication(&self, at: usize, i: usize) -> Item {
        let country = &self.countries[at];
        let indicator = &self.framework.indicators()[i];
        let normaliser = self.normalisers[i].as_ref();
        item::answered(country.answers[i], None, i, indicator, normaliser)
            .unwrap_or(country.items[i])
    }

    /// What is read of the session while a country has other items, nothing else being other;
    /// `None` where that is not scored.
    pub(crate) fn with_items<T>(
        &mut self,
        at: usize,
        items: &[(usize, Item)],
        read: impl FnOnce(&Self) -> T,
    ) -> Option<T> {
        let mut before = Vec::with_capacity(items.len());
        for (i, item) in items {
            let old = std::mem::replace(&mut self.countries[at].items[*i], *item);
            before.push((*i, old));
        }
        let moved: Vec<usize> = items.iter().map(|(i, _)| *i).collect();
        let mut touched = Vec::new();
        let scored = self.above_items(at, &moved, &mut touched);
        let found = scored.is_ok().then(|| read(self));
        for (i, old) in before {
            self.countries[at].items[i] = old;
        }
        self.untouch(touched);
        found
    }

    /// What is read of the session while a country, of which nothing is changed, has other answers;
    /// `None` where that is not scored.
    ///
    /// # Errors
    ///
    /// [`SessionError`] where what was scored before cannot be scored again.
    pub(crate) fn attempt<T>(
        &mut self,
        at: usize,
        answers: &[(usize, Option<Answer>)],
        read: impl FnOnce(&Self) -> T,
    ) -> Result<Option<T>, SessionError> {
        let others_move = self.above.round.contains(&true);
        let own = &self.countries[at];
        let (was, verdicts, items) = (own.answers.clone(), own.verdicts.clone(), own.items.clone());
        let Ok(touched) = self.apply(at, answers) else {
            // It has been taken back already.
            return Ok(None);
        };
        let found = read(self);
        if others_move {
            let back = self.given(at);
            self.apply(at, &back)?;
        } else {
            let own = &mut self.countries[at];
            own.changed.clear();
            (own.answers, own.verdicts, own.items) = (was, verdicts, items);
            self.untouch(touched);
        }
        Ok(Some(found))
    }

    /// Gives back to nodes, groups, cells and gaps what they were.
    fn untouch(&mut self, touched: Vec<(usize, Touched)>) {
        for (c, each) in touched.into_iter().rev() {
            let country = &mut self.countries[c];
            match each {
                Touched::Answer(..) => {}
                Touched::Node(node, old) => country.nodes[node] = old,
                Touched::Group(view, group, old) => country.groups[view][group] = old,
                Touched::Cell(view, cell, old) => country.cells[view][cell] = old,
                Touched::Gap(gap, old) => country.gaps[gap] = old,
            }
        }
    }
}
