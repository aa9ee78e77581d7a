//! Labels neither overlap nor leave the picture, however many countries there are and however
//! long their names.

use super::drawn::{CountryNames, FORMS, chart};
use super::picture::{Picture, Written};
use cpi_report::chart::{Options, svg};

/// What overlaps in a picture, or leaves it.
pub(super) fn faults(picture: &Picture) -> Vec<String> {
    let mut faults = Vec::new();
    let [width, height] = picture.size;
    // From above to below, so that each is compared only with what is as high.
    let mut texts: Vec<&Written> = picture.texts.iter().collect();
    texts.sort_by(|a, b| a.at.top.total_cmp(&b.at.top));
    let mut marks = picture.marks.clone();
    marks.sort_by(|a, b| a.top.total_cmp(&b.top));
    let tallest = marks.iter().map(|mark| mark.bottom - mark.top);
    let tallest = tallest.fold(0.0, f64::max);
    for (at, text) in texts.iter().enumerate() {
        let edges = text.at;
        if edges.left < 0.0 || edges.top < 0.0 || width < edges.right || height < edges.bottom {
            faults.push(format!("`{}` leaves the picture: {edges:?}", text.text));
        }
        if text.size < 11.0 {
            faults.push(format!("`{}` is small: {}", text.text, text.size));
        }
        let lower = texts[at + 1..].iter();
        for other in lower.take_while(|other| other.at.top < edges.bottom) {
            if edges.overlaps(&other.at) {
                faults.push(format!("`{}` overlaps `{}`", text.text, other.text));
            }
        }
        let first = marks.partition_point(|mark| mark.top + tallest < edges.top);
        let near = marks[first..].iter();
        for mark in near.take_while(|mark| mark.top < edges.bottom) {
            if !text.inside && edges.overlaps(mark) {
                faults.push(format!("`{}` overlaps a mark at {mark:?}", text.text));
            }
        }
    }
    for mark in &picture.marks {
        if mark.left < 0.0 || mark.top < 0.0 || width < mark.right || height < mark.bottom {
            faults.push(format!("a mark leaves the picture: {mark:?}"));
        }
    }
    faults
}

#[test]
fn labels_neither_overlap_nor_leave_the_picture() {
    let mut drawn = 0;
    let mut found = Vec::new();
    for form in FORMS {
        for count in [0, 1, 2, 3, 9, 50, 190] {
            for names in CountryNames::ALL {
                // Of crowds a few are enough: each picture has thousands of boxes.
                let is_crowd = 9 < count;
                if is_crowd
                    && !matches!(
                        names,
                        CountryNames::Short | CountryNames::Georgian | CountryNames::Tied
                    )
                {
                    continue;
                }
                for width in [340, 680] {
                    let chart = chart(form, count, names);
                    let options = Options {
                        width,
                        ..Options::default()
                    };
                    let faults = faults(&Picture::read(&svg(&chart, &options)));
                    let faults = faults.iter().take(2);
                    found.extend(faults.map(|fault| {
                        format!("{form:?}, {count} of {names:?}, {width} wide: {fault}")
                    }));
                    drawn += 1;
                }
            }
        }
    }
    assert!(found.is_empty(), "{:#?}", &found[..found.len().min(40)]);
    assert_eq!(
        drawn,
        FORMS.len() * (5 * CountryNames::ALL.len() + 2 * 3) * 2
    );
}

#[test]
fn the_checker_finds_what_overlaps_and_what_leaves() {
    let of = |parts: &str| {
        let svg = format!("<svg viewBox=\"0 0 100 50\"><title id=\"a\">b</title>{parts}</svg>");
        faults(&Picture::read(&svg))
    };
    let text = |x: u8| format!("<text x=\"{x}\" y=\"20\" font-size=\"14\">Aland</text>");
    assert_eq!(of(&text(20)), Vec::<String>::new());
    assert_eq!(of(&(text(20) + &text(40))).len(), 1);
    assert_eq!(of(&text(80)).len(), 1);
    let dot = "<circle cx=\"25\" cy=\"16\" r=\"3\" class=\"mark\"/>";
    assert_eq!(of(&(text(20) + dot)).len(), 1);
}
