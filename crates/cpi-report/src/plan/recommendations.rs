//! What should be recommended? The skeleton of recommendations for people who write them: one
//! entry for every answer that is the worst its indicator has (methodology 14.8).

use super::words::Word;
use crate::answers::best_options;
use crate::{Context, Item, List, ListMarkers, Report, ReportError, Text};
use cpi_model::Framework;
use cpi_model::draft::IndicatorDraft;
use cpi_model::number::Score;
use cpi_scoring::Plan;
use cpi_scoring::plan::WorstAnswer;
use rust_decimal::Decimal;

/// The skeleton, grouped by the groups of the framework's first view and by the nodes beneath
/// the index. Texts are in the language of the context; where one is absent there, it is in
/// another one, which is named.
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
        context,
    };
    let draft = framework.draft();
    let title = context.text(&draft.title);
    let title = title.unwrap_or_else(|| framework.id().to_owned());
    let parts = [
        ("title", title.into()),
        ("country", context.country(&plan.country).into()),
        ("round", plan.round.as_str().into()),
    ];
    let title = context.sentence(Word::Recommendations, &parts);
    let mut report = Report::new(title.clone(), context.language);
    report.heading(1, title);
    let counts = [
        ("worst", plan.at_lowest.len().into()),
        ("unanswered", plan.unanswered.len().into()),
    ];
    report.paragraph(context.sentence(Word::AtWorst, &counts));
    of.most(&mut report);
    let view = draft.views.first();
    let mut groups: Vec<(String, String)> = Vec::new();
    for group in view.iter().flat_map(|view| &view.groups) {
        let view = view.and_then(|view| view.code.as_deref());
        let code = group.code.as_deref().unwrap_or_default();
        let label = context
            .text(&group.label)
            .unwrap_or_else(|| code.to_owned());
        groups.push((format!("{}:{code}", view.unwrap_or_default()), label));
    }
    for (code, label) in &groups {
        let listed = plan.at_lowest.iter();
        let listed: Vec<&WorstAnswer> = listed.filter(|each| each.groups.contains(code)).collect();
        of.section(&mut report, label, code, &listed);
    }
    let is_known = |group: &String| groups.iter().any(|(code, _)| code == group);
    let rest = plan.at_lowest.iter();
    let rest: Vec<&WorstAnswer> = rest
        .filter(|each| !each.groups.iter().any(is_known))
        .collect();
    of.section(&mut report, context.word(Word::NoGroup), "", &rest);
    Ok(report)
}

