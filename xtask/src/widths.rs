//! How wide is each letter? The table by which charts lay out their texts.
//!
//! A picture has to leave room for its texts before anyone knows in which font they will be
//! shown. So the table has of each letter the widest of several open fonts.

use crate::root;
use std::fs;
use std::path::PathBuf;
use ttf_parser::Face;

const TABLE: &str = "crates/cpi-report/src/chart/widths.tsv";

/// The letters of the languages that the project prints or that names of countries come in:
/// Latin, Greek, Cyrillic, Armenian, Georgian, and the signs of texts and charts.
const BLOCKS: [(u32, u32); 14] = [
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x2B0, 0x2FF),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x531, 0x58F),
    (0x10A0, 0x10FF),
    (0x1C90, 0x1CBF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2044),
    (0x20A0, 0x20BF),
    (0x2190, 0x2193),
    (0x2200, 0x226F),
    (0x25A0, 0x25FF),
];

/// Writes the table out of fonts: those whose name has `Bold` in it are the bold ones.
pub(crate) fn run(fonts: &[PathBuf]) -> Result<(), String> {
    let mut files = Vec::new();
    for font in fonts {
        let bytes = fs::read(font).map_err(|error| format!("{}: {error}", font.display()))?;
        let bold = font.to_string_lossy().contains("Bold");
        files.push((bold, bytes, font));
    }
    let mut faces = Vec::new();
    for (bold, bytes, font) in &files {
        let face = Face::parse(bytes, 0).map_err(|error| format!("{}: {error}", font.display()))?;
        faces.push((*bold, face));
    }
    let mut out = String::from(
        "# Widths of letters in thousandths of the size of the font, regular and bold: of each letter\n\
         # the widest of several open fonts. Made by `cargo xtask widths`.\n\
         first\twidths\n",
    );
    let mut run: Option<(u32, Vec<String>)> = None;
    for (first, last) in BLOCKS {
        for code in first..=last {
            let widest = |bold: bool| {
                let letter = char::from_u32(code)?;
                let of_weight = faces.iter().filter(|(is_bold, _)| *is_bold == bold);
                let widths = of_weight.filter_map(|(_, face)| width(face, letter));
                widths.max()
            };
            match (widest(false), widest(true).or(widest(false)), &mut run) {
                (Some(regular), Some(bold), Some((_, widths))) => {
                    widths.push(format!("{regular}/{bold}"));
                }
                (Some(regular), Some(bold), None) => {
                    run = Some((code, vec![format!("{regular}/{bold}")]));
                }
                _ => flush(&mut out, &mut run),
            }
        }
        flush(&mut out, &mut run);
    }
    fs::write(root().join(TABLE), out).map_err(|error| format!("{TABLE}: {error}"))
}

/// The advance of a letter in thousandths of an em, rounded up.
fn width(face: &Face<'_>, letter: char) -> Option<u32> {
    let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
    Some((u32::from(advance) * 1000).div_ceil(u32::from(face.units_per_em())))
}

fn flush(out: &mut String, run: &mut Option<(u32, Vec<String>)>) {
    if let Some((first, widths)) = run.take() {
        out.push_str(&format!("{first:04X}\t{}\n", widths.join(" ")));
    }
}
