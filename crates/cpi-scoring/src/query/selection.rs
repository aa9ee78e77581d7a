//! Which rounds, countries and nodes does a query mean?

use super::QueryError;
use cpi_model::problem::near;
use cpi_model::{Assessment, Index, Round};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The parts of an index that a query asks for, or a refusal that names those there are.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a>(pub &'a Index);

impl<'a> Selection<'a> {
    /// The assessments of a round, or of all rounds: whole rounds, since the countries of a round
    /// are each other's reference values and rivals.
    ///
    /// # Errors
    ///
    /// [`QueryError::NothingAssessed`] or [`QueryError::NoAnswers`] where none has answers.
    pub fn rounds(&self, round: Option<&str>) -> Result<Cow<'a, [Assessment]>, QueryError> {
        let all = &self.0.assessments;
        let chosen = match round {
            None => Cow::Borrowed(all.as_slice()),
            Some(round) => {
                let of_round = all.iter().filter(|each| each.round() == round);
                Cow::Owned(of_round.cloned().collect())
            }
        };
        if chosen.is_empty() {
            return Err(self.nothing_assessed(round));
        }
        Ok(chosen)
    }

    /// The assessments of one round, which need not be named if only one has any.
    ///
    /// # Errors
    ///
    /// As for [`Selection::rounds`], and [`QueryError::SeveralRounds`] where a round must be named.
    pub fn one_round(&self, round: Option<&str>) -> Result<Vec<Assessment>, QueryError> {
        let assessed = self.0.assessed_rounds();
        let round = match (round, assessed.as_slice()) {
            (Some(round), all) if all.iter().any(|each| each == round) => round,
            (None, [only]) => only,
            (round, []) => return Err(self.nothing_assessed(round)),
            (Some(round), _) => return Err(self.nothing_assessed(Some(round))),
            (None, several) => {
                return Err(QueryError::SeveralRounds {
                    rounds: several.to_vec(),
                });
            }
        };
        let of_round = self.0.assessments.iter();
        Ok(of_round
            .filter(|each| each.round() == round)
            .cloned()
            .collect())
    }

    /// The assessments of the round of a country, which need not be named if it has one.
    ///
    /// # Errors
    ///
    /// As for [`Selection::rounds`]; [`QueryError::NotAssessed`] where the country is in none;
    /// [`QueryError::SeveralRoundsOf`] where its round must be named.
    pub fn round_of(
        &self,
        country: &str,
        round: Option<&str>,
    ) -> Result<Vec<Assessment>, QueryError> {
        let chosen = self.rounds(round)?;
        let mut rounds: Vec<&str> = chosen
            .iter()
            .filter(|each| each.country() == country)
            .map(Assessment::round)
            .collect();
        rounds.dedup();
        match rounds.as_slice() {
            [] => Err(not_assessed(country, &chosen)),
            [round] => {
                let of_round = chosen.iter().filter(|each| each.round() == *round);
                Ok(of_round.cloned().collect())
            }
            several => Err(QueryError::SeveralRoundsOf {
                country: country.to_owned(),
                rounds: several.iter().map(|&round| round.to_owned()).collect(),
            }),
        }
    }

    /// The declared round that was asked for, or the only one.
    ///
    /// # Errors
    ///
    /// [`QueryError::NoSuchRound`], [`QueryError::NoAnswers`] where no round is declared, and
    /// [`QueryError::SeveralRounds`] where one must be named.
    pub fn declared(&self, asked: Option<&str>) -> Result<&'a Round, QueryError> {
        let ids = self.0.rounds.iter().flat_map(Round::rounds);
        let ids: Vec<String> = ids.map(|(id, _)| id.clone()).collect();
        let id = match (asked, ids.as_slice()) {
            (Some(id), _) => id,
            (None, [only]) => only,
            (None, []) => return Err(self.nothing_assessed(None)),
            (None, _) => return Err(QueryError::SeveralRounds { rounds: ids }),
        };
        self.0.round(id).ok_or_else(|| QueryError::NoSuchRound {
            asked: id.to_owned(),
            rounds: ids.clone(),
        })
    }

    /// The code of a node that was asked for, or of the index itself.
    ///
    /// # Errors
    ///
    /// [`QueryError::NoSuchNode`].
    pub fn node(&self, asked: Option<&str>) -> Result<String, QueryError> {
        let framework = &self.0.framework;
        match asked {
            None => Ok(framework.nodes()[framework.root()].code().to_string()),
            Some(code) if framework.node_position(code).is_some() => Ok(code.to_owned()),
            Some(code) => Err(QueryError::NoSuchNode {
                node: code.to_owned(),
                near: near(code, framework.nodes().iter().map(|node| &**node.code())),
            }),
        }
    }

    /// Why a round, or any round, has nothing to compute from.
    pub fn nothing_assessed(&self, round: Option<&str>) -> QueryError {
        let assessed = self.0.assessed_rounds();
        match round {
            Some(round) if self.0.round(round).is_none() && !assessed.is_empty() => {
                QueryError::NothingAssessed {
                    asked: round.to_owned(),
                    assessed,
                }
            }
            Some(round) if self.0.round(round).is_some() => QueryError::NoAnswers {
                round: Some(round.to_owned()),
            },
            _ => QueryError::NoAnswers { round: None },
        }
    }
}

/// A country that is not among the assessed ones.
pub fn not_assessed(country: &str, assessed: &[Assessment]) -> QueryError {
    let assessed: BTreeSet<&str> = assessed.iter().map(Assessment::country).collect();
    QueryError::NotAssessed {
        country: country.to_owned(),
        assessed: assessed.into_iter().map(str::to_owned).collect(),
    }
}

impl Selection<'_> {
    /// Refuses a country that a round does not declare.
    ///
    /// # Errors
    ///
    /// [`QueryError::NotDeclared`].
    pub fn takes_part(round: &Round, country: &str) -> Result<(), QueryError> {
        if round.countries().iter().any(|each| each == country) {
            return Ok(());
        }
        Err(QueryError::NotDeclared {
            country: country.to_owned(),
            countries: round.countries().to_vec(),
        })
    }
}
