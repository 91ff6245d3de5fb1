//! The form as one page that any browser shows, offline. Its one script saves the answers as a file and does nothing else; without
//! it the page can be printed.

use dom_query::Document;
use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use super::asked::{Form, Question, form, own};
use super::blocks::blocks;
use super::slot::Part;
use crate::export::{ExportError, Made, Order, escape, template, words::Words};
use crate::session::Session;

/// What the page runs, as one that allows itself nothing else knows it by its hash.
const SCRIPT: &str = include_str!("save.js");

/// The most characters that a field takes.
pub const LONGEST: usize = 20_000;

/// The page.
///
/// # Errors
/// There is nothing to ask about, or a template is broken.
pub fn page(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let mut form = form(session, order)?;
    let asked = form.questions.len();
    let render = |name: &str, about: Value| {
        let words = Words::of(order.language);
        template::render(name, &order.templates, words, about, asked)
    };
    let style = render(template::FORM_STYLE, Value::from(()))?;
    let page = |form: &Form| {
        let questions: Vec<Said<'_>> = form.questions.iter().map(Said::of).collect();
        let said = context! {
            language => order.language.code(),
            direction => order.language.direction(),
            title => &form.letter.title,
            above => Value::from(Serde(&form.letter.above)),
            below => Value::from(Serde(&form.letter.below)),
            questions => Value::from(Serde(&questions)),
            form => form.slot(Part::Itself),
            by => form.slot(Part::By),
            on => form.slot(Part::On),
            statement => if form.reply { form.slot(Part::Statement) } else { String::new() },
            longest => LONGEST,
            style_hash => escape::source_hash(&style),
            style => Value::from_safe_string(style.clone()),
            script_hash => escape::source_hash(SCRIPT),
            script => Value::from_safe_string(SCRIPT.to_owned()),
        };
        render(template::FORM, said)
    };
    // What it says follows from the template too.
    let first = Document::from(page(&form)?);
    form.head.own = blocks(&first).iter().map(|words| own(words)).collect();
    Ok(Made {
        bytes: page(&form)?.into_bytes(),
        warnings: form.warnings,
    })
}

/// A question, and the names of its fields.
#[derive(Serialize)]
struct Said<'a> {
    label: &'a str,
    words: &'a str,
    asked: String,
    correct: String,
    wrong: String,
}

impl<'a> Said<'a> {
    fn of(question: &'a Question) -> Self {
        Self {
            label: &question.label,
            words: &question.words,
            asked: question.slot(Part::Itself),
            correct: question.slot(Part::Correct),
            wrong: question.slot(Part::Wrong),
        }
    }
}
