//! The form of a section for KoboToolbox and ODK: how does a questionnaire become an
//! XLSForm?
//!
//! Codes become names of fields that lead back to them; conditions become `relevant`; all
//! evidence of a form is one repeat, which names the question it belongs to.

mod sheets;

use crate::questionnaire::answers::{self, AnswerOption};
use crate::questionnaire::names::{
    ASKED_ELSEWHERE, COMMENT, EVIDENCE, EVIDENCE_FIELDS, FORM_IDENTITY, NO_FIGURE, QUESTION, field,
};
use crate::questionnaire::words::Word;
use crate::questionnaire::{
    Questionnaire, Section, guidance, hash, node_label, question, text, unit_lines,
};
use crate::write::xlsx::WorkbookError;
use cpi_model::code::NOT_APPLICABLE;
use cpi_model::framework::IndicatorMeasure;
use cpi_model::language::Words;
use sheets::{Choice, Form, Row};
use std::collections::BTreeSet;

const LINK: &str = "regex(., '^https?://[^ ]+$')";
const NAME: &str = "regex(., '^[^ =+@-].{0,99}$')";
const PSEUDONYM: &str = "regex(., '^[A-Za-z0-9][A-Za-z0-9._-]*$')";

/// Writes the form of a section as XLSForm, in every language of the framework. The same
/// questionnaire gives the same bytes.
///
/// # Errors
///
/// [`WorkbookError`] where the format cannot hold it.
pub fn form(
    questionnaire: &Questionnaire<'_>,
    section: &Section,
) -> Result<Vec<u8>, WorkbookError> {
    questionnaire.holds_together()?;
    let framework = questionnaire.framework;
    if let Some(assessor) = questionnaire.assessor {
        framework.pseudonym(assessor)?;
    }
    let mut languages = framework.draft().languages.clone();
    if languages.is_empty() {
        languages.push("en".to_owned());
    }
    // The language that was asked for comes first.
    languages.sort_by_key(|language| language != questionnaire.language);
    let writer = Writer {
        questionnaire,
        section,
        languages,
    };
    sheets::write(&writer.form())
}

/// A text as a literal of an expression, which knows no escape: in the quotation marks that it
/// has not.
fn literal(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{}\"", text.replace('"', "'"))
    } else {
        format!("'{text}'")
    }
}

/// A text as the default of a field. A form computes a default that reads as an expression, and
/// `expert-1` is a difference; so it always gets one, which gives the text.
fn default(text: &str) -> String {
    format!("concat({}, '')", literal(text))
}

/// The name of the form of a section, which a server keeps.
pub fn form_id(questionnaire: &Questionnaire<'_>, section: &Section) -> String {
    let node = framework_code(questionnaire, section);
    format!(
        "cpi-{}-{}-{}-{node}",
        questionnaire.framework.id(),
        questionnaire.round,
        questionnaire.country
    )
}

fn framework_code<'a>(questionnaire: &'a Questionnaire<'_>, section: &Section) -> &'a str {
    questionnaire.framework.nodes()[section.node].code()
}

struct Writer<'a> {
    questionnaire: &'a Questionnaire<'a>,
    section: &'a Section,
    languages: Vec<String>,
}

