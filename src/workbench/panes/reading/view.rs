//! The article.

use egui::{Area, Frame, Id, Order, Rect, Ui, pos2};

use super::{Message, Reading, finding};
use crate::workbench::{
    desk::{Ask, Desk, Out, Region, card_id, menu},
    kit::{page::PageEvent, theme::size, widgets::region},
};

impl Reading {
    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(mut data) = self.sheet.data(desk) else {
            return;
        };
        if let Some(finding) = &self.finding {
            finding::show(ui, finding, out);
            data.lit = &finding.looked_for;
        }
        if desk.view.reveal
            && let Some(row) = desk.view.claim.and_then(|claim| desk.derived.row(claim))
        {
            self.page.scroll_to(row.span);
        }
        let around = ui.available_rect_before_wrap();
        let card = data.selected.map(card_id);
        let (id, name) = (Region::Article.id(), Region::Article.name());
        region(ui, around, id, name, card);
        let mut events = Vec::new();
        let page = self.page.show(ui, &data, &mut events);
        for event in events {
            out.ask(Ask::Focus(Region::Article.id()));
            match event {
                PageEvent::Clicked(number) => {
                    out.ask(Ask::Claim(desk.derived.claim_of(number)));
                }
                PageEvent::Selected(span) => self.by_mouse = Some(span),
                PageEvent::ClickedText | PageEvent::Link(_) | PageEvent::Unselected => {}
            }
        }
        page.context_menu(|ui| {
            let lines = if desk.is.words {
                menu::WORDS
            } else {
                menu::CLAIM
            };
            menu::items(ui, desk, lines, out);
        });
        self.beside_words(ui, around, desk, out);
    }

    /// What can be done with words that the mouse has selected, beside them. With the keyboard, keys do it.
    fn beside_words(&self, ui: &Ui, page: Rect, desk: &Desk<'_>, out: &mut Out<Message>) {
        let selected = self.page.selection();
        let Some(span) = selected.filter(|_| selected == self.by_mouse) else {
            return;
        };
        let Some(last) = self.page.boxes(span).last().copied() else {
            return;
        };
        let at = pos2(last.right(), last.bottom() + size::XS);
        let area = Area::new(Id::unique("beside words"))
            .order(Order::Middle)
            .fixed_pos(at)
            .constrain_to(page);
        area.show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(BESIDE);
                menu::items(ui, desk, menu::WORDS, out);
            });
        });
    }
}

/// Width of what stands beside selected words.
const BESIDE: f32 = 220.0;
