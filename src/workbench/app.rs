//! The window: draws the views, and hands what they push to the one place that applies it.

use std::{collections::VecDeque, path::PathBuf};

use egui::{CentralPanel, Context, Event, Frame as Panels, Margin, Panel, Ui, ViewportCommand};

use super::{
    actions::{self, Situation},
    derived::Derived,
    document::{Document, Environment},
    jobs::Jobs,
    keeper::{Keeper, Kept},
    list::List,
    message::Message,
    notices::Notices,
    page::{Page, PageData, PageEvent},
    settings::Settings,
    state::{Overlay, ViewState},
    theme,
    views::{self, Saved, Scene},
    widgets::{Notice, finish_editing, muted},
    work::Answer,
};
use crate::{
    session::{Command, Id, Session},
    text::Span,
};

/// The whole window.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says a thing of its own, in any combination"
)]
pub struct App {
    pub(super) outside: Environment,
    pub(super) settings: Settings,
    pub(super) document: Document,
    pub(super) keeper: Keeper,
    pub(super) view: ViewState,
    pub(super) derived: Derived,
    pub(super) jobs: Jobs<Answer>,
    pub(super) notices: Notices,
    pub(super) page: Page,
    pub(super) cards: List,
    pub(super) messages: VecDeque<Message>,
    /// What is being typed in fields, as the changes that it will be: taken into the session before anything reads,
    /// saves or leaves it, and after a pause.
    pub(super) typed: Vec<(egui::Id, Command)>,
    /// When the last letter was typed, in the window's own time.
    pub(super) typed_at: f64,
    /// What was typed behind a key that opens a field, until the field is there.
    held: Vec<Event>,
    /// What the desktop calls the window.
    title: String,
    /// A text field had the focus when the last frame ended.
    pub(super) was_typing: bool,
    /// The window may close.
    pub(super) closing: bool,
    /// A save is under way.
    pub(super) saving: bool,
    /// Saving was asked for again meanwhile.
    pub(super) save_again: bool,
    /// What journals of crashed windows hold, while it is on offer.
    pub(super) recoveries: Vec<crate::storage::Recovery>,
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
            messages: VecDeque::new(),
            typed: Vec::new(),
            typed_at: 0.0,
            was_typing: false,
            title: String::new(),
            held: Vec::new(),
            closing: false,
            saving: false,
            save_again: false,
            recoveries: Vec::new(),
        };
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

    pub(super) fn situation(&self) -> Situation {
        Situation {
            article: self.view.article.is_some(),
            claim: self.view.claim.is_some(),
            words: self.page.selection().is_some(),
            undo: self.document.session.undo_label().is_some(),
            redo: self.document.session.redo_label().is_some(),
        }
    }

    fn saved(&self) -> Saved {
        if self.saving {
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

    /// Reads keys, dropped files and pasted text.
    fn input(&mut self, ctx: &Context) {
        self.keys(ctx);
        let covered = self.view.overlay != Overlay::None;
        let is = self.situation();
        let (dropped, pasted) = ctx.input_mut(|input| {
            let dropped: Vec<PathBuf> = input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_path_buf())
                .collect();
            let mut pasted = None;
            if !covered {
                pasted = input.events.iter().find_map(|event| match event {
                    Event::Paste(text) => Some(text.clone()),
                    _ => None,
                });
            }
            (dropped, pasted)
        });
        if !dropped.is_empty() {
            self.take_files(ctx, dropped);
        }
        let copied = ctx.input(|input| input.events.contains(&Event::Copy));
        if copied && !covered && !ctx.text_edit_focused() && !is.words {
            // With words selected the page itself copies them.
            self.messages
                .push_back(Message::Act(actions::Action::CopyText));
        }
        if let Some(text) = pasted.filter(|_| !ctx.text_edit_focused()) {
            self.messages.push_back(Message::Pasted(text));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.closing {
            self.take_typed(ctx);
            if self.document.is_dirty() || self.view.is_citing() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.view.overlay = Overlay::Close;
                finish_editing(ctx);
            }
        }
    }

    /// Does what keys ask for, one after the other. What is typed after a key that opens a field waits for the field: on
    /// a slow machine both may come in one frame.
    fn keys(&mut self, ctx: &Context) {
        let held = std::mem::take(&mut self.held);
        let typing = ctx.text_edit_focused() || self.was_typing;
        if held.iter().any(is_escape) {
            // egui itself saw it a frame ago, before the field was there.
            finish_editing(ctx);
        }
        ctx.input_mut(|input| drop(input.events.splice(0..0, held)));
        let mut at = 0;
        loop {
            let covered = self.view.overlay != Overlay::None;
            let is = self.situation();
            let Some(action) = actions::next(ctx, &mut at, is, covered, typing) else {
                break;
            };
            self.messages.push_back(Message::Act(action));
            self.settle(ctx);
            if self.view.takes_keyboard(covered) {
                self.hold(ctx, at);
                return;
            }
        }
        // Escape leaves a field; keys after it are for the window.
        let escape = ctx.input(|input| input.events.iter().position(is_escape));
        if typing && let Some(escape) = escape {
            self.hold(ctx, escape + 1);
        }
    }

    /// Keeps what was typed from an event on for the next frame.
    fn hold(&mut self, ctx: &Context, from: usize) {
        ctx.input_mut(|input| {
            let from = from.min(input.events.len());
            let rest = input.events.split_off(from);
            let (held, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|event| {
                matches!(
                    event,
                    Event::Key { .. } | Event::Text(_) | Event::Paste(_) | Event::Ime(_)
                )
            });
            input.events.extend(others);
            self.held = held;
        });
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }

    /// Everything that is drawn.
    fn draw(&mut self, ui: &mut Ui) {
        let saved = self.saved();
        if let Saved::Recovery(seconds) = &saved {
            // The age is shown in seconds for a minute, then it stands still, and so does the window.
            if *seconds < 60 {
                let pause = if *seconds < 10 { 1 } else { 10 };
                ui.ctx()
                    .request_repaint_after(std::time::Duration::from_secs(pause));
            }
        }
        let is = self.situation();
        let file = self.document.file_name();
        let mut said = Vec::new();
        let mut scene = Scene {
            session: &self.document.session,
            derived: &self.derived,
            view: &self.view,
            notices: &self.notices,
            author: &self.settings.author,
            file: &file,
            saved,
            jobs: self.jobs.shown().collect(),
            messages: &mut said,
        };
        let palette = theme::palette(ui.ctx());
        let side = Panels {
            fill: palette.background,
            inner_margin: Margin::symmetric(12, 4),
            ..Panels::default()
        };
        views::top(ui, &mut scene);
        views::status(ui, &mut scene);
        if !self.view.no_sidebar {
            Panel::left("articles")
                .resizable(true)
                .default_size(210.0)
                .size_range(150.0..=360.0)
                .frame(side)
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    views::articles(ui, &mut scene);
                });
        }
        Panel::right("claims")
            .resizable(true)
            .default_size(520.0)
            .size_range(340.0..=760.0)
            .frame(side)
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                views::claims(ui, &mut self.cards, &mut scene);
            });
        let paper = Panels {
            fill: palette.paper,
            ..Panels::default()
        };
        CentralPanel::default().frame(paper).show(ui, |ui| {
            notices(ui, &mut scene);
            article(ui, &mut self.page, &mut scene);
        });
        views::overlay(ui, &mut scene, is);
        // What fields say comes first: whatever else was asked for in this frame finds it done.
        let (fields, others): (Vec<_>, Vec<_>) = said
            .into_iter()
            .partition(|message| matches!(message, Message::Typing(..) | Message::Typed(..)));
        self.messages.extend(fields);
        self.messages.extend(others);
    }
}

