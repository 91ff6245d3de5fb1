//! Draws the panes, each in its place.

use std::ops::RangeInclusive;

use egui::{
    Align2, CentralPanel, Context, Frame as Panels, Margin, Modal, Panel, PanelState, Rect, Ui,
    UiBuilder, Vec2,
};

use super::{App, Message, Panes, Parts};
use crate::workbench::{
    desk::{Ask, Desk, Effect, Layout, Out, Overlay, Region, Room, Saved, points},
    kit::theme,
    panes::{
        articles,
        bars::{self, Status},
        claims::InCard,
        corrections, overlays, people, preferences, reading, second, start,
    },
};

impl App {
    /// Everything that is drawn. A window that is too small for it, or zoomed in too far, is cut off: in less room lists
    /// would have no height at all, and egui 0.37 panics when somebody presses on the scroll bar of such a one.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let room = ui.max_rect();
        let least = room.size().max(theme::size::WINDOW_LEAST);
        let room = UiBuilder::new().max_rect(Rect::from_min_size(room.min, least));
        let said = ui.scope_builder(room, |ui| self.draw_in(ui)).inner;
        self.queue(ui.ctx(), said);
    }

    /// What views say waits until all is drawn. What fields say comes first: whatever else was asked for in this frame
    /// finds it done.
    fn queue(&mut self, ctx: &Context, said: Out<Message>) {
        let (fields, others): (Vec<_>, Vec<_>) = said
            .into_effects()
            .into_iter()
            .partition(|effect| matches!(effect, Effect::Ask(Ask::Typing(..) | Ask::Typed(..))));
        for effect in fields.into_iter().chain(others) {
            match effect {
                Effect::Say(message) => self.messages.push_back(message),
                Effect::Ask(ask) => self.messages.push_back(Message::Ask(ask)),
                Effect::Start(job) => self.start(ctx, job),
            }
        }
    }

    fn draw_in(&mut self, ui: &mut Ui) -> Out<Message> {
        let Parts {
            panes,
            desk,
            keeping,
            layout,
            jobs,
        } = self.parts();
        let status = Status {
            file: keeping.document.file_name(),
            disk: keeping.document.disk,
            saved: keeping.saved(),
            jobs: jobs.shown().collect(),
            hidden: panes.claims.hidden(),
            no_articles: panes.articles.is_hidden(),
            unread: panes.notices.told().unread(),
        };
        if let Saved::Recovery(seconds) = status.saved {
            // The age is shown in seconds for a minute, then it stands still, and so does the window.
            if seconds < 60 {
                let pause = if seconds < 10 { 1 } else { 10 };
                ui.ctx()
                    .request_repaint_after(std::time::Duration::from_secs(pause));
            }
        }
        let mut out = Out::default();
        bars::top(ui, &status, &desk, &mut out);
        let mut below = bars::room_for_status(ui);
        let mut said = out.map(Message::Bars);
        // In the order in which the Tab key goes through them: the article stands between the list of articles and the
        // cards, which take their room before it.
        let open = desk.view.article.is_some();
        let place = desk.view.room;
        if open && place == Room::Three {
            said.extend(articles_beside(ui, panes, layout, &desk));
        }
        let mut room = (open && place > Room::One).then(|| room_for_cards(ui, layout));
        let one = open && place == Room::One;
        said.extend(if one && desk.view.shown == Region::Claims {
            cards_alone(ui, panes, &desk)
        } else {
            paper(ui, panes, &desk)
        });
        if let Some(room) = &mut room {
            said.extend(cards(room, panes, &desk));
        }
        let mut out = Out::default();
        bars::status(&mut below, &status, &desk, &mut out);
        said.extend(out.map(Message::Bars));
        said.extend(on_top(ui, panes, &desk));
        said
    }
}

/// The window's own ground shows through.
fn side() -> Panels {
    Panels {
        inner_margin: Margin::symmetric(12, 4),
        ..Panels::default()
    }
}

/// The list of articles, on the left.
fn articles_beside(
    ui: &mut Ui,
    panes: &Panes,
    layout: &mut Layout,
    desk: &Desk<'_>,
) -> Out<Message> {
    let mut out = Out::default();
    if !panes.articles.is_hidden() {
        beside(
            ui,
            ("articles", Panel::left("articles")),
            (&mut layout.articles, 210.0),
            150.0..=360.0,
            |ui| {
                ui.set_min_width(ui.available_width());
                articles::show(ui, desk, &mut out);
            },
        );
    }
    out.map(Message::Articles)
}

/// Where the cards are drawn, on the right.
fn room_for_cards(ui: &mut Ui, layout: &mut Layout) -> Ui {
    // In a narrow window the article comes first.
    let most = (ui.available_width() - theme::size::PAGE_MIN).clamp(300.0, 760.0);
    beside(
        ui,
        ("claims", Panel::right("claims")),
        (&mut layout.claims, 520.0),
        300.0..=most,
        |ui| {
            ui.set_min_size(ui.available_size());
            ui.new_child(UiBuilder::new().max_rect(ui.max_rect()))
        },
    )
}

