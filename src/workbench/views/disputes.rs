//! What two people decided differently: both sides beside each other, decided with one key each.

use egui::{CornerRadius, accesskit::Role};
use egui::{Event, Frame, Key, Label, Margin, Modifiers, RichText, Sense, Stroke, Ui, WidgetInfo};

use super::{
    Scene,
    overlays::title,
    top::short,
    words::{capital, field_words, subject},
};
use crate::{
    session::{Conflict, Id, Side},
    workbench::{
        actions::Action,
        list::{Align, List, Rows},
        message::Message,
        state::Overlay,
        theme::{self, MarkState, fonts, size},
        when,
        widgets::{Chip, Notice, NoticeKind, card_frame, key_cap, key_caps, muted},
    },
};

/// Most letters of a value that are shown.
const LETTERS: usize = 600;

/// About the height of one.
const ROW: f32 = 180.0;

/// Narrower than this, the sides stand below each other.
const BESIDE: f32 = 440.0;

/// The most disputes that a card names; the others come after them when they are decided.
const DISPUTES: usize = 4;

/// Draws it.
pub fn disputes(ui: &mut Ui, list: &mut List, scene: &mut Scene<'_>) {
    let room = ui.ctx().content_rect().size();
    ui.set_width((room.x - 120.0).clamp(300.0, 760.0));
    title(ui, "Disputed");
    let rows = &scene.derived.disputes.rows;
    let disputes = &scene.derived.disputes;
    let words = match (disputes.left(), disputes.decided()) {
        (0, 0) => "Nothing is disputed.".to_owned(),
        (0, decided) => format!(
            "{decided} decided, none left. Until you close this, the other side can be chosen."
        ),
        (left, 0) => format!("{left} to decide. The side that is not chosen stays in the history."),
        (left, decided) => format!(
            "{left} left, {decided} decided. Until you close this, the other side can be chosen."
        ),
    };
    muted(ui, &words);
    let now = scene
        .view
        .dispute
        .and_then(|number| rows.iter().position(|(other, _)| *other == number))
        .unwrap_or(0);
    keys(ui, list, scene, now);
    if scene.view.reveal && !rows.is_empty() {
        list.scroll_to(now, Align::Nearest);
    }
    if !rows.is_empty() {
        let wanted = rows.len().min(20) as f32 * ROW;
        let height = wanted.clamp(ROW, (room.y - 240.0).clamp(ROW, 600.0));
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            ui.set_min_height(height);
            list.show(ui, "disputes", &mut Cards { scene, now });
        });
    }
    ui.add_space(size::XS);
    foot(ui, scene);
}

/// Which keys do what, and the way out.
fn foot(ui: &mut Ui, scene: &mut Scene<'_>) {
    let left = scene.derived.disputes.left();
    ui.horizontal_wrapped(|ui| {
        let words = if left == 0 { "Close" } else { "Later" };
        let close = ui.button(words);
        if close
            .on_hover_text("What is not decided stays disputed; the file is in order all the same")
            .clicked()
        {
            scene.push(Message::Overlay(Overlay::None));
        }
        if scene.derived.disputes.decided() > 0 {
            let undo = scene.session.undo_label().map(|label| short(label, 40));
            if let Some(undo) = undo
                && ui.button(format!("Undo “{undo}”")).clicked()
            {
                scene.push(Message::Act(Action::Undo));
            }
        }
        if left > 0 {
            ui.add_space(size::M);
            key_caps(ui, &["1", "2"], "or");
            key_caps(ui, &["←", "→"], "choose");
            key_caps(ui, &["↑", "↓"], "go on without");
        }
    });
}

