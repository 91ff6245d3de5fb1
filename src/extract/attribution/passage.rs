//! One paragraph: its words, its stretches, and quotations that run on.

use super::scene::{Raw, Scene};
use super::{Attribution, traits};
use crate::extract::grammar::quotes::Quotation;
use crate::extract::grammar::{Class, Tag, Word, quotes, verbs};
use crate::text::Span;

/// Longest stretch, in words, that is read as one; hostile text without stops is cut here, so that the work
/// stays linear.
const STRETCH: usize = 400;

/// A quotation that its paragraph leaves open: the next one, if it opens with a mark, goes on with it.
#[derive(Debug, Default)]
pub struct Open {
    /// Which attribution says who speaks.
    speaker: Option<usize>,
    /// What was said before it is told by whom.
    before: Vec<Span>,
}

/// Reads one paragraph from its words; `open` is the quotation that the paragraphs before it left open.
///
/// The `first` paragraph may be a headline.
pub fn read(
    text: &str,
    words: &mut [Word],
    sentences: &[Span],
    first: bool,
    open: &mut Open,
    found: &mut Vec<Attribution>,
) {
    let quotations = quotes::mark(words, text);
    let words: &[Word] = words;
    let mut raws: Vec<Raw> = Vec::new();
    for (at, (lo, hi)) in stretches(words, &quotations, sentences)
        .into_iter()
        .enumerate()
    {
        let lo = if at == 0 {
            dateline(text, words, hi)
        } else {
            lo
        };
        let groups = verbs::groups(words, lo, hi);
        let scene = Scene {
            text,
            words,
            quotes: &quotations,
            groups: &groups,
            lo,
            hi,
        };
        let mut here = Vec::new();
        scene.read(&mut here);
        scene.according(&mut here);
        scene.nouns(&mut here);
        scene.adjectives(&mut here);
        scene.hedges(&mut here);
        if at == 0 {
            scene.label(&mut here);
            scene.signature(&mut here);
        }
        if first && at == 0 && here.is_empty() {
            scene.headline(&mut here);
        }
        if here.is_empty() {
            run_on(words, &quotations, (lo, hi), &mut raws);
        }
        here.sort_by_key(|raw| raw.cue.first().map_or(0, |cue| cue.0));
        raws.append(&mut here);
    }
    let begin = found.len();
    found.extend(raws.iter().map(|raw| finish(text, words, raw)));
    open.go_on(words, &quotations, &raws, begin, found);
}

impl Open {
    /// Takes what a paragraph says for the quotation that is open, and keeps the one that it leaves open. Its attributions
    /// are those from `begin` on, as `raws`.
    fn go_on(
        &mut self,
        words: &[Word],
        quotations: &[Quotation],
        raws: &[Raw],
        begin: usize,
        found: &mut [Attribution],
    ) {
        let before = std::mem::take(self);
        let speaker_of = |at: usize| {
            let says = |raw: &Raw| raw.content.iter().any(|&(s, e)| s <= at && at < e);
            raws.iter().position(says).map(|nth| begin + nth)
        };
        if let Some(opening) = quotations.first().filter(|quotation| quotation.first == 0) {
            let last = words.get(opening.last);
            let said = words.first().zip(last);
            let said = said.map(|(first, last)| Span::new(first.span.start, last.span.end));
            match (speaker_of(0), before.speaker) {
                (Some(own), _) => {
                    if let Some(own) = found.get_mut(own) {
                        own.content.splice(0..0, before.before);
                    }
                }
                (None, Some(earlier)) => {
                    if let Some(earlier) = found.get_mut(earlier) {
                        earlier.content.extend(said);
                    }
                    self.speaker = Some(earlier);
                }
                (None, None) => {
                    self.before = before.before;
                    self.before.extend(said);
                }
            }
        }
        match quotations.last() {
            Some(last) if !last.closed && last.first > 0 => {
                *self = Self {
                    speaker: speaker_of(last.first),
                    before: Vec::new(),
                };
            }
            Some(last) if !last.closed => self.speaker = speaker_of(0).or(self.speaker),
            _ => *self = Self::default(),
        }
    }
}

