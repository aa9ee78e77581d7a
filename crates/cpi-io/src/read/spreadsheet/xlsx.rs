//! The parts of an XLSX file (ECMA-376).

mod sheet;

use super::members::Members;
use super::xml::{attribute, next, properties, referred};
use super::{
    Calendar, Collected, MOST_CELLS, MOST_NAMES, MOST_SHEETS, Range, Refusal, Spreadsheet, few,
};
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, Reader};
use sheet::sheet;
use std::collections::BTreeMap;

const MOST_ROW: u32 = 1_048_576;
const MOST_COLUMN: u32 = 16_384;

pub(super) fn read(members: &mut Members<'_>) -> Result<Spreadsheet, Refusal> {
    let main = main_part(members)?;
    let folder = main.rfind('/').map_or("", |at| &main[..=at]).to_owned();
    let Some(workbook) = members.text(&main)? else {
        return Err(Refusal::broken("it has no workbook inside"));
    };
    let mut declared = workbook_part(&workbook)?;
    declared.calendar = calendar(&workbook)?;
    let name = main.rsplit('/').next().unwrap_or_default();
    let relations = relations(members, &format!("{folder}_rels/{name}.rels"), &folder)?;
    let part = |kind: &str| {
        relations
            .values()
            .find(|(found, _)| found.ends_with(kind))
            .map(|(_, target)| target.clone())
    };
    let strings = match part("/sharedStrings") {
        Some(target) => shared_strings(&members.text(&target)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let styles = match part("/styles") {
        Some(target) => styles(&members.text(&target)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let mut spreadsheet = Spreadsheet {
        names: declared.names,
        calendar: declared.calendar,
        ..Spreadsheet::default()
    };
    let mut collected = Collected::default();
    for (name, hidden, id) in declared.sheets {
        let Some((kind, target)) = relations.get(&id) else {
            continue;
        };
        if !kind.ends_with("/worksheet") {
            continue;
        }
        let text = members.text(target)?.unwrap_or_default();
        sheet(&text, &strings, &styles, declared.calendar, &mut collected)?;
        let mut sheet = collected.end();
        (sheet.name, sheet.hidden) = (name, hidden);
        spreadsheet.sheets.push(sheet);
    }
    if let Some(text) = members.text("docProps/custom.xml")? {
        spreadsheet.properties = properties(&text, "property")?;
    }
    Ok(spreadsheet)
}

/// The name of the part that holds the workbook.
fn main_part(members: &mut Members<'_>) -> Result<String, Refusal> {
    let relations = relations(members, "_rels/.rels", "")?;
    let main = relations
        .values()
        .find(|(kind, _)| kind.ends_with("/officeDocument"))
        .map(|(_, target)| target.clone());
    Ok(main.unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

/// What a part refers to: by id, the kind and the name of the other part.
fn relations(
    members: &mut Members<'_>,
    name: &str,
    folder: &str,
) -> Result<BTreeMap<String, (String, String)>, Refusal> {
    let mut found = BTreeMap::new();
    let text = members.text(name)?.unwrap_or_default();
    let mut reader = Reader::from_str(&text);
    loop {
        match next(&mut reader)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "Relationship" =>
            {
                let of = |name| attribute(&element, name).unwrap_or_default();
                let target = of("Target").replace('\\', "/");
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("{folder}{target}"),
                };
                found.insert(of("Id"), (of("Type"), target));
                few("relations", found.len(), MOST_NAMES)?;
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Declared {
    /// Name, whether hidden, and the id of the relation.
    sheets: Vec<(String, bool, String)>,
    names: BTreeMap<String, (String, u32, u32)>,
    calendar: Calendar,
}

fn workbook_part(text: &str) -> Result<Declared, Refusal> {
    let mut declared = Declared::default();
    let mut reader = Reader::from_str(text);
    let mut naming: Option<(String, String)> = None;
    loop {
        match next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "sheet" => {
                    let of = |name| attribute(&element, name).unwrap_or_default();
                    let hidden = of("state").to_lowercase().contains("hidden");
                    declared.sheets.push((of("name"), hidden, of("id")));
                    few("sheets", declared.sheets.len(), MOST_SHEETS)?;
                }
                "definedName" => {
                    let name = attribute(&element, "name").unwrap_or_default();
                    naming = Some((name, String::new()));
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some((_, refers)) = &mut naming {
                    refers.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, refers)) = &mut naming {
                    refers.push(referred(&reference)?);
                }
            }
            Event::End(element) if element.local_name().as_ref() == "definedName" => {
                if let Some((name, refers)) = naming.take()
                    && let Some(cell) = cell_of(&refers)
                {
                    declared.names.insert(name, cell);
                    few("names", declared.names.len(), MOST_NAMES)?;
                }
            }
            Event::Eof => return Ok(declared),
            _ => {}
        }
    }
}

/// The calendar of a workbook: what its own element `workbookPr` says, a child of its root
/// and of the same vocabulary. Extensions have elements of that name that say other things.
fn calendar(text: &str) -> Result<Calendar, Refusal> {
    let broken = |error| Refusal::Broken(format!("its XML is damaged: {error}"));
    let mut reader = NsReader::from_str(text);
    let mut root: Option<String> = None;
    let mut depth = 0_usize;
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(broken)?;
        let element = match &event {
            Event::Start(element) | Event::Empty(element) => element,
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Event::Eof => return Ok(Calendar::From1900),
            _ => continue,
        };
        let namespace = match namespace {
            ResolveResult::Bound(name) => name.as_ref().to_owned(),
            _ => String::new(),
        };
        if depth == 0 {
            root = Some(namespace);
        } else if depth == 1
            && root.as_ref() == Some(&namespace)
            && element.local_name().as_ref() == "workbookPr"
        {
            let value = attribute(element, "date1904").unwrap_or_default();
            let value = value.trim().to_ascii_lowercase();
            return Ok(if matches!(value.as_str(), "1" | "true" | "on") {
                Calendar::from_1904()
            } else {
                Calendar::From1900
            });
        }
        depth += usize::from(matches!(event, Event::Start(_)));
    }
}

/// The sheet, row and column of a reference such as `'A sheet'!$C$5`.
pub(super) fn cell_of(reference: &str) -> Option<(String, u32, u32)> {
    let reference = reference.trim().trim_start_matches(['=', '$']);
    let (sheet, cell) = reference.rsplit_once(['!', '.'])?;
    let sheet = sheet.trim_start_matches('$');
    let sheet = match sheet
        .strip_prefix('\'')
        .and_then(|it| it.strip_suffix('\''))
    {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    };
    let (row, column) = position(&cell.replace('$', ""))?;
    Some((sheet, row, column))
}

/// Row and column of a cell's name, `C5`.
fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let mut column = 0_u32;
    for letter in name[..digits].bytes() {
        if !letter.is_ascii_alphabetic() || MOST_COLUMN < column {
            return None;
        }
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: u32 = name[digits..].parse().ok()?;
    (0 < column && column <= MOST_COLUMN && 0 < row && row <= MOST_ROW).then_some((row, column))
}

/// The range of a name such as `F10:F12`.
fn range(name: &str) -> Option<Range> {
    let (first, last) = name.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    Some(Range {
        top,
        left,
        bottom,
        right,
    })
}

fn shared_strings(text: &str) -> Result<Vec<String>, Refusal> {
    let mut strings: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(text);
    let mut current = String::new();
    let (mut in_text, mut in_reading) = (false, false);
    loop {
        match next(&mut reader)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "si" => current.clear(),
                "t" => in_text = !in_reading,
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::Empty(element) if element.local_name().as_ref() == "si" => {
                strings.push(String::new());
            }
            Event::End(element) => match element.local_name().as_ref() {
                "si" => strings.push(unescape(&current)),
                "t" => in_text = false,
                "rPh" => in_reading = false,
                _ => {}
            },
            Event::Text(text) if in_text => current.push_str(&text.xml10_content()),
            Event::CData(text) if in_text => current.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if in_text => current.push(referred(&reference)?),
            Event::Eof => return Ok(strings),
            _ => {}
        }
        few("different texts", strings.len(), MOST_CELLS * 2)?;
    }
}

/// Characters that XML cannot hold stand as `_x000D_`.
fn unescape(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6);
        let character = code
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match character {
            Some('\r') => rest = &rest[at + 7..],
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// How a number is shown, as far as it changes what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Number,
    Date,
    Time,
    Percentage,
}

/// How each style of a cell shows a number.
fn styles(text: &str) -> Result<Vec<Shown>, Refusal> {
    let mut formats: BTreeMap<u32, Shown> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut within = false;
    let mut reader = Reader::from_str(text);
    loop {
        match next(&mut reader)? {
            Event::Start(element) | Event::Empty(element) => {
                let number = |name| attribute(&element, name).and_then(|id| id.parse::<u32>().ok());
                match element.local_name().as_ref() {
                    "numFmt" => {
                        let code = attribute(&element, "formatCode").unwrap_or_default();
                        if let Some(id) = number("numFmtId") {
                            formats.insert(id, shown(&code));
                            few("formats", formats.len(), MOST_NAMES)?;
                        }
                    }
                    "cellXfs" => within = true,
                    "xf" if within => {
                        let id = number("numFmtId").unwrap_or(0);
                        let own = formats.get(&id).copied();
                        styles.push(own.unwrap_or(match id {
                            9 | 10 => Shown::Percentage,
                            18..=21 | 45..=47 => Shown::Time,
                            14..=17 | 22 | 27..=36 | 50..=58 => Shown::Date,
                            _ => Shown::Number,
                        }));
                        few("styles", styles.len(), MOST_NAMES)?;
                    }
                    _ => {}
                }
            }
            Event::End(element) if element.local_name().as_ref() == "cellXfs" => within = false,
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// What a code such as `yyyy\-mm\-dd` or `0.0%` makes of a number.
fn shown(code: &str) -> Shown {
    let mut chars = code.chars();
    let mut letters = String::new();
    let mut elapsed = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => {
                let within: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let within = within.to_ascii_lowercase();
                // `[h]`, `[mm]`, `[s]` count on beyond a day, a minute.
                elapsed |= !within.is_empty()
                    && ["h", "m", "s"]
                        .iter()
                        .any(|unit| within.replace(unit, "").is_empty());
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            ';' => break,
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    let has = |any: &[char]| letters.contains(any);
    if letters.contains('%') {
        Shown::Percentage
    } else if letters == "general" {
        Shown::Number
    } else if has(&['y', 'd']) {
        Shown::Date
    } else if elapsed || has(&['h', 's']) {
        Shown::Time
    } else if has(&['m']) {
        Shown::Date
    } else {
        Shown::Number
    }
}
