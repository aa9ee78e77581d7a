//! A chart as PNG has its letters, and the same bytes each time.

use crate::charts::drawn::{self, CountryNames, chart};
use cpi_report::chart::{Options, png};
use cpi_report::{Cell, Chart};

fn named(name: &str) -> Chart {
    let mut chart = chart(drawn::FORMS[0], 3, CountryNames::Short);
    for cell in chart.table.rows.iter_mut().flatten() {
        if let Cell::Named { name: cell, .. } = cell {
            *cell = name.into();
        }
    }
    chart
}

#[test]
fn the_same_chart_gives_the_same_picture() {
    for form in &drawn::FORMS[..2] {
        let chart = chart(*form, 3, CountryNames::Short);
        let picture = png(&chart, &Options::default());
        assert!(picture.starts_with(b"\x89PNG"));
        assert_eq!(picture, png(&chart.clone(), &Options::default()));
    }
}

/// Letters that no font has would all be the same empty box.
#[test]
fn letters_of_every_script_are_drawn() {
    for [one, other] in [
        ["ა", "ბ"],
        ["Ա", "Բ"],
        ["Ж", "Ш"],
        ["ș", "ț"],
        ["●", "◐"],
        ["→", "←"],
    ] {
        let [one_drawn, other_drawn] =
            [one, other].map(|name| png(&named(name), &Options::default()));
        assert_ne!(one_drawn, other_drawn, "{one} {other}");
    }
}
