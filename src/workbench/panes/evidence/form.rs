//! The form that cites a source.

use egui::{
    Button, Event, Key, Response, RichText, Sense, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::{
    Message,
    citing::{Citing, EXTRACT, LOCATOR, SOURCE, field_id},
};
use crate::{
    session::{Id, Stance, Tier},
    text::kin,
    workbench::{
        desk::{Ask, Citable, Desk, Fits, Out},
        kit::{
            theme::{self, fonts, size},
            widgets::{Buffer, Choice, choice_row, is_done, muted},
        },
    },
};

/// The form: source (with what was entered before on offer), place, words, stance. What is typed most comes first, so that
/// the Tab key goes from the title to the page.
pub fn show(
    ui: &mut Ui,
    desk: &Desk<'_>,
    recent: &[Id],
    mut citing: Citing,
    out: &mut Out<Message>,
) {
    let before = citing.clone();
    let palette = theme::palette(ui.ctx());
    let mut done = false;
    let mut discarded = false;
    egui::Frame {
        fill: palette.field,
        inner_margin: egui::Margin::same(8),
        corner_radius: egui::CornerRadius::same(size::RADIUS),
        ..egui::Frame::default()
    }
    .show(ui, |ui| {
        ui.set_width(ui.available_width());
        if citing.editing.is_some() {
            ui.label(RichText::new(&citing.source).font(fonts::ui_bold()));
        } else {
            done |= source_field(ui, desk, recent, &mut citing, out);
        }
        let hint = "Page, timestamp, row";
        done |= line(ui, LOCATOR, hint, &mut citing.locator).1;
        let hint = "The words, to the letter";
        done |= line(ui, EXTRACT, hint, &mut citing.extract).1;
        let stances = Stance::ALL.iter().map(Stance::label);
        let chosen = Stance::ALL.iter().position(|one| *one == citing.stance);
        let pressed = choices(ui, "Stance", stances, chosen);
        if let Some(stance) = pressed.and_then(|at| Stance::ALL.get(at)) {
            citing.stance = stance.clone();
        }
        let tiers = Tier::ALL.iter().map(Tier::label);
        let chosen = Tier::ALL.iter().position(|one| *one == citing.tier);
        let pressed = choices(ui, "First or second hand", tiers, chosen);
        if let Some(tier) = pressed.and_then(|at| Tier::ALL.get(at)) {
            citing.tier = tier.clone();
        }
        ui.horizontal(|ui| {
            let word = if citing.editing.is_some() {
                "Change"
            } else {
                "Cite"
            };
            done |= ui
                .add_enabled(!citing.source.trim().is_empty(), Button::new(word))
                .clicked();
            discarded |= ui.button("Cancel").clicked();
        });
    });
    if discarded {
        out.say(Message::Discard);
    } else if done && !citing.source.trim().is_empty() {
        out.say(Message::Cite(Box::new(citing)));
    } else if citing != before {
        citing.touched = true;
        out.say(Message::Citing(Box::new(citing)));
    }
}

fn choices<'a>(
    ui: &mut Ui,
    name: &str,
    labels: impl Iterator<Item = &'a str>,
    chosen: Option<usize>,
) -> Option<usize> {
    let hint = "";
    let choices: Vec<Choice<'_>> = labels.map(|label| Choice { label, hint }).collect();
    choice_row(ui, name, &choices, chosen)
}

/// A field of the form, and whether Enter was pressed in it, alone or with Ctrl.
fn line(ui: &mut Ui, name: &str, hint: &str, words: &mut String) -> (Response, bool) {
    let palette = theme::palette(ui.ctx());
    let mut buffer = Buffer(words);
    let edit = TextEdit::singleline(&mut buffer)
        .id(field_id(name))
        .hint_text(RichText::new(hint).color(palette.muted))
        .background_color(palette.paper)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    // A field that somebody comes to with the keys may hold other words than when it was left: they go on at the end of them.
    if response.gained_focus() && !response.contains_pointer() {
        caret_to_end(ui, &response, words);
    }
    let done = response.has_focus() && ui.input(|input| input.events.iter().any(is_done));
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (response, done || enter)
}

fn caret_to_end(ui: &Ui, field: &Response, words: &str) {
    let mut state = TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
    let end = CCursor::new(words.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ui.ctx(), field.id);
}

/// The most sources that are offered.
const OFFERS: usize = 5;

/// What can be cited.
enum Offer<'d> {
    /// A source that was entered before.
    Known(&'d Citable),
    /// A new one, as it is typed.
    New,
}