/// A panel as wide as a person has made it, or as it is made, as far as there is room: egui would go on with the width that it
/// had in a smaller window.
fn beside<R>(
    ui: &mut Ui,
    (name, panel): (&str, Panel),
    (width, usual): (&mut Option<u16>, f32),
    range: RangeInclusive<f32>,
    show: impl FnOnce(&mut Ui) -> R,
) -> R {
    let wanted = width.map_or(usual, f32::from);
    let wanted = wanted.clamp(*range.start(), *range.end());
    let id = ui.scope_id().with(name);
    ui.data_mut(|data| data.remove::<PanelState>(id));
    let panel = panel.default_size(wanted).size_range(range);
    let shown = panel.frame(side()).show(ui, show);
    let now = shown.response.rect.width();
    let dragged = ui.input(|input| input.pointer.is_decidedly_dragging());
    if dragged && (now - wanted).abs() > 0.5 {
        *width = Some(points(now));
    }
    shown.inner
}

/// The cards, where the article has no place beside them.
fn cards_alone(ui: &mut Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let frame = side();
    let shown = CentralPanel::default()
        .frame(frame)
        .show(ui, |ui| cards(ui, panes, desk));
    let mut told = Out::default();
    let rect = shown.response.rect;
    panes.notices.above(ui, rect, desk, &mut told);
    let mut said = shown.inner;
    said.extend(told.map(Message::Notices));
    said
}

/// The cards, with what other panes have to say in the open one.
fn cards(ui: &mut Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let Panes {
        claims,
        evidence,
        disputes,
        drafts,
        changes,
        threads,
        problems,
        ..
    } = panes;
    let (mut out, mut said) = (Out::default(), Out::default());
    let form_for = evidence.citing_for().or(changes.asking_for());
    claims.show(
        ui,
        form_for,
        desk,
        &mut out,
        &mut |ui, place, claim| match place {
            InCard::Top => {
                let mut out = Out::default();
                disputes.about_claim(ui, claim, &mut out);
                said.extend(out.map(Message::Disputes));
                let mut out = Out::default();
                drafts.about_claim(ui, claim, &mut out);
                said.extend(out.map(Message::Drafts));
            }
            InCard::Evidence => {
                let mut out = Out::default();
                evidence.show(ui, claim, desk, &mut out);
                said.extend(out.map(Message::Evidence));
                // Below what is decided: the rows that keys are pressed for stay where they are.
                let mut out = Out::default();
                problems.about_claim(ui, claim, &mut out);
                said.extend(out.map(Message::Problems));
            }
            InCard::Desk => {
                let mut out = Out::default();
                changes.about_claim(ui, claim, desk, &mut out);
                said.extend(out.map(Message::Changes));
                let mut out = Out::default();
                threads.about_claim(ui, claim, &mut out);
                said.extend(out.map(Message::Threads));
                let mut out = Out::default();
                people::about_claim(ui, claim, desk, &mut out);
                said.extend(out.map(Message::People));
                let mut out = Out::default();
                corrections::about_claim(ui, claim, desk, &mut out);
                said.extend(out.map(Message::Corrections));
                second::about_claim(ui, claim, desk);
            }
        },
    );
    said.extend(out.map(Message::Claims));
    said
}

/// The article in the middle, or what can be begun, and what a person should know above it.
fn paper(ui: &mut Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let paper = Panels {
        fill: theme::palette(ui.ctx()).paper,
        ..Panels::default()
    };
    let (mut out, mut begun, mut told) = (Out::default(), Out::default(), Out::default());
    let mut taught = Out::default();
    let page = CentralPanel::default().frame(paper).show(ui, |ui| {
        if desk.view.article.is_some() {
            panes.tour.show(ui, &mut taught);
            panes.reading.show(ui, desk, &mut out);
        } else {
            start::show(ui, desk, &mut begun);
        }
    });
    let page = page.response.rect;
    panes.notices.above(ui, page, desk, &mut told);
    let mut said = out.map(Message::Reading);
    said.extend(begun.map(Message::Start));
    said.extend(taught.map(Message::Tour));
    said.extend(told.map(Message::Notices));
    said
}

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

