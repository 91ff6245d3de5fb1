//! The form of somebody who is asked, and choosing what about.

use egui::{RichText, Ui};

use super::{
    Message,
    form::{claim_line, take_out},
    rows::Row,
};
use crate::{
    session::{Id, Kind},
    text::kin,
    workbench::{
        desk::{Desk, Line, Out, record_fields, record_words::short},
        kit::{
            theme::size,
            widgets::{Choosable, Picker, Typed, muted, section, strong_button},
        },
    },
};

/// The most claims on offer at once.
const OFFERED: usize = 40;

const WHO: [Line<'static>; 4] = [
    Line::new("name", "Name"),
    Line::new("role", "Role").hint("Spokeswoman of the harbour office"),
    Line::new("channel", "Channel").hint("Telephone, letter, in person"),
    Line::new("sensitivity", "What care they need")
        .hint("Written here, nothing of them leaves the house unless it is asked for"),
];

const WHAT: [Line<'static>; 2] = [
    Line::new("asked", "What is asked").lines(2),
    Line::new("deadline", "Until when (YYYY-MM-DD)").day(),
];

const ANSWER: [Line<'static>; 3] = [
    Line::new("contacted_on", "Tried last (YYYY-MM-DD)").day(),
    Line::new("outcome", "What came of it").lines(2),
    Line::new("reply", "Right of reply, in their words")
        .reading()
        .lines(3),
];

/// Draws it.
pub fn form(ui: &mut Ui, row: &Row, about: Option<Id>, desk: &Desk<'_>, out: &mut Out<Message>) {
    let record = (&Kind::Contact, row.id);
    if let Some(claim) = about {
        let label = desk.derived.names.label(desk.session, claim);
        let words = format!("Ask {} about {label}", row.name);
        if strong_button(ui, true, &words).clicked() {
            out.say(Message::AskAbout(row.id, claim));
        }
        ui.add_space(size::S);
    }
    record_fields(ui, record, &WHO, desk, out);
    ui.add_space(size::S);
    section(ui, "About which claims");
    for task in &row.claims {
        ui.horizontal(|ui| {
            let name = format!("Not about {}", task.label);
            if ui.button("×").accessible_name(name).clicked() {
                out.say(Message::NotAbout(row.id, task.id));
            }
            claim_line(ui, task, desk, out);
        });
    }
    if ui.button("Choose claims…").clicked() {
        out.say(Message::Choosing(Some(Typed::default())));
    }
    ui.add_space(size::XS);
    record_fields(ui, record, &WHAT, desk, out);
    ui.add_space(size::S);
    ui.horizontal_wrapped(|ui| {
        let again = egui::Button::new("Tried again today").shortcut_text("T");
        let again = ui.add(again).accessible_name("Tried again today");
        if again.clicked() {
            out.say(Message::Tried(row.id));
        }
        let attempts = desk
            .session
            .contacts
            .get(row.id)
            .map_or(0, |one| one.attempts);
        let words = match attempts {
            ..=0 => "not tried yet".to_owned(),
            1 => "tried once".to_owned(),
            many => format!("tried {many} times"),
        };
        muted(ui, &words);
    });
    record_fields(ui, record, &ANSWER, desk, out);
    take_out(ui, &Kind::Contact, row.id, out);
}

/// The claims of the session, to be chosen one after the other by number or words.
pub fn choose(ui: &mut Ui, row: &Row, mut typed: Typed, offers: &Offers, out: &mut Out<Message>) {
    let before = typed.clone();
    section(ui, &format!("What is {} asked about?", row.name));
    let picker = Picker {
        name: "Claims to ask about",
        hint: "A number or words of the claim",
        none: "No claim has these words.",
    };
    let taken = picker.show(ui, &mut typed, |words| offers.fitting(row, words));
    if let Some((claim, is_in)) = taken {
        typed.words.clear();
        out.say(if is_in {
            Message::NotAbout(row.id, claim)
        } else {
            Message::AskAbout(row.id, claim)
        });
    }
    ui.add_space(size::S);
    if ui.button("Done").clicked() {
        out.say(Message::Choosing(None));
    } else if typed != before {
        out.say(Message::Choosing(Some(typed)));
    }
}

/// The claims that somebody can be asked about, worked out once per revision, and only while they are chosen.
#[derive(Debug, Default)]
pub struct Offers {
    of: Option<(u64, u64)>,
    claims: Vec<Offer>,
}

#[derive(Debug)]
struct Offer {
    id: Id,
    label: String,
    words: String,
    /// Label and words in lower case.
    looked_for: [String; 2],
}

impl Offers {
    /// Follows the session.
    pub fn follow(&mut self, desk: &Desk<'_>) {
        let session = desk.session;
        let of = (desk.document, session.revision());
        if self.of.replace(of) == Some(of) {
            return;
        }
        self.claims.clear();
        for (article, record) in session.articles_in_order() {
            let placed = session.claims_of(article).into_iter();
            let shown = placed.filter(|one| session.is_shown(one.claim));
            self.claims.extend(shown.map(|one| {
                let label = desk.derived.names.label(session, one.id);
                let words = short(one.claim.words(record.draft), 300);
                Offer {
                    id: one.id,
                    looked_for: [kin(&label), kin(&words)],
                    label,
                    words,
                }
            }));
        }
    }

    /// Those that fit some words, and whether each is chosen.
    fn fitting<'r>(&self, row: &Row, words: &str) -> Vec<Choosable<'r, (Id, bool)>> {
        let wanted = kin(words);
        let fits = |one: &&Offer| {
            let [label, words] = &one.looked_for;
            *label == wanted || words.contains(&wanted)
        };
        let found = self.claims.iter().filter(fits).take(OFFERED);
        found
            .map(|one| {
                let is_in = row.claims.iter().any(|task| task.id == one.id);
                let mark = if is_in { "✓ " } else { "" };
                let words = format!("{mark}{} · {}", one.label, short(&one.words, 70));
                Choosable {
                    is: (one.id, is_in),
                    words: RichText::new(words),
                    key: String::new(),
                    hint: "",
                }
            })
            .collect()
    }
}