/// What is on offer: the source cited last first where nothing is typed, else those whose title, author, publisher or year
/// hold what is; last of all, to enter it as a new one.
fn offers<'d>(desk: &Desk<'d>, recent: &[Id], typed: &str) -> Vec<Offer<'d>> {
    let words = kin(typed);
    let order = |one: &Citable| {
        let place = recent.iter().position(|id| *id == one.id);
        place.unwrap_or(usize::MAX)
    };
    let exact = |one: &Citable| kin(&one.title) == words;
    let found = desk.derived.sources.iter();
    let mut found: Vec<((bool, Fits, usize), &Citable)> = found
        .filter_map(|one| Some(((!exact(one), one.found_by(&words)?, order(one)), one)))
        .collect();
    // Of one rank they stay in the order in which they were cited.
    found.sort_by_key(|(rank, _)| *rank);
    let is_there = found.iter().any(|((other, ..), _)| !other);
    let known = found.into_iter().take(OFFERS);
    let mut all: Vec<Offer<'_>> = known.map(|(_, one)| Offer::Known(one)).collect();
    if !words.is_empty() && !is_there && !all.is_empty() {
        all.push(Offer::New);
    }
    all
}

/// The source's title; what fits it is on offer below, for the arrow keys and the mouse: Tab and Enter take the first, or the
/// one that the arrows are on. Whether Enter was pressed to cite what was typed.
fn source_field(
    ui: &mut Ui,
    desk: &Desk<'_>,
    recent: &[Id],
    citing: &mut Citing,
    out: &mut Out<Message>,
) -> bool {
    let here = ui.memory(|memory| memory.has_focus(field_id(SOURCE)));
    let before = citing.source.clone();
    let mut offers = if citing.chosen.is_some() {
        Vec::new()
    } else {
        offers(desk, recent, &before)
    };
    if !offers.is_empty() && here {
        citing.offer = walk(ui, citing.offer, offers.len());
    }
    let hint = "Source: what it is called, its address or DOI";
    let (response, entered) = line(ui, SOURCE, hint, &mut citing.source);
    if citing.source != before {
        citing.offer = None;
        citing.chosen = None;
        offers = self::offers(desk, recent, &citing.source);
    }
    if entered && citing.source.trim().is_empty() && offers.is_empty() {
        // Nothing to cite yet: Enter leaves the field no more than it does anything else.
        response.request_focus();
        return false;
    }
    let tabbed = response.lost_focus() && ui.input(|input| input.events.iter().any(is_tab));
    let at = citing.offer.unwrap_or(0);
    let mut picked = offers.get(at).filter(|_| entered || tabbed);
    let enters = matches!(picked, Some(Offer::New));
    if !offers.is_empty() {
        let which = if at == 0 {
            "Tab takes the first:"
        } else {
            "Tab takes the one that is marked:"
        };
        if citing.source.trim().is_empty() {
            muted(ui, &format!("Cited last; {which}"));
        } else {
            muted(ui, which);
        }
    }
    for (place, offer) in offers.iter().enumerate() {
        let on = here && at == place;
        let words = match offer {
            Offer::Known(one) => one.title.clone(),
            Offer::New => format!("New source: {}", citing.source.trim()),
        };
        let about = match offer {
            Offer::Known(one) => one.about.as_str(),
            Offer::New => "",
        };
        let name = match offer {
            Offer::Known(one) => format!("Cite again: {}", one.title),
            Offer::New => words.clone(),
        };
        // No stop of the Tab key: the arrow keys of the field go through them.
        let button = Button::selectable(on, words)
            .sense(Sense::CLICK)
            .right_text(RichText::new(about).font(fonts::small()))
            .truncate();
        if ui.add(button).accessible_name(name).clicked() {
            picked = Some(offer);
        }
    }
    match picked {
        Some(Offer::Known(one)) => {
            citing.source.clone_from(&one.title);
            citing.chosen = Some(one.id);
            citing.offer = None;
            if !tabbed {
                out.ask(Ask::Focus(field_id(LOCATOR)));
            }
            false
        }
        Some(Offer::New) if !enters => {
            out.ask(Ask::Focus(field_id(LOCATOR)));
            false
        }
        _ => entered,
    }
}

/// The Tab key, forwards.
const fn is_tab(event: &Event) -> bool {
    matches!(
        event,
        Event::Key {
            key: Key::Tab,
            pressed: true,
            modifiers,
            ..
        } if !modifiers.shift
    )
}

/// The offer that the arrow keys have come to.
fn walk(ui: &Ui, mut at: Option<usize>, offers: usize) -> Option<usize> {
    ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        let last = offers.saturating_sub(1);
        for _ in 0..input.count_and_consume_key(none, Key::ArrowDown) {
            at = Some((at.unwrap_or(0) + 1).min(last));
        }
        for _ in 0..input.count_and_consume_key(none, Key::ArrowUp) {
            at = at.and_then(|at| at.checked_sub(1));
        }
    });
    at
}
