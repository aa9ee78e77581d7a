//! The cells of one sheet of an XLSX file.

use super::super::calendar::time_of;
use super::super::{Calendar, Collected, MOST_MERGED, Refusal, Value, decimal, few, iso_date};
use super::{MOST_ROW, Shown, attribute, next, position, range, referred, unescape};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A cell while it is read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    style: usize,
    value: String,
    formula: bool,
}

pub(super) fn sheet(
    text: &str,
    strings: &[String],
    styles: &[Shown],
    calendar: Calendar,
    collected: &mut Collected,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    let mut cell: Option<Open> = None;
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut in_value, mut in_reading) = (false, false);
    loop {
        let event = next(&mut reader)?;
        match event {
            Event::Start(ref element) | Event::Empty(ref element) => {
                let ends = matches!(event, Event::Empty(_));
                match element.local_name().as_ref() {
                    "row" => {
                        let number = attribute(element, "r").and_then(|r| r.parse().ok());
                        row = number.unwrap_or(row + 1);
                        column = 0;
                        if MOST_ROW < row {
                            return Err(Refusal::broken("it has a row below the last"));
                        }
                    }
                    "c" => {
                        let mut open = Open::default();
                        let mut at = None;
                        for each in element.attributes().flatten() {
                            match each.key.as_ref() {
                                "r" => at = position(&each.value),
                                "t" => each.value.as_ref().clone_into(&mut open.kind),
                                "s" => open.style = each.value.parse().unwrap_or(0),
                                _ => {}
                            }
                        }
                        (open.row, open.column) = at.unwrap_or((row, column + 1));
                        column = open.column;
                        cell = (!ends).then_some(open);
                    }
                    "v" | "t" if cell.is_some() => in_value = !ends && !in_reading,
                    "rPh" => in_reading = !ends,
                    "f" => {
                        if let Some(cell) = &mut cell {
                            cell.formula = true;
                        }
                    }
                    "mergeCell" => {
                        let found = attribute(element, "ref").and_then(|name| range(&name));
                        collected.sheet.merged.extend(found);
                        few("merged ranges", collected.sheet.merged.len(), MOST_MERGED)?;
                    }
                    _ => {}
                }
            }
            Event::Text(text) if in_value => {
                if let Some(cell) = &mut cell {
                    cell.value.push_str(&text.xml10_content());
                }
            }
            Event::CData(text) if in_value => {
                if let Some(cell) = &mut cell {
                    cell.value.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) if in_value => {
                if let Some(cell) = &mut cell {
                    cell.value.push(referred(&reference)?);
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "t" => in_value = false,
                "rPh" => in_reading = false,
                "c" => {
                    if let Some(open) = cell.take() {
                        let (row, column) = (open.row, open.column);
                        if let Some(value) = value(open, strings, styles, calendar)? {
                            collected.push(row, column, value)?;
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a cell holds, by its type and style.
fn value(
    cell: Open,
    strings: &[String],
    styles: &[Shown],
    calendar: Calendar,
) -> Result<Option<Value>, Refusal> {
    if cell.value.is_empty() {
        // A program that computes nothing leaves a formula without a value; an empty text
        // is one.
        let computed = matches!(cell.kind.as_str(), "str" | "inlineStr");
        return Ok((cell.formula && !computed).then_some(Value::NotComputed));
    }
    Ok(Some(match cell.kind.as_str() {
        "s" => {
            let text = cell
                .value
                .parse::<usize>()
                .ok()
                .and_then(|at| strings.get(at));
            let text =
                text.ok_or_else(|| Refusal::broken("a cell refers to a text that is not there"))?;
            Value::Text(text.clone())
        }
        "str" | "inlineStr" => Value::Text(unescape(&cell.value)),
        "b" => Value::Truth(cell.value == "1"),
        "e" => Value::Fault(cell.value),
        "d" if !cell.value.contains('-') => {
            Value::Time(cell.value.trim_start_matches('T').to_owned())
        }
        "d" => iso_date(&cell.value),
        _ => match (styles.get(cell.style), decimal(&cell.value)) {
            (_, None) => Value::Text(cell.value),
            (Some(Shown::Percentage), Some(number)) => Value::Percentage(number),
            (Some(Shown::Date), Some(number)) => {
                calendar.shown(&number).unwrap_or(Value::Number(number))
            }
            (Some(Shown::Time), Some(number)) => time_of(&number).unwrap_or(Value::Number(number)),
            (_, Some(number)) => Value::Number(number),
        },
    }))
}
