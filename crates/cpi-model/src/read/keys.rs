//! Which keys of a document does its type know?
//!
//! Drafts refuse the first key that they do not know. To find all of them, a document is read
//! through a deserialiser of its own: where a type asks for a group of keys it says which it
//! knows, so the others are noted with their place and passed over.

use crate::pointer::Pointer;
use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde_json::{Map, Value};
use std::cell::RefCell;
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
pub(super) struct Found {
    pub(super) unknown: Vec<UnknownKey>,
    /// The JSON pointer of a value of another type than is expected, and the complaint.
    pub(super) wrong_type: Option<(Pointer, String)>,
}

/// Reads a document. Without a draft there is a value of the wrong type.
pub(super) fn read<T: DeserializeOwned>(document: &Value) -> (Option<T>, Found) {
    let notes = RefCell::new(Found::default());
    let reader = Reader {
        value: document,
        at: &Step::Root,
        notes: &notes,
    };
    let read = T::deserialize(reader);
    let mut found = notes.into_inner();
    match read {
        Ok(draft) => (Some(draft), found),
        Err(Complaint(complaint)) => {
            found.wrong_type.get_or_insert_default().1 = complaint;
            (None, found)
        }
    }
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

/// A value of the document, while it is read.
#[derive(Clone, Copy)]
struct Reader<'v, 's> {
    value: &'v Value,
    at: &'s Step<'s>,
    notes: &'s RefCell<Found>,
}

impl<'v> Reader<'v, '_> {
    /// Notes where a value of the wrong type stands: the innermost that complains.
    fn placed<T>(self, read: Result<T, Complaint>) -> Result<T, Complaint> {
        if read.is_err() {
            let mut notes = self.notes.borrow_mut();
            if notes.wrong_type.is_none() {
                notes.wrong_type = Some((self.at.pointer(), String::new()));
            }
        }
        read
    }

    fn entries<V: Visitor<'v>>(
        self,
        keys: &'v Map<String, Value>,
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        visitor.visit_map(Entries {
            reader: self,
            keys: keys.iter(),
            known: None,
            next: None,
        })
    }
}

impl<'de> Deserializer<'de> for Reader<'de, '_> {
    type Error = Complaint;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        self.placed(match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(values) => visitor.visit_seq(List {
                reader: self,
                values: values.iter().enumerate(),
            }),
            Value::Object(keys) => self.entries(keys, visitor),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Complaint> {
        match self.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        let keys = match self.value {
            Value::Object(keys) => keys,
            // A type would take a list for its keys in their order, which nobody means.
            Value::Array(_) => {
                return self.placed(Err(de::Error::invalid_type(Unexpected::Seq, &visitor)));
            }
            _ => return self.deserialize_any(visitor),
        };
        for key in keys.keys().filter(|key| !known.contains(&key.as_str())) {
            self.notes.borrow_mut().unknown.push(UnknownKey {
                group: self.at.pointer(),
                key: key.clone(),
                known,
            });
        }
        let entries = Entries {
            reader: self,
            keys: keys.iter(),
            known: Some(known),
            next: None,
        };
        self.placed(visitor.visit_map(entries))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Complaint> {
        self.placed(match self.value {
            Value::String(word) => visitor.visit_enum(Word(word)),
            other => Err(de::Error::custom(format_args!(
                "invalid type: {other}, expected a string"
            ))),
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The entries of a list.
struct List<'v, 's> {
    reader: Reader<'v, 's>,
    values: std::iter::Enumerate<std::slice::Iter<'v, Value>>,
}

impl<'de> SeqAccess<'de> for List<'de, '_> {
    type Error = Complaint;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Complaint> {
        let Some((entry, value)) = self.values.next() else {
            return Ok(None);
        };
        let at = Step::Entry(self.reader.at, entry);
        let reader = Reader {
            value,
            at: &at,
            notes: self.reader.notes,
        };
        reader.placed(seed.deserialize(reader)).map(Some)
    }
}

/// The keys of a group with their values, of a type with their names: those that it knows.
struct Entries<'v, 's> {
    reader: Reader<'v, 's>,
    keys: serde_json::map::Iter<'v>,
    known: Option<&'static [&'static str]>,
    next: Option<(&'v str, &'v Value)>,
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Complaint;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Complaint> {
        let known = self.known;
        let next = self
            .keys
            .find(|(key, _)| known.is_none_or(|known| known.contains(&key.as_str())));
        let Some((key, value)) = next else {
            return Ok(None);
        };
        self.next = Some((key, value));
        seed.deserialize(BorrowedStrDeserializer::new(key))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Complaint> {
        let (key, value) = self
            .next
            .take()
            .ok_or_else(|| de::Error::custom("a value without a key"))?;
        let at = Step::Key(self.reader.at, key);
        let reader = Reader {
            value,
            at: &at,
            notes: self.reader.notes,
        };
        reader.placed(seed.deserialize(reader))
    }
}

/// A word of a closed list.
struct Word<'v>(&'v str);

impl<'de> EnumAccess<'de> for Word<'de> {
    type Error = Complaint;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Complaint> {
        let word: StrDeserializer<'de, Complaint> = de::IntoDeserializer::into_deserializer(self.0);
        Ok((seed.deserialize(word)?, self))
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
