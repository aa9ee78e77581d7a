//! The core set is asked alone, as it is asked within the whole.

use cpi_model::ProblemKind;
use cpi_model::draft::{FrameworkDraft, IndicatorDraft};
use cpi_scoring::{Tolerance, lint_framework};

#[test]
fn the_core_set_is_a_framework_of_its_own() {
    let full = cpi_io::reference::second_edition().draft;
    let core = cpi_io::reference::core();
    let checked = core.check(FrameworkDraft::check).unwrap();
    assert!(checked.warnings.is_empty(), "{}", checked.warnings);
    let framework = checked.value;
    assert_eq!(
        (framework.id(), framework.version()),
        ("cpi-reference-core", "2.0")
    );
    // What is asked is asked in the same words and weighs by the same rules.
    for indicator in &core.draft.indicators {
        let is_it = |each: &&IndicatorDraft| each.code == indicator.code;
        let of = full.indicators.iter().find(is_it).unwrap();
        let mut same = of.clone();
        same.views.remove("set");
        assert_eq!(same, *indicator);
    }
    let core_of = |each: &&IndicatorDraft| each.views["set"] == ["core"];
    assert_eq!(
        core.draft.indicators.len(),
        full.indicators.iter().filter(core_of).count()
    );
    let lint = lint_framework(&framework, Tolerance::default());
    assert!(lint.findings.is_empty(), "{}", lint.findings);
    // Romanian and Georgian have every text of the core; six languages have titles, nodes and scales alone. All
    // are drafts, so their gaps are no findings. Were they none, those six would be found.
    let languages = ["sr-Latn", "sq", "hy", "bg", "az", "ru"];
    assert_eq!(framework.draft().draft_languages[..2], ["ro", "ka"]);
    assert_eq!(framework.draft().draft_languages[2..], languages);
    let mut declared = core.draft.clone();
    declared.draft_languages.clear();
    let lint = lint_framework(&declared.check().unwrap().value, Tolerance::default());
    let partial: Vec<_> = lint.findings.iter().collect();
    assert_eq!(partial.len(), languages.len(), "{partial:?}");
    for (finding, language) in partial.iter().zip(languages) {
        assert_eq!(finding.kind, ProblemKind::MissingText);
        let named = format!("`{language}` has ");
        assert!(finding.message.starts_with(&named), "{}", finding.message);
    }
    // A core question whose condition is not core cannot be asked alone.
    let mut broken = full.clone();
    let i = broken
        .indicators
        .iter()
        .position(|each| !each.applies_if.is_empty() && each.views["set"] == ["core"])
        .unwrap();
    let asked = broken.indicators[i].applies_if[0].indicator.clone();
    for each in &mut broken.indicators {
        if each.code == asked {
            each.views
                .insert("set".to_owned(), vec!["further".to_owned()]);
        }
    }
    let problems = broken.subset("set", "core").unwrap_err().to_string();
    assert!(problems.contains("applies by the answer to"), "{problems}");
    for (view, group, message) in [
        (
            "sets",
            "core",
            "there is no view `sets`; there are `dimension`, `set`",
        ),
        (
            "set",
            "cores",
            "the view `set` has no group `cores`; it has `core`, `further`",
        ),
    ] {
        let problems = full.subset(view, group).unwrap_err().to_string();
        assert!(problems.contains(message), "{problems}");
    }
}
