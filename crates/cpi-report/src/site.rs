//! The site of an index: what its pages show in the browser of a visitor.

mod app;

pub use app::{APP, APP_STYLE, AppWord, ENGINE, ENGINE_NOTICES, app_words};
