//! Groups and control words to the words that a reader sees.

mod controls;
mod text;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::field::address;
use super::super::flow::{Flow, Mark};
use super::super::office::Met;
use super::group::{Group, Story, To};
use super::tokens::{Token, Tokens};
use crate::{
    import::{ImportError, Imported, Remark, RemarkKind, Reply, View, addresses, limits},
    session::Role,
};

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    First,
    Heading,
    Quotation,
    Caption,
}

/// The paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    kind: Option<Kind>,
    listed: bool,
    in_table: bool,
}

struct Walk {
    view: View,
    page: &'static Encoding,
    groups: Vec<Group>,
    /// The text, and those of notes and comments that are open in it.
    flows: Vec<Flow>,
    cell: Flow,
    row: Vec<Flow>,
    paragraph: Paragraph,
    /// Bytes that wait for the rest of their sign.
    bytes: Vec<u8>,
    /// The first half of a sign beyond 16 bits.
    half: Option<u16>,
    /// Signs that stand in for the last one of Unicode.
    skip: usize,
    fonts: BTreeMap<i32, Option<&'static Encoding>>,
    font: i32,
    styles: BTreeMap<i32, Kind>,
    style: i32,
    /// Words that go into a table or a field.
    words: String,
    instructions: Vec<String>,
    comment: Remark,
    id: String,
    /// The comment that this one answers.
    parent: Option<i64>,
    /// The first comment of the thread of each, in the order in which they stand.
    threads: Vec<String>,
    notes: usize,
    remarks: Vec<(String, Remark)>,
    met: Met,
    /// What the last words were: hidden, struck, deleted, inserted.
    last: [bool; 4],
    titled: bool,
}

/// Reads a file.
pub fn read(content: &[u8], view: View) -> Result<Imported, ImportError> {
    let mut walk = Walk {
        view,
        page: WINDOWS_1252,
        groups: Vec::new(),
        flows: vec![Flow::default()],
        cell: Flow::default(),
        row: Vec::new(),
        paragraph: Paragraph::default(),
        bytes: Vec::new(),
        half: None,
        skip: 0,
        fonts: BTreeMap::new(),
        font: 0,
        styles: BTreeMap::new(),
        style: 0,
        words: String::new(),
        instructions: Vec::new(),
        comment: Remark::default(),
        id: String::new(),
        parent: None,
        threads: Vec::new(),
        notes: 0,
        remarks: Vec::new(),
        met: Met::default(),
        last: [false; 4],
        titled: false,
    };
    let mut tokens = Tokens::new(content.trim_ascii_start());
    while let Some(token) = tokens.next() {
        if !matches!(token, Token::Byte(_) | Token::Hex(_)) {
            walk.settle();
        }
        match token {
            Token::Begin => walk.begin()?,
            Token::End => {
                walk.end();
                if walk.groups.is_empty() {
                    break;
                }
            }
            Token::Word("bin", Some(count)) => {
                tokens.step_over(usize::try_from(count).unwrap_or(0));
            }
            Token::Word(word, number) => walk.word(word, number),
            Token::Sign(sign) => walk.sign(sign),
            Token::Hex(byte) | Token::Byte(byte) => walk.byte(byte),
        }
        if walk.remarks.len() > limits::PIECES
            || walk
                .flows
                .first()
                .is_some_and(|flow| flow.len() > limits::PIECES)
        {
            return Err(ImportError::Limit(format!(
                "it has more than {} paragraphs or comments",
                limits::PIECES
            )));
        }
    }
    walk.settle();
    Ok(walk.finish())
}

impl Walk {
    fn begin(&mut self) -> Result<(), ImportError> {
        if self.groups.len() >= limits::DEPTH {
            return Err(ImportError::Limit(format!(
                "its groups lie deeper than {}",
                limits::DEPTH
            )));
        }
        let mut group = self.groups.last().cloned().unwrap_or(Group {
            stand_in: 1,
            ..Group::default()
        });
        group.story = None;
        group.optional = false;
        group.fresh = true;
        self.skip = 0;
        self.groups.push(group);
        Ok(())
    }

