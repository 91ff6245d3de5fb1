//! What a claim rests on: its evidence, and the form that cites a source.

use egui::{Align, Button, Id as WidgetId, Key, Label, Layout, RichText, Sense, TextEdit, Ui};

use super::Scene;
use crate::{
    session::{Command, Evidence, Id, Kind, Stance, Tier},
    workbench::{
        actions::Action,
        message::Message,
        state::Citing,
        theme::{self, MarkState, fonts, size},
        widgets::{Buffer, Chip, Choice, choice_row, is_done, muted, section},
    },
};

/// Draws both.
pub fn evidence(ui: &mut Ui, scene: &mut Scene<'_>, claim: Id) {
    ui.horizontal(|ui| {
        section(ui, "Evidence");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let Some(entry) = Action::AddEvidence.entry() else {
                return;
            };
            let button = Button::new(entry.name).shortcut_text(entry.key()).small();
            if ui.add(button).on_hover_text(entry.hint).clicked() {
                scene.push(Message::Act(Action::AddEvidence));
            }
        });
    });
    let session = scene.session;
    for (id, evidence) in session.evidence_of(claim) {
        row(ui, scene, id, evidence);
    }
    if let Some(citing) = scene
        .view
        .citing
        .as_ref()
        .filter(|citing| citing.claim == claim)
    {
        form(ui, scene, citing.clone());
    }
}

const fn glyph(stance: &Stance) -> &'static str {
    match stance {
        Stance::Supports => "+",
        Stance::Contradicts => "–",
        Stance::Context | Stance::Other(_) => "·",
    }
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, id: Id, evidence: &Evidence) {
    let palette = theme::palette(ui.ctx());
    let source = scene.session.sources.get(evidence.source);
    let title = source.map_or("a source that is not in the session", |source| {
        source.title.as_str()
    });
    let words = if evidence.locator.is_empty() {
        title.to_owned()
    } else {
        format!("{title} · {}", evidence.locator)
    };
    let tone = match evidence.stance {
        Stance::Supports => palette.checked.ink,
        Stance::Contradicts => palette.wrong.ink,
        Stance::Context | Stance::Other(_) => palette.muted,
    };
    ui.horizontal_top(|ui| {
        let mark = ui.add(
            Label::new(
                RichText::new(glyph(&evidence.stance))
                    .font(fonts::ui_bold())
                    .color(tone),
            )
            .sense(Sense::hover()),
        );
        mark.on_hover_text(evidence.stance.label());
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            menu(ui, scene, id, evidence, title);
            if evidence.tier != Tier::Unset {
                let state = if evidence.tier == Tier::Primary {
                    MarkState::Checked
                } else {
                    MarkState::Suggested
                };
                Chip::state(ui, evidence.tier.label(), state).show(ui);
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.add(Label::new(RichText::new(words)).wrap());
                if !evidence.extract.is_empty() {
                    ui.add(
                        Label::new(
                            RichText::new(&evidence.extract)
                                .font(fonts::extract())
                                .color(palette.muted),
                        )
                        .wrap(),
                    );
                }
            });
        });
    });
    ui.add_space(2.0);
}

fn menu(ui: &mut Ui, scene: &mut Scene<'_>, id: Id, evidence: &Evidence, title: &str) {
    let name = format!("Change evidence: {title}");
    let button = ui.menu_button("…", |ui| {
        if ui.button("Edit").clicked() {
            let citing = Citing {
                claim: evidence.claim,
                source: title.to_owned(),
                locator: evidence.locator.clone(),
                extract: evidence.extract.clone(),
                stance: evidence.stance.clone(),
                tier: evidence.tier.clone(),
                editing: Some(id),
                fresh: true,
                ..Citing::default()
            };
            scene.push(Message::Citing(Some(Box::new(citing))));
            ui.close();
        }
        if ui.button("Remove").clicked() {
            scene.push(Message::Do(Command::Remove {
                kind: Kind::Evidence,
                id,
            }));
            ui.close();
        }
    });
    button.response.accessible_name(name);
}

