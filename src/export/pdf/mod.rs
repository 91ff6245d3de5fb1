//! The review summary as PDF: A4, tagged (PDF/UA-1), with bookmarks and links, its text real text in every script.
//!
//! What is said ([`says`]) becomes rows of set lines ([`lines`], by parley), the rows pages ([`pages`]), the pages a file
//! ([`draw`], by krilla). The same session and order make the same bytes; only where a character is in none of the
//! fonts that come with the program, and the order allows fonts of the system, does the machine have a say.

mod draw;
mod fonts;
mod lines;
mod pages;
mod says;
mod shown;
mod story;
mod style;
mod text;
mod tree;

use draw::About;
use fonts::Fonts;
use krilla::error::KrillaError;
use lines::Setter;
use pages::Pages;
use says::Told;
use story::Story;

use super::report::Report;
use super::words::{Value, Words};
use super::{ExportError, Made, Order};
use crate::session::Session;

/// The review summary of a session. Linear in what it says.
pub(super) fn pdf(session: &Session, order: &Order<'_>) -> Result<Made, ExportError> {
    let (mut made, mut warnings) = tried(session, order, true);
    if matches!(made, Err(KrillaError::Validation(_))) {
        (made, warnings) = tried(session, order, false);
        warnings.push(
            "the file could not be made to conform to PDF/UA-1; it is tagged all the same"
                .to_owned(),
        );
    }
    let bytes = made.map_err(|error| ExportError::Unwritten(error.to_string()))?;
    Ok(Made { bytes, warnings })
}

/// The file, and what a person should know of it; `strict` asks for PDF/UA-1.
fn tried(
    session: &Session,
    order: &Order<'_>,
    strict: bool,
) -> (Result<Vec<u8>, KrillaError>, Vec<String>) {
    let words = Words::of(order.language);
    let mirrored = order.language.is_right_to_left();
    let mut setter = Setter::new(Fonts::new(order.system_fonts), mirrored);
    let (pieces, links, title) = {
        let report = Report::to_order(session, order, Words::of(order.language));
        let mut story = Story::new(&mut setter, &words);
        says::say(&mut story, &Told::new(&report, order));
        let title = text::short(&report.title, 300);
        (story.pieces, story.links, title)
    };
    let pages = Pages::of(&pieces);
    let made = order.now.map(|now| words.day(&now.to_string()));
    let head: Vec<String> = [text::short(&title, 70), made.unwrap_or_default()]
        .into_iter()
        .filter(|said| !said.is_empty())
        .collect();
    let page = |page: usize, pages: usize| {
        let number = |number: usize| Value::Number(i64::try_from(number).unwrap_or(i64::MAX));
        words.with(
            "pdf-page",
            &[("page", number(page)), ("pages", number(pages))],
        )
    };
    let about = About {
        title: if title.is_empty() { "…" } else { &title },
        language: order.language.code(),
        made: order.now.map(|now| now.0),
        head: &head.join(" · "),
        page: &page,
    };
    let warnings = setter.warnings();
    let made = draw::draw(&mut setter, pieces, &links, pages, &about, strict);
    (made, warnings)
}

#[cfg(test)]
mod tests;
