//! Which examples stand in the man pages? Those of `docs/cli.md`, which run as tests.

/// How many examples a page has.
const MOST: usize = 3;
/// How many lines an example shows of what is printed.
const MOST_LINES: usize = 14;

/// A man page with the examples of its command; the page of `name` is `name.1`.
pub(super) fn with_examples(name: &str, page: &str, manual: &str) -> String {
    let command = name.replace('-', " ");
    let of_command = |block: &&[&str]| {
        let first = block[0].trim_start_matches("$ ");
        first == command || first.starts_with(&format!("{command} "))
    };
    let blocks = blocks(manual);
    let examples: Vec<&[&str]> = blocks
        .iter()
        .map(Vec::as_slice)
        .filter(of_command)
        .take(MOST)
        .collect();
    if examples.is_empty() {
        return page.to_owned();
    }
    let mut written = format!("{}\n.SH EXAMPLES\n", page.trim_end());
    for lines in examples {
        written.push_str(".PP\n.nf\n.RS 4\n");
        for line in lines.iter().take(MOST_LINES) {
            written.push_str(&roff(line));
            written.push('\n');
        }
        if MOST_LINES < lines.len() {
            written.push_str("\\&...\n");
        }
        written.push_str(".RE\n.fi\n");
    }
    written
}

/// The transcripts of a page, each from its command on.
fn blocks(manual: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut within = false;
    for line in manual.lines() {
        match line {
            "```console" => within = true,
            "```" => within = false,
            _ if !within => {}
            _ if line.starts_with("$ ") => found.push(vec![line]),
            // An exit code is for the test alone.
            _ if line.starts_with("? ") => {}
            _ => {
                if let Some(block) = found.last_mut() {
                    block.push(line);
                }
            }
        }
    }
    for block in &mut found {
        while block.last().is_some_and(|line| line.trim().is_empty()) {
            block.pop();
        }
    }
    found
}

/// A line as it is, in the language of man pages.
fn roff(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) {
        format!("\\&{line}")
    } else {
        line
    }
}
