//! Which lists of regions or groups are the answers of a country based on?

use crate::Report;
use cpi_model::Provenance;
use cpi_model::round::unit_line;
use std::collections::BTreeMap;

/// The most lists whose units a report names. Of more, which are those of many countries, it says how
/// many units each has.
const NAMED: usize = 12;

/// A note for each list that the rounds decided for the countries of the report, or for one country
/// alone; the rounds that agree on it stand together.
pub(crate) fn add(report: &mut Report, provenance: &Provenance, country: Option<&str>) {
    let mut lists: BTreeMap<(&str, &str, &[String]), Vec<&str>> = BTreeMap::new();
    for assessment in &provenance.assessments {
        if country.is_some_and(|country| country != assessment.country) {
            continue;
        }
        for (list, units) in &assessment.units {
            let of = (assessment.country.as_str(), list.as_str(), units.as_slice());
            lists.entry(of).or_default().push(&assessment.round);
        }
    }
    if lists.len() <= NAMED {
        for ((country, list, units), rounds) in lists {
            let (head, names) = unit_line(list, units, usize::MAX);
            report.note(format!("{} {country}, {head}: {names}", rounds.join(", ")));
        }
        return;
    }
    let mut counted: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
    for ((country, list, units), rounds) in lists {
        let counts = counted.entry((country, rounds.join(", "))).or_default();
        counts.push(unit_line(list, units, 0).0);
    }
    for ((country, rounds), counts) in counted {
        report.note(format!("{rounds} {country}: {}", counts.join(", ")));
    }
}