struct Skeleton<'a> {
    plan: &'a Plan,
    framework: &'a Framework,
    context: &'a Context<'a>,
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
        gains.sort_by_key(|(gain, _, _)| std::cmp::Reverse(self.improvement(*gain)));
        report.paragraph(self.context.word(Word::MostGained));
        let items = gains.into_iter().take(MOST).map(|(gain, indicator, to)| {
            let draft = self.indicator(indicator);
            let question = draft.and_then(|draft| self.context.text(&draft.question));
            let parts = [
                ("question", question.unwrap_or_default().into()),
                ("gain", self.shown(gain).into()),
                ("to", self.context.answer(indicator, to).into()),
            ];
            let text = self.context.sentence(Word::Gained, &parts);
            Text::strong(indicator).and(format!(" {text}"))
        });
        report.list(List::of(ListMarkers::Bullets, items));
    }

    /// What the index gains the most by another answer, and the answer.
    fn largest_gain(&self, indicator: &str) -> Option<(Score, &str)> {
        let improvements = self.plan.improvements.iter();
        improvements
            .filter(|it| it.change.indicator == indicator)
            .filter_map(|it| Some((it.gain?, it.change.to.as_str())))
            .max_by_key(|(gain, _)| self.improvement(*gain))
    }

    /// By how much a gain makes the index better (methodology 7.4).
    fn improvement(&self, gain: Score) -> Decimal {
        let root = self.framework.root();
        self.framework.nodes()[root]
            .direction()
            .improvement(gain.into())
    }

    fn indicator(&self, code: &str) -> Option<&IndicatorDraft> {
        let position = self.framework.indicator_position(code)?;
        self.framework.draft().indicators.get(position)
    }

    /// A gain with the digits that differences are shown with.
    fn shown(&self, gain: Score) -> String {
        let rounding = self.framework.display().of_differences();
        self.context.words.number(rounding.show(gain.into()))
    }

    fn section(&self, report: &mut Report, label: &str, group: &str, listed: &[&WorstAnswer]) {
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
            let label = self
                .context
                .text(&self.framework.draft().nodes[position].label);
            let heading = label.map(|label| {
                let parts = [("label", label.into()), ("code", (**code).into())];
                self.context.sentence(Word::NodeWithCode, &parts)
            });
            report.heading(3, heading.unwrap_or_else(|| code.to_string()));
            report.list(List {
                marks: ListMarkers::Bullets,
                items,
            });
        }
    }

    fn entry(&self, group: &str, each: &WorstAnswer) -> Option<Item> {
        let position = self.framework.indicator_position(&each.indicator)?;
        let draft = self.indicator(&each.indicator)?;
        let words = self.context;
        let question = words.text(&draft.question);
        let question = question
            .or_else(|| words.text(&draft.label))
            .unwrap_or_default();
        // What the framework does not say has no line.
        let mut lines: Vec<Text> = Vec::new();
        let mut line = |what: Text, text: Option<String>| {
            lines.extend(text.map(|text| what.and(": ").and(text)));
        };
        let answer = words.answer(&each.indicator, &each.answer);
        line(words.word(Word::Answer).into(), Some(answer));
        if let Some(best) = best_options(self.framework, position).next() {
            let criteria = draft.criteria.get(best);
            let criteria = criteria.and_then(|texts| words.text(texts));
            let label = words.answer(&each.indicator, best);
            line(
                words
                    .sentence(Word::Earns, &[("option", label.into())])
                    .into(),
                criteria.or_else(|| words.text(&draft.guidance)),
            );
        }
        let mut provisions: Vec<&str> = draft.source.as_deref().into_iter().collect();
        provisions.extend(draft.references.iter().map(String::as_str));
        let provisions = (!provisions.is_empty()).then(|| provisions.join("; "));
        line(words.word(Word::Provision).into(), provisions);
        line(
            words.word(Word::Evidence).into(),
            words.text(&draft.evidence),
        );
        line(words.word(Word::IndexGains).into(), Some(self.gain(each)));
        if let Some(gain) = self.gain_of_group(group, each) {
            let what = Text::code(group).and(format!(" {}", words.word(Word::GroupGains)));
            line(what, Some(self.shown(gain)));
        }
        line(
            words.word(Word::Recommendation).into(),
            Some("…".to_owned()),
        );
        let head = Text::strong(each.indicator.as_str()).and(format!(" {question}"));
        Some(Item::new(head).above(List::of(ListMarkers::Bullets, lines)))
    }

    fn gain(&self, each: &WorstAnswer) -> String {
        let mut fixed = self.plan.fixed.iter();
        let fixed = fixed.find(|it| it.indicator == each.indicator);
        match (self.largest_gain(&each.indicator), fixed) {
            (_, Some(fixed)) => {
                let reason = [("reason", fixed.reason.as_str().into())];
                self.context.sentence(Word::DoesNotMove, &reason)
            }
            (Some((gain, to)), None) => {
                let parts = [
                    ("gain", self.shown(gain).into()),
                    ("to", self.context.answer(&each.indicator, to).into()),
                ];
                self.context.sentence(Word::GainBy, &parts)
            }
            (None, None) => self.context.word(Word::GainUnknown).to_owned(),
        }
    }

    fn gain_of_group(&self, group: &str, each: &WorstAnswer) -> Option<Score> {
        let (_, to) = self.largest_gain(&each.indicator)?;
        let mut improvements = self.plan.improvements.iter();
        let best =
            improvements.find(|it| it.change.indicator == each.indicator && it.change.to == to)?;
        best.groups.iter().find(|of| of.group == group)?.gain
    }
}
