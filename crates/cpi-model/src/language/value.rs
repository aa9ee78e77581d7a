//! What can a placeholder stand for?

use std::fmt::Display;

/// What is put in place of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, as it is.
    Text(String),
    /// A number with `.` as its decimal sign and the digits that are to be shown.
    Number(String),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A number by its digits, such as `12.50`: a count, or a score as it is displayed.
    pub fn number(digits: impl Display) -> Self {
        Self::Number(digits.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($type:ty),+) => {
        $(impl From<$type> for Value {
            fn from(number: $type) -> Self {
                Self::number(number)
            }
        })+
    };
}
numbers!(u8, u16, u32, u64, usize, i32, i64);
