//! What does one version of the index ask, and how does it score?
//!
//! A [`Framework`] is made by [`FrameworkDraft::check`] alone; what it says holds together.
//! Nodes, indicators and options are referred to by their position in the declared order.

mod aggregate;
mod belonging;
mod direction;
mod indicator;
mod method;

pub use aggregate::Aggregate;
pub use belonging::OtherFramework;
pub(crate) use belonging::belongs;
pub use indicator::{Checklist, Condition, Indicator, IndicatorMeasure, OptionPoints};
pub use method::{Method, Range};
mod limits;
pub use limits::{Plausible, PossibleValues};
mod quantity;
pub use quantity::{Quantities, Rule};

use crate::draft::{
    Choice, CountryCodes, Direction, FrameworkDraft, FrameworkReference, GapFormula,
    NotApplicableAllowed, RankOrder, RankScores, RankTies, ViewOver,
};
use crate::number::{Rounding, Score, Weight};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A checked framework. A clone shares its content, so it costs next to nothing; two are equal
/// if their content is.
#[derive(Clone)]
pub struct Framework {
    inner: Arc<Content>,
}

/// What a framework holds.
pub(crate) struct Content {
    pub(crate) sha256: String,
    pub(crate) draft: FrameworkDraft,
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) country_codes: CountryCodes,
    pub(crate) range: Range,
    pub(crate) display: Rounding,
    pub(crate) ranking: RankPolicy,
    pub(crate) nodes: Vec<Node>,
    pub(crate) root: usize,
    pub(crate) scoring_order: Vec<usize>,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) condition_order: Vec<usize>,
    pub(crate) views: Vec<View>,
    pub(crate) gap: Option<Gap>,
    pub(crate) banding: Option<Banding>,
    pub(crate) node_positions: BTreeMap<String, usize>,
    pub(crate) indicator_positions: BTreeMap<String, usize>,
}

impl Framework {
    /// A framework of content that holds together; the check has computed its hash, once.
    pub(crate) fn new(content: Content) -> Self {
        Self {
            inner: Arc::new(content),
        }
    }
    /// The framework as declared: its canonical document.
    pub fn draft(&self) -> &FrameworkDraft {
        &self.inner.draft
    }
    /// The SHA-256 of its canonical JSON, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.inner.sha256
    }
    /// The id of the index.
    pub fn id(&self) -> &str {
        &self.inner.id
    }
    /// The version of the framework.
    pub fn version(&self) -> &str {
        &self.inner.version
    }
    /// Whether a file that names a framework, by id and version, means this one.
    pub fn is(&self, named: &FrameworkReference) -> bool {
        named.id.as_deref() == Some(self.id()) && named.version.as_deref() == Some(self.version())
    }
    /// Whether assessors and reviewers may appear under their names.
    pub fn real_names(&self) -> bool {
        self.inner.draft.names == Some(crate::draft::Choice::Known(crate::draft::Names::Real))
    }
    /// Where *not applicable* is an answer (methodology 2.7).
    pub fn not_applicable(&self) -> NotApplicableAllowed {
        let declared = self.draft().not_applicable.as_ref();
        match declared.and_then(|it| it.allowed.as_ref()) {
            Some(Choice::Known(allowed)) => *allowed,
            _ => NotApplicableAllowed::Nowhere,
        }
    }
    /// Whether *not applicable* is an answer to the indicator at this position, whatever its
    /// condition says (methodology 2.7).
    pub fn allows_not_applicable(&self, indicator: usize) -> bool {
        match self.not_applicable() {
            NotApplicableAllowed::Nowhere => false,
            NotApplicableAllowed::WhereStated => {
                let drafts = &self.draft().indicators;
                drafts.get(indicator).is_some_and(|draft| {
                    let mut texts = draft.not_applicable_when.values();
                    texts.any(|text| !text.trim().is_empty())
                })
            }
            NotApplicableAllowed::Anywhere => true,
        }
    }
    /// Whether an answer that takes an indicator out of the score needs a reason (methodology
    /// 2.7).
    pub fn requires_reason(&self) -> bool {
        let declared = self.draft().not_applicable.as_ref();
        declared.is_some_and(|it| it.requires_reason)
    }
    /// A text that may stand for an assessor, a reviewer or an office: a pseudonym; a name,
    /// where the framework allows names.
    ///
    /// # Errors
    ///
    /// [`NotAPseudonym`](crate::code::NotAPseudonym) for any other text.
    pub fn pseudonym<'t>(&self, text: &'t str) -> Result<&'t str, crate::code::NotAPseudonym> {
        crate::code::pseudonym(text, self.real_names())
    }
    /// Which codes name a country.
    pub fn country_codes(&self) -> CountryCodes {
        self.inner.country_codes
    }
    /// The scale of the scores (methodology 1.5).
    pub fn range(&self) -> Range {
        self.inner.range
    }
    /// How scores are shown (methodology 9.1).
    pub fn display(&self) -> Rounding {
        self.inner.display
    }
    /// How countries are ranked (methodology 7).
    pub fn ranking(&self) -> RankPolicy {
        self.inner.ranking
    }
    /// The nodes, in the declared order.
    pub fn nodes(&self) -> &[Node] {
        &self.inner.nodes
    }
    /// The position of the index itself.
    pub fn root(&self) -> usize {
        self.inner.root
    }
    /// The positions of the nodes, children before parents.
    pub fn scoring_order(&self) -> &[usize] {
        &self.inner.scoring_order
    }
    /// The indicators, in the declared order.
    pub fn indicators(&self) -> &[Indicator] {
        &self.inner.indicators
    }
    /// The positions of the indicators that have conditions, each after those it asks
    /// about.
    pub fn condition_order(&self) -> &[usize] {
        &self.inner.condition_order
    }
    /// The views, in the declared order.
    pub fn views(&self) -> &[View] {
        &self.inner.views
    }
    /// The gap, where one is declared.
    pub fn gap(&self) -> Option<&Gap> {
        self.inner.gap.as_ref()
    }
    /// The bands of scores, where they are declared.
    pub fn banding(&self) -> Option<&Banding> {
        self.inner.banding.as_ref()
    }
    /// The position of a node, by its code.
    pub fn node_position(&self, code: &str) -> Option<usize> {
        self.inner.node_positions.get(code).copied()
    }
    /// The position of an indicator, by its code.
    pub fn indicator_position(&self, code: &str) -> Option<usize> {
        self.inner.indicator_positions.get(code).copied()
    }
    /// The code of a member.
    pub fn member_code(&self, member: Member) -> &str {
        match member {
            Member::Node(node) => &self.inner.nodes[node].code,
            Member::Indicator(indicator) => &self.inner.indicators[indicator].code,
        }
    }
}

