//! The picture of the README: a chart of the demonstration, drawn as `cpi chart` draws it.

use crate::root;
use cpi_io::IndexFolder;
use cpi_model::language::Words;
use cpi_report::chart::{Options, svg};
use cpi_report::charts::{ChartKind, ChartShown, chart};
use cpi_report::{Context, CountryNames};
use cpi_scoring::{Query, ScoresQuery};

const ROUND: &str = "2026";

/// Writes the picture, or compares it with what is committed.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| error.to_string();
    let index = IndexFolder::open(&root().join("fixtures/demonstration"));
    let index = index.map_err(|error| failed(&error))?.index;
    let query = Query::Scores(ScoresQuery {
        round: Some(ROUND.to_owned()),
        ..ScoresQuery::default()
    });
    let document = query.run(&index).map_err(|error| failed(&error))?;
    let names = CountryNames::in_language(&index, "en");
    let context = Context::new(&index.framework, "en", &names);
    let shown = ChartShown::default();
    let drawn = chart(&document, ChartKind::Gaps, &shown, &context);
    let drawn = drawn.map_err(|error| failed(&error))?;
    let framework = &index.framework;
    let title = framework.draft().text_in(&framework.draft().title, "en");
    let title = title.map_or(framework.id(), |(_, title)| title);
    let source = format!("{title} · {} · {ROUND}", framework.version());
    let picture = svg(&drawn, &Options::file(Words::of("en"), Some(&source)));
    let file = ("docs/gap.svg".to_owned(), picture);
    crate::generated([file], check, "cargo xtask picture")
}
