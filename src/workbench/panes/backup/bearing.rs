//! What the backup has for the selected claim: the passages that bear on it; and which of its words the extracts that were cited do not
//! cover.

use egui::{Label, RichText, Sense, Ui};

use super::{Backup, Message, shelf::Shelf};
use crate::{
    backup::{Spot, locator},
    compare::cover::uncovered,
    session::{Claim, Id, Session, Stance},
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

/// Passages that are listed for a claim.
const LISTED: usize = 5;
/// Words that are named that an extract does not cover.
const NAMED: usize = 8;

/// What it was worked out of: the session, its revision, the claim, and the documents.
type Key = (u64, u64, Id, u64);

/// A passage, and why it was found.
#[derive(Debug)]
pub struct Passage {
    pub spot: Spot,
    why: String,
}

/// What the work comes back with.
pub struct Answer {
    key: Key,
    passages: Vec<Passage>,
    missing: Vec<String>,
}

/// What the backup has for the selected claim.
#[derive(Debug, Default)]
pub struct Found {
    of: Option<Key>,
    asked: Option<Key>,
    passages: Vec<Passage>,
    /// What no extract covers, in words.
    missing: Vec<String>,
}

impl Found {
    /// Has it worked out for another claim, or where the session or the documents are other ones.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(id) = desk.view.claim else {
            return;
        };
        let key = (desk.document, desk.session.revision(), id, shelf.revision);
        if self.asked.is_some() || self.of == Some(key) {
            return;
        }
        let Some(claim) = desk.session.claims.get(id) else {
            return;
        };
        let extracts = extracts(desk.session, id);
        if shelf.all().is_empty() && extracts.is_empty() {
            self.of = Some(key);
            self.passages.clear();
            self.missing.clear();
            return;
        }
        self.asked = Some(key);
        let (words, title) = words(desk.session, claim);
        let searched = shelf.search();
        let load = desk.outside.encoder;
        let work = move |_: &_| {
            // Where there is no encoder, the words alone decide.
            let encoder = load.and_then(|load| load().ok());
            let found = searched.with(|index, here| {
                index.bearing_on(&words, &title, LISTED, encoder.as_deref(), here)
            });
            let passages = found.into_iter().filter_map(|one| {
                let (source, read, place) = searched.place(one.found)?;
                let spot = Spot {
                    source,
                    place,
                    locator: locator(read, place).0,
                };
                let why = if one.reasons.is_empty() {
                    "says something alike".to_owned()
                } else {
                    one.reasons.join(", ")
                };
                Some(Passage { spot, why })
            });
            let missing = if extracts.is_empty() {
                Vec::new()
            } else {
                let all: Vec<&str> = extracts.iter().map(String::as_str).collect();
                let found = uncovered(&words, &all).into_iter();
                let said = found.filter(|one| one.span.of(&words).contains(char::is_alphanumeric));
                said.map(|one| one.words(&words)).collect()
            };
            Message::Bearing(Box::new(Answer {
                key,
                passages: passages.collect(),
                missing,
            }))
        };
        out.start(Job::quiet("Looking for passages", work).or(Message::NoBearing));
    }

    /// It was worked out.
    pub fn take(&mut self, answer: Answer) {
        if self.asked.take() == Some(answer.key) {
            self.of = Some(answer.key);
            self.passages = answer.passages;
            self.missing = answer.missing;
        }
    }

    /// It was not: it is again when something changes.
    pub fn stopped(&mut self) {
        self.of = self.asked.take();
    }

    /// Whether it was worked out for a claim.
    pub fn is_known(&self, claim: Id) -> bool {
        self.of.is_some_and(|(_, _, id, _)| id == claim) && self.asked.is_none()
    }

    /// The passages for a claim, best first; none while they are looked for.
    pub fn of(&self, claim: Id) -> impl Iterator<Item = &Spot> {
        let is_it = self.of.is_some_and(|(_, _, id, _)| id == claim);
        let passages = self.passages.iter().filter(move |_| is_it);
        passages.map(|one| &one.spot)
    }
}

/// What a claim says, and the headline above it.
fn words(session: &Session, claim: &Claim) -> (String, String) {
    let article = session.articles.get(claim.article);
    let draft = article.and_then(|article| article.draft);
    let title = article.map_or("", |article| article.title.as_str());
    (claim.words(draft).to_owned(), title.to_owned())
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
        if self.bearing.of.is_none_or(|(_, _, id, _)| id != claim) {
            return;
        }
        if !self.bearing.missing.is_empty() {
            let mut named = self.bearing.missing.clone();
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
        if self.bearing.passages.is_empty() {
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
        for (at, one) in self.bearing.passages.iter().enumerate() {
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
