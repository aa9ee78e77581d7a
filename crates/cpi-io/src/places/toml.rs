//! Places in TOML.

use super::{Lines, Map, token};
use toml::de::{DeTable, DeValue};

pub(super) fn places(text: &str) -> Map {
    let mut map = Map::from([(String::new(), (1, 1))]);
    if let Ok(parsed) = DeTable::parse(text) {
        table(parsed.get_ref(), "", &Lines::new(text), &mut map);
    }
    map
}

fn table(found: &DeTable<'_>, at: &str, lines: &Lines<'_>, map: &mut Map) {
    for (key, inner) in found {
        let at = format!("{at}/{}", token(key.get_ref()));
        map.insert(at.clone(), lines.at(key.span().start));
        value(inner.get_ref(), &at, lines, map);
    }
}

fn value(found: &DeValue<'_>, at: &str, lines: &Lines<'_>, map: &mut Map) {
    match found {
        DeValue::Table(inner) => table(inner, at, lines, map),
        DeValue::Array(array) => {
            for (i, element) in array.iter().enumerate() {
                let at = format!("{at}/{i}");
                map.insert(at.clone(), lines.at(element.span().start));
                value(element.get_ref(), &at, lines, map);
            }
        }
        _ => {}
    }
}
