//! What the command promises, one module a promise. The transcripts of the documents are programs of
//! their own: they change the working folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod arriving;
mod changes;
mod encodings;
mod files;
mod hostile_texts;
mod kill;
mod modes_and_links;
mod mutations;
mod odd_sizes;
mod options;
mod publish;
mod records;
mod refusals;
mod report;
mod results_0_1;
mod robustness;
mod site;
mod small_samples;
mod support;
mod tables;
mod trend;
mod upgrade;
