//! Which mended faults can be behind a figure that an earlier version computed otherwise?

use cpi_model::Framework;
use cpi_model::draft::{Aggregation, RankOrder, RoundingMode};
use cpi_model::framework::{Method, Node, View};

/// A change that moved published figures of some frameworks: an entry under **Scores** of the
/// changelog.
#[derive(Debug, Clone, Copy)]
pub struct ScoreChange {
    /// The version that brought it.
    pub since: &'static str,
    /// The first words of its entry in the changelog.
    pub entry: &'static str,
    concerns: fn(&Framework, &str) -> bool,
}

/// Every change since 0.1.0, in the order of the changelog.
pub const SCORE_CHANGES: [ScoreChange; 13] = [
    ScoreChange {
        since: "0.2.0",
        entry: "A status counts as answered what coverage counts",
        concerns: |_, kind| kind == "status",
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Robustness: `order_holds` and the mean shifts of rank are those among the countries with a published score",
        concerns: |_, kind| kind == "robustness",
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Coherence: floors and ceilings are counted at the lowest and highest score that answers can give",
        concerns: |_, kind| kind == "coherence",
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Coherence: variance shares are pointed out by the tests of 12.10",
        concerns: |_, kind| kind == "coherence",
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Peers: evidence is that of codings that give the settled answer",
        concerns: |_, kind| kind == "peers",
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Where lower scores are better (`ranking.order = \"lowest-first\"`, methodology 7.4), a trend calls a fall forward",
        concerns: |framework, kind| {
            ["trend", "what-if", "plan", "peers"].contains(&kind)
                && framework.ranking().order == RankOrder::LowestFirst
        },
    },
    ScoreChange {
        since: "0.2.0",
        entry: "A coding of *not applicable* that its condition no longer allows counts as missing.",
        concerns: |framework, _| has_conditions(framework),
    },
    ScoreChange {
        since: "0.2.0",
        entry: "What-ifs and plans: an indicator whose condition failed and becomes open keeps what it carries",
        concerns: |framework, kind| {
            ["what-if", "plan", "peers"].contains(&kind) && has_conditions(framework)
        },
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Bounds beyond the limit of methodology 6.5 are closer",
        concerns: |framework, _| has_conditions(framework),
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Generalised means are right to the last digit for every exponent.",
        concerns: |framework, _| uses(framework, |method| method.exponent().is_some()),
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Weights of any size, so that multiplying all by one number changes nothing (4.2)",
        concerns: |framework, _| declares_weights(framework),
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Geometric and harmonic means, logarithms, z-scores, gaps, correlations, α and κ are exact",
        concerns: |framework, kind| {
            ["coherence", "agreement"].contains(&kind)
                || framework.gap().is_some()
                || !framework.draft().normalisations.is_empty()
                || uses(framework, |method| {
                    matches!(
                        method.aggregation(),
                        Aggregation::Geometric | Aggregation::Harmonic
                    )
                })
        },
    },
    ScoreChange {
        since: "0.2.0",
        entry: "Thirds that add up to a whole are one where they are shown by `down` or compared with a band.",
        concerns: |framework, _| {
            framework.display().mode() == RoundingMode::Down || framework.banding().is_some()
        },
    },
];

impl ScoreChange {
    /// The changes since a version that can have moved a figure of a kind of result of a framework.
    pub fn since(version: &str, framework: &Framework, kind: &str) -> Vec<&'static Self> {
        let before = numbers(version);
        let changes = SCORE_CHANGES.iter();
        changes
            .filter(|change| before < numbers(change.since) && (change.concerns)(framework, kind))
            .collect()
    }
}

/// The numbers of a version, which are compared as numbers: 0.10 is later than 0.2.
fn numbers(version: &str) -> Vec<u64> {
    let parts = version.split(['.', '-', '+']);
    parts.map_while(|part| part.parse().ok()).collect()
}

fn has_conditions(framework: &Framework) -> bool {
    let mut indicators = framework.indicators().iter();
    indicators.any(|indicator| !indicator.conditions().is_empty())
}

fn uses(framework: &Framework, of: impl Fn(&Method) -> bool) -> bool {
    let nodes = framework.nodes().iter().map(Node::method);
    let views = framework.views().iter().map(View::method);
    nodes.chain(views).any(of)
}

fn declares_weights(framework: &Framework) -> bool {
    let draft = framework.draft();
    draft.indicators.iter().any(|each| each.weight.is_some())
        || draft.nodes.iter().any(|each| each.weight.is_some())
}
