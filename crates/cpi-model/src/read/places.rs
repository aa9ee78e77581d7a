//! Where in a text does a value stand?

use std::collections::BTreeMap;

/// Lines and columns by JSON pointer (RFC 6901).
pub type Positions = BTreeMap<String, (u32, u32)>;

/// Where a value stands, or else the nearest that it belongs to: a missing key is placed where it
/// belongs.
pub(super) fn nearest(positions: &Positions, pointer: &str) -> Option<(u32, u32)> {
    let mut at = pointer;
    loop {
        if let Some(position) = positions.get(at) {
            return Some(*position);
        }
        at = &at[..at.rfind('/')?];
    }
}

/// Lines and columns of byte offsets. A line ends in LF, CR or both.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds where the lines of a text begin.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let after = (1..=bytes.len()).filter(|at| match bytes[at - 1] {
            b'\n' => true,
            b'\r' => bytes.get(*at) != Some(&b'\n'),
            _ => false,
        });
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
        }
    }

    /// The text of a line, from 1.
    pub fn line(&self, line: u32) -> &'a str {
        let line = line as usize;
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        let start = self.starts.get(line.saturating_sub(1)).copied();
        &self.text[start.unwrap_or(end)..end]
    }

    /// The line and column of a byte, from 1; columns count characters.
    pub fn at(&self, offset: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let end = (start..=offset.min(self.text.len()))
            .rev()
            .find(|at| self.text.is_char_boundary(*at));
        let column = self.text[start..end.unwrap_or(start)].chars().count() + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }
}

/// A key as a JSON pointer has it.
pub fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Where every value of a JSON document stands.
pub fn json_places(text: &str) -> Positions {
    use jsonc_parser::ast::Value;
    use jsonc_parser::common::Ranged;
    fn walk(value: &Value<'_>, at: &str, lines: &Lines<'_>, map: &mut Positions) {
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
    let mut map = BTreeMap::from([(String::new(), (1, 1))]);
    let options = jsonc_parser::CollectOptions::default();
    if let Ok(parsed) =
        jsonc_parser::parse_to_ast(text, &options, &jsonc_parser::ParseOptions::default())
        && let Some(value) = parsed.value
    {
        walk(&value, "", &Lines::new(text), &mut map);
    }
    map
}

/// The pointers of keys that stand twice in an object.
pub(super) fn json_duplicates(text: &str) -> Vec<(String, u32, u32)> {
    use jsonc_parser::ast::Value;
    use jsonc_parser::common::Ranged;
    fn walk(value: &Value<'_>, lines: &Lines<'_>, found: &mut Vec<(String, u32, u32)>) {
        match value {
            Value::Object(object) => {
                let mut seen = std::collections::BTreeSet::new();
                for property in &object.properties {
                    if !seen.insert(property.name.as_str()) {
                        let (line, column) = lines.at(property.start());
                        found.push((property.name.as_str().to_owned(), line, column));
                    }
                    walk(&property.value, lines, found);
                }
            }
            Value::Array(array) => array
                .elements
                .iter()
                .for_each(|each| walk(each, lines, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    let options = jsonc_parser::CollectOptions::default();
    if let Ok(parsed) =
        jsonc_parser::parse_to_ast(text, &options, &jsonc_parser::ParseOptions::default())
        && let Some(value) = parsed.value
    {
        walk(&value, &Lines::new(text), &mut found);
    }
    found
}
