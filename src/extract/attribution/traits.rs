//! Hedged, anonymous, second-hand: what the words of an attribution say about it.

use super::scene::{Range, Raw, Scene};
use super::{Attribution, Manner};
use crate::extract::grammar::verbs::Form;
use crate::extract::grammar::{Tag, Word, phrase};
use crate::text::Span;

/// Adverbs by which a text keeps its distance.
const DISTANCE: &[&str] = &[
    "allegedly",
    "purportedly",
    "reportedly",
    "supposedly",
    "apparently",
    "ostensibly",
    "seemingly",
    "presumably",
];

/// Participles that do the same before a noun ("a reported exchange") and after "is" ("is said to").
const DISTANT: &[&str] = &[
    "reported",
    "alleged",
    "purported",
    "supposed",
    "rumored",
    "rumoured",
    "claimed",
    "so-called",
];

/// Verbs that do so without a source: "is said to", "seems to".
const DISTANT_VERBS: &[&str] = &[
    "say",
    "report",
    "allege",
    "believe",
    "think",
    "claim",
    "suspect",
    "suppose",
    "presume",
    "seem",
    "appear",
    "understand",
];

/// Verbs that do so by themselves, by the start of their forms.
const DOUBTING: &[&str] = &["alleg", "claim", "purport", "insinuat", "rumor", "rumour"];

/// People and groups that can speak without a name.
const NAMELESS: &[&str] = &[
    "source",
    "sources",
    "official",
    "officials",
    "aide",
    "aides",
    "insider",
    "insiders",
    "person",
    "people",
    "operative",
    "operatives",
    "diplomat",
    "diplomats",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "staffer",
    "staffers",
    "employee",
    "employees",
    "executive",
    "executives",
    "lawmaker",
    "lawmakers",
    "strategist",
    "strategists",
    "observer",
    "observers",
    "critic",
    "critics",
    "expert",
    "experts",
    "analyst",
    "analysts",
    "witness",
    "witnesses",
    "ally",
    "allies",
    "attendee",
    "attendees",
    "donor",
    "donors",
    "investigator",
    "investigators",
    "colleague",
    "colleagues",
    "friend",
    "friends",
    "resident",
    "residents",
    "neighbor",
    "neighbors",
    "neighbour",
    "neighbours",
    "participant",
    "participants",
    "some",
    "others",
    "many",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "man",
    "woman",
    "anyone",
    "someone",
];

/// Words that say outright that a name is withheld.
const WITHHELD: &[&str] = &[
    "anonymous",
    "unnamed",
    "unidentified",
    "anonymity",
    "anonymously",
    "undisclosed",
];

/// What people say of those who may not be named: "familiar with the talks".
const ACQUAINTED: &[(&str, &str)] = &[
    ("familiar", "with"),
    ("close", "to"),
    ("briefed", "on"),
    ("knowledge", "of"),
    ("privy", "to"),
    ("aware", "of"),
    ("authorized", "to"),
    ("authorised", "to"),
    ("knowledgeable", "about"),
];

/// Things that carry other people's words.
const CARRIERS: &[&str] = &[
    "report",
    "reports",
    "story",
    "article",
    "account",
    "accounts",
    "broadcast",
    "dispatch",
    "newscast",
    "documentary",
];

/// How many words of a content or a source are looked at: no sentence that anybody wrote has a longer one.
const NEAR: usize = 120;

impl Scene<'_> {
    /// Hedges that no cue verb carries: "the minister allegedly met …", "a reported exchange".
    pub fn hedges(&self, found: &mut Vec<Raw>) {
        let taken = |found: &[Raw], at: usize| {
            found
                .iter()
                .any(|raw| raw.cue.iter().any(|&(s, e)| s <= at && at < e))
        };
        for at in self.lo..self.hi {
            let Some(word) = self.word(at) else { break };
            if word.quote > 0 || !matches!(word.tag, Tag::Adv | Tag::Adj) || taken(found, at) {
                continue;
            }
            let content = if self.is_any(
                at,
                &["allegedly", "purportedly", "reportedly", "supposedly"],
            ) {
                self.distanced_clause(at)
            } else if self.is_any(at, DISTANT) && word.tag == Tag::Adj {
                let end = phrase::right(self.words, at + 1, self.hi, false);
                vec![(at + 1, end)]
            } else {
                continue;
            };
            if content.iter().any(|(s, e)| s < e) {
                found.push(Raw {
                    cue: vec![(at, at + 1)],
                    content,
                    manner: Manner::Report,
                    ..Raw::default()
                });
            }
        }
    }

    /// The clause around the hedge at `at`, without it.
    fn distanced_clause(&self, at: usize) -> Vec<Range> {
        let group = self.groups.iter().find(|g| g.end > at);
        let Some(group) = group.filter(|g| g.start <= at + 1) else {
            return vec![(at + 1, self.without_stop(at + 1, self.hi))];
        };
        let mut content: Vec<Range> = Vec::new();
        if group.form == Form::Finite {
            content.extend(phrase::left(self.words, self.lo, group.start.min(at)));
        }
        content.push((at + 1, self.clause_end(at + 1, group, false)));
        content.retain(|(s, e)| s < e);
        content
    }
}

