//! What reports promise, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod charts;
mod coherence;
mod composed;
mod documents;
mod docx;
mod languages;
mod png;
mod printed;
mod robustness;
mod rounds;
mod site;
mod site_app;
mod vocabulary;
mod writers;
