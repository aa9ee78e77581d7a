//! Random changes to a file.

use proptest::prelude::*;

/// Words that matter to some reader, and what people write in their place.
const WORDS: [&str; 40] = [
    "",
    "yes",
    "no",
    "partially",
    "missing",
    "not-applicable",
    "0",
    "-1",
    "1,5",
    "1e309",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "NaN",
    "true",
    "null",
    "1",
    "2",
    "index",
    "19.1",
    "1.1",
    "code",
    "weight",
    "children",
    "indicators",
    "declared",
    "geometric",
    "as-zero",
    "refuse",
    "frozen",
    "round",
    "XAA",
    "2026-02-30",
    "en",
    "\"",
    "\\",
    "\u{0}",
    "\u{feff}",
    "é",
    "\r",
    "💥",
];

/// Pieces of other formats.
const PIECES: [&str; 12] = [
    "\n",
    ",",
    ";",
    "[]",
    "{}",
    "[[nodes]]\n",
    "\n\"x\": {",
    "]",
    "}",
    "=",
    "\"a\",\"b\"\n",
    "#",
];

/// One change. Positions are taken modulo what there is.
#[derive(Debug, Clone)]
pub(crate) enum Mutation {
    Byte(usize, u8),
    Insert(usize, &'static str),
    Word(usize, &'static str),
    Remove(usize, usize),
    Repeat(usize, usize),
    Cut(usize),
    Without(usize),
    Twice(usize),
    Exchange(usize, usize),
}

/// One to three changes.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    use Mutation as M;
    let at = any::<usize>();
    let one = prop_oneof![
        2 => (at, any::<u8>()).prop_map(|(at, byte)| M::Byte(at, byte)),
        2 => (at, prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| M::Insert(at, piece)),
        6 => (at, prop::sample::select(&WORDS[..])).prop_map(|(at, word)| M::Word(at, word)),
        1 => (at, 1..40_usize).prop_map(|(at, length)| M::Remove(at, length)),
        1 => (at, 1..200_usize).prop_map(|(at, length)| M::Repeat(at, length)),
        1 => at.prop_map(M::Cut),
        2 => at.prop_map(M::Without),
        2 => at.prop_map(M::Twice),
        2 => (at, at).prop_map(|(one, other)| M::Exchange(one, other)),
    ];
    prop::collection::vec(one, 1..4)
}

impl Mutation {
    /// The bytes with the change.
    pub(crate) fn apply(&self, bytes: &[u8]) -> Vec<u8> {
        if bytes.is_empty() {
            return Vec::new();
        }
        let within = |at: usize| at % bytes.len();
        let replaced =
            |from: usize, to: usize, by: &[u8]| [&bytes[..from], by, &bytes[to..]].concat();
        match self {
            Self::Byte(at, byte) => replaced(within(*at), within(*at) + 1, &[*byte]),
            Self::Insert(at, piece) => replaced(within(*at), within(*at), piece.as_bytes()),
            Self::Word(at, word) => {
                let of_word = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_".contains(byte);
                let words = pieces(bytes, of_word);
                match words.get(at % words.len().max(1)) {
                    Some(&(from, to)) => replaced(from, to, word.as_bytes()),
                    None => bytes.to_vec(),
                }
            }
            Self::Remove(at, length) => {
                let from = within(*at);
                replaced(from, (from + length).min(bytes.len()), b"")
            }
            Self::Repeat(at, length) => {
                let from = within(*at);
                let to = (from + length).min(bytes.len());
                replaced(to, to, &bytes[from..to])
            }
            Self::Cut(at) => bytes[..within(*at)].to_vec(),
            Self::Without(at) | Self::Twice(at) | Self::Exchange(at, _) => {
                let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
                let line = at % lines.len();
                match self {
                    Self::Without(_) => drop(lines.remove(line)),
                    Self::Exchange(_, other) => {
                        let other = other % lines.len();
                        lines.swap(line, other);
                    }
                    _ => lines.insert(line, lines[line]),
                }
                lines.concat()
            }
        }
    }
}

/// Where the bytes that belong together stand.
fn pieces(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in bytes.iter().chain([&b' ']).enumerate() {
        match (start, belongs(byte)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}
