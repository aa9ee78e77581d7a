//! Where in a document does a value stand?

use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::{Borrow, Cow};
use std::fmt::{self, Write};

/// A JSON pointer: the keys and positions that lead from the root of a document to a value, as text.
///
/// Pointers sort by their text.
///
/// # Examples
///
/// ```
/// use cpi_model::Pointer;
///
/// let evidence = Pointer::root().key("answers").index(3).key("evidence");
/// assert_eq!(evidence.to_string(), "/answers/3/evidence");
/// assert_eq!(evidence, Pointer::from(["answers", "3", "evidence"]));
/// assert_eq!(Pointer::root().key("a/b~c").as_str(), "/a~1b~0c");
/// assert!(Pointer::parse("answers").is_err());
/// ```
///
/// # References
///
/// RFC 6901, *JavaScript Object Notation (JSON) Pointer*.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Pointer(String);

/// A text that is no JSON pointer: it does not begin with `/`, or has a `~` that stands for nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no JSON pointer")]
pub struct InvalidPointer(String);

impl Pointer {
    /// The document itself.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// An entry of a list of the document, from 0.
    pub fn entry(list: &str, position: usize) -> Self {
        Self::root().key(list).index(position)
    }

    /// The pointer that a text writes.
    ///
    /// # Errors
    ///
    /// [`InvalidPointer`]: a text that is not empty begins with `/`, and `~` only stands in `~0` and `~1`.
    pub fn parse(text: &str) -> Result<Self, InvalidPointer> {
        let begins = text.is_empty() || text.starts_with('/');
        let mut after_tilde = text.split('~').skip(1);
        if begins && after_tilde.all(|rest| rest.starts_with(['0', '1'])) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidPointer(text.to_owned()))
        }
    }

    /// The value of a key of this object.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut deeper = self.clone();
        deeper.push_key(key);
        deeper
    }

    /// An entry of this list, from 0.
    #[must_use]
    pub fn index(&self, position: usize) -> Self {
        let mut deeper = self.clone();
        deeper.push_index(position);
        deeper
    }

    /// The value that a pointer leads to from here.
    #[must_use]
    pub fn join(&self, from_here: &Self) -> Self {
        Self(format!("{self}{from_here}"))
    }

    /// Goes on to the value of a key.
    pub fn push_key(&mut self, key: &str) {
        self.0.push('/');
        for c in key.chars() {
            match c {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                c => self.0.push(c),
            }
        }
    }

    /// Goes on to an entry of a list, from 0.
    pub fn push_index(&mut self, position: usize) {
        write!(self.0, "/{position}").expect("writing to memory does not fail");
    }

    /// Goes back to the object or list that this value stands in; at the root it stays.
    pub fn pop(&mut self) {
        self.0.truncate(self.0.rfind('/').unwrap_or(0));
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it leads to the document itself.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys and positions from the root on.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let mut segments = self.0.split('/');
        segments.next();
        segments.map(unescaped)
    }

    /// The last key or position.
    pub fn last(&self) -> Option<Cow<'_, str>> {
        self.segments().next_back()
    }

    /// This pointer, that of the object or list that the value stands in, and so on up to the root.
    pub fn ancestors(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(Some(self.as_str()), |at| Some(&at[..at.rfind('/')?]))
    }

    /// The way from `start` to this value, if it is `start` or stands in it.
    pub fn from_below(&self, start: &Self) -> Option<Self> {
        let rest = self.0.strip_prefix(&start.0)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| Self(rest.to_owned()))
    }

    /// Whether this value is `other` or stands in it.
    pub fn is_in(&self, other: &Self) -> bool {
        self.from_below(other).is_some()
    }

    /// The position of the entry of this list that the value is or stands in, and the way on from
    /// the entry; `None` if the pointer does not begin with a position.
    pub fn split_index(&self) -> Option<(usize, Self)> {
        let position = self.segments().next()?;
        let entry = Self::root().key(&position);
        Some((position.parse().ok()?, self.from_below(&entry)?))
    }

    /// The position of the entry of a list of the document that this value is or stands in, and the
    /// way on from the entry.
    pub fn entry_of(&self, list: &str) -> Option<(usize, Self)> {
        self.from_below(&Self::root().key(list))?.split_index()
    }
}

fn unescaped(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        segment.replace("~1", "/").replace("~0", "~").into()
    } else {
        segment.into()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// By its text, which it is sorted by.
impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Pointer {
    fn eq(&self, text: &str) -> bool {
        self.0 == text
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, text: &&str) -> bool {
        self.0 == *text
    }
}

impl From<&Pointer> for Pointer {
    fn from(pointer: &Pointer) -> Self {
        pointer.clone()
    }
}

/// The pointer of these keys, one within the other.
impl<const N: usize> From<[&str; N]> for Pointer {
    fn from(keys: [&str; N]) -> Self {
        let mut pointer = Self::root();
        for key in keys {
            pointer.push_key(key);
        }
        pointer
    }
}
