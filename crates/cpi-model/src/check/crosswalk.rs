//! Does a crosswalk account for every indicator of both frameworks?

use super::choices::shorten;
use super::framework::listed;
use super::{Report, schema_version};
use crate::crosswalk::{Crosswalk, Pair, comparable, options, same_points};
use crate::draft::{Choice, Choices, CrosswalkDraft, FrameworkReference, Relation, RelationDraft};
use crate::framework::{Framework, Indicator};
use crate::pointer::Pointer;
use crate::problem::{Checked, ProblemKind, Problems, suggest};
use crate::provenance::FrameworkIdentity;
use std::collections::BTreeMap;

impl CrosswalkDraft {
    /// The checked crosswalk between two frameworks.
    ///
    /// # Errors
    ///
    /// All problems, if any of them is an error.
    pub fn check(
        &self,
        older: &Framework,
        newer: &Framework,
    ) -> Result<Checked<Crosswalk>, Problems> {
        let mut check = Check {
            report: Report::default(),
            older,
            newer,
            from: BTreeMap::new(),
            to: BTreeMap::new(),
        };
        schema_version(&mut check.report, self.schema_version);
        check.report.characters(self);
        check.reference("from", self.from.as_ref(), older);
        check.reference("to", self.to.as_ref(), newer);
        let nodes = check.nodes(&self.nodes);
        let mut pairs = Vec::new();
        let mut counts = BTreeMap::new();
        let mut unconfirmed = 0;
        for (i, relation) in self.relations.iter().enumerate() {
            let path = Pointer::entry("relations", i);
            if let Some(kind) = check.relation(&path, relation) {
                *counts.entry(kind).or_default() += 1;
                pairs.extend(check.pair(&path, kind, relation));
            }
            unconfirmed += u32::from(!relation.confirmed);
        }
        check.accounted(&self.relations);
        pairs.sort_by_key(|pair: &Pair| pair.newer);
        let mut problems = check.report.problems;
        if 0 < unconfirmed {
            problems.warning(
                ProblemKind::Unconfirmed,
                Pointer::from(["relations"]),
                format!(
                    "nobody has confirmed {unconfirmed} of {} relations",
                    self.relations.len()
                ),
                "read each, correct it, and set `confirmed` to yes",
            );
        }
        if problems.any_error() {
            return Err(problems);
        }
        Ok(Checked {
            value: Crosswalk {
                older: older.clone(),
                newer: newer.clone(),
                draft: self.clone(),
                pairs,
                nodes,
                counts,
                unconfirmed,
                from: FrameworkIdentity::of(older),
                to: FrameworkIdentity::of(newer),
            },
            warnings: problems,
        })
    }
}

struct Check<'a> {
    report: Report,
    older: &'a Framework,
    newer: &'a Framework,
    /// The relation in which each indicator stands.
    from: BTreeMap<usize, usize>,
    to: BTreeMap<usize, usize>,
}

