//! How does code name a word?

/// A word or sentence of the files of words.
///
/// Implemented by the enums that [`words!`](crate::words) makes.
pub trait Key: Copy + 'static {
    /// What the ids of all words of this list begin with, before a hyphen.
    const GROUP: &'static str;
    /// Every word of the list.
    const ALL: &'static [Self];
    /// Its id in the files.
    fn id(self) -> &'static str;
    /// The names of its placeholders.
    fn arguments(self) -> &'static [&'static str];
}

/// Makes an enum of words out of their ids in the files of words and the names of their
/// placeholders.
///
/// The ids begin with the group and a hyphen; no other enum has the same group. A test calls
/// [`key_faults`](crate::language::key_faults) for the enum.
///
/// # Examples
///
/// ```
/// cpi_model::words! {
///     /// Words of the language itself.
///     pub enum Own: "common" {
///         /// A percentage.
///         Percent = "common-percent" { number },
///         /// A month.
///         May = "common-month-5",
///     }
/// }
/// use cpi_model::language::{Value, Words};
/// let words = Words::of("en");
/// assert_eq!(words.text(Own::May), "May");
/// assert_eq!(words.with(Own::Percent, &[("number", Value::number("12.5"))]), "12.5 %");
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$whole:meta])* $vis:vis enum $name:ident: $group:literal {
        $($(#[$meta:meta])* $variant:ident = $id:literal $({ $($argument:ident),+ $(,)? })?,)+
    }) => {
        $(#[$whole])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $name { $($(#[$meta])* $variant),+ }

        impl $name {
            /// Its text in a language, or else in English.
            pub fn text(self, language: &str) -> &'static str {
                $crate::language::Words::of(language).text(self)
            }

            /// Its text in a language with its placeholders filled in.
            pub fn with(
                self,
                language: &str,
                arguments: &[(&str, $crate::language::Value)],
            ) -> String {
                $crate::language::Words::of(language).with(self, arguments)
            }

            /// Its texts in all languages, English first.
            pub fn texts(self) -> impl Iterator<Item = &'static str> {
                $crate::language::languages()
                    .iter()
                    .map(move |language| $crate::language::Words::from_language(language).text(self))
            }

            /// Whether a text says this word in any language, as texts are compared.
            pub fn is(self, text: &str) -> bool {
                $crate::language::is_in_any_language(self, text)
            }
        }

        impl $crate::language::Key for $name {
            const GROUP: &'static str = $group;
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
            fn arguments(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($(stringify!($argument)),+)?]),+ }
            }
        }
    };
}
