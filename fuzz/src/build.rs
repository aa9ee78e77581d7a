//! An index that is built from bytes.

use arbitrary::{Arbitrary, Unstructured};
use cpi_model::draft::{AssessmentDraft, FrameworkDraft};
use cpi_model::{Assessment, Framework};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// What all weights are multiplied by.
pub const FACTOR: &str = "7";

const RANGES: [(&str, &str); 5] = [
    ("0", "1"),
    ("1", "7"),
    ("0", "100"),
    ("-3", "3"),
    ("1", "1000"),
];
const MEANS: [&str; 6] = [
    "arithmetic",
    "geometric",
    "harmonic",
    "median",
    "minimum",
    "maximum",
];
const POWERS: [&str; 8] = ["-20", "-8", "-1", "-0.5", "0.5", "2", "3", "20"];
const WEIGHTS: [&str; 8] = [
    "1",
    "2",
    "3",
    "0.5",
    "0.000000000000000003",
    "0.000000000000000007",
    "1000000",
    "0.1",
];
const POINTS: [&str; 5] = ["1", "0.5", "0.3333", "0.000001", "0"];
const OPTIONS: [&str; 3] = ["yes", "partially", "no"];

#[derive(Debug, Arbitrary)]
struct Item {
    parent: u8,
    weight: u8,
    answer: u8,
    change: u8,
    /// The indicator before this one that it depends on, and the option that it needs.
    condition: Option<(u8, u8)>,
    lowest: bool,
}

/// What the bytes say.
#[derive(Debug, Arbitrary)]
pub struct Built {
    range: u8,
    mean: u8,
    power: u8,
    declared: bool,
    as_zero: bool,
    over_indicators: bool,
    nodes: Vec<(u8, u8)>,
    points: [u8; 3],
    items: Vec<Item>,
}

impl Built {
    /// What these bytes say, in sizes that can be tried quickly.
    #[must_use]
    pub fn of(data: &[u8]) -> Option<Self> {
        let mut built = Self::arbitrary(&mut Unstructured::new(data)).ok()?;
        built.nodes.truncate(6);
        built.items.truncate(24);
        (!built.items.is_empty()).then_some(built)
    }

    fn ends(&self) -> (&'static str, &'static str) {
        RANGES[usize::from(self.range) % RANGES.len()]
    }

    /// The ends of the declared range.
    #[must_use]
    pub fn range(&self) -> (Decimal, Decimal) {
        let (low, high) = self.ends();
        let number = |text| Decimal::from_str_exact(text).expect("a number");
        (number(low), number(high))
    }

    /// A share of the range, as text.
    fn point(&self, share: &str) -> String {
        let (low, high) = self.range();
        let share = Decimal::from_str_exact(share).expect("a number");
        (low + share * (high - low)).normalize().to_string()
    }

    fn weight(&self, at: u8, factor: &str) -> String {
        let number = |text| Decimal::from_str_exact(text).expect("a number");
        (number(WEIGHTS[usize::from(at) % WEIGHTS.len()]) * number(factor))
            .normalize()
            .to_string()
    }

