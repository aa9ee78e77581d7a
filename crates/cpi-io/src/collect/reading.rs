//! How are the files of a collection read without waiting for each other?

use crate::submission::{self, Incoming};
use cpi_model::threads::in_threads;
use cpi_model::{Framework, Problems};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many files are read at once, at the most: a file that is made to exhaust its reader takes
/// hundreds of megabytes, and a laptop has room for two of these.
const AT_ONCE: usize = 2;

/// What a file holds, or why it cannot be read.
type Found = Result<Incoming, Problems>;

/// Reads every file, and gives what each holds in the order of the files.
pub(super) fn all(files: &[(String, Vec<u8>)], framework: &Framework) -> Vec<Found> {
    let read = |(name, bytes): &(String, Vec<u8>)| submission::read(name, bytes, framework);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(AT_ONCE).min(files.len());
    if threads < 2 {
        return files.iter().map(read).collect();
    }
    let next = AtomicUsize::new(0);
    let each = |_| {
        let mut found = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(at) else {
                return found;
            };
            found.push((at, read(file)));
        }
    };
    let mut found: Vec<(usize, Found)> =
        in_threads(0..threads, each).into_iter().flatten().collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, found)| found).collect()
}
