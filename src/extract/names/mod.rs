//! People, organisations and places, joined across an article.
//!
//! Good enough to filter claims by whom they concern: a run of capitalised words is a name, its neighbours and its
//! own words say of what kind, and a shorter mention ("Ruiz") joins the longer one before it ("Ana Ruiz"). No
//! list of famous people; countries and the words that organisations are made of are in [`lists`].

mod lists;

use std::collections::HashMap;

use crate::extract::grammar::lexicon::Class;
use crate::extract::grammar::{Tag, Word};
use crate::text::Span;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, party, ministry, team, newspaper …
    Organisation,
    /// A country, city, river …
    Place,
    /// A capitalised name of which nothing more is known.
    Other,
}

/// One mention of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Mentions with the same number name the same thing; numbered from 0 in order of first mention.
    pub group: usize,
    /// What it names, as far as the whole article tells: the same for all of a group.
    pub kind: NameKind,
    /// Where it stands, without title ("Mr.") and possessive ending.
    pub span: Span,
}

/// Joins names that were found before: where each stands in `text`, in order, and what it names.
pub fn joined(text: &str, places: impl IntoIterator<Item = (Span, NameKind)>) -> Vec<Name> {
    let mention = |(span, kind): (Span, NameKind)| Mention {
        span,
        words: span.of(text).split_whitespace().collect(),
        kind,
        first: false,
        speaks: false,
    };
    join(&places.into_iter().map(mention).collect::<Vec<_>>())
}

/// A mention before it is joined with others.
struct Mention<'a> {
    span: Span,
    words: Vec<&'a str>,
    kind: NameKind,
    /// Whether it opens its sentence, where a capital proves nothing.
    first: bool,
    /// Whether a verb of speech follows, or "who".
    speaks: bool,
}

/// Gathers mentions, paragraph by paragraph, and joins them in the end.
pub struct Mentions<'a> {
    text: &'a str,
    found: Vec<Mention<'a>>,
}

impl<'a> Mentions<'a> {
    /// No mentions yet of names in `text`.
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            found: Vec::new(),
        }
    }

    /// The names, in order, each with what the whole text says of it.
    pub fn join(&self) -> Vec<Name> {
        join(&self.found)
    }

    /// Adds the mentions among the words of the next paragraph.
    pub fn add(&mut self, words: &[Word]) {
        let text = self.text;
        let mut at = 0;
        while at < words.len() {
            let start = at;
            let Some(word) = words.get(at) else { break };
            if !begins(words, at, text) {
                at += 1;
                continue;
            }
            let first = at == 0
                || words.get(at - 1).is_some_and(|w| {
                    matches!(
                        w.tag,
                        Tag::Stop | Tag::Quote | Tag::Colon | Tag::Dash | Tag::Close
                    )
                });
            let mut parts: Vec<&str> = Vec::new();
            let mut end = word.span.end;
            while let Some(word) = words.get(at) {
                let form = word.span.of(text);
                if begins(words, at, text) && parts.len() < 9 {
                    parts.push(form);
                    end = word.span.end;
                } else if word.tag == Tag::Stop && initial(words, at, text) {
                    end = word.span.end;
                } else if !(word.tag == Tag::Glue && form == "-"
                    || lists::has(lists::LINKS, form)
                        && linked(&parts, form)
                        && begins(words, at + 1, text))
                {
                    break;
                }
                at += 1;
            }
            at = at.max(start + 1);
            let before = start.checked_sub(1).and_then(|i| words.get(i));
            let title = titled(words, start, text);
            let mut span = Span::new(word.span.start, end);
            // Titles written as part of the run ("President Ana Ruiz") stay outside the name.
            let mut led = title;
            while parts.len() > 1 && parts.first().is_some_and(|p| lists::has(lists::TITLES, p)) {
                parts.remove(0);
                led = true;
                let from = parts
                    .first()
                    .and_then(|p| span.of(text).find(p))
                    .unwrap_or(0);
                span = Span::new(span.start + from, span.end);
            }
            let alone = parts.first().copied().unwrap_or("");
            if parts.len() == 1
                && (lists::has(lists::NO_NAMES, alone)
                    || lists::has(lists::TITLES, alone)
                    || alone.chars().count() < 2)
            {
                continue;
            }
            let speaks = words.get(at).is_some_and(|w| {
                w.cue.is_some() && w.tag.verb()
                    || w.class.any(Class::WH) && w.class.any(Class::SUBJ)
            });
            let before = before.map(|w| (w.span.of(text), w.tag));
            self.found.push(Mention {
                span,
                kind: kind(&parts, led, before, speaks),
                words: parts,
                first,
                speaks,
            });
        }
    }
}

