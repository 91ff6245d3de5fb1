//! What is done when an element ends, and when the text does.

use std::collections::BTreeMap;

use super::{Aside, Open, Text, Walk};
use crate::{
    import::{
        Remark, Reply, View, addresses,
        readers::{
            flow::Flow,
            office::{placed, row},
        },
    },
    session::Role,
};

impl Walk {
    pub(super) fn change_starts(&mut self, id: &str) {
        let came = self.changes.get(id).is_some_and(|change| change.came);
        if came && self.view == View::Original {
            self.without.insert(id.to_owned());
        }
    }

    /// Words went here.
    pub(super) fn change_here(&mut self, id: &str) {
        if self.view == View::Final {
            return;
        }
        let Some(change) = self.changes.get(id) else {
            return;
        };
        let went = change.went.clone();
        for (at, words) in went.iter().enumerate() {
            if at > 0
                && let Some(flow) = self.flows.last_mut()
            {
                flow.close(Role::Body);
            }
            self.say(words);
        }
    }

    pub(super) fn close(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Paragraph(_) if self.deleting => {}
            Open::Paragraph(role) => {
                // The end of a paragraph that came with an insertion is none without it.
                let goes_on = !self.without.is_empty();
                let main = self.flows.len() == 1;
                if let Some(flow) = self.flows.last_mut().filter(|_| !goes_on) {
                    self.titled |= main && role == Role::Headline && flow.has_words();
                    flow.close(role);
                }
            }
            Open::Link { start, to } => {
                if let Some(flow) = self.flows.last_mut() {
                    let to = to.trim();
                    let leads = ["http://", "https://", "mailto:"];
                    if leads.iter().any(|scheme| to.starts_with(scheme)) {
                        flow.link(start, to.to_owned());
                    }
                }
            }
            Open::Cell => {
                let mut cell = self.flows.pop().unwrap_or_default();
                cell.close(Role::Body);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            Open::Row => {
                let cells = self.rows.pop().unwrap_or_default();
                for flow in row(cells) {
                    self.add(flow);
                }
            }
            Open::Box => {
                let mut flow = self.flows.pop().unwrap_or_default();
                flow.close(Role::Body);
                self.add(flow);
            }
            Open::Field(name) => self.close_field(name),
            Open::Aside => self.close_aside(),
            Open::Deletion => {
                self.deleting = false;
            }
            Open::Region => {
                let change = std::mem::take(&mut self.change);
                self.changes.insert(change.id.clone(), change);
            }
            Open::Through | Open::Skip | Open::Words | Open::Hidden | Open::Item => {}
        }
    }

    pub(super) fn close_field(&mut self, name: &str) {
        let words = std::mem::take(&mut self.field).trim().to_owned();
        match self.beside.last_mut() {
            Some(aside) if name == "by" => aside.by = words,
            Some(aside) if name == "on" => aside.on = words,
            Some(aside) => aside.number = words,
            None if name == "by" => self.met.person(words),
            None => {}
        }
    }

    pub(super) fn close_aside(&mut self) {
        let mut flow = self.flows.pop().unwrap_or_default();
        flow.close(Role::Body);
        if let Some(mut aside) = self.beside.pop() {
            flow.text().trim().clone_into(&mut aside.text);
            aside.links = flow.addresses();
            for address in addresses(&aside.text) {
                if !aside.links.contains(&address) {
                    aside.links.push(address);
                }
            }
            self.asides.push(aside);
        }
    }

    /// Adds paragraphs that were read apart.
    pub(super) fn add(&mut self, flow: Flow) {
        if let Some(around) = self.flows.last_mut() {
            around.close(Role::Body);
            around.append(flow);
        }
    }

    pub(super) fn finish(mut self) -> Text {
        let mut flow = self.flows.drain(..).next().unwrap_or_default();
        flow.close(Role::Body);
        let remarks = remarks(&flow, self.asides);
        Text {
            flow,
            remarks,
            met: self.met,
        }
    }
}

/// What is written beside a text, in the order of the words it is about, answers below what they answer.
fn remarks(flow: &Flow, asides: Vec<Aside>) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut names = BTreeMap::new();
    let mut answers = Vec::new();
    for aside in asides {
        if !aside.parent.is_empty() {
            answers.push(aside);
            continue;
        }
        let remark = Remark {
            kind: aside.kind,
            number: aside.number,
            by: aside.by,
            on: aside.on,
            text: aside.text,
            links: aside.links,
            settled: aside.settled,
            ..Remark::default()
        };
        names.insert(aside.id.clone(), found.len());
        // What is said about a note stands where the note does.
        found.push((aside.inside.unwrap_or(aside.id), remark));
    }
    for answer in answers {
        let answered = names.get(&answer.parent);
        if let Some((_, remark)) = answered.and_then(|at| found.get_mut(*at)) {
            remark.replies.push(Reply {
                by: answer.by,
                on: answer.on,
                text: answer.text,
                ..Reply::default()
            });
        }
    }
    placed(flow, found)
}
