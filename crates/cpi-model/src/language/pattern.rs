//! What does a message say once its placeholders are filled in?
//!
//! The part of Fluent that files of words may use: text, placeholders, references to other words
//! of the file, and choices by a number or by a text. Functions and attributes are faults.

use super::number;
use super::value::Value;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_locale_core::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Argument(String),
    /// Another word of the same file.
    Reference(String),
    Choice(Choice),
}

/// One of several texts, by the value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) argument: String,
    pub(super) variants: Vec<(String, Vec<Part>)>,
    pub(super) default: usize,
}

/// The parts of a pattern, or why it cannot be used.
pub(super) fn parts(pattern: &Pattern<&str>) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => parts.push(Part::Text((*value).to_owned())),
            PatternElement::Placeable { expression } => parts.push(part(expression)?),
        }
    }
    Ok(parts)
}

fn part(expression: &Expression<&str>) -> Result<Part, String> {
    match expression {
        Expression::Inline(inline) => inline_part(inline),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("only a placeholder can decide between variants".to_owned());
            };
            let mut choice = Choice {
                argument: id.name.to_owned(),
                variants: Vec::new(),
                default: 0,
            };
            for (position, variant) in variants.iter().enumerate() {
                let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
                    &variant.key;
                if variant.default {
                    choice.default = position;
                }
                let parts = parts(&variant.value)?;
                choice.variants.push(((*name).to_owned(), parts));
            }
            Ok(Part::Choice(choice))
        }
    }
}

fn inline_part(inline: &InlineExpression<&str>) -> Result<Part, String> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            Ok(Part::Text(unescape_unicode_to_string(value).into_owned()))
        }
        InlineExpression::NumberLiteral { value } => Ok(Part::Text((*value).to_owned())),
        InlineExpression::VariableReference { id } => Ok(Part::Argument(id.name.to_owned())),
        InlineExpression::MessageReference {
            id,
            attribute: None,
        } => Ok(Part::Reference(id.name.to_owned())),
        InlineExpression::Placeable { expression } => part(expression),
        InlineExpression::FunctionReference { id, .. } => {
            Err(format!("the function `{}` cannot be used here", id.name))
        }
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            Err("terms and attributes cannot be used here".to_owned())
        }
    }
}

/// How deep words may refer to words: a ring of references ends there.
const DEEPEST: u8 = 8;

/// Writes messages of one language.
pub(super) struct Writer<'a> {
    pub(super) locale: &'a Locale,
    pub(super) messages: &'a BTreeMap<String, Vec<Part>>,
    pub(super) arguments: &'a [(&'a str, Value)],
}

impl Writer<'_> {
    pub(super) fn write(&self, parts: &[Part], depth: u8, out: &mut String) {
        for part in parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Argument(name) => match self.argument(name) {
                    Some(Value::Text(text)) => out.push_str(text),
                    Some(Value::Number(digits)) => {
                        out.push_str(&number::format(self.locale, digits));
                    }
                    // Seen at once, and never empty.
                    None => out.push_str(&format!("{{${name}}}")),
                },
                Part::Reference(id) => match self.messages.get(id) {
                    Some(parts) if depth < DEEPEST => self.write(parts, depth + 1, out),
                    _ => out.push_str(&format!("{{{id}}}")),
                },
                Part::Choice(choice) => {
                    if let Some((_, parts)) = choice.variants.get(self.chosen(choice)) {
                        self.write(parts, depth, out);
                    }
                }
            }
        }
    }

    fn argument(&self, name: &str) -> Option<&Value> {
        let mut all = self.arguments.iter();
        all.find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The variant of the very text or number, or else of its plural form, or else the default.
    fn chosen(&self, choice: &Choice) -> usize {
        let named = |name: &str| choice.variants.iter().position(|(key, _)| key == name);
        let found = match self.argument(&choice.argument) {
            Some(Value::Text(text)) => named(text),
            Some(Value::Number(digits)) => {
                named(digits).or_else(|| number::plural(self.locale, digits).and_then(named))
            }
            None => None,
        };
        found.unwrap_or(choice.default)
    }
}

/// What a message depends on: its placeholders, the words that it refers to, and its choices
/// with the keys of their variants.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Needs<'a> {
    pub(super) arguments: BTreeSet<&'a str>,
    pub(super) references: BTreeSet<&'a str>,
    pub(super) choices: Vec<(&'a str, BTreeSet<&'a str>)>,
}

impl<'a> Needs<'a> {
    pub(super) fn add(&mut self, parts: &'a [Part]) {
        for part in parts {
            match part {
                Part::Text(_) => {}
                Part::Argument(name) => {
                    self.arguments.insert(name);
                }
                Part::Reference(id) => {
                    self.references.insert(id);
                }
                Part::Choice(choice) => {
                    self.arguments.insert(&choice.argument);
                    let keys = choice.variants.iter().map(|(key, _)| key.as_str());
                    self.choices.push((&choice.argument, keys.collect()));
                    for (_, parts) in &choice.variants {
                        self.add(parts);
                    }
                }
            }
        }
    }
}
