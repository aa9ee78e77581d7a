//! A framework as the two files that people edit.

use crate::read::{COLUMNS, TEXTS};
use cpi_model::draft::{FrameworkDraft, IndicatorDraft};
use csv::Writer;
use std::collections::BTreeSet;

/// The file `framework.toml`: everything but the indicators.
pub fn framework_toml(draft: &FrameworkDraft) -> String {
    let mut draft = draft.clone();
    draft.indicators.clear();
    toml::to_string_pretty(&draft).expect("the draft has text keys and no type that TOML lacks")
}

/// The file `indicators.csv`: the columns that any indicator uses.
pub fn indicators_csv(draft: &FrameworkDraft) -> String {
    let mut views = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for indicator in &draft.indicators {
        views.extend(indicator.views.keys().map(|view| format!("view:{view}")));
        for (rank, (name, by_language)) in TEXTS
            .iter()
            .zip([&indicator.label, &indicator.question, &indicator.guidance])
            .enumerate()
        {
            texts.extend(
                by_language
                    .keys()
                    .map(|language| (rank, format!("{name}@{language}"))),
            );
        }
    }
    let header: Vec<String> = COLUMNS
        .iter()
        .map(|column| (*column).to_owned())
        .chain(["reference_values".to_owned()])
        .chain(views)
        .chain(texts.into_iter().map(|(_, column)| column))
        .chain(["source".to_owned()])
        .filter(|column| {
            let required = ["code", "parent", "kind"].contains(&column.as_str());
            required
                || draft
                    .indicators
                    .iter()
                    .any(|indicator| !cell(indicator, column).is_empty())
        })
        .collect();
    let mut writer = Writer::from_writer(Vec::new());
    writer
        .write_record(&header)
        .expect("writing to memory does not fail");
    for indicator in &draft.indicators {
        let cells = header.iter().map(|column| cell(indicator, column));
        writer
            .write_record(cells)
            .expect("writing to memory does not fail, and the row has the header's length");
    }
    String::from_utf8(
        writer
            .into_inner()
            .expect("writing to memory does not fail"),
    )
    .expect("every cell was text")
}

/// What a column holds of an indicator.
fn cell(draft: &IndicatorDraft, column: &str) -> String {
    fn word<T: serde::Serialize>(choice: Option<&T>) -> String {
        choice
            .and_then(|choice| serde_json::to_value(choice).ok())
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    if let Some(view) = column.strip_prefix("view:") {
        return draft
            .views
            .get(view)
            .map(|groups| groups.join("; "))
            .unwrap_or_default();
    }
    if let Some((name, language)) = column.split_once('@') {
        let texts = match name {
            "label" => &draft.label,
            "question" => &draft.question,
            _ => &draft.guidance,
        };
        return texts.get(language).cloned().unwrap_or_default();
    }
    let goalposts = draft.goalposts.clone().unwrap_or_default();
    let reference = draft.reference.clone().unwrap_or_default();
    match column {
        "code" => text(&draft.code),
        "parent" => text(&draft.parent),
        "kind" => word(draft.kind.as_ref()),
        "weight" => text(&draft.weight),
        "scale" => text(&draft.scale),
        "points" => draft
            .points
            .iter()
            .map(|(o, p)| format!("{o}={p}"))
            .collect::<Vec<_>>()
            .join("; "),
        "reversed" => {
            if draft.reversed {
                "yes".to_owned()
            } else {
                String::new()
            }
        }
        "applies_if" => draft
            .applies_if
            .iter()
            .map(|condition| {
                format!(
                    "{} = {}",
                    text(&condition.indicator),
                    condition.answers.join(" | ")
                )
            })
            .collect::<Vec<_>>()
            .join("; "),
        "otherwise" => word(draft.otherwise.as_ref()),
        "unit" => text(&draft.unit),
        "direction" => word(draft.direction.as_ref()),
        "normalisation" => text(&draft.normalisation),
        "goalpost_low" => text(&goalposts.low),
        "goalpost_high" => text(&goalposts.high),
        "target" => text(&draft.target),
        "reference_low" => text(&reference.low),
        "reference_high" => text(&reference.high),
        "reference_mean" => text(&reference.mean),
        "reference_deviation" => text(&reference.deviation),
        "reference_values" => reference.values.join("; "),
        "source" => text(&draft.source),
        _ => String::new(),
    }
}
