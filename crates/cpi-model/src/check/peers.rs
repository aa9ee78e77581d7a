//! Who is compared with whom: methodology section 15.

use super::choices::{choice, code, decimal, optional_decimal, shorten, texts};
use super::field::Field;
use super::framework::listed;
use super::round::{country, same_framework};
use super::{Report, schema_version};
use crate::draft::{
    FrameworkReference, LikenessDraft, PeersDraft, ReferenceStatistic, SCHEMA_VERSION,
};
use crate::framework::Framework;
use crate::number::Score;
use crate::peers::{Likeness, Peering};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
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
            middle: Some(ReferenceStatistic::Mean.into()),
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
        report.characters(self);
        same_framework(&mut report, self.framework.as_ref(), framework);
        let middle = choice(
            &mut report,
            &Pointer::root(),
            "middle",
            self.middle.as_ref(),
        );
        let threshold = decimal(
            &mut report,
            &Pointer::root(),
            "threshold",
            self.threshold.as_ref(),
        );
        if let Some(threshold) = threshold
            && threshold <= Decimal::ZERO
        {
            report.error(
                ProblemKind::OutOfRange,
                Pointer::from(["threshold"]),
                format!("`threshold` is {threshold}; allowed is a number above 0"),
                "write the difference from which on something is a strength or a weakness",
            );
        }
        let range = framework.range();
        let width = Decimal::from(range.high) - Decimal::from(range.low);
        if let Some(threshold) = threshold.filter(|threshold| width < *threshold) {
            report.error(
                ProblemKind::OutOfRange,
                Pointer::from(["threshold"]),
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
            report.error(
                ProblemKind::UnknownReference,
                Pointer::from(["level"]),
                format!(
                    "no node of the framework has the level `{}`; its levels are {}",
                    shorten(level),
                    listed(levels.iter())
                ),
                suggest(
                    level,
                    levels.iter().copied(),
                    "write the name of a level, or leave `level` out",
                ),
            );
        }
        let groups = self.declared(&mut report, framework);
        let likeness = self.likeness.as_ref().and_then(|draft| {
            if !self.groups.is_empty() {
                report.error(
                    ProblemKind::Contradiction,
                    Pointer::from(["likeness"]),
                    "groups are declared, so that there are none to find by `likeness`",
                    "keep either `groups` or `likeness`",
                );
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
                framework: framework.clone(),
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
            let path = Pointer::entry("groups", i);
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
                let path = path.key("countries").index(c);
                if !country(report, &path, each, framework) {
                    continue;
                }
                match seen.insert(each, i) {
                    Some(earlier) if earlier == i => report.error(
                        ProblemKind::Duplicate,
                        path,
                        format!("`{}` is listed twice in this group", shorten(each)),
                        "list it once",
                    ),
                    Some(earlier) => {
                        let named = self.groups[earlier].code.as_deref().map_or_else(
                            || format!("group {}", earlier + 1),
                            |code| format!("the group `{}`", shorten(code)),
                        );
                        report.error(
                            ProblemKind::Duplicate,
                            path,
                            format!("`{}` is in {named} already", shorten(each)),
                            "keep it in one group, so that it is plain what it is set against",
                        );
                    }
                    None => {}
                }
            }
            let Some(code) = code else { continue };
            if codes.insert(code.clone(), i).is_some() {
                report.error(
                    ProblemKind::Duplicate,
                    path.key("code"),
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
    let distance = optional_decimal(
        report,
        &Pointer::from(["likeness"]),
        "distance",
        draft.distance.as_ref(),
    );
    if let Field::There(distance) = distance
        && distance < Decimal::ZERO
    {
        report.error(
            ProblemKind::OutOfRange,
            Pointer::from(["likeness", "distance"]),
            format!("`distance` is {distance}; allowed is 0 or more"),
            "write up to which mean difference of scores groups are joined, such as `\"0.2\"`",
        );
    }
    match (draft.groups, distance) {
        (Some(_), Field::There(_) | Field::Faulty) => {
            report.error(
                ProblemKind::Contradiction,
                Pointer::from(["likeness", "distance"]),
                "`distance` and the number of `groups` are both declared",
                "keep the one by which joining is to end",
            );
            None
        }
        (Some(0), Field::Absent) => {
            report.error(
                ProblemKind::OutOfRange,
                Pointer::from(["likeness", "groups"]),
                "`groups` is 0; allowed is 1 or more",
                "write how many groups are to be left",
            );
            None
        }
        (Some(groups), Field::Absent) => Some(Likeness::Groups(groups as usize)),
        (None, Field::There(distance)) => Some(Likeness::Distance(distance)),
        (None, Field::Faulty) => None,
        (None, Field::Absent) => {
            report.missing(
                &Pointer::from(["likeness"]),
                "groups",
                "write `groups`, how many are to be left, or `distance`, up to which they are joined",
            );
            None
        }
    }
}