    fn framework(&self, factor: &str) -> Value {
        let (low, high) = self.ends();
        let mut nodes = vec![json!({"code": "index"})];
        for (at, (parent, weight)) in self.nodes.iter().enumerate() {
            let parent = match usize::from(*parent) % (at + 1) {
                0 => "index".to_owned(),
                other => format!("n{}", other - 1),
            };
            let mut node = json!({"code": format!("n{at}"), "parent": parent});
            if self.declared && !self.over_indicators {
                node["weight"] = self.weight(*weight, factor).into();
            }
            nodes.push(node);
        }
        let mut indicators = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let parent = match usize::from(item.parent) % (self.nodes.len() + 1) {
                0 => "index".to_owned(),
                other => format!("n{}", other - 1),
            };
            let mut indicator = json!({"code": format!("i{at}"), "parent": parent, "kind": "checklist", "scale": "s"});
            if self.declared {
                indicator["weight"] = self.weight(item.weight, factor).into();
            }
            if let Some((on, option)) = item.condition.filter(|_| at > 0) {
                indicator["applies_if"] = json!([{
                    "indicator": format!("i{}", usize::from(on) % at),
                    "answers": [OPTIONS[usize::from(option) % 3]],
                }]);
                indicator["otherwise"] = if item.lowest { "lowest" } else { "leave-out" }.into();
            }
            indicators.push(indicator);
        }
        let mut method = json!({
            "over": if self.over_indicators { "indicators" } else { "children" },
            "weights": if self.declared { "declared" } else { "equal" },
            "missing": if self.as_zero { "as-zero" } else { "leave-out" },
            "least_coverage": "0", "coverage_of": "indicators",
        });
        match usize::from(self.mean) % (MEANS.len() + 1) {
            at if at < MEANS.len() => method["aggregation"] = MEANS[at].into(),
            _ => {
                method["aggregation"] = "generalised".into();
                method["exponent"] = POWERS[usize::from(self.power) % POWERS.len()].into();
            }
        }
        let options: Vec<Value> = OPTIONS
            .iter()
            .zip(self.points)
            .map(|(code, points)| {
                let share = POINTS[usize::from(points) % POINTS.len()];
                json!({"code": code, "points": self.point(share)})
            })
            .collect();
        json!({
            "schema_version": 1, "id": "fuzz", "version": "1", "languages": ["en"], "countries": "iso-3166",
            "range": {"low": low, "high": high}, "display": {"digits": 2, "rounding": "half-up"},
            "ranking": {"scores": "unrounded", "digits": 12, "order": "highest-first", "ties": "lowest"},
            "method": method, "scales": {"s": {"options": options}},
            "nodes": nodes, "indicators": indicators,
        })
    }

    fn assessment(&self, turned: bool, changed: bool) -> Value {
        let mut answers: Vec<Value> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let answer = if changed { item.change } else { item.answer };
                let option = OPTIONS.get(usize::from(answer) % 4)?;
                Some(json!({"indicator": format!("i{at}"), "answer": option}))
            })
            .collect();
        if turned {
            answers.reverse();
        }
        json!({
            "schema_version": 1, "framework": {"id": "fuzz", "version": "1"}, "country": "XAA",
            "round": "2026", "answers": answers,
        })
    }

    /// The framework with its weights times a factor, and the assessment, if both are sound.
    #[must_use]
    pub fn checked(&self, factor: &str, turned: bool) -> Option<(Framework, Assessment)> {
        self.both(factor, turned, false)
    }

    /// The same with the changed answers.
    #[must_use]
    pub fn changed(&self) -> Option<(Framework, Assessment)> {
        self.both("1", false, true)
    }

    fn both(&self, factor: &str, turned: bool, changed: bool) -> Option<(Framework, Assessment)> {
        let draft: FrameworkDraft = serde_json::from_value(self.framework(factor)).ok()?;
        let framework = draft.check().ok()?.value;
        let draft: AssessmentDraft =
            serde_json::from_value(self.assessment(turned, changed)).ok()?;
        let assessment = draft.check(&framework).ok()?.value;
        Some((framework, assessment))
    }

    /// The assessment in which every missing indicator that applies has an answer.
    #[must_use]
    pub fn completion(&self) -> Value {
        let mut answers: Vec<Option<usize>> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let applies = match item.condition.filter(|_| at > 0) {
                Some((on, option)) => {
                    answers[usize::from(on) % at] == Some(usize::from(option) % 3)
                }
                None => true,
            };
            let given = Some(usize::from(item.answer) % 4).filter(|option| *option < 3);
            // An answer where the condition fails stays: the check refuses such a completion.
            let missing = applies.then(|| usize::from(item.change) % 3);
            answers.push(given.or(missing));
        }
        let answers: Vec<Value> = answers
            .into_iter()
            .enumerate()
            .filter_map(|(at, option)| {
                Some(json!({"indicator": format!("i{at}"), "answer": OPTIONS[option?]}))
            })
            .collect();
        json!({
            "schema_version": 1, "framework": {"id": "fuzz", "version": "1"}, "country": "XAA",
            "round": "2026", "answers": answers,
        })
    }

    /// The completion, if it is sound.
    #[must_use]
    pub fn completed(&self, framework: &Framework) -> Option<Assessment> {
        let draft: AssessmentDraft = serde_json::from_value(self.completion()).ok()?;
        Some(draft.check(framework).ok()?.value)
    }

    /// The framework and the assessment, for a message.
    #[must_use]
    pub fn documents(&self) -> String {
        format!("{}\n{}", self.framework("1"), self.assessment(false, false))
    }

    /// Every indicator with its changed answer.
    pub fn changes(&self) -> impl Iterator<Item = (String, &'static str)> {
        self.items.iter().enumerate().map(|(at, item)| {
            let answer = OPTIONS.get(usize::from(item.change) % 4);
            (format!("i{at}"), answer.copied().unwrap_or("missing"))
        })
    }

    /// A plan that draws weights.
    #[must_use]
    pub fn plan(&self) -> String {
        "schema_version = 1\ninterval = \"0.9\"\n[framework]\nid = \"fuzz\"\nversion = \"1\"\n[[weights]]\nof = \"indicators\"\ndraw = \"spread\"\nspread = \"0.5\"\n[missing]\nodds.s = { yes = \"0.5\", partially = \"0.25\", no = \"0.25\" }\n".to_owned()
    }
}
