//! Words, signs and fields on their way into the text.

use super::super::super::{
    field::address,
    flow::{Flow, Mark},
    xml::Element,
};
use super::super::symbols;
use super::Walk;
use super::state::{Field, Open};

impl Walk<'_> {
    pub(super) fn text(&mut self, words: &str) {
        if matches!(
            self.stack.last(),
            Some(Open::Words { .. } | Open::Instruction)
        ) {
            self.words.push_str(words);
        }
    }

    /// Words that are seen: not hidden, not struck out, no instruction of a field. They are those of the element that is open,
    /// with or without white space at their ends (`kept`), or its sign.
    pub(super) fn say(&mut self, words: &str, kept: Option<bool>) {
        if let Some(run) = self.runs.last_mut() {
            if (run.hidden || run.struck) && !run.counted && !words.trim().is_empty() {
                run.counted = true;
                if run.hidden {
                    self.met.hidden += 1;
                } else {
                    self.met.struck += 1;
                }
            }
            if run.hidden || run.struck || run.is_mark {
                if let Some(flow) = self.flows.last_mut().filter(|_| !run.is_mark) {
                    flow.leave_out();
                }
                return;
            }
        }
        if self.fields.iter().any(|field| field.result.is_none()) || words.is_empty() {
            return;
        }
        let (Some(flow), Some(paragraph)) = (self.flows.last_mut(), self.paragraphs.last_mut())
        else {
            return;
        };
        if std::mem::take(&mut paragraph.broken) && flow.has_words() {
            let goes_on = flow.last().is_some_and(|c| c.is_lowercase() || c == ',')
                && words.chars().next().is_some_and(char::is_lowercase);
            if goes_on {
                flow.push(" ");
            } else {
                flow.close(paragraph.role());
            }
        }
        let number = self.trace.as_mut().and_then(|trace| trace.said(kept));
        if let Some(number) = number {
            flow.mark(Mark::Said(number));
        }
        match self.runs.last() {
            Some(run) if run.raised => flow.push_raised(words),
            Some(run) if run.bold => flow.push_bold(words),
            _ => flow.push(words),
        }
        if let Some(number) = number {
            flow.mark(Mark::SaidEnd(number));
        }
    }

    pub(super) fn mark(&mut self, mark: Mark) {
        if let Some(flow) = self.flows.last_mut() {
            flow.mark(mark);
        }
    }

    pub(super) fn symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let number = element
            .attribute("char")
            .and_then(|number| u32::from_str_radix(&number, 16).ok());
        let sign = number.and_then(|number| symbols::sign(&font, number));
        self.met.unknown += usize::from(sign.is_none());
        self.say(sign.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]), None);
    }

    pub(super) fn field(&mut self, sort: &str) {
        let here = self.flows.last().map_or(0, Flow::here);
        match sort {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(here);
                }
            }
            "end" => {
                let Some(field) = self.fields.pop() else {
                    return;
                };
                if let (Some(start), Some(to), Some(flow)) = (
                    field.result,
                    address(&field.instruction),
                    self.flows.last_mut(),
                ) {
                    flow.link(start, to);
                }
            }
            _ => {}
        }
    }
}
