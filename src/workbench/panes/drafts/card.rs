//! One thing to settle: what became of it, and what can be said of it, a key each.

use egui::{
    Color32, CornerRadius, Frame, Label, Margin, RichText, Sense, Stroke, Ui, WidgetInfo,
    accesskit::Role,
};

use super::{
    found::{Laid, ways, words_before},
    row::{difference, name_of, said},
};
use crate::{
    session::{Fate, Followee, Kind},
    text::align::Differs,
    workbench::{
        desk::{Desk, record_words::short},
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{Chip, card_frame, key_cap, muted, section},
        },
    },
};

/// Most letters of words that are shown.
const LETTERS: usize = 600;

/// In a card of this width the ways to settle it stand beside each other.
const BESIDE: f32 = 480.0;

/// What was pressed on a card.
pub enum Pressed {
    /// The card: it is to be settled next.
    Card,
    /// One of the ways to settle it.
    Way(usize),
}

/// Draws one; the chosen one is open.
pub fn show(
    ui: &mut Ui,
    laid: &Laid,
    one: &Followee,
    chosen: bool,
    desk: &Desk<'_>,
) -> Option<Pressed> {
    let palette = theme::palette(ui.ctx());
    let mut pressed = None;
    let begun = card_frame(palette, chosen);
    let inner = begun.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        head(ui, one, desk);
        let before = words_before(desk.session, one);
        match &one.fate {
            Fate::Changed { to, differs, .. } => {
                let words = laid.new_words(*to);
                let job = if before.len().max(words.len()) <= LETTERS * 4 {
                    difference(ui, before, words)
                } else {
                    difference(ui, &short(before, LETTERS), &short(words, LETTERS))
                };
                ui.add(Label::new(job).wrap());
                if let Some(why) = why(differs) {
                    warning(ui, &why);
                }
            }
            Fate::Moved { .. } | Fate::Unchanged { .. } => {
                statement(ui, &short(before, LETTERS), palette.ink);
                warning(
                    ui,
                    "Its words are the same; the sentence around them, or what leads to it, is another one.",
                );
            }
            Fate::Asked { places } => {
                statement(ui, &short(before, LETTERS), palette.ink);
                let one = places.len() == 1;
                warning(
                    ui,
                    if one {
                        "The same words, or nearly, stand beside others: is it the same statement?"
                    } else {
                        "It may stand in several places: which is it?"
                    },
                );
            }
            Fate::Gone => statement(ui, &short(before, LETTERS), palette.ink),
        }
        if chosen {
            let ways = ways(desk.session, laid, one);
            if ui.available_width() >= BESIDE {
                ui.horizontal_wrapped(|ui| {
                    for (place, way) in ways.iter().enumerate() {
                        key_cap(ui, &(place + 1).to_string());
                        if ui.button(&way.words).clicked() {
                            pressed = Some(Pressed::Way(place));
                        }
                        ui.add_space(size::S);
                    }
                });
            } else {
                section(ui, "Settle");
                for (place, way) in ways.iter().enumerate() {
                    if row_of(ui, place, &way.words) {
                        pressed = Some(Pressed::Way(place));
                    }
                }
            }
        }
    });
    let (words, _) = said(one);
    let name = format!("{}, {words}", name_of(one, desk));
    let response = inner.response;
    if chosen {
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        return pressed;
    }
    let response = response.interact(Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response.clicked().then_some(Pressed::Card)
}

fn head(ui: &mut Ui, one: &Followee, desk: &Desk<'_>) {
    let (words, state) = said(one);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S;
        ui.label(RichText::new(name_of(one, desk)).font(fonts::ui_bold()));
        Chip::state(ui, words, state).show(ui);
        let claim = desk.session.claims.get(one.id);
        let verdict = claim.and_then(|claim| claim.verdict.as_deref());
        let label = verdict.and_then(|verdict| desk.derived.scale.label(verdict));
        if let Some(label) = label {
            muted(ui, &format!("was {}", label.text));
        } else if one.kind == Kind::Mark {
            muted(ui, "nothing to check");
        }
    });
}

fn statement(ui: &mut Ui, words: &str, ink: Color32) {
    let words = RichText::new(words).font(fonts::statement()).color(ink);
    ui.add(Label::new(words).wrap());
}

/// What a machine must not decide.
fn why(differs: &[Differs]) -> Option<String> {
    let words: Vec<&str> = differs
        .iter()
        .map(|one| match one {
            Differs::Number => "A figure",
            Differs::Name => "a name",
            Differs::Negation => "a negation",
        })
        .collect();
    let list = match words.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} and {}", rest.join(" and ")),
    };
    let verb = if words.len() == 1 {
        "differs"
    } else {
        "differ"
    };
    let sentence = format!("{list} {verb}: never taken over by itself.");
    Some(crate::workbench::desk::record_words::capital(&sentence))
}

fn warning(ui: &mut Ui, words: &str) {
    let palette = theme::palette(ui.ctx());
    let tone = MarkState::Stale.tone(palette);
    let frame = Frame {
        fill: tone.tint,
        corner_radius: CornerRadius::same(size::RADIUS_SMALL),
        inner_margin: Margin::symmetric(8, 5),
        ..Frame::default()
    };
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = RichText::new(words).font(fonts::ui()).color(tone.ink);
        ui.add(Label::new(words).wrap());
    });
}

/// One way, as a key to press.
fn row_of(ui: &mut Ui, place: usize, words: &str) -> bool {
    let palette = theme::palette(ui.ctx());
    let frame = Frame {
        inner_margin: Margin::symmetric(4, 3),
        corner_radius: CornerRadius::same(size::RADIUS_SMALL),
        ..Frame::default()
    };
    let mut begun = frame.begin(ui);
    {
        let ui = &mut begun.content_ui;
        ui.set_width(ui.available_width());
        ui.set_min_height(size::TARGET - 6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::S;
            key_cap(ui, &(place + 1).to_string());
            ui.add(Label::new(words).selectable(false));
        });
    }
    let rect = begun.content_ui.min_rect() + frame.inner_margin;
    let response = ui.interact(rect, ui.scope_id().with(("way", place)), Sense::click());
    if response.hovered() || response.has_focus() {
        begun.frame.fill = palette.hover;
    }
    if response.has_focus() {
        begun.frame.stroke = Stroke::new(size::RING, palette.selected.ink);
    }
    begun.end(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    response.clicked()
}
