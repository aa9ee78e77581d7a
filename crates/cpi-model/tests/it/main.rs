//! What the types promise, one module a promise.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod characters;
mod language;
mod matching;
mod numbers;
mod pointer;
mod positions;
