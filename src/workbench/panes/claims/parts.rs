//! The parts of a claim, as lines of its card.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::Message;
use crate::{
    session::Id,
    workbench::{
        desk::{Ask, ClaimRow, Desk, Out, Region, verdict_chip},
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{Chip, lit},
        },
    },
};

/// The letter of a part: what it is called behind what its whole is called.
pub fn letter(desk: &Desk<'_>, whole: Id, part: Id) -> String {
    let names = &desk.derived.names;
    let called = names.label(desk.session, part);
    let lead = names.label(desk.session, whole);
    let lead = lead.split('·').next().unwrap_or_default();
    called.strip_prefix(lead).unwrap_or(&called).to_owned()
}

/// The parts in a few words: "2 parts: a ✓, b ?", their states only where they are facts of their own.
pub fn in_words(desk: &Desk<'_>, whole: Id) -> Option<String> {
    let pieces = desk.derived.pieces(whole);
    if pieces.is_empty() {
        return None;
    }
    let count = if pieces.len() == 1 {
        "1 part".to_owned()
    } else {
        format!("{} parts", pieces.len())
    };
    let facts = desk.derived.facts(whole).iter();
    let facts: Vec<String> = facts
        .map(|part| format!("{} {}", letter(desk, whole, part.id), part.state.glyph()))
        .collect();
    Some(if facts.is_empty() {
        count
    } else {
        format!("{count}: {}", facts.join(", "))
    })
}

/// Draws them, each a line that selects its part.
pub fn show(ui: &mut Ui, whole: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    for part in desk.derived.pieces(whole) {
        line(ui, whole, part, desk, out);
    }
}

fn line(ui: &mut Ui, whole: Id, part: &ClaimRow, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(claim) = desk.session.claims.get(part.id) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let selected = desk.view.claim == Some(part.id);
    let fact = desk.derived.parts.in_parts(whole);
    let letter = letter(desk, whole, part.id);
    let words = claim.words(desk.draft()).to_owned();
    let inner = ui.horizontal_top(|ui| {
        ui.set_min_size(vec2(ui.available_width(), size::CONTROL));
        ui.spacing_mut().item_spacing.x = 6.0;
        let tone = if selected {
            palette.selected
        } else if fact {
            part.state.tone(palette)
        } else {
            MarkState::Suggested.tone(palette)
        };
        Chip::toned(&letter, tone).show(ui);
        ui.vertical(|ui| {
            let font = if selected {
                fonts::ui_bold()
            } else {
                fonts::ui()
            };
            let words = lit(ui, &words, font, palette.ink, &desk.view.looked_for);
            ui.add(Label::new(words).wrap().selectable(false));
            let said = said(claim.attribution.as_deref());
            if !fact && said.is_none() {
                return;
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if fact {
                    let status = format!("{} {}", part.state.glyph(), part.state.name());
                    Chip::state(ui, &status, part.state)
                        .named(part.state.name())
                        .show(ui);
                    verdict_chip(ui, claim.verdict.as_deref(), &desk.derived.scale);
                }
                if let Some(said) = said {
                    let said = RichText::new(said)
                        .font(fonts::small())
                        .color(palette.muted);
                    ui.add(Label::new(said).wrap().selectable(false));
                }
            });
        });
    });
    let rect = inner.response.rect.expand2(vec2(2.0, 0.0));
    let response = ui.interact(rect, ui.scope_id().with(("part", part.key)), Sense::click());
    let name = format!("Part {letter}: {}: {words}", part.state.name());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(size::HAIR, palette.selected.ink);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(rect, size::RADIUS_SMALL, stroke, kind);
    }
    if response.clicked() {
        let now = if selected { whole } else { part.id };
        out.ask(Ask::Claim(Some(now)));
        out.ask(Ask::Focus(Region::Claims.id()));
    }
}

/// Who says a part, and how surely: "alleged, a person familiar with the survey"; or who denies it.
fn said(by: Option<&crate::session::Attribution>) -> Option<String> {
    let by = by?;
    let who = if by.anonymous {
        "source not named"
    } else {
        by.source.as_str()
    };
    let denial = by.denial().unwrap_or_default();
    let words: Vec<&str> = [by.hedge.as_str(), who, denial.as_str()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
