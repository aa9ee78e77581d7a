//! What can one do first? For people who start the command without saying what to do.

use crate::failure::Failure;
use crate::output;
use std::path::Path;

const LOOK_AROUND: &str = "\
To look around, with a small example:
  cpi new my-index                    makes an index in the folder my-index
  cpi score my-index                  scores its countries
  cpi explain my-index --country XAA  says why a country has its score
";

const OWN_ROUND: &str = "\
To run a round of your own, here for two countries:
  cpi new our-index --framework cpi-reference --round 2026 \\
      --reference-date 2026-12-31 --country XAA,XAB
  cpi questionnaire xlsx our-index --into out
                                      writes a workbook a country, to be filled in
  cpi collect our-index returned      says what the workbooks in the folder returned hold
";

const OWN_ROUND_IN_WINDOWS: &str = "\
To run a round of your own, here for two countries (the first command is one line):
  cpi new our-index --framework cpi-reference --round 2026 --reference-date 2026-12-31 --country XAA,XAB
  cpi questionnaire xlsx our-index --into out
                                      writes a workbook a country, to be filled in
  cpi collect our-index returned      says what the workbooks in the folder returned hold
";

const HERE: &str = "\
This folder holds an index:
  cpi status .                        says how far it is
  cpi check .                         lists what is wrong in its files
  cpi score .                         scores its countries
";

const PUBLISHED: &str = "\
To check what others have published:
  cpi verify their-folder             computes every figure again
";

/// Says it.
pub(crate) fn tell() -> Result<(), Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let there = |name: &str| Path::new(name).is_dir();
    let round = if cfg!(windows) {
        OWN_ROUND_IN_WINDOWS
    } else {
        OWN_ROUND
    };
    let beginning = if there("framework") && there("rounds") {
        HERE.to_owned()
    } else {
        format!("{LOOK_AROUND}\n{round}")
    };
    output::exact(&format!(
        "cpi {version} checks, scores, explains and compares a Child Protection Index, offline.\n\n\
         {beginning}\n{PUBLISHED}\n\
         A name with a space goes in quotation marks: cpi score \"my index\"\n\
         `cpi help` lists all commands, and `cpi help score` what one of them can do.\n"
    ))
}
