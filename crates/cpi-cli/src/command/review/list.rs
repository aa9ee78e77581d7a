//! `cpi review list`: what is open?

use crate::args::{ReportFormat, ReviewList};
use crate::command::index::{beneath, open_quietly, round_of};
use crate::failure::Failure;
use crate::output;
use cpi_model::provenance::canonical_json;
use cpi_model::{Assessment, Framework};
use cpi_scoring::query::Selection;
use cpi_scoring::status::{IndicatorReview, ReviewFilter};
use std::process::ExitCode;

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
            .map(|section| beneath(framework, section))
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

pub(super) fn run(asked: &ReviewList) -> Result<ExitCode, Failure> {
    let index = open_quietly(&asked.index)?;
    index.needs_full("a review", asked.round.as_deref())?;
    let filter = Filter {
        country: asked.country.as_deref(),
        section: asked.section.as_deref(),
        of: asked.of.as_deref(),
        states: &asked.state,
    };
    filter.check()?;
    let (_, round) = round_of(&index, asked.round.as_deref())?;
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
    if asked.format == ReportFormat::Json {
        output::exact(&canonical_json(&listed))?;
        return Ok(ExitCode::SUCCESS);
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
    Ok(ExitCode::SUCCESS)
}
