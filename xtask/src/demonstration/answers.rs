//! What does a country answer, before anyone looks at it?
//!
//! The indicators of a cell are put in an order of difficulty that is the country's own and
//! the same in every round, and the easiest are answered *yes*, as many as the level of the
//! cell asks. So an answer moves between rounds only where a level moves, and in its direction.

use super::draw;
use super::profile::{ByRound, Country, Profiles, RoundProfile, Shares};
use cpi_model::draft::{FrameworkDraft, IndicatorDraft, IndicatorKind};
use std::collections::BTreeMap;

/// Whether an indicator applies, as far as it can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Applicability {
    Holds,
    Fails,
    Open,
}

/// One country in one round.
pub(crate) struct Case<'a> {
    pub(crate) profiles: &'a Profiles,
    pub(crate) framework: &'a FrameworkDraft,
    pub(crate) code: &'a str,
    pub(crate) country: &'a Country,
    pub(crate) round: usize,
}

/// The code of an indicator.
pub(crate) fn code(indicator: &IndicatorDraft) -> &str {
    indicator.code.as_deref().unwrap_or_default()
}

/// The dimension of an indicator; `quantity` for one that has none.
pub(crate) fn dimension(indicator: &IndicatorDraft) -> &str {
    indicator
        .views
        .get("dimension")
        .and_then(|groups| groups.first())
        .map_or("quantity", String::as_str)
}

