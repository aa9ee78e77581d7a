//! How does a chart become a picture in a document?

use super::body::Body;
use crate::Chart;

impl Body<'_> {
    /// Writes a chart: what it finds, its picture, and its table.
    pub(super) fn chart(&mut self, chart: &Chart) {
        if !chart.caption.is_empty() {
            self.paragraph("Caption", &chart.caption);
        }
        self.picture(chart);
        self.figures(&chart.table, &chart.caption);
    }

    #[cfg(not(feature = "png"))]
    fn picture(&mut self, _: &Chart) {}

    /// The picture, as SVG for programs that draw it and as PNG for others.
    #[cfg(feature = "png")]
    fn picture(&mut self, chart: &Chart) {
        use super::package::picture_id;
        use crate::{chart, write};
        use cpi_model::characters::visible_line;

        let options = chart::Options {
            titled: false,
            ..chart::Options::file(self.words, None)
        };
        let svg = chart::svg(chart, &options);
        let (Some(size), Some(png)) = (size(&svg), chart::drawn(&svg)) else {
            return;
        };
        let [wide, high] = fitted(size).map(|side| side.to_string());
        let number = self.pictures.len() / 2 + 1;
        let [png_at, svg_at] = [self.pictures.len(), self.pictures.len() + 1];
        self.pictures.push((format!("chart{number}.png"), png));
        self.pictures
            .push((format!("chart{number}.svg"), svg.into_bytes()));
        let id = number.to_string();
        let name = format!("chart {number}");
        let caption = write::words(&chart.caption);
        let described = [
            ("id", &*id),
            ("name", &name),
            ("descr", &visible_line(&chart.alternative)),
            ("title", &visible_line(&caption)),
        ];
        self.begin_paragraph("Picture", |_| {});
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        let inline = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
        xml.open("wp:inline", &inline);
        xml.empty("wp:extent", &[("cx", &wide), ("cy", &high)]);
        xml.empty("wp:docPr", &described);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        xml.close("wp:cNvGraphicFramePr");
        xml.open("a:graphic", &[]);
        let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        xml.open("a:graphicData", &[("uri", kind)]);
        xml.open("pic:pic", &[]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &described);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close("pic:nvPicPr");
        xml.open("pic:blipFill", &[]);
        xml.open("a:blip", &[("r:embed", &picture_id(png_at))]);
        xml.open("a:extLst", &[]);
        // The extension by which Word finds the SVG of a picture.
        xml.open(
            "a:ext",
            &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")],
        );
        let of_svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
        xml.empty(
            "asvg:svgBlip",
            &[("xmlns:asvg", of_svg), ("r:embed", &picture_id(svg_at))],
        );
        xml.close("a:ext");
        xml.close("a:extLst");
        xml.close("a:blip");
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close("a:stretch");
        xml.close("pic:blipFill");
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &[("cx", &wide), ("cy", &high)]);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.close("pic:spPr");
        xml.close("pic:pic");
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:inline");
        xml.close("w:drawing");
        xml.close("w:r");
        self.end_paragraph();
    }
}

/// The sides of a picture as wide as a line, or less where it would not fit the page, in the
/// units of drawings.
#[cfg(feature = "png")]
fn fitted([width, height]: [u32; 2]) -> [u64; 2] {
    /// Units of drawings in a twentieth of a point.
    const UNITS: u64 = 635;
    /// The height of a page below a heading and a caption.
    const HIGHEST: u64 = 12_000 * UNITS;
    let line = u64::from(crate::write::layout::Orientation::Portrait.line()) * UNITS;
    let [width, height] = [width, height].map(|side| u64::from(side.max(1)));
    let high = line * height / width;
    if high <= HIGHEST {
        return [line, high];
    }
    [HIGHEST * width / height, HIGHEST]
}

/// The width and height of a picture of our own.
#[cfg(feature = "png")]
fn size(svg: &str) -> Option<[u32; 2]> {
    let root = svg.split_once('>')?.0;
    let side = |name: &str| {
        let after = root.split_once(&format!(" {name}=\""))?.1;
        let whole = after.split(['"', '.']).next()?;
        whole.parse::<u32>().ok()
    };
    Some([side("width")?, side("height")?])
}
