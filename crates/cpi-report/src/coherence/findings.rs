//! What stands out, in sentences (methodology 12.11).

use super::two;
use super::words::Word;
use crate::{Context, Text};
use cpi_model::draft::RoundingMode;
use cpi_model::language::Value;
use cpi_model::number::Rounding;
use cpi_scoring::coherence::{CaseSelection, Coherence, Finding, FindingKind, Place, ScaleEnd};
use rust_decimal::Decimal;

/// The fewest countries of which anything is pointed out (methodology 12.10).
const FEWEST: usize = 10;
/// How many places a sentence names.
const NAMED: usize = 5;

/// The only sentence of a round of too few countries, if it is one.
pub(super) fn too_few(coherence: &Coherence, context: &Context<'_>) -> Option<String> {
    let countries = coherence.countries.len();
    let arguments = [("countries", countries.into()), ("fewest", FEWEST.into())];
    let sentence = || context.sentence(Word::TooFewCountries, &arguments);
    (countries < FEWEST).then(|| with_paragraphs(sentence(), "12.10", context))
}

/// A sentence for each finding.
pub(super) fn sentences(coherence: &Coherence, context: &Context<'_>) -> Vec<Text> {
    let findings = coherence.findings.iter();
    findings
        .map(|finding| {
            let sentence = sentence(finding, coherence, context);
            Text::plain(with_paragraphs(
                sentence,
                &finding.paragraphs.join(", "),
                context,
            ))
        })
        .collect()
}

fn with_paragraphs(sentence: String, paragraphs: &str, context: &Context<'_>) -> String {
    let arguments = [
        ("sentence", sentence.into()),
        ("paragraphs", paragraphs.into()),
    ];
    context.sentence(Word::Methodology, &arguments)
}

fn sentence(finding: &Finding, coherence: &Coherence, context: &Context<'_>) -> String {
    let word = match finding.kind {
        FindingKind::TooFewCountries | FindingKind::FewCountries => {
            let countries = coherence.countries.len();
            return context.sentence(Word::FewCountries, &[("countries", countries.into())]);
        }
        FindingKind::Nothing => return context.word(Word::Nothing).to_owned(),
        FindingKind::AgainstTheRest => Word::AgainstTheRest,
        FindingKind::Negative => Word::Negative,
        FindingKind::Weights => Word::Weights,
        FindingKind::Ends => Word::Ends,
        FindingKind::NeverVaries => Word::NeverVaries,
        FindingKind::Weak => Word::Weak,
        FindingKind::LowAlpha => Word::LowAlpha,
        FindingKind::Redundant => Word::Redundant,
        FindingKind::HighAlpha => Word::HighAlpha,
        FindingKind::MissingScores if coherence.cases == CaseSelection::Pairwise => {
            Word::MissingPairs
        }
        FindingKind::MissingScores => Word::MissingScores,
    };
    let at = |end: ScaleEnd| {
        let places = finding.places.iter();
        places.filter(|place| place.end == Some(end)).count()
    };
    let mut arguments = vec![
        ("count", Value::from(finding.places.len())),
        ("of", finding.of.into()),
        ("places", listed(finding, context).into()),
    ];
    if finding.kind == FindingKind::NeverVaries {
        arguments.push(("best", at(ScaleEnd::Ceiling).into()));
        arguments.push(("worst", at(ScaleEnd::Floor).into()));
    }
    context.sentence(word, &arguments)
}

/// The most notable places, and how many more there are.
fn listed(finding: &Finding, context: &Context<'_>) -> String {
    let named = finding.places.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|place| said(finding.kind, place, context))
        .collect();
    let named = named.join("; ");
    match finding.places.len().checked_sub(NAMED) {
        None | Some(0) => named,
        Some(more) => {
            let arguments = [("places", named.into()), ("count", more.into())];
            context.sentence(Word::More, &arguments)
        }
    }
}

/// A node, or a group of a view.
pub(super) fn name(view: Option<&str>, code: &str, context: &Context<'_>) -> String {
    match view {
        None => code.to_owned(),
        Some(view) => {
            let arguments = [("view", view.into()), ("group", code.into())];
            context.sentence(Word::Group, &arguments)
        }
    }
}

fn said(kind: FindingKind, place: &Place, context: &Context<'_>) -> String {
    let name = |code: &str| name(place.view.as_deref(), code, context);
    let (node, other) = (name(&place.code), place.other.clone().unwrap_or_default());
    let value = place.value.map(Decimal::from).unwrap_or_default();
    match (kind, place.end) {
        (FindingKind::AgainstTheRest, _) => context.sentence(
            Word::PlaceMember,
            &[
                ("member", other.into()),
                ("node", node.into()),
                ("value", Value::number(two(value))),
            ],
        ),
        (FindingKind::Negative | FindingKind::Weak | FindingKind::Redundant, _) => context
            .sentence(
                Word::PlacePair,
                &[
                    ("one", node.into()),
                    ("other", name(&other).into()),
                    ("value", Value::number(two(value))),
                ],
            ),
        (FindingKind::Weights, _) => {
            let declared = place.declared.map(Decimal::from).unwrap_or_default();
            context.sentence(
                Word::PlaceWeight,
                &[
                    ("member", other.into()),
                    ("node", node.into()),
                    ("share", context.percent(value, 1).into()),
                    ("weight", context.percent(declared, 1).into()),
                ],
            )
        }
        (FindingKind::Ends, Some(end)) => {
            let of = place.of.unwrap_or_default();
            let count = Rounding::new(0, RoundingMode::HalfUp).show(value * Decimal::from(of));
            let word = match end {
                ScaleEnd::Floor => Word::PlaceFloor,
                ScaleEnd::Ceiling => Word::PlaceCeiling,
            };
            let arguments = [
                ("node", node.into()),
                ("count", Value::number(count)),
                ("of", of.into()),
            ];
            context.sentence(word, &arguments)
        }
        (FindingKind::LowAlpha | FindingKind::HighAlpha, _) => context.sentence(
            Word::PlaceAlpha,
            &[
                ("node", node.into()),
                ("value", Value::number(two(value))),
                ("members", place.of.unwrap_or_default().into()),
            ],
        ),
        _ => node,
    }
}
