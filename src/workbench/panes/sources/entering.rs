//! New sources: a title that is typed; or an address, a DOI, RIS, BibTeX or CSL-JSON that is pasted or stands in a file. What
//! would be entered is shown before it is.

use std::path::{Path, PathBuf};

use egui::{
    Event, Id as WidgetId, Key, KeyboardShortcut, Label, Modifiers, RichText, ScrollArea, TextEdit,
    Ui,
};

use super::{Message, Sources, list, row::Filter};
use crate::{
    cite::{self, Form, Read},
    import,
    session::{Id, NewSource, Session},
    storage,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Job, Out, Overlay, file_name, record_words::short},
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{Buffer, Chip, key_caps, muted, section, strong_button, undo_ends},
        },
    },
};

/// The most sources that are shown before they are entered; the others are counted.
const SHOWN: usize = 200;
/// The most sentences about what cannot be read.
const PROBLEMS: usize = 5;

/// What is to be entered.
#[derive(Debug, Default)]
pub struct Fresh {
    /// What was typed or pasted.
    pub typed: String,
    /// The name of the file it was read from, if it was.
    file: Option<String>,
    /// What was read of it; nothing while it is being read.
    read: Option<Looked>,
    /// Enter was pressed before it was read.
    wanted: bool,
}

impl Fresh {
    /// Whether there is anything in it that would be missed.
    fn is_begun(&self) -> bool {
        self.file.is_some() || !self.typed.trim().is_empty()
    }
}

/// What was read, beside the session.
#[derive(Debug, Default)]
pub struct Looked {
    read: Read,
    /// Of each source, the one that is entered already.
    known: Vec<Option<Id>>,
}

impl Looked {
    fn at(read: Read, session: &Session) -> Self {
        let known = cite::known(session, &read.sources);
        Self { read, known }
    }
}

/// The widget in which a new source is entered.
fn field() -> WidgetId {
    WidgetId::unique("new source")
}

impl Sources {
    /// The form for new sources comes up, with some words in it, or with others than before; or it goes.
    pub(super) fn type_fresh(
        &mut self,
        typed: Option<String>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        let Some(typed) = typed else {
            self.fresh = None;
            out.ask(Ask::Focus(list::list_id()));
            return;
        };
        if self.fresh.is_none() {
            out.ask(Ask::Focus(field()));
        }
        self.reads += 1;
        let number = self.reads;
        self.fresh = Some(Fresh {
            typed: typed.clone(),
            ..Fresh::default()
        });
        let session = desk.session.clone();
        out.start(Job::quiet("reading sources", move |_| {
            let looked = Looked::at(cite::read(&typed), &session);
            Message::Read(number, Box::new(looked))
        }));
    }

    /// A new source is asked for: the form that is shown goes on, else what was put away last, else an empty one.
    pub(super) fn begin(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        out.ask(Ask::Focus(field()));
        if self.fresh.is_some() {
            return;
        }
        match self.kept.pop() {
            // It is read again: it may have been put away before it was, and the session may have changed.
            Some(kept) if kept.file.is_none() => self.type_fresh(Some(kept.typed), desk, out),
            Some(kept) => self.fresh = Some(kept),
            None => self.type_fresh(Some(String::new()), desk, out),
        }
    }

    /// A text was pasted elsewhere, to be entered as sources: it is shown before it is.
    pub(super) fn begin_with(&mut self, text: String, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.put_away();
        if desk.view.overlay != Overlay::Sources {
            out.ask(Ask::Overlay(Overlay::Sources));
        }
        self.type_fresh(Some(text), desk, out);
    }

    /// What is to be entered is put away for now.
    pub(super) fn put_away(&mut self) {
        let fresh = self.fresh.take();
        self.kept.extend(fresh.filter(Fresh::is_begun));
    }

    /// What was typed of new sources and is not entered.
    pub(super) fn half_typed(&self) -> impl Iterator<Item = &str> {
        let all = self.fresh.iter().chain(self.kept.iter().rev());
        let typed = all.map(|fresh| fresh.typed.as_str());
        typed.filter(|typed| !typed.trim().is_empty())
    }

