//! Which keys of a document does its type know?
//!
//! Drafts refuse the first key that they do not know. To find all of them, a document is read
//! through a deserialiser of its own: where a type asks for a group of keys it names those that it
//! knows, so the others are noted with their place and passed over.
//!
//! The same deserialiser asks a type for every key that it knows anywhere. With a second one, the
//! code that reads each draft would be compiled twice, and the package for browsers is small.

use crate::pointer::Pointer;
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

/// A key that its group does not know.
#[derive(Debug)]
pub(super) struct UnknownKey {
    /// The JSON pointer of the group.
    pub(super) group: Pointer,
    pub(super) key: String,
    /// The keys that the group knows, in their order.
    pub(super) known: &'static [&'static str],
}

/// What a document holds that its type does not.
#[derive(Debug, Default)]
pub(super) struct KeyFindings {
    pub(super) unknown: Vec<UnknownKey>,
    /// The JSON pointer of a value of another type than is expected, and the complaint.
    pub(super) wrong_type: Option<(Pointer, String)>,
}

/// Reads a document. Without a draft there is a value of the wrong type.
pub(super) fn read<T: DeserializeOwned>(document: &Value) -> (Option<T>, KeyFindings) {
    let notes = Notes::default();
    let read = T::deserialize(Reader {
        source: Source::Value(document),
        at: &Step::Root,
        notes: &notes,
    });
    let mut found = notes.found.into_inner();
    match read {
        Ok(draft) => (Some(draft), found),
        Err(Complaint(complaint)) => {
            found.wrong_type.get_or_insert_default().1 = complaint;
            (None, found)
        }
    }
}

/// Every key of every group of keys that a type can hold. The type reads a document in which each
/// option is there and each list has one entry.
pub(super) fn every_key<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let notes = Notes::default();
    // A type that cannot be asked to the end has fewer keys here; they serve hints alone.
    let _ = T::deserialize(Reader {
        source: Source::Everything { depth: 0 },
        at: &Step::Root,
        notes: &notes,
    });
    notes.keys.into_inner()
}

/// No document is deeper.
const DEEPEST: usize = 32;

/// What is noted on the way.
#[derive(Default)]
struct Notes {
    found: RefCell<KeyFindings>,
    keys: RefCell<BTreeSet<&'static str>>,
}

/// A way into a document.
enum Step<'s> {
    Root,
    Key(&'s Step<'s>, &'s str),
    Entry(&'s Step<'s>, usize),
}

impl Step<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(before, key) => before.pointer().key(key),
            Self::Entry(before, entry) => before.pointer().index(*entry),
        }
    }
}

/// What a type says of a value that it does not take.
#[derive(Debug)]
pub(super) struct Complaint(String);

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Complaint {}

impl de::Error for Complaint {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// What is read.
#[derive(Clone, Copy)]
enum Source<'v> {
    /// A value of the document.
    Value(&'v Value),
    /// Whatever the type can hold, so many groups and lists deep.
    Everything { depth: usize },
}

/// A value, while it is read.
#[derive(Clone, Copy)]
struct Reader<'v, 's> {
    source: Source<'v>,
    at: &'s Step<'s>,
    notes: &'s Notes,
}

impl<'v, 's> Reader<'v, 's> {
    /// Notes where a value of the wrong type stands: the innermost that complains.
    fn placed<T>(self, read: Result<T, Complaint>) -> Result<T, Complaint> {
        if read.is_err() {
            self.note();
        }
        read
    }

    #[cold]
    fn note(self) {
        let mut found = self.notes.found.borrow_mut();
        if found.wrong_type.is_none() {
            found.wrong_type = Some((self.at.pointer(), String::new()));
        }
    }

    /// The complaint that a value is of another type than is expected.
    #[cold]
    fn wrong(self, expected: &dyn Expected) -> Complaint {
        self.note();
        match self.source {
            Source::Value(value) => de::Error::invalid_type(described(value), expected),
            Source::Everything { .. } => Complaint(String::new()),
        }
    }

