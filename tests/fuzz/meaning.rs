//! Any sentence, and any file of weights.

use std::{borrow::Cow, sync::OnceLock};

use tickmark::{
    extract::jsonl::score,
    meaning::{Encoder, EncoderError, LONGEST, weights},
};

use super::targets::answer;

/// Sentences that are none.
pub fn sentences() -> Vec<Vec<u8>> {
    let texts = [
        "Unemployment in Marl fell to 4.1 percent in 2023, said Ana Ruiz.",
        "消息 in Tokyo 東京 🙂 ¼ ١٢٣ ไทย עברית",
        "co\u{ad}op\u{200b}erate \0 \u{202e}abc \u{feff}\u{fffd}",
        "e\u{301}\u{301}\u{301} ﬁnance Straße İı",
        "",
    ];
    let long = [
        "x".repeat(3000),
        "é ".repeat(3000),
        "[CLS] [SEP] [MASK] ##s".repeat(50),
    ];
    let all = texts.iter().map(|text| (*text).to_owned()).chain(long);
    all.map(String::into_bytes).collect()
}

/// A sentence has a few pieces, a direction and two scores, and the same ones twice.
pub fn sentence(bytes: &[u8]) -> u64 {
    static ENCODER: OnceLock<std::sync::Arc<Encoder>> = OnceLock::new();
    let encoder = ENCODER.get_or_init(|| Encoder::held().unwrap());
    let text = String::from_utf8_lossy(bytes);
    let pieces = encoder.pieces(&text).unwrap();
    assert!((2..=LONGEST).contains(&pieces.len()));
    let said = encoder.said(&text).unwrap();
    assert_eq!(said, encoder.said(&text).unwrap());
    let meaning = encoder.meaning(&text).unwrap();
    let length: f32 = meaning.numbers().iter().map(|one| one * one).sum();
    assert!((length - 1.0).abs() < 1e-3, "{length}");
    let scores = score(encoder, &text).unwrap();
    assert!(scores.worth <= 1000 && scores.checkable <= 1000);
    let kinds = pieces.iter().map(|piece| (piece % 97).to_string());
    answer(kinds.map(|kind| "p".repeat(kind.len())))
}

/// Files of weights: the beginning of the real one, and what is left of it.
pub fn files() -> Vec<Vec<u8>> {
    let whole = weights::BUILT_IN;
    let beginnings = [0, 8, 20, 24, 300, 5000];
    let cut = beginnings
        .into_iter()
        .filter_map(|length| whole.get(..length));
    cut.map(<[u8]>::to_vec).collect()
}

/// A file that is not the one that ships is refused before its network is looked at.
pub fn file(bytes: &[u8]) -> u64 {
    let refused = Encoder::read(Cow::Owned(bytes.to_vec())).unwrap_err();
    assert!(
        matches!(refused, EncoderError::Other | EncoderError::Damaged),
        "{refused}"
    );
    answer([refused.to_string()])
}