/// The form: source (with what was entered before on offer), stance, place, words.
fn form(ui: &mut Ui, scene: &mut Scene<'_>, mut citing: Citing) {
    let before = citing.clone();
    let palette = theme::palette(ui.ctx());
    let mut done = false;
    let mut closed = false;
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
            done |= source_field(ui, scene, &mut citing, &mut closed);
        }
        let stances: Vec<Choice<'_>> = Stance::ALL
            .iter()
            .map(|stance| Choice {
                label: stance.label(),
                hint: "",
            })
            .collect();
        let chosen = Stance::ALL
            .iter()
            .position(|stance| *stance == citing.stance);
        if let Some(stance) =
            choice_row(ui, "Stance", &stances, chosen).and_then(|at| Stance::ALL.get(at))
        {
            citing.stance = stance.clone();
        }
        let tiers: Vec<Choice<'_>> = Tier::ALL
            .iter()
            .map(|tier| Choice {
                label: tier.label(),
                hint: "",
            })
            .collect();
        let chosen = Tier::ALL.iter().position(|tier| *tier == citing.tier);
        if let Some(tier) =
            choice_row(ui, "First or second hand", &tiers, chosen).and_then(|at| Tier::ALL.get(at))
        {
            citing.tier = tier.clone();
        }
        done |= line(
            ui,
            "Where in it",
            "Page, timestamp, row",
            &mut citing.locator,
            false,
            &mut closed,
        );
        done |= line(
            ui,
            "What it says",
            "The words, to the letter",
            &mut citing.extract,
            false,
            &mut closed,
        );
        ui.horizontal(|ui| {
            let word = if citing.editing.is_some() {
                "Change"
            } else {
                "Cite"
            };
            done |= ui
                .add_enabled(!citing.source.trim().is_empty(), Button::new(word))
                .clicked();
            closed |= ui.button("Cancel").clicked();
        });
    });
    citing.fresh = false;
    if closed {
        scene.push(Message::Citing(None));
    } else if done && !citing.source.trim().is_empty() {
        scene.push(Message::Cite(Box::new(citing)));
    } else if citing != before {
        scene.push(Message::Citing(Some(Box::new(citing))));
    }
}

/// A field of the form; whether Enter was pressed in it, alone or with Ctrl. Escape in it sets `closed`; Escape in another field of the card
/// does not.
fn line(
    ui: &mut Ui,
    name: &str,
    hint: &str,
    words: &mut String,
    focus: bool,
    closed: &mut bool,
) -> bool {
    let palette = theme::palette(ui.ctx());
    let mut buffer = Buffer(words);
    let edit = TextEdit::singleline(&mut buffer)
        .id(WidgetId::unique(("cite", name)))
        .hint_text(RichText::new(hint).color(palette.muted))
        .background_color(palette.paper)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(name);
    if focus {
        response.request_focus();
    }
    *closed |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let done = response.has_focus() && ui.input(|input| input.events.iter().any(is_done));
    done || response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The source's title; sources whose title holds what was typed are on offer below.
fn source_field(ui: &mut Ui, scene: &Scene<'_>, citing: &mut Citing, closed: &mut bool) -> bool {
    let typed = citing.source.trim().to_lowercase();
    let offers: Vec<&str> = scene
        .derived
        .sources
        .iter()
        .map(|(_, title)| title.as_str())
        .filter(|title| title.to_lowercase().contains(&typed) && *title != citing.source)
        .take(5)
        .collect();
    let (down, up) = ui.input_mut(|input| {
        let none = egui::Modifiers::NONE;
        let open = !offers.is_empty();
        (
            open && input.consume_key(none, Key::ArrowDown),
            open && input.consume_key(none, Key::ArrowUp),
        )
    });
    if down {
        citing.offer = Some(
            citing
                .offer
                .map_or(0, |at| (at + 1).min(offers.len().saturating_sub(1))),
        );
    } else if up {
        citing.offer = citing.offer.and_then(|at| at.checked_sub(1));
    }
    let chosen = citing
        .offer
        .and_then(|at| offers.get(at))
        .map(|title| (*title).to_owned());
    let before = citing.source.clone();
    let entered = line(
        ui,
        "Source",
        "Source: what it is called",
        &mut citing.source,
        citing.fresh,
        closed,
    );
    if citing.source != before {
        citing.offer = None;
    }
    if entered && let Some(title) = chosen {
        citing.source = title;
        citing.offer = None;
        ui.memory_mut(|memory| memory.request_focus(WidgetId::unique(("cite", "Where in it"))));
        return false;
    }
    if !offers.is_empty() {
        muted(ui, "Entered before:");
    }
    for (at, title) in offers.iter().enumerate() {
        let button = Button::selectable(citing.offer == Some(at), *title);
        if ui
            .add(button)
            .accessible_name(format!("Cite again: {title}"))
            .clicked()
        {
            citing.source = (*title).to_owned();
            citing.offer = None;
        }
    }
    entered
}
