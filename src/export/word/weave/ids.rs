//! The ids of a document: each is given once.

use std::collections::BTreeSet;

use super::WeaveError;
use super::parts::{Part, Parts};
use crate::import::own;
use crate::import::readers::docx::WORD;
use crate::import::readers::xml::{Node, Xml};

/// Ids that are not given yet.
#[derive(Debug, Default)]
pub struct Ids {
    next: u32,
    /// The names of paragraphs ([MS-DOCX] 2.2.4): eight figures, below 80000000.
    paragraphs: BTreeSet<u32>,
}

/// Kinds of parts whose ids count.
const KINDS: [&str; 6] = [
    "comments",
    "commentsExtended",
    "footnotes",
    "endnotes",
    "header",
    "footer",
];

impl Ids {
    /// What is not given yet in a document.
    pub fn of(parts: &mut Parts<'_>, body: &Part) -> Result<Self, WeaveError> {
        let mut ids = Self::default();
        ids.see(&body.text)?;
        for target in parts.targets()?.into_values() {
            if KINDS.contains(&target.sort.as_str())
                && !target.outside
                && let Some(text) = parts.text(&target.to)?
            {
                ids.see(&text)?;
            }
        }
        Ok(ids)
    }

    fn see(&mut self, text: &str) -> Result<(), WeaveError> {
        let mut xml = Xml::new(text);
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            if WORD.contains(&element.space)
                && let Some(id) = element
                    .attribute("id")
                    .and_then(|id| id.parse::<u32>().ok())
            {
                self.next = self.next.max(id.saturating_add(1));
            }
            if let Some(name) = element.attribute("paraId")
                && let Ok(number) = u32::from_str_radix(&name, 16)
            {
                self.paragraphs.insert(number);
            }
        }
        Ok(())
    }

    /// One that nothing has.
    pub const fn next(&mut self) -> u32 {
        let next = self.next;
        self.next = self.next.wrapping_add(1);
        next
    }

    /// The name of a paragraph that no other has: one by which its words are known, if one is free.
    pub fn paragraph(&mut self, words: &str) -> String {
        // Zero stands for none; from 80000000 on they are not allowed.
        const MOST: u32 = 0x7FFF_FFFF;
        let free = own::names(words).find(|name| self.paragraphs.insert(*name));
        let number = free.unwrap_or_else(|| {
            let mut number = self.paragraphs.last().map_or(1, |last| (last % MOST) + 1);
            while !self.paragraphs.insert(number) {
                number = (number % MOST) + 1;
            }
            number
        });
        format!("{number:08X}")
    }
}
