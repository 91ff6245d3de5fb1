//! The claims of the article as cards, in text order: filters, threshold, list.

use std::cmp::Ordering;

use egui::{Button, Label, Popup, RichText, ScrollArea, Slider, Ui};

use super::{Scene, card};
use crate::workbench::{
    actions::{Action, Entry},
    list::{Align, List, Rows},
    message::Message,
    state::{Filter, Sort},
    theme::{self, fonts, size},
    widgets::{Chip, chip_flow, muted},
};

/// Height of a menu of signals or names from which on it scrolls.
const MENU: f32 = 320.0;

/// Draws them.
pub fn claims(ui: &mut Ui, list: &mut List, scene: &mut Scene<'_>) {
    ui.add_space(size::S);
    filters(ui, scene);
    threshold(ui, scene);
    ui.add_space(size::XS);
    if scene.derived.visible.is_empty() {
        empty(ui, scene);
        return;
    }
    if scene.view.reveal
        && let Some(claim) = scene.view.claim
    {
        let place = scene.derived.visible.iter().position(|&at| {
            scene
                .derived
                .claims
                .get(at)
                .is_some_and(|row| row.id == claim)
        });
        if let Some(place) = place {
            // The form for a source stands at the end of the card.
            let citing = scene.view.citing.as_ref();
            let align = match citing.filter(|citing| citing.claim == claim) {
                Some(_) => Align::End,
                None => Align::Nearest,
            };
            list.scroll_to(place, align);
        }
    }
    list.show(ui, "claims", &mut Cards { scene });
}

/// The cards as rows of the list.
struct Cards<'a, 'b> {
    scene: &'a mut Scene<'b>,
}

impl Cards<'_, '_> {
    fn row(&self, index: usize) -> Option<crate::workbench::derived::ClaimRow> {
        let derived = self.scene.derived;
        derived
            .visible
            .get(index)
            .and_then(|&at| derived.claims.get(at))
            .copied()
    }
}

impl Rows for Cards<'_, '_> {
    fn revision(&self) -> u64 {
        self.scene.derived.revision
    }

    fn len(&self) -> usize {
        self.scene.derived.visible.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.row(index).map_or(index as u64, |row| row.key)
    }

    fn estimate(&self, index: usize, _width: f32) -> f32 {
        match self.row(index) {
            Some(row) if self.scene.view.claim == Some(row.id) => 420.0,
            _ => 84.0,
        }
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        if let Some(row) = self.row(index) {
            card::card(ui, self.scene, &row);
            ui.add_space(size::S);
        }
    }
}

fn filters(ui: &mut Ui, scene: &mut Scene<'_>) {
    chip_flow(ui, |ui| {
        for filter in Filter::ALL {
            let count = scene.derived.counts.get(&filter).copied().unwrap_or(0);
            let on = scene.view.filter == filter;
            if count == 0 && !on && filter != Filter::All {
                continue;
            }
            if Chip::filter(&format!("{} {count}", filter.name()), on)
                .show(ui)
                .clicked()
            {
                scene.push(Message::Filter(filter));
            }
        }
        for sort in Sort::ALL {
            menu(ui, scene, sort);
        }
        picked(ui, scene);
    });
}

/// By which signal or name: a menu with counts for each sort.
fn menu(ui: &mut Ui, scene: &mut Scene<'_>, sort: Sort) {
    let derived = scene.derived;
    let mut picks = derived
        .picks
        .iter()
        .filter(|(pick, _)| pick.sort() == sort)
        .peekable();
    let chosen = scene.view.pick.as_ref().is_some_and(|p| p.sort() == sort);
    if picks.peek().is_none() && !chosen {
        return;
    }
    let action = match sort {
        Sort::Signal => Action::NextSignal,
        Sort::Name => Action::NextName,
    };
    let button = Chip::filter(&format!("{}…", sort.lead()), false)
        .named(&format!("Filter by {}", sort.name()))
        .show(ui)
        .on_hover_text(tooltip(action));
    Popup::menu(&button).show(|ui| {
        let all = derived.visible.len() + derived.hidden;
        let every = Button::selectable(!chosen, format!("Any {}", sort.name()));
        if ui.add(every.right_text(count(all))).clicked() {
            scene.push(Message::Pick(None));
        }
        ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
            for (pick, number) in picks {
                let on = scene.view.pick.as_ref() == Some(pick);
                let line = Button::selectable(on, pick.label()).right_text(count(*number));
                let name = format!("{} {}, {number} claims", sort.lead(), pick.label());
                if ui.add(line).accessible_name(name).clicked() {
                    scene.push(Message::Pick(Some(pick.clone())));
                }
            }
        });
    });
}

/// Once claims are picked out, a chip that says so and shows all again.
fn picked(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(chosen) = &scene.view.pick else {
        return;
    };
    let words = format!("{} {} ×", chosen.label(), scene.derived.visible.len());
    let lead = chosen.sort().lead();
    let name = format!("{lead} {}: show all again", chosen.label());
    let chip = Chip::filter(&words, true).named(&name).show(ui);
    if chip.on_hover_text(tooltip(Action::AnyPick)).clicked() {
        scene.push(Message::Pick(None));
    }
}

fn tooltip(action: Action) -> String {
    action.entry().map_or(String::new(), Entry::tooltip)
}

fn count(number: usize) -> RichText {
    RichText::new(number.to_string()).font(fonts::small())
}

/// The slider for the score from which suggestions are shown, and what it would change.
fn threshold(ui: &mut Ui, scene: &mut Scene<'_>) {
    if scene.derived.scores.is_empty() {
        return;
    }
    let now = scene.session.details.shown_from();
    let mut value = scene.view.threshold.unwrap_or(now);
    ui.horizontal_wrapped(|ui| {
        muted(ui, "Checkable from");
        ui.spacing_mut().slider_width = (ui.available_width() - 220.0).clamp(60.0, 110.0);
        let slider = Slider::new(&mut value, 0..=1000)
            .show_value(true)
            .step_by(10.0);
        let response = ui
            .add(slider)
            .accessible_name("Suggest claims that are at least so checkable");
        let shown = scene.derived.shown_from(now);
        let would = scene.derived.shown_from(value);
        let words = match would.cmp(&shown) {
            Ordering::Less => format!("{would} suggestions, −{}", shown - would),
            Ordering::Equal => {
                let below = scene.derived.scores.len() - would;
                format!("{would} suggestions, {below} below")
            }
            Ordering::Greater => format!("{would} suggestions, +{}", would - shown),
        };
        muted(ui, &words);
        let moving = response.dragged() || response.changed();
        if response.drag_stopped() || (response.changed() && !response.dragged()) {
            scene.push(Message::Do(crate::session::Command::SetThreshold {
                threshold: value.max(1),
            }));
        } else if moving {
            scene.push(Message::Threshold(value));
        }
    });
}

fn empty(ui: &mut Ui, scene: &Scene<'_>) {
    ui.add_space(size::XL);
    let palette = theme::palette(ui.ctx());
    let words = if scene.view.article.is_none() {
        "Add an article to see its claims here."
    } else if scene.derived.claims.is_empty() {
        "No claims yet. Select words in the article and press C, or move the slider to see more suggestions."
    } else {
        "No claim fits these filters."
    };
    ui.add(Label::new(RichText::new(words).color(palette.muted)).wrap());
}