const fn is_escape(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: egui::Key::Escape,
            pressed: true,
            ..
        }
    )
}

/// What a person should know, above the article.
fn notices(ui: &mut Ui, scene: &mut Scene<'_>) {
    let notices = scene.notices;
    if notices.all().is_empty() {
        return;
    }
    let frame = Panels {
        inner_margin: Margin::symmetric(16, 8),
        ..Panels::default()
    };
    Panel::top("notices")
        .frame(frame)
        .max_size(200.0)
        .show(ui, |ui| {
            egui::ScrollArea::vertical()
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (at, note) in notices.all().iter().enumerate() {
                        let mut notice = Notice::new(note.kind, &note.words).closable();
                        if let Some(words) = note.offer.words() {
                            notice = notice.action(words);
                        }
                        let response = notice.show(ui);
                        if response.acted {
                            scene.push(Message::Follow(at));
                        } else if response.closed {
                            scene.push(Message::Dismiss(at));
                        }
                    }
                });
        });
}

/// The article on screen as the page shows it.
pub(super) fn page_data<'a>(
    session: &'a Session,
    derived: &'a Derived,
    view: &ViewState,
) -> Option<PageData<'a>> {
    let article = view.article?;
    let (_, draft) = session.draft_of(article)?;
    Some(PageData {
        text: draft.paragraphs.text(),
        paragraphs: &derived.paragraphs,
        highlights: &derived.highlights,
        emphasis: &derived.emphasis,
        selected: view.claim.map(super::derived::number_of),
        claims: derived.claims.len(),
        language: session.articles.get(article)?.language(),
        draft: derived.draft,
        revision: derived.revision,
    })
}

/// The article, or how to get one.
fn article(ui: &mut Ui, page: &mut Page, scene: &mut Scene<'_>) {
    let Some(data) = page_data(scene.session, scene.derived, scene.view) else {
        welcome(ui, scene);
        return;
    };
    if scene.view.reveal
        && let Some(row) = scene.view.claim.and_then(|claim| scene.derived.row(claim))
    {
        page.scroll_to(row.span);
    }
    let mut events = Vec::new();
    page.show(ui, &data, &mut events);
    for event in events {
        match event {
            PageEvent::Clicked(number) => {
                let claim = scene.derived.claim_of(number);
                scene.push(Message::Claim(claim));
            }
            PageEvent::ClickedText | PageEvent::Selected(Span { .. }) | PageEvent::Unselected => {}
        }
    }
}

fn welcome(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0).min(240.0));
        ui.label(
            egui::RichText::new(
                "An article, its claims, the evidence and the decisions in one file.",
            )
            .font(theme::fonts::statement()),
        );
        ui.add_space(theme::size::M);
        muted(
            ui,
            "Drop a text or a session file here, paste a text, or choose one:",
        );
        ui.add_space(theme::size::S);
        for action in [actions::Action::AddArticle, actions::Action::Open] {
            if ui
                .button(format!("{}  {}", action.name(), action.key()))
                .clicked()
            {
                scene.push(Message::Act(action));
            }
        }
        ui.add_space(theme::size::L);
        muted(ui, "Nothing leaves this machine: Tickmark uses no network.");
    });
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
    }
}

/// The two halves of a frame; public for benches, which bring an egui of their own.
impl App {
    /// Takes in what background work answers.
    pub fn take_answers(&mut self, ctx: &Context) {
        for answer in self.jobs.answers() {
            self.answer(ctx, answer);
        }
        if let Some(problem) = self.keeper.problem() {
            self.notices.add(
                super::widgets::NoticeKind::Error,
                problem,
                super::notices::Offer::Save,
            );
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
        if any {
            ctx.request_repaint();
        }
    }
}
