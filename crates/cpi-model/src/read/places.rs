//! Where in a text does a value stand?
//!
//! Time and memory grow with the length of the text alone, however many values are looked for and
//! however long its lines are.

use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Lines and columns by JSON pointer (RFC 6901).
pub type Positions = BTreeMap<Pointer, (u32, u32)>;

/// Where a value stands, or else the nearest that it belongs to: a missing key is placed where it
/// belongs.
pub(super) fn nearest(positions: &Positions, pointer: &Pointer) -> Option<(u32, u32)> {
    let mut found = pointer.ancestors().filter_map(|at| positions.get(at));
    found.next().copied()
}

/// Lines and columns of byte offsets. A line ends in LF, CR or both.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many characters begin before each `STEP` bytes, so that a long line is not counted
    /// from its beginning every time.
    characters: Vec<usize>,
}

const STEP: usize = 1024;

impl<'a> LineIndex<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let after = (1..=bytes.len()).filter(|at| match bytes[at - 1] {
            b'\n' => true,
            b'\r' => bytes.get(*at) != Some(&b'\n'),
            _ => false,
        });
        let mut count = 0;
        let characters = bytes.chunks(STEP).map(|chunk| {
            let before = count;
            count += beginnings(chunk);
            before
        });
        Self {
            text,
            characters: characters.collect(),
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The text of a line, from 1.
    pub fn line(&self, line: u32) -> &'a str {
        let line = line as usize;
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let start = self.starts.get(line.saturating_sub(1)).copied();
        &self.text[start.unwrap_or(end)..end]
    }

    /// The line and column of a byte, from 1; columns count characters.
    pub fn at(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let end = (start..=offset.min(self.text.len()))
            .rev()
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(start);
        let column = self.before(end) - self.before(start) + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// How many characters begin before a byte.
    fn before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        match self.characters.get(step) {
            Some(count) => count + beginnings(&self.text.as_bytes()[step * STEP..offset]),
            None => match self.characters.last() {
                Some(count) => {
                    let from = (self.characters.len() - 1) * STEP;
                    count + beginnings(&self.text.as_bytes()[from..offset])
                }
                None => 0,
            },
        }
    }
}

/// How many characters begin in bytes of UTF-8.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The place of every value of a JSON text that its parser accepts: of a member of an object where
/// its key begins. Of another text, as far as it goes.
pub fn json_places(text: &str) -> Positions {
    places_where(text, |_| true)
}

/// The places of the values of a JSON text that problems are about, by their pointers, and of
/// everything that these belong to. A large document has many more values than problems.
pub fn json_places_of<'p>(text: &str, pointers: impl Iterator<Item = &'p Pointer>) -> Positions {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    for pointer in pointers {
        // An ancestor that is there already has its own ancestors there, too.
        for at in pointer.ancestors() {
            if !wanted.insert(at) {
                break;
            }
        }
    }
    places_where(text, |pointer| wanted.contains(pointer.as_str()))
}

fn places_where(text: &str, is_wanted: impl Fn(&Pointer) -> bool) -> Positions {
    let lines = LineIndex::new(text);
    let mut places = BTreeMap::from([(Pointer::root(), (1, 1))]);
    walk(text, |value| {
        if !is_wanted(value.pointer) {
            return;
        }
        places.insert(value.pointer.clone(), lines.at(value.offset));
    });
    places
}

/// How many values the objects and lists of a JSON text hold.
pub fn count_values(text: &str) -> usize {
    let mut count = 0;
    walk(text, |_| count += 1);
    count
}

/// The keys of a JSON text that stand twice in an object, with the line and column of the second.
pub(super) fn json_duplicates(text: &str) -> Vec<(String, u32, u32)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    walk(text, |value| {
        if let Some(key) = value.again {
            found.push((key.to_owned(), value.offset));
        }
    });
    if found.is_empty() {
        return Vec::new();
    }
    let lines = LineIndex::new(text);
    let located = found.into_iter().map(|(key, offset)| {
        let (line, column) = lines.at(offset);
        (key, line, column)
    });
    located.collect()
}

/// A value that the walk has come to.
struct KeyFindings<'w> {
    pointer: &'w Pointer,
    /// The byte at which it begins; in an object that of its key.
    offset: usize,
    /// Its key, where an earlier member of the object has it too.
    again: Option<&'w str>,
}

/// An object or list that is open.
struct Open {
    /// The keys of an object so far.
    keys: Option<BTreeSet<String>>,
    /// The position of the next element of a list.
    next: usize,
}

impl Open {
    /// Leads the pointer back from the last value that was found in it, if there was one.
    fn lead_back(&self, pointer: &mut Pointer) {
        if 0 < self.next || self.keys.as_ref().is_some_and(|keys| !keys.is_empty()) {
            pointer.pop();
        }
    }
}

/// Goes through a JSON text once, without recursion.
fn walk(text: &str, mut found: impl FnMut(KeyFindings<'_>)) {
    let bytes = text.as_bytes();
    let mut pointer = Pointer::root();
    let mut open: Vec<Open> = Vec::new();
    // Whether a value may begin here: after `[`, after a comma of a list.
    let mut element = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if element && !byte.is_ascii_whitespace() && *byte != b']' {
            if let Some(list) = open.last_mut() {
                list.lead_back(&mut pointer);
                pointer.push_index(list.next);
                list.next += 1;
                found(KeyFindings {
                    pointer: &pointer,
                    offset: at,
                    again: None,
                });
            }
            element = false;
        }
        match byte {
            b'{' | b'[' => {
                let is_list = *byte == b'[';
                open.push(Open {
                    keys: (!is_list).then(BTreeSet::new),
                    next: 0,
                });
                element = is_list;
                at += 1;
            }
            b'}' | b']' => {
                if let Some(closed) = open.pop() {
                    closed.lead_back(&mut pointer);
                }
                element = false;
                at += 1;
            }
            b',' => {
                element = open.last().is_some_and(|it| it.keys.is_none());
                at += 1;
            }
            b'"' => {
                let end = end_of_text(bytes, at);
                let after = bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace());
                if after == Some(&b':')
                    && let Some(object) = open.last_mut()
                    && object.keys.is_some()
                {
                    let key: String = serde_json::from_str(&text[at..end]).unwrap_or_default();
                    object.lead_back(&mut pointer);
                    pointer.push_key(&key);
                    let keys = object.keys.get_or_insert_default();
                    let again = keys.contains(&key);
                    found(KeyFindings {
                        pointer: &pointer,
                        offset: at,
                        again: again.then_some(&key),
                    });
                    keys.insert(key);
                }
                at = end;
            }
            _ => at += 1,
        }
    }
}

/// The byte behind a text that begins at a quotation mark.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
