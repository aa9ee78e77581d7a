//! The `cpi` command: parses, runs, exits. Rules of the method and of the formats are in
//! the libraries.

mod args;
mod chance;
mod clock;
mod command;
mod failure;
mod first_steps;
mod output;
mod pdf;

use clap::Parser;
use std::process::ExitCode;

#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    if std::env::args_os().len() <= 1 {
        return match first_steps::tell() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                output::error(&failure);
                failure.exit_code()
            }
        };
    }
    let arguments = match command::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return output::usage(&error),
    };
    output::redirect(arguments.output);
    let outcome = arguments.command.run();
    let written = output::finish(outcome.is_ok());
    let failures = [outcome.as_ref().err(), written.as_ref().err()];
    failures.into_iter().flatten().for_each(output::error);
    match (outcome, written) {
        (Ok(code), Ok(())) => code,
        (Err(failure), _) | (_, Err(failure)) => failure.exit_code(),
    }
}
