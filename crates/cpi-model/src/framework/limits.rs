//! Which values can a quantity have, and which are to be expected? Methodology 3.11 and 3.12.

use crate::number::Quantity;
use rust_decimal::Decimal;
use std::fmt;

/// The values that a quantity can have (methodology 3.11).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PossibleValues {
    pub(crate) least: Option<Decimal>,
    pub(crate) most: Option<Decimal>,
    pub(crate) whole: bool,
    pub(crate) by_unit: bool,
}

/// What is counted in whole units, as the first word of a unit.
const COUNTED: [&str; 12] = [
    "adolescents",
    "adults",
    "boys",
    "cases",
    "children",
    "families",
    "girls",
    "households",
    "infants",
    "people",
    "persons",
    "pupils",
];

impl PossibleValues {
    /// The least value.
    pub fn least(&self) -> Option<Quantity> {
        self.least.map(Quantity::from)
    }
    /// The most.
    pub fn most(&self) -> Option<Quantity> {
        self.most.map(Quantity::from)
    }
    /// Whether only whole numbers are possible.
    pub fn whole(&self) -> bool {
        self.whole
    }
    /// Whether it comes from the unit, and not from a declaration of the indicator.
    pub fn by_unit(&self) -> bool {
        self.by_unit
    }

    /// Whether a value is possible.
    pub fn holds(&self, value: Quantity) -> bool {
        let value = Decimal::from(value);
        self.least.is_none_or(|least| least <= value)
            && self.most.is_none_or(|most| value <= most)
            && (!self.whole || value.fract().is_zero())
    }

    /// What a unit implies where the indicator declares nothing: `%` and `% of …`, but not of
    /// GDP or GNI, 0 to 100; a count of people or cases, whole numbers from 0 on; such a count
    /// per something, 0 and more.
    pub fn of_unit(unit: &str) -> Self {
        let unit = unit.trim().to_ascii_lowercase();
        let unit = unit.replace("per cent", "%").replace("percent", "%");
        let mut words = unit.split_whitespace();
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        let of_income = matches!(rest.last(), Some(&("gdp" | "gni")));
        let share = rest.is_empty() || rest.first() == Some(&"of");
        if first == "%" && share && !of_income {
            return Self {
                least: Some(Decimal::ZERO),
                most: Some(Decimal::ONE_HUNDRED),
                whole: false,
                by_unit: true,
            };
        }
        if COUNTED.contains(&first) {
            return Self {
                least: Some(Decimal::ZERO),
                most: None,
                whole: !rest.contains(&"per"),
                by_unit: true,
            };
        }
        Self::default()
    }
}

impl fmt::Display for PossibleValues {
    /// In words: `0 to 100`, `whole numbers of 0 or more`, `any number`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let range = range(self.least, self.most);
        match (self.whole, range) {
            (true, Some(range)) if self.least.is_some() && self.most.is_some() => {
                write!(f, "whole numbers from {range}")
            }
            (true, Some(range)) => write!(f, "whole numbers of {range}"),
            (true, None) => f.write_str("whole numbers"),
            (false, Some(range)) => f.write_str(&range),
            (false, None) => f.write_str("any number"),
        }
    }
}

fn range(least: Option<Decimal>, most: Option<Decimal>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(format!("{least} or more")),
        (None, Some(most)) => Some(format!("{most} or less")),
        (None, None) => None,
    }
}

/// A share in per cent; one that is too large for that, as a multiple.
fn percent(share: Decimal) -> String {
    share.checked_mul(Decimal::ONE_HUNDRED).map_or_else(
        || format!("{share} times the earlier value"),
        |percent| format!("{} %", percent.normalize()),
    )
}

/// The values of a quantity that are to be expected (methodology 3.12).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plausible {
    pub(crate) least: Option<Decimal>,
    pub(crate) most: Option<Decimal>,
    pub(crate) change: Option<Decimal>,
    pub(crate) change_share: Option<Decimal>,
}

impl Plausible {
    /// The least value.
    pub fn least(&self) -> Option<Quantity> {
        self.least.map(Quantity::from)
    }
    /// The most.
    pub fn most(&self) -> Option<Quantity> {
        self.most.map(Quantity::from)
    }
    /// The greatest change from one round to the next, in the unit.
    pub fn change(&self) -> Option<Quantity> {
        self.change.map(Quantity::from)
    }
    /// The greatest change from one round to the next, as a share of the earlier value.
    pub fn change_share(&self) -> Option<Quantity> {
        self.change_share.map(Quantity::from)
    }
    /// The same in per cent; nothing where that has too many digits.
    pub fn change_percent(&self) -> Option<Quantity> {
        let percent = self.change_share?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(Quantity::from(percent.normalize()))
    }

    /// Why a value is doubtful in itself, as the end of a sentence; nothing if it is not.
    pub fn doubt(&self, value: Quantity) -> Option<String> {
        let number = Decimal::from(value);
        let within = self.least.is_none_or(|least| least <= number)
            && self.most.is_none_or(|most| number <= most);
        if within {
            return None;
        }
        Some(format!(
            "is {value}; plausible values are {}",
            range(self.least, self.most).unwrap_or_default()
        ))
    }

    /// Why a value is doubtful beside that of an earlier round, as the end of a sentence. Where a
    /// change in the unit and one as a share are declared, both must be exceeded.
    pub fn doubt_after(&self, value: Quantity, earlier: Quantity, round: &str) -> Option<String> {
        if self.change.is_none() && self.change_share.is_none() {
            return None;
        }
        let (now, then) = (Decimal::from(value), Decimal::from(earlier));
        let change = now.checked_sub(then).map_or(Decimal::MAX, |it| it.abs());
        let limit = self.change_share.map(|share| share.checked_mul(then.abs()));
        let beyond = self.change.is_none_or(|most| most < change)
            && limit.is_none_or(|most| most.is_some_and(|most| most < change));
        if !beyond {
            return None;
        }
        let percent = self.change_share.map(percent);
        let limits: Vec<String> = self
            .change
            .map(|most| most.to_string())
            .into_iter()
            .chain(percent)
            .collect();
        Some(format!(
            "is {value}, after {earlier} in {round}; a change of more than {} is not plausible",
            limits.join(" and more than ")
        ))
    }
}

impl fmt::Display for Plausible {
    /// In words: `0 to 500, changes of at most 100 from one round to the next`; empty where
    /// nothing is declared.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = range(self.least, self.most).into_iter().collect();
        let change = self.change.map(|most| most.to_string());
        let share = self.change_share.map(percent);
        let changes: Vec<String> = change.into_iter().chain(share).collect();
        if !changes.is_empty() {
            parts.push(format!(
                "changes of at most {} from one round to the next",
                changes.join(" or ")
            ));
        }
        f.write_str(&parts.join(", "))
    }
}
