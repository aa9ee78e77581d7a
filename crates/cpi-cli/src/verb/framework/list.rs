//! `cpi framework list`.

use super::{in_group, known_group, language, open};
use crate::args::{Format, ListArguments};
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook::Reader;
use cpi_io::write::{csv, markdown};
use cpi_model::Framework;
use cpi_model::provenance::canonical_json;
use cpi_scoring::effective_weights;
use serde_json::{Map, Value};

const HEADER: [&str; 6] = ["code", "node", "groups", "kind", "weight", "question"];

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let framework = open(&arguments.framework)?;
    if let Some(group) = &arguments.group {
        known_group(&framework, group)?;
    }
    let language = language(&framework, arguments.language.as_deref())?;
    let weights = effective_weights(&framework, framework.root());
    let reader = Reader::new(&framework, language, &weights);
    let exact = matches!(arguments.format, Format::Json | Format::Csv);
    let rows: Vec<Vec<String>> = chosen(&framework, arguments)?
        .into_iter()
        .map(|i| {
            let draft = &framework.draft().indicators[i];
            let groups: Vec<&str> = draft.views.values().flatten().map(String::as_str).collect();
            let kind = if draft.scale.is_some() {
                "checklist"
            } else {
                "quantity"
            };
            vec![
                framework.indicators()[i].code().to_owned(),
                draft.parent.clone().unwrap_or_default(),
                groups.join("; "),
                kind.to_owned(),
                if exact {
                    weights[i].to_string()
                } else {
                    format!("{} %", weights[i].percent(3))
                },
                reader.question(i),
            ]
        })
        .collect();
    let text = match arguments.format {
        Format::Table => output::table(&HEADER, &rows, HEADER.len()),
        Format::Markdown => markdown::table(&HEADER, &rows),
        Format::Csv => csv::table(&HEADER, &rows),
        Format::Json => {
            let rows: Vec<Map<String, Value>> = rows
                .into_iter()
                .map(|row| {
                    let keys = HEADER.iter().map(|key| (*key).to_owned());
                    keys.zip(row.into_iter().map(Value::String)).collect()
                })
                .collect();
            canonical_json(&rows)
        }
    };
    output::printed(arguments.format, &text)
}

/// The positions of the indicators that pass every filter.
fn chosen(framework: &Framework, arguments: &ListArguments) -> Result<Vec<usize>, Failure> {
    let beneath: Vec<usize> = match &arguments.node {
        None => (0..framework.indicators().len()).collect(),
        Some(code) => {
            let node = framework
                .node_position(code)
                .ok_or_else(|| Failure::NotThere(format!("the framework has no node `{code}`")))?;
            framework.nodes()[node].indicators().to_vec()
        }
    };
    let wanted = arguments.text.as_ref().map(|text| text.to_lowercase());
    let passes = |i: &usize| {
        let draft = &framework.draft().indicators[*i];
        let is_checklist = draft.scale.is_some();
        let kind = arguments.kind.as_deref();
        let group = arguments.group.as_deref();
        kind.is_none_or(|kind| (kind == "checklist") == is_checklist)
            && group.is_none_or(|group| in_group(framework, *i, group))
            && wanted.as_ref().is_none_or(|wanted| {
                let texts = draft.texts().flat_map(|(_, texts)| texts.values());
                let criteria = draft.criteria.values().flat_map(|texts| texts.values());
                let mut all = texts.chain(criteria).chain(draft.code.as_ref());
                all.any(|text| text.to_lowercase().contains(wanted))
            })
    };
    Ok(beneath.into_iter().filter(passes).collect())
}
