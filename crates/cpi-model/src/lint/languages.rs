//! Are the texts there in every declared language? One that is declared as a draft says by that that it is not
//! finished; a check counts what it lacks.

use super::Finding;
use crate::framework::Framework;
use crate::pointer::Pointer;
use crate::problem::ProblemKind;

pub(super) fn find(framework: &Framework, found: &mut Vec<Finding>) {
    for (i, language) in framework.draft().completeness().iter().enumerate() {
        let drafts = &framework.draft().draft_languages;
        if !language.is_complete() && !drafts.contains(&language.language) {
            found.push(Finding::new(
                ProblemKind::MissingText,
                Vec::new(),
                Pointer::entry("languages", i),
                format!(
                    "`{}` has {} of {} texts; lacking are {}",
                    language.language,
                    language.present,
                    language.expected,
                    language.lacking()
                ),
                format!("have them translated into `{}`", language.language),
            ));
        }
    }
}
