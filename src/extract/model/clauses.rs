//! What the model sees of a sentence's grammar: its parts of speech, and each verb with its subject and auxiliaries.

use super::hash::{bin, hash, join, step};
use crate::extract::grammar::{
    Tag, Word,
    verbs::{Group, groups},
};

/// Endings that are taken off a verb, the longest first.
const ENDINGS: &[&[u8]] = &[
    b"'s", b"ingly", b"edly", b"ing", b"ed", b"es", b"ly", b"s", b"e",
];

/// The tagged words of one sentence.
pub(super) struct Clauses<'w> {
    pub text: &'w str,
    pub words: &'w [Word],
    /// Room for a word in small letters.
    pub low: &'w mut Vec<u8>,
}

impl Clauses<'_> {
    /// Replaces `hashes` by those of the parts of speech, between the edges of the sentence.
    pub(super) fn tags(words: &[Word], hashes: &mut Vec<u64>) {
        hashes.clear();
        hashes.push(hash(6, b"<"));
        hashes.extend(words.iter().map(|word| tagged(word.tag)));
        hashes.push(hash(6, b">"));
    }

    /// The patterns of every verb group: who, with which auxiliaries, does what, in which form.
    pub(super) fn verbs(&mut self, mut take: impl FnMut(u32)) {
        for group in groups(self.words, 0, self.words.len()) {
            let Some(head) = self.words.get(group.head) else {
                continue;
            };
            let subject = self.subject(&group);
            let auxiliaries = self.auxiliaries(&group);
            let stem = self.stem(head);
            let form = step(tagged(head.tag), group.form as u8);
            let voice = step(form, u8::from(group.passive));
            let patterns = [
                join(join(subject, auxiliaries), form),
                join(subject, stem),
                join(subject, form),
                join(auxiliaries, stem),
                join(auxiliaries, voice),
            ];
            for (kind, pattern) in (0_u8..).zip(patterns) {
                take(bin(step(pattern, kind)));
            }
        }
    }

    /// What stands before the verb, adverbs aside: a pronoun as itself, anything else by its part of speech.
    fn subject(&mut self, group: &Group) -> u64 {
        let mut before = self.words.iter().take(group.start).rev();
        match before.find(|word| !matches!(word.tag, Tag::Adv | Tag::Not)) {
            None => hash(6, b"<"),
            Some(word) => match word.tag {
                Tag::Subj | Tag::Pron | Tag::Wh | Tag::That | Tag::Det => self.form(word),
                tag => tagged(tag),
            },
        }
    }

    /// The auxiliaries of a verb, in order.
    fn auxiliaries(&mut self, group: &Group) -> u64 {
        let mut all = hash(8, b"");
        let before = self.words.get(group.start..group.head);
        for word in before.unwrap_or_default() {
            if word.tag.auxiliary() || matches!(word.tag, Tag::Not | Tag::To) {
                all = join(all, self.form(word));
            }
        }
        all
    }

    /// A word as it is written, in small letters.
    fn form(&mut self, word: &Word) -> u64 {
        self.lower(word);
        hash(7, self.low)
    }

    /// A word without its ending.
    fn stem(&mut self, word: &Word) -> u64 {
        self.lower(word);
        let stems = ENDINGS
            .iter()
            .filter_map(|ending| self.low.strip_suffix(*ending));
        let stem = stems.into_iter().find(|stem| stem.len() >= 3);
        hash(9, stem.unwrap_or(self.low))
    }

    /// Small letters, straight apostrophes.
    fn lower(&mut self, word: &Word) {
        self.low.clear();
        let form = word.span.of(self.text);
        if form.is_ascii() {
            self.low.extend_from_slice(form.as_bytes());
            self.low.make_ascii_lowercase();
            return;
        }
        let mut bytes = [0; 4];
        for c in form.chars() {
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
