//! What do the figures say, in words? What limits them comes first.

use crate::coherence::{
    Cases, Coherence, Composite, Correlation, Finding, FindingKind, NoValue, Pairing, Reading,
    Statistic,
};
use cpi_model::draft::RoundingMode;
use cpi_model::number::{Coefficient, Rounding};
use rust_decimal::Decimal;

/// From this many countries on figures have a range as one is left out (methodology 12.10).
const SPANNED: usize = 4;
/// Below this many countries the words warn; the project chose it (methodology 12.10).
const FEW_COUNTRIES: usize = 20;
/// A lower α is called low; the project chose it, near to what is usual (methodology 12.4).
const LOW_ALPHA: Decimal = Decimal::from_parts(7, 0, 0, false, 1);
/// A higher α is called a sign of repetition; the project chose it (methodology 12.4).
const HIGH_ALPHA: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
/// More than this share at one end is called a floor or ceiling; the project chose it, near to
/// what is usual (methodology 12.6).
const AT_AN_END: Decimal = Decimal::from_parts(15, 0, 0, false, 2);
/// How many codes a sentence lists.
const LISTED: usize = 8;

/// The findings, by what they are about.
pub(super) fn findings(found: &Coherence) -> Vec<Finding> {
    let mut findings = Vec::new();
    limits(found, &mut findings);
    never_varies(found, &mut findings);
    let spanned = SPANNED <= found.countries.len();
    let mut loose = Vec::new();
    for composite in &found.composites {
        against_the_rest(composite, &mut findings);
        at_the_ends(composite, &mut findings);
        let one_by_one = if spanned { &mut findings } else { &mut loose };
        alpha(composite, one_by_one);
        weights(composite, one_by_one);
    }
    together(&loose, &mut findings);
    correlations(&found.correlations, &mut findings);
    findings.sort_by_key(|finding| finding.kind);
    if findings
        .iter()
        .all(|finding| finding.kind <= FindingKind::MissingScores)
    {
        findings.push(Finding {
            kind: FindingKind::Nothing,
            codes: Vec::new(),
            text: "nothing else stands out by the conventions of the methodology".to_owned(),
            paragraphs: vec!["12.9".to_owned()],
        });
    }
    findings
}

fn finding<'a>(
    kind: FindingKind,
    codes: impl IntoIterator<Item = &'a str>,
    text: String,
    paragraphs: &[&str],
) -> Finding {
    Finding {
        kind,
        codes: codes.into_iter().map(str::to_owned).collect(),
        text,
        paragraphs: paragraphs.iter().map(|each| (*each).to_owned()).collect(),
    }
}

/// A statistic as a sentence shows it: two digits.
fn shown(value: Coefficient) -> String {
    Rounding::new(2, RoundingMode::HalfUp)
        .show(value.into())
        .to_string()
}

fn with_span(statistic: &Statistic) -> String {
    let value = statistic.value.map(shown).unwrap_or_default();
    match statistic.without_one {
        Some(span) => format!(
            "{value} ({} to {} without any one country)",
            shown(span.low),
            shown(span.high)
        ),
        None => value,
    }
}

fn listed(codes: &[&str]) -> String {
    let mut text = codes[..codes.len().min(LISTED)].join(", ");
    if LISTED < codes.len() {
        text.push_str(&format!(" and {} more", codes.len() - LISTED));
    }
    text
}

fn name(composite: &Composite) -> String {
    match &composite.view {
        Some(view) => format!("the group {} of {view}", composite.code),
        None => composite.code.clone(),
    }
}

