//! A crosswalk as the two files that people edit.

use super::csv;
use crate::read::CROSSWALK_COLUMNS;
use cpi_model::draft::CrosswalkDraft;

/// The file `crosswalk.toml`: everything but the relations.
pub fn crosswalk_toml(draft: &CrosswalkDraft) -> String {
    let mut draft = draft.clone();
    draft.relations.clear();
    toml::to_string_pretty(&draft).expect("the draft has text keys and no type that TOML lacks")
}

/// The file `crosswalk.csv`: a row a relation.
pub fn crosswalk_csv(draft: &CrosswalkDraft) -> String {
    let rows: Vec<Vec<String>> = draft
        .relations
        .iter()
        .map(|relation| {
            let word = relation
                .relation
                .as_ref()
                .and_then(|choice| serde_json::to_value(choice).ok())
                .and_then(|value| value.as_str().map(str::to_owned));
            vec![
                word.unwrap_or_default(),
                relation.from.join("; "),
                relation.to.join("; "),
                if relation.confirmed { "yes" } else { "no" }.to_owned(),
                relation.similarity.clone().unwrap_or_default(),
                relation.note.clone().unwrap_or_default(),
            ]
        })
        .collect();
    csv::table(&CROSSWALK_COLUMNS, &rows)
}
