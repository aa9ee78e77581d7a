//! Which part of the name of a file stands for a node?

use cpi_model::Framework;

/// The part of the name of a file that stands for a node: its code; or where the code of an
/// earlier node differs in upper and lower case only, which many systems take for the same name,
/// its code with `~2`, `~3` and so on. No code holds a `~`, so the code can be read from the name.
pub fn of_node(framework: &Framework, node: usize) -> String {
    let nodes = framework.nodes();
    let code: &str = nodes[node].code();
    let same = |other: &&cpi_model::framework::Node| other.code().eq_ignore_ascii_case(code);
    match nodes[..node].iter().filter(same).count() {
        0 => code.to_owned(),
        earlier => format!("{code}~{}", earlier + 1),
    }
}
