//! One change beside the list: its words, why, what it rests on, and what was decided. Each field is saved when it is left.

use egui::{Label, RichText, Ui};

use super::{
    Message, WAYS,
    about::{evidence_of, severity},
    rows::Stand,
};
use crate::{
    session::{Command, Id, Kind, Resolution},
    workbench::{
        actions::Action,
        desk::{
            Desk, Line, Out, record_fields,
            record_words::{capital, short},
            set_field,
        },
        kit::{
            theme::{self, fonts, size},
            widgets::{Choice, choice_row, form_area, muted, section},
        },
    },
};

/// The field for what was said about a change, and for the words that it has now.
pub const NOTE: &str = "note";

const LINES: [Line<'static>; 3] = [
    Line::new("proposed", "Proposed words")
        .hint("None take the words out")
        .reading()
        .lines(2),
    Line::new("reason", "Reason").hint("Why").lines(2),
    Line::new(NOTE, "What was said about it")
        .hint("And the words it has now, if they are others")
        .lines(2),
];

/// Draws it.
///
/// `asks`: it is to be decided as reworded, and its words are asked for.
pub fn show(ui: &mut Ui, id: Id, asks: bool, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(change) = desk.session.changes.get(id) else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    form_area(ui, ("change", id), |ui| {
        let label = desk.derived.names.label(desk.session, change.claim);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("Change of {label}")).font(fonts::ui_bold()));
            muted(ui, &asked(id, desk));
        });
        let ways: Vec<String> = WAYS.iter().map(|way| capital(way.label())).collect();
        let hints: Vec<String> = (1..=WAYS.len()).map(|key| key.to_string()).collect();
        let choices: Vec<Choice<'_>> = ways
            .iter()
            .zip(&hints)
            .map(|(label, hint)| Choice { label, hint })
            .collect();
        let disputed = Stand::of(change) == Stand::Disputed;
        if disputed {
            differently(ui, id, desk, out);
        }
        let chosen = WAYS.iter().position(|way| *way == change.decision);
        let chosen = chosen.filter(|_| !disputed);
        let pressed = choice_row(ui, "Decision", &choices, chosen);
        if let Some(way) = pressed.and_then(|at| WAYS.get(at)) {
            out.say(Message::Decide(id, way.clone()));
        }
        if asks {
            let words = "Reworded: which words has it now? Write them below, then Ctrl+Enter.";
            let words = RichText::new(words).color(palette.attention.ink);
            ui.add(Label::new(words).wrap());
        }
        ui.add_space(size::XS);
        section(ui, "Current words");
        let now = RichText::new(&change.original).font(fonts::statement());
        ui.add(Label::new(now.color(palette.ink)).wrap().selectable(true));
        record_fields(ui, (&Kind::Change, id), &LINES, desk, out);
        let mut word = change.severity.clone();
        if severity(ui, &mut word) {
            out.change(set_field(&Kind::Change, id, "severity", word));
        }
        rests_on(ui, id, desk, out);
        ui.add_space(size::S);
        ui.horizontal_wrapped(|ui| {
            if ui.button(format!("Go to {label}")).clicked() {
                out.show_claim(desk.session, change.claim);
            }
            let hint = "Nothing is asked for any more; undo brings it back";
            let button = ui.button("Take the request back").on_hover_text(hint);
            if button.clicked() {
                out.change(take_back(id, change.claim, desk));
            }
        });
    });
}

/// Two people decided it differently: both, and the way to where it is settled.
fn differently(ui: &mut Ui, id: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(change) = desk.session.changes.get(id) else {
        return;
    };
    section(ui, "Decided differently");
    let dispute = desk.session.conflict(&Kind::Change, id, change, "decision");
    for side in &dispute.sides {
        ui.label(format!("{}: {}", side.who, capital(&side.said)));
    }
    if ui.button(Action::Disputes.name()).clicked() {
        out.act(Action::Disputes);
    }
}

/// Who asked, and when.
fn asked(id: Id, desk: &Desk<'_>) -> String {
    let change = desk.session.changes.get(id);
    change.map_or_else(String::new, |change| {
        let by = desk.session.name_of(change.made_by);
        format!("asked for by {}", desk.outside.by_words(by, change.made_at))
    })
}

/// The evidence of the claim, to be ticked.
fn rests_on(ui: &mut Ui, id: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
    let Some(change) = desk.session.changes.get(id) else {
        return;
    };
    let all = evidence_of(change.claim, desk);
    if all.is_empty() {
        muted(ui, "The claim has no evidence that it could rest on.");
        return;
    }
    section(ui, "What it rests on");
    for (evidence, name) in all {
        let mut on = change.evidence.contains(&evidence);
        if ui.checkbox(&mut on, short(&name, 80)).changed() {
            let kept = change.evidence.iter().filter(|one| **one != evidence);
            let kept = kept.chain(Some(&evidence).filter(|_| on));
            let names: Vec<String> = kept.map(Id::to_string).collect();
            out.change(set_field(&Kind::Change, id, "evidence", names));
        }
    }
}

/// Takes a request out; if it was all that was asked for, nothing happens to the copy.
fn take_back(id: Id, claim: Id, desk: &Desk<'_>) -> Command {
    let mut commands = vec![Command::Remove {
        kind: Kind::Change,
        id,
    }];
    let session = desk.session;
    let mut others = session.changes.live();
    let alone = !others.any(|(other, one)| one.claim == claim && other != id);
    let asked = session.claims.get(claim);
    let asked = asked.is_some_and(|one| one.resolution == Resolution::ChangeRequested);
    if alone && asked {
        commands.push(Command::SetResolution {
            claim,
            resolution: Resolution::None,
        });
    }
    Command::Batch {
        label: "Take back the request for a change".to_owned(),
        commands,
    }
}
