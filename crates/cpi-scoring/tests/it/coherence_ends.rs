//! Floors and ceilings where an end of a quantity is open: methodology 12.6.

use crate::support::fixtures::answered;
use cpi_io::read;
use cpi_scoring::coherence::FloorCeiling;
use cpi_scoring::{CoherenceOptions, coherence};

/// The index is the mean of a checklist and a quantity from 0 to 100; `cap` says at which ends the
/// quantity stops.
fn toml(cap: &str) -> String {
    format!(
        r#"
schema_version = 1
id = "ends"
version = "1"
title = {{ en = "Ends" }}
languages = ["en"]
countries = "iso-3166"
range = {{ low = "0", high = "1" }}
display = {{ digits = 2, rounding = "half-up" }}
ranking = {{ scores = "unrounded", digits = 12, order = "highest-first", ties = "lowest" }}
method = {{ aggregation = "arithmetic", over = "children", weights = "equal", missing = "leave-out", least_coverage = "0", coverage_of = "indicators" }}
[scales.compliance]
options = [{{ code = "yes", points = "1" }}, {{ code = "no", points = "0" }}]
[normalisations.span]
rule = "goalposts"
cap = "{cap}"
[[nodes]]
code = "index"
"#
    )
}

const INDICATORS: &str = "code,parent,kind,scale,unit,direction,normalisation,goalpost_low,goalpost_high,question@en\n\
    x,index,checklist,compliance,,,,,,X?\n\
    q,index,quantity,,points,higher-is-better,span,0,100,Q?\n";

/// The shares of four countries at the ends of the index and of the quantity.
fn ends(cap: &str) -> [(String, String); 2] {
    let framework = read::framework_toml(
        ("framework.toml", toml(cap).as_bytes()),
        Some(("indicators.csv", INDICATORS.as_bytes())),
    )
    .and_then(|read| read.check(cpi_model::FrameworkDraft::check))
    .unwrap_or_else(|problems| panic!("{problems}"))
    .value;
    let rows = [
        ("XAA", "no", "-20"),
        ("XAB", "yes", "120"),
        ("XAC", "yes", "100"),
        ("XAD", "no", "50"),
    ];
    let assessed: Vec<_> = rows
        .into_iter()
        .map(|(country, x, q)| answered(&framework, country, [("x", x), ("q", q)]))
        .collect();
    let found = coherence(&framework, &assessed, &CoherenceOptions::default()).unwrap();
    let of = |ends: FloorCeiling| {
        [ends.floor, ends.ceiling].map(|share| share.map(|share| share.to_string()))
    };
    let quantity = found.indicators.iter().find(|each| each.code == "q");
    [found.node("index").unwrap().ends, quantity.unwrap().ends].map(|each| {
        let [floor, ceiling] = of(each).map(Option::unwrap_or_default);
        (floor, ceiling)
    })
}

#[test]
fn one_open_end_leaves_the_other() {
    let pair = |floor: &str, ceiling: &str| (floor.to_owned(), ceiling.to_owned());
    // q is 0, 1.2, 1 and 0.5, the index 0, 1.1, 1 and 0.25.
    assert_eq!(ends("low"), [pair("0.25", ""), pair("0.25", "")]);
    // q is -0.2, 1, 1 and 0.5, the index -0.1, 1, 1 and 0.25.
    assert_eq!(ends("high"), [pair("", "0.5"), pair("", "0.5")]);
    assert_eq!(ends("both"), [pair("0.25", "0.5"), pair("0.25", "0.5")]);
}
