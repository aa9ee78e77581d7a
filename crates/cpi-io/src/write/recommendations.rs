//! What should be recommended? The skeleton of recommendations, in Markdown, for people who
//! write them: one entry for every answer that earns the least (methodology 14.8).

use cpi_model::Framework;
use cpi_model::draft::{IndicatorDraft, Texts};
use cpi_model::escape::escape_markdown as escape;
use cpi_model::framework::{IndicatorMeasure, OtherFramework};
use cpi_model::number::Score;
use cpi_scoring::plan::{AtLowest, Plan};
use std::fmt::Write;

/// The skeleton of recommendations, grouped by the groups of the framework's first view and
/// by the nodes beneath the index. Texts are in one language; where one is absent there, that
/// is said beside the text of another.
///
/// # Errors
///
/// [`OtherFramework`] where the plan was checked with another framework.
pub fn recommendations(
    framework: &Framework,
    plan: &Plan,
    language: &str,
) -> Result<String, OtherFramework> {
    plan.belongs_to(framework)?;
    let draft = framework.draft();
    let mut out = format!(
        "# {}: {} · {}\n\n",
        escape(&text(&draft.title, language).unwrap_or_else(|| framework.id().to_owned())),
        escape(&plan.country),
        escape(&plan.round)
    );
    let _ = writeln!(
        out,
        "Answers that earn the least: {}. Not answered, and so not listed here: {}.\n",
        plan.at_lowest.len(),
        plan.unanswered.len()
    );
    most(&mut out, framework, plan, language);
    let view = draft.views.first();
    let mut groups: Vec<(String, String)> = Vec::new();
    for group in view.iter().flat_map(|view| &view.groups) {
        let of = view
            .and_then(|view| view.code.as_deref())
            .unwrap_or_default();
        let code = group.code.as_deref().unwrap_or_default();
        let label = text(&group.label, language).unwrap_or_else(|| code.to_owned());
        groups.push((format!("{of}:{code}"), label));
    }
    let known: Vec<&str> = groups.iter().map(|(code, _)| code.as_str()).collect();
    let ungrouped = |each: &&AtLowest| {
        !each
            .groups
            .iter()
            .any(|group| known.contains(&group.as_str()))
    };
    for (code, label) in &groups {
        let of_group = plan
            .at_lowest
            .iter()
            .filter(|each| each.groups.contains(code));
        section(
            &mut out,
            framework,
            plan,
            language,
            (label, code),
            &of_group.collect::<Vec<_>>(),
        );
    }
    let rest: Vec<&AtLowest> = plan.at_lowest.iter().filter(ungrouped).collect();
    section(
        &mut out,
        framework,
        plan,
        language,
        ("In no group", ""),
        &rest,
    );
    Ok(out)
}

/// The entries by which the index would gain the most.
fn most(out: &mut String, framework: &Framework, plan: &Plan, language: &str) {
    const MOST: usize = 10;
    let mut gains: Vec<(Score, &str, &str)> = plan
        .at_lowest
        .iter()
        .filter_map(|each| {
            let of_it = plan.improvements.iter();
            let of_it = of_it.filter(|it| it.change.indicator == each.indicator);
            let (gain, to) = of_it
                .filter_map(|it| Some((it.gain?, it.change.to.as_str())))
                .max_by_key(|(gain, _)| *gain)?;
            Some((gain, each.indicator.as_str(), to))
        })
        .collect();
    if gains.len() <= MOST {
        return;
    }
    gains.sort_by_key(|(gain, _, _)| std::cmp::Reverse(*gain));
    let _ = writeln!(
        out,
        "The index would gain the most by these; more by one is no more important (methodology 14.3):\n"
    );
    for (gain, indicator, to) in gains.into_iter().take(MOST) {
        let position = framework.indicator_position(indicator);
        let draft = position.map(|at| &framework.draft().indicators[at]);
        let question = draft.and_then(|draft| text(&draft.question, language));
        let _ = writeln!(
            out,
            "- **{}** {}: {}, answered {}",
            escape(indicator),
            escape(&question.unwrap_or_default()),
            shown(framework, gain),
            escape(to)
        );
    }
    out.push('\n');
}

