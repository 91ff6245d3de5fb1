//! What differs, as places in both texts.

use super::{
    Word,
    align::{Here, Step},
};
use crate::{
    compare::quotation::{
        Change,
        folded::Folded,
        letter::{is_turning, span_of},
        pieces::Said,
        words::Traits,
    },
    text::{
        Span,
        align::{Differs, is_number_word},
    },
};

/// The differences, neighbours as one, and the place of the passage.
pub(super) fn changes(
    words: &[Word<'_>],
    passage: &[Here<'_>],
    steps: &[(Step, usize, usize)],
    document: &Folded,
) -> (Vec<Change>, Span) {
    let mut all: Option<Span> = None;
    let mut found: Vec<Change> = Vec::new();
    let mut open = false;
    // Where the words of both end that were read last.
    let (mut quoted, mut there) = (words.first().map_or(0, |word| word.said.span.start), 0);
    let glued = |at: usize| {
        document
            .words()
            .get(at)
            .is_some_and(|word| word.traits.has(Traits::GLUED))
    };
    let last = steps
        .iter()
        .rposition(|step| !matches!(step.0, Step::Added | Step::Skipped));
    let first = steps
        .iter()
        .position(|step| !matches!(step.0, Step::Added | Step::Skipped));
    for (number, (step, q, p)) in steps.iter().enumerate() {
        let said = words.get(*q).map(|word| word.said);
        let here = passage.get(*p);
        let place = here
            .map(|here| span_of(document, here.first, here.end))
            .unwrap_or_default();
        if *step == Step::Skipped {
            continue;
        }
        if *step != Step::Added {
            all = Some(all.map_or(place, |all| all.union(place)));
        }
        // A word that hangs together with those of the passage belongs to it.
        if let Some(here) = here.filter(|here| first == Some(number) && glued(here.first)) {
            let mut from = here.first;
            while from > 0 && glued(from) {
                from -= 1;
            }
            let before = span_of(document, from, here.first);
            all = Some(all.unwrap_or(before).union(before));
            found.push(Change {
                quoted: Span::new(quoted, quoted),
                document: before,
                matters: matters(None, document, from..here.first),
            });
            open = true;
        }
        let new = match step {
            Step::Same => {
                open = false;
                None
            }
            Step::Other => Some((said, here)),
            Step::Added => Some((said, None)),
            Step::Missing => Some((None, here)),
            Step::Start | Step::Skipped => None,
        };
        if let Some((said, here)) = new {
            let quoted = said.map_or(Span::new(quoted, quoted), |said| said.span);
            let start = if here.is_some() {
                place
            } else {
                Span::new(there, there)
            };
            let kinds = matters(
                said,
                document,
                here.map_or(0..0, |here| here.first..here.end),
            );
            match found.last_mut().filter(|_| open) {
                Some(change) => {
                    if said.is_some() {
                        change.quoted = if change.quoted.is_empty() {
                            quoted
                        } else {
                            change.quoted.union(quoted)
                        };
                    }
                    if here.is_some() {
                        change.document = if change.document.is_empty() {
                            start
                        } else {
                            change.document.union(start)
                        };
                    }
                    change.matters.extend(kinds);
                }
                None => found.push(Change {
                    quoted,
                    document: start,
                    matters: kinds,
                }),
            }
            open = true;
        }
        if matches!(step, Step::Same | Step::Other | Step::Added) {
            quoted = said.map_or(quoted, |said| said.span.end);
        }
        if *step != Step::Added {
            there = place.end;
        }
        if let Some(here) = here.filter(|here| last == Some(number) && glued(here.end)) {
            let mut to = here.end;
            while glued(to) {
                to += 1;
            }
            let behind = span_of(document, here.end, to);
            all = Some(all.unwrap_or(behind).union(behind));
            found.push(Change {
                quoted: Span::new(quoted, quoted),
                document: behind,
                matters: matters(None, document, here.end..to),
            });
        }
    }
    for change in &mut found {
        change.matters.sort_unstable();
        change.matters.dedup();
    }
    (found, all.unwrap_or_default())
}

/// What among words no likeness outweighs.
fn matters(said: Option<&Said>, document: &Folded, here: std::ops::Range<usize>) -> Vec<Differs> {
    let there = here.filter_map(|at| Some((document.word(at), document.words().get(at)?.traits)));
    let mut found = Vec::new();
    for (word, traits) in said
        .map(|said| (said.folded.as_str(), said.traits))
        .into_iter()
        .chain(there)
    {
        if traits.has(Traits::FIGURE)
            || is_number_word(word)
            || !word.starts_with(char::is_alphanumeric)
        {
            found.push(Differs::Number);
        }
        if is_turning(word) {
            found.push(Differs::Negation);
        }
        if traits.has(Traits::CAPITAL) && (!traits.has(Traits::OPENS) || traits.has(Traits::UPPER))
        {
            found.push(Differs::Name);
        }
    }
    found
}