    /// A value within this one.
    fn inner(self, source: Source<'v>, at: &'s Step<'s>) -> Self {
        Self {
            source,
            at,
            notes: self.notes,
        }
    }

    fn list(self) -> Option<List<'v, 's>> {
        let values = match self.source {
            Source::Value(Value::Array(values)) => Values::Of(values.iter()),
            Source::Value(_) => return None,
            Source::Everything { depth } => Values::One(Some(depth).filter(|it| *it <= DEEPEST)),
        };
        Some(List {
            reader: self,
            values,
            position: 0,
        })
    }

    fn entries(self, known: Option<&'static [&'static str]>) -> Option<Entries<'v, 's>> {
        let keys = match (self.source, known) {
            (Source::Value(Value::Object(keys)), _) => Keys::Of(keys.iter(), known),
            (Source::Value(_), _) => return None,
            (Source::Everything { depth }, Some(known)) => Keys::Known(known.iter(), depth),
            (Source::Everything { depth }, None) => {
                let keys: &[&str] = if depth <= DEEPEST { &[""] } else { &[] };
                Keys::Known(keys.iter(), depth)
            }
        };
        Some(Entries {
            reader: self,
            keys,
            next: None,
        })
    }

    fn number<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(match self.source {
            Source::Value(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            Source::Value(_) => Err(self.wrong(&visitor)),
            Source::Everything { .. } => visitor.visit_u64(0),
        })
    }

    /// Notes the keys that a group knows, and those of the document that it does not.
    fn note_keys(self, known: &'static [&'static str]) {
        match self.source {
            Source::Value(Value::Object(keys)) => {
                for key in keys.keys().filter(|key| !known.contains(&key.as_str())) {
                    self.notes.found.borrow_mut().unknown.push(UnknownKey {
                        group: self.at.pointer(),
                        key: key.clone(),
                        known,
                    });
                }
            }
            Source::Value(_) => {}
            Source::Everything { .. } => self.notes.keys.borrow_mut().extend(known),
        }
    }
}

