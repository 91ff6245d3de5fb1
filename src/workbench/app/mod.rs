//! The frame: reads the input, draws the panes, and takes what they and their jobs hand back to where it is done. The
//! only room that knows all panes.

mod coming;
mod copying;
mod draw;
mod ending;
mod focus;
mod input;
mod on_top;
mod outside;
mod panes;
mod run;
mod showing;
mod typing;
mod update;
mod veiled;

pub use run::{WindowError, run};

use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use egui::{Context, Event, Ui, ViewportCommand};

use super::{
    actions::{self, Action, Situation},
    desk::{
        Ask, Derived, Desk, Environment, Layout, OnDisk, Out, Overlay, Region, Room, View, points,
    },
    keeping::{Around, Keeping},
    kit::{jobs::Jobs, theme},
};
use crate::session::{Command, Id, Session};
use focus::Focus;
use panes::{Message, Panes};
use veiled::Seen;

/// The whole window.
pub struct App {
    keeping: Keeping,
    /// The session as it is shown.
    seen: Seen,
    /// How the window is, to be remembered.
    layout: Layout,
    view: View,
    derived: Derived,
    panes: Panes,
    jobs: Jobs<Message>,
    messages: VecDeque<Message>,
    /// What is being typed in fields, as the changes that it will be: taken into the session before anything reads,
    /// saves or leaves it, and after a pause.
    typed: Vec<(egui::Id, Command)>,
    /// When the last letter was typed, in the window's own time.
    typed_at: f64,
    /// The field whose words the last steps are, how many of them, and the revision that they led to.
    typed_last: Option<(egui::Id, usize, u64)>,
    /// What was typed behind a key that may move the focus, until it is seen where it is.
    held: Vec<Event>,
    /// Where the keyboard's focus is, and where it goes back to.
    focus: Focus,
    /// What the desktop calls the window.
    title: String,
    /// The system wants the program to end: nothing is asked.
    ending: Arc<AtomicBool>,
    /// What is opened once the window has been drawn: reading a large session would take the processors that the first
    /// picture needs.
    first: First,
}

/// What the window begins with.
#[derive(Default)]
enum First {
    /// Nothing, or it is begun.
    #[default]
    Nothing,
    /// These files, once something is drawn.
    Waits(Vec<PathBuf>),
    /// These files, now.
    Now(Vec<PathBuf>),
}

/// The window in parts, to be looked at while the panes change.
struct Parts<'a> {
    panes: &'a mut Panes,
    desk: Desk<'a>,
    keeping: &'a Keeping,
    layout: &'a mut Layout,
    jobs: &'a Jobs<Message>,
}

impl App {
    /// A window with nothing in it.
    pub fn new(ctx: &Context, outside: Environment) -> Self {
        theme::install(ctx);
        let keeping = Keeping::new(ctx, outside);
        if keeping.settings.dark.is_some() {
            set_theme(ctx, keeping.settings.dark);
        }
        theme::dress(ctx, keeping.settings.preferences.dress());
        actions::hold(&keeping.settings.preferences.keys);
        let layout = keeping.settings.layout;
        if let Some(zoom) = layout.zoom_factor() {
            ctx.set_zoom_factor(zoom);
        }
        let mut app = Self {
            keeping,
            seen: Seen::default(),
            layout,
            view: View::default(),
            derived: Derived::default(),
            panes: Panes::default(),
            jobs: Jobs::default(),
            messages: VecDeque::new(),
            typed: Vec::new(),
            typed_at: 0.0,
            typed_last: None,
            held: Vec::new(),
            focus: Focus::default(),
            title: String::new(),
            ending: Arc::default(),
            first: First::Nothing,
        };
        if app.keeping.asks_who() {
            app.view.overlay = Overlay::Author {
                name: String::new(),
                initials: String::new(),
                first: true,
            };
        }
        app.panes.articles.hide(layout.no_articles);
        if layout.cards {
            app.view.shown = Region::Claims;
        }
        app.keep(ctx, |keeping, _, out| {
            keeping.look_for_recovery(out);
            keeping.look_for_recent(out);
        });
        app
    }

    /// Whether no session was open on this machine of late.
    pub const fn is_newcomer(&self) -> bool {
        self.keeping.settings.recent.is_empty()
    }

    /// Opens files as if they had been dropped on the window: a session, or articles.
    pub fn open_files(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.handle(ctx, Message::Ask(Ask::Files(paths)));
    }

