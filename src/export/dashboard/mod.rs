//! How far a session is, as a picture: SVG, which any browser shows and any office program takes in, and which a screen reader
//! reads, for every figure stands in it in words.

mod figures;
mod picture;

pub use figures::{ArticleFigures, Figures, PersonFigures, VerdictFigures};
pub use picture::{Bar, Part, Piece, Tone, parts};

use super::{ExportError, Order};
use crate::session::Session;

/// The picture. Names of people are in it only if they may leave the house.
///
/// # Errors
/// None so far.
pub fn svg(session: &Session, order: &Order<'_>) -> Result<String, ExportError> {
    Ok(picture::svg(&figures_for(session, order)))
}

/// The same in words, a line each: for whoever sees no picture.
pub fn words(session: &Session, order: &Order<'_>) -> String {
    let mut lines = Vec::new();
    for part in picture::parts(&figures_for(session, order)) {
        lines.push(part.title.to_owned());
        lines.extend(
            part.bars
                .iter()
                .map(|bar| format!("  {}: {}", bar.name, bar.said)),
        );
    }
    lines.join("\n")
}

fn figures_for(session: &Session, order: &Order<'_>) -> Figures {
    let mut figures = Figures::of(session);
    if !order.options.people {
        figures.people.clear();
    }
    figures
}

#[cfg(test)]
mod tests;
