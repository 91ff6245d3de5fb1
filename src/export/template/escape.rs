//! What a template prints, made harmless for its format.

use minijinja::{Error, Output, Value};

use crate::export::address::opens;
use crate::export::escape::{block, line, plain};

/// The format that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// Markdown: a value is one line that shows its text to the letter.
    Markdown,
    /// HTML: a value is text, or stands in an attribute in quotation marks.
    Html,
    /// Anything else: a value is text without control characters.
    Plain,
}

impl Escape {
    /// The format of a template by its name.
    pub fn of(name: &str) -> Self {
        let name = name.strip_suffix(".jinja").unwrap_or(name);
        match name.rsplit_once('.') {
            Some((_, "md")) => Self::Markdown,
            Some((_, "html" | "htm")) => Self::Html,
            _ => Self::Plain,
        }
    }

    /// Writes a value. What the template itself made of escaped values stays as it is.
    pub fn write(self, out: &mut Output<'_>, value: &Value) -> Result<(), Error> {
        if value.is_none() || value.is_undefined() {
            return Ok(());
        }
        let written = match value.as_str() {
            Some(text) if value.is_safe() => out.write_str(text),
            Some(text) => match self {
                Self::Html => html(text, |part| out.write_str(part)),
                _ => out.write_str(&self.text(text)),
            },
            None => out.write_str(&self.text(&value.to_string())),
        };
        Ok(written?)
    }

    /// A text, escaped.
    fn text(self, text: &str) -> String {
        match self {
            Self::Markdown => line(text),
            Self::Html => {
                let mut escaped = String::with_capacity(text.len() + text.len() / 8);
                html(text, |part| {
                    escaped.push_str(part);
                    Ok(())
                })
                .ok();
                escaped
            }
            Self::Plain => plain(text),
        }
    }

    /// A text with its line breaks, escaped.
    pub fn lines(self, text: &str) -> String {
        match self {
            Self::Markdown => block(text),
            Self::Html => {
                let text = plain(text);
                let lines = text.trim().lines().map(|line| self.text(line));
                lines.collect::<Vec<_>>().join("<br>")
            }
            Self::Plain => plain(text),
        }
    }

    /// What opens an address, shown in full; the text of one that must not be opened.
    pub fn address(self, text: &Value) -> Value {
        let text = text.to_string();
        let Some(to) = opens(&text) else {
            return Value::from(text);
        };
        Value::from_safe_string(match self {
            Self::Markdown => format!("<{to}>"),
            Self::Html => {
                let to = self.text(&to);
                format!("<a href=\"{to}\" rel=\"noopener noreferrer\" dir=\"ltr\">{to}</a>")
            }
            Self::Plain => to,
        })
    }
}

/// Text that HTML shows to the letter, inside elements and quoted attributes, in pieces; see [`plain`] for what is left out.
fn html(text: &str, mut put: impl FnMut(&str) -> std::fmt::Result) -> std::fmt::Result {
    let unusual = |c: char| {
        c.is_control()
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    let cleaned;
    let text = if text.contains(unusual) {
        cleaned = plain(text);
        &cleaned
    } else {
        text
    };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '`']) {
        let (before, from) = rest.split_at(at);
        put(before)?;
        let (mark, after) = from.split_at(1);
        put(match mark {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            "'" => "&#39;",
            _ => "&#96;",
        })?;
        rest = after;
    }
    put(rest)
}
