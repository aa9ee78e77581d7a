//! Every transcript of `docs/cli.md` is what the command prints.
//!
//! The commands run in a temporary folder with copies of the files that they name, so that what they
//! write does not depend on the build folder and nothing in the repository changes.

#[path = "it/support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;

#[test]
fn the_manual_is_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the workspace is there");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for copied in [
        "crates/cpi-cli/template",
        "crates/cpi-io/frameworks",
        "fixtures",
    ] {
        folders::copy(&root.join(copied), &folder.path().join(copied));
    }
    fs::create_dir(folder.path().join("out")).expect("a folder can be made");
    std::env::set_current_dir(folder.path()).expect("the folder is there");
    trycmd::TestCases::new().case(root.join("docs/cli.md"));
}
