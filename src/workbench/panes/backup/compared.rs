//! The quotations of all articles, held against all documents of the backup.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use egui::{Button, Label, Ui};

use super::{Backup, Message, shelf::Shelf};
use crate::{
    backup::{Document, locator},
    compare::quotation::{Change, Folded, Missing, Note, Outcome, look, quotations},
    rules::{self, HeldAs, HeldQuotation},
    session::{Draft, Id, Session},
    storage::Hash,
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

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The document's source.
    pub source: Id,
    /// Where in its text.
    pub place: Span,
    /// The page, the time or the paragraph.
    pub locator: String,
}

/// A passage that comes near to a quotation.
#[derive(Clone, Debug)]
pub struct Near {
    pub spot: Spot,
    /// Both wordings in one line.
    pub words: Vec<(Becomes, String)>,
}

/// What was found of a quotation.
#[derive(Clone, Debug)]
pub enum Held {
    /// It stands there to the letter; what to look at all the same.
    ToTheLetter(Vec<(Spot, Vec<Note>)>),
    /// No document has its words; these come nearest.
    Differs(Vec<Near>),
    /// Nothing comes near.
    NotFound(Missing),
}

/// A quotation of the article, and what was found of it.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Where it stands in the draft.
    pub span: Span,
    pub held: Held,
}

/// What it was worked out of: the session, the drafts on screen of its articles, and the documents.
type Key = (u64, u64, u64);

/// What the work comes back with.
pub struct Answer {
    key: Key,
    found: BTreeMap<Id, Vec<Compared>>,
    held: rules::Held,
    folded: Vec<(Hash, Arc<Folded>)>,
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
    folded: BTreeMap<Hash, Arc<Folded>>,
    documents: usize,
    held: Arc<rules::Held>,
    revision: u64,
}

impl Quotations {
    /// Has the quotations compared anew where the articles or the documents are other ones.
    pub fn follow(&mut self, shelf: &Shelf, desk: &Desk<'_>, out: &mut Out<Message>) -> bool {
        let key = (desk.document, self.drafts(desk), shelf.revision);
        if self.asked.is_some() || self.of == Some(key) {
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
        let known: Vec<Option<Arc<Folded>>> = documents
            .iter()
            .map(|(_, hash, _)| self.folded.get(hash).map(Arc::clone))
            .collect();
        let session = desk.session.clone();
        let work = move |progress: &Progress| {
            let folded: Vec<Arc<Folded>> = known
                .into_iter()
                .zip(&documents)
                .map(|(known, (_, _, read))| {
                    known.unwrap_or_else(|| Arc::new(Folded::of(&read.text)))
                })
                .collect();
            let mut found = BTreeMap::new();
            let mut held = Vec::new();
            for (article, _) in session.articles_in_order() {
                let Some((id, draft)) = session.draft_of(article) else {
                    continue;
                };
                if progress.is_cancelled() {
                    break;
                }
                let text = draft.paragraphs.text();
                let all = compared(text, &documents, &folded);
                held.push((id, for_rules(&session, draft, &all, documents.len())));
                found.insert(id, all);
            }
            let hashes = documents.iter().map(|(_, hash, _)| *hash);
            Message::Compared(Box::new(Answer {
                key,
                found,
                held: rules::Held::of(held),
                folded: hashes.zip(folded).collect(),
            }))
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
            self.found = answer.found;
            self.held = Arc::new(answer.held);
            self.folded = answer.folded.into_iter().collect();
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

/// What the rules are told: of the quotations that stand nowhere to the letter.
fn for_rules(
    session: &Session,
    draft: &Draft,
    all: &[Compared],
    documents: usize,
) -> Vec<HeldQuotation> {
    let text = draft.paragraphs.text();
    let told = all.iter().filter_map(|one| {
        let held = match &one.held {
            Held::Differs(nearest) => {
                let near = nearest.first()?;
                let title = session.sources.get(near.spot.source)?.title.clone();
                let there = near
                    .words
                    .iter()
                    .filter(|(becomes, _)| *becomes != Becomes::Gone);
                let there: Vec<&str> = there.map(|(_, words)| words.as_str()).collect();
                HeldAs::Differs(title, near.spot.locator.clone(), there.join(" "))
            }
            Held::NotFound(Missing::Nowhere) => HeldAs::Nowhere(documents),
            _ => return None,
        };
        let (start, end) = draft.paragraphs.points().from_span(text, one.span)?;
        let marks = ['“', '”', '"', '„', '«', '»', ',', ' '];
        Some(HeldQuotation {
            start,
            end,
            words: one.span.of(text).trim_matches(marks).to_owned(),
            held,
        })
    });
    told.collect()
}

/// Every quotation of a text, held against documents.
fn compared(
    text: &str,
    documents: &[(Id, Hash, Arc<Document>)],
    folded: &[Arc<Folded>],
) -> Vec<Compared> {
    let all: Vec<&Folded> = folded.iter().map(AsRef::as_ref).collect();
    let spot = |number: usize, place: Span| {
        let (source, _, read) = documents.get(number)?;
        Some(Spot {
            source: *source,
            place,
            locator: locator(read, place).0,
        })
    };
    let found = quotations(text).into_iter().map(|quotation| {
        let held = match look(&quotation, &all) {
            Outcome::ToTheLetter(places) => Held::ToTheLetter(
                places
                    .into_iter()
                    .filter_map(|place| Some((spot(place.document, place.span)?, place.notes)))
                    .collect(),
            ),
            Outcome::Differs(nearest) => Held::Differs(
                nearest
                    .into_iter()
                    .filter_map(|near| {
                        let (_, _, read) = documents.get(near.document)?;
                        Some(Near {
                            spot: spot(near.document, near.span)?,
                            words: both(text, &read.text, near.span, &near.changes),
                        })
                    })
                    .collect(),
            ),
            Outcome::NotFound(why) => Held::NotFound(why),
        };
        Compared {
            span: quotation.span,
            held,
        }
    });
    found.collect()
}

/// The words of a document, with those of the article that differ set before them: gone is what the article has and the document
/// has not.
fn both(article: &str, document: &str, span: Span, changes: &[Change]) -> Vec<(Becomes, String)> {
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut words = Vec::new();
    let mut push = |becomes, text: &str| {
        let text = line(text);
        if !text.is_empty() {
            words.push((becomes, text));
        }
    };
    let mut at = span.start;
    for change in changes {
        push(
            Becomes::Same,
            document.get(at..change.document.start).unwrap_or_default(),
        );
        push(Becomes::Gone, change.quoted.of(article));
        push(Becomes::New, change.document.of(document));
        at = change.document.end.max(at);
    }
    push(
        Becomes::Same,
        document.get(at..span.end).unwrap_or_default(),
    );
    words
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
                        .map(|(becomes, words)| (*becomes, words.as_str(), true));
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
