//! What does a picture consist of, and how is it written?

use super::palette::{DARK, LIGHT};
use super::{Colours, Options};
use cpi_model::characters::visible_line;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// The empty edge of a picture.
pub(super) const MARGIN: f64 = 4.0;
/// The size of the letters of labels.
pub(super) const SIZE: f64 = 14.0;
/// The size of the letters of numbers along an axis and of keys.
pub(super) const SMALL: f64 = 12.0;

/// The role of a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Ground,
    Text,
    Muted,
    Grid,
    Main,
    Second,
    Other,
    Tint,
    /// The shade of a cell.
    Shade(u8),
    /// What is written on that shade.
    OnShade(u8),
}

/// Which point of a text is at the given place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
    /// Whether it is on a mark on purpose.
    pub(super) inside: bool,
}

impl Type {
    pub(super) const fn label() -> Self {
        Self {
            size: SIZE,
            bold: false,
            ink: Ink::Text,
            anchor: Anchor::Start,
            inside: false,
        }
    }

    pub(super) const fn small() -> Self {
        Self {
            size: SMALL,
            ink: Ink::Muted,
            ..Self::label()
        }
    }

    pub(super) const fn title() -> Self {
        Self {
            size: super::TITLE,
            bold: true,
            ..Self::label()
        }
    }

    pub(super) const fn bold(mut self, bold: bool) -> Self {
        self.bold = bold;
        self
    }

    /// On a mark, in the colour of what is written there.
    pub(super) const fn inside(mut self, ink: Ink) -> Self {
        self.inside = true;
        self.ink = ink;
        self
    }

    pub(super) const fn to(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) fn width(self, text: &str) -> f64 {
        super::text::width(text, self.size, self.bold)
    }
}

/// The outline and filling of a shape.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paint {
    pub(super) fill: Option<Ink>,
    pub(super) stroke: Option<(Ink, f64)>,
    pub(super) dashed: bool,
    /// Whether it carries a figure, or only guides the eye.
    pub(super) guide: bool,
}

impl Paint {
    pub(super) fn filled(ink: Ink) -> Self {
        Self {
            fill: Some(ink),
            ..Self::default()
        }
    }

    pub(super) fn outlined(ink: Ink, width: f64) -> Self {
        Self {
            fill: Some(Ink::Ground),
            stroke: Some((ink, width)),
            ..Self::default()
        }
    }

    pub(super) fn line(ink: Ink, width: f64) -> Self {
        Self {
            stroke: Some((ink, width)),
            ..Self::default()
        }
    }

    pub(super) fn guide(ink: Ink, width: f64) -> Self {
        Self {
            guide: true,
            ..Self::line(ink, width)
        }
    }

    pub(super) fn dashed(mut self) -> Self {
        self.dashed = true;
        self
    }

    /// With an edge of the ground, which keeps the mark apart from what it touches.
    pub(super) fn apart(mut self) -> Self {
        self.stroke = Some((Ink::Ground, 1.5));
        self
    }
}

enum Part {
    Text([f64; 2], String, Type),
    Rectangle([f64; 4], Paint),
    Circle([f64; 2], f64, Paint),
    Path(Vec<[f64; 2]>, bool, Paint),
}

/// A picture that grows downwards.
pub(super) struct Canvas {
    width: f64,
    height: f64,
    parts: Vec<Part>,
}

impl Canvas {
    pub(super) fn new(width: f64) -> Self {
        Self {
            width,
            height: MARGIN,
            parts: Vec::new(),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.width
    }

    /// How far down it reaches.
    pub(super) fn height(&self) -> f64 {
        self.height
    }

    /// Takes room below what is there; the new lower end.
    pub(super) fn beneath(&mut self, room: f64) -> f64 {
        self.height += room;
        self.height
    }

    /// A text on a baseline.
    pub(super) fn text(&mut self, x: f64, baseline: f64, text: &str, how: Type) {
        if !text.is_empty() {
            let text = visible_line(text).into_owned();
            self.parts.push(Part::Text([x, baseline], text, how));
        }
    }

    /// A text in the middle of a row.
    pub(super) fn text_at(&mut self, x: f64, middle: f64, text: &str, how: Type) {
        self.text(x, middle + how.size * 0.35, text, how);
    }

    pub(super) fn rectangle(&mut self, at: [f64; 2], size: [f64; 2], paint: Paint) {
        let [x, y] = at;
        self.parts
            .push(Part::Rectangle([x, y, size[0], size[1]], paint));
    }

    pub(super) fn circle(&mut self, at: [f64; 2], radius: f64, paint: Paint) {
        self.parts.push(Part::Circle(at, radius, paint));
    }

    pub(super) fn path(&mut self, points: Vec<[f64; 2]>, closed: bool, paint: Paint) {
        self.parts.push(Part::Path(points, closed, paint));
    }

    pub(super) fn line(&mut self, from: [f64; 2], to: [f64; 2], paint: Paint) {
        self.parts.push(Part::Path(vec![from, to], false, paint));
    }

    /// The picture as SVG.
    pub(super) fn write(&self, title: &str, description: &str, options: &Options<'_>) -> String {
        let mut svg = Svg {
            out: Writer::new(Vec::new()),
            colours: options.colours,
        };
        let size = [self.width, self.height + MARGIN].map(number);
        let (title_id, description_id) = (
            format!("{}-title", options.id),
            format!("{}-desc", options.id),
        );
        let root = [
            ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
            ("class", "chart".to_owned()),
            ("role", "img".to_owned()),
            ("aria-labelledby", format!("{title_id} {description_id}")),
            ("xml:lang", options.words.language().to_owned()),
            ("viewBox", format!("0 0 {} {}", size[0], size[1])),
            ("width", size[0].clone()),
            ("height", size[1].clone()),
            ("font-family", FONTS.to_owned()),
        ];
        svg.within("svg", &root, |svg| {
            svg.words("title", &[("id", title_id)], title);
            svg.words("desc", &[("id", description_id)], description);
            if options.colours != Colours::Variables {
                let [x, y, width, height] = [0.0, 0.0, self.width, self.height + MARGIN];
                let ground = Paint {
                    guide: true,
                    ..Paint::filled(Ink::Ground)
                };
                svg.part(&Part::Rectangle([x, y, width, height], ground));
            }
            for part in &self.parts {
                svg.part(part);
            }
        });
        let bytes = svg.out.into_inner();
        String::from_utf8(bytes).unwrap_or_default() + "\n"
    }
}

/// The fonts whose widths the table has, then any other.
const FONTS: &str = "Noto Sans,Noto Sans Georgian,Noto Sans Armenian,DejaVu Sans,sans-serif";

/// A coordinate, with one digit.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0" } else { text }.to_owned()
}

