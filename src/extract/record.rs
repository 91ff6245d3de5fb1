//! The JSON records of `tickmark extract --jsonl` and the lines of `tickmark score`.
//!
//! A record in is `{"doc": …, "text": …, "published": "YYYY-MM-DD" or null}`; `doc` is any JSON value and comes back
//! untouched. The text is taken verbatim: its paragraphs are its lines. Offsets out are code points, half-open.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Extraction, Passage, Scores, extract, extract_with, model::Model};
use crate::text::{CodePoints, Span};

/// Why a line could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no JSON object with the expected fields.
    #[error(
        "not a record like {{\"doc\": …, \"text\": \"…\", \"published\": \"YYYY-MM-DD\" or null}}: {0}"
    )]
    Json(#[from] serde_json::Error),
    /// The day of publication is no date.
    #[error("\"published\" is {value:?}, which is no date like 2024-01-31: {cause}")]
    Published {
        /// What it says.
        value: String,
        /// What the calendar says of it.
        #[source]
        cause: jiff::Error,
    },
}

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow, default)]
    doc: Option<&'a RawValue>,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// What `extract --jsonl` writes for one text.
#[derive(Debug, Serialize)]
struct Output<'a> {
    doc: Option<&'a RawValue>,
    sentences: Vec<SentenceRecord>,
    attributions: Vec<AttributionRecord>,
    times: Vec<TimeRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct AttributionRecord {
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
    hedged: bool,
    anonymous: bool,
}

#[derive(Debug, Serialize)]
struct TimeRecord<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SentenceRecord {
    start: usize,
    end: usize,
    checkable: u16,
    worth: u16,
    suggested: bool,
    signals: Vec<SignalRecord>,
}

#[derive(Debug, Serialize)]
struct SignalRecord {
    kind: &'static str,
    start: usize,
    end: usize,
}

/// Answers one line of `extract --jsonl` with one line, without a line feed.
pub fn jsonl_line(line: &str) -> Result<String, RecordError> {
    let input: Input<'_> = serde_json::from_str(line)?;
    let published = match input.published {
        None => None,
        Some(value) => match value.parse() {
            Ok(date) => Some(date),
            Err(cause) => return Err(RecordError::Published { value, cause }),
        },
    };
    let found = extract(&input.text, &Passage::lines(&input.text), published, "en");
    Ok(serde_json::to_string(&output(
        input.doc,
        &input.text,
        &found,
    ))?)
}

fn output<'a>(doc: Option<&'a RawValue>, text: &str, found: &'a Extraction) -> Output<'a> {
    let points = CodePoints::new(text);
    let place = |span: Span| points.from_span(text, span).unwrap_or_default();
    let sentences = found
        .sentences
        .iter()
        .map(|sentence| {
            let (start, end) = place(sentence.span);
            SentenceRecord {
                start,
                end,
                checkable: sentence.scores.checkable,
                worth: sentence.scores.worth,
                suggested: sentence.suggested,
                signals: sentence
                    .signals
                    .iter()
                    .map(|signal| {
                        let (start, end) = place(signal.span);
                        SignalRecord {
                            kind: signal.kind.word(),
                            start,
                            end,
                        }
                    })
                    .collect(),
            }
        })
        .collect();
    let places = |spans: &[Span]| spans.iter().copied().map(place).collect();
    let attributions = found
        .attributions
        .iter()
        .map(|attribution| AttributionRecord {
            source: places(&attribution.source),
            cue: places(&attribution.cue),
            content: places(&attribution.content),
            hedged: attribution.hedge.is_some(),
            anonymous: attribution.anonymous,
        })
        .collect();
    let times = found
        .times
        .iter()
        .map(|time| {
            let (start, end) = place(time.span);
            TimeRecord {
                start,
                end,
                kind: time.kind.code(),
                value: time.value.as_deref(),
            }
        })
        .collect();
    Output {
        doc,
        sentences,
        attributions,
        times,
    }
}

/// Scores one line of text: the highest of its sentences. An empty line scores nothing.
pub fn score(line: &str) -> Scores {
    best(&extract(line, &Passage::lines(line), None, "en"))
}

/// Like [`score`], with other weights than those that ship.
pub fn score_with(model: &Model, line: &str) -> Scores {
    best(&extract_with(
        Some(model),
        line,
        &Passage::lines(line),
        None,
        "en",
    ))
}

fn best(found: &Extraction) -> Scores {
    found
        .sentences
        .iter()
        .fold(Scores::default(), |best, sentence| Scores {
            checkable: best.checkable.max(sentence.scores.checkable),
            worth: best.worth.max(sentence.scores.worth),
            wording: best.wording.max(sentence.scores.wording),
        })
}

/// Answers one line of `score`: `worth TAB checkable`, without a line feed.
pub fn score_line(line: &str) -> String {
    let scores = score(line);
    format!("{}\t{}", scores.worth, scores.checkable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points_and_the_document_comes_back() {
        let line =
            r#"{"doc": {"n": 1.50}, "text": "Só é.\nÉ the “first” bridge.", "published": null}"#;
        let answer = jsonl_line(line).unwrap();
        assert!(
            answer.starts_with(r#"{"doc":{"n": 1.50},"sentences":["#),
            "{answer}"
        );
        let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
        let second = &json["sentences"][1];
        assert_eq!(
            (second["start"].as_u64(), second["end"].as_u64()),
            (Some(6), Some(27))
        );
        let signal = second["signals"]
            .as_array()
            .unwrap()
            .iter()
            .find(|s| s["kind"] == "superlative")
            .unwrap();
        assert_eq!(
            (signal["start"].as_u64(), signal["end"].as_u64()),
            (Some(13), Some(18))
        );
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let message = |line: &str| jsonl_line(line).unwrap_err().to_string();
        assert!(message("{}").contains("missing field `text`"));
        assert!(
            message(r#"{"text": "a", "published": "31 January"}"#)
                .contains("no date like 2024-01-31")
        );
    }

    #[test]
    fn a_line_scores_as_its_best_sentence() {
        let best = score("It is the oldest bridge.");
        assert_eq!(score("Is it? It is the oldest bridge."), best);
        assert_eq!(score_line(""), "0\t0");
    }
}
