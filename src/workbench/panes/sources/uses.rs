//! Where a source is used: claims by number, each with its words, and a way there.

use egui::{CornerRadius, Label, RichText, Role, Sense, Ui, WidgetInfo};

use super::{
    Message, Sources,
    row::{Rests, Row, Use},
};
use crate::{
    session::{Session, Stance},
    workbench::{
        desk::{Desk, Out, number_of, record_words::short},
        kit::{
            list::Rows,
            theme::{self, MarkState, fonts, size},
            widgets::{Chip, muted, ring, section},
        },
    },
};

/// About the height of one.
const ROW: f32 = 46.0;
/// Most letters of a claim's name for a screen reader.
const LETTERS: usize = 120;

impl Sources {
    /// Draws them, in what is left of `ui`.
    pub(super) fn used(&mut self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        section(ui, "Used for");
        let place = self.chosen.and_then(|id| self.found.place(id));
        let Some(row) = place.and_then(|place| self.found.rows.get(place)) else {
            return;
        };
        if row.uses.is_empty() {
            let words = "No claim rests on it yet. E on a claim cites it.";
            muted(ui, words);
            let button = ui.button("Take it out");
            let button =
                button.on_hover_text("Takes the source out of the session; undo brings it back");
            if button.clicked() {
                out.say(Message::Remove(row.id));
            }
            return;
        }
        let mut lines = Lines {
            row,
            revision: self.revision,
            desk,
            out,
        };
        self.uses.show(ui, "where it is used", &mut lines);
    }
}

/// The uses as rows of a list.
struct Lines<'a, 'b> {
    row: &'a Row,
    revision: u64,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
}

impl Rows for Lines<'_, '_> {
    fn revision(&self) -> u64 {
        // Another source has others.
        self.revision ^ self.row.key
    }

    fn len(&self) -> usize {
        self.row.uses.len()
    }

    fn key(&self, index: usize) -> u64 {
        let one = self.row.uses.get(index);
        one.map_or(index as u64, |one| number_of(one.evidence))
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        if let Some(one) = self.row.uses.get(index)
            && show(ui, one, self.desk.session)
        {
            self.out.say(Message::Claim(one.claim));
        }
    }
}

/// One use. Whether it was pressed.
fn show(ui: &mut Ui, one: &Use, session: &Session) -> bool {
    let palette = theme::palette(ui.ctx());
    let Some(claim) = session.claims.get(one.claim) else {
        return false;
    };
    let evidence = session.evidence.get(one.evidence);
    let draft = session.articles.get(claim.article);
    let words = claim.words(draft.and_then(|article| article.draft));
    let stance = evidence.map_or(&Stance::Supports, |one| &one.stance);
    let (glyph, tone) = match stance {
        Stance::Supports => ("+", palette.checked.ink),
        Stance::Contradicts => ("–", palette.wrong.ink),
        Stance::Context | Stance::Other(_) => ("·", palette.muted),
    };
    let frame = egui::Frame {
        inner_margin: egui::Margin::symmetric(8, 5),
        ..egui::Frame::default()
    };
    let begun = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
        ui.horizontal(|ui| {
            ui.label(RichText::new(glyph).font(fonts::ui_bold()).color(tone));
            ui.label(RichText::new(&one.label).font(fonts::ui_bold()));
            if let Some(evidence) = evidence.filter(|one| !one.locator.is_empty()) {
                muted(ui, &short(&evidence.locator, 40));
            }
            let alone = match one.rests {
                Rests::Alone => Some("this alone"),
                Rests::OnGroup => Some("this group alone"),
                Rests::Well => None,
            };
            if let Some(words) = alone {
                Chip::state(ui, words, MarkState::ToCheck).show(ui);
            }
        });
        let words = RichText::new(words)
            .font(fonts::statement())
            .color(palette.ink);
        ui.add(Label::new(words).wrap());
    });
    let rect = begun.response.rect;
    let response = ui.interact(rect, ui.scope_id().with("use"), Sense::click());
    let name = format!(
        "{}, {}: {}",
        one.label,
        stance.label(),
        short(words, LETTERS)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    let round = CornerRadius::same(size::RADIUS);
    if response.has_focus() {
        ring(ui, rect, round);
    } else if response.hovered() {
        let line = egui::Stroke::new(size::HAIR, palette.edge);
        ui.painter()
            .rect_stroke(rect, round, line, egui::StrokeKind::Inside);
    }
    response
        .on_hover_text("Shows the claim in its article")
        .clicked()
}
