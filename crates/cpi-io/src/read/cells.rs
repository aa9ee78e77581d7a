//! Tables of cells with a header.

use super::quotes;
use super::text::{one, place, problem, too_large};
use cpi_model::matching::{is_invisible, plain, visible};
use cpi_model::problem::near;
use cpi_model::{ProblemKind, Problems};
use csv::StringRecord;
use std::collections::BTreeMap;

/// The most columns of a table: as many as a sheet of a spreadsheet has.
const MOST_COLUMNS: usize = 16_384;

/// A table that is read row by row.
pub(super) struct Cells<'a> {
    pub(super) file: &'a str,
    /// The names of the columns, without those behind the last that has a name.
    pub(super) header: Vec<String>,
    /// The line of the header.
    pub(super) line: u32,
    /// The line on which the text begins.
    first: u32,
    /// How many cells the header has, with those without a name.
    width: usize,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    text: &'a str,
    lines: LineCount<'a>,
}

impl<'a> Cells<'a> {
    /// Reads the header: no column twice, none without a name before one that has a name. A
    /// first line such as `sep=;` says what separates cells; rows of empty cells before the
    /// header are passed over.
    pub(super) fn new(file: &'a str, text: &'a str, delimiter: u8) -> Result<Self, Problems> {
        let text = text.trim_start_matches('\u{FEFF}');
        let (text, delimiter, first) = match separator(text) {
            Some((separator, rest)) => (rest, separator, 2),
            None => (text, delimiter, 1),
        };
        quotes::check(file, text, delimiter, first)?;
        let mut reader = reader(text, delimiter);
        let mut lines = LineCount::new(text, first);
        let mut record = StringRecord::new();
        let line = loop {
            let more = reader
                .read_record(&mut record)
                .map_err(|error| syntax(file, &error))?;
            if !more {
                return Err(one(
                    ProblemKind::Empty,
                    place(file, 1, 1),
                    "the table holds nothing",
                    "write the header and the rows, or name another file",
                ));
            }
            if !is_blank(record.iter()) {
                break lines.at(record.position());
            }
        };
        let width = record.len();
        if MOST_COLUMNS < width {
            return Err(too_large(
                file,
                &format!("it has {width} columns; at most {MOST_COLUMNS} are read"),
                "look whether its lines end as they should, and remove what is no column",
            ));
        }
        let mut header: Vec<String> = record.iter().map(|name| plain(name).into_owned()).collect();
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        if let [only] = header.as_slice()
            && let Some(other) = [',', ';', '\t', '|']
                .into_iter()
                .find(|c| only.contains(*c))
        {
            return Err(one(
                ProblemKind::Syntax,
                place(file, line as usize, 1),
                format!(
                    "the header is a single cell, `{}`, that looks separated by {other:?}",
                    shorten(only)
                ),
                format!(
                    "separate the cells by {:?}; of a table of answers, `round.toml` can declare `delimiter = {:?}` instead",
                    char::from(delimiter),
                    other.to_string()
                ),
            ));
        }
        let mut problems = Problems::new();
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut nameless = Vec::new();
        for (i, name) in header.iter().enumerate() {
            if name.is_empty() {
                nameless.push(i + 1);
            } else if let Some(first) = seen.insert(name, i) {
                problems.push(problem(
                    ProblemKind::Duplicate,
                    place(file, line as usize, i + 1),
                    format!(
                        "the column `{}` stands twice, first as column {}",
                        shorten(name),
                        first + 1
                    ),
                    "keep one of them, or name the other in `ignore` under another name",
                ));
            }
        }
        if let Some(first) = nameless.first() {
            problems.push(problem(
                ProblemKind::UnknownKey,
                place(file, line as usize, *first),
                match nameless.as_slice() {
                    [one] => format!("column {one} has no name"),
                    several => format!("columns {} have no name", ranges(several)),
                },
                "name what holds something, and remove the rest",
            ));
        }
        if problems.is_empty() {
            Ok(Self {
                file,
                header,
                line,
                first,
                width,
                delimiter,
                reader,
                text,
                lines,
            })
        } else {
            problems.sort_by_place();
            Err(problems)
        }
    }

