//! The window: draws the views, and hands what they push to the one place that applies it.

mod draw;
mod input;

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use egui::{Context, Event, Ui, ViewportCommand};

use super::{
    actions::Situation,
    derived::Derived,
    document::{Document, Environment, OnDisk},
    jobs::Jobs,
    keeper::{Keeper, Kept},
    list::List,
    message::Message,
    notices::{Notices, Offer},
    page::Page,
    settings::Settings,
    state::{Overlay, ViewState},
    theme,
    views::{Lists, Saved},
    watch::Watch,
    widgets::NoticeKind,
    work::{Answer, Expected, Unsaved},
};
use crate::session::{Command, Id, Session};

/// The whole window.
pub struct App {
    pub(in crate::workbench) outside: Environment,
    pub(in crate::workbench) settings: Settings,
    pub(in crate::workbench) document: Document,
    pub(in crate::workbench) keeper: Keeper,
    pub(in crate::workbench) view: ViewState,
    pub(in crate::workbench) derived: Derived,
    pub(in crate::workbench) jobs: Jobs<Answer>,
    pub(in crate::workbench) notices: Notices,
    pub(in crate::workbench) page: Page,
    pub(in crate::workbench) cards: List,
    pub(in crate::workbench) lists: Lists,
    pub(in crate::workbench) watch: Watch,
    pub(in crate::workbench) messages: VecDeque<Message>,
    /// What is being typed in fields, as the changes that it will be: taken into the session before anything reads,
    /// saves or leaves it, and after a pause.
    pub(in crate::workbench) typed: Vec<(egui::Id, Command)>,
    /// When the last letter was typed, in the window's own time.
    pub(in crate::workbench) typed_at: f64,
    /// What was typed behind a key that opens a field, until the field is there.
    held: Vec<Event>,
    /// What the desktop calls the window.
    title: String,
    /// A text field had the focus when the last frame ended.
    pub(in crate::workbench) was_typing: bool,
    /// The window may close.
    pub(in crate::workbench) closing: bool,
    /// The system wants the program to end: nothing is asked.
    pub(in crate::workbench) ending: Arc<AtomicBool>,
    /// The save that is under way.
    pub(in crate::workbench) saving: Option<u64>,
    /// Saving was asked for again meanwhile: where to, and what may be there.
    pub(in crate::workbench) save_again: Option<(PathBuf, Expected)>,
    /// What journals of crashed windows hold, while it is on offer.
    pub(in crate::workbench) recoveries: Vec<crate::storage::Recovery>,
    /// What was unsaved, and known to be, when another session was asked for.
    pub(in crate::workbench) agreed: Option<Unsaved>,
    /// The other session, if more became unsaved while it was read: a person is asked.
    pub(in crate::workbench) arrived: Option<Answer>,
}

impl App {
    /// A window with nothing in it.
    pub fn new(ctx: &Context, outside: Environment) -> Self {
        theme::install(ctx);
        let settings = outside
            .settings
            .as_deref()
            .map(Settings::load)
            .unwrap_or_default();
        if let Some(dark) = settings.dark {
            ctx.set_theme(if dark {
                egui::Theme::Dark
            } else {
                egui::Theme::Light
            });
        }
        let keeper = Keeper::new(outside.state.clone(), ctx);
        let watch = Watch::new(outside.look_every, ctx);
        let mut app = Self {
            outside,
            settings,
            document: Document::new(1),
            keeper,
            view: ViewState::default(),
            derived: Derived::default(),
            jobs: Jobs::default(),
            notices: Notices::default(),
            page: Page::default(),
            cards: List::default(),
            lists: Lists::default(),
            watch,
            messages: VecDeque::new(),
            typed: Vec::new(),
            typed_at: 0.0,
            was_typing: false,
            title: String::new(),
            held: Vec::new(),
            closing: false,
            ending: Arc::default(),
            saving: None,
            save_again: None,
            recoveries: Vec::new(),
            agreed: None,
            arrived: None,
        };
        if app.outside.settings.is_some()
            && app.settings.author.name.is_empty()
            && !app.settings.asked
        {
            app.view.overlay = Overlay::Author {
                name: String::new(),
                initials: String::new(),
                first: true,
            };
        }
        app.look_for_recovery(ctx);
        app
    }

