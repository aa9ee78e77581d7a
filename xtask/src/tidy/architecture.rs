//! Do the tables of `ARCHITECTURE.md` name every module of every crate, and no other?

use crate::root;
use std::collections::BTreeSet;
use std::fs;

/// The crates whose modules stand in a table, one row a module or several in a row.
const CRATES: [&str; 4] = ["cpi-model", "cpi-scoring", "cpi-io", "cpi-report"];

pub(super) fn check(faults: &mut Vec<String>) -> Result<(), String> {
    let text = read("ARCHITECTURE.md")?;
    for name in CRATES {
        let front = read(&format!("crates/{name}/src/lib.rs"))?;
        let declared = modules(&front);
        let listed = rows(&text, name);
        for module in declared.difference(&listed) {
            faults.push(format!("ARCHITECTURE.md: `{module}` of {name} is missing"));
        }
        for module in listed.difference(&declared) {
            faults.push(format!("ARCHITECTURE.md: {name} has no module `{module}`"));
        }
    }
    Ok(())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The modules that a crate declares.
fn modules(front: &str) -> BTreeSet<String> {
    let declared = front.lines().filter_map(|line| {
        let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    declared.map(str::to_owned).collect()
}

/// The modules in the first table after the name of a crate.
fn rows(text: &str, name: &str) -> BTreeSet<String> {
    let heading = format!("**`{name}`**");
    let after = text.lines().skip_while(|line| !line.starts_with(&heading));
    let table = after
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let first_cells = table.filter_map(|row| row.split('|').nth(1));
    first_cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{modules, rows};

    #[test]
    fn modules_and_rows_are_read() {
        let front = "mod a;\npub mod b;\n// mod c;\nuse d;\n";
        assert!(modules(front).into_iter().eq(["a", "b"]));
        let text = "**`one`**: x\n\n| module | answers |\n|---|---|\n| `a`, `c` | `z`? |\n\n**`two`**\n| `b` |\n";
        assert!(rows(text, "one").into_iter().eq(["a", "c"]));
        assert!(rows(text, "two").into_iter().eq(["b"]));
    }
}