    /// Refuses a header with a column that is not known, or without one that is required.
    /// `there_are` names the known ones.
    pub(super) fn only(
        &self,
        is_known: impl Fn(&str) -> bool,
        there_are: &str,
        required: &[&str],
    ) -> Result<(), Problems> {
        let mut problems = Problems::new();
        for (i, name) in self.header.iter().enumerate() {
            if !is_known(name) {
                // Of a text the language may stand behind the name.
                let language = name.find('@').map_or("", |at| &name[at..]);
                let words = there_are.split([',', ' ', '`']);
                let known: Vec<String> = words.map(|word| format!("{word}{language}")).collect();
                problems.push(problem(
                    ProblemKind::UnknownKey,
                    place(self.file, self.line as usize, i + 1),
                    format!("the column `{}` is not known", shorten(name)),
                    match near(name, known.iter().map(String::as_str)) {
                        Some(meant) => {
                            format!("did you mean `{meant}`? If not, correct or remove it")
                        }
                        None => format!("correct or remove it; there are {there_are}"),
                    },
                ));
            }
        }
        for required in required {
            if !self.header.iter().any(|name| name == required) {
                problems.push(problem(
                    ProblemKind::MissingKey,
                    place(self.file, self.line as usize, 1),
                    format!("there is no column `{required}`"),
                    "add the column",
                ));
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    /// Reads the next row into a record; none at the end. The number is its line. Rows of
    /// empty cells are passed over.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Result<Option<u32>, Problems> {
        loop {
            if !self
                .reader
                .read_record(record)
                .map_err(|error| syntax(self.file, &error))?
            {
                return Ok(None);
            }
            if is_blank(record.iter()) {
                continue;
            }
            let line = self.lines.at(record.position());
            if record.len() != self.width {
                return Err(ragged(self.file, line, record.len(), self.width));
            }
            let named = self.header.len();
            without_name(self.file, line, named, record.iter())?;
            record.truncate(named);
            return Ok(Some(line));
        }
    }

    /// The rows that are left, in at most so many parts that can be read side by side.
    ///
    /// A text without quotation marks ends a row at every line end, so that it can be cut
    /// there, and its cells are found by their separators alone.
    pub(super) fn parts(self, most: usize) -> Vec<Part<'a>> {
        let from = usize::try_from(self.reader.position().byte()).unwrap_or(0);
        // The header's record ends at the first half of CR LF.
        let halved = self.text[..from].ends_with('\r') && self.text[from..].starts_with('\n');
        let (before, rows) = self.text.split_at(from + usize::from(halved));
        let part = |text: &'a str, line: u32| Part {
            file: self.file,
            width: self.width,
            named: self.header.len(),
            delimiter: self.delimiter,
            quoted: self.text.contains('"'),
            text,
            line,
        };
        let mut line = self.first + line_ends(before.as_bytes());
        let mut parts = Vec::new();
        let mut rest = rows;
        for left in (2..=most.max(1)).rev() {
            if rest.len() < SMALLEST_PART * left || part("", 0).quoted {
                break;
            }
            let middle = rest.len() / left;
            let Some(cut) = rest.as_bytes()[middle..].iter().position(|b| *b == b'\n') else {
                break;
            };
            let (one, other) = rest.split_at(middle + cut + 1);
            parts.push(part(one, line));
            line += line_ends(one.as_bytes());
            rest = other;
        }
        parts.push(part(rest, line));
        parts
    }
}

/// Below this many bytes a part is not worth a thread of its own.
const SMALLEST_PART: usize = 1 << 16;

/// Rows of a table that can be read apart from the others.
pub(super) struct Part<'a> {
    file: &'a str,
    width: usize,
    named: usize,
    delimiter: u8,
    quoted: bool,
    text: &'a str,
    /// The line on which the text begins.
    line: u32,
}

impl Part<'_> {
    /// Reads row after row: its line and cells, or what is wrong with it. Rows of empty cells
    /// are passed over.
    pub(super) fn each(&self, mut row: impl FnMut(u32, Result<&[&str], Problems>)) {
        if self.quoted {
            self.each_quoted(&mut row);
        } else {
            self.each_plain(&mut row);
        }
    }

    fn each_plain(&self, row: &mut impl FnMut(u32, Result<&[&str], Problems>)) {
        let mut cells = Vec::with_capacity(self.width);
        let mut line = self.line;
        let mut rest = self.text;
        let delimiter = char::from(self.delimiter);
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let end = bytes.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let end = end.unwrap_or(bytes.len());
            if 0 < end {
                cells.clear();
                cells.extend(rest[..end].split(delimiter));
                if !is_blank(cells.iter().copied()) {
                    row(line, self.fits(line, &cells));
                }
            }
            let ended = match &bytes[end..] {
                [b'\r', b'\n', ..] => 2,
                [] => 0,
                _ => 1,
            };
            line += u32::from(ended != 0);
            rest = &rest[end + ended..];
        }
    }

    fn each_quoted(&self, row: &mut impl FnMut(u32, Result<&[&str], Problems>)) {
        let mut reader = reader(self.text, self.delimiter);
        let mut lines = LineCount::new(self.text, self.line);
        let mut record = StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    row(0, Err(syntax(self.file, &error)));
                    break;
                }
            }
            let line = lines.at(record.position());
            let cells: Vec<&str> = record.iter().collect();
            if !is_blank(cells.iter().copied()) {
                row(line, self.fits(line, &cells));
            }
        }
    }

    fn fits<'c>(&self, line: u32, cells: &'c [&'c str]) -> Result<&'c [&'c str], Problems> {
        if cells.len() != self.width {
            return Err(ragged(self.file, line, cells.len(), self.width));
        }
        without_name(self.file, line, self.named, cells.iter().copied())?;
        Ok(&cells[..self.named])
    }
}

