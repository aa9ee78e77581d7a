//! Where does a score come from?

mod sources;

use crate::vocabulary::EXPLANATION;
use crate::{Cell, Context, Item, List, Marks, Report, Table, Text};
use cpi_model::number::Rounding;
use cpi_scoring::{Explanation, Line};

/// The node, what it is made of, and so on down to the answers and what they rest on.
pub fn report(explanation: &Explanation, context: &Context<'_>) -> Report {
    let framework = context.framework;
    let title = format!(
        "{} · {} · {} {}",
        context.country(&explanation.country),
        explanation.round,
        framework.id(),
        framework.version()
    );
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let mut lines = explanation.lines.as_slice();
    report.list(outline(&mut lines, context));
    report
}

/// The lines of one depth, each with the deeper ones that follow it.
fn outline(lines: &mut &[Line], context: &Context<'_>) -> List {
    let mut list = List {
        marks: Marks::None,
        items: Vec::new(),
    };
    let depth = lines.first().map_or(0, |line| line.depth);
    while let Some((line, rest)) = lines.split_first() {
        if line.depth < depth {
            break;
        }
        *lines = rest;
        let mut beneath = List {
            marks: Marks::None,
            items: line.answer.iter().flat_map(sources::items).collect(),
        };
        if lines.first().is_some_and(|next| depth < next.depth) {
            beneath.items.extend(outline(lines, context).items);
        }
        let item = Item {
            lines: vec![head(line, context), sentence(line, context)],
            list: None,
        };
        list.items.push(item.above(beneath));
    }
    list
}

/// The code and label of a line; of a node also its score.
fn head(line: &Line, context: &Context<'_>) -> Text {
    let framework = context.framework;
    let mut head = context.named(&line.code);
    if framework.node_position(&line.code).is_some()
        && let Some(score) = line.score
    {
        head.push_str(&format!(": {}", framework.display().show(score.into())));
    }
    Text::strong(head)
}

/// How the score came about, what it adds to the node above, and the paragraphs behind it.
fn sentence(line: &Line, context: &Context<'_>) -> Text {
    let display = context.framework.display();
    // One digit more than a score has, so that small parts of it can be seen.
    let finer = Rounding::new(display.digits() + 1, display.mode());
    let adds = line.contribution.map_or_else(String::new, |adds| {
        format!("; adds {}", finer.show(adds.into()))
    });
    let paragraphs = line.paragraphs.join(", ");
    Text::prose(&format!("{}{adds} (methodology {paragraphs})", line.text))
}

/// A row a line.
pub fn table(explanation: &Explanation, context: &Context<'_>) -> Table {
    let display = context.framework.display();
    let columns = EXPLANATION.fields.iter().map(|it| context.column(it));
    let rows = explanation.lines.iter().map(|line| {
        let is_node = context.framework.node_position(&line.code).is_some();
        let code = |belongs: bool| {
            if belongs {
                line.code.as_str().into()
            } else {
                Cell::Empty
            }
        };
        vec![
            explanation.round.as_str().into(),
            context.country_cell(&explanation.country),
            Cell::count(line.depth),
            code(is_node),
            code(!is_node),
            Cell::text(line.label.clone().unwrap_or_default()),
            Cell::rounded(line.score, display),
            Cell::rounded(line.contribution, display.of_differences()),
            Cell::text(Text::prose(&line.text)),
            line.paragraphs.join(", ").into(),
        ]
    });
    Table::with(&EXPLANATION, columns.collect()).with_rows(rows)
}
