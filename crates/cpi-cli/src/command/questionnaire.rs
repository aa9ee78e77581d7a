//! `cpi questionnaire`.

use super::framework::source::language;
use super::index::open_quietly;
use crate::args::{QuestionnaireArgs, QuestionnaireForm};
use crate::clock;
use crate::failure::Failure;
use crate::output;
use cpi_io::questionnaire::QuestionnaireRequest;
use cpi_io::{folder, write};

pub(super) fn run(form: QuestionnaireForm, asked: &QuestionnaireArgs) -> Result<(), Failure> {
    let index = open_quietly(&asked.index)?;
    let framework = &index.framework;
    if let Some(assessor) = &asked.assessor {
        clock::pseudonym("--assessor", assessor, framework)?;
    }
    let request = QuestionnaireRequest {
        round: asked.round.as_deref(),
        country: asked.country.as_deref(),
        sections: &asked.section,
        level: asked.level.as_deref(),
        language: language(framework, asked.language.as_deref())?,
        assessor: asked.assessor.as_deref(),
        blind: asked.blind,
        previous: asked.previous.as_deref(),
    };
    let mut written = String::new();
    for questionnaire in request.questionnaires(&index)? {
        let mut files = Vec::new();
        match form {
            QuestionnaireForm::Xlsx => {
                let bytes = write::xlsx::workbook(&questionnaire)?;
                files.push((format!("{}.xlsx", request.file_stem(&questionnaire)), bytes));
            }
            QuestionnaireForm::Xlsform => {
                for section in &questionnaire.sections {
                    let node = folder::of_node(framework, section.node);
                    let bytes = write::xlsform::form(&questionnaire, section)?;
                    let (round, country) = (questionnaire.round, questionnaire.country);
                    files.push((format!("{round}-{country}-{node}.form.xlsx"), bytes));
                }
            }
        }
        folder::make(&asked.into)?;
        for (name, bytes) in files {
            let file = asked.into.join(name);
            folder::write_atomic(&file, &bytes)?;
            written.push_str(&format!("{}\n", file.display()));
        }
    }
    output::result(&written)
}
