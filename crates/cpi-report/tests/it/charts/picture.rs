//! A picture read back: where its texts and marks stand.

use cpi_report::chart::width;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// The edges of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Edges {
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) size: f64,
    /// Whether it stands on a mark on purpose.
    pub(super) inside: bool,
    pub(super) at: Edges,
}

type Attributes = BTreeMap<String, String>;

#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) root: Attributes,
    /// The first element, and its id.
    pub(super) first: (String, String),
    pub(super) title: String,
    pub(super) description: String,
    pub(super) ids: Vec<String>,
    pub(super) elements: BTreeSet<String>,
    pub(super) texts: Vec<Written>,
    pub(super) marks: Vec<Edges>,
    pub(super) size: [f64; 2],
}

fn attributes(element: &BytesStart<'_>) -> Attributes {
    let all = element.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = attribute.key.as_ref().to_owned();
        let value = attribute.value;
        (
            key,
            quick_xml::escape::unescape(&value).unwrap().into_owned(),
        )
    });
    all.collect()
}

impl Picture {
    pub(super) fn read(svg: &str) -> Self {
        let mut picture = Self::default();
        let mut reader = Reader::from_str(svg);
        let mut open: Vec<(String, Attributes)> = Vec::new();
        let mut text = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => {
                    let name = element.name().as_ref().to_owned();
                    let attributes = attributes(&element);
                    picture.begin(&name, &attributes);
                    open.push((name, attributes));
                    text.clear();
                }
                Event::Empty(element) => {
                    let name = element.name().as_ref().to_owned();
                    let attributes = attributes(&element);
                    picture.begin(&name, &attributes);
                    if attributes["class"] == "mark" {
                        picture.marks.push(edges(&name, &attributes));
                    }
                }
                Event::Text(part) => {
                    text.push_str(&part.xml10_content());
                }
                Event::GeneralRef(part) => {
                    let name = part.xml10_content();
                    let named = quick_xml::escape::unescape(&format!("&{name};"))
                        .unwrap()
                        .into_owned();
                    text.push_str(&named);
                }
                Event::End(_) => {
                    let (name, attributes) = open.pop().unwrap();
                    let text = std::mem::take(&mut text);
                    match name.as_str() {
                        "title" => picture.title = text,
                        "desc" => picture.description = text,
                        "text" => picture.texts.push(written(text, &attributes)),
                        _ => {}
                    }
                }
                Event::Eof => return picture,
                _ => {}
            }
        }
    }

    fn begin(&mut self, name: &str, attributes: &Attributes) {
        self.elements.insert(name.to_owned());
        let id = attributes.get("id").cloned();
        if name == "svg" {
            let sizes = attributes["viewBox"].split(' ').skip(2);
            let sizes: Vec<f64> = sizes.map(|size| size.parse().unwrap()).collect();
            self.size = [sizes[0], sizes[1]];
            self.root = attributes.clone();
        } else if self.first.0.is_empty() {
            self.first = (name.to_owned(), id.clone().unwrap_or_default());
        }
        self.ids.extend(id);
    }
}

fn number(attributes: &Attributes, name: &str) -> f64 {
    attributes[name].parse().unwrap()
}

/// The box of a text: from its highest letters down to its lowest.
fn written(text: String, attributes: &Attributes) -> Written {
    let size = number(attributes, "font-size");
    let width = width(&text, size, attributes.contains_key("font-weight"));
    let [x, y] = ["x", "y"].map(|name| number(attributes, name));
    let left = match attributes.get("text-anchor").map(String::as_str) {
        None => x,
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        Some(other) => panic!("{other}"),
    };
    let at = Edges {
        left,
        top: y - 0.76 * size,
        right: left + width,
        bottom: y + 0.22 * size,
    };
    let inside = attributes
        .get("class")
        .is_some_and(|class| class == "inside");
    Written {
        text,
        size,
        inside,
        at,
    }
}

fn edges(name: &str, attributes: &Attributes) -> Edges {
    let half = attributes
        .get("stroke-width")
        .map_or(0.0, |width| width.parse().unwrap())
        / 2.0;
    let get = |name: &str| number(attributes, name);
    let points: Vec<[f64; 2]> = match name {
        "rect" => vec![
            [get("x"), get("y")],
            [get("x") + get("width"), get("y") + get("height")],
        ],
        "circle" => vec![
            [get("cx") - get("r"), get("cy") - get("r")],
            [get("cx") + get("r"), get("cy") + get("r")],
        ],
        "path" => attributes["d"]
            .trim_start_matches('M')
            .trim_end_matches('Z')
            .split('L')
            .map(|point| {
                let (x, y) = point.split_once(' ').unwrap();
                [x.parse().unwrap(), y.parse().unwrap()]
            })
            .collect(),
        other => panic!("{other}"),
    };
    let least = |at: usize| {
        points
            .iter()
            .map(|point| point[at])
            .fold(f64::MAX, f64::min)
            - half
    };
    let most = |at: usize| {
        points
            .iter()
            .map(|point| point[at])
            .fold(f64::MIN, f64::max)
            + half
    };
    Edges {
        left: least(0),
        top: least(1),
        right: most(0),
        bottom: most(1),
    }
}
