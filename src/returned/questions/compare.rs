//! What a form says, beside the session as it is now.

use std::collections::{BTreeMap, BTreeSet};

use super::filled::{Answer, Filled, Tick};
use crate::export::plain;
use crate::export::questions::{LONGEST, normal, print};
use crate::returned::{Proposal, Returned, short, wordings::wordings};
use crate::session::{Claim, Command, Comment, Contact, Correct, Id, Kind, NewComment, Session};
use crate::text::{brief, counted};

/// The longest name or date that is taken.
const LINE: usize = 300;

/// The most sentences about what does not fit.
const MOST: usize = 1000;

/// Lays a form beside the session.
pub(super) fn compare(session: &Session, filled: &Filled) -> Returned {
    let contact: Option<Id> = filled.contact.parse().ok();
    let known = contact.and_then(|id| Some((id, session.contacts.get(id)?)));
    let mut look = Look {
        session,
        contact: known.filter(|(_, one)| !one.removed),
        by: String::new(),
        on: String::new(),
        numbers: BTreeMap::new(),
        comments: BTreeMap::new(),
        seen: BTreeSet::new(),
        answered: 0,
        open: Vec::new(),
        found: Returned::default(),
    };
    if filled.answers.iter().any(|one| one.claim.is_empty()) {
        let all = session.claims.live();
        look.numbers = all.map(|(id, _)| (session.label(id), id)).collect();
    }
    for (_, comment) in session.comments.all() {
        look.comments
            .entry(comment.claim)
            .or_default()
            .push(comment);
    }
    look.by = look.line("who answers", &filled.by);
    look.on = look.line("the date", &filled.on);
    if contact.is_some() && look.contact.is_none() {
        look.unplaced(
            "whom the form went to is no contact of the session: the answers stand under the name in the form alone"
                .to_owned(),
        );
    }
    for answer in &filled.answers {
        look.answer(answer);
    }
    look.statement(&filled.statement);
    let there = filled.answers.len() + filled.left_out;
    if let Some(gone) = filled.asked.checked_sub(there).filter(|gone| *gone > 0) {
        look.unplaced(format!(
            "{} of {} gone from the form",
            gone,
            counted(filled.asked, "question")
        ));
    }
    if filled.left_out > 0 {
        look.unplaced(format!(
            "{} more than are read were left out",
            counted(filled.left_out, "answer")
        ));
    }
    for text in &filled.outside {
        look.unplaced(format!("written outside the fields: “{}”", shown(text)));
    }
    if filled.more_outside > 0 {
        look.unplaced(format!(
            "{} more outside the fields",
            counted(filled.more_outside, "paragraph")
        ));
    }
    if filled.unsure {
        look.unplaced(
            "the form does not say any more which words around the questions are its own: see there whether somebody wrote something"
                .to_owned(),
        );
    }
    for note in &filled.notes {
        look.unplaced(format!("in the margin stands: {}", short(note)));
    }
    let mut what = format!("form: {}", counted(look.answered, "answer"));
    if !look.open.is_empty() {
        what.push_str(", none to ");
        what.push_str(&look.open.join(", "));
    }
    look.found.what = what;
    look.found
}

struct Look<'s> {
    session: &'s Session,
    contact: Option<(Id, &'s Contact)>,
    by: String,
    on: String,
    /// The claims by their numbers, where the form no longer names them.
    numbers: BTreeMap<String, Id>,
    /// What was said of each claim.
    comments: BTreeMap<Id, Vec<&'s Comment>>,
    /// The claims that were answered.
    seen: BTreeSet<Id>,
    answered: usize,
    /// The claims that were not.
    open: Vec<String>,
    found: Returned,
}

