//! What does a person read about a framework, in which order?
//!
//! The same facts go into the handbook and onto the terminal: the method in words, and of
//! each indicator its question, what earns which answer, the expected evidence, when it
//! does not apply, its conditions, and the law behind it with the titles of instruments.

mod method;
pub mod plain;
pub mod words;

pub use method::{Marks, sentences};

use cpi_model::Framework;
use cpi_model::draft::{IndicatorDraft, Texts};
use cpi_model::framework::{IndicatorMeasure, Plausible, PossibleValues};
use cpi_model::language::{Value, Words};
use cpi_model::number::{Quantity, Share};
use words::HandbookWord as Word;

/// A framework as it is read in one language.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    framework: &'a Framework,
    language: &'a str,
    weights: &'a [Share],
}

/// What is read about an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// Its question, or else its label.
    pub question: String,
    /// Everything else: what it is called, and what it says.
    pub facts: Vec<(String, String)>,
}

impl<'a> Reader<'a> {
    /// A reader of a framework in a language. `weights` are the effective weights of its
    /// indicators in the index, by position; without them no weight is shown.
    pub fn new(framework: &'a Framework, language: &'a str, weights: &'a [Share]) -> Self {
        Self {
            framework,
            language,
            weights,
        }
    }

    /// The words of the language, or else of English.
    pub fn words(&self) -> Words<'static> {
        Words::of(self.language)
    }

    /// The language of its texts.
    pub fn language(&self) -> &'a str {
        self.language
    }

    /// The framework.
    pub fn framework(&self) -> &'a Framework {
        self.framework
    }

    /// A text in the language. One that is not there in it is taken from the first declared
    /// language that has it, and says which: `[en] …`.
    pub fn text(&self, texts: &Texts) -> Option<String> {
        let is_there = |text: &&String| !text.trim().is_empty();
        if let Some(text) = texts.get(self.language).filter(is_there) {
            return Some(text.clone());
        }
        self.framework.draft().languages.iter().find_map(|other| {
            let text = texts.get(other).filter(is_there)?;
            Some(format!("[{other}] {text}"))
        })
    }

    /// The title of the framework, or its id.
    pub fn title(&self) -> String {
        self.text(&self.framework.draft().title)
            .unwrap_or_else(|| self.framework.id().to_owned())
    }

    /// What a node is called, or its code.
    pub fn node_label(&self, node: usize) -> String {
        self.text(&self.framework.draft().nodes[node].label)
            .unwrap_or_else(|| self.framework.nodes()[node].code().to_string())
    }

    /// What a group of a view is called, or its code.
    pub fn group_label(&self, view: usize, group: usize) -> String {
        self.text(&self.framework.draft().views[view].groups[group].label)
            .unwrap_or_else(|| {
                self.framework.views()[view].groups()[group]
                    .code()
                    .to_string()
            })
    }

    /// The nodes that make a page each: the rows of the first view that has any, or else
    /// the nodes beneath the index, or else the index.
    pub fn pages(&self) -> Vec<usize> {
        let framework = self.framework;
        let mut views = framework.views().iter();
        if let Some(view) = views.find(|view| !view.rows().is_empty()) {
            return view.rows().to_vec();
        }
        let root = framework.root();
        let beneath: Vec<usize> = (0..framework.nodes().len())
            .filter(|node| framework.nodes()[*node].parent() == Some(root))
            .collect();
        if beneath.is_empty() {
            vec![root]
        } else {
            beneath
        }
    }

    /// The position of the view by which indicators are sorted: the first one.
    pub fn view(&self) -> Option<usize> {
        (!self.framework.views().is_empty()).then_some(0)
    }

    /// Whether an indicator is in a group of a view.
    pub fn is_in(&self, indicator: usize, view: usize, group: usize) -> bool {
        self.framework.views()[view].groups()[group]
            .indicators()
            .iter()
            .any(|(i, _)| *i == indicator)
    }

    /// The effective weight of indicators together, where weights are shown.
    pub fn weight(&self, indicators: &[usize]) -> Option<Share> {
        let shares: Option<Vec<Share>> = indicators
            .iter()
            .map(|i| self.weights.get(*i).copied())
            .collect();
        shares.map(Share::together)
    }

    /// How many indicators there are, and what they weigh together in the index.
    pub fn counted(&self, indicators: &[usize]) -> String {
        let words = self.words();
        let count = ("count", indicators.len().into());
        match self.weight(indicators) {
            None => words.with(Word::Indicators, &[count]),
            Some(weight) => {
                let weight = words.percent(weight.percent(1));
                words.with(Word::IndicatorsOfIndex, &[count, ("weight", weight.into())])
            }
        }
    }

    /// The question of an indicator, or its label, or its code.
    pub fn question(&self, indicator: usize) -> String {
        let draft = self.draft(indicator);
        self.text(&draft.question)
            .or_else(|| self.text(&draft.label))
            .unwrap_or_else(|| self.framework.indicators()[indicator].code().to_owned())
    }

    fn draft(&self, indicator: usize) -> &'a IndicatorDraft {
        &self.framework.draft().indicators[indicator]
    }

    /// A provision with the title of its instrument.
    pub fn provision(&self, text: &str) -> String {
        let name = text.split_once(' ').map_or(text, |(name, _)| name);
        let instrument = self.framework.draft().instruments.get(name);
        match instrument.and_then(|instrument| self.text(&instrument.title)) {
            Some(title) => format!("{text}, {title}"),
            None => text.to_owned(),
        }
    }

    /// Everything about an indicator, in the order of reading.
    pub fn entry(&self, indicator: usize) -> Entry {
        let framework = self.framework;
        let draft = self.draft(indicator);
        let mut facts: Vec<(String, String)> = Vec::new();
        let words = self.words();
        let mut fact = |name: &str, text: Option<String>| {
            facts.extend(text.map(|text| (name.to_owned(), text)));
        };
        fact(words.text(Word::Guidance), self.text(&draft.guidance));
        match framework.indicators()[indicator].measure() {
            IndicatorMeasure::Checklist(checklist) => {
                let scale = draft.scale.as_ref();
                let scale = scale.and_then(|name| framework.draft().scales.get(name));
                for (i, option) in checklist.options().iter().enumerate() {
                    let label = scale
                        .and_then(|scale| self.text(&scale.options.get(i)?.label))
                        .unwrap_or_else(|| option.code.clone());
                    let label = ("label", label.into());
                    let name = match option.points {
                        Some(points) => {
                            let points = ("points", Value::number(points));
                            words.with(Word::OptionPoints, &[label, points])
                        }
                        None => words.with(Word::OptionNotApplicable, &[label]),
                    };
                    let criteria = draft.criteria.get(&option.code);
                    fact(&name, criteria.and_then(|texts| self.text(texts)));
                }
            }
            IndicatorMeasure::Quantity(quantities) => {
                fact(words.text(Word::Unit), draft.unit.clone());
                fact(words.text(Word::Numerator), self.text(&draft.numerator));
                fact(words.text(Word::Denominator), self.text(&draft.denominator));
                let better = match quantities.direction() {
                    cpi_model::draft::Direction::HigherIsBetter => "higher",
                    cpi_model::draft::Direction::LowerIsBetter => "lower",
                };
                let scored = [("rule", self.rule(draft).into()), ("better", better.into())];
                fact(
                    words.text(Word::Scored),
                    Some(words.with(Word::RuleAndDirection, &scored)),
                );
                fact(words.text(Word::WhySo), self.text(&draft.goalposts_reason));
                fact(
                    words.text(Word::Possible),
                    Some(self.possible(quantities.possible())),
                );
                fact(
                    words.text(Word::Plausible),
                    self.plausible(quantities.plausible()),
                );
                fact(words.text(Word::PublishedBy), self.text(&draft.publisher));
            }
        }
        fact(words.text(Word::Evidence), self.text(&draft.evidence));
        let allowed = framework.allows_not_applicable(indicator);
        let when = self.text(&draft.not_applicable_when);
        fact(
            words.text(Word::NotApplicableWhen),
            when.filter(|_| allowed),
        );
        for condition in &draft.applies_if {
            let asked = condition.indicator.as_deref().unwrap_or_default();
            let question = framework
                .indicator_position(asked)
                .map(|position| self.question(position))
                .unwrap_or_default();
            let answers = condition.answers.iter().map(|code| format!("`{code}`"));
            let parts = [
                ("question", asked.into()),
                ("answers", words.any_of(answers).unwrap_or_default().into()),
                ("text", question.into()),
            ];
            fact(
                words.text(Word::OnlyIf),
                Some(words.with(Word::Condition, &parts)),
            );
        }
        fact(
            words.text(Word::Lists),
            (!draft.lists.is_empty()).then(|| draft.lists.join(", ")),
        );
        fact(
            words.text(Word::RestsOn),
            draft.source.as_ref().map(|text| self.provision(text)),
        );
        for reference in &draft.references {
            fact(words.text(Word::SeeAlso), Some(self.provision(reference)));
        }
        for (v, view) in framework.views().iter().enumerate() {
            let groups: Vec<String> = (0..view.groups().len())
                .filter(|g| self.is_in(indicator, v, *g))
                .map(|g| self.group_label(v, g))
                .collect();
            let name = self
                .text(&framework.draft().views[v].label)
                .unwrap_or_else(|| view.code().to_string());
            fact(&name, (!groups.is_empty()).then(|| groups.join(", ")));
        }
        let weight = self.weight(&[indicator]).map(|weight| {
            let weight = words.percent(weight.percent(3));
            words.with(Word::WeightOfIndex, &[("weight", weight.into())])
        });
        fact(words.text(Word::Weight), weight);
        for (word, reason) in &draft.exceptions {
            fact(
                words.text(Word::Exception),
                Some(format!("{word}: {reason}")),
            );
        }
        Entry {
            code: framework.indicators()[indicator].code().to_owned(),
            question: self.question(indicator),
            facts,
        }
    }

    /// How a quantity becomes a score, in short.
    fn rule(&self, draft: &IndicatorDraft) -> String {
        let words = self.words();
        let name = draft.normalisation.as_deref().unwrap_or_default();
        let rule = ("rule", format!("`{name}`").into());
        match (&draft.goalposts, &draft.target) {
            (Some(goalposts), _) => {
                let low = goalposts.low.as_deref().unwrap_or("?");
                let high = goalposts.high.as_deref().unwrap_or("?");
                let goalposts = [("low", Value::number(low)), ("high", Value::number(high))];
                words.with(Word::BetweenGoalposts, &goalposts)
            }
            (None, Some(target)) => {
                let target = ("target", Value::number(target));
                words.with(Word::ByRuleWithTarget, &[rule, target])
            }
            (None, None) => words.with(Word::ByRule, &[rule]),
        }
    }

    /// Which values a quantity can have.
    fn possible(&self, possible: &PossibleValues) -> String {
        let words = self.words();
        let values = self.values(possible.whole(), possible.least(), possible.most());
        if possible.by_unit() {
            words.with(Word::ValuesByUnit, &[("values", values.into())])
        } else {
            values
        }
    }

    fn values(&self, whole: bool, least: Option<Quantity>, most: Option<Quantity>) -> String {
        let kind = match (whole, least.is_some(), most.is_some()) {
            (false, true, true) => "between",
            (false, true, false) => "at-least",
            (false, false, true) => "at-most",
            (false, false, false) => "any",
            (true, true, true) => "whole-between",
            (true, true, false) => "whole-at-least",
            (true, false, true) => "whole-at-most",
            (true, false, false) => "whole",
        };
        let mut parts = vec![("kind", kind.into())];
        parts.extend(least.map(|least| ("least", Value::number(least))));
        parts.extend(most.map(|most| ("most", Value::number(most))));
        self.words().with(Word::Values, &parts)
    }

    /// Which values and changes raise no doubt; nothing where none are declared.
    fn plausible(&self, plausible: &Plausible) -> Option<String> {
        let words = self.words();
        let (least, most) = (plausible.least(), plausible.most());
        let range = (least.is_some() || most.is_some()).then(|| self.values(false, least, most));
        let change = plausible.change().map(|most| words.number(most));
        let share = plausible
            .change_share()
            .map(|share| match plausible.change_percent() {
                Some(percent) => words.percent(percent),
                None => words.with(Word::TimesEarlier, &[("times", Value::number(share))]),
            });
        let changes = words.any_of(change.into_iter().chain(share));
        let changes = changes.map(|change| words.with(Word::Changes, &[("change", change.into())]));
        let parts: Vec<String> = range.into_iter().chain(changes).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The language that a verb reads in: the one that is asked for, or the framework's first.
///
/// # Errors
///
/// What to say where the framework does not declare the language.
pub fn language<'a>(framework: &'a Framework, asked: Option<&'a str>) -> Result<&'a str, String> {
    let languages = &framework.draft().languages;
    match asked {
        None => Ok(languages.first().map_or("en", String::as_str)),
        Some(asked) if languages.iter().any(|each| each == asked) => Ok(asked),
        Some(asked) => Err(format!(
            "the framework has no texts in `{asked}`; it has {}",
            languages.join(", ")
        )),
    }
}

/// What a verb says before it reads in a language in which texts are lacking.
pub fn falls_back(framework: &Framework, language: &str) -> Option<String> {
    let all = framework.draft().completeness();
    let found = all.iter().find(|each| each.language == language)?;
    (!found.is_complete()).then(|| {
        format!(
            "the language `{language}` has {} of {} texts; the others are given in another",
            found.present, found.expected
        )
    })
}
