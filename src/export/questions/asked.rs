//! What a form asks: which claims, in which words, of whom, until when.

use std::collections::BTreeSet;

use minijinja::{Value, context, value::Serde};
use serde::Serialize;

use super::letter::{Letter, letter};
use super::slot::{Head, Part, Slot};
use crate::export::{ExportError, Order, template, words::Words};
use crate::session::{Claim, Contact, Id, Session};
use crate::text::{Span, counted};

/// A form, before it is written.
pub(super) struct Form {
    /// The fixed words.
    pub words: Words,
    /// What is said above and below it.
    pub letter: Letter,
    /// Whose it is.
    pub head: Head,
    /// What it asks about.
    pub questions: Vec<Question>,
    /// It is for the right of reply.
    pub reply: bool,
    /// What the person who hands it out should know.
    pub warnings: Vec<String>,
}

/// A question.
#[derive(Serialize)]
pub(super) struct Question {
    /// The claim.
    #[serde(skip)]
    pub claim: Id,
    /// The claim's number.
    pub label: String,
    /// Its words.
    pub words: String,
    /// Their print.
    #[serde(skip)]
    pub print: String,
}

impl Question {
    /// The name of one of its fields.
    pub fn slot(&self, part: Part) -> String {
        let (claim, print) = (self.claim, self.print.clone());
        Slot::Claim { claim, print, part }.to_string()
    }
}

impl Form {
    /// The name of one of its own fields.
    pub fn slot(&self, part: Part) -> String {
        let head = self.head.clone();
        Slot::Form { head, part }.to_string()
    }
}

/// Words as they are compared: programs write white space as they like.
pub fn normal(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The print of the words that were asked about: 40 bits of a SHA-256.
pub fn print(words: &str) -> String {
    let whole = Id::derived(&[b"asked", normal(words).as_bytes()]);
    whole.as_str().chars().take(8).collect()
}

/// How many letters a print has of what a form says itself.
pub(super) const OWN: usize = 4;

/// The print of a paragraph that a form says itself: 20 bits. Programs make lists of points.
pub fn own(words: &str) -> String {
    let words = words.trim_start_matches(|c: char| c == '•' || c.is_whitespace());
    print(words).chars().take(OWN).collect()
}

/// The form that an order asks for.
///
/// # Errors
/// There is nothing to ask about, or the template of the letter is broken.
pub(super) fn form(session: &Session, order: &Order<'_>) -> Result<Form, ExportError> {
    let contact = order.contact.and_then(|id| session.contacts.get(id));
    let (questions, mut warnings) = questions(session, order, contact);
    if questions.is_empty() {
        return Err(ExportError::NoQuestions);
    }
    let care = contact.map_or("", |one| one.sensitivity.trim());
    if let Some(contact) = contact.filter(|_| !care.is_empty()) {
        warnings.push(format!(
            "{} is asked in confidence ({care}): the form has this name in it.",
            contact.name.trim()
        ));
    }
    let words = Words::of(order.language);
    let own = contact.map_or("", |contact| contact.deadline.as_str());
    let deadline = Some(order.deadline.trim()).filter(|one| !one.is_empty());
    let publisher = Some(order.publisher.trim()).filter(|one| !one.is_empty());
    let about = context! {
        contact => contact.map_or("", |contact| contact.name.trim()),
        publisher => publisher.unwrap_or(session.details.publication.trim()),
        deadline => words.day(deadline.unwrap_or(own)),
        introduction => order.introduction.trim(),
        questions => Value::from(Serde(&questions)),
    };
    let name = if order.reply {
        template::REPLY
    } else {
        template::QUESTIONS
    };
    let given = Words::of(order.language);
    let said = template::render(name, &order.templates, given, about, questions.len())?;
    let mut letter = letter(&said);
    if letter.title.is_empty() {
        letter.title = words.say("questions-title");
    }
    Ok(Form {
        words,
        head: Head {
            contact: order.contact.filter(|_| contact.is_some()),
            asked: questions.len(),
            own: letter.prints(),
        },
        letter,
        questions,
        reply: order.reply,
        warnings,
    })
}

/// What is asked: the claims that were chosen; else those that the contact is to be asked about; else all that somebody has taken
/// up. Only what stands in the draft is asked about.
fn questions(
    session: &Session,
    order: &Order<'_>,
    contact: Option<&Contact>,
) -> (Vec<Question>, Vec<String>) {
    let noted = contact.map_or(&[][..], |contact| &contact.claims);
    let live = |id: &&Id| {
        session
            .claims
            .get(**id)
            .is_some_and(|one| session.is_live(one))
    };
    let chosen: BTreeSet<Id> = if order.claims.is_empty() {
        noted.iter().filter(live).copied().collect()
    } else {
        order.claims.iter().copied().collect()
    };
    let takes = |id: Id, claim: &Claim| {
        if chosen.is_empty() {
            session.whole_of(claim).is_none() && !claim.is_suggestion()
        } else {
            chosen.contains(&id)
        }
    };
    let mut warnings = Vec::new();
    let mut found = Vec::new();
    let names = session.names();
    for (article, about) in session.articles_in_order() {
        if order.article.is_some_and(|only| only != article) {
            continue;
        }
        let placed = session.claims_of(article);
        for placed in placed.iter().filter(|one| takes(one.id, one.claim)) {
            let label = names.label(session, placed.id);
            let words = normal(placed.claim.words(about.draft));
            if placed.claim.statement.is_empty() && !is_sentence(session, article, placed.span) {
                warnings.push(format!(
                    "{label} is asked about in these words alone: “{words}”; where they need others beside them, word the claim so that it stands on its own."
                ));
            }
            found.push(Question {
                claim: placed.id,
                print: print(&words),
                label,
                words,
            });
        }
        for (id, _) in session.lost_claims_of(article) {
            if chosen.contains(&id) {
                warnings.push(format!(
                    "{}: its words are not in this draft, so that it is not asked about.",
                    names.label(session, id)
                ));
            }
        }
    }
    if chosen.is_empty() && !found.is_empty() {
        warnings.push(format!(
            "It asks about all that somebody has taken up, {}: choose what may go out.",
            counted(found.len(), "claim")
        ));
    }
    (found, warnings)
}

/// Whether a place is one sentence or several, whole; what stands before a dash, as datelines do, may be missing.
fn is_sentence(session: &Session, article: Id, place: Span) -> bool {
    let all = session.sentences_of(article);
    if all
        .binary_search_by_key(&place.end, |one| one.span.end)
        .is_err()
    {
        return false;
    }
    let at = all.partition_point(|one| one.span.start <= place.start);
    let first = at.checked_sub(1).and_then(|at| all.get(at));
    let text = session
        .draft_of(article)
        .map_or("", |(_, draft)| draft.paragraphs.text());
    let before = first.and_then(|one| text.get(one.span.start..place.start));
    let begins = text.get(place.start..).unwrap_or_default();
    before.is_some_and(|before| {
        let before = before.trim_end();
        before.is_empty()
            || before.ends_with(['—', '–']) && begins.starts_with(|c: char| c.is_uppercase())
    })
}
