//! The question for an explanation.

use super::{Sources, explain_with};
use crate::document::{Content, Document};
use crate::query::{self, QueryError, Selection};
use crate::score::{Options, score_all_with};
use cpi_model::Index;
use serde::{Deserialize, Serialize};

/// A score in words, down to the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExplanationQuery {
    /// The country.
    pub country: String,
    /// The round. Default: the only one in which the country was assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The code of the node or indicator. Default: the index itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// How many levels beneath the node. Default: down to the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<usize>,
    /// The language of labels and questions. Default: the framework's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl ExplanationQuery {
    pub(crate) fn run(&self, index: &Index) -> Result<Document, QueryError> {
        let framework = &index.framework;
        let selection = Selection(index);
        let code = match &self.node {
            Some(code) => code.clone(),
            None => selection.node(None)?,
        };
        let languages = &framework.draft().languages;
        if let Some(language) = &self.language
            && !languages.contains(language)
        {
            return Err(QueryError::NoSuchLanguage {
                language: language.clone(),
                languages: languages.clone(),
            });
        }
        let chosen = selection.round_of(&self.country, self.round.as_deref())?;
        let cards = score_all_with(framework, &chosen, &Options { trail: true })?;
        let of_country = |country: &str| country == self.country;
        let card = cards.iter().find(|card| of_country(&card.country));
        let Some(card) = card else {
            return Err(query::not_assessed(&self.country, &chosen));
        };
        let sources = Sources {
            assessment: chosen.iter().find(|it| of_country(it.country())),
            language: self.language.as_deref(),
        };
        let found = explain_with(framework, card, &code, &sources)?;
        let mut explanation = found.ok_or_else(|| QueryError::nothing_of_code(framework, &code))?;
        if let Some(depth) = self.depth {
            explanation.lines.retain(|line| line.depth <= depth);
        }
        query::document(framework, &chosen, Content::Explanation { explanation })
    }
}