fn limits(found: &Coherence, findings: &mut Vec<Finding>) {
    let countries = found.countries.len();
    let text = match countries {
        0..3 => format!(
            "countries: {countries}. Nothing can be said about what goes together; that takes three at least"
        ),
        3..SPANNED => format!(
            "countries: {countries}. No range can be given as one of them is left out, so take nothing from the figures below but where to look"
        ),
        SPANNED..FEW_COUNTRIES => format!(
            "countries: {countries}. One of them can change any figure below, so each stands with the lowest and highest value that it takes as each country in turn is left out. The figures describe these countries; they test nothing and say nothing about others"
        ),
        _ => String::new(),
    };
    if !text.is_empty() {
        findings.push(finding(FindingKind::FewCountries, [], text, &["12.10"]));
    }
    let without: Vec<&Composite> = found
        .composites
        .iter()
        .filter(|each| each.alpha.no_value == Some(NoValue::TooFewCountries))
        .filter(|each| 3 <= each.ends.countries)
        .collect();
    if !without.is_empty() {
        let codes: Vec<&str> = without.iter().map(|each| each.code.as_str()).collect();
        let advice = match found.cases {
            Cases::Complete => {
                "fewer than three countries have a score for every member; take the countries pair by pair instead (pairwise cases)"
            }
            Cases::Pairwise => "some pair of members has scores in fewer than three countries",
        };
        findings.push(finding(
            FindingKind::MissingScores,
            codes.iter().copied(),
            format!("no α of {}: {advice}", listed(&codes)),
            &["12.2", "12.4"],
        ));
    }
}

fn never_varies(found: &Coherence, findings: &mut Vec<Finding>) {
    let same: Vec<_> = found
        .indicators
        .iter()
        .filter(|each| each.never_varies && 3 <= each.scored)
        .collect();
    if same.is_empty() {
        return;
    }
    let codes: Vec<&str> = same.iter().map(|each| each.code.as_str()).collect();
    let best = same.iter().filter(|each| {
        each.ends
            .ceiling
            .is_some_and(|share| Decimal::from(share) == Decimal::ONE)
    });
    let worst = same.iter().filter(|each| {
        each.ends
            .floor
            .is_some_and(|share| Decimal::from(share) == Decimal::ONE)
    });
    findings.push(finding(
        FindingKind::NeverVaries,
        codes.iter().copied(),
        format!(
            "indicators on which all countries score alike: {} of {} (at the best score: {}, at the lowest: {}). They tell these countries apart in nothing: {}",
            same.len(),
            found.indicators.len(),
            best.count(),
            worst.count(),
            listed(&codes)
        ),
        &["12.7"],
    ));
}

fn against_the_rest(composite: &Composite, findings: &mut Vec<Finding>) {
    let against: Vec<_> = composite
        .members
        .iter()
        .filter(|member| {
            let span = member.item_rest.without_one;
            span.is_some_and(|span| Decimal::from(span.high) < Decimal::ZERO)
        })
        .collect();
    if against.is_empty() {
        return;
    }
    let codes: Vec<&str> = against.iter().map(|member| member.code.as_str()).collect();
    let said: Vec<String> = against
        .iter()
        .take(LISTED)
        .map(|member| format!("{} {}", member.code, with_span(&member.item_rest)))
        .collect();
    let more = codes.len().saturating_sub(LISTED);
    let more = if more == 0 {
        String::new()
    } else {
        format!("; and {more} more")
    };
    findings.push(finding(
        FindingKind::AgainstTheRest,
        codes.iter().copied(),
        format!(
            "runs against the rest of {}, whichever country is left out: {}{more}. Look whether it is asked the right way round, or measures something else",
            name(composite),
            said.join("; ")
        ),
        &["12.5"],
    ));
}

fn alpha(composite: &Composite, findings: &mut Vec<Finding>) {
    let Some(value) = composite.alpha.value.map(Decimal::from) else {
        return;
    };
    let members = composite.members.len();
    let said = with_span(&composite.alpha);
    if value < LOW_ALPHA {
        findings.push(finding(
            FindingKind::LowAlpha,
            [composite.code.as_str()],
            format!(
                "α of {} is {said}, with {members} members: they do not move together, so its score sums up things that differ. That is no fault where they are meant to cover different things; then say more than the score",
                name(composite)
            ),
            &["12.4"],
        ));
    } else if HIGH_ALPHA < value {
        findings.push(finding(
            FindingKind::HighAlpha,
            [composite.code.as_str()],
            format!(
                "α of {} is {said}, with {members} members: many of them tell the countries apart in the same way; with many members α is high by itself",
                name(composite)
            ),
            &["12.4"],
        ));
    }
}