impl Look<'_> {
    fn unplaced(&mut self, says: String) {
        if self.found.unplaced.len() < MOST {
            self.found.unplaced.push(says);
        }
    }

    /// A name or a date.
    fn line(&mut self, what: &str, text: &str) -> String {
        let text = normal(&plain(text));
        if text.chars().count() > LINE {
            self.unplaced(format!(
                "{what} is too long to be taken in: {}",
                short(&text)
            ));
            return String::new();
        }
        text
    }

    /// Who says it.
    fn who(&self) -> &str {
        let named = self.contact.map_or("", |(_, one)| one.name.trim());
        [named, &self.by]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or("somebody")
    }

    fn answer(&mut self, answer: &Answer) {
        let said = plain(answer.wrong.as_deref().unwrap_or_default());
        let said = said.trim();
        let named: Option<Id> = answer.claim.parse().ok();
        let claim = named.or_else(|| self.numbered(answer));
        let known = claim.and_then(|id| Some((id, self.session.claims.get(id)?)));
        let label = match known {
            Some((id, _)) => self.session.label(id),
            None if answer.label.is_empty() => "a question".to_owned(),
            None => short(&answer.label),
        };
        let ticks = (answer.yes == Tick::Ticked, answer.no == Tick::Ticked);
        let correct = match ticks {
            (true, true) => {
                let more = if said.is_empty() {
                    String::new()
                } else {
                    format!(", and it says “{}”", short(said))
                };
                self.unplaced(format!("{label}: both boxes are ticked{more}"));
                return;
            }
            (true, false) => Correct::Yes,
            (false, true) => Correct::No,
            (false, false) => Correct::Unsaid,
        };
        if !answer.beside.trim().is_empty() {
            self.unplaced(format!(
                "{label}: beside the boxes stands “{}”",
                short(&answer.beside)
            ));
        }
        let nothing = correct == Correct::Unsaid && said.is_empty();
        let Some((id, claim)) = known else {
            let words = answer.words.as_deref().unwrap_or_default();
            if nothing && !words.trim().is_empty() {
                self.unplaced(format!(
                    "{label} (“{}”) is no claim of the session as it reads now; it was not answered",
                    shown(words)
                ));
            } else if !nothing {
                self.unplaced(format!(
                    "{label} (“{}”) is no claim of the session as it reads now; it was answered: {}",
                    short(words),
                    told(&correct, said)
                ));
            }
            return;
        };
        if answer.yes == Tick::Gone && answer.no == Tick::Gone {
            self.unplaced(format!("{label}: its boxes were deleted from the form"));
        }
        if answer.wrong.is_none() {
            self.unplaced(format!(
                "{label}: the field for what is wrong was deleted from the form"
            ));
        }
        let asked = answer.words.as_deref().map(normal).unwrap_or_default();
        let now = self.words(claim);
        let changed =
            !answer.print.is_empty() && answer.words.is_some() && print(&asked) != answer.print;
        if changed {
            let is = if print(&now) == answer.print {
                let [_, is] = wordings(&now, &asked);
                is
            } else {
                shown(&asked)
            };
            self.unplaced(format!(
                "{label}: in the form the words themselves were changed, to “{is}”"
            ));
        }
        if nothing {
            self.open.push(label);
            return;
        }
        if !self.seen.insert(id) {
            self.unplaced(format!(
                "{label} stands in the form more than once; there it was answered: {}",
                told(&correct, said)
            ));
            return;
        }
        self.answered += 1;
        if !self.session.is_live(claim) {
            self.unplaced(format!(
                "{label} was put aside or taken out; it was answered: {}",
                told(&correct, said)
            ));
            return;
        }
        if said.chars().count() > LONGEST {
            self.unplaced(format!(
                "{label}: the answer is longer than {LONGEST} characters: {}",
                told(&correct, said)
            ));
            return;
        }
        if print(&now) == answer.print || (answer.print.is_empty() && asked == now) {
            self.say(id, &label, correct, said, "");
        } else if changed || asked.is_empty() {
            self.unplaced(format!(
                "{label} reads otherwise than when it was asked about; it was answered: {}",
                told(&correct, said)
            ));
        } else {
            // What somebody says of other words is no word on these.
            let text = format!("On “{asked}”: {}", answered(&correct, said));
            let other = ", of words that read otherwise now";
            self.say(id, &label, Correct::Unsaid, &text, other);
        }
    }

    /// The claim with a number, if it reads as the form says.
    fn numbered(&self, answer: &Answer) -> Option<Id> {
        let words = normal(answer.words.as_deref()?);
        let id = *self.numbers.get(&answer.label)?;
        let claim = self.session.claims.get(id)?;
        (self.words(claim) == words).then_some(id)
    }

    /// A claim's words as they are now.
    fn words(&self, claim: &Claim) -> String {
        let article = self.session.articles.get(claim.article);
        normal(claim.words(article.and_then(|one| one.draft)))
    }

    /// Proposes what was said of a claim, unless it is known.
    fn say(&mut self, claim: Id, label: &str, correct: Correct, text: &str, of: &str) {
        let contact = self.contact.map(|(id, _)| id);
        let id = Id::derived(&[
            b"answer",
            claim.as_str().as_bytes(),
            contact.as_ref().map_or("", Id::as_str).as_bytes(),
            self.by.as_bytes(),
            correct.word().as_bytes(),
            normal(text).as_bytes(),
        ]);
        let same = |one: &&Comment| {
            (one.contact, &one.correct, &one.by) == (contact, &correct, &self.by)
                && normal(&one.text) == normal(text)
        };
        let said = self.comments.get(&claim);
        // One that was taken in, whatever became of it since.
        let taken = self.session.comments.get(id).is_some();
        if taken || said.is_some_and(|all| all.iter().any(same)) {
            return;
        }
        let who = self.who();
        let says = match (&correct, text) {
            (Correct::Unsaid, text) if !of.is_empty() => {
                format!("{who} on {label}{of}: {}", short(text))
            }
            (correct, text) => format!("{who} on {label}: {}", told(correct, text)),
        };
        self.found.proposals.push(Proposal {
            says,
            claim: Some(claim),
            command: Command::AddComment(NewComment {
                id: Some(id),
                claim,
                under: None,
                contact,
                text: text.to_owned(),
                by: self.by.clone(),
                on: self.on.clone(),
                correct,
            }),
        });
    }

    /// What somebody says as a whole is their reply, if nothing else is.
    fn statement(&mut self, text: &str) {
        let text = plain(text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let Some((id, contact)) = self.contact else {
            return self.unplaced(format!("a statement as a whole: {}", short(text)));
        };
        if normal(&contact.reply) == normal(text) {
            return;
        }
        if text.chars().count() > LONGEST {
            return self.unplaced(format!(
                "the statement is longer than {LONGEST} characters: {}",
                short(text)
            ));
        }
        if !contact.reply.trim().is_empty() {
            return self.unplaced(format!(
                "{} replied otherwise before (“{}”), and now: {}",
                self.who(),
                short(&contact.reply),
                short(text)
            ));
        }
        self.found.proposals.push(Proposal {
            says: format!("{} replies: {}", self.who(), short(text)),
            claim: None,
            command: Command::SetField {
                kind: Kind::Contact,
                id,
                field: "reply".to_owned(),
                value: text.into(),
            },
        });
    }
}

/// The beginning and the end of what somebody wrote, in one line.
fn shown(text: &str) -> String {
    brief(&normal(&plain(text)), 200).into_owned()
}

/// What was answered, in a few words.
fn told(correct: &Correct, said: &str) -> String {
    if said.is_empty() {
        return correct.label().to_owned();
    }
    let text = format!("“{}”", short(said));
    match correct {
        Correct::Unsaid => text,
        correct => format!("{}: {text}", correct.label()),
    }
}

/// What was answered, all of it.
fn answered(correct: &Correct, said: &str) -> String {
    match correct {
        Correct::Unsaid => said.to_owned(),
        correct if said.is_empty() => correct.label().to_owned(),
        correct => format!("{}: {said}", correct.label()),
    }
}