struct Svg {
    out: Writer<Vec<u8>>,
    colours: Colours,
}

/// Attributes of an element.
type Attributes = [(&'static str, String)];

impl Svg {
    fn event(&mut self, event: Event<'_>) {
        // Writing into memory does not fail.
        let _ = self.out.write_event(event);
    }

    fn start(name: &'static str, attributes: &Attributes) -> BytesStart<'static> {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            start.push_attribute((*name, value.as_str()));
        }
        start
    }

    fn within(
        &mut self,
        name: &'static str,
        attributes: &Attributes,
        children: impl FnOnce(&mut Self),
    ) {
        self.event(Event::Start(Self::start(name, attributes)));
        children(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn words(&mut self, name: &'static str, attributes: &Attributes, text: &str) {
        self.within(name, attributes, |svg| {
            svg.event(Event::Text(BytesText::new(text)));
        });
    }

    fn empty(
        &mut self,
        name: &'static str,
        mut attributes: Vec<(&'static str, String)>,
        paint: Paint,
    ) {
        let class = if paint.guide { "guide" } else { "mark" };
        attributes.push(("class", class.to_owned()));
        let fill = paint.fill.map_or("none".to_owned(), |ink| self.colour(ink));
        attributes.push(("fill", fill));
        if let Some((ink, width)) = paint.stroke {
            attributes.push(("stroke", self.colour(ink)));
            attributes.push(("stroke-width", number(width)));
        }
        if paint.dashed {
            attributes.push(("stroke-dasharray", "3 2".to_owned()));
        }
        self.event(Event::Empty(Self::start(name, &attributes)));
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Text([x, y], text, how) => {
                let mut attributes = vec![
                    ("x", number(*x)),
                    ("y", number(*y)),
                    ("font-size", number(how.size)),
                    ("fill", self.colour(how.ink)),
                ];
                match how.anchor {
                    Anchor::Start => {}
                    Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
                    Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
                }
                if how.bold {
                    attributes.push(("font-weight", "bold".to_owned()));
                }
                if how.inside {
                    attributes.push(("class", "inside".to_owned()));
                }
                self.words("text", &attributes, text);
            }
            Part::Rectangle([x, y, width, height], paint) => {
                let attributes = vec![
                    ("x", number(*x)),
                    ("y", number(*y)),
                    ("width", number(*width)),
                    ("height", number(*height)),
                ];
                self.empty("rect", attributes, *paint);
            }
            Part::Circle([x, y], radius, paint) => {
                let attributes = vec![
                    ("cx", number(*x)),
                    ("cy", number(*y)),
                    ("r", number(*radius)),
                ];
                self.empty("circle", attributes, *paint);
            }
            Part::Path(points, closed, paint) => {
                let points: Vec<String> = points
                    .iter()
                    .map(|[x, y]| format!("{} {}", number(*x), number(*y)))
                    .collect();
                let end = if *closed { "Z" } else { "" };
                let attributes = vec![("d", format!("M{}{end}", points.join("L")))];
                self.empty("path", attributes, *paint);
            }
        }
    }

    fn colour(&self, ink: Ink) -> String {
        match self.colours {
            Colours::Light => LIGHT.of(ink).1.to_owned(),
            Colours::Dark => DARK.of(ink).1.to_owned(),
            // Without the variables the colours are the light ones; shades have no variables.
            Colours::Variables => match LIGHT.of(ink) {
                ("", colour) => colour.to_owned(),
                (role, colour) => format!("var(--chart-{role},{colour})"),
            },
        }
    }
}
