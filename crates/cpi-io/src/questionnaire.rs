//! What does a questionnaire ask, of whom, and in which words?
//!
//! What writers and readers of questionnaires share: sections, the answers that each
//! question offers, the fixed words by language, and names of sheets and form fields that
//! lead back to codes.

pub mod answers;
pub mod names;
mod request;
pub mod words;

pub use request::{QuestionnaireRequest, node_name};

use cpi_model::code::MISSING;
use cpi_model::draft::{CodingDraft, EvidenceDraft, IndicatorDraft, Texts, Units};
use cpi_model::framework::{Member, OtherFramework};
use cpi_model::language::Words;
use cpi_model::round::unit_line;
use cpi_model::{Answer, Assessment, Framework};
use words::Word;

/// A questionnaire to be written.
#[derive(Debug, Clone)]
pub struct Questionnaire<'a> {
    /// The framework that asks.
    pub framework: &'a Framework,
    /// The code of the country.
    pub country: &'a str,
    /// The id of the round.
    pub round: &'a str,
    /// The date the answers hold for.
    pub reference_date: Option<String>,
    /// The lists of units that the round declares for the country, printed on the first sheet.
    pub units: Option<&'a Units>,
    /// The language of the texts, BCP 47; a text that is not there in it is taken from the
    /// framework's first language.
    pub language: &'a str,
    /// The sections to ask.
    pub sections: Vec<Section>,
    /// The pseudonym of who is to answer; to be filled in if absent. Answers of theirs that
    /// stand are there already.
    pub assessor: Option<&'a str>,
    /// The answers of this round that stand already.
    pub standing: Option<&'a Assessment>,
    /// The country's answers of an earlier round.
    pub previous: Option<&'a Assessment>,
    /// Whether to show nobody else's answer: neither of this round nor of an earlier one.
    pub blind: bool,
}

impl Questionnaire<'_> {
    /// Refuses answers of another framework than the one that asks.
    ///
    /// # Errors
    ///
    /// [`OtherFramework`].
    pub fn holds_together(&self) -> Result<(), OtherFramework> {
        for answers in self.standing.iter().chain(&self.previous) {
            answers.belongs_to(self.framework)?;
        }
        Ok(())
    }
}

/// A part of a questionnaire: a sheet of a workbook, or a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The position of its node.
    pub node: usize,
    /// The positions of its indicators, in the declared order.
    pub indicators: Vec<usize>,
}

/// The most questions of a section that is divided no further.
const LONG: usize = 60;

/// The sections of a framework: the nodes of a level; or else the children of the index,
/// where one has more than 60 questions the nodes beneath it, and so on. Indicators that are
/// beneath none of them are a section of the node above.
pub fn sections(framework: &Framework, level: Option<&str>) -> Vec<Section> {
    let mut sections = Vec::new();
    divide(framework, framework.root(), level, &mut sections);
    sections
}

fn divide(framework: &Framework, node: usize, level: Option<&str>, sections: &mut Vec<Section>) {
    let beneath = &framework.nodes()[node];
    let whole = match level {
        Some(level) => beneath.level() == Some(level),
        None => node != framework.root() && beneath.indicators().len() <= LONG,
    };
    let children = || beneath.children().iter();
    let own: Vec<usize> = if whole {
        beneath.indicators().to_vec()
    } else {
        let own = children().filter_map(|child| match child {
            Member::Indicator(indicator) => Some(*indicator),
            Member::Node(_) => None,
        });
        own.collect()
    };
    if !own.is_empty() {
        sections.push(Section {
            node,
            indicators: own,
        });
    }
    if !whole {
        for child in children() {
            if let Member::Node(child) = child {
                divide(framework, *child, level, sections);
            }
        }
    }
}

/// A text in a language, or in the framework's first.
pub fn text<'t>(texts: &'t Texts, language: &str, framework: &Framework) -> Option<&'t str> {
    let first = framework.draft().languages.first();
    texts
        .get(language)
        .or_else(|| texts.get(first?))
        .or_else(|| texts.values().next())
        .map(String::as_str)
        .filter(|text| !text.trim().is_empty())
}

/// What an indicator is called in a language: its question, else its label, else its code.
pub fn question<'t>(draft: &'t IndicatorDraft, language: &str, framework: &Framework) -> &'t str {
    text(&draft.question, language, framework)
        .or_else(|| text(&draft.label, language, framework))
        .or(draft.code.as_deref())
        .unwrap_or_default()
}

/// Whether a text is the question of an indicator, in any language of the framework.
pub fn is_question(framework: &Framework, indicator: usize, found: &str) -> bool {
    let same = |text: &String| answers::same(text, found);
    let draft = &framework.draft().indicators[indicator];
    draft
        .question
        .values()
        .chain(draft.label.values())
        .any(same)
        || (draft.question.is_empty()
            && draft.label.is_empty()
            && draft
                .code
                .as_deref()
                .is_some_and(|code| answers::same(code, found)))
}

/// What a node is called in a language, or its code.
pub fn node_label<'t>(framework: &'t Framework, node: usize, language: &str) -> &'t str {
    text(&framework.draft().nodes[node].label, language, framework)
        .unwrap_or_else(|| framework.nodes()[node].code())
}

/// The hash that a questionnaire carries: of the framework's canonical JSON.
pub fn hash(framework: &Framework) -> String {
    framework.sha256().to_owned()
}

/// An answer that stands, as it is shown or filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordedAnswer {
    /// Who answered.
    pub assessor: Option<String>,
    /// The answer: the code of an option, a value, `not-applicable`.
    pub answer: String,
    /// What it rests on.
    pub evidence: Vec<EvidenceDraft>,
    /// The comment beside it.
    pub comment: Option<String>,
}

