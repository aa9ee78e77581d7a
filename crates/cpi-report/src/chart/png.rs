//! How does a chart become a picture of dots?

use super::{Options, svg};
use crate::{Chart, fonts};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, fontdb};
use std::sync::{Arc, LazyLock};

/// Dots for each unit of the picture, so that it is sharp on paper: about 240 dots an inch where the
/// default width fills a page of A4.
const SCALE: f32 = 2.5;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for font in fonts::ALL {
        database.load_font_data(font.bytes.to_vec());
    }
    database.set_sans_serif_family("Noto Sans");
    Arc::new(database)
});

/// The picture of a chart as PNG, drawn from its [SVG](super::svg()) with the [fonts] of this crate.
/// The same chart gives the same bytes. A letter that no font has is an empty box.
pub fn png(chart: &Chart, options: &Options<'_>) -> Vec<u8> {
    drawn(&svg(chart, options)).expect("SVG of our own can be drawn")
}

/// A picture in SVG as PNG; none if it cannot be drawn.
pub(crate) fn drawn(svg: &str) -> Option<Vec<u8>> {
    scaled(svg, SCALE)
}

/// A picture in SVG as PNG, with that many dots for each unit; none if it cannot be drawn.
pub(super) fn scaled(svg: &str, scale: f32) -> Option<Vec<u8>> {
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_family: "Noto Sans".to_owned(),
        ..usvg::Options::default()
    };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(scale)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    pixels.encode_png().ok()
}
