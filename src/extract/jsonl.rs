//! The JSON records of `tickmark extract --jsonl` and the lines of `tickmark score`.
//!
//! A record in is `{"doc": …, "text": …, "published": "YYYY-MM-DD" or null}`; `doc` is any JSON value and comes back
//! untouched. `language` may say what the text is written in; without it, the text is looked at. The text is taken verbatim:
//! its paragraphs are its lines. Offsets out are code points, half-open. A time whose `value` is null may have a `question`
//! that has to be answered first ("day or month first?").

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    Extraction, Passage, Scores, deep::deepen, extract, extract_with, model::Model, time::Question,
};
use crate::{
    meaning::{Encoder, EncoderError},
    text::{CodePoints, Span, language},
};

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
    /// The encoder does not answer.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
}

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow, default)]
    doc: Option<&'a RawValue>,
    text: String,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    language: Option<String>,
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
    denied: bool,
}

#[derive(Debug, Serialize)]
struct TimeRecord<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'static str>,
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

/// Answers one line of `extract --jsonl` with one line, without a line feed; with an encoder, scores are by meaning.
pub fn answer(line: &str, encoder: Option<&Encoder>) -> Result<String, RecordError> {
    let input: Input<'_> = serde_json::from_str(line)?;
    let published = match input.published {
        None => None,
        Some(value) => match day(&value) {
            Ok(date) => date,
            Err(cause) => return Err(RecordError::Published { value, cause }),
        },
    };
    let declared = input.language.and_then(|said| language::declared(&said));
    let language = declared
        .as_deref()
        .unwrap_or_else(|| language::of(&input.text));
    let mut found = extract(
        &input.text,
        &Passage::lines(&input.text),
        published,
        language,
    );
    if let Some(encoder) = encoder {
        deepen(encoder, &input.text, &mut found)?;
    }
    Ok(serde_json::to_string(&output(
        input.doc,
        &input.text,
        &found,
    ))?)
}

/// The day that a record or a person names: a date, or a date with a time, of which the day counts as it is written; nothing
/// for an empty text.
pub fn day(text: &str) -> Result<Option<jiff::civil::Date>, jiff::Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // "2024-01-31T09:30:00Z", "2024-01-31 09:30"
    let timed = text
        .split_once(['T', 't', ' '])
        .filter(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()));
    timed.map_or(text, |(date, _)| date).parse().map(Some)
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
            denied: attribution.denied,
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
                question: time.question.map(Question::words),
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

/// Scores one line of text by its meaning: the highest of its sentences. An empty line scores nothing, and neither does one in
/// another language than English.
pub fn score(encoder: &Encoder, line: &str) -> Result<Scores, EncoderError> {
    let mut found = extract(line, &Passage::lines(line), None, language::of(line));
    deepen(encoder, line, &mut found)?;
    Ok(best(&found))
}

/// Scores one line of text by rules and linear weights, those that ship or others: the highest of its sentences.
pub fn score_with(model: &Model, line: &str) -> Scores {
    best(&extract_with(
        Some(model),
        line,
        &Passage::lines(line),
        None,
        language::of(line),
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
pub fn score_line(encoder: &Encoder, line: &str) -> Result<String, EncoderError> {
    let scores = score(encoder, line)?;
    Ok(format!("{}\t{}", scores.worth, scores.checkable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points_and_the_document_comes_back() {
        let line =
            r#"{"doc": {"n": 1.50}, "text": "Só é.\nÉ the “first” bridge.", "published": null}"#;
        let answer = answer(line, None).unwrap();
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
    fn a_date_that_can_be_read_two_ways_asks_which() {
        let time = |line: &str| {
            let json: serde_json::Value =
                serde_json::from_str(&answer(line, None).unwrap()).unwrap();
            let time = &json["times"][0];
            (time["value"].clone(), time["question"].clone())
        };
        let (value, question) =
            time(r#"{"text": "It was signed on 02/03/2024.", "language": "en"}"#);
        assert_eq!(value, serde_json::Value::Null);
        assert_eq!(question, "day or month first?");
        for (tag, value) in [("en-GB", "2024-03-02"), ("en-US", "2024-02-03")] {
            let line =
                format!(r#"{{"text": "It was signed on 02/03/2024.", "language": "{tag}"}}"#);
            assert_eq!(
                time(&line),
                (value.into(), serde_json::Value::Null),
                "{tag}"
            );
        }
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        let message = |line: &str| answer(line, None).unwrap_err().to_string();
        assert!(message("{}").contains("missing field `text`"));
        assert!(
            message(r#"{"text": "a", "published": "31 January"}"#)
                .contains("no date like 2024-01-31")
        );
    }

    #[test]
    fn the_day_may_be_missing_or_have_a_time() {
        for (text, want) in [
            ("", None),
            ("  ", None),
            ("2024-01-31", Some("2024-01-31")),
            ("2024-01-31T09:30:00Z", Some("2024-01-31")),
            ("2024-01-31T23:30:00+09:00", Some("2024-01-31")),
            ("2024-01-31 09:30", Some("2024-01-31")),
        ] {
            let found = day(text).unwrap().map(|day| day.to_string());
            assert_eq!(found.as_deref(), want, "{text}");
            assert!(
                answer(
                    &format!(r#"{{"text": "It rained today.", "published": "{text}"}}"#),
                    None
                )
                .is_ok()
            );
        }
        for text in [
            "2024-02-30",
            "yesterday",
            "2024-01-31T",
            "T10:00",
            "31/01/2024",
        ] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_record_may_say_its_language() {
        let read = |line: &str| -> serde_json::Value {
            serde_json::from_str(&answer(line, None).unwrap()).unwrap()
        };
        let said = read(r#"{"text": "Oll won 12 seats on 3 May 2021.", "language": "nl"}"#);
        assert_eq!(said["times"].as_array().unwrap().len(), 0);
        assert_eq!(said["sentences"][0]["checkable"], 0);
        let told = read(r#"{"text": "Oll won 12 seats on 3 May 2021."}"#);
        assert_eq!(told["times"].as_array().unwrap().len(), 1);
    }

    #[test]
    fn a_line_scores_as_its_best_sentence() {
        let encoder = Encoder::held().unwrap();
        let score = |line: &str| score(&encoder, line).unwrap();
        let best = score("It is the oldest bridge.");
        assert_eq!(score("Is it? It is the oldest bridge."), best);
        assert_eq!(score_line(&encoder, "").unwrap(), "0\t0");
    }
}
