//! Scores by meaning: what rules, linear model and encoder together make of a sentence.
//!
//! Slower by three orders of magnitude than they are, and better at both questions: it runs after them, for whoever can wait, and
//! says nothing about why. Signals and reasons stay what they are.

use super::{Extraction, LINE, Scores, score};
use crate::{
    meaning::{Encoder, EncoderError},
    session::{self, ToWeigh, Weighed, Weighing},
    text::{CodePoints, Span},
};

/// What rules, linear model and encoder together have to say of *worth*, in thousandths, for the answer to be yes. The encoder's part
/// is added as it is: of all shares that ranks the sentences of debates best that neither was trained on (average precision .829; .824
/// by the encoder alone, .757 without it). All were trained with yes and no weighing the same, though of the sentences of a debate three
/// in four are worth no check; here the F1 of yes is highest in those debates. `training/lines.py` prints these figures.
const WORTH_FROM: i32 = 300;

/// Of what the encoder says of *checkable*, so much is added to what the others say: one part of this. In those debates it is spread
/// three to five times as wide as theirs, so that with this part both weigh alike. The line is the one of rules and linear model, which knows that articles hold more facts than
/// debates.
const CHECKABLE_PART: i32 = 4;

/// The scores of one sentence by its meaning, with the line at [`LINE`] as everywhere; `first` holds what rules and linear model say.
pub fn scores(encoder: &Encoder, first: Scores, sentence: &str) -> Result<Scores, EncoderError> {
    let said = encoder.said(sentence)?;
    let checkable = score::points_of(first.checkable) + said.checkable / CHECKABLE_PART;
    let worth = score::points_of(first.worth) + said.worth;
    Ok(Scores {
        checkable: score::squash(checkable),
        worth: score::squash(worth - WORTH_FROM),
        wording: first.wording,
    })
}

/// Scores every sentence again that was scored; those of another language than English, and lines that assert nothing, were not.
pub fn deepen(encoder: &Encoder, text: &str, found: &mut Extraction) -> Result<(), EncoderError> {
    for sentence in &mut found.sentences {
        if sentence.scores == Scores::default() {
            continue;
        }
        sentence.scores = scores(encoder, sentence.scores, sentence.span.of(text))?;
        sentence.suggested = sentence.prose && sentence.scores.checkable >= LINE;
    }
    Ok(())
}

/// What a session is told of a suggestion that waits for it.
pub fn weighing(encoder: &Encoder, one: &ToWeigh) -> Result<Weighing, EncoderError> {
    let weighed = weighed(encoder, (one.worth, one.checkable), &one.words)?;
    Ok(Weighing {
        claim: one.claim,
        worth: weighed.worth,
        checkable: weighed.checkable,
    })
}

/// What a session keeps of the scores of a sentence that had others (worth, checkable) at first.
fn weighed(
    encoder: &Encoder,
    (worth, checkable): (i64, i64),
    sentence: &str,
) -> Result<Weighed, EncoderError> {
    let score = |score: i64| u16::try_from(score).unwrap_or(LINE);
    let first = Scores {
        checkable: score(checkable),
        worth: score(worth),
        ..Scores::default()
    };
    let Scores {
        checkable, worth, ..
    } = scores(encoder, first, sentence)?;
    Ok(Weighed {
        weights: encoder.number().into(),
        worth: worth.into(),
        checkable: checkable.into(),
    })
}

/// Weighs suggestions that are in no session yet, and their parts. `points` is the index of `text`.
pub fn weigh(
    encoder: &Encoder,
    text: &str,
    points: &CodePoints,
    suggestions: &mut [session::Suggestion],
) -> Result<(), EncoderError> {
    for one in suggestions {
        let span = points.to_span(text, one.start, one.end);
        let words = span.map_or("", |span: Span| span.of(text));
        let words = if one.statement.is_empty() {
            words
        } else {
            &one.statement
        };
        one.weighed = Some(weighed(encoder, (one.worth, one.checkable), words)?);
        weigh(encoder, text, points, &mut one.parts)?;
    }
    Ok(())
}