impl Writer<'_> {
    /// A text in every language.
    fn each(&self, text: impl Fn(&str) -> String) -> Vec<String> {
        let text = |language: &String| text(language);
        self.languages.iter().map(text).collect()
    }

    fn word(&self, word: Word) -> Vec<String> {
        self.each(|language| word.text(language).to_owned())
    }

    fn form(&self) -> Form {
        let questionnaire = self.questionnaire;
        let framework = questionnaire.framework;
        let title = text(&framework.draft().title, questionnaire.language, framework);
        let section = node_label(framework, self.section.node, questionnaire.language);
        let mut form = Form {
            title: format!(
                "{} · {section} · {} {}",
                title.unwrap_or(framework.id()),
                questionnaire.country,
                questionnaire.round
            ),
            id: form_id(questionnaire, self.section),
            version: framework.version().to_owned(),
            languages: self.languages.clone(),
            ..Form::default()
        };
        self.identity(&mut form);
        self.asked_elsewhere(&mut form);
        self.questions(&mut form);
        self.evidence(&mut form);
        form
    }

    /// Whose form it is; the assessor says who they are.
    fn identity(&self, form: &mut Form) {
        let questionnaire = self.questionnaire;
        let values = [
            questionnaire.framework.id().to_owned(),
            questionnaire.framework.version().to_owned(),
            hash(questionnaire.framework),
            questionnaire.country.to_owned(),
            questionnaire.round.to_owned(),
        ];
        for (name, value) in FORM_IDENTITY.into_iter().zip(values) {
            form.rows.push(Row {
                kind: "calculate".to_owned(),
                name: name.to_owned(),
                calculation: literal(&value),
                ..Row::default()
            });
        }
        let real = questionnaire.framework.real_names();
        form.rows.push(Row {
            kind: "text".to_owned(),
            name: FORM_IDENTITY[5].to_owned(),
            label: self.word(if real {
                Word::AssessorName
            } else {
                Word::Assessor
            }),
            hint: self.each(|language| {
                let framework = questionnaire.framework.draft();
                let notice = Words::of(language).draft_notice_of(framework, language);
                let lines = notice.into_iter().chain([Word::Step6.text(language)]);
                lines.collect::<Vec<_>>().join("\n")
            }),
            required: true,
            constraint: if real { NAME } else { PSEUDONYM }.to_owned(),
            message: self.word(if real {
                Word::WriteName
            } else {
                Word::WritePseudonym
            }),
            default: questionnaire.assessor.map_or_else(String::new, default),
            ..Row::default()
        });
    }

    /// The indicators of other sections that conditions of this one ask about, in order.
    fn outside(&self) -> BTreeSet<usize> {
        let framework = self.questionnaire.framework;
        self.section
            .indicators
            .iter()
            .flat_map(|i| framework.indicators()[*i].conditions())
            .map(|condition| condition.indicator)
            .filter(|asked| !self.section.indicators.contains(asked))
            .collect()
    }

    /// What other sections ask, and this one must know.
    fn asked_elsewhere(&self, form: &mut Form) {
        let framework = self.questionnaire.framework;
        for asked in self.outside() {
            let code = framework.indicators()[asked].code();
            let list = self.list(form, asked);
            let mut at = framework.indicators()[asked].parent();
            while let Some(parent) = framework.nodes()[at].parent()
                && parent != framework.root()
            {
                at = parent;
            }
            form.rows.push(Row {
                kind: format!("select_one {list}"),
                name: field(ASKED_ELSEWHERE, code),
                label: self.label(asked),
                hint: self.each(|language| {
                    let section = node_label(framework, at, language);
                    Word::AskedElsewhere.with(language, &[("section", section.into())])
                }),
                ..Row::default()
            });
        }
    }

    fn label(&self, indicator: usize) -> Vec<String> {
        let framework = self.questionnaire.framework;
        let draft = &framework.draft().indicators[indicator];
        self.each(|language| {
            format!(
                "{}  {}",
                framework.indicators()[indicator].code(),
                question(draft, language, framework)
            )
        })
    }

    fn hint(&self, indicator: usize) -> Vec<String> {
        let framework = self.questionnaire.framework;
        self.each(|language| {
            let needing = answers::needing_evidence(framework, indicator, language);
            let mut lines: Vec<String> = guidance(framework, indicator, language)
                .into_iter()
                .chain(unit_lines(framework, indicator, self.questionnaire.units))
                .map(|(head, text)| {
                    if head.is_empty() {
                        text
                    } else {
                        format!("{head}: {text}")
                    }
                })
                .collect();
            if !needing.is_empty() {
                let answers = needing.join(", ");
                lines.push(Word::EvidenceRequired.with(language, &[("answers", answers.into())]));
            }
            lines.join("\n")
        })
    }

    /// The list of the answers to an indicator, made once.
    fn list(&self, form: &mut Form, indicator: usize) -> String {
        let framework = self.questionnaire.framework;
        let by_language: Vec<Vec<AnswerOption>> = self
            .languages
            .iter()
            .map(|language| answers::answer_options(framework, indicator, language))
            .collect();
        let choices: Vec<Choice> = (0..by_language[0].len())
            .map(|i| Choice {
                name: by_language[0][i].code.clone(),
                label: by_language.iter().map(|of| of[i].label.clone()).collect(),
            })
            .collect();
        form.list("answers", choices)
    }

    /// When a question is asked.
    fn relevant(&self, indicator: usize) -> String {
        let framework = self.questionnaire.framework;
        let mut all = Vec::new();
        for condition in framework.indicators()[indicator].conditions() {
            let asked = &framework.indicators()[condition.indicator];
            let prefix = if self.section.indicators.contains(&condition.indicator) {
                QUESTION
            } else {
                ASKED_ELSEWHERE
            };
            let IndicatorMeasure::Checklist(checklist) = asked.measure() else {
                continue;
            };
            let any: Vec<String> = condition
                .options
                .iter()
                .map(|option| {
                    let code = &checklist.options()[usize::from(*option)].code;
                    format!("${{{}}} = '{code}'", field(prefix, asked.code()))
                })
                .collect();
            all.push(format!("({})", any.join(" or ")));
        }
        all.join(" and ")
    }

    fn questions(&self, form: &mut Form) {
        let framework = self.questionnaire.framework;
        let mut within = self.section.node;
        for &indicator in &self.section.indicators {
            let parent = framework.indicators()[indicator].parent();
            if parent != within {
                if within != self.section.node {
                    form.rows.push(Row::end("end_group"));
                }
                within = parent;
                if parent != self.section.node {
                    form.rows.push(Row {
                        kind: "begin_group".to_owned(),
                        name: field("g", framework.nodes()[parent].code()),
                        label: self
                            .each(|language| node_label(framework, parent, language).to_owned()),
                        ..Row::default()
                    });
                }
            }
            self.question(form, indicator);
        }
        if within != self.section.node {
            form.rows.push(Row::end("end_group"));
        }
    }

    fn question(&self, form: &mut Form, indicator: usize) {
        let framework = self.questionnaire.framework;
        let code = framework.indicators()[indicator].code();
        let relevant = self.relevant(indicator);
        let mut row = Row {
            name: field(QUESTION, code),
            label: self.label(indicator),
            hint: self.hint(indicator),
            relevant: relevant.clone(),
            ..Row::default()
        };
        match framework.indicators()[indicator].measure() {
            IndicatorMeasure::Checklist(_) => {
                row.kind = format!("select_one {}", self.list(form, indicator));
                form.rows.push(row);
            }
            IndicatorMeasure::Quantity(quantity) => {
                "decimal".clone_into(&mut row.kind);
                let possible = quantity.possible();
                let mut limits: Vec<String> = Vec::new();
                limits.extend(possible.least().map(|least| format!(". >= {least}")));
                limits.extend(possible.most().map(|most| format!(". <= {most}")));
                limits.extend(possible.whole().then(|| ". = int(.)".to_owned()));
                if !limits.is_empty() {
                    row.message = self.each(|language| {
                        let values = answers::possible(framework, indicator, language);
                        format!(
                            "{}: {}",
                            Word::Possible.text(language),
                            values.unwrap_or_default()
                        )
                    });
                }
                if quantity.logarithm() {
                    limits.push(". > 0".to_owned());
                    row.message = self.word(Word::AboveZero);
                }
                row.constraint = limits.join(" and ");
                form.rows.push(row);
                if answers::may_be_not_applicable(framework, indicator) {
                    self.no_figure(form, code, &relevant);
                }
            }
        }
        let question = field(QUESTION, code);
        let mut relevant = format!("${{{question}}} != ''");
        let mut taking_out: Vec<String> = Vec::new();
        for answer in answers::taking_out(framework, indicator) {
            let quantity = matches!(
                framework.indicators()[indicator].measure(),
                IndicatorMeasure::Quantity(_)
            );
            let asked = if quantity {
                field(NO_FIGURE, code)
            } else {
                question.clone()
            };
            taking_out.push(format!("${{{asked}}} = '{answer}'"));
            if quantity {
                relevant = format!("{relevant} or {}", taking_out.join(" or "));
            }
        }
        form.rows.push(Row {
            kind: "text".to_owned(),
            name: field(COMMENT, code),
            label: self.each(|language| format!("{code}  {}", Word::Comment.text(language))),
            relevant,
            required_if: if framework.requires_reason() {
                taking_out.join(" or ")
            } else {
                String::new()
            },
            appearance: "multiline".to_owned(),
            ..Row::default()
        });
    }

    /// That a quantity does not apply, which a number cannot say.
    fn no_figure(&self, form: &mut Form, code: &str, relevant: &str) {
        let list = form.list(
            "no_figure",
            vec![Choice {
                name: NOT_APPLICABLE.to_owned(),
                label: self.word(Word::NotApplicable),
            }],
        );
        let unanswered = format!("${{{}}} = ''", field(QUESTION, code));
        form.rows.push(Row {
            kind: format!("select_one {list}"),
            name: field(NO_FIGURE, code),
            label: self.each(|language| format!("{code}  {}", Word::NoFigure.text(language))),
            relevant: if relevant.is_empty() {
                unanswered
            } else {
                format!("{relevant} and {unanswered}")
            },
            ..Row::default()
        });
    }

    fn evidence(&self, form: &mut Form) {
        let framework = self.questionnaire.framework;
        let choices = self
            .section
            .indicators
            .iter()
            .map(|indicator| Choice {
                name: framework.indicators()[*indicator].code().to_owned(),
                label: self.label(*indicator),
            })
            .collect();
        let list = form.list("questions", choices);
        let [code, title, link, date, note] = EVIDENCE_FIELDS.map(str::to_owned);
        let text = |name: String, label: Word| Row {
            kind: "text".to_owned(),
            name,
            label: self.word(label),
            ..Row::default()
        };
        form.rows.extend([
            Row {
                kind: "begin_repeat".to_owned(),
                name: EVIDENCE.to_owned(),
                label: self.word(Word::Expected),
                ..Row::default()
            },
            Row {
                kind: format!("select_one {list}"),
                name: code,
                label: self.word(Word::EvidenceOf),
                required: true,
                appearance: "minimal".to_owned(),
                ..Row::default()
            },
            Row {
                required: true,
                ..text(title, Word::EvidenceTitle)
            },
            Row {
                constraint: LINK.to_owned(),
                message: self.word(Word::WriteLink),
                ..text(link, Word::EvidenceLink)
            },
            Row {
                kind: "date".to_owned(),
                constraint: ". <= today()".to_owned(),
                message: self.word(Word::NotInFuture),
                ..text(date, Word::EvidenceDate)
            },
            text(note, Word::EvidenceNote),
            Row::end("end_repeat"),
        ]);
    }
}
