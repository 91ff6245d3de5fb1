//! What is attached to a letter: listed when somebody asks, and read as an article when somebody takes it. Nothing is
//! opened by itself, and nothing at all under the name that the letter gives it.

use std::{collections::BTreeSet, path::PathBuf};

use egui::{Button, Label, RichText, ScrollArea, Ui, vec2};

use super::{
    Articles, Message,
    document::Document,
    work::{kept, taken},
};
use crate::{
    import::{self, Attachment, How},
    session::Id,
    storage::State,
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Overlay, Topic},
        kit::{
            theme::{fonts, size},
            widgets::{NoticeKind, first_focus, muted, title},
        },
    },
};

/// A letter whose attachments are listed.
pub struct Letter {
    article: Id,
    found: Vec<Attachment>,
    /// What was taken, by its number.
    taken: BTreeSet<usize>,
}

/// Offers what is attached to a letter that was read.
pub(super) fn offered(letter: Id, attached: usize, out: &mut Out<Message>) {
    let words = match attached {
        0 => return,
        1 => "1 document is attached to the letter. It was not opened.".to_owned(),
        count => format!("{count} documents are attached to the letter. None was opened."),
    };
    out.tell(NoticeKind::Info, words, Offer::Attached(letter));
}

/// Lists what is attached to the letter that an article was read from.
pub(super) fn list(article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(document) = Document::of(article, desk) else {
        out.info("This article was read from no letter: nothing is attached.");
        return;
    };
    let reader = desk.outside.reader.clone();
    out.start(Job::new("Listing what is attached", move |progress| {
        let cancelled = || progress.is_cancelled();
        let how = How::confined(reader, &cancelled);
        let read = document.bytes().and_then(|content| {
            let read = import::bytes(&content, document.file.as_ref(), &how);
            read.map_err(|error| format!("{}: {error}.", document.file))
        });
        Message::Listed(article, read.map(|read| read.attachments))
    }));
}

impl Articles {
    /// This is attached.
    pub(super) fn listed(
        &mut self,
        article: Id,
        found: Result<Vec<Attachment>, String>,
        out: &mut Out<Message>,
    ) {
        match found {
            Ok(found) if found.is_empty() => {
                out.info("Nothing is attached to what this article was read from.");
            }
            Ok(found) => {
                let same = self
                    .letter
                    .take()
                    .filter(|letter| letter.article == article);
                self.letter = Some(Letter {
                    article,
                    found,
                    taken: same.map(|letter| letter.taken).unwrap_or_default(),
                });
                out.ask(Ask::Overlay(Overlay::Attached(article)));
            }
            Err(error) => out.failed(Topic::Refused, error),
        }
    }

    /// Reads what is attached under a number, as an article.
    pub(super) fn take(
        &mut self,
        article: Id,
        number: usize,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let letter = self
            .letter
            .as_mut()
            .filter(|letter| letter.article == article);
        if let Some(letter) = letter {
            letter.taken.insert(number);
        }
        let Some(document) = Document::of(article, desk) else {
            return;
        };
        let id = desk.new_id();
        let reader = desk.outside.reader.clone();
        let keep = desk.outside.state.as_ref().map(State::kept);
        out.start(Job::new("Reading an attachment", move |progress| {
            let cancelled = || progress.is_cancelled();
            let how = How::confined(reader, &cancelled);
            let part = document.bytes().and_then(|letter| {
                let part = import::attachment(&letter, number, &how);
                part.map_err(|error| format!("{} {error}.", document.file))
            });
            let (name, content) = match part {
                Ok(part) => part,
                Err(error) => return Message::Read(vec![(PathBuf::new(), Err(error))]),
            };
            let read = import::bytes(&content, name.as_ref(), &how);
            let read = read.map_err(|error| format!("{name}: {error}."));
            let read = read.map(|imported| kept(imported, &content, &name, keep.as_ref()));
            let read = read.and_then(|imported| taken(imported, id, &name));
            // No file of this name is meant: nothing looks for one.
            Message::Read(vec![(PathBuf::new(), read)])
        }));
    }

    /// Draws what is attached to a letter, one below the other, each with a button that adds it.
    pub fn attached(&self, ui: &mut Ui, letter: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let room = ui.ctx().content_rect().size();
        ui.set_width((room.x - 120.0).clamp(300.0, 560.0));
        title(ui, "Attached to the letter");
        muted(
            ui,
            "Nothing is opened by itself. Each is read as an article of this session.",
        );
        let listed = self.letter.as_ref().filter(|one| one.article == letter);
        let height = (room.y - 240.0).clamp(120.0, 480.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::S;
            for one in listed.iter().flat_map(|letter| &letter.found) {
                let taken = listed.is_some_and(|letter| letter.taken.contains(&one.number))
                    || is_there(one, desk);
                entry(ui, letter, one, taken, out);
            }
        });
        ui.add_space(size::XS);
        let close = ui.button("Close");
        first_focus(&close);
        if close.clicked() {
            out.ask(Ask::Overlay(Overlay::None));
        }
    }
}

/// Whether the document itself is one that an article of the session was read from.
fn is_there(one: &Attachment, desk: &Desk<'_>) -> bool {
    let mut drafts = desk.session.drafts.live();
    !one.sha256.is_empty() && drafts.any(|(_, draft)| draft.package == one.sha256)
}

fn entry(ui: &mut Ui, letter: Id, one: &Attachment, taken: bool, out: &mut Out<Message>) {
    ui.horizontal(|ui| {
        let read = one.format();
        let words = if taken { "Added" } else { "Add" };
        let free = read.is_some() && !taken;
        let add = ui.add_enabled(free, Button::new(words).min_size(vec2(60.0, 0.0)));
        if free {
            first_focus(&add);
        }
        if add
            .accessible_name(format!("{words}: {}", one.name))
            .clicked()
        {
            out.say(Message::Take(letter, one.number));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = RichText::new(&one.name).font(fonts::ui_bold());
            ui.add(Label::new(name).wrap());
            let kind = read.map_or("not a document that is read", |format| format.label());
            muted(ui, &format!("{kind}, {}", one.size_in_words()));
        });
    });
}
