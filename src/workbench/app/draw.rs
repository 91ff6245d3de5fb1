//! Draws the panes, each in its place.

use std::ops::RangeInclusive;

use egui::{
    CentralPanel, Context, Frame as Panels, Margin, Panel, PanelState, Rect, Ui, UiBuilder,
};

use super::{App, Message, Panes, Parts, on_top::on_top};
use crate::workbench::{
    desk::{Ask, Desk, Effect, Layout, Out, Region, Room, Saved, points},
    kit::theme,
    panes::{
        articles,
        bars::{self, Status},
        claims::InCard,
        corrections, people, second, start,
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
        // A document takes the room of the list of articles; where two have a place, that of the article.
        let document = open && desk.view.document.is_some();
        if open && place == Room::Three && !document {
            said.extend(articles_beside(ui, panes, layout, &desk));
        }
        let mut beside = (document && place == Room::Three).then(|| room_for_document(ui, layout));
        let mut room = (open && place > Room::One).then(|| room_for_cards(ui, layout));
        let one = open && place == Room::One;
        said.extend(if one && desk.view.shown == Region::Claims {
            cards_alone(ui, panes, &desk)
        } else if document && (place == Room::Two || one && desk.view.shown == Region::Document) {
            document_alone(ui, panes, &desk)
        } else {
            paper(ui, panes, &desk)
        });
        if let Some(room) = &mut room {
            said.extend(cards(room, panes, &desk));
        }
        if let Some(beside) = &mut beside {
            let mut out = Out::default();
            panes.backup.show(beside, &desk, &mut out);
            said.extend(out.map(Message::Backup));
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

/// Where a document is drawn, on the right of the cards.
fn room_for_document(ui: &mut Ui, layout: &mut Layout) -> Ui {
    // Article and cards keep what they need.
    let most = (ui.available_width() - theme::size::PAGE_MIN - 300.0).clamp(300.0, 900.0);
    beside(
        ui,
        ("document", Panel::right("document")),
        (&mut layout.document, 520.0),
        300.0..=most,
        |ui| {
            ui.set_min_size(ui.available_size());
            ui.new_child(UiBuilder::new().max_rect(ui.max_rect()))
        },
    )
}

/// The document, where the article has no place beside it.
fn document_alone(ui: &mut Ui, panes: &mut Panes, desk: &Desk<'_>) -> Out<Message> {
    let mut out = Out::default();
    let shown = CentralPanel::default()
        .frame(side())
        .show(ui, |ui| panes.backup.show(ui, desk, &mut out));
    let mut told = Out::default();
    let rect = shown.response.rect;
    panes.notices.above(ui, rect, desk, &mut told);
    let mut said = out.map(Message::Backup);
    said.extend(told.map(Message::Notices));
    said
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
        backup,
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
                let mut out = Out::default();
                backup.about_claim(ui, claim, desk, &mut out);
                said.extend(out.map(Message::Backup));
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
