//! The quotations of all articles, held against all documents of the backup.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use egui::{Button, Label, Ui};

use super::{Backup, Message, shelf::Shelf};
use crate::{
    backup::{Compared, Document, Held, Quoted, Side, Spot},
    compare::quotation::Missing,
    rules,
    session::Id,
    text::{Span, brief, counted},
    workbench::{
        desk::{Desk, HeldNow, Job, Out},
        kit::{
            jobs::Progress,
            theme::{self, MarkState, fonts, size},
            widgets::{Becomes, Chip, muted, redline, section},
        },
    },
};

/// The most places of one quotation that are shown.
const SHOWN: usize = 5;

/// What it was worked out of: the session, the drafts on screen of its articles, and the documents.
type Key = (u64, u64, u64);

/// What the work comes back with.
pub struct Answer {
    key: Key,
    quoted: Quoted,
}

/// The quotations of all articles.
#[derive(Debug, Default)]
pub struct Quotations {
    /// The revision for which it was seen last which drafts there are, and what they come to.
    drafts: Option<(u64, u64, u64)>,
    of: Option<Key>,
    asked: Option<Key>,
    /// By draft.
    found: BTreeMap<Id, Vec<Compared>>,
    documents: usize,
    held: Arc<rules::Held>,
    revision: u64,
}

impl Quotations {
    /// Has the quotations compared anew where the articles or the documents are other ones.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        if self.asked.is_some() || !shelf.is_settled() {
            // What is said of a quotation before all documents are there would be said otherwise a moment later.
            return false;
        }
        let key = (desk.document, self.drafts(desk), shelf.revision);
        if self.of == Some(key) {
            return false;
        }
        let documents = shelf.read_ones();
        self.documents = documents.len();
        if documents.is_empty() {
            self.of = Some(key);
            let any = !std::mem::take(&mut self.found).is_empty();
            self.revision += u64::from(any);
            self.held = Arc::default();
            return any;
        }
        self.asked = Some(key);
        let session = desk.session.clone();
        let work = move |progress: &Progress| {
            let read: Vec<(Id, &Document)> = documents
                .iter()
                .map(|(source, _, read)| (*source, &**read))
                .collect();
            let quoted = Quoted::of(&session, &read, &|| progress.is_cancelled());
            Message::Compared(Box::new(Answer { key, quoted }))
        };
        out.start(Job::quiet("Comparing quotations", work).or(Message::NotCompared));
        false
    }

    /// A number that changes with the drafts on screen of the articles.
    fn drafts(&mut self, desk: &Desk<'_>) -> u64 {
        let now = (desk.document, desk.session.revision());
        if let Some((document, revision, drafts)) = self.drafts
            && (document, revision) == now
        {
            return drafts;
        }
        let mut hasher = DefaultHasher::new();
        for (_, article) in desk.session.articles_in_order() {
            article.draft.hash(&mut hasher);
        }
        let drafts = hasher.finish();
        self.drafts = Some((now.0, now.1, drafts));
        drafts
    }

    /// They were compared.
    pub fn take(&mut self, answer: Answer) {
        if self.asked.take() == Some(answer.key) {
            self.of = Some(answer.key);
            self.found = answer.quoted.found;
            self.held = Arc::new(answer.quoted.held);
            self.revision += 1;
        }
    }

    /// They were not: they are again when something changes.
    pub fn stopped(&mut self) {
        self.of = self.asked.take();
    }

    /// What the rules are told of it, if that is something else than under this revision.
    pub fn held_since(&self, revision: u64) -> Option<HeldNow> {
        (revision != self.revision).then(|| HeldNow {
            found: Arc::clone(&self.held),
            revision: self.revision,
        })
    }

    /// The quotations that stand in a place of a draft, or around it.
    pub fn about(&self, draft: Option<Id>, place: Span) -> impl Iterator<Item = &Compared> {
        let all = draft.and_then(|draft| self.found.get(&draft));
        let all = all.into_iter().flatten();
        all.filter(move |one| one.span.overlaps(place))
    }
}

impl Backup {
    /// What the backup has for a claim, in its card: what was found of its quotations, then the passages that bear on it.
    pub fn about_claim(&self, ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        self.quoted(ui, claim, desk, out);
        self.bearing(ui, claim, desk, out);
    }

