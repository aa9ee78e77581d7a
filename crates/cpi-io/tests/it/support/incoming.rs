//! A file that came in, as text.

use cpi_io::submission::Incoming;

/// The drafts and problems as text.
pub(crate) fn answers_and_problems(incoming: &Incoming) -> String {
    let mut text = String::new();
    for arrival in &incoming.submissions {
        for answer in &arrival.read.draft.answers {
            text.push_str(&format!(
                "{} = {}",
                answer.indicator.as_deref().unwrap_or("?"),
                answer.answer.as_deref().unwrap_or("?")
            ));
            for each in &answer.evidence {
                let parts = [&each.title, &each.link, &each.consulted, &each.note];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                text.push_str(&format!(" [{}]", parts.join(", ")));
            }
            if let Some(comment) = &answer.comment {
                text.push_str(&format!(" ({comment})"));
            }
            text.push('\n');
        }
        if !arrival.problems.is_empty() {
            text.push_str(&format!("{}\n", arrival.problems));
        }
    }
    text.push_str(&incoming.problems.to_string());
    text
}
