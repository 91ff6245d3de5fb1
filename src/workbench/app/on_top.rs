//! Draws what lies on top.

use egui::{Align2, Frame as Panels, Margin, Modal, Ui, Vec2};

use super::{Message, Panes};
use crate::workbench::{
    desk::{Ask, Desk, Out, Overlay},
    kit::theme,
    panes::{articles, overlays, preferences, reading, start},
};

/// Width of the list of articles where it comes over the page.
const ARTICLES_OVER: f32 = 260.0;
/// White around it.
const OVER: i8 = 12;

/// Where what lies on top is drawn: in the middle; the list of articles where it stands in a wider window.
fn sheet(ui: &Ui, overlay: &Overlay) -> Modal {
    if *overlay == Overlay::Articles {
        let id = egui::Id::unique("articles over");
        let left = Modal::default_area(id).anchor(Align2::LEFT_TOP, Vec2::ZERO);
        let frame = Panels {
            fill: theme::palette(ui.ctx()).background,
            inner_margin: Margin::same(OVER),
            ..Panels::default()
        };
        return Modal::new(id).area(left).frame(frame);
    }
    Modal::new(egui::Id::unique("overlay")).frame(Panels::window(ui.style()))
}

/// What is drawn by one pane, with what it says.
fn by<M: 'static>(
    wrap: impl Fn(M) -> Message + Copy + Send + 'static,
    show: impl FnOnce(&mut Out<M>),
) -> Out<Message> {
    let mut out = Out::default();
    show(&mut out);
    out.map(wrap)
}

/// What lies on top, if anything does.
pub(super) fn on_top(ui: &Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let overlay = desk.view.overlay.clone();
    if overlay == Overlay::None {
        return Out::default();
    }
    let shown = sheet(ui, &overlay).show(ui.ctx(), |ui| match overlay {
        Overlay::Articles => by(Message::Articles, |out| {
            let around = 2.0 * f32::from(OVER);
            // In a window that is hardly there it is cut off.
            ui.set_height((ui.ctx().content_rect().height() - around).max(0.0));
            ui.set_width(ARTICLES_OVER);
            articles::show(ui, desk, out);
        }),
        Overlay::History(about) => by(Message::History, |out| {
            panes.history.show(ui, about, desk, out);
        }),
        Overlay::Disputes => by(Message::Disputes, |out| panes.disputes.show(ui, desk, out)),
        Overlay::Problems => by(Message::Problems, |out| panes.problems.show(ui, desk, out)),
        Overlay::SignOff => by(Message::Problems, |out| {
            panes.problems.sign_off(ui, desk, out);
        }),
        Overlay::Export => by(Message::Export, |out| panes.export.show(ui, desk, out)),
        Overlay::Sources => by(Message::Sources, |out| panes.sources.show(ui, desk, out)),
        Overlay::Backup => by(Message::Backup, |out| panes.backup.list(ui, out)),
        Overlay::Returned => by(Message::Returned, |out| panes.returned.show(ui, desk, out)),
        Overlay::Drafts => by(Message::Drafts, |out| panes.drafts.show(ui, desk, out)),
        Overlay::Table => by(Message::Table, |out| panes.table.show(ui, desk, out)),
        Overlay::Dashboard => by(Message::Dashboard, |out| {
            panes.dashboard.show(ui, desk, out);
        }),
        Overlay::Marking => by(Message::Table, |out| panes.table.marking(ui, desk, out)),
        Overlay::Changes => by(Message::Changes, |out| panes.changes.show(ui, desk, out)),
        Overlay::Threads => by(Message::Threads, |out| panes.threads.show(ui, desk, out)),
        Overlay::People => by(Message::People, |out| panes.people.show(ui, desk, out)),
        Overlay::Second => by(Message::Second, |out| panes.second.show(ui, desk, out)),
        Overlay::Corrections => by(Message::Corrections, |out| {
            panes.corrections.show(ui, desk, out);
        }),
        Overlay::Dismissed => by(Message::Dismissed, |out| {
            panes.dismissed.show(ui, desk, out);
        }),
        Overlay::Cut(claim, typed) => by(Message::Reading, |out| {
            reading::cut(ui, claim, typed, desk, out);
        }),
        Overlay::Recent => by(Message::Start, |out| start::recent(ui, desk, out)),
        Overlay::Alike => by(Message::Articles, |out| panes.articles.alike(ui, desk, out)),
        Overlay::About => by(Message::About, |out| panes.about.show(ui, out)),
        Overlay::Attached(letter) => by(Message::Articles, |out| {
            panes.articles.attached(ui, letter, desk, out);
        }),
        Overlay::RemoveArticle(article) => by(Message::Articles, |out| {
            articles::question(ui, article, desk, out);
        }),
        Overlay::Preferences => by(Message::Preferences, |out| preferences::show(ui, desk, out)),
        Overlay::Keys => by(Message::Keys, |out| panes.keys.show(ui, desk, out)),
        Overlay::Templates => by(Message::Templates, |out| panes.templates.show(ui, out)),
        Overlay::Fetch(typed) => by(Message::Fetch, |out| panes.fetch.show(ui, typed, desk, out)),
        Overlay::Notices => by(Message::Notices, |out| panes.notices.list(ui, desk, out)),
        overlay => by(Message::Overlays, |out| {
            // Only a question about leaving tells of it.
            let half = match overlay {
                Overlay::Close | Overlay::Leave(_) => panes.half_entered(desk),
                _ => Vec::new(),
            };
            overlays::show(ui, overlay, half, desk, out);
        }),
    });
    let close = shown.should_close();
    let mut said = shown.inner;
    said.extend(by(Message::Notices, |out| panes.notices.over(ui, out)));
    if close {
        said.ask(Ask::Overlay(Overlay::None));
    }
    said
}
