//! A word from a closed list, or a word that is not on it.

use serde::{Deserialize, Deserializer, Serialize};

/// A closed list of words, in their order of documentation.
pub trait Choices: Sized + Copy + 'static {
    /// What a choice of this kind is called in a message: "aggregation".
    const NOUN: &'static str;
    /// Every value with its word.
    const ALL: &'static [(Self, &'static str)];

    /// The words that are allowed, as a message lists them.
    fn words() -> String {
        Self::ALL
            .iter()
            .map(|(_, word)| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A word as it stands in a file: one of the known ones, or any other.
///
/// A reader keeps an unknown word instead of stopping at it, so that the check can
/// report it together with every other problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Choice<T> {
    /// A word of the list.
    Known(T),
    /// Any other text.
    Unknown(String),
}

impl<'de, T: Choices> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from_word(&word))
    }
}

impl<T: Choices> From<T> for Choice<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Choices> Choice<T> {
    /// The choice that a word stands for.
    pub fn from_word(word: &str) -> Self {
        T::ALL.iter().find(|(_, known)| *known == word).map_or_else(
            || Self::Unknown(word.to_owned()),
            |(value, _)| Self::Known(*value),
        )
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Choice<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
}

/// Declares an enum whose variants are words of a file format.
macro_rules! choices {
    ($(#[$meta:meta])* $name:ident, $noun:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $word)] $variant),+
        }

        impl crate::draft::Choices for $name {
            const NOUN: &'static str = $noun;
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word)),+];
        }

        impl $name {
            /// The word that stands for this value in files.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}
pub(crate) use choices;
