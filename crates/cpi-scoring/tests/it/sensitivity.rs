//! Sobol' indices are those of functions whose indices are known in closed form.

use cpi_scoring::sobol_indices;
use std::f64::consts::PI;

fn near(found: &[(f64, f64)], expected: &[(f64, f64)], within: f64) {
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        let distance = (found.0 - expected.0)
            .abs()
            .max((found.1 - expected.1).abs());
        assert!(
            distance < within,
            "input {i}: found {found:?}, in closed form {expected:?}"
        );
    }
}

/// Ishigami and Homma (1990), with a = 7 and b = 0.1.
#[test]
fn ishigami() {
    let (a, b) = (7.0, 0.1);
    let pi4 = PI.powi(4);
    let variance = a * a / 8.0 + b * pi4 / 5.0 + b * b * pi4 * pi4 / 18.0 + 0.5;
    let one = 0.5 * (1.0 + b * pi4 / 5.0).powi(2) / variance;
    let two = a * a / 8.0 / variance;
    let with_three = b * b * pi4 * pi4 * 8.0 / 225.0 / variance;
    let expected = [(one, one + with_three), (two, two), (0.0, with_three)];
    let mut f = |u: &[f64]| {
        let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        x[0].sin() + a * x[1].sin().powi(2) + b * x[2].powi(4) * x[0].sin()
    };
    for seed in [1, 2, 3] {
        near(&sobol_indices(3, 1 << 14, seed, &mut f), &expected, 0.005);
    }
}

/// Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
#[test]
fn g_function() {
    let a = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    let own = a.map(|a: f64| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let product: f64 = own.iter().map(|own| 1.0 + own).product();
    let variance = product - 1.0;
    let expected = own.map(|own| (own / variance, own * product / (1.0 + own) / variance));
    let mut g = |u: &[f64]| {
        let factors = u.iter().zip(&a);
        factors
            .map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a))
            .product()
    };
    for seed in [1, 2, 3] {
        near(&sobol_indices(8, 1 << 14, seed, &mut g), &expected, 0.005);
    }
}

/// More inputs than the sequence has dimensions: the further ones are of the generator.
#[test]
fn many_inputs() {
    let mut sum = |u: &[f64]| u.iter().sum();
    let found = sobol_indices(200, 1 << 12, 1, &mut sum);
    near(&found, &[(0.005, 0.005); 200], 0.05);
}

/// What does not vary has no part.
#[test]
fn one_input_alone() {
    let found = sobol_indices(2, 256, 1, &mut |u| u[0]);
    near(&found, &[(1.0, 1.0), (0.0, 0.0)], 0.02);
}
