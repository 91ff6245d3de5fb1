//! The one place that applies what views and keys ask for.

use egui::{Context, ViewportCommand};

use super::{
    actions::Action,
    app::{App, page_data},
    message::Message,
    notices::Offer,
    page::SelectStep,
    state::{Citing, Focus, Overlay, Purpose},
    widgets::{NoticeKind, finish_editing, forget_typing},
};
use crate::{
    session::{
        CheckStatus, Command, Id, Importance, Kind, NewEvidence, NewSource, NothingReason,
        Resolution, Tier,
    },
    text::Span,
};

/// Seconds without a letter after which what was typed so far is taken into the session: a longer one loses more when
/// the machine stops, a shorter one makes many small steps to undo.
const TYPING_PAUSE: f64 = 4.0;

impl App {
    /// Applies one message.
    pub(super) fn handle(&mut self, ctx: &Context, message: Message) {
        if message.needs_typed_words() {
            self.take_typed(ctx);
        }
        let covered = self.view.overlay != Overlay::None;
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Do(command) => self.apply(command),
            Message::Typing(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.typed.push((field, *command));
                self.typed_at = ctx.input(|input| input.time);
            }
            Message::Typed(field, command) => {
                self.typed.retain(|(other, _)| *other != field);
                self.apply(*command);
            }
            Message::Untyped(field) => self.typed.retain(|(other, _)| *other != field),
            Message::Article(article) => self.show_article(Some(article)),
            Message::Claim(claim) => {
                self.view.choose(claim);
                self.view.reveal = claim.is_some();
            }
            Message::Filter(filter) => self.view.filter = filter,
            Message::Search(words) => self.view.search = words,
            Message::Threshold(threshold) => self.view.threshold = Some(threshold),
            Message::Citing(citing) => self.view.citing = citing.map(|citing| *citing),
            Message::Cite(citing) => self.cite(*citing),
            Message::Overlay(overlay) => {
                // Whoever puts away the question where to save no longer wants to close.
                self.closing &= overlay != Overlay::None;
                self.view.overlay = overlay;
            }
            Message::Path(purpose, paths) => self.take_paths(ctx, purpose, paths, false),
            Message::Browse(purpose) => self.browse(ctx, purpose),
            Message::Pasted(text) => self.import_pasted(ctx, text),
            Message::Author { name, initials } => self.set_author(name, initials),
            Message::Cancel(job) => {
                self.jobs.cancel(job);
                // A save that is cancelled has either replaced the file or left it alone; it is asked for again.
                self.saving = false;
            }
            Message::Dismiss(notice) => {
                if let Some(Offer::Recover(journal)) =
                    self.notices.take(notice).map(|note| note.offer)
                {
                    self.discard(&journal);
                }
            }
            Message::Follow(notice) => self.follow_offer(ctx, notice),
            Message::CloseAnyway => {
                self.closing = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Message::SaveAndClose => {
                self.view.overlay = Overlay::None;
                for citing in self.view.take_citing() {
                    self.cite(citing);
                }
                self.closing = true;
                self.save(ctx);
            }
            Message::LeaveAnyway(path) => {
                self.view.overlay = Overlay::None;
                self.open_session(ctx, path);
            }
            Message::EraseRecovery => self.erase_recovery(),
        }
        if !covered && self.view.overlay != Overlay::None {
            // The keyboard belongs to what lies on top.
            finish_editing(ctx);
        }
    }

    /// Takes what is being typed in fields into the session; the fields go on from there.
    pub(super) fn take_typed(&mut self, ctx: &Context) {
        for (field, _) in &self.typed {
            forget_typing(ctx, *field);
        }
        self.take_words();
    }

    /// The same where there is no window any more.
    pub(super) fn take_words(&mut self) {
        for (_, command) in std::mem::take(&mut self.typed) {
            self.apply(command);
        }
    }

