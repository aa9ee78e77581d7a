//! `cpi framework show`.

use super::{in_group, known_group, language, open};
use crate::args::ShowArguments;
use crate::failure::Failure;
use crate::output;
use cpi_io::handbook::words::HandbookWord;
use cpi_io::handbook::{Entry, Marks, Reader, sentences};
use cpi_scoring::effective_weights;

pub(super) fn run(arguments: &ShowArguments) -> Result<(), Failure> {
    let framework = open(&arguments.framework)?;
    if let Some(group) = &arguments.group {
        known_group(&framework, group)?;
    }
    let weights = effective_weights(&framework, framework.root());
    let language = language(&framework, arguments.language.as_deref())?;
    let reader = Reader::new(&framework, language, &weights);
    let text = match &arguments.code {
        None if arguments.group.is_none() && !arguments.whole => overview(&reader),
        None => node(&reader, framework.root(), arguments),
        Some(code) => match (
            framework.indicator_position(code),
            framework.node_position(code),
        ) {
            (Some(indicator), _) => entry(&reader.entry(indicator)),
            (None, Some(position)) => node(&reader, position, arguments),
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
    let mut out = format!(
        "{}\n{} {}\n\n",
        reader.title(),
        framework.id(),
        framework.version()
    );
    let view = reader.view();
    let groups = view.map_or(0, |view| framework.views()[view].groups().len());
    let mut header = vec![
        "node".to_owned(),
        "label".to_owned(),
        "indicators".to_owned(),
    ];
    if let Some(view) = view {
        let groups = framework.views()[view].groups();
        header.extend(groups.iter().map(|group| group.code().to_string()));
    }
    header.push("weight".to_owned());
    let pages = reader.pages();
    let mut rows = Vec::new();
    for (position, node) in framework.nodes().iter().enumerate() {
        let above = |page: &usize| {
            let mut at = Some(*page);
            std::iter::from_fn(|| {
                let here = at?;
                at = framework.nodes()[here].parent();
                Some(here)
            })
            .any(|each| each == position)
        };
        if !pages.iter().any(above) {
            continue;
        }
        let mut row = vec![
            node.code().to_string(),
            reader.node_label(position),
            node.indicators().len().to_string(),
        ];
        for group in 0..groups {
            let view = view.unwrap_or(0);
            let beneath = node.indicators().iter();
            let count = beneath.filter(|i| reader.is_in(**i, view, group)).count();
            row.push(if count == 0 {
                "–".to_owned()
            } else {
                count.to_string()
            });
        }
        row.push(share(reader, node.indicators()));
        rows.push(row);
    }
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    out.push_str(&output::table(&header, &rows, 2));
    out.push('\n');
    for sentence in sentences(reader, Marks::NONE) {
        out.push_str(&format!("{sentence}\n"));
    }
    out
}

fn share(reader: &Reader<'_>, indicators: &[usize]) -> String {
    reader
        .weight(indicators)
        .map_or_else(String::new, |weight| {
            reader.words().percent(weight.percent(1))
        })
}

/// A node: what it is about, and its indicators by group.
fn node(reader: &Reader<'_>, position: usize, arguments: &ShowArguments) -> String {
    let framework = reader.framework();
    let node = &framework.nodes()[position];
    let draft = &framework.draft().nodes[position];
    let mut out = format!("{} · {}\n", node.code(), reader.node_label(position));
    if let Some(description) = reader.text(&draft.description) {
        out.push_str(&format!("{description}\n"));
    }
    if let Some(source) = &draft.source {
        let rests = reader.words().text(HandbookWord::RestsOn);
        out.push_str(&format!("{rests}: {}\n", reader.provision(source)));
    }
    out.push_str(&format!("{}\n", reader.counted(node.indicators())));
    let mut left: Vec<usize> = node
        .indicators()
        .iter()
        .copied()
        .filter(|i| {
            let group = arguments.group.as_deref();
            group.is_none_or(|group| in_group(framework, *i, group))
        })
        .collect();
    if let Some(view) = reader.view() {
        for group in 0..framework.views()[view].groups().len() {
            let (here, others): (Vec<usize>, Vec<usize>) =
                left.iter().partition(|i| reader.is_in(**i, view, group));
            left = others;
            let title = reader.group_label(view, group);
            section(reader, &mut out, &title, &here, arguments.whole);
        }
    }
    let title = reader.words().text(HandbookWord::InNoGroup);
    section(reader, &mut out, title, &left, arguments.whole);
    out
}

fn section(reader: &Reader<'_>, out: &mut String, title: &str, indicators: &[usize], whole: bool) {
    if indicators.is_empty() {
        return;
    }
    out.push_str(&format!("\n{title}\n"));
    for &indicator in indicators {
        if whole {
            out.push_str(&format!("\n{}", entry(&reader.entry(indicator))));
        } else {
            let code = reader.framework().indicators()[indicator].code();
            out.push_str(&format!("  {code}  {}\n", reader.question(indicator)));
        }
    }
}

fn entry(entry: &Entry) -> String {
    let mut out = format!("{}  {}\n", entry.code, entry.question);
    for (name, text) in &entry.facts {
        out.push_str(&format!("  {name}: {text}\n"));
    }
    out
}
