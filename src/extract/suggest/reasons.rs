//! Why something is proposed, in a checker's words.

use crate::{
    extract::{LINE, Scores, Signal, SignalKind, score},
    session::NOT_WORTH,
    text::Span,
};

/// Most places that one reason names.
const EXAMPLES: usize = 3;

/// From here on, in thousandths, the wording alone is a reason.
pub const SPEAKS: i32 = 100;

/// Why a stretch of text is proposed, the weightiest reason first. `telling` are the words that weighed most in its
/// wording.
pub fn reasons(text: &str, signals: &[Signal], scores: Scores, telling: &[Span]) -> Vec<String> {
    let mut kinds: Vec<SignalKind> = signals.iter().map(|signal| signal.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.sort_by_key(|kind| std::cmp::Reverse(score::weight(*kind).abs()));
    let mut reasons: Vec<(i32, String)> = kinds
        .iter()
        .map(|kind| (score::weight(*kind), reason(text, signals, *kind)))
        .collect();
    let wording = i32::from(scores.wording);
    if wording.abs() >= SPEAKS {
        let like = if wording > 0 { "is like" } else { "is unlike" };
        let mut reason = [
            "wording: ",
            like,
            " that of statements people found worth a check",
        ]
        .concat();
        name(&mut reason, telling.iter().map(|span| span.of(text)));
        reasons.push((wording, reason));
    }
    reasons.sort_by_key(|(weight, _)| std::cmp::Reverse(weight.abs()));
    let mut reasons: Vec<String> = reasons.into_iter().map(|(_, reason)| reason).collect();
    if let Some(first) = reasons.first_mut() {
        first.push_str(" (weighed most)");
    }
    if scores.worth < LINE {
        reasons.push(NOT_WORTH.to_owned());
    }
    reasons
}

/// One reason: what the signals of a kind mean, and the words of a few of them.
fn reason(text: &str, signals: &[Signal], kind: SignalKind) -> String {
    let mut reason = String::with_capacity(80);
    reason.push_str(phrase(kind));
    let of_kind = signals.iter().filter(|signal| signal.kind == kind);
    name(&mut reason, of_kind.map(|signal| signal.span.of(text)));
    reason
}

/// Adds the first few different ones of `quotes` to a reason.
fn name<'a>(reason: &mut String, quotes: impl Iterator<Item = &'a str>) {
    let mut seen = [""; EXAMPLES];
    let mut count = 0;
    for quoted in quotes {
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
        SignalKind::Future => "against: speaks of the future",
        SignalKind::Experience => "against: tells of one's own life",
    }
}
