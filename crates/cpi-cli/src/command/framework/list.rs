//! `cpi framework list`.

use super::source::{known_group, language, open};
use crate::args::{Format, ListArguments};
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook::Reader;
use cpi_io::handbook::plain::in_group;
use cpi_model::Framework;
use cpi_model::language::Words;
use cpi_model::provenance::canonical_json;
use cpi_report::vocabulary::INDICATORS_LISTED;
use cpi_report::write::csv;
use cpi_report::{Cell, Report, Table};
use cpi_scoring::effective_weights;
use serde::Serialize;

/// An indicator in JSON.
#[derive(Serialize)]
struct Listed<'a> {
    code: &'a str,
    node: &'a str,
    groups: String,
    kind: &'static str,
    weight: String,
    question: String,
}

pub(super) fn run(arguments: &ListArguments) -> Result<(), Failure> {
    let framework = open(&arguments.framework)?;
    if let Some(group) = &arguments.group {
        known_group(&framework, group)?;
    }
    let language = language(&framework, arguments.language.as_deref())?;
    let weights = effective_weights(&framework, framework.root());
    let words = Words::of(language);
    let reader = Reader::new(&framework, language, &weights);
    let listed = chosen(&framework, arguments)?.into_iter().map(|i| {
        let draft = &framework.draft().indicators[i];
        let groups: Vec<&str> = draft.views.values().flatten().map(String::as_str).collect();
        let is_checklist = draft.scale.is_some();
        let listed = Listed {
            code: framework.indicators()[i].code(),
            node: draft.parent.as_deref().unwrap_or_default(),
            groups: groups.join("; "),
            kind: if is_checklist {
                "checklist"
            } else {
                "quantity"
            },
            weight: weights[i].to_string(),
            question: reader.question(i),
        };
        (listed, words.percent(weights[i].percent(3)))
    });
    if arguments.format == Format::Json {
        let listed: Vec<Listed<'_>> = listed.map(|(listed, _)| listed).collect();
        return output::exact(&canonical_json(&listed));
    }
    let rows = listed.map(|(listed, weight)| {
        vec![
            listed.code.into(),
            listed.node.into(),
            listed.groups.into(),
            listed.kind.into(),
            Cell::Figure {
                exact: listed.weight,
                shown: weight,
            },
            listed.question.into(),
        ]
    });
    let table = Table::of(&INDICATORS_LISTED, words).with_rows(rows);
    if arguments.format == Format::Csv {
        return output::exact(&csv(&table));
    }
    let mut report = Report::new(framework.id(), language);
    report.table(table);
    output::report(arguments.format, &report)
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
