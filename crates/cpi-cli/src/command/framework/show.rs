//! `cpi framework show`.

use super::source::{known_group, language, open};
use crate::args::ShowArguments;
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook::{Marks, Reader, plain, sentences};
use cpi_scoring::effective_weights;

pub(super) fn run(arguments: &ShowArguments) -> Result<(), Failure> {
    let framework = open(&arguments.framework)?;
    if let Some(group) = &arguments.group {
        known_group(&framework, group)?;
    }
    let weights = effective_weights(&framework, framework.root());
    let language = language(&framework, arguments.language.as_deref())?;
    let reader = Reader::new(&framework, language, &weights);
    let group = arguments.group.as_deref();
    let node = |position| plain::node(&reader, position, group, arguments.whole);
    let text = match &arguments.code {
        None if arguments.group.is_none() && !arguments.whole => overview(&reader),
        None => node(framework.root()),
        Some(code) => match (
            framework.indicator_position(code),
            framework.node_position(code),
        ) {
            (Some(indicator), _) => plain::entry(&reader.entry(indicator)),
            (None, Some(position)) => node(position),
            (None, None) => {
                return Err(Failure::NotThere(format!(
                    "the framework has no node and no indicator `{code}`; `cpi framework show {}` lists its nodes",
                    arguments.framework.display()
                )));
            }
        },
    };
    output::result(&text)
}

/// The nodes to the level of pages, and the method in words.
fn overview(reader: &Reader<'_>) -> String {
    let framework = reader.framework();
    let (header, rows) = plain::overview(reader);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let table = output::table(&header, &rows, 2);
    let method = sentences(reader, Marks::NONE);
    format!(
        "{}\n{} {}\n\n{table}\n{}\n",
        reader.title(),
        framework.id(),
        framework.version(),
        method.join("\n")
    )
}
