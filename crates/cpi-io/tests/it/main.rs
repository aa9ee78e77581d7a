//! What the readers and writers promise, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod belonging;
mod calendar;
mod chunked_tables;
mod collecting;
mod crosswalks;
mod edge_cases;
mod encodings;
mod exports;
mod files;
mod forms;
mod handing_in;
mod invalid;
mod kobo;
mod languages;
mod large_files;
mod ledger;
mod locked_cells;
mod many_files;
mod merge;
mod mistaken_cells;
mod not_applicable;
mod other_programs;
mod personal;
mod quantities;
mod records;
mod review_book;
#[cfg(feature = "reference")]
mod second_edition;
mod settings;
mod signature;
mod support;
mod tables_of_text;
mod tampering;
mod translation;
mod unknown_keys;
mod words;
mod workbook;
