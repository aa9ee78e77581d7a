//! The parts of an ODS file (ISO/IEC 26300).

use super::members::Members;
use super::xlsx::cell_of;
use super::xml::{attribute, next, properties, referred};
use super::{
    Calendar, Collected, MOST_CELLS, MOST_CHARACTERS, MOST_MERGED, MOST_NAMES, MOST_SHEETS,
    MOST_TEXT, Range, Refusal, Spreadsheet, Value, decimal, few, iso_date,
};
use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

pub(super) fn read(members: &mut Members<'_>) -> Result<Spreadsheet, Refusal> {
    let text = members.text("content.xml")?.unwrap_or_default();
    let mut content = Content::default();
    // What holds where the file says nothing else.
    content.spreadsheet.calendar =
        NaiveDate::from_ymd_opt(1899, 12, 30).map_or(Calendar::From1900, Calendar::From);
    content.read(&text)?;
    let mut spreadsheet = content.spreadsheet;
    if let Some(text) = members.text("meta.xml")? {
        spreadsheet.properties = properties(&text, "user-defined")?;
    }
    Ok(spreadsheet)
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    kind: String,
    value: String,
    text: String,
    paragraphs: usize,
    formula: bool,
    repeated: u32,
}

#[derive(Default)]
struct Content {
    spreadsheet: Spreadsheet,
    collected: Collected,
    name: String,
    hidden: bool,
    /// The row being read, how often it stands, and its cells.
    row: u32,
    rows: u32,
    column: u32,
    cells: Vec<(u32, Value)>,
    cell: Option<Open>,
    /// The bytes of text that its cells hold.
    text: usize,
    in_paragraph: bool,
    /// How deep within something in a cell that is not its text, such as a note.
    aside: usize,
    styles_hidden: Vec<String>,
    style: Option<String>,
}

