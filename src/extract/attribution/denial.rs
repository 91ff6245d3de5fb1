//! Whether a source stands by what its attribution says: "denied that", "never said", "declined to confirm".
//!
//! A claim whose source denies it, or will not say it, must not be shown as theirs. Two negations are none: who "did not
//! deny" something has not denied it.

use super::scene::Raw;
use crate::extract::grammar::{Class, Tag, Word, cues::Frame};

/// Cues that deny whatever follows them, by the lemma.
const DENYING: &[&str] = &[
    "deny",
    "dispute",
    "refute",
    "rebut",
    "repudiate",
    "disavow",
    "contradict",
    "debunk",
    "denial",
    "rejection",
    "retract",
    "disown",
    "doubt",
];

/// Cues that deny only a statement: who rejects an offer, or dismisses a man, denies nothing.
const REJECTING: &[&str] = &[
    "reject",
    "dismiss",
    "discount",
    "challenge",
    "question",
    "rule",
];

/// What is rejected where a statement is.
const STATEMENTS: &[&str] = &[
    "that",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "report",
    "reports",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "suggestion",
    "suggestions",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "notion",
    "idea",
];

/// Verbs before the cue that keep its subject from saying it: "declined to say".
const WITHHOLDING: &[&str] = &[
    "decline",
    "declines",
    "declined",
    "declining",
    "refuse",
    "refuses",
    "refused",
    "refusing",
    "fail",
    "fails",
    "failed",
    "failing",
    "unable",
    "unwilling",
    "stopped",
    "avoided",
    "avoids",
];

/// Words that turn a cue into its opposite, beside "not" and "never".
const NEGATING: &[&str] = &["nor", "neither", "without", "nowhere", "cannot", "hardly"];

/// Sources that are nobody.
const NOBODY: &[&str] = &["neither", "nobody", "none", "no", "nothing"];

/// Words before a cue that are looked at for what negates it.
const BEFORE: usize = 3;

/// Whether the source of an attribution does not say what its content says.
pub fn denies(text: &str, words: &[Word], raw: &Raw) -> bool {
    let is_any = |at: usize, list: &[&str]| words.get(at).is_some_and(|w| w.is_any(text, list));
    let negates =
        |at: usize| words.get(at).is_some_and(|w| w.class.any(Class::NOT)) || is_any(at, NEGATING);
    let lemma = |at: usize| {
        words
            .get(at)
            .and_then(|w| w.cue)
            .map_or("", |cue| cue.lemma)
    };
    let Some(&(start, end)) = raw.cue.first() else {
        return false;
    };
    let all = || raw.cue.iter().flat_map(|&(start, end)| start..end);
    let rejects_statement = || {
        let content = raw.content.iter().flat_map(|&(start, end)| start..end);
        content.take(4).any(|at| is_any(at, STATEMENTS)) || all().any(|at| is_any(at, STATEMENTS))
    };
    let denying = all().any(|at| DENYING.contains(&lemma(at)))
        || all().any(|at| {
            REJECTING.contains(&lemma(at)) && (lemma(at) != "rule" || is_any(at + 1, &["out"]))
        }) && rejects_statement();
    // "refused to deny": of "refused" alone the content is what was refused, and nobody says it.
    let speaks = |at: usize| !is_any(at, WITHHOLDING) && !lemma(at).is_empty();
    let withholding = all().any(|at| is_any(at, WITHHOLDING)) && all().any(speaks);
    // Who "has not seen" something, or does not want it, says nothing about whether it is so.
    let says = Frame::SPEECH.or(Frame::CLAUSE).or(Frame::SIGN);
    let speech = all().any(|at| {
        let cue = words.get(at).and_then(|word| word.cue);
        cue.is_some_and(|cue| !cue.verb || cue.frame.any(says))
    });
    if !speech && !denying {
        return false;
    }
    let mut negations = all().filter(|&at| negates(at)).count();
    // "Neither confirmed nor denied": what stands close before the cue, in its own clause, negates it too.
    let mut at = start;
    for _ in 0..BEFORE {
        let Some(before) = at.checked_sub(1) else {
            break;
        };
        let outside = raw
            .source
            .is_none_or(|(from, to)| before < from || before >= to);
        let tag = words.get(before).map(|word| word.tag);
        let reaches = matches!(
            tag,
            Some(
                Tag::Adv
                    | Tag::Not
                    | Tag::Do
                    | Tag::Modal
                    | Tag::Coord
                    | Tag::Prep
                    | Tag::Det
                    | Tag::Mark
            )
        ) || negates(before);
        if !outside || !reaches {
            break;
        }
        negations += usize::from(negates(before));
        at = before;
    }
    // "Nor did he say": the negation stands before the subject.
    if let Some((from, _)) = raw.source.filter(|(from, _)| *from < start) {
        let inverted = from >= 2
            && words.get(from - 1).is_some_and(|word| word.tag.auxiliary())
            && (from.saturating_sub(3)..from).any(negates);
        negations +=
            usize::from(inverted || is_any(from, NOBODY) || from > 0 && is_any(from - 1, NOBODY));
    }
    // "would neither confirm nor deny": neither of the two is said.
    let both = denying
        && (is_any(end, &["nor"]) || start > 0 && is_any(start - 1, &["nor", "or"]))
        && (start.saturating_sub(6)..end + 4).any(|at| lemma(at) == "confirm");
    if both || withholding && !denying && negations == 0 {
        return true;
    }
    denying ^ (negations % 2 == 1) ^ withholding
}
