//! What control words have decided about, on its way into the text: bytes, signs, words, paragraphs, rows.

use super::super::group::{Story, To};
use super::{Kind, Walk};
use crate::{
    import::{
        Imported, View,
        readers::{
            flow::{Flow, Mark},
            office::{placed, row},
        },
    },
    session::Role,
};

impl Walk {
    /// Bytes that came one after the other are words in the encoding of their font.
    pub(super) fn settle(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.groups.last().and_then(|group| group.font);
        let (words, _) = font
            .unwrap_or(self.page)
            .decode_without_bom_handling(&bytes);
        self.say(&words);
    }

    pub(super) fn unicode(&mut self, number: i32) {
        // Numbers above 32,767 are written as negative ones.
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or(0);
        self.skip = self.groups.last().map_or(1, |group| group.stand_in);
        match (self.half.take(), unit) {
            (None, 0xD800..=0xDBFF) => self.half = Some(unit),
            (half, unit) => {
                let units = half.into_iter().chain([unit]);
                let sign: String = char::decode_utf16(units)
                    .map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect();
                self.say(&sign);
            }
        }
    }

    /// Where words of the text go.
    pub(super) fn flow(&mut self) -> &mut Flow {
        if self.flows.len() == 1 && self.paragraph.in_table {
            return &mut self.cell;
        }
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        // There is one.
        self.flows.last_mut().unwrap_or(&mut self.cell)
    }

    /// Whether what stands here is part of the text that is read.
    pub(super) fn stays(&self) -> bool {
        self.groups.last().is_none_or(|group| match self.view {
            View::Final => !group.deleted,
            View::Original => !group.inserted,
        })
    }

    pub(super) fn say(&mut self, words: &str) {
        match self.to() {
            To::Nowhere => return,
            To::Text => {}
            to => {
                self.words.push_str(words);
                if words.contains(';') {
                    self.entry(to);
                }
                return;
            }
        }
        let stays = self.stays();
        if let Some(group) = self.groups.last() {
            let now = [group.hidden, group.struck, group.deleted, group.inserted];
            let counts = [
                &mut self.met.hidden,
                &mut self.met.struck,
                &mut self.met.deleted,
                &mut self.met.inserted,
            ];
            for ((count, now), before) in counts.into_iter().zip(now).zip(self.last) {
                *count += usize::from(now && !before);
            }
            self.last = now;
            if group.hidden || group.struck || !stays {
                if stays {
                    self.flow().leave_out();
                }
                return;
            }
        }
        let plain: String = words
            .chars()
            .filter(|c| !c.is_control() || *c == '\t')
            .collect();
        let (raised, bold) = self
            .groups
            .last()
            .map_or((false, false), |group| (group.raised, group.bold));
        if raised {
            self.flow().push_raised(&plain);
        } else if bold {
            self.flow().push_bold(&plain);
        } else {
            self.flow().push(&plain);
        }
    }

    /// An entry of a table is whole.
    pub(super) fn entry(&mut self, to: To) {
        let words = std::mem::take(&mut self.words);
        let name = words.trim().trim_end_matches(';').trim();
        match to {
            To::Styles => {
                let small = name.to_lowercase();
                let kind = match small.as_str() {
                    "title" => Some(Kind::Title),
                    "heading 1" => Some(Kind::First),
                    "quote" | "quotations" | "intense quote" => Some(Kind::Quotation),
                    "caption" => Some(Kind::Caption),
                    _ if small.starts_with("heading") || small == "subtitle" => Some(Kind::Heading),
                    _ => None,
                };
                self.styles.extend(kind.map(|kind| (self.style, kind)));
            }
            To::People if name != "Unknown" => {
                self.met.person(name.to_owned());
            }
            To::Fonts | To::People => {}
            // Others may hold the sign.
            _ => self.words = words,
        }
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        self.flow().mark(mark);
    }

    pub(super) fn role(&mut self) -> Role {
        let first = self.flows.len() == 1 && self.flows.first().is_some_and(|flow| flow.len() == 0);
        match self.paragraph.kind {
            Some(Kind::Title) if !self.titled => Role::Headline,
            Some(Kind::First) if first && !self.titled => Role::Headline,
            Some(Kind::Title | Kind::First | Kind::Heading) => Role::Subheading,
            Some(Kind::Quotation) => Role::Quotation,
            Some(Kind::Caption) => Role::Caption,
            None if self.paragraph.listed => Role::ListItem,
            None => Role::Body,
        }
    }

    pub(super) fn paragraph_ends(&mut self) {
        // One whose end came with a change, or went with it, goes on.
        if self.to() != To::Text || !self.stays() {
            return;
        }
        let role = self.role();
        let headline = role == Role::Headline;
        let flow = self.flow();
        let titled = headline && flow.has_words();
        flow.close(role);
        self.titled |= titled;
        let listed = self.groups.last().is_some_and(|group| group.to == To::Text);
        // The sign of an item stands before each; its paragraph's properties stay.
        if listed && self.paragraph.kind.is_none() {
            self.paragraph.listed = false;
        }
    }

    /// A line that was broken off goes on with a small letter; else it is a paragraph.
    pub(super) fn line_breaks(&mut self) {
        if self.to() != To::Text || !self.stays() {
            return;
        }
        let role = self.role();
        let flow = self.flow();
        if flow.last().is_some_and(|c| c.is_lowercase() || c == ',') {
            flow.push(" ");
        } else {
            flow.close(role);
        }
    }

    pub(super) fn cell_ends(&mut self) {
        if self.to() == To::Text && self.flows.len() == 1 {
            let mut cell = std::mem::take(&mut self.cell);
            cell.close(Role::Body);
            self.row.push(cell);
        }
    }

    pub(super) fn row_ends(&mut self) {
        let cells = std::mem::take(&mut self.row);
        if let Some(flow) = self.flows.first_mut() {
            flow.close(Role::Body);
            for cell in row(cells) {
                flow.append(cell);
            }
        }
    }

    pub(super) fn finish(mut self) -> Imported {
        self.paragraph.in_table = false;
        while self.flows.len() > 1 {
            self.end_aside(Story::Note);
        }
        let role = self.role();
        self.flow().close(role);
        let mut cell = std::mem::take(&mut self.cell);
        cell.close(Role::Body);
        self.row.push(cell);
        self.row_ends();
        let flow = self.flows.pop().unwrap_or_default();
        let remarks = placed(&flow, self.remarks);
        let mut imported = Imported {
            remarks,
            paragraphs: flow.paragraphs(),
            ..Imported::default()
        };
        self.met.tell(self.view, &mut imported);
        imported
    }
}
