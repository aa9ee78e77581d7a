//! Which colours do charts and shaded tables have?
//!
//! Every mark has a contrast of at least 3:1 to its ground and to the marks that touch it, every
//! text of at least 4.5:1, on light and on dark ground (WCAG 2.2, 1.4.3 and 1.4.11); tests compute
//! this. Colour alone never carries a meaning, and red is never paired with green. Neighbouring cells
//! of a heat table may have similar shades: each has an outline and its figure.

use super::canvas::Ink;
use crate::Shading;

/// The colours for one background, as CSS writes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// The background.
    pub ground: &'static str,
    /// Texts.
    pub text: &'static str,
    /// Less prominent texts, and thin outlines.
    pub muted: &'static str,
    /// Lines that only guide the eye.
    pub grid: &'static str,
    /// Marks that carry a figure.
    pub main: &'static str,
    /// The second of two kinds of marks, which also has another shape.
    pub second: &'static str,
    /// Less prominent marks: other countries, intervals behind a dot.
    pub other: &'static str,
    /// A pale fill within an outline.
    pub tint: &'static str,
}

/// The colours on white.
pub const LIGHT: Palette = Palette {
    ground: "#ffffff",
    text: "#1a1a1a",
    muted: "#595959",
    grid: "#dddddd",
    main: "#0f3a5f",
    second: "#e0671f",
    other: "#8c8c8c",
    tint: "#c9d6e6",
};

/// The colours on black.
pub const DARK: Palette = Palette {
    ground: "#121212",
    text: "#ececec",
    muted: "#b5b5b5",
    grid: "#3a3a3a",
    main: "#a6d1f5",
    second: "#b84f16",
    other: "#6e6e6e",
    tint: "#2a3f54",
};

/// A shade of a heat table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shade {
    /// The colour of the cell.
    pub fill: &'static str,
    /// The colour of what is written in it.
    pub text: &'static str,
}

/// The shades of heat tables from the lowest to the highest, the same on every background: cividis
/// (Nuñez, Anderton and Renslow 2018), which rises evenly for readers with any colour vision and on
/// a printer without colours.
pub const SHADES: [Shade; Shading::SHADES as usize] = [
    Shade {
        fill: "#fde945",
        text: "#000000",
    },
    Shade {
        fill: "#e6ce58",
        text: "#000000",
    },
    Shade {
        fill: "#c3b46d",
        text: "#000000",
    },
    Shade {
        fill: "#a49c77",
        text: "#000000",
    },
    Shade {
        fill: "#8a8677",
        text: "#000000",
    },
    Shade {
        fill: "#737071",
        text: "#ffffff",
    },
    Shade {
        fill: "#565c6d",
        text: "#ffffff",
    },
    Shade {
        fill: "#32476d",
        text: "#ffffff",
    },
    Shade {
        fill: "#0d336b",
        text: "#ffffff",
    },
    Shade {
        fill: "#002051",
        text: "#ffffff",
    },
];

impl Palette {
    /// The roles of the colours, as their CSS variables name them, with the colours.
    pub fn roles(&self) -> [(&'static str, &'static str); 8] {
        [
            ("ground", self.ground),
            ("text", self.text),
            ("muted", self.muted),
            ("grid", self.grid),
            ("main", self.main),
            ("second", self.second),
            ("other", self.other),
            ("tint", self.tint),
        ]
    }

    /// The role of an ink and its colour; shades have no role.
    pub(super) fn of(&self, ink: Ink) -> (&'static str, &'static str) {
        let [ground, text, muted, grid, main, second, other, tint] = self.roles();
        let shade = |at: u8| SHADES[usize::from(at.min(Shading::SHADES - 1))];
        match ink {
            Ink::Ground => ground,
            Ink::Text => text,
            Ink::Muted => muted,
            Ink::Grid => grid,
            Ink::Main => main,
            Ink::Second => second,
            Ink::Other => other,
            Ink::Tint => tint,
            Ink::Shade(at) => ("", shade(at).fill),
            Ink::OnShade(at) => ("", shade(at).text),
        }
    }
}

/// The rules of a page for the shades of cells, `.s0` to `.s9`.
pub(crate) fn shades() -> String {
    let rule = |(at, shade): (usize, &Shade)| {
        format!(".s{at}{{background:{};color:{}}}\n", shade.fill, shade.text)
    };
    SHADES.iter().enumerate().map(rule).collect()
}

/// The rules of a page that give the variables of charts their colours: light ones, dark ones
/// where the reader's system is dark, and light ones on paper. Each variable is `--chart-` and a
/// [role](Palette::roles); a page may set them otherwise.
pub fn css() -> String {
    let variables = |palette: &Palette| -> String {
        let roles = palette.roles();
        let variables = roles.map(|(role, colour)| format!("--chart-{role}:{colour}"));
        variables.join(";")
    };
    let (light, dark) = (variables(&LIGHT), variables(&DARK));
    format!(":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n")
}
