//! What is left of a framework if only one group of a view is asked?

use super::FrameworkDraft;
use crate::pointer::Pointer;
use crate::problem::{ProblemKind, Problems};
use std::collections::BTreeSet;

impl FrameworkDraft {
    /// The framework of one group of a view alone, such as a core set: the indicators of the group,
    /// the nodes that have any of them, and what these use. Weights, texts, methods and codes stay; the
    /// view goes, since every indicator is in the group. Its id has the code of the group behind
    /// it, so that no score of it is taken for one of the whole.
    ///
    /// # Errors
    ///
    /// [`Problems`], where there is no such group, or where a condition of one of its indicators
    /// asks about one that is not in it.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn example(framework: &cpi_model::FrameworkDraft) -> Result<(), cpi_model::Problems> {
    /// let core = framework.subset("set", "core")?;
    /// assert!(core.indicators.len() < framework.indicators.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn subset(&self, view: &str, group: &str) -> Result<Self, Problems> {
        let label = self.group_label(view, group)?;
        let mut subset = self.clone();
        subset.id = self.id.as_ref().map(|id| format!("{id}-{group}"));
        for (language, title) in &mut subset.title {
            if let Some(label) = label.get(language) {
                *title = format!("{title}: {label}");
            }
        }
        let is_in = |indicator: &super::IndicatorDraft| {
            let mut groups = indicator.views.get(view).into_iter().flatten();
            groups.any(|each| each == group)
        };
        self.conditions_within(view, group, &is_in)?;
        subset.indicators.retain(is_in);
        subset
            .views
            .retain(|each| each.code.as_deref() != Some(view));
        for indicator in &mut subset.indicators {
            indicator.views.remove(view);
        }
        subset.without_empty_nodes();
        subset.without_empty_groups();
        subset.without_unused();
        subset.without_other_reviews();
        Ok(subset)
    }

    fn group_label(&self, view: &str, group: &str) -> Result<&super::Texts, Problems> {
        let mut problems = Problems::new();
        let found = self
            .views
            .iter()
            .find(|each| each.code.as_deref() == Some(view));
        let Some(found) = found else {
            let views: Vec<&str> = self
                .views
                .iter()
                .filter_map(|view| view.code.as_deref())
                .collect();
            problems.error(
                ProblemKind::UnknownReference,
                Pointer::root().key("views"),
                format!("there is no view `{view}`; there are {}", listed(&views)),
                "name a view and one of its groups",
            );
            return Err(problems);
        };
        let groups = &found.groups;
        if let Some(found) = groups
            .iter()
            .find(|each| each.code.as_deref() == Some(group))
        {
            return Ok(&found.label);
        }
        let groups: Vec<&str> = groups
            .iter()
            .filter_map(|group| group.code.as_deref())
            .collect();
        problems.error(
            ProblemKind::UnknownReference,
            Pointer::root().key("views"),
            format!(
                "the view `{view}` has no group `{group}`; it has {}",
                listed(&groups)
            ),
            "name one of its groups",
        );
        Err(problems)
    }

    /// Whether what decides a condition is asked wherever the condition is.
    fn conditions_within(
        &self,
        view: &str,
        group: &str,
        is_in: &dyn Fn(&super::IndicatorDraft) -> bool,
    ) -> Result<(), Problems> {
        let kept: BTreeSet<&str> = self
            .indicators
            .iter()
            .filter(|indicator| is_in(indicator))
            .filter_map(|indicator| indicator.code.as_deref())
            .collect();
        let mut problems = Problems::new();
        for (i, indicator) in self.indicators.iter().enumerate() {
            if !is_in(indicator) {
                continue;
            }
            let code = indicator.code.as_deref().unwrap_or_default();
            for asked in indicator
                .applies_if
                .iter()
                .filter_map(|condition| condition.indicator.as_deref())
            {
                if !kept.contains(asked) {
                    problems.error(
                        ProblemKind::InvalidCondition,
                        Pointer::entry("indicators", i).key("applies_if"),
                        format!(
                            "`{code}` is in `{view}:{group}`, and applies by the answer to `{asked}`, which is not"
                        ),
                        format!("put `{asked}` into `{view}:{group}` as well, or take `{code}` out"),
                    );
                }
            }
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }

    fn without_empty_nodes(&mut self) {
        let mut filled: BTreeSet<String> = BTreeSet::new();
        let parents = self.indicators.iter();
        filled.extend(parents.filter_map(|indicator| indicator.parent.clone()));
        // Parents stand before their children.
        for node in self.nodes.iter().rev() {
            if let (Some(code), Some(parent)) = (&node.code, &node.parent)
                && filled.contains(code)
            {
                filled.insert(parent.clone());
            }
        }
        self.nodes
            .retain(|node| node.code.as_ref().is_some_and(|code| filled.contains(code)));
        for view in &mut self.views {
            view.without
                .retain(|empty| empty.row.as_ref().is_some_and(|row| filled.contains(row)));
        }
    }

    fn without_empty_groups(&mut self) {
        let indicators = &self.indicators;
        for view in &mut self.views {
            let code = view.code.clone().unwrap_or_default();
            view.groups.retain(|group| {
                let in_group = |each: &super::IndicatorDraft| {
                    let mut groups = each.views.get(&code).into_iter().flatten();
                    groups.any(|each| Some(each) == group.code.as_ref())
                };
                indicators.iter().any(in_group)
            });
            let groups = &view.groups;
            view.without
                .retain(|empty| groups.iter().any(|group| group.code == empty.group));
        }
        self.views.retain(|view| !view.groups.is_empty());
        let Some(gap) = &mut self.gap else { return };
        let of = self.views.iter().find(|view| view.code == gap.view);
        for side in [&mut gap.law, &mut gap.practice] {
            side.retain(|group| {
                of.is_some_and(|view| {
                    let mut groups = view.groups.iter();
                    groups.any(|each| each.code.as_ref() == Some(group))
                })
            });
        }
        if gap.law.is_empty() || gap.practice.is_empty() {
            self.gap = None;
        }
    }

    /// Reviews of texts that are not in the subset, or have other words there, name nothing.
    fn without_other_reviews(&mut self) {
        if self.text_reviews.is_empty() {
            return;
        }
        let source = self.languages.first().cloned().unwrap_or_default();
        let mut held = BTreeSet::new();
        for text in self.texts() {
            let original = text.texts.get(&source).map_or("", String::as_str);
            let marks = text.texts.values();
            held.extend(marks.map(|translation| text.review_mark(original, translation)));
        }
        for review in &mut self.text_reviews {
            review.texts.retain(|mark| held.contains(mark));
        }
        self.text_reviews.retain(|review| !review.texts.is_empty());
    }

    fn without_unused(&mut self) {
        let indicators = &self.indicators;
        self.scales.retain(|name, _| {
            indicators
                .iter()
                .any(|each| each.scale.as_ref() == Some(name))
        });
        self.normalisations.retain(|name, _| {
            indicators
                .iter()
                .any(|each| each.normalisation.as_ref() == Some(name))
        });
        let mut cited = BTreeSet::new();
        let nodes = self.nodes.iter().filter_map(|node| node.source.as_ref());
        let sources = indicators
            .iter()
            .flat_map(|each| each.source.iter().chain(&each.references));
        for text in nodes.chain(sources) {
            cited.insert(
                text.split_once(' ')
                    .map_or(text.as_str(), |(name, _)| name)
                    .to_owned(),
            );
        }
        self.instruments.retain(|name, _| cited.contains(name));
    }
}

fn listed(codes: &[&str]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
    if codes.is_empty() {
        "none".to_owned()
    } else {
        codes.join(", ")
    }
}