/// What lies on top, if anything does.
fn on_top(ui: &Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let overlay = desk.view.overlay.clone();
    if overlay == Overlay::None {
        return Out::default();
    }
    let shown = sheet(ui, &overlay).show(ui.ctx(), |ui| match overlay {
        Overlay::Articles => {
            let mut out = Out::default();
            let around = 2.0 * f32::from(OVER);
            // In a window that is hardly there it is cut off.
            ui.set_height((ui.ctx().content_rect().height() - around).max(0.0));
            ui.set_width(ARTICLES_OVER);
            articles::show(ui, desk, &mut out);
            out.map(Message::Articles)
        }
        Overlay::History(about) => {
            let mut out = Out::default();
            panes.history.show(ui, about, desk, &mut out);
            out.map(Message::History)
        }
        Overlay::Disputes => {
            let mut out = Out::default();
            panes.disputes.show(ui, desk, &mut out);
            out.map(Message::Disputes)
        }
        Overlay::Problems => {
            let mut out = Out::default();
            panes.problems.show(ui, desk, &mut out);
            out.map(Message::Problems)
        }
        Overlay::SignOff => {
            let mut out = Out::default();
            panes.problems.sign_off(ui, desk, &mut out);
            out.map(Message::Problems)
        }
        Overlay::Export => {
            let mut out = Out::default();
            panes.export.show(ui, desk, &mut out);
            out.map(Message::Export)
        }
        Overlay::Sources => {
            let mut out = Out::default();
            panes.sources.show(ui, desk, &mut out);
            out.map(Message::Sources)
        }
        Overlay::Returned => {
            let mut out = Out::default();
            panes.returned.show(ui, desk, &mut out);
            out.map(Message::Returned)
        }
        Overlay::Drafts => {
            let mut out = Out::default();
            panes.drafts.show(ui, desk, &mut out);
            out.map(Message::Drafts)
        }
        Overlay::Table => {
            let mut out = Out::default();
            panes.table.show(ui, desk, &mut out);
            out.map(Message::Table)
        }
        Overlay::Dashboard => {
            let mut out = Out::default();
            panes.dashboard.show(ui, &mut out);
            out.map(Message::Dashboard)
        }
        Overlay::Marking => {
            let mut out = Out::default();
            panes.table.marking(ui, desk, &mut out);
            out.map(Message::Table)
        }
        Overlay::Changes => {
            let mut out = Out::default();
            panes.changes.show(ui, desk, &mut out);
            out.map(Message::Changes)
        }
        Overlay::Threads => {
            let mut out = Out::default();
            panes.threads.show(ui, desk, &mut out);
            out.map(Message::Threads)
        }
        Overlay::People => {
            let mut out = Out::default();
            panes.people.show(ui, desk, &mut out);
            out.map(Message::People)
        }
        Overlay::Second => {
            let mut out = Out::default();
            panes.second.show(ui, desk, &mut out);
            out.map(Message::Second)
        }
        Overlay::Corrections => {
            let mut out = Out::default();
            panes.corrections.show(ui, desk, &mut out);
            out.map(Message::Corrections)
        }
        Overlay::Dismissed => {
            let mut out = Out::default();
            panes.dismissed.show(ui, desk, &mut out);
            out.map(Message::Dismissed)
        }
        Overlay::Cut(claim, typed) => {
            let mut out = Out::default();
            reading::cut(ui, claim, typed, desk, &mut out);
            out.map(Message::Reading)
        }
        Overlay::Recent => {
            let mut out = Out::default();
            start::recent(ui, desk, &mut out);
            out.map(Message::Start)
        }
        Overlay::Alike => {
            let mut out = Out::default();
            panes.articles.alike(ui, desk, &mut out);
            out.map(Message::Articles)
        }
        Overlay::About => {
            let mut out = Out::default();
            panes.about.show(ui, &mut out);
            out.map(Message::About)
        }
        Overlay::Attached(letter) => {
            let mut out = Out::default();
            panes.articles.attached(ui, letter, desk, &mut out);
            out.map(Message::Articles)
        }
        Overlay::RemoveArticle(article) => {
            let mut out = Out::default();
            articles::question(ui, article, desk, &mut out);
            out.map(Message::Articles)
        }
        Overlay::Preferences => {
            let mut out = Out::default();
            preferences::show(ui, desk, &mut out);
            out.map(Message::Preferences)
        }
        Overlay::Keys => {
            let mut out = Out::default();
            panes.keys.show(ui, &mut out);
            out.map(Message::Keys)
        }
        Overlay::Templates => {
            let mut out = Out::default();
            panes.templates.show(ui, &mut out);
            out.map(Message::Templates)
        }
        Overlay::Fetch(typed) => {
            let mut out = Out::default();
            panes.fetch.show(ui, typed, desk, &mut out);
            out.map(Message::Fetch)
        }
        Overlay::Notices => {
            let mut out = Out::default();
            panes.notices.list(ui, desk, &mut out);
            out.map(Message::Notices)
        }
        overlay => {
            let mut out = Out::default();
            overlays::show(ui, overlay, desk, &mut out);
            out.map(Message::Overlays)
        }
    });
    let close = shown.should_close();
    let mut said = shown.inner;
    if close {
        said.ask(Ask::Overlay(Overlay::None));
    }
    said
}
