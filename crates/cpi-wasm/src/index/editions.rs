//! On which editions of an index does a trend rest?

use super::Index;
use crate::Refusal;
use crate::read::{
    at, document_text, one, read_assessments, read_each, read_framework, read_rounds,
};
use cpi_io::crosswalks::{self, NamedCrosswalk};
use cpi_io::read;
use cpi_model::{Framework, ProblemKind, Problems};
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

/// Editions, the oldest first, with the crosswalks between them and earlier states of them, each a
/// JSON list.
pub(super) fn read(
    editions: &str,
    crosswalks: Option<&str>,
    before: Option<&str>,
) -> Result<Index, Refusal> {
    let indices = read_editions("editions", editions)?;
    let before = before.map(|text| read_editions("revisedFrom", text));
    let before = before.transpose()?.unwrap_or_default();
    let named = crosswalks.map(|text| {
        read_each("crosswalks", text, "crosswalk", |name, text| {
            Ok(NamedCrosswalk {
                name: name.to_owned(),
                read: read::crosswalk_json(name, text.as_bytes())?,
            })
        })
    });
    let named = named.transpose()?.unwrap_or_default();
    let found = crosswalks::editions(indices, named, |_, step| Err(no_crosswalk(step)))?;
    let Some(found) = found else {
        let empty = "the list `editions` is empty; give one or more";
        return Err(Refusal::because(empty));
    };
    Ok(Index {
        newest: found.value.newest,
        older: found.value.older,
        before,
    })
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
fn read_editions(name: &str, text: &str) -> Result<Vec<cpi_model::Index>, Problems> {
    read_each(name, text, "edition", read_edition)
}

fn read_edition(name: &str, text: &str) -> Result<cpi_model::Index, Problems> {
    let given: Given<'_> = serde_json::from_str(text).map_err(|error| {
        let message = format!("this is no edition: {error}");
        let hint = r#"an edition is {"framework": …, "rounds": […], "assessments": […]}"#;
        one(ProblemKind::Syntax, at(name, &error), message, hint)
    })?;
    let framework = document_text(given.framework);
    let framework = read_framework(&format!("{name}.framework"), &framework)?;
    let listed = document_text(given.assessments);
    let assessments = read_assessments(&format!("{name}.assessments"), &framework, &listed)?;
    let mut index = cpi_model::Index::new(framework);
    index.assessments = assessments;
    let rounds = document_text(given.rounds);
    index.rounds = read_rounds(&format!("{name}.rounds"), &index.framework, &rounds)?;
    Ok(index)
}
