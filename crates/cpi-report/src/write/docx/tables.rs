//! How does a table become a table of a document?

use super::body::Body;
use crate::chart::palette::Shade;
use crate::write::layout::{one_line, scale, widths};
use crate::write::{columns_shown, rows_shown, shade, shown, words};
use crate::{Align, Kind, Table, Text};

/// The size of the letters of a table, in half points, as the styles have it.
const SIZE: f64 = 19.0;

impl Body<'_> {
    /// Writes a table under its caption, and the remarks that must be read with it.
    pub(super) fn table(&mut self, table: &Table, caption: &Text) {
        if !caption.is_empty() {
            self.paragraph("Caption", caption);
        }
        self.figures(table, caption);
    }

    /// Writes a table whose caption is written, and the remarks that must be read with it.
    pub(super) fn figures(&mut self, table: &Table, caption: &Text) {
        self.settle_page();
        let columns = columns_shown(table);
        if columns.is_empty() {
            return;
        }
        let widths = widths(table, self.words, self.line());
        self.begin_table(table, caption, &widths);
        let scale = scale(table, self.words, self.line());
        self.size = (scale < 1.0).then(|| format!("{:.0}", SIZE * scale));
        self.begin_row(true);
        for (at, width) in columns.iter().zip(&widths) {
            let column = &table.columns[*at];
            let heading = column.heading.clone().unwrap_or_default();
            self.cell("TableHead", column.align, *width, None, &heading);
        }
        self.xml.close("w:tr");
        for row in rows_shown(table) {
            self.begin_row(false);
            for (at, width) in columns.iter().zip(&widths) {
                let align = table.columns[*at].align;
                let shade = shade(table, *at, &row[*at]);
                self.cell(
                    "TableText",
                    align,
                    *width,
                    shade,
                    &shown(&row[*at], self.words),
                );
            }
            self.xml.close("w:tr");
        }
        self.size = None;
        self.xml.close("w:tbl");
        // Without a paragraph between them two tables are one.
        self.paragraph("TableEnd", &Text::default());
        for note in &table.notes {
            self.note(note);
        }
    }

    fn begin_table(&mut self, table: &Table, caption: &Text, widths: &[u32]) {
        let width = widths.iter().sum::<u32>().to_string();
        let names_rows = columns_shown(table).first().is_some_and(|at| {
            matches!(
                table.columns[*at].kind,
                Kind::Text | Kind::Code | Kind::Date
            )
        });
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.value("w:tblStyle", "CPITable");
        self.xml
            .empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let look = [
            ("w:val", if names_rows { "04A0" } else { "0420" }),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", if names_rows { "1" } else { "0" }),
            ("w:lastColumn", "0"),
            ("w:noHBand", "0"),
            ("w:noVBand", "1"),
        ];
        self.xml.empty("w:tblLook", &look);
        let spoken = one_line(&words(caption));
        if !spoken.is_empty() {
            self.xml.value("w:tblCaption", &spoken);
        }
        self.xml.close("w:tblPr");
        self.xml.open("w:tblGrid", &[]);
        for width in widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close("w:tblGrid");
    }

    /// Opens a row. The first is repeated on every page and read out as headings.
    fn begin_row(&mut self, is_heading: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if is_heading {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close("w:trPr");
    }

    fn cell(&mut self, style: &str, align: Align, width: u32, shade: Option<Shade>, text: &Text) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        let width = width.to_string();
        self.xml
            .empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        if let Some(shade) = shade {
            let shaded = [
                ("w:val", "clear"),
                ("w:color", "auto"),
                ("w:fill", hex(shade.fill)),
            ];
            self.xml.empty("w:shd", &shaded);
        }
        self.xml.close("w:tcPr");
        self.colour = shade.map(|shade| hex(shade.text));
        self.begin_paragraph(style, |xml| {
            if align == Align::Right {
                xml.value("w:jc", "right");
            }
        });
        self.text(text);
        self.colour = None;
        self.end_paragraph();
        self.xml.close("w:tc");
    }
}

/// A colour of CSS, without its sign.
fn hex(colour: &'static str) -> &'static str {
    colour.strip_prefix('#').unwrap_or(colour)
}
