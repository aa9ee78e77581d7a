//! What should be recommended? The skeleton of recommendations for people who write them: one
//! entry for every answer that earns the least (methodology 14.8).

use crate::{Context, Item, List, Marks, Report, ReportError, Text};
use cpi_model::Framework;
use cpi_model::draft::{IndicatorDraft, Texts};
use cpi_model::framework::IndicatorMeasure;
use cpi_model::number::Score;
use cpi_scoring::Plan;
use cpi_scoring::plan::AtLowest;

/// The skeleton, grouped by the groups of the framework's first view and by the nodes beneath
/// the index. Texts are in the language of the context; where one is absent there, the text of
/// another language says so.
///
/// # Errors
///
/// [`ReportError::OtherFramework`] where the plan was checked with another framework.
pub fn recommendations(plan: &Plan, context: &Context<'_>) -> Result<Report, ReportError> {
    let framework = context.framework;
    plan.belongs_to(framework)?;
    let of = Skeleton {
        plan,
        framework,
        language: context.language,
    };
    let draft = framework.draft();
    let title = of.text(&draft.title);
    let title = format!(
        "{}: {} · {}",
        title.unwrap_or_else(|| framework.id().to_owned()),
        context.country(&plan.country),
        plan.round
    );
    let mut report = Report::new(title.clone(), context.language);
    report.heading(1, title);
    report.paragraph(format!(
        "Answers that earn the least: {}. Not answered, and so not listed here: {}.",
        plan.at_lowest.len(),
        plan.unanswered.len()
    ));
    of.most(&mut report);
    let view = draft.views.first();
    let mut groups: Vec<(String, String)> = Vec::new();
    for group in view.iter().flat_map(|view| &view.groups) {
        let view = view.and_then(|view| view.code.as_deref());
        let code = group.code.as_deref().unwrap_or_default();
        let label = of.text(&group.label).unwrap_or_else(|| code.to_owned());
        groups.push((format!("{}:{code}", view.unwrap_or_default()), label));
    }
    for (code, label) in &groups {
        let listed = plan.at_lowest.iter();
        let listed: Vec<&AtLowest> = listed.filter(|each| each.groups.contains(code)).collect();
        of.section(&mut report, label, code, &listed);
    }
    let is_known = |group: &String| groups.iter().any(|(code, _)| code == group);
    let rest = plan.at_lowest.iter();
    let rest: Vec<&AtLowest> = rest
        .filter(|each| !each.groups.iter().any(is_known))
        .collect();
    of.section(&mut report, "In no group", "", &rest);
    Ok(report)
}

struct Skeleton<'a> {
    plan: &'a Plan,
    framework: &'a Framework,
    language: &'a str,
}

