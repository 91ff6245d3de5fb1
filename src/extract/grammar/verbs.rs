//! Verb groups: auxiliaries, adverbs and the verb they belong to.

use super::tag::{Tag, Word};

/// What kind of verb group it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// It can have a subject of its own.
    Finite,
    /// "to" and a verb.
    Infinitive,
    /// A verb in "-ing" without auxiliary.
    Ing,
    /// A participle without auxiliary.
    Participle,
}

/// A verb group: words `start..end`, of which `head` is the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub start: usize,
    pub head: usize,
    pub end: usize,
    pub form: Form,
    pub passive: bool,
    /// Only a form of "be", "have" or "do".
    pub bare: bool,
}

/// The verb groups of `lo..hi` outside quotations, in order.
pub fn groups(words: &[Word], lo: usize, hi: usize) -> Vec<Group> {
    let mut found = Vec::new();
    let mut at = lo;
    while at < hi {
        match group(words, at, hi) {
            Some(group) => {
                at = group.end;
                found.push(group);
            }
            None => at += 1,
        }
    }
    found
}

fn group(words: &[Word], start: usize, hi: usize) -> Option<Group> {
    let tag = |at: usize| {
        words
            .get(at)
            .filter(|w| at < hi && w.quote == 0)
            .map(|w| w.tag)
    };
    let first = tag(start)?;
    let starts =
        first.auxiliary() || first.verb() || matches!(first, Tag::To | Tag::Adv | Tag::Not);
    if !starts {
        return None;
    }
    let mut at = start;
    let (mut head, mut be, mut have, mut aux) = (None, false, false, false);
    let to = first == Tag::To;
    if to {
        at += 1;
    }
    let mut steps = 0;
    while let Some(tag) = tag(at) {
        steps += 1;
        if steps > 8 {
            break;
        }
        match tag {
            Tag::Adv | Tag::Not => {}
            Tag::Be => {
                be = true;
                aux = true;
                head = Some(at);
            }
            Tag::Have => {
                have = true;
                be = false;
                aux = true;
                head = Some(at);
            }
            Tag::Do | Tag::Modal => {
                aux = true;
                head = Some(at);
            }
            tag if tag.verb() => {
                let form = if to {
                    Form::Infinitive
                } else if aux {
                    Form::Finite
                } else {
                    match tag {
                        Tag::Ing => Form::Ing,
                        Tag::Participle => Form::Participle,
                        _ => Form::Finite,
                    }
                };
                let passive = tag == Tag::Participle && (be || !have && !aux);
                return Some(Group {
                    start,
                    head: at,
                    end: at + 1,
                    form,
                    passive,
                    bare: false,
                });
            }
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    let form = if to { Form::Infinitive } else { Form::Finite };
    Some(Group {
        start,
        head,
        end: head + 1,
        form,
        passive: false,
        bare: true,
    })
}
