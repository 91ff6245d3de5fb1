//! Which part of speech a word has, given the tags before it and the classes behind it.

use super::class::Class;
use super::cues::Frame;
use super::endings;
use super::tag::{Tag, Word};

/// The tag of the word at `at`, given the tags before it and the classes behind it.
pub fn decide(words: &[Word], at: usize, text: &str, headline: bool) -> Tag {
    let Some(word) = words.get(at) else {
        return Tag::Mark;
    };
    if !matches!(word.tag, Tag::Noun) {
        return word.tag;
    }
    let class = word.class;
    let before = last_before(words, at);
    let next = words.get(at + 1);
    if let Some(tag) = closed(words, at, text, before) {
        return tag;
    }
    let first = at == 0
        || words
            .get(at - 1)
            .is_some_and(|w| matches!(w.tag, Tag::Stop | Tag::Quote | Tag::Colon));
    let run = word.capital
        && next.is_some_and(|n| n.capital && n.tag == Tag::Noun)
        && class.any(Class::PP)
        && !word
            .cue
            .is_some_and(|cue| cue.verb && cue.frame.any(Frame::SPEECH));
    let verb_of_headline =
        headline && word.cue.is_some_and(|cue| cue.verb) && !class.any(Class::NOUN);
    if word.capital && (!first || run) && !verb_of_headline {
        if class.any(Class::DAY) {
            return Tag::Day;
        }
        // Headlines capitalise verbs too, but in running text a capital inside a sentence is a name.
        return if class.any(Class::ADJ) && !class.any(Class::NOUN) {
            Tag::Adj
        } else {
            Tag::Name
        };
    }
    if class.any(Class::DAY) && (word.capital || !class.any(Class::ADV)) {
        return Tag::Day;
    }
    if class.any(Class::VERB) {
        return verb_or_noun(words, at, text, before, next);
    }
    if class.any(Class::ADV) && !class.any(Class::ADJ) {
        return Tag::Adv;
    }
    if class.any(Class::ADV) {
        return if next.is_some_and(|n| {
            n.class.any(Class::NOUN) || n.class == Class::default() && !n.tag.auxiliary()
        }) {
            Tag::Adj
        } else {
            Tag::Adv
        };
    }
    if class.any(Class::NUM) {
        return Tag::Num;
    }
    if class.any(Class::ADJ) {
        return Tag::Adj;
    }
    if class.any(Class::NOUN) || class.any(Class::TITLE) {
        return if word.capital && class.any(Class::TITLE) {
            Tag::Name
        } else {
            Tag::Noun
        };
    }
    by_shape(word.span.of(text), before, next, word.capital)
}

/// The closed classes.
const CLOSED: Class = Class(
    Class::BE.0
        | Class::HAVE.0
        | Class::DO.0
        | Class::NOT.0
        | Class::TO.0
        | Class::THAT.0
        | Class::MODAL.0
        | Class::SUBJ.0
        | Class::POSS.0
        | Class::OBJ.0
        | Class::COORD.0
        | Class::DET.0
        | Class::PRON.0
        | Class::SUB.0
        | Class::WH.0
        | Class::PREP.0,
);

