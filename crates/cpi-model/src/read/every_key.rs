//! Which keys does a type know, anywhere in it?

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;

/// Every key of every group of keys that a type can hold. The type is asked what it would read:
/// each option is there, each list has one entry.
pub(super) fn every_key<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    let keys = RefCell::new(BTreeSet::new());
    // What cannot be told is left out; this serves hints alone.
    let _ = T::deserialize(Asking {
        keys: &keys,
        depth: 0,
    });
    keys.into_inner()
}

/// No document is so deep.
const DEEPEST: usize = 32;

#[derive(Debug)]
struct Untold;

impl fmt::Display for Untold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the type cannot be asked")
    }
}

impl std::error::Error for Untold {}

impl de::Error for Untold {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[derive(Clone, Copy)]
struct Asking<'k> {
    keys: &'k RefCell<BTreeSet<&'static str>>,
    depth: usize,
}

impl Asking<'_> {
    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

macro_rules! plain {
    ($($method:ident $visit:ident $value:expr;)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untold> {
            visitor.$visit($value)
        }
    )+};
}

impl<'de> Deserializer<'de> for Asking<'_> {
    type Error = Untold;

    plain! {
        deserialize_any visit_str "";
        deserialize_str visit_str "";
        deserialize_string visit_str "";
        deserialize_char visit_char ' ';
        deserialize_bool visit_bool false;
        deserialize_u8 visit_u8 0;
        deserialize_u16 visit_u16 0;
        deserialize_u32 visit_u32 0;
        deserialize_u64 visit_u64 0;
        deserialize_i8 visit_i8 0;
        deserialize_i16 visit_i16 0;
        deserialize_i32 visit_i32 0;
        deserialize_i64 visit_i64 0;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untold> {
        if DEEPEST < self.depth {
            return visitor.visit_none();
        }
        visitor.visit_some(self.deeper())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Untold> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untold> {
        visitor.visit_seq(Once(self, DEEPEST < self.depth))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Untold> {
        let keys: &[&str] = if self.depth <= DEEPEST { &[""] } else { &[] };
        visitor.visit_map(Each(self, keys.iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Untold> {
        self.keys.borrow_mut().extend(keys);
        visitor.visit_map(Each(self, keys.iter()))
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 f64 bytes byte_buf unit unit_struct tuple tuple_struct enum identifier
        ignored_any
    }
}

/// A list of one entry, unless it is over.
struct Once<'k>(Asking<'k>, bool);

impl<'de> SeqAccess<'de> for Once<'_> {
    type Error = Untold;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Untold> {
        if std::mem::replace(&mut self.1, true) {
            return Ok(None);
        }
        seed.deserialize(self.0.deeper()).map(Some)
    }
}

/// A group of these keys.
struct Each<'k>(Asking<'k>, std::slice::Iter<'k, &'static str>);

impl<'de> MapAccess<'de> for Each<'_> {
    type Error = Untold;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Untold> {
        let Some(key) = self.1.next() else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, Untold> = de::IntoDeserializer::into_deserializer(*key);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Untold> {
        seed.deserialize(self.0.deeper())
    }
}
