//! Which texts of a draft hold characters that no text may hold?
//!
//! Every text of every draft is looked at, keys too, by writing the draft into a serializer that
//! keeps nothing but the place it is at. A new key of a format needs no line here.

use super::choices::shorten;
use crate::characters::{forbidden, name};
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};
use std::fmt;

/// Adds an error for every text of a draft that holds a character it may not hold.
/// `path` is where it stands.
pub(crate) fn characters(problems: &mut Problems, path: &Pointer, draft: &impl Serialize) {
    let mut looker = Looker {
        path: path.clone(),
        problems,
    };
    // It refuses nothing, so there is no error to look at.
    let _ = draft.serialize(&mut looker);
}

struct Looker<'p> {
    path: Pointer,
    problems: &'p mut Problems,
}

impl Looker<'_> {
    fn look(&mut self, text: &str) {
        if let Some(found) = forbidden(text) {
            let at = text.chars().take_while(|c| *c != found).count() + 1;
            self.problems.error(
                ProblemKind::ForbiddenCharacter,
                self.path.clone(),
                format!(
                    "the text `{}` holds the character {} at position {at}; control characters and code points that are no characters are not allowed",
                    shorten(text),
                    name(found),
                ),
                "delete the character; it may have been pasted from another program",
            );
        }
    }

    fn within<T: Serialize + ?Sized>(&mut self, token: &str, value: &T) -> Result<(), Nothing> {
        self.path.push_key(token);
        value.serialize(&mut *self)?;
        self.path.pop();
        Ok(())
    }
}

/// The error that never happens.
#[derive(Debug)]
struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a draft could not be looked through")
    }
}

impl std::error::Error for Nothing {}

impl serde::ser::Error for Nothing {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The entries of a list or of a map, with the position or key of the next.
struct Entries<'l, 'p> {
    looker: &'l mut Looker<'p>,
    next: usize,
    key: String,
}

macro_rules! ignored {
    ($($method:ident: $type:ty),+ $(,)?) => {
        $(fn $method(self, _: $type) -> Result<(), Nothing> { Ok(()) })+
    };
}

impl<'l, 'p> Serializer for &'l mut Looker<'p> {
    type Ok = ();
    type Error = Nothing;
    type SerializeSeq = Entries<'l, 'p>;
    type SerializeTuple = Entries<'l, 'p>;
    type SerializeTupleStruct = Entries<'l, 'p>;
    type SerializeTupleVariant = Impossible<(), Nothing>;
    type SerializeMap = Entries<'l, 'p>;
    type SerializeStruct = Entries<'l, 'p>;
    type SerializeStructVariant = Impossible<(), Nothing>;

    ignored! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_f32: f32, serialize_f64: f64, serialize_bytes: &[u8],
    }

    fn serialize_char(self, c: char) -> Result<(), Nothing> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<(), Nothing> {
        self.look(text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Nothing> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Nothing> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Nothing> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Nothing> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<(), Nothing> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Nothing> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Nothing> {
        self.within(variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Entries<'l, 'p>, Nothing> {
        Ok(Entries {
            looker: self,
            next: 0,
            key: String::new(),
        })
    }

    fn serialize_tuple(self, _: usize) -> Result<Entries<'l, 'p>, Nothing> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Entries<'l, 'p>, Nothing> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Nothing> {
        Err(Nothing)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'l, 'p>, Nothing> {
        self.serialize_seq(None)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries<'l, 'p>, Nothing> {
        self.serialize_seq(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Nothing> {
        Err(Nothing)
    }
}

impl Entries<'_, '_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Nothing> {
        let at = self.next.to_string();
        self.next += 1;
        self.looker.within(&at, value)
    }
}

impl SerializeSeq for Entries<'_, '_> {
    type Ok = ();
    type Error = Nothing;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Nothing> {
        self.element(value)
    }

    fn end(self) -> Result<(), Nothing> {
        Ok(())
    }
}

impl SerializeTuple for Entries<'_, '_> {
    type Ok = ();
    type Error = Nothing;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Nothing> {
        self.element(value)
    }

    fn end(self) -> Result<(), Nothing> {
        Ok(())
    }
}

impl SerializeTupleStruct for Entries<'_, '_> {
    type Ok = ();
    type Error = Nothing;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Nothing> {
        self.element(value)
    }

    fn end(self) -> Result<(), Nothing> {
        Ok(())
    }
}

impl SerializeMap for Entries<'_, '_> {
    type Ok = ();
    type Error = Nothing;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Nothing> {
        // Keys of a JSON object are texts, whatever their type is.
        self.key = match serde_json::to_value(key) {
            Ok(serde_json::Value::String(key)) => key,
            Ok(other) => other.to_string(),
            Err(_) => return Err(Nothing),
        };
        let key = self.key.clone();
        self.looker.within(&key, &key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Nothing> {
        let key = std::mem::take(&mut self.key);
        self.looker.within(&key, value)
    }

    fn end(self) -> Result<(), Nothing> {
        Ok(())
    }
}

impl SerializeStruct for Entries<'_, '_> {
    type Ok = ();
    type Error = Nothing;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Nothing> {
        self.looker.within(key, value)
    }

    fn end(self) -> Result<(), Nothing> {
        Ok(())
    }
}