    /// What was found of the quotations of a claim.
    fn quoted(&self, ui: &mut Ui, claim: Id, desk: &Desk<'_>, out: &mut Out<Message>) {
        let Some(row) = desk.derived.row(claim) else {
            return;
        };
        let all: Vec<&Compared> = self
            .quotations
            .about(desk.draft(), row.span)
            .filter(|one| !matches!(one.held, Held::NotFound(Missing::Short)))
            .collect();
        if all.is_empty() {
            return;
        }
        let draft = desk.draft().and_then(|id| desk.session.drafts.get(id));
        let text = draft.map_or("", |draft| draft.paragraphs.text());
        section(ui, "Quotations in the backup");
        for one in all {
            let words = one.span.of(text).trim();
            ui.add(
                Label::new(egui::RichText::new(brief(words, 160)).font(fonts::extract())).wrap(),
            );
            self.show_held(ui, &one.held, claim, desk, out);
        }
        muted(
            ui,
            "The words are compared; what they mean, and whether they support the claim, is yours to decide.",
        );
        ui.add_space(size::XS);
    }

    fn show_held(
        &self,
        ui: &mut Ui,
        held: &Held,
        claim: Id,
        desk: &Desk<'_>,
        out: &mut Out<Message>,
    ) {
        match held {
            Held::ToTheLetter(places) => {
                for (spot, notes) in places.iter().take(SHOWN) {
                    let chip = format!("to the letter, {}", spot.locator);
                    spot_row(ui, (&chip, MarkState::Checked), spot, claim, desk, out);
                    for note in notes {
                        muted(ui, &format!("But look: {}.", note.says()));
                    }
                }
                if places.len() > SHOWN {
                    let more = counted(places.len() - SHOWN, "more place");
                    muted(ui, &format!("and {more}"));
                }
            }
            Held::Differs(nearest) => {
                for near in nearest.iter().take(1) {
                    let chip = format!("differs, {}", near.spot.locator);
                    spot_row(ui, (&chip, MarkState::Wrong), &near.spot, claim, desk, out);
                    let ink = theme::palette(ui.ctx()).ink;
                    let words = near
                        .words
                        .iter()
                        .map(|(side, words)| (becomes(*side), words.as_str(), true));
                    let line = redline(ui, words, fonts::extract(), ink);
                    ui.add(Label::new(line).wrap());
                }
            }
            Held::NotFound(Missing::Translated) => {
                muted(ui, "A translation: not compared word by word.");
            }
            Held::NotFound(Missing::OtherLanguage) => {
                muted(ui, "No document of the backup is in its language.");
            }
            Held::NotFound(Missing::Short) => {}
            Held::NotFound(Missing::Nowhere) => {
                let many = counted(self.quotations.documents, "document");
                muted(ui, &format!("Not found in the backup ({many})."));
            }
        }
    }
}

/// What becomes of words of the article, if it said what the document says.
const fn becomes(side: Side) -> Becomes {
    match side {
        Side::Both => Becomes::Same,
        Side::Article => Becomes::Gone,
        Side::Document => Becomes::New,
    }
}

/// A place: what was found there, in which document, and buttons that go there and that cite it.
fn spot_row(
    ui: &mut Ui,
    (found, state): (&str, MarkState),
    spot: &Spot,
    claim: Id,
    desk: &Desk<'_>,
    out: &mut Out<Message>,
) {
    let title = desk
        .session
        .sources
        .get(spot.source)
        .map_or("", |source| &source.title);
    ui.horizontal_wrapped(|ui| {
        Chip::state(ui, found, state).show(ui);
        ui.label(brief(title, 60));
        let name = format!("{title}, {}", spot.locator);
        let show = Button::new("Show").small();
        if ui
            .add(show)
            .accessible_name(format!("Show {name}"))
            .clicked()
        {
            out.say(Message::Open(spot.source, Some(spot.place)));
        }
        let cite = Button::new("Cite").small();
        if ui
            .add(cite)
            .accessible_name(format!("Cite {name}"))
            .clicked()
        {
            out.say(Message::Cite(claim, spot.source, spot.place));
        }
    });
}
