//! Control words and signs: what they decide about the words behind them.

use super::super::{
    group::{Story, To, destination},
    pages,
};
use super::{Kind, Paragraph, Walk};
use crate::import::{
    Remark, RemarkKind,
    readers::flow::{Flow, Mark},
};

impl Walk {
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
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
            "b" | "v" | "strike" | "striked" | "deleted" | "revised" | "plain" | "super"
            | "nosupersub" | "sub" => {
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
    pub(super) fn first_word(&mut self, word: &str) {
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

    pub(super) fn set_font(&mut self, word: &str, number: i32) {
        if word == "fcharset" {
            self.fonts.insert(self.font, pages::of_font(number));
        } else if self.to() == To::Fonts {
            self.font = number;
        } else if let Some(group) = self.groups.last_mut() {
            group.font = self.fonts.get(&number).copied().flatten();
        }
    }

    pub(super) fn about_paragraph(&mut self, word: &str, number: Option<i32>) {
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

    pub(super) fn about_words(&mut self, word: &str, on: bool) {
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        match word {
            "v" => group.hidden = on,
            "strike" | "striked" => group.struck = on,
            "b" => group.bold = on,
            "super" => group.raised = on,
            "nosupersub" | "sub" => group.raised = false,
            "deleted" => group.deleted = on,
            "revised" => group.inserted = on,
            _ => {
                group.hidden = false;
                group.struck = false;
                group.bold = false;
                group.raised = false;
                group.deleted = false;
                group.inserted = false;
                group.font = None;
            }
        }
    }

    pub(super) fn sign(&mut self, sign: u8) {
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

    pub(super) fn byte(&mut self, byte: u8) {
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
