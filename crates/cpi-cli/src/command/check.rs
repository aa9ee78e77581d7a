//! `cpi check`.

use crate::args::{LintArguments, ReportFormat};
use crate::failure::Failure;
use crate::output;
use cpi_io::read::ParsedDraft;
use cpi_io::source_map::SourceMap;
use cpi_io::{FolderError, IndexFolder};
use cpi_model::provenance::canonical_json;
use cpi_model::texts::Completeness;
use cpi_model::{Framework, FrameworkDraft};
use cpi_scoring::{Tolerance, extreme_weights, lint_framework_with};
use std::path::PathBuf;
use std::process::ExitCode;

/// What is checked.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the index, or a framework in JSON
    index: PathBuf,
    #[command(flatten)]
    lint: LintArguments,
    /// Search what would be published for personal data, instead
    #[arg(long, conflicts_with = "lint")]
    publication: bool,
    /// Of --publication: a round, which may be given several times; all that have answers if
    /// left out
    #[arg(long, requires = "publication")]
    round: Vec<String>,
    /// How to print problems
    #[arg(long, value_enum, default_value = "table")]
    format: ReportFormat,
}

pub(super) fn run(asked: &Args) -> Result<ExitCode, Failure> {
    let (path, arguments, format) = (&*asked.index, &asked.lint, asked.format);
    if asked.publication {
        return super::publish::check(path, &asked.round, format);
    }
    let read = match super::framework::source::read(path) {
        Err(FolderError::Problems(problems)) => return output::checked("", &problems, format),
        other => other?,
    };
    let ParsedDraft { draft, places } = read;
    let found = if path.join("rounds").is_dir() {
        IndexFolder::open(path).map(|index| {
            let mut warnings = index.warnings.clone();
            warnings.extend(super::index::doubts(&index));
            (
                index.index.framework,
                Some(index.index.assessments),
                warnings,
            )
        })
    } else {
        let checked = places.located(draft.into_checked());
        checked
            .map(|checked| (checked.value, None, checked.warnings))
            .map_err(FolderError::Problems)
    };
    let (framework, assessments, mut problems) = match found {
        Err(FolderError::Problems(problems)) => return output::checked("", &problems, format),
        other => other?,
    };
    problems.extend(cpi_io::folder::leftovers_of(path));
    let mut counts = format!(
        "{} {}: indicators {}, nodes {}",
        framework.id(),
        framework.version(),
        framework.indicators().len(),
        framework.nodes().len(),
    );
    if let Some(assessments) = assessments {
        counts.push_str(&format!(", assessments {}", assessments.len()));
    }
    counts.push('\n');
    counts.push_str(&languages(&framework));
    if arguments.lint {
        let terms = match cpi_io::folder::terms(path) {
            Ok(terms) => terms,
            // A framework that comes with the command has no folder.
            Err(FolderError::File { .. }) if !path.exists() => None,
            Err(FolderError::Problems(problems)) => return output::checked("", &problems, format),
            Err(other) => return Err(other.into()),
        };
        let lint = lint(&places, &framework, terms.as_ref(), arguments);
        if arguments.exceptions {
            return exceptions(&lint.excused, format);
        }
        counts.push_str(&weights(&framework));
        counts.push_str(&format!(
            "lint: findings {}, excused {}\n",
            lint.findings.len(),
            lint.excused.len()
        ));
        problems.extend(lint.findings);
        output::checked(&counts, &problems, format)?;
        return Ok(if problems.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        });
    }
    output::checked(&counts, &problems, format)
}

/// The findings, with their places.
fn lint(
    places: &SourceMap,
    framework: &Framework,
    terms: Option<&cpi_model::lint::Terms>,
    arguments: &LintArguments,
) -> cpi_model::lint::Lint {
    let tolerance = Tolerance {
        heaviest: arguments.heaviest,
        lightest: arguments.lightest,
    };
    let mut lint = lint_framework_with(framework, tolerance, terms);
    places.locate(&mut lint.findings);
    lint
}

/// How much of the texts is there in each language, where there are several or some lack.
fn languages(framework: &Framework) -> String {
    let all = framework.draft().completeness();
    if all.len() < 2 && all.iter().all(Completeness::is_complete) {
        return String::new();
    }
    let lines: Vec<String> = all
        .iter()
        .map(|each| {
            let lacking = if each.is_complete() {
                String::new()
            } else {
                format!("; lacking {}", each.lacking())
            };
            let reviewed = reviewed(framework.draft(), &each.language);
            format!(
                "texts in {}: {} of {}{reviewed}{lacking}\n",
                each.language, each.present, each.expected
            )
        })
        .collect();
    lines.concat()
}

/// How many texts a person has reviewed, of a language that is a draft or in which something was reviewed.
fn reviewed(draft: &FrameworkDraft, language: &str) -> String {
    let reviews = draft.text_reviews_in(language);
    if !reviews.is_draft() && !reviews.is_begun() {
        return String::new();
    }
    let count = reviews.count(&draft.texts());
    match (reviews.is_draft(), count.unreviewed) {
        (true, _) => format!(", draft, reviewed {}", count.reviewed),
        (false, 0) => format!(", reviewed {}", count.reviewed),
        (false, others) => format!(
            ", reviewed {}; {others} not reviewed as they read now",
            count.reviewed
        ),
    }
}

/// The lightest and the heaviest indicator.
fn weights(framework: &Framework) -> String {
    let Some(extremes) = extreme_weights(framework) else {
        return String::new();
    };
    let [lightest, heaviest] = extremes.map(|(i, weight)| {
        format!(
            "{} % ({})",
            weight.percent(3),
            framework.indicators()[i].code()
        )
    });
    format!("effective weights: {lightest} to {heaviest}\n")
}

fn exceptions(
    excused: &[cpi_model::lint::ExcusedFinding],
    format: ReportFormat,
) -> Result<ExitCode, Failure> {
    match format {
        ReportFormat::Json => output::exact(&canonical_json(&excused))?,
        ReportFormat::Table => {
            let rows: Vec<Vec<String>> = excused
                .iter()
                .map(|each| {
                    vec![
                        each.indicator.clone(),
                        each.finding.kind.to_string(),
                        each.reason.clone(),
                    ]
                })
                .collect();
            output::result(&output::table(&["indicator", "lint", "reason"], &rows, 3))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
