//! From an extraction to what a session takes: suggestions with their reasons in words.

use super::{Extraction, LINE, Sentence, Signal, SignalKind, attribution, parts, score};
use crate::{
    session,
    text::{CodePoints, Span},
};

/// Most places at which one signal kind is named in a reason.
const EXAMPLES: usize = 3;
/// Fewest words of a part of a sentence that is proposed by itself.
const WORDS: usize = 5;
/// What a part of a sentence scores at most if it says little that the sentence's own suggestion does not: it is there
/// for whoever lowers the threshold.
const ASIDE: i64 = 450;

/// Sentences at least so checkable are handed over, though they are shown only where a person lowers the threshold.
const KEPT: u16 = 200;

/// The suggestions for a text: one for each sentence that may hold a claim, and, in a suggested one, one for each
/// statement inside it that stands on its own and names something to check. `points` is the index of `text`.
pub fn suggestions(
    text: &str,
    points: &CodePoints,
    found: &Extraction,
) -> Vec<session::Suggestion> {
    let mut made = Vec::new();
    let kept = |sentence: &&Sentence| sentence.prose && sentence.scores.checkable >= KEPT;
    for sentence in found.sentences.iter().filter(kept) {
        let places = Places::new(text, points, sentence.span);
        made.extend(suggestion(&places, found, sentence, sentence.span));
        if !sentence.suggested {
            continue;
        }
        for part in parts::parts(text, sentence.span, &found.attributions) {
            let signals = sentence
                .signals
                .iter()
                .filter(|signal| part.span.covers(signal.span));
            let holds = signals.filter(|signal| !signal.kind.is_against()).count() > 0;
            let long = part
                .span
                .of(text)
                .split_whitespace()
                .nth(WORDS - 1)
                .is_some();
            if holds && long && part.span != sentence.span {
                let mut one = suggestion(&places, found, sentence, part.span);
                if let Some(one) = one.as_mut().filter(|_| is_aside(part, sentence.span)) {
                    one.checkable = one.checkable.min(ASIDE);
                }
                made.extend(one);
            }
        }
    }
    made.dedup_by_key(|suggestion| (suggestion.start, suggestion.end));
    made
}

/// Whether a part adds little to the claim that its whole sentence is: that somebody said something, without what; or
/// nearly all of the sentence.
fn is_aside(part: parts::Part, sentence: Span) -> bool {
    part.kind == parts::PartKind::Attribution || part.span.len() * 5 > sentence.len() * 4
}

/// Turns places of one sentence into code points.
struct Places<'a> {
    text: &'a str,
    points: &'a CodePoints,
    /// First byte and first code point of a sentence of ASCII alone, inside which the two run side by side.
    plain: Option<(usize, usize)>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, points: &'a CodePoints, sentence: Span) -> Self {
        let ascii = sentence.of(text).is_ascii();
        let first = points.from_byte(text, sentence.start);
        Self {
            text,
            points,
            plain: first.filter(|_| ascii).map(|first| (sentence.start, first)),
        }
    }

    /// A span inside the sentence.
    fn of(&self, span: Span) -> Option<(usize, usize)> {
        match self.plain {
            Some((byte, point)) => Some((
                span.start.checked_sub(byte)? + point,
                span.end.checked_sub(byte)? + point,
            )),
            None => self.points.from_span(self.text, span),
        }
    }
}

/// The suggestion for a stretch of a sentence; `None` if the stretch does not fit the text.
fn suggestion(
    places: &Places,
    found: &Extraction,
    sentence: &Sentence,
    span: Span,
) -> Option<session::Suggestion> {
    let text = places.text;
    let (start, end) = places.of(span)?;
    let signals: Vec<Signal> = sentence
        .signals
        .iter()
        .filter(|signal| span.covers(signal.span))
        .copied()
        .collect();
    let from = found
        .times
        .partition_point(|time| time.span.end <= span.start);
    let times = found
        .times
        .iter()
        .skip(from)
        .take_while(|time| time.span.start < span.end);
    Some(session::Suggestion {
        start,
        end,
        attribution: attribution_of(text, found, sentence, span),
        times: times
            .map(|time| session::Time {
                words: time.span.of(text).to_owned(),
                value: time.value.clone().unwrap_or_default(),
                ..session::Time::default()
            })
            .collect(),
        reasons: reasons(text, &signals, sentence),
        signals: signals
            .iter()
            .filter_map(|signal| {
                let (start, end) = places.of(signal.span)?;
                Some(session::Signal {
                    kind: signal.kind.word().into(),
                    start,
                    end,
                    extra: session::Extra::new(),
                })
            })
            .collect(),
        checkable: i64::from(sentence.scores.checkable),
        worth: i64::from(sentence.scores.worth),
    })
}

