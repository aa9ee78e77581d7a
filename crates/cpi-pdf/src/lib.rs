#![doc = include_str!("../README.md")]

mod error;
mod world;

pub use error::PdfError;

use cpi_report::Report;
use cpi_report::write::printed::Printed;
use cpi_report::write::{Options, printed};
use typst::World;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Paper;

/// A report as a tagged PDF that conforms to PDF/UA-1 (ISO 14289-1). The same report gives the same
/// bytes: the file has no date.
///
/// # Errors
///
/// [`PdfError::Letters`] where no font has a letter of the report.
pub fn pdf(report: &Report, options: &Options) -> Result<Vec<u8>, PdfError> {
    print(printed(report, options), Vec::new())
}

/// As [`pdf`], of what `cpi` passes on, with further fonts (TrueType or OpenType) for letters
/// that the fonts of `cpi-report` lack.
///
/// # Errors
///
/// As [`pdf`]; [`PdfError::Version`] where another version of `cpi` made it.
pub fn print(mut report: Printed, fonts: Vec<Vec<u8>>) -> Result<Vec<u8>, PdfError> {
    let own = env!("CARGO_PKG_VERSION");
    if report.version != own {
        return Err(PdfError::Version {
            found: report.version,
            own: own.to_owned(),
        });
    }
    let mut paper = Paper::new(fonts);
    report.fonts = paper.further_families();
    let data = serde_json::to_value(&report).map_err(|error| PdfError::Data(error.to_string()))?;
    let missing = paper.missing_letters(&data);
    if !missing.is_empty() {
        return Err(PdfError::Letters(missing));
    }
    paper.put(&data);
    let paper: &dyn World = &paper;
    let laid_out = typst::compile::<PagedDocument>(paper).output;
    let document = laid_out.map_err(|found| PdfError::refused(&found))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| PdfError::Refused(vec![error.message().to_string()]))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(format!("cpi-pdf {own}"))),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|found| PdfError::refused(&found))
}