/// Whether the word at `at` can be part of a name.
fn begins(words: &[Word], at: usize, text: &str) -> bool {
    let Some(word) = words.get(at) else {
        return false;
    };
    let function = Class(
        Class::DET.0
            | Class::SUBJ.0
            | Class::OBJ.0
            | Class::POSS.0
            | Class::PRON.0
            | Class::PREP.0
            | Class::COORD.0
            | Class::SUB.0
            | Class::WH.0
            | Class::THAT.0
            | Class::BE.0
            | Class::HAVE.0
            | Class::DO.0
            | Class::MODAL.0
            | Class::TO.0
            | Class::NOT.0
            | Class::ADV.0,
    );
    let shouted = word.span.len() > 1 && word.span.of(text).bytes().all(|b| b.is_ascii_uppercase());
    word.capital
        && (!word.class.any(function) || shouted)
        && word.tag != Tag::Day
        && word.tag != Tag::Mark
        && (matches!(word.tag, Tag::Name | Tag::Adj | Tag::Noun) || !word.class.any(Class::VERB))
}

/// Whether the stop at `at` belongs to the name: "J. Ruiz", "U.S.".
fn initial(words: &[Word], at: usize, text: &str) -> bool {
    let Some((before, stop)) = at
        .checked_sub(1)
        .and_then(|b| words.get(b))
        .zip(words.get(at))
    else {
        return false;
    };
    let form = before.span.of(text);
    before.span.end == stop.span.start
        && (form.chars().count() == 1 || form.contains('.') || lists::has(lists::SHORT, form))
}

/// Whether "of" or "for" may go on in a name: behind the kind of body that takes it.
fn linked(parts: &[&str], link: &str) -> bool {
    let personal = lists::has(lists::PARTICLES, link);
    personal && !parts.is_empty()
        || parts
            .last()
            .is_some_and(|last| lists::has(lists::OF_BODIES, last))
}

/// Whether a title stands before `at`: "Mr. Ruiz".
fn titled(words: &[Word], at: usize, text: &str) -> bool {
    let title = |i: Option<usize>| {
        i.and_then(|i| words.get(i)).is_some_and(|w| {
            lists::has(lists::TITLES, w.span.of(text)) || w.class.any(Class::TITLE)
        })
    };
    title(at.checked_sub(1))
        || (at
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|w| w.tag == Tag::Stop)
            && title(at.checked_sub(2)))
}

fn kind(parts: &[&str], titled: bool, before: Option<(&str, Tag)>, speaks: bool) -> NameKind {
    let whole = parts.join(" ");
    if lists::is_place(&whole) {
        return NameKind::Place;
    }
    if parts.iter().any(|part| lists::has(lists::BODIES, part)) {
        return NameKind::Organisation;
    }
    let only = parts.first().copied().unwrap_or("");
    let acronym = parts.len() == 1
        && only.len() >= 2
        && only.len() <= 6
        && only
            .chars()
            .all(|c| c.is_uppercase() || c == '.' || c == '&');
    if acronym {
        return NameKind::Organisation;
    }
    if titled || (parts.len() >= 2 && parts.len() <= 4 && lists::has(lists::FIRST_NAMES, only)) {
        return NameKind::Person;
    }
    if parts
        .last()
        .is_some_and(|part| lists::has(lists::PLACE_WORDS, part))
    {
        return NameKind::Place;
    }
    let located = before
        .is_some_and(|(form, _)| ["in", "near", "outside", "across", "throughout"].contains(&form));
    if located && parts.len() <= 2 {
        return NameKind::Place;
    }
    // Somebody who says something, or has an age behind the name, is a person if the name has two or three words.
    let hers = before.is_some_and(|(form, tag)| tag == Tag::Noun && lists::has(lists::ROLES, form));
    if hers || speaks && (2..=3).contains(&parts.len()) {
        return NameKind::Person;
    }
    NameKind::Other
}

