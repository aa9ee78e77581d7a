//! What are the pages of a document like?

use super::xml::Xml;
use crate::write::layout::{MARGIN, Orientation};

/// The pages that are being written.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) orientation: Orientation,
}

impl Page {
    /// The properties of a section of such pages.
    pub(super) fn section(&self, xml: &mut Xml) {
        let [width, height] = self.orientation.sides().map(|side| side.to_string());
        let margin = MARGIN.to_string();
        xml.open("w:sectPr", &[]);
        for part in ["header", "footer"] {
            let reference = [("w:type", "default"), ("r:id", part)];
            xml.empty(&format!("w:{part}Reference"), &reference);
        }
        xml.value("w:type", "nextPage");
        let mut size = vec![("w:w", &*width), ("w:h", &*height)];
        if self.orientation == Orientation::Landscape {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        let margins = [
            ("w:top", &*margin),
            ("w:right", &margin),
            ("w:bottom", &margin),
            ("w:left", &margin),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
        xml.close("w:sectPr");
    }
}