/// A value as a complaint names it.
fn described(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => Unexpected::Unsigned(number),
            (None, Some(number)) => Unexpected::Signed(number),
            (None, None) => Unexpected::Float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

macro_rules! plain_numbers {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
            self.number(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Complaint;

    // Drafts ask for what they need; whatever there is serves types that are flattened.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.source {
            Source::Value(Value::Null) => self.placed(visitor.visit_unit()),
            Source::Value(Value::Bool(_)) => self.deserialize_bool(visitor),
            Source::Value(Value::Number(_)) => self.number(visitor),
            Source::Value(Value::Array(_)) => self.deserialize_seq(visitor),
            Source::Value(Value::Object(_)) => self.deserialize_map(visitor),
            Source::Value(Value::String(_)) | Source::Everything { .. } => {
                self.deserialize_str(visitor)
            }
        }
    }

    plain_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.source {
            Source::Value(Value::Bool(value)) => visitor.visit_bool(*value),
            Source::Value(_) => Err(self.wrong(&visitor)),
            Source::Everything { .. } => visitor.visit_bool(false),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(match self.source {
            Source::Value(Value::String(text)) => visitor.visit_borrowed_str(text),
            Source::Value(_) => Err(self.wrong(&visitor)),
            Source::Everything { .. } => visitor.visit_borrowed_str(""),
        })
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.source {
            Source::Value(Value::Null) => visitor.visit_none(),
            Source::Value(_) => visitor.visit_some(self),
            Source::Everything { depth } if DEEPEST < depth => visitor.visit_none(),
            // An option is a level, so that a type that holds itself ends.
            Source::Everything { depth } => {
                let source = Source::Everything { depth: depth + 1 };
                visitor.visit_some(self.inner(source, self.at))
            }
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.list() {
            Some(list) => self.placed(visitor.visit_seq(list)),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.entries(None) {
            Some(entries) => self.placed(visitor.visit_map(entries)),
            None => Err(self.wrong(&visitor)),
        }
    }

    // A list would do for a group of keys, in their order, which nobody means.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        self.note_keys(known);
        match self.entries(Some(known)) {
            Some(entries) => self.placed(visitor.visit_map(entries)),
            None => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        let word = match self.source {
            Source::Value(Value::String(word)) => word,
            Source::Value(_) => {
                let expected: &dyn Expected = &"a string";
                return Err(self.wrong(expected));
            }
            Source::Everything { .. } => words.first().copied().unwrap_or_default(),
        };
        self.placed(visitor.visit_enum(Word(word)))
    }

    serde::forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The entries of a list.
struct List<'v, 's> {
    reader: Reader<'v, 's>,
    values: Values<'v>,
    position: usize,
}

enum Values<'v> {
    Of(std::slice::Iter<'v, Value>),
    One(Option<usize>),
}

impl<'v> List<'v, '_> {
    fn next(&mut self) -> Option<Source<'v>> {
        match &mut self.values {
            Values::Of(values) => values.next().map(Source::Value),
            Values::One(depth) => {
                let depth = depth.take()? + 1;
                Some(Source::Everything { depth })
            }
        }
    }
}

impl<'de> SeqAccess<'de> for List<'de, '_> {
    type Error = Complaint;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Complaint> {
        let Some(source) = self.next() else {
            return Ok(None);
        };
        let at = Step::Entry(self.reader.at, self.position);
        self.position += 1;
        let reader = self.reader.inner(source, &at);
        reader.placed(seed.deserialize(reader)).map(Some)
    }
}

/// The keys of a group with their values; of a type with known keys, those.
struct Entries<'v, 's> {
    reader: Reader<'v, 's>,
    keys: Keys<'v>,
    next: Option<(&'v str, Source<'v>)>,
}

enum Keys<'v> {
    Of(serde_json::map::Iter<'v>, Option<&'static [&'static str]>),
    Known(std::slice::Iter<'v, &'static str>, usize),
}

impl<'v> Entries<'v, '_> {
    fn next(&mut self) -> Option<&'v str> {
        let next = match &mut self.keys {
            Keys::Of(keys, known) => {
                let known = *known;
                keys.find(|(key, _)| known.is_none_or(|known| known.contains(&key.as_str())))
                    .map(|(key, value)| (key.as_str(), Source::Value(value)))
            }
            Keys::Known(keys, depth) => {
                let depth = *depth + 1;
                keys.next().map(|key| (*key, Source::Everything { depth }))
            }
        };
        self.next = next;
        next.map(|(key, _)| key)
    }

    fn take(&mut self) -> Result<(&'v str, Source<'v>), Complaint> {
        self.next
            .take()
            .ok_or_else(|| de::Error::custom("a value without a key"))
    }
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Complaint;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Complaint> {
        let Some(key) = self.next() else {
            return Ok(None);
        };
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Complaint> {
        let (key, source) = self.take()?;
        let at = Step::Key(self.reader.at, key);
        let reader = self.reader.inner(source, &at);
        reader.placed(seed.deserialize(reader))
    }
}

/// A word of a closed list.
struct Word<'v>(&'v str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Complaint;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Complaint> {
        Ok((
            seed.deserialize(BorrowedStrDeserializer::new(self.0))?,
            self,
        ))
    }
}

impl<'de> VariantAccess<'de> for Word<'de> {
    type Error = Complaint;

    fn unit_variant(self) -> Result<(), Complaint> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Complaint> {
        Err(de::Error::custom("expected a group of keys"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Complaint> {
        Err(de::Error::custom("expected a list"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Complaint> {
        Err(de::Error::custom("expected a group of keys"))
    }
}