    /// Opens files as soon as the window has been drawn for the first time.
    fn open_first(&mut self, paths: Vec<PathBuf>) {
        self.first = First::Waits(paths);
    }

    /// Adds the sample article, for somebody who came without one.
    pub fn open_sample(&mut self, ctx: &Context) {
        self.handle(ctx, Message::Ask(Ask::Act(Action::Sample)));
    }

    /// The session, to look at.
    pub const fn session(&self) -> &Session {
        &self.keeping.document.session
    }

    /// The claim that is selected.
    pub const fn selected_claim(&self) -> Option<Id> {
        self.view.claim
    }

    /// The words of the article that are selected.
    pub fn selected_words(&self) -> Option<&str> {
        let (_, draft) = self.session().draft_of(self.view.article?)?;
        let selection = self.panes.reading.selection()?;
        Some(selection.of(draft.paragraphs.text()))
    }

    /// Whether the session holds more than its file.
    pub const fn is_dirty(&self) -> bool {
        self.keeping.document.is_dirty()
    }

    /// Whether the session is one that was given to look at, and nobody has done anything in it: there is nothing to keep.
    pub const fn is_untouched(&self) -> bool {
        self.keeping.document.is_untouched()
    }

    /// What a person is told and still holds, oldest first.
    pub fn told(&self) -> impl Iterator<Item = &str> {
        let holding = self.panes.notices.told().holding();
        holding.map(|note| note.words.as_str())
    }

    /// Whether background work is going on.
    pub fn is_busy(&self) -> bool {
        self.jobs.is_busy() || !self.messages.is_empty()
    }

    /// Whether any work is going on, also such that nobody waits for: for benches, which measure what taking it in costs.
    pub fn is_working(&self) -> bool {
        self.jobs.is_working() || !self.messages.is_empty()
    }

    fn situation(&self) -> Situation {
        let session = self.session();
        Situation {
            article: self.view.article.is_some(),
            claim: self.view.claim.is_some(),
            words: self.panes.reading.selection().is_some(),
            undo: session.undo_label().is_some(),
            redo: session.redo_label().is_some(),
            disputed: self.derived.disputed.left > 0,
            changed: self.keeping.document.disk == OnDisk::Changed,
        }
    }

    /// The panes, and what they are given to look at.
    fn parts(&mut self) -> Parts<'_> {
        let is = self.situation();
        let keeping = &self.keeping;
        self.seen
            .follow(&keeping.document, &keeping.settings.author);
        Parts {
            panes: &mut self.panes,
            desk: Desk {
                session: self.seen.of(&keeping.document),
                document: keeping.document.number,
                merges: keeping.document.merges,
                file: keeping.document.path.as_deref(),
                unsaved: keeping.document.is_dirty(),
                derived: &self.derived,
                view: &self.view,
                is,
                blank: keeping.document.is_blank(),
                recent: &keeping.recent,
                filters: keeping.settings.filters(),
                author: &keeping.settings.author,
                preferences: &keeping.settings.preferences,
                dark: keeping.settings.dark,
                outside: &keeping.outside,
            },
            keeping,
            layout: &mut self.layout,
            jobs: &self.jobs,
        }
    }

    /// Lets what keeps the session do something, and does what it hands back.
    fn keep<R>(
        &mut self,
        ctx: &Context,
        run: impl FnOnce(&mut Keeping, &Around, &mut Out<super::keeping::Message>) -> R,
    ) -> R {
        let around = Around {
            article: self.view.article,
            entered: self.panes.unfinished(),
        };
        let mut out = Out::default();
        let result = run(&mut self.keeping, &around, &mut out);
        self.take_out(ctx, out.map(Message::Keeping));
        result
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        match std::mem::take(&mut self.first) {
            First::Now(paths) => self.open_files(ctx, paths),
            first => self.first = first,
        }
        self.take_answers(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
        if let First::Waits(paths) = &mut self.first {
            self.first = First::Now(std::mem::take(paths));
            ui.ctx().request_repaint();
        }
    }

    /// What lies under everything: the panels at the sides are not filled again. Without a graphics card each fill of the
    /// window costs as much as all that is drawn on it.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.take_last_words();
        self.keeping.settings.layout = self.layout;
        self.note_place();
        self.keeping.end();
    }
}

