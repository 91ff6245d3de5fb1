//! The actions of the table.

use egui::{Context, ViewportCommand};

use crate::{
    session::{About, Command},
    workbench::{
        actions::Action,
        app::App,
        page::SelectStep,
        state::{Focus, Overlay, Purpose, Sort},
    },
};

impl App {
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
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
            Action::ExportCopy => self.ask_path(ctx, Purpose::Copy),
            Action::Save => self.save(ctx),
            Action::PasteArticle => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Action::ArticleDetails => {
                if let Some(article) = self.view.article {
                    self.view.overlay = Overlay::Article(article);
                }
            }
            Action::SessionHistory => self.view.overlay = Overlay::History(About::Session),
            Action::SessionDetails => self.view.overlay = Overlay::Session,
            Action::MergeCopy => self.ask_path(ctx, Purpose::Merge),
            Action::MergeFile => {
                if let Some(path) = self.document.path.clone() {
                    self.merge_with(ctx, path, false);
                }
            }
            Action::Disputes => self.show_disputes(None),
            Action::Author => {
                let author = self.settings.author.clone();
                self.view.overlay = Overlay::Author {
                    name: author.name,
                    initials: author.initials,
                    first: false,
                };
            }
            Action::EraseRecovery => self.view.overlay = Overlay::Erase,
            Action::Search => self.view.focus = Some(Focus::Search),
            Action::NextSignal => self.next_pick(Sort::Signal),
            Action::NextName => self.next_pick(Sort::Name),
            Action::AnyPick => self.view.pick = None,
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