/// A gain with the digits that differences are shown with.
fn shown(framework: &Framework, gain: Score) -> String {
    let rounding = framework.display().of_differences();
    rounding.show(gain.into()).to_string()
}

fn section(
    out: &mut String,
    framework: &Framework,
    plan: &Plan,
    language: &str,
    (label, group): (&str, &str),
    listed: &[&AtLowest],
) {
    if listed.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", escape(label));
    let mut node = "";
    // In the order of the tree, so that each node stands once.
    for (position, declared) in framework.nodes().iter().enumerate() {
        for each in listed.iter().filter(|each| each.node == *declared.code()) {
            if node != &**declared.code() {
                node = declared.code();
                let label = text(&framework.draft().nodes[position].label, language);
                match label {
                    Some(label) => {
                        let _ = writeln!(out, "### {} ({})\n", escape(&label), escape(node));
                    }
                    None => {
                        let _ = writeln!(out, "### {}\n", escape(node));
                    }
                }
            }
            entry(out, framework, plan, language, group, each);
        }
    }
}

fn entry(
    out: &mut String,
    framework: &Framework,
    plan: &Plan,
    language: &str,
    group: &str,
    each: &AtLowest,
) {
    let Some(position) = framework.indicator_position(&each.indicator) else {
        return;
    };
    let draft: &IndicatorDraft = &framework.draft().indicators[position];
    let question = text(&draft.question, language).or_else(|| text(&draft.label, language));
    let question = question.unwrap_or_else(|| "the framework has no question here".to_owned());
    let _ = writeln!(
        out,
        "- **{}** {}",
        escape(&each.indicator),
        escape(&question)
    );
    let mut line = |what: &str, text: Option<String>| {
        let text = text.unwrap_or_else(|| "not declared by the framework".to_owned());
        let _ = writeln!(out, "  - {what}: {}", escape(&text));
    };
    line("Answered", Some(each.answer.clone()));
    if let Some(best) = best(framework, position) {
        let criteria = draft
            .criteria
            .get(best)
            .and_then(|texts| text(texts, language));
        line(
            &format!("What earns `{best}`"),
            criteria.or_else(|| text(&draft.guidance, language)),
        );
    }
    let mut provisions: Vec<&str> = draft.source.as_deref().into_iter().collect();
    provisions.extend(draft.references.iter().map(String::as_str));
    line(
        "Provision",
        (!provisions.is_empty()).then(|| provisions.join("; ")),
    );
    line("Evidence expected", text(&draft.evidence, language));
    let gains = plan
        .improvements
        .iter()
        .filter(|it| it.change.indicator == each.indicator);
    let most = gains
        .filter_map(|it| Some((it.gain?, it)))
        .max_by_key(|(gain, _)| *gain);
    line(
        "The index would gain",
        Some(
            match (
                most,
                plan.fixed.iter().find(|it| it.indicator == each.indicator),
            ) {
                (_, Some(fixed)) => format!("nothing: declared not to move ({})", fixed.reason),
                (Some((gain, it)), None) => {
                    format!("{}, answered {}", shown(framework, gain), it.change.to)
                }
                (None, None) => "not known: it has no score before or after".to_owned(),
            },
        ),
    );
    let of_group = most.and_then(|(_, it)| it.groups.iter().find(|of| of.group == group));
    if let Some(gain) = of_group.and_then(|of| of.gain) {
        line(
            &format!("`{group}` would gain"),
            Some(shown(framework, gain)),
        );
    }
    line("Recommendation", Some("…".to_owned()));
    out.push('\n');
}

/// The option that earns the most, the first of several.
fn best(framework: &Framework, position: usize) -> Option<&str> {
    let IndicatorMeasure::Checklist(checklist) = framework.indicators()[position].measure() else {
        return None;
    };
    let high = checklist.high();
    let mut options = checklist.options().iter();
    options
        .find(|option| option.points == Some(high))
        .map(|option| option.code.as_str())
}

/// A text in a language; where it is absent there, another with its language named.
fn text(texts: &Texts, language: &str) -> Option<String> {
    let given = |text: &&String| !text.trim().is_empty();
    if let Some(text) = texts.get(language).filter(given) {
        return Some(text.clone());
    }
    let (other, text) = texts.iter().find(|(_, text)| given(text))?;
    Some(format!("[not in {language}; in {other}:] {text}"))
}