impl Check<'_> {
    fn reference(
        &mut self,
        key: &str,
        declared: Option<&FrameworkReference>,
        framework: &Framework,
    ) {
        let Some(declared) = declared else {
            return self.report.missing(
                &Pointer::root(),
                key,
                "name the framework: `from` the older, `to` the newer, each with id and version",
            );
        };
        if !framework.is(declared) {
            self.report.error(
                ProblemKind::OtherFramework,
                Pointer::root().key(key),
                format!(
                    "`{key}` is {} {}; the framework here is {} {}",
                    declared.id.as_deref().unwrap_or_default(),
                    declared.version.as_deref().unwrap_or_default(),
                    framework.id(),
                    framework.version()
                ),
                "name the older index first and the newer second, or use the crosswalk of these two",
            );
        }
    }

    fn nodes(&mut self, renamed: &BTreeMap<String, String>) -> BTreeMap<usize, usize> {
        let mut nodes = BTreeMap::from([(self.newer.root(), self.older.root())]);
        let mut taken = vec![self.older.root()];
        for (from, to) in renamed {
            let path = Pointer::from(["nodes"]).key(from);
            match (self.older.node_position(from), self.newer.node_position(to)) {
                (Some(older), Some(newer)) => {
                    if nodes.insert(newer, older).is_some_and(|was| was != older) {
                        self.report.error(
                            ProblemKind::Duplicate,
                            path,
                            format!("the node `{to}` stands for two nodes of the older framework"),
                            "keep the one whose place it takes",
                        );
                    }
                    taken.push(older);
                }
                (None, _) => self.unknown_node(&path, from, "older"),
                (_, None) => self.unknown_node(&path, to, "newer"),
            }
        }
        for (newer, node) in self.newer.nodes().iter().enumerate() {
            if let Some(older) = self.older.node_position(node.code())
                && !taken.contains(&older)
            {
                nodes.entry(newer).or_insert(older);
            }
        }
        nodes
    }

    fn unknown_node(&mut self, path: &Pointer, code: &str, which: &str) {
        let framework = if which == "older" {
            self.older
        } else {
            self.newer
        };
        let known = framework.nodes().iter().map(|node| &**node.code());
        self.report.error(
            ProblemKind::UnknownReference,
            path,
            format!(
                "the {which} framework has no node `{}`; it has {}",
                shorten(code),
                listed(known.clone())
            ),
            suggest(code, known, "write the code of a node"),
        );
    }

    /// The relation, if its word and the number of its codes fit.
    fn relation(&mut self, path: &Pointer, relation: &RelationDraft) -> Option<Relation> {
        let kind = match &relation.relation {
            Some(Choice::Known(kind)) => Some(*kind),
            Some(Choice::Unknown(word)) => {
                self.report.error(
                    ProblemKind::UnknownWord,
                    path.key("relation"),
                    format!(
                        "`{}` is no relation; allowed are {}",
                        shorten(word),
                        Relation::words()
                    ),
                    "write one of these words for `relation`",
                );
                None
            }
            None => {
                let hint = format!("write one of {}", Relation::words());
                self.report.missing(path, "relation", hint);
                None
            }
        };
        self.codes(path, "from", &relation.from);
        self.codes(path, "to", &relation.to);
        let kind = kind?;
        let found = (relation.from.len(), relation.to.len());
        let (fits, wants) = match kind {
            Relation::Same | Relation::Reworded => {
                (found == (1, 1), "one code in `from` and one in `to`")
            }
            Relation::Split => (
                found.0 == 1 && 2 <= found.1,
                "one code in `from` and at least two in `to`",
            ),
            Relation::Merged => (
                2 <= found.0 && found.1 == 1,
                "at least two codes in `from` and one in `to`",
            ),
            Relation::New => (
                found.0 == 0 && found.1 == 1,
                "no code in `from` and one in `to`",
            ),
            Relation::Dropped => (
                found.0 == 1 && found.1 == 0,
                "one code in `from` and none in `to`",
            ),
        };
        if fits {
            return Some(kind);
        }
        self.report.error(
            ProblemKind::InvalidRelation,
            path,
            format!(
                "`{}` has {} in `from` and {} in `to`; it needs {wants}",
                kind.word(),
                found.0,
                found.1
            ),
            "correct the codes, or choose the relation that fits them",
        );
        None
    }

    fn codes(&mut self, path: &Pointer, key: &str, codes: &[String]) {
        let (framework, which) = if key == "from" {
            (self.older, "older")
        } else {
            (self.newer, "newer")
        };
        for code in codes {
            let Some(position) = framework.indicator_position(code) else {
                let known = framework.indicators().iter().map(Indicator::code);
                self.report.error(
                    ProblemKind::UnknownIndicator,
                    path.key(key),
                    format!(
                        "the {which} framework has no indicator `{}`; it has {}",
                        shorten(code),
                        listed(known.clone())
                    ),
                    suggest(code, known, "write the code of an indicator"),
                );
                continue;
            };
            let seen = if key == "from" {
                &mut self.from
            } else {
                &mut self.to
            };
            *seen.entry(position).or_default() += 1;
            if seen[&position] == 2 {
                self.report.error(
                    ProblemKind::Duplicate,
                    path.key(key),
                    format!("`{code}` of the {which} framework stands in two relations"),
                    "an indicator stands in one relation; remove the other",
                );
            }
        }
    }

    /// The two indicators, if an answer to the one can be read as an answer to the other.
    fn pair(&mut self, path: &Pointer, kind: Relation, relation: &RelationDraft) -> Option<Pair> {
        if !matches!(kind, Relation::Same | Relation::Reworded) {
            return None;
        }
        let older = self.older.indicator_position(relation.from.first()?)?;
        let newer = self.newer.indicator_position(relation.to.first()?)?;
        let (one, other) = (
            self.older.indicators()[older].measure(),
            self.newer.indicators()[newer].measure(),
        );
        if let Err(fault) = comparable(self.older, older, self.newer, newer) {
            self.report.error(
                ProblemKind::InvalidRelation,
                path,
                format!("{fault}, so their answers do not compare"),
                "declare the one `dropped` and the other `new`",
            );
            return None;
        }
        Some(Pair {
            older,
            newer,
            relation: kind,
            options: options(one, other),
            same_points: same_points(one, other),
        })
    }

    fn accounted(&mut self, relations: &[RelationDraft]) {
        if relations.is_empty() {
            return self.report.missing(
                &Pointer::root(),
                "relations",
                "write them into `crosswalk.csv`, a row for each",
            );
        }
        for (framework, seen, which, hint) in [
            (self.older, &self.from, "older", "`dropped`"),
            (self.newer, &self.to, "newer", "`new`"),
        ] {
            for (position, indicator) in framework.indicators().iter().enumerate() {
                if !seen.contains_key(&position) {
                    self.report.problems.error(
                        ProblemKind::NotRelated,
                        Pointer::from(["relations"]),
                        format!(
                            "`{}` of the {which} framework stands in no relation",
                            indicator.code()
                        ),
                        format!("add a relation; if nothing corresponds to it, {hint}"),
                    );
                }
            }
        }
    }
}
