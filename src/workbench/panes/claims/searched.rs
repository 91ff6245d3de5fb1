//! What claims are searched in: their words and what is written beside them, in lower case, read once per revision and only
//! once somebody searches.

use crate::{
    text::kin,
    workbench::desk::{ClaimRow, Desk},
};

/// What the claims on screen are searched in.
#[derive(Debug, Default)]
pub struct Searched {
    /// The revision of what is derived that it was read from.
    of: Option<u64>,
    /// By the claims' places. Lines, so that nothing is found across two things.
    texts: Vec<String>,
    /// What claims and their parts are called, likewise.
    labels: Vec<Vec<String>>,
}

impl Searched {
    /// Reads it, as far as it is not what was read last.
    pub fn read(&mut self, desk: &Desk<'_>) {
        let derived = desk.derived;
        let before = self.of.replace(derived.revision);
        let changed = before.and_then(|before| derived.changed_since(before));
        if let Some(changed) = changed {
            for &place in changed {
                let row = derived.claims.get(place);
                let Some(row) = row.filter(|_| place < self.texts.len()) else {
                    continue;
                };
                let (text, called) = words(desk, row);
                if let (Some(texts), Some(labels)) =
                    (self.texts.get_mut(place), self.labels.get_mut(place))
                {
                    (*texts, *labels) = (text, called);
                }
            }
            return;
        }
        let rows = derived.claims.iter();
        (self.texts, self.labels) = rows.map(|row| words(desk, row)).unzip();
    }

    /// Whether the claim in a place holds what is looked for, in lower case. What a claim is called finds that claim alone.
    pub fn holds(&self, place: usize, search: &str) -> bool {
        if search.is_empty() {
            return true;
        }
        if is_label(search) {
            let labels = self.labels.get(place).into_iter().flatten();
            return labels.into_iter().any(|label| label == search);
        }
        self.texts
            .get(place)
            .is_some_and(|text| text.contains(search))
    }
}

/// What a claim and its parts are searched in, and what they are called.
fn words(desk: &Desk<'_>, row: &ClaimRow) -> (String, Vec<String>) {
    let (session, derived) = (desk.session, desk.derived);
    let mut text = String::new();
    let mut called = Vec::new();
    let pieces = derived.pieces(row.id).iter().map(|piece| piece.id);
    for id in std::iter::once(row.id).chain(pieces) {
        called.push(derived.names.label(session, id).to_lowercase());
        let Some(claim) = session.claims.get(id) else {
            continue;
        };
        let by = claim.attribution.iter();
        let said = by.flat_map(|by| [&by.source, &by.through, &by.guess]);
        let quotes = claim.anchors.values().map(|anchor| &anchor.exact);
        let own = [
            &claim.statement,
            &claim.rationale,
            &claim.note,
            &claim.conclusion,
        ];
        let cited = derived.cited.evidence_of(session, id).into_iter();
        let cited = cited.flat_map(|(_, one)| {
            let source = session.source(one.source);
            [Some(&one.extract), source.map(|source| &source.title)]
        });
        let all = own.into_iter().chain(quotes).chain(said);
        for words in all.chain(cited.flatten()).filter(|words| !words.is_empty()) {
            text.push_str(&kin(words));
            text.push('\n');
        }
    }
    (text, called)
}

/// Whether words are what a claim is called: "f12", "f4a", "f12·k3".
fn is_label(words: &str) -> bool {
    let Some(rest) = words.strip_prefix('f') else {
        return false;
    };
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = digits.trim_start_matches(|c: char| c.is_ascii_lowercase());
    digits.len() < rest.len() && (after.is_empty() || after.starts_with('·'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_claim_is_called_is_told_from_words() {
        for label in ["f1", "f12", "f4a", "f4ab", "f12·k3"] {
            assert!(is_label(label), "{label}");
        }
        for words in ["f", "fa", "ferry", "12", "f12 rose", "f-12", ""] {
            assert!(!is_label(words), "{words}");
        }
    }
}
