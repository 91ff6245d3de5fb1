//! Articles from the clipboard: its rich text, read like a document that nobody trusts, or its plain text.

use std::path::{Path, PathBuf};

use super::{Message, arriving::decide};
use crate::{
    import::{self, Format, How, ImportError, Imported},
    workbench::{
        desk::{Ask, Desk, Job, Out, Overlay, Topic},
        kit::clipboard::Clip,
    },
};

/// What is said where there is nothing.
const NOTHING: &str = "There is no text on the clipboard.";

/// Adds what is on the clipboard.
pub(super) fn clipboard(plain: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
    let clipboard = desk.outside.clipboard.clone();
    read(desk, out, move |how| {
        let clip = (clipboard.read)()?;
        match (plain, clip) {
            (
                false,
                Clip {
                    rich: None,
                    text: None,
                },
            )
            | (true, Clip { text: None, .. }) => Err(NOTHING.to_owned()),
            (true, Clip { text, .. }) => {
                said(import::text(&text.unwrap_or_default(), Format::Text))
            }
            (false, Clip { rich, text }) => said(import::clipboard(
                rich.as_deref(),
                &text.unwrap_or_default(),
                how,
            )),
        }
    });
}

/// Adds a text that was pasted and asked about: with the rich text beside it, if that is still there, or as it is.
pub(super) fn text(text: String, plain: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
    let clipboard = desk.outside.clipboard.clone();
    read(desk, out, move |how| {
        if plain {
            return said(import::text(&text, Format::Text));
        }
        // Something else may lie there by now: what was asked about is what is added.
        let same = (clipboard.read)().ok().filter(|clip| {
            let now = clip.text.as_deref().unwrap_or_default();
            now.trim() == text.trim()
        });
        let rich = same.and_then(|clip| clip.rich);
        said(import::clipboard(rich.as_deref(), &text, how))
    });
}

/// Looks what is on the clipboard, to ask about it.
pub(super) fn look(desk: &Desk<'_>, out: &mut Out<Message>) {
    let clipboard = desk.outside.clipboard.clone();
    out.start(Job::new("Reading the clipboard", move |_| {
        let text = (clipboard.read)().map(|clip| clip.text.unwrap_or_default());
        Message::Looked(text)
    }));
}

/// Asks about what was found.
pub(super) fn looked(found: Result<String, String>, out: &mut Out<Message>) {
    match found {
        Ok(text) if text.trim().is_empty() => out.info(NOTHING),
        Ok(text) => out.ask(Ask::Overlay(Overlay::pasted(text, true))),
        Err(error) => out.failed(Topic::Reading(PathBuf::new()), error),
    }
}

fn said(read: Result<Imported, ImportError>) -> Result<Imported, String> {
    read.map_err(|error| format!("The text on the clipboard {error}."))
}

/// Reads an article that comes from no file.
fn read(
    desk: &Desk<'_>,
    out: &mut Out<Message>,
    read: impl FnOnce(&How<'_>) -> Result<Imported, String> + Send + 'static,
) {
    let id = desk.new_id();
    let reader = desk.outside.reader.clone();
    let session = desk.session.clone();
    out.start(Job::new("Reading the clipboard", move |progress| {
        let cancelled = || progress.is_cancelled();
        let read = read(&How::confined(reader, &cancelled));
        let read = read.and_then(|imported| decide(&session, imported, id, Path::new("")));
        Message::Read(vec![(PathBuf::new(), read)])
    }));
}
