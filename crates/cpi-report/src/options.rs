//! How is a document shown, beyond what its query asked?

use crate::Context;
use cpi_scoring::peers::PeerPart;
use serde::{Deserialize, Serialize};

/// How a document is shown, beyond what its query asked. The default of each is what the command
/// prints without options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, of one kind of result"
)]
pub struct ReportOptions {
    /// The node of rankings, trends and robustness; the index itself if absent.
    pub node: Option<String>,
    /// Of scores and differences: the nodes of this level instead of those directly beneath
    /// the index.
    pub level: Option<String>,
    /// Of scores: the groups of this view instead of nodes.
    pub view: Option<String>,
    /// Of scores: this country alone, ranked among all.
    pub country: Option<String>,
    /// Of coherence: the indicators, too. The default is no.
    pub indicators: bool,
    /// Of trends: every step, not only the latest of each country. The default is no.
    pub every_step: bool,
    /// Of trends, for programs: the scores of every round instead of the steps. The default is
    /// no.
    pub series: bool,
    /// Of peers: which table. The default is who can help whom.
    pub peers: PeerPart,
    /// Of explanations: without the paragraphs of the methodology and without pseudonyms. The
    /// default is no.
    pub public: bool,
    /// Of agreement: how many disagreements are described. The default is 10.
    pub disagreements: usize,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            node: None,
            level: None,
            view: None,
            country: None,
            indicators: false,
            every_step: false,
            series: false,
            peers: PeerPart::default(),
            public: false,
            disagreements: 10,
        }
    }
}

impl ReportOptions {
    pub(crate) fn node<'a>(&'a self, context: &Context<'a>) -> &'a str {
        let framework = context.framework;
        let root = framework.nodes()[framework.root()].code();
        self.node.as_deref().unwrap_or(root)
    }
}
