//! Every form of chart at every size, light and dark, in one page: to be looked at.

use crate::charts::drawn::{CountryNames, FORMS, chart};
use cpi_model::language::Words;
use cpi_report::chart::{Colours, Options, palette, svg};
use std::fs;
use std::path::Path;

// The very charts that the tests measure.
#[path = "../../crates/cpi-report/tests/it/charts/drawn.rs"]
mod drawn;

/// Writes `index.html`, and each picture as a file, into a folder.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Charts</title>\n<style>\n{}\
         body{{font:16px sans-serif;background:var(--chart-ground);color:var(--chart-text)}}\n\
         img{{vertical-align:top;margin:.5rem}}\n</style>\n<h1>Charts</h1>\n",
        palette::css()
    );
    for form in FORMS {
        page.push_str(&format!("<h2>{form:?}</h2>\n"));
        for count in [1, 3, 9, 50, 190] {
            for names in CountryNames::ALL {
                // Of crowds one is enough.
                if 9 < count && !matches!(names, CountryNames::Short) {
                    continue;
                }
                let drawn = chart(form, count, names);
                page.push_str(&format!("<h3>{form:?}, {count}, {names:?}</h3>\n"));
                for (width, colours) in [
                    (680, Colours::Light),
                    (680, Colours::Dark),
                    (340, Colours::Light),
                ] {
                    let options = Options {
                        width,
                        colours,
                        ..Options::file(Words::of("en"), None)
                    };
                    let name = format!("{form:?}-{count}-{names:?}-{width}-{colours:?}.svg")
                        .to_lowercase();
                    fs::write(folder.join(&name), svg(&drawn, &options)).map_err(failed)?;
                    page.push_str(&format!(
                        "<img src=\"{name}\" alt=\"{form:?} of {count}\">\n"
                    ));
                }
            }
        }
    }
    page.push_str("</html>\n");
    fs::write(folder.join("index.html"), page).map_err(failed)
}
