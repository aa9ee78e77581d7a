//! What does a country answer, before anyone looks at it?
//!
//! The indicators of a cell are put in an order of difficulty that is the country's own and
//! the same in every round, and the easiest are answered *yes*, as many as the level of the
//! cell asks. So an answer moves between rounds only where a level moves, and in its direction.

use super::draw;
use super::profile::{Country, Shares};
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
            let answer = if indicator.kind == Some(IndicatorKind::Quantity.into()) {
                let value = self.country.quantities.get(code);
                value.map_or("missing", |values| &values[self.round])
            } else if let Some(answers) = self.country.answers.get(code) {
                &answers[self.round]
            } else if self.country.not_applicable.contains_key(code) {
                "not-applicable"
            } else {
                let dimension = dimension(indicator);
                let missing = self.country.missing[self.round].of(dimension);
                let missing = u64::try_from(missing).unwrap_or(0);
                if draw::happens(missing, &[self.code, code, "missing"]) {
                    "missing"
                } else {
                    let level = self
                        .country
                        .level(self.round, self.topic(indicator), dimension);
                    option(level, dimension, rank * 100 + phase, count)
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

    /// Everything that the profile names is in the framework, and may be answered so.
    fn profile_fits(&self) -> Result<(), String> {
        let find = |wanted: &str| {
            let mut all = self.framework.indicators.iter();
            all.find(|each| code(each) == wanted)
        };
        let named = self.country.quantities.keys();
        let named = named.chain(self.country.answers.keys());
        for wanted in named.chain(self.country.not_applicable.keys()) {
            let Some(found) = find(wanted) else {
                return Err(format!(
                    "profiles.toml, {}: the framework has no indicator `{wanted}`",
                    self.code
                ));
            };
            if self.country.not_applicable.contains_key(wanted)
                && found.not_applicable_when.is_empty()
            {
                return Err(format!(
                    "profiles.toml, {}: `{wanted}` is never not applicable",
                    self.code
                ));
            }
        }
        let shares = self.country.topics.values();
        let shares = shares.chain(self.country.change.values());
        let shares = shares.chain(&self.country.missing);
        for dimension in shares.chain([&self.country.level]).flat_map(Shares::keys) {
            let mut indicators = self.framework.indicators.iter();
            if dimension != "all" && !indicators.any(|each| self::dimension(each) == dimension) {
                return Err(format!(
                    "profiles.toml, {}: the framework has no dimension `{dimension}`",
                    self.code
                ));
            }
        }
        let topics = self.country.topics.keys();
        for topic in topics.chain(self.country.change.keys()) {
            let known = topic == "all"
                || self
                    .framework
                    .nodes
                    .iter()
                    .any(|node| node.code.as_ref() == Some(topic));
            if !known {
                return Err(format!(
                    "profiles.toml, {}: the framework has no topic `{topic}`",
                    self.code
                ));
            }
        }
        Ok(())
    }
}

/// The option that stands at a place of the order, counted in hundredths of a step: *yes* up
/// to the level less half the share of *partially*, *partially* up to the level and half of it.
fn option(level: i64, dimension: &str, place: i64, count: i64) -> &'static str {
    let partially = if dimension == "law" { 22 } else { 36 };
    let partially = partially.min(2 * level).min(2 * (100 - level));
    if 2 * place < (2 * level - partially) * count {
        "yes"
    } else if 2 * place < (2 * level + partially) * count {
        "partially"
    } else {
        "no"
    }
}
