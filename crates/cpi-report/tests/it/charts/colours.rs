//! Every mark can be told from what it touches, and every text can be read.

use cpi_report::chart::palette::{DARK, LIGHT, Palette, SHADES};
use palette::Srgb;
use palette::color_difference::Wcag21RelativeContrast;

fn contrast(one: &str, other: &str) -> f32 {
    let [one, other] = [one, other].map(|colour| {
        let colour: Srgb<u8> = colour.parse().unwrap();
        colour.into_format::<f32>().into_linear()
    });
    one.relative_contrast(other)
}

fn at_least(least: f32, pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        let found = contrast(one, other);
        assert!(least <= found, "{one} on {other}: {found}");
    }
}

#[test]
fn texts_have_a_contrast_of_four_and_a_half() {
    for Palette {
        ground,
        text,
        muted,
        main,
        tint,
        ..
    } in [LIGHT, DARK]
    {
        at_least(
            4.5,
            &[
                (text, ground),
                (muted, ground),
                (text, tint),
                (ground, main),
            ],
        );
    }
    for shade in SHADES {
        at_least(4.5, &[(shade.text, shade.fill)]);
    }
}

#[test]
fn marks_have_a_contrast_of_three_to_the_ground_and_to_what_they_touch() {
    for Palette {
        ground,
        main,
        second,
        other,
        muted,
        tint,
        ..
    } in [LIGHT, DARK]
    {
        at_least(
            3.0,
            &[
                (main, ground),
                (second, ground),
                (other, ground),
                (muted, ground),
            ],
        );
        // A dot lies on an interval, the two of a pair meet, an outline is around a pale filling.
        at_least(
            3.0,
            &[(main, other), (main, second), (main, tint), (muted, tint)],
        );
    }
}

#[test]
fn shades_are_those_of_cividis_and_rise_evenly() {
    for (at, shade) in SHADES.iter().enumerate() {
        let made = colorous::CIVIDIS.eval_rational(SHADES.len() - 1 - at, SHADES.len());
        assert_eq!(shade.fill, format!("#{made:x}"));
    }
    for two in SHADES.windows(2) {
        assert!(contrast(two[0].fill, "#000000") > contrast(two[1].fill, "#000000"));
    }
}
