//! A framework as the two files that people edit.

use crate::read::{COLUMNS, LAST_COLUMNS};
use cpi_model::draft::{FrameworkDraft, IndicatorDraft};
use cpi_model::escape::escape_formula;
use csv::Writer;
use std::collections::BTreeSet;

/// The file `framework.toml`: everything but the indicators.
pub fn framework_toml(draft: &FrameworkDraft) -> String {
    let draft = draft.without_indicators();
    toml::to_string_pretty(&draft).expect("the draft has text keys and no type that TOML lacks")
}

/// The file `indicators.csv`: the columns that any indicator uses. It is guarded against
/// formulas, since people open it in a spreadsheet; its reader takes the guard away.
pub fn indicators_csv(draft: &FrameworkDraft) -> String {
    let mut views = BTreeSet::new();
    let mut texts = BTreeSet::new();
    let mut criteria = BTreeSet::new();
    for indicator in &draft.indicators {
        views.extend(indicator.views.keys().map(|view| format!("view:{view}")));
        for (rank, (name, by_language)) in indicator.texts().enumerate() {
            let columns = by_language.keys();
            texts.extend(columns.map(|language| (rank, format!("{name}@{language}"))));
        }
        for (option, by_language) in &indicator.criteria {
            let columns = by_language.keys();
            criteria.extend(columns.map(|language| format!("criteria:{option}@{language}")));
        }
    }
    let header: Vec<String> = COLUMNS
        .iter()
        .map(|column| (*column).to_owned())
        .chain(views)
        .chain(texts.into_iter().map(|(_, column)| column))
        .chain(criteria)
        .chain(LAST_COLUMNS.map(str::to_owned))
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
        let cells: Vec<String> = header
            .iter()
            .map(|column| escape_formula(&cell(indicator, column)).into_owned())
            .collect();
        writer
            .write_record(&cells)
            .expect("writing to memory does not fail, and the row has the header's length");
    }
    String::from_utf8(
        writer
            .into_inner()
            .expect("writing to memory does not fail"),
    )
    .expect("every cell was text")
}

fn yes_or_no(value: Option<bool>) -> String {
    value
        .map_or("", |value| if value { "yes" } else { "no" })
        .to_owned()
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
        let texts = match name.strip_prefix("criteria:") {
            Some(option) => draft.criteria.get(option),
            None => draft
                .texts()
                .find_map(|(key, texts)| (key == name).then_some(texts)),
        };
        return texts
            .and_then(|texts| texts.get(language))
            .cloned()
            .unwrap_or_default();
    }
    let goalposts = draft.goalposts.clone().unwrap_or_default();
    let reference = draft.reference.clone().unwrap_or_default();
    let possible = draft.possible.clone().unwrap_or_default();
    let plausible = draft.plausible.clone().unwrap_or_default();
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
        "reversed" => yes_or_no(draft.reversed.then_some(true)),
        "requires_evidence" => yes_or_no(draft.requires_evidence),
        "references" => draft.references.join("; "),
        "lists" => draft.lists.join("; "),
        "exceptions" => draft
            .exceptions
            .iter()
            .map(|(word, reason)| format!("{word}: {reason}"))
            .collect::<Vec<_>>()
            .join("; "),
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
        "possible_least" => text(&possible.least),
        "possible_most" => text(&possible.most),
        // That nothing limits it is a declaration, too.
        "possible_whole" => yes_or_no(draft.possible.as_ref().and_then(|possible| {
            let unlimited = possible.least.is_none() && possible.most.is_none();
            (possible.whole || unlimited).then_some(possible.whole)
        })),
        "plausible_least" => text(&plausible.least),
        "plausible_most" => text(&plausible.most),
        "plausible_change" => text(&plausible.change),
        "plausible_change_share" => text(&plausible.change_share),
        "source" => text(&draft.source),
        _ => String::new(),
    }
}
