//! The table of indicators, `indicators.csv`.

use super::cells::{Cells, shorten};
use super::text::{place, problem, text};
use crate::source_map::SourceMap;
use cpi_model::Pointer;
use cpi_model::draft::{Choice, ConditionDraft, IndicatorDraft};
use cpi_model::escape::unescape_formula;
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;

/// The columns that are one key each.
pub(crate) const COLUMNS: [&str; 28] = [
    "code",
    "parent",
    "kind",
    "weight",
    "scale",
    "points",
    "reversed",
    "applies_if",
    "otherwise",
    "lists",
    "requires_evidence",
    "unit",
    "direction",
    "normalisation",
    "goalpost_low",
    "goalpost_high",
    "target",
    "reference_low",
    "reference_high",
    "reference_mean",
    "reference_deviation",
    "possible_least",
    "possible_most",
    "possible_whole",
    "plausible_least",
    "plausible_most",
    "plausible_change",
    "plausible_change_share",
];
/// Those that stand behind the texts.
pub(crate) const LAST_COLUMNS: [&str; 4] =
    ["reference_values", "source", "references", "exceptions"];

/// Reads the table, and adds its rows to the places.
pub(super) fn indicators(
    file: &str,
    bytes: &[u8],
    declared: &[String],
    places: &mut SourceMap,
) -> Result<Vec<IndicatorDraft>, Problems> {
    let text = text(file, bytes)?;
    let mut cells = Cells::new(file, &text, b',')?;
    let there_are = format!(
        "{}, {}, `view:CODE`, `criteria:OPTION@LANGUAGE`, and with `@LANGUAGE` {}",
        COLUMNS.join(", "),
        LAST_COLUMNS.join(", "),
        IndicatorDraft::TEXTS.join(", ")
    );
    let is_known = |name: &str| pointer(name).is_some();
    cells.only(is_known, &there_are, &["code", "parent", "kind"])?;
    let mut problems = Problems::new();
    for (i, name) in cells.header.iter().enumerate() {
        if let Some((_, language)) = name.split_once('@')
            && !declared.iter().any(|each| each == language)
        {
            problems.push(problem(
                ProblemKind::InvalidLanguage,
                place(file, cells.line as usize, i + 1),
                format!(
                    "the language `{}` of the column `{}` is not declared",
                    shorten(language),
                    shorten(name)
                ),
                "add it to `languages` of the framework, or correct the tag",
            ));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut drafts = Vec::new();
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    while let Some(line) = cells.next(&mut record)? {
        let mut draft = IndicatorDraft::default();
        for (i, (name, cell)) in cells.header.iter().zip(record.iter()).enumerate() {
            if !cell.is_empty()
                && let Err(message) = set(&mut draft, name, unescape_formula(cell))
            {
                problems.push(problem(
                    ProblemKind::Syntax,
                    place(file, line as usize, i + 1),
                    format!("`{name}` is `{}`", shorten(cell)),
                    message,
                ));
            }
        }
        drafts.push(draft);
        lines.push(line);
    }
    let columns = cells
        .header
        .iter()
        .filter_map(|name| pointer(name))
        .collect();
    places.add_rows(file, "indicators", columns, lines);
    if problems.is_empty() {
        Ok(drafts)
    } else {
        Err(problems)
    }
}

/// Where the value of a column stands in an indicator; `None` if the column is not known.
fn pointer(column: &str) -> Option<Pointer> {
    if let Some(view) = column.strip_prefix("view:") {
        return Some(Pointer::from(["views", view]));
    }
    if let Some((text, language)) = column.split_once('@') {
        return match text.strip_prefix("criteria:") {
            Some(option) => Some(Pointer::from(["criteria", option, language])),
            None => IndicatorDraft::TEXTS
                .contains(&text)
                .then(|| Pointer::from([text, language])),
        };
    }
    match column {
        "goalpost_low" => Some(Pointer::from(["goalposts", "low"])),
        "goalpost_high" => Some(Pointer::from(["goalposts", "high"])),
        _ if COLUMNS.contains(&column) || LAST_COLUMNS.contains(&column) => {
            let groups = ["reference", "possible", "plausible"];
            let group = groups.iter().find_map(|group| {
                let key = column.strip_prefix(group)?.strip_prefix('_')?;
                Some(Pointer::from([group, key]))
            });
            Some(group.unwrap_or_else(|| Pointer::from([column])))
        }
        _ => None,
    }
}

/// Puts a cell where it belongs; an error says what is allowed.
fn set(draft: &mut IndicatorDraft, column: &str, cell: &str) -> Result<(), &'static str> {
    let text = || Some(cell.to_owned());
    if let Some(view) = column.strip_prefix("view:") {
        draft.views.insert(view.to_owned(), list(cell));
        return Ok(());
    }
    if let Some((key, language)) = column.split_once('@') {
        let texts = match key.strip_prefix("criteria:") {
            Some(option) => Some(draft.criteria.entry(option.to_owned()).or_default()),
            None => draft.text_mut(key),
        };
        if let Some(texts) = texts {
            texts.insert(language.to_owned(), cell.to_owned());
        }
        return Ok(());
    }
    match column {
        "code" => draft.code = text(),
        "parent" => draft.parent = text(),
        "kind" => draft.kind = Some(Choice::from_word(cell)),
        "weight" => draft.weight = text(),
        "scale" => draft.scale = text(),
        "otherwise" => draft.otherwise = Some(Choice::from_word(cell)),
        "unit" => draft.unit = text(),
        "direction" => draft.direction = Some(Choice::from_word(cell)),
        "normalisation" => draft.normalisation = text(),
        "goalpost_low" => draft.goalposts.get_or_insert_default().low = text(),
        "goalpost_high" => draft.goalposts.get_or_insert_default().high = text(),
        "target" => draft.target = text(),
        "reference_low" => draft.reference.get_or_insert_default().low = text(),
        "reference_high" => draft.reference.get_or_insert_default().high = text(),
        "reference_mean" => draft.reference.get_or_insert_default().mean = text(),
        "reference_deviation" => draft.reference.get_or_insert_default().deviation = text(),
        "reference_values" => draft.reference.get_or_insert_default().values = list(cell),
        "possible_least" => draft.possible.get_or_insert_default().least = text(),
        "possible_most" => draft.possible.get_or_insert_default().most = text(),
        "possible_whole" => draft.possible.get_or_insert_default().whole = yes_or_no(cell)?,
        "plausible_least" => draft.plausible.get_or_insert_default().least = text(),
        "plausible_most" => draft.plausible.get_or_insert_default().most = text(),
        "plausible_change" => draft.plausible.get_or_insert_default().change = text(),
        "plausible_change_share" => {
            draft.plausible.get_or_insert_default().change_share = text();
        }
        "source" => draft.source = text(),
        "references" => draft.references = list(cell),
        "lists" => draft.lists = list(cell),
        "reversed" => draft.reversed = yes_or_no(cell)?,
        "requires_evidence" => draft.requires_evidence = Some(yes_or_no(cell)?),
        "exceptions" => {
            for entry in list(cell) {
                let (word, reason) = entry
                    .split_once(':')
                    .ok_or("write `word: reason`, separated by `;`")?;
                let (word, reason) = (word.trim().to_owned(), reason.trim().to_owned());
                if draft.exceptions.insert(word, reason).is_some() {
                    return Err("an exception stands twice; keep one of them");
                }
            }
        }
        "points" => {
            for entry in list(cell) {
                let (option, points) = entry
                    .split_once('=')
                    .ok_or("write `option = points`, separated by `;`")?;
                if draft
                    .points
                    .insert(option.trim().to_owned(), points.trim().to_owned())
                    .is_some()
                {
                    return Err("an option has points twice; keep one of them");
                }
            }
        }
        "applies_if" => {
            for entry in list(cell) {
                let (indicator, answers) = entry
                    .split_once('=')
                    .ok_or("write `CODE = option | option`, conditions separated by `;`")?;
                draft.applies_if.push(ConditionDraft {
                    indicator: Some(indicator.trim().to_owned()),
                    answers: answers
                        .split('|')
                        .map(|answer| answer.trim().to_owned())
                        .collect(),
                });
            }
        }
        _ => {}
    }
    Ok(())
}

fn yes_or_no(cell: &str) -> Result<bool, &'static str> {
    match cell {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write `yes`, `no` or nothing"),
    }
}

/// The parts of a cell that are separated by `;`.
fn list(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}
