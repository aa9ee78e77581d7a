//! Which fonts do pictures and printed reports have?
//!
//! Noto Sans for Latin, Greek and Cyrillic, Georgian and Armenian, with arrows, mathematical signs
//! and shapes, cut down to what reports need; `fonts/make.py` says how. They are under the SIL Open
//! Font License 1.1 (`fonts/OFL.txt`). Fonts of the machine are never asked for, so the same report
//! looks the same everywhere.

/// A font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Font {
    /// What its family is called.
    pub family: &'static str,
    /// Its bytes, in TrueType.
    pub bytes: &'static [u8],
}

macro_rules! fonts {
    ($($family:literal: $file:literal),+ $(,)?) => {
        [$(Font {
            family: $family,
            bytes: include_bytes!(concat!("../fonts/", $file, ".ttf")),
        }),+]
    };
}

/// All fonts, in the order in which a letter is looked for.
pub const ALL: [Font; 8] = fonts! {
    "Noto Sans": "NotoSans-Regular",
    "Noto Sans": "NotoSans-Bold",
    "Noto Sans Georgian": "NotoSansGeorgian-Regular",
    "Noto Sans Georgian": "NotoSansGeorgian-Bold",
    "Noto Sans Armenian": "NotoSansArmenian-Regular",
    "Noto Sans Armenian": "NotoSansArmenian-Bold",
    "Noto Sans Math": "NotoSansMath-Regular",
    "Noto Sans Symbols2": "NotoSansSymbols2-Regular",
};
