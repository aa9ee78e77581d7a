//! Why can something not be scored?

use cpi_model::framework::OtherFramework;
use cpi_model::number::Score;
use thiserror::Error;

/// A refusal to score. Each names the assessment, the place in the framework, what was
/// found, and the paragraph of the methodology that refuses.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// Something was checked with another framework than the one it is scored with.
    #[error(transparent)]
    OtherFramework(#[from] OtherFramework),
    /// A node refuses missing members (methodology 4.3).
    #[error(
        "{country}, round {round}: `{node}` refuses missing answers, and these are missing: {} (methodology 4.3); answer them, or declare another rule in `missing`",
        members.join(", ")
    )]
    MissingAnswers {
        /// The code of the country.
        country: String,
        /// The id of the round.
        round: String,
        /// The code of the node.
        node: String,
        /// The codes of its missing members.
        members: Vec<String>,
    },
    /// A member's score is outside what the aggregation is defined for (methodology 4.4).
    #[error(
        "{country}, round {round}: `{node}` is a {aggregation} mean, which is defined for scores above 0 only, and `{member}` scores {score} (methodology 4.4); declare another aggregation, or a range that begins above 0"
    )]
    OutsideDomain {
        /// The code of the country.
        country: String,
        /// The id of the round.
        round: String,
        /// The code of the node.
        node: String,
        /// The aggregation.
        aggregation: &'static str,
        /// The code of the member.
        member: String,
        /// Its score.
        score: Score,
    },
    /// A quantity cannot be normalised with the values there are (methodology 3.10).
    #[error(
        "round {round}: `{indicator}` cannot be normalised: {reason} (methodology 3.10); freeze reference values of an earlier round, or declare goalposts"
    )]
    UndefinedNormalisation {
        /// The id of the round.
        round: String,
        /// The code of the indicator.
        indicator: String,
        /// What is wrong with the values.
        reason: &'static str,
    },
    /// A country stands twice in a round, and would be its own rival (methodology 7.1).
    #[error(
        "{country}, round {round}: assessed twice in one round; a country has one place among the others (methodology 7.1), so keep the assessment that is right"
    )]
    Twice {
        /// The code of the country.
        country: String,
        /// The id of the round.
        round: String,
    },
    /// A score is too large to keep its decimals (methodology 1.2).
    #[error(
        "{country}, round {round}: the score of `{code}` is too large: a score has at most nine digits before the point, or six if its decimals do not end (methodology 1.2); declare a cap, limits, goalposts further apart or smaller weights"
    )]
    TooLarge {
        /// The code of the country.
        country: String,
        /// The id of the round.
        round: String,
        /// The code of the indicator or node.
        code: String,
    },
}