    /// What was put away, above the form of a source: to go on with, or not.
    pub(super) fn put_aside(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let Some(kept) = self.kept.last() else {
            return;
        };
        let words = kept.file.as_deref().unwrap_or(&kept.typed);
        let words: Vec<&str> = words.split_whitespace().take(20).collect();
        ui.horizontal_wrapped(|ui| {
            muted(
                ui,
                &format!("Half entered: {}", short(&words.join(" "), 60)),
            );
            if ui.button("Go on with it").clicked() {
                out.say(Message::New);
            }
            if ui.button("Discard it").clicked() {
                out.say(Message::Discard);
            }
        });
        ui.add_space(size::S);
    }

    /// A file of sources is read, and shown.
    pub(super) fn read_file(&mut self, path: PathBuf, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.put_away();
        self.reads += 1;
        let number = self.reads;
        self.fresh = Some(Fresh {
            file: Some(file_name(&path)),
            ..Fresh::default()
        });
        out.ask(Ask::Overlay(Overlay::Sources));
        let session = desk.session.clone();
        let failed = Read {
            problems: vec!["It could not be read: the work on it was stopped.".to_owned()],
            ..Read::default()
        };
        let failed = Looked {
            read: failed,
            known: Vec::new(),
        };
        let job = Job::quiet("reading a file of sources", move |_| {
            let looked = Looked::at(in_file(&path), &session);
            Message::Read(number, Box::new(looked))
        });
        out.start(job.or(Message::Read(number, Box::new(failed))));
    }

    /// Something was read, if it is what was asked for last.
    pub(super) fn take_read(
        &mut self,
        number: u64,
        looked: Looked,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        if self.reads != number {
            return;
        }
        let Some(fresh) = &mut self.fresh else {
            return;
        };
        fresh.read = Some(looked);
        if std::mem::take(&mut fresh.wanted) {
            self.add(desk, out);
        }
    }

    /// Enters what was read, in one step; one that is entered already gets what it lacks. It goes on in the fields of the first.
    pub(super) fn add(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(fresh) = &mut self.fresh else {
            return;
        };
        let Some(looked) = &fresh.read else {
            fresh.wanted = true;
            return;
        };
        let sources = looked.read.sources.clone();
        if sources.is_empty() {
            return;
        }
        let known = looked.known.first().copied().flatten();
        // A name for the first, to be shown afterwards.
        let named = known.or_else(|| desk.new_id());
        let Some(named) = named else {
            return;
        };
        let is_title = looked.read.form == Some(Form::Title);
        let mut names = known.is_none().then_some(named);
        let step = cite::enter(desk.session, &sources, || {
            names.take().or_else(|| desk.new_id())
        });
        if let Some(step) = step {
            out.change(step);
        } else {
            let words = "It is entered already, with all that this says of it.";
            self.told = Some(words.to_owned());
        }
        self.fresh = None;
        self.filter = Filter::All;
        self.search.clear();
        self.chosen = Some(named);
        let next = if is_title {
            super::form::second_field(named)
        } else {
            list::list_id()
        };
        out.ask(Ask::Focus(next));
        out.ask(Ask::Reveal);
    }
}

/// What a file holds.
fn in_file(path: &Path) -> Read {
    match import::content(path, storage::open_input) {
        Ok(content) => cite::read_bytes(&content),
        Err(error) => Read {
            problems: vec![format!("{} {error}.", file_name(path))],
            ..Read::default()
        },
    }
}

