//! How long are reports on all countries, of indices of any shape?

use super::{Given, page, part, tables};
use cpi_report::composed::{OwnTexts, Scope, regional};

/// Of 190 countries, the chart of a part names the part once, and one table says who can help whom.
#[test]
fn a_report_on_many_countries_repeats_nothing_for_each() {
    let given = Given::of("indices/wbl", "2020", Scope::Regional);
    let report = given.made("en", &OwnTexts::default(), &|sources, context| {
        regional(sources, context).unwrap()
    });
    let page = page(&report);
    let strips: Vec<_> = tables(part(&page, "node-mobility"));
    assert_eq!(strips.len(), 1);
    let headings: Vec<&str> = strips[0][0].iter().map(|it| it.shown.as_str()).collect();
    assert_eq!(headings, ["Country", "Score", "Rank"]);
    assert_eq!(strips[0].len(), 1 + 190);
    assert_eq!(
        page.matches("<div class=\"scroll columns-3\"").count(),
        1 + 8
    );
    let helpers = tables(part(&page, "cooperation"));
    assert_eq!(helpers.len(), 1);
    let headings: Vec<&str> = helpers[0][0].iter().map(|it| it.shown.as_str()).collect();
    assert_eq!(headings, ["Country", "On what", "Who can help"]);
    // Afghanistan has 0 on pay, so what the part gains is the whole scale.
    let first: Vec<&str> = helpers[0][1].iter().map(|it| it.shown.as_str()).collect();
    let countries = ["Albania", "Australia", "Austria", "Belgium", "Bulgaria"];
    let gains = countries
        .map(|country| format!("{country} (+100.0)"))
        .join(", ");
    assert_eq!(first, ["Afghanistan", "Pay", gains.as_str()]);
}

/// Some indices divide every question by service and company: a page of each is read by nobody.
#[test]
fn parts_far_below_the_index_have_no_chart_of_all_countries() {
    let given = Given::of("indices/rdr-2022", "2022", Scope::Regional);
    let report = given.made("en", &OwnTexts::default(), &|sources, context| {
        regional(sources, context).unwrap()
    });
    let page = page(&report);
    for (node, is_shown) in [
        ("G", true),
        ("G01", true),
        ("G01.group", false),
        ("G02.services.s1", false),
    ] {
        let anchor = format!("id=\"node-{node}\"");
        assert_eq!(page.contains(&anchor), is_shown, "{node}");
    }
}
