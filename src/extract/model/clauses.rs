//! What the model sees of a sentence's grammar: its parts of speech, and each verb with its subject and auxiliaries.

use super::features::{bin, hash, join, step};
use crate::{
    extract::grammar::{
        Tag, Word, read_words,
        verbs::{Group, groups},
    },
    text::Span,
};

/// Endings that are taken off a verb, the longest first.
const ENDINGS: &[&[u8]] = &[
    b"'s", b"ingly", b"edly", b"ing", b"ed", b"es", b"ly", b"s", b"e",
];

/// The tagged words of one sentence. Made once and refilled.
#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    words: Vec<Word>,
    low: Vec<u8>,
}

impl Clauses {
    /// Replaces the contents by the words of `within`.
    pub(super) fn read(&mut self, text: &str, within: Span) {
        read_words(text, within, &mut self.words);
    }

    /// Replaces `hashes` by those of the parts of speech, between the edges of the sentence.
    pub(super) fn tags(&self, hashes: &mut Vec<u64>) {
        hashes.clear();
        hashes.push(hash(6, b"<"));
        hashes.extend(self.words.iter().map(|word| tagged(word.tag)));
        hashes.push(hash(6, b">"));
    }

    /// Adds the patterns of every verb group: who, with which auxiliaries, does what, in which form.
    pub(super) fn verbs(&mut self, text: &str, into: &mut Vec<u32>) {
        for group in groups(&self.words, 0, self.words.len()) {
            let Some(head) = self.words.get(group.head).copied() else {
                continue;
            };
            let subject = self.subject(text, &group);
            let auxiliaries = self.auxiliaries(text, &group);
            let stem = self.stem(text, &head);
            let form = step(tagged(head.tag), group.form as u8);
            let voice = step(form, u8::from(group.passive));
            let patterns = [
                join(join(subject, auxiliaries), form),
                join(subject, stem),
                join(subject, form),
                join(auxiliaries, stem),
                join(auxiliaries, voice),
            ];
            into.extend(
                (0_u8..)
                    .zip(patterns)
                    .map(|(kind, pattern)| bin(step(pattern, kind))),
            );
        }
    }

    /// What stands before the verb, adverbs aside: a pronoun as itself, anything else by its part of speech.
    fn subject(&mut self, text: &str, group: &Group) -> u64 {
        let before = self.words.iter().take(group.start).rev();
        let subject = before
            .copied()
            .find(|word| !matches!(word.tag, Tag::Adv | Tag::Not));
        match subject {
            None => hash(6, b"<"),
            Some(word) => match word.tag {
                Tag::Subj | Tag::Pron | Tag::Wh | Tag::That | Tag::Det => self.form(text, &word),
                tag => tagged(tag),
            },
        }
    }

    /// The auxiliaries of a verb, in order.
    fn auxiliaries(&mut self, text: &str, group: &Group) -> u64 {
        let mut all = hash(8, b"");
        for at in group.start..group.head {
            if let Some(word) = self.words.get(at).copied()
                && (word.tag.auxiliary() || matches!(word.tag, Tag::Not | Tag::To))
            {
                all = join(all, self.form(text, &word));
            }
        }
        all
    }

    /// A word as it is written, in small letters.
    fn form(&mut self, text: &str, word: &Word) -> u64 {
        self.lower(text, word);
        hash(7, &self.low)
    }

    /// A word without its ending.
    fn stem(&mut self, text: &str, word: &Word) -> u64 {
        self.lower(text, word);
        let stems = ENDINGS
            .iter()
            .filter_map(|ending| self.low.strip_suffix(*ending));
        let stem = stems.into_iter().find(|stem| stem.len() >= 3);
        hash(9, stem.unwrap_or(&self.low))
    }

    /// Small letters, straight apostrophes.
    fn lower(&mut self, text: &str, word: &Word) {
        self.low.clear();
        let mut bytes = [0; 4];
        for c in word.span.of(text).chars() {
            let c = if c == '’' { '\'' } else { c };
            let encoded = c.to_ascii_lowercase().encode_utf8(&mut bytes);
            self.low.extend(encoded.bytes());
        }
    }
}

/// The hash of a part of speech.
fn tagged(tag: Tag) -> u64 {
    hash(6, &[tag as u8])
}