/// Marks an attribution.
pub fn mark(text: &str, words: &[Word], raw: &Raw, attribution: &mut Attribution) {
    let form = |at: usize| words.get(at).map_or("", |w| w.span.of(text));
    let any = |at: usize, list: &[&str]| words.get(at).is_some_and(|w| w.is_any(text, list));
    let doubts = |at: usize| {
        let form = form(at);
        DOUBTING.iter().any(|stem| {
            form.get(..stem.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(stem))
        })
    };
    let distant = |at: usize| {
        let lemma = words
            .get(at)
            .and_then(|w| w.cue)
            .map_or("", |cue| cue.lemma);
        any(at, DISTANT) || DISTANT_VERBS.contains(&lemma)
    };
    let nobody = raw.manner == Manner::Report && raw.source.is_none();
    let in_cue = |hedge: &dyn Fn(usize) -> bool| {
        let mut all = raw.cue.iter().flat_map(|&(s, e)| s..e);
        all.find(|&at| hedge(at))
    };
    let in_content = || {
        let all = raw.content.iter().flat_map(|&(s, e)| s..e);
        let mut near = all.take(NEAR);
        near.find(|&at| any(at, DISTANCE) && words.get(at).is_some_and(|w| w.quote == 0))
    };
    attribution.hedge = in_cue(&|at| any(at, DISTANCE))
        .or_else(|| in_cue(&|at| doubts(at) || nobody && distant(at)))
        .or_else(in_content)
        .and_then(|at| words.get(at))
        .map(|word| word.span);
    attribution.denied = super::denial::denies(text, words, raw);
    let Some((start, end)) = raw.source else {
        return;
    };
    let end = end.min(start + NEAR);
    let acquainted = (start..end).any(|at| {
        ACQUAINTED
            .iter()
            .any(|(a, b)| form(at).eq_ignore_ascii_case(a) && form(at + 1).eq_ignore_ascii_case(b))
    });
    let head = phrase::right(words, start, end, false);
    let nameless = head.checked_sub(1).is_some_and(|at| {
        any(at, NAMELESS) && words.get(at).is_some_and(|w| !w.capital || at == start)
    });
    let named_after = words.get(head).is_some_and(|w| w.tag == Tag::Comma)
        && words.get(head + 1).is_some_and(|w| w.tag == Tag::Name);
    let withheld = (start..end).any(|at| any(at, WITHHELD));
    let opens_with_name = words.get(start).is_some_and(|w| w.tag == Tag::Name) && !nameless;
    attribution.anonymous =
        withheld || (nameless && !named_after) || (acquainted && !opens_with_name);
    attribution.through = through(text, words, (start, end));
}

/// Who carries the source's words: "a source cited by CNN", "a CNN report".
fn through(text: &str, words: &[Word], (start, end): Range) -> Option<Span> {
    let form = |at: usize| words.get(at).map_or("", |w| w.span.of(text));
    let named = |from: usize, to: usize| {
        let first = (from..to).find(|&at| words.get(at).is_some_and(|w| w.tag == Tag::Name))?;
        let last = (first..to)
            .take_while(|&at| {
                words
                    .get(at)
                    .is_some_and(|w| matches!(w.tag, Tag::Name | Tag::Glue))
            })
            .last()?;
        Some(Span::new(
            words.get(first)?.span.start,
            words.get(last)?.span.end,
        ))
    };
    for at in start..end {
        let cited = ["cited", "quoted", "interviewed"]
            .iter()
            .any(|word| form(at).eq_ignore_ascii_case(word));
        if cited && form(at + 1).eq_ignore_ascii_case("by") {
            return named(at + 2, end);
        }
    }
    let head = phrase::right(words, start, end, false);
    let carrier = head.checked_sub(1).filter(|&at| {
        CARRIERS
            .iter()
            .any(|word| form(at).eq_ignore_ascii_case(word))
    })?;
    named(start, carrier).or_else(|| {
        (carrier + 1 < end)
            .then(|| named(carrier + 1, end))
            .flatten()
    })
}