/// Words of the closed classes.
fn closed(words: &[Word], at: usize, text: &str, before: Option<&Word>) -> Option<Tag> {
    let word = words.get(at)?;
    let class = word.class;
    let next = words.get(at + 1);
    let form = word.span.of(text);
    // An apostrophe, straight or curly.
    if matches!(form.as_bytes(), [b'\'' | 0xe2, ..]) && form.starts_with(['\'', '’']) {
        let rest = form.trim_start_matches(['\'', '’']);
        return Some(match rest {
            "s" | "S" => possessive_or_is(before, next),
            "re" | "m" => Tag::Be,
            "ve" => Tag::Have,
            "ll" | "d" => Tag::Modal,
            "t" => Tag::Not,
            _ => Tag::Of,
        });
    }
    if !class.any(CLOSED) {
        return None;
    }
    for (bit, tag) in [
        (Class::BE, Tag::Be),
        (Class::HAVE, Tag::Have),
        (Class::DO, Tag::Do),
        (Class::NOT, Tag::Not),
        (Class::TO, Tag::To),
        (Class::THAT, Tag::That),
    ] {
        if class.any(bit) {
            return Some(tag);
        }
    }
    if class.any(Class::MODAL) {
        // "May 3" and "Will Smith" are no modals.
        let name = word.capital
            && at > 0
            && before.is_some_and(|b| !matches!(b.tag, Tag::Stop | Tag::Quote));
        return Some(if name { Tag::Name } else { Tag::Modal });
    }
    if class.any(Class::SUBJ) {
        return Some(Tag::Subj);
    }
    if class.any(Class::POSS) {
        let object = class.any(Class::OBJ) && !next.is_some_and(starts_nominal);
        return Some(if object { Tag::Obj } else { Tag::Poss });
    }
    if class.any(Class::OBJ) {
        return Some(Tag::Obj);
    }
    if class.any(Class::COORD) {
        return Some(Tag::Coord);
    }
    if class.any(Class::DET) {
        let pronoun = class.any(Class::PRON) && !next.is_some_and(starts_nominal);
        return Some(if pronoun { Tag::Pron } else { Tag::Det });
    }
    if class.any(Class::PRON) && !class.any(Class::NUM) {
        return Some(Tag::Pron);
    }
    if class.any(Class::SUB) {
        // "after the vote" against "after they voted": a preposition unless a subject follows.
        let clause = next.is_some_and(|n| n.class.any(Class::SUBJ)) || !class.any(Class::PREP);
        return Some(if clause {
            if class.any(Class::WH) {
                Tag::Wh
            } else {
                Tag::Sub
            }
        } else {
            Tag::Prep
        });
    }
    if class.any(Class::WH) {
        return Some(Tag::Wh);
    }
    if class.any(Class::PREP) {
        return Some(Tag::Prep);
    }
    None
}

/// Whether a word can continue a noun phrase begun by a determiner.
fn starts_nominal(word: &Word) -> bool {
    let stops = Class(
        Class::PREP.0
            | Class::BE.0
            | Class::HAVE.0
            | Class::DO.0
            | Class::MODAL.0
            | Class::TO.0
            | Class::COORD.0
            | Class::THAT.0
            | Class::WH.0
            | Class::SUB.0
            | Class::NOT.0
            | Class::SUBJ.0,
    );
    matches!(word.tag, Tag::Noun | Tag::Num | Tag::Quote | Tag::Mark)
        && !word.class.any(stops)
        && (!word.class.any(Class::PAST) || word.class.any(Class::PP))
        && (!word.class.any(Class::SFORM) || word.class.any(Class::NOUN))
        && (!word.class.any(Class::DET) || word.class.any(Class::ADJ.or(Class::ADV)))
}

fn possessive_or_is(before: Option<&Word>, next: Option<&Word>) -> Tag {
    let pronoun =
        before.is_some_and(|b| matches!(b.tag, Tag::Subj | Tag::Pron | Tag::That | Tag::Wh));
    let verbal =
        next.is_some_and(|n| n.class.any(Class::NOT.or(Class::DET)) && !n.class.any(Class::NOUN));
    if pronoun || (verbal && before.is_some_and(|b| b.tag != Tag::Name)) {
        Tag::Be
    } else {
        Tag::Of
    }
}

/// The nearest word before `at` that is no adverb.
fn last_before(words: &[Word], at: usize) -> Option<&Word> {
    words
        .get(..at)?
        .iter()
        .rev()
        .take(4)
        .find(|w| w.tag != Tag::Adv)
}

