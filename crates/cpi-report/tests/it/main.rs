//! What reports promise, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod charts;
mod documents;
mod languages;
mod vocabulary;
mod writers;
