//! What the card of the selected claim shows of the backup: the passages that bear on it; and which of its words the extracts that
//! were cited do not cover.

use egui::{Label, RichText, Sense, Ui};

use super::{Backup, Message, passages::draft_of};
use crate::{
    compare::cover::uncovered,
    session::{Id, Session, Stance},
    text::{brief, counted},
    workbench::{
        actions::Action,
        desk::{Desk, Job, Out},
        kit::{
            theme::{self, MarkState, fonts, size},
            widgets::{muted, section},
        },
    },
};

/// Words that are named that an extract does not cover.
const NAMED: usize = 8;

/// What it was worked out of: the session, its revision, and the claim.
type Key = (u64, u64, Id);

/// What the work comes back with: what no extract covers, in words.
pub type Answer = (Key, Vec<String>);

/// What the extracts do not cover that were cited for the selected claim.
#[derive(Debug, Default)]
pub struct Uncovered {
    of: Option<Key>,
    asked: Option<Key>,
    missing: Vec<String>,
}

impl Uncovered {
    /// Has it worked out for another claim, or where the session is another one.
    pub fn follow(&mut self, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(id) = desk.view.claim else {
            return;
        };
        let key = (desk.document, desk.session.revision(), id);
        if self.asked.is_some() || self.of == Some(key) {
            return;
        }
        let Some(claim) = desk.session.claims.get(id) else {
            return;
        };
        let extracts = extracts(desk.session, id);
        if extracts.is_empty() {
            self.of = Some(key);
            self.missing.clear();
            return;
        }
        self.asked = Some(key);
        let words = claim.words(draft_of(desk.session, claim)).to_owned();
        let work = move |_: &_| {
            let all: Vec<&str> = extracts.iter().map(String::as_str).collect();
            let found = uncovered(&words, &all).into_iter();
            let said = found.filter(|one| one.span.of(&words).contains(char::is_alphanumeric));
            Message::Uncovered((key, said.map(|one| one.words(&words)).collect()))
        };
        out.start(Job::quiet("Comparing extracts", work).or(Message::NotCovered));
    }

    /// It was worked out.
    pub fn take(&mut self, (key, missing): Answer) {
        if self.asked.take() == Some(key) {
            self.of = Some(key);
            self.missing = missing;
        }
    }

    /// It was not: it is again when something changes.
    pub fn stopped(&mut self) {
        self.of = self.asked.take();
    }

    /// What no extract covers of a claim.
    fn of(&self, claim: Id) -> &[String] {
        match self.of {
            Some((_, _, id)) if id == claim => &self.missing,
            _ => &[],
        }
    }
}

/// The extracts that were cited for a claim, but for those that contradict it.
fn extracts(session: &Session, claim: Id) -> Vec<String> {
    let all = session.evidence.live().filter(|(_, one)| {
        one.claim == claim && one.stance != Stance::Contradicts && !one.extract.trim().is_empty()
    });
    all.map(|(_, one)| one.extract.clone()).collect()
}

impl Backup {
    /// What the backup has for a claim, in its card.
    pub(super) fn bearing(&self, ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let missing = self.uncovered.of(claim);
        if !missing.is_empty() {
            let mut named = missing.to_vec();
            let more = named.len().saturating_sub(NAMED);
            named.truncate(NAMED);
            if more > 0 {
                named.push(format!("and {}", counted(more, "word")));
            }
            let tone = MarkState::ToCheck.tone(theme::palette(ui.ctx()));
            egui::Frame {
                fill: tone.tint,
                inner_margin: egui::Margin::symmetric(8, 6),
                corner_radius: egui::CornerRadius::same(size::RADIUS),
                ..egui::Frame::default()
            }
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let words = format!(
                    "{}. The words are compared; what they mean is yours to decide.",
                    sentence(&named)
                );
                ui.add(Label::new(RichText::new(words).color(tone.ink)).wrap());
            });
            ui.add_space(size::XS);
        }
        let passages = self.passages.of(claim).collect::<Vec<_>>();
        if passages.is_empty() {
            return;
        }
        ui.horizontal(|ui| {
            section(ui, "Passages in the backup");
            muted(
                ui,
                &format!(
                    "{} opens the next, {} cites it",
                    Action::NextPassage.key(),
                    Action::AddEvidence.key()
                ),
            );
        });
        for (at, one) in passages.into_iter().enumerate() {
            let title = desk
                .session
                .sources
                .get(one.spot.source)
                .map_or("", |source| &source.title);
            let place = format!("{}  {} · {}", at + 1, brief(title, 44), one.spot.locator);
            let row = ui.horizontal(|ui| {
                ui.set_width(ui.available_width());
                let name = ui.add(Label::new(place.clone()).sense(Sense::CLICK));
                let why = RichText::new(&one.why)
                    .font(fonts::small())
                    .color(theme::palette(ui.ctx()).muted);
                ui.add(Label::new(why).truncate());
                name
            });
            let name = format!("Passage {place}");
            if row.inner.accessible_name(name).clicked() {
                out.say(Message::Open(one.spot.source, Some(one.spot.place)));
            }
        }
        ui.add_space(size::XS);
    }
}

/// Signs at the ends of words that say nothing.
const SIGNS: [char; 4] = [',', ';', '.', ' '];

/// What is missing, as one sentence: what is said of several words alike is said once.
fn sentence(missing: &[String]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in missing {
        let (lead, words) = one.split_once(": ").unwrap_or(("", one));
        match groups.iter_mut().find(|(known, _)| *known == lead) {
            Some((_, all)) => all.push(words.trim_matches(SIGNS)),
            None => groups.push((lead, vec![words.trim_matches(SIGNS)])),
        }
    }
    let said = groups.into_iter().map(|(lead, words)| {
        let words = words.join(", ");
        if lead.is_empty() {
            words
        } else {
            format!("{lead}: {words}")
        }
    });
    let mut said = said.collect::<Vec<_>>().join("; ");
    if let Some(first) = said.get(..1) {
        let first = first.to_uppercase();
        said.replace_range(..1, &first);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn what_is_said_alike_is_said_once() {
        let missing = [
            "not in the extract: 412,000 → 318,000",
            "not in the extract: asked",
            "denied in the extract: was",
        ];
        let missing: Vec<String> = missing.map(str::to_owned).to_vec();
        assert_eq!(
            sentence(&missing),
            "Not in the extract: 412,000 → 318,000, asked; denied in the extract: was"
        );
        assert_eq!(sentence(&[]), "");
    }
}
