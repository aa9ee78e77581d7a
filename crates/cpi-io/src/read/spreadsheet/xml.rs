//! What do the XML parts of XLSX and ODS have in common?

use super::{MOST_NAMES, Refusal, few};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// The next event of a part.
pub(super) fn next<'t>(reader: &mut Reader<&'t [u8]>) -> Result<Event<'t>, Refusal> {
    reader
        .read_event()
        .map_err(|error| Refusal::Broken(format!("its XML is damaged: {error}")))
}

/// The value of an attribute, by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|each| each.key.local_name().as_ref() == name)?;
    found
        .normalized_value(XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// The character that a reference stands for; an entity that is not one of XML's own is
/// not expanded.
pub(super) fn referred(reference: &BytesRef<'_>) -> Result<char, Refusal> {
    let unknown = || Refusal::broken("it refers to an entity that XML does not have");
    if let Some(character) = reference.resolve_char_ref().map_err(|_| unknown())? {
        return Ok(character);
    }
    match &*reference.xml10_content() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(unknown()),
    }
}

/// The custom properties of a workbook: the texts of the elements of a name, each by its
/// attribute `name`.
pub(super) fn properties(
    text: &str,
    element_name: &str,
) -> Result<BTreeMap<String, String>, Refusal> {
    let mut found = BTreeMap::new();
    let mut reader = Reader::from_str(text);
    let mut name: Option<String> = None;
    let mut value = String::new();
    loop {
        match next(&mut reader)? {
            Event::Start(element) if element.local_name().as_ref() == element_name => {
                name = attribute(&element, "name");
                value.clear();
            }
            Event::Text(text) if name.is_some() => value.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if name.is_some() => value.push(referred(&reference)?),
            Event::End(element) if element.local_name().as_ref() == element_name => {
                if let Some(name) = name.take() {
                    found.insert(name, value.trim().to_owned());
                    few("properties", found.len(), MOST_NAMES)?;
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
