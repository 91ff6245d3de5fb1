//! How kinds of sessions begin: templates that set this session up, and this session as a template for others.

mod losing;
mod template;
mod view;

use std::path::PathBuf;

use crate::workbench::{
    actions::Action,
    desk::{Ask, Desk, Job, Offer, Out, Overlay, Pane},
    kit::widgets::NoticeKind,
};
use template::Found;

/// The templates.
#[derive(Default)]
pub struct Templates {
    /// Those that were found last.
    found: Vec<Found>,
    /// What could not be read.
    unread: Vec<String>,
    /// The name that this session is to be kept under.
    name: String,
    /// The one that is asked about, and what would be lost by it.
    asked: Option<(usize, Vec<String>)>,
}

/// What happens here.
pub enum Message {
    /// These were found, and these could not be read.
    Found(Vec<Found>, Vec<String>),
    /// Set this session up as one of them says; asks first where something would be lost.
    Use(usize),
    /// Set it up so all the same.
    UseAnyway(usize),
    /// Leave it as it is.
    Leave,
    /// This session is to be kept under this name.
    Name(String),
    /// Keep it.
    Keep,
    /// It was kept, or could not be.
    Kept(Result<PathBuf, String>),
    /// Put the file of one away.
    PutAway(usize),
}

impl Templates {
    /// Looks for them.
    fn look(desk: &Desk<'_>, out: &mut Out<Message>) {
        let folder = desk.outside.settings.as_deref().map(template::folder);
        out.start(Job::quiet("templates", move |_| {
            let (found, unread) = template::all(folder.as_deref());
            Message::Found(found, unread)
        }));
    }

    fn set_up(&mut self, at: usize, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.asked = None;
        if let Some(one) = self.found.get(at) {
            out.change(template::step(&one.template, desk.session));
            let words = format!("Set up: {}. Undo takes it back.", one.template.name);
            out.tell(NoticeKind::Done, words, Offer::None);
            out.ask(Ask::Uncover);
        }
    }

    fn keep(&self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(folder) = desk.outside.settings.as_deref().map(template::folder) else {
            return out.info("There is no place for settings on this machine.");
        };
        let made = template::of(desk.session, &self.name);
        out.start(Job::quiet("keep a template", move |_| {
            let kept = template::write(&made, &folder);
            Message::Kept(kept.map_err(|error| format!("{}: {error}", folder.display())))
        }));
    }

    fn put_away(&mut self, at: usize, out: &mut Out<Message>) {
        let Some(file) = self.found.get(at).and_then(|one| one.file.clone()) else {
            return;
        };
        self.found.remove(at);
        // Out of the way, not out of the world.
        let old = file.with_extension("json.old");
        out.start(Job::quiet("put a template away", move |_| {
            let gone = std::fs::rename(&file, &old);
            Message::Kept(gone.map_or_else(
                |error| Err(format!("{}: {error}", file.display())),
                |()| Ok(old),
            ))
        }));
    }
}

impl Pane for Templates {
    type Message = Message;

    fn update(&mut self, message: Message, desk: &Desk<'_>, out: &mut Out<Message>) {
        match message {
            Message::Found(found, unread) => {
                self.found = found;
                self.unread = unread;
            }
            Message::Use(at) => {
                let one = self.found.get(at);
                let lost = one.map(|one| losing::losses(&one.template, desk));
                match lost.filter(|lost| !lost.is_empty()) {
                    Some(lost) => self.asked = Some((at, lost)),
                    None => self.set_up(at, desk, out),
                }
            }
            Message::UseAnyway(at) => self.set_up(at, desk, out),
            Message::Leave => self.asked = None,
            Message::Name(name) => self.name = name,
            Message::Keep => self.keep(desk, out),
            Message::Kept(kept) => {
                match kept {
                    Ok(_) => self.name.clear(),
                    Err(why) => out.tell(NoticeKind::Warning, why, Offer::None),
                }
                Self::look(desk, out);
            }
            Message::PutAway(at) => self.put_away(at, out),
        }
    }

    fn act(&mut self, action: Action, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if action != Action::Templates {
            return false;
        }
        self.asked = None;
        Self::look(desk, out);
        out.ask(Ask::Overlay(Overlay::Templates));
        true
    }

    fn needs_typed_words(message: &Message) -> bool {
        matches!(
            message,
            Message::Use(_) | Message::UseAnyway(_) | Message::Keep
        )
    }
}
