//! What the functions for JavaScript promise, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod analysis;
mod wasm_api;
