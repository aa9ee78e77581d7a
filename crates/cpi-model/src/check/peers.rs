//! Who is compared with whom: methodology section 15.

use super::choices::{choice, code, decimal, optional_decimal, shorten, texts};
use super::round::{country, same_framework};
use super::{Report, schema_version};
use crate::draft::{FrameworkReference, LikenessDraft, Middle, PeersDraft, SCHEMA_VERSION};
use crate::framework::Framework;
use crate::number::Score;
use crate::peers::{Likeness, Peering};
use crate::problem::{Checked, ProblemKind, Problems};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

impl PeersDraft {
    /// The plainest comparison: every country with the mean of all others of its round, and a
    /// tenth of the range as threshold.
    pub fn plain(framework: &Framework) -> Self {
        let range = framework.range();
        let width = Decimal::from(range.high) - Decimal::from(range.low);
        Self {
            schema_version: Some(SCHEMA_VERSION),
            framework: Some(FrameworkReference {
                id: Some(framework.id().to_owned()),
                version: Some(framework.version().to_owned()),
            }),
            middle: Some(Middle::Mean.into()),
            threshold: Some(Score::from(width / Decimal::TEN).to_string()),
            ..Self::default()
        }
    }

    /// The comparison that this draft declares, for a framework.
    ///
    /// # Errors
    ///
    /// All problems of the draft, if any of them is an error.
    pub fn check(&self, framework: &Framework) -> Result<Checked<Peering>, Problems> {
        let mut report = Report::default();
        schema_version(&mut report, self.schema_version);
        same_framework(&mut report, self.framework.as_ref(), framework);
        let middle = choice(&mut report, "", "middle", self.middle.as_ref());
        let threshold = decimal(&mut report, "", "threshold", self.threshold.as_ref());
        if threshold.is_some_and(|threshold| threshold <= Decimal::ZERO) {
            report.error(
                ProblemKind::OutOfRange,
                "/threshold",
                "`threshold` is not above 0",
                "write the difference from which on something is a strength or a weakness",
            );
        }
        let range = framework.range();
        let width = Decimal::from(range.high) - Decimal::from(range.low);
        if let Some(threshold) = threshold.filter(|threshold| width < *threshold) {
            report.error(
                ProblemKind::OutOfRange,
                "/threshold",
                format!(
                    "`threshold` is {threshold}, and scores go from {} to {}: nothing differs by so much",
                    range.low, range.high
                ),
                format!("write a difference of at most {width}, on the scale of the scores"),
            );
        }
        let root = Some(framework.root());
        let nodes: Vec<usize> = (0..framework.nodes().len())
            .filter(|at| {
                let node = &framework.nodes()[*at];
                match &self.level {
                    Some(level) => node.level() == Some(level),
                    None => node.parent() == root,
                }
            })
            .collect();
        // A flat index has nothing beneath it but indicators: then it is its own profile.
        let nodes = match (&self.level, nodes.is_empty()) {
            (None, true) => vec![framework.root()],
            _ => nodes,
        };
        if let (Some(level), true) = (&self.level, nodes.is_empty()) {
            let levels = framework.nodes().iter().filter_map(|node| node.level());
            let levels: BTreeSet<&str> = levels.collect();
            let levels: Vec<&str> = levels.into_iter().collect();
            report.error(
                ProblemKind::UnknownReference,
                "/level",
                format!(
                    "no node of the framework has the level `{}`",
                    shorten(level)
                ),
                format!("its levels are {}; or leave `level` out", levels.join(", ")),
            );
        }
        let groups = self.declared(&mut report, framework);
        let likeness = self.likeness.as_ref().and_then(|draft| {
            if !self.groups.is_empty() {
                report.contradiction("", "likeness", "the groups are declared");
            }
            likeness(&mut report, draft)
        });
        let (Some(middle), Some(threshold), false) =
            (middle, threshold, report.problems.any_error())
        else {
            return Err(report.problems);
        };
        Ok(Checked {
            value: Peering {
                draft: self.clone(),
                middle,
                threshold,
                nodes,
                likeness,
                groups,
            },
            warnings: report.problems,
        })
    }

    fn declared(&self, report: &mut Report, framework: &Framework) -> Vec<(String, Vec<String>)> {
        let mut seen: BTreeMap<&String, usize> = BTreeMap::new();
        let mut codes: BTreeMap<String, usize> = BTreeMap::new();
        let mut groups = Vec::new();
        for (i, draft) in self.groups.iter().enumerate() {
            let path = format!("/groups/{i}");
            let code = code(report, &path, "code", draft.code.as_ref());
            texts(
                report,
                &path,
                "label",
                &draft.label,
                &framework.draft().languages,
            );
            if draft.countries.is_empty() {
                report.missing(&path, "countries", "list the codes of its countries");
            }
            for (c, each) in draft.countries.iter().enumerate() {
                let path = format!("{path}/countries/{c}");
                if !country(report, &path, each, framework) {
                    continue;
                }
                if let Some(earlier) = seen.insert(each, i) {
                    report.error(
                        ProblemKind::Duplicate,
                        path,
                        format!("`{}` is in group {} already", shorten(each), earlier + 1),
                        "keep it in one group, so that it is plain what it is set against",
                    );
                }
            }
            let Some(code) = code else { continue };
            if codes.insert(code.clone(), i).is_some() {
                report.error(
                    ProblemKind::Duplicate,
                    format!("{path}/code"),
                    format!("the group `{code}` is declared twice"),
                    "give each group its own code",
                );
            }
            groups.push((code, draft.countries.clone()));
        }
        groups
    }
}

fn likeness(report: &mut Report, draft: &LikenessDraft) -> Option<Likeness> {
    let distance = optional_decimal(report, "/likeness", "distance", draft.distance.as_ref());
    match (draft.groups, &draft.distance) {
        (Some(_), Some(_)) => {
            report.contradiction("/likeness", "distance", "the number of groups is declared");
            None
        }
        (Some(0), None) => {
            report.error(
                ProblemKind::OutOfRange,
                "/likeness/groups",
                "`groups` is 0",
                "write how many groups are to be left, at least 1",
            );
            None
        }
        (Some(groups), None) => Some(Likeness::Groups(groups as usize)),
        (None, Some(_)) => distance.map(Likeness::Distance),
        (None, None) => {
            report.missing(
                "/likeness",
                "groups",
                "write `groups`, how many are to be left, or `distance`, up to which they are joined",
            );
            None
        }
    }
}
