//! How far a session is, as a picture: SVG, which any browser shows and any office program takes in, and which a screen reader
//! reads, for every figure stands in it in words.

mod figures;
mod picture;
mod problems;

pub use figures::{ArticleFigures, Figures, PersonFigures, VerdictFigures};
pub use picture::{Bar, Part, Piece, Tone, parts};
pub use problems::{ProblemFigures, RuleFigures, Weighed};

use super::{ExportError, Order, findings::findings};
use crate::session::Session;

/// The picture. Names of people are in it only if they may leave the house.
///
/// # Errors
/// None so far.
pub fn svg(session: &Session, order: &Order<'_>) -> Result<String, ExportError> {
    let (figures, problems) = figures_for(session, order);
    Ok(picture::svg(&figures, problems.as_ref()))
}

/// The same in words, a line each: for whoever sees no picture.
pub fn words(session: &Session, order: &Order<'_>) -> String {
    let mut lines = Vec::new();
    let (figures, problems) = figures_for(session, order);
    for part in picture::parts(&figures, problems.as_ref()) {
        lines.push(part.title.to_owned());
        lines.extend(
            part.bars
                .iter()
                .map(|bar| format!("  {}: {}", bar.name, bar.said)),
        );
    }
    lines.join("\n")
}

/// The figures, and those of what the rules find, where they are asked.
fn figures_for(session: &Session, order: &Order<'_>) -> (Figures, Option<ProblemFigures>) {
    let mut figures = Figures::of(session);
    if !order.options.people {
        figures.people.clear();
    }
    let asked = order.house.is_some();
    let problems = asked.then(|| ProblemFigures::of(&findings(session, order)));
    (figures, problems)
}

#[cfg(test)]
mod tests;