/// The two halves of a frame; public for benches, which bring an egui of their own.
impl App {
    /// Takes in what background work answers.
    pub fn take_answers(&mut self, ctx: &Context) {
        for answer in self.jobs.answers() {
            // An answer comes while somebody types: only what leaves or replaces the session takes the words first.
            if matches!(answer, Message::Keeping(_)) && answer.needs_typed_words() {
                self.take_typed(ctx);
            }
            self.take(ctx, answer);
        }
        self.keep(ctx, |keeping, _, out| keeping.look(out));
    }

    /// Reads the input and draws.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let before = std::mem::replace(&mut self.view.room, Room::of(ui.max_rect().width()));
        let home = self.focus.home();
        if before > Room::One && self.view.room == Room::One && home != Region::Article {
            // The document or the cards that one is at stay in sight; on the article one is before one is anywhere.
            self.view.shown = home;
        }
        self.view.region = self.focus.home();
        self.input(&ctx);
        self.settle(&ctx);
        self.draw(ui);
        // One-frame wishes have been seen by the views.
        self.view.reveal = false;
        if self.settle(&ctx) {
            ctx.request_repaint();
        }
        let free = self.view.overlay == Overlay::None && self.view.article.is_some();
        let only = Some(self.view.shown).filter(|_| self.view.room == Room::One);
        self.focus.after_frame(&ctx, free, only);
        self.name_window(&ctx);
        self.note_layout(&ctx);
    }

    /// Notes how the window is.
    fn note_layout(&mut self, ctx: &Context) {
        let zoom = ctx.zoom_factor();
        if (zoom - self.layout.zoom_factor().unwrap_or(1.0)).abs() > 0.001 {
            self.layout.zoom = Some(points(zoom * 100.0));
        }
        self.layout.no_articles = self.panes.articles.is_hidden();
        self.layout.cards = self.view.shown == Region::Claims;
        let (size, maximized) = ctx.input(|input| {
            let window = input.viewport();
            (window.inner_rect, window.maximized)
        });
        self.layout.maximized = maximized.unwrap_or(self.layout.maximized);
        if let Some(size) = size.filter(|_| !self.layout.maximized) {
            let size = size.size() * zoom;
            self.layout.size = Some((points(size.x), points(size.y)));
        }
    }

    /// Notes where in the session somebody is.
    fn note_place(&mut self) {
        let (article, claim) = (self.view.article, self.view.claim);
        self.keeping
            .was_at(article, claim, self.panes.reading.top());
    }

    /// Names the window after its file, for the desktop's list of windows.
    fn name_window(&mut self, ctx: &Context) {
        let file = self.keeping.document.file_name();
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

    /// Does what was asked for, until nothing is left, and works out anew what depends on it. Whether there was anything.
    fn settle(&mut self, ctx: &Context) -> bool {
        self.rest_of_typing(ctx);
        let mut any = false;
        while let Some(message) = self.messages.pop_front() {
            self.handle(ctx, message);
            any = true;
        }
        let document = &self.keeping.document;
        self.seen.follow(document, &self.keeping.settings.author);
        let session = self.seen.of(document);
        any |= self
            .derived
            .follow(session, document.number, self.view.article);
        let Parts { panes, desk, .. } = self.parts();
        let (changed, out) = panes.follow(&desk);
        any |= changed;
        self.take_out(ctx, out);
        if let Some(disputed) = self
            .panes
            .disputes
            .news_since(self.derived.disputed.revision)
        {
            self.derived.disputed = disputed;
            any = true;
        }
        let revision = self.derived.to_settle.revision;
        if let Some(to_settle) = self.panes.drafts.news_since(revision) {
            self.derived.to_settle = to_settle;
            any = true;
        }
        let revision = self.derived.problems.revision;
        if let Some(problems) = self.panes.problems.news_since(revision) {
            self.derived.problems = problems;
            any = true;
        }
        if let Some(held) = self.panes.backup.held_since(self.derived.held.revision) {
            self.derived.held = held;
            any = true;
        }
        let revision = self.derived.passages.revision;
        if let Some(passages) = self.panes.backup.passages_since(revision) {
            self.derived.passages = passages;
            any = true;
        }
        any
    }
}

fn set_theme(ctx: &Context, dark: Option<bool>) {
    ctx.set_theme(match dark {
        None => egui::ThemePreference::System,
        Some(true) => egui::ThemePreference::Dark,
        Some(false) => egui::ThemePreference::Light,
    });
}

#[cfg(test)]
mod tests;
