//! Which countries are assessed in which rounds, and where do their answers stand?

use crate::Assessment;
use crate::draft::{RoundDraft, TableDraft, Units};
use crate::framework::{Framework, belongs};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A checked round, or the checked rounds of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub(crate) framework: Framework,
    pub(crate) draft: RoundDraft,
    pub(crate) rounds: Vec<(String, NaiveDate)>,
    pub(crate) finals: BTreeMap<String, DeclaredFinal>,
}

/// Who declared the edition of a round final, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredFinal {
    /// Who answers for it.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
}

belongs!(Round, |it| {
    let mut ids = it.rounds.iter().map(|(id, _)| id.as_str());
    format!("the round {}", ids.next().unwrap_or_default())
});

impl Round {
    /// The document as declared.
    pub fn draft(&self) -> &RoundDraft {
        &self.draft
    }
    /// The rounds: id and reference date, in the declared order.
    pub fn rounds(&self) -> &[(String, NaiveDate)] {
        &self.rounds
    }
    /// The reference date of a round, by its id.
    pub fn reference_date(&self, id: &str) -> Option<NaiveDate> {
        self.rounds
            .iter()
            .find(|(round, _)| round == id)
            .map(|(_, date)| *date)
    }
    /// Who declared the edition of a round final; none while it is a draft.
    pub fn declared_final(&self, id: &str) -> Option<&DeclaredFinal> {
        self.finals.get(id)
    }
    /// The codes of the countries, in the declared order.
    pub fn countries(&self) -> &[String] {
        &self.draft.countries
    }
    /// What this round calls a country in a language, by the language's tag: in the language of the
    /// whole tag, or else of its primary subtag. Nothing where the round gives it no such name.
    pub fn own_country_name(&self, code: &str, language: &str) -> Option<&str> {
        let names = self.draft.country_names.get(code)?;
        let primary = crate::code::primary_subtag(language);
        let name = names.get(language).or_else(|| names.get(primary))?;
        Some(name.trim())
    }
    /// What a country is called in a language: as the round says, or else as CLDR says; in
    /// another language of the framework, or else in English, where neither has a name in it; and
    /// its code where there is no name at all.
    #[cfg(feature = "language")]
    pub fn country_name<'a>(&'a self, code: &'a str, language: &str) -> &'a str {
        let own = |tag: &str| self.own_country_name(code, tag);
        let of_cldr = |tag: &str| crate::language::country_name(code, tag);
        let declared = self.framework.draft().languages.iter();
        let in_any = || {
            let all = self.draft.country_names.get(code)?;
            all.values().next().map(|name| name.trim())
        };
        own(language)
            .or_else(|| of_cldr(language))
            .or_else(|| declared.map(String::as_str).find_map(own))
            .or_else(in_any)
            .or_else(|| of_cldr("en"))
            .unwrap_or(code)
    }
    /// The lists of a country that questions refer to, by their names; none where the round
    /// declares none.
    pub fn units(&self, country: &str) -> Option<&Units> {
        self.draft.units.get(country)
    }
    /// Whether it is published: its documents are public assessments.
    pub fn is_public(&self) -> bool {
        self.draft.public
    }
    /// The tables of answers.
    pub fn tables(&self) -> &[TableDraft] {
        &self.draft.tables
    }
}

/// The ids of the rounds that have assessments, in the order of their reference dates.
pub fn in_time(rounds: &[Round], assessments: &[Assessment]) -> Vec<String> {
    let assessed: BTreeSet<&str> = assessments.iter().map(Assessment::round).collect();
    let mut rounds: Vec<_> = rounds
        .iter()
        .flat_map(Round::rounds)
        .filter(|(id, _)| assessed.contains(id.as_str()))
        .collect();
    rounds.sort_by_key(|(_, date)| *date);
    rounds.into_iter().map(|(id, _)| id.clone()).collect()
}

/// A list of units as a line with a head: the name of the list and how many units it has, then the names, at most
/// `most` of them.
pub fn unit_line(list: &str, names: &[String], most: usize) -> (String, String) {
    let mut text = names[..names.len().min(most)].join("; ");
    if most < names.len() {
        text.push_str("; …");
    }
    if names.is_empty() {
        text.push('–');
    }
    (format!("{list} ({})", names.len()), text)
}