/// A form that can be a verb: which form, or a noun or adjective?
fn verb_or_noun(
    words: &[Word],
    at: usize,
    text: &str,
    before: Option<&Word>,
    next: Option<&Word>,
) -> Tag {
    let Some(word) = words.get(at) else {
        return Tag::Noun;
    };
    let class = word.class;
    let prior = before.map_or(Tag::Stop, |b| b.tag);
    let nominal_next = next.is_some_and(starts_nominal);
    if class.any(Class::ING) {
        return if matches!(prior, Tag::Det | Tag::Of)
            || (matches!(prior, Tag::Adj) && !nominal_next)
        {
            Tag::Noun
        } else {
            Tag::Ing
        };
    }
    if class.any(Class::PAST.or(Class::PP)) && !class.any(Class::BASE) {
        return past(class, prior, next, nominal_next);
    }
    if class.any(Class::SFORM) {
        // "25 basis points to 5.5 percent": what is counted does nothing.
        let counted = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        let counted = counted
            .iter()
            .any(|w| w.tag == Tag::Num && !is_year(w.span.of(text)));
        if counted && COUNTED.contains(&word.cue.map_or("", |cue| cue.lemma)) {
            return Tag::Noun;
        }
        return s_form(class, prior, next);
    }
    // Base forms, also those that look like their own past ("read", "put").
    match prior {
        Tag::To | Tag::Modal | Tag::Do | Tag::Not => Tag::Base,
        Tag::Subj => {
            if class.any(Class::PAST) {
                Tag::Past
            } else {
                Tag::Base
            }
        }
        Tag::Det | Tag::Poss | Tag::Of | Tag::Adj | Tag::Num | Tag::Prep => Tag::Noun,
        Tag::Have | Tag::Be if class.any(Class::PP) => Tag::Participle,
        // "The bridge cost 3 million", "and cut 300 jobs": a past form like its base, with its object behind it.
        Tag::Noun | Tag::Name | Tag::Close | Tag::Pron | Tag::Wh | Tag::That | Tag::Coord
            if class.any(Class::PAST) && takes_object(next) =>
        {
            Tag::Past
        }
        Tag::Pron | Tag::That | Tag::Wh | Tag::Coord if opens_object(next) => Tag::Base,
        Tag::Noun | Tag::Name if opens_object(next) && before.is_some_and(|b| plural(text, b)) => {
            Tag::Base
        }
        // "42 % say", "experts in Dorn insist": a verb of speech that is no noun too needs no object to be one.
        Tag::Noun
        | Tag::Name
        | Tag::Mark
        | Tag::Comma
        | Tag::Day
        | Tag::Close
        | Tag::Pron
        | Tag::Wh
            if says(word) =>
        {
            Tag::Base
        }
        _ if class.any(Class::ADJ) => Tag::Adj,
        _ => Tag::Noun,
    }
}

/// Cue verbs whose third person is the plural of a thing that is counted.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "point", "share", "note", "call", "claim", "report", "offer", "plan", "order", "view", "name",
    "list", "issue", "state", "charge", "back", "post", "text", "email", "tweet", "quote",
    "document", "attack", "reference", "hope", "fear", "doubt", "demand", "promise", "question",
    "answer", "comment", "remark", "label", "project", "protest", "vote", "credit", "detail",
];

