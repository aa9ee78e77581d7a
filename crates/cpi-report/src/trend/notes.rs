//! What limits the figures of a trend?

use super::Of;
use super::words::Word;
use cpi_model::framework::{Indicator, IndicatorMeasure};
use cpi_scoring::trend::TrendRound;

/// How many names a sentence lists, and how many refusals are listed.
const LISTED: usize = 8;
const MOST_REFUSALS: usize = 3;

impl Of<'_> {
    /// What must be read with the figures: of one kind a sentence, not one for each country.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let [only] = self.trend.rounds.as_slice() {
            let round = [("round", only.label.as_str().into())];
            notes.push(self.context.sentence(Word::OneRound, &round));
        }
        self.editions(&mut notes);
        self.countries(&mut notes);
        let uses_round = |it: &&Indicator| matches!(it.measure(), IndicatorMeasure::Quantity(quantity) if quantity.rule().uses_round());
        let indicators = self.context.framework.indicators().iter();
        let against: Vec<String> = indicators
            .filter(uses_round)
            .map(|it| it.code().to_owned())
            .collect();
        if !against.is_empty() {
            let listed = [("indicators", self.listed(&against).into())];
            notes.push(self.context.sentence(Word::AgainstRound, &listed));
        }
        notes.extend(self.trend.refusals.iter().cloned());
        notes
    }

    fn editions(&self, notes: &mut Vec<String>) {
        let relations = &self.trend.relations;
        let (Some(first), Some(last)) = (relations.first(), relations.last()) else {
            return;
        };
        let mut editions = vec![first.from.clone()];
        editions.extend(relations.iter().map(|each| each.to.clone()));
        let editions = editions.join(", ");
        notes.push(if self.trend.common == 0 {
            let parts = [("editions", editions.into())];
            self.context.sentence(Word::NothingCommon, &parts)
        } else {
            let parts = [
                ("common", self.trend.common.into()),
                ("all", self.context.framework.indicators().len().into()),
                ("newest", last.to.as_str().into()),
                ("editions", editions.into()),
            ];
            self.context.sentence(Word::Common, &parts)
        });
        for each in relations {
            let (from, to) = (
                ("from", each.from.as_str().into()),
                ("to", each.to.as_str().into()),
            );
            if 1 < relations.len() {
                let parts = [from.clone(), to.clone(), ("common", each.common.into())];
                notes.push(self.context.sentence(Word::CommonOfTwo, &parts));
            }
            if 0 < each.unconfirmed {
                let all: u32 = each.counts.iter().map(|count| count.count).sum();
                let parts = [
                    from,
                    to,
                    ("count", each.unconfirmed.into()),
                    ("all", all.into()),
                ];
                notes.push(self.context.sentence(Word::Unconfirmed, &parts));
            }
        }
        // Rounds are in the order of the frameworks, and within one framework by date.
        let edition = |round: &TrendRound| (round.framework.clone(), round.version.clone());
        for pair in self.trend.rounds.windows(2) {
            let [before, after] = pair else { continue };
            if edition(before) != edition(after) && after.reference_date < before.reference_date {
                let parts = [
                    ("older", before.reference_date.as_str().into()),
                    ("newer", after.reference_date.as_str().into()),
                ];
                notes.push(self.context.sentence(Word::OutOfOrder, &parts));
            }
        }
    }

    fn countries(&self, notes: &mut Vec<String>) {
        let named = |code: &str| self.context.country(code);
        let (mut once, mut between, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
        let mut refused = Vec::new();
        for country in &self.trend.countries {
            let name = named(&country.country);
            if country.steps.is_empty() {
                once.push(name.clone());
            }
            if !country.not_assessed.is_empty() {
                let parts = [
                    ("country", name.as_str().into()),
                    ("rounds", country.not_assessed.join(", ").into()),
                ];
                between.push(self.context.sentence(Word::InRounds, &parts));
            }
            for step in &country.steps {
                let [from, to] = [&step.from, &step.to];
                if let Some(why) = &step.refused {
                    let parts = [
                        ("country", name.as_str().into()),
                        ("from", from.as_str().into()),
                        ("to", to.as_str().into()),
                        ("why", why.as_str().into()),
                    ];
                    refused.push(self.context.sentence(Word::Refused, &parts));
                } else if step.compared == 0 {
                    let parts = [
                        ("country", name.as_str().into()),
                        ("rounds", format!("{from}, {to}").into()),
                    ];
                    nothing.push(self.context.sentence(Word::InRounds, &parts));
                }
            }
        }
        if !once.is_empty() && 1 < self.trend.rounds.len() {
            let parts = [("countries", self.listed(&once).into())];
            notes.push(self.context.sentence(Word::Once, &parts));
        }
        if !between.is_empty() {
            let parts = [("countries", self.listed(&between).into())];
            notes.push(self.context.sentence(Word::NotBetween, &parts));
        }
        if !nothing.is_empty() {
            let parts = [("steps", self.listed(&nothing).into())];
            notes.push(self.context.sentence(Word::NothingCompared, &parts));
        }
        let more = refused.len().saturating_sub(MOST_REFUSALS);
        refused.truncate(MOST_REFUSALS);
        if let Some(last) = refused.last_mut().filter(|_| 0 < more) {
            *last = self.context.and_more(last, more);
        }
        notes.extend(refused);
    }

    fn listed(&self, names: &[String]) -> String {
        let text = names[..names.len().min(LISTED)].join(", ");
        if names.len() <= LISTED {
            return text;
        }
        self.context.and_more(&text, names.len() - LISTED)
    }
}
