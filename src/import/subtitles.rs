//! Subtitles (`SubRip`, `WebVTT`): the words, joined to sentences; their times become locators.

use super::decode::plural;
use super::plain::split_lines;
use super::tags;
use crate::session::{NewParagraph, Role};

/// Fewer cues prove nothing.
const FEWEST: usize = 2;

/// The paragraphs of subtitles, one a sentence or a few; `None` for a text that is none.
pub(super) fn paragraphs(text: &str, notes: &mut Vec<String>) -> Option<Vec<NewParagraph>> {
    let cues = split_lines(text)
        .filter(|line| start_of(line).is_some())
        .count();
    if cues < FEWEST {
        return None;
    }
    let mut found: Vec<NewParagraph> = Vec::new();
    let mut open = false;
    let mut start = String::new();
    // Who speaks in the cue that is read, and who spoke before.
    let (mut speaker, mut before) = (String::new(), String::new());
    let mut lines = split_lines(text).map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if let Some(time) = start_of(line) {
            time.clone_into(&mut start);
            speaker.clear();
            continue;
        }
        let numbered = lines.peek().is_some_and(|next| start_of(next).is_some());
        let counter = numbered && line.bytes().all(|b| b.is_ascii_digit());
        let heading = start.is_empty() && (line.starts_with("WEBVTT") || line.starts_with("NOTE"));
        if let Some(name) = voice(line) {
            // Somebody else goes on: a sentence is one person's.
            open &= before == name;
            name.clone_into(&mut before);
            name.clone_into(&mut speaker);
        }
        let (words, _) = tags::without(line);
        // The tag of a block would be the end of a line.
        let words = words.trim().replace('\n', " ");
        let words = words.as_str();
        if counter || heading || words.is_empty() {
            continue;
        }
        match found.last_mut().filter(|_| open) {
            Some(paragraph) => {
                paragraph.text.push(' ');
                paragraph.text.push_str(words);
            }
            None => found.push(NewParagraph {
                text: words.to_owned(),
                role: Role::Body,
                locator: start.clone(),
                speaker: speaker.clone(),
                ..NewParagraph::default()
            }),
        }
        open = !words
            .trim_end_matches(['"', '”', '’', '»', ')'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？']);
    }
    notes.push(format!(
        "Read as subtitles: the times of {cues} {} became places, and their words were joined to sentences.",
        plural(cues, "cue", "cues")
    ));
    Some(found)
}

/// Who speaks, as `WebVTT` marks it: `<v Ida Brandt>`, `<v.loud Ida Brandt>`.
fn voice(line: &str) -> Option<&str> {
    let (_, tag) = line.split_once("<v")?;
    let (inner, _) = tag.split_once('>')?;
    let (classes, name) = inner.split_once([' ', '\t'])?;
    (classes.is_empty() || classes.starts_with('.')).then(|| name.trim())
}

/// The time at which a cue begins, of a line like `00:00:12,000 --> 00:00:15,500`.
fn start_of(line: &str) -> Option<&str> {
    let (start, rest) = line.split_once("-->")?;
    let is_time = |text: &str| {
        text.contains(':')
            && (5..=13).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b':' | b',' | b'.'))
    };
    let start = start.trim();
    let end = rest.split_whitespace().next().unwrap_or("");
    (is_time(start) && is_time(end)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_are_told() {
        let text = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ida Brandt>It cost\n\n00:04.000 --> 00:06.000\n<v.loud Ida Brandt>48 million.</v>\n\n00:06.000 --> 00:07.000\n<v Jon Aas>Why, and\n\n00:07.000 --> 00:08.000\n<v Ida Brandt>Steel.\n\n00:09.000 --> 00:10.000\n(Applause.)\n";
        let found = paragraphs(text, &mut Vec::new()).unwrap();
        let got: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|p| (p.locator.as_str(), p.speaker.as_str(), p.text.as_str()))
            .collect();
        assert_eq!(
            got,
            [
                ("00:01.000", "Ida Brandt", "It cost 48 million."),
                ("00:06.000", "Jon Aas", "Why, and"),
                ("00:07.000", "Ida Brandt", "Steel."),
                ("00:09.000", "", "(Applause.)"),
            ]
        );
    }

    #[test]
    fn cues_become_sentences() {
        let want = [
            ("00:00:01,000", "The pool lost 12 percent of its water."),
            ("00:00:07,500", "1961 was a good year."),
        ];
        let srt = "1\n00:00:01,000 --> 00:00:04,000\nThe pool lost\n\n2\n00:00:04,000 --> 00:00:07,000\n<i>12 percent</i> of\nits water.\n\n3\n00:00:07,500 --> 00:00:09,000\n1961\nwas a good year.\n";
        let vtt = srt.replace(',', ".");
        for (text, dot) in [
            (srt.to_owned(), false),
            (srt.replace('\n', "\r\n"), false),
            (format!("WEBVTT\n\n{vtt}"), true),
        ] {
            let found = paragraphs(&text, &mut Vec::new()).unwrap();
            let got: Vec<(String, &str)> = found
                .iter()
                .map(|p| (p.locator.clone(), p.text.as_str()))
                .collect();
            let want: Vec<(String, &str)> = want
                .iter()
                .map(|(at, words)| {
                    (
                        if dot {
                            at.replace(',', ".")
                        } else {
                            (*at).to_owned()
                        },
                        *words,
                    )
                })
                .collect();
            assert_eq!(got, want);
        }
        assert!(paragraphs("It went from 10:00 --> 11:00 that day.", &mut Vec::new()).is_none());
    }
}
