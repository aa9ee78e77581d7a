//! What a file that came in says, as text.

use cpi_io::submission::Incoming;

/// The drafts and problems as text.
pub(crate) fn told(incoming: &Incoming) -> String {
    let mut told = String::new();
    for arrival in &incoming.submissions {
        for answer in &arrival.read.draft.answers {
            told.push_str(&format!(
                "{} = {}",
                answer.indicator.as_deref().unwrap_or("?"),
                answer.answer.as_deref().unwrap_or("?")
            ));
            for each in &answer.evidence {
                let parts = [&each.title, &each.link, &each.consulted, &each.note];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                told.push_str(&format!(" [{}]", parts.join(", ")));
            }
            if let Some(comment) = &answer.comment {
                told.push_str(&format!(" ({comment})"));
            }
            told.push('\n');
        }
        if !arrival.problems.is_empty() {
            told.push_str(&format!("{}\n", arrival.problems));
        }
    }
    told.push_str(&incoming.problems.to_string());
    told
}