/// The answers to an indicator that stand in an assessment, one for each assessor.
pub fn recorded_answers(assessment: Option<&Assessment>, indicator: usize) -> Vec<RecordedAnswer> {
    let Some(assessment) = assessment else {
        return Vec::new();
    };
    let record = assessment
        .record(indicator)
        .map(cpi_model::assessment::Record::draft);
    if let Some(record) = record
        && !record.codings.is_empty()
    {
        return record.codings.iter().filter_map(of_coding).collect();
    }
    if assessment.answers()[indicator] == Answer::Missing {
        return Vec::new();
    }
    vec![RecordedAnswer {
        assessor: record.and_then(|record| record.assessor.clone()),
        answer: assessment.answer_text(indicator),
        evidence: record.map_or_else(Vec::new, |record| record.evidence.clone()),
        comment: record.and_then(|record| record.comment.clone()),
    }]
}

fn of_coding(coding: &CodingDraft) -> Option<RecordedAnswer> {
    Some(RecordedAnswer {
        assessor: coding.assessor.clone(),
        answer: coding.answer.clone().filter(|answer| answer != MISSING)?,
        evidence: coding.evidence.clone(),
        comment: coding.comment.clone(),
    })
}

/// The answer to an indicator that an earlier round settled, with the evidence of everyone
/// who gave it.
pub fn settled(assessment: Option<&Assessment>, indicator: usize) -> Option<RecordedAnswer> {
    let of_round = assessment?;
    if of_round.answers()[indicator] == Answer::Missing {
        return None;
    }
    let answer = of_round.answer_text(indicator);
    let mut evidence: Vec<EvidenceDraft> = Vec::new();
    for each in recorded_answers(assessment, indicator) {
        if each.answer == answer {
            evidence.extend(each.evidence);
        }
    }
    let mut kept: Vec<EvidenceDraft> = Vec::new();
    for each in evidence {
        if !kept.contains(&each) {
            kept.push(each);
        }
    }
    Some(RecordedAnswer {
        answer,
        evidence: kept,
        ..RecordedAnswer::default()
    })
}

/// When a question is to be answered, in words: ``20.1 is Yes or Partially``.
pub fn condition_text(framework: &Framework, indicator: usize, language: &str) -> Option<String> {
    let words = Words::of(language);
    let conditions = framework.indicators()[indicator].conditions();
    let each: Vec<String> = conditions
        .iter()
        .map(|condition| {
            let asked = condition.indicator;
            let offered = answers::answer_options(framework, asked, language);
            let labels: Vec<&str> = condition
                .options
                .iter()
                .filter_map(|option| offered.get(usize::from(*option)))
                .map(|offered| offered.label.as_str())
                .collect();
            let question = framework.indicators()[asked].code();
            let answers = words.any_of(labels).unwrap_or_default();
            words.with(
                Word::Condition,
                &[("question", question.into()), ("answers", answers.into())],
            )
        })
        .collect();
    words.all_of(each)
}

/// What helps to answer a question, as it is in a cell.
pub fn guidance_text(framework: &Framework, indicator: usize, language: &str) -> String {
    let lines = guidance(framework, indicator, language).into_iter();
    let lines: Vec<String> = lines
        .map(|(head, text)| {
            if head.is_empty() {
                text
            } else {
                format!("{head}: {text}")
            }
        })
        .collect();
    lines.join("\n")
}

/// The most names of a list that stand beside a question.
const NAMED: usize = 24;

/// The lists of units that a question means, in lines with a head: the name of the list and how many
/// units it has, then their names, of a long list the first. Nothing where the round declares none.
pub fn unit_lines(
    framework: &Framework,
    indicator: usize,
    units: Option<&Units>,
) -> Vec<(String, String)> {
    let lists = framework.draft().indicators[indicator].lists.iter();
    let declared = lists.filter_map(|list| Some((list, units?.get(list)?)));
    let line = |(list, names): (&String, &Vec<String>)| unit_line(list, names, NAMED);
    declared.map(line).collect()
}

/// What helps to answer a question, in lines with a head; the head may be empty.
pub fn guidance(framework: &Framework, indicator: usize, language: &str) -> Vec<(String, String)> {
    let draft = &framework.draft().indicators[indicator];
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut line = |head: &str, text: Option<&str>| {
        if let Some(text) = text {
            lines.push((head.to_owned(), text.trim().to_owned()));
        }
    };
    line(
        Word::OnlyIf.text(language),
        condition_text(framework, indicator, language).as_deref(),
    );
    line("", text(&draft.guidance, language, framework));
    for offered in answers::answer_options(framework, indicator, language) {
        let criteria = draft.criteria.get(&offered.code);
        line(
            &offered.label,
            criteria.and_then(|texts| text(texts, language, framework)),
        );
    }
    line(Word::Unit.text(language), draft.unit.as_deref());
    line(
        Word::Possible.text(language),
        answers::possible(framework, indicator, language).as_deref(),
    );
    for (word, texts) in [
        (Word::Numerator, &draft.numerator),
        (Word::Denominator, &draft.denominator),
        (Word::Published, &draft.publisher),
        (Word::Expected, &draft.evidence),
    ] {
        line(word.text(language), text(texts, language, framework));
    }
    if answers::may_be_not_applicable(framework, indicator) {
        let when = text(&draft.not_applicable_when, language, framework);
        line(Word::WhenNotApplicable.text(language), when);
    }
    if framework.requires_reason() && answers::takes_out(framework, indicator) {
        let head = Word::NotApplicable.text(language);
        line(head, Some(Word::ReasonInComment.text(language)));
    }
    line(Word::Rests.text(language), draft.source.as_deref());
    lines
}
