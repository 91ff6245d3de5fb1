//! The JSON records of `tickmark passages --jsonl` and `tickmark cover --jsonl`: one object a line in, one out.
//!
//! `id` is any JSON value and comes back untouched. Places out are code points of the claim, half-open.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{
    cover::uncovered,
    passages::{Passages, by_meaning},
};
use crate::{
    meaning::{Encoder, EncoderError},
    text::CodePoints,
};

/// Why a line could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no JSON object with the expected fields.
    #[error("not a record like {{\"id\": …, \"claim\": \"…\", \"sentences\": [\"…\"]}}: {0}")]
    Json(#[from] serde_json::Error),
    /// The encoder does not answer.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
}

#[derive(Deserialize)]
struct Input<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    claim: String,
    #[serde(default)]
    title: Option<String>,
    sentences: Vec<String>,
}

impl Input<'_> {
    fn sentences(&self) -> Vec<&str> {
        self.sentences.iter().map(String::as_str).collect()
    }
}

#[derive(Debug, Serialize)]
struct Found<'a> {
    id: Option<&'a RawValue>,
    hits: Vec<HitRecord>,
}

#[derive(Debug, Serialize)]
struct HitRecord {
    sentence: usize,
    score: f32,
}

#[derive(Debug, Serialize)]
struct Covered<'a> {
    id: Option<&'a RawValue>,
    spans: Vec<(usize, usize)>,
}

/// Answers one line of `passages --jsonl` with one line, without a line feed: all sentences that bear on the claim at all, best first.
/// Without an encoder they are ranked by words alone.
pub fn passages(line: &str, encoder: Option<&Encoder>) -> Result<String, RecordError> {
    let input: Input<'_> = serde_json::from_str(line)?;
    let mut index = Passages::default();
    index.add(input.sentences());
    let title = input.title.as_deref().unwrap_or_default();
    let mut hits = index.bearing_on(&input.claim, title, usize::MAX);
    if let Some(encoder) = encoder {
        let claim = encoder.meaning(&input.claim)?;
        let mut failed = None;
        by_meaning(&mut hits, |hit| {
            let meaning = encoder.meaning(input.sentences.get(hit.sentence)?);
            meaning
                .map(|meaning| meaning.likeness(&claim))
                .map_err(|error| failed = Some(error))
                .ok()
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    let hits = hits.into_iter().map(|hit| HitRecord {
        sentence: hit.sentence,
        score: hit.score,
    });
    Ok(serde_json::to_string(&Found {
        id: input.id,
        hits: hits.collect(),
    })?)
}

/// Answers one line of `cover --jsonl` with one line, without a line feed: the places of the claim that the sentences do not cover.
pub fn cover(line: &str) -> Result<String, RecordError> {
    let input: Input<'_> = serde_json::from_str(line)?;
    let points = CodePoints::new(&input.claim);
    let found = uncovered(&input.claim, &input.sentences());
    let spans = found
        .iter()
        .filter_map(|one| points.from_span(&input.claim, one.span));
    Ok(serde_json::to_string(&Covered {
        id: input.id,
        spans: spans.collect(),
    })?)
}