    /// Opens files as if they had been dropped on the window: a session, or articles.
    pub fn open_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.take_files(ctx, paths);
    }

    /// Adds the sample article, for somebody who came without one.
    pub fn open_sample(&mut self, ctx: &Context) {
        self.import_sample(ctx);
    }

    /// The session, to look at.
    pub const fn session(&self) -> &Session {
        &self.document.session
    }

    /// The claim that is selected.
    pub const fn selected_claim(&self) -> Option<Id> {
        self.view.claim
    }

    /// The words of the article that are selected.
    pub fn selected_words(&self) -> Option<&str> {
        let (_, draft) = self.document.session.draft_of(self.view.article?)?;
        Some(self.page.selection()?.of(draft.paragraphs.text()))
    }

    /// Whether the session holds more than its file.
    pub const fn is_dirty(&self) -> bool {
        self.document.is_dirty()
    }

    /// What a person is told, oldest first.
    pub fn told(&self) -> impl Iterator<Item = &str> {
        self.notices.all().iter().map(|note| note.words.as_str())
    }

    /// Whether background work is going on.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy() || !self.messages.is_empty()
    }

    pub(in crate::workbench) fn situation(&self) -> Situation {
        Situation {
            article: self.view.article.is_some(),
            claim: self.view.claim.is_some(),
            words: self.page.selection().is_some(),
            undo: self.document.session.undo_label().is_some(),
            redo: self.document.session.redo_label().is_some(),
            disputed: self.derived.disputes.left() > 0,
            changed: self.document.disk == OnDisk::Changed,
        }
    }

    fn saved(&self) -> Saved {
        if self.saving.is_some() {
            return Saved::Saving;
        }
        if !self.document.is_dirty() {
            return if self.document.path.is_some() {
                Saved::Saved
            } else {
                Saved::Nothing
            };
        }
        match self.keeper.state() {
            Kept::Failed => Saved::NoRecovery,
            Kept::Seconds(seconds) => Saved::Recovery(seconds),
            Kept::Waiting => Saved::Unsaved,
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_answers(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.take_words();
        self.keeper.close(!self.document.is_dirty());
        self.watch.close();
    }
}

/// The two halves of a frame; public for benches, which bring an egui of their own.
impl App {
    /// Takes in what background work answers.
    pub fn take_answers(&mut self, ctx: &Context) {
        for answer in self.jobs.answers() {
            self.answer(ctx, answer);
        }
        self.take_seen(ctx);
        if let Some(problem) = self.keeper.problem() {
            self.notices.add(NoticeKind::Error, problem, Offer::Save);
        }
    }

    /// Reads the input and draws.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.input(&ctx);
        self.settle(&ctx);
        self.draw(ui);
        // One-frame wishes have been seen by the views.
        self.view.reveal = false;
        self.view.focus = None;
        self.settle(&ctx);
        self.was_typing = ctx.text_edit_focused();
        self.name_window(&ctx);
    }

    /// Names the window after its file, for the desktop's list of windows.
    fn name_window(&mut self, ctx: &Context) {
        let file = self.document.file_name();
        let title = if file.is_empty() {
            "Tickmark".to_owned()
        } else {
            format!("{file} – Tickmark")
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Applies what was pushed, until nothing is left, and works out anew what depends on it.
    fn settle(&mut self, ctx: &Context) {
        self.rest_of_typing(ctx);
        let mut any = false;
        while let Some(message) = self.messages.pop_front() {
            self.handle(ctx, message);
            any = true;
        }
        any |= self
            .derived
            .follow(&self.document.session, self.document.number, &self.view);
        self.follow_past(ctx);
        self.follow_disputes(ctx);
        if any {
            ctx.request_repaint();
        }
    }
}
