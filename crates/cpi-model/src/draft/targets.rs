//! What a plan is to reach, what changes cost, and what cannot move.

use super::FrameworkReference;
use super::choice::{Choice, choices};
use super::flat::flat;
use serde::{Deserialize, Serialize};

choices! {
    /// What an indicator is answered when its condition begins to hold (methodology 14.2).
    Activated, "answer of an activated indicator" {
        /// The option that earns the least.
        Lowest = "lowest",
        /// What it carries: not applicable or missing.
        AsAnswered = "as-answered",
    }
}

choices! {
    /// What the cost of a change is counted by (methodology 14.4).
    CostPer, "counting of costs" {
        /// Each answer that changes costs once, whatever it becomes.
        Answer = "answer",
        /// Each option passed on the way up costs.
        Step = "step",
    }
}

/// The file `targets.toml` of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(title = "CPI targets"))]
#[serde(deny_unknown_fields)]
pub struct TargetsDraft {
    /// The version of this format: 1.
    pub schema_version: Option<u32>,
    /// The framework that the codes belong to.
    pub framework: Option<FrameworkReference>,
    /// What an indicator is answered when its condition begins to hold.
    pub activated: Option<Choice<Activated>>,
    /// What costs are counted by.
    pub cost_per: Option<Choice<CostPer>>,
    /// What a change costs where no entry of `costs` says otherwise, a decimal above 0.
    pub cost: Option<String>,
    /// Other costs; of several that fit, the last counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<CostDraft>,
    /// What cannot move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<FixedDraft>,
    /// Values that quantities may come to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<ReachableDraft>,
    /// The targets, each planned for alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetDraft>,
}

/// Which indicators: those listed, those beneath nodes, those of groups of a view; all that
/// are named at once must fit. Nothing named means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenDraft {
    /// The codes of indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<String>,
    /// The codes of nodes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nodes: Vec<String>,
    /// Groups of views, such as `dimension:capacity`, or cells, such as
    /// `art19/dimension:capacity`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
}

/// What changes of some indicators cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CostDraft {
    /// The cost, a decimal above 0.
    pub cost: Option<String>,
    /// Only of the change to this option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// Of which indicators.
    #[serde(flatten)]
    pub of: ChosenDraft,
}

flat! {
    CostDraft {
        cost: Option<String>,
        option: Option<String>,
    }
    with chosen indicators
}

/// Indicators that cannot move.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FixedDraft {
    /// Why.
    pub reason: Option<String>,
    /// Which indicators.
    #[serde(flatten)]
    pub of: ChosenDraft,
}

flat! {
    FixedDraft {
        reason: Option<String>,
    }
    with chosen indicators
}

/// A value that a quantity may come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReachableDraft {
    /// The code of the indicator.
    pub indicator: Option<String>,
    /// The value, a decimal.
    pub value: Option<String>,
    /// Its cost; absent means as any other change of one answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<String>,
}

/// A score that a node, a group or a cell is to reach; one of the three is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TargetDraft {
    /// The code of the node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// The group of a view, such as `dimension:capacity`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The cell of a view, such as `art19/dimension:capacity`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The score, a decimal.
    pub score: Option<String>,
}

impl TargetDraft {
    /// A target by the name of what is to reach it: a cell where there is a `/` in it, a
    /// group where there is a `:`, a node otherwise.
    ///
    /// # Examples
    ///
    /// ```
    /// use cpi_model::draft::TargetDraft;
    /// let target = TargetDraft::named("dimension:law", "0.6");
    /// assert_eq!(target.group.as_deref(), Some("dimension:law"));
    /// let target = TargetDraft::named("art19/dimension:law", "0.6");
    /// assert_eq!(target.cell.as_deref(), Some("art19/dimension:law"));
    /// ```
    pub fn named(name: &str, score: &str) -> Self {
        let mut target = Self {
            score: Some(score.to_owned()),
            ..Self::default()
        };
        let kind = if name.contains('/') {
            &mut target.cell
        } else if name.contains(':') {
            &mut target.group
        } else {
            &mut target.node
        };
        *kind = Some(name.to_owned());
        target
    }
}
