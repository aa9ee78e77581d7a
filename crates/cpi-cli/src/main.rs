//! The `cpi` command: parses, runs, exits. Rules of the method and of the formats are in
//! the libraries.

mod args;
mod chance;
mod clock;
mod failure;
mod output;
mod verb;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return output::usage(&error),
    };
    output::redirect(arguments.output);
    match verb::run(arguments.verb).and_then(|outcome| output::finish().map(|()| outcome)) {
        Ok(outcome) => outcome,
        Err(failure) => {
            output::error(&failure);
            failure.exit_code()
        }
    }
}