/// What a node aggregates: a node or an indicator, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// A node.
    Node(usize),
    /// An indicator.
    Indicator(usize),
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub(crate) code: Arc<str>,
    pub(crate) level: Option<String>,
    pub(crate) parent: Option<usize>,
    pub(crate) children: Vec<Member>,
    pub(crate) members: Vec<(Member, Weight)>,
    pub(crate) indicators: Vec<usize>,
    pub(crate) method: Method,
    pub(crate) direction: Direction,
}

impl Node {
    /// Its code.
    pub fn code(&self) -> &Arc<str> {
        &self.code
    }
    /// The name of its level.
    pub fn level(&self) -> Option<&str> {
        self.level.as_deref()
    }
    /// The position of its parent; none for the index itself.
    pub fn parent(&self) -> Option<usize> {
        self.parent
    }
    /// Its children in the tree: nodes, then indicators.
    pub fn children(&self) -> &[Member] {
        &self.children
    }
    /// What it aggregates, with weights (methodology 4.1, 4.2).
    pub fn members(&self) -> &[(Member, Weight)] {
        &self.members
    }
    /// The indicators beneath it, in the declared order.
    pub fn indicators(&self) -> &[usize] {
        &self.indicators
    }
    /// How it aggregates.
    pub fn method(&self) -> &Method {
        &self.method
    }
    /// Which of its scores are the better ones (methodology 7.4).
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// A second grouping of the indicators (methodology 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub(crate) code: Arc<str>,
    pub(crate) over: ViewOver,
    pub(crate) method: Method,
    pub(crate) rows: Vec<usize>,
    pub(crate) groups: Vec<Group>,
    pub(crate) cells: Vec<Cell>,
}

impl View {
    /// Its code.
    pub fn code(&self) -> &Arc<str> {
        &self.code
    }
    /// How it reads its groups.
    pub fn over(&self) -> ViewOver {
        self.over
    }
    /// How its groups and cells aggregate.
    pub fn method(&self) -> &Method {
        &self.method
    }
    /// The positions of the nodes that are its rows.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }
    /// Its groups, in the declared order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
    /// Its cells that have indicators, row by row.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }
}

/// A group of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub(crate) code: Arc<str>,
    pub(crate) direction: Direction,
    pub(crate) indicators: Vec<(usize, Weight)>,
}

impl Group {
    /// Its code.
    pub fn code(&self) -> &Arc<str> {
        &self.code
    }
    /// Its indicators with their weights.
    pub fn indicators(&self) -> &[(usize, Weight)] {
        &self.indicators
    }
    /// Which of its scores are the better ones (methodology 7.4).
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// The indicators of one group beneath one row (methodology 5.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub(crate) row: usize,
    pub(crate) group: usize,
    pub(crate) weight: Weight,
    pub(crate) direction: Direction,
    pub(crate) indicators: Vec<(usize, Weight)>,
}

impl Cell {
    /// The position of its node.
    pub fn row(&self) -> usize {
        self.row
    }
    /// The position of its group in the view.
    pub fn group(&self) -> usize {
        self.group
    }
    /// Its weight in its group.
    pub fn weight(&self) -> Weight {
        self.weight
    }
    /// Its indicators with their weights.
    pub fn indicators(&self) -> &[(usize, Weight)] {
        &self.indicators
    }
    /// Which of its scores are the better ones (methodology 7.4).
    pub fn direction(&self) -> Direction {
        self.direction
    }
}

/// Law against practice (methodology 5.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The position of the view.
    pub view: usize,
    /// The positions of the groups that stand for law.
    pub law: Vec<usize>,
    /// The positions of the groups that stand for practice.
    pub practice: Vec<usize>,
    /// The formula.
    pub formula: GapFormula,
}

/// How countries are ranked (methodology 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankPolicy {
    /// Rounded or unrounded scores.
    pub scores: RankScores,
    /// The rounding at which scores are compared.
    pub compared: Rounding,
    /// Who comes first.
    pub order: RankOrder,
    /// What tied countries get.
    pub ties: RankTies,
}

/// The bands of scores (methodology 8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banding {
    /// Which scores are compared.
    pub scores: RankScores,
    /// The bands in rising order: code and threshold.
    pub bands: Vec<(Arc<str>, Option<Score>)>,
}
