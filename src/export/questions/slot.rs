//! The names of a form's fields, by which the answers are known when it comes back: names of records, which say nothing to
//! anybody outside, in tags of content controls and names of inputs.

use std::{collections::BTreeSet, fmt};

use super::asked::OWN;
use crate::session::Id;

/// What every name of a field begins with.
pub const MARK: &str = "tickmark:";

/// The version of these names.
const VERSION: &str = "1";

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// What is said of a claim that was asked about in words with this print.
    Claim {
        /// The claim.
        claim: Id,
        /// The print of the words.
        print: String,
        /// Which of its fields.
        part: Part,
    },
    /// What is said of the form as a whole.
    Form {
        /// Whose form it is, and how many claims it asks about.
        head: Head,
        /// Which of its fields.
        part: Part,
    },
}

/// Whose form it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Whom it went to.
    pub contact: Option<Id>,
    /// How many claims it asks about.
    pub asked: usize,
    /// The prints of what it says itself, beside the questions ([`own`](super::own)): what has none, somebody wrote. Only the
    /// form's own name holds them; empty where nobody knows.
    pub own: BTreeSet<String>,
}

/// A part of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The form itself, or the words that were asked about.
    Itself,
    /// Whether they are correct: both boxes.
    Correct,
    /// It is correct.
    Yes,
    /// It is not.
    No,
    /// What is wrong.
    Wrong,
    /// Who answers.
    By,
    /// When.
    On,
    /// What is said as a whole.
    Statement,
}

impl Part {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Itself, "is"),
        (Self::Correct, "correct"),
        (Self::Yes, "yes"),
        (Self::No, "no"),
        (Self::Wrong, "wrong"),
        (Self::By, "by"),
        (Self::On, "on"),
        (Self::Statement, "statement"),
    ];

    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(part, _)| *part == self);
        found.map_or("", |(_, word)| word)
    }

    fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, word)| *word == name);
        found.map(|(part, _)| *part)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{MARK}{VERSION}:")?;
        match self {
            Self::Claim { claim, print, part } => {
                write!(f, "claim:{}:{print}:{}", claim.as_str(), part.word())
            }
            Self::Form { head, part } => {
                let contact = head.contact.as_ref().map_or("", Id::as_str);
                write!(f, "form:{contact}:{}:{}", head.asked, part.word())?;
                if *part == Part::Itself && !head.own.is_empty() {
                    f.write_str(":")?;
                    head.own.iter().try_for_each(|print| f.write_str(print))?;
                }
                Ok(())
            }
        }
    }
}

/// What a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// That of a field.
    Slot(Slot),
    /// That of a field of a newer version.
    Newer,
    /// Something else.
    Other,
}

impl Slot {
    /// Reads a name that came back.
    pub fn read(name: &str) -> Read {
        let Some(rest) = name.trim().strip_prefix(MARK) else {
            return Read::Other;
        };
        let mut parts = rest.split(':');
        let mut next = || parts.next().unwrap_or_default();
        let version = next();
        if version != VERSION {
            let number = version.parse::<u32>();
            return number.map_or(Read::Other, |_| Read::Newer);
        }
        let (kind, whose, number, part, own) = (next(), next(), next(), next(), next());
        let slot = Part::named(part).and_then(|part| {
            Some(match kind {
                "claim" => Self::Claim {
                    claim: whose.parse().ok()?,
                    print: number.chars().take(8).collect(),
                    part,
                },
                "form" => Self::Form {
                    head: Head {
                        contact: whose.parse().ok(),
                        asked: number.parse().ok()?,
                        own: prints(own),
                    },
                    part,
                },
                _ => return None,
            })
        });
        slot.map_or(Read::Other, Read::Slot)
    }
}

/// The prints that are written one behind the other.
fn prints(all: &str) -> BTreeSet<String> {
    let letters: Vec<char> = all.chars().collect();
    let prints = letters.chunks_exact(OWN);
    prints.map(|print| print.iter().collect()).collect()
}
