//! Charts can be read by everyone: labels neither overlap nor leave the picture, colours have
//! contrast, and a screen reader finds a title and a description.

mod built;
mod colours;
pub(crate) mod drawn;
mod layout;
mod picture;

use cpi_model::language::{Words, key_faults};
use cpi_report::chart::{ChartWords, Colours, Options, palette, svg};
use cpi_report::charts::FindingWord;
use drawn::{CountryNames, chart};
use picture::Picture;

#[test]
fn every_word_of_charts_is_in_the_files_of_words() {
    assert_eq!(key_faults::<ChartWords>(), Vec::<String>::new());
    assert_eq!(key_faults::<FindingWord>(), Vec::<String>::new());
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for form in drawn::FORMS {
        let chart = chart(form, 9, CountryNames::Short);
        let options = Options::default();
        assert_eq!(svg(&chart, &options), svg(&chart.clone(), &options));
    }
}

#[test]
fn a_screen_reader_finds_the_finding_first() {
    for form in drawn::FORMS {
        let drawn = chart(form, 3, CountryNames::Short);
        let text = svg(&drawn, &Options::inline(Words::of("ro"), "fig-7"));
        let picture = Picture::read(&text);
        let root = &picture.root;
        assert_eq!(root["role"], "img");
        assert_eq!(root["aria-labelledby"], "fig-7-title fig-7-desc");
        assert_eq!(root["xml:lang"], "ro");
        assert_eq!(
            picture.first,
            ("title".to_owned(), "fig-7-title".to_owned())
        );
        assert_eq!(picture.title, drawn.caption.to_string());
        assert_eq!(picture.description, drawn.alternative);
        assert_eq!(picture.ids, ["fig-7-title", "fig-7-desc"]);
    }
}

#[test]
fn a_page_sets_the_colours_and_a_file_has_them() {
    let chart = chart(drawn::FORMS[0], 3, CountryNames::Short);
    let inline = svg(&chart, &Options::inline(Words::of("en"), "a"));
    assert!(inline.contains("var(--chart-main,#0f3a5f)"));
    let css = palette::css();
    for part in inline.split("var(--").skip(1) {
        let variable = part.split(',').next().unwrap();
        assert!(css.contains(&format!("--{variable}:")), "{variable}");
    }
    for colours in [Colours::Light, Colours::Dark] {
        let file = svg(
            &chart,
            &Options {
                colours,
                ..Options::default()
            },
        );
        assert!(!file.contains("var("), "{file}");
    }
}

#[test]
fn no_text_takes_effect() {
    for form in drawn::FORMS {
        let mut chart = chart(form, 3, CountryNames::Hostile);
        chart.caption = "<script>a()</script> & \u{202E}b\u{1B}[0m".into();
        "\"><svg onload=a()>".clone_into(&mut chart.alternative);
        let picture = Picture::read(&svg(&chart, &Options::default()));
        assert!(!picture.elements.contains("script"));
        assert!(
            picture
                .title
                .starts_with("<script>a()</script> & <U+202E>b<U+001B>")
        );
        assert_eq!(picture.description, "\"><svg onload=a()>");
    }
}
