//! What a document says otherwise than the draft where nobody asked: sentences that were changed, taken out or added, and that are
//! told with no claim.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Look,
    place::{Place, is_moved, stands},
};
use crate::returned::{short, wordings::wordings};
use crate::session::{Change, Comparison, Decision, Id};
use crate::text::{
    Span,
    align::{Came, Fit, Followed},
    counted,
};

/// The most that are told one by one.
const MOST: usize = 100;

/// What to do about them.
const TAKE_IN: &str = "take the document in as a new draft to have it";

impl Look<'_> {
    /// Lists the sentences that read otherwise, beside the draft.
    pub(super) fn unasked(&mut self, beside: &Comparison, language: &str) {
        let (old, new) = (beside.old.text(), beside.new.text());
        let (told_old, told_new) = self.told(new);
        let (gone, come) = beside.alignment.changed_words(old, new);
        let untold = |text: &str, changed: &[Span], told: &[Span], sentence: Span| {
            let from = changed.partition_point(|one| one.end <= sentence.start);
            let here = changed.get(from..).unwrap_or_default();
            let mut here = here.iter().take_while(|one| one.start < sentence.end);
            here.any(|one| {
                let words = without_marks(text, *one);
                let at = told.partition_point(|told| told.end <= words.start);
                !told.get(at).is_some_and(|told| told.covers(words))
            })
        };
        let is_gone = |sentence| untold(old, &gone, &told_old, sentence);
        let is_new = |sentence| untold(new, &come, &told_new, sentence);
        let before = beside.old.sentences(language);
        let after = beside.new.sentences(language);
        let mut found = Vec::new();
        for (fit, sentence) in beside.alignment.fits().iter().zip(before) {
            let was = sentence.span;
            match fit {
                Fit::Changed(from, to) => {
                    let first = after.get(*from).map(|one| one.span.start);
                    let last = to.checked_sub(1).and_then(|last| after.get(last));
                    let Some((start, last)) = first.zip(last) else {
                        continue;
                    };
                    let is = Span::new(start, last.span.end.max(start));
                    if is_gone(was) || is_new(is) {
                        let [was, is] = wordings(was.of(old), is.of(new));
                        found.push(format!("reads otherwise: “{was}” → “{is}”; {TAKE_IN}"));
                    }
                }
                Fit::Gone if is_gone(was) => {
                    found.push(format!("is gone: “{}”; {TAKE_IN}", short(was.of(old))));
                }
                _ => {}
            }
        }
        for (came, sentence) in beside.alignment.came().iter().zip(after) {
            let is = sentence.span;
            if *came == Came::New && is_new(is) {
                found.push(format!("is new: “{}”; {TAKE_IN}", short(is.of(new))));
            }
        }
        let more = found.len().saturating_sub(MOST);
        found.truncate(MOST);
        self.found.unplaced.extend(found);
        if more > 0 {
            let more = counted(more, "more sentence");
            let says = format!("{more} read otherwise, are gone or new; {TAKE_IN}");
            self.found.unplaced.push(says);
        }
    }

    /// What is told with a claim, or was asked for: of the draft, and of the document, in order and apart.
    fn told(&self, new: &str) -> (Vec<Span>, Vec<Span>) {
        let mut asked: BTreeMap<Id, Vec<&Change>> = BTreeMap::new();
        for (_, change) in self.session.changes.live() {
            asked.entry(change.claim).or_default().push(change);
        }
        let (mut old, mut there) = (BTreeSet::new(), BTreeSet::new());
        for place in &self.claims {
            let to = stands(&place.now);
            let known = match asked.get(&place.claim) {
                None => self.is_told(place),
                Some(changes) => {
                    let mut decisions = changes.iter().map(|one| &one.decision);
                    let words = changes.iter().map(|one| one.proposed.as_str());
                    let made = words.filter_map(|words| place.proposed(new, words));
                    let made: Vec<Span> = made.collect();
                    there.extend(made.iter().map(|at| (at.start, at.end)));
                    let known = decisions.any(|one| match one {
                        Decision::Pending => true,
                        Decision::Cut => to.is_none(),
                        _ => to.is_some_and(|to| self.is_kept(place.claim, to.of(new))),
                    });
                    if !made.is_empty() && !known {
                        old.insert((place.span.start, place.span.end));
                    }
                    known
                }
            };
            if known {
                old.insert((place.span.start, place.span.end));
                there.extend(to.map(|to| (to.start, to.end)));
            }
        }
        (apart(old), apart(there))
    }

    /// Whether it is told what became of a claim for which no change is asked.
    fn is_told(&self, place: &Place) -> bool {
        let claim = self.session.claims.get(place.claim);
        let own = claim.filter(|one| !one.is_suggestion());
        own.is_some_and(|one| self.session.whole_of(one).is_none())
            && (stands(&place.now).is_some() || is_moved(&place.now) || place.now == Followed::Gone)
    }

    /// Whether words were taken in with what was decided on a claim.
    fn is_kept(&self, claim: Id, words: &str) -> bool {
        let thread = self.threads.get(&claim).map_or(&[][..], Vec::as_slice);
        thread
            .iter()
            .any(|(_, one)| one.text.contains(words.trim()))
    }
}

/// Spans in order, those that meet as one.
fn apart(all: BTreeSet<(usize, usize)>) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (start, end) in all {
        match found.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => found.push(Span::new(start, end)),
        }
    }
    found
}

/// A place without the marks at its ends, which may belong to what stands beside it; whole where there is nothing else.
fn without_marks(text: &str, place: Span) -> Span {
    let words = place.of(text);
    let mark = |c: char| !c.is_alphanumeric();
    let begins = words.len() - words.trim_start_matches(mark).len();
    let kept = words.trim_matches(mark).len();
    match kept {
        0 => place,
        kept => Span::new(place.start + begins, place.start + begins + kept),
    }
}