    /// After a pause in typing the words so far go into the session, and so into the journal.
    pub(super) fn rest_of_typing(&mut self, ctx: &Context) {
        if self.typed.is_empty() {
            return;
        }
        let left = self.typed_at + TYPING_PAUSE - ctx.input(|input| input.time);
        if left > 0.0 {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else {
            self.take_typed(ctx);
        }
    }

    /// Applies a command, or says why it cannot be done.
    pub(super) fn apply(&mut self, command: Command) {
        self.view.threshold = None;
        match self
            .document
            .apply(command, &self.settings.author, &self.outside)
        {
            Ok((applied, kept, stamp)) => {
                if applied.changed {
                    self.keeper.keep(kept, stamp);
                }
            }
            Err(error) => self
                .notices
                .add(NoticeKind::Warning, error.to_string(), Offer::None),
        }
        let gone = |claim: Id| {
            self.document
                .session
                .claims
                .get(claim)
                .is_none_or(|claim| !claim.is_live())
        };
        if self.view.claim.is_some_and(gone) {
            self.view.choose(None);
        }
        let lost = |article: Id| {
            self.document
                .session
                .articles
                .get(article)
                .is_none_or(|article| article.removed)
        };
        if self.view.article.is_none_or(lost) {
            let first = self
                .document
                .session
                .articles_in_order()
                .first()
                .map(|(id, _)| *id);
            self.show_article(first);
        }
    }

    pub(super) fn show_article(&mut self, article: Option<Id>) {
        if self.view.article != article {
            self.view.article = article;
            self.view.choose(None);
            self.page.select(None);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        if let Some(step) = select_step(action) {
            self.select_words(step);
            return;
        }
        match action {
            Action::NextClaim => self.step(1, false),
            Action::PreviousClaim => self.step(-1, false),
            Action::NextUndecided => self.step(1, true),
            Action::NextArticle => self.step_article(1),
            Action::PreviousArticle => self.step_article(-1),
            Action::PageDown => self.page.scroll_pages(1.0),
            Action::PageUp => self.page.scroll_pages(-1.0),
            Action::Undo => self.apply(Command::Undo),
            Action::Redo => self.apply(Command::Redo),
            Action::AddArticle => self.ask_path(ctx, Purpose::AddArticle),
            Action::Open => self.ask_path(ctx, Purpose::Open),
            Action::SaveAs => self.ask_path(ctx, Purpose::Save),
            Action::ExportMarkdown => self.ask_path(ctx, Purpose::Markdown),
            Action::ExportCsv => self.ask_path(ctx, Purpose::Csv),
            Action::Save => self.save(ctx),
            Action::PasteArticle => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Action::ArticleDetails => {
                if let Some(article) = self.view.article {
                    self.view.overlay = Overlay::Article(article);
                }
            }
            Action::SessionDetails => self.view.overlay = Overlay::Session,
            Action::Author => {
                let author = self.settings.author.clone();
                self.view.overlay = Overlay::Author {
                    name: author.name,
                    initials: author.initials,
                };
            }
            Action::EraseRecovery => self.view.overlay = Overlay::Erase,
            Action::Search => self.view.focus = Some(Focus::Search),
            Action::Palette => {
                self.view.overlay = Overlay::Palette {
                    query: String::new(),
                    chosen: 0,
                }
            }
            Action::Help => self.view.overlay = Overlay::Help,
            Action::Theme => self.toggle_theme(ctx),
            Action::Sidebar => self.view.no_sidebar = !self.view.no_sidebar,
            Action::Escape => self.escape(),
            Action::CopyText => self.copy(ctx),
            Action::AddClaim => self.claim_from_selection(),
            Action::MarkNothing => self.mark_nothing(),
            _ => {
                if let Some(claim) = self.view.claim {
                    self.act_on(claim, action);
                }
            }
        }
    }

    /// Actions on the selected claim.
    fn act_on(&mut self, claim: Id, action: Action) {
        match action {
            Action::CheckAndGoOn => {
                self.apply(Command::SetCheckStatus {
                    claim,
                    status: CheckStatus::Checked,
                });
                self.step(1, true);
            }
            Action::Verdict(0) => self.apply(Command::SetVerdict {
                claim,
                verdict: None,
            }),
            Action::Verdict(n) => {
                let scale = self.document.session.scale();
                let label = scale.labels.get(usize::from(n) - 1);
                match label {
                    Some(label) => self.apply(Command::SetVerdict {
                        claim,
                        verdict: Some(label.id.clone()),
                    }),
                    None => self.notices.info(format!(
                        "The rating scale “{}” has no verdict {n}.",
                        scale.name
                    )),
                }
            }
            Action::Status(n) => {
                if let Some(status) = nth(CheckStatus::ALL, n) {
                    self.apply(Command::SetCheckStatus { claim, status });
                }
            }
            Action::Resolution(n) => {
                if let Some(resolution) = nth(Resolution::ALL, n) {
                    self.apply(Command::SetResolution { claim, resolution });
                }
            }
            Action::Importance => {
                let importance = match self
                    .document
                    .session
                    .claims
                    .get(claim)
                    .map(|claim| &claim.importance)
                {
                    Some(Importance::High) => Importance::Medium,
                    Some(Importance::Medium) => Importance::Low,
                    Some(Importance::Low) => Importance::Unset,
                    _ => Importance::High,
                };
                self.apply(Command::SetImportance { claim, importance });
            }
            Action::Accept => {
                self.apply(Command::Accept { claim });
            }
            Action::Dismiss => {
                let after = self.neighbour(1, false);
                self.apply(Command::Dismiss { claim });
                self.view.choose(after.filter(|next| *next != claim));
                self.view.reveal = true;
            }
            Action::Split => {
                if let Some((start, _)) = self.selected_points() {
                    self.apply(Command::Split {
                        claim,
                        at: start,
                        id: None,
                    });
                }
            }
            Action::Respan => {
                if let Some((start, end)) = self.selected_points() {
                    self.apply(Command::Respan { claim, start, end });
                    self.page.select(None);
                }
            }
            Action::Join => {
                let next = self
                    .derived
                    .claims
                    .iter()
                    .skip_while(|row| row.id != claim)
                    .nth(1);
                match next.map(|row| row.id) {
                    Some(next) => self.apply(Command::Join {
                        claims: vec![claim, next],
                    }),
                    None => self
                        .notices
                        .info("There is no claim after this one to join it with."),
                }
            }
            Action::Reword => self.view.focus = Some(Focus::Statement),
            Action::Rationale => self.view.focus = Some(Focus::Rationale),
            Action::Note => self.view.focus = Some(Focus::Note),
            Action::AddEvidence => {
                match &mut self.view.citing {
                    // A form that is half filled in goes on.
                    Some(citing) if citing.claim == claim => citing.fresh = true,
                    citing => {
                        *citing = Some(Citing {
                            claim,
                            fresh: true,
                            ..Citing::default()
                        });
                    }
                }
                self.view.reveal = true;
            }
            _ => {}
        }
    }

    /// The claim so many steps from the selected one, among those listed.
    fn neighbour(&self, by: isize, undecided: bool) -> Option<Id> {
        let session = &self.document.session;
        let listed: Vec<Id> = self
            .derived
            .visible
            .iter()
            .filter_map(|&at| self.derived.claims.get(at))
            .map(|row| row.id)
            .collect();
        let now = self
            .view
            .claim
            .and_then(|claim| listed.iter().position(|id| *id == claim));
        let wanted = |id: &Id| {
            !undecided
                || session
                    .claims
                    .get(*id)
                    .is_some_and(|claim| !claim.is_decided())
        };
        let Some(now) = now else {
            return if by > 0 {
                listed.iter().find(|id| wanted(id)).copied()
            } else {
                listed.last().copied()
            };
        };
        if undecided {
            let (before, after) = listed.split_at_checked(now + 1)?;
            return after.iter().chain(before).find(|id| wanted(id)).copied();
        }
        let next = now
            .saturating_add_signed(by)
            .min(listed.len().saturating_sub(1));
        listed.get(next).copied()
    }

    fn step(&mut self, by: isize, undecided: bool) {
        match self.neighbour(by, undecided) {
            Some(claim) => self.handle_claim(claim),
            None if undecided => self.notices.info("Every claim in the list is checked."),
            None => {}
        }
    }

    fn handle_claim(&mut self, claim: Id) {
        self.view.choose(Some(claim));
        self.view.reveal = true;
    }

    /// Selects words of the article with the keyboard.
    fn select_words(&mut self, step: SelectStep) {
        let data = page_data(&self.document.session, &self.derived, &self.view);
        if let Some(data) = data {
            self.page.select_step(&data, step);
        }
    }

    fn step_article(&mut self, by: isize) {
        let now = self
            .derived
            .articles
            .iter()
            .position(|row| Some(row.id) == self.view.article)
            .unwrap_or(0);
        let next = now.saturating_add_signed(by);
        if let Some(row) = self.derived.articles.get(next) {
            let id = row.id;
            self.show_article(Some(id));
        }
    }

    fn escape(&mut self) {
        if self.view.overlay != Overlay::None {
            self.closing = false;
            self.view.overlay = Overlay::None;
        } else if self.view.citing.is_some() {
            self.view.citing = None;
        } else if self.page.selection().is_some() {
            self.page.select(None);
        } else {
            self.view.choose(None);
        }
    }

    /// The selected words as code points of the draft.
    fn selected_points(&self) -> Option<(usize, usize)> {
        self.points_of(self.page.selection()?)
    }

    fn points_of(&self, span: Span) -> Option<(usize, usize)> {
        let (_, draft) = self.document.session.draft_of(self.view.article?)?;
        draft
            .paragraphs
            .points()
            .from_span(draft.paragraphs.text(), span)
    }

    fn claim_from_selection(&mut self) {
        let (Some(article), Some((start, end)), Some(id)) = (
            self.view.article,
            self.selected_points(),
            (self.outside.random)(),
        ) else {
            return;
        };
        self.apply(Command::AddClaim {
            id: Some(id),
            article,
            start,
            end,
            statement: String::new(),
        });
        if self.document.session.claims.get(id).is_some() {
            self.page.select(None);
            self.handle_claim(id);
        }
    }

    /// Marks the selected words, or the sentence of the selected claim; a mark that is there already goes.
    fn mark_nothing(&mut self) {
        let Some(article) = self.view.article else {
            return;
        };
        let selected = self.page.selection().or_else(|| {
            let row = self.view.claim.and_then(|claim| self.derived.row(claim))?;
            let sentences = self.document.session.sentences_of(article);
            Some(
                sentences
                    .iter()
                    .find(|sentence| sentence.span.overlaps(row.span))
                    .map_or(row.span, |sentence| sentence.span),
            )
        });
        let Some(span) = selected else {
            self.notices.info("Select words or a claim first; then - marks the sentence as holding nothing to check.");
            return;
        };
        let there = self
            .document
            .session
            .marks_of(article)
            .into_iter()
            .find(|(_, _, mark)| mark.overlaps(span))
            .map(|(id, ..)| id);
        if let Some(id) = there {
            self.apply(Command::Remove {
                kind: Kind::Mark,
                id,
            });
        } else if let Some((start, end)) = self.points_of(span) {
            let mark = Command::MarkNothing {
                id: None,
                article,
                start,
                end,
                reason: NothingReason::NoFact,
            };
            // The suggestions in it were looked at and found to be none.
            let session = &self.document.session;
            let rows = self
                .derived
                .claims
                .iter()
                .filter(|row| span.covers(row.span));
            let inside = rows.filter(|row| {
                session
                    .claims
                    .get(row.id)
                    .is_some_and(crate::session::Claim::is_suggestion)
            });
            let mut commands: Vec<Command> = inside
                .map(|row| Command::Dismiss { claim: row.id })
                .collect();
            commands.push(mark);
            self.apply(Command::Batch {
                label: "Mark: nothing to check".to_owned(),
                commands,
            });
            self.page.select(None);
        }
    }

    fn copy(&self, ctx: &Context) {
        let Some((_, draft)) = self
            .view
            .article
            .and_then(|article| self.document.session.draft_of(article))
        else {
            return;
        };
        let row = self.view.claim.and_then(|claim| self.derived.row(claim));
        let Some(span) = self.page.selection().or_else(|| row.map(|row| row.span)) else {
            return;
        };
        ctx.copy_text(span.of(draft.paragraphs.text()).to_owned());
    }

    /// Cites a source: one that is entered already, or a new one.
    fn cite(&mut self, citing: Citing) {
        self.view.citing = None;
        let claim = citing.claim;
        if let Some(id) = citing.editing {
            let set = |field: &str, value: serde_json::Value| Command::SetField {
                kind: Kind::Evidence,
                id,
                field: field.to_owned(),
                value,
            };
            let commands = vec![
                set("stance", citing.stance.word().into()),
                set("tier", tier_value(&citing.tier)),
                set("locator", citing.locator.trim().into()),
                set("extract", citing.extract.trim().into()),
            ];
            self.apply(Command::Batch {
                label: "Change evidence".to_owned(),
                commands,
            });
            return;
        }
        let title = citing.source.trim().to_owned();
        let known = self
            .derived
            .sources
            .iter()
            .find(|(_, known)| known.to_lowercase() == title.to_lowercase())
            .map(|(id, _)| *id);
        let Some(source) = known.or_else(|| (self.outside.random)()) else {
            return;
        };
        let mut commands = Vec::new();
        if known.is_none() {
            commands.push(Command::AddSource(NewSource {
                id: Some(source),
                title: title.clone(),
                ..NewSource::default()
            }));
        }
        commands.push(Command::AddEvidence(NewEvidence {
            id: None,
            claim,
            source,
            stance: citing.stance,
            locator: citing.locator.trim().to_owned(),
            extract: citing.extract.trim().to_owned(),
            tier: citing.tier,
        }));
        self.apply(Command::Batch {
            label: format!("Cite {title}"),
            commands,
        });
    }

    fn set_author(&mut self, name: String, initials: String) {
        self.settings.author = crate::session::Author { name, initials };
        self.save_settings();
    }

    fn toggle_theme(&mut self, ctx: &Context) {
        let dark = ctx.theme() != egui::Theme::Dark;
        ctx.set_theme(if dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        });
        self.settings.dark = Some(dark);
        self.save_settings();
    }

    fn save_settings(&mut self) {
        let Some(path) = &self.outside.settings else {
            return;
        };
        if let Err(error) = self.settings.save(path) {
            self.notices.add(
                NoticeKind::Warning,
                format!("The settings could not be written to {} ({error}); they hold until the window closes.", path.display()),
                Offer::None,
            );
        }
    }

    fn follow_offer(&mut self, ctx: &Context, notice: usize) {
        let Some(note) = self.notices.take(notice) else {
            return;
        };
        match note.offer {
            Offer::None => {}
            Offer::Recover(journal) => self.recover(ctx, &journal),
            Offer::Save => self.save(ctx),
            Offer::SaveAs => self.ask_path(ctx, Purpose::Save),
        }
    }
}

/// The step of selecting words that an action is, if it is one.
const fn select_step(action: Action) -> Option<SelectStep> {
    Some(match action {
        Action::SelectNext => SelectStep::NextSentence,
        Action::SelectPrevious => SelectStep::PreviousSentence,
        Action::SelectEndRight => SelectStep::EndRight,
        Action::SelectEndLeft => SelectStep::EndLeft,
        Action::SelectStartLeft => SelectStep::StartLeft,
        Action::SelectStartRight => SelectStep::StartRight,
        _ => return None,
    })
}

fn nth<T: Clone>(all: &[T], n: u8) -> Option<T> {
    all.get(usize::from(n).checked_sub(1)?).cloned()
}

fn tier_value(tier: &Tier) -> serde_json::Value {
    tier.word().into()
}
