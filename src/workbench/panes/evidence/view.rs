//! What a claim rests on, in its card: its evidence, and the form that cites a source.

use egui::{Align, Button, Label, Layout, RichText, Sense, Ui, UiBuilder};

use super::{Evidence, Message, citing::Citing, claimed, form};
use crate::{
    session::{self, Command, Id, Kind, Stance, Tier},
    workbench::{
        actions::Action,
        desk::{Ask, Desk, Out, record_words::short},
        kit::{
            theme::{self, MarkState, fonts},
            widgets::{Chip, lit, muted, section},
        },
    },
};

impl Evidence {
    /// Draws both, in the card of a claim.
    pub fn show(&self, ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        claimed::show(ui, claim, desk, out);
        ui.horizontal(|ui| {
            section(ui, "Evidence");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let Some(entry) = Action::AddEvidence.entry() else {
                    return;
                };
                let button = Button::new(entry.name).shortcut_text(entry.key()).small();
                if ui.add(button).on_hover_text(entry.hint).clicked() {
                    out.act(Action::AddEvidence);
                }
            });
        });
        for (id, evidence) in desk.derived.cited.evidence_of(desk.session, claim) {
            row(ui, desk, id, evidence, out);
        }
        let citing = self.citing.as_ref();
        if let Some(citing) = citing.filter(|citing| citing.claim == claim) {
            if citing.folded {
                folded(ui, citing, out);
            } else {
                form::show(ui, desk, &self.recent, citing.clone(), out);
            }
        }
    }
}

/// A source half entered, its form put away: to go on with, or not.
fn folded(ui: &mut Ui, citing: &Citing, out: &mut Out<Message>) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, &format!("Half entered: {}", short(&citing.words(), 60)));
        if ui.button("Go on with it").clicked() {
            out.say(Message::Open(None));
        }
        if ui.button("Discard it").clicked() {
            out.say(Message::Discard);
        }
    });
}

const fn glyph(stance: &Stance) -> &'static str {
    match stance {
        Stance::Supports => "+",
        Stance::Contradicts => "–",
        Stance::Context | Stance::Other(_) => "·",
    }
}

fn row(ui: &mut Ui, desk: &Desk<'_>, id: Id, evidence: &session::Evidence, out: &mut Out<Message>) {
    let palette = theme::palette(ui.ctx());
    let source = desk.session.source(evidence.source);
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
    // Its buttons lie on top of it.
    let whole = UiBuilder::new()
        .id_salt(("evidence", id))
        .sense(Sense::CLICK);
    let line = ui.scope_builder(whole, |ui| {
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
                menu(ui, desk, id, evidence, title, out);
                // What it says itself goes before what its source says.
                let tier = match (&evidence.tier, source) {
                    (Tier::Unset, Some(source)) => &source.tier,
                    (own, _) => own,
                };
                if *tier != Tier::Unset {
                    let state = if *tier == Tier::Primary {
                        MarkState::Checked
                    } else {
                        MarkState::Suggested
                    };
                    Chip::state(ui, tier.label(), state).show(ui);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let search = &desk.view.looked_for;
                    let words = lit(ui, &words, fonts::ui(), palette.ink, search);
                    ui.add(Label::new(words).wrap());
                    if !evidence.extract.is_empty() {
                        let (font, ink) = (fonts::extract(), palette.muted);
                        let words = lit(ui, &evidence.extract, font, ink, search);
                        ui.add(Label::new(words).wrap());
                    }
                });
            });
        });
    });
    line.response
        .context_menu(|ui| lines(ui, desk, id, evidence, title, out));
    ui.add_space(2.0);
}

/// The same menu on the button of a row, and on all of it.
fn menu(
    ui: &mut Ui,
    desk: &Desk<'_>,
    id: Id,
    evidence: &session::Evidence,
    title: &str,
    out: &mut Out<Message>,
) {
    let name = format!("Change evidence: {title}");
    let button = ui.menu_button("…", |ui| lines(ui, desk, id, evidence, title, out));
    button.response.accessible_name(name);
}

fn lines(
    ui: &mut Ui,
    desk: &Desk<'_>,
    id: Id,
    evidence: &session::Evidence,
    title: &str,
    out: &mut Out<Message>,
) {
    if ui.button("Edit").clicked() {
        let citing = Citing {
            claim: evidence.claim,
            source: title.to_owned(),
            locator: evidence.locator.clone(),
            extract: evidence.extract.clone(),
            stance: evidence.stance.clone(),
            tier: evidence.tier.clone(),
            editing: Some(id),
            ..Citing::default()
        };
        out.say(Message::Open(Some(Box::new(citing))));
        ui.close();
    }
    let source = desk.session.source(evidence.source);
    if source.is_some_and(|source| !source.document.is_empty())
        && ui.button("Show the place").clicked()
    {
        out.ask(Ask::ShowEvidence(id));
        ui.close();
    }
    if ui.button("About the source…").clicked() {
        out.ask(Ask::Source(evidence.source));
        ui.close();
    }
    if ui.button("Remove").clicked() {
        out.change(Command::Remove {
            kind: Kind::Evidence,
            id,
        });
        ui.close();
    }
}
