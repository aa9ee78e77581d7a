//! `cpi review list`: what is open?

use crate::args::ReportFormat;
use crate::failure::Failure;
use crate::output;
use cpi_io::IndexFolder;
use cpi_model::provenance::canonical_json;
use cpi_model::{Assessment, Framework};
use cpi_scoring::query::Selection;
use cpi_scoring::status::{IndicatorReview, ReviewFilter};

/// What is listed.
pub(super) struct Filter<'a> {
    pub(super) country: Option<&'a str>,
    pub(super) section: Option<&'a str>,
    pub(super) of: Option<&'a str>,
    pub(super) states: &'a [String],
}

impl Filter<'_> {
    /// Refuses words that are no state.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let known = ReviewFilter::words();
        let unknown = |it: &&String| !known.contains(&it.as_str());
        match self.states.iter().find(unknown) {
            Some(other) => Err(Failure::NotThere(format!(
                "`{other}` is no state; the states are {}",
                known.join(", ")
            ))),
            None => Ok(()),
        }
    }

    /// The indicators of an assessment that pass: their positions and how far they are.
    /// `states` are those where nobody says which; all if there are none.
    pub(super) fn passing(
        &self,
        framework: &Framework,
        assessment: &Assessment,
        states: &[&str],
    ) -> Result<Vec<(usize, IndicatorReview)>, Failure> {
        let beneath = self
            .section
            .map(|section| crate::command::beneath(framework, section))
            .transpose()?;
        let asked: Vec<&str> = self.states.iter().map(String::as_str).collect();
        let filter = ReviewFilter {
            among: beneath.as_deref(),
            of: self.of,
            states: if asked.is_empty() { states } else { &asked },
        };
        Ok(filter.passing(assessment))
    }
}

pub(super) fn run(
    index: &IndexFolder,
    round: Option<&str>,
    filter: &Filter<'_>,
    format: ReportFormat,
) -> Result<(), Failure> {
    filter.check()?;
    let (_, round) = crate::command::round_of(index, round)?;
    if let Some(country) = filter.country {
        Selection::takes_part(round, country)?;
    }
    let mut listed: Vec<IndicatorReview> = Vec::new();
    for assessment in &index.assessments {
        if round.reference_date(assessment.round()).is_none()
            || filter.country.is_some_and(|it| it != assessment.country())
        {
            continue;
        }
        let passing = filter.passing(&index.framework, assessment, &ReviewFilter::OPEN)?;
        listed.extend(passing.into_iter().map(|(_, found)| found));
    }
    if format == ReportFormat::Json {
        return output::exact(&canonical_json(&listed));
    }
    let rows: Vec<Vec<String>> = listed
        .iter()
        .map(|it| {
            let state = if it.late {
                format!("{}, late", it.state.word())
            } else {
                it.state.word().to_owned()
            };
            vec![
                it.country.clone(),
                it.indicator.clone(),
                state,
                it.answer.clone(),
                it.codings
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; "),
                it.reviewer.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let header = [
        "country",
        "indicator",
        "state",
        "answer",
        "codings",
        "reviewer",
    ];
    output::result(&output::table(&header, &rows, header.len()))?;
    output::note(&format!("listed: {}", listed.len()));
    Ok(())
}
