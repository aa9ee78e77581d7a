//! Does each crosswalk that is named stand between the editions it is made for?

use cpi_io::crosswalks::{CrosswalksError, NamedCrosswalk, between, checked};
use cpi_io::folder;
use cpi_model::Framework;
use cpi_model::draft::FrameworkDraft;
use std::path::{Path, PathBuf};

fn edition(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fixtures/editions")
        .join(name)
}

fn framework(name: &str) -> Framework {
    let read = folder::framework(&edition(name)).unwrap();
    read.check(FrameworkDraft::check).unwrap().value
}

/// The crosswalk that stands with an edition, from the one before.
fn to(name: &str) -> NamedCrosswalk {
    NamedCrosswalk {
        name: format!("to-{name}.toml"),
        read: folder::crosswalk(&edition(name)).unwrap(),
    }
}

#[test]
fn a_named_crosswalk_stands_where_its_frameworks_stand() {
    let [first, second, third] = ["first", "second", "third"].map(framework);
    let all = [&first, &second, &third];
    // In whichever order they are named.
    let steps = between(&all, vec![to("third"), to("second")]).unwrap();
    let steps: Vec<_> = steps.into_iter().map(Option::unwrap).collect();
    let found = checked(&all, &steps).unwrap().value;
    let versions = found.iter().map(|each| {
        let end = |end: &Option<cpi_model::draft::FrameworkReference>| {
            end.as_ref().unwrap().version.clone().unwrap()
        };
        (end(&each.draft().from), end(&each.draft().to))
    });
    let wanted = [("1", "2"), ("2", "3")].map(|(from, to)| (from.to_owned(), to.to_owned()));
    assert_eq!(versions.collect::<Vec<_>>(), wanted);
    // A step for which none is named is left to the caller.
    let steps = between(&all, vec![to("third")]).unwrap();
    assert!(steps[0].is_none());
    assert!(steps[1].is_some());
    assert_eq!(between(&[&first], Vec::new()).unwrap().len(), 0);
}

#[test]
fn of_two_editions_the_one_that_is_named_is_meant() {
    let [second, third] = ["second", "third"].map(framework);
    let steps = between(&[&second, &third], vec![to("second")]).unwrap();
    let steps: Vec<_> = steps.into_iter().map(Option::unwrap).collect();
    let problems = checked(&[&second, &third], &steps).unwrap_err().to_string();
    assert!(
        problems.contains("`from` is editions 1; the framework here is editions 2"),
        "{problems}"
    );
}

#[test]
fn every_crosswalk_that_does_not_hold_together_is_told() {
    let all = ["first", "second", "third"].map(framework);
    let all = all.each_ref();
    let swapped = [to("third").read, to("second").read];
    let problems = checked(&all, &swapped).unwrap_err().to_string();
    for step in [
        "`from` is editions 2; the framework here is editions 1",
        "`from` is editions 1; the framework here is editions 2",
    ] {
        assert!(problems.contains(step), "{problems}");
    }
}

#[test]
fn one_too_many_or_of_other_editions_is_refused() {
    let [first, second, third] = ["first", "second", "third"].map(framework);
    let elsewhere = between(&[&third, &second, &first], vec![to("third")]).unwrap_err();
    let name = "to-third.toml".to_owned();
    assert_eq!(elsewhere, CrosswalksError::Elsewhere { name });
    let twice = between(&[&first, &second, &third], vec![to("third"), to("third")]);
    assert!(matches!(twice, Err(CrosswalksError::Elsewhere { .. })));
    let many = between(&[&first, &second], vec![to("second"), to("third")]).unwrap_err();
    assert_eq!(
        many.to_string(),
        "crosswalks: 2 for 2 editions; there is one from each edition to the next"
    );
    let (named, editions) = (1, 1);
    let none = between(&[&first], vec![to("second")]).unwrap_err();
    assert_eq!(none, CrosswalksError::TooMany { named, editions });
}