/// Decides and moves as keys ask for, in their order: on a slow machine several come in one frame.
fn keys(ui: &Ui, list: &mut List, scene: &mut Scene<'_>, mut now: usize) {
    let pressed: Vec<(Key, Modifiers, bool)> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } => Some((*key, *modifiers, *repeat)),
            _ => None,
        });
        keys.collect()
    });
    let last = scene.derived.disputes.rows.len().saturating_sub(1);
    for (key, modifiers, repeat) in pressed {
        if modifiers.matches_exact(Modifiers::COMMAND) && key == Key::Z {
            scene.push(Message::Act(Action::Undo));
        }
        if modifiers.any() {
            continue;
        }
        let to = match key {
            Key::ArrowDown | Key::J => Some((now + 1).min(last)),
            Key::ArrowUp | Key::K => Some(now.saturating_sub(1)),
            Key::Home => Some(0),
            Key::End => Some(last),
            _ => None,
        };
        match key {
            Key::PageDown => list.scroll_pages(1.0),
            Key::PageUp => list.scroll_pages(-1.0),
            _ => {}
        }
        let Some((number, conflict)) = scene.derived.disputes.rows.get(to.unwrap_or(now)) else {
            continue;
        };
        if let Some(to) = to {
            now = to;
            scene.push(Message::Dispute(*number));
        } else if let Some(side) = side_of(key).filter(|_| !repeat)
            && side < conflict.sides.len()
            && can_be_decided(conflict)
        {
            scene.push(Message::Decide(*number, side));
            let rows = scene.derived.disputes.rows.iter().enumerate().skip(now + 1);
            let mut open = rows.filter(|(_, row)| !scene.derived.disputes.is_decided(row.0));
            now = open.next().map_or(now, |(place, _)| place);
        }
    }
}

/// The side that a key chooses.
fn side_of(key: Key) -> Option<usize> {
    const DIGITS: [Key; 9] = [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    match key {
        Key::ArrowLeft => Some(0),
        Key::ArrowRight => Some(1),
        digit => DIGITS.iter().position(|other| *other == digit),
    }
}

/// Whether this version knows the field at all.
fn can_be_decided(conflict: &Conflict) -> bool {
    !conflict.field.starts_with('/')
}

/// The disputes as rows of the list.
struct Cards<'a, 'b> {
    scene: &'a mut Scene<'b>,
    /// Which is to be decided.
    now: usize,
}

impl Rows for Cards<'_, '_> {
    fn revision(&self) -> u64 {
        self.scene.derived.disputes.revision
    }

    fn len(&self) -> usize {
        self.scene.derived.disputes.rows.len()
    }

    fn key(&self, index: usize) -> u64 {
        let row = self.scene.derived.disputes.rows.get(index);
        row.map_or(index as u64, |(number, _)| *number)
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let derived = self.scene.derived;
        if let Some((number, conflict)) = derived.disputes.rows.get(index) {
            card(
                ui,
                self.scene,
                (*number, conflict),
                (index, index == self.now),
            );
            ui.add_space(size::S);
        }
    }
}

/// One dispute.
fn card(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    (number, conflict): (u64, &Conflict),
    (index, chosen): (usize, bool),
) {
    let palette = theme::palette(ui.ctx());
    let all = scene.derived.disputes.rows.len();
    let record = scene.session.record(&conflict.kind, conflict.id);
    let kind = record.map_or("record", |record| record.kind());
    let inner = card_frame(palette, chosen).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 5.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::S;
            ui.label(RichText::new(field_words(&conflict.field)).font(fonts::ui_bold()));
            let state = if scene.derived.disputes.is_decided(number) {
                "✓ decided"
            } else {
                "disputed"
            };
            muted(ui, &format!("{} · {state}", capital(kind)));
        });
        let about = subject(scene.session, &conflict.kind, conflict.id);
        if !about.is_empty() {
            let words = RichText::new(about)
                .font(fonts::extract())
                .color(palette.muted);
            ui.add(Label::new(words).truncate());
        }
        if !can_be_decided(conflict) {
            muted(ui, "A newer version of Tickmark can decide this.");
        }
        sides(ui, scene, (number, conflict), chosen);
    });
    let name = format!(
        "{} of {}, disputed, {} of {all}",
        field_words(&conflict.field),
        kind,
        index + 1
    );
    inner
        .response
        .widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
}

