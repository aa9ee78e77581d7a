//! Which lists of regions or groups are the answers of a country based on?

use crate::Report;
use cpi_model::Provenance;

/// A note for each list that the round decided for a country of the report, or for one country alone.
pub(crate) fn add(report: &mut Report, provenance: &Provenance, country: Option<&str>) {
    for assessment in &provenance.assessments {
        if country.is_some_and(|country| country != assessment.country) {
            continue;
        }
        for (list, units) in &assessment.units {
            report.note(format!(
                "{} {}, {list} ({}): {}",
                assessment.round,
                assessment.country,
                units.len(),
                units.join("; ")
            ));
        }
    }
}
