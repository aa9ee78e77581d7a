//! How does a text become HTML? Escaping happens here, by the types of the template.

use crate::{Run, Text};
use cpi_model::characters::visible;
use cpi_model::escape;
use maud::{Markup, html};

/// A text. What nobody sees in it is shown by its code point; line breaks stay.
pub(crate) fn inline(text: &Text) -> Markup {
    html! { @for run in text.runs() { (self::run(run)) } }
}

/// A text without marks.
pub(crate) fn plain(text: &Text) -> String {
    visible(&text.to_string()).into_owned()
}

fn run(run: &Run) -> Markup {
    match run {
        Run::Plain(text) => html! { (visible(text)) },
        Run::Strong(text) => html! { strong { (visible(text)) } },
        Run::Emphasis(text) => html! { em { (visible(text)) } },
        Run::Code(text) => html! { code { (visible(text)) } },
        Run::Foreign { text, language } => html! {
            span lang=(language) { (visible(text)) } " " small class="tag" { "(" (language) ")" }
        },
        Run::Link { text, address } => link(text, address),
        Run::Page {
            text,
            path,
            language,
        } => html! {
            a href=(escape::address(path)) lang=[language.as_deref()] { (visible(text)) }
            @if let Some(language) = language { " " small class="tag" { "(" (language) ")" } }
        },
    }
}

/// A link; an address that leads nowhere is text.
fn link(text: &str, address: &str) -> Markup {
    let shown = if text.is_empty() { address } else { text };
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    if address.starts_with('#') && !address.contains(char::is_whitespace) {
        html! { a href=(address) { (visible(shown)) } }
    } else if lower.starts_with("https://") || lower.starts_with("http://") {
        html! { a href=(escape::address(address)) rel="noopener noreferrer" { (visible(shown)) } }
    } else if text.is_empty() {
        html! { (visible(address)) }
    } else {
        html! { (visible(text)) " " (visible(address)) }
    }
}