    fn to(&self) -> To {
        self.groups.last().map_or(To::Nowhere, |group| group.to)
    }

    fn end(&mut self) {
        let Some(group) = self.groups.pop() else {
            return;
        };
        self.skip = 0;
        let outer = self.to();
        if group.to != outer {
            let words = std::mem::take(&mut self.words).trim().to_owned();
            match group.to {
                To::Author => self.comment.by = words,
                To::Initials if self.comment.by.is_empty() => self.comment.by = words,
                To::Number => self.id = words,
                To::Time => self.comment.on = words.parse().ok().and_then(time).unwrap_or_default(),
                To::Parent => self.parent = words.parse().ok(),
                To::Begins => self.mark(Mark::Begin(words)),
                To::Ends => self.mark(Mark::End(words)),
                To::Instruction => {
                    if let Some(instruction) = self.instructions.last_mut() {
                        instruction.push_str(&words);
                    }
                }
                _ => {}
            }
        }
        match group.story {
            Some(Story::Field) => {
                self.instructions.pop();
            }
            Some(Story::Result(start)) => {
                let to = self.instructions.last().and_then(|words| address(words));
                if let (Some(to), flow) = (to, self.flow()) {
                    flow.link(start, to);
                }
            }
            Some(story) => self.end_aside(story),
            None => {}
        }
    }

    fn end_aside(&mut self, story: Story) {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.close(Role::Body);
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let text = flow.text().trim().to_owned();
        let mut links = flow.addresses();
        for address in addresses(&text) {
            if !links.contains(&address) {
                links.push(address);
            }
        }
        if story == Story::Comment {
            let mut remark = std::mem::take(&mut self.comment);
            let mut id = std::mem::take(&mut self.id);
            let first = self.parent.take().and_then(|parent| self.thread(parent));
            let found = self
                .remarks
                .iter_mut()
                .find(|(id, _)| Some(id) == first.as_ref());
            if let (Some(first), Some((_, found))) = (first, found) {
                self.threads.push(first);
                found.replies.push(Reply {
                    by: remark.by,
                    on: remark.on,
                    text,
                    ..Reply::default()
                });
                return;
            }
            if id.is_empty() {
                // It stands on no words: it hangs where it is written.
                id = format!("at {}", self.remarks.len());
                self.mark(Mark::Point(id.clone()));
            }
            remark.text = text;
            remark.links = links;
            self.threads.push(id.clone());
            self.remarks.push((id, remark));
        } else if let Some((_, remark)) = self
            .remarks
            .iter_mut()
            .rev()
            .find(|(_, remark)| remark.kind != RemarkKind::Comment && remark.text.is_empty())
        {
            remark.text = text;
            remark.links = links;
        }
    }

    /// The first comment of a thread: programs write the number of the comment that is answered, or how many before this one
    /// it stands, below 0 (Word 2007 Rich Text specification, annotations; 0 answers none).
    fn thread(&self, parent: i64) -> Option<String> {
        if parent > 0 {
            let number = parent.to_string();
            let known = self.remarks.iter().any(|(id, _)| *id == number);
            return known.then_some(number);
        }
        let back = usize::try_from(parent.unsigned_abs())
            .ok()
            .filter(|back| *back > 0)?;
        let at = self.threads.len().checked_sub(back)?;
        self.threads.get(at).cloned()
    }
}

/// A time as Word packs it: minutes, hours, days, months, years from 1900 on, from the lowest bit.
fn time(packed: i64) -> Option<String> {
    let part = |from: u32, bits: u32| (packed >> from) & ((1 << bits) - 1);
    let (minute, hour, day, month, year) = (
        part(0, 6),
        part(6, 5),
        part(11, 5),
        part(16, 4),
        part(20, 9) + 1900,
    );
    let fits = minute < 60 && hour < 24 && (1..=31).contains(&day) && (1..=12).contains(&month);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00"))
}
