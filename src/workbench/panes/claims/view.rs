//! The claims of the article as cards, in text order: filters, threshold, list.

use std::cmp::Ordering;

use egui::{Button, Id as WidgetId, Label, Popup, RichText, ScrollArea, Slider, Ui, vec2};

use super::{
    Claims, Message,
    card::{self, Fill, Opened},
    filter::{Filter, Sort},
    listing::Listing,
    reasons::Why,
};
use crate::{
    session::{Id, Way},
    workbench::{
        actions::{Action, Entry},
        desk::{ClaimRow, Derived, Desk, Out, Region, card_id, number_of},
        kit::{
            list::{Align, Rows},
            theme::{self, fonts, size},
            widgets::{Chip, Roving, chip_flow, muted, region},
        },
    },
};

/// Height of a menu of signals or names from which on it scrolls.
const MENU: f32 = 320.0;

impl Claims {
    /// Draws them. `form_for`: the claim in whose card a form stands open at the end.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        form_for: Option<Id>,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
        fill: &mut Fill<'_>,
    ) {
        ui.add_space(size::S);
        self.filters(ui, out);
        self.slider(ui, desk, out);
        ui.add_space(size::XS);
        let around = ui.available_rect_before_wrap().expand2(vec2(8.0, 2.0));
        let card = desk.view.claim;
        let card = card.map(|claim| Derived::card_of(desk.session, claim));
        let open = card.map(|claim| card_id(number_of(claim)));
        let (id, name) = (Region::Claims.id(), Region::Claims.name());
        region(ui, around, id, name, open);
        if self.listing.visible.is_empty() {
            empty(ui, desk);
            return;
        }
        if let Some(claim) = form_for {
            pinned(ui, claim, desk);
        }
        if let Some(claim) = desk.view.claim.filter(|_| desk.view.reveal)
            && let Some(place) = self.listing.place(desk, claim)
        {
            let align = if form_for == Some(claim) {
                Align::End
            } else {
                Align::Nearest
            };
            self.list.scroll_to(place, align);
        }
        let mut cards = Cards {
            listing: &self.listing,
            why: &self.why,
            card,
            desk,
            out,
            fill,
        };
        self.list.show(ui, "claims", &mut cards);
    }
}

/// The cards as rows of the list.
struct Cards<'a, 'b, 'f> {
    listing: &'a Listing,
    why: &'a Why,
    /// The claim whose card is open.
    card: Option<Id>,
    desk: &'a Desk<'b>,
    out: &'a mut Out<Message>,
    fill: &'a mut Fill<'f>,
}

impl<'b> Cards<'_, 'b, '_> {
    fn row(&self, index: usize) -> Option<&'b ClaimRow> {
        self.listing.row(self.desk, index)
    }
}

impl Rows for Cards<'_, '_, '_> {
    fn revision(&self) -> u64 {
        self.listing.revision
    }

    fn len(&self) -> usize {
        self.listing.visible.len()
    }

    fn key(&self, index: usize) -> u64 {
        self.row(index).map_or(index as u64, |row| row.key)
    }

    fn estimate(&self, index: usize, _width: f32) -> f32 {
        match self.row(index) {
            Some(row) if self.card == Some(row.id) => 420.0,
            _ => 84.0,
        }
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        if let Some(row) = self.row(index) {
            let opened = Opened {
                why: self.why,
                fill: self.fill,
            };
            card::show(ui, row, opened, self.desk, self.out);
            ui.add_space(size::S);
        }
    }
}

impl Claims {
    fn filters(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let count = |filter| self.listing.counts.get(&filter).copied().unwrap_or(0);
        // What a decision can fill is always there: a chip that came would move all that stands below.
        let shown = Filter::ALL.into_iter().filter(|filter| {
            let rare = matches!(filter, Filter::Stale | Filter::Disputed);
            !rare || count(*filter) > 0 || self.wanted.filter == *filter
        });
        let shown: Vec<Filter> = shown.collect();
        let sorts = Sort::ALL.into_iter().filter(|sort| self.has(*sort));
        let sorts: Vec<Sort> = sorts.collect();
        let picked = usize::from(self.wanted.pick.is_some());
        let on = shown
            .iter()
            .position(|filter| self.wanted.filter == *filter);
        let all = shown.len() + sorts.len() + picked;
        let row = Roving::new(ui, WidgetId::unique("filters"), all, on);
        chip_flow(ui, |ui| {
            for (place, filter) in shown.iter().enumerate() {
                let on = self.wanted.filter == *filter;
                let words = format!("{} {}", filter.name(), count(*filter));
                let chip = Chip::filter(&words, on).one_of(&row, place);
                if chip.show(ui).clicked() {
                    out.say(Message::Filter(*filter));
                }
            }
            for (place, sort) in sorts.iter().enumerate() {
                self.menu(ui, *sort, (&row, shown.len() + place), out);
            }
            self.picked(ui, (&row, shown.len() + sorts.len()), out);
        });
    }

    /// Whether claims can be picked out by something of a sort.
    fn has(&self, sort: Sort) -> bool {
        let chosen = self.wanted.pick.iter();
        let picks = self.listing.picks.iter().map(|(pick, _)| pick);
        picks.chain(chosen).any(|pick| pick.sort() == sort)
    }

