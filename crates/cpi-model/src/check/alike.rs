//! Options that people or programs cannot tell apart.

use super::Report;
use super::choices::shorten;
use crate::code::{MISSING, NOT_APPLICABLE, NOT_APPLICABLE_LABELS};
use crate::draft::{OptionDraft, ScaleDraft};
use crate::matching::fold;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

/// Warns of labels and codes of a scale that mean two options: equal as texts are compared,
/// in any language, or one number to a spreadsheet.
pub(super) fn options(report: &mut Report, path: &Pointer, scale: &ScaleDraft) {
    let mut warn = |path: Pointer, message: String, hint: &str| {
        report
            .problems
            .warning(ProblemKind::AmbiguousOption, path, message, hint);
    };
    let options = &scale.options;
    for (i, option) in options.iter().enumerate() {
        let at = path.key("options").index(i);
        for (language, label) in labels(option) {
            let folded = fold(label);
            let reserved = [NOT_APPLICABLE, MISSING].contains(&folded.as_str())
                || NOT_APPLICABLE_LABELS
                    .iter()
                    .any(|each| fold(each) == folded);
            if reserved && !option.not_applicable {
                warn(
                    at.key("label").key(language),
                    format!(
                        "the label `{}` of the option `{}` is also the word for an answer of another meaning; in questionnaires and reviews it means the option",
                        shorten(label),
                        code(option)
                    ),
                    "give the option another label; one that means not applicable is declared by `not_applicable = true`",
                );
            }
            for other in options.iter().enumerate().filter(|(j, _)| *j != i) {
                let (j, other) = other;
                if fold(code(other)) == folded {
                    warn(
                        at.key("label").key(language),
                        format!(
                            "the label `{}` of the option `{}` is the code of the option `{}`; in questionnaires and reviews it means `{}`, in tables and exports `{}`",
                            shorten(label),
                            code(option),
                            code(other),
                            code(option),
                            code(other)
                        ),
                        "give the option another label, or the other one another code",
                    );
                }
                let twin = labels(other).find(|(_, text)| j < i && fold(text) == folded);
                if let Some((others, text)) = twin {
                    warn(
                        at.key("label").key(language),
                        format!(
                            "the options `{}` and `{}` have one label: `{}` ({others}) and `{}` ({language}) are equal as texts are compared",
                            code(other),
                            code(option),
                            shorten(text),
                            shorten(label)
                        ),
                        "give each option a label of its own; until then lists show its code",
                    );
                }
            }
        }
        for other in &options[..i] {
            let (one, two) = (code(other), code(option));
            if one == two || one.is_empty() || two.is_empty() {
                continue;
            }
            let what = if fold(one) == fold(two) {
                "differ in the case of letters alone"
            } else if is_one_number(one, two) {
                "are one number to a spreadsheet, so a cell that holds it is not taken"
            } else {
                continue;
            };
            warn(
                at.key("code"),
                format!("the codes `{one}` and `{two}` {what}"),
                "give one of them another code, that begins with a letter of its own",
            );
        }
    }
}

fn code(option: &OptionDraft) -> &str {
    option.code.as_deref().unwrap_or_default()
}

fn labels(option: &OptionDraft) -> impl Iterator<Item = (&str, &str)> {
    let all = option.label.iter();
    let all = all.map(|(language, text)| (language.as_str(), text.trim()));
    all.filter(|(_, text)| !text.is_empty())
}

/// Whether two codes are one number, such as `10`, `010`, `10.0` and `1E1`.
fn is_one_number(one: &str, other: &str) -> bool {
    let value = |code: &str| -> Option<(String, i64)> {
        let code = code.to_ascii_lowercase();
        let (digits, power) = code.split_once('e').unwrap_or((&code, "0"));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !numeric(whole) || !numeric(part) || whole.is_empty() {
            return None;
        }
        let all = format!("{whole}{part}");
        let power = power.parse::<i64>().ok()? - i64::try_from(part.len()).ok()?;
        let significant = all.trim_start_matches('0');
        let last = significant.trim_end_matches('0');
        if last.is_empty() {
            return Some((String::new(), 0));
        }
        let zeros = i64::try_from(significant.len() - last.len()).ok()?;
        Some((last.to_owned(), power.checked_add(zeros)?))
    };
    value(one).is_some_and(|number| value(other) == Some(number))
}
