//! What the end of an element does: its words, its paragraph, its row are whole.

use super::super::super::{flow::Flow, office::row};
use super::super::styles::Kind;
use super::Walk;
use super::state::{Open, Paragraph, Row};
use crate::session::Role;

impl Walk<'_> {
    pub(super) fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Words { kept } => {
                let words = std::mem::take(&mut self.words);
                let seen = if kept {
                    &words
                } else {
                    words.trim_matches([' ', '\t', '\n', '\r'])
                };
                self.say(seen, Some(kept));
            }
            Open::Instruction => {
                let words = std::mem::take(&mut self.words);
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(&words);
                }
            }
            Open::Run => {
                self.runs.pop();
            }
            Open::Link { start, to } => {
                if let Some(flow) = self.flows.last_mut() {
                    flow.link(start, to);
                }
            }
            Open::Paragraph => self.close_paragraph(),
            Open::Cell => {
                let mut cell = self.flows.pop().unwrap_or_default();
                cell.close(Role::Body);
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(cell);
                }
            }
            Open::Row => {
                let row = self.rows.pop().unwrap_or_default();
                self.close_row(row);
            }
            Open::Box => {
                let mut flow = self.flows.pop().unwrap_or_default();
                flow.close(Role::Body);
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.boxes.push(flow),
                    None => self.add(flow),
                }
            }
            Open::Story => self.close_story(),
            Open::Through
            | Open::Skip
            | Open::Removed
            | Open::About
            | Open::AboutMark
            | Open::AboutRow
            | Open::Alternatives { .. } => {}
        }
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let role = self.role(&paragraph);
        let Some(flow) = self.flows.last_mut() else {
            return;
        };
        if !paragraph.goes_on {
            if role == Role::Headline && flow.has_words() {
                self.titled = true;
            }
            flow.close(role);
            if paragraph.kind == Kind::Byline && self.met.byline.is_empty() {
                flow.last_words().clone_into(&mut self.met.byline);
            }
        }
        for text in paragraph.boxes {
            flow.close(Role::Body);
            flow.append(text);
        }
    }

    /// The role of a paragraph: the first heading of the highest sort is the headline of a text without a title.
    pub(super) fn role(&self, paragraph: &Paragraph) -> Role {
        let first = self.flows.len() == 1 && self.flows.first().is_some_and(|flow| flow.len() == 0);
        match paragraph.kind {
            Kind::Title if self.titled => Role::Subheading,
            Kind::Heading { first: true } if first && !self.titled => Role::Headline,
            _ => paragraph.role(),
        }
    }

    pub(super) fn close_row(&mut self, closed: Row) {
        if !closed.removed {
            for flow in row(closed.cells) {
                self.add(flow);
            }
        }
    }

    /// Adds paragraphs that were read apart.
    pub(super) fn add(&mut self, flow: Flow) {
        if let Some(around) = self.flows.last_mut() {
            around.close(Role::Body);
            around.append(flow);
        }
    }

    pub(super) fn close_story(&mut self) {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.close(Role::Body);
        self.flows.clear();
        self.fields.clear();
        self.paragraphs.clear();
        if let Some(mut story) = self.story.take() {
            story.flow = flow;
            self.stories.push(story);
        }
    }
}
