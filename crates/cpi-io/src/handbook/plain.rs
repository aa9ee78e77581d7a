//! How does a person read a framework, a node or an indicator as plain text?

use super::words::HandbookWord;
use super::{Entry, Reader};
use cpi_model::Framework;

/// The nodes to the level of pages as a table: its header, and a row a node. The columns from the third on
/// hold figures.
pub fn overview(reader: &Reader<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let framework = reader.framework();
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
    (header, rows)
}

fn share(reader: &Reader<'_>, indicators: &[usize]) -> String {
    reader
        .weight(indicators)
        .map_or_else(String::new, |weight| {
            reader.words().percent(weight.percent(1))
        })
}

/// A node: what it is about, and by group its indicators, or those of one group alone. `whole`: with everything
/// about each indicator, not its question alone.
pub fn node(reader: &Reader<'_>, position: usize, of_group: Option<&str>, whole: bool) -> String {
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
        .filter(|i| of_group.is_none_or(|group| in_group(framework, *i, group)))
        .collect();
    if let Some(view) = reader.view() {
        for group in 0..framework.views()[view].groups().len() {
            let (here, others): (Vec<usize>, Vec<usize>) =
                left.iter().partition(|i| reader.is_in(**i, view, group));
            left = others;
            let title = reader.group_label(view, group);
            section(reader, &mut out, &title, &here, whole);
        }
    }
    let title = reader.words().text(HandbookWord::InNoGroup);
    section(reader, &mut out, title, &left, whole);
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

/// An indicator with everything about it.
pub fn entry(entry: &Entry) -> String {
    let mut out = format!("{}  {}\n", entry.code, entry.question);
    for (name, text) in &entry.facts {
        out.push_str(&format!("  {name}: {text}\n"));
    }
    out
}

/// Whether an indicator is in a group of any view.
pub fn in_group(framework: &Framework, indicator: usize, group: &str) -> bool {
    let views = &framework.draft().indicators[indicator].views;
    views.values().flatten().any(|each| each == group)
}
