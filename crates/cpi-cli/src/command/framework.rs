//! `cpi framework`.

mod diff;
mod handbook;
mod list;
mod show;
pub(super) mod source;
mod subset;
mod translation;

use crate::args::FrameworkCommand;
use crate::failure::Failure;
use std::process::ExitCode;

pub(super) fn run(command: FrameworkCommand) -> Result<ExitCode, Failure> {
    match command {
        FrameworkCommand::Show(arguments) => show::run(&arguments)?,
        FrameworkCommand::List(arguments) => list::run(&arguments)?,
        FrameworkCommand::Diff {
            one,
            other,
            format,
            language,
        } => return diff::run(&one, &other, format, language.as_deref()),
        FrameworkCommand::Handbook {
            framework,
            language,
            into,
            check,
        } => return handbook::run(&framework, language.as_deref(), &into, check),
        FrameworkCommand::Subset {
            framework,
            group,
            into,
        } => subset::run(&framework, &group, &into)?,
        FrameworkCommand::Translation { command } => translation::run(command)?,
    }
    Ok(ExitCode::SUCCESS)
}
