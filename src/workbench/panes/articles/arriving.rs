//! What was read may be the next draft of an article that is here: then a person is asked, and nothing is moved before that.
//! A file that an article was read from is watched: when it is written, its new text is offered as a draft.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use egui::{Label, Ui};

use super::{Articles, Message, attached, text, work};
use crate::{
    fetch::Address,
    import::{self, How, Imported, Intake, Remark},
    session::{Command, Id, Session, Way},
    storage::State,
    workbench::{
        desk::{Ask, Desk, Job, Offer, Out, Overlay, Topic, file_name, record_words::short},
        kit::widgets::{NoticeKind, default_button, title},
    },
};

/// What was read.
pub enum Arrived {
    /// An article, with the name it will have, ready to be added.
    Article(Id, Box<Intake>),
    /// A text that looks like the next draft of an article.
    Alike(Box<Alike>),
    /// The very text of an article's draft.
    Same(Id),
    /// A file that was handed out, with somebody's answers.
    CameBack,
}

/// What a text is that looks like an article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its next draft.
    Draft,
    /// An article of its own.
    Another,
    /// The document that was handed out, with somebody's answers.
    CameBack,
}

/// A text that looks like the next draft of an article.
pub struct Alike {
    article: Id,
    /// How much of the shorter of both texts stands in the other, per mille.
    share: usize,
    imported: Imported,
    /// The name it will have if it is an article of its own.
    id: Option<Id>,
    path: PathBuf,
    /// Comments of a check stand in it: it was handed out.
    ours: bool,
}

/// Tells what it is that was read.
pub fn decide(
    session: &Session,
    imported: Imported,
    id: Option<Id>,
    path: &Path,
) -> Result<Arrived, String> {
    let text = import::draft(&imported);
    let sha256 = text.sha256();
    let same = session.articles_in_order().into_iter().find(|(id, _)| {
        let draft = session.draft_of(*id);
        draft.is_some_and(|(_, draft)| draft.sha256 == sha256)
    });
    // Of what is in no file, none can be read again.
    let ours = imported.remarks.iter().any(|one| one.own().is_some()) && path.is_file();
    if let Some((id, article)) = same {
        if ours {
            return Ok(Arrived::CameBack);
        }
        // What is written beside the text may be new.
        if imported.remarks.is_empty() {
            return Ok(Arrived::Same(id));
        }
        let next = import::next_draft(imported, id, article, &file_name(path));
        return Ok(Arrived::Article(id, Box::new(next)));
    }
    match session.article_like(&text) {
        Some((article, share)) => Ok(Arrived::Alike(Box::new(Alike {
            article,
            share,
            imported,
            id,
            path: path.to_owned(),
            ours,
        }))),
        None => work::taken(imported, id, &file_name(path)),
    }
}

impl Articles {
    /// Takes what was read.
    pub(super) fn arrived(
        &mut self,
        read: Vec<(PathBuf, Result<Arrived, String>)>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let added = |read: &Result<Arrived, String>| {
            let back = matches!(read, Ok(Arrived::CameBack));
            read.is_ok() && !back
        };
        if read.iter().any(|(_, read)| added(read)) {
            out.ask(Ask::MakeRoom);
        }
        for (path, read) in read {
            match read {
                Ok(Arrived::Article(id, intake)) => {
                    self.watch(path.clone(), id, out);
                    add(path, id, *intake, desk, out);
                }
                Ok(Arrived::Alike(alike)) => {
                    out.is_well(Topic::Reading(path));
                    self.waiting.push_back(*alike);
                }
                Ok(Arrived::Same(article)) => {
                    out.is_well(Topic::Reading(path.clone()));
                    self.watch(path, article, out);
                    out.ask(Ask::Article(article));
                    let title = title_of(desk, article);
                    out.info(format!(
                        "This is the text of “{title}”, word for word. Nothing was added."
                    ));
                }
                Ok(Arrived::CameBack) => {
                    out.is_well(Topic::Reading(path.clone()));
                    out.ask(Ask::Returned(path));
                }
                Err(error) => out.failed(Topic::Reading(path), error),
            }
        }
        self.ask(out);
    }

