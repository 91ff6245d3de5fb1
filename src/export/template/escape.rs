//! What a template prints, made harmless for its format.

use minijinja::{Error, Output, Value};

use crate::export::address::opens;
use crate::export::escape::{block, line, plain, plainly, put_line};

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
                Self::Markdown => put_line(text, out),
                Self::Plain => out.write_str(&plainly(text)),
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
                let mut escaped = String::with_capacity(text.len() + text.len() / 8);
                for (at, line) in plainly(text).trim().lines().enumerate() {
                    if at > 0 {
                        escaped.push_str("<br>");
                    }
                    html(line, |part| {
                        escaped.push_str(part);
                        Ok(())
                    })
                    .ok();
                }
                escaped
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
    let text = plainly(text);
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let name = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'`' => "&#96;",
            _ => continue,
        };
        put(text.get(done..at).unwrap_or_default())?;
        put(name)?;
        done = at + 1;
    }
    put(text.get(done..).unwrap_or_default())
}
