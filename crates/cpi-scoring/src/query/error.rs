//! Why can a query not be answered?

use crate::ScoreError;
use crate::session::SessionError;
#[cfg(feature = "analysis")]
use crate::{CoherenceError, RobustnessError, TrendError};
use cpi_model::framework::OtherFramework;
use cpi_model::problem::{listed, near};
use cpi_model::{Framework, Problems};
use thiserror::Error;

/// A refusal to answer a query. Each names what was asked for and what there is; which option
/// mends it is for the door to say.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The index has no such round.
    #[error("the index has no round `{asked}`; the rounds are {}", rounds.join(", "))]
    NoSuchRound {
        /// What was asked for.
        asked: String,
        /// The rounds that there are.
        rounds: Vec<String>,
    },
    /// Several rounds have answers, and the query is about one.
    #[error("there are several rounds, and this is about one; name it: {}", rounds.join(", "))]
    SeveralRounds {
        /// The rounds that have answers.
        rounds: Vec<String>,
    },
    /// A country has answers in several rounds, and the query is about one.
    #[error("`{country}` was assessed in several rounds; name one: {}", rounds.join(", "))]
    SeveralRoundsOf {
        /// The country.
        country: String,
        /// Its rounds.
        rounds: Vec<String>,
    },
    /// A round is declared and has no answers yet, or no round has.
    #[error("{}", match round {
        Some(round) => format!("the round `{round}` has no answers yet"),
        None => "no round has answers yet".to_owned(),
    })]
    NoAnswers {
        /// The round; any, if none was asked for.
        round: Option<String>,
    },
    /// There are assessments, and their rounds are not declared, so that their order in time is
    /// not known.
    #[error("none of the rounds that were assessed is declared: {}", assessed.join(", "))]
    Undeclared {
        /// The rounds of the assessments.
        assessed: Vec<String>,
    },
    /// Nothing was assessed in the round.
    #[error(
        "nothing was assessed in the round `{asked}`; the rounds with assessments are {}",
        assessed.join(", ")
    )]
    NothingAssessed {
        /// What was asked for.
        asked: String,
        /// The rounds with assessments.
        assessed: Vec<String>,
    },
    /// The country was not assessed in this round.
    #[error(
        "`{country}` was not assessed in this round; assessed were {}",
        listed(country, assessed)
    )]
    NotAssessed {
        /// What was asked for.
        country: String,
        /// The countries that were assessed.
        assessed: Vec<String>,
    },
    /// The country is not in any round.
    #[error(
        "`{country}` is in none of these rounds; the countries are {}",
        listed(country, countries)
    )]
    NeverAssessed {
        /// What was asked for.
        country: String,
        /// The countries of the rounds.
        countries: Vec<String>,
    },
    /// The country does not take part in the round.
    #[error(
        "`{country}` does not take part in this round; its countries are {}",
        listed(country, countries)
    )]
    NotDeclared {
        /// What was asked for.
        country: String,
        /// The countries that the round declares.
        countries: Vec<String>,
    },
    /// The framework has no such node.
    #[error("the framework has no node `{node}`{}", match near {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    })]
    NoSuchNode {
        /// What was asked for.
        node: String,
        /// The node that is nearest to it, if one is near.
        near: Option<String>,
    },
    /// The framework has no such node or indicator.
    #[error("the framework has no node or indicator `{code}`{}", match near {
        Some(near) => format!("; did you mean `{near}`?"),
        None => String::new(),
    })]
    NothingOfCode {
        /// What was asked for.
        code: String,
        /// The code that is nearest to it, if one is near.
        near: Option<String>,
    },
    /// The framework has no texts in a language.
    #[error("the framework has no texts in `{language}`; its languages are {}", languages.join(", "))]
    NoSuchLanguage {
        /// What was asked for.
        language: String,
        /// The languages of the framework.
        languages: Vec<String>,
    },
    /// Odds from codings need the histories, and there are none.
    #[error(
        "the plan takes odds from the codings, and the first answers of coders are in the histories, which are not given here; put the odds into `answers.confusion`, as the plan in a finished result has them, and remove `answers.codings`"
    )]
    NoHistories,
    /// What the query declares has problems.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Problems(Problems),
    /// An assessment or a round belongs to another framework.
    #[error(transparent)]
    OtherFramework(#[from] OtherFramework),
    /// The methodology refuses to score.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// A round cannot be changed as asked.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// There is nothing to say about coherence.
    #[cfg(feature = "analysis")]
    #[error(transparent)]
    Coherence(#[from] CoherenceError),
    /// A run cannot be made.
    #[cfg(feature = "analysis")]
    #[error(transparent)]
    Robustness(#[from] RobustnessError),
    /// There is no trend.
    #[cfg(feature = "analysis")]
    #[error(transparent)]
    Trend(#[from] TrendError),
}

impl QueryError {
    /// That a framework has neither a node nor an indicator of a code.
    pub fn nothing_of_code(framework: &Framework, code: &str) -> Self {
        let nodes = framework.nodes().iter().map(|node| &**node.code());
        let indicators = framework.indicators().iter();
        let indicators = indicators.map(cpi_model::framework::Indicator::code);
        Self::NothingOfCode {
            code: code.to_owned(),
            near: near(code, nodes.chain(indicators)),
        }
    }
}

impl From<Problems> for QueryError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl QueryError {
    /// The same refusal with the places of its problems, for a reader that knows where in a file
    /// the parts of the query are.
    #[must_use]
    pub fn located(mut self, locate: impl FnOnce(&mut Problems)) -> Self {
        if let Self::Problems(problems) = &mut self {
            locate(problems);
        }
        self
    }
}