fn sides(ui: &mut Ui, scene: &mut Scene<'_>, (number, conflict): (u64, &Conflict), chosen: bool) {
    let record = scene.session.record(&conflict.kind, conflict.id);
    let now = record.and_then(|record| record.get(&conflict.field));
    // Beside each other they are of one height: as high as the higher one was in the last frame.
    let memory = ui.scope_id().with("height");
    let height: f32 = ui.data(|data| data.get_temp(memory)).unwrap_or(0.0);
    let beside = conflict.sides.len() == 2 && ui.available_width() >= BESIDE;
    let mut pressed = None;
    let mut highest = 0.0_f32;
    let mut one = |ui: &mut Ui, place: usize, side: &Side| {
        let shown = now.as_ref() == Some(&side.value);
        let least = if beside { height } else { 0.0 };
        let (clicked, used) = side_card(
            ui,
            scene,
            (number, conflict),
            (place, side),
            (chosen, shown),
            least,
        );
        highest = highest.max(used);
        if clicked {
            pressed = Some(place);
        }
    };
    if beside {
        ui.columns(2, |columns| {
            for (place, (ui, side)) in columns.iter_mut().zip(&conflict.sides).enumerate() {
                // Columns set their text in full lines, which these are too narrow for.
                ui.vertical(|ui| one(ui, place, side));
            }
        });
    } else {
        for (place, side) in conflict.sides.iter().enumerate() {
            one(ui, place, side);
        }
    }
    if (highest - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(memory, highest));
        ui.ctx().request_repaint();
    }
    if let Some(place) = pressed.filter(|_| can_be_decided(conflict)) {
        scene.push(Message::Decide(number, place));
    }
}

/// One side, as a key to press: the value, who, when. Returns whether it was, and the height of what stands in it.
fn side_card(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (number, conflict): (u64, &Conflict),
    (place, side): (usize, &Side),
    (chosen, shown): (bool, bool),
    least: f32,
) -> (bool, f32) {
    let palette = theme::palette(ui.ctx());
    let when = side.at.map(|at| when::words(at, scene.zone));
    let by = match &when {
        Some(when) => format!("{} · {when}", side.who),
        None => "found in the file, by hand or an older program".to_owned(),
    };
    let frame = Frame {
        fill: palette.field,
        stroke: Stroke::new(size::HAIR, palette.edge),
        corner_radius: CornerRadius::same(size::RADIUS),
        inner_margin: Margin::symmetric(10, 8),
        ..Frame::default()
    };
    let mut begun = frame.begin(ui);
    let used = {
        let ui = &mut begun.content_ui;
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = size::XS;
        let words = RichText::new(short(&side.said, LETTERS)).font(fonts::statement());
        ui.add(Label::new(words.color(palette.ink)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if chosen {
                key_cap(ui, &(place + 1).to_string());
            }
            let words = RichText::new(&by).font(fonts::small()).color(palette.muted);
            ui.add(Label::new(words));
            match (shown, scene.derived.disputes.is_decided(number)) {
                (true, true) => drop(Chip::state(ui, "✓ chosen", MarkState::Checked).show(ui)),
                (true, false) => drop(Chip::plain("shown now").show(ui)),
                (false, _) => {}
            }
        });
        let used = ui.min_rect().height();
        if least > used {
            let space = least - used - ui.spacing().item_spacing.y;
            ui.add_space(space.max(0.0));
        }
        used
    };
    let rect = begun.content_ui.min_rect() + frame.inner_margin;
    let response = ui.interact(rect, ui.scope_id().with(("side", place)), Sense::click());
    if response.hovered() || response.has_focus() {
        begun.frame.fill = palette.hover;
        begun.frame.stroke = Stroke::new(size::HAIR, palette.selected.ink);
    }
    if response.has_focus() {
        begun.frame.stroke = Stroke::new(size::RING, palette.selected.ink);
    }
    begun.end(ui);
    let name = format!(
        "{}: {}, {by}",
        field_words(&conflict.field),
        short(&side.said, 120)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    (response.clicked(), used)
}

/// What two people decided differently about a claim, on its card.
pub fn about_claim(ui: &mut Ui, scene: &mut Scene<'_>, claim: Id) {
    let derived = scene.derived;
    let key = Action::Disputes.key();
    let about = derived.disputes.of(claim).take(DISPUTES).enumerate();
    for (place, (number, conflict)) in about {
        let sides = conflict.sides.iter();
        let sides: Vec<String> = sides
            .map(|side| format!("{} ({})", short(&side.said, 60), side.who))
            .collect();
        let words = format!(
            "{} is disputed: {}",
            field_words(&conflict.field),
            sides.join(" / ")
        );
        let mut notice = Notice::new(NoticeKind::Warning, &words).action("Decide");
        if place == 0 && ui.available_width() >= BESIDE {
            notice = notice.key(&key);
        }
        if notice.show(ui).acted {
            scene.push(Message::Dispute(*number));
        }
    }
}
