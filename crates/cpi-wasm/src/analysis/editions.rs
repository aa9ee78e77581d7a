//! On which editions of an index does a trend rest?

use super::read_rounds;
use crate::Refusal;
use crate::index::{document_text, read_assessments, read_each, read_framework};
use cpi_io::crosswalks::{self, Named};
use cpi_io::read;
use cpi_model::crosswalk::Crosswalk;
use cpi_model::{Framework, Index};
use cpi_scoring::trend::TrendQuery;
use cpi_scoring::{Inputs, Query};
use serde::Deserialize;
use serde_json::value::RawValue;

/// An edition as it comes through the door, its parts unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given<'a> {
    #[serde(borrow)]
    framework: &'a RawValue,
    #[serde(borrow)]
    rounds: &'a RawValue,
    #[serde(borrow)]
    assessments: &'a RawValue,
}

/// The editions of an index, what stands between them, and earlier states of them.
pub(super) struct Editions {
    newest: Index,
    older: Vec<Index>,
    crosswalks: Vec<Crosswalk>,
    before: Vec<Index>,
}

impl Editions {
    pub(super) fn read(
        editions: &str,
        crosswalks: Option<&str>,
        revised_from: Option<&str>,
    ) -> Result<Self, Refusal> {
        let editions = read_editions("editions", editions)?;
        let before = revised_from.map(|text| read_editions("revisedFrom", text));
        let before = before.transpose()?.unwrap_or_default();
        if editions.is_empty() {
            let empty = "the list `editions` is empty; give one or more";
            return Err(Refusal::because(empty));
        }
        let named = crosswalks.map(|text| {
            read_each("crosswalks", text, "crosswalk", |name, text| {
                Ok(Named {
                    name: name.to_owned(),
                    read: read::crosswalk_json(name, text.as_bytes())?,
                })
            })
        });
        let named = named.transpose()?.unwrap_or_default();
        let frameworks: Vec<&Framework> = editions.iter().map(|it| &it.framework).collect();
        let steps = crosswalks::between(&frameworks, named)
            .map_err(Refusal::because)?
            .into_iter()
            .zip(frameworks.windows(2))
            .map(|(step, between)| step.ok_or_else(|| no_crosswalk(between)))
            .collect::<Result<Vec<_>, _>>()?;
        let crosswalks = crosswalks::checked(&frameworks, &steps)?.value;
        let mut older = editions;
        let newest = older.pop().expect("there is one or more");
        Ok(Self {
            newest,
            older,
            crosswalks,
            before,
        })
    }

    pub(super) fn trend(&self, strict: bool, country: Option<String>) -> Result<String, Refusal> {
        let query = Query::Trend(TrendQuery {
            strict,
            country,
            published: None,
        });
        let inputs = Inputs {
            older: &self.older,
            crosswalks: &self.crosswalks,
            before: &self.before,
            ..Inputs::of(&self.newest)
        };
        Ok(query.run_with(&inputs, &mut |_| true)?.to_json())
    }
}

fn no_crosswalk(between: &[&Framework]) -> Refusal {
    let name = |framework: &Framework| format!("{} {}", framework.id(), framework.version());
    Refusal::because(format!(
        "there is no crosswalk from {} to {}; give it in `crosswalks`, as `cpi crosswalk draft` proposes one",
        name(between[0]),
        name(between[1])
    ))
}

/// Reads a JSON list of editions, which messages call by a name.
fn read_editions(name: &str, text: &str) -> Result<Vec<Index>, Refusal> {
    let given = read_each(name, text, "edition", |name, text| {
        Ok((name.to_owned(), text.to_owned()))
    });
    given?
        .iter()
        .map(|(name, text)| read_edition(name, text))
        .collect()
}

fn read_edition(name: &str, text: &str) -> Result<Index, Refusal> {
    let given: Given<'_> = serde_json::from_str(text).map_err(|error| {
        Refusal::because(format!(
            "{name}:{}:{}: this is no edition: {error}; an edition is {{\"framework\": …, \"rounds\": […], \"assessments\": […]}}",
            error.line(),
            error.column()
        ))
    })?;
    let framework = document_text(given.framework);
    let framework = read_framework(&format!("{name}.framework"), &framework)?;
    let listed = document_text(given.assessments);
    let assessments = read_assessments(&format!("{name}.assessments"), &framework, &listed)?;
    let mut index = Index::new(framework);
    index.assessments = assessments;
    let rounds = document_text(given.rounds);
    index.rounds = read_rounds(&format!("{name}.rounds"), &index, &rounds)?;
    Ok(index)
}