impl Case<'_> {
    /// The answers by indicator; what does not apply by its condition has none.
    pub(crate) fn answers(&self) -> Result<BTreeMap<&str, String>, String> {
        self.profile_fits()?;
        let mut given = BTreeMap::new();
        for (parent, members) in self.cells() {
            self.cell(parent, &members, &mut given);
        }
        let mut kept = BTreeMap::new();
        for indicator in &self.framework.indicators {
            let code = code(indicator);
            let answer = match self.applies(indicator, &given) {
                Applicability::Fails => continue,
                Applicability::Open => "missing".to_owned(),
                Applicability::Holds => given[code].clone(),
            };
            kept.insert(code, answer);
        }
        Ok(kept)
    }

    fn round(&self) -> &RoundProfile {
        &self.profiles.rounds[self.round]
    }

    /// Whether the scale of an indicator has an answer between *yes* and *no*.
    pub(crate) fn has_middle(&self, indicator: &IndicatorDraft) -> bool {
        let scale = indicator.scale.as_ref();
        let scale = scale.and_then(|scale| self.framework.scales.get(scale));
        scale.is_some_and(|scale| {
            let mut options = scale.options.iter();
            options.any(|option| option.code.as_deref() == Some("partially"))
        })
    }

    /// The topic an indicator belongs to: the nearest node of the level `article`.
    pub(crate) fn topic(&self, indicator: &IndicatorDraft) -> &str {
        let mut at = indicator.parent.as_deref();
        while let Some(code) = at {
            let node = self
                .framework
                .nodes
                .iter()
                .find(|node| node.code.as_deref() == Some(code));
            let Some(node) = node else { break };
            if node.level.as_deref() == Some("article") {
                return node.code.as_deref().unwrap_or_default();
            }
            at = node.parent.as_deref();
        }
        ""
    }

    fn cells(&self) -> BTreeMap<&str, Vec<&IndicatorDraft>> {
        let mut cells: BTreeMap<&str, Vec<&IndicatorDraft>> = BTreeMap::new();
        for indicator in &self.framework.indicators {
            let parent = indicator.parent.as_deref().unwrap_or_default();
            cells.entry(parent).or_default().push(indicator);
        }
        for members in cells.values_mut() {
            members.sort_by_key(|indicator| draw::number(&[self.code, code(indicator)]));
        }
        cells
    }

    fn cell<'a>(
        &'a self,
        parent: &str,
        members: &[&'a IndicatorDraft],
        given: &mut BTreeMap<&'a str, String>,
    ) {
        let count = i64::try_from(members.len()).unwrap_or(i64::MAX);
        // Where in its step an order begins, so that cells of one level differ a little.
        let phase = i64::try_from(draw::below(100, &[self.code, parent])).unwrap_or(0);
        for (rank, indicator) in (0..).zip(members) {
            let code = code(indicator);
            let fixed = |values: &'a BTreeMap<String, ByRound>| {
                let value = values.get(code)?.of(self.round);
                Some(value).filter(|value| !value.is_empty())
            };
            let answer = if indicator.kind == Some(IndicatorKind::Quantity.into()) {
                fixed(&self.country.quantities).unwrap_or("missing")
            } else if let Some(answer) = fixed(&self.country.answers) {
                answer
            } else if self.country.not_applicable.contains_key(code)
                && !indicator.not_applicable_when.is_empty()
            {
                "not-applicable"
            } else {
                let dimension = dimension(indicator);
                let missing = self.country.missing.get(&self.round().id);
                let missing = missing.map_or(0, |shares| shares.of(dimension));
                let missing = u64::try_from(missing).unwrap_or(0);
                if draw::happens(missing, &[self.code, code, "missing"]) {
                    "missing"
                } else {
                    let topic = self.topic(indicator);
                    let level = self
                        .profiles
                        .level(self.country, self.round, topic, dimension);
                    let partially = if self.has_middle(indicator) {
                        self.round().partially.of(dimension)
                    } else {
                        0
                    };
                    option(level, partially, rank * 100 + phase, count)
                }
            };
            given.insert(code, answer.to_owned());
        }
    }

    /// As methodology 2.5 has it.
    fn applies(&self, indicator: &IndicatorDraft, given: &BTreeMap<&str, String>) -> Applicability {
        let mut open = false;
        for condition in &indicator.applies_if {
            let asked = self
                .framework
                .indicators
                .iter()
                .find(|each| each.code == condition.indicator);
            let Some(asked) = asked else { continue };
            let answer = given[code(asked)].as_str();
            match self.applies(asked, given) {
                Applicability::Fails => return Applicability::Fails,
                _ if answer == "missing" => open = true,
                Applicability::Open => open = true,
                Applicability::Holds if condition.answers.iter().any(|each| each == answer) => {}
                Applicability::Holds => return Applicability::Fails,
            }
        }
        if open {
            Applicability::Open
        } else {
            Applicability::Holds
        }
    }

    /// Everything that the profile names is in the framework of a round, and may be answered so
    /// there.
    fn profile_fits(&self) -> Result<(), String> {
        let wrong = |what: String| Err(format!("profiles.toml, {}: {what}", self.code));
        let rounds = self.profiles.rounds.len();
        let fixed = self.country.quantities.iter();
        for (code, values) in fixed.chain(&self.country.answers) {
            if !values.fits(rounds) {
                return wrong(format!(
                    "`{code}` needs a value for each of {rounds} rounds"
                ));
            }
            if self.find(code).is_none() != values.of(self.round).is_empty()
                && matches!(values, ByRound::Each(_))
            {
                return wrong(format!(
                    "`{code}` is empty where the framework of {} asks it, or not where it does not",
                    self.round().id
                ));
            }
        }
        // An edition before may have asked the question without exception, or not at all.
        let last = self.round + 1 == rounds;
        for code in self.country.not_applicable.keys().filter(|_| last) {
            let found = self.find(code);
            if found.is_none_or(|found| found.not_applicable_when.is_empty()) {
                return wrong(format!("`{code}` is not asked, or never not applicable"));
            }
        }
        let shares = self.country.topics.values();
        let changes = self.country.change.values();
        let changes = changes.clone().flat_map(BTreeMap::values);
        let shares = shares.chain(changes).chain(self.country.missing.values());
        for dimension in shares.chain([&self.country.level]).flat_map(Shares::keys) {
            let mut indicators = self.framework.indicators.iter();
            if dimension != "all" && !indicators.any(|each| self::dimension(each) == dimension) {
                return wrong(format!("the framework has no dimension `{dimension}`"));
            }
        }
        let changes = self.country.change.values();
        let topics = changes.flat_map(BTreeMap::keys);
        for topic in topics.chain(self.country.topics.keys()) {
            let mut nodes = self.framework.nodes.iter();
            if topic != "all" && !nodes.any(|node| node.code.as_ref() == Some(topic)) {
                return wrong(format!("the framework has no topic `{topic}`"));
            }
        }
        Ok(())
    }

    fn find(&self, wanted: &str) -> Option<&IndicatorDraft> {
        let mut all = self.framework.indicators.iter();
        all.find(|each| code(each) == wanted)
    }
}

/// The option that stands at a place of the order, counted in hundredths of a step: *yes* up
/// to the level less half the share of *partially*, *partially* up to the level and half of it.
fn option(level: i64, partially: i64, place: i64, count: i64) -> &'static str {
    let partially = partially.min(2 * level).min(2 * (100 - level));
    if 2 * place < (2 * level - partially) * count {
        "yes"
    } else if 2 * place < (2 * level + partially) * count {
        "partially"
    } else {
        "no"
    }
}
