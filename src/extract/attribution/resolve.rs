//! Whom a pronoun stands for, and through whom nested words came.

use super::{Attribution, Guess};
use crate::text::Span;

/// How far back, in bytes, a name may stand from the pronoun that takes it up: about two paragraphs.
const REACH: usize = 1200;

/// Guesses the named speaker behind "he" and "she": the nearest source before it that is a person's name, if no other
/// person's name was a source since a paragraph before, and titles do not speak against it.
pub fn pronouns(text: &str, found: &mut [Attribution]) {
    let mut speakers: Vec<(Span, &str)> = Vec::new();
    for attribution in found {
        let Some(&source) = attribution.source.first() else {
            continue;
        };
        let form = source.of(text);
        let he = form.eq_ignore_ascii_case("he") || form.eq_ignore_ascii_case("his");
        let she = form.eq_ignore_ascii_case("she") || form.eq_ignore_ascii_case("her");
        if !he && !she {
            if let Some(name) = person(text, source) {
                speakers.push((name, name.of(text)));
            }
            continue;
        }
        let near = |at: usize| at + REACH > source.start;
        let Some(&(name, words)) = speakers
            .last()
            .filter(|(name, _)| name.end <= source.start && near(name.start))
        else {
            continue;
        };
        let before = text
            .get(name.start.saturating_sub(5)..name.start)
            .unwrap_or("");
        let wrong = (before.contains("Ms.") || before.contains("Mrs.")) && he
            || before.contains("Mr.") && she;
        let last = words.rsplit(' ').next().unwrap_or(words);
        let rival = speakers
            .iter()
            .rev()
            .take_while(|(other, _)| other.start + REACH / 2 > source.start)
            .any(|(_, other)| other.rsplit(' ').next().unwrap_or(other) != last);
        if !wrong && !rival {
            attribution.resolved = Some(Guess { name });
        }
    }
}

/// How many words of a source are looked at for a name.
const NEAR: usize = 120;

/// The person's name in a source: its first run of one to four capitalised words, titles left out.
fn person(text: &str, source: Span) -> Option<Span> {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Sen.",
        "Rep.",
        "Gov.",
        "President",
        "Senator",
        "Secretary",
        "Prime",
        "Minister",
        "Mayor",
        "Former",
        "Governor",
        "General",
        "Judge",
        "Vice",
        "Republican",
        "Democratic",
        "GOP",
        "Chief",
        "Professor",
        "State",
    ];
    const BODIES: &[&str] = &[
        "Department",
        "Ministry",
        "Party",
        "Committee",
        "University",
        "House",
        "News",
        "Times",
        "Post",
        "Press",
        "Commission",
        "Agency",
        "Court",
        "Council",
        "Office",
        "Bank",
        "Institute",
        "Association",
        "Union",
        "Group",
        "Reuters",
        "Democrats",
        "Republicans",
        "Police",
        "Army",
        "Congress",
        "Senate",
        "Inc.",
        "Corp.",
        "Foundation",
        "Center",
        "Centre",
        "Bureau",
    ];
    let mut run: Option<Span> = None;
    let mut at = source.start;
    for piece in source.of(text).split(' ').take(NEAR) {
        let place = Span::new(at, at + piece.len());
        at = place.end + 1;
        let bare = piece.trim_end_matches([',', '\'', '’']);
        let mut letters = bare.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        if capital && BODIES.contains(&bare) {
            return None;
        }
        let named = capital && letters.any(char::is_lowercase);
        let opens = named
            && place.start == source.start
            && [
                "The", "A", "An", "Many", "Some", "Several", "One", "Another", "Two", "Most",
            ]
            .contains(&bare);
        if named && !TITLES.contains(&bare) && !opens {
            let end = place.start + bare.len();
            run = Some(run.map_or(Span::new(place.start, end), |r| Span::new(r.start, end)));
            if bare.len() < piece.len() {
                break;
            }
        } else if run.is_some() {
            break;
        }
    }
    run.filter(|span| span.of(text).split(' ').count() <= 4)
}

/// Words inside somebody else's words: what X said that Y said came through X.
pub fn nested(found: &mut [Attribution]) {
    let mut outer: Vec<(Span, Span)> = Vec::new();
    for attribution in found {
        let Some(&cue) = attribution.cue.first() else {
            continue;
        };
        outer.retain(|(content, _)| content.end > cue.start);
        if attribution.through.is_none() && !attribution.source.is_empty() {
            let inside = outer.iter().rev().find(|(content, _)| content.covers(cue));
            attribution.through = inside.map(|&(_, source)| source);
        }
        if let Some(&source) = attribution.source.first() {
            // Only contents still ahead can hold later cues; a handful nest at most.
            for &content in attribution
                .content
                .iter()
                .filter(|content| content.start >= cue.start)
                .take(4)
            {
                if outer.len() < 16 {
                    outer.push((content, source));
                }
            }
        }
    }
}
