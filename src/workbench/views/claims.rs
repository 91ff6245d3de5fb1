//! The claims of the article as cards, in text order: filters, threshold, list.

use egui::{Label, RichText, Slider, Ui};

use super::{Scene, card};
use crate::workbench::{
    list::{Align, List, Rows},
    message::Message,
    state::Filter,
    theme::{self, size},
    widgets::{Chip, chip_flow, muted},
};

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
            list.scroll_to(place, Align::Nearest);
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
    });
}

/// The slider for the score from which suggestions are shown, and what it would change.
fn threshold(ui: &mut Ui, scene: &mut Scene<'_>) {
    if scene.derived.scores.is_empty() {
        return;
    }
    let now = scene.session.details.shown_from();
    let mut value = scene.view.threshold.unwrap_or(now);
    ui.horizontal(|ui| {
        muted(ui, "Checkable from");
        ui.spacing_mut().slider_width = 110.0;
        let slider = Slider::new(&mut value, 0..=1000)
            .show_value(true)
            .step_by(10.0);
        let response = ui
            .add(slider)
            .accessible_name("Suggest claims that are at least so checkable");
        let shown = scene.derived.shown_from(now);
        let would = scene.derived.shown_from(value);
        let words = match would.cmp(&shown) {
            std::cmp::Ordering::Less => format!("{would} suggestions, {} fewer", shown - would),
            std::cmp::Ordering::Equal => format!("{would} suggestions"),
            std::cmp::Ordering::Greater => format!("{would} suggestions, {} more", would - shown),
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
        "No claim fits this filter."
    };
    ui.add(Label::new(RichText::new(words).color(palette.muted)).wrap());
}
