//! Groups and control words to the words that a reader sees.

mod text;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::flow::{Flow, Mark};
use super::super::office::Met;
use super::group::{Group, Story, To, destination};
use super::pages;
use super::tokens::{Token, Tokens};
use crate::{
    import::{ImportError, Imported, Remark, RemarkKind, View, addresses, limits},
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
            if id.is_empty() {
                // It stands on no words: it hangs where it is written.
                id = format!("at {}", self.remarks.len());
                self.mark(Mark::Point(id.clone()));
            }
            remark.text = text;
            remark.links = links;
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

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        let fresh = self.groups.last().is_some_and(|group| group.fresh);
        let nowhere = self.to() == To::Nowhere;
        if word == "ud"
            && let Some(group) = self.groups.last_mut()
        {
            // The same words in Unicode, inside of what is left out.
            group.to = To::Text;
            return;
        }
        if fresh && !nowhere {
            self.first_word(word);
        }
        if let Some(group) = self.groups.last_mut() {
            group.fresh = false;
        }
        if self.to() == To::Nowhere {
            return;
        }
        match word {
            "ansicpg" => self.page = pages::of_page(number.unwrap_or(1252)),
            "mac" => self.page = pages::of_page(10000),
            "uc" => {
                if let Some(group) = self.groups.last_mut() {
                    group.stand_in = usize::try_from(number.unwrap_or(1)).unwrap_or(1);
                }
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "f" | "fcharset" => self.set_font(word, number.unwrap_or(0)),
            "s" | "outlinelevel" | "ls" | "ilvl" | "pard" | "intbl" | "itap" => {
                self.about_paragraph(word, number);
            }
            "v" | "strike" | "striked" | "deleted" | "revised" | "plain" => {
                self.about_words(word, on);
            }
            "par" | "sect" | "page" | "nestcell" | "nestrow" => self.paragraph_ends(),
            "line" => self.line_breaks(),
            "cell" => self.cell_ends(),
            "row" => self.row_ends(),
            "ftnalt" => {
                if let Some((_, note)) = self.remarks.last_mut() {
                    note.kind = RemarkKind::Endnote;
                }
            }
            _ => {
                if let Some(sign) = sign_of(word) {
                    self.say(sign);
                }
            }
        }
    }

    /// The first word of a group may say where its words go.
    fn first_word(&mut self, word: &str) {
        let optional = self.groups.last().is_some_and(|group| group.optional);
        if matches!(word, "listtext" | "pntext") {
            self.paragraph.listed = true;
        }
        self.met.pictures += usize::from(word == "pict");
        let to = destination(word).or(optional.then_some(To::Nowhere));
        let inside = matches!(self.to(), To::Fonts | To::Styles | To::People);
        let Some(to) = to.filter(|_| !inside) else {
            return;
        };
        let start = self.flow().here();
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        group.to = to;
        if to != To::Text {
            self.words.clear();
        }
        match word {
            "field" => {
                group.story = Some(Story::Field);
                self.instructions.push(String::new());
            }
            "fldrslt" if !self.instructions.is_empty() => group.story = Some(Story::Result(start)),
            "footnote" => {
                group.story = Some(Story::Note);
                self.notes += 1;
                let id = format!("note {}", self.notes);
                self.mark(Mark::Footnote(id.clone()));
                let note = Remark {
                    kind: RemarkKind::Footnote,
                    number: self.notes.to_string(),
                    ..Remark::default()
                };
                self.remarks.push((id, note));
                self.flows.push(Flow::default());
            }
            "annotation" => {
                group.story = Some(Story::Comment);
                self.flows.push(Flow::default());
            }
            _ => {}
        }
    }

    fn set_font(&mut self, word: &str, number: i32) {
        if word == "fcharset" {
            self.fonts.insert(self.font, pages::of_font(number));
        } else if self.to() == To::Fonts {
            self.font = number;
        } else if let Some(group) = self.groups.last_mut() {
            group.font = self.fonts.get(&number).copied().flatten();
        }
    }

    fn about_paragraph(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        if self.to() == To::Styles {
            if word == "s" {
                self.style = number;
            }
            return;
        }
        match word {
            "pard" => self.paragraph = Paragraph::default(),
            "s" => self.paragraph.kind = self.styles.get(&number).copied(),
            "outlinelevel" if number < 9 && self.paragraph.kind.is_none() => {
                self.paragraph.kind = Some(Kind::Heading);
            }
            "ls" => self.paragraph.listed = number > 0,
            "intbl" => self.paragraph.in_table = true,
            _ => {}
        }
    }

    fn about_words(&mut self, word: &str, on: bool) {
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        match word {
            "v" => group.hidden = on,
            "strike" | "striked" => group.struck = on,
            "deleted" => group.deleted = on,
            "revised" => group.inserted = on,
            _ => {
                group.hidden = false;
                group.struck = false;
                group.deleted = false;
                group.inserted = false;
                group.font = None;
            }
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => {
                if let Some(group) = self.groups.last_mut() {
                    group.optional = true;
                }
                return;
            }
            b'~' => self.say("\u{A0}"),
            b'_' => self.say("\u{2011}"),
            b'-' => self.say("\u{AD}"),
            b'\\' | b'{' | b'}' => self.byte(sign),
            b'\n' | b'\r' => self.paragraph_ends(),
            b'\t' => self.say("\t"),
            _ => {}
        }
        if let Some(group) = self.groups.last_mut() {
            group.fresh = false;
        }
    }

    fn byte(&mut self, byte: u8) {
        if let Some(group) = self.groups.last_mut() {
            group.fresh = false;
        }
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.to() != To::Nowhere {
            self.bytes.push(byte);
        }
    }
}

/// The signs that have words of their own.
fn sign_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        _ => return None,
    })
}

/// The address that a field leads to: `HYPERLINK "https://…"`.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction
        .trim_start()
        .strip_prefix("HYPERLINK")?
        .trim_start();
    let to = match rest.split_once('"') {
        Some((before, quoted)) if before.trim().is_empty() => quoted.split('"').next()?,
        _ => rest.split_whitespace().next()?,
    };
    let leads = ["http://", "https://", "mailto:"];
    leads
        .iter()
        .any(|scheme| to.starts_with(scheme))
        .then(|| to.to_owned())
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
