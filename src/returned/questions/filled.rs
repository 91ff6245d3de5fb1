//! What a form says that was filled in, whatever it was written with.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::export::Language;
use crate::export::questions::{Part, Read, Slot, keep, normal, words};
use crate::text::brief;

/// The most answers that are read.
const ANSWERS: usize = 5_000;
/// The most characters of what stands outside the fields.
const LONG: usize = 400;
/// The most remarks that are told of what stands beside the form.
const NOTES: usize = 200;

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Filled {
    /// It is one of ours.
    pub ours: bool,
    /// A newer version made it.
    pub newer: bool,
    /// Whom it went to, by the name of the record.
    pub contact: String,
    /// How many questions it had; 0 where it does not say so any more.
    pub asked: usize,
    /// Who answers, as they say.
    pub by: String,
    /// When, as they say.
    pub on: String,
    /// What they say as a whole.
    pub statement: String,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Answers that are too many.
    pub left_out: usize,
    /// What somebody wrote in the margin.
    pub notes: Vec<String>,
    /// What stands in it outside the fields and is not the form's own.
    pub outside: Vec<String>,
    /// How much more of that there is.
    pub more_outside: usize,
    /// It does not say any more which words around the questions are its own: what stands there may be somebody's.
    pub unsure: bool,
    /// The prints of its own words, where it says them.
    #[serde(skip)]
    pub own: BTreeSet<String>,
}

/// What is said to a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Answer {
    /// The claim, by the name of its record; empty where the form does not say it any more.
    pub claim: String,
    /// The print of the words that were asked about; empty likewise.
    pub print: String,
    /// The claim's number, as it stands there.
    pub label: String,
    /// The words as they stand there.
    pub words: Option<String>,
    /// The box for what is correct.
    pub yes: Tick,
    /// The box for what is not.
    pub no: Tick,
    /// What stands beside the boxes.
    pub beside: String,
    /// What is wrong.
    pub wrong: Option<String>,
}

/// A box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Tick {
    /// There is none any more.
    #[default]
    Gone,
    /// It is not ticked.
    Open,
    /// It is ticked.
    Ticked,
}

/// A row of a table.
pub(super) type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// What stands in it, but for the words that stand in a field until somebody writes there.
    pub text: String,
    /// The names of the fields in it.
    pub slots: Vec<String>,
}

/// What the form says of itself, in the languages that it may be written in: by it a field is known that has lost its name.
pub(super) struct Says {
    fields: Vec<[String; 8]>,
    /// What stands before its own name.
    keep: Vec<String>,
}

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Words,
    Field(Part),
}

/// What is known of the form's own words: their keys, and what they stand for.
const KEYS: [(&str, Part); 8] = [
    ("questions-correct", Part::Correct),
    ("questions-wrong", Part::Wrong),
    ("questions-by", Part::By),
    ("questions-on", Part::On),
    ("reply-statement", Part::Statement),
    ("questions-yes", Part::Yes),
    ("questions-no", Part::No),
    ("questions-write", Part::Itself),
];

impl Says {
    pub fn new() -> Self {
        let all = Language::ALL.iter().map(|language| {
            let say = words(*language);
            KEYS.map(|(key, _)| normal(&say(key)))
        });
        Self {
            fields: all.collect(),
            keep: Language::ALL
                .iter()
                .map(|one| normal(&keep(*one, "")))
                .collect(),
        }
    }

    /// Whether words are those that stand beside the form's own name.
    pub fn is_keep(&self, words: &str) -> bool {
        self.keep.contains(&normal(words))
    }

    /// Which field a label names.
    fn field(&self, label: &str) -> Option<Part> {
        let label = normal(label);
        let mut all = self.fields.iter();
        all.find_map(|said| {
            let found = said.iter().take(5).position(|one| *one == label)?;
            KEYS.get(found).map(|(_, part)| *part)
        })
    }

    /// Which of the two boxes has these words beside it.
    fn option(&self, words: &str) -> Option<Part> {
        let words = normal(words);
        self.fields
            .iter()
            .find_map(|[.., yes, no, _]| match &words {
                words if words == yes => Some(Part::Yes),
                words if words == no => Some(Part::No),
                _ => None,
            })
    }

    /// What was written in a field, without the words that stood there before.
    fn written<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim();
        let mut all = self.fields.iter();
        let rest = all.find_map(|[.., shown]| text.strip_prefix(shown.as_str()));
        rest.map_or(text, str::trim)
    }
}

impl Filled {
    /// Notes what a name says of the form; its field, if it is a name of ours.
    pub fn slot(&mut self, name: &str) -> Option<Slot> {
        match Slot::read(name) {
            Read::Slot(slot) => {
                self.ours = true;
                if let Slot::Form { head, .. } = &slot {
                    self.own.extend(head.own.iter().cloned());
                    self.asked = head.asked;
                    self.contact = head.contact.map_or_else(String::new, |id| id.to_string());
                }
                Some(slot)
            }
            Read::Newer => {
                self.newer = true;
                None
            }
            Read::Other => None,
        }
    }

    /// Notes what somebody wrote in the margin.
    pub fn note(&mut self, text: &str) {
        let text = normal(text);
        if !text.is_empty() && self.notes.len() < NOTES {
            self.notes.push(text);
        }
    }

