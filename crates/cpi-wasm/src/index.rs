//! Of what is a query asked? Everything is read and checked once, and then asked again and again.

#[cfg(feature = "analysis")]
mod editions;

use crate::Refusal;
use crate::query::QueryInput;
use crate::read::read_index;
#[cfg(feature = "analysis")]
use cpi_model::Crosswalk;
use cpi_scoring::Inputs;
use wasm_bindgen::prelude::wasm_bindgen;

/// A framework and what was answered to it. Free it with `free()` when done.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Index {
    pub(crate) newest: cpi_model::Index,
    /// The editions before it, the oldest first, each with the crosswalk to the next.
    #[cfg(feature = "analysis")]
    older: Vec<(cpi_model::Index, Crosswalk)>,
    /// Earlier states of editions.
    #[cfg(feature = "analysis")]
    before: Vec<cpi_model::Index>,
}

#[wasm_bindgen]
impl Index {
    /// Reads a framework and a JSON list of assessments.
    ///
    /// # Errors
    ///
    /// The problems.
    #[wasm_bindgen(constructor)]
    pub fn new(framework: &str, assessments: &str) -> Result<Index, Refusal> {
        let newest = read_index(framework, assessments)?;
        Ok(Self {
            newest,
            #[cfg(feature = "analysis")]
            older: Vec::new(),
            #[cfg(feature = "analysis")]
            before: Vec::new(),
        })
    }

    /// Asks a query in JSON: the document of the command that asks the same. The settings of a query
    /// (`plan`, `targets`, `settings`) may be an object or a text in JSON or TOML; `answers` of a
    /// what-if may be an object of indicators and answers.
    ///
    /// # Errors
    ///
    /// The problems, or why the methodology refuses.
    pub fn run(&self, query: &str) -> Result<String, Refusal> {
        let asked = QueryInput::read(query)?;
        asked.run(|query| query.run_with(&self.inputs(), &mut |_| true))
    }
}

impl Index {
    #[cfg(feature = "analysis")]
    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            older: &self.older,
            before: &self.before,
            ..Inputs::of(&self.newest)
        }
    }

    #[cfg(not(feature = "analysis"))]
    fn inputs(&self) -> Inputs<'_> {
        Inputs::of(&self.newest)
    }
}

#[cfg(feature = "analysis")]
mod watched {
    use super::{Index, editions};
    use crate::Refusal;
    use crate::query::QueryInput;
    use crate::read::read_rounds;
    use cpi_scoring::{Progress, Stage};
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    impl Index {
        /// Reads editions, a JSON list of `{"framework": …, "rounds": […], "assessments": […]}`, the
        /// oldest first; the crosswalks between them, in any order; and earlier states, each like
        /// an edition.
        ///
        /// # Errors
        ///
        /// The problems, or that a crosswalk is missing.
        pub fn of_editions(
            editions: &str,
            crosswalks: Option<String>,
            before: Option<String>,
        ) -> Result<Index, Refusal> {
            editions::read(editions, crosswalks.as_deref(), before.as_deref())
        }

        /// Reads a JSON list of rounds, by whose dates the assessments are in order.
        ///
        /// # Errors
        ///
        /// The problems.
        pub fn set_rounds(&mut self, rounds: &str) -> Result<(), Refusal> {
            self.newest.rounds = read_rounds("rounds", &self.newest.framework, rounds)?;
            Ok(())
        }

        /// As [`Index::run`]; `watch` hears how far a robustness run is, and ends it with what it has
        /// by answering `false`, or by an error.
        ///
        /// # Errors
        ///
        /// As [`Index::run`].
        pub fn run_with(&self, query: &str, watch: &js_sys::Function) -> Result<String, Refusal> {
            self.run_watched(query, &mut |progress| {
                let stage = JsValue::from_str(match progress.stage {
                    Stage::Drawing => "drawing",
                    Stage::DrawingAgain => "drawing-again",
                    Stage::LeavingOut => "leaving-out",
                    Stage::Sensitivity => "sensitivity",
                });
                let (done, all) = (progress.done.into(), progress.all.into());
                let answer = watch.call3(&JsValue::NULL, &stage, &done, &all);
                answer.is_ok_and(|answer| answer != JsValue::FALSE)
            })
        }
    }

    impl Index {
        /// As [`Index::run_with`], for Rust.
        ///
        /// # Errors
        ///
        /// As [`Index::run`].
        pub fn run_watched(
            &self,
            query: &str,
            watch: &mut dyn FnMut(Progress) -> bool,
        ) -> Result<String, Refusal> {
            let asked = QueryInput::read(query)?;
            asked.run(|query| query.run_with(&self.inputs(), watch))
        }
    }
}
