//! What the child does: it is given a document, says how large its pages are, and answers what it is asked of them.

use super::drawn::Drawn;
use super::picture::Shown;
use super::wire::{HERE, Opened, Question, REFUSED, Size, View, said};
use super::{PIXELS, Placed};
use crate::child::{Heard, Talker};
use crate::import::ImportError;
use crate::import::readers::{Reader as _, pdf};

/// What a child that stays is asked for.
pub const TALKER: Talker = ("show-pages", talk);

/// A document that is open.
pub(super) trait Open {
    /// How large its pages are.
    fn sizes(&self) -> Vec<Size>;

    /// A region as pixels, four bytes each, as many as are asked for.
    fn draw(&mut self, view: &View) -> Result<Vec<u8>, String>;

    /// The words of a page.
    fn words(&mut self, page: usize) -> Result<Vec<Placed>, String>;
}

fn talk(heard: &mut Heard<'_>) {
    let Some(content) = heard.hear() else {
        return;
    };
    if pdf::Pdf.knows(&content) {
        match pdf::opened(content) {
            Ok(file) => answer(&mut Drawn::new(&file), false, heard),
            Err(error) => {
                heard.answer(&[&refused(error).to_bytes()]);
            }
        }
    } else {
        match Shown::open(content) {
            Ok(mut shown) => answer(&mut shown, true, heard),
            Err(why) => {
                heard.answer(&[&why.to_bytes()]);
            }
        }
    }
}

fn refused(error: ImportError) -> Opened {
    match error {
        ImportError::Locked => Opened::Locked,
        ImportError::Limit(why) => Opened::TooMuch(why),
        ImportError::Damaged(why) => Opened::Damaged(why),
        other => Opened::Damaged(other.to_string()),
    }
}

fn answer(open: &mut dyn Open, picture: bool, heard: &mut Heard<'_>) {
    let sizes = open.sizes();
    let opened = if sizes.is_empty() {
        Opened::Damaged("it has no pages".to_owned())
    } else {
        Opened::Pages(sizes, picture)
    };
    let mut listening = heard.answer(&[&opened.to_bytes()]);
    while listening && let Some(question) = heard.hear() {
        let answer = match serde_json::from_slice(&question) {
            Ok(Question::Draw(view)) => checked(&view).and_then(|()| open.draw(&view)),
            Ok(Question::Words(page)) => open.words(page).map(|words| said(&words)),
            Err(error) => Err(error.to_string()),
        };
        listening = match answer {
            Ok(bytes) => heard.answer(&[&bytes, &[HERE]]),
            Err(why) => heard.answer(&[why.as_bytes(), &[REFUSED]]),
        };
    }
}

/// Whoever asks keeps to this; a test may not.
fn checked(view: &View) -> Result<(), String> {
    let pixels = u64::from(view.width) * u64::from(view.height);
    let region = view.left < view.right && view.top < view.bottom;
    let sides = u16::try_from(view.width).is_ok() && u16::try_from(view.height).is_ok();
    (pixels > 0 && pixels <= PIXELS && region && sides)
        .then_some(())
        .ok_or_else(|| "there can be no such picture".to_owned())
}