/// Whether digits can be a year: "the 2019 report says".
fn is_year(form: &str) -> bool {
    form.len() == 4
        && form.starts_with(['1', '2'])
        && form.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether an object of a verb follows for sure: figures, a determiner, a pronoun, a quotation.
fn takes_object(next: Option<&Word>) -> bool {
    next.is_some_and(|n| {
        matches!(n.tag, Tag::Quote | Tag::Num)
            || n.class
                .any(Class::DET.or(Class::POSS).or(Class::OBJ).or(Class::NUM))
            || n.capital && n.tag == Tag::Noun && !n.class.any(Class::DAY)
    })
}

/// Whether a base form can hardly be anything but a verb of speech or belief: "say", "insist", "believe".
fn says(word: &Word) -> bool {
    !word.class.any(Class::NOUN.or(Class::ADJ))
        && word.cue.is_some_and(|cue| {
            cue.verb
                && cue.frame.any(Frame::SPEECH.or(Frame::CLAUSE))
                && !cue.frame.any(Frame::QUOTE)
        })
}

fn past(class: Class, prior: Tag, next: Option<&Word>, nominal_next: bool) -> Tag {
    let both = class.any(Class::PP);
    match prior {
        Tag::Have | Tag::Be if both => Tag::Participle,
        Tag::Det | Tag::Poss | Tag::Of if nominal_next => Tag::Adj,
        Tag::Det | Tag::Poss | Tag::Of => Tag::Noun,
        Tag::Adj | Tag::Prep if both && nominal_next => Tag::Adj,
        _ if both && next.is_some_and(|n| n.class.any(Class::BY)) => Tag::Participle,
        _ if class.any(Class::PAST) => Tag::Past,
        _ => Tag::Participle,
    }
}

fn s_form(class: Class, prior: Tag, next: Option<&Word>) -> Tag {
    match prior {
        Tag::Subj | Tag::That | Tag::Wh | Tag::Pron => Tag::SForm,
        Tag::Noun | Tag::Name | Tag::Day | Tag::Comma | Tag::Close | Tag::Coord | Tag::Quote
            if opens_object(next)
                || !class.any(Class::NOUN) && next.is_none_or(|n| !n.tag.auxiliary()) =>
        {
            Tag::SForm
        }
        _ => Tag::Noun,
    }
}

/// Whether what follows can be the object of a verb, or ends the clause a verb would close.
fn opens_object(next: Option<&Word>) -> bool {
    next.is_none_or(|n| {
        matches!(n.tag, Tag::Quote | Tag::Colon | Tag::Num)
            || n.class.any(
                Class::DET
                    .or(Class::POSS)
                    .or(Class::SUBJ)
                    .or(Class::OBJ)
                    .or(Class::PRON)
                    .or(Class::THAT)
                    .or(Class::TO)
                    .or(Class::WH)
                    .or(Class::ADV)
                    .or(Class::DAY),
            )
            || (n.class.any(Class::PREP) && n.class.any(Class::PART))
            || n.class == Class::PREP
            || (n.capital && n.tag == Tag::Noun)
            || n.class.any(Class::ING)
            || matches!(n.tag, Tag::Stop | Tag::Comma)
    })
}

/// Whether a noun looks like a plural.
fn plural(text: &str, word: &Word) -> bool {
    word.class.any(Class::PLURAL) || word.span.of(text).ends_with('s')
}

/// Words in no list, by ending and neighbours.
fn by_shape(form: &str, before: Option<&Word>, next: Option<&Word>, capital: bool) -> Tag {
    if capital {
        return Tag::Name;
    }
    let prior = before.map_or(Tag::Stop, |b| b.tag);
    let form = form.as_bytes();
    // Short words end in nothing.
    let ending = if form.len() > 4 { form } else { &[] };
    if let [.., b'l', b'y'] = ending {
        return Tag::Adv;
    }
    if let [.., b'i', b'n', b'g'] = ending {
        return if matches!(prior, Tag::Det | Tag::Of | Tag::Adj) {
            Tag::Noun
        } else {
            Tag::Ing
        };
    }
    if let [.., b'e', b'd'] = ending {
        return past(
            Class::PAST.or(Class::PP),
            prior,
            next,
            next.is_some_and(starts_nominal),
        );
    }
    if endings::is_adjectival(ending) {
        return Tag::Adj;
    }
    if matches!(prior, Tag::Modal | Tag::Subj | Tag::To) && !endings::is_substantival(ending) {
        return if form.ends_with(b"s") {
            Tag::SForm
        } else {
            Tag::Base
        };
    }
    Tag::Noun
}