impl Content {
    fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(text);
        loop {
            match next(&mut reader)? {
                Event::Start(element) => self.start(&element),
                Event::Empty(element) => {
                    self.start(&element);
                    self.end(element.local_name().as_ref())?;
                }
                Event::End(element) => self.end(element.local_name().as_ref())?,
                Event::Text(text) => self.push(&text.xml10_content()),
                Event::CData(text) => self.push(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let mut buffer = [0; 4];
                    let character = referred(&reference)?;
                    self.push(character.encode_utf8(&mut buffer));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_paragraph
            && self.aside == 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "name"),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.styles_hidden.extend(self.style.clone());
            }
            "table" => {
                self.name = attribute(element, "name").unwrap_or_default();
                let style = attribute(element, "style-name").unwrap_or_default();
                self.hidden = self.styles_hidden.contains(&style);
                self.row = 0;
            }
            "table-row" => {
                self.rows = repeated(element, "number-rows-repeated");
                self.row = self.row.saturating_add(1);
                self.column = 0;
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" if self.aside == 0 => self.open(element),
            "annotation" | "shapes" | "frame" => self.aside += 1,
            "p" if self.cell.is_some() && self.aside == 0 => {
                self.in_paragraph = true;
                if let Some(cell) = &mut self.cell {
                    if 0 < cell.paragraphs {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let count = repeated(element, "c").min(1000);
                for _ in 0..count {
                    self.push(" ");
                }
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "null-date" => {
                let first = attribute(element, "date-value");
                let first = first.and_then(|day| day.get(..10)?.parse::<NaiveDate>().ok());
                if let Some(first) = first {
                    self.spreadsheet.calendar = Calendar::From(first);
                }
            }
            "named-range" => {
                let name = attribute(element, "name").unwrap_or_default();
                let at = attribute(element, "cell-range-address").and_then(|at| cell_of(&at));
                if let Some(at) = at {
                    self.spreadsheet.names.insert(name, at);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        let mut open = Open {
            repeated: 1,
            ..Open::default()
        };
        let (mut across, mut down) = (1, 1);
        for each in element.attributes().flatten() {
            let value = || {
                each.normalized_value(XmlVersion::Implicit1_0)
                    .unwrap_or_default()
                    .into_owned()
            };
            match each.key.as_ref() {
                "office:value-type" => open.kind = value(),
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:time-value"
                | "office:string-value" => open.value = value(),
                "table:formula" => open.formula = true,
                "table:number-columns-repeated" => open.repeated = value().parse().unwrap_or(1),
                "table:number-columns-spanned" => across = value().parse().unwrap_or(1),
                "table:number-rows-spanned" => down = value().parse().unwrap_or(1),
                _ => {}
            }
        }
        let at = self.column + 1;
        let merged = &mut self.collected.sheet.merged;
        if (1 < across || 1 < down) && merged.len() <= MOST_MERGED {
            merged.push(Range {
                top: self.row,
                left: at,
                bottom: self.row.saturating_add(down.max(1) - 1),
                right: at.saturating_add(across.max(1) - 1),
            });
        }
        self.cell = Some(open);
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "table-cell" | "covered-table-cell" if self.aside == 0 => {
                let Some(open) = self.cell.take() else {
                    return Ok(());
                };
                let repeated = open.repeated.max(1);
                if let Some(value) = value(open).filter(|value| !value.is_empty()) {
                    let count = self.cells.len() + repeated as usize;
                    few("cells that hold something", count, MOST_CELLS)?;
                    self.text += value.size().saturating_mul(repeated as usize);
                    few("bytes of text in its cells", self.text, MOST_TEXT)?;
                    for i in 0..repeated {
                        let column = self.column.saturating_add(i + 1);
                        self.cells.push((column, value.clone()));
                    }
                }
                self.column = self.column.saturating_add(repeated);
            }
            "table-row" => {
                let cells = std::mem::take(&mut self.cells);
                if !cells.is_empty() {
                    for i in 0..self.rows {
                        for (column, value) in &cells {
                            let row = self.row.saturating_add(i);
                            self.collected.push(row, *column, value.clone())?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.rows - 1);
            }
            "table" => {
                let mut sheet = self.collected.end();
                sheet.name = std::mem::take(&mut self.name);
                sheet.hidden = self.hidden;
                let sheet_merged = sheet.merged.len();
                self.spreadsheet.sheets.push(sheet);
                few("merged ranges", sheet_merged, MOST_MERGED)?;
                few("sheets", self.spreadsheet.sheets.len(), MOST_SHEETS)?;
                few("names", self.spreadsheet.names.len(), MOST_NAMES)?;
                few("styles", self.styles_hidden.len(), MOST_NAMES)?;
            }
            "annotation" | "shapes" | "frame" => self.aside = self.aside.saturating_sub(1),
            "p" => self.in_paragraph = false,
            _ => {}
        }
        Ok(())
    }
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    let count = attribute(element, name).and_then(|count| count.parse().ok());
    count.unwrap_or(1).max(1)
}

/// What a cell holds, by its type.
fn value(cell: Open) -> Option<Value> {
    let number = |make: fn(String) -> Value| {
        decimal(&cell.value).map_or_else(|| Value::Text(cell.value.clone()), make)
    };
    Some(match cell.kind.as_str() {
        "float" | "currency" => number(Value::Number),
        "percentage" => number(Value::Percentage),
        "date" => iso_date(&cell.value),
        "time" => Value::Time(duration(&cell.value).unwrap_or(cell.text)),
        "boolean" => Value::Truth(cell.value == "true"),
        "" if cell.text.is_empty() => return cell.formula.then_some(Value::NotComputed),
        _ if cell.text.starts_with('#') && cell.formula => Value::Fault(cell.text),
        _ => {
            let text = if cell.text.is_empty() {
                cell.value
            } else {
                cell.text
            };
            // A repeated text is not copied when it is far too long.
            Value::Text(if MOST_CHARACTERS * 4 < text.len() {
                text.chars().take(MOST_CHARACTERS + 1).collect()
            } else {
                text
            })
        }
    })
}

/// A time of day from a duration such as `PT10H30M00S`; none of another form.
fn duration(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split('.').next()?;
    let number = |text: &str| text.parse::<u32>().ok();
    Some(format!(
        "{:02}:{:02}:{:02}",
        number(hours)?,
        number(minutes)?,
        number(seconds)?
    ))
}
