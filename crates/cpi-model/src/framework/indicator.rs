//! What does an indicator ask, and what does each answer earn?

use super::Quantities;
use crate::assessment::Answer;
use crate::draft::Otherwise;
use crate::number::Points;

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    pub(crate) code: String,
    pub(crate) parent: usize,
    pub(crate) measure: IndicatorMeasure,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) otherwise: Option<Otherwise>,
    pub(crate) decides: bool,
    pub(crate) requires_evidence: bool,
}

impl Indicator {
    /// Its code.
    pub fn code(&self) -> &str {
        &self.code
    }
    /// The position of the node it belongs to.
    pub fn parent(&self) -> usize {
        self.parent
    }
    /// What it asks for.
    pub fn measure(&self) -> &IndicatorMeasure {
        &self.measure
    }
    /// The conditions that must all hold (methodology 2.5).
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }
    /// What it scores where they fail; present exactly where there are conditions.
    pub fn otherwise(&self) -> Option<Otherwise> {
        self.otherwise
    }
    /// Whether an answer must carry evidence.
    pub fn requires_evidence(&self, answer: Answer) -> bool {
        match (answer, &self.measure) {
            (Answer::Option(option), IndicatorMeasure::Checklist(checklist)) => {
                checklist.options[usize::from(option)].requires_evidence
            }
            (Answer::Quantity(_), _) => self.requires_evidence,
            _ => false,
        }
    }
    /// Whether the condition of another indicator asks about it.
    pub fn decides(&self) -> bool {
        self.decides
    }
}

/// What an indicator asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorMeasure {
    /// An option of a scale.
    Checklist(Checklist),
    /// A number with a unit.
    Quantity(Quantities),
}

/// The options of a checklist indicator, with what each earns here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    pub(crate) options: Vec<OptionPoints>,
    pub(crate) low: Points,
    pub(crate) high: Points,
}

impl Checklist {
    /// The options, in the order of the scale.
    pub fn options(&self) -> &[OptionPoints] {
        &self.options
    }
    /// The lowest points an option earns: *lo* of the methodology.
    pub fn low(&self) -> Points {
        self.low
    }
    /// The highest points an option earns: *hi*.
    pub fn high(&self) -> Points {
        self.high
    }
    /// The position of an option, by its code.
    pub fn position(&self, code: &str) -> Option<u8> {
        self.options
            .iter()
            .zip(0..)
            .find(|(option, _)| option.code == code)
            .map(|(_, i)| i)
    }
}

/// An option and what it earns for one indicator (methodology 2.2, 2.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionPoints {
    /// The code of the option.
    pub code: String,
    /// Its points, after reversal; none where it means not applicable.
    pub points: Option<Points>,
    /// Whether answering with it needs evidence.
    pub requires_evidence: bool,
}

/// A condition: another indicator is answered with one of these options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The position of the indicator asked.
    pub indicator: usize,
    /// The positions of the options that satisfy it.
    pub options: Vec<u8>,
}
