//! Places in JSON.

use super::{Lines, Map, token};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// The places of a document that is known to be strict JSON. Of a key that stands twice,
/// the last.
pub(super) fn places(text: &str) -> Map {
    let mut map = Map::from([(String::new(), (1, 1))]);
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    if let Ok(parsed) = parsed
        && let Some(value) = parsed.value
    {
        walk(&value, "", &Lines::new(text), &mut map);
    }
    map
}

fn walk(value: &Value<'_>, at: &str, lines: &Lines<'_>, map: &mut Map) {
    match value {
        Value::Object(object) => {
            for property in &object.properties {
                let at = format!("{at}/{}", token(property.name.as_str()));
                map.insert(at.clone(), lines.at(property.start()));
                walk(&property.value, &at, lines, map);
            }
        }
        Value::Array(array) => {
            for (i, element) in array.elements.iter().enumerate() {
                let at = format!("{at}/{i}");
                map.insert(at.clone(), lines.at(element.start()));
                walk(element, &at, lines, map);
            }
        }
        _ => {}
    }
}
