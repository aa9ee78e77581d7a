//! Every transcript of `docs/cli.md` is what the command prints.

#[test]
fn the_manual_is_true() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // Transcripts name files from the top of the repository.
    std::env::set_current_dir(root).expect("the workspace is there");
    trycmd::TestCases::new().case("docs/cli.md");
}
