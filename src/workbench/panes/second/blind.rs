//! Who checks blind: taken up with one press, and ended with two, for what was seen cannot be unseen.

use egui::{Id as WidgetId, Ui};

use super::{Message, Second};
use crate::{
    session::{Command, History, Id, Kind, Record as _, SecondCheck},
    workbench::{
        desk::{Desk, Out, set_field},
        kit::{
            theme::{MarkState, size},
            widgets::{Chip, muted, strong_button},
        },
    },
};

/// Whose blind check is to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// That of whoever is checking.
    Mine,
    /// That of all.
    All,
}

impl Ending {
    /// What comes of it.
    const fn words(self) -> &'static str {
        match self {
            Self::Mine => {
                "You will see all first findings. The history keeps that, and second checks you give from then on say that they were not blind."
            }
            Self::All => {
                "Everybody will see all first findings. The history keeps that, and second checks given from then on say that they were not blind."
            }
        }
    }
}

impl Second {
    /// Draws how second checks are done here, and the switch.
    pub(super) fn blindness(ui: &mut Ui, desk: &Desk<'_>, out: &mut Out<Message>) {
        let session = desk.session;
        let mut blind = session.details.blind;
        let hint = "Whoever takes up the blind check is shown what others found nowhere in this window: neither verdict nor reason, nor which way the evidence points, until theirs is given";
        let switch = ui.checkbox(&mut blind, "Blind").on_hover_text(hint);
        if switch.changed() {
            out.say(if blind {
                Message::Blind(true)
            } else {
                Message::Asks(Some(Ending::All))
            });
        }
        if session.checks_blind(desk.author.id()) {
            let state = MarkState::InProgress;
            Chip::state(ui, "You check blind", state).show(ui);
            if ui.button("End my blind check…").clicked() {
                out.say(Message::Asks(Some(Ending::Mine)));
            }
        } else if let Some(words) = not_blind_since(desk) {
            muted(ui, &words);
        }
    }

    /// Asks before first findings are shown.
    pub(super) fn ending(&self, ui: &mut Ui, out: &mut Out<Message>) {
        let Some(ending) = self.ending else {
            return;
        };
        ui.horizontal_wrapped(|ui| {
            muted(ui, ending.words());
            if ui.button("Show first findings").clicked() {
                out.say(match ending {
                    Ending::Mine => Message::CheckBlind(false),
                    Ending::All => Message::Blind(false),
                });
            }
            if ui.button("Stay blind").clicked() {
                out.say(Message::Asks(None));
            }
        });
        ui.add_space(size::XS);
    }

    /// Draws what stands in place of the form for somebody who has not taken up the blind check: they may have seen what was
    /// found first.
    pub(super) fn to_take_up(ui: &mut Ui, claim: Id, out: &mut Out<Message>) {
        muted(
            ui,
            "Second checks are blind here. Once you check blind, what others found is hidden from you everywhere in this window, claim by claim, until you have given your own finding.",
        );
        ui.push_id(WidgetId::unique(("check blind", claim)), |ui| {
            let button = strong_button(ui, true, "Check blind");
            if button.on_hover_text("Enter").clicked() {
                out.say(Message::CheckBlind(true));
            }
        });
    }
}

/// Whether somebody may give a second finding: where these are blind, whoever checks blind.
pub fn may_find(desk: &Desk<'_>) -> bool {
    let me = desk.author.id();
    me.is_some() && (!desk.session.details.blind || desk.session.checks_blind(me))
}

/// The change that takes up the blind check, or ends it.
pub fn check_blind(person: Id, blind: bool) -> Command {
    Command::Batch {
        label: if blind {
            "Check blind".to_owned()
        } else {
            "End the blind check: first findings are shown".to_owned()
        },
        commands: vec![set_field(&Kind::Person, person, "checks_blind", blind)],
    }
}

/// Who ended the blind check that there was, and when.
fn not_blind_since(desk: &Desk<'_>) -> Option<String> {
    let session = desk.session;
    let me = desk.author.id();
    let person = me.and_then(|me| session.people.get(me));
    let ended = if session.details.blind {
        ended(person?.history(), "checks_blind")
    } else {
        ended(session.details.history(), "blind")
    };
    let (who, at) = ended?;
    let by = desk.outside.by_words(session.name_of(who), Some(at));
    Some(format!("Not blind since: {by}"))
}

fn ended(history: &History, field: &str) -> Option<(Option<Id>, crate::session::Moment)> {
    let heads = history.heads(field);
    let last = heads.iter().rev().find_map(|head| history.get(head))?;
    (last.value.value() == serde_json::Value::Bool(false)).then_some((last.by, last.at))
}

/// Who gave a second check, and, where second checks are or were blind, whether this one was.
pub fn given_by(check: &SecondCheck, desk: &Desk<'_>) -> String {
    let who = desk.session.name_of(check.made_by);
    let details = &desk.session.details;
    let ever = details.blind || !details.history().heads("blind").is_empty();
    match (check.blind, ever) {
        (true, _) => format!("{who}, blind"),
        (false, true) => format!("{who}, not blind"),
        (false, false) => who.to_owned(),
    }
}