impl Skeleton<'_> {
    /// The entries by which the index would gain the most.
    fn most(&self, report: &mut Report) {
        const MOST: usize = 10;
        let mut gains: Vec<(Score, &str, &str)> = (self.plan.at_lowest.iter())
            .filter_map(|each| {
                let (gain, to) = self.largest_gain(&each.indicator)?;
                Some((gain, each.indicator.as_str(), to))
            })
            .collect();
        if gains.len() <= MOST {
            return;
        }
        gains.sort_by_key(|(gain, _, _)| std::cmp::Reverse(*gain));
        report.paragraph(
            "The index would gain the most by these; more by one is no more important (methodology 14.3):",
        );
        let items = gains.into_iter().take(MOST).map(|(gain, indicator, to)| {
            let draft = self.indicator(indicator);
            let question = draft.and_then(|draft| self.text(&draft.question));
            Text::strong(indicator).and(format!(
                " {}: {}, answered {to}",
                question.unwrap_or_default(),
                self.shown(gain)
            ))
        });
        report.list(List::of(Marks::Bullets, items));
    }

    /// What the index gains the most by another answer, and the answer.
    fn largest_gain(&self, indicator: &str) -> Option<(Score, &str)> {
        let improvements = self.plan.improvements.iter();
        improvements
            .filter(|it| it.change.indicator == indicator)
            .filter_map(|it| Some((it.gain?, it.change.to.as_str())))
            .max_by_key(|(gain, _)| *gain)
    }

    fn indicator(&self, code: &str) -> Option<&IndicatorDraft> {
        let position = self.framework.indicator_position(code)?;
        self.framework.draft().indicators.get(position)
    }

    /// A gain with the digits that differences are shown with.
    fn shown(&self, gain: Score) -> String {
        let rounding = self.framework.display().of_differences();
        rounding.show(gain.into()).to_string()
    }

    fn section(&self, report: &mut Report, label: &str, group: &str, listed: &[&AtLowest]) {
        if listed.is_empty() {
            return;
        }
        report.heading(2, label);
        // In the order of the tree, so that each node has one heading.
        for (position, declared) in self.framework.nodes().iter().enumerate() {
            let of_node = listed.iter().filter(|each| each.node == *declared.code());
            let items: Vec<Item> = of_node.filter_map(|each| self.entry(group, each)).collect();
            if items.is_empty() {
                continue;
            }
            let code = declared.code();
            let label = self.text(&self.framework.draft().nodes[position].label);
            report.heading(
                3,
                label.map_or_else(|| code.to_string(), |label| format!("{label} ({code})")),
            );
            report.list(List {
                marks: Marks::Bullets,
                items,
            });
        }
    }

    fn entry(&self, group: &str, each: &AtLowest) -> Option<Item> {
        let position = self.framework.indicator_position(&each.indicator)?;
        let draft = self.indicator(&each.indicator)?;
        let question = self
            .text(&draft.question)
            .or_else(|| self.text(&draft.label));
        let question = question.unwrap_or_else(|| "the framework has no question here".to_owned());
        let mut lines: Vec<Text> = Vec::new();
        let mut line = |what: Text, text: Option<String>| {
            let text = text.unwrap_or_else(|| "not declared by the framework".to_owned());
            lines.push(what.and(": ").and(text));
        };
        line("Answered".into(), Some(each.answer.clone()));
        if let Some(best) = self.best(position) {
            let criteria = draft.criteria.get(best);
            let criteria = criteria.and_then(|texts| self.text(texts));
            line(
                Text::from("What earns ").then(Text::code(best)),
                criteria.or_else(|| self.text(&draft.guidance)),
            );
        }
        let mut provisions: Vec<&str> = draft.source.as_deref().into_iter().collect();
        provisions.extend(draft.references.iter().map(String::as_str));
        let provisions = (!provisions.is_empty()).then(|| provisions.join("; "));
        line("Provision".into(), provisions);
        line("Evidence expected".into(), self.text(&draft.evidence));
        line("The index would gain".into(), Some(self.gain(each)));
        if let Some(gain) = self.gain_of_group(group, each) {
            let what = Text::code(group).and(" would gain");
            line(what, Some(self.shown(gain)));
        }
        line("Recommendation".into(), Some("…".to_owned()));
        let head = Text::strong(each.indicator.as_str()).and(format!(" {question}"));
        Some(Item::new(head).above(List::of(Marks::Bullets, lines)))
    }

    fn gain(&self, each: &AtLowest) -> String {
        let mut fixed = self.plan.fixed.iter();
        let fixed = fixed.find(|it| it.indicator == each.indicator);
        match (self.largest_gain(&each.indicator), fixed) {
            (_, Some(fixed)) => format!("nothing: declared not to move ({})", fixed.reason),
            (Some((gain, to)), None) => format!("{}, answered {to}", self.shown(gain)),
            (None, None) => "not known: it has no score before or after".to_owned(),
        }
    }

    fn gain_of_group(&self, group: &str, each: &AtLowest) -> Option<Score> {
        let (_, to) = self.largest_gain(&each.indicator)?;
        let mut improvements = self.plan.improvements.iter();
        let best =
            improvements.find(|it| it.change.indicator == each.indicator && it.change.to == to)?;
        best.groups.iter().find(|of| of.group == group)?.gain
    }

    /// The option that earns the most, the first of several.
    fn best(&self, position: usize) -> Option<&str> {
        let IndicatorMeasure::Checklist(checklist) =
            self.framework.indicators()[position].measure()
        else {
            return None;
        };
        let high = checklist.high();
        let mut options = checklist.options().iter();
        options
            .find(|option| option.points == Some(high))
            .map(|option| option.code.as_str())
    }

    /// A text in the language; where it is absent there, another with its language named.
    fn text(&self, texts: &Texts) -> Option<String> {
        let is_there = |text: &&String| !text.trim().is_empty();
        if let Some(text) = texts.get(self.language).filter(is_there) {
            return Some(text.clone());
        }
        let (other, text) = texts.iter().find(|(_, text)| is_there(text))?;
        Some(format!("[not in {}; in {other}:] {text}", self.language))
    }
}
