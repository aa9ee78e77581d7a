//! Which questionnaires does a round need?

use super::{Questionnaire, Section, sections};
use crate::folder::{FolderError, of_node};
use cpi_model::{Assessment, Framework, Index, Round};
use cpi_scoring::query::Selection;

/// Which questionnaires are to be written.
#[derive(Debug, Clone, Copy, Default)]
pub struct QuestionnaireRequest<'a> {
    /// The round. Default: the only one.
    pub round: Option<&'a str>,
    /// One country. Default: each of the round.
    pub country: Option<&'a str>,
    /// The codes of the nodes whose sections are asked. Default: all.
    pub sections: &'a [String],
    /// The level whose nodes are sections. Default: the nodes nearest the index that are short enough.
    pub level: Option<&'a str>,
    /// The language of the texts.
    pub language: &'a str,
    /// The pseudonym of who is to answer.
    pub assessor: Option<&'a str>,
    /// Whether to show nobody else's answer.
    pub blind: bool,
    /// The earlier round whose answers are shown. Default: the last one before.
    pub previous: Option<&'a str>,
}

impl<'a> QuestionnaireRequest<'a> {
    /// The questionnaire of each country.
    ///
    /// # Errors
    ///
    /// [`FolderError::Refused`] where the index has no such round, country, section or level.
    pub fn questionnaires(&self, index: &'a Index) -> Result<Vec<Questionnaire<'a>>, FolderError> {
        let framework = &index.framework;
        let round = Selection(index).declared(self.round);
        let round = round.map_err(|error| FolderError::Refused(error.to_string()))?;
        let of_round = |(id, _): &&(String, _)| self.round.is_none_or(|asked| asked == id);
        let (id, date) = round
            .rounds()
            .iter()
            .find(of_round)
            .expect("the round has the id by which it was found");
        let sections = self.sections(framework)?;
        if let Some(country) = self.country {
            let takes_part = Selection::takes_part(round, country);
            takes_part.map_err(|error| FolderError::Refused(error.to_string()))?;
        }
        let is_asked = |code: &&String| self.country.is_none_or(|only| only == *code);
        let countries = round.countries().iter().filter(is_asked);
        let previous = self.previous(index, id)?;
        let assessment = |country: &str, round: &str| -> Option<&'a Assessment> {
            let mut all = index.assessments.iter();
            all.find(|each| each.country() == country && each.round() == round)
        };
        let questionnaires = countries.map(|country| Questionnaire {
            framework,
            country,
            round: id,
            reference_date: Some(date.to_string()),
            units: round.units(country),
            language: self.language,
            sections: sections.clone(),
            assessor: self.assessor,
            standing: assessment(country, id),
            previous: previous.and_then(|round| assessment(country, round)),
            blind: self.blind,
        });
        Ok(questionnaires.collect())
    }

    /// The name of the workbook of a questionnaire, without its ending.
    pub fn file_stem(&self, questionnaire: &Questionnaire<'_>) -> String {
        let sections = self.sections.iter();
        let sections = sections.map(|code| node_name(questionnaire.framework, code));
        let parts = sections.chain(self.assessor.map(str::to_owned));
        let stem = format!("{}-{}", questionnaire.round, questionnaire.country);
        parts.fold(stem, |stem, part| format!("{stem}-{part}"))
    }

    /// The earlier round whose answers are shown: the one that was named, or the last before.
    fn previous(&self, index: &'a Index, round: &str) -> Result<Option<&'a str>, FolderError> {
        if self.blind {
            return Ok(None);
        }
        let all = || index.rounds.iter().flat_map(Round::rounds);
        if let Some(named) = self.previous {
            return match all().find(|(id, _)| id == named) {
                Some((id, _)) => Ok(Some(id)),
                None => Err(FolderError::Refused(format!("there is no round `{named}`"))),
            };
        }
        let date = all().find(|(id, _)| id == round).map(|(_, date)| date);
        let before = all().filter(|(_, each)| Some(each) < date);
        Ok(before
            .max_by_key(|(_, date)| *date)
            .map(|(id, _)| id.as_str()))
    }

    /// The sections that are asked for; all if none is named.
    fn sections(&self, framework: &Framework) -> Result<Vec<Section>, FolderError> {
        let mut levels = framework.nodes().iter().map(|node| node.level());
        if let Some(level) = self.level
            && !levels.any(|each| each.is_some_and(|each| each == level))
        {
            return Err(FolderError::Refused(format!(
                "the framework has no level `{level}`"
            )));
        }
        let mut all = sections(framework, self.level);
        let code = |section: &Section| framework.nodes()[section.node].code().to_string();
        for wanted in self.sections {
            if !all.iter().any(|section| code(section) == *wanted) {
                let known: Vec<String> = all.iter().map(code).collect();
                return Err(FolderError::Refused(format!(
                    "there is no section `{wanted}`; the sections are {}",
                    known.join(", ")
                )));
            }
        }
        if !self.sections.is_empty() {
            all.retain(|section| self.sections.contains(&code(section)));
        }
        Ok(all)
    }
}

/// The part of a file name that stands for a node, by its code.
pub fn node_name(framework: &Framework, code: &str) -> String {
    let node = framework.node_position(code);
    node.map_or_else(|| code.to_owned(), |node| of_node(framework, node))
}
