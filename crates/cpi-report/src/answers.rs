//! What is an answer called?

use crate::Context;
use cpi_model::code::{MISSING, NOT_APPLICABLE};
use cpi_model::draft::OptionDraft;
use cpi_model::framework::{Framework, IndicatorMeasure};
use cpi_model::matching::fold;

cpi_model::words! {
    /// Words for answers that are no option of a scale.
    pub enum Word: "answer" {
        /// Nobody has answered.
        Missing = "answer-missing",
        /// The question does not apply.
        NotApplicable = "answer-not-applicable",
        /// An answer with the points that a reviewer awarded in place of its own.
        Adjudicated = "answer-adjudicated" { answer, points },
    }
}

impl Context<'_> {
    /// An answer as people read it: the label of an option, a value, or that there is none.
    pub(crate) fn answer(&self, indicator: &str, answer: &str) -> String {
        let adjudicated = answer.strip_suffix(')');
        if let Some((answer, points)) = adjudicated.and_then(|it| it.rsplit_once(" (adjudicated "))
        {
            let parts = [
                ("answer", self.answer(indicator, answer).into()),
                ("points", points.into()),
            ];
            return self.sentence(Word::Adjudicated, &parts);
        }
        match answer {
            MISSING => self.word(Word::Missing).to_owned(),
            NOT_APPLICABLE => self.word(Word::NotApplicable).to_owned(),
            _ => {
                let option = self.option(indicator, answer);
                let label = option.and_then(|option| self.text(&option.label));
                label.unwrap_or_else(|| answer.to_owned())
            }
        }
    }

    /// The same in a sentence: a code or number, or a label that only repeats its code, is in code
    /// marks.
    pub(crate) fn answer_in_sentence(&self, indicator: &str, answer: &str) -> String {
        let draft = self.framework.draft();
        let option = self.option(indicator, answer);
        let label = option.and_then(|option| draft.text_in(&option.label, self.language));
        let said = match (answer, label) {
            (MISSING | NOT_APPLICABLE, _) => self.answer(indicator, answer),
            (_, Some((_, label))) => label.to_owned(),
            (_, None) => answer.to_owned(),
        };
        if fold(&said) == fold(&answer.replace('-', " ")) {
            return format!("`{answer}`");
        }
        self.answer(indicator, answer)
    }

    fn option(&self, indicator: &str, code: &str) -> Option<&OptionDraft> {
        let draft = self.framework.draft();
        let position = self.framework.indicator_position(indicator)?;
        let scale = draft.indicators.get(position)?.scale.as_ref()?;
        let mut options = draft.scales.get(scale)?.options.iter();
        options.find(|option| option.code.as_deref() == Some(code))
    }
}

/// The codes of the best options of an indicator (methodology 7.4); none of a quantity.
pub(crate) fn best_options(framework: &Framework, position: usize) -> impl Iterator<Item = &str> {
    let checklist = match framework.indicators()[position].measure() {
        IndicatorMeasure::Checklist(checklist) => Some(checklist),
        IndicatorMeasure::Quantity(_) => None,
    };
    let direction = framework.item_direction(position);
    checklist.into_iter().flat_map(move |checklist| {
        let best = checklist.best(direction);
        let options = checklist.options().iter();
        options
            .filter(move |option| option.points == Some(best))
            .map(|option| option.code.as_str())
    })
}