/// Joins mentions: equal names; a surname or, for people named before, any single word of the name; an acronym of
/// an organisation.
fn join(mentions: &[Mention]) -> Vec<Name> {
    let mut groups: HashMap<String, usize> = HashMap::new();
    let mut kinds: Vec<NameKind> = Vec::new();
    let mut found: Vec<(usize, Span, bool)> = Vec::new();
    for mention in mentions {
        let whole = mention.words.join(" ");
        let key = whole.trim_end_matches('.').to_owned();
        let group = if let Some(&group) = groups.get(&key) {
            group
        } else {
            let group = kinds.len();
            kinds.push(mention.kind);
            groups.insert(key, group);
            group
        };
        if let Some(kind) = kinds.get_mut(group) {
            if *kind == NameKind::Other
                || (mention.kind == NameKind::Person && *kind == NameKind::Place)
            {
                *kind = mention.kind;
            }
            match kind {
                NameKind::Person | NameKind::Other if mention.words.len() > 1 => {
                    for part in [mention.words.last(), mention.words.first()]
                        .into_iter()
                        .flatten()
                    {
                        if !lists::has(lists::FIRST_NAMES, part) || *kind == NameKind::Person {
                            groups.entry((*part).to_owned()).or_insert(group);
                        }
                    }
                }
                NameKind::Organisation if mention.words.len() > 2 => {
                    let initials: String = mention
                        .words
                        .iter()
                        .filter_map(|w| w.chars().next())
                        .filter(|c| c.is_uppercase())
                        .collect();
                    groups.entry(initials).or_insert(group);
                }
                _ => {}
            }
        }
        found.push((
            group,
            mention.span,
            mention.first && mention.words.len() == 1,
        ));
    }
    // "Lena Okoro runs the mill. Okoro said": who says something under one form of the name is a person under all.
    let mut signs = vec![(false, false); kinds.len()];
    for ((group, _, _), mention) in found.iter().zip(mentions) {
        if let Some((speaks, full)) = signs.get_mut(*group) {
            *speaks |= mention.speaks;
            *full |= (2..=3).contains(&mention.words.len());
        }
    }
    for (kind, signs) in kinds.iter_mut().zip(&signs) {
        if *kind == NameKind::Other && *signs == (true, true) {
            *kind = NameKind::Person;
        }
    }
    // A single capitalised word that only ever opens sentences is no name unless something else said so.
    let mut proved = vec![false; kinds.len()];
    for (group, _, doubtful) in &found {
        if let Some(known) = proved.get_mut(*group) {
            *known |= !doubtful
                || kinds
                    .get(*group)
                    .is_some_and(|kind| *kind != NameKind::Other);
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    found
        .into_iter()
        .filter(|(group, _, _)| proved.get(*group).copied().unwrap_or(false))
        .map(|(group, span, _)| {
            let next = numbers.len();
            let number = *numbers.entry(group).or_insert(next);
            Name {
                group: number,
                kind: kinds.get(group).copied().unwrap_or(NameKind::Other),
                span,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::grammar::words_of;

    fn found(text: &str) -> Vec<(&str, NameKind, usize)> {
        let mut mentions = Mentions::new(text);
        mentions.add(&words_of(text, Span::whole(text)));
        mentions
            .join()
            .iter()
            .map(|name| (name.span.of(text), name.kind, name.group))
            .collect()
    }

    #[test]
    fn who_speaks_under_a_surname_is_a_person_under_the_full_name() {
        let names = found("Tirza Okoro runs the mill. It is closed, Okoro said.");
        assert_eq!(
            names,
            [
                ("Tirza Okoro", NameKind::Person, 0),
                ("Okoro", NameKind::Person, 0)
            ]
        );
    }

    #[test]
    fn a_surname_joins_the_full_name() {
        use NameKind::{Organisation, Person, Place};
        assert_eq!(
            found(
                "President Lena Okoro met the Harbour Workers Union in Finland. Okoro's aides said Mr. Okoro left. The HWU agreed."
            ),
            [
                ("Lena Okoro", Person, 0),
                ("Harbour Workers Union", Organisation, 1),
                ("Finland", Place, 2),
                ("Okoro", Person, 0),
                ("Okoro", Person, 0),
                ("HWU", Organisation, 1),
            ]
        );
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_itself() {
        assert!(found("Bridges fell. Nobody on Monday knew why.").is_empty());
    }
}