/// Whether a row holds nothing that can be seen.
pub(crate) fn is_blank<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    cells.all(|cell| cell.chars().all(|c| c.is_whitespace() || is_invisible(c)))
}

/// Refuses a row that holds something behind the last column with a name.
fn without_name<'c>(
    file: &str,
    line: u32,
    named: usize,
    cells: impl Iterator<Item = &'c str>,
) -> Result<(), Problems> {
    let mut behind = cells.enumerate().skip(named);
    match behind.find(|(_, cell)| !is_blank([*cell].into_iter())) {
        None => Ok(()),
        Some((at, cell)) => Err(one(
            ProblemKind::UnknownKey,
            place(file, line as usize, at + 1),
            format!("`{}` stands in a column without a name", shorten(cell)),
            "name the column in the header, or empty the cell",
        )),
    }
}

/// What a first line such as `sep=;` says that separates cells, and the text after it. A
/// program that wrote the table again may have put its own separators behind it.
fn separator(text: &str) -> Option<(u8, &str)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let line = line.trim_start_matches('"');
    let said = line
        .get(..4)?
        .eq_ignore_ascii_case("sep=")
        .then(|| &line[4..])?;
    let separator = said.bytes().next().filter(u8::is_ascii)?;
    let behind = said[1..].trim_matches('"');
    let again = behind.bytes().next().filter(u8::is_ascii);
    if behind.bytes().any(|byte| Some(byte) != again) {
        return None;
    }
    let rest = rest.strip_prefix('\r').unwrap_or(rest);
    let rest = rest.strip_prefix('\n').unwrap_or(rest);
    Some((again.unwrap_or(separator), rest))
}

/// What separates the cells of a table that does not say: `,` `;` `|` or a tab, whichever is
/// most frequent in its header.
pub(super) fn delimiter(text: &str) -> u8 {
    let text = text.trim_start_matches('\u{FEFF}');
    let text = separator(text).map_or(text, |(_, rest)| rest);
    let separators = [b',', b';', b'\t', b'|'];
    let blank = |line: &&str| {
        line.bytes()
            .all(|b| separators.contains(&b) || b == b' ' || b == b'"')
    };
    let header = text.lines().find(|line| !blank(line)).unwrap_or_default();
    let mut within = false;
    let mut counts = [0_usize; 4];
    for byte in header.bytes() {
        within ^= byte == b'"';
        if let Some(at) = separators.iter().position(|each| *each == byte && !within) {
            counts[at] += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let at = counts.iter().position(|count| *count == most);
    separators[at.unwrap_or(0)]
}

/// Numbers in order as a message lists them: "2, 4 to 6".
fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => parts.push((*number, *number)),
        }
    }
    let parts: Vec<String> = parts
        .iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        })
        .collect();
    parts.join(", ")
}

fn ragged(file: &str, line: u32, cells: usize, width: usize) -> Problems {
    one(
        ProblemKind::RaggedRow,
        place(file, line as usize, cells.min(width) + 1),
        format!("the row has {cells} cells, the header {width}"),
        "complete the row; a cell that holds the separator is put in quotation marks",
    )
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// How many lines end in a text: by LF, CR or both.
fn line_ends(bytes: &[u8]) -> u32 {
    let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(is_end)
        .count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

/// Counts lines from record to record, also through cells of several lines.
struct LineCount<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    fn new(text: &'a str, line: u32) -> Self {
        Self {
            text,
            counted: 0,
            line,
        }
    }

    /// The line on which a record begins.
    fn at(&mut self, position: Option<&csv::Position>) -> u32 {
        let bytes = self.text.as_bytes();
        let at = position.and_then(|position| usize::try_from(position.byte()).ok());
        let mut at = at.unwrap_or(self.counted).clamp(self.counted, bytes.len());
        while at < bytes.len() && matches!(bytes[at], b'\r' | b'\n') {
            at += 1;
        }
        self.line += line_ends(&bytes[self.counted..at]);
        self.counted = at;
        self.line
    }
}

fn syntax(file: &str, error: &csv::Error) -> Problems {
    let line = error.position().map_or(1, csv::Position::line);
    one(
        ProblemKind::Syntax,
        place(file, usize::try_from(line).unwrap_or(1), 1),
        format!("the table cannot be read: {error}"),
        "save it again as CSV UTF-8",
    )
}

/// A text that is short enough to stand in a message.
pub(super) fn shorten(text: &str) -> String {
    let clean: String = visible(text)
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if clean.chars().count() <= 60 {
        clean
    } else {
        clean.chars().take(60).chain(['…']).collect()
    }
}
