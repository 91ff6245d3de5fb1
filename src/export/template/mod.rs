//! Documents from templates (minijinja, <https://docs.rs/minijinja>): the program's own, which a house may replace.
//!
//! A template runs nothing, reads nothing and includes nothing but other templates that are given. Whatever it prints is
//! escaped for its format, without a way round it. What it may do is bounded: one that never ends, or makes too much, is an
//! error.

mod escape;
mod folder;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::order::ExportError;
use super::words::{self, Words};
use escape::Escape;

pub use folder::{FolderError, TEMPLATES, templates_in};

/// Templates by name: those of a house stand in place of the program's of the same name, or beside them.
pub type Templates = BTreeMap<String, String>;

/// The summary as Markdown.
pub(super) const MARKDOWN: &str = "summary.md.jinja";
/// The summary as a page.
pub(super) const PAGE: &str = "summary.html.jinja";

/// The changes for the writer.
pub(super) const CHANGES: &str = "changes.md.jinja";

/// What is said to somebody who is asked whether claims are correct.
pub(super) const QUESTIONS: &str = "questions.md.jinja";
/// What is said to somebody about whom something will be published.
pub(super) const REPLY: &str = "reply.md.jinja";
/// The form as a page.
pub(super) const FORM: &str = "questions.html.jinja";
/// The look of that page.
pub(super) const FORM_STYLE: &str = "questions.css.jinja";
/// The same as rich text, and as the plain text beside it.
pub(super) const CHANGES_RICH: &str = "changes.html.jinja";
pub(super) const CHANGES_PLAIN: &str = "changes.txt.jinja";

/// The look of the summary's page.
pub(super) const STYLE: &str = "style.css.jinja";

/// The program's templates.
const OWN: [(&str, &str); 12] = [
    (MARKDOWN, include_str!("../templates/summary.md.jinja")),
    (PAGE, include_str!("../templates/summary.html.jinja")),
    (
        "article.html.jinja",
        include_str!("../templates/article.html.jinja"),
    ),
    (
        "claim.html.jinja",
        include_str!("../templates/claim.html.jinja"),
    ),
    (STYLE, include_str!("../templates/style.css.jinja")),
    (CHANGES, include_str!("../templates/changes.md.jinja")),
    (QUESTIONS, include_str!("../templates/questions.md.jinja")),
    (REPLY, include_str!("../templates/reply.md.jinja")),
    (FORM, include_str!("../templates/questions.html.jinja")),
    (FORM_STYLE, include_str!("../templates/questions.css.jinja")),
    (
        CHANGES_RICH,
        include_str!("../templates/changes.html.jinja"),
    ),
    (
        CHANGES_PLAIN,
        include_str!("../templates/changes.txt.jinja"),
    ),
];

/// What a template may use up: a unit is a step, or 64 bytes that it makes.
const FUEL: u64 = 2_000_000;
/// The same for each record that it is about.
const FUEL_FOR_EACH: u64 = 20_000;
/// How deeply templates may call one another.
const DEEP: usize = 50;

/// The names of the program's templates.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    OWN.iter().map(|(name, _)| *name)
}

/// One of the program's templates, to begin one's own with.
pub fn template(name: &str) -> Option<&'static str> {
    OWN.iter()
        .find(|(own, _)| *own == name)
        .map(|(_, text)| *text)
}

/// Renders a template. `records` says how many records `about` speaks of, for the bounds.
///
/// # Errors
/// A template is broken, does not fit what there is, or does not end.
pub(super) fn render(
    name: &str,
    given: &Templates,
    words: Words,
    about: Value,
    records: usize,
) -> Result<String, ExportError> {
    let escape = Escape::of(name);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_recursion_limit(DEEP);
    let records = u64::try_from(records).unwrap_or(u64::MAX);
    environment.set_fuel(Some(
        FUEL.saturating_add(records.saturating_mul(FUEL_FOR_EACH)),
    ));
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("format".into()));
    environment.set_formatter(move |out, _, value| escape.write(out, value));
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.remove_filter("safe");
    environment.add_filter("address", move |address: Value| escape.address(&address));
    environment.add_filter("lines", move |text: &str| {
        Value::from_safe_string(escape.lines(text))
    });
    let words = Arc::new(words);
    let numbers = Arc::clone(&words);
    environment.add_filter("number", move |number: i64| numbers.number(number));
    environment.add_function("word", speaker(words));
    let own = OWN.iter().filter(|(name, _)| !given.contains_key(*name));
    let given = given
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    for (name, text) in own.copied().chain(given) {
        environment
            .add_template(name, text)
            .map_err(|error| broken(name, &error))?;
    }
    let template = environment
        .get_template(name)
        .map_err(|error| broken(name, &error))?;
    template.render(about).map_err(|error| broken(name, &error))
}

/// The function `word("key", n=3)`: the fixed words of the language. A key of the summary may be named without its "summary-".
fn speaker(
    words: Arc<Words>,
) -> impl Fn(&str, Kwargs) -> Result<Value, Error> + Send + Sync + 'static {
    // Those without values are said again and again.
    let plain: RwLock<HashMap<String, Value>> = RwLock::default();
    let missing = |key: &str| {
        let what = format!("there is no word “{key}”");
        Error::new(ErrorKind::InvalidOperation, what)
    };
    let find = move |key: &str, args: &[(&str, words::Value<'_>)]| {
        let said = words.find(&format!("summary-{key}"), args);
        said.or_else(|| words.find(key, args))
    };
    move |key, values| {
        if values.args().next().is_none() {
            let known = plain.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(said) = known.get(key) {
                return Ok(said.clone());
            }
            drop(known);
            let said = Value::from(find(key, &[]).ok_or_else(|| missing(key))?);
            let mut known = plain.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(key.to_owned(), said.clone());
            return Ok(said);
        }
        let given: Vec<(&str, Value)> = values
            .args()
            .map(|name| Ok((name, values.get(name)?)))
            .collect::<Result<_, Error>>()?;
        let texts = given.iter().map(|(_, value)| match value.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(value.to_string()),
        });
        let texts: Vec<Cow<'_, str>> = texts.collect();
        let args = given.iter().zip(&texts).map(|((name, value), text)| {
            let number = value.as_i64().map(words::Value::Number);
            (*name, number.unwrap_or(words::Value::Text(text)))
        });
        let said = find(key, &args.collect::<Vec<_>>());
        Ok(Value::from(said.ok_or_else(|| missing(key))?))
    }
}

/// What is wrong with a template, for whoever wrote it.
fn broken(name: &str, error: &Error) -> ExportError {
    // The innermost error knows the place.
    let mut inner = error;
    while let Some(below) = std::error::Error::source(inner).and_then(|e| e.downcast_ref::<Error>())
    {
        inner = below;
    }
    let what = match inner.kind() {
        ErrorKind::OutOfFuel => "it does not end, or makes too much".to_owned(),
        kind => match inner.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        },
    };
    ExportError::Template {
        name: inner.name().unwrap_or(name).to_owned(),
        line: inner.line().unwrap_or(1),
        what,
    }
}

#[cfg(test)]
mod tests;