/// Where the words behind a dateline begin: "DORN, May 3 (UPI) —", "DORN —"; 0 if there is none.
fn dateline(text: &str, words: &[Word], hi: usize) -> usize {
    let shouted = |w: &Word| {
        let form = w.span.of(text);
        form.len() > 2 && form.chars().all(char::is_uppercase)
    };
    let Some(head) = words.get(..hi.min(16)) else {
        return 0;
    };
    if let Some(close) = head.iter().position(|w| w.tag == Tag::Close) {
        let open = head
            .iter()
            .position(|w| w.tag == Tag::Open)
            .unwrap_or(close);
        let agency = head
            .get(open..close)
            .is_some_and(|inside| inside.len() <= 4 && inside.iter().skip(1).all(|w| w.capital));
        let dash = head.get(close + 1).is_some_and(|w| w.tag == Tag::Dash);
        let place = head.get(..open).is_some_and(|before| {
            before.iter().any(shouted) || before.iter().any(|w| w.tag == Tag::Num)
        });
        if agency
            && open < close
            && (dash
                || place
                    && !head
                        .get(..open)
                        .is_some_and(|b| b.iter().any(|w| w.tag.verb())))
        {
            return close + 1 + usize::from(dash);
        }
    }
    match head.iter().position(|w| w.tag == Tag::Dash) {
        Some(dash)
            if dash > 0
                && head.first().is_some_and(shouted)
                && head.iter().take(dash).all(|w| {
                    w.capital
                        || !w.tag.verb() && !w.tag.auxiliary() && w.class.0 & Class::DET.0 == 0
                }) =>
        {
            dash + 1
        }
        _ => 0,
    }
}

/// A sentence that is all quotation, without a cue, continues the speech before it.
fn run_on(words: &[Word], quotations: &[Quotation], (lo, hi): (usize, usize), raws: &mut [Raw]) {
    let opens = words
        .get(lo)
        .and_then(|w| w.quote.checked_sub(1))
        .and_then(|n| quotations.get(n as usize));
    let Some(quotation) = opens else { return };
    if quotation.last + 2 < hi {
        return;
    }
    if let Some(last) = raws.iter_mut().rev().find(|raw| raw.direct) {
        last.content.push((lo, hi));
    }
}

/// Whether the sentence `lo..hi` only says who spoke the quotation that ends just before it: "…?" Ruiz asked.
fn aside_of(words: &[Word], lo: usize, hi: usize) -> bool {
    let closes = lo > 1
        && words
            .get(lo - 1)
            .is_some_and(|w| w.tag == Tag::Quote && w.quote > 0);
    if !closes || words.get(lo).is_some_and(|w| w.quote > 0) {
        return false;
    }
    let plain = words.get(lo..hi).unwrap_or_default();
    let verb = plain
        .iter()
        .take(8)
        .position(|w| w.tag == Tag::Past || w.tag == Tag::SForm || w.cue.is_some() && w.tag.verb());
    verb.is_some_and(|at| {
        let speaks = plain.get(at).and_then(|w| w.cue).is_some_and(|c| {
            c.verb
                && c.frame.any(
                    crate::extract::grammar::cues::Frame::SPEECH
                        .or(crate::extract::grammar::cues::Frame::QUOTE),
                )
        });
        let finished = plain.get(at + 1).is_none_or(|w| {
            matches!(
                w.tag,
                Tag::Stop | Tag::Comma | Tag::Prep | Tag::Day | Tag::Adv | Tag::Name | Tag::Noun
            )
        });
        speaks && finished && !plain.iter().take(at).any(|w| w.tag == Tag::Comma)
    })
}

/// Sentences as ranges of words; those that a quotation ties together are one.
fn stretches(words: &[Word], quotations: &[Quotation], sentences: &[Span]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for sentence in sentences {
        let lo = at;
        while words.get(at).is_some_and(|w| w.span.start < sentence.end) {
            at += 1;
        }
        if lo == at {
            continue;
        }
        let tied = words.get(lo).is_some_and(|w| {
            w.quote > 0
                && quotations
                    .get(w.quote as usize - 1)
                    .is_some_and(|q| q.first < lo)
        });
        let asked = lo > 0
            && words
                .get(lo - 1)
                .is_some_and(|w| w.tag == Tag::Quote && w.quote > 0)
            && words
                .get(lo)
                .is_some_and(|w| !w.capital && w.tag != Tag::Quote)
            || aside_of(words, lo, at);
        match found.last_mut() {
            Some(last) if (tied || asked) && lo - last.0 < STRETCH => last.1 = at,
            _ => found.push((lo, at)),
        }
    }
    let mut cut = Vec::with_capacity(found.len());
    for (mut lo, hi) in found {
        while hi - lo > 2 * STRETCH {
            cut.push((lo, lo + STRETCH));
            lo += STRETCH;
        }
        cut.push((lo, hi));
    }
    cut
}

fn finish(text: &str, words: &[Word], raw: &Raw) -> Attribution {
    let span = |&(start, end): &(usize, usize)| {
        let first = words.get(start)?.span;
        let last = words.get(end.checked_sub(1)?)?.span;
        (start < end).then(|| Span::new(first.start, last.end))
    };
    let mut attribution = Attribution {
        source: raw.source.iter().filter_map(span).collect(),
        cue: raw.cue.iter().filter_map(span).collect(),
        content: raw.content.iter().filter_map(span).collect(),
        manner: raw.manner,
        ..Attribution::default()
    };
    traits::mark(text, words, raw, &mut attribution);
    attribution
}