/// Draws the form of new sources.
pub(super) fn show(ui: &mut Ui, fresh: &Fresh, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
    section(ui, "New source");
    let mut entered = false;
    if let Some(file) = &fresh.file {
        ui.label(RichText::new(file).font(fonts::ui_bold()));
    } else {
        entered = typed(ui, fresh, out);
    }
    let looked = fresh.read.as_ref();
    let count = looked.map_or(0, |looked| looked.read.sources.len());
    let ready = count > 0 || (looked.is_none() && !fresh.typed.trim().is_empty());
    ui.horizontal_wrapped(|ui| {
        let words = match count {
            0 | 1 => "Enter it".to_owned(),
            count => format!("Enter {count} sources"),
        };
        let pressed = strong_button(ui, ready, &words).clicked();
        if (pressed || entered) && ready {
            out.say(Message::Add);
        }
        if ui.button("Cancel").clicked() {
            out.say(Message::Fresh(None));
        }
        if fresh.typed.trim().contains('\n') {
            key_caps(ui, &["Ctrl", "Enter"], "enters it");
        }
        let button = ui.button("From a file…");
        let about = "Reads RIS, BibTeX or CSL-JSON; shows what would be entered";
        if button.on_hover_text(about).clicked() {
            out.act(Action::SourcesFile);
        }
    });
    let Some(looked) = looked else {
        return;
    };
    for problem in looked.read.problems.iter().take(PROBLEMS) {
        let words = RichText::new(problem).color(palette.wrong.ink);
        ui.add(Label::new(words).wrap());
    }
    if let Some(more) = looked.read.problems.len().checked_sub(PROBLEMS + 1) {
        muted(ui, &format!("and {} more that cannot be read", more + 1));
    }
    let one = matches!(looked.read.form, None | Some(Form::Title));
    if let Some(form) = looked.read.form.filter(|_| !one) {
        ui.add_space(size::XS);
        let words = match count {
            1 => format!("Read as {}:", form.label()),
            count => format!("Read as {}: {count} sources", form.label()),
        };
        section(ui, &words);
    }
    ScrollArea::vertical()
        .id_salt("what would be entered")
        .auto_shrink(false)
        .show(ui, |ui| {
            let all = looked.read.sources.iter().zip(&looked.known);
            for (source, known) in all.clone().take(SHOWN) {
                if !one || known.is_some() {
                    row(ui, source, known.is_some());
                }
            }
            if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
                muted(ui, &format!("and {more} more"));
            }
        });
}

/// The field. Whether Enter was pressed to enter it: with Ctrl always; alone where what is there is whole, be it one line or
/// a list of entries. Elsewhere it begins a line.
fn typed(ui: &mut Ui, fresh: &Fresh, out: &mut Out<Message>) -> bool {
    let palette = theme::palette(ui.ctx());
    let mut words = fresh.typed.clone();
    let pressed = ui.input(|input| input.key_pressed(Key::Enter));
    // To see whether it is whole it is read: not in every frame.
    let several = if pressed {
        !cite::is_whole(&words)
    } else {
        words.trim().contains('\n')
    };
    let enter = |event: &Event| match event {
        Event::Key {
            key: Key::Enter,
            pressed: true,
            modifiers,
            repeat: false,
            ..
        } => modifiers.command || (modifiers.is_none() && !several),
        _ => false,
    };
    let hint = "What it is called; or paste an address, a DOI, RIS, BibTeX or CSL-JSON";
    let newline = if several {
        Modifiers::NONE
    } else {
        Modifiers::SHIFT
    };
    let mut buffer = Buffer(&mut words);
    let edit = TextEdit::multiline(&mut buffer)
        .id(field())
        .return_key(KeyboardShortcut::new(newline, Key::Enter))
        .desired_rows(2)
        .hint_text(RichText::new(hint).color(palette.muted))
        .desired_width(f32::INFINITY);
    let response = ScrollArea::vertical()
        .id_salt("new source")
        .max_height(180.0)
        .show(ui, |ui| ui.add(edit).accessible_name("New source"))
        .inner;
    undo_ends(ui, &response, &fresh.typed, &words);
    let entered = response.has_focus() && ui.input(|input| input.events.iter().any(enter));
    if words != fresh.typed {
        out.say(Message::Fresh(Some(words)));
    }
    entered
}

/// One that would be entered.
fn row(ui: &mut Ui, source: &NewSource, known: bool) {
    let palette = theme::palette(ui.ctx());
    ui.add_space(size::XS);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&source.title).font(fonts::ui_bold()));
        if known {
            let words = "entered before: gets what it lacks";
            Chip::state(ui, words, MarkState::ToCheck).show(ui);
        }
    });
    let kind = match source.kind.word() {
        "unset" => "",
        _ => source.kind.label(),
    };
    let about = [kind, &source.author, &source.published, &source.publisher];
    let about: Vec<&str> = about
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    for line in [
        about.join(" · "),
        source.address.clone(),
        source.archive.clone(),
    ] {
        if !line.is_empty() {
            let words = RichText::new(line)
                .font(fonts::small())
                .color(palette.muted);
            ui.add(Label::new(words).wrap());
        }
    }
}
