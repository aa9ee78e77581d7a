//! The sheets of an XLSForm: survey, choices, settings.

use crate::write::xlsx::WorkbookError;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

/// A form.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub(super) title: String,
    pub(super) id: String,
    pub(super) version: String,
    pub(super) languages: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) lists: Vec<(String, Vec<Choice>)>,
}

/// A row of the survey. Texts are in the order of the form's languages; an empty one is
/// left out.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) label: Vec<String>,
    pub(super) hint: Vec<String>,
    pub(super) required: bool,
    /// An expression under which it is required, where it is not always.
    pub(super) required_if: String,
    pub(super) relevant: String,
    pub(super) constraint: String,
    pub(super) message: Vec<String>,
    pub(super) calculation: String,
    pub(super) appearance: String,
    pub(super) default: String,
}

impl Row {
    /// The end of a group or repeat.
    pub(super) fn end(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }
}

/// A choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) label: Vec<String>,
}

impl Form {
    /// The name of the list with these choices: a known one, or a new one after its kind.
    pub(super) fn list(&mut self, kind: &str, choices: Vec<Choice>) -> String {
        if let Some((name, _)) = self.lists.iter().find(|(_, known)| *known == choices) {
            return name.clone();
        }
        let name = format!("{kind}_{}", self.lists.len() + 1);
        self.lists.push((name.clone(), choices));
        name
    }
}

/// What form tools call a language: `English (en)`.
fn language_name(tag: &str) -> String {
    const NAMES: [(&str, &str); 20] = [
        ("ar", "Arabic"),
        ("az", "Azerbaijani"),
        ("bg", "Bulgarian"),
        ("bs", "Bosnian"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
        ("hr", "Croatian"),
        ("hy", "Armenian"),
        ("it", "Italian"),
        ("ka", "Georgian"),
        ("mk", "Macedonian"),
        ("pt", "Portuguese"),
        ("ro", "Romanian"),
        ("ru", "Russian"),
        ("sq", "Albanian"),
        ("sr", "Serbian"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
    ];
    let primary = cpi_model::code::primary_subtag(tag);
    let known = NAMES.iter().find(|(code, _)| *code == primary);
    format!("{} ({tag})", known.map_or(tag, |(_, name)| name))
}

/// Writes rows of text beneath a header.
fn table(
    sheet: &mut Worksheet,
    name: &str,
    header: &[String],
    rows: &[Vec<String>],
) -> Result<(), WorkbookError> {
    let bold = Format::new().set_bold();
    let cell = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_num_format("@");
    sheet.set_name(name)?;
    for (i, text) in (0..).zip(header) {
        sheet.write_string_with_format(0, i, text, &bold)?;
        let width = if text.contains("::") { 50 } else { 18 };
        sheet.set_column_width(i, width)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (i, text) in (0..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, i, text, &cell)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A text that people read, so that a form shows it as it is: `${` would begin the value of a
/// field, and `instance(` an expression.
fn shown(text: &str) -> String {
    text.replace("${", "$ {").replace("instance(", "instance (")
}

pub(super) fn write(form: &Form) -> Result<Vec<u8>, WorkbookError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(shown(&form.title))
            .set_author("cpi")
            .set_creation_datetime(&created),
    );
    let names: Vec<String> = form
        .languages
        .iter()
        .map(|tag| language_name(tag))
        .collect();
    let translated = |column: &str| -> Vec<String> {
        names
            .iter()
            .map(|name| format!("{column}::{name}"))
            .collect()
    };
    let one = |column: &str| vec![column.to_owned()];
    let header = [
        one("type"),
        one("name"),
        translated("label"),
        translated("hint"),
        one("required"),
        one("relevant"),
        one("constraint"),
        translated("constraint_message"),
        one("calculation"),
        one("appearance"),
        one("default"),
    ]
    .concat();
    let of = |texts: &[String]| -> Vec<String> {
        let at = |i: usize| texts.get(i).map(|text| shown(text)).unwrap_or_default();
        (0..names.len()).map(at).collect()
    };
    let rows: Vec<Vec<String>> = form
        .rows
        .iter()
        .map(|row| {
            let required = if row.required {
                "yes"
            } else {
                &row.required_if
            };
            [
                one(&row.kind),
                one(&row.name),
                of(&row.label),
                of(&row.hint),
                one(required),
                one(&row.relevant),
                one(&row.constraint),
                of(&row.message),
                one(&row.calculation),
                one(&row.appearance),
                one(&row.default),
            ]
            .concat()
        })
        .collect();
    table(workbook.add_worksheet(), "survey", &header, &rows)?;
    let header = [one("list_name"), one("name"), translated("label")].concat();
    let rows: Vec<Vec<String>> = form
        .lists
        .iter()
        .flat_map(|(list, choices)| {
            choices
                .iter()
                .map(|choice| [one(list), one(&choice.name), of(&choice.label)].concat())
        })
        .collect();
    table(workbook.add_worksheet(), "choices", &header, &rows)?;
    let header = ["form_title", "form_id", "version", "default_language"].map(str::to_owned);
    let row = vec![
        shown(&form.title),
        form.id.clone(),
        form.version.clone(),
        names.first().cloned().unwrap_or_default(),
    ];
    table(workbook.add_worksheet(), "settings", &header, &[row])?;
    Ok(workbook.save_to_buffer()?)
}
