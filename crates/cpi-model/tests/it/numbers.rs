//! Are numbers written as the methodology says (1.2), digit for digit?

use cpi_model::Decimal;
use cpi_model::draft::RoundingMode;
use cpi_model::number::{Rounding, Score};

/// The slow way, by the library of decimals alone.
fn plainly(number: Decimal) -> String {
    let mut rounded = Rounding::WRITTEN.apply(number).normalize();
    if rounded.is_zero() {
        rounded.set_sign_positive(true);
    }
    rounded.to_string()
}

#[test]
fn every_length_and_scale_is_written() {
    let largest = Decimal::MAX.mantissa();
    let mut mantissas = vec![0, 1, 5, 9, 10, 120, largest, largest - 5];
    for digits in 1..29 {
        let power = 10_i128.pow(digits);
        mantissas.extend([power - 1, power, power + 1, power * 7, power / 9]);
    }
    for mantissa in mantissas {
        for scale in 0..=28 {
            for signed in [mantissa, -mantissa] {
                let Ok(number) = Decimal::try_from_i128_with_scale(signed, scale) else {
                    continue;
                };
                assert_eq!(Score::from(number).to_string(), plainly(number));
            }
        }
    }
    assert_eq!(Score::from(-Decimal::ZERO).to_string(), "0");
    assert_eq!(
        format!("{:>8}", Score::from(Decimal::new(-105, 2))),
        "   -1.05"
    );
}

#[test]
fn floating_point_is_the_closest_to_what_is_written() {
    let score = |text: &str| Score::from(Decimal::from_str_exact(text).unwrap());
    for (written, float) in [
        ("0.1", 0.1_f64),
        ("-26.25", -26.25),
        ("0.333333333333333333", 0.333_333_333_333_333_3),
        ("0", 0.0),
        ("123456789012345.123456789012", 123_456_789_012_345.12),
        // Cut to 18 decimals as everywhere, and then the closest.
        ("0.1234567890123456784999", 0.123_456_789_012_345_68),
    ] {
        assert_eq!(
            score(written).to_f64().to_bits(),
            float.to_bits(),
            "{written}"
        );
    }
    let shown = Rounding::new(2, RoundingMode::HalfUp).show(Decimal::new(-26_255, 3));
    assert_eq!(
        (shown.to_f64(), Decimal::from(shown)),
        (-26.26, Decimal::new(-2626, 2))
    );
}

#[test]
fn a_refused_number_says_what_to_write() {
    let told = [
        ("1.2e2", "`120`"),
        ("4.5E+01", "`45`"),
        ("1.5e-3", "`0.0015`"),
        ("-2e-1", "`-0.2`"),
        ("12.345e1", "`123.45`"),
        ("0e5", "`0`"),
        ("1e14", "`100000000000000`"),
        ("1,5", "`1.5`"),
        ("-1.234.567,8", "`-1234567.8`"),
        ("1'200", "`1200`"),
        ("\u{2212}7", "`-7`"),
        ("-.5", "`-0.5`"),
    ];
    for (text, instead) in told {
        let (_, hint) = cpi_model::number::refused(text);
        assert!(hint.contains(instead), "{text}: {hint}");
    }
    for without in [
        "1e15",
        "1e-40",
        "1e99999999999",
        "e5",
        "--1",
        "1,2,3",
        "about 80",
    ] {
        let (_, hint) = cpi_model::number::refused(without);
        assert!(hint.contains("a decimal such as"), "{without}: {hint}");
    }
}