    /// By which signal or name: a menu with counts for each sort.
    fn menu(
        &self,
        ui: &mut Ui,
        sort: Sort,
        (row, place): (&Roving, usize),
        out: &mut Out<Message>,
    ) {
        let listing = &self.listing;
        let picks = listing.picks.iter();
        let picks = picks.filter(|(pick, _)| pick.sort() == sort);
        let chosen = self.wanted.pick.as_ref().is_some_and(|p| p.sort() == sort);
        let action = match sort {
            Sort::Signal => Action::NextSignal,
            Sort::Name => Action::NextName,
        };
        let button = Chip::filter(&format!("{}…", sort.lead()), false)
            .named(&format!("Filter by {}", sort.name()))
            .one_of(row, place)
            .show(ui)
            .on_hover_text(tooltip(action));
        Popup::menu(&button).show(|ui| {
            let all = listing.visible.len() + listing.hidden;
            let every = Button::selectable(!chosen, format!("Any {}", sort.name()));
            if ui.add(every.right_text(count(all))).clicked() {
                out.say(Message::Pick(None));
            }
            ScrollArea::vertical().max_height(MENU).show(ui, |ui| {
                for (pick, number) in picks {
                    let on = self.wanted.pick.as_ref() == Some(pick);
                    let line = Button::selectable(on, pick.label()).right_text(count(*number));
                    let name = format!("{} {}, {number} claims", sort.lead(), pick.label());
                    if ui.add(line).accessible_name(name).clicked() {
                        out.say(Message::Pick(Some(pick.clone())));
                    }
                }
            });
        });
    }

    /// Once claims are picked out, a chip that says so and shows all again.
    fn picked(&self, ui: &mut Ui, (row, place): (&Roving, usize), out: &mut Out<Message>) {
        let Some(chosen) = &self.wanted.pick else {
            return;
        };
        let words = format!("{} {} ×", chosen.label(), self.listing.visible.len());
        let lead = chosen.sort().lead();
        let name = format!("{lead} {}: show all again", chosen.label());
        let chip = Chip::filter(&words, true).named(&name).one_of(row, place);
        let chip = chip.show(ui);
        if chip.on_hover_text(tooltip(Action::AnyPick)).clicked() {
            out.say(Message::Pick(None));
        }
    }

    /// The slider for the score from which suggestions are shown, and what it would change.
    fn slider(&self, ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let listing = &self.listing;
        if listing.suggestions() == 0 {
            return;
        }
        let now = desk.session.details.shown_from();
        let value = self.threshold.map_or(now, |(threshold, _)| threshold);
        // As a step of the slider: one that lies between two would be changed by being drawn.
        let mut value = on_step(value);
        let (from, name) = match desk.session.details.way {
            Way::MostWorth => (
                "Worth a check from",
                "Suggest claims that are at least so much worth a check",
            ),
            _ => (
                "Checkable from",
                "Suggest claims that are at least so checkable",
            ),
        };
        ui.horizontal_wrapped(|ui| {
            muted(ui, from);
            ui.spacing_mut().slider_width = (ui.available_width() - 220.0).clamp(60.0, 110.0);
            let slider = Slider::new(&mut value, 0..=1000)
                .show_value(true)
                .step_by(STEP.into());
            let response = ui.add(slider).accessible_name(name);
            let shown = listing.shown_from(now);
            let would = if value == on_step(now) {
                shown
            } else {
                listing.shown_from(value)
            };
            let words = match would.cmp(&shown) {
                Ordering::Less => format!("{would} suggestions, −{}", shown - would),
                Ordering::Equal => {
                    let below = listing.suggestions() - would;
                    format!("{would} suggestions, {below} below")
                }
                Ordering::Greater => format!("{would} suggestions, +{}", would - shown),
            };
            muted(ui, &words);
            let moving = response.dragged() || response.changed();
            if response.drag_stopped() || (response.changed() && !response.dragged()) {
                out.say(Message::Threshold(value.max(1)));
            } else if moving {
                out.say(Message::Moving(value));
            }
        });
    }
}

/// What the claim says, above the list: in sight while a source is cited for it, however long its card is.
fn pinned(ui: &mut Ui, claim: Id, desk: &Desk<'_>) {
    let Some(record) = desk.session.claims.get(claim) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let called = desk.derived.names.label(desk.session, claim);
    let words = format!("{called} · {}", record.words(desk.draft()));
    let words = RichText::new(words).font(fonts::statement());
    ui.add(Label::new(words.color(palette.ink)).truncate());
    ui.add_space(size::XS);
}

/// The steps of the slider.
const STEP: i32 = 10;

/// A score as a step of the slider.
fn on_step(score: i64) -> i64 {
    score - score % i64::from(STEP)
}

fn tooltip(action: Action) -> String {
    action.entry().map_or(String::new(), Entry::tooltip)
}

fn count(number: usize) -> RichText {
    RichText::new(number.to_string()).font(fonts::small())
}

fn empty(ui: &mut Ui, desk: &Desk<'_>) {
    ui.add_space(size::XL);
    let palette = theme::palette(ui.ctx());
    let words = if desk.view.article.is_none() {
        "Add an article to see its claims here."
    } else if desk.derived.claims.is_empty() {
        "No claims yet. Select words in the article and press C, or move the slider to see more suggestions."
    } else {
        "No claim fits these filters."
    };
    ui.add(Label::new(RichText::new(words).color(palette.muted)).wrap());
}
