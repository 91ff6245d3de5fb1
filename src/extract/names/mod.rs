//! People, organisations and places, joined across an article.
//!
//! Good enough to filter claims by whom they concern: a run of capitalised words is a name, its neighbours and its
//! own words say of what kind, and a shorter mention ("Ruiz") joins the longer one before it ("Ana Ruiz"). No
//! list of famous people; countries and the words that organisations are made of are in [`lists`].

mod lists;
mod run;

use std::collections::HashMap;

pub use self::lists::is_place;
use self::run::{Run, described};
use crate::extract::grammar::{Class, Tag, Word};
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
        let mut at = 0;
        while at < words.len() {
            let start = at;
            let run = Run::at(words, start, self.text);
            at = run.end.max(start + 1);
            if run.parts.is_empty() {
                continue;
            }
            // "United States President Ana Ruiz" are two names and what one is to the other.
            if let Some((before, behind)) = run.split(words, self.text) {
                self.push(words, &run, before, false);
                self.push(words, &run, behind, true);
            } else {
                self.push(words, &run, (0, run.parts.len()), false);
            }
        }
    }

    /// Adds the parts `from..to` of a run as one mention; `led` if a title stands before them.
    fn push(&mut self, words: &[Word], run: &Run, (from, to): (usize, usize), led: bool) {
        let text = self.text;
        let all = run.parts.get(from..to).unwrap_or_default();
        let (Some(&begin), Some(&last)) = (all.first(), all.last()) else {
            return;
        };
        let form = |at: usize| words.get(at).map_or("", |word| word.span.of(text));
        let parts: Vec<&str> = all.iter().map(|&at| form(at)).collect();
        let alone = parts.first().copied().unwrap_or("");
        let first = begin == 0
            || words.get(begin - 1).is_some_and(|w| {
                matches!(
                    w.tag,
                    Tag::Stop | Tag::Quote | Tag::Colon | Tag::Dash | Tag::Close
                )
            });
        // "Records show …": what can be any word is no name where every word has a capital.
        let common = first && lists::has(lists::BODIES, alone);
        if parts.len() == 1
            && (lists::has(lists::NO_NAMES, alone)
                || lists::has(lists::TITLES, alone)
                || common
                || alone.chars().count() < 2)
        {
            return;
        }
        let end = if to == run.parts.len() {
            run.end
        } else {
            last + 1
        };
        let span = words
            .get(begin)
            .zip(words.get(end - 1))
            .map_or_else(Span::default, |(first, last)| {
                Span::new(first.span.start, last.span.end)
            });
        let speaks = words.get(end).is_some_and(|w| {
            w.cue.is_some() && w.tag.verb() || w.class.any(Class::WH) && w.class.any(Class::SUBJ)
        });
        let before = begin.checked_sub(1).and_then(|i| words.get(i));
        let before = before.map(|w| (w.span.of(text), w.tag));
        let links = (begin..end).any(|at| lists::has(lists::PARTICLES, form(at)));
        let led = led || titled(words, begin, text) || links && parts.len() < 4;
        let described = parts.len() > 1 && described(words, end, text);
        self.found.push(Mention {
            span,
            kind: kind(&parts, led, before, speaks || described),
            words: parts,
            first,
            speaks,
        });
    }
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
        && !lists::has(lists::NO_NAMES, only)
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
    fn a_title_inside_a_run_ends_one_name_and_begins_another() {
        use NameKind::{Organisation, Other, Person, Place};
        for (text, wanted) in [
            (
                "Then United States President Lena Okoro left. Okoro slept.",
                &[
                    ("United States", Place),
                    ("Lena Okoro", Person),
                    ("Okoro", Person),
                ][..],
            ),
            (
                "It was Chinese Foreign Minister Wang Yi who met Wang.",
                &[("Wang Yi", Person), ("Wang", Person)],
            ),
            (
                "We saw Secretary of State Ana Ruiz.",
                &[("Ana Ruiz", Person)],
            ),
            (
                "The Justice Department agreed.",
                &[("Justice Department", Organisation)],
            ),
            ("It paid USD 4 million, EUR 3 and GDP rose.", &[]),
            ("He met CEO Tim Oll.", &[("Tim Oll", Person)]),
            (
                "Then Tirza van der Berg left.",
                &[("Tirza van der Berg", Person)],
            ),
            (
                "Then Ilse Varga, a councillor, left.",
                &[("Ilse Varga", Person)],
            ),
            (
                "Then Bram Okel, 54, left for Velt.",
                &[("Bram Okel", Person), ("Velt", Other)],
            ),
            ("Records show it.", &[]),
        ] {
            let names: Vec<_> = found(text)
                .into_iter()
                .map(|(form, kind, _)| (form, kind))
                .collect();
            assert_eq!(names, wanted, "in {text:?}");
        }
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_itself() {
        assert!(found("Bridges fell. Nobody on Monday knew why.").is_empty());
    }
}