fn at_the_ends(composite: &Composite, findings: &mut Vec<Finding>) {
    for (share, end) in [
        (composite.ends.floor, "lowest"),
        (composite.ends.ceiling, "highest"),
    ] {
        let Some(share) = share.map(Decimal::from) else {
            continue;
        };
        let countries = share * Decimal::from(composite.ends.countries);
        if AT_AN_END < share && 3 <= composite.ends.countries && Decimal::ONE < countries {
            findings.push(finding(
                FindingKind::Ends,
                [composite.code.as_str()],
                format!(
                    "countries at the {end} score of {}: {} of {}. It cannot tell them apart, nor show when they move further",
                    name(composite),
                    Rounding::new(0, RoundingMode::HalfUp).show(countries),
                    composite.ends.countries
                ),
                &["12.6"],
            ));
        }
    }
}

/// What too few countries bear to be said one by one.
fn together(loose: &[Finding], findings: &mut Vec<Finding>) {
    for (kind, what) in [
        (FindingKind::LowAlpha, "a low α"),
        (FindingKind::HighAlpha, "a high α"),
        (
            FindingKind::Weights,
            "variance that comes in other shares than the declared weights",
        ),
    ] {
        let of_kind = loose.iter().filter(|finding| finding.kind == kind);
        let codes: Vec<&str> = of_kind
            .flat_map(|finding| &finding.codes)
            .map(String::as_str)
            .collect();
        if !codes.is_empty() {
            findings.push(finding(
                FindingKind::NotFirm,
                codes.iter().copied(),
                format!(
                    "nodes and groups with {what}: {}. On so few countries that is not to be acted on: {}",
                    codes.len(),
                    listed(&codes)
                ),
                &["12.10"],
            ));
        }
    }
}

fn weights(composite: &Composite, findings: &mut Vec<Finding>) {
    let off: Vec<String> = composite
        .members
        .iter()
        .filter_map(|member| {
            let share = Decimal::from(member.weights.variance_share?);
            let declared = Decimal::from(member.weights.declared);
            let doubled = share.checked_mul(Decimal::TWO)?;
            (doubled < declared || declared * Decimal::TWO < share).then(|| {
                format!(
                    "{} {} instead of {}",
                    member.code,
                    shown(share.into()),
                    shown(declared.into())
                )
            })
        })
        .collect();
    // Indicators differ by chance; of nodes it can be acted on.
    if off.is_empty() || composite.members.len() > LISTED {
        return;
    }
    findings.push(finding(
        FindingKind::Weights,
        [composite.code.as_str()],
        format!(
            "what tells the countries apart in {} comes from its members in other shares than their declared weights: {}",
            name(composite),
            off.join("; ")
        ),
        &["12.8"],
    ));
}

fn correlations(all: &[Correlation], findings: &mut Vec<Finding>) {
    let mut loose = Vec::new();
    for correlation in all {
        let (kind, said) = match (correlation.reading, correlation.pairing) {
            (Some(Reading::Negative), _) => (
                FindingKind::Negative,
                "where the one is higher the other is lower, so they cancel out in a mean",
            ),
            (Some(Reading::Weak), Pairing::WithParent) => (
                FindingKind::Weak,
                "the score above hardly shows what happens in it",
            ),
            (Some(Reading::Redundant), Pairing::Siblings) => (
                FindingKind::Redundant,
                "the two order the countries nearly alike, so the same counts twice",
            ),
            _ => continue,
        };
        let pair = format!("{} and {}", correlation.one, correlation.other);
        if correlation.firm {
            findings.push(finding(
                kind,
                [correlation.one.as_str(), correlation.other.as_str()],
                format!("{pair}: r = {}; {said}", with_span(&correlation.pearson)),
                &["12.9"],
            ));
        } else {
            loose.push(pair);
        }
    }
    if !loose.is_empty() {
        let pairs: Vec<&str> = loose.iter().map(String::as_str).collect();
        findings.push(finding(
            FindingKind::NotFirm,
            [],
            format!(
                "correlations that would stand out, but are read otherwise as one country is left out, or rest on three: {}. They are not to be acted on: {}",
                pairs.len(),
                listed(&pairs)
            ),
            &["12.9", "12.10"],
        ));
    }
}