    fn watch(&mut self, path: PathBuf, article: Id, out: &mut Out<Message>) {
        // What was pasted or fetched lies in no file.
        if path.as_os_str().is_empty() || path.to_str().is_some_and(Address::is_meant) {
            return;
        }
        let offered = path.clone();
        out.settle(move |note| matches!(&note.offer, Offer::NewDraft(path, _) if *path == offered));
        self.files.insert(path.clone(), article);
        out.ask(Ask::Watch(path));
    }

    /// Asks about the first of those that look like drafts.
    fn ask(&mut self, out: &mut Out<Message>) {
        self.asking = !self.waiting.is_empty();
        if self.asking {
            out.ask(Ask::Overlay(Overlay::Alike));
        }
    }

    /// Whoever closes the question does not want the text.
    pub(super) fn unasked(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let closed = self.asking && desk.view.overlay != Overlay::Alike;
        if closed {
            let left = self.waiting.pop_front();
            if let Some(name) = left
                .map(|one| file_name(&one.path))
                .filter(|name| !name.is_empty())
            {
                out.info(format!("{name} was not added."));
            }
            self.ask(out);
        }
        closed
    }

    /// A person has said what it is.
    pub(super) fn answered(&mut self, answer: Answer, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(alike) = self.waiting.pop_front() else {
            return;
        };
        out.ask(Ask::Uncover);
        self.asking = false;
        if answer == Answer::CameBack {
            out.ask(Ask::Returned(alike.path));
            return self.ask_on(out);
        }
        let article = desk.session.articles.get(alike.article).cloned();
        out.start(Job::new("Reading the draft", move |_| {
            let Alike {
                article: of,
                imported,
                id,
                path,
                ..
            } = alike;
            let name = file_name(&path);
            let read = match article.filter(|_| answer == Answer::Draft) {
                Some(article) => {
                    let next = import::next_draft(imported, of, &article, &name);
                    Ok(Arrived::Article(of, Box::new(next)))
                }
                None => work::taken(imported, id, &name),
            };
            Message::Read(vec![(path, read)])
        }));
        self.ask_on(out);
    }

    /// Asks about the next, if there is one.
    fn ask_on(&mut self, out: &mut Out<Message>) {
        if !self.waiting.is_empty() {
            self.ask(out);
        }
    }

    /// Asks whether it is the next draft.
    pub fn alike(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        ui.set_width(440.0);
        let Some(alike) = self.waiting.front() else {
            out.ask(Ask::Overlay(Overlay::None));
            return;
        };
        let name = short(&title_of(desk, alike.article), 60);
        title(ui, "A new draft?");
        let file = file_name(&alike.path);
        let what = if file.is_empty() {
            "The text".to_owned()
        } else {
            short(&file, 60)
        };
        let words = format!(
            "{what} has {} % of its sentences in common with “{name}”.",
            alike.share / 10
        );
        ui.add(Label::new(words).wrap());
        if alike.ours {
            let words = "Comments of a check stand in it: it was handed out, and may hold answers.";
            ui.add(Label::new(words).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            if alike.ours && default_button(ui, "Take in its answers").clicked() {
                out.say(Message::Answered(Answer::CameBack));
            }
            let draft = if alike.ours {
                ui.button("New draft of it")
            } else {
                default_button(ui, "New draft of it")
            };
            if draft.clicked() {
                out.say(Message::Answered(Answer::Draft));
            }
            if ui.button("Another article").clicked() {
                out.say(Message::Answered(Answer::Another));
            }
            if ui.button("Cancel").clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
        });
    }