    /// Notes what stands outside the fields.
    pub fn outside(&mut self, text: &str) {
        let text = normal(text);
        if text.is_empty() {
            return;
        }
        if self.outside.len() < NOTES {
            self.outside.push(brief(&text, LONG).into_owned());
        } else {
            self.more_outside += 1;
        }
    }

    /// The answer about a claim: the last one, or a new one.
    pub fn answer(&mut self, claim: &str, print: &str) -> Option<&mut Answer> {
        let goes_on = self
            .answers
            .last()
            .is_some_and(|last| claim.is_empty() || last.claim.is_empty() || last.claim == claim);
        if !goes_on {
            self.begin(Answer::default());
        }
        let last = self.answers.last_mut()?;
        if !claim.is_empty() {
            claim.clone_into(&mut last.claim);
            print.clone_into(&mut last.print);
        }
        Some(last)
    }

    /// Begins an answer.
    pub fn begin(&mut self, answer: Answer) {
        if self.answers.len() < ANSWERS {
            self.answers.push(answer);
        } else {
            self.left_out += 1;
        }
    }

    /// A field of the form as a whole.
    pub fn whole(&mut self, part: Part, text: &str) {
        let field = match part {
            Part::By => &mut self.by,
            Part::On => &mut self.on,
            Part::Statement => &mut self.statement,
            _ => return,
        };
        text.trim().clone_into(field);
    }

    /// A row of a table.
    pub fn row(&mut self, row: &Row, says: &Says) {
        let Some((first, others)) = row.split_first() else {
            return;
        };
        let mut slots = Vec::new();
        for name in row.iter().flat_map(|cell| &cell.slots) {
            slots.extend(self.slot(name));
        }
        let texts: Vec<&str> = others.iter().map(|cell| cell.text.trim()).collect();
        let text = texts.join("\n");
        let (mut claim, mut print) = (String::new(), String::new());
        let mut holds = says.field(&first.text).map(Holds::Field);
        for slot in &slots {
            let part = match slot {
                Slot::Claim {
                    claim: id,
                    print: of,
                    part,
                } => {
                    claim = id.to_string();
                    print.clone_from(of);
                    *part
                }
                Slot::Form { part, .. } => *part,
            };
            holds = Some(Holds::Field(match part {
                Part::Yes | Part::No => Part::Correct,
                part => part,
            }));
        }
        let label = first.text.trim();
        let holds = holds.or_else(|| is_label(label).then_some(Holds::Words));
        if holds.is_none() {
            let all: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            self.outside(&all.join(" "));
        } else if first.slots.is_empty() && says.field(label).is_none() && !is_label(label) {
            self.outside(label);
        }
        match holds {
            Some(Holds::Words) => self.begin(Answer {
                label: label.to_owned(),
                words: Some(text),
                ..Answer::default()
            }),
            Some(Holds::Field(Part::Correct)) => {
                self.ours = true;
                if let Some(answer) = self.answer(&claim, &print) {
                    ticks(answer, &text, says);
                }
            }
            Some(Holds::Field(Part::Wrong)) => {
                if let Some(answer) = self.answer(&claim, &print) {
                    answer.wrong = Some(says.written(&text).to_owned());
                }
            }
            Some(Holds::Field(part)) => self.whole(part, says.written(&text)),
            None => {}
        }
    }
}

/// Whether words are a claim's number: F12, F4a.
fn is_label(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('F') else {
        return false;
    };
    let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - letters.len();
    (1..=9).contains(&digits)
        && letters.len() <= 4
        && letters.bytes().all(|b| b.is_ascii_lowercase())
}

/// Boxes as programs draw them.
const OPEN: [char; 6] = ['☐', '□', '◻', '▢', '❏', '❑'];
const TICKED: [char; 14] = [
    '☒', '☑', '⊠', '■', '◼', '✓', '✔', '✗', '✘', '✕', '✖', '🗹', '🗷', '×',
];

/// Whether words hold a box, ticked or not.
pub(super) fn has_box(words: &str) -> bool {
    words.contains(OPEN) || words.contains(TICKED)
}

/// Reads the boxes, a line each.
fn ticks(answer: &mut Answer, text: &str, says: &Says) {
    for line in text.lines() {
        let (tick, words) = ticked(line);
        let place = match says.option(&words) {
            Some(Part::Yes) => &mut answer.yes,
            Some(_) => &mut answer.no,
            None => {
                if !line.trim().is_empty() {
                    answer.beside.push_str(line.trim());
                    answer.beside.push('\n');
                }
                continue;
            }
        };
        if *place != Tick::Ticked {
            *place = tick;
        }
    }
}

/// Whether the box in a line is ticked, and what else stands there.
fn ticked(line: &str) -> (Tick, String) {
    let boxed = |c: char| OPEN.contains(&c) || TICKED.contains(&c);
    let mut tick = if line.contains(TICKED) {
        Tick::Ticked
    } else if line.contains(OPEN) {
        Tick::Open
    } else {
        Tick::Gone
    };
    let words = line.replace(boxed, " ");
    let mut words: Vec<&str> = words.split_whitespace().collect();
    // Whoever cannot tick a box writes a cross beside or in place of it.
    let cross = |word: Option<&&str>| {
        word.is_some_and(|word| matches!(*word, "x" | "X" | "[x]" | "[X]" | "(x)" | "(X)"))
    };
    if cross(words.first()) {
        words.remove(0);
        tick = Tick::Ticked;
    } else if cross(words.last()) {
        words.pop();
        tick = Tick::Ticked;
    }
    (tick, words.join(" "))
}
