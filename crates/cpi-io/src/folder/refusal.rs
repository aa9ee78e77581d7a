//! In which words does a person read what the operating system refuses?
//!
//! What the system says itself is of no use to them: it is in the language of the machine, and
//! ends with a number. So each kind of refusal has its own words.

use std::io::{Error, ErrorKind as K};
use std::path::Path;

/// Why a file cannot be used, and what to do.
pub(super) fn reason(path: &Path, error: &Error) -> String {
    let kind = error.kind();
    if let Some(own) = own_words(error) {
        return own;
    }
    let remedy = match kind {
        K::NotFound => return not_found(path),
        K::PermissionDenied if cfg!(windows) => {
            return "no permission, or another program has the file open; close it there, ask for the permission, or work on a copy".to_owned();
        }
        K::PermissionDenied => return "no permission; ask for it, or work on a copy".to_owned(),
        K::IsADirectory => "name a file in it",
        K::AlreadyExists => {
            return "this exists already, and is not overwritten; name another".to_owned();
        }
        K::NotADirectory => "look at the path: each name in it but the last must be a folder",
        K::InvalidFilename | K::InvalidInput if path.to_string_lossy().contains('"') => {
            "leave away the `\\` at the end of a folder whose name is in quotation marks: `\"a b\"`, not `\"a b\\\"`"
        }
        K::InvalidFilename | K::InvalidInput => {
            "shorten the names of its folders, or take out characters such as `* ? \" < > |`"
        }
        K::ReadOnlyFilesystem => "nothing was changed; work on a copy",
        K::FileTooLarge | K::StorageFull | K::QuotaExceeded => "nothing was changed",
        K::CrossesDevices => "name a place on the same disk",
        K::DirectoryNotEmpty => "name another folder",
        _ if is_busy(error) => "close it there, and try again",
        _ if is_loop(error) => "remove the links",
        _ => "try again, with a copy on another disk if need be",
    };
    format!("{}; {remedy}", cause(error))
}

/// Why the operating system refuses, without a remedy.
pub fn cause(error: &Error) -> String {
    if let Some(own) = own_words(error) {
        return own;
    }
    if is_busy(error) {
        return "another program has this file open".to_owned();
    }
    if is_loop(error) {
        return "symbolic links lead in a circle".to_owned();
    }
    match error.kind() {
        K::NotFound => "there is no such file or folder",
        K::PermissionDenied if cfg!(windows) => {
            "no permission to write here, or another program has the file open"
        }
        K::PermissionDenied => "no permission to write here",
        K::AlreadyExists => "there is such a file or folder already",
        K::IsADirectory => "this is a folder",
        K::NotADirectory => "a part of the path is a file, not a folder",
        K::DirectoryNotEmpty => "the folder is not empty",
        K::InvalidFilename | K::InvalidInput => {
            "the name is too long, or holds a character that no name may hold here"
        }
        K::ReadOnlyFilesystem => "this disk can only be read",
        K::FileTooLarge => "the file would be larger than is allowed here",
        K::StorageFull => "the disk is full",
        K::QuotaExceeded => "your share of the disk is used up",
        K::OutOfMemory => "there is not enough memory",
        K::BrokenPipe => "nobody reads the output any more",
        K::CrossesDevices => "a file cannot be moved to another disk in one step",
        K::NotConnected
        | K::ConnectionReset
        | K::ConnectionAborted
        | K::HostUnreachable
        | K::NetworkUnreachable
        | K::NetworkDown
        | K::StaleNetworkFileHandle
        | K::TimedOut => "the connection to this disk was lost",
        K::UnexpectedEof => "the file ends too early",
        K::Unsupported => "this disk or system does not support it",
        K::Interrupted => "the work was interrupted",
        _ => "the disk, or the connection to it, failed",
    }
    .to_owned()
}

/// The words of an error that did not come from the operating system.
fn own_words(error: &Error) -> Option<String> {
    let text = error.get_ref()?.to_string();
    // Libraries wrap what the system says, and repeat it.
    (!text.contains("os error")).then_some(text)
}

/// Whether another program uses the file: in Windows a program can keep others from it.
fn is_busy(error: &Error) -> bool {
    /// `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`.
    const IN_USE: [i32; 2] = [32, 33];
    let in_use = |code| cfg!(windows) && IN_USE.contains(&code);
    matches!(error.kind(), K::ResourceBusy | K::ExecutableFileBusy)
        || error.raw_os_error().is_some_and(in_use)
}

/// Whether symbolic links lead in a circle. Rust has no stable kind for it.
fn is_loop(error: &Error) -> bool {
    let code = if cfg!(target_os = "macos") { 62 } else { 40 };
    cfg!(unix) && error.raw_os_error() == Some(code)
}

fn not_found(path: &Path) -> String {
    let backslashes = cfg!(not(windows)) && path.to_string_lossy().contains('\\');
    let above = super::above(path);
    if backslashes {
        "there is no such file; here folders are divided by `/`, not by `\\`".to_owned()
    } else if !above.exists() {
        format!("there is no folder `{}`; check the name", above.display())
    } else {
        "there is no such file; check the name".to_owned()
    }
}