/// Who says what stands in `span`: the attribution whose content or cue it shares most with.
fn attribution_of(
    text: &str,
    found: &Extraction,
    sentence: &Sentence,
    span: Span,
) -> Option<session::Attribution> {
    let from = found.attributions.partition_point(|one| {
        one.cue
            .first()
            .is_none_or(|cue| cue.end <= sentence.span.start)
    });
    let shared = |one: &attribution::Attribution| -> usize {
        let all = one.content.iter().chain(&one.cue).chain(&one.source);
        all.filter_map(|piece| piece.intersection(span))
            .map(Span::len)
            .sum()
    };
    let near = found.attributions.iter().skip(from).take_while(|one| {
        one.cue
            .first()
            .is_none_or(|cue| cue.start < sentence.span.end)
    });
    let one = near
        .max_by_key(|one| shared(one))
        .filter(|one| shared(one) > 0)?;
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(text))
            .collect::<Vec<_>>()
            .join(" … ")
    };
    let hedge = sentence
        .signals
        .iter()
        .find(|signal| signal.kind == SignalKind::Hedge);
    Some(session::Attribution {
        source: words(&one.source),
        cue: words(&one.cue),
        through: one
            .through
            .map_or_else(String::new, |span| span.of(text).to_owned()),
        hedge: match hedge {
            Some(signal) if one.hedged => signal.span.of(text).to_owned(),
            _ => String::new(),
        },
        anonymous: one.anonymous,
        guess: one
            .resolved
            .map_or_else(String::new, |guess| guess.name.of(text).to_owned()),
        ..session::Attribution::default()
    })
}

/// Why a sentence is proposed, the weightiest reason first.
fn reasons(text: &str, signals: &[Signal], sentence: &Sentence) -> Vec<String> {
    let mut kinds: Vec<SignalKind> = signals.iter().map(|signal| signal.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.sort_by_key(|kind| std::cmp::Reverse(score::weight(*kind).abs()));
    let mut reasons: Vec<(i32, String)> = kinds
        .iter()
        .map(|kind| (score::weight(*kind), reason(text, signals, *kind)))
        .collect();
    let wording = i32::from(sentence.scores.wording);
    if wording.abs() >= 100 {
        let like = if wording > 0 { "is like" } else { "is unlike" };
        reasons.push((
            wording,
            [
                "wording: ",
                like,
                " that of statements people found worth a check",
            ]
            .concat(),
        ));
    }
    reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
    let mut reasons: Vec<String> = reasons.into_iter().map(|(_, reason)| reason).collect();
    if let Some(first) = reasons.first_mut() {
        first.push_str(" (weighed most)");
    }
    if sentence.scores.worth < LINE {
        reasons.push("checkable, but probably not worth a check".to_owned());
    }
    reasons
}

/// One reason: what the signals of a kind mean, and the words of a few of them.
fn reason(text: &str, signals: &[Signal], kind: SignalKind) -> String {
    let mut reason = String::with_capacity(80);
    reason.push_str(phrase(kind));
    let mut seen = [""; EXAMPLES];
    let mut count = 0;
    for signal in signals.iter().filter(|signal| signal.kind == kind) {
        let quoted = signal.span.of(text);
        if seen.iter().take(count).any(|earlier| *earlier == quoted) {
            continue;
        }
        let Some(slot) = seen.get_mut(count) else {
            break;
        };
        *slot = quoted;
        reason.push_str(if count == 0 { ": “" } else { ", “" });
        count += 1;
        let (short, more) = shortened(quoted);
        reason.push_str(short);
        reason.push_str(if more { "…”" } else { "”" });
    }
    reason
}

/// A quotation short enough for a label, and whether it was longer.
fn shortened(quoted: &str) -> (&str, bool) {
    const MOST: usize = 60;
    if quoted.len() <= MOST {
        return (quoted, false);
    }
    match quoted.char_indices().nth(MOST) {
        Some((at, _)) => (quoted.get(..at).unwrap_or_default(), true),
        None => (quoted, false),
    }
}

/// What a signal means, in a checker's words.
const fn phrase(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Figure => "gives a figure",
        SignalKind::Money => "gives a sum of money",
        SignalKind::Percentage => "gives a share or percentage",
        SignalKind::Date => "says when",
        SignalKind::Quotation => "quotes words that can be compared",
        SignalKind::Attribution => "says who said it",
        SignalKind::Hedge => "is hedged",
        SignalKind::Anonymous => "rests on a source that is not named",
        SignalKind::Superlative => "claims an extreme, which one counter-example disproves",
        SignalKind::Comparison => "compares or states a trend",
        SignalKind::Cause => "claims a cause",
        SignalKind::Person => "names a person",
        SignalKind::Organisation => "names an organisation",
        SignalKind::Place => "names a place",
        SignalKind::Law => "refers to a law, court or document",
        SignalKind::Opinion => "against: judges",
        SignalKind::Question => "against: asks",
        SignalKind::Future => "speaks of the future: what can be checked is the plan or forecast",
        SignalKind::Experience => "against: tells of one's own life",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Passage, extract};

    fn made(text: &str) -> Vec<session::Suggestion> {
        let date = "2024-01-31".parse().ok();
        let found = extract(text, &Passage::lines(text), date, "en");
        suggestions(text, &CodePoints::new(text), &found)
    }

    #[test]
    fn a_suggestion_says_who_when_and_why() {
        let text =
            "Ana Ruiz, the mayor of Dorn, said on Tuesday that rents rose by 12 percent last year.";
        let made = made(text);
        let whole = &made[0];
        assert_eq!((whole.start, whole.end), (0, text.chars().count()));
        assert!(
            whole
                .attribution
                .as_ref()
                .unwrap()
                .source
                .contains("Ana Ruiz")
        );
        assert!(whole.times.iter().any(|time| time.value == "2024-01-30"));
        assert!(
            whole.reasons[0].ends_with("(weighed most)"),
            "{:?}",
            whole.reasons
        );
        assert!(
            whole
                .reasons
                .iter()
                .any(|reason| reason.contains("“12 percent”")),
            "{:?}",
            whole.reasons
        );
        assert!(made.len() > 1, "what she said is a claim of its own");
        assert!(
            made[1..]
                .iter()
                .all(|part| part.end - part.start < whole.end)
        );
    }
}
