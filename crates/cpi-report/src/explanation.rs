//! Where does a score come from?

mod sentence;
mod sources;
pub mod words;

use crate::vocabulary::EXPLANATION;
use crate::{Cell, Context, Item, List, ListMarkers, Report, Table, Text};
use cpi_model::language::Value;
use cpi_scoring::{Explanation, Line};
use words::Word;

/// The node or indicator, what it is made of, and so on down to the answers and what they rest on.
/// In public, without the paragraphs of the methodology and without pseudonyms.
pub fn report(explanation: &Explanation, is_public: bool, context: &Context<'_>) -> Report {
    let framework = context.framework;
    let title = context.sentence(
        Word::Title,
        &[
            ("country", context.country(&explanation.country).into()),
            ("round", explanation.round.as_str().into()),
            ("framework", framework.id().into()),
            ("version", framework.version().into()),
        ],
    );
    let mut report = Report::new(title.clone(), context.language);
    report.heading(2, title);
    let mut lines = explanation.lines.as_slice();
    report.list(outline(&mut lines, is_public, context));
    report
}

/// The lines of one depth, each with the deeper ones that follow it.
fn outline(lines: &mut &[Line], is_public: bool, context: &Context<'_>) -> List {
    let mut list = List {
        marks: ListMarkers::None,
        items: Vec::new(),
    };
    let depth = lines.first().map_or(0, |line| line.depth);
    while let Some((line, rest)) = lines.split_first() {
        if line.depth < depth {
            break;
        }
        *lines = rest;
        let mut beneath = List {
            marks: ListMarkers::None,
            items: (line.answer.iter())
                .flat_map(|answer| sources::items(answer, &line.code, is_public, context))
                .collect(),
        };
        if lines.first().is_some_and(|next| depth < next.depth) {
            beneath
                .items
                .extend(outline(lines, is_public, context).items);
        }
        let item = Item {
            lines: vec![head(line, context), sentence::of(line, is_public, context)],
            list: None,
        };
        list.items.push(item.above(beneath));
    }
    list
}

/// The code and label of a line; of a node also its score.
fn head(line: &Line, context: &Context<'_>) -> Text {
    let framework = context.framework;
    let head = context.named(&line.code);
    match line.score {
        Some(score) if framework.node_position(&line.code).is_some() => {
            let score = framework.display().show(score.into());
            let named = [("name", head.into()), ("score", Value::number(score))];
            Text::strong(context.sentence(Word::Head, &named))
        }
        _ => Text::strong(head),
    }
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