    /// Reads a file as the next draft of an article.
    pub(super) fn draft_of(path: PathBuf, article: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(known) = desk.session.articles.get(article).cloned() else {
            return;
        };
        let reader = desk.outside.reader.clone();
        let kept = desk.outside.state.as_ref().map(State::kept);
        out.start(Job::new("Reading the draft", move |progress| {
            let cancelled = || progress.is_cancelled();
            let how = How::confined(reader, &cancelled);
            let read = work::document(&path, &how, kept.as_ref());
            let read = read.map_err(|error| format!("{}: {error}", path.display()));
            let read = read.map(|imported| {
                let next = import::next_draft(imported, article, &known, &file_name(&path));
                Arrived::Article(article, Box::new(next))
            });
            Message::Read(vec![(path, read)])
        }));
    }

    /// A file that an article was read from was written: what it holds now is looked at, and offered.
    pub(super) fn written(&self, path: PathBuf, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(article) = self.files.get(&path).copied() else {
            return;
        };
        let there = desk.session.articles.get(article);
        let draft = desk.session.draft_of(article);
        let Some((_, draft)) = draft.filter(|_| there.is_some_and(|article| !article.removed))
        else {
            return;
        };
        let now = draft.sha256.clone();
        let notes = desk.session.claimed.live();
        let notes = notes.filter(|(_, note)| note.article == article);
        let known: BTreeSet<String> = notes.map(|(_, note)| note.text.clone()).collect();
        let reader = desk.outside.reader.clone();
        out.start(Job::quiet("look at an article's file", move |progress| {
            let cancelled = || progress.is_cancelled();
            let how = How::confined(reader, &cancelled);
            let read = work::document(&path, &how, None);
            // Whoever writes it may not be done: it is looked at again when he is.
            let other = read.is_ok_and(|imported| {
                let new = |one: &Remark| !known.contains(&one.text);
                import::draft(&imported).sha256() != now || imported.remarks.iter().any(new)
            });
            Message::Rewritten(path, article, other)
        }));
    }

    /// It holds another text than the draft on screen, or not.
    pub(super) fn rewritten(path: PathBuf, article: Id, other: bool, out: &mut Out<Message>) {
        let offer = Offer::NewDraft(path.clone(), article);
        let old = offer.clone();
        out.settle(move |note| note.offer == old);
        if other {
            let words = format!(
                "{} was changed: it holds another text now, or other notes. Nothing was taken over.",
                file_name(&path)
            );
            out.tell(NoticeKind::Warning, words, offer);
        }
    }
}

/// Takes what was fetched from an address: a new article, or what its article says by now.
pub(super) fn fetched(
    from: PathBuf,
    read: Result<Box<Imported>, String>,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let (id, session) = (desk.new_id(), desk.session.clone());
    out.start(Job::new("Reading what was fetched", move |_| {
        let read = read.and_then(|imported| decide(&session, *imported, id, &from));
        Message::Read(vec![(from, read)])
    }));
}

/// Adds an article, or a draft of one.
fn add(from: PathBuf, id: Id, intake: Intake, desk: &Desk<'_>, out: &mut Out<Message>) {
    out.is_well(Topic::Reading(from));
    out.change(begun(intake.command, desk));
    out.say(Message::Added(id, intake.notes));
    text::told(id, intake.changes, out);
    attached::offered(id, intake.attached, out);
    if let Some(cut) = intake.cut {
        out.tell(NoticeKind::Warning, cut, Offer::None);
    }
}

/// With the first article a session begins as a person wants sessions to begin: one step with it.
fn begun(command: Command, desk: &Desk<'_>) -> Command {
    let (session, details) = (desk.session, &desk.session.details);
    let untouched = details.way == Way::Unset && details.scale.is_none();
    if !untouched || session.articles.all().next().is_some() {
        return command;
    }
    let mut commands = desk.preferences.beginning(session);
    match command {
        // A step holds no other.
        Command::Batch {
            label,
            commands: more,
        } => {
            commands.extend(more);
            Command::Batch { label, commands }
        }
        command if commands.is_empty() => command,
        command => {
            commands.push(command);
            let label = "Add article".to_owned();
            Command::Batch { label, commands }
        }
    }
}

fn title_of(desk: &Desk<'_>, article: Id) -> String {
    let article = desk.session.articles.get(article);
    article.map_or_else(String::new, |article| article.title.clone())
}
